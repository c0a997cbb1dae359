import { describe, expect, it } from "vitest";
import { CONCEPTS, makeStability } from "../../../src/lenses/stability/concepts.ts";
import { makeLocal } from "../../../src/lenses/stability/local.ts";
import type { Graph, Mover } from "../../../src/lenses/stability/graph.ts";
import { uniforms } from "../../random.ts";
import { margin, reach, seqEachOnce, verdicts, type Plain } from "./twin.ts";
import { aboveInRun, seedsOfRun } from "../../seeds.ts";

/** A random model of 2 to 4 actors who move alone, perhaps tables of two or three, ties, and frictions by group of arcs. */
function randomModel(seed: number): {
  plain: Plain;
  graph: Graph;
  utility: Float64Array;
  friction: Float64Array | null;
} {
  const u = uniforms(seed);
  const whole = (low: number, high: number): number => low + Math.floor(u() * (high - low + 1));
  const states = whole(2, 7);
  const actors = whole(2, 4);
  const arcs = (share: number): [number, number][] =>
    Array.from({ length: states * states }, (_, n): [number, number] => [Math.floor(n / states), n % states]).filter(
      ([a, b]) => a !== b && u() < share,
    );
  const alone = Array.from({ length: actors }, (_, i) => ({ members: [i], arcs: arcs(0.35) }));
  const tables = Array.from({ length: whole(0, 2) }, () => {
    const members = Array.from({ length: actors }, (_, i) => i).filter(() => u() < 0.6);
    return { members: members.length < 2 ? [0, 1] : members, arcs: arcs(0.3) };
  });
  const movers = [...alone.filter(() => u() < 0.85), ...tables];
  const utility = Array.from({ length: actors }, () => Array.from({ length: states }, () => whole(0, 5)));
  const rows = 3;
  const costs =
    u() < 0.5 ? Array.from({ length: actors }, () => Array.from({ length: rows }, () => whole(0, 2))) : null;
  const row = (a: number, b: number): number => (a * 7 + b * 3) % rows;
  const graph: Graph = {
    states,
    actors,
    movers: movers.map(({ members, arcs }, H): Mover => {
      const inOrder = [...arcs].sort(([a], [b]) => a - b);
      return {
        id: String(H),
        members,
        starts: Int32Array.from({ length: states + 1 }, (_, s) => inOrder.filter(([from]) => from < s).length),
        targets: Int32Array.from(inOrder, ([, to]) => to),
        costs: costs ? Uint32Array.from(inOrder, ([from, to]) => row(from, to)) : null,
      };
    }),
  };
  return {
    graph,
    plain: { states, movers, utility, friction: (i, a, b) => (costs ? costs[i][row(a, b)] : 0) },
    utility: Float64Array.from(utility.flat()),
    friction: costs ? Float64Array.from(costs.flat()) : null,
  };
}

