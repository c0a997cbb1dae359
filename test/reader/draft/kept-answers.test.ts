/** Whatever dates and numbers a person answers, each stands in the case as it was said, or is refused. */
import { expect, it } from "vitest";
import { check, takeSuggestions } from "../../../src/language/index.ts";
import { entryAt } from "../../../src/language/parts/list.ts";
import { readTree } from "../../../src/language/text/tree.ts";
import { monthName, parseMonth } from "../../../src/numbers/months.ts";
import { adopted } from "../../../src/reader/draft/adopted.ts";
import { takenIn } from "../../../src/reader/draft/followed.ts";
import { EDITABLE, patchOf } from "../../../src/reader/draft/changes.ts";
import { withAnswer } from "../../../src/reader/draft/cards.ts";
import { MONTHS } from "../../../src/reader/draft/interview/months.ts";
import { stepsOf, withStep } from "../../../src/reader/draft/interview/index.ts";
import { partsOf } from "../../../src/reader/draft/parts.ts";
import { blankProposals, caseOf, type Proposals } from "../../../src/reader/draft/proposals.ts";

/** A case with every step that asks for a date or a number. */
function begun(day: string): Proposals {
  const year = Number(day.slice(0, 4)) + 2;
  const answers = [
    ["parties", "Alba; Benn"],
    ["issues", "The border"],
    ["options.border", "As it is; A joint zone; A border treaty"],
    ["procedures", "Alba's parliament: 2"],
    ["needs.alba", "gas (the summit)"],
    ["dates.summit", `1: ${year}-03; 2: until`],
    ["meets.gas", "1: little; 2: most"],
    ["governments.benn", `The coalition: ${year}-05`],
    ["governments.alba", "The council"],
    ["questions", `1: ${year}-12`],
    ["record", `${year - 9}-12`],
  ] as const;
  return answers.reduce((now, [id, words]) => {
    const next = withStep(now, id, words);
    if ("problem" in next) throw new Error(`${id}: ${next.problem}`);
    return next;
  }, blankProposals(day));
}

const errorsOf = (text: string): string[] =>
  check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" as const }))
    .messages.filter(({ severity }) => severity === "error")
    .map(({ path, message }) => `${path}: ${message}`);

const entry = (text: string, path: string): string => {
  const found = entryAt(
    readTree(text, () => {})!,
    path,
  )!.entry.value;
  return text.slice(found.span.start, found.span.end);
};

