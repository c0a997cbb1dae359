/**
 * One world at a time: its numbers, its way through the record to the end of as_of, and its futures from there. The
 * future of a world may be played again with something changed: its past, the changes of minds, the walks of drivers and the
 * occasions do not depend on such a change and are made once, and folds too where no number is set. w world, q standing,
 * t month counted from `model.since`.
 */
import type { Model } from "../compile.ts";
import { draw, overrideFor } from "../draw.ts";
import { PAST } from "../../numbers/streams.ts";
import type { Counterfactual } from "../settings.ts";
import { makeFolds } from "./fold.ts";
import { makeLevels } from "./levels.ts";
import { makeMeetings } from "./meetings.ts";
import { makeMinds } from "./minds.ts";
import { makeMonths, type Months } from "./month.ts";
import { makeNoise, type Noise } from "./noise.ts";
import { makeProcedures } from "./procedures.ts";
import type { RefusalRecorder } from "./refusals.ts";

export interface WorldPlayer {
  /** Plays world s through the record, or sets it up at as_of (`prior`); false where it misses the record. */
  enter(s: number, prior: boolean): boolean;
  /** The world at the end of as_of gets the numbers of its futures. */
  settle(): void;
  /** Package standing at the end of as_of. */
  standing(): number;
  /** The numbers of a future, those of a scenario among them. */
  numbers(): Float64Array;
  /** Plays future `path` from as_of on, with drivers held at levels (NaN: not held). */
  future(path: number, held: Float64Array, refusals?: RefusalRecorder): void;
  /** Plays the same future once more from as_of on. */
  repeat(path: number, held: Float64Array): void;
  /** Puts minds back to as_of; minds, procedures and what was learnt. */
  restartMinds(path: number): void;
  restart(path: number): void;
  /** The numbers of the world's futures with a change in force; another change takes its place. */
  change(one: Counterfactual): void;
  /** Whether question n is answered yes in the future played last. */
  answer(n: number): boolean;
  play: Months;
  noise: Noise;
}

export function makeWorldPlayer(model: Model): WorldPlayer {
  const { questions, since, asOf, until } = model;
  const now = asOf - since;
  const end = until - since;
  const minds = makeMinds(model);
  const folds = makeFolds(model, minds);
  const noise = makeNoise(model);
  const meetings = makeMeetings(model);
  const procedures = makeProcedures(model);
  const levels = makeLevels(model, noise);
  const play = makeMonths(model, { noise, levels, meetings, minds, procedures, folds });
  const { changes } = play;
  const base = new Float64Array(model.case.parameters.length);
  const after = new Float64Array(model.case.parameters.length);
  const free = new Float64Array(model.case.drivers.length).fill(NaN);
  const isScenario = model.overrides.length > 0;
  let draws = 0;
  let standing = -1;
  /** Whether the numbers in force are those of a change that sets some or drops beliefs. */
  let isChanged = false;

  const restartMinds = (path: number): void => {
    if (minds.future(path)) folds.takeOver();
  };
  const restart = (path: number): void => {
    restartMinds(path);
    procedures.future(path);
    folds.unlearn();
  };

  return {
    enter(s, prior) {
      draws = s;
      isChanged = false;
      draw(model, s, base);
      const declared = prior ? model.standing : model.from;
      folds.begin(minds.begin(s, base, !prior), declared);
      noise.begin(s, base, !prior);
      meetings.begin(s, base, !prior);
      procedures.begin(s, base);
      play.world(s, base);
      const first = play.begin(declared, prior ? now : 0);
      const last = prior ? first : play.play(first, 0, now, PAST, true, free);
      if (last < 0) return false;
      standing = play.settle(last, !prior, base);
      return true;
    },
    settle() {
      if (minds.settle()) folds.renumber(minds.inForce);
      if (!isScenario) return;
      after.set(base);
      overrideFor(model, draws, after);
      minds.override();
      folds.renumber(minds.inForce);
      noise.rates(after);
      meetings.rates(after);
      procedures.rates(after);
      play.world(draws, after);
    },
    standing: () => standing,
    numbers: () => (isScenario ? after : base),
    future(path, held, refusals) {
      noise.future(path);
      meetings.future(path);
      restart(path);
      play.play(standing, now, end, path, false, held, refusals);
    },
    repeat(path, held) {
      restart(path);
      play.play(standing, now, end, path, false, held);
    },
    restartMinds,
    restart,
    change({ set, forget }) {
      if (set.length === 0 && forget.length === 0 && !isChanged) return;
      isChanged = set.length > 0 || forget.length > 0;
      minds.change(set);
      folds.change(minds.inForce, set, forget);
      after.set(base);
      overrideFor(model, draws, after, set);
      procedures.rates(after);
      play.world(draws, after);
    },
    answer(n) {
      const { fits, by, holds, isStatic } = questions[n];
      if (!isStatic) {
        const to = by - since;
        if (holds) return play.wasTrue(n, to);
        for (let t = now; t <= to; t++) if (play.wasTrue(n, t)) return true;
        return false;
      }
      let yes = fits[standing] === 1;
      for (let j = 0; j < changes.count && since + changes.month[j] <= by; j++) {
        if (!holds && yes) return true;
        yes = fits[changes.package[j]] === 1;
      }
      return yes;
    },
    play,
    noise,
  };
}
