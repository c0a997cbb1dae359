/**
 * Mean reversion: the stationary first-order autoregression of docs/methods/model.md#5-drivers-month-by-month, by exact maximum likelihood with missing months.
 *   z_1 ~ N(mean, spread^2),  z_{t+k} | z_t ~ N(mean + phi^k (z_t - mean), spread^2 (1 - phi^{2k}))
 * Given phi, mean and spread have closed forms, so every profile is a search along one line (Brockwell & Davis 1991, section 8.7).
 */
import { maximum, root } from "./search.ts";
import { PROFILE_DROP, Z95, aicc, halfLife, type Estimate, type Fitted, type Observed } from "./observed.ts";

/** Upper end of the search for phi: a half-life of some 60,000 months is a random walk. */
const MAX_PHI = 1 - 1e-5;

interface Sums {
  /** GLS mean. */ mean: number;
  /** Sum of squares over the stationary variance: around + weight (m - mean)^2 about a mean m. */ around: number;
  weight: number;
  /** Sum of log(1 - phi^2k). */ logs: number;
}

/** Sums over pairs of neighbours (x before, y after) k months apart: sufficient for the likelihood. */
interface Pairs {
  k: number;
  n: number;
  x: number;
  y: number;
  xx: number;
  xy: number;
  yy: number;
}
interface Summary {
  n: number;
  /** Centre subtracted from values, against cancellation. */ centre: number;
  first: number;
  pairs: Pairs[];
}

function summary({ months, values }: Observed): Summary {
  const n = values.length;
  const centre = values.reduce((sum, z) => sum + z, 0) / n;
  const pairs = new Map<number, Pairs>();
  for (let i = 1; i < n; i++) {
    const k = months[i] - months[i - 1];
    const at = pairs.get(k) ?? { k, n: 0, x: 0, y: 0, xx: 0, xy: 0, yy: 0 };
    const [x, y] = [values[i - 1] - centre, values[i] - centre];
    at.n++;
    at.x += x;
    at.y += y;
    at.xx += x * x;
    at.xy += x * y;
    at.yy += y * y;
    pairs.set(k, at);
  }
  return { n, centre, first: values[0] - centre, pairs: [...pairs.values()] };
}

/** Sums of the likelihood at one phi. */
function sums({ first, pairs, centre }: Summary, phi: number): Sums {
  let [weight, sum, square, logs] = [1, first, first * first, 0];
  for (const { k, n, x, y, xx, xy, yy } of pairs) {
    const f = phi ** k;
    const w = 1 - f * f;
    weight += (n * (1 - f) * (1 - f)) / w;
    sum += ((1 - f) * (y - f * x)) / w;
    square += (yy - 2 * f * xy + f * f * xx) / w;
    logs += n * Math.log(w);
  }
  const mean = sum / weight;
  return { mean: centre + mean, around: Math.max(0, square - weight * mean * mean), weight, logs };
}

const LOG_2PI = Math.log(2 * Math.PI);
/** Log likelihood at phi with mean and spread as given, each at its best where null. */
function loglik(data: Summary, phi: number, mean: number | null, spread: number | null): number {
  const { n } = data;
  const s = sums(data, phi);
  const square = s.around + (mean === null ? 0 : s.weight * (mean - s.mean) ** 2);
  const variance = spread === null ? square / n : spread * spread;
  return -0.5 * (n * LOG_2PI + n * Math.log(variance) + s.logs + square / variance);
}

/** Log likelihood of a series at given numbers; exported for the test against the multivariate normal. */
export function likelihood(data: Observed, mean: number, spread: number, phi: number): number {
  return loglik(summary(data), phi, mean, spread);
}

/** Fits mean, spread and half-life; intervals are where the profile likelihood has fallen by half the 90 % point of chi-squared. */
export function fitMeanReverting({ values, months }: Observed): Fitted & { phi: number } {
  const data = summary({ values, months });
  const { n } = data;
  const best = maximum((phi) => loglik(data, phi, null, null), 0, MAX_PHI, 200);
  const phi = best.at;
  const { mean, around } = sums(data, phi);
  const spread = Math.sqrt(around / n);
  const level = best.value - PROFILE_DROP;
  const along =
    (f: (x: number) => number) =>
    (x: number): number =>
      f(x) - level;
  const profileMean = along((m) => maximum((p) => loglik(data, p, m, null), 0, MAX_PHI, 60).value);
  const profileSpread = along((s) => maximum((p) => loglik(data, p, null, s), 0, MAX_PHI, 60).value);
  const profilePhi = along((p) => loglik(data, p, null, null));
  const reach = (f: (x: number) => number, from: number, step: number, least = -Infinity): number | null => {
    for (let width = step, tries = 0; tries < 24; tries++, width *= 2) {
      const x = from + width;
      if (x <= least)
        return f(least + 1e-12 * Math.abs(from)) > 0 ? null : root(f, from, least + 1e-12 * Math.abs(from));
      if (f(x) < 0) return root(f, from, x);
    }
    return null;
  };
  const ofPhi: Estimate = {
    value: halfLife(phi),
    low: phi === 0 || profilePhi(0) > 0 ? 0 : halfLife(root(profilePhi, 0, phi)),
    high: profilePhi(MAX_PHI) > 0 ? null : halfLife(root(profilePhi, phi, MAX_PHI)),
  };
  const se = spread / Math.sqrt(n);
  const expected = values.map((_, i) =>
    i === 0 ? mean : mean + phi ** (months[i] - months[i - 1]) * (values[i - 1] - mean),
  );
  const sds = values.map((_, i) =>
    i === 0 ? spread : spread * Math.sqrt(1 - phi ** (2 * (months[i] - months[i - 1]))),
  );
  return {
    process: "mean-reverting",
    phi,
    loglik: best.value,
    parameters: 3,
    aicc: aicc(best.value, 3, n),
    estimates: {
      mean: { value: mean, low: reach(profileMean, mean, -se), high: reach(profileMean, mean, se) },
      spread: { value: spread, low: reach(profileSpread, spread, -se / 2, 0), high: reach(profileSpread, spread, se) },
      half_life_months: ofPhi,
    },
    expected,
    residuals: values.map((z, i) => (z - expected[i]) / sds[i]),
    ahead: (k) => {
      const f = phi ** k;
      const p50 = mean + f * (values[n - 1] - mean);
      const sd = spread * Math.sqrt(1 - f * f);
      return { p5: p50 - Z95 * sd, p50, p95: p50 + Z95 * sd };
    },
  };
}
