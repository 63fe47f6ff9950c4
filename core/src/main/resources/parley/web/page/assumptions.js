// The assumptions: one slider per number, with its range, its source, and where it turns the claim that is looked at.
import { useEffect, useRef, useState } from "./vendor/hooks.mjs";
import { html, brief, shown, snap, stepOf, words } from "./util.js";

export function Assumptions({ model, state, known, values, stated, set, change, close, goTo }) {
  const [search, setSearch] = useState("");
  const [arranged, setArranged] = useState({ claim: null, names: [] });
  const box = useRef(null);
  const claim = model.claims.find((c) => c.id === state.claim);
  const mark = claim && known.marks[claim.id];
  const flips = Object.fromEntries(((mark && mark.flips) || []).map((f) => [f.uncertainty, f]));
  const fresh = Boolean(claim && (known.judged[claim.id] || {}).flipsSearched);
  // Sliders change places only where no hand is on one of them.
  useEffect(() => {
    if (mark && arranged.claim !== state.claim && !box.current.contains(document.activeElement)) arrange();
  }, [mark, state.claim]);
  const arrange = () => setArranged({ claim: state.claim, names: mark.flips.map((f) => f.uncertainty) });
  const order = arranged.claim === state.claim ? arranged.names : [];
  const unplaced = Object.keys(flips).filter((name) => !order.includes(name)).length;
  const found = model.uncertainties.filter((u) => !search || (u.name + " " + (u.why || "")).toLowerCase().includes(search.toLowerCase()));
  const turning = found.filter((u) => order.includes(u.name)).sort((a, b) => a.onOff - b.onOff || order.indexOf(a.name) - order.indexOf(b.name));
  const rest = found.filter((u) => !order.includes(u.name));
  const groups = [
    ["turning", "These turn the selected claim", turning, true],
    ["ranged", "Numbers with a range", rest.filter((u) => !u.onOff && u.high > u.low), true],
    ["switches", "Mechanisms, on or off", rest.filter((u) => u.onOff), true],
    ["fixed", "Numbers without a range", rest.filter((u) => !u.onOff && !(u.high > u.low)), false],
  ].filter(([, , all]) => all.length > 0);
  const sources = Object.fromEntries(model.sources.map((s) => [s.key, s.title]));
  // A flip is still where it was found as long as no other number has moved since.
  const stale = (u) => mark && !fresh && !sameBut(u.name, values, mark.at);
  return html`<div ref=${box}>
    <div class="aside-head"><h2>Assumptions</h2>
      <button class="close plain" onClick=${close}>Close</button></div>
    ${claim && html`<p class="for">Marks on the tracks show where <b>${words(claim.id)}</b> turns.
      ${unplaced > 0 && html` <button class="plain" onClick=${arrange}>Put those first</button>`}</p>`}
    <input type="search" placeholder="Find an assumption" aria-label="Find an assumption" value=${search}
      onInput=${(e) => setSearch(e.target.value)} />
    ${Object.keys(values).length > 0 && html`<button class="plain" onClick=${() => change({ values: {} })}>Reset all ${Object.keys(values).length}</button>`}
    ${groups.map(([key, label, all, open]) => html`<details class="group" key=${key} open=${open || search !== ""}>
      <summary>${label} <small>${all.length}</small></summary>
      <ul>${all.map((u) => html`<${Number_} key=${u.name} u=${u} value=${u.name in values ? values[u.name] : stated[u.name]}
        stated=${stated[u.name]} moved=${u.name in values} flip=${flips[u.name]} stale=${stale(u)}
        idle=${fresh && order.includes(u.name) && !flips[u.name]} set=${set} source=${sources[u.source]} goTo=${goTo} />`)}</ul>
    </details>`)}
    ${found.length === 0 && html`<p class="empty">Nothing is called that.</p>`}</div>`;
}

/** Whether two sets of moved values agree on every number but one. */
function sameBut(name, a, b) {
  return [...Object.keys(a), ...Object.keys(b)].every((k) => k === name || a[k] === b[k]);
}

function Number_({ u, value, stated, moved, flip, stale, idle, set, source, goTo }) {
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
      ${flip && html`<p class=${"flip-note" + (stale ? " stale" : "")}>Switched, it turns the claim ${flip.toward ? "true" : "false"}.</p>`}${why}</li>`;
  }
  if (!(u.high > u.low)) {
    return html`<li class=${"number" + (moved ? " moved-number" : "")}>${head}
      <input id=${id} type="number" step="any" value=${value} onChange=${(e) => typed(e, put)} />${why}</li>`;
  }
  const share = (x) => Math.min(1, Math.max(0, (x - u.low) / (u.high - u.low)));
  return html`<li class=${"number" + (moved ? " moved-number" : "")}>${head}
    <div class=${"track" + (stale ? " stale" : "")}>
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
    ${flip && html`<p class=${"flip-note" + (stale ? " stale" : "")}>${stale ? "turned" : "turns"} ${flip.toward ? "true" : "false"} at <b>${shown(flip.at)}</b>
      ${" "}${stale ? html`<small>before others moved</small>` : html`<button class="plain" onClick=${() => put(flip.other)}>go past it</button>`}</p>`}
    ${idle && html`<p class="flip-note idle">turns nothing where the others are now</p>`}
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
