import { expect, it } from "vitest";
import { amend, type Case, type Parameter } from "../../../src/language/index.ts";
import { layoutOf, numberAt, settableNumbers, type ModelLayout } from "../../../src/studio/page/state/layout.ts";
import { namesOf } from "../../../src/wording/names.ts";
import { inWords } from "../../../src/wording/paths.ts";
import { AGREEMENTS } from "../../engine/agreements-text.ts";
import { randomCase2 } from "../../engine/random-case-full.ts";
import { readText } from "../../engine/read-text.ts";

const cases: [string, Case][] = [
  ["agreements", readText(AGREEMENTS)],
  ...Array.from({ length: 40 }, (_, seed): [string, Case] => [`seed ${seed}`, readText(randomCase2(seed))]),
];
const blocksOf = (layout: ModelLayout): Parameter[][] => [
  ...layout.scenarios,
  ...layout.actors.flatMap(({ needs, stakes, beliefs, minds, own }) => [...needs, ...stakes, beliefs, minds, own]),
  ...layout.drivers,
  ...layout.issues,
  ...layout.tables,
  ...layout.reactions,
  layout.market,
  layout.rest,
];

it("every number that something reads stands in one block of the model, once", () => {
  for (const [id, c] of cases) {
    const shown = blocksOf(layoutOf(c)).flatMap((block) => block.map(({ path }) => path));
    const read = new Set(
      c.parameters.filter(({ idle, computed }) => !idle && !computed).map((p) => p.shared ?? p.path),
    );
    expect(shown.toSorted(), id).toEqual([...read].toSorted());
  }
});

it("the cases have numbers of every new word of the second model", () => {
  const paths = cases.flatMap(([, c]) => c.parameters.map((p) => p.shared ?? p.path));
  for (const shape of [
    /^turnover\.persistence$/,
    /^actors\.\w+\.turnover\.per_year$/,
    /\.governments\.persistence$/,
    /\.governments\.changes\.\w+\.(per_year|to\.\w+)$/,
    /\.governments\.lines\.\w+\.set\.stakes\./,
    /\.friction\.\w+$/,
    /\.procedure\.outcome\./,
    /\.procedure\.months$/,
    /\.expected\.chance\./,
    /\.meets_on\.\d{4}-\d{2}$/,
    /\.meetings_per_year\.\d{4}-\d{2}$/,
    /\.concludes\.moved_by\.\w+\.times$/,
    /^scenarios\.\w+\.set\./,
  ])
    expect(paths.filter((path) => shape.test(path)).length, String(shape)).toBeGreaterThan(0);
});

it("a government's number stands beside the one that it replaces, and what brings the government with the actor's mind", () => {
  let lines = 0;
  for (const [, c] of cases) {
    const { actors } = layoutOf(c);
    c.actors.forEach(({ governments, stakes }, i) => {
      if (!governments) return;
      const path = (p: number): string => c.parameters[p].path;
      expect(actors[i].minds.map((p) => p.path)).toContain(path(governments.persistence));
      for (const { set } of governments.lines)
        for (const { parameter, quantity } of set) {
          const block = stakes.findIndex(({ weight }) => weight === parameter);
          if (block < 0) continue;
          lines++;
          expect(actors[i].stakes[block].map((p) => p.path)).toEqual(
            expect.arrayContaining([path(parameter), path(quantity)]),
          );
        }
    });
  }
  expect(lines).toBeGreaterThan(5);
});

it("a number that stands for several actors has one handle, which sets it for all of them", () => {
  const c = readText(AGREEMENTS);
  expect(layoutOf(c).rest.map(({ path }) => path)).toEqual(
    expect.arrayContaining(["turnover.per_year", "turnover.persistence"]),
  );
  expect(numberAt(c, "turnover.per_year")?.text).toBe("0.3");
  const done = amend(c, "turnover.per_year", "0.7");
  if ("problem" in done) throw new Error(done.problem);
  const set = done.case.parameters.filter(({ shared }) => shared === "turnover.per_year");
  expect(set.map(({ text }) => text)).toEqual(["0.7", "0.7", "0.7"]);
});

it("every number is said in words that tell it from all others, without a path or an id in them", () => {
  for (const [id, c] of cases) {
    const names = namesOf(c);
    const said = settableNumbers(c).map(({ path }) => ({ path, words: inWords(names, path) }));
    const twice = said.filter(({ words }, n) => said.findIndex((other) => other.words === words) !== n);
    expect(twice, id).toEqual([]);
    for (const { path, words } of said) {
      expect(words, `${id} ${path}`).not.toMatch(/\w\.\w|\d{4}-\d{2}|moved.by(?! )|\b(set|governments, lines)\b/);
      expect(words.replace(/\u2018[^\u2019]*\u2019/g, ""), `${id} ${path}`).not.toContain("_");
    }
  }
});
