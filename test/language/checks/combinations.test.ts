import { describe, expect, it } from "vitest";
import { settingsOf } from "../../../src/analyses/settings.ts";
import { amend, amendAll, check } from "../../../src/language/index.ts";

const text = (scenario: string) => `
entente: 1
title: A canal
as_of: 2025-01
until: 2026-12
residual: 2
actors:
  north: {name: North, stakes: {canal: {weight: 20, values: {dug: 50}}}}
  south: {name: South, stakes: {canal: {weight: 20, values: {dug: 50}}}}
drivers:
  mood: {process: regimes, levels: {low: {value: 0, stay_months: 5, then: {high: 1, low2: 0}}, high: {value: 9, stay_months: 5, then: low}, low2: {value: 1, stay_months: 5, then: low}}}
issues:
  canal: {name: Canal, options: {none: None, dug: Dug}}
  court: {name: Court, procedure: {when: {canal: dug}, outcome: {allowed: 0.4, halted: 0.3}, otherwise: dropped, months: 3}, options: {pending: Pending, allowed: Allowed, halted: Halted, dropped: Dropped}}
tables: {talks: {parties: [north, south], issues: [canal], meetings_per_year: 2, power: {north: 1, south: 0}, chairs: {north: 1, south: 0}}}
questions: {canal: {ask: Will it be dug?, when: {canal: dug}, by: 2026-12}}
scenarios: {other: {set: {${scenario}}}}
`;
const read = (scenario: string) =>
  check({ id: "canal", file: "case.yaml", text: text(scenario) }, () => ({ problem: "absent" }));
const FAULTS: [what: string, set: { [path: string]: string }, says: RegExp][] = [
  [
    "powers",
    { "tables.talks.power.north": "0" },
    /tables\.talks\.power: at least one power must be above 0 in every world/,
  ],
  [
    "chairs",
    { "tables.talks.chairs.north": "0" },
    /tables\.talks\.chairs: at least one chair must be above 0 in every world/,
  ],
  [
    "next levels",
    { "drivers.mood.levels.low.then.high": "0" },
    /drivers\.mood\.levels\.low\.then: at least one of the next levels/,
  ],
  [
    "chances",
    { "issues.court.procedure.outcome.allowed": "0.8" },
    /issues\.court\.procedure\.outcome: these chances add up to 1\.1 at their medians/,
  ],
];

describe.each(FAULTS)("%s that do not go together", (_, set, says) => {
  const written = Object.entries(set)
    .map(([path, value]) => `${path}: ${value}`)
    .join(", ");
  it("are an error of a scenario that sets them, at the scenario", () => {
    const { messages } = read(written);
    const errors = messages.filter(({ severity }) => severity === "error");
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ path: "scenarios.other.set", message: expect.stringMatching(says) });
    expect(errors[0]!.line).toBe(17);
  });
  it("are refused of a number that is set for a run", () => {
    const { case: c } = read("");
    expect(settingsOf(c!, { set })).toMatchObject({ option: "set", problem: expect.stringMatching(says) });
  });
});

it("a scenario is looked at beside a number that is set for a run", () => {
  const { case: c, messages } = read("issues.court.procedure.outcome.halted: 0.55");
  expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
  expect(amend(c!, "issues.court.procedure.outcome.allowed", "0.5")).toMatchObject({
    problem: expect.stringMatching(
      /scenarios\.other\.set: issues\.court\.procedure\.outcome: these chances add up to 1\.05/,
    ),
  });
});
it("several numbers need only go together once all are set, in any order", () => {
  const { case: c } = read("");
  const set = { "issues.court.procedure.outcome.allowed": "0.8", "issues.court.procedure.outcome.halted": "0.1" };
  for (const order of [set, Object.fromEntries(Object.entries(set).reverse())])
    expect(amendAll(c!, order)).toHaveProperty("case");
  expect(amendAll(c!, { ...set, "issues.court.procedure.outcome.halted": "0.3" })).toHaveProperty("problem");
});
