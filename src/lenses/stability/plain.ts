/**
 * Results of a plain graph model: stability by mover and state, reasons, and states reached from the standing by
 * improvements.
 */
import { CONCEPTS, makeStability, type Concept, type Stability } from "./concepts.ts";
import type { PlainState, PlainStability } from "../../result/index.ts";
import type { PlainModel } from "./read.ts";

/** Greatest number of improvements in a result. */
const MAX_IMPROVEMENTS = 100_000;

export function solvePlain(model: PlainModel): PlainStability {
  const { graph, others, states, dms, utility, standing } = model;
  const S = graph.states;
  const stability = makeStability(graph, others);
  stability.begin({ utility, friction: null });
  const named = (bits: number): { [concept in Concept]: boolean } =>
    Object.fromEntries(CONCEPTS.map((concept, j) => [concept, ((bits >> j) & 1) === 1])) as {
      [concept in Concept]: boolean;
    };
  const reached = reachedFrom(model, stability);
  const improvements: PlainStability["improvements"] = [];
  graph.movers.forEach(({ id, starts, targets }, H) => {
    for (let s = 0; s < S; s++)
      for (let a = starts[s]; a < starts[s + 1] && improvements.length < MAX_IMPROVEMENTS; a++)
        if (stability.improves(H, s, a)) improvements.push({ by: id, from: states[s], to: states[targets[a]] });
  });
  const found = states.map((id, s): PlainState => {
    let everybody = 15;
    const each = Object.fromEntries(
      dms.map((dm, H) => {
        const bits = stability.verdict(H, s);
        everybody &= bits;
        return [
          dm,
          { rank: utility[H * S + s], stable: named(bits), would: bits & 1 ? null : would(model, stability, H, s) },
        ];
      }),
    );
    return {
      id,
      is: model.words[s] || null,
      options: model.patterns[s] ?? null,
      stable: named(everybody),
      each,
      no_way_out: dms.every((_, H) => graph.movers[H].starts[s] === graph.movers[H].starts[s + 1]),
      reached: reached[s] === 1,
      coalitions: graph.movers.slice(dms.length).flatMap(({ members }, n) => {
        const H = dms.length + n;
        const best = bestMove(model, stability, H, s);
        return best < 0
          ? []
          : [
              {
                members: members.map((i) => dms[i]),
                to: states[graph.movers[H].targets[best]],
                stable: named(stability.verdict(H, s)),
              },
            ];
      }),
    };
  });
  return {
    entente: 1,
    title: model.title,
    source: model.source,
    note: model.note,
    dms,
    options: model.options,
    standing: states[standing],
    coalitions: graph.movers.slice(dms.length).map(({ members }) => members.map((i) => dms[i])),
    equilibria: Object.fromEntries(
      CONCEPTS.map((concept) => [concept, found.filter((state) => state.stable[concept]).map(({ id }) => id)]),
    ) as PlainStability["equilibria"],
    states: found,
    improvements,
  };
}

/** The improvement with the greatest least gain over the members, the first of equals; -1 without one. */
function bestMove({ graph }: PlainModel, stability: Stability, H: number, s: number): number {
  const { starts } = graph.movers[H];
  let best = -1;
  for (let a = starts[s]; a < starts[s + 1]; a++)
    if (stability.improves(H, s, a) && (best < 0 || stability.leastGain(H, s, a) > stability.leastGain(H, s, best)))
      best = a;
  return best;
}

function would(model: PlainModel, stability: Stability, H: number, s: number): PlainState["each"][string]["would"] {
  const { states, dms, graph } = model;
  const arc = bestMove(model, stability, H, s);
  const credible = stability.answer(H, s, arc, true);
  const answer = credible ?? stability.answer(H, s, arc, false);
  return {
    to: states[graph.movers[H].targets[arc]],
    answer: answer && {
      by: dms[answer.by],
      to: states[answer.first],
      ends: states[answer.end],
      credible: credible !== null,
    },
  };
}

function reachedFrom({ graph, dms, standing }: PlainModel, stability: Stability): Uint8Array {
  const seen = new Uint8Array(graph.states);
  seen[standing] = 1;
  const open = [standing];
  for (let n = 0; n < open.length; n++)
    dms.forEach((_, H) => {
      const { starts, targets } = graph.movers[H];
      for (let a = starts[open[n]]; a < starts[open[n] + 1]; a++) {
        const t = targets[a];
        if (seen[t] === 1 || !stability.improves(H, open[n], a)) continue;
        seen[t] = 1;
        open.push(t);
      }
    });
  return seen;
}
