/** What is told as done, and what is only to come, expected, refused or awaited. */
import { describe, expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "Chile"],
  ["Norway", "Russia"],
  ["Kenya", "Ghana"],
] as const;
const eventsIn = (text: string): string[] =>
  read(text, { asOf: "2024-05-15" }).items.flatMap((item) => (item.kind === "event" ? [item.quote] : []));
const told = (sentence: string): string[] => PAIRS.map(([a, b]) => sentence.replaceAll("AA", a).replaceAll("BB", b));

describe("what has not happened is no event", () => {
  it.each([
    "AA will close the border with BB in June.",
    "AA will not discuss the tariff with BB.",
    "AA would never sign the treaty with BB.",
    "The tribunal is expected to reject the claim of AA in July.",
    "AA is due to sign the treaty with BB.",
    "AA and BB are scheduled to meet in Geneva on 3 June.",
    "Talks between AA and BB resume on June 28.",
    "AA will lift the ban once BB has withdrawn its troops.",
    "AA asked whether BB had closed the border.",
  ])("%s", (sentence) => {
    for (const text of told(sentence)) expect(eventsIn(text), text).toEqual([]);
  });
});

describe("what has happened is one", () => {
  it.each([
    "AA closed the border with BB in March.",
    "AA refused to discuss the tariff with BB.",
    "The tribunal rejected the claim of AA in April.",
    "AA and BB met in Geneva on 3 May.",
    "Talks between AA and BB resumed on May 2.",
    "AA has asked BB to reopen the road.",
  ])("%s", (sentence) => {
    for (const text of told(sentence)) expect(eventsIn(text).length, text).toBeGreaterThan(0);
  });
});
