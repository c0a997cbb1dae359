/** Content of hindcast.json from the scores of a suite. */
import type { Suite } from "../../language/index.ts";
import type { Instant } from "../../numbers/days.ts";
import { ROLES } from "../../ledger/suite/score.ts";
import type { HindcastFindings, SuiteEntry, SuiteSample, SuiteScores } from "../../ledger/suite/shape.ts";

/** Null where no case has outcomes yet. */
export function findingsOf(
  { tables, cases, curves }: SuiteScores,
  entries: readonly SuiteEntry[],
  suite: Suite | null,
  proof: { odds_sha256: string; opened_at: Instant },
): HindcastFindings | null {
  const role = ROLES.find((one) => tables[one] !== undefined);
  if (role === undefined) return null;
  const { engine, seed, draws, paths } = entries[0].odds.run;
  const { [role]: main, ...others } = tables;
  return {
    ...main!,
    role,
    suite: suite && sampleOf(suite),
    engine,
    settings: { seed, draws, paths },
    ...proof,
    cases,
    curves,
    others,
    waiting: entries.filter(({ outcomes }) => outcomes === null).map(({ id }) => id),
    without_odds: entries.filter(({ odds }) => odds.forecasts.length === 0).map(({ id }) => id),
  };
}

function sampleOf({ title, universe, rule, chosen, strata, cases, left_out }: Suite): SuiteSample {
  return {
    title,
    universe,
    rule,
    chosen,
    strata,
    cases: Object.fromEntries(Object.entries(cases).map(([id, { author_knew }]) => [id, { author_knew }])),
    left_out,
  };
}
