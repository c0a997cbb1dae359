/**
 * The stability lens: which outcomes hold, on the worlds of a run (docs/methods/stability.md). Shares are of worlds, not of
 * futures: nothing here says when, and nothing is read by the simulation.
 */
import type { Model } from "../../engine/compile.ts";
import type { ShareFinding, StabilityFindings, StablePackage } from "../../result/index.ts";
import { quantileOf } from "../../numbers/shares.ts";
import { addWorld, emptyCells, type Cell, type Row } from "./cells.ts";
import { CONCEPTS, makeStability, type Concept } from "./concepts.ts";
import { countWorld, emptyCounts, listed } from "./count.ts";
import { flips } from "./flips.ts";
import { changes, reason } from "./reasons.ts";
import { caseGraph } from "./states.ts";
import { makeWorth, numbersOfDraw } from "./worth.ts";

export { CONCEPTS, type Concept } from "./concepts.ts";

/** A model of up to this many states is evaluated in every kept world. */
const MAX_STATES_FOR_ALL_WORLDS = 256;
/** Worlds of a larger model, fewer where all their arcs together exceed the next limit, but at least MIN_WORLDS. */
const MAX_WORLDS = 500;
const MAX_ARC_EVALUATIONS = 50_000_000;
const MIN_WORLDS = 50;
const MAX_PACKAGES_WITH_FLIPS = 6;

/** @param draws of the kept worlds, in order. @returns null where the case exceeds the limits of the lens, or has no mover */
export function stability(model: Model, draws: ArrayLike<number>): StabilityFindings | null {
  const cased = caseGraph(model);
  if (!cased || cased.graph.movers.length === 0) return null;
  const { graph, movers, packages } = cased;
  const { case: c } = model;
  const arcs = graph.movers.reduce((sum, { targets }) => sum + targets.length, 0);
  const worlds =
    graph.states <= MAX_STATES_FOR_ALL_WORLDS
      ? draws.length
      : Math.min(draws.length, Math.max(MIN_WORLDS, Math.min(MAX_WORLDS, Math.floor(MAX_ARC_EVALUATIONS / arcs))));
  const numbers = Array.from({ length: worlds }, (_, w) => numbersOfDraw(model, draws[w]));
  const worth = makeWorth(model, cased);
  const graphModel = makeStability(graph, cased.others);
  const counts = emptyCounts(model, cased);
  for (const world of numbers) {
    graphModel.begin(worth.of(world));
    countWorld(model, cased, graphModel, counts);
  }
  const states = listed(model, cased, counts);
  const cells = emptyCells(cased, states);
  numbers.forEach((world, w) => {
    graphModel.begin(worth.of(world));
    addWorld(cased, graphModel, cells, w);
  });
  const centre = flips(model, cased, worth, states.slice(0, MAX_PACKAGES_WITH_FLIPS));
  const share = (count: number): ShareFinding => ({
    share: count / worlds,
    se: Math.sqrt(((count / worlds) * (1 - count / worlds)) / worlds),
  });
  const options = (x: number): { [issue: string]: string } =>
    Object.fromEntries(
      c.issues.map((issue, k) => [issue.id, issue.options[model.packages.rows[x * model.packages.K + k]].id]),
    );
  const ofMover = (cell: Cell, s: number): StablePackage["movers"][string] => ({
    stable: byConcept((j) => cell.stable[j] / worlds),
    margin: byConcept((j) => {
      const sorted = Float64Array.from(cell.margins[j]).sort();
      return { p5: quantileOf(sorted, 0.05), p50: quantileOf(sorted, 0.5), p95: quantileOf(sorted, 0.95) };
    }),
    reason: reason(model, cased, cell, s, numbers),
  });
  const ofRow = ({ state: s, stable, cells: mine }: Row, n: number): StablePackage => ({
    options: options(packages[s]),
    changes: changes(model, packages[0], packages[s]),
    standing: s === 0,
    no_way_out: mine.length === 0,
    stable: byConcept((j) => share(stable[j])),
    reached: share(counts.reached[s]),
    held: byConcept((j) => share(counts.held[j * graph.states + s])),
    movers: Object.fromEntries(mine.map((cell) => [movers[cell.mover].id, ofMover(cell, s)])),
    centre: centre[n] ?? null,
  });
  return {
    worlds,
    states: graph.states,
    arcs,
    pinned: model.settings.pin,
    movers: movers.map(({ kind, id, name }, H) => ({
      kind,
      id,
      name,
      members: graph.movers[H].members.map((i) => c.actors[i].id),
    })),
    packages: cells.rows.map(ofRow),
    paths: cells.arcs
      .filter(({ improves }) => improves > 0)
      .map(({ from, to, mover, improves, walked }) => ({
        from: states.indexOf(from),
        to: states.indexOf(to),
        mover: movers[mover].id,
        share: improves / worlds,
        walked: walked / worlds,
      })),
    questions: Object.fromEntries(
      c.questions.map(({ id }, q) => [
        id,
        { reached: share(counts.questions[q].reached), held: byConcept((j) => share(counts.questions[q].held[j])) },
      ]),
    ),
  };
}

function byConcept<V>(of: (j: number) => V): { [concept in Concept]: V } {
  return Object.fromEntries(CONCEPTS.map((concept, j) => [concept, of(j)])) as { [concept in Concept]: V };
}
