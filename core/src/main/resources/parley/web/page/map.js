// Where a claim is true and where false, over any two numbers, coarse to fine.
import { useEffect, useState } from "./vendor/hooks.mjs";
import { CLIENT, html, ask, brief, hear, shown, ticks, words } from "./util.js";

const HALVINGS = 4;
let newest = 0;

export function RegionMap({ model, state, change, question, values, stated, known }) {
  const ranged = model.uncertainties.filter((u) => !u.onOff && u.high > u.low);
  const judgable = model.claims.filter((c) => c.test && c.later === null);
  const claim = judgable.find((c) => c.id === state.claim) || judgable[0];
  const flips = ((known.judged[claim && claim.id] || {}).flips || []).map((f) => f.uncertainty).filter((f) => ranged.some((u) => u.name === f));
  const pick = (name, not) => (ranged.some((u) => u.name === name) ? name : [...flips, ...ranged.map((u) => u.name)].find((n) => n !== not));
  const xName = ranged.length ? pick(state.x, state.y) : null;
  const yName = ranged.length > 1 ? pick(state.y === xName ? null : state.y, xName) : null;
  const [finer, setFiner] = useState(0);
  const [points, setPoints] = useState(new Map());
  const [done, setDone] = useState(false);
  const [failure, setFailure] = useState(null);
  
  // The two numbers of the map are swept: where they stand now changes nothing in it.
  const others = Object.fromEntries(Object.entries(values).filter(([k]) => k !== xName && k !== yName));
  const halvings = HALVINGS + finer;
  const key = JSON.stringify([question.text, question.scenario, question.variant, others, claim && claim.id, xName, yName, halvings]);
  useEffect(() => {
    if (!claim || !yName) return undefined;
    const mine = ++newest;
    setPoints(new Map());
    setDone(false);
    setFailure(null);
    const stop = hear("map", (event) => {
      if (event.number === mine) {
        setPoints((before) => {
          const next = new Map(before);
          event.points.forEach((p) => next.set(p.column + "," + p.row, p));
          return next;
        });
      }
    });
    const timer = setTimeout(() => {
      ask("api/map", { ...question, values: others, client: CLIENT, side: "map", turn: mine, claim: claim.id, x: xName, y: yName, halvings, number: mine })
        .then(() => mine === newest && setDone(true), (e) => !e.stale && mine === newest && setFailure(e));
    }, 200);
    return () => { stop(); clearTimeout(timer); };
  }, [key]);
  if (!claim || !yName) return html`<section><p class="empty">A map needs a claim that is judged and two numbers with a range.</p></section>`;
  const ux = ranged.find((u) => u.name === xName);
  const uy = ranged.find((u) => u.name === yName);
  const steps = 1 << halvings;
  const trues = [...points.values()].filter((p) => p.truth === true).length;
  const largest = Math.max(1e-12, ...[...points.values()].map((p) => Math.abs(p.margin || 0)));
  const now = { x: xName in values ? values[xName] : stated[xName], y: yName in values ? values[yName] : stated[yName] };
  const S = 560, L = 62, B = 54, T = 10;
  const px = (v) => L + ((v - ux.low) / (ux.high - ux.low)) * S;
  const py = (v) => T + S - ((v - uy.low) / (uy.high - uy.low)) * S;
  const go = (x, y) => change({ values: { ...values, [xName]: round(clamp(x, ux), ux), [yName]: round(clamp(y, uy), uy) } });
  const select = (label, name, value, choose, not) => html`<label>${label} <select value=${value} onChange=${(e) => choose(e.target.value)}>
    ${[...new Set([...flips, ...ranged.map((u) => u.name)])].filter((n) => n !== not).map((n) => html`<option value=${n}>${words(n)}${flips.includes(n) ? " (turns it)" : ""}</option>`)}</select></label>`;
  return html`<section aria-label="Map">
    <h2 class="view-title">Where it is true, over two assumptions at once</h2>
    <div class="controls">
      <label>Claim <select value=${claim.id} onChange=${(e) => change({ claim: e.target.value })}>
        ${judgable.map((c) => html`<option value=${c.id}>${words(c.id)}</option>`)}</select></label>
      ${select("Across", "x", xName, (v) => change({ x: v, y: yName }), yName)}
      ${select("Up", "y", yName, (v) => change({ y: v, x: xName }), xName)}
    </div>
    <p class="claim-says">${claim.says}</p>
    ${failure && html`<p class="failure" role="alert">${failure.message}</p>`}
    <figure class="map">
    <svg viewBox=${`0 0 ${L + S + 16} ${T + S + B}`} role="application" tabindex="0" aria-label=${`Map of ${words(claim.id)} over ${words(xName)} and ${words(yName)}; arrow keys move the point`}
      onClick=${(e) => {
        const box = e.currentTarget.getBoundingClientRect();
        const scale = (L + S + 16) / box.width;
        const x = ux.low + (((e.clientX - box.left) * scale - L) / S) * (ux.high - ux.low);
        const y = uy.low + ((T + S - (e.clientY - box.top) * scale) / S) * (uy.high - uy.low);
        if (x >= ux.low && x <= ux.high && y >= uy.low && y <= uy.high) go(x, y);
      }}
      onKeyDown=${(e) => {
        const by = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] }[e.key];
        if (by) {
          e.preventDefault();
          go(now.x + (by[0] * (ux.high - ux.low)) / 50, now.y + (by[1] * (uy.high - uy.low)) / 50);
        }
      }}>
      <defs><pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="7" class="hatch" /></pattern></defs>
      <rect class="back" x=${L} y=${T} width=${S} height=${S} />
      <svg x=${L} y=${T} width=${S} height=${S} viewBox=${`0 0 ${S} ${S}`}>${cells(points, steps).map(({ p, size }) => {
        const w = (S / steps) * size;
        return html`<rect key=${p.column + "," + p.row} class=${"region " + (p.truth === null ? "unknown" : p.truth ? "true" : "false") + " m" + strength(p, largest)}
          x=${(p.column / steps) * S - w / 2} y=${S - (p.row / steps) * S - w / 2} width=${w} height=${w} shape-rendering="crispEdges" />`;
      })}
      <rect width=${S} height=${S} class="none" />
      ${border(points, steps, S).map((d) => html`<path class="border" d=${d} />`)}</svg>
      ${ticks(ux.low, ux.high, 6).map((v) => html`<text class="axis" x=${px(v)} y=${T + S + 18} text-anchor="middle">${brief(v)}</text>`)}
      ${ticks(uy.low, uy.high, 6).map((v) => html`<text class="axis" x=${L - 8} y=${py(v) + 4} text-anchor="end">${brief(v)}</text>`)}
      <text class="name" x=${L + S / 2} y=${T + S + 42} text-anchor="middle">${words(xName)}${ux.unit ? ", " + ux.unit : ""}</text>
      <text class="name" transform=${`translate(14 ${T + S / 2}) rotate(-90)`} text-anchor="middle">${words(yName)}${uy.unit ? ", " + uy.unit : ""}</text>
      <g class="stated"><line x1=${px(stated[xName])} x2=${px(stated[xName])} y1=${T} y2=${T + S} /><line x1=${L} x2=${L + S} y1=${py(stated[yName])} y2=${py(stated[yName])} /></g>
      <circle class="here" cx=${px(clamp(now.x, ux))} cy=${py(clamp(now.y, uy))} r="8" />
    </svg>
    <figcaption><span class="key"><i class="region true"></i>true</span><span class="key"><i class="region false"></i>false</span><span class="key"><i class="region unknown"></i>not certain</span>
      ${" "}The darker, the larger the margin. The circle is where the sliders are; thin lines are the stated values. Press anywhere to go there.
      ${" "}<span role="status">${points.size} points, ${points.size ? Math.round((100 * trues) / points.size) : 0}% true${done ? "" : ", more coming"}.</span>
      ${" "}${done && finer < 2 && html`<button class="plain" onClick=${() => setFiner(finer + 1)}>Finer</button>`}
      ${" "}Points are measured and not certified; at the circle the list of claims has the certificate: <b>${shown(now.x)}</b>, <b>${shown(now.y)}</b>.</figcaption></figure>
  </section>`;
}

