import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { besideCase } from "../../beside.ts";
import { readCase } from "../../../src/language/check.ts";
import { check, edit, type Edited, type Parameter } from "../../../src/language/index.ts";
import { uniforms } from "../../random.ts";

const around = (number: string): string => `entente: 1
title: Two   # and a half
as_of: 2012-10
until: 2014-12
residual: 3
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}}
  b:
    stakes:
      land:
        values: {all: -100}
        weight: ${number}
        friction: 2   # stays
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}
`;
const PATH = "actors.b.stakes.land.weight";

describe("an edit by path", () => {
  it.each<[string, string, string]>([
    ["50", "40 to 60", "40 to 60"],
    ["40 to 60", "12", "12"],
    ['"40 to 60"', "pert(15, 20, 40)", "pert(15 20 40)"],
    ["'40 to 60'", "lognormal(2 to 8)", "lognormal(2 to 8)"],
    ["50   # a note: kept", "60", "60   # a note: kept"],
    ["{one_of: {10: 0.5, 20: 0.5}}", "15", "15"],
    ["15", "{one_of: {10: 0.5, 20: 0.5}}", "{one_of: {10: 0.5, 20: 0.5}}"],
    ["15", "one_of: {10: 0.5, 20: 0.5}", "{one_of: {10: 0.5, 20: 0.5}}"],
    ["{value: 40 to 60, because: [{judgment: so}]}", "70", "{value: 70, because: [{judgment: so}]}"],
    [
      "\n          value: 40 to 60\n          because:\n            - judgment: so",
      "70 to 80",
      "\n          value: 70 to 80\n          because:\n            - judgment: so",
    ],
    ["\n          one_of:\n            10: 0.5\n            20: 0.5", "15", "15"],
    [
      "\n          one_of:\n            10: 0.5\n            20: 0.5\n          because: [{judgment: so}]",
      "15",
      "\n          value: 15\n          because: [{judgment: so}]",
    ],
    [
      "\n          one_of: {10: 0.5, 20: 0.5}\n          because: [{judgment: so}]",
      "{one_of: {1: 1}}",
      "\n          one_of: {1: 1}\n          because: [{judgment: so}]",
    ],
  ])("%j to %s", (before, quantity, after) => {
    expect(edit(around(before), { [PATH]: quantity })).toEqual({ text: around(after) });
  });
  it("keeps every other byte, also of a file with CRLF", () => {
    const text = around("50").replaceAll("\n", "\r\n");
    expect(edit(text, { [PATH]: "40 to 60" })).toEqual({
      text: text.replace("weight: 50\r\n        friction", "weight: 40 to 60\r\n        friction"),
    });
  });
  it("reaches the residual that stands for every actor", () => {
    expect(edit(around("50"), { residual: "2 to 4" })).toEqual({
      text: around("50").replace("residual: 3", "residual: 2 to 4"),
    });
  });
  it.each<[string, string, string, RegExp]>([
    ["a default", "actors.a.stakes.land.friction", "3", /is not written in the file: its default stands/],
    [
      "a path that is none",
      "actors.b.stakes.land.wieght",
      "3",
      /unknown number 'actors\.b\.stakes\.land\.wieght' \(did you mean 'actors\.b\.stakes\.land\.weight'\?\)/,
    ],
    ["what is not a quantity", PATH, "40-60", /write 40 to 60/],
    ["what is out of range", PATH, "-4", /it must be at least 0/],
  ])("refuses %s", (_, path, quantity, said) => {
    const found = edit(around("50"), { [path]: quantity });
    expect("problem" in found && found.problem).toMatch(said);
  });
  it("refuses a number behind an alias, an anchor that is used elsewhere, or a merge key", () => {
    const shared = around("&w 50").replace("friction: 2   # stays", "friction: *w");
    for (const path of [PATH, "actors.b.stakes.land.friction"])
      expect(edit(shared, { [path]: "3" }), path).toEqual({
        problem: expect.stringMatching(/an edit would change other numbers too/),
      });
    const merged = around("50")
      .replace(
        "  a: {stakes: {land: {weight: 50, values: {all: 100}}}}",
        "  a: {stakes: {land: &land {weight: 50, values: {all: 100}}}}\n  c: {stakes: {land: {<<: *land}}}",
      )
      .replace("parties: [a, b]", "parties: [a, b, c]");
    expect(check({ id: "x", file: "x", text: merged }, () => ({ problem: "absent" })).case).not.toBeNull();
    expect(edit(merged, { "actors.c.stakes.land.weight": "3" })).toEqual({
      problem: expect.stringMatching(/behind a merge key|behind an alias/),
    });
  });
  it("corrects a number that cannot be read", () => {
    expect(edit(around("60 to 40"), { [PATH]: "40 to 60" })).toEqual({ text: around("40 to 60") });
    expect(edit(around("heavy"), { [PATH]: "5" })).toEqual({ text: around("5") });
  });
});

