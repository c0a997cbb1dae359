/** Who would accept what today before any run: the nearest package of each question, and statements against the numbers. */
import { defaults, type Model } from "../engine/index.ts";
import { firstWorlds, todayFinding, todayWarnings, type WorldColumns } from "../engine/findings/acceptance/index.ts";
import type { Case } from "../language/index.ts";
import type { ResultMessage, TodayFinding } from "../result/index.ts";
import { modelOf } from "../runners/model.ts";

/** Worlds counted: the first of a run, before any record. */
export const CHECK_WORLDS = 1000;

interface Acceptance {
  today: TodayFinding;
  warnings: ResultMessage[];
}

/** @throws EntenteError `market-unsolved` where the case takes values from a market that yields none */
export function acceptanceToday(c: Case): Acceptance {
  const model = modelOf(c, defaults);
  return acceptanceTodayOf(model, firstWorlds(model, CHECK_WORLDS));
}

/** The same of a compiled case and worlds of it before any record. */
export function acceptanceTodayOf(model: Model, worlds: WorldColumns): Acceptance {
  const today = todayFinding(model, worlds, null);
  return { today, warnings: todayWarnings(model, today, worlds) };
}
