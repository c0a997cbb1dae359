/** Small cases and settings for the tests of runs, and what the blocks of a case give when they are played one after another. */
import { defaults, type Result, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { resultOf } from "../engine/collect.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";

export const worker = new URL("../../dist/worker.js", import.meta.url);
export const settings: Settings = { ...defaults, draws: 100, paths: 2, limit: 2000 };

/** By seed; a case whose record no world fits is left out. */
export const plain = new Map<number, { case: Case; result: Result }>(
  Array.from({ length: 12 }, (_, j) => 300 + j).flatMap((seed) => {
    const c = readText(randomCase(seed));
    const result = resultOf(c, settings);
    return result ? [[seed, { case: c, result }] as const] : [];
  }),
);
export const withRecord = [...plain.values()].map((one) => one.case).filter((c) => c.record);
