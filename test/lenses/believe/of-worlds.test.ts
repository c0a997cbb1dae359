/** What one would have to believe, of the worlds of a run. */
import { describe, expect, it } from "vitest";
import { believeOdds, believeOutside, linesOf } from "../../../src/lenses/believe/index.ts";
import { Result } from "../../../src/result/result.ts";
import type { OutsideView } from "../../../src/result/index.ts";
import { markdown, report } from "../../../src/report/index.ts";
import { collect } from "../../engine/collect.ts";
import { few, smallCase } from "../../analyses/small-case.ts";

const { model, blocks, result } = collect(smallCase(), { ...few, draws: 150 });
const [first] = model.case.questions.map(({ id }) => id);
const view = (p: number, lead = false): OutsideView => ({
  name: "dams",
  counts: "dams",
  caveat: null,
  p,
  p5: null,
  p95: null,
  curve: [],
  then: [],
  citations: [],
  ...(lead ? { lead: true as const } : {}),
});

describe("what one would have to believe", () => {
  it("holds the odds asked for and says those of every other question", () => {
    const found = believeOdds(model, blocks, { [first]: { low: 0.4, high: 0.4 } });
    if (!found.feasible) throw new Error(found.why);
    expect(found.from[first]).toBeCloseTo(result.questions[first].p, 12);
    expect(found.to[first]).toBeCloseTo(0.4, 9);
    const ids = model.case.questions.map(({ id }) => id);
    expect(Object.keys(found.then)).toEqual([
      ...ids.slice(1),
      ...Object.keys(result.tables).map((id) => `tables.${id}`),
      ...ids.map((id) => `questions.${id}`),
    ]);
  });

  it("looks at the numbers that sensitivities look at, and at each value of a choice", () => {
    const of = (c: typeof model.case) => {
      const made = collect(c, { ...few, draws: 20 });
      return linesOf(made.model, made.blocks, [0]).map(({ path, value }) =>
        value === undefined ? path : `${path} ${value}`,
      );
    };
    const lines = of(model.case);
    const sensitive = result.questions[first].sensitivity!.map(({ path }) => path);
    expect(new Set(lines.map((line) => line.split(" ")[0]).filter((path) => !path.startsWith("factors.")))).toEqual(
      new Set(sensitive),
    );
    const path = sensitive.find((one) => one.endsWith(".friction") || one.includes("values"))!;
    const at = model.case.parameters.findIndex((p) => p.path === path);
    const choice = { kind: "one_of" as const, values: [1, 2, 3], probabilities: [0.4, 0.3, 0.3] };
    const chosen = {
      ...model.case,
      parameters: model.case.parameters.map((p, n) => (n === at ? { ...p, quantity: choice } : p)),
    };
    expect(of(chosen).filter((line) => line.startsWith(`${path} `))).toEqual([1, 2, 3].map((v) => `${path} ${v}`));
  });

  it("is found for a leading outside view more than three times from the odds, and printed under it", () => {
    const { p } = result.questions[first];
    const far = Math.min(0.95, 3.2 * p);
    expect(far).toBeGreaterThan(3 * p);
    expect(believeOutside(model, blocks, { [first]: { a: view(2.9 * p), b: view(far) } })).toEqual([]);
    const views = { [first]: { a: view(p), b: view(far, true) } };
    const believe = believeOutside(model, blocks, views);
    expect(believe.map(({ asked }) => asked)).toEqual([{ [first]: { low: far, high: far } }]);
    const whole = { ...result, believe, lenses: { ...result.lenses, reference: views } };
    expect(Result.safeParse(whole).error).toBeUndefined();
    expect(report(whole)).toContain("What one would have to believe to hold");
    expect(markdown(whole)).toContain("What one would have to believe: ");
    expect(report(result)).not.toContain("What one would have to believe to hold");
  });
});
