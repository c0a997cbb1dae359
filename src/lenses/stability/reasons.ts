/**
 * Why a package does not hold for a mover: its most frequent best improvement, the answer to it, and the numbers that
 * the gain depends on.
 */
import type { Model } from "../../engine/compile.ts";
import { gainParts, wholeProspect } from "../../engine/model/gain.ts";
import type { StabilityReason } from "../../result/index.ts";
import type { Cell, Move } from "./cells.ts";
import type { CaseGraph } from "./states.ts";
import type { Numbers } from "./worth.ts";

/** Greatest number of parts of a gain in a reason, and least size of a part in points. */
const MAX_PARTS = 4;
const LITTLE = 0.05;

/** Options that differ between two packages, as in the second. */
export function changes(model: Model, from: number, to: number): { [issue: string]: string } {
  const {
    packages: { rows, K },
    case: c,
  } = model;
  return Object.fromEntries(
    c.issues.flatMap((issue, k) =>
      rows[from * K + k] === rows[to * K + k] ? [] : [[issue.id, issue.options[rows[to * K + k]].id]],
    ),
  );
}

/** The most frequent entry; the first of equals. */
function commonest<V>(found: Iterable<V>, count: (one: V) => number): V | null {
  let best: V | null = null;
  for (const one of found) if (best === null || count(one) > count(best)) best = one;
  return best;
}

/** @param numbers the numbers of each world */
export function reason(
  model: Model,
  cased: CaseGraph,
  cell: Cell,
  s: number,
  numbers: readonly Numbers[],
): StabilityReason | null {
  const move = commonest(cell.moves.values(), (one) => one.worlds.length);
  if (!move) return null;
  const { packages, graph, movers } = cased;
  const x = (state: number): number => packages[state];
  const to = graph.movers[cell.mover].targets[move.arc];
  const among = move.worlds.length;
  const answer = commonest(move.answers.values(), (one) => one.count);
  return {
    move: changes(model, x(s), x(to)),
    share: among / numbers.length,
    gain: gains(model, cased, cell.mover, x(s), x(to), move, numbers),
    answer: answer && {
      by: movers[answer.by].id,
      move: changes(model, x(to), x(answer.first)),
      ends: changes(model, x(to), x(answer.end)),
      share: answer.count / among,
      credible: answer.credible / among,
    },
    unanswered: move.unanswered / among,
  };
}

function gains(
  model: Model,
  { graph, movers }: CaseGraph,
  H: number,
  from: number,
  to: number,
  move: Move,
  numbers: readonly Numbers[],
): StabilityReason["gain"] {
  const { case: c, shape } = model;
  const prospect = wholeProspect(model);
  return Object.fromEntries(
    graph.movers[H].members.map((i, position) => {
      const actor = c.actors[i];
      const total = {
        gain: 0,
        stakes: new Float64Array(shape.K),
        needs: new Float64Array(actor.needs.length),
        friction: 0,
        residual: 0,
      };
      for (const w of move.worlds) {
        const { terms, residual, cost } = numbers[w];
        const parts = gainParts(model, terms, residual, cost, i, from, to, movers[H].ratifies[position], prospect);
        total.gain += parts.gain;
        parts.stakes.forEach((points, k) => {
          total.stakes[k] += points;
        });
        parts.needs.forEach((points, n) => {
          total.needs[n] += points;
        });
        total.friction += parts.friction;
        total.residual += parts.residual;
      }
      const n = move.worlds.length;
      const cited = (p: number): number[] => c.parameters[p].citations;
      const parts = [
        ...actor.stakes.map((stake) => ({
          path: `actors.${actor.id}.stakes.${c.issues[stake.issue].id}`,
          value: total.stakes[stake.issue] / n,
          citations: cited(stake.weight),
        })),
        ...actor.needs.map((need, j) => ({
          path: `actors.${actor.id}.needs.${need.id}`,
          value: total.needs[j] / n,
          citations: cited(need.weight),
        })),
        { path: `actors.${actor.id}.friction`, value: total.friction / n, citations: cited(actor.friction) },
        { path: `actors.${actor.id}.residual`, value: total.residual / n, citations: cited(actor.residual) },
      ]
        .filter(({ value }) => Math.abs(value) >= LITTLE)
        .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
        .slice(0, MAX_PARTS);
      return [actor.id, { mean: total.gain / n, parts }];
    }),
  );
}
