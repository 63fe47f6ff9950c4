// The assumptions: one slider per number, with its range, its source, and where it turns the claim that is looked at.
import { useState } from "./vendor/hooks.mjs";
import { html, brief, shown, snap, stepOf, words } from "./util.js";

export function Assumptions({ model, state, known, values, stated, set, change, close, goTo }) {
  const [search, setSearch] = useState("");
  const judged = known.judged[state.claim];
  const claim = model.claims.find((c) => c.id === state.claim);
  const flips = Object.fromEntries(((judged && judged.flips) || []).map((f) => [f.uncertainty, f]));
  const found = model.uncertainties.filter((u) => !search || (u.name + " " + (u.why || "")).toLowerCase().includes(search.toLowerCase()));
  const order = ((judged && judged.flips) || []).map((f) => f.uncertainty);
  const turning = found.filter((u) => flips[u.name]).sort((a, b) => a.onOff - b.onOff || order.indexOf(a.name) - order.indexOf(b.name));
  const rest = found.filter((u) => !flips[u.name]);
  const groups = [
    ["These turn the selected claim", turning, true],
    ["Numbers with a range", rest.filter((u) => !u.onOff && u.high > u.low), true],
    ["Mechanisms, on or off", rest.filter((u) => u.onOff), true],
    ["Numbers without a range", rest.filter((u) => !u.onOff && !(u.high > u.low)), false],
  ].filter(([, all]) => all.length > 0);
  const sources = Object.fromEntries(model.sources.map((s) => [s.key, s.title]));
  return html`
    <div class="aside-head"><h2>Assumptions</h2>
      <button class="close plain" onClick=${close}>Close</button></div>
    ${claim && html`<p class="for">Marks on the tracks show where <b>${words(claim.id)}</b> turns.</p>`}
    <input type="search" placeholder="Find an assumption" aria-label="Find an assumption" value=${search}
      onInput=${(e) => setSearch(e.target.value)} />
    ${Object.keys(values).length > 0 && html`<button class="plain" onClick=${() => change({ values: {} })}>Reset all ${Object.keys(values).length}</button>`}
    ${groups.map(([label, all, open]) => html`<details class="group" key=${label} open=${open || search !== ""}>
      <summary>${label} <small>${all.length}</small></summary>
      <ul>${all.map((u) => html`<${Number_} key=${u.name} u=${u} value=${u.name in values ? values[u.name] : stated[u.name]}
        stated=${stated[u.name]} moved=${u.name in values} flip=${flips[u.name]} set=${set} source=${sources[u.source]} goTo=${goTo} />`)}</ul>
    </details>`)}
    ${found.length === 0 && html`<p class="empty">Nothing is called that.</p>`}`;
}

function Number_({ u, value, stated, moved, flip, set, source, goTo }) {
  const id = "u-" + u.name;
  const put = (x) => set(u.name, x === stated ? null : x);
  const mark = u.assumed
    ? html`<span class="mark assumed" title="No source is cited for this number">assumed</span>`
    : html`<span class="mark" title=${source || ""}>${u.source}</span>`;
  const head = html`<div class="number-head">
    <label for=${id}>${words(u.name)}</label>${mark}
    ${moved && html`<button class="plain undo" aria-label=${"Reset " + words(u.name)} onClick=${() => set(u.name, null)}>reset</button>`}</div>`;
  const why = html`<details class="why"><summary>why</summary><p>${u.why || "No reason is given."}${u.unit ? html` <i>Unit: ${u.unit}.</i>` : ""}
    ${" "}${source ? html`Source: ${source}.` : ""} <button class="plain" onClick=${() => goTo(u.line)}>line ${u.line}</button></p></details>`;
  if (u.onOff) {
    return html`<li class=${"number on-off" + (moved ? " moved-number" : "")}>${head}
      <button id=${id} role="switch" aria-checked=${value} class="toggle" onClick=${() => put(!value)}><i></i>${value ? "on" : "off"}</button>
      ${flip && html`<p class="flip-note">Switched, it turns the claim ${flip.toward ? "true" : "false"}.</p>`}${why}</li>`;
  }
  if (!(u.high > u.low)) {
    return html`<li class=${"number" + (moved ? " moved-number" : "")}>${head}
      <input id=${id} type="number" step="any" value=${value} onChange=${(e) => typed(e, put)} />${why}</li>`;
  }
  const share = (x) => Math.min(1, Math.max(0, (x - u.low) / (u.high - u.low)));
  return html`<li class=${"number" + (moved ? " moved-number" : "")}>${head}
    <div class="track">
      <svg viewBox="0 0 100 20" preserveAspectRatio="none" aria-hidden="true">
        <rect class="ground" x="0" y="8.5" width="100" height="3" rx="1" />
        ${flip && html`<rect class=${"beyond " + flip.toward} x=${flip.at > flip.stated ? share(flip.at) * 100 : 0} y="8.5"
          width=${(flip.at > flip.stated ? 1 - share(flip.at) : share(flip.at)) * 100} height="3" />`}
        <line class="stated" x1=${share(stated) * 100} x2=${share(stated) * 100} y1="4" y2="16" />
        ${flip && html`<line class="flip" x1=${share(flip.at) * 100} x2=${share(flip.at) * 100} y1="1" y2="19" />`}
      </svg>
      <input id=${id} type="range" min=${u.low} max=${u.high} step=${u.integer ? 1 : "any"} value=${value}
        aria-valuetext=${shown(value) + (u.unit ? " " + u.unit : "")}
        onInput=${(e) => put(snap(u, Number(e.target.value)))}
        onKeyDown=${(e) => step(e, u, value, put)} />
    </div>
    <div class="ends"><span>${brief(u.low)}</span>
      <input type="number" class="exact" step="any" value=${Number(Number(value).toPrecision(6))} aria-label=${words(u.name) + ", exact value"}
        onChange=${(e) => typed(e, put)} />
      <span>${brief(u.high)}</span></div>
    ${flip && html`<p class="flip-note">turns ${flip.toward ? "true" : "false"} at <b>${shown(flip.at)}</b>
      ${" "}<button class="plain" onClick=${() => put(flip.other)}>go past it</button></p>`}
    ${why}</li>`;
}

function typed(e, put) {
  const x = Number(e.target.value);
  if (e.target.value !== "" && Number.isFinite(x)) put(x);
}

/** One arrow key is one step of the number, ten with page keys. */
function step(e, u, value, put) {
  const by = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[e.key];
  if (!by) return;
  e.preventDefault();
  if (u.points.length) {
    const at = u.points.indexOf(snap(u, value));
    put(u.points[Math.min(u.points.length - 1, Math.max(0, at + Math.sign(by)))]);
  } else {
    put(snap(u, value + by * stepOf(u)));
  }
}