describe("the ground of a number that is edited", () => {
  const SUGGESTED = 'suggested: "the text does not say, so a guess"';
  const ground = (text: string): string | undefined =>
    check({ id: "x", file: "x", text }, () => ({ problem: "absent" })).case?.parameters.find(
      ({ path }) => path === PATH,
    )?.cited;
  it.each<[string, string, string, string]>([
    [
      "beside it in braces",
      `{value: 20 to 80, ${SUGGESTED}}`,
      "50 to 60",
      '{value: 50 to 60, judgment: "Because so."}',
    ],
    [
      "on lines of their own",
      `\n          value: 20 to 80\n          ${SUGGESTED}`,
      "\n          value: 50 to 60",
      '\n          value: 50 to 60\n          judgment: "Because so."',
    ],
    [
      "with more beside it",
      `{${SUGGESTED}, value: 20 to 80, because: [{judgment: so}]}`,
      "{value: 50 to 60, because: [{judgment: so}]}",
      '{judgment: "Because so.", value: 50 to 60, because: [{judgment: so}]}',
    ],
  ])("is not a suggestion any more, %s", (_, before, bare, judged) => {
    expect(ground(around(before))).toBe("suggested");
    expect(edit(around(before), { [PATH]: "50 to 60" })).toEqual({ text: around(bare) });
    expect(edit(around(before), { [PATH]: "50 to 60" }, { [PATH]: "Because so." })).toEqual({ text: around(judged) });
    expect(ground(around(judged))).toBe("judged");
  });
  it("is bare without a reason, and may be given one without being moved", () => {
    const taken = done(edit(around(`{value: 20 to 80, ${SUGGESTED}}`), { [PATH]: "50 to 60" }));
    expect(ground(taken)).toBe("bare");
    expect(ground(done(edit(taken, {}, { [PATH]: "Because so." })))).toBe("judged");
    expect(ground(done(edit(done(edit(taken, {}, { [PATH]: "Because so." })), {}, { [PATH]: "" })))).toBe("bare");
  });
  it("stays that of the others, and its own where it was judged", () => {
    const text = around(`{value: 20 to 80, ${SUGGESTED}}`);
    expect(ground(done(edit(text, { residual: "2 to 4" })))).toBe("suggested");
    expect(ground(done(edit(around("{value: 50, judgment: Mine alone.}"), { [PATH]: "60" })))).toBe("judged");
  });
});

it("a month of a series is edited where it stands", () => {
  const text = readFileSync(`${root}cases/kurils-2012/case.yaml`, "utf8");
  expect(edit(text, { "drivers.pressure.history.2012-09": "70" })).toEqual({
    problem: expect.stringMatching(/stands in evidence\.yaml/),
  });
});

describe("edits at once", () => {
  const sides = around("50").replace(
    "meetings_per_year: 2}",
    "meetings_per_year: 2, power: {a: 1, b: 2}, concludes: 0.5}",
  );
  const sound = { [PATH]: "40 to 60", "tables.talks.concludes": "likely", residual: "2 to 4" };
  it("are all made, wherever they stand", () => {
    expect(edit(sides, sound)).toEqual({
      text: sides
        .replace("weight: 50\n", "weight: 40 to 60\n")
        .replace("concludes: 0.5", "concludes: likely")
        .replace("residual: 3", "residual: 2 to 4"),
    });
    expect(edit(sides, {})).toEqual({ text: sides });
  });
  it.each<[string, { [path: string]: string }, RegExp]>([
    [
      "a path that is none",
      { "actors.b.stakes.land.wieght": "3" },
      /^unknown number 'actors\.b\.stakes\.land\.wieght'/,
    ],
    ["a default", { "actors.a.stakes.land.friction": "3" }, /^actors\.a\.stakes\.land\.friction is not written/],
    ["no quantity", { "actors.b.stakes.land.friction": "2-4" }, /^actors\.b\.stakes\.land\.friction: .*write 2 to 4/],
    [
      "a number that spoils another",
      { "tables.talks.power.a": "0", "tables.talks.power.b": "0" },
      /^tables\.talks\.power\.b /,
    ],
  ])("are refused together where one is %s, which is named", (_, bad, said) => {
    for (const edits of [
      { ...sound, ...bad },
      { ...bad, ...sound },
    ]) {
      const found = edit(sides, edits);
      expect("problem" in found && found.problem).toMatch(said);
    }
  });
});

