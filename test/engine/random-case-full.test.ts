import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { check, format, type Case, type Condition } from "../../src/language/index.ts";
import { randomCase } from "./random-case.ts";
import { randomCase2 } from "./random-case-full.ts";

const SEEDS = 200;
const cases = Array.from({ length: SEEDS }, (_, seed): Case => {
  const { case: c, messages } = check({ id: "random", file: "case.yaml", text: randomCase2(seed) }, () => ({
    problem: "absent",
  }));
  if (!c)
    throw new Error(
      [`seed ${seed}`, ...messages.filter(({ severity }) => severity === "error").map(format)].join("\n"),
    );
  return c;
});

function kindsOf(condition: Condition): string[] {
  if (condition.kind === "any" || condition.kind === "all") return [condition.kind, ...condition.of.flatMap(kindsOf)];
  return condition.kind === "not" ? ["not", ...kindsOf(condition.of)] : [condition.kind];
}
const kinds = (conditions: readonly Condition[]): Set<string> => new Set(conditions.flatMap(kindsOf));
const procedures = (c: Case) => c.issues.flatMap(({ procedure }) => procedure ?? []);
const expectations = (c: Case) => c.issues.flatMap(({ expected }) => expected ?? []);
const rates = (c: Case) => [
  ...c.tables.flatMap((t) => [t.meetingsPerYear, t.concludes]),
  ...c.issues.map((i) => i.reviewsPerYear),
];
const governments = (c: Case) => c.actors.flatMap((a) => a.governments ?? []);
const changes = (c: Case) => governments(c).flatMap((g) => g.changes);
const lines = (c: Case) => governments(c).flatMap((g) => g.lines);
const set = (c: Case, pattern: RegExp) =>
  lines(c).some((line) => line.set.some(({ parameter }) => pattern.test(c.parameters[parameter].path)));

