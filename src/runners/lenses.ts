/** The other views of a case beside its simulation, each by itself: those that are asked for and that the case has data for. */
import type { Columns, Model, Result } from "../engine/index.ts";
import { market } from "../lenses/market/index.ts";
import { blend, reference } from "../lenses/reference/index.ts";
import { stability } from "../lenses/stability/index.ts";

export const LENSES = ["stability", "market", "reference"] as const;
export type Lens = (typeof LENSES)[number];

/** Adds the lenses to a result, and says of one that could not be looked through why not. Where no futures were asked for, neither are lenses unless they are named. */
export function withLenses(model: Model, worlds: readonly Columns[], result: Result, wanted: readonly Lens[] = model.settings.paths > 0 ? LENSES : []): Result {
  const lenses = { ...result.lenses };
  const messages = [...result.messages];
  if (wanted.includes("stability")) {
    const found = stability(model, worlds.flatMap((columns) => Array.from(columns.worlds)));
    if (found) lenses.stability = found;
    else messages.push({ code: "stability-left-out", severity: "note", path: "", message: "The stability lens was left out: nobody can move, or more packages or moves than it looks at can be reached from the standing." });
  }
  if (wanted.includes("market") && model.case.market) lenses.market = market(model, worlds.flatMap((columns) => Array.from(columns.worlds)));
  if (wanted.includes("reference") && model.case.references.length > 0) {
    lenses.reference = reference(model.case, model.settings.seed);
    const blended = blend(model.case, lenses.reference, result.questions);
    if (Object.keys(blended).length > 0) lenses.blend = blended;
  }
  return { ...result, lenses, messages };
}
