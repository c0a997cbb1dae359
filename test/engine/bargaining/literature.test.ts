import { describe, expect, it } from "vitest";
import {
  breakEven,
  frontier,
  nash,
  own,
  payments,
  solutions,
  surplus,
  transferZone,
  zone,
} from "../../../src/engine/bargaining/index.ts";
import { columns, flagged, gainsOf } from "./random.ts";
import type { Rows } from "./twin.ts";

const equalPower = (parties: number): Float64Array => new Float64Array(parties).fill(1);

function solve(rows: Rows, { parties = rows[0].length, standing = -1, power = equalPower(parties) } = {}) {
  return solutions(gainsOf(rows, parties, standing), power);
}

describe("Nash 1950, The Bargaining Problem, Econometrica 18: the barter of Bill and Jack", () => {
  // Utility to Bill, to Jack. Table of section 'Examples', p. 161.
  const ofBill: [string, number, number][] = [
    ["book", 2, 4],
    ["whip", 2, 2],
    ["ball", 2, 1],
    ["bat", 2, 2],
    ["box", 4, 1],
  ];
  const ofJack: [string, number, number][] = [
    ["pen", 10, 1],
    ["toy", 4, 1],
    ["knife", 6, 2],
    ["hat", 2, 2],
  ];
  const goods = [...ofBill, ...ofJack];
  // Package x hands over the goods whose bit is set; package 0 is the standing, nothing changes hands.
  const rows: Rows = Array.from({ length: 2 ** goods.length }, (_, x) =>
    goods.reduce(
      ([bill, jack], [, b, j], k) => {
        if (((x >> k) & 1) === 0) return [bill!, jack!];
        return k < ofBill.length ? [bill! - b, jack! + j] : [bill! + b, jack! - j];
      },
      [0, 0],
    ),
  );
  const handed = (x: number): string[] => goods.filter((_, k) => ((x >> k) & 1) === 1).map(([name]) => name);

  it("Bill gives book, whip, ball and bat, Jack gives pen, toy and knife; they gain 12 and 5", () => {
    const { nash: x, degenerate } = solve(rows, { standing: 0 });
    expect(handed(x)).toEqual(["book", "whip", "ball", "bat", "pen", "toy", "knife"]);
    expect(rows[x]).toEqual([12, 5]);
    expect(degenerate).toBe(false);
  });

  it("the standing is not on the frontier of its own barter, and the Nash package is", () => {
    const out = new Uint8Array(rows.length);
    frontier(columns(rows), rows.length, 2, out);
    expect(out[0]).toBe(0);
    expect(out[solve(rows, { standing: 0 }).nash]).toBe(1);
  });

  it("each would propose for itself its most; of Jack's ways to gain 8, by the Nash rule one that leaves Bill 2, the earlier", () => {
    const gains = gainsOf(rows, 2, 0);
    expect(rows[own(gains, equalPower(2), 0)]).toEqual([18, 0]);
    expect(rows.filter(([bill, jack]) => bill! >= 0 && jack === 8)).toEqual([
      [2, 8],
      [0, 8],
      [2, 8],
    ]);
    const jacks = own(gains, equalPower(2), 1);
    expect(rows[jacks]).toEqual([2, 8]);
    expect(handed(jacks)).toEqual(["book", "whip", "ball", "bat", "pen"]);
  });
});

describe("Kalai & Smorodinsky 1975, Econometrica 43: the objection to Nash's solution", () => {
  // Both sets reach from (0,1) to (1,0). The second, through (1, 0.7), holds everything of the first, through (0.75, 0.75).
  // Only packages at thirteenths of party one's gain are kept, so that the second set's solution, 10/13 each, is among them.
  const at = [...Array(53).keys()].map((k) => k / 52);
  const first: Rows = at.map((a) => [a, a <= 0.75 ? 1 - a / 3 : 3 * (1 - a)]);
  const second: Rows = at.map((a) => [a, 1 - 0.3 * a]);

  it("Nash takes (0.75, 0.75) in the smaller set and gives the second party less, 0.7, in the larger", () => {
    expect(first[solve(first).nash]).toEqual([0.75, 0.75]);
    expect(second[solve(second).nash]).toEqual([1, 0.7]);
  });

  it("theirs takes (0.75, 0.75) and then 10/13 for each", () => {
    expect(first[solve(first).kalaiSmorodinsky]).toEqual([0.75, 0.75]);
    expect(second[solve(second).kalaiSmorodinsky][0]).toBeCloseTo(10 / 13, 15);
    expect(second[solve(second).kalaiSmorodinsky][1]).toBeCloseTo(10 / 13, 15);
  });
});

