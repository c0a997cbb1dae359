/** Numbers as people write them are the same number on every page, by what is meant at their place. */
import { expect, it } from "vitest";
import { AMOUNT, MONTHS, PART, SHARE, VALUE } from "../../../src/language/blocks/fields.ts";
import { frequencyTyped, monthsTyped, numberAsWritten, unreadNumber } from "../../../src/reader/draft/typed.ts";

it.each([
  ["every three months", "4"],
  ["every 2 to 4 months", "3 to 6"],
  ["once every two years", "0.5"],
  ["once in four years", "0.25"],
  ["every month", "12"],
  ["every other month", "6"],
  ["twice a year", "2"],
  ["two to four times a year", "2 to 4"],
  ["3 per year", "3"],
  ["1 a month", "12"],
  ["quarterly", "4"],
  ["quarterly to monthly", "4 to 12"],
  ["monthly to quarterly", "4 to 12"],
  ["2 to 4", "2 to 4"],
])("%s is %s a year", (words, written) => expect(frequencyTyped(words)).toBe(written));
it.each(["now and then", "every few months", "every 0 months", "rarely", ""])("%s is not a frequency", (words) =>
  expect(frequencyTyped(words)).toBeNull(),
);

it.each([
  ["half a year", "6"],
  ["two years", "24"],
  ["6 months", "6"],
  ["2 to 6 months", "2 to 6"],
  ["six months to a year", "6 to 12"],
  ["between one and two years", "12 to 24"],
  ["a quarter", "3"],
  ["2 to 6", "2 to 6"],
])("%s is %s months", (words, written) => expect(monthsTyped(words)).toBe(written));
it.each(["soon", "some years", "a while", "one year and six months"])("%s is not a number of months", (words) =>
  expect(monthsTyped(words)).toBeNull(),
);

it.each([
  ["tables.talks.concludes", SHARE, "1 in 3", "33.3%"],
  ["tables.talks.concludes", SHARE, "a third", "33.3%"],
  ["tables.talks.concludes", SHARE, "30 to 50", "30% to 50%"],
  ["tables.talks.concludes", SHARE, "unlikely", "unlikely"],
  ["tables.talks.concludes", SHARE, "0.3", "0.3"],
  ["tables.talks.concludes", SHARE, "beta(2 5)", "beta(2 5)"],
  ["actors.a.needs.n.met_by.k.o", PART, "half", "50%"],
  ["actors.a.needs.n.met_by.k.o", PART, "-0.5", "-0.5"],
  ["tables.talks.meetings_per_year", AMOUNT, "every three months", "4"],
  ["issues.vote.procedure.months", MONTHS, "half a year", "6"],
  ["actors.a.stakes.k.values.o", VALUE, "-80 to -20", "-80 to -20"],
  ["drivers.war.per_year", VALUE, "twice a year", "twice a year"],
] as const)("%s takes %s", (path, field, words, written) => {
  expect(numberAsWritten(words, path, field)).toBe(written);
});

it("words that are not a number are refused in the shapes that their place takes", () => {
  expect(unreadNumber("often", "tables.talks.concludes", true, "0.05 to 0.5")).toContain("1 in 3");
  expect(unreadNumber("often", "tables.talks.meetings_per_year", false, "0.5 to 6")).toContain("every three months");
  expect(unreadNumber("soon", "issues.vote.procedure.months", false, "1 to 12")).toContain("half a year");
  expect(unreadNumber("7000", "tables.talks.concludes", true, "0.05 to 0.5")).toBeNull();
});