const DAYS = ["2024-01-28", "2024-12-31", "2024-01"];
/** Months from that of the day. */
const MONTHS_APART = [-2500, -2400, -300, -12, -1, 0, 1, 12, 131, 300, 2388, 2400, 2500];
const FORMS = [
  (month: string) => month,
  (month: string) => `${month}-01`,
  (month: string) => `${month}-28`,
  (month: string) => `${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
  (month: string) => `mid-${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
  (month: string) => `28 ${MONTHS[Number(month.slice(5)) - 1]} ${month.slice(0, 4)}`,
];

/** Dates to answer: next to the month of the day in every form, and further off in one. */
const answersFrom = (now: number): { month: string; apart: number; said: string }[] =>
  MONTHS_APART.flatMap((apart, at) => {
    const month = monthName(now + apart);
    return (Math.abs(apart) <= 1 ? FORMS : [FORMS[at % FORMS.length]!]).map((form) => ({
      month,
      apart,
      said: form(month),
    }));
  });

/** @param rest whether what is left of the month of the day counts as in the next one, as the step says */
const DATED = [
  { step: "record", words: (date: string) => date, path: "record.since", rest: false },
  { step: "questions", words: (date: string) => `2: ${date}`, path: "questions.border_treaty.by", rest: false },
  {
    step: "governments.benn",
    words: (date: string) => `The coalition: ${date}`,
    path: "actors.benn.governments.changes.election.on",
    rest: true,
  },
  { step: "pace", words: (date: string) => `3: ${date}`, path: "tables.talks.meets_on", rest: true },
  { step: "dates.summit", words: (date: string) => `1: ${date}; 2: until`, path: "drivers.summit.points", rest: true },
];

it.each(DATED)("a date of $step is in the case as it was answered, or refused", ({ step, words, path, rest }) => {
  for (const day of DAYS) {
    const start = begun(day);
    const now = parseMonth(day.slice(0, 7));
    let taken = 0;
    for (const { month, apart, said } of answersFrom(now)) {
      const answered = withStep(start, step, words(said));
      if ("problem" in answered) {
        expect(answered.problem).toMatch(/\S/);
        continue;
      }
      taken++;
      const text = caseOf(answered);
      const meant = rest && apart === 0 ? monthName(now + 1) : month;
      const written = entry(text, path);
      expect(written, `${step} ${said} in ${day}`).toContain(meant);
      expect(written).not.toContain("?");
      expect(errorsOf(text), `${step} ${said} in ${day}`).toEqual([]);
    }
    expect(taken).toBeGreaterThan(FORMS.length);
  }
});

it("a month of the case itself is refused as a beginning of silence, with what would be right", () => {
  for (const words of ["2024-01-01", "2024-01", "1 January 2024", "January 2024", "2024-01-28"])
    expect(withStep(begun("2024-01-28"), "record", words)).toMatchObject({
      problem: expect.stringMatching(/month of the case itself.*empty.*2023-12/),
    });
});

it("a date of a card is in the case as it was changed, or refused", () => {
  const places: { readonly [kind: string]: (id: string, of: string) => string } = {
    questions: (id) => `questions.${id}.by`,
    governments: (_, of) => `actors.${of}.governments.changes.election.on`,
    record: () => "record.since",
  };
  for (const day of DAYS) {
    const start = begun(day);
    const now = parseMonth(day.slice(0, 7));
    for (const { path, list, part } of partsOf(start.proposed))
      for (const editable of EDITABLE[list]) {
        if (editable.is !== "date") continue;
        let taken = 0;
        for (const { month, apart, said } of answersFrom(now)) {
          const done = patchOf(editable, said, start.proposed, day);
          if ("problem" in done) continue;
          taken++;
          const proposed = withAnswer(start.proposed, path, { do: "change", patch: done.patch });
          const text = caseOf({ ...start, proposed });
          const written = entry(text, places[list]!(part.id, "of" in part ? String(part.of) : ""));
          expect(written).toBe(apart === 0 ? monthName(now + 1) : month);
          expect(errorsOf(text), `${path} ${said} in ${day}`).toEqual([]);
        }
        expect(taken, path).toBeGreaterThan(FORMS.length);
      }
  }
});

const NUMBERS = [
  ["2 to 5", "2 to 5"],
  ["3", "3"],
  ["between two and five", "2 to 5"],
  ["pert(1 2 4)", "pert(1 2 4)"],
];
const SHARES = [
  ["25%", "25%"],
  ["one in four", "25%"],
  ["20 to 40", "20% to 40%"],
  ["likely", "likely"],
  ["40% to 20%", "20% to 40%"],
];

it("a number of a step is in the case as it was answered, with its reason, and others stay open", () => {
  const start = begun("2024-01-28");
  let taken = 0;
  for (const { id, shape } of stepsOf(start)) {
    if (shape.is !== "fields") continue;
    for (const [at, field] of shape.fields.entries()) {
      if (field.is !== "number") continue;
      for (const [words, written] of field.percent ? SHARES : NUMBERS)
        for (const why of ["", " because they met; and parted: twice"]) {
          const said = withStep(start, id, `${at + 1}: ${words}${why.replace(";", ",")}`);
          if ("problem" in said) throw new Error(`${field.path} ${words}: ${said.problem}`);
          const text = caseOf(said);
          expect(entry(text, field.path)).toContain(written);
          expect(entry(text, field.path)).not.toContain("?");
          expect(errorsOf(text)).toEqual([]);
          taken++;
        }
    }
  }
  expect(taken).toBeGreaterThan(40);
});

it("what the draft defines or suggests by itself is nobody's judgment, also a date that was taken as suggested", () => {
  const start = begun("2024-01-28");
  const { text } = takeSuggestions(caseOf(start), "taken unseen");
  const { case: c } = check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" as const }));
  const judged = c!.parameters.filter(({ cited }) => cited === "judged").map(({ path }) => path);
  // Of the numbers of a case of answers in words, only a share is a person's own.
  expect(judged.filter((path) => !path.startsWith("today."))).toEqual([]);
  const now = adopted(start, text);
  const taken = takenIn(now, text);
  expect(now.filled["until"]).toBeDefined();
  expect(Object.keys(now.filled).filter((path) => !taken.has(path))).toEqual([]);
  const own = adopted(start, text.replace(/^until: .*$/m, "until: 2031-12"));
  expect(takenIn(own, text).has("until")).toBe(false);
});

it("a quantity that a person names is not called high before somebody has said so", () => {
  const named = withStep(begun("2024-01-28"), "needs.alba", "gas (price of gas)");
  if ("problem" in named) throw new Error(named.problem);
  expect(caseOf(named)).not.toContain("is a word");
  expect(caseOf(named)).toContain("no text gives its level");
});

it("a case of answers alone does not say what a text says: there is none", () => {
  const answered = withStep(begun("2024-01-28"), "needs.benn", "coal (price of coal)");
  if ("problem" in answered) throw new Error(answered.problem);
  const text = caseOf(answered);
  expect(text).toContain("sharpened_by:");
  expect(text).not.toMatch(/\bthe (?:text|article) (?:says|names|gives|does|speaks)\b|read from the text/i);
});
