/** By when something is to be, in the words of a text: `before X` ends before X begins, and the middle of a year is June. */
import { describe, expect, it } from "vitest";
import { asOf, dates } from "../../../src/reader/dates.ts";
import { comingDate } from "../../../src/reader/draft/interview/coming.ts";
import { lastDayOf } from "../../../src/reader/draft/last-day.ts";
import { propose } from "../../../src/reader/draft/propose.ts";
import { read } from "../../../src/reader/index.ts";

const DAY = "2023-10-20";
function lastOf(words: string): string {
  const text = `They will sign ${words}.`;
  const [date] = dates(text, 0, text.length, asOf(DAY));
  return lastDayOf({ expr: date!.text, resolved: [date!.from, date!.to] }, text.slice(0, date!.start));
}

describe("a deadline in words", () => {
  it.each([
    ["the spring of 2024", "2024-02", "2024-05"],
    ["the summer of 2024", "2024-05", "2024-08"],
    ["summer 2024", "2024-05", "2024-08"],
    ["early summer 2024", "2024-05", "2024-06"],
    ["the autumn of 2024", "2024-08", "2024-11"],
    ["winter 2024", "2024-11", "2025-02"],
    ["next summer", "2024-05", "2024-08"],
    ["Q3 2024", "2024-06", "2024-09"],
    ["the third quarter of 2024", "2024-06", "2024-09"],
    ["the third quarter 2024", "2024-06", "2024-09"],
    ["the second half of 2024", "2024-06", "2024-12"],
    ["early 2025", "2024-12", "2025-04"],
    ["mid-2024", "2024-05", "2024-06"],
    ["the middle of 2024", "2024-05", "2024-06"],
    ["late 2024", "2024-08", "2024-12"],
    ["the start of 2025", "2024-12", "2025-01"],
    ["the start of the summer of 2024", "2024-05", "2024-06"],
    ["the end of 2024", "2024-12", "2024-12"],
    ["the end of the summer of 2024", "2024-08", "2024-08"],
    ["the end of March 2025", "2025-03", "2025-03"],
    ["2025", "2024-12", "2025"],
    ["March", "2024-02", "2024-03"],
    ["March 2025", "2025-02", "2025-03"],
    ["early March 2025", "2025-02", "2025-03"],
    ["mid-March 2025", "2025-03", "2025-03"],
    ["next March", "2024-02", "2024-03"],
    ["20 May 2024", "2024-05-19", "2024-05-20"],
    ["Easter", "2024-03-30", "2024-03-31"],
    ["the end of the year", "2023-12", "2023-12"],
    ["year end", "2023-12", "2023-12"],
  ])("%s: before it by %s, by it by %s", (words, before, by) => {
    expect(lastOf(`before ${words}`)).toBe(before);
    expect(lastOf(`by ${words}`)).toBe(by);
  });
  it.each([
    ["before the summer of 2024", "2024-05"],
    ["by mid-2024", "2024-06"],
    ["before 2026", "2025-12"],
    ["in the autumn of 2024", "2024-11"],
  ])("is that of the question of a draft: %s", (words, date) => {
    const text = `Peru and Chile negotiate a fishing treaty. Peru will probably sign the treaty ${words}.`;
    const { questions } = propose(read(text, { asOf: DAY }), { date: DAY, basis: "" });
    expect(questions.map(({ until }) => until.date)).toEqual([date]);
  });
});

describe("a deadline that a person types", () => {
  it.each([
    ["before the summer of 2024", "2024-05"],
    ["before mid-2024", "2024-05"],
    ["mid-2024", "2024-06"],
    ["before 2025", "2024-12"],
    ["autumn 2024", "2024-11"],
  ])("is read as in a text: %s", (words, date) => {
    expect(comingDate(words, DAY)).toMatchObject({ date });
  });
  it.each(["soon", "before summer", "the day after"])(
    "is refused by its words, with the forms that do: %s",
    (words) => {
      const found = comingDate(words, DAY);
      expect("problem" in found && found.problem).toMatch(new RegExp(`^'${words}' .*2026-10.*mid-2026.*before 2026`));
    },
  );
});
