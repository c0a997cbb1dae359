import { describe, expect, it } from "vitest";
import { asOf, dates, later } from "../../src/reader/dates.ts";
import { easterOf, isoDay } from "../../src/reader/dates/calendar.ts";
import { publishedIn } from "../../src/reader/dates/published.ts";
import { read } from "../../src/reader/index.ts";

/** As of Wednesday 15 May 2024. */
const NOW = asOf("2024-05-15");
const one = (text: string, now = NOW): string => {
  const [d] = dates(text, 0, text.length, now);
  return d ? `${d.from}..${d.to}` : "none";
};

const statedDate = (text: string): string | null => publishedIn(text)?.date ?? null;

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
  it.each([
    ["2018-03-05", "2018-03-05\n\nThe dam is full."],
    ["2018-03-05", "Dams and treaties\n05.03.2018\n\nThe dam is full."],
    ["2018-03-05", "By Jane Doe, March 5th, 2018\n\nThe dam is full."],
    ["2018-03-25", "25/3/2018 | World\n\nThe dam is full."],
    ["2018-03-25", "Posted on 3/25/2018 by Jane\n\nThe dam is full."],
    ["2018-03-05", "CAIRO, March 5, 2018 (Agency) \u2014 The dam is full, and the ministers of both sides said so."],
    ["2018-03-05", "Addis Ababa, 5 March 2018 - The dam is full, and the ministers of both sides said so."],
    ["2018-03-05", "The next issue appears on 1 May 2018\n5 March 2018\n\nThe dam is full."],
  ])("%s is the day of publication: %j", (date, text) => expect(statedDate(text)).toBe(date));
  it.each([
    "5/3/2018\n\nThe dam is full.",
    "The next issue appears on 1 May 2018\n\nThe dam is full.",
    "On March 5, 2018 the ministers of both countries met at the dam and signed nothing at all.",
    "The dam is full.\n\nCopyright 1 May 2018",
  ])("none is the day of publication in %j", (text) => expect(statedDate(text)).toBeNull());
  it.each(["2012-13", "2012-02-30", "now", "12"])("'%s' is no date", (text) => expect(asOf(text)).toBeNull());
  it.each([
    "31 June",
    "June 31, 2019",
    "00 October",
    "30 February 2020",
    "on 0 May",
    "31st of November 1999",
    "45 March",
  ])("'%s', which the calendar does not have, gives no day", (text) =>
    expect(
      dates(text, 0, text.length, NOW)
        .map(({ from }) => from.length)
        .every((n) => n < 10),
    ).toBe(true),
  );
  it.each(["31 June 2020\n\nThe dam is full.", "June 31, 2020\n\nThe dam is full."])(
    "nor is it the date of a text: %s",
    (text) => expect(statedDate(text)).toBeNull(),
  );
  it("'may' and 'march' in small letters are verbs", () => {
    expect(one("Ministers may 10 days from now sign")).toBe("none");
    expect(one("the troops march 30 miles")).toBe("none");
    expect(one("in May 2017 Turkey signed")).toBe("2017-05..2017-05");
  });
  it("no interval ends before it begins, whatever comes first", () => {
    for (const text of ["before 2010", "by the end of 2013", "until May 2012", "since 2030", "from 2014 to 2010"])
      for (const { from, to } of dates(text, 0, text.length, NOW))
        expect(from <= to, `${text}: ${from}..${to}`).toBe(true);
    expect(one("before 2010")).toBe("2010..2010");
  });
  it("counts of years that no calendar holds are text", () => {
    expect(one("within 99999999999999 years")).toBe("none");
    expect(one("in 20000 years")).toBe("none");
  });
});

describe("a date by which something is to come", () => {
  it.each([
    ["before the 20th", "2024-05-20"],
    ["by the 3rd", "2024-06-03"],
    ["before March", "2025-03"],
    ["until June", "2024-06"],
    ["by 14 May", "2025-05-14"],
    ["before September 30", "2024-09-30"],
    ["before the end of May", "2024-05"],
    ["before Easter", "2025-04-20"],
    ["by Christmas", "2024-12-25"],
    ["before New Year", "2025-01-01"],
    ["by year end", "2024-12"],
    ["before the year's end", "2024-12"],
    ["before the end of the month", "2024-05"],
    ["by month's end", "2024-05"],
    ["before the end of the week", "2024-05-19"],
    ["by the end of next month", "2024-06"],
    ["within two years", "2026"],
    ["before Friday", "2024-05-17"],
    ["no later than Wednesday", "2024-05-22"],
  ])("ends its interval: %s", (words, to) => {
    for (const text of [words, `the two will sign ${words}`, `Having met twice, they must settle ${words}, he wrote`])
      expect(one(text), text).toBe(`2024-05-15..${to}`);
  });
  it.each([
    "By March they had signed",
    "it was closed until March",
    "They signed before Easter",
    "before Christmas the talks collapsed",
    "before Friday the two sides met",
    "In 2010 they agreed to meet and to sign before Easter",
  ])("is none where it is told of the past: %s", (text) =>
    expect(dates(text, 0, text.length, NOW).filter(({ to }) => to > "2024-05-15")).toEqual([]),
  );
  it.each(["before the 20th century", "before the 38th parallel", "before the 3rd round", "before may"])(
    "is no date: %s",
    (text) => expect(one(text)).toBe("none"),
  );
  it.each([
    ["A government takes office next Monday", "2024-05-20"],
    ["next Wednesday", "2024-05-22"],
    ["this coming Friday", "2024-05-17"],
    ["at the April session", "2024-04"],
    ["the October summit", "2023-10"],
  ])("or on which: %s", (text, date) => expect(one(text)).toBe(`${date}..${date}`));
  it("needs the month of the text", () => {
    expect(one("before Easter", asOf("2024"))).toBe("none");
    expect(one("before Easter", asOf("2024-03"))).toBe("2024-03..2024-03-31");
    expect(one("before Friday", asOf("2024-03"))).toBe("none");
    expect(one("next Monday", asOf("2024-03"))).toBe("2024-03..2024-03");
  });
  /** Easter Sundays as almanacs give them, early and late ones with them. */
  it.each(["1818-03-22", "1943-04-25", "2000-04-23", "2008-03-23", "2011-04-24", "2024-03-31", "2038-04-25"])(
    "Easter is on %s",
    (day) => expect(isoDay(easterOf(Number(day.slice(0, 4))))).toBe(day),
  );
});

describe("a month without a year", () => {
  const months = (text: string): string[] =>
    read(text, { asOf: "2024-05-15" }).items.flatMap((item) =>
      item.kind === "event" && item.time ? [item.time.resolved[0]] : [],
    );
  it("is of the year that its sentence has named", () =>
    expect(dates("They fell out in 2010 and signed in March", 0, 41, NOW).map(({ from }) => from)).toEqual([
      "2010",
      "2010-03",
    ]));
  it("is of the year of the sentence before, where dates open both", () =>
    expect(months("In 2010 Peru attacked Chile. In March Peru signed a treaty with Chile.")).toEqual([
      "2010",
      "2010-03",
    ]));
  it("is the last one before the text where no year opens the sentence before", () => {
    expect(months("Peru attacked Chile. In March Peru signed a treaty with Chile.")).toContain("2024-03");
    expect(months("Peru attacked Chile in 2010. Peru signed a treaty with Chile in March.")).toContain("2024-03");
  });
});
