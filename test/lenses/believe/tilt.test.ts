/** Tilts against ../shared/reference/numbers/believe.json, against planted ones, and against weights found by brute force. */
import { describe, expect, it } from "vitest";
import { limitsHeld, type Held } from "../../../src/lenses/believe/limits.ts";
import { excessOver, meanOf, oddsOf, rangeOf, reliabilityOf, type Demand } from "../../../src/lenses/believe/demand.ts";
import { makeShifts } from "../../../src/lenses/believe/shifts.ts";
import { tiltOf } from "../../../src/lenses/believe/tilt.ts";
import { describeShared, hasShared, sharedJson } from "../../shared.ts";
import { uniforms } from "../../random.ts";
import { canBeMet } from "./linear-program.ts";

const reference = hasShared ? sharedJson("reference/numbers/believe.json") : null;

const columns = (m: number[][]): Float64Array[] => m[0].map((_, q) => Float64Array.from(m, (row) => row[q]));
const demandsOf = (m: number[][], low: number[], high: number[] = low): Demand[] =>
  columns(m).map((yes, q) => ({ yes, condition: null, low: low[q], high: high[q] }));
const held = (demands: Demand[]): Held => {
  const found = limitsHeld(demands);
  if (found.kind !== "held") throw new Error(found.kind);
  return found;
};
/** Bounds held to 1e-9, multipliers with the signs of their bounds, and weights that the multipliers give. */
function expectOptimal(demands: Demand[], { lambda, weights, binds, nats, gap }: Held): void {
  expect(Math.abs([...weights].reduce((sum, w) => sum + w, 0) - 1)).toBeLessThan(1e-12);
  expect(gap).toBeLessThan(1e-9);
  demands.forEach((demand, q) => {
    expect(meanOf(excessOver(demand, demand.low), weights)).toBeGreaterThan(-1.001e-9);
    expect(meanOf(excessOver(demand, demand.high), weights)).toBeLessThan(1.001e-9);
    if (binds[q] === "none") expect(lambda[q]).toBe(0);
    else {
      const c = binds[q] === "low" ? demand.low : demand.high;
      expect(Math.abs(meanOf(excessOver(demand, c), weights))).toBeLessThan(1e-9);
      if (demand.low < demand.high) expect(binds[q] === "low" ? lambda[q] : -lambda[q]).toBeGreaterThan(-1e-9);
    }
  });
  expect(nats).toBeGreaterThanOrEqual(0);
}
const close = (a: ArrayLike<number>, b: ArrayLike<number>, within = 1e-9): void => {
  expect(a.length).toBe(b.length);
  for (let k = 0; k < a.length; k++) expect(Math.abs(a[k] - b[k])).toBeLessThan(within);
};
/** A tilt by multipliers, and the means that it gives. */
function planted(m: Float64Array[], lambda: number[]): { weights: number[]; c: number[] } {
  const raw = Array.from(m[0], (_, s) => Math.exp(lambda.reduce((sum, l, q) => sum + l * m[q][s], 0)));
  const total = raw.reduce((sum, w) => sum + w, 0);
  const weights = raw.map((w) => w / total);
  return { weights, c: m.map((column) => weights.reduce((sum, w, s) => sum + w * column[s], 0)) };
}
const table = (u: () => number, n: number, questions: number, paths: number): number[][] =>
  Array.from({ length: n }, () => Array.from({ length: questions }, () => Math.round(u() * u() * paths) / paths));

