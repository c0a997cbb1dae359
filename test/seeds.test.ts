import { describe, expect, it } from "vitest";
import { inQuarter, quarterOf } from "./seeds.ts";

describe("the seeds of a run", () => {
  it("are a quarter by the commit's hash, the first without a commit, and what ENTENTE_SEEDS says before both", () => {
    expect(["0", "5", "a", "f"].map((end) => quarterOf(undefined, `0ed5bd${end}`))).toEqual([0, 1, 2, 3]);
    expect(quarterOf("", "")).toBe(0);
    expect(["0", "3", "all"].map((setting) => quarterOf(setting, "0ed5bd5"))).toEqual([0, 3, "all"]);
    for (const wrong of ["4", "-1", "ALL", "1,2"]) expect(() => quarterOf(wrong, "")).toThrow(`"${wrong}"; write 0, 1`);
  });
  it("are each in one quarter", () => {
    const all = Array.from({ length: 23 }, (_, n) => n);
    const quarters = [0, 1, 2, 3].map((quarter) => inQuarter(quarter, all));
    expect(quarters.flat().sort((a, b) => a - b)).toEqual(all);
    for (const some of quarters) expect(some.length).toBeGreaterThanOrEqual(5);
    expect(inQuarter("all", all)).toEqual(all);
  });
});
