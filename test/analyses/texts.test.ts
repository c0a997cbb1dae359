import { describe, expect, it } from "vitest";
import { gainsToday, textsExpected } from "../../src/analyses/index.ts";
import { defaults } from "../../src/engine/index.ts";
import { check, type Case } from "../../src/language/index.ts";

/** Two parties who gain by a text in every world, met monthly for two years; `known` texts. */
function talks(known: number, gain = 50): Case {
  const accords = Array.from(
    { length: known },
    (_, n) => `  a${n}: {parties: [a, b], date: 2019-0${n + 1}, kind: memorandum, binds: false}\n`,
  ).join("");
  const text = `entente: 1
title: Talks
as_of: 2020-01
until: 2021-12
record: {since: 2018-01}
actors: {a: {stakes: {land: {weight: 50, values: {all: ${gain}}}}}, b: {stakes: {land: {weight: 50, values: {all: 50}}}}}
issues: {land: {options: {none: none, all: all}}}
tables: {talks: {parties: [a, b], issues: [land], meetings_per_year: 12, concludes: 0.5}}
questions: {deal: {ask: A deal?, when: {land: all}, by: 2021-06}}
${known > 0 ? `accords:\n${accords}` : ""}`;
  return check({ id: "talks", file: "case.yaml", text }, () => ({ problem: "absent" })).case!;
}
const expected = (c: Case) => textsExpected(c, gainsToday(c, defaults, 20));

describe("texts that the numbers expect over a record", () => {
  it("are those that the tables can bring, in the worlds in which one is acceptable", () => {
    expect(expected(talks(0))).toEqual([
      { table: "talks", known: 0, expected: expect.closeTo(24 * (1 - Math.exp(-1)) * 0.5, 10) },
    ]);
    expect(expected(talks(0, -50))).toEqual([]);
  });
  it("are told where they are three times the known ones and more", () => {
    expect(expected(talks(2)).map(({ known }) => known)).toEqual([2]); // 7.6 of 2
    expect(expected(talks(3))).toEqual([]);
  });
});
