/** Processes fitted to a monthly series, side by side: estimates with intervals, AICc, and a test of the residuals. */
import { fitJumps } from "./jumps.ts";
import { fitMeanReverting } from "./mean-reverting.ts";
import type { Fitted, Observed } from "./observed.ts";
import { fitRegimes } from "./regimes.ts";
import { chiSquaredSf } from "../../numbers/gamma.ts";
import { fitTrend } from "./trend.ts";

export type { Estimate, Fitted, Observed, ProcessName } from "./observed.ts";

/** Ljung & Box's (1978) test of autocorrelation in residuals: a small p says that the process misses something. */
export interface LeftOver {
  lags: number;
  q: number;
  p: number;
}
export interface Candidate extends Fitted {
  left: LeftOver;
  /** AICc above the least. */ behind: number;
}

/** Least number of observed months for a fit. */
export const MIN_MONTHS = 24;

/** All processes that the series allows, least AICc first; none with fewer than 24 observed months or a constant. */
export function fit(data: Observed): Candidate[] {
  const n = data.values.length;
  if (n < MIN_MONTHS || data.values.every((z) => z === data.values[0])) return [];
  const found = [fitMeanReverting(data), fitJumps(data), fitTrend(data), fitRegimes(data)].filter(
    (one): one is Fitted => one !== null && Number.isFinite(one.aicc),
  );
  const least = Math.min(...found.map(({ aicc }) => aicc));
  return found
    .map((one) => ({
      ...one,
      behind: one.aicc - least,
      left: ljungBox(one.residuals, one.process === "trend" ? 0 : 1),
    }))
    .sort((a, b) => a.aicc - b.aicc);
}

/**
 * @param dynamic number of autoregressive parameters, subtracted from the degrees of freedom. Lags: 12, or a fifth of a
 * short series.
 */
export function ljungBox(residuals: readonly number[], dynamic: number): LeftOver {
  const n = residuals.length;
  const lags = Math.max(dynamic + 1, Math.min(12, Math.floor(n / 5)));
  const mean = residuals.reduce((sum, r) => sum + r, 0) / n;
  const c0 = residuals.reduce((sum, r) => sum + (r - mean) ** 2, 0);
  let q = 0;
  for (let k = 1; k <= lags; k++) {
    let c = 0;
    for (let i = k; i < n; i++) c += (residuals[i] - mean) * (residuals[i - k] - mean);
    q += (c / c0) ** 2 / (n - k);
  }
  q *= n * (n + 2);
  return { lags, q, p: chiSquaredSf(q, lags - dynamic) };
}
