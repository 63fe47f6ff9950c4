// The page: what is known about the scenario, what the reader has changed, and which view shows it.
import { render } from "./vendor/preact.mjs";
import { useCallback, useEffect, useMemo, useRef, useState } from "./vendor/hooks.mjs";
import { CLIENT, html, ask, words } from "./util.js";
import * as address from "./state.js";
import { Engine } from "./engine.js";
import { Claims, Strip } from "./claims.js";
import { Assumptions } from "./assumptions.js";
import { Standoff } from "./standoff.js";
import { Time } from "./time.js";
import { RegionMap } from "./map.js";
import { Compare } from "./compare.js";
import { Play } from "./play.js";
import { Text } from "./text.js";

const VIEWS = [
  ["claims", "Claims"], ["standoff", "Standoff"], ["time", "Over time"], ["map", "Map"],
  ["compare", "Compare"], ["play", "Play"], ["text", "Text"],
];

let baseTurn = 0;

function App() {
  const [names, setNames] = useState([]);
  const [state, setState] = useState(address.read());
  const [opened, setOpened] = useState(null);
  const [draft, setDraft] = useState(null);
  const [base, setBase] = useState({});
  const [known, setKnown] = useState({ standing: {}, judged: {}, searching: [], busy: "standing" });
  const [trouble, setTrouble] = useState(null);
  const [line, setLine] = useState(null);
  const [showing, setShowing] = useState(false);
  const engine = useRef(null);

  const change = useCallback((more) => setState((s) => ({ ...s, ...more })), []);
  useEffect(() => address.write(state), [state]);
  useEffect(() => {
    const moved = () => setState((s) => {
      const next = address.read();
      return { ...next, scenario: next.scenario || s.scenario };
    });
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => {
    ask("api/scenarios").then((all) => {
      setNames(all);
      setState((s) => (all.some((a) => a.name === s.scenario) ? s : { ...s, scenario: all[0].name }));
    }, setTrouble);
  }, []);
  useEffect(() => {
    if (!names.length || !names.some((a) => a.name === state.scenario)) return;
    setOpened(null);
    setDraft(null);
    setTrouble(null);
    ask("api/scenarios/" + encodeURIComponent(state.scenario)).then(setOpened, setTrouble);
  }, [names, state.scenario]);

  const current = draft && draft.model ? draft : opened;
  const model = current && current.model;
  const text = draft && draft.model && draft.text !== opened.text ? draft.text : undefined;
  const values = useMemo(() => known_values(model, state.values), [model, state.values]);
  const variant = model && state.variant && model.variants.some((v) => v.name === state.variant) ? state.variant : null;
  const stated = useMemo(() => statedBy(model, variant), [model, variant]);
  const question = useMemo(
    () => model && { scenario: state.scenario, text, variant, values },
    [model, state.scenario, text, variant, JSON.stringify(values)],
  );
  const moved = Object.keys(values).length > 0;

  useEffect(() => {
    engine.current = new Engine((news) => {
      if (news.standing && Object.keys(news.question.values).length === 0) {
        setBase((b) => ({ ...b, ...byId(news.standing) }));
      }
      setKnown((k) => take(k, news));
    });
    return () => engine.current.close();
  }, []);
  useEffect(() => {
    if (!question) return;
    setKnown((k) => ({ ...k, judged: {}, searching: [] }));
    engine.current.ready = false;
    engine.current.set(question, state.claim, !moved);
  }, [question]);
  useEffect(() => {
    if (engine.current) engine.current.select(state.claim);
  }, [state.claim]);
  // What was true at the stated values, where the page was opened at others.
  useEffect(() => {
    if (!question || !moved || Object.keys(base).length) return;
    ask("api/standing", { ...question, values: {}, client: CLIENT, side: "base", turn: ++baseTurn })
      .then((all) => setBase(byId(all)), () => {});
  }, [question]);
  useEffect(() => setBase({}), [state.scenario, variant, text]);
  useEffect(() => {
    document.title = model ? model.title + " · Parley" : "Parley";
  }, [model]);

  const set = useCallback((name, value) => setState((s) => {
    const next = { ...s.values };
    if (value === null) delete next[name];
    else next[name] = value;
    return { ...s, values: next };
  }), []);
  const goTo = useCallback((at) => {
    setLine(at);
    change({ view: "text" });
  }, []);

  if (trouble) return html`<main class="starting" role="alert"><p>${trouble.message}</p></main>`;
  if (!opened) return html`<p class="starting">Opening the workbench…</p>`;
  const shared = { model, state, change, known, base, values, stated, set, question, goTo, engine: engine.current, moved };
  const view = model ? state.view : "text";
  return html`
    <a class="skip" href="#main" onClick=${(e) => { e.preventDefault(); document.getElementById("main").focus(); }}>To the content</a>
    <${Head} ...${shared} names=${names} opened=${current} variant=${variant} />
    <nav class="views" aria-label="Views">
      ${VIEWS.map(([key, label]) => html`<button key=${key} aria-current=${view === key ? "page" : null}
        disabled=${!model && key !== "text"} onClick=${() => change({ view: key })}>${label}</button>`)}
    </nav>
    ${model && html`<button class="show-assumptions" aria-expanded=${showing} aria-controls="assumptions"
      onClick=${() => setShowing(!showing)}>Assumptions${moved ? " · " + Object.keys(values).length + " moved" : ""}</button>`}
    <div class=${"desk" + (view === "text" ? " wide" : "")}>
      <main id="main" tabindex="-1">
        ${known.failure && html`<div class="failure" role="alert"><p>${known.failure.message}</p>
          ${known.failure.mistakes.slice(0, 3).map((m) => m.hint && html`<p>${m.hint}</p>`)}</div>`}
        ${view === "claims" && html`<${Claims} ...${shared} />`}
        ${view === "standoff" && html`<${Standoff} ...${shared} />`}
        ${view === "time" && html`<${Time} ...${shared} />`}
        ${view === "map" && html`<${RegionMap} ...${shared} />`}
        ${view === "compare" && html`<${Compare} ...${shared} />`}
        ${view === "play" && html`<${Play} ...${shared} />`}
        ${view === "text" && html`<${Text} ...${shared} opened=${opened} draft=${draft} setDraft=${setDraft}
          setOpened=${setOpened} line=${line} setLine=${setLine} />`}
      </main>
      ${model && html`<aside id="assumptions" class=${showing ? "open" : ""} aria-label="Assumptions">
        <${Assumptions} ...${shared} close=${() => setShowing(false)} />
      </aside>`}
    </div>
    <footer><p>Verdicts are about this model and its numbers, not about the world they are taken from.</p></footer>`;
}

function Head({ model, state, change, names, opened, variant, known, base, moved, values }) {
  const turned = model ? model.claims.filter((c) => turnedFrom(base[c.id], known.standing[c.id])).length : 0;
  return html`<header class="top">
    <div class="brand"><img src="icon.svg" alt="" width="26" height="26" /><span>Parley</span>
      ${names.length > 1 && html`<label class="pick">Scenario
        <select value=${state.scenario} onChange=${(e) => change({
          scenario: e.target.value, claim: null, values: {}, variant: null, other: null, otherVariant: null, policies: null, chart: null, x: null, y: null,
        })}>
          ${names.map((n) => html`<option value=${n.name}>${n.title || n.name}</option>`)}
        </select></label>`}
      ${model && model.variants.length > 0 && html`<label class="pick">Variant
        <select value=${variant || ""} onChange=${(e) => change({ variant: e.target.value || null })}>
          <option value="">as stated</option>
          ${model.variants.map((v) => html`<option value=${v.name}>${words(v.name)}</option>`)}
        </select></label>`}
      <span class="working" role="status">${known.busy === "standing" ? "solving…"
        : known.busy === "verdicts" ? "certifying…" : known.busy === "flips" ? "looking for flips…" : ""}</span>
    </div>
    <h1>${model ? model.title : opened.scenario}</h1>
    ${model && html`<p class="facts">${model.players.map((p) => p.name).join(", ")} ·
      ${" "}${model.horizon === null ? "no last " + model.period : model.horizon + " " + model.period + (model.horizon === 1 ? "" : "s")}
      ${" · "}${model.uncertainties.length} uncertain numbers, <b>${model.uncertainties.filter((u) => u.assumed).length} of them assumed</b>
      ${" · "}${model.claims.length} claims</p>`}
    ${model && html`<${Strip} model=${model} known=${known} base=${base} state=${state} change=${change} />`}
    ${moved && html`<p class="moved"><b>${Object.keys(values).length}</b> ${Object.keys(values).length === 1 ? "assumption" : "assumptions"} moved,
      ${" "}<b>${turned}</b> ${turned === 1 ? "claim" : "claims"} turned.
      ${" "}<button class="plain" onClick=${() => change({ values: {} })}>Back to the stated values</button></p>`}
  </header>`;
}

/** Whether a claim stands otherwise than at the stated values. */
export function turnedFrom(before, now) {
  return Boolean(before && now && before.truth !== null && now.truth !== null && before.truth !== now.truth);
}

const byId = (all) => Object.fromEntries(all.map((c) => [c.id, c]));

function take(k, news) {
  const next = { ...k };
  if (news.standing) next.standing = { ...k.standing, ...byId(news.standing) };
  if (news.judged) {
    next.judged = { ...k.judged };
    for (const claim of news.judged) {
      const before = next.judged[claim.id];
      if (!before || !before.flipsSearched || claim.flipsSearched) next.judged[claim.id] = claim;
    }
  }
  if (news.searching) next.searching = [...k.searching, news.searching];
  if (news.searched) next.searching = k.searching.filter((id) => id !== news.searched);
  for (const key of ["busy", "failure", "whole", "millis"]) if (key in news) next[key] = news[key];
  return next;
}

/** The values in the address that this model knows and can take. */
function known_values(model, values) {
  const result = {};
  if (!model) return result;
  for (const u of model.uncertainties) {
    if (!(u.name in values)) continue;
    const value = values[u.name];
    if (u.onOff ? typeof value === "boolean" : Number.isFinite(value)) result[u.name] = value;
  }
  return result;
}

/** The values that hold where nobody has moved anything: the file's, with the variant's over them. */
function statedBy(model, variant) {
  const result = {};
  if (!model) return result;
  const over = (model.variants.find((v) => v.name === variant) || { values: {} }).values;
  for (const u of model.uncertainties) {
    const value = u.name in over ? over[u.name] : u.value;
    result[u.name] = u.onOff ? value !== 0 : value;
  }
  return result;
}

render(html`<${App} />`, document.getElementById("app"));
