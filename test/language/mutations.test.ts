import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isMap, isSeq, parseDocument, type Scalar } from "yaml";
import { check, schema, type Beside } from "../../src/language/index.ts";
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

/** Words of the language, as its JSON Schema has them: what is no name of the case's own. */
const WORDS = new Set<string>();
JSON.stringify(schema(), (key, value) => {
  if (key === "properties") for (const word of Object.keys(value as object)) WORDS.add(word);
  return value as unknown;
});

interface Key {
  key: string;
  start: number;
  depth: number;
}

/** Keys of the text that are words of the language, in its order. */
function wordsIn(text: string): Key[] {
  const found: Key[] = [];
  const walk = (node: unknown, depth: number): void => {
    if (isSeq(node)) node.items.forEach((one) => walk(one, depth));
    if (!isMap<Scalar, unknown>(node)) return;
    for (const { key, value } of node.items) {
      if (WORDS.has(String(key.value))) found.push({ key: String(key.value), start: key.range![0], depth });
      walk(value, depth + 1);
    }
  };
  walk(parseDocument(text).contents, 0);
  return found;
}

/** The text with these keys misspelt, and where they start in it. */
function withWrong(text: string, keys: readonly Key[]): { misspelt: string; starts: number[] } {
  const starts = keys.map(({ start }, n) => start + 2 * n);
  const ends = [0, ...keys.map(({ key, start }) => start + key.length)];
  const parts = ends.map((end, n) => text.slice(end, ends[n + 1] ?? text.length));
  return { misspelt: parts.join("_x"), starts };
}

describe("a case that somebody has broken", () => {
  it.each([
    ["calder-harbour", 100, [100, 115, 118, 120]],
    ["velna-water", 80, [106, 108, 118, 131]],
    ["two-thirds", 60, [63, 74, 75, 93]],
    ["failed-conference", 60, [63, 80, 87, 100]],
  ] as const)("%s, in %i ways: no crash, no hang, every message in its place", async (id, times, stillCases) => {
    const { text, beside } = read(id);
    const seeds = [...seedsOfRun(0, times), ...ofRun(stillCases)];
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
      const seeds = seedsOfRun(5, 5 + times);
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
    "%s: no key can be misspelt without a message at it",
    (id) => {
      const { text, beside } = read(id);
      const keys = wordsIn(text);
      expect(keys.length).toBeGreaterThan(100);
      // Those of one depth at once, as none is within another; what a driver may say is read by its process, which is misspelt alone.
      const groups = new Map<string, Key[]>();
      for (const one of keys) {
        const group = one.key === "process" ? one.key : String(one.depth);
        groups.set(group, [...(groups.get(group) ?? []), one]);
      }
      expect(groups.size).toBeGreaterThan(5);
      for (const some of groups.values()) {
        const { misspelt, starts } = withWrong(text, some);
        const { messages } = check({ id: "mutated", file: "case.yaml", text: misspelt }, beside);
        const told = some[0].key === "process" ? messages.filter(({ message }) => message.includes("process")) : null;
        if (told) expect(told.length).toBeGreaterThanOrEqual(some.length);
        else {
          const at = new Set(messages.map(({ span }) => span?.start));
          expect(
            some
              .filter((_, n) => !at.has(starts[n]))
              .map(({ key, start }) => `${key} in line ${text.slice(0, start).split("\n").length}`),
          ).toEqual([]);
        }
      }
    },
  );
});
