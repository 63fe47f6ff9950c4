// The standoff as a picture: who sets what, which rule reads it, what the rule moves.
import { useMemo, useState } from "./vendor/hooks.mjs";
import { html, words } from "./util.js";

const ROW = 34;
const COLUMNS = { player: 0, lever: 1, mover: 2, condition: 3 };
const LEFT = [14, 190, 440, 730];
const WIDTH = [132, 168, 196, 190];

/** Nodes and edges; order within a column by the mean place of neighbours, so that few lines cross. */
function layout(model) {
  const nodes = new Map();
  const add = (key, column, label, sub, line, kind) => nodes.set(key, { key, column, label, sub, line, kind, y: 0 });
  model.players.forEach((p) => add("p:" + p.id, 0, p.name, "", p.line, "player"));
  for (const part of model.parts) {
    const lever = part.kind !== "condition";
    add("v:" + part.name, lever ? 1 : 3, words(part.name), part.levels.join(" · "), part.line, part.kind);
  }
  model.movers.forEach((m) => add("m:" + m.name, 2, words(m.name), m.when, m.line, m.kind));
  const edges = [];
  const link = (from, to, kind) => nodes.has(from) && nodes.has(to) && edges.push({ from, to, kind });
  for (const part of model.parts) {
    if (part.owner) link("p:" + part.owner, "v:" + part.name, "sets");
    part.parties.forEach((id) => link("p:" + id, "v:" + part.name, "sets"));
    part.reads.forEach((name) => name !== part.name && link("v:" + name, "v:" + part.name, "limits"));
  }
  for (const m of model.movers) {
    m.reads.forEach((name) => link("v:" + name, "m:" + m.name, "reads"));
    m.moves.forEach((name) => link("m:" + m.name, "v:" + name, "moves"));
  }
  const columns = [0, 1, 2, 3].map((c) => [...nodes.values()].filter((n) => n.column === c));
  const near = new Map([...nodes.keys()].map((k) => [k, []]));
  edges.forEach((e) => { near.get(e.from).push(e.to); near.get(e.to).push(e.from); });
  const place = () => columns.forEach((column) => {
    const tallest = Math.max(...columns.map((c) => c.length));
    // Short columns are spread, so that lines run flat.
    const gap = Math.min(3, tallest / column.length);
    column.forEach((n, k) => { n.y = (k * gap + (tallest - 1 - (column.length - 1) * gap) / 2) * ROW; });
  });
  place();
  for (let round = 0; round < 8; round++) {
    for (const c of round % 2 ? [2, 1, 0] : [1, 2, 3]) {
      const mean = (n) => {
        const others = near.get(n.key).map((k) => nodes.get(k)).filter((o) => o.column !== n.column);
        return others.length ? others.reduce((s, o) => s + o.y, 0) / others.length : n.y;
      };
      const order = new Map(columns[c].map((n, k) => [n, [mean(n), k]]));
      columns[c].sort((a, b) => order.get(a)[0] - order.get(b)[0] || order.get(a)[1] - order.get(b)[1]);
      place();
    }
  }
  const tallest = Math.max(...columns.map((c) => c.length));
  return { nodes, edges, near, height: tallest * ROW + 54 };
}

