/**
 * Columns of one length, entry by entry. Each loop over the worlds stands here by itself and is small: a short command ends
 * before larger ones pay for their compilation.
 */
import { normalCdf, normalQuantile } from "../../../numbers/normal.ts";
import { first, type Key } from "../../../numbers/streams.ts";
import type { Sampler } from "../../../numbers/law.ts";
import { ramp } from "../../model/terms.ts";

/** The uniforms of draws 0, 1, ... under a key. */
export function uniforms(key: Key, count: number): Float64Array {
  const out = new Float64Array(count);
  for (let s = 0; s < count; s++) out[s] = first(key, s, 0, 0, 0);
  return out;
}

/** Uniforms to normal scores, in place. @returns u */
export function toScores(u: Float64Array): Float64Array {
  for (let w = 0; w < u.length; w++) u[w] = normalQuantile(u[w]);
  return u;
}

/** Normal scores to uniforms, in place. @returns z */
export function toShares(z: Float64Array): Float64Array {
  for (let w = 0; w < z.length; w++) z[w] = normalCdf(z[w]);
  return z;
}

/** Uniforms to numbers of a law, in place. @returns u */
export function toNumbers(u: Float64Array, law: Sampler): Float64Array {
  for (let w = 0; w < u.length; w++) u[w] = law.quantile(u[w]);
  return u;
}

/** a *= factor. @returns a */
export function scale(a: Float64Array, factor: number): Float64Array {
  for (let w = 0; w < a.length; w++) a[w] *= factor;
  return a;
}

/** a += factor * b. */
export function addScaled(a: Float64Array, factor: number, b: Float64Array): void {
  for (let w = 0; w < a.length; w++) a[w] += factor * b[w];
}

/** L += by * ramp(z; from, to). */
export function addRamp(
  L: Float64Array,
  by: Float64Array,
  z: Float64Array,
  from: Float64Array,
  to: Float64Array,
  rising: boolean,
): void {
  for (let w = 0; w < L.length; w++) L[w] += by[w] * ramp(z[w], from[w], to[w], rising);
}

/** weight * L, with L within 0..1, in place. @returns L */
export function toCost(L: Float64Array, weight: Float64Array): Float64Array {
  for (let w = 0; w < L.length; w++) L[w] = weight[w] * (L[w] < 0 ? 0 : L[w] > 1 ? 1 : L[w]);
  return L;
}

/** Normal scores to residuals of sd points / parts, 0 where points is, in place. @returns z */
export function toResiduals(z: Float64Array, points: Float64Array, parts: number): Float64Array {
  for (let w = 0; w < z.length; w++) z[w] = points[w] === 0 ? 0 : (points[w] / parts) * z[w];
  return z;
}

/** out += weight / 100 * value, where what is gained counts by the reliability. */
export function addStake(
  out: Float64Array,
  weight: Float64Array,
  value: Float64Array,
  reliability: Float64Array,
): void {
  for (let w = 0; w < out.length; w++) out[w] += (weight[w] / 100) * counted(value[w], reliability[w]);
}

/** out += perBn * bn, where what is gained counts by the reliability. */
export function addWorth(out: Float64Array, perBn: Float64Array, bn: Float64Array, reliability: Float64Array): void {
  for (let w = 0; w < out.length; w++) out[w] += counted(perBn[w] * bn[w], reliability[w]);
}

/** out = 1 - part, where what is met counts by the reliability. @returns out */
export function unmetInto(part: Float64Array, reliability: Float64Array, out: Float64Array): Float64Array {
  for (let w = 0; w < out.length; w++) out[w] = 1 - counted(part[w], reliability[w]);
  return out;
}

const counted = (value: number, reliability: number): number => (value > 0 ? value * reliability : value);

/** a += b. */
export function add(a: Float64Array, b: Float64Array): void {
  for (let w = 0; w < a.length; w++) a[w] += b[w];
}

/** a -= b. */
export function subtract(a: Float64Array, b: Float64Array): void {
  for (let w = 0; w < a.length; w++) a[w] -= b[w];
}

/** a *= b. */
export function multiply(a: Float64Array, b: Float64Array): void {
  for (let w = 0; w < a.length; w++) a[w] *= b[w];
}

/** a += b * c. */
export function addProduct(a: Float64Array, b: Float64Array, c: Float64Array): void {
  for (let w = 0; w < a.length; w++) a[w] += b[w] * c[w];
}

/** out = a + b. @returns out */
export function sumInto<T extends Float64Array>(a: Float64Array, b: Float64Array, out: T): T {
  for (let w = 0; w < out.length; w++) out[w] = a[w] + b[w];
  return out;
}
