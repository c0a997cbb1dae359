import { expect, test } from "vitest";
import {
  counted,
  date,
  figures,
  inWords,
  list,
  number,
  percent,
  points,
  wilsonEdges,
  year,
} from "../../src/wording/format.ts";
import { escape, rounded, serialise, type SvgNode } from "../../src/pictures/serialise.ts";
import { apart, clip, isolated, shareTop, ticks, widthOf, wrap } from "../../src/pictures/paper.ts";
import { realistic } from "../report/fixture.ts";

const nb = "\u00a0";

test("a share is a whole percentage, with one decimal under 1 and over 99", () => {
  expect([0.19, 0.5, 0.9899, 0.01, 0.0074, 0.994].map((p) => percent(p))).toEqual(
    ["19", "50", "99", "1", "0.7", "99.4"].map((text) => `${text}${nb}%`),
  );
});

test("a share that only rounds to nothing or to everything is never printed as 0 or 100", () => {
  expect(percent(0.00004)).toBe(`under 0.1${nb}%`);
  expect(percent(0.99999)).toBe(`over 99.9${nb}%`);
});

test("none of 10,000 is under 0.04 %, all of them over 99.96 %, none of 2,000 under 0.2 %", () => {
  expect(wilsonEdges(10_000).high).toBeCloseTo(0.000384, 6);
  expect(percent(0, wilsonEdges(10_000))).toBe(`under 0.04${nb}%`);
  expect(percent(1, wilsonEdges(10_000))).toBe(`over 99.96${nb}%`);
  expect(percent(0, wilsonEdges(2_000))).toBe(`under 0.2${nb}%`);
  expect(percent(1, wilsonEdges(2_000))).toBe(`over 99.8${nb}%`);
});

test("one world says hardly anything: none is under 80 %, all is over 20 %", () => {
  expect(percent(0, wilsonEdges(1))).toBe(`under 80${nb}%`);
  expect(percent(1, wilsonEdges(1))).toBe(`over 20${nb}%`);
});

test("numbers have a true minus sign, no negative zero and thin blanks from 10,000 on", () => {
  expect([number(-3.25, 1), number(-0.01, 1), number(2000), number(60600), number(-1234567.5, 1)]).toEqual([
    "\u22123.3",
    "0.0",
    "2000",
    "60\u202f600",
    "\u22121\u202f234\u202f567.5",
  ]);
  expect([points(3.14), points(-8), points(0.04)]).toEqual(["+3.1", "\u22128.0", "0.0"]);
  expect([figures(0), figures(0.0312), figures(1.25), figures(43.07), figures(1250), figures(-0.5)]).toEqual([
    "0",
    "0.0312",
    "1.25",
    "43.1",
    "1250",
    "\u22120.5",
  ]);
});

test("dates are read from ISO text and anything else stays what it is", () => {
  expect([date("2012"), date("2018-12"), date("2012-10-31"), date("last spring")]).toEqual([
    "2012",
    `December${nb}2018`,
    `31${nb}October${nb}2012`,
    "last spring",
  ]);
  expect(year("2012-01")).toBeCloseTo(2012 + 1 / 24, 12);
});

test("lists and small numbers read as a sentence does", () => {
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
  expect([counted(3), counted(12), counted(13)]).toEqual(["three", "twelve", "13"]);
});

test("a path is said in the names of the case", () => {
  const result = realistic();
  expect(inWords(result, "actors.norland.needs.gas.weight")).toBe(
    "Norland: need \u2018gas for idle reactors\u2019, weight",
  );
  expect(inWords(result, "actors.norland.stakes.skerries.values.two")).toBe(
    "Norland: stake in The four Skerries, value of \u2018Two pass to Norland\u2019",
  );
  expect(inWords(result, "actors.varda.beliefs.actors.norland.needs.gas.weight.bias")).toBe(
    "Varda: beliefs, Norland: need \u2018gas for idle reactors\u2019, weight (added to the truth)",
  );
  expect(inWords(result, "scenarios.overbearing.set.drivers.pressure.mean")).toBe(
    "Scenario: The pressure becomes overbearing: Pressure on Norland: mean",
  );
  expect(inWords(result, "learning")).toContain("share of a mistaken belief");
  expect(inWords(result, "actors.nobody.some_new_thing")).toBe("nobody: some new thing");
});

test("SVG text is escaped, and characters that XML forbids are replaced", () => {
  expect(escape(`<a href="x" b='y'>&\u0000\ud800`)).toBe("&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;\ufffd\ufffd");
  expect(escape("\u{1f600}")).toBe("\u{1f600}");
});

test("attributes are sorted, numbers rounded to two places, handlers and styles left out", () => {
  const text: SvgNode = { nodeType: 3, nodeName: "#text", nodeValue: "a<b", childNodes: [] };
  const style: SvgNode = { nodeType: 1, nodeName: "style", nodeValue: null, childNodes: [text], attributes: [] };
  const node: SvgNode = {
    nodeType: 1,
    nodeName: "path",
    nodeValue: null,
    childNodes: [style, text],
    attributes: [
      { name: "stroke", value: "red" },
      { name: "d", value: "M1.23456,-0.001L45.99999999e0,3e-9" },
      { name: "onclick", value: "x" },
      { name: "class", value: "y" },
    ],
  };
  expect(serialise(node)).toBe(`<path d="M1.23,0L46,0" stroke="red">a&lt;b</path>`);
  expect(rounded("translate(40,45.99999999999999)")).toBe("translate(40,46)");
});

test("labels are moved apart no further than needed, and stay inside", () => {
  expect(apart([10, 50], 13, 0, 100)).toEqual([10, 50]);
  expect(apart([10, 11, 12], 13, 0, 100)).toEqual([10, 23, 36]);
  expect(apart([98, 99], 13, 0, 100)).toEqual([87, 100]);
});

test("scales end at round values that hold the data", () => {
  expect([shareTop(0), shareTop(0.021), shareTop(0.5), shareTop(0.97)]).toEqual([0.01, 0.05, 0.5, 1]);
  expect(ticks(0, 100, 4)).toEqual([0, 50, 100]);
  expect(ticks(0, 0.3, 3)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticks(5, 5, 3)).toEqual([5]);
});

test("a long name is cut to the room there is, a word that runs from the right is isolated", () => {
  const long = "x".repeat(200);
  expect(widthOf(clip(long, 100, 11), 11)).toBeLessThanOrEqual(100);
  expect(wrap(`${long} ${long} a b`, 100, 11, 2)).toHaveLength(2);
  expect(clip("short", 100, 11)).toBe("short");
  expect(isolated("\u202e\u05e9")).toBe("\u2068\u05e9\u2069");
});
