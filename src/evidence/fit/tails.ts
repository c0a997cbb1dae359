/** Tails that tests of residuals and intervals ask for: normal, chi-squared, Student. Good to about 1e-9, which is far finer than their use. */

const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** ln Gamma(x), x > 0 (Lanczos 1964). */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const t = x + 6.5;
  const sum = LANCZOS.reduce((total, c, i) => total + (i === 0 ? c : c / (x - 1 + i)), 0);
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Q(a, x), the regularised upper incomplete gamma function: a series below a + 1, a continued fraction above (Abramowitz & Stegun 1964, 6.5.29 and 6.5.31). */
export function gammaQ(a: number, x: number): number {
  if (x <= 0) return 1;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    let term = 1 / a,
      sum = term;
    for (let n = 1; n < 1000 && term > 1e-16 * sum; n++) sum += term *= x / (a + n);
    return 1 - front * sum;
  }
  let b = x + 1 - a,
    c = 1e300,
    d = 1 / b,
    h = d;
  for (let i = 1; i < 1000; i++) {
    const an = -i * (i - a);
    b += 2;
    d = 1 / (an * d + b || 1e-300);
    c = b + an / c || 1e-300;
    const step = d * c;
    h *= step;
    if (Math.abs(step - 1) < 1e-15) break;
  }
  return front * h;
}

/** P(X > x) of chi-squared with `df` degrees of freedom. */
export const chiSquaredTail = (x: number, df: number): number => gammaQ(df / 2, x / 2);

/** Standard normal distribution function. */
export function normalCdf(z: number): number {
  const tail = 0.5 * gammaQ(0.5, (z * z) / 2);
  return z < 0 ? tail : 1 - tail;
}

/** Standard normal quantile by bisection of the distribution function. */
export function normalQuantile(u: number): number {
  return bisect(normalCdf, u, 40);
}

/** Student's distribution function, by Simpson's rule on its density. */
export function studentCdf(t: number, df: number): number {
  const front = Math.exp(logGamma((df + 1) / 2) - logGamma(df / 2)) / Math.sqrt(df * Math.PI);
  const n = 400;
  const h = Math.abs(t) / n;
  let sum = 0;
  for (let i = 0; i <= n; i++)
    sum += (i === 0 || i === n ? 1 : i % 2 === 1 ? 4 : 2) * (1 + (i * h) ** 2 / df) ** (-(df + 1) / 2);
  const half = (front * sum * h) / 3;
  return t < 0 ? 0.5 - half : 0.5 + half;
}

export function studentQuantile(u: number, df: number): number {
  return bisect((t) => studentCdf(t, df), u, 1000);
}

function bisect(cdf: (x: number) => number, u: number, reach: number): number {
  let [low, high] = [-reach, reach];
  for (let step = 0; step < 80; step++) {
    const middle = (low + high) / 2;
    if (cdf(middle) < u) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
