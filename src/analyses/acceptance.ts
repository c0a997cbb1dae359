/** Who would accept what today before any run: the nearest package of each question, and statements against the numbers. */
import { defaults, type Model } from "../engine/index.ts";
import { todayFinding, todayWarnings } from "../engine/findings/acceptance/index.ts";
import { numbersOf, worldsOf } from "../engine/findings/worlds.ts";
import type { Case } from "../language/index.ts";
import type { ResultMessage, TodayFinding } from "../result/index.ts";
import { modelOf } from "../runners/model.ts";

/** Worlds counted: the first of a run, before any record. */
const WORLDS = 1000;

interface Acceptance {
  today: TodayFinding;
  warnings: ResultMessage[];
}

/** @throws EntenteError `market-unsolved` where the case takes values from a market that yields none */
export function acceptanceToday(c: Case): Acceptance {
  return acceptanceTodayOf(modelOf(c, defaults));
}

/** The same of a compiled case. */
export function acceptanceTodayOf(model: Model): Acceptance {
  const worlds = worldsOf(
    model,
    numbersOf(
      model,
      Int32Array.from({ length: WORLDS }, (_, s) => s),
      false,
    ),
  );
  const today = todayFinding(model, worlds, false, null);
  return { today, warnings: todayWarnings(model, today, worlds) };
}
