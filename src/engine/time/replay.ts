/** Kept worlds played again, each with one change after the other: the past is the one that they had, and the first future has the same noise. */
import type { Model } from "../compile.ts";
import { analystOf } from "../model/pool.ts";
import type { Counterfactual } from "../settings.ts";
import { makeWorldPlayer } from "./world.ts";

export interface Replay {
  /** Draws of worlds that fit the record. */
  draws: Int32Array;
  counterfactuals: readonly Counterfactual[];
}

/** By change: answers in the first future of each world, [w * questions + q], 1 for yes. */
export type Replayed = Uint8Array[];

/** Plays worlds of one model again; working memory is used again from call to call. */
export function makeReplayer(model: Model): (task: Replay) => Replayed {
  return model.pool ? pooledReplayer(model, model.pool) : replayerOf(model);
}

function replayerOf(model: Model): (task: Replay) => Replayed {
  const player = makeWorldPlayer(model);
  const Q = model.questions.length;
  const isPrior = model.case.record === null;
  return ({ draws, counterfactuals }) => {
    const answers = counterfactuals.map(() => new Uint8Array(draws.length * Q));
    const held = counterfactuals.map(({ pin }) =>
      Float64Array.from(model.case.drivers, ({ id }) => pin[id] ?? model.settings.pin[id] ?? NaN),
    );
    const order = [...counterfactuals.keys()].sort((a, b) => numbers(counterfactuals[a]) - numbers(counterfactuals[b]));
    draws.forEach((s, w) => {
      if (!player.enter(s, isPrior)) throw new Error(`world ${s} does not fit the record`);
      player.settle();
      order.forEach((n, at) => {
        player.change(counterfactuals[n]);
        if (at === 0) player.future(0, held[n]);
        else player.repeat(0, held[n]);
        for (let q = 0; q < Q; q++) answers[n][w * Q + q] = player.answer(q) ? 1 : 0;
      });
    });
    return answers;
  };
}

/** Numbers and beliefs that a change touches. Changes without any come first, one after the other: they share their folds. */
const numbers = ({ set, forget }: Counterfactual): number => set.length + forget.length;

/** The worlds of each analyst under that analyst's numbers. */
function pooledReplayer(model: Model, pool: NonNullable<Model["pool"]>): (task: Replay) => Replayed {
  const players = pool.models.map(replayerOf);
  const Q = model.questions.length;
  return ({ draws, counterfactuals }) => {
    const owners = Array.from(draws, (s) => analystOf(pool, s));
    const parts = players.map((play, n) => play({ draws: draws.filter((_, w) => owners[w] === n), counterfactuals }));
    return counterfactuals.map((_, at) => {
      const out = new Uint8Array(draws.length * Q);
      const next = players.map(() => 0);
      owners.forEach((n, w) => {
        const from = next[n]++ * Q;
        out.set(parts[n][at].subarray(from, from + Q), w * Q);
      });
      return out;
    });
  };
}
