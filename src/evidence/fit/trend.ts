/**
 * Trend: a straight line with independent normal noise, by least squares. Intervals are Student's, exact under that
 * noise.
 */
import { Z95, aicc, logNormal, type Fitted, type Observed } from "./observed.ts";
import { studentQuantile } from "../../numbers/student.ts";

/** Fits the level in the last observed month (`start`), the change a year (`per_year`) and the noise about the line. */
export function fitTrend({ months, values }: Observed): Fitted {
  const n = values.length;
  const last = months[n - 1];
  const years = months.map((m) => (m - last) / 12);
  const mean = (list: readonly number[]): number => list.reduce((sum, x) => sum + x, 0) / n;
  const [my, mz] = [mean(years), mean(values)];
  const syy = years.reduce((sum, y) => sum + (y - my) ** 2, 0);
  const slope = years.reduce((sum, y, i) => sum + (y - my) * (values[i] - mz), 0) / syy;
  const start = mz - slope * my;
  const expected = years.map((y) => start + slope * y);
  const rss = values.reduce((sum, z, i) => sum + (z - expected[i]) ** 2, 0);
  const noise = Math.sqrt(rss / n);
  const s = Math.sqrt(rss / (n - 2));
  const t = studentQuantile(0.95, n - 2);
  const around = (value: number, se: number): { value: number; low: number; high: number } => ({
    value,
    low: value - t * se,
    high: value + t * se,
  });
  const loglik = values.reduce((sum, z, i) => sum + logNormal(z, expected[i], noise), 0);
  return {
    process: "trend",
    loglik,
    parameters: 3,
    aicc: aicc(loglik, 3, n),
    expected,
    residuals: values.map((z, i) => (z - expected[i]) / noise),
    estimates: {
      start: around(start, s * Math.sqrt(1 / n + (my * my) / syy)),
      per_year: around(slope, s / Math.sqrt(syy)),
      noise: { value: noise, low: null, high: null },
    },
    ahead: (k) => {
      const p50 = start + (slope * k) / 12;
      return { p5: p50 - Z95 * noise, p50, p95: p50 + Z95 * noise };
    },
  };
}
