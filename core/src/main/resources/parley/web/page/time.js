// What is expected of every period, policies side by side.
import { useEffect, useState } from "./vendor/hooks.mjs";
import { CLIENT, html, ask, brief, percent, shown, ticks, words } from "./util.js";

const MOST = 4;
let turn = 0;

export function Time({ model, state, change, question, values }) {
  const chosen = state.policies && state.policies.filter((p) => p === "" || model.policies.some((each) => each.name === p));
  const policies = chosen && chosen.length ? chosen : [...model.policies.slice(0, 2).map((p) => p.name), ""].slice(0, 3);
  const [forecasts, setForecasts] = useState(null);
  const [failure, setFailure] = useState(null);
  const [at, setAt] = useState(null);
  const key = JSON.stringify([question, policies]);
  useEffect(() => {
    let gone = false;
    const timer = setTimeout(() => {
      ask("api/forecast", { ...question, client: CLIENT, side: "time", turn: ++turn, policies })
        .then((f) => { if (!gone) { setForecasts(f); setFailure(null); } }, (e) => !gone && !e.stale && setFailure(e));
    }, forecasts ? 150 : 0);
    return () => { gone = true; clearTimeout(timer); };
  }, [key]);
  const toggle = (name) => change({ policies: policies.includes(name) ? policies.filter((p) => p !== name) : [...policies, name].slice(-MOST) });
  const shares = state.chart === "shares";
  return html`<section aria-label="Over time">
    <h2 class="view-title">What each policy leads to, ${model.period} by ${model.period}</h2>
    <p class="lead">In the equilibrium that is measured, from the start, given that no end has come before. Choose up to ${MOST} policies.</p>
    <details class="policies" open=${policies.length === 0}><summary>Policies: ${policies.map((p, k) => html`<span key=${p} class="key"><i class=${"swatch s" + k}></i>${label(p)}</span>`)}</summary>
      <div class="choices">${[{ name: "", says: "Everybody is free." }, ...model.policies].map((p) => html`<label key=${p.name}>
        <input type="checkbox" checked=${policies.includes(p.name)} onChange=${() => toggle(p.name)} /><span><b>${label(p.name)}</b> ${p.says || ""}</span></label>`)}</div></details>
    <div class="chips" role="group" aria-label="Kind of chart">
      <button aria-pressed=${!shares} onClick=${() => change({ chart: null })}>Mean levels</button>
      <button aria-pressed=${shares} onClick=${() => change({ chart: "shares" })}>Shares of levels</button></div>
    ${failure && html`<p class="failure" role="alert">${failure.message}</p>`}
    ${!forecasts && !failure && html`<p class="empty">Solving…</p>`}
    ${forecasts && html`<div class=${shares ? "charts shares" : "charts"}>
      ${model.parts.map((part) => (shares
        ? html`<${Shares} key=${part.name} ...${{ part, forecasts, model }} />`
        : html`<${Means} key=${part.name} ...${{ part, forecasts, model, at, setAt }} />`))}
      ${!shares && forecasts[0].ends.map((end, k) => html`<${Lines} key=${end.name} title=${words(end.name)} kind="end, probability so far"
        series=${forecasts.map((f) => [0, ...f.ends[k].by])} low=${0} high=${Math.max(0.02, ...forecasts.map((f) => Math.max(...f.ends[k].by)))}
        labels=${percent} period=${model.period} names=${forecasts.map((f) => label(f.policy || ""))} at=${at} setAt=${setAt} />`)}
    </div>
    <div class="scroll" tabindex="0" aria-label="Table of values"><table class="worth"><caption>What the whole is worth to each player, in that player's units</caption>
      <thead><tr><th scope="col">policy</th>${model.players.map((p) => html`<th scope="col">${p.name}</th>`)}</tr></thead>
      <tbody>${forecasts.map((f, k) => html`<tr><th scope="row"><i class=${"swatch s" + k}></i>${label(f.policy || "")}</th>${f.values.map((v, i) => {
        const best = forecasts.length > 1 && v >= Math.max(...forecasts.map((o) => o.values[i])) - 1e-9;
        return html`<td class=${best ? "best" : ""}>${shown(v)}${best ? html`<span class="sr"> (most)</span>` : ""}</td>`;
      })}</tr>`)}</tbody></table></div>`}
  </section>`;
}

const label = (policy) => (policy ? words(policy) : "no policy");

function Means({ part, forecasts, model, at, setAt }) {
  const numbers = part.numbers || part.levels.map((_, k) => k);
  const series = forecasts.map((f) => f.courses.find((c) => c.variable === part.name).shares
    .map((shares) => shares.reduce((sum, p, k) => sum + p * numbers[k], 0)));
  return html`<${Lines} title=${words(part.name)} kind=${part.kind} series=${series} low=${Math.min(...numbers)} high=${Math.max(...numbers)}
    labels=${(x) => (part.numbers ? brief(x) : part.levels[x] || "")} whole=${!part.numbers} period=${model.period}
    names=${forecasts.map((f) => label(f.policy || ""))} at=${at} setAt=${setAt} />`;
}

