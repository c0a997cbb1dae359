/** Actors and drivers that can touch a question at all: those that somebody's consent, a rate or a condition goes by. */
import type { Model } from "../../compile.ts";
import { isReadElsewhere } from "../../time/held.ts";

export interface Reach {
  /** Actors whose consent some move takes. */
  actors: ReadonlySet<number>;
  /** Actors on whom such an actor relies for a delivery. */
  deliverers: ReadonlySet<number>;
  /** Drivers that sharpen a need of such an actor, move a rate, or are asked about. */
  drivers: ReadonlySet<number>;
}

export function reachOf(model: Model): Reach {
  const { movers, shape } = model;
  const actors = new Set(movers.flatMap(({ members }) => members));
  const needs = shape.needs.filter(({ actor }) => actors.has(actor));
  return {
    actors,
    deliverers: new Set([
      ...shape.stakes.filter(({ actor }) => actors.has(actor)).map(({ deliverer }) => deliverer),
      ...needs.flatMap(({ parts }) => parts.map(({ deliverer }) => deliverer)),
    ]),
    drivers: new Set([
      ...needs.flatMap(({ sharpeners }) => sharpeners.map(({ driver }) => driver)),
      ...[...model.case.drivers.keys()].filter(isReadElsewhere(model)),
    ]),
  };
}
