/** Scores of a suite or a ledger as one CSV: a row a question and source. */
import type { ScoreTable } from "../ledger/scores/shape.ts";
import { csv, type Table } from "./tables/table.ts";

/** @param tables by the word that stands in the first column */
export function scoresCsv(tables: readonly (readonly [group: string, table: ScoreTable])[]): string {
  const columns =
    "group question case text tags state outcome happened_on source p brier log curve rps crps days coverage";
  const rows: Table["rows"] = tables.flatMap(([group, { questions }]) =>
    Object.entries(questions).flatMap(([id, one]) =>
      Object.entries(one.scores).map(([source, { p, brier, log, curve, rps, crps, days, coverage }]) => [
        group,
        id,
        one.case,
        one.text,
        one.tags.join(" "),
        one.state,
        one.outcome,
        one.happened_on,
        source,
        p,
        brier,
        log,
        curve,
        rps,
        crps,
        days,
        coverage,
      ]),
    ),
  );
  return csv({ name: "track-record", columns: columns.split(" "), rows });
}
