import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import {
  box,
  decisionWorth,
  driver,
  firstPassage,
  gain,
  inset,
  linkage,
  map,
  moved,
  scatter,
  spread,
  taught,
  thenAndNow,
  threshold,
  timeline,
  tipping,
  tornado,
  whyNot,
  worth,
} from "../../src/pictures/index.ts";
import { panelsOf, sweepDots, sweepHeat, sweepLine, sweepScatter } from "../../src/pictures/sweep/index.ts";
import type { SweepFindings } from "../../src/result/index.ts";
import { grid, hypercube } from "./sweep/grid.ts";
import { complete, degenerate, hostile, realistic } from "../report/fixture.ts";
import { decisive, movers, turning } from "../../src/wording/ranking.ts";

const firstPanel = (findings: SweepFindings) => panelsOf(findings)[0];
const { document } = parseHTML("<!doctype html><html><body></body></html>");
const paper = { document };
const result = realistic();

/** Tags that are opened and not closed in order, as XML wants it. */
function unclosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, end, name, alone] of svg.replace(/"[^"]*"/g, '""').matchAll(/<(\/?)([\w-]+)[^>]*?(\/?)>/g)) {
    if (end === "") {
      if (alone === "") open.push(name);
      continue;
    }
    if (open[open.length - 1] !== name) return [...open, `/${name}`];
    open.pop();
  }
  return open;
}

/** The same with all that a full run finds. */
const full = complete();

const gallery: { [name: string]: () => string } = {
  "first-passage": () => firstPassage(result, "energy_deal"),
  "first-passage-rare": () => firstPassage(result, "settlement"),
  "first-passage-never": () => firstPassage(result, "war"),
  "first-passage-holds": () => firstPassage(result, "joint_holds"),
  threshold: () => threshold(result, "energy_deal", "pressure"),
  "threshold-flat": () => threshold(result, "energy_deal", "dependence"),
  "gain-norland": () => gain(result, 2, "norland", paper),
  "gain-varda": () => gain(result, 2, "varda", paper),
  taught: () => taught(result, paper),
  "driver-fan": () => driver(result, "pressure", paper),
  "driver-history-only": () => driver(result, "price", paper),
  tornado: () => tornado(full, "energy_deal", paper),
  tipping: () => tipping(full, "energy_deal", paper),
  box: () => box(full, "energy_deal"),
  "why-not": () => whyNot(full, "energy_deal"),
  linkage: () => linkage(full, "summit"),
  worth: () => worth(full),
  "decision-worth": () => decisionWorth(full, full.decisions!["tanker"]),
  spread: () => spread(full, "energy_deal"),
  "spread-without-numbers": () => spread(result, "energy_deal"),
  scatter: () => scatter(full, "summit", paper),
  "then-and-now": () => thenAndNow(full),
  timeline: () => timeline(full),
  map: () => map(full),
  "map-inset": () => inset(full),
  "hostile-gain": () => gain(hostile(), 2, "norland", paper),
  "sweep-heat": () => sweepHeat(firstPanel(grid(5, 7, (n) => (n < 2 ? "missing" : n === 9 ? "partial" : "done")))),
  "sweep-heat-row": () => sweepHeat(firstPanel(grid(1, 9))),
  "sweep-heat-cell": () => sweepHeat(firstPanel(grid(1, 1))),
  "sweep-line": () => sweepLine(firstPanel(grid(0, 9, (n) => (n === 6 ? "missing" : n === 7 ? "partial" : "done")))),
  "sweep-dots": () =>
    sweepDots(
      grid(0, 5, (n) => (n === 3 ? "missing" : "done")),
      "c",
      "q",
    ),
  "sweep-scatter": () => sweepScatter(firstPanel(hypercube(41, 8)), 7, 0.97),
  "degenerate-first-passage": () => firstPassage(degenerate(), "always"),
};