export function Standoff({ model, goTo, set, values, stated }) {
  const { nodes, edges, near, height } = useMemo(() => layout(model), [model]);
  const [held, setHeld] = useState(null);
  const [over, setOver] = useState(null);
  const focus = over || held;
  const lit = focus && nodes.has(focus) ? new Set([focus, ...near.get(focus)]) : null;
  const chosen = focus && nodes.get(focus);
  const mover = chosen && chosen.key.startsWith("m:") && model.movers.find((m) => "m:" + m.name === chosen.key);
  return html`<section aria-label="The standoff">
    <h2 class="view-title">Who sets what, and what follows</h2>
    <p class="lead">Players set levers. Rules read levers and conditions, and move conditions, some by chance. Point at a box, or
      go to it with the tab key, to see what it touches; press it to keep it lit.</p>
    <div class="scroll" tabindex="0" aria-label="Picture of the standoff">
    <svg class="standoff" viewBox=${"0 0 940 " + height} role="group" aria-label="Players, levers, rules and conditions">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="6" markerHeight="6" orient="auto"><path d="M0 0 8 4 0 8z" /></marker></defs>
      ${["Players", "Levers", "Rules and ends", "Conditions"].map((t, c) => html`<text class="column" x=${LEFT[c]} y="18">${t}</text>`)}
      ${edges.map((e, k) => {
        const on = lit && (e.from === focus || e.to === focus);
        return html`<path key=${k} class=${"edge " + e.kind + (on ? " lit" : lit ? " dim" : "")} d=${curve(nodes.get(e.from), nodes.get(e.to))}
          marker-end=${on || e.kind !== "reads" ? "url(#tip)" : null} />`;
      })}
      ${[...nodes.values()].map((n) => html`<g key=${n.key} class=${"node " + n.kind + (lit ? (lit.has(n.key) ? " lit" : " dim") : "") + (held === n.key ? " held" : "")}
        transform=${`translate(${LEFT[n.column]} ${n.y + 34})`} tabindex="0" role="button" aria-pressed=${held === n.key}
        aria-label=${n.label + ", " + n.kind + neighbours(n, edges, nodes)}
        onMouseEnter=${() => setOver(n.key)} onMouseLeave=${() => setOver(null)} onFocus=${() => setOver(n.key)} onBlur=${() => setOver(null)}
        onClick=${() => setHeld(held === n.key ? null : n.key)}
        onKeyDown=${(e) => (e.key === "Enter" || e.key === " ") && (e.preventDefault(), setHeld(held === n.key ? null : n.key))}>
        <rect width=${WIDTH[n.column]} height="27" rx=${n.kind === "player" ? 13 : n.kind === "rule" ? 3 : 6} />
        <text x="10" y="18">${clip(n.label, WIDTH[n.column])}</text></g>`)}
    </svg></div>
    <div class="about-node" aria-live="polite">${chosen ? html`<h3>${chosen.label} <small>${chosen.kind}</small></h3>
      ${chosen.sub && html`<p>${mover ? html`when <code>${chosen.sub}</code>` : chosen.sub}</p>`}
      ${mover && mover.numbers.length > 0 && html`<p>How likely it is depends on ${mover.numbers.map((name, i) => html`${i ? ", " : ""}<b>${words(name)}</b>${
        typeof stated[name] === "boolean" ? "" : " (" + (name in values ? values[name] : stated[name]) + ")"}`)}.</p>`}
      <p><button class="plain" onClick=${() => goTo(chosen.line)}>Line ${chosen.line} of the text</button></p>`
      : html`<p class="empty">Nothing is chosen.</p>`}</div>
  </section>`;
}

function neighbours(n, edges, nodes) {
  const out = edges.filter((e) => e.from === n.key).map((e) => e.kind + " " + nodes.get(e.to).label);
  return out.length ? ": " + out.join(", ") : "";
}

const clip = (label, width) => (label.length > width / 6.9 ? label.slice(0, Math.floor(width / 6.9) - 1) + "…" : label);

function curve(a, b) {
  const ay = a.y + 47.5;
  const by = b.y + 47.5;
  if (a.column === b.column) {
    const x = LEFT[a.column] + WIDTH[a.column];
    return `M${x} ${ay}C${x + 36} ${ay} ${x + 36} ${by} ${x + 2} ${by}`;
  }
  const forward = a.column < b.column;
  const ax = LEFT[a.column] + (forward ? WIDTH[a.column] : 0);
  const bx = LEFT[b.column] + (forward ? -2 : WIDTH[b.column] + 2);
  const bend = Math.max(40, Math.abs(bx - ax) / 2) * (forward ? 1 : -1);
  return `M${ax} ${ay}C${ax + bend} ${ay} ${bx - bend} ${by} ${bx} ${by}`;
}
