/** Scores of a suite or a ledger as CSV. */
import type { ScoreTable } from "../ledger/scores/shape.ts";
import { csv, type Table } from "./tables/table.ts";

/** A row a question and source. @param tables by the word that stands in the first column */
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

/** Scores by source, as CSV: a row a source, with the expected calibration error besides what the tables show. */
export function sourcesCsv(tables: readonly (readonly [group: string, table: ScoreTable])[]): string {
  const columns =
    "group source questions cases yes coverage brier brier_p5 brier_p95 brier_of_cases of_cases_p5 of_cases_p95 log floored curve rps crps baseline peer skill_half skill_base skill_outside mcb dsc unc ece auc auc_within expected expected_sd expected_q95 observed surprise";
  const rows: Table["rows"] = tables.flatMap(([group, { sources }]) =>
    Object.entries(sources).map(([source, one]) => {
      const { questions, cases, yes, coverage, brier, log, curve, rps, crps, baseline, peer, skill } = one;
      const { corp, auc, expected } = one;
      return [
        ...[group, source, questions, cases, yes, coverage],
        ...[brier?.mean, brier?.p5, brier?.p95, brier?.of_cases, brier?.of_cases_p5, brier?.of_cases_p95],
        ...[log?.mean, log?.floored, curve?.mean, rps?.mean, crps?.mean, baseline, peer],
        ...[skill.half, skill.base, skill.outside, corp?.mcb, corp?.dsc, corp?.unc, corp?.ece, auc?.all, auc?.within],
        ...[expected?.mean, expected?.sd, expected?.q95, expected?.observed, expected?.surprise],
      ];
    }),
  );
  return csv({ name: "track-record-sources", columns: columns.split(" "), rows });
}
