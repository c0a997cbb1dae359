import fc from "fast-check";
import { expect, test } from "vitest";
import { passages, stretches, type Passage } from "../../src/report/passages.ts";
import { realistic } from "./fixture.ts";

const length = 40;
const spans = fc.array(
  fc
    .tuple(fc.nat(length), fc.nat(length))
    .filter(([a, b]) => a !== b)
    .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
  { maxLength: 8 },
);
const window = fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const);
const made = (list: { start: number; end: number }[]): Passage[] =>
  list.map((span, n) => ({ number: n + 1, source: "s", ...span, citations: [], numbers: [], others: [] }));

test("stretches cover each letter once and know which passages cover it, as marking letter by letter would", () => {
  fc.assert(
    fc.property(spans, window, (list, [start, end]) => {
      const own = made(list),
        cut = stretches(own, start, end);
      const letters = cut.flatMap((stretch) =>
        Array.from({ length: stretch.end - stretch.start }, (_, n) => ({
          at: stretch.start + n,
          covered: stretch.covered.map((passage) => passage.number),
        })),
      );
      const slow = Array.from({ length: end - start }, (_, n) => ({
        at: start + n,
        covered: own
          .filter((passage) => passage.start <= start + n && start + n < passage.end)
          .map((passage) => passage.number),
      }));
      expect(letters).toEqual(slow);
    }),
  );
});

test("passages are numbered as they are met, and one span quoted twice is one passage", () => {
  const found = passages(realistic());
  expect(found.list.map((passage) => passage.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  expect(found.of(2)).toBe(found.of(10));
  expect(found.of(2)?.others).toEqual(["events.blockade"]);
  expect(found.of(8)).toBeUndefined();
});

test("a quote whose place lies outside its text is not marked", () => {
  const result = realistic();
  result.citations[0] = { ...result.citations[0], start: 5000, end: 6000 };
  expect(passages(result).of(0)).toBeUndefined();
});
