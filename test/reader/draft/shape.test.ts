import { describe, expect, it } from "vitest";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { rowsOf, wordsOf, type Row } from "../../../src/reader/draft/interview/shape.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";

const taken = (proposals: Proposals, id: string, words: string): Proposals => {
  const next = withStep(proposals, id, words);
  if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
  return next;
};
const whole = (
  [
    ["parties", "Alba; Benn"],
    ["issues", "The border; The gas field"],
    ["options.border", "As it is; A joint zone; A border treaty"],
    ["order.border.alba", "3 1 2"],
    ["questions", "2: 2028-12; 3"],
    ["procedures", "Alba's parliament: 1 2"],
    ["hurts", "Alba: its fishing grounds"],
    ["needs.alba", "gas (price of gas, winter); work"],
    ["meets.gas", "1: little; 3: most"],
    ["record", "2019-01"],
    ["pace", "1: 2 to 4 because they met; 3: 2025-09"],
    ["governments.benn", "The coalition: 2026-10"],
    ["next.benn.wants", "2: worse than today"],
    ["signs.alba", "1: 70%; 2: 5%"],
  ] as const
).reduce((now, [id, words]) => taken(now, id, words), blankProposals("2025-06-30"));
const row = (name: string, value = ""): Row => ({ name, value, chosen: true });

describe("answers of the interview as fields", () => {
  it("are the present answer, so that fields which nobody touched change nothing", () => {
    for (const { id, shape, now } of stepsOf(whole)) {
      if (now === "" && shape.is === "order") continue;
      expect(caseOf(taken(whole, id, wordsOf(shape, rowsOf(shape, now)))), id).toBe(caseOf(whole));
    }
  });
  it("show an order that was never given as the options stand, and an outcome without a month as chosen", () => {
    const steps = stepsOf(whole);
    const order = steps.find(({ id }) => id === "order.gas_field.benn")!;
    expect(rowsOf(order.shape, order.now).map(({ value }) => value)).toEqual(["1", "2"]);
    const questions = steps.find(({ id }) => id === "questions")!;
    expect(rowsOf(questions.shape, questions.now).map(({ chosen, value }) => [chosen, value])).toEqual([
      [false, ""], // a joint zone, signed
      [false, ""], // and approved
      [false, ""], // or any larger step
      [true, "2028-12"],
      [false, ""],
      [true, ""],
      [false, ""],
    ]);
  });
  it("keep one name a row, whatever is typed into it, and leave empty rows out", () => {
    const parties = { is: "list", item: "party", firstIsToday: false, cards: [] } as const;
    const words = wordsOf(parties, [row("Alba; the isles"), row(""), row("- Benn\nand others"), row("+ Cor")]);
    expect(rowsOf(parties, words).map(({ name }) => name)).toEqual(["Alba, the isles", "Benn and others", "Cor"]);
    const needs = { is: "needs", drivers: [] } as const;
    expect(rowsOf(needs, wordsOf(needs, [row("gas (LNG)", "price")]))).toMatchObject([
      { name: "gas LNG", value: "price" },
    ]);
    const pairs = { is: "pairs", who: "Who", known: [], what: "What", value: "text", single: false } as const;
    expect(rowsOf(pairs, wordsOf(pairs, [row("Alba: north", "its boats: all")]))).toMatchObject([
      { name: "Alba, north", value: "its boats: all" },
    ]);
    expect(wordsOf(pairs, [])).toBe("none");
  });
  it("take an option whose text holds a semicolon for one option", () => {
    const issues = whole.proposed.issues.map((issue) => ({
      ...issue,
      options: issue.options.map((one, at) => (at === 1 ? { ...one, text: "A settlement; no terms" } : one)),
    }));
    const given = { ...whole, proposed: { ...whole.proposed, issues } };
    const { now } = stepsOf(given).find(({ id }) => id === "options.border")!;
    expect(caseOf(taken(given, "options.border", now))).toBe(caseOf(given));
  });
});
