/**
 * exp, log and pow from + - * / and sqrt alone, so that every JavaScript engine gives the same bits (Math.exp and its kin
 * differ between Node and chromium; docs/methods/numbers.md). Reductions and minimax coefficients are those of fdlibm
 * (Sun Microsystems 1993), good to 1 ulp.
 */

const float = new Float64Array(1);
const words = new Uint32Array(float.buffer);
float[0] = 1;
const HIGH = words[1] === 0x3ff00000 ? 1 : 0;
const LOW = 1 - HIGH;

const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;

/** x * 2^k for whole k. */
function scale(x: number, k: number): number {
  if (k >= -1022 && k <= 1023) return x * power(k);
  if (k > 1023) return k > 2046 ? x * power(1023) * power(1023) : x * power(1023) * power(k - 1023);
  return k < -2044 ? 0 : x * power(-1022) * power(k + 1022);
}

function power(k: number): number {
  words[LOW] = 0;
  words[HIGH] = (k + 1023) << 20;
  return float[0];
}

/** e^x; 0 below about -745, Infinity above about 709.8. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893384) return Infinity;
  if (x < -745.1332191019412) return 0;
  const k = x >= -0.34657359027997264 && x <= 0.34657359027997264 ? 0 : Math.floor(x * 1.4426950408889634 + 0.5);
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
  return k === 0 ? y : scale(y, k);
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
  let high = words[HIGH];
  k += (high >>> 20) - 1023;
  high &= 0xfffff;
  const i = (high + 0x95f64) & 0x100000;
  words[HIGH] = high | (i ^ 0x3ff00000);
  k += i >>> 20;
  const f = float[0] - 1;
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
