import { expect, it } from "vitest";
import { defaults } from "../../src/engine/index.ts";
import { deals } from "../../src/mcp/topics/case.ts";
import { percent } from "../../src/wording/format.ts";
import type { Result } from "../../src/result/index.ts";
import { acceptance } from "../../src/report/acceptance.ts";
import { collect } from "../engine/collect.ts";
import { readText } from "../engine/read-text.ts";

/** Oil that Guyana would not share alone, and would for peace. */
const made = (actor: string, oil: string) =>
  collect(
    readText(`
entente: 1
title: Peace buys oil
as_of: 2024-01
until: 2025-12
actors:
  guyana: {name: Guyana, stakes: {peace: {weight: 60, values: {declared: 70 to 90}}, oil: {weight: 40, values: {shared: ${oil}}}}}
  venezuela: {name: Venezuela, stakes: {peace: {weight: 50, values: {declared: -40 to 60}}, oil: {weight: 50, values: {shared: 60 to 90}}}}
issues:
  peace: {name: Peace, options: {none: None, declared: A declaration}}
  oil: {name: Oil, options: {none: None, shared: Oil shared}}
tables: {talks: {parties: [guyana, venezuela], issues: [peace, oil], meetings_per_year: 3, concludes: 0.5}}
questions: {oil: {ask: "Will oil be shared?", when: {oil: shared}, by: 2025-12}}
today: {oil_alone: {${actor} package: {oil: shared}, share: 0% to 15%, because: [{judgment: A guess.}]}}
`),
    { ...defaults, draws: 300, paths: 1, thresholds: false, boxes: 0 },
  ).result;

const tellings = (result: Result): string[] =>
  [acceptance(result).html, deals(result, undefined).lines.join("\n")].map((told) => told.replaceAll("\u00a0", " "));

it.each([
  [
    "of one party",
    "actor: guyana,",
    /Together with (?:A declaration|peace=declared), Guyana would in ([\d.]+ %) of worlds/u,
  ],
  ["of all", "", /All accept it together with (?:A declaration|peace=declared) in ([\d.]+ %) of worlds/u],
])("report and assistant name the package that carries what was stated %s", (_, actor, says) => {
  const result = made(actor, "-70 to -40");
  const { carrier } = result.today!.statements["oil_alone"]!;
  for (const told of tellings(result))
    expect(says.exec(told)![1]).toBe(percent(carrier!.share).replaceAll("\u00a0", " "));
});
it("and say nothing of one where none goes against what was stated", () => {
  const result = made("actor: guyana,", "40 to 70");
  for (const told of tellings(result)) {
    expect(told).toContain("stated 0 % to 15 %");
    expect(told).not.toMatch(/[Tt]ogether with/u);
  }
});