describe("the gallery", () => {
  test.each(Object.keys(gallery))("%s looks as it was reviewed", async (name) => {
    await expect(gallery[name]()).toMatchFileSnapshot(`../../docs/use/gallery/${name}.svg`);
  });

  test.each(Object.keys(gallery))("%s is one well-formed SVG with its finding in words", (name) => {
    const svg = gallery[name]();
    expect(svg).not.toMatch(/NaN|undefined|Infinity|null/);
    expect(unclosed(svg)).toEqual([]);
    const bare = svg.replace(/"[^"]*"/g, '""');
    expect(bare).not.toMatch(/<script|<img|<style|\son\w+=""|\sid=""/);
    const root = parseHTML(`<!doctype html><html><body>${svg}</body></html>`).document.querySelector("svg");
    expect(root?.getAttribute("role")).toBe("img");
    expect(root?.getAttribute("aria-label")?.length).toBeGreaterThan(20);
  });

  test("no coordinate has more than two decimals", () => {
    for (const draw of Object.values(gallery))
      expect(draw().replace(/aria-label="[^"]*"/, "")).not.toMatch(/="[^"]*\d\.\d{3}/);
  });
});

test("the same result gives the same bytes", () => {
  for (const draw of Object.values(gallery)) expect(draw()).toBe(draw());
});

test("what is not there is an empty string and no empty frame", () => {
  expect(firstPassage(degenerate(), "empty")).toBe("");
  expect(firstPassage(result, "no_such_question")).toBe("");
  expect(threshold(result, "war", "pressure")).toBe("");
  expect(gain(result, 0, "norland", paper)).toBe("");
  expect(taught(degenerate(), paper)).toBe("");
  expect(driver(result, "no_such_driver", paper)).toBe("");
  expect(
    box(result, "energy_deal") +
      whyNot(result, "energy_deal") +
      linkage(result, "summit") +
      worth(result) +
      map(result) +
      inset(result) +
      spread(result, "war") +
      scatter(degenerate(), "gone", paper),
  ).toBe("");
  expect(timeline({ ...result, accords: [], events: [] })).toBe("");
});

test("a curve or a threshold that starts at none says what none of the kept worlds allows, not what the whole answer allows", () => {
  const changed = realistic();
  const question = changed.questions["energy_deal"];
  question.curve[0].p = 0;
  question.threshold["pressure"][0].p = 0;
  expect(firstPassage(changed, "energy_deal")).toContain("goes from under 0.2\u00a0% in");
  expect(threshold(changed, "energy_deal", "pressure")).toContain("under 0.2\u00a0% at 0 and");
});

test("a driver counts as moving an answer only where more worlds change it than chance would have it", () => {
  const level = (at: number, more: number, fewer: number) => ({
    at,
    p: 0.1 + more - fewer,
    se: 0.01,
    today: at === 0,
    more,
    fewer,
  });
  const question = {
    ...result.questions["energy_deal"],
    threshold: {
      all: [level(0, 0, 0), level(1, 0.008, 0)], // 8 of 1,000 worlds, all one way: z = 2.83, and 2.50 is once in twenty of four
      few: [level(0, 0, 0), level(1, 0.006, 0)], // z = 2.45
      both: [level(0, 0, 0), level(1, 0.05, 0.03)], // 50 and 30: z = 2.24
      none: [level(0, 0, 0), level(1, 0, 0)],
    },
  };
  expect(movers(question, 1000)).toEqual(["all"]);
});

test("the strip of a number that is written without a minus has no end below 0", () => {
  const wide = complete();
  const { limits } = wide.questions["energy_deal"].boxes![0];
  for (const { path } of limits) wide.parameters[path] = { ...wide.parameters[path], after: { mean: 0.5, sd: 1 } };
  const strip = (text: string): string => {
    for (const { path } of limits) wide.parameters[path].text = text;
    return box(wide, "energy_deal");
  };
  expect(strip("0.2 to 0.8")).not.toContain(">\u2212");
  expect(strip("-0.2 to 0.8")).toContain(">\u22121.15<"); // 0.5 - 1.645
});

test("numbers below noise and drivers that turn nothing are not drawn", () => {
  expect(decisive(full, "energy_deal").map((line) => line.path)).toEqual([
    "actors.varda.reliability",
    "actors.varda.friction",
    "tables.summit.concludes",
    "actors.norland.left_out",
  ]);
  expect(turning(full, "energy_deal")).toEqual(["pressure"]);
  expect(tornado(result, "energy_deal", paper) + tipping(result, "energy_deal", paper)).toBe("");
});

test("the numbers that the record moved come largest first, exact ones never", () => {
  expect(moved(result, 3)).toEqual(["actors.varda.friction", "actors.varda.reliability", "tables.summit.concludes"]);
  expect(moved(result, 99).every((path) => result.parameters[path].uncertain)).toBe(true);
});

/** Three numbers rounded to a tenth of a pixel. */
const ROUNDING = 0.16;

test("bars of a gain follow on one another and end at its mean", () => {
  const svg = gain(result, 2, "norland", paper);
  const bars = [...svg.matchAll(/<rect[^>]*\bwidth="([\d.]+)"[^>]*\bx="([\d.]+)"/g)].map((found) => ({
    x: Number(found[2]),
    width: Number(found[1]),
  }));
  expect(bars).toHaveLength(6);
  for (let n = 1; n < bars.length; n++) {
    const ends = [bars[n - 1].x, bars[n - 1].x + bars[n - 1].width],
      starts = [bars[n].x, bars[n].x + bars[n].width];
    expect(ends.some((end) => starts.some((start) => Math.abs(end - start) < ROUNDING))).toBe(true);
  }
});
