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
