import { describe, expect, it } from "vitest";
import { check, cite } from "../../../src/language/index.ts";

const CASE = `entente: 1
title: T
as_of: 2020-01-31
until: 2021-01
sources:
  s: {title: S, date: 2019-01}
actors:
  a:
    name: A
    stakes:
      k:
        weight: 10 to 20 # points
        values: {n: 0, y: 5}
        because:
          - judgment: Once.   # a word beside it
    needs:
      n: {weight: 90, sharpened_by: {d: {from: 0, to: 10, by: 1}}, met_by: {k: {y: 0.5}}}
  b: {name: B, stakes: {k: {weight: 100, values: {y: 50}, because: [{judgment: Flow.}]}}}
drivers:
  d:
    process: constant
    value: 5
issues:
  k: {name: K, options: {n: no, y: yes}}
tables:
  t: {parties: [a, b], issues: [k], meetings_per_year: 2}
questions:
  q:
    ask: "Will it?"
    when: {k: y}
    by: 2020-12
`;
const messages = (text: string): unknown[] =>
  check({ id: "c", file: "case.yaml", text }, () => ({ problem: "absent" })).messages.filter(
    (m) => m.severity === "error",
  );

describe("a quote put under a block", () => {
  it("is one entry more, and every other byte stays", () => {
    expect(messages(CASE)).toEqual([]);
    for (const path of [
      "actors.a.stakes.k",
      "actors.b.stakes.k",
      "actors.a",
      "actors.a.needs.n",
      "drivers.d",
      "questions.q",
      "tables.t",
    ]) {
      const done = cite(CASE, path, "s", 'it said: "so # they say"\n and more');
      if ("problem" in done) throw new Error(`${path}: ${done.problem}`);
      const { case: c } = check({ id: "c", file: "case.yaml", text: done.text }, () => ({ problem: "absent" }));
      expect(
        c?.citations.filter((one) => one.source === "s"),
        path,
      ).toEqual([
        { path, kind: "unchecked", source: "s", quote: 'it said: "so # they say" and more', start: null, end: null },
      ]);
      let from = 0;
      while (done.text[from] === CASE[from]) from++;
      let end = 0;
      while (end < CASE.length - from && done.text.at(-1 - end) === CASE.at(-1 - end)) end++;
      expect(from + end, path).toBe(CASE.length);
    }
  });
  it("keeps the line ends of a file from Windows", () => {
    const done = cite(CASE.replaceAll("\n", "\r\n"), "actors.a.stakes.k", "s", "quote");
    expect("text" in done && /[^\r]\n/.test(done.text)).toBe(false);
    expect("text" in done && done.text.includes('\r\n          - s: "quote"\r\n')).toBe(true);
  });
  it("is refused where there is no such block, or where it would stand elsewhere too", () => {
    expect(cite(CASE, "actors.zed", "s", "x")).toEqual({ problem: "there is no block 'actors.zed' in the file" });
    expect(cite(CASE, "actors", "s", "x")).toHaveProperty("problem");
    expect(cite(CASE, "actors.a.stakes.k.weight", "s", "x")).toHaveProperty("problem");
    const aliased = CASE.replace("  a:\n", "  a: &one\n").replace(
      "  b: {name: B, stakes: {k: {weight: 100, values: {y: 50}, because: [{judgment: Flow.}]}}}",
      "  b: *one",
    );
    expect(cite(aliased, "actors.b.stakes.k", "s", "x")).toHaveProperty("problem");
  });
});
