/**
 * By what folds and columns are told apart within a world: the stamps of the minds that they are of (minds.ts), and the
 * change in force where it touches one of these actors. m mover, a member.
 */
import type { Model } from "../compile.ts";
import { actorOf } from "../model/movers.ts";
import type { MindsSeen } from "./minds.ts";

export interface FoldNames {
  /** By mover and member: the actors on whose numbers the member's columns depend, itself and those who deliver to it. */
  concerns: Int32Array[][];
  /** The numbers that hold are those of no change. */
  renumber(): void;
  /** A change that sets or drops these parameters is in force, and none before it. */
  change(parameters: readonly number[]): void;
  /** The greatest of the actors' stamps, which names the numbers of all of them. */
  stampOf(actors: ArrayLike<number>): number;
  /** The change in force, counted from 1, where it touches one of these actors, else 0. */
  changeOf(actors: ArrayLike<number>): number;
}

export function makeFoldNames(model: Model, minds: MindsSeen): FoldNames {
  const { shape, movers, case: c } = model;
  let changes = 0;
  /** By actor: whether the change in force touches its numbers or beliefs. */
  const touched = new Uint8Array(shape.A);
  return {
    concerns: movers.map(({ members }) =>
      members.map((i) => {
        const deliverers = c.issues.flatMap(({ deliveredBy }, k) =>
          deliveredBy !== null && shape.touches[i * shape.K + k] === 1 ? [deliveredBy] : [],
        );
        return Int32Array.from(new Set([i, ...deliverers]));
      }),
    ),
    renumber() {
      touched.fill(0);
      changes = 0;
    },
    change(parameters) {
      changes++;
      const actors = parameters.map((p) => actorOf(c, p));
      const isAnyone = model.supply !== null || actors.includes(-1);
      touched.fill(isAnyone ? 1 : 0);
      if (!isAnyone) for (const i of actors) touched[i] = 1;
    },
    stampOf(actors) {
      let stamp = 0;
      for (let j = 0; j < actors.length; j++) {
        const one = minds.stamp[actors[j]];
        if (one > stamp) stamp = one;
      }
      return stamp;
    },
    changeOf(actors) {
      if (changes > 0) for (let j = 0; j < actors.length; j++) if (touched[actors[j]] === 1) return changes;
      return 0;
    },
  };
}
