/** Utilities and gains (docs/methods/model.md#2-value-of-a-package, docs/methods/model.md#3-gains-zone-solutions). see: whose numbers. */
import type { Need } from "../../../src/language/case.ts";
import type { Sight } from "./conditions.ts";
import { expected } from "./foresight.ts";
import { clamp, product, sum, type Package, type See, type World } from "./world.ts";

/** What a mover does to a standing. */
export interface Move {
  from: Package;
  /** With what the mover itself moves. */
  own: Package;
  /** With what returns by that: the package that comes about. */
  to: Package;
  /** The agenda of a table, or the one issue under review or exit. */
  agenda: number[];
}

/** A move that nothing returns from. */
export const plain = (from: Package, to: Package, agenda: number[] = []): Move => ({ from, own: to, to, agenda });

/** r_k for actor i. */
function reliability(w: World, see: See, i: number, k: number): number {
  const deliverer = w.c.issues[k].deliveredBy;
  return deliverer === null || deliverer === i ? 1 : see(w.c.actors[deliverer].reliability);
}

/** ramp(z; from, to), or the step half way where from and to are equal or have crossed. */
export function ramp(z: number, from: number, to: number, rising: boolean): number {
  const crossed = rising ? to <= from : to >= from;
  if (!crossed) return clamp((z - from) / (to - from), 0, 1);
  const step = (from + to) / 2;
  return (rising ? z >= step : z <= step) ? 1 : 0;
}

/** L_in(z). */
function felt(w: World, see: See, need: Need, z: number[]): number {
  const sharpened = need.sharpenedBy.map(
    ({ driver, from, to, by }) => see(by) * ramp(z[driver], see(from), see(to), w.median[to] >= w.median[from]),
  );
  return clamp(see(need.level) + sum(sharpened), 0, 1);
}

/** m_in of options with chances pi. */
function met(w: World, see: See, i: number, need: Need, pi: number[][]): number {
  const left = need.metBy.map(({ issue, parts }) =>
    sum(
      parts.map((part, o) => {
        const c = see(part);
        return pi[issue][o] * (1 - (c > 0 ? reliability(w, see, i, issue) * c : c));
      }),
    ),
  );
  return clamp(1 - product(left), -1, 1);
}

/** u_i(x, z) in points, in the eyes of a mover with this agenda. z: levels that needs feel, where they are not those of the sight. */
export function utility(
  w: World,
  see: See,
  i: number,
  x: Package,
  agenda: number[],
  sight: Sight,
  z: number[] = sight.z,
): number {
  const actor = w.c.actors[i];
  const pi = expected(w, x, agenda, sight);
  const stakes = actor.stakes.map(({ issue, weight, values }) =>
    sum(
      values.map((value, o) => {
        const v = see(value);
        return (pi[issue][o] * see(weight) * (v > 0 ? reliability(w, see, i, issue) * v : v)) / 100;
      }),
    ),
  );
  const needs = actor.needs.map((need) => see(need.weight) * felt(w, see, need, z) * (1 - met(w, see, i, need, pi)));
  const leftOut = w.residual[i].map((e, k) => sum(e.map((points, o) => pi[k][o] * points)));
  return sum(stakes) - sum(needs) + sum(leftOut);
}

/** Sum of friction_ik over the issues that the mover itself changes. */
function issueFriction(w: World, see: See, i: number, { from, own }: Move): number {
  return sum(
    w.c.actors[i].stakes
      .filter(({ issue }) => from[issue] !== own[issue])
      .map(({ issue, friction }) => see(friction[own[issue]])),
  );
}

const isNone = ({ from, to }: Move): boolean => to.every((o, k) => o === from[k]);

/** gain_i(x | q, z) of somebody who signs or moves: friction_i and friction_ik are paid. stays: u_i of the standing, where it is known. */
export function gain(w: World, see: See, i: number, move: Move, sight: Sight, z?: number[], stays?: number): number {
  return isNone(move) ? 0 : ratifiersGain(w, see, i, move, sight, z, stays) - see(w.c.actors[i].friction);
}

/** The same for a ratifier, who pays friction_ik only. */
export function ratifiersGain(
  w: World,
  see: See,
  i: number,
  move: Move,
  sight: Sight,
  z?: number[],
  stays?: number,
): number {
  if (isNone(move)) return 0;
  const u = (x: Package): number => utility(w, see, i, x, move.agenda, sight, z);
  return u(move.to) - (stays ?? u(move.from)) - issueFriction(w, see, i, move);
}
