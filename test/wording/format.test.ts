import { expect, test, it } from "vitest";
import {
  besideText,
  counted,
  date,
  figures,
  list,
  number,
  percent,
  points,
  wilsonEdges,
  withError,
} from "../../src/wording/format.ts";

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
});

test("lists and small numbers read as a sentence does", () => {
  expect([list([]), list(["a"]), list(["a", "b"]), list(["a", "b", "c"])]).toEqual(["", "a", "a and b", "a, b and c"]);
  expect([counted(3), counted(12), counted(13)]).toEqual(["three", "twelve", "13"]);
});

it.each([
  [0.0207, 0.00153, "0.0207 \u00b1 0.0015"],
  [12.3456, 0.31, "12.3 \u00b1 0.3"],
  [12.3456, 0.103, "12.35 \u00b1 0.10"],
  [1234.5, 31, "1235 \u00b1 31"],
  [-3.14159, 1.24, "\u22123.1 \u00b1 1.2"],
  [5, 0, "5 \u00b1 0"],
])("an estimate of %d with an error of %d is told to the place that the error is known to", (value, error, said) => {
  expect(withError(value, error)).toBe(said);
});
it("an error has one or two figures, and the estimate as many decimals, at any size", () => {
  for (let exponent = -9; exponent <= 4; exponent++)
    for (const lead of [1, 1.04, 1.49, 1.96, 2, 4.96, 9.4, 9.6, 9.96]) {
      const error = lead * 10 ** exponent;
      const [value, told] = withError(Math.PI * 100 * error, error)
        .replaceAll("\u202f", "")
        .split(" \u00b1 ");
      const decimals = (text: string): number => text.split(".")[1]?.length ?? 0;
      expect(decimals(value), `${error}`).toBe(decimals(told));
      expect(Math.abs(Number(told) - error) / error, `${error}`).toBeLessThan(0.26);
      if (error < 10) expect(told.replace(/^[0.]+/, "").replace(".", "").length, `${error}`).toBeLessThanOrEqual(2);
    }
});

it("prints a value beside another no finer than they lie apart, and keeps them apart", () => {
  expect([besideText(0.000231, -20), besideText(-0.000983, 3), besideText(-20, 0.000231)]).toEqual([
    "0",
    "0",
    "\u221220",
  ]);
  for (let n = 0; n < 2000; n++) {
    const other = Math.sin(n) * 10 ** (n % 5);
    const value = other + Math.cos(n * 7) * 10 ** ((n % 7) - 3);
    const [a, b] = [besideText(value, other), besideText(other, value)];
    expect(a, `${value} beside ${other}`).not.toBe(b);
    const plain = (text: string): number => Number(text.replace("\u2212", "-").replaceAll("\u202f", ""));
    expect(Math.abs(plain(a) - value)).toBeLessThanOrEqual(Math.max(0.5, 0.05 * Math.abs(value - other)) + 1e-9);
  }
});
