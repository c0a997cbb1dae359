import { describe, expect, it } from "vitest";
import { type Case } from "../../../src/language/index.ts";
import { at, kept, number } from "../treaty.ts";

const month = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;
const issue = (c: Case, id: string) => c.issues.find((one) => one.id === id)!;
const c = kept();

describe("rates", () => {
  it("are one number, steps in time, or either with drivers that move it", () => {
    const table = c.tables[0];
    expect(table.meetingsPerYear).toEqual({
      steps: ["2015-01", "2018-01"].map((m) => ({
        month: month(m),
        value: at(c, `tables.summit.meetings_per_year.${m}`),
      })),
      movedBy: [],
    });
    const here = "tables.summit.concludes";
    expect(table.concludes).toEqual({
      steps: [{ month: null, value: at(c, here) }],
      movedBy: [
        {
          driver: 0,
          ...Object.fromEntries(["from", "to", "times"].map((key) => [key, at(c, `${here}.moved_by.war.${key}`)])),
        },
      ],
    });
    const reviews = issue(c, "treaty").reviewsPerYear;
    expect([reviews.steps.length, reviews.movedBy.length]).toEqual([2, 1]);
    expect(number(c, "issues.treaty.reviews_per_year.2018-01").cited).toBe("judged");
  });
  it("take a sentence, a because and a factor beside the number that drivers move", () => {
    const found = kept(
      "concludes: {value: 0.2 to 0.5, moved_by: {war: {from: 20, to: 60, times: 0.1}}}",
      'concludes: {value: 0.2 to 0.5, with: {boldness: 0.5}, judgment: "One in three, or so.", moved_by: {war: {from: 20, to: 60, times: 0.1}}}',
    );
    expect(number(found, "tables.summit.concludes")).toMatchObject({
      quantity: { kind: "normal", low: 0.2, high: 0.5 },
      factors: [{ factor: 0, correlation: 0.5 }],
    });
    expect(found.citations.some(({ quote }) => quote === "One in three, or so.")).toBe(true);
  });
  it("are in order of time however they are written", () => {
    const found = kept("{2015-01: 0.5 to 1, 2018-01: 3 to 6}", "{2018-01: 3 to 6, 2015-01: 0.5 to 1}");
    expect(found.tables[0].meetingsPerYear.steps.map(({ month: m }) => m)).toEqual([
      month("2015-01"),
      month("2018-01"),
    ]);
  });
});
