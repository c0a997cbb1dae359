import { describe, expect, it } from "vitest";
import { isForm } from "../../../src/language/blocks/quantity.ts";
import { parseQuantity } from "../../../src/language/index.ts";
import { ESTIMATIVE_WORDS } from "../../../src/numbers/icd203.ts";
import type { Distribution } from "../../../src/numbers/distributions/distribution.ts";
import { DISTRIBUTIONS, distributionOf, median, sampler, type Quantity } from "../../../src/numbers/quantity.ts";
import { axisOf, curveOf, middle } from "../../../src/studio/page/state/quantities.ts";

const all: readonly Distribution<Quantity>[] = DISTRIBUTIONS;
const FIELD = { min: -Infinity, max: Infinity, above: false, share: true };
const read = (text: string): Quantity => {
  const found = parseQuantity(text, FIELD);
  if ("wrong" in found) throw new Error(found.wrong.message);
  return found.quantity;
};
const SHARES = [1e-9, 1e-4, 0.01, 0.2, 0.5, 0.7, 0.99, 1 - 1e-6];
/** Simpson's rule; the kink of a triangular density costs about (width / intervals)^2 of its slopes, which is under 1e-6 here. */
function integral(f: (x: number) => number, from: number, to: number, intervals = 4000): number {
  const h = (to - from) / intervals;
  let sum = f(from) + f(to);
  for (let j = 1; j < intervals; j++) sum += (j % 2 === 1 ? 4 : 2) * f(from + j * h);
  return (sum * h) / 3;
}

describe("the list of distributions", () => {
  it("is not the only form of a quantity: words of probability are another, and sentences are none", () => {
    for (const word of ESTIMATIVE_WORDS) expect(isForm(word.toUpperCase().replace(" ", "_")), word).toBe(true);
    expect(isForm("The yard was promised to nobody.")).toBe(false);
  });
  it("names each kind once", () => {
    expect(new Set(all.map(({ kind }) => kind)).size).toBe(all.length);
  });
});