describe("Luce & Raiffa 1957, Games and Decisions, ch. 6: a claim that falls away", () => {
  // Shares of 10 in sixths; in the second table whatever would give party two more than 5 is off.
  const whole: Rows = [...Array(61).keys()].map((k) => [k / 6, 10 - k / 6]);
  const capped = whole.filter(([, b]) => b! <= 5);

  it("Nash stays at (5, 5), for the lost claims are irrelevant to it", () => {
    expect(whole[solve(whole).nash]).toEqual([5, 5]);
    expect(capped[solve(capped).nash]).toEqual([5, 5]);
  });

  it("Raiffa's (Kalai and Smorodinsky's) rule moves to (20/3, 10/3), in proportion to what each can hope for", () => {
    expect(whole[solve(whole).kalaiSmorodinsky]).toEqual([5, 5]);
    const [a, b] = capped[solve(capped).kalaiSmorodinsky];
    expect(a).toBeCloseTo(20 / 3, 14);
    expect(b).toBeCloseTo(10 / 3, 14);
  });
});

describe("Harsanyi & Selten 1972; Roth 1979: powers", () => {
  const pie: Rows = [...Array(41).keys()].map((k) => [k / 4, 10 - k / 4]);
  it("a pie is shared as the powers are: 3 to 1 gives 7.5 and 2.5", () => {
    expect(pie[solve(pie, { power: Float64Array.of(3, 1) }).nash]).toEqual([7.5, 2.5]);
    expect(pie[solve(pie, { power: Float64Array.of(0.3, 0.1) }).nash]).toEqual([7.5, 2.5]);
  });
  it("a party without power still gets something above 0 where there is such a package: positive gains come first", () => {
    expect(pie[solve(pie, { power: Float64Array.of(1, 0) }).nash]).toEqual([9.75, 0.25]);
  });
});

