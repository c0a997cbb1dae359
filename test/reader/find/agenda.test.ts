/** Matters on the agenda by class of wording, whatever the names and the matters. */
import { describe, expect, it } from "vitest";
import { AGENDA } from "../../../src/reader/find/agenda.ts";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Norway", "Russia"],
  ["Chile", "Peru"],
  ["Kenya", "Ghana"],
] as const;
const stakes = (text: string): string[] =>
  read(text, { asOf: "2024-05" })
    .items.filter(({ kind }) => kind === "stake")
    .sort((a, b) => a.start - b.start)
    .map(({ quote }) => quote);
const told = (text: string): string[] => PAIRS.map(([a, b]) => text.replaceAll("AA", a).replaceAll("BB", b));
const MATTERS = [
  ["tolls", "pilots"],
  ["the sea border", "fishing rights"],
  ["grazing rights in the valley", "a bonded railway"],
] as const;

describe("each wording of the table finds the matters of its example", () => {
  it.each(AGENDA.map(({ example, finds }) => [example, finds] as const))("%s", (example, finds) => {
    for (const text of told(example.replaceAll("Norland", "AA").replaceAll("Varda", "BB")))
      expect(stakes(text), text).toEqual(finds);
  });
});

describe("each matter of a list is a stake by itself, and the matter alone", () => {
  it.each([
    "AA and BB discussed XX and YY.",
    "AA and BB will discuss XX and YY on Monday.",
    "AA and BB quarrel over XX and YY.",
    "AA and BB have argued since 2016 over XX and YY.",
    "AA and BB have quarrelled for nine years about XX and YY.",
    "AA and BB negotiated XX and YY in May.",
    "Talks between AA and BB on XX and YY failed.",
    "What are AA and BB negotiating about? XX, YY and the old debt.",
    "AA refused to discuss XX and YY, and BB left the room.",
  ])("%s", (sentence) => {
    for (const [one, two] of MATTERS)
      for (const text of told(sentence.replace("XX", one).replace("YY", two))) {
        const found = stakes(text).map((quote) => quote.toLowerCase());
        expect(found.slice(0, 2), text).toEqual([one, two]);
        expect(found.length, text).toBe(sentence.includes("old debt") ? 3 : 2);
      }
  });
  it.each(MATTERS.flat())("what both sides claim: %s", (matter) => {
    for (const text of told(`The papers wrote of ${matter}, which both governments claim, after AA met BB.`))
      expect(stakes(text), text).toEqual([matter]);
  });
});

describe("no matter of a deal", () => {
  it.each([
    "AA lifted its ban in May.",
    "AA and BB discussed the matter.",
    "AA and BB quarrel over nothing.",
    "AA will end the year in debt.",
    "What is for lunch? Soup and bread.",
    "AA asked for an explanation.",
    "Demand for gas is high in AA.",
  ])("%s", (sentence) => {
    for (const text of told(sentence)) expect(stakes(text), text).toEqual([]);
  });
});

describe("a matter is between the two that the text speaks of", () => {
  const sides = (text: string): (readonly string[] | undefined)[] =>
    read(text, { asOf: "2024-05" })
      .items.filter((item) => item.kind === "stake")
      .map(({ subject }) => subject);
  it.each([
    "AA and BB meet next month. The two governments argue over grazing rights.",
    "AA and BB meet next month. Both sides disagree about the sea border.",
    "AA and BB meet next month. Nothing else is known. The two countries have quarrelled since 2016 over tolls.",
  ])("named shortly before: %s", (text) => {
    for (const each of told(text))
      expect(
        sides(each).map((two) => two?.length),
        each,
      ).toEqual([2]);
  });
  it("and nobody's where the sentence before names one alone", () =>
    expect(sides("Chile is in recession. The two governments argue over tolls.")).toEqual([undefined]));
});
