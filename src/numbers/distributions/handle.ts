/** Quantities moved by hand: the written distribution after each kind of drag. */

/** The axis along which a quantity is moved: the least step, and the range of its field. */
export interface Track {
  step: number;
  min: number;
  max: number;
}

/** Each answer is a quantity as text, in steps of the track; null where the distribution cannot be moved so. */
export interface Handle<Q> {
  /** Moved as a whole by `by`. */
  shifted(quantity: Q, by: number, track: Track): string | null;
  /** The two ends that can be dragged, low and high; null where it has none. */
  ends(quantity: Q): [number, number] | null;
  /** One end, 0 the low one, dragged to `to`. Ends do not cross. */
  stretched(quantity: Q, end: 0 | 1, to: number, track: Track): string | null;
  /** Wider by `by` on either side, narrower where that is negative. */
  widened(quantity: Q, by: number, track: Track): string | null;
}

/** The part of a handle that a distribution without ends lacks. */
export const WITHOUT_ENDS = { ends: () => null, stretched: () => null, widened: () => null };

/** A number as written by hand, to the step. */
export function written(value: number, step: number): string {
  const text = value.toFixed(decimals(step));
  return Number(text) === 0 ? "0" : text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

/** Decimals of a step, at most 9. */
function decimals(step: number): number {
  let scaled = step;
  for (let count = 0; count < 9; count++) {
    if (scaled >= 1 - 1e-9) return count;
    scaled *= 10;
  }
  return 9;
}

/** The nearest multiple of the step. */
export function rounded(value: number, step: number): number {
  return Math.round(value / step) * step;
}

/** A number to three figures, for parameters that have no axis. */
export function threeFigures(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** The handle of a distribution written by two ends; both stay in the range, and a step apart. */
export function twoEnds(write: (low: string, high: string) => string): Handle<{ low: number; high: number }> {
  return {
    shifted({ low, high }, by, { step, min, max }) {
      const room = Math.max(Math.min(0, min - low), Math.min(Math.max(0, max - high), by));
      const from = rounded(low + room, step);
      const width = Math.max(step, rounded(high - low, step));
      return write(written(from, step), written(from + width, step));
    },
    ends: ({ low, high }) => [low, high],
    stretched({ low, high }, end, to, { step, min, max }) {
      const at = rounded(Math.min(max, Math.max(min, to)), step);
      return end === 0
        ? write(written(Math.min(at, high - step), step), written(high, step))
        : write(written(low, step), written(Math.max(at, low + step), step));
    },
    widened({ low, high }, by, { step, min, max }) {
      const from = rounded(Math.max(min, low - by), step);
      const to = rounded(Math.min(max, high + by), step);
      return to - from < step ? null : write(written(from, step), written(to, step));
    },
  };
}

/** `low mode high` moved as a whole, as far as the range allows. */
export function shiftedAlong(
  { low, mode, high }: { low: number; mode: number; high: number },
  by: number,
  { step, min, max }: Track,
): string {
  const room = Math.max(min - low, Math.min(max - high, by));
  return [low, mode, high].map((value) => written(rounded(value + room, step), step)).join(" ");
}
