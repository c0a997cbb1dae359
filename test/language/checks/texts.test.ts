import { describe, expect, it } from "vitest";
import { textsSince } from "../../../src/language/index.ts";
import { median } from "../../../src/numbers/quantity.ts";
import { TREATY, kept } from "../treaty.ts";

const texts = (from = "", to = "") => {
  const c = kept(from, to);
  return textsSince(c, (p) => median(c.parameters[p]));
};
const TABLE = /    meetings_per_year: (?:.|\n)*?    while: .*\n/;
const table = (rates: string): string =>
  TREATY.replace(TABLE, rates).replace("tables.summit.meetings_per_year.2018-01: 6 to 9, ", "");
/** Months of the record in which a table can meet: from the second on. */
const MONTHS = 41; // 2015-02 to 2018-06

describe("texts that a table can bring over a record", () => {
  it("are months times the chance of a meeting times that of a text", () => {
    const [{ most }] = texts(TREATY, table("    meetings_per_year: 12\n    concludes: 0.5\n"));
    expect(most).toBeCloseTo(MONTHS * (1 - Math.exp(-1)) * 0.5, 10);
  });
  it("count within opens and deadline, by steps, and dates besides", () => {
    const dated =
      "    meetings_per_year: {2015-01: 0, 2018-01: 12}\n    concludes: 0.5\n    opens: 2016-01\n    deadline: 2018-04\n    meets_on: {2017-01: , 2018-02: 0.25}\n";
    const meets = 1 - Math.exp(-1);
    const [{ most }] = texts(TREATY, table(dated));
    const month = meets * 0.5; // of 2018-01, -03 and -04; 2017-01 by the date alone; 2018-02 by either
    expect(most).toBeCloseTo(3 * month + 0.5 + (1 - (1 - month) * (1 - 0.25)), 10);
  });
  it("take what drivers do at its most, and a chance of at most 1", () => {
    const moved =
      "    meetings_per_year: {value: 6, moved_by: {war: {from: 20, to: 60, times: 2}}}\n    concludes: {value: 0.8, moved_by: {war: {from: 20, to: 60, times: 3}}}\n";
    expect(texts(TREATY, table(moved))[0].most).toBeCloseTo(MONTHS * (1 - Math.exp(-1)), 10);
    const less = moved.replace("times: 2", "times: 0.5").replace("times: 3", "times: 0");
    expect(texts(TREATY, table(less))[0].most).toBeCloseTo(MONTHS * (1 - Math.exp(-0.5)) * 0.8, 10);
  });
  it("are held against accords since then that two of its parties can have signed at it", () => {
    const accord = (id: string, parties: string, date: string, more = "") =>
      `  ${id}: {parties: [${parties}], date: ${date}, kind: memorandum, binds: false${more}}\n`;
    const accords = `accords:\n${[
      accord("a", "norland, varda", "2016-03-01"),
      accord("of_a_ministry", "norland, ministry", "2016-04", ", on: treaty"),
      accord("before", "norland, varda", "2014-12"),
      accord("of_another_issue", "norland, varda", "2016-05", ", on: club"),
      accord("of_others", "norland, club", "2016-06"),
    ].join("")}`;
    expect(texts("questions:\n", `${accords}questions:\n`)[0].known).toBe(2);
  });
  it("are none without a record", () => {
    expect(texts(TREATY, TREATY.replace(/record:\n(?:  .*\n)+/, ""))).toEqual([]);
  });
});
