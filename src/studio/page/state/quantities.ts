/** Quantities as handles: shifted, stretched, widened, formatted, and drawn as a curve. Pure; for the page, not for the engine. */
import { distributionOf, median, sampler, type Quantity } from "../../../numbers/quantity.ts";

export interface Axis {
  from: number;
  to: number;
  /** Least step of a move. */ step: number;
}

/** The points that hold nearly all of it. */
function ends(q: Quantity, min: number, max: number): [number, number] {
  const { quantile } = sampler(q, min, max);
  return [quantile(0.003), quantile(0.997)];
}

/** The axis on which a quantity is shown and moved: its field's range where that is short enough, else the surroundings of the quantity. */
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

/** The largest of 1, 2 and 5 times a power of ten that is at most a tenth of a range so wide: no figure is finer than the range lets it be. */
export function stepOf(width: number): number {
  const power = 10 ** Math.floor(Math.log10(width / 10));
  return [5, 2, 1].map((n) => n * power).find((step) => step <= (width / 10) * (1 + 1e-9)) ?? power;
}

/** A value of a range so wide, to the decimal place that is at most a tenth of it. */
export const toStep = (value: number, width: number): number => {
  if (!(width > 0)) return value;
  const step = 10 ** Math.floor(Math.log10(width / 10));
  return Number((Math.round(value / step) * step).toPrecision(12));
};

/** The least step of a move: that of the axis, or that of the range where it has two ends. */
const stepFor = (q: Quantity, { step }: Axis): number => {
  const held = endsOf(q);
  return held === null || !(held[1] > held[0]) ? step : Math.max(step, stepOf(held[1] - held[0]));
};

/** The quantity moved by `by` along its axis, as text; null where it cannot be moved as a whole (`one_of`). */
export const shifted = (q: Quantity, by: number, axis: Axis, min: number, max: number): string | null =>
  distributionOf(q).handle.shifted(q, by, { step: stepFor(q, axis), min, max });

/** One end moved: `end` 0 the low one, 1 the high one. Ends do not cross. Null where the quantity has no such end. */
export const stretched = (
  q: Quantity,
  end: 0 | 1,
  to: number,
  { step }: Axis,
  min: number,
  max: number,
): string | null => distributionOf(q).handle.stretched(q, end, to, { step, min, max });

/** A wider or narrower one around the same middle. An exact number becomes a range. */
export const widened = (q: Quantity, by: number, { step }: Axis, min: number, max: number): string | null =>
  distributionOf(q).handle.widened(q, by, { step, min, max });

/** Position of the handle. */
export const middle = (quantity: Quantity, min: number, max: number): number =>
  median({ quantity, field: { min, max } });

/** The ends that can be dragged: the two written points, where there are two. */
export const endsOf = (q: Quantity): [number, number] | null => distributionOf(q).handle.ends(q);

/** Points of the curve over the axis, heights in 0..1; spikes as points of their own with the share of each. */
export function curveOf(
  q: Quantity,
  { from, to }: Axis,
  min: number,
  max: number,
): { line: { x: number; y: number }[]; spikes: { x: number; y: number }[] } {
  const law = distributionOf(q).law(q);
  if ("values" in law) {
    const most = Math.max(...law.probabilities);
    return { line: [], spikes: law.values.map((x, n) => ({ x, y: law.probabilities[n] / most })) };
  }
  const height = (x: number): number => (x < min || x > max ? 0 : law.density(x));
  // Where a density begins or ends with a step, the line goes straight up from 0 or down to it.
  const [up, down] = law.support.map((x) => {
    const y = height(x);
    return y > 0 && y < Infinity
      ? [
          { x, y: 0 },
          { x, y },
        ]
      : [];
  });
  const intervals = 60;
  const grid = Array.from({ length: intervals + 1 }, (_, j) => from + ((to - from) * j) / intervals);
  const line = [...up, ...grid.map((x) => ({ x, y: height(x) })), ...down.reverse()].sort((a, b) => a.x - b.x);
  const most = Math.max(...line.map(({ y }) => (Number.isFinite(y) ? y : 0)), 1e-300);
  return { line: line.map(({ x, y }) => ({ x, y: Math.min(1, (Number.isFinite(y) ? y : most) / most) })), spikes: [] };
}
