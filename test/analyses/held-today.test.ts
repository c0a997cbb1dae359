import { expect, it } from "vitest";
import { acceptanceToday } from "../../src/analyses/index.ts";
import { heldToday } from "../../src/analyses/held-today.ts";
import { gainsTodayOf } from "../../src/analyses/today.ts";
import { firstWorlds } from "../../src/engine/findings/acceptance/index.ts";
import { defaults } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/index.ts";
import { modelOf } from "../../src/runners/index.ts";
import { AGREEMENTS } from "../engine/agreements-text.ts";
import { readText } from "../engine/read-text.ts";

const heldOf = (c: Case, worlds: number) => {
  const model = modelOf(c, defaults);
  const first = firstWorlds(model, worlds);
  return heldToday(model, gainsTodayOf(model, first), first);
};

const SAID = `
today:
  borea_signs: {actor: borea, package: {name: agreed}, share: 80% to 90%, because: [{judgment: A guess.}]}
`;

it("a stated share is held against that of a check over the same worlds", () => {
  const c = readText(AGREEMENTS + SAID);
  const { statements, happened } = heldOf(c, 1000);
  expect(statements["borea_signs"]).toMatchObject({ actor: "borea", package: { name: "agreed" } });
  expect(statements).toEqual(acceptanceToday(c).today.statements);
  expect(happened).toEqual([]);
});

it("what has happened since the record began names who alone refuses it by the numbers", () => {
  const signed = AGREEMENTS.replace("until: 2021-12\n", "until: 2021-12\nstanding: {name: agreed}\n")
    .replace("match: [name]", "match: [name], from: {name: disputed}")
    .replace("agreed: -20 to 30", "agreed: -60 to -30");
  const { happened } = heldOf(readText(signed), 100);
  expect(happened.map(({ changes }) => changes)).toEqual([{ name: "agreed" }]);
  expect(happened[0]!.actors["borea"]!.refuses_alone).toBeGreaterThan(0.5);
});

it("a table that would have signed many times since the record began is named, with the texts that are known", () => {
  const eager = AGREEMENTS.replace("agreed: -20 to 30", "agreed: 60 to 90").replace("concludes: 0.5", "concludes: 1");
  const { texts } = heldOf(readText(eager), 100);
  expect(texts.map(({ table, known }) => ({ table, known }))).toEqual([{ table: "talks", known: 0 }]);
  expect(texts[0]!.expected).toBeGreaterThan(10);
});

const BOUGHT = `
entente: 1
title: Peace buys oil
as_of: 2024-01
until: 2025-12
actors:
  guyana: {name: Guyana, stakes: {peace: {weight: 60, values: {declared: 70 to 90}}, oil: {weight: 40, values: {shared: OIL}}}}
  venezuela: {name: Venezuela, stakes: {peace: {weight: 50, values: {declared: -40 to 60}}, oil: {weight: 50, values: {shared: 60 to 90}}}}
issues:
  peace: {name: Peace, options: {none: None, declared: A declaration}}
  oil: {name: Oil, options: {none: None, shared: Oil shared}}
tables: {talks: {parties: [guyana, venezuela], issues: [peace, oil], meetings_per_year: 3, concludes: 0.5}}
questions: {oil: {ask: "Will oil be shared?", when: {oil: shared}, by: 2025-12}}
today: {oil_alone: {ACTOR package: {oil: shared}, share: 0% to 15%, because: [{judgment: A guess.}]}}
`;
it.each([
  ["of one party", "actor: guyana,", "-70 to -40", true],
  ["of all", "", "-70 to -40", true],
  ["of the party that accepts it alone as well", "actor: venezuela,", "-70 to -40", false],
  ["of one that refuses it with anything", "actor: guyana,", "-100 to -99.5", true],
])("what was said of an outcome alone is held against the package that carries it: %s", (_, actor, oil, carried) => {
  const { statements } = heldOf(readText(BOUGHT.replace("ACTOR", actor).replace("OIL", oil)), 400);
  const { stated, share, carrier: found } = statements["oil_alone"]!;
  expect(found !== undefined).toBe(carried);
  if (!found) return;
  expect(found.besides).toEqual({ peace: "declared" });
  expect(found.share).toBeGreaterThan(stated[1] + 0.1);
  expect(found.accepted).toBeGreaterThan(found.alone + 0.1);
  expect(share).toBeLessThan(stated[1]);
});
it("a larger package that nobody likes better carries nothing", () => {
  const dear = BOUGHT.replace("declared: 70 to 90", "declared: -90 to -70").replace("ACTOR", "actor: guyana,");
  expect(heldOf(readText(dear.replace("OIL", "-70 to -40")), 400).statements["oil_alone"]).not.toHaveProperty(
    "carrier",
  );
});
