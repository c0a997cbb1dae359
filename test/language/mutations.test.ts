import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { check, type Beside } from "../../src/language/index.ts";
import { root } from "../../scripts/build.mjs";
import { besideCase } from "../beside.ts";
import { MUTATIONS, broken, extreme } from "../fuzz/case-mutations.ts";
import { pick, uniforms } from "../random.ts";
import { tryCase } from "../fuzz/cases.ts";
import { aboveInRun, ofRun, seedsOfRun } from "../seeds.ts";

const read = (id: string): { text: string; beside: (path: string) => Beside } => ({
  text: readFileSync(`${root}cases/${id}/case.yaml`, "utf8"),
  beside: besideCase(id),
});

describe("a case that somebody has broken", () => {
  it.each([
    ["calder-harbour", 100],
    ["velna-water", 80],
    ["two-thirds", 60],
    ["failed-conference", 60],
  ] as const)("%s, in %i ways: no crash, no hang, every message in its place", async (id, times) => {
    const { text, beside } = read(id);
    const seeds = seedsOfRun(0, times);
    let accepted = 0;
    for (const seed of seeds) {
      const trial = await tryCase(broken(text, seed), beside, 2);
      expect(trial.faults, `seed ${seed}`).toEqual([]);
      if (trial.accepted) accepted++;
    }
    expect(accepted).toBeGreaterThan(aboveInRun(times / 50));
    expect(accepted).toBeLessThan(seeds.length / 2);
  });

  it.each([
    ["calder-harbour", 20],
    ["velna-water", 20],
    ["two-thirds", 20],
    ["failed-conference", 20],
    ["selva-link", 20],
  ] as const)(
    "%s, with numbers at the ends of what can be written, in %i ways: its results are finite",
    async (id, times) => {
      const { text, beside } = read(id);
      const seeds = seedsOfRun(0, times);
      let ran = 0;
      for (const seed of seeds) {
        const trial = await tryCase(extreme(text, seed), beside, 4);
        expect(trial.faults, `seed ${seed}`).toEqual([]);
        if (trial.ran) ran++;
      }
      expect(ran).toBeGreaterThan(aboveInRun(times / 5));
    },
  );

  it("kurils-2012, in 20 ways", () => {
    const { text, beside } = read("kurils-2012");
    for (const seed of seedsOfRun(0, 20)) {
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
      // The same key at the same depth is mostly of the same block; the flagship has most of them after the others.
      const blocks = new Map(
        keys.map((one) => [`${one[0]} ${/[^\n]*$/.exec(text.slice(0, one.index))![0].search(/[^ -]|$/)}`, one]),
      );
      const some = [...blocks.values()].filter((_, n) => id !== "kurils-2012" || n % 6 === 0);
      expect(some.length).toBeGreaterThan(20);
      for (const { index, 0: key } of ofRun(some)) {
        const misspelt = `${text.slice(0, index)}${key}_x${text.slice(index + key.length)}`;
        const { messages } = check({ id: "mutated", file: "case.yaml", text: misspelt }, beside);
        expect(messages.length, `${key} at ${text.slice(0, index).split("\n").length}`).toBeGreaterThan(0);
      }
    },
  );
});
