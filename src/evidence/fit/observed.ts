/** A monthly series as input of the fits: observed values with their months. Pure: no Node module, no randomness. */

/** Observed months in order of time; months between them are missing. */
export interface Observed {
  /** Months since some origin, strictly increasing. */ months: readonly number[];
  values: readonly number[];
}

/** An estimate with its 90 % interval; an end is null where the data set none. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
}

export type ProcessName = "mean-reverting" | "jumps" | "trend" | "regimes";

/** Result of fitting one process. */
export interface Fitted {
  process: ProcessName;
  /** By the names of case.yaml, and further parameters of the process: `noise`. */
  estimates: { [name: string]: Estimate };
  /** Log likelihood at its maximum, number of parameters, AICc. */
  loglik: number;
  parameters: number;
  aicc: number;
  /** One-step residuals, standard normal if the process is right; one an observation, in order. */
  residuals: number[];
  /** One-step expectations, one an observation. */
  expected: number[];
  /** Level and 90 % band `ahead` months after the last observation. */
  ahead: (months: number) => { p5: number; p50: number; p95: number };
}

/**
 * 90 % point of chi-squared with one degree of freedom, halved: the fall of the log likelihood at the ends of a 90 %
 * interval.
 */
export const PROFILE_DROP = 2.705543454095404 / 2;
/** 95 % point of the standard normal. */
export const Z95 = 1.6448536269514722;
const LOG_2PI = Math.log(2 * Math.PI);

export const logNormal = (x: number, mean: number, sd: number): number =>
  -0.5 * (LOG_2PI + ((x - mean) / sd) ** 2) - Math.log(sd);

/**
 * Akaike's criterion with the correction for short series (Hurvich & Tsai 1989); infinite where there are too few
 * observations.
 */
export function aicc(loglik: number, k: number, n: number): number {
  return n > k + 1 ? 2 * k - 2 * loglik + (2 * k * (k + 1)) / (n - k - 1) : Infinity;
}

/** Log odds of a share in (0, 1), and back. */
export const logit = (p: number): number => Math.log(p / (1 - p));
export const expit = (x: number): number => 1 / (1 + Math.exp(-x));

/** Half-life in months of a monthly autocorrelation in (0, 1). */
export const halfLife = (phi: number): number => (phi <= 0 ? 0 : phi >= 1 ? Infinity : -Math.LN2 / Math.log(phi));
