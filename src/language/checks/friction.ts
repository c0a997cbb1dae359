/** A warning where what stands between today and the nearest yes is mostly what signing costs at home. */
import type { Lint } from "./lints.ts";
import { supported, verdict, verdicts } from "./verdict.ts";

/** Points of friction on the way to the nearest yes above which it is questioned; an actor's scale is 100. */
const MAX_FRICTION_POINTS = 10;

export function lintFriction(lint: Lint): void {
  const { c, warn } = lint;
  const asked = c.questions.filter(({ when }) => verdict(c, when, c.standing) === false);
  const nearest = asked.map(() => ({ points: Infinity, actor: 0 }));
  if (asked.length === 0) return;
  const answers = asked.map(({ when }) => verdicts(c, when));
  const dearest = dearestConsent(lint);
  const bears = supported(c);
  for (let x = 0; x < bears.length; x++) {
    if (bears[x] === 0) continue;
    const cost = dearest(x * c.issues.length);
    for (let q = 0; q < asked.length; q++)
      if (cost.points < nearest[q].points && answers[q][x] !== 0) nearest[q] = { ...cost };
  }
  asked.forEach(({ id }, q) => {
    const { points, actor } = nearest[q];
    if (points > MAX_FRICTION_POINTS && points < Infinity)
      warn(
        "high-friction",
        `the nearest yes costs ${c.actors[actor].name} ${points.toFixed(0)} points of friction at the medians; friction is paid once for a text, and over ${MAX_FRICTION_POINTS} of 100 points it answers the question by itself`,
        `questions.${id}`,
      );
  });
}

/**
 * The dearest consent that a package takes from the standing on, by the first mover of each issue; a procedure's outcome
 * costs no actor anything. The function returns the same object each time.
 */
function dearestConsent({ c, value }: Lint): (at: number) => { points: number; actor: number } {
  const A = c.actors.length;
  const T = c.tables.length;
  const signing = Float64Array.from(c.actors, ({ friction }) => value(friction));
  // By issue: which mover settles it, and what moving it to each option costs each actor whose consent that takes.
  const movers = c.issues.map(({ procedure, movedBy, options }, k) => {
    const t = c.tables.findIndex(({ issues }) => issues.includes(k));
    if (procedure || (movedBy === null && t < 0)) return null;
    const signs = movedBy === null ? c.tables[t].parties : [movedBy];
    const pays = movedBy === null ? [...signs, ...c.tables[t].ratifiedBy] : signs;
    const paying = [...new Set(pays)].flatMap((i) => {
      const stake = c.actors[i].stakes.find(({ issue }) => issue === k);
      return stake ? [{ i, moving: Float64Array.from(options, (_, o) => value(stake.friction[o])) }] : [];
    });
    return { mover: movedBy === null ? t : T + k, signs, paying };
  });
  const points = new Float64Array(A);
  const signed = new Uint8Array(T + c.issues.length);
  const dearest = { points: 0, actor: 0 };
  return (at) => {
    points.fill(0);
    signed.fill(0);
    for (let k = 0; k < movers.length; k++) {
      const o = c.packages[at + k];
      const by = movers[k];
      if (!by || o === c.standing[k]) continue;
      for (let j = 0; j < by.paying.length; j++) points[by.paying[j].i] += by.paying[j].moving[o];
      if (signed[by.mover] === 0) for (let j = 0; j < by.signs.length; j++) points[by.signs[j]] += signing[by.signs[j]];
      signed[by.mover] = 1;
    }
    dearest.points = 0;
    for (let i = 0; i < A; i++)
      if (points[i] > dearest.points) {
        dearest.points = points[i];
        dearest.actor = i;
      }
    return dearest;
  };
}
