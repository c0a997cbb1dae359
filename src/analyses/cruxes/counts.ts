/** Answers of one mixture of two variants, counted by blocks of worlds, so that each block can be left out. q question, b block. */
import type { Columns, Model } from "../../engine/index.ts";

/** Blocks of worlds that are left out one at a time. */
export const BLOCKS = 20;

export interface Counts {
  /** Kept worlds by block. */
  kept: Float64Array;
  /** Yes futures by question and block. */
  yes: { [question: string]: Float64Array };
  paths: number;
}

/** @param tried worlds tried: block b has those from b tried / BLOCKS on */
export function countsOf(model: Model, blocks: readonly Columns[], tried: number): Counts {
  const { paths } = model.settings;
  const questions = model.case.questions;
  const kept = new Float64Array(BLOCKS);
  const yes = questions.map(() => new Float64Array(BLOCKS));
  for (const { worlds, answers } of blocks)
    worlds.forEach((s, w) => {
      const b = Math.floor((BLOCKS * s) / tried);
      kept[b]++;
      for (let f = w * paths; f < (w + 1) * paths; f++)
        for (let q = 0; q < questions.length; q++) yes[q][b] += answers[f * questions.length + q];
    });
  return { kept, yes: Object.fromEntries(questions.map(({ id }, q) => [id, yes[q]])), paths };
}

/** Odds of a question without block `left` (null: over all worlds; also where no other block kept a world). */
export function oddsWithout({ kept, yes, paths }: Counts, question: string, left: number | null): number {
  let futures = 0;
  let answered = 0;
  for (let b = 0; b < kept.length; b++) {
    if (b === left) continue;
    futures += kept[b] * paths;
    answered += yes[question][b];
  }
  return futures === 0 ? oddsWithout({ kept, yes, paths }, question, null) : answered / futures;
}
