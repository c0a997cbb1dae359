/**
 * Two runs of one case on the same worlds: differences with paired errors. The noise of a future is the same in both,
 * so the only chance in a difference is the choice of worlds. w world kept in both, q question, f future.
 */
import { EntenteError } from "../errors.ts";
import type { Columns, Model } from "../engine/index.ts";
import { answersIn, hitsAt } from "../engine/findings/answers.ts";
import { distinguishingNumbers, type DistinguishingNumber } from "./distinguishing.ts";
import { monthName } from "../numbers/months.ts";

/** Worlds of one variant, played. */
export interface Side {
  model: Model;
  blocks: readonly Columns[];
}

export interface ComparedQuestion {
  ask: string;
  by: string;
  /** Over the worlds kept in both. */
  a: number;
  b: number;
  /** b - a, with its standard error paired by world (clustered over the futures of a world). */
  difference: number;
  se: number;
  /** Shares of futures that answer yes in b alone, and in a alone: difference = gained - lost. */
  gained: number;
  lost: number;
  /** Shares of worlds whose own odds rise, and fall, from a to b. */
  rose: number;
  fell: number;
  /** Numbers whose mean differs in the worlds whose odds rise, and fall, as in a. */
  marks: { rose: DistinguishingNumber[]; fell: DistinguishingNumber[] };
  curve: { month: string; a: number; b: number; difference: number; se: number }[];
}

/** Odds of one side over all its worlds. */
export interface SideOdds {
  [question: string]: { p: number; se: number };
}

export interface Comparison {
  /** Worlds kept in both, and in one of the two alone. */
  worlds: { both: number; only_a: number; only_b: number };
  questions: { [id: string]: ComparedQuestion };
}

interface Place {
  columns: Columns;
  w: number;
}

/** The odds of every question on one side, clustered by world. */
export function oddsOf({ model, blocks }: Side): SideOdds {
  const places = [...placesOf(blocks).values()];
  return Object.fromEntries(
    model.case.questions.map(({ id, by }, q) => {
      const { b: p, se } = paired(places.map((place) => [0, share(model, place, q, by - model.asOf)]));
      return [id, { p, se }];
    }),
  );
}

/**
 * @throws Error where the two differ in questions, months or number of futures; EntenteError `no-world` where they share none.
 */
export function compareSides(a: Side, b: Side): Comparison {
  const same =
    a.model.settings.paths === b.model.settings.paths &&
    a.model.asOf === b.model.asOf &&
    a.model.until === b.model.until &&
    a.model.case.questions.map(({ id }) => id).join() === b.model.case.questions.map(({ id }) => id).join();
  if (!same) throw new Error("the two runs are not of the same case, questions and number of futures");
  const placesA = placesOf(a.blocks);
  const placesB = placesOf(b.blocks);
  const both = [...placesA].flatMap(([s, place]) => {
    const other = placesB.get(s);
    return other ? [[place, other] as const] : [];
  });
  if (both.length === 0) throw new EntenteError("no-world", "no world is kept in both runs");
  return {
    worlds: { both: both.length, only_a: placesA.size - both.length, only_b: placesB.size - both.length },
    questions: Object.fromEntries(a.model.case.questions.map(({ id }, q) => [id, question(a.model, b.model, both, q)])),
  };
}

function placesOf(blocks: readonly Columns[]): Map<number, Place> {
  return new Map(blocks.flatMap((columns) => Array.from(columns.worlds, (s, w) => [s, { columns, w }] as const)));
}

function question(a: Model, b: Model, both: readonly (readonly [Place, Place])[], q: number): ComparedQuestion {
  const { ask, by } = a.case.questions[q];
  const { paths } = a.settings;
  const months = by - a.asOf;
  const n = both.length;
  const curve = Array.from({ length: months }, (_, j) => ({
    month: monthName(a.asOf + 1 + j),
    ...paired(both.map(([x, y]) => [share(a, x, q, j + 1), share(b, y, q, j + 1)])),
  }));
  const shares = both.map(([x, y]) => [share(a, x, q, months), share(b, y, q, months)] as const);
  const draws = Int32Array.from(both, ([{ columns, w }]) => columns.worlds[w]);
  const those = (moved: (x: number, y: number) => boolean): Set<number> =>
    new Set(draws.filter((_, n) => moved(...shares[n])));
  let gained = 0;
  let lost = 0;
  for (const [x, y] of both)
    for (let f = 0; f < paths; f++) {
      const before = answersIn(a, x.columns, x.w, q, f);
      const after = answersIn(b, y.columns, y.w, q, f);
      if (after && !before) gained++;
      if (before && !after) lost++;
    }
  return {
    ask,
    by: monthName(by),
    ...paired(shares),
    gained: gained / (n * paths),
    lost: lost / (n * paths),
    rose: shares.filter(([x, y]) => y > x).length / n,
    fell: shares.filter(([x, y]) => y < x).length / n,
    curve,
    marks: {
      rose: distinguishingNumbers(
        a,
        draws,
        those((x, y) => y > x),
      ),
      fell: distinguishingNumbers(
        a,
        draws,
        those((x, y) => y < x),
      ),
    },
  };
}

function paired(shares: readonly (readonly [number, number])[]): {
  a: number;
  b: number;
  difference: number;
  se: number;
} {
  const n = shares.length;
  const mean = (of: (pair: readonly [number, number]) => number): number =>
    shares.reduce((sum, pair) => sum + of(pair), 0) / n;
  const difference = mean(([a, b]) => b - a);
  const squares = shares.reduce((sum, [a, b]) => sum + (b - a - difference) * (b - a - difference), 0);
  return { a: mean(([a]) => a), b: mean(([, b]) => b), difference, se: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/** Share of a world's futures that answer yes by (at, for `holds`) month j after as_of. */
const share = (model: Model, { columns, w }: Place, q: number, j: number): number =>
  hitsAt(model, columns, w, q, j) / model.settings.paths;