function Lines({ title, kind, series, low, high, labels, whole, period, names, at, setAt }) {
  const W = 300, H = 150, L = 62, R = 8, T = 8, B = 24;
  const n = Math.max(...series.map((s) => s.length)) - 1;
  const x = (t) => L + ((W - L - R) * t) / Math.max(1, n);
  const y = (v) => H - B - ((H - T - B) * (v - low)) / (high - low || 1);
  const marks = whole ? Array.from({ length: high - low + 1 }, (_, k) => low + k) : ticks(low, high, 4);
  const shownAt = at !== null && at <= n ? at : null;
  const tell = (v) => (kind.startsWith("end") ? percent(v) : shown(v));
  return html`<figure class="chart"><figcaption><b>${title}</b> <small>${kind}</small></figcaption>
    <svg viewBox=${`0 0 ${W} ${H}`} role="img" aria-label=${title + ": " + names.map((name, k) => name + " from " + tell(series[k][0]) + " to " + tell(series[k][series[k].length - 1])).join("; ")}
      onMouseLeave=${() => setAt(null)}
      onMouseMove=${(e) => {
        const box = e.currentTarget.getBoundingClientRect();
        const t = Math.round((((e.clientX - box.left) / box.width) * W - L) / ((W - L - R) / Math.max(1, n)));
        setAt(t >= 0 && t <= n ? t : null);
      }}>
      ${marks.map((m) => html`<g class="tick"><line x1=${L} x2=${W - R} y1=${y(m)} y2=${y(m)} /><text x=${L - 6} y=${y(m) + 3.5} text-anchor="end">${String(labels(m)).slice(0, 10)}</text></g>`)}
      ${Array.from({ length: n + 1 }, (_, t) => t).filter((t) => t % Math.ceil((n + 1) / 9) === 0).map((t) => html`<text class="axis" x=${x(t)} y=${H - 8} text-anchor="middle">${t + (kind === "lever" || kind === "agreement" ? 1 : 0)}</text>`)}
      ${shownAt !== null && html`<line class="cross" x1=${x(shownAt)} x2=${x(shownAt)} y1=${T} y2=${H - B} />`}
      ${series.map((s, k) => html`<polyline class=${"line s" + k} points=${s.map((v, t) => x(t).toFixed(1) + "," + y(v).toFixed(1)).join(" ")} />
        ${s.length === 1 ? html`<circle class=${"point s" + k} cx=${x(0)} cy=${y(s[0])} r="3.5" />` : ""}
        ${shownAt !== null && shownAt < s.length && html`<circle class=${"point s" + k} cx=${x(shownAt)} cy=${y(s[shownAt])} r="3.2" />`}`)}
    </svg>
    <p class="readout">${shownAt === null ? html`<span>${period}, from the start</span>` : html`<span>${period} ${shownAt}:</span> ${series.map((s, k) => shownAt < s.length
      && html`<span class="key"><i class=${"swatch s" + k}></i>${tell(s[shownAt])}</span>`)}`}</p>
  </figure>`;
}

function Shares({ part, forecasts, model }) {
  const W = 210, H = 110, L = 4, T = 4, B = 16;
  return html`<figure class="chart"><figcaption><b>${words(part.name)}</b> <small>${part.kind}</small>
      <span class="legend">${part.levels.map((l, k) => html`<span class="key"><i class=${"level l" + shade(k, part.levels.length)}></i>${l}</span>`)}</span></figcaption>
    <div class="columns">${forecasts.map((f, k) => {
      const shares = f.courses.find((c) => c.variable === part.name).shares;
      const w = (W - 2 * L) / shares.length;
      return html`<div key=${k}><p><i class=${"swatch s" + k}></i>${label(f.policy || "")}</p>
        <svg viewBox=${`0 0 ${W} ${H}`} role="img" aria-label=${words(part.name) + " under " + label(f.policy || "") + ": at last " + part.levels.map((l, i) => l + " " + percent(shares[shares.length - 1][i])).join(", ")}>
          ${shares.map((levels, t) => {
            let top = H - B;
            return levels.map((p, i) => {
              const h = p * (H - T - B);
              top -= h;
              return h > 0.01 && html`<rect class=${"level l" + shade(i, part.levels.length)} x=${L + t * w + 0.5} y=${top} width=${w - 1} height=${h}>
                <title>${model.period + " " + (t + (part.kind === "condition" ? 0 : 1)) + ": " + part.levels[i] + " " + percent(p)}</title></rect>`;
            });
          })}
          ${shares.map((_, t) => (shares.length < 10 || t % 2 === 0) && html`<text class="axis" x=${L + (t + 0.5) * w} y=${H - 4} text-anchor="middle">${t + (part.kind === "condition" ? 0 : 1)}</text>`)}
        </svg></div>`;
    })}</div></figure>`;
}

/** Of six shades, evenly over the levels. */
const shade = (k, count) => (count < 2 ? 0 : Math.round((k * 5) / (count - 1)));
