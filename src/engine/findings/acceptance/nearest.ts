/**
 * Packages that one mover brings about from the standing today: the nearest one to a yes of each question, and that of each
 * statement of the case. m mover, x package, t question, q standing.
 */
import { today, type Model } from "../../compile.ts";
import { satisfied } from "../../model/conditions.ts";
import { bitsToday, canBear, liveToday, promiseAt } from "../../model/promise.ts";

/** A move from the standing: of which mover, to which package. */
export interface Move {
  m: number;
  x: number;
}

/** Moves of one mover that make a yes to a question likelier, with the chance of yes at the medians. */
export function movesTowards(model: Model, t: number): (Move & { chance: number })[] {
  const { standing: q, movers } = model;
  const z = today(model, model.medians);
  return movers.flatMap(({ reach }, m) => {
    if (!canBear(model, m, t)) return [];
    const chanceAt = promiseAt(model, m, t, z);
    const now = chanceAt(q);
    return Array.from(reach(q, bitsToday(model))).flatMap((x) => {
      const chance = chanceAt(x);
      return chance > now ? [{ m, x, chance }] : [];
    });
  });
}

/** Whether the standing answers a question yes today, at the medians. */
const standsAlready = (model: Model, t: number): boolean =>
  satisfied(
    model.questions[t].when,
    model.packages.rows,
    model.standing * model.packages.K,
    liveToday(model, today(model, model.medians)),
  );

/** By question the moves towards it; null where the standing answers it yes already. */
export const movesByQuestion = (model: Model): ((Move & { chance: number })[] | null)[] =>
  model.questions.map((_, t) => (standsAlready(model, t) ? null : movesTowards(model, t)));

/**
 * Of these moves the one with the greatest chance of yes, then the fewest issues changed, then the fewest option steps, then the
 * earlier mover and option order; null where there is none.
 */
export function nearestOf(model: Model, moves: readonly (Move & { chance: number })[]): Move | null {
  const { packages, standing: q } = model;
  const { rows, K } = packages;
  const distance = (x: number): { issues: number; steps: number } => {
    let issues = 0;
    let steps = 0;
    for (let k = 0; k < K; k++) {
      const step = Math.abs(rows[x * K + k] - rows[q * K + k]);
      issues += Number(step > 0);
      steps += step;
    }
    return { issues, steps };
  };
  let best: { move: Move & { chance: number }; issues: number; steps: number } | null = null;
  for (const move of moves) {
    const one = { move, ...distance(move.x) };
    if (
      best === null ||
      one.move.chance > best.move.chance ||
      (one.move.chance === best.move.chance &&
        (one.issues < best.issues || (one.issues === best.issues && one.steps < best.steps)))
    )
      best = one;
  }
  return best?.move ?? null;
}

/** The move to a package of a statement: of the first mover that reaches it and needs this actor's consent, else of the first that reaches it; null where none does. */
export function moveTo(model: Model, options: Uint8Array, actor: number | null): Move | null {
  const x = model.packages.find(options);
  if (x < 0) return null;
  const able = model.movers.flatMap(({ members, reach }, m) =>
    reach(model.standing, bitsToday(model)).includes(x) ? [{ m, members }] : [],
  );
  const chosen = able.find(({ members }) => actor !== null && members.includes(actor)) ?? able[0];
  return chosen ? { m: chosen.m, x } : null;
}
