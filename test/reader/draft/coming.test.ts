/** A date of what comes is read the same on every page that asks for one, also in the month of the case's day. */
import { describe, expect, it } from "vitest";
import { check } from "../../../src/language/index.ts";
import { comingDate } from "../../../src/reader/draft/interview/coming.ts";
import { eventIn } from "../../../src/reader/draft/interview/dates.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";

const DAY = "2023-12-12";
const after = (proposals: Proposals, answers: readonly (readonly [id: string, words: string])[]): Proposals =>
  answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, proposals);
const begun = after(blankProposals(DAY), [
  ["parties", "Alba; Benn"],
  ["issues", "The border"],
  ["options.border", "As it is; A treaty"],
  ["needs.alba", "calm (the summit)"],
]);
/** What a page makes of a date, as a month; `problem` where it refuses it. */
const PAGES: { readonly [page: string]: (words: string) => string | null } = {
  pace: (words) => {
    const next = withStep(begun, "pace", `3: ${words}`);
    return "problem" in next ? null : next.meets_on["talks"]![0]!;
  },
  dates: (words) => {
    const next = withStep(begun, "dates.summit", `1: ${words}; 2: until`);
    return "problem" in next ? null : next.proposed.drivers[0]!.event!.date.date!.slice(0, 7);
  },
  governments: (words) => {
    const next = withStep(begun, "governments.benn", `The coalition: ${words}`);
    return "problem" in next ? null : next.proposed.governments[0]!.until.date!.slice(0, 7);
  },
};

describe.each(Object.keys(PAGES))("on the page %s", (page) => {
  it.each([
    ["14 December 2023", "2024-01"],
    ["2023-12-31", "2024-01"],
    ["December 2023", "2024-01"],
    ["2024-01", "2024-01"],
    ["the second half of 2024", "2024-12"],
    ["in the first half of 2024", "2024-06"],
    ["H2 2024", "2024-12"],
    ["the third quarter of 2024", "2024-09"],
    ["Q1 2024", "2024-03"],
    ["autumn 2024", "2024-11"],
    ["the summer of 2024", "2024-08"],
  ])("%s is in %s", (words, month) => expect(PAGES[page]!(words)).toBe(month));
  it.each(["12 December 2023", "11 December 2023", "November 2023", "April", "14 December", "soon"])(
    "%s is refused",
    (words) => expect(PAGES[page]!(words)).toBeNull(),
  );
});

it("takes no deadline of a question into another month than it says", () => {
  expect(withStep(begun, "questions", "1: 31 December 2023")).toMatchObject({
    problem: expect.stringContaining("its first month is January 2024"),
  });
  expect(after(begun, [["questions", "1: second half of 2024"]]).proposed.questions[0]!.until.date).toBe("2024-12");
});

it("offers the year of a month that says none", () => {
  expect(comingDate("April", DAY)).toEqual({ problem: "'April' says no year; the next is 2024-04" });
  expect(comingDate("December", DAY)).toEqual({ problem: "'December' says no year; the next is 2024-01" });
});

it("says on each such page what becomes of the rest of the month", () => {
  const says = (id: string): string => JSON.stringify(stepsOf(begun).find((step) => step.id === id));
  for (const id of ["pace", "dates.summit", "governments.benn"])
    expect(says(id)).toContain("still to come in December 2023 is taken as in January 2024");
});

it.each([
  ["the sanctions review in April", "2024-04"],
  ["the court ruling on 14 December", "2024-01"],
  ["licence renewal in the second half of 2024", "2024-12"],
  ["the election in the second half of 2024", "2024-12"],
  ["the donors' round on 3 March 2024", "2024-03-03"],
])("what has a date in its name is an event: %s", (name, date) => {
  expect(eventIn(name, DAY)?.date.date).toBe(date);
});

it.each([
  "the price of gas in April",
  "demand in winter",
  "cold homes in winter",
  "the threat of war",
  "the oil price in 2024",
])("what goes up and down is none: %s", (name) => expect(eventIn(name, DAY)).toBeNull());

it("writes a case without errors for a meeting, an event and an election later in the month", () => {
  const now = after(begun, [
    ["pace", "3: 14 December 2023, March 2024"],
    ["dates.summit", "1: 20 December 2023; 2: until"],
    ["governments.benn", "The coalition: 2023-12-31"],
  ]);
  expect(caseOf(now)).toContain("meets_on: [2024-01, 2024-03]");
  const { messages } = check({ id: "x", file: "case.yaml", text: caseOf(now) }, () => ({ text: "" }));
  expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
});
