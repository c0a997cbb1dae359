import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";

const TEXT = `entente: 1
title: Two shores
as_of: 2012-10
until: 2014-12
residual: 0
sources: {report: {title: A report, date: 2012, text: report.txt}}
actors:
  a: {stakes: {land: {weight: 50, values: {all: 50}}}, because: [{judgment: Judged.}]}
  b: {stakes: {land: {weight: 50, values: {all: -50}}}, because: [{judgment: Judged.}]}
drivers:
  price: {process: constant, value: 1 to 2, because: [{judgment: Judged.}]}
issues:
  land: {options: {none: none, all: all}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2, because: [{judgment: Judged.}]}
questions:
  first: {ask: Will it?, when: {land: all}, by: 2014-12}
  second: {ask: Will it soon?, when: {land: all}, by: 2013-12}
  now: {ask: Has it?, when: {land: all}, by: 2012-10}
`;
const read = (more: string) => {
  const { case: c, messages } = check({ id: "two", file: "case.yaml", text: TEXT + more }, () => ({
    text: "If the price rises, a deal may follow.",
  }));
  return {
    c,
    errors: messages.filter(({ severity }) => severity === "error").map(({ path, message }) => `${path}: ${message}`),
  };
};
const claim = (body: string): string => `claims:\n  rise: {${body}}\n`;
const QUOTE = "because: [{report: 'If the price rises, a deal may follow'}]";

describe("headline", () => {
  it("names questions in order; a case without it names none", () => {
    expect(read("headline: [second, first]\n").c!.headline).toEqual([1, 0]);
    expect(read("").c!.headline).toEqual([]);
  });
  it("refuses unknown questions, repeated ones and an empty list", () => {
    expect(read("headline: [frist]\n").errors).toEqual([expect.stringMatching(/unknown question 'frist'.*first/)]);
    expect(read("headline: [first, first]\n").errors).toEqual([expect.stringMatching(/given twice/)]);
    expect(read("headline: []\n").errors).toEqual([expect.stringMatching(/at least one question/)]);
  });
});

describe("a claim", () => {
  it("has a driver's end, a question and the passage that makes it", () => {
    const { c, errors } = read(claim(`name: Rises, if: {price: high}, then: first, ${QUOTE}`));
    expect(errors).toEqual([]);
    expect(c!.claims).toMatchObject([{ id: "rise", name: "Rises", driver: 0, end: "high", question: 0 }]);
    expect(c!.claims[0].citations.map((at) => c!.citations[at].source)).toEqual(["report"]);
  });
  it.each([
    [`if: {prise: high}, then: first, ${QUOTE}`, /unknown driver 'prise'/],
    [`if: {price: up}, then: first, ${QUOTE}`, /unknown end 'up'; known: high, low/],
    [`if: {}, then: first, ${QUOTE}`, /names one driver/],
    [`if: {price: high}, then: frist, ${QUOTE}`, /unknown question 'frist'/],
    ["if: {price: high}, then: first, because: [{judgment: I think so.}]", /quotes the passage/],
    [`if: {price: high}, ${QUOTE}`, /'then' is missing/],
    [`if: {price: high}, then: now, ${QUOTE}`, /answered at as_of, before anything can follow/],
  ])("says what is wrong: %s", (body, message) => {
    const { errors } = read(claim(body));
    expect(errors).toEqual([expect.stringMatching(message)]);
  });
});
