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

describe("two sides that did not agree are the parties", () => {
  it.each(["failed to", "could not", "did not", "were unable to", "cannot", "have yet to"])("%s", (failed) => {
    for (const [a, b] of SETS)
      for (const act of ["agree on the shelf", "settle the shelf", "sign the treaty"]) {
        const sentence = `${a} and ${b} ${failed} ${act}.`;
        expect(rolesIn(sentence), sentence).toEqual({ [a]: "party", [b]: "party" });
      }
  });
  it("and what they failed to agree on is the matter, and no rule that they hold to", () => {
    for (const [a, b] of SETS)
      for (const failed of ["failed to agree on", "could not agree on", "did not settle"]) {
        const { items } = read(`${a} and ${b} ${failed} the filling of the dam.`, { asOf: "2024-01" });
        const of = (one: string): string[] => items.flatMap(({ kind, quote }) => (kind === one ? [quote] : []));
        expect(of("stake")).toEqual(["the filling of the dam"]);
        expect(of("constraint")).toEqual([]);
      }
  });
});

describe("who only brings others together, or could back a deal", () => {
  it.each(["under the chairmanship of CC", "under the auspices of CC", "at the invitation of CC"])(
    "%s: none",
    (under) => {
      for (const [a, b, c] of SETS) {
        const sentence = `${a} and ${b} met ${under.replace("CC", c)}. ${a} refused to talk about the line with ${b}.`;
        expect(rolesIn(sentence), sentence).toMatchObject({ [a]: "party", [b]: "party", [c]: "mediator" });
      }
    },
  );
  it.each([
    "AA's cabinet convenes on Thursday to discuss the agreement with BB",
    "AA's parliament was convened to vote on the agreement with BB",
    "AA's government chaired the cabinet before talks with BB",
  ])("who meets about a deal of its own brings nobody together: %s", (sentence) => {
    for (const [a, b] of SETS) {
      const text = `AA and BB dispute the line. ${sentence}.`.replaceAll("AA", a).replaceAll("BB", b);
      expect(rolesIn(text), text).toMatchObject({ [a]: "party", [b]: "party" });
    }
  });
  it("a party that could guarantee a loan stays one", () => {
    for (const [a, b] of SETS)
      expect(rolesIn(`${a} and ${b} negotiate a bridge. ${a} could guarantee half of the loan.`)).toEqual({
        [a]: "party",
        [b]: "party",
      });
  });
});

describe("what is of the past", () => {
  const STATES = ["Soviet Union", "Ottoman Empire", "Habsburg Empire"];
  it.each(STATES)("the %s sits at no table of today, and does at one of its time", (past) => {
    for (const [a, b] of SETS) {
      const today = `The ${past} ceded the island to ${a} in 1902. ${a} and ${b} dispute the island.`;
      expect(rolesIn(today)[past], today).toBe("other");
      const { items } = read(`The ${past} and ${a} dispute the island.`, { asOf: "1902-05" });
      expect(items.flatMap((item) => (item.kind === "actor" ? [item.role] : []))).toEqual(["party", "party"]);
    }
  });
  it.each([
    "Dear Anna, I remember the summer of 1974, when AA and BB argued over the fishing grounds. The two delegations never agreed on the line, and AA refused to sign the treaty with BB. You asked me what I had learned there. Farewell.",
    "Jan Vik, who led the talks between AA and BB over the fishing grounds in 1974, died on Monday aged 91. AA and BB signed a treaty in 1979, and he was proud of it.",
    "In 1912 AA and BB quarrelled over the lake. They signed a treaty on the lake in 1920.",
  ])("a life or a quarrel of long ago makes no parties: %s", (sentence) => {
    for (const [a, b] of SETS)
      expect(Object.values(rolesIn(sentence.replaceAll("AA", a).replaceAll("BB", b)))).not.toContain("party");
  });
  it.each([
    "AA and BB dispute the fishing grounds. In 1974 they argued over them for six weeks.",
    "AA has refused to sign the treaty with BB. The border of 1912 was drawn by others.",
    "On 3 January 2024 AA and BB failed to agree on the lake. They signed a treaty on it in 1920.",
  ])("a quarrel that goes on does: %s", (sentence) => {
    for (const [a, b] of SETS)
      expect(rolesIn(sentence.replaceAll("AA", a).replaceAll("BB", b))).toMatchObject({ [a]: "party", [b]: "party" });
  });
});

describe("the title of a link", () => {
  it("states no driver, need or claim; the same words as a sentence do", () => {
    for (const [a, b] of SETS)
      for (const [title, kind] of [
        [`Growing pressure from abroad hurts ${a}`, "driver"],
        [`${a} needs a road to the sea`, "need"],
        [`${a} will never forgive ${b}`, "claim"],
      ] as const) {
        const kinds = (text: string): string[] => read(text, { asOf: "2024-01" }).items.map((item) => item.kind);
        const body = `${b} and ${a} negotiate a treaty on the lake.`;
        expect(kinds(`${body}\n\n${title}\n\nThe talks go on.`), title).not.toContain(kind);
        expect(kinds(`${body}\n\n${title}. The talks go on.`), title).toContain(kind);
      }
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
    [
      "The chamber has friends in the Senate of Peru, and the Senate must concur in any treaty.",
      "the Senate must concur in any treaty",
    ],
    [
      "Any pact would have to pass the parliament of Peru, where the opposition holds most seats.",
      "Any pact would have to pass the parliament of Peru",
    ],
    [
      "In Peru a change of the border needs a two-thirds majority.",
      "In Peru a change of the border needs a two-thirds majority",
    ],
    [
      "Peru said on Monday that it would back a lease only if half of the jobs stay.",
      "it would back a lease only if half of the jobs stay",
    ],
  ])("is quoted from its subject to its tie: %s", (text, quote) => {
    const found = read(text, { asOf: "2024-01" }).items.filter((item) => item.kind === "constraint");
    expect(found.map((item) => item.quote)).toEqual([quote]);
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

describe("who sits at the table", () => {
  const parties = (text: string): string[] =>
    Object.entries(rolesIn(text)).flatMap(([name, role]) => (role === "party" ? [name] : []));
  it.each([
    "failed to agree on",
    "failed again to agree on",
    "could not agree on",
    "have not agreed on",
    "never settled",
  ])("both who %s a matter", (words) => {
    for (const [a, b] of SETS) expect(parties(`${a} and ${b} ${words} the filling of the dam.`)).toEqual([a, b]);
  });
  it.each(["could not agree with", "has negotiated with", "will not talk with"])("one who %s another", (words) => {
    for (const [a, b] of SETS) expect(parties(`${a} ${words} ${b} on the filling of the dam.`)).toEqual([a, b]);
  });
  it.each([
    "In 1829 the Ottoman Empire and FF signed a treaty on the dam.",
    "In the nineteenth century FF and EE disputed the river.",
    "The Songhai Empire and FF negotiated a border.",
    "From 1850 to 1901 EE fought FF over the river.",
  ])("and nobody of the past: %s", (history) => {
    for (const [a, b, , , e, f] of SETS) {
      const past = history.replaceAll("EE", e).replaceAll("FF", f);
      expect(parties(`${past} Today ${a} and ${b} hold talks on the dam, and ${a} wants water.`)).toEqual([a, b]);
    }
  });
});
