/** Tables of a sweep: points and curves, as CSV and, by DuckDB, as Parquet. */
import type { CurveRow } from "../../analyses/sweep/index.ts";
import type { SweepFindings } from "../../result/index.ts";
import type { Table } from "../../report/tables/table.ts";

/** Types of the columns of Parquet that are not DOUBLE. */
export const COLUMN_TYPES: { [column: string]: string } = {
  point: "VARCHAR",
  label: "VARCHAR",
  case: "VARCHAR",
  scenario: "VARCHAR",
  question: "VARCHAR",
  month: "VARCHAR",
  status: "VARCHAR",
  tried: "BIGINT",
  kept: "BIGINT",
};

/** One row a point and question; a point without odds has one row a question of its case. */
export function pointsTable({ points, axes, cases }: SweepFindings): Table {
  return {
    name: "points",
    columns: [
      "point",
      "label",
      "case",
      "scenario",
      ...axes.map(({ kind, path }) => (kind === "pin" ? `pin:${path}` : path)),
      "question",
      ...["p", "se", "low", "high", "fit", "tried", "kept", "without_record", "diff", "diff_se", "status"],
    ],
    rows: points.flatMap((point) =>
      Object.keys(cases.find(({ id }) => id === point.case)!.questions).map((question) => {
        const own = point.questions?.[question];
        return [
          point.id,
          point.label,
          point.case,
          point.scenario,
          ...axes.map((_, n) => point.at[n]),
          question,
          own?.p,
          own?.se,
          own?.low,
          own?.high,
          point.fit,
          point.tried,
          point.kept,
          own?.without_record,
          own?.diff,
          own?.diff_se,
          point.status,
        ];
      }),
    ),
  };
}

export const curvesTable = (curves: readonly CurveRow[]): Table => ({
  name: "curves",
  columns: ["point", "question", "month", "p", "se"],
  rows: curves.map(({ point, question, month, p, se }) => [point, question, month, p, se]),
});
