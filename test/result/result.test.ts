import { Ajv2020 } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, defaults } from "../../src/engine/index.ts";
import { stability } from "../../src/lenses/stability/index.ts";
import { readResult } from "../../src/result/index.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";
import { aboveInRun, seedsOfRun } from "../seeds.ts";

const validate = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(new URL("../../docs/result.schema.json", import.meta.url), "utf8")),
);

describe("the result", () => {
  it("is what its shapes and docs/result.schema.json say, on 30 random cases, as JSON and without a number lost", () => {
    let kept = 0;
    for (const seed of seedsOfRun(0, 30)) {
      const settings = { ...defaults, draws: 10, paths: seed % 3, limit: 600 };
      const result = resultOf(readText(randomCase(seed)), settings);
      if (!result) continue;
      kept++;
      const stable = stability(compile(readText(randomCase(seed)), settings), [0, 1, 2]);
      if (stable) result.lenses.stability = stable;
      const text = JSON.stringify(result);
      expect(text).not.toMatch(/NaN|Infinity/);
      expect(JSON.parse(text)).toEqual(result);
      expect(readResult(text), `case ${seed}`).toEqual({ result });
      expect(validate(JSON.parse(text)), `case ${seed}: ${JSON.stringify(validate.errors?.[0])}`).toBe(true);
    }
    expect(kept).toBeGreaterThan(aboveInRun(20));
  });

  it("has curves that never fall for questions asked of any time up to a date", () => {
    let kept = 0;
    for (const seed of seedsOfRun(100, 130)) {
      const result = resultOf(readText(randomCase(seed)), { ...defaults, draws: 15, paths: 2, limit: 600 });
      if (!result) continue;
      kept++;
      for (const q of Object.values(result.questions)) {
        if (q.holds) continue;
        for (let j = 1; j < q.curve.length; j++)
          for (const band of ["p", "p5", "p25", "p75", "p95"] as const)
            expect(q.curve[j][band]).toBeGreaterThanOrEqual(q.curve[j - 1][band]);
        if (q.curve.length > 0) expect(q.curve.at(-1)!.p).toBe(q.p);
      }
    }
    expect(kept).toBeGreaterThan(aboveInRun(20));
  });
});
