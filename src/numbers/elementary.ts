/**
 * exp, log and pow from + - * / and sqrt alone, so that every JavaScript engine gives the same bits (Math.exp and its kin
 * differ between Node and chromium; docs/methods/numbers.md). Reductions and minimax coefficients are those of fdlibm
 * (Sun Microsystems 1993), good to 1 ulp.
 */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
float[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const HALF_LN2 = 0.34657359027997264;

/** 2^k at k + 1022, k from -1022 to 1023. */
const POWERS = new Float64Array(2046);
POWERS[1022] = 1;
for (let k = 1023; k < 2046; k++) POWERS[k] = POWERS[k - 1] * 2;
for (let k = 1021; k >= 0; k--) POWERS[k] = POWERS[k + 1] / 2;

/** x * 2^k for whole k. */
function scale(x: number, k: number): number {
  if (k >= -1022 && k <= 1023) return x * POWERS[k + 1022];
  if (k > 1023) return k > 2046 ? x * POWERS[2045] * POWERS[2045] : x * POWERS[2045] * POWERS[k - 1];
  return k < -2044 ? 0 : x * POWERS[0] * POWERS[k + 2044];
}

/** The whole k with x nearest to k ln 2; 0 where |x| is half of ln 2 or less, which is asked only where the product cannot tell. */
function multiple(x: number): number {
  const beyond = Math.abs(x) - HALF_LN2;
  if (beyond <= 0 && beyond > -1e-9) return 0;
  return Math.floor(x * 1.4426950408889634 + 0.5);
}

/** e^x; 0 below about -745, Infinity above about 709.8. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = multiple(x);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t * (6.61375632143793436117e-5 + t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  const y = 1 - (low - (r * c) / (2 - c) - high);
  return scale(y, k);
}

/** Natural logarithm; -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return x;
  let k = 0;
  if (x < 2.2250738585072014e-308) {
    x *= 18014398509481984;
    k = -54;
  }
  float[0] = x;
  const high = words[HIGH];
  const e = (high >>> 20) - 1023 + ((((high & 0xfffff) + 0x95f64) & 0x100000) >>> 20);
  k += e;
  const f = scale(x, -e) - 1;
  if (f === 0) return k === 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const R =
    z *
      (6.66666666666673513e-1 +
        w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1))) +
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const half = 0.5 * f * f;
  if (k === 0) return f - (half - s * (half + R));
  return k * LN2_HIGH - (half - (s * (half + R) + k * LN2_LOW) - f);
}

/** x^y for x > 0, as e^(y ln x): relative error about (1 + |y ln x|) 2e-16. */
export function pow(x: number, y: number): number {
  return exp(y * log(x));
}
