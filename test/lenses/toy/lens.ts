/** A lens as somebody would add one: how many accords each actor has signed, and the worlds of the run. */
import type { Lens } from "../../../src/lenses/lens.ts";

export interface ToyFindings {
  worlds: number;
  last: number;
  signed: { [actor: string]: number };
}

export const toy: Lens<ToyFindings> = {
  id: "toy",
  needs: ({ accords }) => (accords.length > 0 ? null : "this case has no accords: block"),
  find: ({ case: c }, draws) => ({
    worlds: draws.length,
    last: draws[draws.length - 1],
    signed: Object.fromEntries(
      c.actors.map(({ id }) => [id, c.accords.filter(({ parties }) => parties.includes(id)).length]),
    ),
  }),
  write: (findings, { lenses }) => {
    Object.assign(lenses, { toy: findings });
  },
};
