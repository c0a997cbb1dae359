/**
 * What classes of one group learn from one another: beta-binomial for shares, gamma-Poisson for rates, by maximum
 * likelihood (Gelman et al. 2013, Bayesian Data Analysis, sections 5.1 to 5.3; docs/methods/reference.md). A prior is
 * never worth more than the other classes that it was learnt from. Sums over the counts stand for differences of ln
 * Gamma, which would cancel.
 */
import { exp, log } from "../../numbers/elementary.ts";
import { maximise, type Local, type Point } from "./newton.ts";

/** Fewest classes of a group that learn from one another. */
export const LEAST_CLASSES = 4;

export interface Share {
  yes: number;
  of: number;
}
export interface Rate {
  events: number;
  years: number;
}

/** Law of the share of a class: Beta(a, b). `lent`: how many cases the group is worth. */
export interface SharePosterior {
  a: number;
  b: number;
  lent: number;
}
/** Law of the rate of a class: Gamma(shape, years). `lent`: how many years the group is worth. */
export interface RatePosterior {
  shape: number;
  years: number;
  lent: number;
}

const KAPPA_BOUNDS = [0.5, 10_000] as const;
/** Bounds of a mean share, as log odds. */
const LOGIT_BOUND = 30;

/**
 * Mean and worth of the beta law that shares of a group were drawn from.
 * @param classes counts, 0 <= yes <= of, of whole; at least one yes and one no among them
 * @returns mean in (0, 1); kappa in 0.5..10000 cases, null where no difference between the classes is found
 */
export function fitShares(classes: readonly Share[]): { mean: number; kappa: number | null } {
  const yes = total(classes.map((one) => one.yes));
  const of = total(classes.map((one) => one.of));
  const logit = log(yes / (of - yes));
  const bounds: [Point, Point] = [
    [-LOGIT_BOUND, LOGIT_BOUND],
    [log(KAPPA_BOUNDS[0]), log(KAPPA_BOUNDS[1])],
  ];
  const starts = [1, 5, 25, 200, 5000].map((kappa): Point => [logit, log(kappa)]);
  const [u, v] = maximise((at) => shareLikelihood(classes, at), starts, bounds);
  return v >= bounds[1][1] ? { mean: yes / of, kappa: null } : { mean: 1 / (1 + exp(-u)), kappa: exp(v) };
}

/** Law of each class of a group; see `fitShares`. */
export function shrinkShares(classes: readonly Share[]): SharePosterior[] {
  const { mean, kappa } = fitShares(classes);
  return classes.map((one, j) => {
    const others = classes.filter((_, k) => k !== j);
    const of = total(others.map((other) => other.of));
    const capped = kappa === null || kappa > of;
    const lent = capped ? of : kappa;
    const prior = capped ? total(others.map((other) => other.yes)) / of : mean;
    return { a: prior * lent + one.yes, b: (1 - prior) * lent + one.of - one.yes, lent };
  });
}

/** sum_j ln B(a + y_j, b + n_j - y_j) - ln B(a, b) at a = mu k, b = (1 - mu) k, by logit mu and ln k. */
function shareLikelihood(classes: readonly Share[], [u, v]: Point): Local {
  const mean = 1 / (1 + exp(-u));
  const kappa = exp(v);
  const [a, b] = [mean * kappa, kappa / (1 + exp(u))];
  const sum = { value: 0, a: 0, b: 0, k: 0, aa: 0, bb: 0, kk: 0 };
  for (const { yes, of } of classes) {
    const [ofA, ofB, ofK] = [rising(a, yes), rising(b, of - yes), rising(kappa, of)];
    sum.value += ofA.value + ofB.value - ofK.value;
    sum.a += ofA.slope;
    sum.b += ofB.slope;
    sum.k -= ofK.slope;
    sum.aa += ofA.curve;
    sum.bb += ofB.curve;
    sum.kk -= ofK.curve;
  }
  const w = (a * b) / kappa;
  const byMean = (sum.a - sum.b) * w;
  const byKappa = a * sum.a + b * sum.b + kappa * sum.k;
  return {
    value: sum.value,
    gradient: [byMean, byKappa],
    second: [
      (sum.aa + sum.bb) * w * w + byMean * (1 - 2 * mean),
      (a * sum.aa - b * sum.bb) * w + byMean,
      byKappa + a * a * sum.aa + b * b * sum.bb + kappa * kappa * sum.kk,
    ],
  };
}

/**
 * Mean rate and worth of the gamma law that rates of a group were drawn from.
 * @param classes events >= 0 whole, years > 0; at least one event among them
 * @returns events a year; worth in years, at most 100 times all years, null where no difference is found
 */
export function fitRates(classes: readonly Rate[]): { mean: number; worth: number | null } {
  const events = total(classes.map((one) => one.events));
  const years = total(classes.map((one) => one.years));
  const start = log(events / years);
  const bounds: [Point, Point] = [
    [start - LOGIT_BOUND, start + LOGIT_BOUND],
    [log(years / 1e6), log(100 * years)],
  ];
  const starts = [0.001, 0.01, 0.1, 1, 50].map((part): Point => [start, log(part * years)]);
  const [p, q] = maximise((at) => rateLikelihood(classes, at), starts, bounds);
  return q >= bounds[1][1] ? { mean: events / years, worth: null } : { mean: exp(p), worth: exp(q) };
}

/** Law of each class of a group; see `fitRates`. */
export function shrinkRates(classes: readonly Rate[]): RatePosterior[] {
  const { mean, worth } = fitRates(classes);
  return classes.map((one, j) => {
    const others = classes.filter((_, k) => k !== j);
    const years = total(others.map((other) => other.years));
    const capped = worth === null || worth > years;
    const lent = capped ? years : worth;
    const prior = capped ? total(others.map((other) => other.events)) / years : mean;
    return { shape: prior * lent + one.events, years: lent + one.years, lent };
  });
}

/** Negative-binomial log likelihood of counts at a = m b, by ln m and ln b, without what does not depend on them. */
function rateLikelihood(classes: readonly Rate[], [p, q]: Point): Local {
  const b = exp(q);
  const a = exp(p) * b;
  const sum = { value: 0, a: 0, b: 0, aa: 0, ab: 0, bb: 0 };
  for (const { events, years } of classes) {
    const ofA = rising(a, events);
    const share = log(b / (b + years));
    sum.value += ofA.value + a * share - events * log(b + years);
    sum.a += ofA.slope + share;
    sum.b += a / b - (a + events) / (b + years);
    sum.aa += ofA.curve;
    sum.ab += 1 / b - 1 / (b + years);
    sum.bb += (a + events) / ((b + years) * (b + years)) - a / (b * b);
  }
  const byMean = a * sum.a;
  const byWorth = byMean + b * sum.b;
  return {
    value: sum.value,
    gradient: [byMean, byWorth],
    second: [
      byMean + a * a * sum.aa,
      byMean + a * (a * sum.aa + b * sum.ab),
      byWorth + a * a * sum.aa + 2 * a * b * sum.ab + b * b * sum.bb,
    ],
  };
}

/** ln x(x + 1)...(x + n - 1) with its first and second derivative; x > 0, n whole. */
function rising(x: number, n: number): { value: number; slope: number; curve: number } {
  let [value, slope, curve] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    const part = 1 / (x + i);
    value += log(x + i);
    slope += part;
    curve -= part * part;
  }
  return { value, slope, curve };
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
