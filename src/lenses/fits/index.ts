/** Processes fitted to a case's counted histories, as a result carries them. */
import { fit } from "../../evidence/fit/index.ts";
import { observed } from "../../evidence/fit/history.ts";
import type { Case, Driver } from "../../language/case.ts";
import { monthName } from "../../numbers/months.ts";
import type { FitFinding } from "../../result/index.ts";

const MONTHS_AHEAD = 24;

/** The fit of a driver whose history comes from a file of evidence and is long enough; null otherwise. Six figures of each number are kept. */
export function fitFinding(c: Case, driver: Driver): FitFinding | null {
  if (!driver.evidence?.file) return null;
  const data = observed(c, driver);
  const candidates = fit(data);
  const [best] = candidates;
  if (!best) return null;
  const last = data.months.at(-1)!;
  return {
    candidates: candidates.map(({ process, behind, estimates, left }) => ({
      process,
      behind: six(behind),
      left: { lags: left.lags, q: six(left.q), p: six(left.p) },
      estimates: Object.fromEntries(
        Object.entries(estimates).map(([key, { value, low, high }]) => [
          key,
          { value: six(value), low: low === null ? null : six(low), high: high === null ? null : six(high) },
        ]),
      ),
    })),
    seen: data.months.map((month, i) => ({
      month: monthName(month),
      value: data.values[i],
      expected: six(best.expected[i]),
    })),
    fan: Array.from({ length: MONTHS_AHEAD }, (_, k) => {
      const { p5, p50, p95 } = best.ahead(k + 1);
      return { month: monthName(last + k + 1), p5: six(p5), p50: six(p50), p95: six(p95) };
    }),
  };
}

const six = (x: number): number => Number(x.toPrecision(6));
