import * as fc from "fast-check";
import { expect, it } from "vitest";
import {
  fitRates,
  fitShares,
  shrinkRates,
  shrinkShares,
  type Rate,
  type Share,
} from "../../../src/lenses/reference/shrinkage.ts";
import { betaLaw } from "../../../src/numbers/beta.ts";
import { gammaQuantile, logGamma } from "../../../src/numbers/gamma.ts";
import { describeShared, sharedJson } from "../../shared.ts";

/** Digits to which the reference polishes its optima; quantiles are given to 1e-10. */
const near = (found: number, stated: number, relative = 1e-9): void =>
  expect(Math.abs(found - stated), `${found} for ${stated}`).toBeLessThanOrEqual(
    relative * Math.max(Math.abs(stated), 0.1),
  );

describeShared("shrinkage as in the reference values", () => {
  const { beta_binomial, gamma_poisson } = sharedJson("reference/numbers/ledger.json").shrinkage;
  for (const name of ["gjp_eleven", "gjp_without_approval", "small"])
    it(`of shares, ${name}`, () => {
      const stated = beta_binomial[name];
      const classes = stated.classes as (Share & { id: string })[];
      const { mean, kappa } = fitShares(classes);
      near(mean, stated.mu);
      if (stated.kappa === null) expect(kappa).toBeNull();
      else near(kappa!, stated.kappa);
      shrinkShares(classes).forEach(({ a, b, lent }, j) => {
        const posterior = stated.posterior[classes[j].id];
        near(lent, posterior.kappa_used);
        near((a - classes[j].yes) / lent, posterior.mu_used);
        near(a / (a + b), posterior.mean);
        near(betaLaw(a, b).lower(0.05), posterior.p5);
        near(betaLaw(a, b).upper(0.05), posterior.p95);
      });
    });
  for (const name of ["icow_bilateral_by_salience", "icow_ends_by_region", "icow_all_ends_by_age"])
    it(`of rates, ${name}`, () => {
      const stated = gamma_poisson[name];
      const classes = stated.classes as (Rate & { id: string })[];
      const { mean, worth } = fitRates(classes);
      near(mean, stated.mean_rate);
      if (stated.b === null) expect(worth).toBeNull();
      else near(worth!, stated.b);
      shrinkRates(classes).forEach(({ shape, years, lent }, j) => {
        const posterior = stated.posterior[classes[j].id];
        near(lent, posterior.years_lent);
        near((shape - classes[j].events) / lent, posterior.rate_used);
        near(shape / years, posterior.mean);
        near(gammaQuantile(shape, 0.05) / years, posterior.p5);
        near(gammaQuantile(shape, 0.95) / years, posterior.p95);
        near(1 - (years / (years + 10)) ** shape, posterior.within_10_years);
      });
    });
});

/** The highest of a function of one variable on a grid, refined around its best point. */
function searched(f: (x: number) => number, low: number, high: number): { at: number; value: number } {
  let best = { at: low, value: -Infinity };
  for (let round = 0; round < 10; round++) {
    const step = (high - low) / 10;
    for (let n = 0; n <= 10; n++) {
      const at = low + n * step;
      const value = f(at);
      if (value > best.value) best = { at, value };
    }
    [low, high] = [Math.max(low, best.at - step), Math.min(high, best.at + step)];
  }
  return best;
}
const logBeta = (a: number, b: number): number => logGamma(a) + logGamma(b) - logGamma(a + b);

/** Error of ln Gamma at arguments up to 10,000, whose values near 80,000 carry 1e-16 each, over at most 40 terms. */
const SLACK = 40 * 80_000 * 4e-16;

it("no share and worth found by search beat the fitted ones", () => {
  const counts = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(counts, { minLength: 4, maxLength: 8 }), (drawn) => {
      const classes = drawn.map(([of, share]): Share => ({ of, yes: Math.round(share * of) }));
      const yes = classes.reduce((sum, one) => sum + one.yes, 0);
      const of = classes.reduce((sum, one) => sum + one.of, 0);
      fc.pre(yes > 0 && yes < of);
      const likelihood = (mean: number, kappa: number): number =>
        classes.reduce(
          (sum, one) =>
            sum +
            logBeta(mean * kappa + one.yes, (1 - mean) * kappa + one.of - one.yes) -
            logBeta(mean * kappa, (1 - mean) * kappa),
          0,
        );
      const found = fitShares(classes);
      const slow = searched(
        (v) => searched((mean) => likelihood(mean, Math.exp(v)), 1e-6, 1 - 1e-6).value,
        Math.log(0.5),
        Math.log(10_000),
      );
      expect(likelihood(found.mean, found.kappa ?? 10_000)).toBeGreaterThan(
        slow.value - SLACK - (found.kappa === null ? 1e-2 : 0),
      );
    }),
    { numRuns: 12, seed: 19 },
  );
});

it("no rate and worth found by search beat the fitted ones", () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 10, max: 2000 }));
  fc.assert(
    fc.property(fc.array(counts, { minLength: 4, maxLength: 8 }), (drawn) => {
      const classes = drawn.map(([events, years]): Rate => ({ events, years }));
      const all = classes.reduce((sum, { years }) => sum + years, 0);
      fc.pre(classes.some(({ events }) => events > 0));
      const likelihood = (mean: number, b: number): number =>
        classes.reduce(
          (sum, { events, years }) =>
            sum +
            logGamma(mean * b + events) -
            logGamma(mean * b) +
            mean * b * Math.log(b / (b + years)) -
            events * Math.log(b + years),
          0,
        );
      const found = fitRates(classes);
      const slow = searched(
        (q) => searched((p) => likelihood(Math.exp(p), Math.exp(q)), Math.log(1e-6), Math.log(10)).value,
        Math.log(all / 1e6),
        Math.log(100 * all),
      );
      expect(likelihood(found.mean, found.worth ?? 100 * all)).toBeGreaterThan(
        slow.value - 1e-6 - (found.worth === null ? 1e-2 : 0),
      );
    }),
    { numRuns: 12, seed: 19 },
  );
});

it("a group lends a class no more than the rest of it holds, and all of it where no difference is found", () => {
  const classes = [10, 20, 30, 40].map((of): Share => ({ yes: of / 10, of }));
  for (const [j, { a, b, lent }] of shrinkShares(classes).entries()) {
    expect(lent).toBe(100 - classes[j].of);
    expect(a / (a + b)).toBeCloseTo(0.1, 12);
  }
  const apart = [0, 10, 20, 30].map((yes): Share => ({ yes, of: 30 }));
  for (const { lent } of shrinkShares(apart)) expect(lent).toBeLessThan(20);
});
