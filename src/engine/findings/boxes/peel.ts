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
  const rows = data.order.map((order) => order.filter((w) => inside[w] === 1));
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

  while (count > 1) {
    let best = 0;
    let chosen = -1;
    let upper = false;
    let limit = 0;
    let free = -1;
    let given = 0;
    for (let j = 0; j < d; j++) {
      const row = rows[j];
      const column = x[j];
      for (const top of [true, false]) {
        const at = top ? upperCut(column, row, count, 1 - peel) : lowerCut(column, row, count, peel);
        let taken = 0;
        let lost = 0;
        if (top)
          for (let a = count - 1; a >= 0 && column[row[a]] > at; a--) {
            taken++;
            lost += y[row[a]];
          }
        else
          for (let a = 0; a < count && column[row[a]] < at; a++) {
            taken++;
            lost += y[row[a]];
          }
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
    const order = rows[chosen];
    for (let a = 0; a < given; a++) {
      const w = order[upper ? count - 1 - a : a];
      inside[w] = 0;
      sum -= y[w];
    }
    if (upper) high[chosen] = limit;
    else low[chosen] = limit;
    for (const row of rows) {
      let kept = 0;
      for (let a = 0; a < count; a++) if (inside[row[a]] === 1) row[kept++] = row[a];
    }
    count -= given;
    keep();
  }

  const limited = (): number[] => Array.from(x.keys()).filter((j) => low[j] !== -Infinity || high[j] !== Infinity);
  for (;;) {
    let best = 0;
    let chosen = -1;
    let upper = false;
    let limit = 0;
    let freed = -1;
    for (const j of limited()) {
      const column = x[j];
      const others = limited().filter((k) => k !== j);
      for (const top of [false, true]) {
        const bound = top ? high[j] : low[j];
        if (bound === (top ? Infinity : -Infinity)) continue;
        const beyond = data.order[j].filter(
          (w) =>
            among[w] === 1 &&
            (top ? column[w] >= bound : column[w] <= bound) &&
            others.every((k) => x[k][w] >= low[k] && x[k][w] <= high[k]),
        );
        const at =
          beyond.length === 0
            ? top
              ? Infinity
              : -Infinity
            : top
              ? lowerCut(column, beyond, beyond.length, paste)
              : upperCut(column, beyond, beyond.length, 1 - paste);
        let added = 0;
        let won = 0;
        for (const w of beyond)
          if (inside[w] === 0 && (top ? column[w] <= at : column[w] >= at)) {
            added++;
            won += y[w];
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
    if (upper) high[chosen] = limit;
    else low[chosen] = limit;
    const others = limited();
    for (let w = 0; w < n; w++) {
      if (among[w] === 0 || inside[w] === 1 || !others.every((k) => x[k][w] >= low[k] && x[k][w] <= high[k])) continue;
      inside[w] = 1;
      count++;
      sum += y[w];
    }
    keep();
  }
  return steps;
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
