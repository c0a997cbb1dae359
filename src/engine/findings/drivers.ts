/** Drivers: history, fan of their levels in the first future of each kept world, today's level. */
import { today, type Model } from "../compile.ts";
import type { DriverFinding } from "../result.ts";
import type { Columns } from "../time/simulate.ts";
import { monthName, quantileOf } from "./words.ts";
import { moments, type Numbers } from "./worlds.ts";

export function driverFindings(model: Model, blocks: readonly Columns[], numbers: Numbers): { [id: string]: DriverFinding } {
  const { case: c, until, asOf } = model;
  const months = until - asOf;
  const D = c.drivers.length;
  const levels = new Float64Array(D);
  for (const v of numbers.rows) today(model, v).forEach((z, d) => { levels[d]! += z; });
  return Object.fromEntries(c.drivers.map((driver, d) => {
    const fan: DriverFinding["fan"] = [];
    for (let j = 0; j < months; j++) {
      const column: number[] = [];
      for (const columns of blocks) {
        if (columns.levels.length === 0) continue;
        for (let w = 0; w < columns.kept; w++) column.push(columns.levels[(w * D + d) * months + j]!);
      }
      if (column.length === 0) break;
      const sorted = Float64Array.from(column).sort();
      fan.push({ month: monthName(asOf + j + 1), p5: quantileOf(sorted, 0.05), p25: quantileOf(sorted, 0.25), p50: quantileOf(sorted, 0.5), p75: quantileOf(sorted, 0.75), p95: quantileOf(sorted, 0.95) });
    }
    const bound = (x: number): number | null => (Number.isFinite(x) ? x : null);
    return [driver.id, {
      name: driver.name, unit: driver.unit, range: [bound(driver.min), bound(driver.max)],
      history: driver.history.map((h) => ({ month: monthName(h.month), value: moments(numbers, h.value).mean })),
      fan, now: levels[d]! / numbers.rows.length,
    }];
  }));
}
