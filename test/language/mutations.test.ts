import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, defaults, simulate } from "../../src/engine/index.ts";
import { check, type Beside, type Message } from "../../src/language/index.ts";
import { root } from "../../scripts/build.mjs";
import { besideCase } from "../beside.ts";
import { uniforms } from "../random.ts";

const read = (id: string): { text: string; beside: (path: string) => Beside } => ({
  text: readFileSync(`${root}cases/${id}/case.yaml`, "utf8"),
  beside: besideCase(id),
});

type Random = () => number;
const pick = <T>(u: Random, list: readonly T[]): T => list[Math.floor(u() * list.length)];
const lines = (text: string): string[] => text.split("\n");

const WORDS = [
  "null",
  "~",
  "[]",
  "{}",
  "''",
  "- x",
  "{a: b}",
  "*a",
  "&a b",
  "!!str 3",
  "true",
  "1e999",
  "-5",
  "40-60",
  "60 to 40",
  "likely",
  ".nan",
  "0x1F",
  "12,5",
  "…",
  "日本",
  "\u202e",
  "constructor",
  "__proto__",
  "toString",
  "a: b: c",
  '"',
  "'",
  "%",
  "@",
  "`",
  "|",
  ">",
  "#",
  "?",
  "<<: *a",
  "999999999999999999999",
  "2012-13",
  "\t",
  "\u0000",
];

/** Ways in which a file goes wrong; each gives another text. */
const MUTATIONS: ((text: string, u: Random) => string)[] = [
  (text, u) => {
    const all = lines(text);
    all.splice(Math.floor(u() * all.length), 1 + Math.floor(u() * 3));
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all.splice(at, 0, all[at]);
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const [a, b] = [Math.floor(u() * all.length), Math.floor(u() * all.length)];
    [all[a], all[b]] = [all[b], all[a]];
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = all[at].replace(/: .*/, `: ${pick(u, WORDS)}`);
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = all[at].replace(/(\w)(\w)(?=\w*:)/, "$2$1");
    return all.join("\n");
  },
  (text, u) => {
    const all = lines(text);
    const at = Math.floor(u() * all.length);
    all[at] = pick(u, ["  ", " ", "      ", "\t"]) + all[at];
    return all.join("\n");
  },
  (text, u) => text.slice(0, Math.floor(u() * text.length)),
  (text, u) => {
    const at = Math.floor(u() * text.length);
    return text.slice(0, at) + pick(u, [...WORDS, ":", ",", "{", "}", "[", "]", "\n", " ", "-"]) + text.slice(at);
  },
  (text, u) => {
    const at = Math.floor(u() * text.length);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(u() * 12));
  },
  (text, u) =>
    text.replace(
      new RegExp(
        `\\b${pick(u, ["to", "weight", "values", "because", "judgment", "from", "by", "process", "when", "parties", "issues", "options", "with", "now", "past", "outcome", "chance", "months", "while", "given", "any", "over", "drivers", "tables"])}\\b`,
      ),
      pick(u, WORDS),
    ),
  (text, u) => {
    const numbers = [...text.matchAll(/\b\d+(\.\d+)?\b/g)];
    const one = pick(u, numbers);
    return (
      text.slice(0, one.index) +
      pick(u, ["-1", "0", "1e6", "5 to 1", "101", "x", "1_000"]) +
      text.slice(one.index + one[0].length)
    );
  },
];

