/** Who would accept what today before any run: the nearest package of each question, and statements against the numbers. */
import { defaults } from "../engine/index.ts";
import { todayFinding, todayWarnings } from "../engine/findings/acceptance/index.ts";
import { numbersOf, worldsOf } from "../engine/findings/worlds.ts";
import type { Case } from "../language/index.ts";
import type { ResultMessage, TodayFinding } from "../result/index.ts";
import { modelOf } from "../runners/model.ts";

/** Worlds counted: the first of a run, before any record. */
const WORLDS = 1000;

/** @throws EntenteError `market-unsolved` where the case takes values from a market that yields none */
export function acceptanceToday(c: Case): { today: TodayFinding; warnings: ResultMessage[] } {
  const model = modelOf(c, defaults);
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