describeShared("tilts of the reference", () => {
  it("recover planted multipliers, weights, shifts and their errors", () => {
    const { planted: p } = reference;
    const demands = demandsOf(p.m, p.c);
    const found = held(demands);
    close(found.lambda, p.lambda_planted);
    close(found.weights, p.weights);
    expect(Math.abs(found.nats - p.nats)).toBeLessThan(1e-9);
    expect(found.gap).toBeLessThan(1e-9);
    close(
      demands.map((demand) => reliabilityOf(demand, p.paths)!),
      p.reliability,
    );
    const shift = makeShifts(
      demands.map((demand) => excessOver(demand, demand.low)),
      found.weights,
    );
    columns(p.x).forEach((x, a) => {
      const { before, after, shift: delta, se } = shift(x);
      const wanted = p.shifts[p.x_names[a]];
      close(
        [before.mean, before.sd, after.mean, after.sd, delta, se],
        [wanted.before.mean, wanted.before.sd, wanted.after.mean, wanted.after.sd, wanted.shift, wanted.se],
      );
    });
  });

  it("hold of one question alone, of the other question and in a bootstrap", () => {
    const { planted: p, one_question: one } = reference;
    const [first, second] = columns(p.m);
    const demand: Demand = { yes: first, condition: null, low: one.c[0], high: one.c[0] };
    const found = held([demand]);
    close(found.lambda, one.lambda_);
    expect(Math.abs(found.nats - one.nats)).toBeLessThan(1e-9);
    expect(Math.abs(oddsOf({ yes: second, condition: null }, found.weights) - one.other_question.after)).toBeLessThan(
      1e-9,
    );
    const shift = makeShifts([excessOver(demand, demand.low)], found.weights);
    columns(p.x).forEach((x, a) => {
      const told = shift(x);
      const wanted = one.shifts[p.x_names[a]];
      close([told.shift, told.se], [wanted.shift, wanted.se]);
    });
  });

  it("of answers of 0 and 1, of weights by brute force, and of acceptance have their closed forms", () => {
    const { zero_one: z, eight_worlds: e, acceptance } = reference;
    const of = held(demandsOf(z.m, z.c));
    close(of.lambda, [z.lambda_closed]);
    close(of.weights, z.weights);
    close([of.nats], [z.nats_closed]);
    const eight = held(demandsOf(e.m, e.c));
    close(eight.lambda, e.lambda_, 1e-7); // their digits end there: the weights are known to 1e-9
    close(eight.weights, e.weights);
    close([eight.nats], [e.nats]);
    expect(eight.nats).toBeLessThanOrEqual(e.brute_force_nats_slsqp + 1e-12);
    const yes = Float64Array.from(acceptance.accepts as number[]);
    const found = held([{ yes, condition: null, low: acceptance.stated[0], high: acceptance.stated[1] }]);
    close(found.lambda, acceptance.lambda_);
    close([found.nats], [acceptance.nats_closed]);
    expect(found.binds).toEqual([acceptance.active]);
    const told = makeShifts(
      [excessOver({ yes, condition: null }, 0.2)],
      found.weights,
    )(Float64Array.from(acceptance.x));
    close([told.before.mean, told.after.mean], [acceptance.x_before, acceptance.x_after]);
  });

  it("within limits bind where the reference says, or cannot be had", () => {
    for (const one of reference.eight_worlds.intervals) {
      const demands = demandsOf(reference.eight_worlds.m, one.low, one.high);
      const found = limitsHeld(demands);
      expect(found.kind === "held").toBe(one.feasible !== false);
      if (found.kind !== "held") continue;
      expect(found.binds).toEqual(one.active);
      close(found.lambda, one.lambda_);
      close([found.nats], [one.nats]);
      close(
        demands.map((demand) => oddsOf(demand, found.weights)),
        one.odds,
      );
    }
  });

  it("of odds given another question hold the ratio", () => {
    const { given: g } = reference;
    const demand: Demand = {
      yes: Float64Array.from(g.both as number[]),
      condition: Float64Array.from(g.g as number[]),
      low: g.stated,
      high: g.stated,
    };
    expect(oddsOf(demand, null)).toBe(g.before);
    expect(rangeOf(demand)).toEqual(g.range);
    const found = held([demand]);
    close(found.lambda, g.lambda_);
    close(found.weights, g.weights);
    close([found.nats, oddsOf(demand, found.weights)], [g.nats, g.check]);
    close([meanOf(demand.condition!, found.weights)], [g.odds_of_g.after]);
  });

  it("that no weights give come with a direction that shows it", () => {
    const { m, cases, range } = reference.infeasible;
    const all = demandsOf(m, [0, 0]);
    all.forEach((demand, q) => expect(rangeOf(demand)).toEqual(range[q]));
    for (const { c } of cases) {
      const tilt = tiltOf(
        demandsOf(m, c).map((demand) => excessOver(demand, demand.low)),
        m.length,
      );
      if (tilt.kind !== "refuted") throw new Error(tilt.kind);
      for (const row of m)
        expect(row.reduce((sum: number, y: number, q: number) => sum + tilt.direction[q] * (y - c[q]), 0)).toBeLessThan(
          0,
        );
      expect(limitsHeld(demandsOf(m, c)).kind).toMatch(/refuted|out-of-range/);
    }
  });

  it("at the edge of what single worlds give are refused", () => {
    const { m, c } = reference.boundary;
    expect(limitsHeld(demandsOf(m, c))).toEqual({ kind: "out-of-range", q: 0 });
  });
});

