/** What is edited in case.yaml by hand stands on the pages of the interview too. */
import { expect, it } from "vitest";
import { adopted } from "../../../src/reader/draft/adopted.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";
import { standingPart } from "../../../src/reader/draft/parts.ts";

const begun = [
  ["parties", "Alba; Benn"],
  ["issues", "The border"],
  ["options.border", "As it is; A joint zone; A border treaty; A union"],
  ["procedures", "Alba's parliament: 2"],
  ["questions", "1: 2028-12"],
  ["pace", "3: 2025-09"],
].reduce((now: Proposals, [id, words]) => {
  const next = withStep(now, id!, words!);
  if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
  return next;
}, blankProposals("2025-06-30"));
const text = caseOf(begun);
const question = (when: string): string =>
  text.replace("\nquestions:", `\nquestions:\n  mine:\n    ask: "Will it come?"\n    when: ${when}\n    by: 2029-06`);
const nowOf = (proposals: Proposals, step: string): string => stepsOf(proposals).find(({ id }) => id === step)!.now;
/** Its outcomes with larger steps are 6 and 7, after the approval and the joint one. */
const orMore = stepsOf(begun).find(({ id }) => id === "questions")!.shape;

it.each([
  ["{border: [joint_zone, border_treaty, union]}", "The border: A joint zone, or any larger step"],
  [
    "{border: border_treaty, alba_parliament: approved}",
    "The border: A border treaty, signed, and approved by Alba's parliament",
  ],
  ["{border: union}", "The border: A union"],
  ["{alba_parliament: approved}", "Alba's parliament gives its consent"],
])("a question of %s is ticked", (when, choice) => {
  const edited = question(when);
  expect(edited).not.toBe(text);
  const now = adopted(begun, edited);
  if (orMore.is !== "outcomes") throw new Error("other fields");
  const { number } = orMore.outcomes.find((one) => one.text === choice)!;
  expect(nowOf(now, "questions")).toContain(`${number}: 2029-06`);
});
it.each([
  "{border: union, any: [{border: union}, {drivers: {war: {above: 50}}}]}",
  "{border: union, not: {alba_parliament: rejected}}",
  "{border: union, tables: {talks: {met: 3}}}",
  "{border: {one_of: [union]}, alba_parliament: approved}",
  "{alba_parliament: [approved, rejected]}",
])("a question that asks for more than outcomes is not taken for less: %s", (when) => {
  const now = adopted(begun, question(when));
  expect(now.proposed.questions.map(({ ask }) => ask)).not.toContain("Will it come?");
});
it("a question that no choice says stays when the page is answered", () => {
  const now = adopted(begun, question("{border: [joint_zone, union]}"));
  const after = withStep(now, "questions", "1: 2027-12");
  if ("problem" in after) throw new Error(after.problem);
  const asked = standingPart(after.proposed).questions;
  expect(asked.map(({ ask }) => ask)).toContain("Will it come?");
  expect(asked.find(({ ask }) => ask === "Will it come?")).toMatchObject({
    yes: { issue: "border", option: "joint_zone" },
    also: [{ issue: "border", option: "union" }],
  });
});
it.each([
  ["[2025-10, 2026-02]", "3: 2025-10, 2026-02"],
  ["{2025-10: , 2026-02: 0.1 to 0.3}", "3: 2025-10, 2026-02"],
])("months in which they meet are those of the case: %s", (written, now) => {
  expect(nowOf(adopted(begun, text.replace("[2025-09]", written)), "pace")).toContain(now);
});
