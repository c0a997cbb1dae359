/**
 * Weights of worlds closest to equal ones under which some means are 0: minimum relative entropy (Kullback 1959; Meucci 2008,
 * entropy pooling), by Newton's method on its convex dual g(lambda) = ln 1/n sum_s exp(lambda . x_s). s world, q mean.
 */
import { exp, log } from "../../numbers/elementary.ts";
import { meanOf } from "./demand.ts";
import { solverOf } from "./cholesky.ts";

const MAX_STEPS = 200;
const MAX_HALVINGS = 60;
const ARMIJO = 1e-4;
const SOLVED = 1e-12;
/** Fall of g by a step, times 2, that is lost in the rounding of its sum: the gradient then says whether a step gains. */
const ROUNDING = 1e-12;
/** Greatest mean that is taken for 0 where a step gains no more. */
const NEARLY_SOLVED = 1e-9;

export type Tilt =
  /** Weights sum to 1, proportional to exp(lambda . x_s). `dual`: -g(lambda), the relative entropy in nats. */
  | { kind: "solved"; lambda: Float64Array; weights: Float64Array; dual: number }
  /** direction . x_s < 0 in every world, so that no weights do; its largest component is 1 or -1. */
  | { kind: "refuted"; direction: Float64Array }
  /** Neither after 200 steps: the means are 0 at the edge of what weights can reach, or nearly. */
  | { kind: "edge" };

interface Place {
  lambda: Float64Array;
  weights: Float64Array;
  value: number;
  /** Mean of each x under the weights: the gradient. */
  gradient: Float64Array;
  /** Greatest lambda . x_s. */
  most: number;
}

/** @param xs one column a mean, each with a value a world, at least one world @param n worlds */
export function tiltOf(xs: readonly Float64Array[], n: number): Tilt {
  let here = placeAt(xs, n, new Float64Array(xs.length));
  for (let step = 0; step < MAX_STEPS; step++) {
    const size = largest(here.gradient);
    if (size < SOLVED) return solvedAt(here);
    if (here.most < 0) {
      const scale = largest(here.lambda);
      return { kind: "refuted", direction: here.lambda.map((l) => l / scale) };
    }
    const next = stepFrom(xs, n, here);
    if (next === null) return size < NEARLY_SOLVED ? solvedAt(here) : { kind: "edge" };
    here = next;
  }
  return largest(here.gradient) < NEARLY_SOLVED ? solvedAt(here) : { kind: "edge" };
}

const solvedAt = ({ lambda, weights, value }: Place): Tilt => ({ kind: "solved", lambda, weights, dual: 0 - value });

const largest = (values: Float64Array): number => values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);

function placeAt(xs: readonly Float64Array[], n: number, lambda: Float64Array): Place {
  const weights = new Float64Array(n);
  for (let q = 0; q < xs.length; q++) {
    const [x, l] = [xs[q], lambda[q]];
    for (let s = 0; s < n; s++) weights[s] += l * x[s];
  }
  let most = -Infinity;
  for (let s = 0; s < n; s++) if (weights[s] > most) most = weights[s];
  let sum = 0;
  for (let s = 0; s < n; s++) sum += weights[s] = exp(weights[s] - most);
  for (let s = 0; s < n; s++) weights[s] /= sum;
  return {
    lambda,
    weights,
    value: most + log(sum / n),
    gradient: Float64Array.from(xs, (x) => meanOf(x, weights)),
    most,
  };
}

/** The next place: Newton's step, halved until it lowers g enough; null where no step does. */
function stepFrom(xs: readonly Float64Array[], n: number, here: Place): Place | null {
  const newton = solverOf(covarianceOf(xs, here.weights, here.gradient))(here.gradient);
  let slope = 0;
  for (let q = 0; q < xs.length; q++) slope += newton[q] * here.gradient[q];
  const size = largest(here.gradient);
  for (let halving = 0, scale = 1; halving < MAX_HALVINGS; halving++, scale /= 2) {
    const next = placeAt(
      xs,
      n,
      here.lambda.map((l, q) => l - scale * newton[q]),
    );
    const gains = slope < ROUNDING ? largest(next.gradient) < size : next.value <= here.value - ARMIJO * scale * slope;
    if (gains) return next;
  }
  return null;
}

/** Covariance of the columns under weights. @param means their means under the same weights */
export function covarianceOf(
  xs: readonly Float64Array[],
  weights: Float64Array,
  means: Float64Array,
): readonly Float64Array[] {
  const rows = xs.map(() => new Float64Array(xs.length));
  const weighted = new Float64Array(weights.length);
  for (let i = 0; i < xs.length; i++) {
    const x = xs[i];
    for (let s = 0; s < weighted.length; s++) weighted[s] = weights[s] * x[s];
    for (let j = 0; j <= i; j++) rows[i][j] = rows[j][i] = dot(weighted, xs[j]) - means[i] * means[j];
  }
  return rows;
}

/** Sum of products, in order. */
export function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let s = 0; s < a.length; s++) sum += a[s] * b[s];
  return sum;
}
