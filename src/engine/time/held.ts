/**
 * One future of a world with a driver held at a level, for every pin of the threshold curves at once. A driver that no
 * condition and no rate reads acts on a path through the gains alone. So all pins are played together: at each occasion
 * the outcome is found once for every different set of weights, and pins part only where their outcomes differ. Those that
 * leave are put aside with the state of that moment and play on from there. Minds need no state: on a path they depend on
 * the month alone, and are put back to as_of and brought up again.
 * p pin, q standing, t month counted from `model.since`, m mover, x outcome.
 */
import type { Model } from "../compile.ts";
import { atomsOf } from "../model/conditions.ts";
import type { FutureState, Steps } from "./month.ts";

/** Pins that part from others: mover m has agreed on x at standing q; `before` stood when month t began. */
interface Parting {
  pins: Int32Array;
  state: FutureState;
  t: number;
  m: number;
  q: number;
  before: number;
  x: number;
  bits: number;
}

/**
 * Plays months from + 1 to `to` of a future from standing q, minds and procedures as at as_of, for each of the pins.
 * @param restart puts the minds back to as_of
 * @param done is called at the end of each path, with the pins that went it
 */
export function playHeld(
  steps: Steps,
  M: number,
  start: { q: number; from: number; to: number; path: number; levels: Float64Array },
  pins: Int32Array,
  restart: () => void,
  done: (pins: Int32Array) => void,
): void {
  const { from, to, path, levels } = start;
  const aside: Parting[] = [];
  const outcomes = new Int32Array(pins.length);
  let together = pins;
  let { q } = start;
  let before = q;
  let t = from + 1;
  let m = 0;

  /** What mover m agrees on for those that stay together; the others are put aside. */
  const move = (): void => {
    const bits = steps.outcomes(m, q, path, together, outcomes);
    const stays = outcomes[0];
    let state: FutureState | null = null;
    for (let j = 1; j < together.length; j++) {
      const x = outcomes[j];
      if (x === stays || outcomes.indexOf(x) < j) continue;
      const leaving = together.filter((_, other) => outcomes[other] === x);
      aside.push({ pins: leaving, state: (state ??= steps.save()), t, m, q, before, x, bits });
    }
    if (state !== null) together = together.filter((_, j) => outcomes[j] === stays);
    q = steps.follow(m, q, stays, bits);
  };

  steps.start(q, levels);
  for (;;) {
    for (; t <= to; t++, m = 0) {
      if (m === 0) {
        if (!steps.isBusy(t)) continue;
        before = q;
        q = steps.open(q, t);
      }
      for (; m < M; m++) if (steps.mayAct(m, t) && steps.meets(m, q)) move();
      q = steps.close(before, q, t);
    }
    done(together);
    const next = aside.pop();
    if (!next) return;
    restart();
    steps.load(next.state);
    ({ t, m, before, pins: together } = next);
    q = steps.follow(m++, next.q, next.x, next.bits);
  }
}

/** Whether a driver acts otherwise than through needs: a condition or a rate reads it. */
export function isReadElsewhere({ case: c }: Model): (driver: number) => boolean {
  const conditions = [
    ...c.questions.map(({ when }) => when),
    ...c.reactions.map(({ when }) => when),
    ...c.tables.map((table) => table.while),
    ...c.issues.flatMap(({ procedure, expected }) => [procedure?.when, expected?.when]),
  ];
  const rates = [
    ...c.issues.map(({ reviewsPerYear }) => reviewsPerYear),
    ...c.tables.flatMap(({ meetingsPerYear, concludes }) => [meetingsPerYear, concludes]),
  ];
  const read = new Set([
    ...conditions
      .flatMap((when) => (when ? atomsOf(when) : []))
      .flatMap((atom) => (atom.kind === "driver" ? [atom.driver] : [])),
    ...rates.flatMap(({ movedBy }) => movedBy.map(({ driver }) => driver)),
  ]);
  return (driver) => read.has(driver);
}
