/** The stability lens: all four concepts for every mover and state of random graph models, against one look at every arc; and the whole lens on the flagship case. */
import { BLOCK, compile, defaults, makeSimulator } from "../src/engine/index.ts";
import { makeStability } from "../src/lenses/stability/concepts.ts";
import type { Graph, Mover, Values } from "../src/lenses/stability/graph.ts";
import { stability as lens } from "../src/lenses/stability/index.ts";
import type { Case } from "../src/language/index.ts";
import { uniforms } from "../test/random.ts";

const ROUNDS = 5;
const MOVERS = 3;
const seconds = (since: number): number => (performance.now() - since) / 1000;
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** 2^options states; each mover turns its share of the options, any of them at once. */
function optionGraph(options: number): Graph {
  const states = 2 ** options;
  const movers = Array.from({ length: MOVERS }, (_, i): Mover => {
    const mine = Array.from({ length: options }, (__, o) => o).filter((o) => o % MOVERS === i);
    const moves = Array.from({ length: 2 ** mine.length - 1 }, (__, n) =>
      mine.reduce((mask, o, b) => (((n + 1) >> b) & 1 ? mask | (1 << o) : mask), 0),
    );
    return {
      id: String(i),
      members: [i],
      costs: null,
      starts: Int32Array.from({ length: states + 1 }, (__, s) => s * moves.length),
      targets: Int32Array.from(
        { length: states * moves.length },
        (__, a) => Math.floor(a / moves.length) ^ moves[a % moves.length],
      ),
    };
  });
  return { states, actors: MOVERS, movers };
}

function valuesOf(graph: Graph, draws: number): Values[] {
  const u = uniforms(graph.states);
  return Array.from({ length: draws }, () => ({
    utility: Float64Array.from({ length: graph.actors * graph.states }, () => 200 * u() - 100),
    friction: null,
  }));
}

/** One look at every arc: how many improve their mover. */
function look({ movers, states }: Graph, { utility }: Values): number {
  let count = 0;
  movers.forEach(({ starts, targets }, i) => {
    for (let s = 0; s < states; s++)
      for (let a = starts[s]; a < starts[s + 1]; a++)
        if (utility[i * states + targets[a]] > utility[i * states + s]) count++;
  });
  return count;
}

export function stability(c: Case): void {
  console.log("stability: four concepts for every mover and state, one thread");
  for (const [options, draws] of [
    [12, 1],
    [8, 1000],
  ] as const) {
    const graph = optionGraph(options);
    const values = valuesOf(graph, draws);
    const model = makeStability(graph);
    const ours: number[] = [];
    const floor: number[] = [];
    let kept = 0;
    for (let round = 0; round <= ROUNDS; round++) {
      let start = performance.now();
      kept = 0;
      for (const one of values) {
        const { seq } = model.solve(one);
        for (const bit of seq) kept += bit;
      }
      ours.push(seconds(start));
      start = performance.now();
      for (const one of values) look(graph, one);
      floor.push(seconds(start));
    }
    const [time, least] = [middle(ours.slice(1)), middle(floor.slice(1))];
    const arcs = graph.movers.reduce((sum, { targets }) => sum + targets.length, 0);
    console.log(
      `  2^${options} states x ${MOVERS} movers, ${arcs} arcs, ${draws} draw${draws === 1 ? "" : "s"}: ${(1000 * time).toFixed(1)} ms, ${(time / least).toFixed(0)} times one look at every arc (SEQ-stable: ${((100 * kept) / (draws * MOVERS * graph.states)).toFixed(1)} % of mover-states)`,
    );
  }
  const model = compile(c, { ...defaults, paths: 0, thresholds: false });
  const simulate = makeSimulator(model);
  const draws: number[] = [];
  for (let from = 0; draws.length < 500; from += BLOCK)
    draws.push(...simulate({ kind: "worlds", from, to: from + BLOCK }).worlds);
  const times: number[] = [];
  let found = lens(model, draws.slice(0, 500));
  for (let round = 0; round < 3; round++) {
    const start = performance.now();
    found = lens(model, draws.slice(0, 500));
    times.push(seconds(start));
  }
  console.log(
    `  the whole lens on ${c.id}: ${found!.worlds} kept worlds, ${found!.states} packages reachable, ${found!.arcs} arcs, ${found!.packages.length} listed: ${middle(times).toFixed(2)} s, peak memory of this process ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB\n`,
  );
}
