/** Answers changed after suggestions were taken: the case then says what one written again from the answers would say. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { check, fill, fillAll, put, takeSuggestions } from "../../../src/language/index.ts";
import { withStep } from "../../../src/reader/draft/interview/index.ts";
import { keepProposals, proposalsAt, proposalsText, PROPOSALS_FILE } from "../../../src/reader/draft/kept.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";

const root = mkdtempSync(join(tmpdir(), "entente-followed-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const answered = (proposals: Proposals, answers: readonly (readonly [string, string])[]): Proposals =>
  answers.reduce((all, [step, words]) => {
    const next = withStep(all, step, words);
    if ("problem" in next) throw new Error(`${step}: ${next.problem}`);
    return next;
  }, proposals);

const FIRST: [string, string][] = [
  ["parties", "Alba; Benn"],
  ["issues", "The border; The gas field"],
  ["options.border", "Disputed; A joint zone; A treaty"],
  ["options.gas_field", "Shut; Shared"],
  ["questions", "1: 2028-12"],
  ["needs.alba", "gas (price of gas); water"],
  ["order.border.alba", "1 2 3"],
  ["order.border.benn", "3 2 1"],
  ["order.gas_field.alba", "2 1"],
  ["meets.gas", "1: most"],
  ["procedures", "The assembly: 1"],
  ["governments.benn", "The coalition: 2026-10"],
];

const draftOf = (text: string) => check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" })).draft;

/** A text with every suggestion taken. */
const taken = (text: string): string =>
  fillAll(
    text,
    Object.fromEntries(
      (draftOf(text)?.unfilled ?? []).flatMap(({ path, suggestion }) =>
        suggestion === null ? [] : [[path, { written: suggestion, sentence: null }]],
      ),
    ),
  );

let folders = 0;
function kept(proposals: Proposals, text: string): string {
  const folder = join(root, `case-${folders++}`);
  mkdirSync(folder);
  writeFileSync(join(folder, "case.yaml"), text);
  writeFileSync(join(folder, PROPOSALS_FILE), proposalsText(proposals));
  return folder;
}

/** Puts answers into a case on disk. @returns its text, and what is said of numbers that stay */
function answeredOn(
  folder: string,
  answers: readonly (readonly [string, string])[],
): { text: string; stays: string[] } {
  const now = proposalsAt(folder)!;
  const found = keepProposals(now, answered(now.proposals, answers), null);
  if ("clashes" in found) throw new Error(found.clashes.join(" "));
  return { text: readFileSync(join(folder, "case.yaml"), "utf8"), stays: found.stays };
}

/** Answers changed, each of which shapes numbers that the draft suggests. */
const CHANGED: [string, [string, string][]][] = [
  ["an order turned round", [["order.border.alba", "3 2 1"]]],
  ["today put between", [["order.border.benn", "2 1 3"]]],
  ["an order where none was given", [["order.gas_field.benn", "2 1"]]],
  ["another share of a need", [["meets.gas", "1: little; 2: all"]]],
  ["nothing that meets a need", [["meets.gas", "none"]]],
  ["another need", [["needs.alba", "+ work (unrest)"]]],
  ["no need", [["needs.alba", "none"]]],
  ["what the next government wants", [["next.benn.wants", "1: worse than today; 2: about as today"]]],
  ["how likely the next government is", [["next.benn.chance", "1: The others; 2: 10% to 20%"]]],
  ["who governs, until when", [["governments.benn", "The coalition: 2027-03"]]],
  ["how often they meet", [["pace", "1: 6 to 12 because They met so last year"]]],
  ["an outcome more", [["options.border", "+ A lease"]]],
  ["an outcome less", [["options.border", "- A joint zone"]]],
  ["another order of outcomes", [["options.border", "Disputed; A treaty; A joint zone"]]],
  ["a matter more", [["issues", "+ The pilots"]]],
  ["another month of a question", [["questions", "1: 2032-06"]]],
  ["who else must agree", [["procedures", "none"]]],
  ["what others lose", [["hurts", "Benn: its fishing grounds"]]],
];

const edited = (text: string): string => text.replace("entente: 1", "entente: 1   # a note");

it.each(CHANGED)("%s: what was only taken as suggested is as in a case written again", (_, change) => {
  const before = answered(blankProposals("2025-06-30"), FIRST);
  const wanted = taken(caseOf(answered(before, change)));
  for (const hand of [(text: string) => text, edited]) {
    const folder = kept(before, hand(taken(caseOf(before))));
    const { text, stays } = answeredOn(folder, change);
    expect(taken(text)).toBe(hand(wanted));
    expect(stays).toEqual([]);
    expect(proposalsAt(folder)!.proposals.filled).toEqual(
      proposalsAt(kept(answered(before, change), text))!.proposals.filled,
    );
  }
});

it("follows one changed answer after the other, and back again", () => {
  const before = answered(blankProposals("2025-06-30"), FIRST);
  const start = taken(caseOf(before));
  const folder = kept(before, start);
  answeredOn(folder, [["next.benn.wants", "1: better than today"]]);
  writeFileSync(join(folder, "case.yaml"), taken(readFileSync(join(folder, "case.yaml"), "utf8")));
  answeredOn(folder, [["next.benn.wants", "1: worse than today"]]);
  answeredOn(folder, [["order.border.alba", "3 2 1"]]);
  const { text } = answeredOn(folder, [["order.border.alba", "1 2 3"]]);
  expect(text).toBe(taken(caseOf(answered(before, [["next.benn.wants", "1: worse than today"]]))));
});

it("leaves a number of the person's own where it is, with its reason or without, and says so", () => {
  const path = "actors.alba.stakes.border.values.treaty";
  const before = answered(blankProposals("2025-06-30"), FIRST);
  const open = caseOf(before);
  const own = (change: { text: string } | { problem: string }): string => {
    if ("problem" in change) throw new Error(change.problem);
    return taken(change.text);
  };
  for (const text of [
    own(fill(open, path, "30 to 90", "It was so in the spring.")),
    own(fill(open, path, "30 to 90", null)),
    own(put(open, path, "40 to 80")),
    own(put(open, path, '{value: 30 to 90, suggested: "a mark left beside another value"}')),
  ]) {
    const folder = kept(before, text);
    const line = /^ *treaty: (?!"A).*$/m;
    const { text: after, stays } = answeredOn(folder, [["order.border.alba", "3 2 1"]]);
    expect(line.exec(after)![0]).toBe(line.exec(text)![0]);
    expect(after).toMatch(/joint_zone: \{value: -60 to -20, suggested/);
    expect(stays).toHaveLength(1);
    expect(stays[0]).toContain(path);
    expect(stays[0]).toContain("-80 to -40");
  }
  const agreeing = kept(before, own(fill(open, path, "45 to 65", "So.")));
  expect(answeredOn(agreeing, [["order.border.alba", "1 3 2"]]).stays).toEqual([]);
});

it("follows a suggestion that was taken with a word of how", () => {
  const before = answered(blankProposals("2025-06-30"), FIRST);
  const { text } = takeSuggestions(caseOf(before), "taken unseen");
  const after = answeredOn(kept(before, text), [["order.border.alba", "3 2 1"]]).text;
  const values = (of: string): string => of.replace(/suggested: "taken unseen; /g, 'suggested: "');
  expect(values(after)).toBe(taken(caseOf(answered(before, [["order.border.alba", "3 2 1"]]))));
});
