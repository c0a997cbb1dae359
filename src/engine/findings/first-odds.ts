/** Odds from the first kept worlds of a run that goes on. */
import type { Model } from "../compile.ts";
import { truncate, type Columns } from "../time/simulate.ts";
import { oddsAt } from "./questions.ts";

/** Kept worlds that the first odds of a run are from. */
export const FIRST_ODDS_WORLDS = 200;

export interface FirstOdds {
  /** Worlds that they are from, of those that the run keeps. */
  worlds: number;
  of: number;
  /** In the order of the case: probability by (at, for `holds`) the question's date, and its Monte-Carlo error. */
  questions: { id: string; ask: string; p: number; se: number }[];
}

/** Null before that many worlds are kept, and where a run keeps fewer than twice as many or plays no future. */
export function firstOdds(model: Model, blocks: readonly Columns[]): FirstOdds | null {
  const { draws, paths } = model.settings;
  if (paths === 0 || draws < 2 * FIRST_ODDS_WORLDS) return null;
  const first: Columns[] = [];
  let left = FIRST_ODDS_WORLDS;
  for (const block of blocks) {
    if (left <= 0) break;
    first.push(truncate(model, block, Math.min(left, block.kept)));
    left -= block.kept;
  }
  if (left > 0) return null;
  return {
    worlds: FIRST_ODDS_WORLDS,
    of: draws,
    questions: model.case.questions.map(({ id, ask, by }, q) => {
      const { p, se } = oddsAt(model, first, q, by - model.asOf);
      return { id, ask, p, se };
    }),
  };
}
