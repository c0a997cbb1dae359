/** A warning where what stands between today and the nearest yes is mostly what signing costs at home. */
import type { Case } from "../case.ts";
import type { Lint } from "./lints.ts";
import { supportedOffsets, verdict } from "./verdict.ts";

/** Points of friction on the way to the nearest yes above which it is questioned; an actor's scale is 100. */
const MAX_FRICTION_POINTS = 10;

export function lintFriction({ c, value, warn }: Lint): void {
  const cost = frictionOf(c, value);
  for (const { id, when } of c.questions) {
    if (verdict(c, when, c.standing) !== false) continue;
    let nearest: { points: number; actor: number } | null = null;
    for (const at of supportedOffsets(c)) {
      if (verdict(c, when, c.packages, at) === false) continue;
      const found = cost(at, nearest?.points ?? Infinity);
      if (found) nearest = found;
    }
    if (nearest && nearest.points > MAX_FRICTION_POINTS)
      warn(
        "high-friction",
        `the nearest yes costs ${c.actors[nearest.actor].name} ${nearest.points.toFixed(0)} points of friction at the medians; friction is paid once for a text, and over ${MAX_FRICTION_POINTS} of 100 points it answers the question by itself`,
        `questions.${id}`,
      );
  }
}

/**
 * Highest total friction of an actor whose consent a package takes from the standing on, by the first mover of each
 * issue; procedures are free. The function returns null where that is not under `most`.
 */
function frictionOf(
  c: Case,
  value: Lint["value"],
): (at: number, most: number) => { points: number; actor: number } | null {
  const movers = c.issues.map(({ procedure, movedBy }, k) => {
    const t = c.tables.findIndex(({ issues }) => issues.includes(k));
    if (procedure) return null;
    if (movedBy !== null) return { mover: -1 - k, signs: [movedBy], ratifies: [] };
    return t < 0 ? null : { mover: t, signs: c.tables[t].parties, ratifies: c.tables[t].ratifiedBy };
  });
  const moving = c.actors.map(({ stakes }) =>
    c.issues.map(({ options }, k) => {
      const stake = stakes.find(({ issue }) => issue === k);
      return options.map((_, o) => (stake ? value(stake.friction[o]) : 0));
    }),
  );
  const signing = c.actors.map(({ friction }) => value(friction));
  const points = new Float64Array(c.actors.length);
  return (at, most) => {
    points.fill(0);
    const signed = new Set<number>();
    for (let k = 0; k < c.issues.length; k++) {
      const o = c.packages[at + k];
      const by = movers[k];
      if (!by || o === c.standing[k]) continue;
      for (const i of by.signs) points[i] += moving[i][k][o] + (signed.has(by.mover) ? 0 : signing[i]);
      for (const i of by.ratifies) points[i] += moving[i][k][o];
      signed.add(by.mover);
    }
    const actor = points.indexOf(Math.max(...points));
    return points[actor] < most ? { points: points[actor], actor } : null;
  };
}
