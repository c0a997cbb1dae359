/** A first run of a draft on its suggestions, in this thread and on few worlds: for the order of questions, never for odds. */
import { gainsToday, type GainsToday } from "../analyses/index.ts";
import { defaults, type Result } from "../engine/index.ts";
import { EntenteError } from "../errors.ts";
import type { Case, Draft } from "../language/index.ts";
import { run } from "../runners/node/index.ts";

const TRIAL = { ...defaults, draws: 200, paths: 2, limit: 2000, boxes: 0, thresholds: false };
const GAINS_WORLDS = 200;
/** More packages than this make a first run slow. */
const MAX_PACKAGES = 2000;

/** @returns null where a number has no suggestion, the case asks nothing, or no world fits its record */
export async function trialOf({ case: c, unfilled }: Draft, signal?: AbortSignal): Promise<Result["questions"] | null> {
  const whole = unfilled.every(({ suggestion }) => suggestion !== null);
  if (!whole || c.questions.length === 0 || c.packages.length / c.issues.length > MAX_PACKAGES) return null;
  try {
    return (await run(c, TRIAL, { workers: 1, lenses: [], ...(signal ? { signal } : {}) })).questions;
  } catch (error) {
    if (error instanceof EntenteError) return null;
    throw error;
  }
}

/** Today's gains of a case, or of a draft on its suggestions; null where they cannot be worked out. */
export function trialGains(c: Case): GainsToday | null {
  if (c.parameters.some(({ quantity }) => quantity.kind === "exact" && Number.isNaN(quantity.value))) return null;
  try {
    return gainsToday(c, defaults, GAINS_WORLDS);
  } catch (error) {
    if (error instanceof EntenteError) return null;
    throw error;
  }
}
