/** What the workbench says of a number without a sentence is the class that check gives it. */
import { expect, it } from "vitest";
import { edit } from "../../../src/language/index.ts";
import { groundedOne } from "../../../src/studio/page/state/grounded.ts";
import { WITHOUT_SENTENCE } from "../../../src/wording/grounds.ts";
import { readText } from "../../engine/read-text.ts";

const LEVEL = "actors.a.needs.gas.level";
const text = (because: string, level: string): string => `
entente: 1
title: A need and what is said of it
as_of: 2024-01
until: 2025-12
sources: {paper: {title: Paper, date: 2023-12}}
actors:
  a: {name: A, needs: {gas: {weight: 30, level: ${level}, met_by: {field: {shared: 0.5}}${because}}}, stakes: {field: {weight: 20, values: {shared: 30}}}}
  b: {name: B, stakes: {field: {weight: 20, values: {shared: 30}}}}
issues: {field: {name: The field, options: {closed: Closed, shared: Shared}}}
tables: {talks: {parties: [a, b], issues: [field], meetings_per_year: 2, concludes: 0.5}}
`;

it.each([
  [", because: [{paper: A needs gas.}]", "0.3 to 0.9", "argued", "only a quote stands, which does not say how much"],
  [", because: [{paper: A needs gas.}]", '{value: 0.3 to 0.9, suggested: "Open."}', "argued", "only a quote stands"],
  [", because: [{judgment: They said so.}]", "0.3 to 0.9", "judged", "the sentence of its block"],
  ["", '{value: 0.3 to 0.9, judgment: "Mine."}', "bare", "it is bare"],
  ["", "0.3 to 0.9", "bare", "it is bare"],
])("a level in a block with '%s', written as %s, is %s", (because, level, cited, said) => {
  const c = readText(text(because, level));
  const parameter = c.parameters.find(({ path }) => path === LEVEL)!;
  const shown = groundedOne(c, parameter, { [LEVEL]: "0.1" }, { [LEVEL]: "" }).cited;
  expect(shown).toBe(cited);
  expect(WITHOUT_SENTENCE[shown]).toContain(said);
  const saved = edit(text(because, level), { [LEVEL]: "0.1" }, { [LEVEL]: "" });
  if ("problem" in saved) throw new Error(saved.problem);
  expect(readText(saved.text).parameters.find(({ path }) => path === LEVEL)!.cited).toBe(cited);
});
