/**
 * A chunk in whole numbers: of each kept world how many futures answer yes by each question's date, and sums by month.
 * w kept world, q question, j month after as_of. Whole numbers add up to the same in any order.
 */
import { hitsAt, oddsOfSums, type Columns, type Model } from "../../engine/index.ts";

export interface Tally {
  from: number;
  tried: number;
  kept: number;
  /** Draw of each kept world. */
  worlds: Int32Array;
  /** Futures that answer yes by each question's date: [w * questions + q]. */
  hits: Uint16Array;
  /** Sums over worlds of the futures that answer yes, and of its square, by month: [q * months + j - 1]. */
  sums: BigUint64Array;
  squares: BigUint64Array;
}

/** Blocks of columns, one after the other without a gap. */
export function tallyOf(model: Model, blocks: readonly Columns[]): Tally {
  const Q = model.questions.length;
  const months = model.until - model.asOf;
  const kept = blocks.reduce((sum, block) => sum + block.kept, 0);
  const worlds = new Int32Array(kept);
  const hits = new Uint16Array(kept * Q);
  const sums = new Float64Array(Q * months);
  const squares = new Float64Array(Q * months);
  let row = 0;
  for (const block of blocks)
    for (let w = 0; w < block.kept; w++, row++) {
      worlds[row] = block.worlds[w];
      for (let q = 0; q < Q; q++) {
        hits[row * Q + q] = hitsAt(model, block, w, q, model.questions[q].by - model.asOf);
        for (let j = 0; j < months; j++) {
          const h = block.hits[(w * Q + q) * months + j];
          sums[q * months + j] += h;
          squares[q * months + j] += h * h;
        }
      }
    }
  return {
    from: blocks[0].from,
    tried: blocks.reduce((sum, block) => sum + block.tried, 0),
    kept,
    worlds,
    hits,
    sums: BigUint64Array.from(sums, BigInt),
    squares: BigUint64Array.from(squares, BigInt),
  };
}

/** Sums over the tallies of a point. */
export interface Totals {
  /** Questions. */
  Q: number;
  paths: number;
  months: number;
  tried: number;
  kept: number;
  worlds: Int32Array;
  hits: Uint16Array;
  sums: Float64Array;
  squares: Float64Array;
}

export function totalsOf(tallies: readonly Tally[], Q: number, months: number, paths: number): Totals {
  const kept = tallies.reduce((sum, tally) => sum + tally.kept, 0);
  const totals: Totals = {
    Q,
    paths,
    months,
    tried: tallies.reduce((sum, { tried }) => sum + tried, 0),
    kept,
    worlds: new Int32Array(kept),
    hits: new Uint16Array(kept * Q),
    sums: new Float64Array(Q * months),
    squares: new Float64Array(Q * months),
  };
  let row = 0;
  for (const tally of tallies) {
    totals.worlds.set(tally.worlds, row);
    totals.hits.set(tally.hits, row * Q);
    for (let n = 0; n < Q * months; n++) {
      totals.sums[n] += Number(tally.sums[n]);
      totals.squares[n] += Number(tally.squares[n]);
    }
    row += tally.kept;
  }
  return totals;
}

/** A tally without the worlds of another, which are among its own. */
export function without(all: Tally, part: Tally): Tally {
  const Q = all.kept === 0 ? 0 : all.hits.length / all.kept;
  const gone = new Set(part.worlds);
  const rows = [...all.worlds.keys()].filter((w) => !gone.has(all.worlds[w]));
  return {
    ...all,
    kept: rows.length,
    worlds: Int32Array.from(rows, (w) => all.worlds[w]),
    hits: Uint16Array.from(rows.flatMap((w) => [...all.hits.subarray(w * Q, (w + 1) * Q)])),
    sums: all.sums.map((sum, n) => sum - part.sums[n]),
    squares: all.squares.map((sum, n) => sum - part.squares[n]),
  };
}

/** Odds of question q by its date, the same to the bit as those of a run over the same worlds. */
export function tallyOdds({ Q, hits, kept, paths }: Totals, q: number): { p: number; se: number } {
  let sum = 0;
  let squares = 0;
  for (let w = 0; w < kept; w++) {
    const h = hits[w * Q + q];
    sum += h;
    squares += h * h;
  }
  return oddsOfSums({ worlds: kept, sum, squares }, paths);
}

/** The odds of question q by each of the first `last` months after as_of. */
export function tallyCurve(
  { sums, squares, months, kept, paths }: Totals,
  q: number,
  last: number,
): { p: number; se: number }[] {
  return Array.from({ length: last }, (_, j) =>
    oddsOfSums({ worlds: kept, sum: sums[q * months + j], squares: squares[q * months + j] }, paths),
  );
}

/** Mean difference of a point from its base, with its error paired by world, over the worlds kept by both; null where there is none. */
export function pairedDifference(point: Totals, base: Totals, q: number): { diff: number; diff_se: number } | null {
  const rows = new Map(Array.from(base.worlds, (draw, w) => [draw, w] as const));
  let n = 0;
  let sum = 0;
  let squares = 0;
  for (let w = 0; w < point.kept; w++) {
    const other = rows.get(point.worlds[w]);
    if (other === undefined) continue;
    const d = point.hits[w * point.Q + q] - base.hits[other * base.Q + q];
    n++;
    sum += d;
    squares += d * d;
  }
  if (n === 0) return null;
  const variance = n > 1 ? (squares - (sum * sum) / n) / (n - 1) : 0;
  return { diff: sum / (n * point.paths), diff_se: Math.sqrt(Math.max(0, variance) / n) / point.paths };
}
