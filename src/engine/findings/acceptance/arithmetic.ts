/** Sums and products of columns of one length, entry by entry. */

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