describe.each(all.map((one) => [one.kind, one] as const))("%s", (kind, distribution) => {
  const quantity = read(distribution.example);
  const law = distribution.law(quantity);
  const free = sampler(quantity, -Infinity, Infinity);
  const axis = axisOf(quantity, -Infinity, Infinity);

  it("is read from the example that messages give", () => {
    expect(quantity.kind).toBe(kind);
    expect(distributionOf(quantity)).toBe(distribution);
  });
  it("has an example with the form of a quantity, in any case and between blanks", () => {
    for (const text of [distribution.example, distribution.example.toUpperCase(), `  ${distribution.example} `])
      if ("quantity" in parseQuantity(text, FIELD)) expect(isForm(text), text).toBe(true);
  });
  it("has quantiles that undo its shares, in either tail", () => {
    if ("values" in law) {
      let below = 0;
      law.values.forEach((value, at) => {
        expect(free.quantile(below + law.probabilities[at] / 2)).toBe(value);
        expect(value).toBeGreaterThan(law.values[at - 1] ?? -Infinity);
        below += law.probabilities[at];
      });
      expect(below).toBeCloseTo(1, 9);
      return;
    }
    for (const share of SHARES) {
      const x = law.lower(share);
      // A point rounded to 1e-16 of itself leaves its share uncertain by its density times that.
      const rounding = (at: number): number => 1e-9 * share + 4e-16 * Math.abs(at) * law.density(at);
      expect(Math.abs(law.cdf(x) - share)).toBeLessThan(rounding(x));
      expect(Math.abs(law.sf(law.upper(share)) - share)).toBeLessThan(rounding(law.upper(share)));
      expect(law.cdf(x) + law.sf(x)).toBeCloseTo(1, 12);
      const width = law.lower(0.7) - law.lower(0.2);
      expect(Math.abs(free.quantile(law.cdf(x)) - x)).toBeLessThan(1e-8 * (width + Math.abs(x)));
      expect(x >= law.support[0] && x <= law.support[1]).toBe(true);
    }
  });
  it("has a density that adds up to its mass, and none outside its support", () => {
    if ("values" in law) return;
    const cuts = [1e-6, 0.05, 0.3, 0.6, 0.95, 1 - 1e-6].map((share) => law.lower(share));
    for (let at = 1; at < cuts.length; at++) {
      const inside = law.cdf(cuts[at]) - law.cdf(cuts[at - 1]);
      expect(integral(law.density, cuts[at - 1], cuts[at])).toBeCloseTo(inside, 6);
    }
    for (const end of law.support.filter(Number.isFinite)) {
      const outward = end === law.support[0] ? -1 : 1;
      expect(law.density(end + outward)).toBe(0);
    }
  });
  it("is truncated to the mass inside a range, and its median halves that mass", () => {
    if ("values" in law) {
      const [first] = law.values;
      expect(sampler(quantity, first, first).mass).toBeCloseTo(law.probabilities[0], 12);
      expect(median({ quantity, field: { min: first, max: first } })).toBe(first);
      return;
    }
    for (const [from, to] of [
      [0.1, 0.4],
      [0.3, 0.9],
      [0.9, 0.99],
    ] as const) {
      const [min, max] = [law.lower(from), law.lower(to)];
      const { mass, quantile } = sampler(quantity, min, max);
      expect(mass).toBeCloseTo(to - from, 10);
      expect(law.cdf(quantile(0.5))).toBeCloseTo((from + to) / 2, 10);
      expect(quantile(0.5)).toBe(median({ quantity, field: { min, max } }));
    }
  });
  it("stands in the studio where a run draws it: the handle at the median, the curve as high as the density", () => {
    expect(middle(quantity, -Infinity, Infinity)).toBe(free.quantile(0.5));
    const { line, spikes } = curveOf(quantity, axis, -Infinity, Infinity);
    if ("values" in law) expect(spikes.map(({ x }) => x)).toEqual(law.values);
    else {
      const peak = Math.max(...line.map(({ x }) => law.density(x)));
      const steps = law.support.filter((end) => law.density(end) > 0);
      for (const { x, y } of line) if (!steps.includes(x)) expect(y).toBeCloseTo(law.density(x) / peak, 12);
    }
  });
  it("is moved by its handle to a quantity of its kind whose median in a run has moved as far", () => {
    const far = (free.quantile(0.6) - free.quantile(0.4)) / 2 || 5 * axis.step;
    for (const by of [-far, far]) {
      const text = distribution.handle.shifted(quantity, by, { step: axis.step, min: -Infinity, max: Infinity });
      if (text === null) expect("values" in law && law.values.length > 1).toBe(true);
      else {
        const moved = read(text);
        expect(moved.kind).toBe(kind);
        // Beta keeps its mean within the unit and moves that: the median follows within a third.
        const went = sampler(moved, -Infinity, Infinity).quantile(0.5) - free.quantile(0.5);
        expect(Math.abs(went - by), text).toBeLessThan(axis.step + Math.abs(by) / 3);
      }
    }
  });
  it("is stretched and widened to ends that stand where they were dragged", () => {
    const { handle } = distribution;
    const track = { step: axis.step, min: -Infinity, max: Infinity };
    const ends = handle.ends(quantity);
    if (ends === null) {
      expect(handle.stretched(quantity, 1, axis.to, track)).toBeNull();
      return;
    }
    for (const end of [0, 1] as const) {
      const to = end === 0 ? ends[0] - 7 * axis.step : ends[1] + 7 * axis.step;
      const moved = handle.ends(read(handle.stretched(quantity, end, to, track)!))!;
      expect(Math.abs(moved[end] - to)).toBeLessThanOrEqual(axis.step / 2 + 1e-9);
      expect(moved[1 - end]).toBeCloseTo(ends[1 - end], 9);
    }
    const wider = handle.ends(read(handle.widened(quantity, 5 * axis.step, track)!))!;
    expect(wider[0]).toBeLessThan(ends[0]);
    expect(wider[1]).toBeGreaterThan(ends[1]);
    expect(handle.widened(quantity, -(ends[1] - ends[0]), track)).toBeNull();
  });
});
