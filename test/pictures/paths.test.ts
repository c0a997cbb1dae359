import { readFileSync } from "node:fs";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { root } from "../../scripts/build.mjs";
import { solvePlain } from "../../src/lenses/stability/plain.ts";
import { readModel } from "../../src/lenses/stability/read.ts";
import { modelPaths, stablePaths } from "../../src/pictures/index.ts";
import { degenerate, realistic } from "../report/fixture.ts";
import { stableFixture } from "../report/stability-fixture.ts";

const paper = { document: parseHTML("<!doctype html><html><body></body></html>").document };
const model = (name: string) => {
  const read = readModel(parse(readFileSync(`${root}examples/${name}.yaml`, "utf8")));
  if ("problems" in read) throw new Error(read.problems.join());
  return solvePlain(read.model);
};
const gallery: { [name: string]: () => string } = {
  "paths-elmira": () => modelPaths(model("elmira"), paper),
  "paths-chicken": () => modelPaths(model("chicken"), paper),
  "paths-case": () => stablePaths(stableFixture(), paper),
};

describe("where improvements lead", () => {
  test.each(Object.keys(gallery))("%s looks as it was reviewed", async (name) => {
    await expect(gallery[name]()).toMatchFileSnapshot(`output/${name}.svg`);
    expect(gallery[name]()).not.toMatch(/NaN|undefined|Infinity|null/);
  });
  test("says its finding in words", () => {
    expect(gallery["paths-case"]()).toMatch(
      /aria-label="The status quo holds in 61 % of 500 worlds\. gas terminal is reached in 20 % and holds in 15 %/,
    );
    expect(gallery["paths-chicken"]()).toMatch(/aria-label="Chicken: Nash equilibria 2, 3; SEQ 2, 3/);
  });
  test("is empty without a lens, or where nothing but the standing is listed", () => {
    expect(stablePaths(realistic(), paper)).toBe("");
    expect(stablePaths(degenerate(), paper)).toBe("");
    const result = stableFixture();
    expect(
      stablePaths(
        {
          ...result,
          lenses: {
            stability: {
              ...result.lenses.stability!,
              packages: result.lenses.stability!.packages.slice(0, 1),
              paths: [],
            },
          },
        },
        paper,
      ),
    ).toBe("");
  });
  test("shows a part of a large model and says so", () => {
    const n = 100;
    const read = readModel({
      title: "Ladder",
      dms: ["A", "B"],
      states: n,
      moves: { A: Array.from({ length: n - 1 }, (_, s) => [s + 1, s + 2]), B: [] },
      rankings: { A: Array.from({ length: n }, (_, s) => n - s), B: Array.from({ length: n }, (_, s) => s + 1) },
    });
    if ("problems" in read) throw new Error("unread");
    expect(modelPaths(solvePlain(read.model), paper)).toContain("40 of 100 states are shown.");
  });
});
