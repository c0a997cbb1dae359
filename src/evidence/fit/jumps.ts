/**
 * Mean reversion with jumps: an autoregression whose monthly step is now and then a jump (Merton 1976; Ball & Torous 1983 for a step with one jump at most).
 *   z_{t+1} = mean + phi (z_t - mean) + e,   e ~ N(0, s^2) with chance 1 - p, N(size, s^2 + sd^2) with chance p
 * A jump fades with the half-life of the base: one series cannot tell two half-lives apart. Over a gap of k months the step is the
 * mixture over which months jumped, exactly up to six months and by its first two moments beyond.
 */
import { fitMeanReverting } from "./mean-reverting.ts";
import { climb, covariance, quantileOf } from "./search.ts";
import { aicc, expit, halfLife, logit, logNormal, type Fitted, type Observed } from "./observed.ts";
import { around } from "./regimes.ts";
import { normalCdf, normalQuantile } from "../../numbers/normal.ts";

interface Parts {
  mean: number;
  s: number;
  phi: number;
  p: number;
  size: number;
  sd: number;
}
interface Piece {
  weight: number;
  mean: number;
  sd: number;
}
/** mean, ln s, logit phi, logit p, size, ln sd. */
const partsOf = ([mean, s, phi, p, size, sd]: readonly number[]): Parts => ({
  mean: mean!,
  s: Math.exp(s!),
  phi: expit(phi!),
  p: expit(p!),
  size: size!,
  sd: Math.exp(sd!),
});
const EXACT = 6;

/** The step over k months as a mixture of normals. */
function step({ s, phi, p, size, sd }: Parts, k: number): Piece[] {
  if (k > EXACT) {
    const [m, v] = [p * size, s * s + p * (sd * sd + size * size) - p * p * size * size];
    return [
      {
        weight: 1,
        mean: (m * (1 - phi ** k)) / (1 - phi),
        sd: Math.sqrt((v * (1 - phi ** (2 * k))) / (1 - phi * phi)),
      },
    ];
  }
  let pieces: { weight: number; mean: number; variance: number }[] = [{ weight: 1, mean: 0, variance: 0 }];
  for (let j = 0; j < k; j++) {
    pieces = pieces.flatMap(({ weight, mean, variance }) => [
      { weight: weight * (1 - p), mean: phi * mean, variance: phi * phi * variance + s * s },
      { weight: weight * p, mean: phi * mean + size, variance: phi * phi * variance + s * s + sd * sd },
    ]);
  }
  return pieces.map(({ weight, mean, variance }) => ({ weight, mean, sd: Math.sqrt(variance) }));
}

/** The law before the first observation: stationary, by its first two moments. */
function stationary({ mean, s, phi, p, size, sd }: Parts): Piece {
  return {
    weight: 1,
    mean: mean + (p * size) / (1 - phi),
    sd: Math.sqrt((s * s + p * (sd * sd + size * size) - p * p * size * size) / (1 - phi * phi)),
  };
}

function laws({ months, values }: Observed, parts: Parts): Piece[][] {
  const gaps = new Map<number, Piece[]>();
  return values.map((_, i) => {
    if (i === 0) return [stationary(parts)];
    const k = months[i] - months[i - 1];
    if (!gaps.has(k)) gaps.set(k, step(parts, k));
    const from = parts.mean + parts.phi ** k * (values[i - 1] - parts.mean);
    return gaps.get(k)!.map((piece) => ({ ...piece, mean: from + piece.mean }));
  });
}

function loglik({ months, values }: Observed, parts: Parts): number {
  const first = stationary(parts);
  let sum = logNormal(values[0], first.mean, first.sd);
  const gaps = new Map<number, { f: number; pieces: Piece[]; heights: number[] }>();
  for (let i = 1; i < values.length; i++) {
    const k = months[i] - months[i - 1];
    let gap = gaps.get(k);
    if (!gap) {
      const pieces = step(parts, k);
      gap = {
        f: parts.phi ** k,
        pieces,
        heights: pieces.map(({ weight, sd }) => weight / (sd * Math.sqrt(2 * Math.PI))),
      };
      gaps.set(k, gap);
    }
    const e = values[i] - parts.mean - gap.f * (values[i - 1] - parts.mean);
    let density = 0;
    for (let j = 0; j < gap.pieces.length; j++) {
      const z = (e - gap.pieces[j].mean) / gap.pieces[j].sd;
      density += gap.heights[j] * Math.exp(-0.5 * z * z);
    }
    sum += density > 0 ? Math.log(density) : -745 - e * e; // outside the range of a double: worse the further away
  }
  return sum;
}

/** Months whose step is more than `at` robust standard deviations from the middle: the threshold from which the likelihood's search starts. */
export function beyond(steps: readonly number[], at = 3): number[] {
  const middle = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1];
  const centre = middle(steps);
  const sd = 1.4826 * middle(steps.map((x) => Math.abs(x - centre)));
  return steps.flatMap((x, i) => (Math.abs(x - centre) > at * sd ? [i] : []));
}

