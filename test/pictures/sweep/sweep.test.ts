import { describe, expect, it } from "vitest";
import { panelsOf, sweepDots, sweepHeat, sweepLine } from "../../../src/pictures/sweep/index.ts";
import type { SweepFindings, SweepPointFinding } from "../../../src/result/index.ts";

const levels = (n: number): number[] => Array.from({ length: n }, (_, k) => k);

/** A grid of rows by columns, whose odds rise along both; `status` of a point by its number. */
function grid(
  rows: number,
  columns: number,
  status: (n: number) => SweepPointFinding["status"] = () => "done",
): SweepFindings {
  const axis = (name: string, n: number) => ({
    kind: "set" as const,
    path: name,
    name,
    unit: null,
    levels: levels(n),
    today: 0,
  });
  const axes = [...(rows > 0 ? [axis("rows", rows)] : []), axis("columns", columns)];
  const at =
    rows > 0 ? levels(rows).flatMap((r) => levels(columns).map((c) => [r, c])) : levels(columns).map((c) => [c]);
  const point = (own: number[], n: number): SweepPointFinding => {
    const p = own.reduce((sum, level) => sum + level, 0) / Math.max(1, rows + columns - 2);
    const odds = {
      p,
      se: 0.01,
      low: Math.max(0, p - 0.02),
      high: Math.min(1, p + 0.02),
      without_record: null,
      diff: null,
      diff_se: null,
    };
    const missing = status(n) === "missing";
    return {
      id: `p${n}`,
      label: own.join(" "),
      case: "c",
      scenario: null,
      at: own,
      status: status(n),
      tried: 100,
      kept: missing ? 0 : 50,
      fit: missing ? null : 0.5,
      questions: missing ? null : { q: odds },
    };
  };
  return {
    sweep: 1,
    plan: "f",
    design: "over",
    engine: "1",
    draws: 50,
    limit: 100,
    seed: 1,
    paths: 8,
    axes,
    skipped: [],
    messages: [],
    cases: [
      {
        id: "c",
        title: "C",
        hash: "0",
        as_of: "2020-01",
        record: true,
        questions: { q: { ask: "Will it <hold>?", by: "2021-01" } },
      },
    ],
    points: at.map(point),
  };
}
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
    expect([count(svg, /-none\)"/g), count(svg, /-rough\)"/g)]).toEqual([1, 1]);
    expect(svg).toContain("1 of 9 cells have no odds yet");
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