/** How large a margin is beside the largest, in five steps. */
const strength = (p, largest) => Math.min(4, Math.floor(5 * Math.sqrt(Math.abs(p.margin || 0) / largest)));
const clamp = (x, u) => Math.min(u.high, Math.max(u.low, x));
const round = (x, u) => (u.integer ? Math.round(x) : Number(x.toPrecision(4)));

/** Every point as a square as wide as its grid is fine: coarse ones first, finer ones over them, so that nothing stays bare. */
function cells(points, steps) {
  return [...points.values()].map((p) => ({ p, size: level(p, steps) })).sort((a, b) => b.size - a.size);
}

function level(p, steps) {
  let size = steps / 4;
  while (size > 1 && (p.row % size || p.column % size)) size /= 2;
  return size;
}

/** The line on which the margin is zero, by marching squares, each as fine as what is known around it. */
function border(points, steps, S) {
  const at = (c, r) => {
    const p = points.get(c + "," + r);
    return p && p.truth !== null && p.margin !== null ? (p.truth ? 1 : -1) * Math.max(Math.abs(p.margin), 1e-9) : null;
  };
  const paths = [];
  const square = (c, r, stride) => {
    const half = stride / 2;
    if (half >= 1 && [[half, 0], [0, half], [half, half], [stride, half], [half, stride]].every(([x, y]) => points.has((c + x) + "," + (r + y)))) {
      for (const [x, y] of [[0, 0], [half, 0], [0, half], [half, half]]) square(c + x, r + y, half);
      return;
    }
    const corner = [[c, r], [c + stride, r], [c + stride, r + stride], [c, r + stride]];
    const v = corner.map(([x, y]) => at(x, y));
    if (v.some((x) => x === null)) return;
    const cuts = [];
    for (let k = 0; k < 4; k++) {
      const a = v[k], b = v[(k + 1) % 4];
      if (a > 0 !== b > 0) {
        const t = a / (a - b);
        const [p, q] = [corner[k], corner[(k + 1) % 4]];
        cuts.push([p[0] + (q[0] - p[0]) * t, p[1] + (q[1] - p[1]) * t]);
      }
    }
    const xy = ([x, y]) => ((x / steps) * S).toFixed(1) + " " + (S - (y / steps) * S).toFixed(1);
    for (let k = 0; k + 1 < cuts.length; k += 2) paths.push("M" + xy(cuts[k]) + "L" + xy(cuts[k + 1]));
  };
  for (let r = 0; r < steps; r += steps / 4) for (let c = 0; c < steps; c += steps / 4) square(c, r, steps / 4);
  return paths.length ? [paths.join("")] : [];
}
