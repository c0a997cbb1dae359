/**
 * The blend of inside and outside view: logit p = w logit inside + (1 - w) logit outside, with w learnt from cases that have
 * both. Each case counts once; a Beta(2,2) prior keeps w off 0 and 1.
 */
import { exp, log } from "../numbers/elementary.ts";
import { LOG_FLOOR } from "./scores/binary.ts";

/** Cases with both views under which no blend is learnt. */
export const MIN_BLEND_CASES = 8;

/** One question with both views and its answer. */
export interface BothViews {
  inside: number;
  outside: number;
  yes: boolean;
}

const clipped = (p: number): number => Math.min(1 - LOG_FLOOR, Math.max(LOG_FLOOR, p));
const logit = (p: number): number => log(clipped(p)) - log(1 - clipped(p));
const logistic = (x: number): number => (x >= 0 ? 1 / (1 + exp(-x)) : exp(x) / (1 + exp(x)));

/** Odds of the two views blended. @param w weight of the inside view, 0..1 */
export function blended(inside: number, outside: number, w: number): number {
  return logistic(w * logit(inside) + (1 - w) * logit(outside));
}

const MAX_STEPS = 200;
const TOLERANCE = 1e-15;

/**
 * The w that minimises the sum over cases of the mean logarithmic score, less ln w + ln(1 - w). The sum is convex in w: Newton
 * steps, replaced by the middle of the interval where they would leave it. @param cases each with at least one question
 */
export function fitWeight(cases: readonly (readonly BothViews[])[]): number {
  let [low, high] = [0, 1];
  let w = 0.5;
  for (let step = 0; step < MAX_STEPS && high - low > TOLERANCE; step++) {
    const { slope, curvature } = derivatives(cases, w);
    if (slope > 0) high = w;
    else low = w;
    const next = w - slope / curvature;
    const taken = next > low && next < high ? next : (low + high) / 2;
    if (Math.abs(taken - w) <= TOLERANCE) return taken;
    w = taken;
  }
  return w;
}

function derivatives(cases: readonly (readonly BothViews[])[], w: number): { slope: number; curvature: number } {
  let slope = -1 / w + 1 / (1 - w);
  let curvature = 1 / (w * w) + 1 / ((1 - w) * (1 - w));
  for (const questions of cases)
    for (const { inside, outside, yes } of questions) {
      const difference = logit(inside) - logit(outside);
      const p = blended(inside, outside, w);
      slope += ((p - (yes ? 1 : 0)) * difference) / questions.length;
      curvature += (p * (1 - p) * difference * difference) / questions.length;
    }
  return { slope, curvature };
}

export interface Blend {
  /** Over all cases. */ w: number;
  /** Over all cases but one, in order of the cases. */ folds: number[];
  /** Blended odds of each case's questions, with the w of the other cases. */ odds: number[][];
}

/** @throws Error for fewer than two cases, of which none could be scored by the others */
export function fitBlend(cases: readonly (readonly BothViews[])[]): Blend {
  if (cases.length < 2) throw new Error("a blend is learnt from at least two cases");
  const folds = cases.map((_, left) => fitWeight(cases.filter((_, c) => c !== left)));
  return {
    w: fitWeight(cases),
    folds,
    odds: cases.map((questions, c) => questions.map(({ inside, outside }) => blended(inside, outside, folds[c]))),
  };
}