/** Fits base and jumps; null where the likelihood finds no jump. `size` is the mean jump, `size_sd` their spread. */
export function fitJumps(data: Observed): Fitted | null {
  const { values } = data;
  const n = values.length;
  const base = fitMeanReverting(data);
  const scale = base.estimates["spread"].value;
  if (!(scale > 0) || values.filter((z, i) => i > 0 && z === values[i - 1]).length > n / 4) return null; // where a quarter of the months repeat the last, the density is unbounded
  const phi = Math.min(0.98, Math.max(0.02, base.phi));
  const steps = values.map((z, i) => (i === 0 ? z - base.estimates["mean"].value : z - base.expected[i]));
  const far = beyond(steps.slice(1)).map((i) => i + 1);
  const starts = [1, -1].flatMap((sign) => {
    const jumped = far.filter((i) => Math.sign(steps[i]) === sign);
    const size = jumped.length === 0 ? sign * 2 * scale : jumped.reduce((sum, i) => sum + steps[i], 0) / jumped.length;
    const quiet = steps.filter((_, i) => !far.includes(i));
    const s = Math.sqrt(quiet.reduce((sum, x) => sum + x * x, 0) / Math.max(1, quiet.length)) || scale / 10;
    return [
      [
        base.estimates["mean"].value,
        Math.log(Math.max(s, 1e-3 * scale)),
        logit(phi),
        logit(Math.min(0.3, Math.max(1 / n, jumped.length / n))),
        size,
        Math.log(Math.max(Math.abs(size) / 3, 1e-2 * scale)),
      ],
    ];
  });
  const f = (x: number[]): number => {
    const parts = partsOf(x);
    const off =
      parts.s < 1e-4 * scale ||
      parts.sd < 1e-9 * scale ||
      parts.sd > 100 * scale ||
      parts.p > 0.5 ||
      parts.p < 0.1 / n ||
      parts.phi > 0.9999;
    return off ? -Infinity : loglik(data, parts);
  };
  const found = starts.map((start) => climb(f, climb(f, start).at)).filter(({ value }) => Number.isFinite(value));
  if (found.length === 0) return null;
  const best = found.reduce((a, b) => (b.value > a.value ? b : a));
  const parts = partsOf(best.at);
  const v = spreadsOf(f, best.at, parts);
  const at = laws(data, parts);
  const cdf = (pieces: readonly Piece[], z: number): number =>
    pieces.reduce((sum, { weight, mean, sd }) => sum + weight * normalCdf((z - mean) / sd), 0);
  return {
    process: "jumps",
    loglik: best.value,
    parameters: 6,
    aicc: aicc(best.value, 6, n),
    estimates: {
      mean: around(best.at[0], v?.[0][0], (x) => x),
      spread: spreadOf(best.at, v),
      half_life_months: around(best.at[2], v?.[2][2], (x) => halfLife(expit(x))),
      per_year: around(best.at[3], v?.[3][3], (x) => -12 * Math.log(1 - expit(x))),
      size: around(best.at[4], v?.[4][4], (x) => x),
      size_sd: around(best.at[5], v?.[5][5], Math.exp),
    },
    expected: at.map((pieces) => pieces.reduce((sum, { weight, mean }) => sum + weight * mean, 0)),
    residuals: values.map((z, i) => normalQuantile(Math.min(1 - 1e-12, Math.max(1e-12, cdf(at[i], z))))),
    ahead: (k) => {
      const from = parts.mean + parts.phi ** k * (values[n - 1] - parts.mean);
      const pieces = step(parts, k).map((piece) => ({ ...piece, mean: from + piece.mean }));
      const quantile = (u: number): number => {
        const low = Math.min(...pieces.map((q) => q.mean - 8 * q.sd));
        const high = Math.max(...pieces.map((q) => q.mean + 8 * q.sd));
        return quantileOf((x) => cdf(pieces, x), u, low, high);
      };
      return { p5: quantile(0.05), p50: quantile(0.5), p95: quantile(0.95) };
    },
  };
}

/** Covariance of the estimates; where all jumps have one size their spread is at its lower bound, and is held there. */
function spreadsOf(f: (x: number[]) => number, at: readonly number[], { s, sd }: Parts): number[][] | null {
  const whole = sd > 0.1 * s ? covariance(f, at) : null;
  if (whole) return whole;
  const last = at[5];
  const held = covariance((x) => f([...x, last]), at.slice(0, 5));
  return held && [...held.map((row) => [...row, 0]), [0, 0, 0, 0, 0, 0]];
}

/** Stationary sd of the base, s / sqrt(1 - phi^2), with its interval on the log scale. */
function spreadOf(
  x: readonly number[],
  v: number[][] | null,
): { value: number; low: number | null; high: number | null } {
  const phi = expit(x[2]);
  const slope = (phi * phi * (1 - phi)) / (1 - phi * phi); // d ln spread / d logit phi
  const variance = v && v[1][1] + 2 * slope * v[1][2] + slope * slope * v[2][2];
  return around(x[1] - 0.5 * Math.log(1 - phi * phi), variance, Math.exp);
}
