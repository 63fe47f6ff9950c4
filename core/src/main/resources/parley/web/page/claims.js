// Claims as a list of tests, and the evidence of one.
import { useEffect, useRef } from "./vendor/hooks.mjs";
import { html, shown, percent, words } from "./util.js";

const MARKS = { holds: "✓", fails: "✗", depends: "~", undecided: "?", "not judged": "·" };

/** What is known of a claim now: the verdict where it is certified, else how it stands. */
export function status(claim, known) {
  const judged = known.judged[claim.id];
  const stand = known.standing[claim.id];
  if (claim.later !== null || !claim.test) return { word: "not judged", kind: "later", settled: true };
  if (judged && judged.verdict) {
    return {
      word: judged.verdict, kind: judged.verdict.replace(" ", "-"), settled: judged.flipsSearched || judged.verdict === "undecided",
      truth: judged.atValues, margin: judged.margin, judged,
    };
  }
  if (!stand) return { word: "solving", kind: "waiting", settled: false };
  const word = stand.truth === null ? "undecided" : stand.truth ? "holds" : "fails";
  return { word, kind: word, settled: false, truth: stand.truth, margin: stand.margin, stand };
}

function turned(before, now) {
  return Boolean(before && now && before.truth !== null && now.truth !== null && before.truth !== now.truth);
}

export function Pill({ status }) {
  const provisional = !status.settled;
  return html`<span class=${"pill " + status.kind + (provisional ? " provisional" : "")}
    title=${provisional ? "Provisional: flips have not been looked for" : null}>
    <span aria-hidden="true">${MARKS[status.word] || "…"}</span> ${status.word}</span>`;
}

/** All verdicts in one line of small squares. */
export function Strip({ model, known, base, state, change }) {
  const counts = {};
  for (const c of model.claims) {
    const word = status(c, known).word;
    counts[word] = (counts[word] || 0) + 1;
  }
  const order = ["holds", "depends", "fails", "undecided", "not judged", "solving"].filter((w) => counts[w]);
  return html`<div class="overview">
    <ol class="strip" aria-label="All claims">
      ${model.claims.map((c) => {
        const s = status(c, known);
        const flipped = turned(base[c.id], known.standing[c.id]);
        return html`<li key=${c.id}><button class=${"cell " + s.kind + (flipped ? " turned" : "") + (state.claim === c.id ? " chosen" : "")}
          title=${words(c.id) + ": " + s.word + (flipped ? ", turned" : "")} aria-label=${words(c.id) + ": " + s.word + (flipped ? ", turned" : "")}
          tabindex=${state.claim === c.id || (!state.claim && c === model.claims[0]) ? 0 : -1}
          onKeyDown=${(e) => along(e)}
          onClick=${() => change({ view: "claims", claim: c.id, filter: "all" })}></button></li>`;
      })}
    </ol>
    <p class="tally">${order.map((w) => html`<span key=${w}><i class=${"dot " + w.replace(" ", "-")}></i>${counts[w]} ${
      counts[w] === 1 ? w : { holds: "hold", fails: "fail", depends: "depend" }[w] || w}</span> `)}</p>
  </div>`;
}

/** Arrow keys go along the strip, so that it is one stop of the tab key. */
function along(e) {
  const item = e.target.parentElement;
  const to = { ArrowRight: item.nextElementSibling, ArrowLeft: item.previousElementSibling }[e.key];
  if (to) {
    e.preventDefault();
    to.firstElementChild.focus();
  }
}

const FILTERS = [["all", "All"], ["holds", "Hold"], ["depends", "Depend"], ["fails", "Fail"], ["turned", "Turned"], ["unexpected", "Not as expected"]];

