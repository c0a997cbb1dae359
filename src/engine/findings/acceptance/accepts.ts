/** Who accepts a move today, by world: its gain from the standing is at least 0, with friction and the mover's foresight. */
import { atLeastZero } from "../../bargaining/compare.ts";
import type { Model } from "../../compile.ts";
import type { WorldColumns } from "./columns.ts";
import { eachGain } from "./gains.ts";
import type { Move } from "./nearest.ts";

/** One byte a world for each actor: 1 where it accepts the move. A ratifier that is not a party pays no friction for signing. */
export function acceptsOf(model: Model, worlds: WorldColumns, { m, x }: Move, actors: readonly number[]): Uint8Array[] {
  const mover = model.movers[m];
  const accepts = actors.map(() => new Uint8Array(worlds.count));
  const asked = actors.map((actor) => ({ actor, ratifies: mover.members.indexOf(actor) >= mover.parties }));
  eachGain(model, worlds, mover, [x], asked, (_, gains, from) =>
    gains.forEach((gain, a) => {
      for (let w = 0; w < gain.length; w++) accepts[a][from + w] = atLeastZero(gain[w]) ? 1 : 0;
    }),
  );
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
