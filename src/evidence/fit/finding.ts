/** Fits of a case's counted histories, as a result carries them. */
import type { FitFinding } from "../../result/index.ts";
import type { Case, Driver } from "../../language/case.ts";
import { fit, type Observed } from "./index.ts";

const AHEAD = 24;

/** The history of a driver as it is observed; months between are missing. Numbers that are not exact are not observed. */
export function observed(c: Case, { history }: Driver): Observed {
  const exact = history.flatMap(({ month, value }) => {
    const { quantity } = c.parameters[value];
    return quantity.kind === "exact" ? [{ month, value: quantity.value }] : [];
  });
  return { months: exact.map(({ month }) => month), values: exact.map(({ value }) => value) };
}

/** The fit of a driver whose history comes from a file of evidence and is long enough; null otherwise. Six figures of each number are kept. */
export function fitFinding(c: Case, driver: Driver): FitFinding | null {
  if (!driver.evidence?.file) return null;
  const data = observed(c, driver);
  const found = fit(data);
  const [best] = found;
  if (!best) return null;
  const name = (month: number): string =>
    `${String(Math.floor(month / 12)).padStart(4, "0")}-${String((month % 12) + 1).padStart(2, "0")}`;
  const last = data.months.at(-1)!;
  return {
    candidates: found.map(({ process, behind, estimates, left }) => ({
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
      month: name(month),
      value: data.values[i],
      expected: six(best.expected[i]),
    })),
    fan: Array.from({ length: AHEAD }, (_, k) => {
      const { p5, p50, p95 } = best.ahead(k + 1);
      return { month: name(last + k + 1), p5: six(p5), p50: six(p50), p95: six(p95) };
    }),
  };
}

const six = (x: number): number => Number(x.toPrecision(6));