export function Claims({ model, state, change, known, base, engine, values, stated, set, goTo, moved }) {
  const rows = model.claims.map((claim) => ({
    claim, s: status(claim, known), flipped: turned(base[claim.id], known.standing[claim.id]),
  }));
  const wanted = {
    all: () => true,
    turned: (r) => r.flipped,
    unexpected: (r) => r.claim.expect && r.s.settled && r.s.word !== r.claim.expect,
  };
  const filter = wanted[state.filter] || ((r) => r.s.word === state.filter);
  const visible = rows.filter((r) => filter(r) || r.claim.id === state.claim);
  const missing = rows.filter((r) => r.s.word !== "not judged" && !(r.s.judged && r.s.judged.flipsSearched));
  return html`<section aria-label="Claims">
    ${model.about && html`<details class="about"><summary>About this scenario</summary><p>${model.about}</p></details>`}
    <div class="bar">
      <div class="chips" role="group" aria-label="Which claims">
        ${FILTERS.filter(([key]) => key === "all" || rows.some(wanted[key] || ((r) => r.s.word === key))).map(([key, label]) =>
          html`<button key=${key} aria-pressed=${state.filter === key} onClick=${() => change({ filter: key })}>${label}
            ${" "}<small>${key === "all" ? rows.length : rows.filter(wanted[key] || ((r) => r.s.word === key)).length}</small></button>`)}
      </div>
      ${moved && missing.length > 0 && html`<button class="plain" disabled=${known.busy === "flips"}
        onClick=${() => engine.all(missing.map((r) => r.claim.id))}>Look for all flips (${missing.length} left)</button>`}
    </div>
    <ol class="claims">
      ${visible.map(({ claim, s, flipped }) => html`<${Row} key=${claim.id} ...${{
        claim, s, flipped, model, state, change, known, values, stated, set, goTo, base,
      }} />`)}
    </ol>
    ${visible.length === 0 && html`<p class="empty">No claim is like that here.</p>`}
  </section>`;
}

function Row({ claim, s, flipped, model, state, change, known, values, stated, set, goTo, base }) {
  const open = state.claim === claim.id;
  const box = useRef(null);
  useEffect(() => {
    if (open && box.current) {
      const r = box.current.getBoundingClientRect();
      if (r.top < 0 || r.top > innerHeight - 120) box.current.scrollIntoView({ block: "start", behavior: "auto" });
    }
  }, [open]);
  const nearest = s.judged && s.judged.flips.find((f) => f.certified);
  return html`<li ref=${box} class=${"claim" + (open ? " open" : "") + (flipped ? " turned" : "")}>
    <h2><button class="sentence" aria-expanded=${open} onClick=${() => change({ claim: open ? null : claim.id })}>
      <${Pill} status=${s} />
      <span class="says">${claim.says}</span>
    </button></h2>
    <p class="meta">
      ${claim.at && html`<span class="at">${claim.at}</span>`}${claim.ours && html`<span class="at">our own</span>`}
      ${flipped && html`<b class="turned-mark">turned: ${base[claim.id].truth ? "it held" : "it failed"} at the stated values</b>`}
      ${claim.expect && s.settled && claim.expect !== s.word && html`<b class="unexpected">expected: ${claim.expect}</b>`}
      ${claim.later && html`<span>${claim.later}</span>`}
      ${s.margin !== null && s.margin !== undefined && html`<span class="margin">margin ${shown(s.margin)}</span>`}
      ${nearest && html`<span>turns at <b>${words(nearest.uncertainty)}</b> = ${value(nearest.at, model, nearest.uncertainty)}</span>`}
      ${s.judged && s.judged.flipsSearched && !s.judged.flips.length && html`<span>no flip found</span>`}
      ${known.searching.includes(claim.id) && html`<span class="searching">looking for flips…</span>`}
    </p>
    ${open && html`<${Evidence} ...${{ claim, s, model, known, values, stated, set, goTo, change }} />`}
  </li>`;
}

/** A value as its number is written. */
export function value(x, model, name) {
  const u = model.uncertainties.find((each) => each.name === name);
  return u && u.onOff ? (x !== 0 && x !== false ? "on" : "off") : shown(x);
}