const CASES = ["calder-harbour", "velna-water", "kurils-2012"];
const read = (id: string): { text: string; written: Parameter[] } => {
  const text = readFileSync(`${root}cases/${id}/case.yaml`, "utf8");
  const { case: c } = check({ id, file: "case.yaml", text }, besideCase(id));
  return { text, written: c!.parameters.filter((p) => p.span && !p.shared) };
};
const done = (edited: Edited): string => {
  if ("problem" in edited) throw new Error(edited.problem);
  return edited.text;
};

describe.each(CASES)("every number of %s", (id) => {
  const { text, written } = read(id);
  const step = id === "kurils-2012" ? 23 : 2;
  /** What stands between the numbers, without the space next to them. */
  const between = (of: string, paths: ReadonlySet<string>): string[] => {
    const { sites } = readCase({ id, file: "case.yaml", text: of }, besideCase(id)).reading;
    const spans = [...sites.values()]
      .filter(({ path }) => paths.has(path))
      .map(({ tree }) => tree.span)
      .sort((a, b) => a.start - b.start);
    expect(spans).toHaveLength(paths.size);
    return [...spans, { start: of.length, end: of.length }].map(({ start }, n) =>
      of.slice(n === 0 ? 0 : spans[n - 1].end, start).trim(),
    );
  };
  it("can be edited there and back, with others far from it, and nothing else changes", () => {
    const sets = id === "kurils-2012" ? 1 : 5;
    let back = 0;
    for (let set = 0; set < sets; set++) {
      const numbers = written.filter((_, n) => n % (step * sets) === step * set);
      /** Another quantity that the field takes; a range where factors are shared, which an exact number cannot. */
      const other = ({ field: { min, max }, factors }: Parameter): string => {
        const at =
          max === 1
            ? 0.375
            : Number.isFinite(min) && Number.isFinite(max)
              ? (min + max) / 2 + 0.125
              : min === 1
                ? 3.125
                : 0.125;
        return factors ? `${at} to ${at + 0.125}` : String(at);
      };
      const others = (some: readonly Parameter[]): { [path: string]: string } =>
        Object.fromEntries(some.map((p) => [p.path, other(p)]));
      const edited = done(edit(text, others(numbers)));
      const paths = new Set(numbers.map(({ path }) => path));
      expect(between(edited, paths)).toEqual(between(text, paths));
      const simple = numbers.filter(
        ({ text: own, span }) => /^[^{\n"',]*$/.test(own) && !text.slice(span!.start, span!.end).startsWith('"'),
      );
      const rest = others(numbers.filter((p) => !simple.includes(p)));
      expect(edit(edited, Object.fromEntries(simple.map((p) => [p.path, p.text])))).toEqual(edit(text, rest));
      back += simple.length;
    }
    expect(back).toBeGreaterThan(written.length / step / 2);
  });
});

it.each(CASES)("edits of %s at once are those made one after the other, byte for byte", (id) => {
  const { text, written } = read(id);
  const uniform = uniforms(7);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(uniform() * list.length)];
  const [sets, most] = id === "kurils-2012" ? [2, 3] : [12, 8];
  for (let set = 0; set < sets; set++) {
    const edits: { [path: string]: string } = {};
    const count = 2 + Math.floor(uniform() * (most - 1));
    while (Object.keys(edits).length < count) {
      const { path, field } = pick(written);
      const low = Number.isFinite(field.min) ? field.min : -10;
      const high = Number.isFinite(field.max) ? field.max : low + 20;
      const [a, b] = [uniform(), uniform()].sort((x, y) => x - y).map((u) => (low + u * (high - low)).toFixed(3));
      edits[path] = pick([a, `${a} to ${b}`, `pert(${a} ${a} ${b})`, `{one_of: {${a}: 0.5, ${b}: 0.5}}`]);
    }
    const oneByOne = Object.entries(edits).reduce(
      (before, [path, quantity]) => done(edit(before, { [path]: quantity })),
      text,
    );
    expect(edit(text, edits), JSON.stringify(edits)).toEqual({ text: oneByOne });
  }
});
