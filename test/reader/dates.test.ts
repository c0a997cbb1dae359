import { describe, expect, it } from "vitest";
import { asOf, dates, later, statedDate } from "../../src/reader/dates.ts";

/** As of Wednesday 15 May 2024. */
const NOW = asOf("2024-05-15");
const one = (text: string, now = NOW): string => {
  const [d] = dates(text, 0, text.length, now);
  return d ? `${d.from}..${d.to}` : "none";
};

describe("a date is an interval as of the article's", () => {
  it.each([
    ["signed on 3 March 2020", "2020-03-03..2020-03-03"],
    ["on March 3, 2020", "2020-03-03..2020-03-03"],
    ["in December 2019", "2019-12..2019-12"],
    ["in 2015", "2015..2015"],
    ["since 2010", "2010..2024-05-15"],
    ["since March", "2024-03..2024-05-15"],
    ["by the end of 2030", "2024-05-15..2030-12"],
    ["before 2027", "2024-05-15..2027"],
    ["the second half of 2022", "2022-07..2022-12"],
    ["the third quarter of 2023", "2023-07..2023-09"],
    ["Q1 2023", "2023-01..2023-03"],
    ["early 2014", "2014-01..2014-04"],
    ["in the summer of 2020", "2020-06..2020-08"],
    ["between 2010 and 2014", "2010..2014"],
    ["the 1990s", "1990..1999"],
    ["last year", "2023..2023"],
    ["last month", "2024-04..2024-04"],
    ["last week", "2024-05-06..2024-05-12"],
    ["on Monday", "2024-05-13..2024-05-13"],
    ["on Friday", "2024-05-10..2024-05-10"],
    ["yesterday", "2024-05-14..2024-05-14"],
    ["three years ago", "2021..2021"],
    ["last August", "2023-08..2023-08"],
    ["next November", "2024-11..2024-11"],
    ["by next March", "2024-05-15..2025-03"],
    ["within five years", "2024-05-15..2029"],
    ["last autumn", "2023-09..2023-11"],
    ["on 14 January", "2024-01-14..2024-01-14"],
    ["on 19 October", "2023-10-19..2023-10-19"],
    ["most recently", "2024-04..2024-05-15"],
  ])("%s", (text, interval) => expect(one(text)).toBe(interval));
  it("'may' is no month, and figures of tonnes and troops are no years", () => {
    expect(one("since 2010 may certainly be driving")).toBe("2010..2024-05-15");
    expect(one("2000 troops may leave")).toBe("none");
  });
  it("without a date of the article what hangs on it is not resolved", () => {
    expect(one("last week", null)).toBe("none");
    expect(one("in 2015", null)).toBe("2015..2015");
  });
  it("with a month only, days of the week are the month", () =>
    expect(one("on Monday", asOf("2022-06"))).toBe("2022-06..2022-06"));
  it("'a year later' counts from the date before", () => {
    const [d] = dates("in August 2023", 0, 14, NOW);
    expect(later("it was lifted a year later", d!)).toEqual(["2024-08", "2024-08"]);
    expect(later("it was lifted a year later", null)).toBeNull();
  });
  it("a date at the head of a text is its own", () => {
    expect(statedDate("By Jane Doe\n12 March 2021\n\nThe dam is full.")).toBe("2021-03-12");
    expect(
      statedDate("The treaty of the old republic was signed by both of them on 12 March 1921 in Moscow."),
    ).toBeNull();
  });
  it.each(["2012-13", "2012-02-30", "now", "12"])("'%s' is no date", (text) => expect(asOf(text)).toBeNull());
});