function Evidence({ claim, s, model, known, values, stated, set, goTo, change }) {
  // While a slider moves the evidence of the last verdict stays, pale, so that nothing jumps.
  const judged = s.judged || known.last[claim.id];
  const old = judged && !s.judged;
  const flips = judged && judged.flipsSearched ? judged.flips : (known.marks[claim.id] || { flips: [] }).flips;
  const staleFlips = old || !judged || !judged.flipsSearched;
  const sides = s.stand && s.stand.sides;
  return html`<div class="evidence">
    ${!s.judged && sides && sides.map((c, k) => html`<${Sides} key=${k} text=${judged && judged.comparisons[k] ? judged.comparisons[k].text : claim.test}
      left=${c.left} right=${c.right} operator=${c.operator} truth=${c.truth} tie=${c.tie} margin=${c.margin} note="measured; the certificate follows" />`)}
    <div class=${old ? "stale" : ""}>
    ${s.judged && judged.comparisons.map((c, k) => html`<${Sides} key=${k} text=${c.text} left=${c.left} right=${c.right}
      operator=${c.operator} truth=${c.truth} tie=${c.tie} error=${c.error} margin=${c.margin} range=${judged.equilibria > 1 ? c.range : null} />`)}
    ${judged && judged.reason && html`<p class="reason">Because: ${judged.reason}.</p>`}
    ${judged && judged.certificate && html`<${Certificate} c=${judged.certificate} equilibria=${judged.equilibria} several=${judged.several} />`}
    ${judged && judged.world && html`<${World} ...${{ judged, model, change, values }} />`}
    ${flips.length > 0 && html`<div class=${staleFlips ? "stale" : ""}><${Flips} ...${{ flips, model, set, values, stated }} /></div>`}
    ${judged && judged.paths.map((path, k) => html`<${Path} key=${k} path=${path} period=${model.period} />`)}
    </div>
    <p class="links">
      ${claim.policies.length > 0 && html`<button class="plain" onClick=${() => change({ view: "time", policies: claim.policies.slice(0, 4) })}>
        ${claim.policies.length > 1 ? "See these policies over time" : "See " + words(claim.policies[0]) + " over time"}</button>`}
      ${flips.length > 1 && html`<button class="plain" onClick=${() => change({ view: "map", ...axes(flips, model) })}>Map its region</button>`}
      <button class="plain" onClick=${() => goTo(claim.line)}>Line ${claim.line} of the text</button>
    </p>
    <p class="again"><code>${command(claim, values, known, model)}</code></p>
  </div>`;
}

function command(claim, values, known) {
  const sets = Object.entries(values).map(([k, v]) => " --set " + k + "=" + v).join("");
  const name = (known.whole && known.whole.scenario) || "SCENARIO";
  return "./parley check " + name + " --claim " + claim.id + sets;
}

/** The two numbers that turn a claim most readily. */
function axes(flips, model) {
  const ranged = flips.map((f) => f.uncertainty).filter((name) => {
    const u = model.uncertainties.find((each) => each.name === name);
    return !u.onOff && u.high > u.low;
  });
  return ranged.length > 1 ? { x: ranged[0], y: ranged[1] } : { x: ranged[0] || null, y: null };
}

/** The two sides of a comparison, as bars from a common zero. */
function Sides({ text, left, right, operator, truth, tie, error, margin, range, note }) {
  const finite = [left, right].filter((x) => Number.isFinite(x));
  const spread = range ? [...range.left, ...range.right].filter(Number.isFinite) : [];
  const low = Math.min(0, ...finite, ...spread);
  const high = Math.max(0, ...finite, ...spread);
  const span = high - low || 1;
  const x = (v) => ((v - low) / span) * 100;
  const bar = (v, side, over) => html`<div class=${"side " + side}>
    <span class="which">${side}</span>
    <svg viewBox="0 0 100 10" preserveAspectRatio="none" role="img" aria-label=${side + " side " + shown(v)}>
      <rect class="ground" x="0" y="4.4" width="100" height="1.2" />
      ${Number.isFinite(v) && html`<rect class="fill" x=${Math.min(x(0), x(v))} y="1.5" width=${Math.max(0.4, Math.abs(x(v) - x(0)))} height="7" />`}
      ${over && over[1] > over[0] && html`<rect class="spread" x=${x(over[0])} y="3.6" width=${Math.max(0.6, x(over[1]) - x(over[0]))} height="2.8" />`}
      <line class="zero" x1=${x(0)} x2=${x(0)} y1="0" y2="10" />
    </svg>
    <span class="number">${shown(v)}</span></div>`;
  return html`<figure class="sides">
    <figcaption><code>${text}</code></figcaption>
    ${bar(left, "left", range && range.left)}
    ${bar(right, "right", range && range.right)}
    <p>left ${operator} right is <b class=${truth === null ? "undecided" : truth ? "true" : "false"}>${truth === null ? "not certain" : truth ? "true" : "false"}</b>${
      tie ? ", a tie" : ""}${margin !== undefined && margin !== null ? html`, margin ${shown(margin)}${error === undefined ? "" : html` <small>± ${shown(error)}</small>`}` : ""}${
      note ? html` <small>(${note})</small>` : ""}${range && (range.left[0] !== range.left[1] || range.right[0] !== range.right[1])
      ? html`<br /><small>Over the equilibria found: left ${shown(range.left[0])} to ${shown(range.left[1])}, right ${shown(range.right[0])} to ${shown(range.right[1])}.</small>` : ""}</p>
  </figure>`;
}

