/**
 * PRIM, the patient rule induction method (Friedman & Fisher 1999, Statistics and Computing 9:123), as used in scenario
 * discovery (Bryant & Lempert 2010, TFSC 77:34; Kwakkel & Jaxa-Rozen 2016): from all worlds, peel repeatedly the side
 * of one number that raises the mean answer most for each world given up; then paste back what raises it further. The
 * trajectory keeps every box. j number, w world, y_w its answer in 0..1.
 */

/** Worlds as PRIM sees them. */
export interface Data {
  /** One column a number. */
  x: readonly Float64Array[];
  /** Rows by rising x, a column each. */
  order: readonly Int32Array[];
  y: Float64Array;
}

/** Limits of a box, a side a number; infinite where that side is not limited. */
export interface Limits {
  low: Float64Array;
  high: Float64Array;
}
export interface Step extends Limits {
  coverage: number;
  density: number;
  mass: number;
}

interface Peeling {
  /** Share of the box that one peel removes, and of the worlds beyond a limit that one paste adds. */
  peel: number;
  paste: number;
  /** Least share of all worlds that a box holds. */
  mass: number;
}
/** Share of the rows in hand below which those that were peeled are dropped. */
const MIN_SHARE_INSIDE = 0.8;
export const patient: Peeling = { peel: 0.05, paste: 0.05, mass: 0.05 };

/**
 * The peeling and pasting trajectory, all worlds first.
 * @param among one byte a world: 1 where it may lie in the box (a later box looks only at what the earlier ones left)
 */
export function trajectory(data: Data, among: Uint8Array, { peel, paste, mass }: Peeling = patient): Step[] {
  const { x, y } = data;
  const d = x.length;
  const n = y.length;
  let all = 0;
  for (let w = 0; w < n; w++) all += y[w];
  const inside = among.slice();
  const whole = data.order.map((order) => rowsAmong(order, among));
  const rows = whole.map((order) => order.slice());
  let count = 0;
  let sum = 0;
  for (let w = 0; w < n; w++)
    if (inside[w] === 1) {
      count++;
      sum += y[w];
    }
  const low = new Float64Array(d).fill(-Infinity);
  const high = new Float64Array(d).fill(Infinity);
  const steps: Step[] = [];
  const keep = (): void => {
    steps.push({
      low: low.slice(),
      high: high.slice(),
      coverage: all > 0 ? sum / all : 0,
      density: count > 0 ? sum / count : 0,
      mass: count / n,
    });
  };
  keep();

  let stored = count;
  const tail = new Int32Array(n);
  let passed = 0;
  /**
   * Where a peel would cut line j at one end: half way between the order statistics of the box about that share of it; where
   * they are equal, the next value inwards takes the inner one's place. The rows from that end to the inner one are then the
   * first `passed` of `tail`.
   */
  const cutOf = (j: number, top: boolean): number => {
    const column = x[j];
    const row = rows[j];
    const i = (count - 1) * (top ? 1 - peel : peel);
    const near = top ? count - 1 - Math.ceil(i) : Math.floor(i);
    const far = top ? count - 1 - Math.floor(i) : Math.ceil(i);
    let outer = 0;
    let inner = 0;
    passed = 0;
    for (let a = top ? stored - 1 : 0; passed < count; a += top ? -1 : 1) {
      const w = row[a];
      if (inside[w] === 0) continue;
      inner = column[w];
      if (passed === near) outer = inner;
      tail[passed++] = w;
      if (passed > far && inner !== outer) break;
    }
    return (outer + inner) / 2;
  };

  while (count > 1) {
    let best = 0;
    let chosen = -1;
    let upper = false;
    let limit = 0;
    let free = -1;
    let given = 0;
    for (let j = 0; j < d; j++) {
      const column = x[j];
      for (const top of [true, false]) {
        const at = cutOf(j, top);
        let taken = 0;
        let lost = 0;
        while (taken < passed && (top ? column[tail[taken]] > at : column[tail[taken]] < at)) lost += y[tail[taken++]];
        if (taken === 0 || taken === count) continue;
        const gain = ((sum - lost) / (count - taken) - sum / count) / taken;
        const unlimited = low[j] === -Infinity && high[j] === Infinity ? 0 : 1;
        if (gain > best || (gain === best && chosen >= 0 && unlimited > free)) {
          best = gain;
          chosen = j;
          upper = top;
          limit = at;
          free = unlimited;
          given = taken;
        }
      }
    }
    if (chosen < 0 || (count - given) / n < mass) break;
    cutOf(chosen, upper);
    for (let a = 0; a < given; a++) {
      inside[tail[a]] = 0;
      sum -= y[tail[a]];
    }
    if (upper) high[chosen] = limit;
    else low[chosen] = limit;
    count -= given;
    if (count < MIN_SHARE_INSIDE * stored) {
      for (const row of rows) rowsAmong(row, inside, row, stored);
      stored = count;
    }
    keep();
  }

  /** Lines whose limits each world misses, by number. */
  const missed = new Uint16Array(n);
  for (let j = 0; j < d; j++) {
    const column = x[j];
    for (let w = 0; w < n; w++) if (column[w] < low[j] || column[w] > high[j]) missed[w]++;
  }
  const beyond = new Int32Array(n);
  for (;;) {
    let best = 0;
    let chosen = -1;
    let upper = false;
    let limit = 0;
    let freed = -1;
    for (let j = 0; j < d; j++) {
      const column = x[j];
      const row = whole[j];
      for (const top of [false, true]) {
        const bound = top ? high[j] : low[j];
        if (bound === (top ? Infinity : -Infinity)) continue;
        const found = top
          ? within(row, firstAt(column, row, bound, false), row.length, column, bound, missed, beyond)
          : within(row, 0, firstAt(column, row, bound, true), column, bound, missed, beyond);
        const at =
          found === 0
            ? top
              ? Infinity
              : -Infinity
            : top
              ? lowerCut(column, beyond, found, paste)
              : upperCut(column, beyond, found, 1 - paste);
        let from = 0;
        let to = found;
        if (top) for (to = 0; to < found && column[beyond[to]] <= at;) to++;
        else for (from = found; from > 0 && column[beyond[from - 1]] >= at;) from--;
        let added = 0;
        let won = 0;
        for (let a = from; a < to; a++)
          if (inside[beyond[a]] === 0) {
            added++;
            won += y[beyond[a]];
          }
        if (added === 0) continue;
        const gain = ((sum + won) / (count + added) - sum / count) / added;
        const other = top ? low[j] : high[j];
        const opens = (at === Infinity || at === -Infinity) && !(other > -Infinity && other < Infinity) ? 1 : 0;
        if (gain > best || (gain === best && chosen >= 0 && opens > freed)) {
          best = gain;
          chosen = j;
          upper = top;
          limit = at;
          freed = opens;
        }
      }
    }
    if (chosen < 0) break;
    const column = x[chosen];
    const bound = upper ? high[chosen] : low[chosen];
    if (upper) high[chosen] = limit;
    else low[chosen] = limit;
    for (let w = 0; w < n; w++) {
      if (upper ? column[w] > bound && column[w] <= limit : column[w] < bound && column[w] >= limit) missed[w]--;
      if (among[w] === 0 || inside[w] === 1 || missed[w] > 0) continue;
      inside[w] = 1;
      count++;
      sum += y[w];
    }
    keep();
  }
  return steps;
}

