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

/** The talks with a need of one party that rain sharpens, and what is added. */
const sharpened = (text: string, added: string): string =>
  `${text.replace(
    "arda: {name: Arda,",
    "arda: {name: Arda, needs: {water: {name: Water, weight: 60, sharpened_by: {rain: {from: 20, to: 90}}, met_by: {dam: {built: -1}}}},",
  )}${added}\n`;

/** The talks on the dam with a number that rain multiplies. */
const moved = (text: string, number: string): string => {
  const value = number.replace(": ", ": {value: ");
  return text.replace(number, `${value}, moved_by: {rain: {from: 20, to: 80, times: 0}}}`);
};

/** The talks with a belief of one party about another, which it also meets elsewhere. */
const believed = (text: string): string =>
  text
    .replace("residual: 1 to 5", "residual: 1 to 5\nlearning: 0.05 to 0.5")
    .replace(
      "arda: {name: Arda,",
      "arda: {name: Arda, beliefs: {actors.bora.stakes.dam.values.built: {value: -90 to -60}},",
    )
    .replace("parties: [arda, bora],", "parties: [arda, bora], chairs: {arda: 1, bora: 0},")
    .replace("parties: [arda, cora]", "parties: [arda, bora, cora]");

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

  it.each<[string, string, (text: string) => string]>([
    [
      "a reaction's shift, where a driver sharpens a need",
      "reactions.flow.shift",
      (text) => sharpened(text, "reactions: {flow: {when: {port: open}, driver: rain, shift: 20 to 60}}"),
    ],
    [
      "what a reaction waits for",
      "tables.on_port.meetings_per_year",
      (text) => sharpened(text, "reactions: {flow: {when: {port: open}, driver: rain, shift: 60}}"),
    ],
    [
      "what a table's meetings wait for",
      "tables.on_port.meetings_per_year",
      (text) => text.replace("parties: [arda, bora],", "parties: [arda, bora], while: {port: open},"),
    ],
    [
      "a driver that moves how often a table meets",
      "drivers.rain.mean",
      (text) => moved(text, "meetings_per_year: 2 to 6"),
    ],
    [
      "a driver that moves how often a table concludes",
      "drivers.rain.mean",
      (text) => moved(text, "concludes: 20% to 60%"),
    ],
    ["a belief", "actors.arda.beliefs.actors.bora.stakes.dam.values.built.value", believed],
    ["how fast beliefs are corrected", "learning", believed],
    ["a table at which the holder of a belief learns", "tables.on_port.meetings_per_year", believed],
    [
      "the other outcome that meets a need",
      "tables.on_port.meetings_per_year",
      (text) =>
        text.replace(
          "arda: {name: Arda,",
          "arda: {name: Arda, needs: {trade: {name: Trade, weight: 60, level: 1, met_by: {dam: {built: -0.9}, port: {open: 1}}}},",
        ),
    ],
    [
      "what another expects, where it meets a need",
      "tables.on_quay.meetings_per_year",
      (text) =>
        text
          .replace(
            "arda: {name: Arda,",
            "arda: {name: Arda, needs: {trade: {name: Trade, weight: 60, level: 1, met_by: {dam: {built: -0.9}, port: {open: 1}}}},",
          )
          .replace(
            "options: {shut: Shut, open: Open}",
            "options: {shut: Shut, open: Open}, expected: {when: {quay: laid}, chance: {open: 0.9}}",
          )
          .replace("issues:\n", "issues:\n  quay: {name: Quay, options: {none: None, laid: Laid}}\n")
          .replace(
            "tables:\n",
            "tables:\n  on_quay: {name: On the quay, parties: [cora, union], issues: [quay], meetings_per_year: 2 to 6}\n",
          )
          .replace(
            "stakes: {port: {weight: 20 to 40, values: {open: -20 to 60}},",
            "stakes: {quay: {weight: 50, values: {laid: 50}}, port: {weight: 20 to 40, values: {open: -20 to 60}},",
          )
          .replace("union: {name: Union}", "union: {name: Union, stakes: {quay: {weight: 50, values: {laid: 50}}}}"),
    ],
  ])("are not those of %s: it has a line, and moves the odds", (_, path, change) => {
    const c = readText(change(APART));
    expect(pathsOf(c).inside).toContain(path);
    const p = c.parameters.findIndex((one) => one.path === path);
    const { min, max } = c.parameters[p].field;
    const at = (value: number): number[] =>
      answersTo(
        { ...c, parameters: c.parameters.with(p, { ...c.parameters[p], quantity: { kind: "exact", value } }) },
        0,
      );
    expect(at(Math.max(min, -100))).not.toEqual(at(Math.min(max, 100)));
    const { sensitivity } = collect(c, { ...settings, draws: 100, limit: 100 }).result.questions["dam"];
    expect(sensitivity!.map((line) => line.path)).toContain(path);
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
