import { describe, expect, it } from "vitest";
import { at, kept } from "../treaty.ts";

const month = (text: string): number => 12 * Number(text.slice(0, 4)) + Number(text.slice(5)) - 1;
const c = kept();

describe("a table's calendar", () => {
  it("has its first and last month, dates with or without a chance of their own, and a condition", () => {
    expect(c.tables[0]).toMatchObject({
      opens: month("2015-03"),
      deadline: month("2021-12"),
      meetsOn: [
        { month: month("2018-07"), concludes: null },
        { month: month("2019-06"), concludes: at(c, "tables.summit.meets_on.2019-06") },
      ],
      while: { kind: "all", of: [{ kind: "driver", driver: 0, above: null, below: 50 }] },
    });
    const listed = kept("{2018-07: , 2019-06: 0.4 to 0.7}", "[2019-06, 2018-07]").tables[0].meetsOn;
    expect(listed).toEqual(["2018-07", "2019-06"].map((m) => ({ month: month(m), concludes: null })));
  });
});
