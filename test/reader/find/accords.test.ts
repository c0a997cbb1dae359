import { describe, expect, it } from "vitest";
import { FRAMES } from "../../../src/reader/find/accords/status.ts";
import { read, type Accord, type Event } from "../../../src/reader/index.ts";

const accords = (text: string): Accord[] =>
  read(text, { asOf: "2024-01" }).items.filter((item) => item.kind === "accord");
const PAIRS = [
  ["Norway", "Russia"],
  ["Chile", "Peru"],
  ["Kenya", "Ghana"],
] as const;
/** The same statement about several pairs, so that no name decides. */
const told = (sentences: readonly string[]): string[] =>
  sentences.flatMap((sentence) => PAIRS.map(([a, b]) => sentence.replaceAll("AA", a).replaceAll("BB", b)));

describe("the status of an accord is that of the clause about it", () => {
  it.each(FRAMES.map(({ example, status }) => [status, example] as const))("%s: %s", (status, example) => {
    for (const text of told([example.replaceAll("Norland", "AA").replaceAll("Varda", "BB")]))
      expect(
        accords(text).map((a) => a.status),
        text,
      ).toEqual([status]);
  });

  it.each([
    [
      "refused",
      [
        "AA rejected a treaty with BB in 2010.",
        "AA ruled out a pact with BB.",
        "AA walked away from an accord with BB.",
        "AA turned down a water treaty with BB.",
        "AA declined to sign an agreement with BB.",
        "AA will not sign the agreement with BB.",
        "AA has spurned a trade deal with BB.",
        "A treaty with BB was rejected by AA.",
        "AA would never sign a treaty with BB.",
      ],
    ],
    [
      "proposed",
      [
        "AA seeks a treaty with BB.",
        "AA could sign a treaty with BB.",
        "AA proposed a treaty with BB.",
        "AA almost signed a treaty with BB.",
        "AA hopes to conclude a pact with BB.",
        "AA and BB are close to signing a pact.",
        "AA is expected to sign a pact with BB.",
        "AA has never signed the agreement with BB.",
        "AA wants a fisheries agreement with BB.",
        "A treaty with BB has been discussed in AA.",
        "AA and BB are negotiating a new treaty.",
      ],
    ],
    [
      "hypothetical",
      [
        "A deal that is signed but never ratified could be worse than none.",
        "A treaty that nobody keeps would be worse than no treaty.",
        "If AA signed a pact with BB, prices would fall.",
        "Without a treaty with BB, AA would lose the fish.",
      ],
    ],
    [
      "signed",
      [
        "AA signed a treaty with BB in 2010.",
        "In May 2017 AA signed an agreement with BB.",
        "AA and BB concluded a pact in 2019.",
        "A fisheries treaty was signed by AA and BB in March.",
        "AA and BB have initialled a gas accord.",
      ],
    ],
    [
      "lapsed",
      [
        "The gas agreement between AA and BB lapsed in 2004.",
        "The pact between AA and BB was suspended in June.",
        "The ceasefire between AA and BB collapsed.",
      ],
    ],
    [
      "ended",
      [
        "AA withdrew from the transit agreement with BB in 2022.",
        "AA scrapped the gas contract with BB in 2012.",
        "BB tore up the water treaty of 1994.",
      ],
    ],
    [
      "in force",
      [
        "The treaty of 1960 still governs the river.",
        "The border treaty between AA and BB entered into force in 1992.",
        "AA threatened to leave the 1994 lake agreement.",
      ],
    ],
  ] as const)("%s, whatever the names", (status, sentences) => {
    for (const text of told(sentences)) expect(accords(text)[0]?.status, text).toBe(status);
  });
});

describe("who an accord is of", () => {
  it.each([
    ["AA signed a treaty with BB and Mali.", ["AA", "BB", "Mali"]],
    ["Mali, AA, BB and Togo signed a pact.", ["Mali", "AA", "BB", "Togo"]],
    ["Togo signed a deal with AA, BB, Mali and Chad in 2012.", ["Togo", "AA", "BB", "Mali", "Chad"]],
    ["Togo rejected a treaty between AA and BB.", ["AA", "BB"]],
    ["A pact signed by AA and BB in 2010 still stands.", ["AA", "BB"]],
  ])("%s", (sentence, names) => {
    for (const [a, b] of PAIRS) {
      const text = sentence.replaceAll("AA", a).replaceAll("BB", b);
      const { entities, items } = read(text, { asOf: "2024-01" });
      const subject = items.find((item) => item.kind === "accord")!.subject!;
      expect(subject.map((id) => entities[id]!.name).sort(), text).toEqual(
        names.map((name) => name.replace("AA", a).replace("BB", b)).sort(),
      );
    }
  });
});

describe("an act has the objects of its own clause", () => {
  it.each(["while", "and", "but", "whereas"])("A sanctioned B %s C praised D", (join) => {
    const names = ["China", "Lithuania", "Japan", "Peru"];
    for (let turn = 0; turn < 4; turn++) {
      const [a, b, c, d] = [0, 1, 2, 3].map((n) => names[(n + turn) % 4]!);
      const { items, entities } = read(`${a} sanctioned ${b} ${join} ${c} praised ${d}.`, { asOf: "2024-01" });
      const sanction = items.find((item) => item.kind === "event" && item.event?.plover === "SANCTION") as Event;
      expect([sanction.subject, sanction.object].map((ids) => ids!.map((id) => entities[id]!.name))).toEqual([
        [a],
        [b],
      ]);
    }
  });
});