function Certificate({ c, equilibria, several }) {
  return html`<details class="certificate"><summary>Certificate: ${c.grade}${equilibria > 1 ? ", " + equilibria + " combinations of equilibria" : ""}</summary>
    <p>${c.grade === "exact" ? "An exact equilibrium is proven to lie near the profile that was measured."
      : c.grade === "epsilon" ? "No player gains more than the regret below by any deviation; nothing is said of exact equilibria."
      : "No certificate was reached."}
      ${" "}Verified by code that shares nothing with the solver.</p>
    <dl><dt>largest regret</dt><dd>${shown(c.regret)}</dd><dt>bound on the error of values</dt><dd>${shown(c.valueError)}</dd>
      ${c.precision !== null && html`<dt>precision of play</dt><dd>${shown(c.precision)}</dd>`}
      <dt>method</dt><dd>${c.method}</dd>
      ${several > 0 && html`<dt>places with more than one equilibrium</dt><dd>${several}</dd>`}</dl></details>`;
}

function Flips({ flips, model, set }) {
  return html`<div class="flips"><h3>What turns it, one number at a time</h3><ul>
    ${flips.map((f) => {
      const u = model.uncertainties.find((each) => each.name === f.uncertainty);
      const x = (v) => (u.high > u.low ? ((v - u.low) / (u.high - u.low)) * 100 : 50);
      return html`<li key=${f.uncertainty}>
        <span class="name">${words(f.uncertainty)}</span>
        ${u.onOff ? html`<span class="switch-flip">a switch</span>` : html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
          <rect class="ground" x="0" y="4" width="100" height="2" />
          <rect class=${"beyond " + f.toward} x=${Math.min(x(f.at), f.at > f.stated ? x(f.at) : 0)} y="4"
            width=${Math.max(0, f.at > f.stated ? 100 - x(f.at) : x(f.at))} height="2" />
          <line class="at" x1=${x(f.at)} x2=${x(f.at)} y1="0" y2="10" />
          <line class="now" x1=${x(f.stated)} x2=${x(f.stated)} y1="1.5" y2="8.5" />
        </svg>`}
        <span class="where">${value(f.stated, model, f.uncertainty)} → <b>${value(f.at, model, f.uncertainty)}</b>${f.certified ? "" : " (not certified)"}</span>
        <button class="plain" aria-label=${(f.toward ? "make it true" : "make it false") + ", by moving " + words(f.uncertainty)}
          onClick=${() => set(f.uncertainty, u.onOff ? f.other !== 0 : f.other)}>${f.toward ? "make it true" : "make it false"}</button>
      </li>`;
    })}</ul></div>`;
}

function World({ judged, model, change, values }) {
  const names = Object.entries(judged.world.values);
  return html`<div class="world"><h3>A world in which it is false</h3>
    <p>${names.slice(0, 6).map(([k, v], i) => html`${i ? ", " : ""}<b>${words(k)}</b> = ${value(v, model, k)}`)}${names.length > 6 ? ", and " + (names.length - 6) + " more" : ""}</p>
    <button class="plain" onClick=${() => {
      const next = { ...values };
      for (const [k, v] of names) {
        const u = model.uncertainties.find((each) => each.name === k);
        next[k] = u.onOff ? v !== 0 : v;
      }
      change({ values: next });
    }}>Go to this world</button></div>`;
}

function Path({ path, period }) {
  return html`<div class="path"><h3>Likeliest play ${path.heading.replace(/_/g, " ")} <small>probability ${percent(path.probability)}</small></h3>
    <ol tabindex="0" aria-label=${"Likeliest play " + path.heading}>${path.steps.map((step) => html`<li key=${step.period}>
      <b>${period} ${step.period}</b>
      ${step.moves.split("; ").map((m) => html`<span class="move">${m}</span>`)}
      ${step.then && html`<em>${step.then}</em>`}</li>`)}</ol></div>`;
}
