// The YAML beside the page: errors are underlined where they are, and saving writes the file.
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { html, ask, words } from "./util.js";

export function Text({ model, state, opened, draft, setDraft, setOpened, line, setLine, values, change }) {
  const now = draft || opened;
  const [said, setSaid] = useState(null);
  const [at, setAt] = useState(1);
  const area = useRef(null);
  const back = useRef(null);
  const timer = useRef(0);
  const [text, setText] = useState(now.text);
  useEffect(() => setText(now.text), [now.text]);
  useEffect(() => {
    if (!line || !area.current) return;
    const lines = text.split("\n");
    const start = lines.slice(0, line - 1).reduce((n, l) => n + l.length + 1, 0);
    area.current.focus({ preventScroll: true });
    area.current.setSelectionRange(start, start + lines[line - 1].length);
    area.current.scrollTop = Math.max(0, (line - 4) * height(area.current));
    setAt(line);
    setLine(null);
  }, [line]);
  const edit = (next) => {
    setText(next);
    setSaid(null);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      ask("api/read", { scenario: state.scenario, text: next }).then((read) => setDraft(read), (e) => setSaid(e.message));
    }, 300);
  };
  const save = async () => {
    clearTimeout(timer.current);
    try {
      const saved = await ask("api/save", { scenario: state.scenario, text, base: opened.version });
      setOpened(saved);
      setDraft(null);
      setSaid("Saved.");
    } catch (e) {
      setSaid(e.message);
    }
  };
  const put = async () => {
    try {
      const edited = await ask("api/values", { scenario: state.scenario, text, values });
      setDraft(edited);
      change({ values: {} });
      setSaid("The values are in the text now; nothing is saved yet.");
    } catch (e) {
      setSaid(e.message);
    }
  };
  const mistakes = draft ? draft.mistakes : opened.mistakes;
  const errors = mistakes.filter((m) => !m.warning);
  const lines = text.split("\n");
  const changed = text !== opened.text;
  const count = Object.keys(values).length;
  return html`<section class="text" aria-label="Text">
    <div class="bar"><h2 class="view-title">${words(state.scenario.replace(/.*\//, ""))}</h2>
      <div class="controls">
        ${count > 0 && html`<button onClick=${put}>Put the ${count} moved ${count === 1 ? "value" : "values"} into the text</button>`}
        ${changed && html`<button onClick=${() => { setDraft(null); setText(opened.text); setSaid(null); }}>Back to the file</button>`}
        <button class="primary" disabled=${!changed || errors.length > 0} onClick=${save}>Save</button>
      </div></div>
    <p role="status" class="said">${said || (errors.length ? errors.length + (errors.length === 1 ? " mistake" : " mistakes") + "; verdicts are those of the last text without any."
      : changed ? "Edited: verdicts are those of this text. The file is as it was." : "This is the file.")}</p>
    <div class="editor">
      <pre class="gutter" aria-hidden="true" ref=${(g) => g && back.current && (g.scrollTop = back.current.scrollTop)}>${lines.map((_, k) => html`<span class=${mistakes.some((m) => m.line === k + 1 && !m.warning) ? "wrong" : at === k + 1 ? "at" : ""}>${k + 1}${"\n"}</span>`)}</pre>
      <div class="sheet">
        <pre class="back" aria-hidden="true" ref=${back}>${lines.map((l, k) => html`<${Line} key=${k} text=${l} marks=${mistakes.filter((m) => m.line === k + 1)} />`)}${"\n"}</pre>
        <textarea ref=${area} spellcheck=${false} wrap="off" aria-label="Text of the scenario" aria-describedby="mistakes" value=${text}
          onInput=${(e) => edit(e.target.value)}
          onScroll=${(e) => scrolled(e.target, back.current)}
          onKeyUp=${(e) => setAt(text.slice(0, e.target.selectionStart).split("\n").length)}
          onClick=${(e) => setAt(text.slice(0, e.target.selectionStart).split("\n").length)}></textarea>
      </div>
    </div>
    <ul id="mistakes" class="mistakes">${mistakes.slice(0, 40).map((m) => html`<li class=${m.warning ? "warning" : "error"}>
      <button class="plain" onClick=${() => setLine(Math.max(1, m.line))}>line ${m.line}</button> ${m.sentence}
      ${m.hint && html` <em>${m.hint}</em>`} <small>${m.code}</small></li>`)}</ul>
  </section>`;
}

const height = (area) => parseFloat(getComputedStyle(area).lineHeight);

function scrolled(area, back) {
  back.scrollTop = area.scrollTop;
  back.scrollLeft = area.scrollLeft;
  area.closest(".editor").querySelector(".gutter").scrollTop = area.scrollTop;
}

const TOKENS = /^(\s*(?:- )?)([\w.]+)(:)(.*)$/;

/** One line with its keys and comments coloured and its mistakes underlined. */
function Line({ text, marks }) {
  const m = marks.find((each) => each.column > 0);
  if (m) {
    const chars = Array.from(text);
    const from = m.column - 1;
    const to = Math.min(chars.length, from + Math.max(1, m.length));
    return html`${chars.slice(0, from).join("")}<span class=${m.warning ? "squiggle soft" : "squiggle"}>${chars.slice(from, to).join("") || " "}</span>${chars.slice(to).join("")}${"\n"}`;
  }
  if (/^\s*#/.test(text)) return html`<i>${text}</i>${"\n"}`;
  const parts = TOKENS.exec(text);
  if (!parts) return html`${text}${"\n"}`;
  return html`${parts[1]}<b>${parts[2]}</b>${parts[3]}${parts[4]}${"\n"}`;
}
