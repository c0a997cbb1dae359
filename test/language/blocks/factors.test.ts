import { describe, expect, it } from "vitest";
import { kept, number } from "../treaty.ts";

const c = kept();

describe("factors", () => {
  it("are named, and numbers say how they move with them", () => {
    expect(c.factors.map(({ id, name }) => [id, name])).toEqual([["boldness", "How bold both are"]]);
    expect(number(c, "actors.norland.friction").factors).toEqual([{ factor: 0, correlation: -0.6 }]);
    expect(number(c, "actors.norland.stakes.treaty.weight").factors).toEqual([{ factor: 0, correlation: -0.5 }]);
  });
  it("are given to every actor that a shared number stands for", () => {
    const found = kept("residual: {value: 3 to 6,", "residual: {value: 3 to 6, with: {boldness: 0.4},");
    expect(found.parameters.filter(({ shared }) => shared === "residual").map(({ factors }) => factors)).toEqual(
      Array(3).fill([{ factor: 0, correlation: 0.4 }]),
    );
  });
});
