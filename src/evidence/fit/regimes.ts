/**
 * Regimes: two levels between which a hidden Markov chain changes month by month, seen with normal noise (Hamilton 1989; Rabiner 1989).
 * A month without an observation only moves the chain on. The chain starts from its stationary law.
 */
import { climb, covariance, quantileOf } from "./search.ts";
import { Z95, aicc, expit, logit, type Estimate, type Fitted, type Observed } from "./observed.ts";
import { normalCdf, normalQuantile } from "../../numbers/normal.ts";

interface Parts {
  low: number;
  high: number;
  noise: number;
  /** Chance a month of leaving each level. */ up: number;
  down: number;
}
/** low, ln(high - low), ln noise, logit up, logit down. */
const partsOf = ([low, gap, noise, up, down]: readonly number[]): Parts => ({
  low: low!,
  high: low! + Math.exp(gap!),
  noise: Math.exp(noise!),
  up: expit(up!),
  down: expit(down!),
});

/** Chance of the upper level before each observation, and the log likelihood, by the forward recursion. */
function forward(
  { months, values }: Observed,
  { low, high, noise, up, down }: Parts,
): { loglik: number; before: number[]; now: number } {
  let p = up / (up + down);
  let loglik = 0;
  const before: number[] = [];
  const keep = 1 - up - down;
  const steady = up / (up + down);
  for (let i = 0; i < values.length; i++) {
    if (i > 0) p = steady + (p - steady) * keep ** (months[i] - months[i - 1]);
    before.push(p);
    const [za, zb] = [(values[i] - low) / noise, (values[i] - high) / noise];
    const most = Math.max((-za * za) / 2, (-zb * zb) / 2);
    const [a, b] = [(1 - p) * Math.exp((-za * za) / 2 - most), p * Math.exp((-zb * zb) / 2 - most)];
    loglik += Math.log(a + b) + most - Math.log(noise) - 0.9189385332046727;
    p = b / (a + b);
  }
  return { loglik, before, now: p };
}

/**
 * Fits both levels, the noise about them and the mean stay in each; null where one level explains the series as well,
 * and where it has two values only.
 */
export function fitRegimes(data: Observed): Fitted | null {
  const { values } = data;
  const n = values.length;
  const sorted = [...values].sort((a, b) => a - b);
  const spread = sorted[n - 1] - sorted[0];
  if (new Set(values).size < 3) return null; // with both levels on the only two values the likelihood grows without bound as the noise falls
  const f = (x: number[]): number => {
    const parts = partsOf(x);
    return parts.noise < 1e-4 * spread || parts.up < 1e-6 || parts.down < 1e-6
      ? -Infinity
      : forward(data, parts).loglik;
  };
  const starts = [0.2, 0.35, 0.5, 0.65, 0.8].map((u) => {
    const cut = Math.min(n - 1, Math.max(1, Math.round(u * n)));
    const mean = (list: number[]): number => list.reduce((sum, x) => sum + x, 0) / list.length;
    const [a, b] = [sorted.slice(0, cut), sorted.slice(cut)];
    const [ma, mb] = [mean(a), mean(b)];
    const noise = Math.sqrt(
      (a.reduce((sum, x) => sum + (x - ma) ** 2, 0) + b.reduce((sum, x) => sum + (x - mb) ** 2, 0)) / n,
    );
    return [
      ma,
      Math.log(Math.max(mb - ma, 1e-3 * spread)),
      Math.log(Math.max(noise, 1e-2 * spread)),
      logit(0.05),
      logit(0.05),
    ];
  });
  const found = starts.map((start) => climb(f, start)).filter(({ value }) => Number.isFinite(value));
  const best = found.reduce((a, b) => (b.value > a.value ? b : a), found[0]);
  if (!best) return null;
  const parts = partsOf(best.at);
  const spreads = covariance(f, best.at);
  const { before, now } = forward(data, parts);
  const steady = parts.up / (parts.up + parts.down);
  const keep = 1 - parts.up - parts.down;
  const cdf = (p: number, x: number): number =>
    (1 - p) * normalCdf((x - parts.low) / parts.noise) + p * normalCdf((x - parts.high) / parts.noise);
  const quantile = (p: number, u: number): number =>
    quantileOf((x) => cdf(p, x), u, parts.low - 8 * parts.noise, parts.high + 8 * parts.noise);
  return {
    process: "regimes",
    loglik: best.value,
    parameters: 5,
    aicc: aicc(best.value, 5, n),
    estimates: {
      low: around(best.at[0], spreads?.[0][0], (x) => x),
      high: {
        value: parts.high,
        ...ends(
          parts.high,
          spreads &&
            spreads[0][0] + 2 * Math.exp(best.at[1]) * spreads[0][1] + Math.exp(2 * best.at[1]) * spreads[1][1],
        ),
      },
      noise: around(best.at[2], spreads?.[2][2], Math.exp),
      stay_low_months: around(best.at[3], spreads?.[3][3], (x) => 1 / expit(x)),
      stay_high_months: around(best.at[4], spreads?.[4][4], (x) => 1 / expit(x)),
    },
    expected: before.map((p) => (1 - p) * parts.low + p * parts.high),
    residuals: values.map((z, i) => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, cdf(before[i], z))))),
    ahead: (k) => {
      const p = steady + (now - steady) * keep ** k;
      return { p5: quantile(p, 0.05), p50: quantile(p, 0.5), p95: quantile(p, 0.95) };
    },
  };
}

function ends(value: number, variance: number | null | undefined): { low: number | null; high: number | null } {
  if (!(variance! > 0)) return { low: null, high: null };
  const width = Z95 * Math.sqrt(variance!);
  return { low: value - width, high: value + width };
}

/** An interval symmetric on the scale of the search, given on that of the number; `to` may be decreasing. */
export function around(x: number, variance: number | null | undefined, to: (x: number) => number): Estimate {
  const { low, high } = ends(x, variance);
  const [a, b] = [low === null ? null : to(low), high === null ? null : to(high)];
  return {
    value: to(x),
    low: a !== null && b !== null ? Math.min(a, b) : null,
    high: a !== null && b !== null ? Math.max(a, b) : null,
  };
}
