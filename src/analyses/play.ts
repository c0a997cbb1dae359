/**
 * Worlds for analyses: a function passed in by the caller, so that the same analysis runs on threads, in a page or in
 * this thread.
 */
import type { Columns, Model, Settings } from "../engine/index.ts";
import type { Case } from "../language/index.ts";
import type { Side } from "./paired.ts";

/** Plays the kept worlds of a case and no more, as `play` of the runners does. */
export type Play = (c: Case, settings: Settings) => Promise<{ model: Model; worlds: Columns[] }>;

/** The worlds of one side of a comparison, without threshold curves and without the worlds before the record. */
export async function sideOf(c: Case, settings: Settings, play: Play): Promise<Side> {
  const { model, worlds } = await play(c, { ...settings, thresholds: false });
  return { model, blocks: worlds };
}
