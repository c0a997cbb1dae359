/** Quantities under the hand: moved along their axis, widened, written again, and as a curve. Pure; for the page, not for the engine. */
import type { Quantity } from "../../../language/index.ts";
import { quantile } from "../../../language/medians.ts";

export interface Axis {
  from: number;
  to: number;
  /** Least step of a move. */ step: number;
}

/** Decimals that a step needs. */
const decimals = (step: number): number => Math.max(0, Math.min(9, -Math.floor(Math.log10(step) + 1e-9)));

/** A number as it would be written by hand, to the step. */
export function written(value: number, step: number): string {
  const text = value.toFixed(decimals(step));
  return Number(text) === 0 ? "0" : text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** The points that hold nearly all of it. */
function ends(q: Quantity, min: number, max: number): [number, number] {
  return [quantile(q, min, max, 0.003), quantile(q, min, max, 0.997)];
}

/** The stretch of numbers over which a quantity is shown and moved: its field's range where that is short enough to see it in, else its surroundings. */
export function axisOf(q: Quantity, min: number, max: number): Axis {
  const [low, high] = ends(q, min, max);
  const spread = high > low ? high - low : Math.max(Math.abs(low), 1e-3) * 0.5;
  const finite = Number.isFinite(min) && Number.isFinite(max);
  const whole = finite && max - min <= spread * 8;
  let from = whole ? min : Math.max(min, low - spread * 1.5);
  let to = whole ? max : Math.min(max, high + spread * 1.5);
  if (!whole && from < 0 && low >= 0) from = Math.max(min, 0);
  if (!(to > from)) {
    from -= 0.5;
    to += 0.5;
  }
  const power = 10 ** Math.floor(Math.log10((to - from) / 100));
  const step = [1, 2, 5, 10].map((n) => n * power).find((s) => (to - from) / s <= 110) ?? 10 * power;
  return { from, to, step };
}

const round = (value: number, step: number): number => Math.round(value / step) * step;

/** The quantity moved by `by` along its axis, as text; null where it cannot be moved as a whole (`one_of`). */
export function shifted(q: Quantity, by: number, { step }: Axis, min: number, max: number): string | null {
  const w = (value: number): string => written(Math.min(max, Math.max(min, round(value, step))), step);
  switch (q.kind) {
    case "exact":
      return w(q.value + by);
    case "normal":
      return pair(q.low, q.high, by, step, min, max, (a, b) => `${a} to ${b}`);
    case "uniform":
      return pair(q.low, q.high, by, step, min, max, (a, b) => `uniform(${a} ${b})`);
    case "triangular":
    case "pert": {
      const room = Math.max(min - q.low, Math.min(max - q.high, by));
      const at = (value: number): string => written(round(value + room, step), step);
      return `${q.kind}(${at(q.low)} ${at(q.mode)} ${at(q.high)})`;
    }
    case "lognormal": {
      const middle = Math.sqrt(q.low * q.high);
      const factor = Math.max(0.02, min / middle, Math.min(max, middle + by) / middle); // half of it stays in the range
      return `lognormal(${small(q.low * factor)} to ${small(q.high * factor)})`;
    }
    case "beta": {
      const n = q.alpha + q.beta;
      const mean = Math.min(0.99, Math.max(0.01, q.alpha / n + by));
      return `beta(${small(mean * n)} ${small((1 - mean) * n)})`;
    }
    case "one_of":
      return null;
  }
}

const small = (value: number): string => String(Number(value.toPrecision(3)));

function pair(
  low: number,
  high: number,
  by: number,
  step: number,
  min: number,
  max: number,
  as: (a: string, b: string) => string,
): string {
  const room = Math.max(Math.min(0, min - low), Math.min(Math.max(0, max - high), by));
  const a = round(low + room, step);
  const width = Math.max(step, round(high - low, step));
  return as(written(a, step), written(a + width, step));
}

/** One end moved: `end` 0 the low one, 1 the high one. Ends do not cross. Null where the quantity has no such end. */
export function stretched(
  q: Quantity,
  end: 0 | 1,
  to: number,
  { step }: Axis,
  min: number,
  max: number,
): string | null {
  if (q.kind !== "normal" && q.kind !== "uniform") return null;
  const at = round(Math.min(max, Math.max(min, to)), step);
  const low = end === 0 ? Math.min(at, q.high - step) : q.low;
  const high = end === 1 ? Math.max(at, q.low + step) : q.high;
  const text = `${written(low, step)}${q.kind === "normal" ? " to " : " "}${written(high, step)}`;
  return q.kind === "normal" ? text : `uniform(${text})`;
}

/** A wider or narrower one around the same middle. An exact number becomes a range. */
export function widened(q: Quantity, by: number, axis: Axis, min: number, max: number): string | null {
  if (q.kind === "exact")
    return by <= 0
      ? null
      : `${written(Math.max(min, q.value - by), axis.step)} to ${written(Math.min(max, q.value + by), axis.step)}`;
  if (q.kind !== "normal" && q.kind !== "uniform") return null;
  const low = round(Math.max(min, q.low - by), axis.step);
  const high = round(Math.min(max, q.high + by), axis.step);
  if (high - low < axis.step) return null;
  const text = `${written(low, axis.step)}${q.kind === "normal" ? " to " : " "}${written(high, axis.step)}`;
  return q.kind === "normal" ? text : `uniform(${text})`;
}

/** Where it is taken hold of. */
export const middle = (q: Quantity, min: number, max: number): number => quantile(q, min, max, 0.5);

/** The ends that can be dragged: what is written, where that are two points. */
export const endsOf = (q: Quantity): [number, number] | null =>
  q.kind === "normal" || q.kind === "uniform" ? [q.low, q.high] : null;

/** Density at x up to a factor; spikes (an exact number, `one_of`) have none. */
function density(q: Quantity, x: number): number {
  switch (q.kind) {
    case "normal": {
      const sd = (q.high - q.low) / 3.2897;
      const z = (x - (q.low + q.high) / 2) / sd;
      return Math.exp((-z * z) / 2);
    }
    case "lognormal": {
      if (x <= 0) return 0;
      const sd = Math.log(q.high / q.low) / 3.2897;
      const z = (Math.log(x) - Math.log(q.low * q.high) / 2) / sd;
      return Math.exp((-z * z) / 2) / x;
    }
    case "uniform":
      return x >= q.low && x <= q.high ? 1 : 0;
    case "triangular":
      return x <= q.low || x >= q.high
        ? 0
        : x < q.mode
          ? (x - q.low) / (q.mode - q.low)
          : (q.high - x) / (q.high - q.mode);
    case "pert": {
      const w = q.high - q.low;
      const t = (x - q.low) / w;
      return t <= 0 || t >= 1 ? 0 : t ** ((4 * (q.mode - q.low)) / w) * (1 - t) ** ((4 * (q.high - q.mode)) / w);
    }
    case "beta":
      return x <= 0 || x >= 1 ? 0 : x ** (q.alpha - 1) * (1 - x) ** (q.beta - 1);
    default:
      return 0;
  }
}

/** Points of the curve over the axis, heights in 0..1; spikes as points of their own with the share of each. */
export function curveOf(
  q: Quantity,
  { from, to }: Axis,
  min: number,
  max: number,
): { line: { x: number; y: number }[]; spikes: { x: number; y: number }[] } {
  if (q.kind === "exact") return { line: [], spikes: [{ x: q.value, y: 1 }] };
  if (q.kind === "one_of") {
    const most = Math.max(...q.probabilities);
    return { line: [], spikes: q.values.map((x, n) => ({ x, y: q.probabilities[n] / most })) };
  }
  const n = 60;
  const edges = q.kind === "uniform" ? [q.low, q.low, q.high, q.high] : [];
  const xs = [...Array.from({ length: n + 1 }, (_, j) => from + ((to - from) * j) / n), ...edges].sort((a, b) => a - b);
  const line = xs.map((x) => ({ x, y: x < min || x > max ? 0 : density(q, x) }));
  if (q.kind === "uniform") {
    const a = line.findIndex(({ x }) => x === q.low),
      b = line.findLastIndex(({ x }) => x === q.high);
    if (a >= 0) line[a] = { x: q.low, y: 0 };
    if (b >= 0) line[b] = { x: q.high, y: 0 };
  }
  const most = Math.max(...line.map(({ y }) => (Number.isFinite(y) ? y : 0)), 1e-300);
  return { line: line.map(({ x, y }) => ({ x, y: Math.min(1, (Number.isFinite(y) ? y : most) / most) })), spikes: [] };
}
