/** What a forecast of a step back is drafted as: never as the signing of what it steps back from. */
import { describe, expect, it } from "vitest";
import { propose } from "../../../src/reader/draft/propose.ts";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "Chile"],
  ["Norway", "Russia"],
  ["Kenya", "Ghana"],
] as const;

describe("the forecast that talks or a treaty will suffer is on no option that settles", () => {
  it.each([
    "If the raids go on, AA will very likely suspend the talks.",
    "Should prices fall, AA may walk away from the fishing treaty.",
    "Unless BB pays, AA will probably not sign the fishing treaty.",
    "AA could tear up the fishing treaty within a year.",
    "The talks on the fishing treaty will almost certainly collapse by June 2025.",
  ])("%s", (forecast) => {
    for (const [a, b] of PAIRS) {
      const text = `AA and BB negotiate a fishing treaty. ${forecast}`.replaceAll("AA", a).replaceAll("BB", b);
      const { questions } = propose(read(text, { asOf: "2024-05" }), { date: "2024-05", basis: "stated" });
      expect(questions.length, text).toBeGreaterThan(0);
      for (const { yes } of questions) expect(yes, text).toBeNull();
    }
  });
  it("and one that it will be signed is", () => {
    for (const [a, b] of PAIRS) {
      const text = `${a} and ${b} negotiate a fishing treaty. They will probably sign the fishing treaty by June 2025.`;
      const { questions } = propose(read(text, { asOf: "2024-05" }), { date: "2024-05", basis: "stated" });
      expect(questions.map(({ yes }) => yes?.option)).toEqual(["treaty"]);
    }
  });
});
