import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AMOUNT, ANY, SHARE, VALUE, rangeText, type Field } from "../../../src/language/blocks/fields.ts";
import { parseQuantity } from "../../../src/language/index.ts";
import type { Quantity } from "../../../src/language/index.ts";
import {
  axisOf,
  curveOf,
  endsOf,
  shifted,
  stretched,
  toStep,
  widened,
} from "../../../src/studio/page/state/quantities.ts";

const FIELDS = [AMOUNT, SHARE, VALUE, ANY];
const written = fc.oneof(
  fc
    .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 39 }))
    .map(([a, w]) => `${a / 100} to ${(a + w) / 100}`),
  fc.integer({ min: 1, max: 99 }).map((a) => String(a / 100)),
  fc.constantFrom(
    "uniform(0.1 0.4)",
    "triangular(0.1 0.2 0.5)",
    "pert(0.1 0.2 0.5)",
    "beta(2 5)",
    "lognormal(0.2 to 0.8)",
    "unlikely",
  ),
);
const quantityOf = (text: string, field: Field): Quantity | null => {
  const read = parseQuantity(text, field);
  return "quantity" in read ? read.quantity : null;
};

describe("a handle", () => {
  it("writes only what the language reads, wherever it is dragged", () => {
    fc.assert(
      fc.property(
        written,
        fc.constantFrom(...FIELDS),
        fc.double({ min: -3, max: 3, noNaN: true }),
        (text, field, by) => {
          const q = quantityOf(text, field);
          if (!q) return;
          const axis = axisOf(q, field.min, field.max);
          const far = by * (axis.to - axis.from);
          for (const next of [
            shifted(q, far, axis, field.min, field.max),
            widened(q, far, axis, field.min, field.max),
            stretched(q, 0, axis.from + far, axis, field.min, field.max),
            stretched(q, 1, axis.from + far, axis, field.min, field.max),
          ]) {
            if (next !== null)
              expect(quantityOf(next, field), `${text} moved by ${far} in ${rangeText(field)}: ${next}`).not.toBeNull();
          }
        },
      ),
      { numRuns: 400 },
    );
  });
  it("leaves half of a lognormal in the range, however far it is dragged", () => {
    const q: Quantity = { kind: "lognormal", low: 0.2, high: 0.8 };
    expect(quantityOf(shifted(q, 1.6, axisOf(q, 0, 1), 0, 1)!, FIELDS[1])).toEqual({
      kind: "lognormal",
      low: 0.5,
      high: 2,
    });
  });
  it("keeps the width of a range that it shifts, to the step", () => {
    const q: Quantity = { kind: "normal", low: 25, high: 40 };
    const axis = axisOf(q, 0, Infinity);
    expect(shifted(q, 5, axis, 0, Infinity)).toBe("30 to 45");
    expect(shifted(q, -1000, axis, 0, Infinity)).toBe("0 to 15");
    expect(stretched(q, 1, 50, axis, 0, Infinity)).toBe("25 to 50");
    expect(stretched(q, 0, 90, axis, 0, Infinity)).toBe(`${40 - axis.step} to 40`);
  });
  it("stands where the number is: the axis holds the ends, and the curve is highest at the mode", () => {
    fc.assert(
      fc.property(written, (text) => {
        const q = quantityOf(text, FIELDS[1])!;
        const axis = axisOf(q, 0, 1);
        for (const end of endsOf(q) ?? []) expect(end >= axis.from && end <= axis.to).toBe(true);
        const { line, spikes } = curveOf(q, axis, 0, 1);
        expect(Math.max(...line.map(({ y }) => y), ...spikes.map(({ y }) => y))).toBeCloseTo(1, 9);
        expect(line.every(({ y }) => y >= 0 && y <= 1)).toBe(true);
      }),
    );
  });
});

describe("figures that are no finer than their range", () => {
  it.each([
    [60.1, 72, 60],
    [25, 30, 25],
    [27.53, 25, 28],
    [0.2341, 0.45, 0.23],
    [77.35, 90, 77],
    [12.34, 0, 12.34],
  ])("%d of a range %d wide is %d", (value, width, said) => expect(toStep(value, width)).toBe(said));
  it("moves a range by steps of its own width, so that no end is finer", () => {
    const q = quantityOf("0.5 to 6", AMOUNT)!;
    const axis = axisOf(q, 0, Infinity);
    for (const by of [1.234, 11.7, 3.3]) {
      const ends = shifted(q, by, axis, 0, Infinity)!.split(" to ").map(Number);
      for (const end of ends) expect(end % 0.5).toBe(0);
    }
  });
});
