import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { besideCase } from "../../beside.ts";
import { check, edit } from "../../../src/language/index.ts";

const around = (number: string): string => `entente: 1
title: Two   # and a half
as_of: 2012-10
until: 2014-12
residual: 3
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}}
  b:
    stakes:
      land:
        values: {all: -100}
        weight: ${number}
        friction: 2   # stays
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}
`;
const PATH = "actors.b.stakes.land.weight";

describe("an edit by path", () => {
  it.each<[string, string, string]>([
    ["50", "40 to 60", "40 to 60"],
    ["40 to 60", "12", "12"],
    ['"40 to 60"', "pert(15, 20, 40)", "pert(15 20 40)"],
    ["'40 to 60'", "lognormal(2 to 8)", "lognormal(2 to 8)"],
    ["50   # a note: kept", "60", "60   # a note: kept"],
    ["{one_of: {10: 0.5, 20: 0.5}}", "15", "15"],
    ["15", "{one_of: {10: 0.5, 20: 0.5}}", "{one_of: {10: 0.5, 20: 0.5}}"],
    ["15", "one_of: {10: 0.5, 20: 0.5}", "{one_of: {10: 0.5, 20: 0.5}}"],
    ["{value: 40 to 60, because: [{judgment: so}]}", "70", "{value: 70, because: [{judgment: so}]}"],
    [
      "\n          value: 40 to 60\n          because:\n            - judgment: so",
      "70 to 80",
      "\n          value: 70 to 80\n          because:\n            - judgment: so",
    ],
    ["\n          one_of:\n            10: 0.5\n            20: 0.5", "15", "15"],
    [
      "\n          one_of:\n            10: 0.5\n            20: 0.5\n          because: [{judgment: so}]",
      "15",
      "\n          value: 15\n          because: [{judgment: so}]",
    ],
    [
      "\n          one_of: {10: 0.5, 20: 0.5}\n          because: [{judgment: so}]",
      "{one_of: {1: 1}}",
      "\n          one_of: {1: 1}\n          because: [{judgment: so}]",
    ],
  ])("%j to %s", (before, quantity, after) => {
    expect(edit(around(before), PATH, quantity)).toEqual({ text: around(after) });
  });
  it("keeps every other byte, also of a file with CRLF", () => {
    const text = around("50").replaceAll("\n", "\r\n");
    expect(edit(text, PATH, "40 to 60")).toEqual({
      text: text.replace("weight: 50\r\n        friction", "weight: 40 to 60\r\n        friction"),
    });
  });
  it("reaches the residual that stands for every actor", () => {
    expect(edit(around("50"), "residual", "2 to 4")).toEqual({
      text: around("50").replace("residual: 3", "residual: 2 to 4"),
    });
  });
  it.each<[string, string, string, RegExp]>([
    ["a default", "actors.a.stakes.land.friction", "3", /is not written in the file: its default stands/],
    [
      "a path that is none",
      "actors.b.stakes.land.wieght",
      "3",
      /unknown number 'actors\.b\.stakes\.land\.wieght' \(did you mean 'actors\.b\.stakes\.land\.weight'\?\)/,
    ],
    ["what is no quantity", PATH, "40-60", /write 40 to 60/],
    ["what is out of range", PATH, "-4", /it must be at least 0/],
  ])("refuses %s", (_, path, quantity, said) => {
    const found = edit(around("50"), path, quantity);
    expect("problem" in found && found.problem).toMatch(said);
  });
  it("refuses a number behind an alias, an anchor that is used elsewhere, or a merge key", () => {
    const shared = around("&w 50").replace("friction: 2   # stays", "friction: *w");
    for (const path of [PATH, "actors.b.stakes.land.friction"])
      expect(edit(shared, path, "3"), path).toEqual({
        problem: expect.stringMatching(/an edit would change other numbers too/),
      });
    const merged = around("50")
      .replace(
        "  a: {stakes: {land: {weight: 50, values: {all: 100}}}}",
        "  a: {stakes: {land: &land {weight: 50, values: {all: 100}}}}\n  c: {stakes: {land: {<<: *land}}}",
      )
      .replace("parties: [a, b]", "parties: [a, b, c]");
    expect(check({ id: "x", file: "x", text: merged }, () => ({ problem: "absent" })).case).not.toBeNull();
    expect(edit(merged, "actors.c.stakes.land.weight", "3")).toEqual({
      problem: expect.stringMatching(/behind a merge key|behind an alias/),
    });
  });
  it("mends a number that cannot be read", () => {
    expect(edit(around("60 to 40"), PATH, "40 to 60")).toEqual({ text: around("40 to 60") });
    expect(edit(around("heavy"), PATH, "5")).toEqual({ text: around("5") });
  });
});

it("a month of a series is edited where it stands", () => {
  const text = readFileSync(`${root}cases/kurils-2012/case.yaml`, "utf8");
  expect(edit(text, "drivers.pressure.history.2012-09", "70")).toEqual({
    problem: expect.stringMatching(/stands in evidence\.yaml/),
  });
});

describe.each(["calder-harbour", "velna-water", "kurils-2012"])("every number of %s", (id) => {
  const text = readFileSync(`${root}cases/${id}/case.yaml`, "utf8");
  const { case: c } = check({ id, file: "case.yaml", text }, besideCase(id));
  const step = id === "kurils-2012" ? 23 : 2;
  const written = c!.parameters.filter((p) => p.span && !p.shared);
  it("can be edited there and back, and nothing else changes", () => {
    let back = 0;
    for (let n = 0; n < written.length; n += step) {
      const {
        path,
        text: own,
        field: { min, max },
        span,
      } = written[n];
      const other =
        max === 1
          ? "0.375"
          : Number.isFinite(min) && Number.isFinite(max)
            ? String((min + max) / 2 + 0.125)
            : min === 1
              ? "3.125"
              : "0.125";
      const edited = edit(text, path, other);
      if (!("text" in edited)) throw new Error(edited.problem);
      expect(edited.text.slice(0, span!.start - 1), path).toBe(text.slice(0, span!.start - 1));
      expect(edited.text.endsWith(text.slice(span!.end).replace(/^\s+/, "")), path).toBe(true);
      expect(edited.text.length - text.length, path).toBeGreaterThanOrEqual(-(span!.end - span!.start) - 3);
      if (/^[^{\n"',]*$/.test(own) && !text.slice(span!.start, span!.end).startsWith('"')) {
        expect(edit(edited.text, path, own), path).toEqual({ text });
        back++;
      }
    }
    expect(back).toBeGreaterThan(written.length / step / 2);
  });
});
