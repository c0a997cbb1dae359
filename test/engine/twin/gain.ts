/** Utilities and gains (docs/methods/model.md#2-value-of-a-package, docs/methods/model.md#3-gains-zone-solutions). z: one level a driver; see: whose numbers. */
import type { Need } from "../../../src/language/case.ts";
import { clamp, sum, type Package, type See, type World } from "./world.ts";

/** r_k for actor i. */
function reliability(w: World, see: See, i: number, k: number): number {
  const deliverer = w.c.issues[k].deliveredBy;
  return deliverer === null || deliverer === i ? 1 : see(w.c.actors[deliverer].reliability);
}

/** ramp(z; from, to), or the step half way where from and to are equal or have crossed. */
function ramp(z: number, from: number, to: number, rising: boolean): number {
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

/** m_in(x). */
function met(w: World, see: See, i: number, need: Need, x: Package): number {
  let left = 1;
  for (const { issue, parts } of need.metBy) {
    const c = see(parts[x[issue]]);
    left *= 1 - (c > 0 ? reliability(w, see, i, issue) * c : c);
  }
  return clamp(1 - left, -1, 1);
}

/** u_i(x, z) in points. */
export function utility(w: World, see: See, i: number, x: Package, z: number[]): number {
  const actor = w.c.actors[i];
  const stakes = actor.stakes.map(({ issue, weight, values }) => {
    const v = see(values[x[issue]]);
    return (see(weight) * (v > 0 ? reliability(w, see, i, issue) * v : v)) / 100;
  });
  const needs = actor.needs.map((need) => see(need.weight) * felt(w, see, need, z) * (1 - met(w, see, i, need, x)));
  return sum(stakes) - sum(needs) + sum(x.map((o, k) => w.residual[i][k][o]));
}

/** Sum of friction_ik over the issues that change. */
function issueFriction(w: World, see: See, i: number, q: Package, x: Package): number {
  return sum(
    w.c.actors[i].stakes
      .filter(({ issue }) => q[issue] !== x[issue])
      .map(({ issue, friction }) => see(friction[x[issue]])),
  );
}

/** gain_i(x | q, z) of somebody who signs or moves: friction_i and friction_ik are paid. */
export function gain(w: World, see: See, i: number, q: Package, x: Package, z: number[]): number {
  if (x.every((o, k) => o === q[k])) return 0;
  return ratifiersGain(w, see, i, q, x, z) - see(w.c.actors[i].friction);
}

/** The same for a ratifier, who pays friction_ik only. */
export function ratifiersGain(w: World, see: See, i: number, q: Package, x: Package, z: number[]): number {
  if (x.every((o, k) => o === q[k])) return 0;
  return utility(w, see, i, x, z) - utility(w, see, i, q, z) - issueFriction(w, see, i, q, x);
}
