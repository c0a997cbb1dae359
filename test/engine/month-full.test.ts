/** Everything that the page says of time, minds and stages, against the twin: world by world, month by month. */
import { describe, expect, it } from "vitest";
import { compile, defaults, simulate, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { differences } from "./differences.ts";
import { randomCase2 } from "./random-case-full.ts";
import { readText } from "./read-text.ts";
import { stirred } from "./stirred.ts";
import { aboveInRun, ofRun, seedsOfRun } from "../seeds.ts";

const DRAWS = 5;
/** Three for each quarter of the seeds, which together have every word of `WORDS`, and keep worlds. */
const RANDOM = ofRun([4, 101, 31, 14, 119, 97, 15, 98, 128, 61, 99, 124]);
/** What a case can say of time, minds and stages. */
const WORDS =
  "above after all any below beliefs bias changes chairs concludes constant constraints deadline delivered_by exit expected factors failed friction given governments history holds jumps learning match mean-reverting meets_on met moved_by not opened opens otherwise over past path persistence points_per_bn power procedure proposes ratified_by reactions record regimes reliability reversible stays times transfers trend turnover while with".split(
    " ",
  );
/** Seeds in which engine and twin once differed, with the worlds that it takes to show it. */
const ONCE_DIFFERENT: [string, number, number][] = [
  ["a scenario gives a range to a number that was exact, and the mind that it is of changes", 5, 12],
  ["the history of a trend covers as_of, where a procedure sees the trend's start", 70, 4],
  ["a driver is pinned, and a procedure reads it at as_of, where it is not", 195, 4],
  ["a reaction reads its own driver in the month in which the standing is set to what is known", 379, 6],
];

const full = (seed: number): Case => readText(randomCase2(seed));

function settingsOf(c: Case, seed: number, draws: number): Settings[] {
  const base: Settings = { ...defaults, seed: seed * 7 + 1, draws, paths: 2, thresholds: false };
  const { id, min, max } = c.drivers[0];
  const pin = { [id]: Number.isFinite(min) && Number.isFinite(max) ? min + 0.6 * (max - min) : 5 };
  return [base, { ...base, pin }, { ...base, scenario: "other" }];
}

function compare(cases: { seed: number; c: Case; draws: number; told: string }[]): { kept: number; changes: number } {
  let kept = 0;
  let changes = 0;
  for (const { seed, c, draws, told } of cases)
    for (const settings of settingsOf(c, seed, draws))
      for (const kind of c.record ? (["worlds", "prior"] as const) : (["worlds"] as const)) {
        const found = differences(c, settings, kind, draws);
        const pin = JSON.stringify(settings.pin);
        expect(found.said, `case ${seed} (${told}), ${kind}, scenario ${settings.scenario}, pin ${pin}`).toEqual([]);
        kept += found.kept;
        changes += found.changes;
      }
  return { kept, changes };
}

describe("the month loop with every word of the language", () => {
  it("is tried on cases with every word, whichever seeds a run takes", () => {
    const texts = RANDOM.map(randomCase2).join("\n");
    expect(WORDS.filter((word) => !new RegExp(`\\b${word}\\b`).test(texts))).toEqual([]);
  });

  it("is the twin's on random cases, with and without a record, under a scenario and with a driver pinned", () => {
    const found = compare(RANDOM.map((seed) => ({ seed, c: full(seed), draws: DRAWS, told: "random" })));
    expect(found.kept).toBeGreaterThan(aboveInRun(150));
    expect(found.changes).toBeGreaterThan(aboveInRun(300));
  });

  it("is the twin's on cases in which more happens than an author would write", () => {
    const found = compare(
      RANDOM.map((seed) => ({ seed, c: stirred(full(seed), seed), draws: DRAWS, told: "stirred" })),
    );
    expect(found.kept).toBeGreaterThan(aboveInRun(120));
    expect(found.changes).toBeGreaterThan(aboveInRun(500));
  });

  it("is the twin's with a driver held for a threshold curve", () => {
    let pins = 0;
    for (const seed of seedsOfRun(500, 504)) {
      const c = full(seed);
      const settings: Settings = { ...defaults, seed, draws: 4, paths: 1 };
      expect(differences(c, settings, "worlds", 4).said, `case ${seed}`).toEqual([]);
      pins += compile(c, settings).pins.length;
    }
    expect(pins).toBeGreaterThan(aboveInRun(20));
  });

  it.each(ONCE_DIFFERENT)("is the twin's where %s (case %i)", (told, seed, draws) => {
    compare([{ seed, c: full(seed), draws, told }]);
  });
});

describe("what is known of the month in which a record begins", () => {
  it("counts like what is known of any other", () => {
    const text = (known: string): string => `
entente: 1
title: Fictional talks
as_of: 2010-06
until: 2011-06
record: {since: 2010-01, known: {2010-01: {pact: ${known}}}}
actors:
  arda: {stakes: {pact: {weight: 50, values: {deal: 10}}}}
  borea: {stakes: {pact: {weight: 50, values: {deal: -10}}}}
issues:
  pact: {options: {none: ..., deal: ...}}
tables:
  talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 2}
questions:
  asked: {ask: Will they?, when: {pact: deal}, by: 2011-06}
`;
    const kept = (known: string): number =>
      simulate(compile(readText(text(known)), defaults), { kind: "worlds", from: 0, to: 5 }).kept;
    expect(kept("none")).toBe(5);
    expect(kept("deal")).toBe(0);
  });
});

describe("a procedure that counts failures of a table", () => {
  it("is undone as soon as the table agrees, before anybody else meets in that month", () => {
    const c = readText(`
entente: 1
title: Fictional talks
as_of: 2010-01
until: 2010-12
actors:
  arda: {stakes: {pact: {weight: 50, values: {deal: 10}}, aid: {weight: 50, values: {given: 10}}}}
  borea:
    stakes: {pact: {weight: 50, values: {deal: -10}}, aid: {weight: 50, values: {given: 10}}}
    needs: {peace: {weight: 50, sharpened_by: {pressure: {from: 20, to: 80}}, met_by: {pact: {deal: 1}}}}
drivers:
  pressure: {process: path, points: {2010-04: 0, 2010-05: 100}}
issues:
  pact: {options: {none: ..., deal: ...}}
  mediator: {procedure: {when: {tables: {talks: {failed: 2}}}, outcome: {named: 1}, months: 1}, options: {none: ..., named: ...}}
  aid: {options: {none: ..., given: ...}}
tables:
  talks: {parties: [arda, borea], issues: [pact], meetings_per_year: 0, meets_on: [2010-02, 2010-03, 2010-05]}
  donors: {parties: [arda, borea], issues: [aid], meetings_per_year: 0, meets_on: [2010-05], while: {mediator: named}}
questions:
  mediated: {ask: Will there be a mediator?, when: {mediator: named}, by: 2010-12, holds: true}
  signed: {ask: Will they sign?, when: {pact: deal}, by: 2010-12}
  given: {ask: Will aid be given?, when: {aid: given}, by: 2010-12}
`);
    const settings: Settings = { ...defaults, draws: 1, paths: 1, thresholds: false };
    expect(differences(c, settings, "worlds", 1).said).toEqual([]);
    const { hits } = simulate(compile(c, settings), { kind: "worlds", from: 0, to: 1 });
    const byMonth = c.questions.map((_, q) => Array.from(hits.slice(11 * q, 11 * (q + 1))).join(""));
    expect(byMonth).toEqual(["00100000000", "00011111111", "00000000000"]);
  });
});
