/** What a need is, from where to where it is quoted, and what only looks like one. */
import { describe, expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "PER", "Chile"],
  ["Norway", "NOR", "Russia"],
  ["Kenya", "KEN", "Ghana"],
] as const;
const needs = (sentence: string, [a, , b]: (typeof PAIRS)[number]): { quote: string; subject?: string[] }[] =>
  read(`AA and BB negotiate a fishing treaty. ${sentence}`.replaceAll("AA", a).replaceAll("BB", b), { asOf: "2024-05" })
    .items.filter((item) => item.kind === "need")
    .map((item) => ({ quote: item.quote, ...(item.subject ? { subject: item.subject } : {}) }));

describe("a need", () => {
  it.each([
    "AA warned of BB's hunger for gas.",
    "AA welcomed BB's need for gas.",
    "AA, which mocked BB's fear of isolation, signed nothing.",
    "In AA, BB's fear of isolation is a joke.",
  ])("is held by the one whose noun it is: %s", (sentence) => {
    const codes = { Chile: "CHL", Russia: "RUS", Ghana: "GHA" };
    for (const pair of PAIRS) expect(needs(sentence, pair).map(({ subject }) => subject)).toEqual([[codes[pair[2]]]]);
  });
  it.each([
    ["AA needs pilots.", "AA needs pilots"],
    ["AA, which lost its port in the war, needs pilots.", "AA, which lost its port in the war, needs pilots"],
    ["AA (and three others) wants a bigger share.", "AA (and three others) wants a bigger share"],
    ["AA needs a treaty before the season opens in June.", "AA needs a treaty before the season opens in June"],
    ["AA wants to show that it can wait.", "AA wants to show that it can wait"],
    ["AA is looking for a buyer.", "AA is looking for a buyer"],
  ])("is quoted from its holder to its end: %s", (sentence, quote) => {
    for (const pair of PAIRS)
      expect(needs(sentence, pair)).toEqual([{ quote: quote.replaceAll("AA", pair[0]), subject: [pair[1]] }]);
  });
  it.each([
    "AA must leave within ninety days.",
    "The president of AA must call an election.",
    "The Senate of AA must concur in any treaty.",
    "Any treaty of AA needs two thirds of the assembly.",
    "In AA a lease needs a majority and a referendum.",
    "The treaty needs the consent of AA.",
    "AA got all that it wanted.",
    "It was not the port that AA was looking for.",
    "AA had insisted on a larger share.",
    "Refiners of AA are lobbying for a signature.",
    "AA will settle for less.",
  ])("is no duty, no rule, no deed, nothing of the past and nothing without its object: %s", (sentence) => {
    for (const pair of PAIRS) expect(needs(sentence, pair)).toEqual([]);
  });
});
