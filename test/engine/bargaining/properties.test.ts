import { describe, expect, it } from "vitest";
import { makeBargainer, solutions } from "../../../src/engine/bargaining/index.ts";
import { uniforms } from "../../random.ts";
import { flagged, gainsOf } from "./random.ts";
import { equal, twinZone, type Rows } from "./twin.ts";

interface Game {
  seed: number;
  rows: Rows;
  parties: number;
  members: number;
  power: number[];
}

/** Tables of whole gains, full of exact ties and free of near-ties. */
const games: Game[] = Array.from({ length: 1000 }, (_, seed) => {
  const u = uniforms(seed + 1);
  const parties = 2 + Math.floor(u() * 4);
  const members = parties + Math.floor(u() * 3);
  const rows: Rows = Array.from({ length: 1 + Math.floor(u() * 40) }, () =>
    Array.from({ length: members }, () => Math.floor(u() * 9) - 1),
  );
  const power = Array.from({ length: parties }, () => 1 + Math.floor(u() * 3));
  return { seed: seed + 1, rows, parties, members, power };
});

function solve({ rows, parties, members, power }: Omit<Game, "seed">) {
  const scratch = makeBargainer(rows.length, members);
  const found = solutions(gainsOf(rows, parties), Float64Array.from(power), scratch);
  return {
    ...found,
    inZone: flagged(scratch.inZone, rows.length),
    onFrontier: flagged(scratch.onFrontier, rows.length),
  };
}

/** A permutation of 0..n-1. */
function shuffled(n: number, seed: number): number[] {
  const u = uniforms(seed);
  return [...Array(n).keys()]
    .map((k) => [u(), k] as const)
    .sort(([a], [b]) => a - b)
    .map(([, k]) => k);
}

describe("what must not matter does not", () => {
  it("the order of the packages: flags move along, and what is chosen gives the same gains in rising order", () => {
    for (const game of games) {
      const order = shuffled(game.rows.length, game.seed);
      const before = solve(game);
      const after = solve({ ...game, rows: order.map((x) => game.rows[x]) });
      const back = (list: number[]): number[] => list.map((x) => order[x]).sort((a, b) => a - b);
      expect(back(after.inZone), `seed ${game.seed}`).toEqual(before.inZone);
      expect(back(after.onFrontier), `seed ${game.seed}`).toEqual(before.onFrontier);
      expect(after.degenerate, `seed ${game.seed}`).toBe(before.degenerate);
      const rising = (x: number): number[] => (x < 0 ? [] : game.rows[x].slice(0, game.parties).sort((a, b) => a - b));
      for (const rule of ["nash", "egalitarian"] as const) {
        expect(rising(after[rule] < 0 ? -1 : order[after[rule]]), `seed ${game.seed} ${rule}`).toEqual(
          rising(before[rule]),
        );
      }
    }
  });

  it("the order of the parties and of the ratifiers", () => {
    for (const game of games) {
      const parties = shuffled(game.parties, game.seed);
      const ratifiers = shuffled(game.members - game.parties, game.seed).map((i) => i + game.parties);
      const rows = game.rows.map((row) => [...parties, ...ratifiers].map((i) => row[i]));
      expect(solve({ ...game, rows, power: parties.map((i) => game.power[i]) }), `seed ${game.seed}`).toEqual(
        solve(game),
      );
    }
  });

  it("a constant added to somebody's utilities, standing included", () => {
    for (const game of games) {
      const u = uniforms(game.seed);
      const constant = game.rows[0].map(() => 200 * u() - 100);
      const rows = game.rows.map((row) => row.map((g, i) => g + constant[i] - constant[i]));
      expect(solve({ ...game, rows }), `seed ${game.seed}`).toEqual(solve(game));
    }
  });

  it("the unit of a party's utility, to zone, frontier, Kalai-Smorodinsky and the Nash product", () => {
    for (const game of games) {
      const u = uniforms(game.seed);
      const unit = game.rows[0].map(() => 0.1 + 5 * u());
      const before = solve(game);
      const after = solve({ ...game, rows: game.rows.map((row) => row.map((g, i) => g * unit[i])) });
      expect([after.inZone, after.onFrontier, after.kalaiSmorodinsky, after.degenerate], `seed ${game.seed}`).toEqual([
        before.inZone,
        before.onFrontier,
        before.kalaiSmorodinsky,
        before.degenerate,
      ]);
      if (before.nash < 0 || before.degenerate) continue;
      // Packages with equal products are told apart by leximin, which does compare points: only the product must agree.
      const product = (x: number): number =>
        game.rows[x].slice(0, game.parties).reduce((sum, g, i) => sum + game.power[i] * Math.log(g), 0);
      expect(equal(product(after.nash), product(before.nash)), `seed ${game.seed}`).toBe(true);
    }
  });

  it("what the powers are normalised to", () => {
    for (const game of games)
      expect(solve({ ...game, power: game.power.map((p) => p * 0.137) }), `seed ${game.seed}`).toEqual(solve(game));
  });

  it("packages outside the zone, to every solution", () => {
    for (const game of games) {
      const Z = twinZone(game.rows, game.parties, -1);
      if (Z.length === 0) continue;
      const { nash: a, kalaiSmorodinsky: b, egalitarian: c, utilitarian: d } = solve(game);
      const inner = solve({ ...game, rows: Z.map((x) => game.rows[x]) });
      expect(
        [inner.nash, inner.kalaiSmorodinsky, inner.egalitarian, inner.utilitarian].map((x) => Z[x]),
        `seed ${game.seed}`,
      ).toEqual([a, b, c, d]);
    }
  });
});
