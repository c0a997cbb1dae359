/** Numbers outside a question's reach change no future's answer, and those that a reader would leave out lie outside. */
import { describe, expect, it } from "vitest";
import { compile, defaults } from "../../../src/engine/index.ts";
import { reachOf } from "../../../src/engine/findings/reach.ts";
import type { Case, Parameter } from "../../../src/language/case.ts";
import { randomCase2 } from "../random-case-full.ts";
import { collect, worldsOf } from "../collect.ts";
import { readText } from "../read-text.ts";

const settings = { ...defaults, draws: 16, paths: 2, limit: 16, thresholds: false, boxes: 0 };

/** Two talks that share one party, an observer without a say, and an index that nobody feels. */
const APART = `
entente: 1
title: Two talks
as_of: 2020-01
until: 2022-12
residual: 1 to 5
actors:
  arda: {name: Arda, stakes: {dam: {weight: 20 to 40, values: {built: 10 to 60}}, port: {weight: 20 to 40, values: {open: 10 to 60}}}}
  bora: {name: Bora, stakes: {dam: {weight: 20 to 40, values: {built: -20 to 60}}}}
  cora: {name: Cora, stakes: {port: {weight: 20 to 40, values: {open: -20 to 60}}, dam: {weight: 10 to 20, values: {built: -50 to 50}}}}
  union: {name: Union}
drivers:
  rain: {name: Rain, range: [0, 100], process: mean-reverting, start: 20 to 60, mean: 30 to 60, spread: 5 to 10, half_life_months: 6 to 12}
issues:
  dam: {name: Dam, options: {none: None, built: Built}}
  port: {name: Port, options: {shut: Shut, open: Open}}
tables:
  on_dam: {name: On the dam, parties: [arda, bora], issues: [dam], meetings_per_year: 2 to 6, concludes: 20% to 60%}
  on_port: {name: On the port, parties: [arda, cora], issues: [port], meetings_per_year: 2 to 6, concludes: 20% to 60%}
questions:
  dam: {ask: "Will the dam be built?", when: {dam: built}, by: 2021-12}
`;

/** Paths of the uncertain numbers, and whether each is within the reach of the first question. */
function pathsOf(c: Case): { inside: string[]; outside: string[] } {
  const model = compile(c, settings);
  const { numbers } = reachOf(model, [0]);
  const uncertain = Array.from(model.uncertain);
  const named = (some: number[]): string[] => some.map((p) => c.parameters[p].path);
  return { inside: named(uncertain.filter((p) => numbers[p])), outside: named(uncertain.filter((p) => !numbers[p])) };
}

/** The case with these numbers at an end of what they may be; a record would choose other worlds, so there is none. */
function turned(c: Case, some: ReadonlySet<number>): Case {
  const ends = (p: Parameter): Parameter => {
    const { min, max } = p.field;
    const value = Number.isFinite(max) ? max : Number.isFinite(min) ? min + 3 : 7;
    return { ...p, quantity: { kind: "exact", value } };
  };
  return { ...c, record: null, parameters: c.parameters.map((p, at) => (some.has(at) ? ends(p) : p)) };
}

const answersTo = (c: Case, q: number): number[] => {
  const { model, blocks } = worldsOf(c, settings);
  return blocks.flatMap(({ answers }) => Array.from(answers).filter((_, at) => at % model.questions.length === q));
};

describe("numbers outside the reach of a question", () => {
  it("change none of its futures, whatever they are, in random cases with all that a case can say", () => {
    let tried = 0;
    for (let seed = 13; seed <= 24; seed++) {
      const c = readText(randomCase2(seed));
      const model = compile(c, settings);
      for (let q = 0; q < c.questions.length; q++) {
        const { numbers } = reachOf(model, [q]);
        const outside = new Set(
          Array.from(model.uncertain).filter(
            (p) => !numbers[p] && !["scenario", "decision"].includes(c.parameters[p].owner.kind),
          ),
        );
        if (outside.size === 0) continue;
        tried += outside.size;
        expect(answersTo(turned(c, outside), q), `seed ${seed}, question ${q}`).toEqual(
          answersTo(turned(c, new Set()), q),
        );
      }
    }
    expect(tried).toBeGreaterThan(50);
  });

  it("are those of other talks, of who has no say, and of drivers that nobody feels", () => {
    const { inside, outside } = pathsOf(readText(APART));
    const foreign = /^actors\.(cora|union)\.|\.port\.|^tables\.on_port\.|^drivers\./;
    expect(inside.filter((path) => foreign.test(path))).toEqual([]);
    expect(outside.filter((path) => !foreign.test(path))).toEqual([]);
  });

  it("are those of needs that no outcome meets", () => {
    const proud = APART.replace(
      "cora: {name: Cora,",
      "cora: {name: Cora, needs: {pride: {name: Pride, weight: 10 to 20, level: 0.2 to 0.6}},",
    ).replace(
      "arda: {name: Arda,",
      "arda: {name: Arda, needs: {pride: {name: Pride, weight: 10 to 20, level: 0.2 to 0.6, sharpened_by: {rain: {from: 20 to 30, to: 60 to 80}}}},",
    );
    const { inside, outside } = pathsOf(readText(proud));
    expect(inside.filter((path) => /pride|rain/.test(path))).toEqual([]);
    expect(outside).toContain("actors.arda.needs.pride.weight");
  });

  it("come in where a rule ties one outcome to the other", () => {
    const tied = `${APART}constraints: {one: {never: {dam: built, port: open}, because: [{judgment: One or the other.}]}}\n`;
    const { outside } = pathsOf(readText(tied));
    expect(outside.every((path) => /^actors\.(union|cora\.stakes\.dam)\.|^drivers\./.test(path))).toBe(true);
    expect(outside).toContain("actors.cora.stakes.dam.weight");
  });

  it("are named by no finding of a run", () => {
    const { result } = collect(readText(APART), { ...settings, draws: 300, limit: 300, boxes: 1 });
    const { outside } = pathsOf(readText(APART));
    const { sensitivity, boxes } = result.questions["dam"];
    const named = [...sensitivity!, ...boxes!.flatMap(({ limits }) => limits)].map(({ path }) => path);
    expect(named.filter((path) => outside.includes(path) || /\.(cora|union)\.left_out/.test(path))).toEqual([]);
    expect(named).toContain("actors.arda.left_out");
  });
});
