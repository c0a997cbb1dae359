/** Scores of a suite against scores by hand, and the worked strata of ../shared/reference/numbers/ledger.json. */
import { expect, it } from "vitest";
import { scoreSuite } from "../../../src/ledger/suite/score.ts";
import type { SuiteEntry } from "../../../src/ledger/suite/shape.ts";
import { fitBlend } from "../../../src/ledger/blend.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";
import { randomSuite } from "./random-suite.ts";

const options = { now: "2041-01-01T00:00:00Z", seed: 1, strata: {} };
const mean = (list: readonly number[]): number => list.reduce((sum, each) => sum + each, 0) / list.length;

/** Odds of a source and the answers of a case, as they stand in the entry. */
function pairs(entry: SuiteEntry, source: string): { p: number; yes: boolean }[] {
  return entry.outcomes!.map(({ question, answer }) => ({
    p: entry.odds.forecasts.find((one) => one.question === `${entry.id}/${question}` && one.source === source)!.p!,
    yes: answer === "yes",
  }));
}
const brier = ({ p, yes }: { p: number; yes: boolean }): number => (p - (yes ? 1 : 0)) ** 2;

it("the means of every source are those of its odds, by question and by case", () => {
  const entries = randomSuite(3, 9);
  const table = scoreSuite(entries, {}, options).tables.held_out!;
  for (const [source, of] of [
    ["model", "model"],
    ["outside", "outside:some_class"],
    ["model:without_record", "model:without_record"],
  ]) {
    const found = table.sources[source].brier!;
    expect(found.mean).toBeCloseTo(mean(entries.flatMap((entry) => pairs(entry, of).map(brier))), 12);
    expect(found.of_cases).toBeCloseTo(mean(entries.map((entry) => mean(pairs(entry, of).map(brier)))), 12);
    expect(found.p5!).toBeLessThan(found.mean);
    expect(found.p95!).toBeGreaterThan(found.mean);
  }
  expect(table.sources["constant:0.5"].brier!.mean).toBe(0.25);
  const difference = table.differences.find(({ a, b }) => a === "model" && b === "outside")!;
  expect(difference.mean).toBeCloseTo(table.sources["model"].brier!.mean - table.sources["outside"].brier!.mean, 12);
});

it("each case is blended with the weight of the others", () => {
  const entries = randomSuite(5, 8);
  const { tables } = scoreSuite(entries, {}, options);
  const views = entries.map((entry) => {
    const outside = pairs(entry, "outside:some_class");
    return pairs(entry, "model").map(({ p, yes }, n) => ({ inside: p, outside: outside[n].p, yes }));
  });
  const { w, odds } = fitBlend(views);
  expect(tables.held_out!.blend).toMatchObject({ w, engine: "0.1.0" });
  const scores = views.flatMap((questions, c) => questions.map(({ yes }, n) => brier({ p: odds[c][n], yes })));
  expect(tables.held_out!.sources["blend"].brier!.mean).toBeCloseTo(mean(scores), 12);
  expect(Object.keys(tables.held_out!.blend!.cases)).toEqual(entries.map(({ id }) => id));
});

it("seven cases give no blend, and say how many are needed", () => {
  const table = scoreSuite(randomSuite(5, 7), {}, options).tables.held_out!;
  expect(table.blend).toBeNull();
  expect(table.no_blend).toBe("8 cases with both views are needed, here are 7");
  expect(table.sources["blend"]).toBeUndefined();
});

it("development and held-out cases are in no mean together", () => {
  const held = randomSuite(6, 5);
  const mended = randomSuite(8, 4, "development").map((entry) => renamed(entry, `mended-${entry.id}`));
  const apart = scoreSuite(held, {}, options).tables.held_out!;
  const { tables, cases } = scoreSuite([...mended, ...held], {}, options);
  expect(tables.held_out!.sources).toEqual(apart.sources);
  expect(tables.development!.sources["model"].cases).toBe(4);
  expect(Object.keys(cases).length).toBe(9);
});

function renamed(entry: SuiteEntry, id: string): SuiteEntry {
  return { ...entry, id, odds: JSON.parse(JSON.stringify(entry.odds).replaceAll(entry.id, id)) };
}

it("a question asked given another that came out no is annulled, whatever the file says", () => {
  const [entry] = randomSuite(2, 1);
  entry.outcomes![0] = { ...entry.outcomes![0], answer: "no", happenedOn: null };
  entry.odds.questions[1].rule = { when: {}, by: "2030-01", holds: false, given: "q0" };
  const table = scoreSuite([entry], {}, options).tables.held_out!;
  expect(table.questions[`${entry.id}/q1`].state).toBe("annulled");
  expect(table.sources["model"].questions).toBe(entry.outcomes!.length - 1);
});

describeShared("strata", () => {
  const worked = hasShared ? sharedJson("reference/numbers/ledger.json").suite : null;
  it("weigh the mean of their cases by their share of the universe; an empty one gives none", () => {
    // one question a case, whose odds give the worked score
    const entries = Object.entries(worked.strata as { [id: string]: { cases: number[] } }).flatMap(
      ([stratum, { cases }]) =>
        cases.map((score, n) => scoring(randomSuite(1, 1)[0], `${stratum}-${n}`, stratum, score)),
    );
    const strata = Object.fromEntries(
      Object.entries(worked.strata).map(([id, one]) => [id, { universe: (one as { universe: number }).universe }]),
    );
    const table = scoreSuite(entries, {}, { ...options, strata }).tables.held_out!;
    expect(table.sources["model"].brier!.of_cases).toBeCloseTo(worked.plain_mean_of_cases, 10);
    expect(table.post_stratified!["model"]).toBeCloseTo(worked.post_stratified, 10);
    const without = entries.filter(({ stratum }) => stratum === "failed");
    expect(scoreSuite(without, {}, { ...options, strata }).tables.held_out!.post_stratified).toBeNull();
  });
});

/** The case with its first question alone, whose odds miss a no by the root of a score. */
function scoring(entry: SuiteEntry, id: string, stratum: string, score: number): SuiteEntry {
  const named = renamed(entry, id);
  const question = `${id}/q0`;
  return {
    ...named,
    stratum,
    odds: {
      ...named.odds,
      questions: named.odds.questions.slice(0, 1),
      forecasts: [{ question, source: "model", p: Math.sqrt(score), information_until: "2005-01-31T23:59:59Z" }],
    },
    outcomes: [{ ...named.outcomes![0], answer: "no", happenedOn: null }],
  };
}
