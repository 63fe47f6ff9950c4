// Small things that every view needs: numbers as printed, the one name of this page, requests.
import { h } from "./vendor/preact.mjs";
import htm from "./vendor/htm.mjs";

export const html = htm.bind(h);

/** Four significant digits, as the reports print them. */
export function shown(x) {
  if (x === null || x === undefined || Number.isNaN(x)) return "–";
  if (x === "infinity") return "∞";
  if (x === "-infinity") return "−∞";
  if (x === 0) return "0";
  const a = Math.abs(x);
  if (Number.isInteger(x) && a < 1e7) return minus(String(x));
  if (a < 1e-4 || a >= 1e7) return minus(x.toExponential(1).replace("e+", "e"));
  return minus(String(Number(x.toPrecision(4))));
}

/** Few digits, for axes and sliders. */
export function brief(x) {
  if (!Number.isFinite(x)) return shown(x);
  return minus(String(Number(x.toPrecision(3))));
}

export const percent = (p) => (p > 0 && p < 0.005 ? "<1%" : p < 1 && p > 0.995 ? ">99%" : Math.round(p * 100) + "%");

const minus = (text) => text.replace("-", "−");

/** Names of the file as words: maximum_pressure is read as "maximum pressure". */
export const words = (name) => name.replace(/_/g, " ");

/** A page's own name for its questions and its stream of events. */
export const CLIENT = "page-" + Array.from(crypto.getRandomValues(new Uint8Array(12)), (b) => b.toString(16).padStart(2, "0")).join("");

export class Failure extends Error {
  constructor(status, body) {
    super(body.error || "The server does not answer.");
    this.status = status;
    this.mistakes = body.mistakes || [];
  }
  get stale() {
    return this.status === 204;
  }
}

export async function ask(path, body) {
  const how = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  let response;
  try {
    response = await fetch(path, how);
  } catch {
    throw new Failure(0, { error: "The server has stopped; start ./parley serve again." });
  }
  if (response.status === 204) throw new Failure(204, { error: "Something newer was asked." });
  const text = await response.text();
  let answer;
  try {
    answer = JSON.parse(text);
  } catch {
    answer = { error: text.slice(0, 200) };
  }
  if (!response.ok) throw new Failure(response.status, answer);
  return answer;
}

const listeners = new Map();
let stream = null;

/** Hears events of one kind from the server; returns how to stop. */
export function hear(kind, listener) {
  if (!stream) {
    stream = new EventSource("api/events?client=" + CLIENT);
  }
  const heard = (event) => listener(JSON.parse(event.data));
  stream.addEventListener(kind, heard);
  listeners.set(listener, heard);
  return () => stream.removeEventListener(kind, heard);
}

/** Ticks of an axis: round numbers from low to high. */
export function ticks(low, high, most = 5) {
  const span = high - low;
  if (!(span > 0)) return [low];
  const rough = span / most;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  const step = [1, 2, 5, 10].map((k) => k * power).find((s) => span / s <= most);
  const all = [];
  for (let x = Math.ceil(low / step) * step; x <= high + span * 1e-9; x += step) all.push(Math.abs(x) < step * 1e-6 ? 0 : x);
  return all;
}

/** Keeps to the step of a number: whole numbers, given points, or a two-hundredth of the range. */
export function snap(u, x) {
  if (u.points.length) return u.points.reduce((a, b) => (Math.abs(b - x) < Math.abs(a - x) ? b : a));
  if (u.integer) return Math.round(x);
  const step = stepOf(u);
  const value = u.low + Math.round((x - u.low) / step) * step;
  return Number(Math.min(u.high, Math.max(u.low, value)).toPrecision(10));
}

/** A two-hundredth of the range, rounded to a number that reads well. */
export function stepOf(u) {
  if (u.integer) return 1;
  const rough = (u.high - u.low) / 200;
  const power = Math.pow(10, Math.floor(Math.log10(rough)));
  return [1, 2, 5, 10].map((k) => k * power).filter((s) => s <= rough * 1.0001).pop() || power;
}
