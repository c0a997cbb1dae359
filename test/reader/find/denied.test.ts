/** What a text denies is never drafted as if it said so. */
import { describe, expect, it } from "vitest";
import { propose } from "../../../src/reader/draft/propose.ts";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "Chile"],
  ["Norway", "Russia"],
] as const;
const OPENING = "AA and BB negotiate a fishing treaty.";
const put = (sentence: string, [a, b]: readonly [string, string]): string =>
  `${OPENING} ${sentence}`.replaceAll("AA", a).replaceAll("BB", b);
const items = (sentence: string, pair: readonly [string, string]) =>
  read(put(sentence, pair), { asOf: "2024-05" }).items;
const drafted = (sentence: string, pair: readonly [string, string]): Proposed =>
  propose(read(put(sentence, pair), { asOf: "2024-05" }), { date: "2024-05", basis: "" });

/** Acts that a draft takes from a sentence, without the talks of the opening one. */
const acts = (sentence: string, pair: readonly [string, string]): string[] =>
  drafted(sentence, pair)
    .events.filter(({ quotes }) => quotes[0]!.start >= put("", pair).length)
    .map(({ does }) => does);

describe("what a text denies is not drafted", () => {
  it.each([
    "AA and BB have not signed a treaty of 2019.",
    "AA and BB never signed a treaty in 2019.",
    "AA and BB failed to sign a treaty in 2019.",
    "No treaty was signed in 2019.",
    "AA denied that it signed a treaty with BB in 2019.",
    "AA did not say that it signed a treaty with BB in 2019.",
    "It is not true that AA signed a treaty with BB in 2019.",
    "The treaty of 2019 was never signed.",
    "Neither AA nor BB signed the treaty of 2019.",
    "The treaty of 2019 is not in force.",
    "The treaty of 2019 never entered into force.",
  ])("as an accord: %s", (sentence) => {
    for (const pair of PAIRS)
      expect(drafted(sentence, pair).accords.filter((accord) => accord.drafted && accord.date.date !== null)).toEqual(
        [],
      );
  });
  it.each([
    "The treaty does not have to be ratified by parliament.",
    "The treaty doesn't need the approval of parliament.",
    "No deal needs the approval of parliament.",
    "It is not true that the treaty must be ratified by parliament.",
    "It is not true that AA will never sign.",
    "AA denied that it will never sign.",
  ])("as a rule: %s", (sentence) => {
    for (const pair of PAIRS) expect(items(sentence, pair).filter(({ kind }) => kind === "constraint")).toEqual([]);
  });
  it.each([
    "Prices of gas do not rise.",
    "The price of gas is not rising.",
    "Gas prices are no longer falling.",
    "Pressure on AA has not grown.",
    "Pressure on AA never grew.",
    "There is no pressure on AA.",
    "No rising prices push AA to sign.",
    "Unemployment in AA has stopped rising.",
    "The price of gas has hardly risen.",
  ])("as a driver: %s", (sentence) => {
    for (const pair of PAIRS) expect(items(sentence, pair).filter(({ kind }) => kind === "driver")).toEqual([]);
  });
  it.each([
    "AA did not recall its envoy from BB in March 2024.",
    "AA never attacked BB in 2023.",
    "AA denied that it had attacked BB in 2023.",
    "AA does not threaten BB.",
  ])("as an act: %s", (sentence) => {
    for (const pair of PAIRS) expect(acts(sentence, pair)).toEqual([]);
  });
  it.each([
    "Ghana is not a party to the talks.",
    "Ghana, which is no party to the dispute, sells gas to AA.",
    "Ghana has no seat at the table.",
    "Ghana was not invited to the talks with AA.",
    "AA and BB do not negotiate with Ghana.",
    "AA does not talk with Ghana.",
    "There is no dispute between AA and Ghana.",
  ])("as a party: %s", (sentence) => {
    for (const pair of PAIRS)
      expect(drafted(sentence, pair).parties.map(({ name }) => name)).toEqual(expect.not.arrayContaining(["Ghana"]));
  });
  it("and a rule, an accord, a driver and a party that are stated are", () => {
    const pair = PAIRS[0];
    expect(items("The treaty has to be ratified by parliament.", pair).some((i) => i.kind === "constraint")).toBe(true);
    expect(items("Gas prices are rising.", pair).some((i) => i.kind === "driver")).toBe(true);
    expect(drafted("AA and BB signed a treaty in 2019.", pair).accords.map(({ status }) => status)).toEqual(["signed"]);
    expect(drafted("AA negotiates with Ghana over tuna.", pair).parties.map(({ name }) => name)).toContain("Ghana");
    expect(acts("AA attacked BB in 2023.", pair)).toEqual(["ASSAULT"]);
  });
});

describe("a forecast or belief that is denied", () => {
  it.each([
    ["AA does not believe that BB is weak.", "belief"],
    ["AA never thought that BB is weak.", "belief"],
    ["AA hardly believes that BB is weak.", "belief"],
    ["I do not think that AA will sign the treaty this year.", "question"],
    ["No one believes the treaty will be signed this year.", "question"],
    ["AA does not believe that BB will sign.", "question"],
  ] as const)("is negative: %s", (sentence, wanted) => {
    for (const pair of PAIRS)
      expect(
        items(sentence, pair).flatMap((item) => (item.kind === wanted && "polarity" in item ? [item.polarity] : [])),
      ).toEqual(["negative"]);
  });
});