/** The rows of an order with a 1. @param rows memory for them, which may be that of the order @param length rows of the order that count */
export function rowsAmong(
  order: Int32Array,
  among: Uint8Array,
  rows = new Int32Array(order.length),
  length = order.length,
): Int32Array {
  let count = 0;
  for (let a = 0; a < length; a++) {
    const w = order[a];
    rows[count] = w;
    count += among[w];
  }
  return rows.subarray(0, count);
}

/** First place in an order by rising value whose value is at least `bound`; with `above`, whose value is above it. */
function firstAt(column: Float64Array, order: Int32Array, bound: number, above: boolean): number {
  let from = 0;
  let to = order.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    const value = column[order[middle]];
    if (value < bound || (above && value === bound)) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Copies the rows of [from, to) that miss no limit but this line's `bound`, which the others lie at; the number of them. */
function within(
  order: Int32Array,
  from: number,
  to: number,
  column: Float64Array,
  bound: number,
  missed: Uint16Array,
  into: Int32Array,
): number {
  let count = 0;
  for (let a = from; a < to; a++) {
    const w = order[a];
    if (missed[w] === (column[w] === bound ? 0 : 1)) into[count++] = w;
  }
  return count;
}

/** Half way between the order statistics about share u >= 0.5 of a sorted column; where they are equal, the next lower value takes the lower's place. */
function upperCut(column: Float64Array, rows: ArrayLike<number>, count: number, u: number): number {
  const i = (count - 1) * u;
  let below = Math.floor(i);
  const above = Math.ceil(i);
  while (column[rows[below]] === column[rows[above]] && below > 0) below--;
  return (column[rows[below]] + column[rows[above]]) / 2;
}

/** The same about share u < 0.5: the next higher value takes the higher's place. */
function lowerCut(column: Float64Array, rows: ArrayLike<number>, count: number, u: number): number {
  const i = (count - 1) * u;
  const below = Math.floor(i);
  let above = Math.ceil(i);
  while (column[rows[below]] === column[rows[above]] && above < count - 1) above++;
  return (column[rows[below]] + column[rows[above]]) / 2;
}
