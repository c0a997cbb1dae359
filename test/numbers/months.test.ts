import { describe, expect, it } from "vitest";
import { daysIn, decimalYear, monthName, monthOf, parseMonth } from "../../src/numbers/months.ts";

describe("a month", () => {
  it("is counted from January of year 0 and printed as it is read", () => {
    expect(monthOf(2012, 10)).toBe(12 * 2012 + 9);
    expect(monthName(monthOf(2012, 10))).toBe("2012-10");
    expect(monthName(monthOf(33, 1))).toBe("0033-01");
    for (let month = monthOf(1999, 1); month < monthOf(2001, 1); month++)
      expect(parseMonth(monthName(month))).toBe(month);
  });
  it("is read from 'YYYY-MM' and nothing else", () => {
    for (const text of ["2012", "2012-1", "2012-00", "2012-13", "2012-10-01", " 2012-10", "2012/10", ""])
      expect(parseMonth(text), text).toBeNaN();
  });
  it("stands at its middle on an axis of years", () => {
    expect(decimalYear("2012-01")).toBeCloseTo(2012 + 1 / 24, 12);
    expect(decimalYear("2012-12")).toBeCloseTo(2013 - 1 / 24, 12);
    expect(decimalYear("2012")).toBe(decimalYear("2012-01"));
  });
  it("has the days of the Gregorian calendar", () => {
    const days = (year: number): number[] => Array.from({ length: 12 }, (_, m) => daysIn(year, m + 1));
    expect(days(2013)).toEqual([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);
    expect([1900, 2000, 2012, 2100].map((year) => daysIn(year, 2))).toEqual([28, 29, 29, 28]);
  });
});