/** What a case may hold, and in how many of a hundred random cases it does at least. */
const WORDS: [string, number, (c: Case) => boolean][] = [
  ["a chain of two procedures", 40, (c) => procedures(c).length > 1],
  ["a procedure that stays", 30, (c) => procedures(c).some(({ stays }) => stays)],
  ["one that is pending at as_of since a month that is known", 10, (c) => procedures(c).some((p) => p.opened !== null)],
  ["one with several outcomes", 40, (c) => procedures(c).some(({ outcomes }) => outcomes.length > 1)],
  ["one that leaves nothing to otherwise", 10, (c) => procedures(c).some(({ otherwise }) => otherwise === 0)],
  ...(["driver", "met", "failed", "over", "not", "all"] as const).map(
    (kind): [string, number, (c: Case) => boolean] => [
      `a procedure that reads '${kind}'`,
      kind === "driver" ? 15 : kind === "all" ? 90 : 2,
      (c) => kinds(procedures(c).map(({ when }) => when)).has(kind),
    ],
  ),
  ["an exit from a stage", 20, (c) => c.issues.some(({ procedure, exit }) => procedure && exit.length > 0)],
  ["an expectation", 30, (c) => expectations(c).length > 0],
  [
    "one of a stage's outcome",
    10,
    (c) => expectations(c).some(({ when }) => reads(c, when, (i) => i.procedure !== null)),
  ],
  ["one of several options", 5, (c) => expectations(c).some(({ chances }) => chances.length > 1)],
  ["one of any of several", 5, (c) => kinds(expectations(c).map(({ when }) => when)).has("any")],
  ["an exit to another option", 15, (c) => c.issues.some(({ exit }) => exit.some(({ option }) => option > 0))],
  ["turnover of the case", 40, (c) => c.parameters.some(({ shared }) => shared === "turnover.per_year")],
  ["turnover of one actor", 30, (c) => c.parameters.some((p) => /turnover/.test(p.path) && !p.shared)],
  ["governments", 50, (c) => governments(c).length > 0],
  ["a past of lines", 40, (c) => governments(c).some(({ past }) => past.length > 0)],
  ["a dated change", 40, (c) => changes(c).some(({ on }) => on !== null)],
  ["an undated change", 40, (c) => changes(c).some(({ perYear }) => perYear !== null)],
  ["a change from some lines only", 25, (c) => changes(c).some(({ from }) => from.length > 0)],
  ["a line's stake", 40, (c) => set(c, /stakes/)],
  ["a line's need", 20, (c) => set(c, /needs/)],
  ["a line's belief", 10, (c) => set(c, /beliefs/)],
  ["a line's friction or reliability", 15, (c) => set(c, /^actors\.[a-z]+\.(friction|reliability)$/)],
  ["a factor", 60, (c) => c.factors.length > 0],
  ["a number with two factors", 10, (c) => c.parameters.some(({ factors = [] }) => factors.length > 1)],
  ["a number that is a factor", 10, (c) => c.parameters.some((p) => p.factors?.[0].correlation === 1)],
  ["friction by option", 50, (c) => c.actors.some((a) => a.stakes.some((s) => new Set(s.friction).size > 1))],
  ["steps in time", 50, (c) => rates(c).some(({ steps }) => steps.length > 1)],
  ["a rate that a driver moves", 40, (c) => rates(c).some(({ movedBy }) => movedBy.length === 1)],
  ["one that two drivers move", 8, (c) => rates(c).some(({ movedBy }) => movedBy.length > 1)],
  ["both", 20, (c) => rates(c).some(({ steps, movedBy }) => steps.length > 1 && movedBy.length > 0)],
  ["a table that opens", 25, (c) => c.tables.some(({ opens }) => opens !== null)],
  ["a deadline", 30, (c) => c.tables.some(({ deadline }) => deadline !== null)],
  ["a known date", 50, (c) => c.tables.some(({ meetsOn }) => meetsOn.length > 0)],
  [
    "one with a chance of its own",
    30,
    (c) => c.tables.some((t) => t.meetsOn.some(({ concludes }) => concludes !== null)),
  ],
  ["a table that meets only while", 40, (c) => c.tables.some((t) => t.while !== null)],
  [
    "a reaction to a driver or a table",
    10,
    (c) => [...kinds(c.reactions.map(({ when }) => when))].some((k) => /driver|met|failed|over/.test(k)),
  ],
  ...(["driver", "met", "failed", "over", "not", "any"] as const).map(
    (kind): [string, number, (c: Case) => boolean] => [
      `a question that reads '${kind}'`,
      8,
      (c) => kinds(c.questions.map(({ when }) => when)).has(kind),
    ],
  ),
  ["a question given another", 95, (c) => c.questions.some(({ given }) => given !== null)],
  [
    "one given one that is given",
    15,
    (c) => c.questions.some((q) => q.given !== null && c.questions[q.given].given !== null),
  ],
  ["a scenario with a line's number", 20, (c) => scenario(c, /\.lines\./)],
  ["a scenario with turnover or a chance", 20, (c) => scenario(c, /turnover|outcome|chance|\.to\./)],
  ["a scenario with a rate's step or ramp", 15, (c) => scenario(c, /moved_by|_per_year\.\d|concludes\.\d/)],
];

function reads(c: Case, condition: Condition, is: (issue: Case["issues"][number]) => boolean): boolean {
  if (condition.kind === "issue") return is(c.issues[condition.issue]);
  if (condition.kind === "not") return reads(c, condition.of, is);
  return condition.kind === "all" || condition.kind === "any" ? condition.of.some((one) => reads(c, one, is)) : false;
}
const scenario = (c: Case, pattern: RegExp): boolean =>
  c.scenarios.some((s) => s.set.some(({ parameter }) => pattern.test(c.parameters[parameter].path)));

describe("random cases with everything", () => {
  it.each(WORDS)("hold %s in at least %i of a hundred", (_, share, has) => {
    expect((100 * cases.filter(has).length) / SEEDS).toBeGreaterThanOrEqual(share);
  });
  it("stay small enough for a slow engine", () => {
    for (const c of cases) expect(c.packages.length / c.issues.length).toBeLessThanOrEqual(3 ** 5);
  });
});

describe("random cases without new words", () => {
  it("are the texts that they were", () => {
    const texts = Array.from({ length: 100 }, (_, seed) => randomCase(seed)).join("\n---\n");
    expect(createHash("sha256").update(texts).digest("hex")).toBe(
      "f0956240c94767e305655f98199bfd24ccb002435632e52d5ea4f113ab350e0f",
    );
  });
});
