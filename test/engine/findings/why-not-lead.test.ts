/** The reason for a no that is told first: its remedy moves the odds, and by more than the remedy of the other. */
import { describe, expect, it } from "vitest";
import { defaults } from "../../../src/engine/index.ts";
import type { Result } from "../../../src/result/index.ts";
import { whyNotGist, whyNotLine, whyNotSentence } from "../../../src/wording/why-not.ts";
import { collect } from "../collect.ts";
import { Dice } from "../random-case.ts";
import { readText } from "../read-text.ts";

const settings = { ...defaults, draws: 200, paths: 4, thresholds: false, boxes: 0 };
/** Standard errors within which two odds of different worlds count as equal: of 240 comparisons less than one in a hundred suites goes beyond. */
const WITHIN = 4;
/** Meetings a year at which hardly a future is without one. */
const MANY = 60;

interface Made {
  parties: { id: string; gain: number; spread: number }[];
  meetings: number;
  concludes: number;
  months: number;
  moving: boolean;
}

/** Two to four parties at one table, each with a range of what a treaty is worth to it, and a driver that may move one of them. */
function made(seed: number): Made {
  const dice = new Dice(seed);
  return {
    parties: ["north", "south", "east", "west"]
      .slice(0, dice.whole(2, 4))
      .map((id) => ({ id, gain: dice.between(-12, 30), spread: dice.between(2, 40) })),
    meetings: dice.one([0.3, 1, 2, 6, 12]),
    concludes: dice.one([0.2, 0.5, 0.9]),
    months: dice.whole(4, 24),
    moving: dice.yes(0.4),
  };
}

function asked({ parties, meetings, concludes, months, moving }: Made): Result {
  const until = `${2025 + Math.floor((months + 2) / 12)}-${String(((months + 2) % 12) + 1).padStart(2, "0")}`;
  const people = parties.map(({ id, gain, spread }, at) => {
    const low = Math.max(-100, Math.round(gain - spread));
    const high = Math.min(100, Math.round(gain + spread));
    const need =
      moving && at === 0
        ? ", needs: {calm: {name: calm, weight: 20, sharpened_by: {war: {from: 20, to: 80}}, met_by: {treaty: {signed: 0.5}}}}"
        : "";
    return `  ${id}: {name: ${id}, stakes: {treaty: {weight: 50, values: {signed: "uniform(${low} ${high})"}}}${need}}`;
  });
  return collect(
    readText(`
entente: 1
title: A treaty
as_of: 2025-03-01
until: ${until}
actors:
${people.join("\n")}
${moving ? "drivers: {war: {range: [0, 100], process: mean-reverting, mean: 50, spread: 20, half_life_months: 6}}" : ""}
issues:
  treaty: {name: The treaty, options: {none: None, signed: Signed}}
tables:
  talks: {parties: [${parties.map(({ id }) => id).join(", ")}], issues: [treaty], meetings_per_year: ${meetings}, concludes: ${concludes}}
residual: 0
questions:
  treaty: {ask: Will the treaty be signed in time?, when: {treaty: signed}, by: ${until}}
`),
    settings,
  ).result;
}

const oddsOf = (result: Result) => result.questions["treaty"]!;
const isOfMeetings = (line: string): boolean => /^In .* of the futures that answer no, no meeting/.test(line);
const isOfRefusal = (line: string): boolean => /at least one side refused every deal/.test(line.split(". ")[0]);

const SEEDS = Array.from({ length: 60 }, (_, n) => n);
const told = SEEDS.flatMap((seed) => {
  const made_ = made(seed);
  const result = asked(made_);
  const line = whyNotLine(result, "treaty");
  return line === "" ? [] : [{ seed, made: made_, result, line }];
});

describe("the reason for a no that is told first", () => {
  it("is of both kinds among the cases, and the more frequent class of futures is not always the first", () => {
    expect(told.filter(({ line }) => isOfMeetings(line)).length).toBeGreaterThan(15);
    expect(told.filter(({ line }) => isOfRefusal(line)).length).toBeGreaterThan(15);
    expect(told.filter(({ line }) => line.startsWith("Where a meeting")).length).toBeGreaterThan(5);
  });
  it("moves the odds more than the other when it is no longer so", () => {
    for (const { seed, made: before, result, line } of told) {
      const now = oddsOf(result);
      const often = oddsOf(asked({ ...before, meetings: MANY, concludes: 1 }));
      const willing = oddsOf(
        asked({ ...before, parties: before.parties.map((one) => ({ ...one, gain: 60, spread: 1 })) }),
      );
      const [first, other] = isOfMeetings(line) ? [often, willing] : [willing, often];
      expect(isOfMeetings(line) || isOfRefusal(line), line).toBe(true);
      expect(first.p - now.p, `seed ${seed}: ${line}`).toBeGreaterThan(-WITHIN * Math.hypot(first.se, now.se));
      expect(first.p - other.p, `seed ${seed}: ${line}`).toBeGreaterThan(-WITHIN * Math.hypot(first.se, other.se));
    }
  });
  it("names in its first words, wherever it is told, what the line names", () => {
    for (const { result, line } of told) {
      const refusal = isOfRefusal(line);
      expect(/refused every yes/.test(whyNotGist(result, "treaty")), line).toBe(refusal);
      const sentence = whyNotSentence(result, "treaty");
      const [refused, none] = ["refused every yes", "no meeting or review"].map((words) => sentence.indexOf(words));
      if (refused >= 0 && none >= 0) expect(refused < none, sentence).toBe(refusal);
    }
  });
});
