import { describe, expect, it } from "vitest";
import { panelsOf, sweepDots, sweepHeat, sweepLine, sweepScatter } from "../../../src/pictures/sweep/index.ts";
import type { SweepFindings } from "../../../src/result/index.ts";
import { sweepPage } from "../../../src/report/index.ts";
import { grid, hypercube } from "./grid.ts";

const heat = (findings: SweepFindings): string => sweepHeat(panelsOf(findings)[0]);
const count = (text: string, part: RegExp): number => text.match(part)?.length ?? 0;

describe("a heat map", () => {
  it.each([
    [1, 1],
    [1, 9],
    [9, 1],
    [50, 50],
  ])("of %i by %i cells has one box a cell, and figures where they can be read", (rows, columns) => {
    const svg = heat(grid(rows, columns));
    expect(count(svg, /<rect [^>]*><title>/g)).toBe(rows * columns);
    expect(svg.includes("paint-order")).toBe(columns <= 13);
    expect(svg).not.toMatch(/NaN|Infinity|<hold>/);
  });
  it("hatches cells without odds and dots partial ones", () => {
    const svg = heat(grid(3, 3, (n) => (n === 0 ? "missing" : n === 1 ? "partial" : "done")));
    expect([count(svg, /no odds, chunks are missing/g), count(svg, /stroke-dasharray="0 /g)]).toEqual([1, 1]);
    expect(svg).toContain("1 of 9 cells have no odds yet");
  });
});

describe("the ring of a heat map", () => {
  const withBase = (kind: "set" | "pin"): SweepFindings => {
    const findings = grid(3, 3);
    const base = { ...findings.points[4], id: "base", at: [] };
    return {
      ...findings,
      axes: findings.axes.map((axis, a) => (a === 1 ? { ...axis, kind } : axis)),
      points: [base, ...findings.points],
    };
  };
  const words = (svg: string): string => svg.replace(/<[^>]*>/g, " ");
  it("comes with the odds of the case as it is", () => {
    expect(words(heat(withBase("set")))).toMatch(/the case as it is, 50\s%/);
    expect(words(heat(withBase("set")))).not.toContain("moves");
  });
  it("says that cells hold a driver where one is pinned", () =>
    expect(heat(withBase("pin"))).toMatch(/cells hold columns, which in the case moves/));
  it("is not spoken of where the case lies outside of the levels", () => {
    const findings = grid(3, 3);
    const axes = findings.axes.map((axis) => ({ ...axis, today: 9 }));
    expect(heat({ ...findings, axes })).not.toContain("ring:");
  });
});

describe("a line", () => {
  it("is broken where odds are missing, and has the share of worlds that fit below it", () => {
    const whole = sweepLine(panelsOf(grid(0, 5))[0]);
    const broken = sweepLine(panelsOf(grid(0, 5, (n) => (n === 2 ? "missing" : "done")))[0]);
    expect(whole).toContain("worlds that fit the record");
    expect(count(whole, /stroke-width="1.8"/g)).toBe(8);
    expect(count(broken, /stroke-width="1.8"/g)).toBeLessThan(8);
    expect(whole + broken).not.toMatch(/NaN|Infinity/);
  });
  it("has a ring with the odds of the case as it is, and says that levels hold a driver where one is pinned", () => {
    const withBase = (kind: "set" | "pin"): string => {
      const findings = grid(0, 5);
      const points = [{ ...findings.points[2], id: "base", at: [] }, ...findings.points];
      return sweepLine(panelsOf({ ...findings, axes: [{ ...findings.axes[0], kind }], points })[0]);
    };
    expect(withBase("set")).toMatch(/ring: the case as it is, 50\s%/);
    expect(withBase("set")).not.toContain("moves");
    expect(withBase("pin")).toMatch(/levels hold columns, which in the case moves/);
    expect(sweepLine(panelsOf(grid(0, 5))[0])).not.toContain("ring");
  });
  it("of one level is a dot", () => expect(sweepLine(panelsOf(grid(0, 1))[0])).not.toMatch(/NaN|Infinity/));
});

it("dots stand in order of the odds, those without odds last", () => {
  const svg = sweepDots(
    grid(0, 3, (n) => (n === 1 ? "missing" : "done")),
    "c",
    "q",
  );
  expect(svg.indexOf(">2<")).toBeLessThan(svg.indexOf(">0<"));
  expect(svg.indexOf(">0<")).toBeLessThan(svg.indexOf(">1<"));
});

describe("a scatter of a Latin hypercube", () => {
  const findings = hypercube(31, 10);
  it("has a dot a point, a running mean, the question and the rank correlation with a true minus", () => {
    const svg = sweepScatter(panelsOf(findings)[0], 1, -0.5);
    expect(count(svg, /<circle /g)).toBe(31);
    expect(svg).toContain("\u22120.50");
    expect(svg).toContain("Will it");
    expect(svg).not.toMatch(/NaN|Infinity|<hold>/);
  });
  it("stands on its page by the strength of its correlation, and the table has no column for each of many numbers", () => {
    const page = sweepPage(findings);
    const first = page.slice(page.indexOf("<svg"), page.indexOf("</svg>"));
    expect(first).toContain("n7");
    expect(page.slice(page.indexOf("points-table"))).not.toMatch(/<th scope="col">n7/);
    expect(page).toContain("points.csv");
  });
});
