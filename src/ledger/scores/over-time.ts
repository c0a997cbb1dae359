/** Which of a source's forecasts counts, by day. Days are whole numbers; a day counts for the forecast in force at its end. */

/** A forecast from an instant on. Later entries of a list win over earlier ones at one instant. */
export interface Update<T> {
  /** Instant in days; the day that it falls in is its whole part. */
  at: number;
  value: T;
}

/** In order of instants; of one instant the later entry last. */
export function inOrder<T>(updates: readonly Update<T>[]): readonly Update<T>[] {
  if (updates.every(({ at }, n) => n === 0 || at >= updates[n - 1].at)) return updates;
  return updates
    .map((update, index) => ({ update, index }))
    .sort((a, b) => a.update.at - b.update.at || a.index - b.index)
    .map(({ update }) => update);
}

/** Forecast in force at the end of a day; undefined where there is none yet. @param ordered as `inOrder` gives them */
export function inForce<T>(ordered: readonly Update<T>[], day: number): T | undefined {
  let value: T | undefined;
  for (const update of ordered) {
    if (Math.floor(update.at) > day) break;
    value = update.value;
  }
  return value;
}

/** A stretch of whole days, `from` to `to` - 1, with one forecast in force. */
export interface Stretch<T> {
  from: number;
  to: number;
  value: T;
}

/** The days `from` to `to` - 1 with a forecast, as stretches in order. @param ordered as `inOrder` gives them */
export function stretches<T>(ordered: readonly Update<T>[], from: number, to: number): Stretch<T>[] {
  const found: Stretch<T>[] = [];
  ordered.forEach(({ at, value }, n) => {
    const start = Math.max(from, Math.floor(at));
    const end = Math.min(to, n + 1 < ordered.length ? Math.floor(ordered[n + 1].at) : to);
    if (start < end) found.push({ from: start, to: end, value });
  });
  return found;
}

/** Number of days in which stretches lie; they do not overlap. */
export const daysOf = (list: readonly Stretch<unknown>[]): number =>
  list.reduce((days, { from, to }) => days + to - from, 0);

/** The days that two lists both have, as stretches in order with the value of each. Both are in order. */
export function commonStretches<T>(a: readonly Stretch<T>[], b: readonly Stretch<T>[]): Stretch<[T, T]>[] {
  const found: Stretch<[T, T]>[] = [];
  for (let n = 0, m = 0; n < a.length && m < b.length;) {
    const [from, to] = [Math.max(a[n].from, b[m].from), Math.min(a[n].to, b[m].to)];
    if (from < to) found.push({ from, to, value: [a[n].value, b[m].value] });
    if (a[n].to <= b[m].to) n++;
    else m++;
  }
  return found;
}

/** Whether two lists cover the same days without a gap. Neither is empty. */
export function coverSameDays(a: readonly Stretch<unknown>[], b: readonly Stretch<unknown>[]): boolean {
  const [from, to] = [a[0].from, a[a.length - 1].to];
  const sameEnds = from === b[0].from && to === b[b.length - 1].to;
  return sameEnds && daysOf(a) === to - from && daysOf(b) === to - from;
}
