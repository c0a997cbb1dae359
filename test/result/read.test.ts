import { describe, expect, it } from "vitest";
import { readResult } from "../../src/result/index.ts";
import { realistic } from "../report/fixture.ts";
import { stableFixture } from "../report/stability-fixture.ts";

/** A result as JSON gives it, damaged by `damage`; what reading says of it. */
function problemOf(damage: (result: any) => void): string {
  const result = JSON.parse(JSON.stringify(stableFixture()));
  damage(result);
  const read = readResult(JSON.stringify(result));
  return "problem" in read ? read.problem : "";
}

const [question] = Object.keys(realistic().questions);
const [driver] = Object.keys(realistic().drivers);
const [number] = Object.keys(realistic().parameters);
const AGAIN = "; run the case again to get one that this version reads";

describe("a result that is read", () => {
  it("is the same object where it is whole, from text, from text with a byte-order mark and from what was parsed", () => {
    for (const result of [realistic(), stableFixture()]) {
      const text = JSON.stringify(result);
      const parsed = JSON.parse(text);
      expect(readResult(text)).toEqual({ result: parsed });
      expect(readResult(`\uFEFF${text}`)).toEqual({ result: parsed });
      const read = readResult(parsed);
      expect("result" in read && read.result).toBe(parsed);
    }
  });

  it("is refused with a word on its format, where that is not the one that this version reads", () => {
    for (const format of [0, 2, "1", null])
      expect(problemOf((result) => (result.entente = format))).toBe(
        `this result was written by format ${JSON.stringify(format)}, and this version reads format 1${AGAIN}`,
      );
  });

  it("is refused where it is not a result at all", () => {
    for (const [source, problem] of [
      ["", /^this is not JSON \(.+\)$/],
      ['{"entente": 1,', /^this is not JSON \(.+\)$/],
      ["[]", /^this is not a result of entente: /],
      ["null", /^this is not a result of entente: /],
      ["7", /^this is not a result of entente: /],
      ['{"a": 1}', /^this is not a result of entente: /],
      [{ a: 1 }, /^this is not a result of entente: /],
      [undefined, /^this is not a result of entente: /],
      ['{"entente": 1, "title": "A model", "states": []}', /^this is not the result of a run: /],
    ] as const)
      expect(readResult(source), String(source)).toEqual({ problem: expect.stringMatching(problem) });
  });

  it("is refused with the path of what is wrong, and with what should stand there", () => {
    const damages: [damage: (result: any) => void, problem: string][] = [
      [(r) => delete r.run.seed, "run.seed is missing"],
      [(r) => delete r.questions, "questions is missing"],
      [(r) => delete r.questions[question].p, `questions.${question}.p is missing`],
      [(r) => delete r.parameters[number].before.sd, `parameters["${number}"].before.sd is missing`],
      [(r) => (r.questions[question].p = null), `questions.${question}.p is null, and must be a number`],
      [(r) => (r.questions[question].p = "0.4"), `questions.${question}.p is "0.4", and must be a number`],
      [(r) => (r.questions[question].p = 1.2), `questions.${question}.p is 1.2, and must be at most 1`],
      [(r) => (r.questions[question].se = -0.1), `questions.${question}.se is -0.1, and must be at least 0`],
      [(r) => (r.questions[question].holds = 1), `questions.${question}.holds is 1, and must be true or false`],
      [
        (r) => (r.questions[question].by = "2018-13"),
        `questions.${question}.by is "2018-13", and must be a month, YYYY-MM`,
      ],
      [
        (r) => (r.questions[question].word = "sometimes"),
        `questions.${question}.word is "sometimes", and must be one of "almost no chance", "very unlikely", "unlikely", "roughly even chance", "likely", "very likely", "almost certain"`,
      ],
      [(r) => (r.questions[question].curve[3].p95 = undefined), `questions.${question}.curve[3].p95 is missing`],
      [(r) => (r.questions[question].curve = {}), `questions.${question}.curve is an object, and must be a list`],
      [(r) => (r.drivers[driver].range = [1]), `drivers.${driver}.range is a list of 1, and must be at least 2 long`],
      [(r) => (r.run.draws = 20.5), "run.draws is 20.5, and must be a whole number"],
      [(r) => (r.packages = "none"), 'packages is "none", and must be a list'],
      [(r) => (r.sources = []), "sources is a list of 0, and must be an object"],
      [(r) => (r.packages[0].now = 3), "packages[0].now is 3, and must be an object"],
      [(r) => (r.case.title = 12), "case.title is 12, and must be a text"],
      [(r) => (r.lenses.astrology = {}), "lenses.astrology is not known"],
      [(r) => (r["my notes"] = []), '["my notes"] is not known'],
      [
        (r) => (r.lenses.stability.packages = []),
        "lenses.stability.packages is a list of 0, and must be at least 1 long",
      ],
      [(r) => (r.case.hash = ["a".repeat(80)]), "case.hash is a list of 1, and must be a text"],
      [(r) => (r.run.seed = "a".repeat(80)), `run.seed is "${"a".repeat(36)}...", and must be a number`],
    ];
    for (const [damage, problem] of damages) expect.soft(problemOf(damage)).toBe(problem + AGAIN);
  });

  it("counts what else is wrong", () => {
    expect(
      problemOf((result) => {
        delete result.run.seed;
        delete result.run.draws;
        result.run.paths = -1;
      }),
    ).toBe(`run.seed is missing (and 2 more)${AGAIN}`);
  });
});