function sound(text: string, messages: readonly Message[]): void {
  let last = -1;
  for (const message of messages) {
    expect(message.message.length).toBeGreaterThan(5);
    expect(message.message).not.toMatch(/undefined|\[object|NaN\b/);
    if (!message.span || message.file !== "case.yaml") continue;
    expect(message.span.start).toBeGreaterThanOrEqual(last);
    last = message.span.start;
    expect(message.span.end).toBeLessThanOrEqual(text.length);
    const before = text.slice(0, message.span.start).split("\n");
    expect([message.line, message.column]).toEqual([before.length, before.at(-1)!.length + 1]);
  }
}

/** Checks a text as anybody might have left it; returns whether it is still a case. */
function survive(text: string, beside: (path: string) => Beside): boolean {
  const start = performance.now();
  const { case: c, messages } = check({ id: "mutated", file: "case.yaml", text }, beside);
  expect(performance.now() - start).toBeLessThan(4000);
  sound(text, messages);
  expect(c === null).toBe(messages.some(({ severity }) => severity === "error"));
  if (c && c.until - (c.record?.since ?? c.asOf) < 500 && c.packages.length < 20_000) {
    const columns = simulate(compile(c, { ...defaults, paths: 1, thresholds: false }), {
      kind: "worlds",
      from: 0,
      to: 2,
    });
    expect(columns.tried).toBe(2);
  }
  return c !== null;
}

describe("a case that somebody has broken", () => {
  it.each([
    ["calder-harbour", 1200],
    ["velna-water", 600],
    ["two-thirds", 400],
    ["failed-conference", 400],
  ] as const)("%s, in %i ways: never a crash, never a hang, every message in its place", (id, times) => {
    const { text, beside } = read(id);
    expect(survive(text, beside)).toBe(true);
    let accepted = 0;
    for (let seed = 0; seed < times; seed++) {
      const u = uniforms(seed);
      let broken = text;
      for (let n = 1 + Math.floor(u() * 3); n > 0; n--) broken = pick(u, MUTATIONS)(broken, u);
      try {
        if (survive(broken, beside)) accepted++;
      } catch (error) {
        throw new Error(`seed ${seed}`, { cause: error });
      }
    }
    expect(accepted).toBeGreaterThan(times / 50);
    expect(accepted).toBeLessThan(times / 2);
  });

  it("kurils-2012, in 120 ways", () => {
    const { text, beside } = read("kurils-2012");
    for (let seed = 0; seed < 120; seed++) {
      const u = uniforms(10_000 + seed);
      const { messages } = check({ id: "mutated", file: "case.yaml", text: pick(u, MUTATIONS)(text, u) }, beside);
      for (const { message } of messages) expect(message, `seed ${seed}`).not.toMatch(/undefined|\[object|NaN\b/);
    }
  });

  it.each(["calder-harbour", "velna-water", "two-thirds", "failed-conference", "kurils-2012"])(
    "%s: no key of a block can be misspelt without a message",
    (id) => {
      const { text, beside } = read(id);
      const fixed = new Set([
        "entente",
        "title",
        "as_of",
        "until",
        "residual",
        "learning",
        "record",
        "since",
        "from",
        "match",
        "known",
        "sources",
        "author",
        "publisher",
        "date",
        "url",
        "text",
        "later",
        "actors",
        "name",
        "code",
        "part_of",
        "friction",
        "reliability",
        "points_per_bn",
        "stakes",
        "weight",
        "values",
        "needs",
        "level",
        "sharpened_by",
        "to",
        "by",
        "met_by",
        "beliefs",
        "value",
        "bias",
        "drivers",
        "unit",
        "range",
        "process",
        "start",
        "mean",
        "spread",
        "half_life_months",
        "jumps",
        "per_year",
        "size",
        "history",
        "points",
        "levels",
        "stay_months",
        "then",
        "issues",
        "options",
        "after",
        "delivered_by",
        "moved_by",
        "reviews_per_year",
        "exit",
        "reversible",
        "constraints",
        "never",
        "if",
        "tables",
        "parties",
        "meetings_per_year",
        "concludes",
        "power",
        "chairs",
        "proposes",
        "ratified_by",
        "transfers",
        "deadline",
        "reactions",
        "when",
        "driver",
        "shift",
        "accords",
        "kind",
        "binds",
        "on",
        "places",
        "at",
        "events",
        "who",
        "does",
        "whom",
        "questions",
        "ask",
        "holds",
        "scenarios",
        "set",
        "reference",
        "counts",
        "answers",
        "years",
        "within",
        "share",
        "caveat",
        "because",
        "judgment",
        "turnover",
        "persistence",
        "factors",
        "with",
        "governments",
        "now",
        "lines",
        "past",
        "changes",
        "procedure",
        "outcome",
        "otherwise",
        "months",
        "opened",
        "stays",
        "expected",
        "chance",
        "opens",
        "meets_on",
        "while",
        "times",
        "any",
        "failed",
        "over",
        "below",
        "given",
      ]);
      const keys = [...text.matchAll(/(?<=^[ -]*|[{,] ?)([a-z_]+)(?=:( |$))/gm)].filter(([key]) => fixed.has(key));
      expect(keys.length).toBeGreaterThan(100);
      const step = id === "kurils-2012" ? 17 : 1;
      for (let n = 0; n < keys.length; n += step) {
        const { index, 0: key } = keys[n];
        const misspelt = `${text.slice(0, index)}${key}_x${text.slice(index + key.length)}`;
        const { messages } = check({ id: "mutated", file: "case.yaml", text: misspelt }, beside);
        expect(messages.length, `${key} at ${text.slice(0, index).split("\n").length}`).toBeGreaterThan(0);
      }
    },
  );
});
