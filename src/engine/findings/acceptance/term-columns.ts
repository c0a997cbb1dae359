/** Terms of the utility (engine/model/terms.ts) in many worlds at once. i actor, o option (counted over all issues), n need. */
import type { Model } from "../../compile.ts";
import { addStake, addWorth, unmetInto } from "./arithmetic.ts";
import { kept, type WorldColumns } from "./columns.ts";

export interface TermColumns {
  /** Points of option i * O + o from the actor's stake, reliability included. */
  stake(column: number): Float64Array;
  /** 1 - r c of option n * O + o for a need. */
  unmet(column: number): Float64Array;
  /** Friction of signing anything. */
  friction(i: number): Float64Array;
  /** Friction of moving to option i * O + o. */
  frictionOn(column: number): Float64Array;
}

export function termColumns({ shape }: Model, { count, number }: WorldColumns): TermColumns {
  const { O, offset } = shape;
  /** By column i * O + o: the stake, and the option within its issue. */
  const stakeOf = new Map(
    shape.stakes.flatMap((stake) =>
      stake.values.map((_, o) => [stake.actor * O + offset[stake.issue] + o, { stake, o }]),
    ),
  );
  /** By column n * O + o: the part met, and who delivers it. */
  const partOf = new Map(
    shape.needs.flatMap(({ parts }, n) =>
      parts.flatMap(({ issue, values, deliverer }) =>
        values.map((value, o) => [n * O + offset[issue] + o, { value, deliverer }] as const),
      ),
    ),
  );
  const nothing = new Float64Array(count);
  const all = new Float64Array(count).fill(1);
  const reliabilityOf = (deliverer: number): Float64Array =>
    deliverer < 0 ? all : number(shape.reliability[deliverer]);
  return {
    stake: kept((column) => {
      const found = stakeOf.get(column);
      if (!found) return nothing;
      const { actor, weight, values, deliverer, worth, pays } = found.stake;
      const [weights, points, reliability] = [number(weight), number(values[found.o]), reliabilityOf(deliverer)];
      const out = new Float64Array(count);
      addStake(out, weights, points, reliability);
      if (worth >= 0 && pays[found.o] === 1)
        addWorth(out, number(shape.pointsPerBn[actor]), number(worth), reliability);
      return out;
    }),
    unmet: kept((column) => {
      const found = partOf.get(column);
      if (!found) return all;
      return unmetInto(number(found.value), reliabilityOf(found.deliverer), new Float64Array(count));
    }),
    friction: (i) => number(shape.friction[i]),
    frictionOn(column) {
      const found = stakeOf.get(column);
      return found ? number(found.stake.friction[found.o]) : nothing;
    },
  };
}
