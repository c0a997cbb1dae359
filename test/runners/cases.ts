/** Small cases and settings for the tests of runs, and what the blocks of a case give when they are played one after another. */
import { defaults, type Result, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";

export const worker = new URL("../../dist/worker.js", import.meta.url);
export const settings: Settings = { ...defaults, draws: 100, paths: 2, limit: 2000 };

export const cases: Case[] = Array.from({ length: 12 }, (_, j) => readText(randomCase(300 + j)));

const results = new Map<Case, Result | null>();

/** Cases with what their blocks give, each played when it is first taken; one whose record no world fits is left out. */
export function* played(
  wanted: (c: Case) => boolean = () => true,
): Iterable<{ seed: number; case: Case; result: Result }> {
  for (const [j, c] of cases.entries()) {
    if (!wanted(c)) continue;
    if (!results.has(c)) results.set(c, resultOf(c, settings));
    const result = results.get(c);
    if (result) yield { seed: 300 + j, case: c, result };
  }
}

const [first] = played((c) => c.record !== null);
/** A case that has a record. */
export const withRecord: Case = first.case;
