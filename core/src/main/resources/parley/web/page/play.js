// One side against the others' equilibrium play: what each move was worth, and what the equilibrium would have done.
import { useEffect, useState } from "./vendor/hooks.mjs";
import { CLIENT, html, ask, percent, shown, words } from "./util.js";

let turn = 0;

export function Play({ model, state, change, question }) {
  const side = model.players.some((p) => p.id === state.side) ? state.side : null;
  const moves = (state.play || "").split(".").filter(Boolean).map(Number);
  const policy = model.policies.some((p) => p.name === state.playPolicy) ? state.playPolicy : "";
  const precision = Number(state.precision) > 0 ? Number(state.precision) : null;
  const seed = Number(state.seed) || 1;
  const [played, setPlayed] = useState(null);
  const [failure, setFailure] = useState(null);
  const [waiting, setWaiting] = useState(false);
  const key = JSON.stringify([question, side, moves, policy, precision, seed]);
  useEffect(() => {
    if (!side) return undefined;
    let gone = false;
    setWaiting(true);
    ask("api/play", { ...question, client: CLIENT, side: "play", turn: ++turn, player: side, policy, precision, seed, moves })
      .then((p) => { if (!gone) { setPlayed(p); setFailure(null); setWaiting(false); } },
        (e) => { if (!gone && !e.stale) { setFailure(e); setWaiting(false); } });
    return () => { gone = true; };
  }, [key]);
  const name = (id) => (model.players.find((p) => p.id === id) || { name: id }).name;
  const start = (more) => { setPlayed(null); change({ play: null, ...more }); };
  if (!side) {
    return html`<section aria-label="Play"><h2 class="view-title">Take a side</h2>
      <p class="lead">The others play as in equilibrium; chance is drawn. Every move is shown beside what the equilibrium would have done, and what
        it cost.</p>
      <div class="sides-to-take">${model.players.map((p) => html`<button key=${p.id} class="take" onClick=${() => start({ side: p.id })}>
        Play ${p.name}</button>`)}</div></section>`;
  }
  const now = played && played.now;
  const cost = played ? played.steps.reduce((sum, s) => sum + s.cost, 0) : 0;
  return html`<section aria-label="Play"><h2 class="view-title">Playing ${name(side)}</h2>
    <div class="controls">
      <label>Side <select value=${side} onChange=${(e) => start({ side: e.target.value })}>${model.players.map((p) => html`<option value=${p.id}>${p.name}</option>`)}</select></label>
      <label>Under <select value=${policy} onChange=${(e) => start({ playPolicy: e.target.value || null })}><option value="">no policy</option>
        ${model.policies.map((p) => html`<option value=${p.name}>${words(p.name)}</option>`)}</select></label>
      <label>The others <select value=${precision || ""} onChange=${(e) => start({ precision: e.target.value || null })}>
        <option value="">play best</option><option value="30">err a little (30)</option><option value="10">err now and then (10)</option><option value="3">err often (3)</option></select></label>
      <button onClick=${() => start({ seed: String(seed + 1) })}>New play</button>
      <button disabled=${moves.length === 0} onClick=${() => change({ play: moves.slice(0, -1).join(".") || null })}>Take back</button>
      ${played && played.steps.length > 0 && html`<button onClick=${() => keep({ scenario: state.scenario, side, policy, precision, seed, moves, played, values: question.values })}>Save the record</button>`}
    </div>
    ${failure && html`<p class="failure" role="alert">${failure.message}</p>`}
    ${!played && !failure && html`<p class="empty">Solving…</p>`}
    ${played && html`<ol class="record">${played.steps.map((s) => html`<${Step} key=${s.period} s=${s} period=${model.period} name=${name} />`)}</ol>`}
    ${now && html`<div class=${"situation" + (waiting ? " waiting" : "")}>
      <h3>${model.period} ${now.period}${model.horizon ? " of " + model.horizon : ""}</h3>
      <p class="levels">${now.levels.map((l) => html`<span><small>${words(l.variable)}</small> ${l.level}</span>`)}</p>
      <p>What does ${name(side)} do?</p>
      <div class="options">${now.options.map((o) => html`<button key=${o.move} disabled=${waiting}
        onClick=${() => change({ play: [...moves, o.move].join(".") })}>${o.words}</button>`)}</div></div>`}
    ${played && played.ending && html`<div class="ending" role="status"><h3>${played.ending === "horizon" ? "The last " + model.period + " is over" : "It ends: " + words(played.ending)}</h3>
      <p>${name(side)} got <b>${shown(played.total)}</b>; equilibrium play was worth <b>${shown(played.expected)}</b> on average from the start.
        Luck is in the first number. Your moves were worth <b>${shown(cost)}</b> less than the best ones, each in its own ${model.period}.</p></div>`}
    ${played && !played.ending && played.steps.length > 0 && html`<p class="lead">So far ${shown(played.total)}, discounted to the start; moves cost ${shown(cost)} against the best ones.</p>`}
  </section>`;
}

function Step({ s, period, name }) {
  return html`<li><h3>${period} ${s.period}</h3>
    <p>${s.moves.map((m, k) => html`<span class=${k === 0 ? "mine" : ""}><b>${name(m.split(": ")[0])}</b> ${m.slice(m.indexOf(": ") + 2)}</span>`)}</p>
    ${s.then.length > 0 && html`<p class="then">${s.then.map(words).join(", ")}</p>`}
    <p class="judged">${s.cost < 1e-6 ? "No move was worth more." : html`It cost <b>${shown(s.cost)}</b> against the best move.`}
      ${" "}Equilibrium: ${s.would.slice(0, 3).map((o, k) => html`${k ? "; " : ""}${o.words} (${percent(o.probability)})`)}.</p>
    ${s.others.map((o) => html`<p class="judged">${name(o.player)} might have: ${o.options.slice(0, 3).map((each, k) => html`${k ? "; " : ""}${each.words} (${percent(each.probability)})`)}.</p>`)}
  </li>`;
}

/** The record as a file of the reader. */
function keep(record) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([JSON.stringify(record, null, 2)], { type: "application/json" }));
  link.download = "play.json";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