describe("edges of the model's page, by hand", () => {
  it("a zone where somebody always gains nothing: as many as can gain, then their product; said to be degenerate", () => {
    const found = solve([
      [0, 0, 0],
      [5, 5, 0],
      [9, 0, 0],
      [0, 4, 6],
    ]);
    expect(found).toMatchObject({ zone: 3, nash: 1, degenerate: true });
  });
  it("an empty zone is not a deal for every rule, and not degenerate", () => {
    expect(
      solve(
        [
          [0, 0],
          [5, -1],
          [-1, 5],
        ],
        { standing: 0 },
      ),
    ).toEqual({
      zone: 0,
      frontier: 3,
      nash: -1,
      kalaiSmorodinsky: -1,
      egalitarian: -1,
      utilitarian: -1,
      degenerate: false,
    });
  });
  it("a package of which everybody gets exactly nothing is outside the zone, like the standing", () => {
    expect(
      solve(
        [
          [0, 0],
          [0, 0],
          [0, 1e-10],
        ],
        { standing: 0 },
      ).zone,
    ).toBe(0);
  });
  it("a ratifier's refusal takes a package out of the zone but not off the parties' frontier; its joy does not put one in", () => {
    const rows: Rows = [
      [0, 0, 0],
      [3, 3, 1],
      [9, 9, -1],
      [0, 0, 50],
    ];
    const out = new Uint8Array(4);
    expect(zone(gainsOf(rows, 2, 0), out)).toBe(1);
    expect(flagged(out, 4)).toEqual([1]);
    frontier(columns(rows), 4, 2, out);
    expect(flagged(out, 4)).toEqual([2]);
    expect(nash(gainsOf(rows, 2, 0), equalPower(2))).toEqual({ index: 1, degenerate: false });
  });
  it("a share of nothing is 1: Kalai-Smorodinsky looks at the others when a party cannot gain", () => {
    expect(
      solve([
        [4, 0, 1],
        [1, 0, 4],
        [3, 0, 3],
      ]).kalaiSmorodinsky,
    ).toBe(2);
  });
  it("leximin: equal smallest gains are told apart by the next, equal packages by their order", () => {
    expect(
      solve([
        [2, 3, 9],
        [2, 4, 4],
        [4, 2, 4],
      ]).egalitarian,
    ).toBe(1);
  });
  it("equal sums are told apart by the Nash rule, powers included", () => {
    const tied: Rows = [
      [6, 3, 3],
      [3, 6, 3],
      [4, 4, 4],
      [1, 1, 9],
    ];
    expect(solve(tied).utilitarian).toBe(2);
    expect(solve(tied, { power: Float64Array.of(3, 1, 1) }).utilitarian).toBe(0);
  });
  it("equal rows are all on the frontier, rows equal within the tolerance too", () => {
    const out = new Uint8Array(5);
    expect(
      frontier(
        columns([
          [4, 4],
          [4, 4],
          [4, 4 + 1e-9],
          [4, 3.9],
          [4 + 3e-9, 3],
        ]),
        5,
        2,
        out,
      ),
    ).toBe(3);
    expect(flagged(out, 5)).toEqual([0, 1, 2]);
  });
});

describe("money between the parties", () => {
  // A gains 30 points, B loses 10; one bn is worth 2 points to A and 5 to B: S = 15 - 2 = 13 bn.
  const gains = gainsOf(
    [
      [0, 0],
      [30, -10],
      [10, 5],
    ],
    2,
    0,
  );
  const perBn = Float64Array.of(2, 5);

  it("a package that one party would refuse is agreed when the other can pay for it", () => {
    const out = new Uint8Array(3);
    expect(surplus(gains, perBn, 1)).toBe(13);
    expect(transferZone(gains, perBn, out)).toBe(1);
    expect(flagged(out, 3)).toEqual([1, 2]);
  });
  it("the surplus is split by power: with equal power A pays 8.5 bn and both end with 6.5 bn's worth", () => {
    expect([...payments(gains, Float64Array.of(1, 1), perBn, 1)]).toEqual([-8.5, 8.5]);
    expect([...payments(gains, Float64Array.of(3, 1), perBn, 1)]).toEqual([-5.25, 5.25]);
  });
  it("the deal turns at 15 points a bn for A and at two thirds of a point for B; where both gain it never turns", () => {
    expect(breakEven(gains, perBn, 1, 0)).toBe(15);
    expect(breakEven(gains, perBn, 1, 1)).toBeCloseTo(2 / 3, 15);
    expect(breakEven(gains, perBn, 2, 0)).toBeNull();
  });
  it("a ratifier is not paid: its refusal stands", () => {
    const withParliament = gainsOf(
      [
        [0, 0, 0],
        [30, -10, -1],
        [10, 5, 0],
      ],
      2,
      0,
    );
    expect(transferZone(withParliament, perBn, new Uint8Array(3))).toBe(2);
  });
  it("no surplus, no deal; equal surpluses go to the earlier package", () => {
    expect(
      transferZone(
        gainsOf(
          [
            [0, 0],
            [2, -5],
            [-2, 4],
          ],
          2,
          0,
        ),
        perBn,
        new Uint8Array(3),
      ),
    ).toBe(-1);
    expect(
      transferZone(
        gainsOf(
          [
            [0, 0],
            [4, 0],
            [0, 10],
          ],
          2,
          0,
        ),
        perBn,
        new Uint8Array(3),
      ),
    ).toBe(1);
  });
});
