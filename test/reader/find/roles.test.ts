import { describe, expect, it } from "vitest";
import { FRAMES } from "../../../src/reader/find/constraints.ts";
import { read } from "../../../src/reader/index.ts";

const rolesIn = (text: string): { [name: string]: string } =>
  Object.fromEntries(
    read(text, { asOf: "2024-01" }).items.flatMap((item) => (item.kind === "actor" ? [[item.quote, item.role!]] : [])),
  );
const SETS = [
  ["Mali", "Niger", "Qatar", "Togo", "Kenya", "Ghana"],
  ["Peru", "Chile", "Norway", "Oman", "Egypt", "Japan"],
] as const;

describe("roles of actors", () => {
  it.each([
    [
      "Talks between AA and BB over the lake resumed in May. CC and DD act as guarantors, and EE and FF accompany the process.",
      { party: ["AA", "BB"], guarantor: ["CC", "DD", "EE", "FF"] },
    ],
    [
      "CC mediated between AA and BB, which quarrel over the strait. The talks were hosted by DD.",
      { party: ["AA", "BB"], mediator: ["CC", "DD"] },
    ],
    [
      "AA seeks access to the sea. BB refuses to negotiate with AA. CC offered to host talks.",
      { party: ["AA", "BB"], mediator: ["CC"] },
    ],
    [
      "AA and BB dispute the maritime boundary. The International Court of Justice in The Hague will rule in June.",
      { party: ["AA", "BB"], court: ["International Court of Justice"] },
    ],
  ])("%s", (sentence, wanted) => {
    for (const set of SETS) {
      const put = (text: string): string =>
        text.replace(/\b([A-F])\1\b/g, (_, letter: string) => set["ABCDEF".indexOf(letter)]!);
      const found = rolesIn(put(sentence));
      for (const [role, names] of Object.entries(wanted))
        for (const name of names) expect(found[put(name)], `${put(sentence)} ${put(name)}`).toBe(role);
      expect(Object.keys(found)).not.toContain("The Hague");
    }
  });

  it("a dateline's city is no actor", () => {
    expect(rolesIn("ADDIS ABABA, 26 July - Sudan and South Sudan disagree over oil transit fees.")).toEqual({
      Sudan: "party",
      "South Sudan": "party",
    });
  });
});

describe("constraints", () => {
  it.each(FRAMES.map(({ rule, example }) => [rule, example] as const))("%s: %s", (rule, example) => {
    for (const [a, b] of SETS) {
      const text = example.replaceAll("Norland", a).replaceAll("Varda", b);
      const found = read(text, { asOf: "2024-01" }).items.filter((item) => item.kind === "constraint");
      expect(
        found.map((item) => item.rule),
        text,
      ).toEqual([rule]);
    }
  });
  it.each([
    "Peru may not sign until Chile lifts the tolls.",
    "Peru probably will not sign.",
    "Peru did not sign the treaty.",
    "The line could not be finished before 2015.",
  ])("a forecast, a hedge or a past is none: %s", (text) => {
    expect(read(text, { asOf: "2024-01" }).items.filter((item) => item.kind === "constraint")).toEqual([]);
  });
});
