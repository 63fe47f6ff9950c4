// Two sets of assumptions side by side, the differences marked.
import { useEffect, useState } from "./vendor/hooks.mjs";
import { CLIENT, html, ask, shown, words } from "./util.js";

let turn = 0;

export function Compare({ model, state, change, known, values, stated, question }) {
  const other = state.other;
  const [theirs, setTheirs] = useState({});
  const [failure, setFailure] = useState(null);
  const [only, setOnly] = useState(true);
  const variant = model.variants.some((v) => v.name === state.otherVariant) ? state.otherVariant : null;
  const key = JSON.stringify([question.scenario, question.text, variant, other]);
  useEffect(() => {
    if (!other) return undefined;
    let gone = false;
    ask("api/standing", { ...question, values: other, variant, client: CLIENT, side: "other", turn: ++turn })
      .then((all) => { if (!gone) { setTheirs(Object.fromEntries(all.map((c) => [c.id, c]))); setFailure(null); } }, (e) => !gone && !e.stale && setFailure(e));
    return () => { gone = true; };
  }, [key]);
  const keep = () => change({ other: { ...values }, otherVariant: state.variant });
  const swap = () => change({ values: { ...other }, variant: variant, other: { ...values }, otherVariant: state.variant });
  const names = other ? model.uncertainties.filter((u) => {
    const a = u.name in values ? values[u.name] : stated[u.name];
    const b = theirValue(u, other, variant, model);
    return a !== b;
  }) : [];
  const rows = model.claims.filter((c) => c.test && c.later === null).map((claim) => {
    const a = known.standing[claim.id];
    const b = theirs[claim.id];
    return { claim, a, b, differs: Boolean(a && b && a.truth !== b.truth) };
  });
  const visible = rows.filter((r) => !only || r.differs);
  return html`<section aria-label="Compare">
    <h2 class="view-title">Two sets of assumptions</h2>
    <p class="lead">A is what the sliders say. B is kept while you move on. To compare policies, see <button class="plain" onClick=${() => change({ view: "time" })}>Over time</button>.</p>
    <div class="controls">
      <button onClick=${keep}>${other ? "Keep the present as B instead" : "Keep the present assumptions as B"}</button>
      <button onClick=${() => change({ other: {}, otherVariant: null })}>Let B be the stated values</button>
      ${other && html`<button onClick=${swap}>Swap A and B</button>`}
      ${model.variants.length > 0 && html`<label>Variant of B <select value=${variant || ""} onChange=${(e) => change({ other: other || {}, otherVariant: e.target.value || null })}>
        <option value="">as stated</option>${model.variants.map((v) => html`<option value=${v.name}>${words(v.name)}</option>`)}</select></label>`}
    </div>
    ${failure && html`<p class="failure" role="alert">${failure.message}</p>`}
    ${!other && html`<p class="empty">There is no B yet.</p>`}
    ${other && html`
      <h3>${names.length === 0 ? "The same assumptions" : names.length + (names.length === 1 ? " assumption differs" : " assumptions differ")}</h3>
      ${names.length > 0 && html`<div class="scroll" tabindex="0" aria-label="Assumptions that differ"><table><thead><tr><th scope="col">assumption</th><th scope="col">A</th><th scope="col">B</th></tr></thead>
        <tbody>${names.map((u) => html`<tr><th scope="row">${words(u.name)}</th><td>${said(u.name in values ? values[u.name] : stated[u.name])}</td><td>${said(theirValue(u, other, variant, model))}</td></tr>`)}</tbody></table></div>`}
      <div class="bar"><h3>${rows.filter((r) => r.differs).length} of ${rows.length} claims differ</h3>
        <label class="check"><input type="checkbox" checked=${only} onChange=${(e) => setOnly(e.target.checked)} /> only those</label></div>
      <div class="scroll" tabindex="0" aria-label="Claims of A and B"><table class="compare"><thead><tr><th scope="col">claim</th><th scope="col">A</th><th scope="col">B</th><th scope="col">margin A</th><th scope="col">margin B</th></tr></thead>
        <tbody>${visible.map(({ claim, a, b, differs }) => html`<tr key=${claim.id} class=${differs ? "differs" : ""}>
          <th scope="row"><button class="plain" onClick=${() => change({ view: "claims", claim: claim.id })}>${words(claim.id)}</button><p>${claim.says}</p></th>
          <td><${Truth} s=${a} /></td><td><${Truth} s=${b} /></td><td class="n">${a ? shown(a.margin) : ""}</td><td class="n">${b ? shown(b.margin) : ""}</td></tr>`)}</tbody></table></div>
      ${visible.length === 0 && html`<p class="empty">No claim differs.</p>`}
      <p class="lead">Both columns are measured and not certified.</p>`}
  </section>`;
}

function theirValue(u, other, variant, model) {
  if (u.name in other) return other[u.name];
  const over = (model.variants.find((v) => v.name === variant) || { values: {} }).values;
  const x = u.name in over ? over[u.name] : u.value;
  return u.onOff ? x !== 0 : x;
}

const said = (x) => (typeof x === "boolean" ? (x ? "on" : "off") : shown(x));

function Truth({ s }) {
  if (!s) return "…";
  const kind = s.truth === null ? "undecided" : s.truth ? "holds" : "fails";
  return html`<span class=${"pill provisional " + kind}><span aria-hidden="true">${{ undecided: "?", holds: "✓", fails: "✗" }[kind]}</span> ${s.truth === null ? "not certain" : s.truth ? "true" : "false"}</span>`;
}