describe("the linear form and the definitions as they are written", () => {
  it("agree on 4,000 random models, mover by mover and state by state", () => {
    const counts = { nash: 0, gmr: 0, smr: 0, seq: 0, all: 0 };
    for (const seed of seedsOfRun(0, 4000)) {
      const { plain, graph, utility, friction } = randomModel(seed);
      const found = makeStability(graph).solve({ utility, friction });
      plain.movers.forEach((mover, H) => {
        for (let s = 0; s < plain.states; s++) {
          const expected = verdicts(plain, mover, s);
          counts.all++;
          for (const concept of CONCEPTS) {
            const is = found[concept][H * plain.states + s] === 1;
            if (is !== expected[concept])
              throw new Error(
                `model ${seed}, mover ${H}, state ${s}: ${concept} is ${is}, by the definition ${expected[concept]}`,
              );
            counts[concept] += Number(is);
          }
        }
      });
    }
    // The models tell the concepts apart: none is always true, and no two agree everywhere.
    expect(counts.nash).toBeLessThan(counts.seq);
    expect(counts.seq).toBeLessThan(counts.gmr);
    expect(counts.smr).toBeLessThan(counts.gmr);
    expect(counts.gmr).toBeLessThan(counts.all);
  });

  it("agree with looking from a single state, on 2,000 of them", () => {
    for (const seed of seedsOfRun(0, 2000)) {
      const { graph, utility, friction } = randomModel(seed);
      const { states: S } = graph;
      const found = makeStability(graph).solve({ utility, friction });
      const local = makeLocal(graph);
      local.begin(
        (i, s) => utility[i * S + s],
        (H, a, arc) => (friction ? friction[graph.movers[H].members[a] * 3 + graph.movers[H].costs![arc]] : 0),
      );
      graph.movers.forEach((_, H) => {
        for (let s = 0; s < S; s++) {
          const bits = local.verdict(H, s);
          for (const concept of CONCEPTS)
            if ((bits & (1 << CONCEPTS.indexOf(concept))) > 0 !== (found[concept][H * S + s] === 1))
              throw new Error(`model ${seed}, mover ${H}, state ${s}: ${concept}`);
        }
      });
    }
  });

  it("have margins whose sign is the verdict, and that are the definition's own least and largest", () => {
    let between = 0;
    for (const seed of seedsOfRun(0, 1500)) {
      const { plain, graph, utility, friction } = randomModel(seed);
      const S = graph.states;
      const stability = makeStability(graph);
      stability.begin({ utility, friction });
      plain.movers.forEach((mover, H) => {
        for (let s = 0; s < S; s++) {
          const bits = stability.verdict(H, s);
          const margins = stability.margins(H, s);
          for (const [at, concept] of CONCEPTS.entries()) {
            const is = margins[at];
            if (
              is >= -1e-9 !== (bits & (1 << CONCEPTS.indexOf(concept))) > 0 ||
              is !== margin(plain, mover, s, concept)
            )
              throw new Error(
                `model ${seed}, mover ${H}, state ${s}: ${concept} ${is}, by the definition ${margin(plain, mover, s, concept)}`,
              );
            if (Number.isFinite(is) && is !== margins[0]) between++;
          }
        }
      });
    }
    expect(between).toBeGreaterThan(aboveInRun(1000));
  });

  it("name answers that deter, and only where there is one", () => {
    for (const seed of seedsOfRun(0, 500)) {
      const { plain, graph, utility, friction } = randomModel(seed);
      const stability = makeStability(graph);
      stability.begin({ utility, friction });
      plain.movers.forEach((mover, H) => {
        const others = plain.movers.filter(
          (one) => one !== mover && !one.members.some((i) => mover.members.includes(i)),
        );
        const { starts, targets } = graph.movers[H];
        for (let s = 0; s < graph.states; s++)
          for (let arc = starts[s]; arc < starts[s + 1]; arc++)
            for (const credible of [false, true]) {
              const found = stability.answer(H, s, arc, credible);
              const right =
                found === null
                  ? stability.held(H, s, arc, credible) < 0
                  : stability.held(H, s, arc, credible) >= 0 &&
                    reach(plain, others, targets[arc], credible).has(found.end) &&
                    plain.movers[found.by].arcs.some(([from, to]) => from === targets[arc] && to === found.first) &&
                    mover.members.some(
                      (i) =>
                        utility[i * graph.states + found.end] - plain.friction(i, s, targets[arc], mover) <=
                        utility[i * graph.states + s],
                    );
              if (!right)
                throw new Error(
                  `model ${seed}, mover ${H}, state ${s}, arc ${arc}, ${credible ? "credible" : "any"}: ${JSON.stringify(found)}`,
                );
            }
      });
    }
  });

  it("keep the implications: Nash implies SEQ and SMR, and each of them GMR; SEQ and SMR go their own ways", () => {
    let apart = { seq: 0, smr: 0 };
    for (let seed = 10_000; seed < 13_000; seed++) {
      const { graph, utility, friction } = randomModel(seed);
      const { nash, seq, smr, gmr } = makeStability(graph).solve({ utility, friction });
      for (let n = 0; n < nash.length; n++) {
        expect(nash[n] <= seq[n] && nash[n] <= smr[n] && seq[n] <= gmr[n] && smr[n] <= gmr[n]).toBe(true);
        if (seq[n] > smr[n]) apart.seq++;
        if (smr[n] > seq[n]) apart.smr++;
      }
    }
    expect(Math.min(apart.seq, apart.smr)).toBeGreaterThan(10);
  });

  it("are never stricter in SEQ than programs that let every opponent move once only, and with three or more movers sometimes more lenient", () => {
    const apart = { two: 0, more: 0 };
    for (let seed = 20_000; seed < 23_000; seed++) {
      const { plain } = randomModel(seed);
      const alone: Plain = { ...plain, movers: plain.movers.filter(({ members }) => members.length === 1) };
      for (const mover of alone.movers)
        for (let s = 0; s < alone.states; s++) {
          const [once, is] = [seqEachOnce(alone, mover, s), verdicts(alone, mover, s).seq];
          if (once && !is) throw new Error(`model ${seed}, state ${s}`);
          if (is && !once) apart[alone.movers.length > 2 ? "more" : "two"]++;
        }
    }
    expect(apart.two).toBe(0);
    expect(apart.more).toBeGreaterThan(10);
  });

  it("do not care about the scale of a utility, a constant added to it, or the order of states", () => {
    for (const seed of seedsOfRun(0, 200)) {
      const { graph, utility } = randomModel(seed);
      const plain = { ...graph, movers: graph.movers.map((m) => ({ ...m, costs: null })) };
      const one = makeStability(plain).solve({ utility, friction: null });
      const before = Object.fromEntries(CONCEPTS.map((c) => [c, [...one[c]]]));
      const other = makeStability(plain).solve({
        utility: utility.map((x, n) => 3 * x + 100 * Math.floor(n / graph.states)),
        friction: null,
      });
      for (const concept of CONCEPTS) expect([...other[concept]]).toEqual(before[concept]);
    }
  });
});
