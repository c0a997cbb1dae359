/** Who accepts a move today, by world: its gain from the standing is at least 0, with friction and the mover's foresight. */
import { atLeastZero } from "../../bargaining/compare.ts";
import type { Model } from "../../compile.ts";
import { gainParts, outlookOf, prospectOf } from "../../model/gain.ts";
import { bitsOf, bitsToday, liveToday } from "../../model/promise.ts";
import type { World } from "../worlds.ts";
import type { Move } from "./nearest.ts";

/** One byte a world for each actor: 1 where it accepts the move. A ratifier that is no party pays no friction for signing. */
export function acceptsOf(
  model: Model,
  worlds: readonly World[],
  { m, x }: Move,
  actors: readonly number[],
): Uint8Array[] {
  const mover = model.movers[m];
  const { returnMask } = model.foresight;
  const accepts = actors.map(() => new Uint8Array(worlds.length));
  worlds.forEach(({ terms, residual, cost, now }, w) => {
    const bits = (bitsOf(model, liveToday(model, now)) & ~returnMask) | (bitsToday(model) & returnMask);
    const prospect = prospectOf(model, mover, bits);
    const here = outlookOf(model, terms.v, prospect, model.standing);
    const there = outlookOf(model, terms.v, prospect, x);
    actors.forEach((i, a) => {
      const ratifies = mover.members.indexOf(i) >= mover.parties;
      const { gain } = gainParts(model, terms, residual, cost, i, model.standing, x, ratifies, prospect, here, there);
      accepts[a][w] = atLeastZero(gain) ? 1 : 0;
    });
  });
  return accepts;
}

/** One byte a world: 1 where all accept. */
export const togetherOf = (accepts: readonly Uint8Array[], worlds: number): Uint8Array =>
  Uint8Array.from({ length: worlds }, (_, w) => (accepts.every((one) => one[w] === 1) ? 1 : 0));

/** Share of worlds, and its standard error. */
export function shareOf(flags: Uint8Array): { share: number; se: number } {
  const n = flags.length;
  const share = flags.reduce((sum, one) => sum + one, 0) / n;
  return { share, se: n > 1 ? Math.sqrt((share * (1 - share)) / (n - 1)) : 0 };
}
