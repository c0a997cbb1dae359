/** Numbers to 300 binary places as big integers, to measure errors of the last bit of doubles. */
const PLACES = 300n;
const ONE = 1n << PLACES;

/** A finite double as a fixed-point number (exact for what is not smaller than 2^-248 or so). */
export function fixed(x: number): bigint {
  if (x === 0) return 0n;
  let exponent = Math.max(-1074, Math.floor(Math.log2(Math.abs(x))) - 60);
  const mantissa = BigInt(
    Math.round(x / 2 ** Math.max(exponent, -1022) / (exponent < -1022 ? 2 ** (exponent + 1022) : 1)),
  );
  const shift = PLACES + BigInt(exponent);
  return shift >= 0n ? mantissa << shift : mantissa >> -shift;
}

/** e^x for x >= 0 in fixed point: Taylor's series after 24 halvings, then as many squarings. */
function expOf(x: bigint): bigint {
  const small = x >> 24n;
  let term = ONE;
  let sum = ONE;
  for (let n = 1n; term !== 0n; n++) {
    term = ((term * small) >> PLACES) / n;
    sum += term;
  }
  for (let n = 0; n < 24; n++) sum = (sum * sum) >> PLACES;
  return sum;
}

/** Relative difference a / b - 1 of two fixed-point numbers, as a double. */
const relative = (a: bigint, b: bigint): number => Number(((a - b) << 200n) / b) / 2 ** 200;

/** Distance between neighbouring doubles at y, relative to y. */
export function ulp(y: number): number {
  const at = new Float64Array([Math.abs(y)]);
  new BigUint64Array(at.buffer)[0] += 1n;
  return (at[0] - Math.abs(y)) / Math.abs(y);
}

/** Error of y as e^x, in units of y's last place. */
export function expError(x: number, y: number): number {
  const exact = expOf(fixed(Math.abs(x)));
  return Math.abs(x >= 0 ? relative(fixed(y), exact) : relative(ONE, (exact * fixed(y)) >> PLACES)) / ulp(y);
}

/** Error of y as ln x (x in 1e-70..1e70), in units of y's last place: x e^-y = 1 + error. */
export function logError(x: number, y: number): number {
  const power = expOf(fixed(Math.abs(y)));
  const error = y >= 0 ? relative(fixed(x), power) : relative((fixed(x) * power) >> PLACES, ONE);
  return Math.abs(error) / (ulp(y) * Math.abs(y));
}

/** Error of z as x^y, in units of z's last place; y ln x is taken from ln x to 300 places by Newton's method. */
export function powError(x: number, y: number, z: number): number {
  let ln = fixed(Math.log(x));
  for (let n = 0; n < 4; n++) {
    const e = ln >= 0n ? expOf(ln) : (ONE * ONE) / expOf(-ln);
    ln += ((fixed(x) - e) << PLACES) / e;
  }
  const product = (ln * fixed(y)) >> PLACES;
  const exact = product >= 0n ? expOf(product) : (ONE * ONE) / expOf(-product);
  return Math.abs(relative(fixed(z), exact)) / ulp(z);
}
