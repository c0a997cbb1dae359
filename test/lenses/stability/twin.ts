/** The definitions as they are written, state by state and sequence by sequence. */
import { same } from "../../engine/twin/world.ts";

export interface PlainMover {
  members: number[];
  arcs: [number, number][];
}
export interface Plain {
  states: number;
  movers: PlainMover[];
  utility: number[][];
  /** What it costs actor i that the mover goes from a to b. */ friction: (
    i: number,
    from: number,
    to: number,
    mover: PlainMover,
  ) => number;
}

const above = (a: number, b: number): boolean => a > b && !same(a - b, 0);

export function improves({ utility, friction }: Plain, mover: PlainMover, from: number, to: number): boolean {
  return mover.members.every((i) => above(utility[i][to] - utility[i][from] - friction(i, from, to, mover), 0));
}

/** States that the movers reach from s in one move or more, nobody twice in a row; by improvements alone where `credible`. */
export function reach(model: Plain, who: PlainMover[], s: number, credible: boolean): Set<number> {
  const found = new Set<string>();
  const walk = (at: number, last: PlainMover | null): void => {
    for (const mover of who) {
      if (mover === last) continue;
      for (const [from, to] of mover.arcs) {
        if (from !== at || (credible && !improves(model, mover, from, to))) continue;
        const node = `${to} ${who.indexOf(mover)}`;
        if (found.has(node)) continue;
        found.add(node);
        walk(to, mover);
      }
    }
  };
  walk(s, null);
  return new Set([...found].map((node) => Number(node.split(" ")[0])));
}

export function verdicts(
  model: Plain,
  mover: PlainMover,
  s: number,
): { nash: boolean; gmr: boolean; smr: boolean; seq: boolean } {
  const { utility, friction } = model;
  const others = model.movers.filter((one) => one !== mover && !one.members.some((i) => mover.members.includes(i)));
  const moves = mover.arcs.filter(([from, to]) => from === s && improves(model, mover, from, to));
  const noBetter = (s1: number, s2: number, extra: (i: number) => number): boolean =>
    mover.members.some((i) => !above(utility[i][s2] - friction(i, s, s1, mover) - extra(i) - utility[i][s], 0));
  const answered = (good: (s1: number, s2: number) => boolean, credible: boolean): boolean =>
    moves.every(([, s1]) => [...reach(model, others, s1, credible)].some((s2) => good(s1, s2)));
  const deters = (s1: number, s2: number): boolean => noBetter(s1, s2, () => 0);
  const noEscape = (s1: number, s2: number): boolean =>
    deters(s1, s2) &&
    mover.arcs.filter(([from]) => from === s2).every(([, s3]) => noBetter(s1, s3, (i) => friction(i, s2, s3, mover)));
  return {
    nash: moves.length === 0,
    gmr: answered(deters, false),
    smr: answered(noEscape, false),
    seq: answered(deters, true),
  };
}

/** Margin of a mover at s in points, by the definition of docs/methods/stability.md#2-concepts, over every move and every answer. */
export function margin(model: Plain, mover: PlainMover, s: number, concept: "nash" | "seq" | "smr" | "gmr"): number {
  const { utility, friction } = model;
  const others = model.movers.filter((one) => one !== mover && !one.members.some((i) => mover.members.includes(i)));
  const worse = (s1: number, t: number, extra: (i: number) => number): number =>
    Math.max(...mover.members.map((i) => utility[i][s] + friction(i, s, s1, mover) + extra(i) - utility[i][t]));
  return Math.min(
    ...mover.arcs
      .filter(([from]) => from === s)
      .map(([, s1]) => {
        const loss = Math.max(...mover.members.map((i) => utility[i][s] + friction(i, s, s1, mover) - utility[i][s1]));
        if (concept === "nash") return loss;
        const ends = [...reach(model, others, s1, concept === "seq")];
        const held = ends.map((t) =>
          Math.min(
            worse(s1, t, () => 0),
            ...(concept === "smr"
              ? mover.arcs
                  .filter(([from]) => from === t)
                  .map(([, out]) => worse(s1, out, (i) => friction(i, t, out, mover)))
              : []),
          ),
        );
        return Math.max(loss, ...held);
      }),
  );
}

/** SEQ for one decision maker where every opponent may move once only in the whole answer: what some programs compute, not the definition. */
export function seqEachOnce(model: Plain, mover: PlainMover, s: number): boolean {
  const i = mover.members[0];
  const others = model.movers.filter((one) => one !== mover);
  const ends = (at: number, left: PlainMover[]): number[] =>
    left.flatMap((one) =>
      one.arcs
        .filter(([from, to]) => from === at && improves(model, one, from, to))
        .flatMap(([, to]) => [
          to,
          ...ends(
            to,
            left.filter((other) => other !== one),
          ),
        ]),
    );
  return mover.arcs
    .filter(([from, to]) => from === s && improves(model, mover, from, to))
    .every(([, s1]) =>
      ends(s1, others).some(
        (t) => !above(model.utility[i][t] - model.friction(i, s, s1, mover) - model.utility[i][s], 0),
      ),
    );
}
