// What the page shows, kept in its address: a reload, a bookmark or a colleague sees the same.
const VIEWS = ["claims", "standoff", "time", "map", "compare", "play", "text"];

export function read() {
  const q = new URLSearchParams(location.hash.slice(1));
  const view = VIEWS.includes(q.get("view")) ? q.get("view") : "claims";
  return {
    scenario: q.get("s"),
    view,
    claim: q.get("claim"),
    variant: q.get("variant") || null,
    values: pairs(q.get("set")),
    other: q.has("other") ? pairs(q.get("other")) : null,
    otherVariant: q.get("otherVariant") || null,
    policies: list(q.get("policies")),
    chart: q.get("chart"),
    x: q.get("x"),
    y: q.get("y"),
    filter: q.get("filter") || "all",
    side: q.get("side"),
    play: q.get("play"),
    playPolicy: q.get("under"),
    precision: q.get("precision"),
    seed: q.get("seed"),
  };
}

export function write(state) {
  const q = [];
  const put = (key, value) => value !== null && value !== undefined && value !== "" && q.push(key + "=" + value);
  const name = (text) => encodeURIComponent(text);
  put("s", name(state.scenario || ""));
  put("view", state.view === "claims" ? null : state.view);
  put("claim", state.claim && name(state.claim));
  put("variant", state.variant && name(state.variant));
  put("set", text(state.values));
  if (state.other) q.push("other=" + text(state.other));
  put("otherVariant", state.otherVariant && name(state.otherVariant));
  put("policies", state.policies && state.policies.map(name).join(","));
  put("chart", state.chart && name(state.chart));
  put("x", state.x && name(state.x));
  put("y", state.y && name(state.y));
  put("filter", state.filter === "all" ? null : state.filter);
  for (const [key, value] of [["side", state.side], ["play", state.play], ["under", state.playPolicy],
    ["precision", state.precision], ["seed", state.seed]]) put(key, value && name(value));
  const hash = "#" + q.join("&");
  if (hash !== location.hash) history.replaceState(null, "", hash);
}

function text(values) {
  return Object.entries(values).map(([k, v]) => encodeURIComponent(k) + ":" + v).join(",");
}

function pairs(text) {
  const values = {};
  for (const part of (text || "").split(",")) {
    const at = part.lastIndexOf(":");
    if (at > 0) {
      const value = part.slice(at + 1);
      values[decodeURIComponent(part.slice(0, at))] = value === "true" ? true : value === "false" ? false : Number(value);
    }
  }
  return values;
}

const list = (text) => (text === null ? null : text.split(",").map(decodeURIComponent));