describe("a tilt", () => {
  it("finds planted multipliers on random tables, with no gap between primal and dual", () => {
    const u = uniforms(23);
    for (let trial = 0; trial < 100; trial++) {
      const n = 20 + Math.floor(u() * 200);
      const questions = 1 + Math.floor(u() * 4);
      const m = table(u, n, questions, 8);
      const lambda = Array.from({ length: questions }, () => 6 * u() - 3);
      const { weights, c } = planted(columns(m), lambda);
      const found = held(demandsOf(m, c));
      expect(found.gap).toBeLessThan(1e-9);
      close(found.weights, weights);
      // A mean known to 1e-12 fixes a multiplier to that over the least eigenvalue of the covariance, which is above 1e-3 here.
      close(found.lambda, lambda);
    }
  });

  it("has less entropy than any weights nearby that hold the same odds", () => {
    const u = uniforms(5);
    for (let trial = 0; trial < 50; trial++) {
      const m = table(u, 8, 2, 8);
      const { c } = planted(columns(m), [4 * u() - 2, 4 * u() - 2]);
      const demands = demandsOf(m, c);
      const found = limitsHeld(demands);
      if (found.kind !== "held") continue; // two columns that are one
      const own = entropy(found.weights);
      for (let k = 0; k < 200; k++) {
        const other = moved(
          found.weights,
          columns(m),
          Array.from({ length: 8 }, () => 1e-3 * (u() - 0.5)),
        );
        if (other.every((w) => w >= 0)) expect(entropy(other)).toBeGreaterThanOrEqual(own - 1e-12);
      }
    }
  });

  it("within limits is the best of all choices of bounds, and agrees with a linear program on whether there is one", () => {
    const u = uniforms(7);
    let infeasible = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const n = 4 + Math.floor(u() * 12);
      const questions = 1 + Math.floor(u() * 3);
      const m = table(u, n, questions, 8);
      const low = Array.from({ length: questions }, () => 0.02 + 0.7 * u());
      const high = low.map((from) => (u() < 0.3 ? from : Math.min(0.99, from + 0.3 * u())));
      const demands = demandsOf(m, low, high);
      const found = limitsHeld(demands);
      expect(`${trial} ${found.kind === "held"}`).toBe(`${trial} ${canBeMet(m, low, high)}`);
      if (found.kind === "held") expectOptimal(demands, found);
      else infeasible++;
      if (found.kind === "refuted") {
        const { direction: d } = found;
        const needed = d.reduce((sum, one, q) => sum + one * (one > 0 ? low[q] : high[q]), 0);
        for (const row of m) expect(row.reduce((sum, y, q) => sum + d[q] * y, 0)).toBeLessThan(needed);
      }
      if (found.kind === "held" && trial % 10 === 0)
        expect(Math.abs(found.nats - leastOfAllChoices(demands))).toBeLessThan(1e-9);
    }
    expect(infeasible).toBeGreaterThan(100);
    expect(infeasible).toBeLessThan(900);
  });

  it("holds two questions that always agree", () => {
    const yes = Float64Array.of(0, 0.25, 0.5, 0.75, 1);
    const one = { yes, condition: null, low: 0.6, high: 0.6 };
    const both = held([one, { ...one, yes: yes.slice() }]);
    close(both.weights, held([one]).weights);
  });

  it("moves numbers that are inert in at most one question of twenty", () => {
    const u = uniforms(11);
    const normal = (): number => Array.from({ length: 12 }, u).reduce((sum, v) => sum + v, -6);
    const K = 20;
    let moved = 0;
    for (let trial = 0; trial < 200; trial++) {
      const m = table(u, 300, 1, 8);
      const before = m.reduce((sum, [y]) => sum + y, 0) / 300;
      const demand = demandsOf(m, [Math.min(0.9, before * 1.4)])[0];
      const { weights } = held([demand]);
      const shift = makeShifts([excessOver(demand, demand.low)], weights);
      const z = 3.0233; // normal quantile of 1 - .05/(2 20)
      const lines = Array.from({ length: K }, () => shift(Float64Array.from({ length: 300 }, normal)));
      if (lines.some(({ shift: delta, se }) => Math.abs(delta) > z * se)) moved++;
    }
    expect(moved / 200).toBeLessThan(0.05 + 3 * Math.sqrt((0.05 * 0.95) / 200));
  });
});

const entropy = (weights: ArrayLike<number>): number =>
  Array.from(weights).reduce((sum, w) => sum + (w > 0 ? w * Math.log(w * weights.length) : 0), 0);

/** Weights moved by d, less the part of d that would change their sum or a mean. */
function moved(weights: Float64Array, m: Float64Array[], d: number[]): number[] {
  const basis: number[][] = [];
  for (const row of [Array.from(weights, () => 1), ...m.map((column) => [...column])]) {
    const rest = basis.reduce((v, b) => {
      const part = v.reduce((sum, x, s) => sum + x * b[s], 0);
      return v.map((x, s) => x - part * b[s]);
    }, row);
    const size = Math.sqrt(rest.reduce((sum, x) => sum + x * x, 0));
    if (size > 1e-9) basis.push(rest.map((x) => x / size));
  }
  const along = basis.reduce((v, b) => {
    const part = v.reduce((sum, x, s) => sum + x * b[s], 0);
    return v.map((x, s) => x - part * b[s]);
  }, d);
  return Array.from(weights, (w, s) => w + along[s]);
}

/** Least entropy over every choice of low, high or no bound for each demand whose solution holds all limits. */
function leastOfAllChoices(demands: Demand[]): number {
  const n = demands[0].yes.length;
  let least = Infinity;
  for (let code = 0; code < 3 ** demands.length; code++) {
    const xs = demands.flatMap((demand, q) => {
      const choice = Math.floor(code / 3 ** q) % 3;
      return choice === 0 ? [] : [excessOver(demand, choice === 1 ? demand.low : demand.high)];
    });
    const tilt = tiltOf(xs, n);
    if (tilt.kind !== "solved") continue;
    const holds = demands.every(
      (demand) =>
        meanOf(excessOver(demand, demand.low), tilt.weights) > -2e-9 &&
        meanOf(excessOver(demand, demand.high), tilt.weights) < 2e-9,
    );
    if (holds) least = Math.min(least, entropy(tilt.weights));
  }
  return least;
}
