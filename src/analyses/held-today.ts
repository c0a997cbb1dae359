/** What is known and said, held against the numbers of a case before any run: what has happened, and who would sign today. */
import { statementsToday, type WorldColumns } from "../engine/findings/acceptance/index.ts";
import { happenedFindings } from "../engine/findings/culprits.ts";
import type { Model } from "../engine/index.ts";
import type { HappenedFinding, TodayFinding } from "../result/index.ts";
import { textsExpected, type ExpectedTexts } from "./texts.ts";
import type { GainsToday } from "./today.ts";

export interface HeldToday {
  /** What happened since the record began, with who accepts it by the numbers; empty without a record. */
  happened: HappenedFinding[];
  /** Statements of the case that its numbers speak of, by id. */
  statements: TodayFinding["statements"];
  /** Tables by whose numbers many more texts would have been signed since the record began than are known. */
  texts: ExpectedTexts[];
}

/** @param gains today's, of the same case @param worlds the first ones, at least 1 */
export function heldToday(model: Model, gains: GainsToday, worlds: WorldColumns): HeldToday {
  const { case: c } = model;
  return {
    happened: c.record === null ? [] : happenedFindings(model, worlds.count),
    statements: statementsToday(model, worlds, null),
    texts: c.record === null ? [] : textsExpected(c, gains),
  };
}
