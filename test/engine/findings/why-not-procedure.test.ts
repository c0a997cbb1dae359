/** Why not, where a parliament has to decide after the signature: the first step that failed, by closed forms. */
import { describe, expect, it } from "vitest";
import { defaults, type WhyNotFinding } from "../../../src/engine/index.ts";
import { whyNotLine, whyNotSentence } from "../../../src/wording/why-not.ts";
import { collect } from "../collect.ts";
import { readText } from "../read-text.ts";

const settings = { ...defaults, draws: 200, paths: 8, thresholds: false, boxes: 0 };

interface Made {
  /** Chance that the treaty's only meeting, in June 2025, agrees on it. */
  signs?: string;
  months?: string;
  approves?: string;
  /** Worth of leaving the treaty again, for the side that may. */
  leaves?: boolean;
  when?: string;
}

/** A treaty that all want, signed in June 2025 if at all, of which a parliament decides; asked by the end of 2025. */
function asked({ signs = "1", months = "3", approves = "1", leaves = false, when = "{house: approved}" }: Made): {
  p: number;
  why: WhyNotFinding;
  line: string;
  sentence: string;
} {
  const c = readText(`
entente: 1
title: A treaty and a parliament
as_of: 2025-03-01
until: 2027-12
actors:
  north: {name: North, stakes: {border: {weight: 40, values: {treaty: 80, protocol: 60}}}}
  south: {name: South, stakes: {border: {weight: 40, values: {treaty: 80, protocol: 60}}}}
  ${leaves ? "west: {name: West, stakes: {border: {weight: 40, values: {treaty: -80, protocol: -80}}}}" : ""}
issues:
  border:
    name: The border
    options: {open: Open, treaty: A treaty, protocol: A protocol}
    ${leaves ? "exit: [west]\n    reviews_per_year: 1000" : ""}
  house:
    name: The House
    procedure: {when: {border: [treaty, protocol]}, outcome: {approved: ${approves}}, otherwise: refused, months: ${months}}
    options: {pending: Not decided, approved: Approved, refused: Refused}
tables:
  talks:
    parties: [north, south]
    issues: [border]
    meetings_per_year: 0
    meets_on: {2025-06: ${signs}}
    concludes: ${signs}
residual: 0
questions:
  approved: {ask: Will the House approve by the end of 2025?, when: ${when}, by: 2025-12}
`);
  const { result } = collect(c, settings);
  const { p, why_not } = result.questions.approved!;
  return { p, why: why_not!, line: whyNotLine(result, "approved"), sentence: whyNotSentence(result, "approved") };
}

const only = (reason: keyof WhyNotFinding["because"]) => ({
  undone: 0,
  turned_down: 0,
  undecided: 0,
  misperceived: 0,
  other_deal: 0,
  no_deal: 0,
  ruled_out: 0,
  out_of_reach: 0,
  no_meeting: 0,
  [reason]: 1,
});

describe("why a future answers no, where a parliament decides after the signature", () => {
  it("is that nobody met, where the text was not signed in time, and no other deal", () => {
    const { p, why, line } = asked({ signs: "0" });
    expect(p).toBe(0);
    expect(why.because).toEqual(only("no_meeting"));
    expect(line).toContain("no meeting that could agree to it came to a conclusion in time");
  });
  it("is that the parliament had not decided, where every text was signed and it takes longer than is left", () => {
    const { p, why, line, sentence } = asked({ months: "9" });
    expect(p).toBe(0);
    expect(why.because).toEqual(only("undecided"));
    expect(why.procedures).toEqual({ house: { turned_down: 0, undecided: 1, months: { p5: 9, p50: 9, p95: 9 } } });
    expect(line).toBe(
      "In nearly all of the futures that answer no, all else was agreed, but \u2018The House\u2019 had not decided by then.",
    );
    expect(sentence).toContain("\u2018The House\u2019 takes 9 months to decide once it opens.");
  });
  it("is that the parliament decided otherwise, where it did", () => {
    const { p, why, line } = asked({ approves: "0" });
    expect(p).toBe(0);
    expect(why.because).toEqual(only("turned_down"));
    expect(line).toContain("\u2018The House\u2019 decided otherwise");
  });
  it("divides among the three as chance does, also of a question that asks for the text and the approval", () => {
    const [signs, approves] = [0.5, 0.4];
    for (const when of ["{house: approved}", "{border: [treaty, protocol], house: approved}"]) {
      const made = { signs: String(signs), approves: String(approves), months: "{one_of: {6: 0.5, 9: 0.5}}", when };
      const { p, why } = asked(made);
      const inTime = 0.5;
      const expected = {
        no_meeting: 1 - signs,
        undecided: signs * (1 - inTime),
        turned_down: signs * inTime * (1 - approves),
      };
      const n = settings.draws * settings.paths;
      for (const [reason, share] of Object.entries(expected)) {
        const found = why.because[reason as keyof typeof expected]! * (1 - p);
        expect(Math.abs(found - share), `${when}: ${reason}`).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / n));
      }
      expect(why.because.other_deal).toBe(0);
    }
  });
  it("is that it was left again, where the text was given up before the parliament decided", () => {
    const { why } = asked({ months: "9", leaves: true });
    expect(why.because).toEqual(only("undone"));
  });
});
