/** Drivers: history, fan of their levels in the first future of each kept world, today's level. */
import { today, type Model } from "../compile.ts";
import type { Evidence } from "../../language/case.ts";
import type { DriverFinding, EvidenceFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { monthName } from "../../numbers/months.ts";
import { quantileOf } from "../../numbers/shares.ts";
import { moments, type Numbers } from "./worlds.ts";

export function driverFindings(
  model: Model,
  blocks: readonly Columns[],
  numbers: Numbers,
): { [id: string]: DriverFinding } {
  const { case: c, until, asOf } = model;
  const months = until - asOf;
  const D = c.drivers.length;
  const levels = new Float64Array(D);
  const known = blocks.filter((columns) => columns.levels.length > 0);
  const kept = known.reduce((sum, columns) => sum + columns.kept, 0);
  /** Levels of one driver, month by month: those of month j from j * kept on. */
  const byMonth = new Float64Array(months * kept);
  for (const v of numbers.rows)
    today(model, v).forEach((z, d) => {
      levels[d] += z;
    });
  return Object.fromEntries(
    c.drivers.map((driver, d) => {
      const fan: DriverFinding["fan"] = [];
      let row = 0;
      for (const columns of known)
        for (let w = 0; w < columns.kept; w++, row++) {
          const from = (w * D + d) * months;
          for (let j = 0; j < months; j++) byMonth[j * kept + row] = columns.levels[from + j];
        }
      for (let j = 0; j < months && kept > 0; j++) {
        const sorted = byMonth.subarray(j * kept, (j + 1) * kept).sort();
        fan.push({
          month: monthName(asOf + j + 1),
          p5: quantileOf(sorted, 0.05),
          p25: quantileOf(sorted, 0.25),
          p50: quantileOf(sorted, 0.5),
          p75: quantileOf(sorted, 0.75),
          p95: quantileOf(sorted, 0.95),
        });
      }
      const bound = (x: number): number | null => (Number.isFinite(x) ? x : null);
      return [
        driver.id,
        {
          name: driver.name,
          unit: driver.unit,
          range: [bound(driver.min), bound(driver.max)],
          history: driver.history.map((h) => ({ month: monthName(h.month), value: moments(numbers, h.value).mean })),
          fan,
          now: levels[d] / numbers.rows.length,
          ...(driver.evidence ? { evidence: evidenceFinding(driver.evidence) } : {}),
        },
      ];
    }),
  );
}

/** The months of the file and those stated beside it, in one list. */
function evidenceFinding({
  series,
  name,
  unit,
  file,
  notes,
  scale,
  months,
  points,
  citations,
}: Evidence): EvidenceFinding {
  const counted = new Map(months.map((row) => [row.month, row]));
  const stated = new Set(points);
  const all = [...new Set([...counted.keys(), ...points])].sort((a, b) => a - b);
  return {
    series,
    name,
    unit,
    file,
    notes,
    scale,
    citations,
    months: all.map((month) => {
      const { raw = null, rows = null, covered = null } = counted.get(month) ?? {};
      return { month: monthName(month), raw, stated: stated.has(month), rows, covered };
    }),
  };
}
