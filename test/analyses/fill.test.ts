import { expect, it } from "vitest";
import { openQuestions } from "../../src/analyses/index.ts";
import { check } from "../../src/language/index.ts";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/build.mjs";

const folder = join(root, "cases/velna-water");

it("a draft's open questions stand in the order of the file, each in the names of the case with its grounds", () => {
  const text = readFileSync(join(folder, "case.yaml"), "utf8")
    .replace("weight: 25 to 40\n        level: 0.2", 'weight: "? 20 to 50: no figure is given"\n        level: 0.2')
    .replace("reliability:\n      value: likely", 'reliability:\n      value: "?"')
    .replace("friction: 0.5 to 1.5", 'friction: "?"');
  const { draft } = check({ id: "velna-water", file: "case.yaml", text }, (name) => ({
    text: readFileSync(join(folder, name), "utf8"),
  }));
  const questions = openQuestions(draft!);
  expect(questions.map(({ path }) => path)).toEqual([
    "actors.arland.friction",
    "actors.arland.needs.ore.weight",
    "actors.besk.reliability",
  ]);
  expect(questions[1]).toMatchObject({
    title: 'Arland, need "a cheaper way for the ore", weight',
    is: "number",
    reason: "no figure is given",
    suggestion: "20 to 50",
    quotes: ["the ore would go for a third of the money"],
  });
  expect(questions[0]).toMatchObject({ title: "Arland, friction", reason: null, suggestion: null, quotes: [] });
  for (const { help, range } of questions) {
    expect(help).not.toBe("");
    if (range !== null) expect(help).not.toContain(range);
  }
});
