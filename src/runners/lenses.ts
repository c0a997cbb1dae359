/** The lenses of a run: one task a lens for any worker, then their findings in the result. */
import type { Model, Result } from "../engine/index.ts";
import { LENSES, lensOf } from "../lenses/index.ts";

export interface LensTask {
  /** Id of the lens. */
  lens: string;
  /** Indices of the kept worlds, in order. */
  draws: Int32Array;
}
/** `found`: findings, or why there are none. */
export interface Seen {
  lens: string;
  found: object | string;
}

/** Tasks of the lenses that are asked for (null: of all) and that the case has data for. @throws Error on an unknown id. */
export function lensTasks(model: Model, draws: Int32Array, wanted: readonly string[] | null): LensTask[] {
  wanted?.forEach(lensOf);
  return LENSES.filter(({ id, needs }) => (wanted?.includes(id) ?? true) && needs(model.case) === null).map(
    ({ id }) => ({ lens: id, draws }),
  );
}

export function lookThrough(model: Model, { lens, draws }: LensTask): Seen {
  return { lens, found: lensOf(lens).find(model, draws) };
}

/** Adds findings to a result, and why a lens has none: a warning where the lens was asked for and the case lacks data for it. */
export function withLenses(
  model: Model,
  result: Result,
  seen: readonly Seen[],
  wanted: readonly string[] | null,
): Result {
  const all = { ...result, lenses: { ...result.lenses }, messages: [...result.messages] };
  const leaveOut = (id: string, severity: "note" | "warning", why: string): void => {
    all.messages.push({
      code: `${id}-left-out`,
      severity,
      path: "",
      message: `The ${id} lens was left out: ${why}.`,
    });
  };
  for (const lens of LENSES) {
    const missing = wanted?.includes(lens.id) ? lens.needs(model.case) : null;
    const found = seen.find(({ lens: id }) => id === lens.id)?.found;
    if (missing !== null) leaveOut(lens.id, "warning", missing);
    else if (typeof found === "string") leaveOut(lens.id, "note", found);
    else if (found) lens.write(found, all, model);
  }
  return all;
}
