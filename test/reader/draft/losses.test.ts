import { describe, expect, it } from "vitest";
import { gainsToday } from "../../../src/analyses/index.ts";
import { defaults } from "../../../src/engine/index.ts";
import { check, fillAll, type Case } from "../../../src/language/index.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { blankProposals, caseOf, parseProposals, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { run } from "../../../src/runners/node/index.ts";

type Answers = readonly (readonly [id: string, words: string])[];
const after = (proposals: Proposals, answers: Answers): Proposals =>
  answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, proposals);
/** The case with its suggestions taken, and the codes of what is said of it. */
function checked(proposals: Proposals): { case: Case; codes: string[] } {
  const found = (text: string) => check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" }));
  const text = caseOf(proposals);
  const open = found(text).draft!.unfilled.map(({ path, suggestion }) => [
    path,
    { written: suggestion!, sentence: null },
  ]);
  const { case: whole, messages } = found(fillAll(text, Object.fromEntries(open)));
  return { case: whole!, codes: messages.map(({ code }) => code) };
}
const caseFrom = (proposals: Proposals): Case => checked(proposals).case;

/** Odds of the first question, 0 to 1, of the same worlds. */
const odds = async (proposals: Proposals): Promise<number> => {
  const settings = { ...defaults, draws: 100, paths: 4, boxes: 0, thresholds: false };
  const { questions } = await run(caseFrom(proposals), settings, { workers: 1, lenses: [] });
  return Object.values(questions)[0]!.p!;
};

const begun = blankProposals("2025-06-30");
const two: Answers = [
  ["parties", "Alba; Benn"],
  ["issues", "The border"],
  ["options.border", "As it is; A treaty"],
  ["order.border.alba", "1 2"],
  ["order.border.benn", "1 2"],
  ["questions", "1: 2030-12"],
];
const CASES: readonly { told: string; answers: Answers; party: "Alba" | "Benn" }[] = [
  { told: "who wants it", answers: two, party: "Alba" },
  { told: "who does not", answers: [...two, ["order.border.alba", "2 1"]], party: "Alba" },
  { told: "who has not said", answers: two.filter(([id]) => id !== "order.border.benn"), party: "Benn" },
  {
    told: "who lacks much",
    answers: [
      ...two,
      ["needs.alba", "work; gas; peace"],
      ["meets.gas", "1: most"],
      ["meets.work", "1: little"],
      ["meets.peace", "1: half"],
    ],
    party: "Alba",
  },
  {
    told: "who has other matters",
    answers: [
      ["parties", "Alba; Benn; Corvia"],
      ["issues", "The border; The gas"],
      ["signers.border", "1 2"],
      ["options.border", "As it is; A treaty"],
      ["options.gas", "None; A pipeline"],
      ["order.border.alba", "1 2"],
      ["order.border.benn", "1 2"],
      ["order.gas.alba", "2 1"],
      ["order.gas.benn", "1 2"],
      ["order.gas.corvia", "1 2"],
      ["questions", "1: 2030-12"],
    ],
    party: "Alba",
  },
];

describe("whom a settlement hurts", () => {
  for (const { told, answers, party } of CASES) {
    const before = after(begun, answers);
    const holder = party.toLowerCase();
    const hurt = after(before, [["hurts", `${party}: its fishing grounds`]]);
    it(`changes no other number: ${told}`, () => {
      const said = after(hurt, [["brings.fishing_grounds", "1: most"]]);
      const numbers = (proposals: Proposals) =>
        new Map(caseFrom(proposals).parameters.map(({ path, quantity }) => [path, JSON.stringify(quantity)]));
      for (const [path, quantity] of numbers(before)) expect(numbers(said).get(path), path).toBe(quantity);
    });
    it(`is the same while no outcome brings it, which check says: ${told}`, async () => {
      expect(checked(hurt).codes).toContain("idle-need");
      expect(checked(after(hurt, [["brings.fishing_grounds", "1: little"]])).codes).not.toContain("idle-need");
      expect(await odds(hurt)).toBe(await odds(before));
    });
    it.each(["little", "half", "most", "all"])(
      `makes its consent rarer and never likelier: ${told}, %s of it`,
      async (share) => {
        const said = after(hurt, [["brings.fishing_grounds", `1: ${share}`]]);
        const consent = (proposals: Proposals): number =>
          gainsToday(caseFrom(proposals), defaults, 200)
            .movers.flatMap(({ packages }) => packages)
            .find(({ changes }) => JSON.stringify(changes) === '{"border":"treaty"}')!
            .actors.find(({ actor }) => actor === holder)!.accepts;
        expect(consent(said)).toBeLessThanOrEqual(consent(before));
        if (share === "all") expect(consent(said)).toBeLessThan(consent(before));
        expect(await odds(said)).toBeLessThanOrEqual(await odds(before));
      },
    );
  }
  it("what meets a need makes no outcome worse for its holder either, however many needs are named", () => {
    const middle = (proposals: Proposals): number =>
      gainsToday(caseFrom(proposals), defaults, 200).movers[0]!.packages[0]!.actors.find(
        ({ actor }) => actor === "alba",
      )!.gain;
    let now = after(begun, two);
    for (const [needs, id] of [
      ["work", "work"],
      ["work; gas", "gas"],
      ["work; gas; peace", "peace"],
    ]) {
      const named = after(now, [["needs.alba", needs!]]);
      expect(middle(named), `${needs}, met by nothing`).toBe(middle(now));
      const met = after(named, [[`meets.${id}`, "1: little"]]);
      expect(middle(met), `${needs}, of which a little is met`).toBeGreaterThan(middle(after(begun, two)));
      now = met;
    }
  });
  it("is asked with the passage and the party, kept in the proposals, and taken back with the loss", () => {
    const said = after(begun, [...two, ["hurts", "Benn: its fleet"], ["brings.fleet", "1: half"]]);
    const step = stepsOf(said).find(({ id }) => id === "brings.fleet")!;
    expect([step.ask, step.now]).toEqual(["Which outcome brings this loss to Benn: its fleet?", "1: half"]);
    expect(parseProposals(JSON.stringify(said))).toEqual(said);
    expect(caseOf(said)).toMatch(/met_by:\s+border:\s+treaty: "\? -0\.7 to -0\.3:/);
    expect(caseOf(after(said, [["hurts", "none"]])).replace(/#.*$/gm, "")).not.toContain("fleet");
    expect(withStep(said, "brings.fleet", "1: much")).toHaveProperty("problem");
  });
});
