/** The other views of a case beside its simulation, each by itself: those that are asked for and that the case has data for. */
import type { MarketFindings, Model, Result, StabilityFindings } from "../engine/index.ts";
import { market } from "../lenses/market/index.ts";
import { blend, reference } from "../lenses/reference/index.ts";
import { stability } from "../lenses/stability/index.ts";

export const LENSES = ["stability", "market", "reference"] as const;
export type Lens = (typeof LENSES)[number];

/** A lens that looks at worlds, which takes a while, so that any worker can look through it. */
export interface LensTask {
  lens: "stability" | "market";
  /** Draws of the kept worlds. */ draws: Int32Array;
}
/** By lens; null where the lens cannot be looked through. */
export interface Seen {
  stability?: StabilityFindings | null;
  market?: MarketFindings | null;
}

/** The lenses on worlds that are asked for and that the case has data for. Where no futures were asked for, neither are lenses unless they are named. */
export function lensTasks(
  model: Model,
  draws: Int32Array,
  wanted: readonly Lens[] = model.settings.paths > 0 ? LENSES : [],
): LensTask[] {
  return (["stability", "market"] as const)
    .filter((lens) => wanted.includes(lens) && (lens !== "market" || model.case.market !== null))
    .map((lens) => ({ lens, draws }));
}

export function lookThrough(model: Model, { lens, draws }: LensTask): Seen {
  return lens === "stability" ? { stability: stability(model, draws) } : { market: market(model, draws) };
}

/** Adds what was seen to a result, and says of a lens that could not be looked through why not. */
export function withLenses(
  model: Model,
  result: Result,
  seen: Seen,
  wanted: readonly Lens[] = model.settings.paths > 0 ? LENSES : [],
): Result {
  const lenses = { ...result.lenses };
  const messages = [...result.messages];
  if (seen.stability) lenses.stability = seen.stability;
  else if (seen.stability === null)
    messages.push({
      code: "stability-left-out",
      severity: "note",
      path: "",
      message:
        "The stability lens was left out: nobody can move, or more packages or moves than it looks at can be reached from the standing.",
    });
  if (seen.market) lenses.market = seen.market;
  if (wanted.includes("reference") && model.case.references.length > 0) {
    lenses.reference = reference(model.case, model.settings.seed);
    const blended = blend(model.case, lenses.reference, result.questions);
    if (Object.keys(blended).length > 0) lenses.blend = blended;
  }
  return { ...result, lenses, messages };
}
