/** PRIM against the EMA workbench's trajectories (Kwakkel 2017), and against boxes that are known. */
import { describe, expect, it } from "vitest";
import { balanced, boxes, quasiP, quasiPs } from "../../../src/engine/findings/boxes/box.ts";
import { patient, trajectory, type Data } from "../../../src/engine/findings/boxes/peel.ts";
import { risingSorter } from "../../../src/engine/findings/inputs.ts";
import { first, key } from "../../../src/numbers/streams.ts";
import { describeShared, sharedJson } from "../../shared.ts";
import { sobol } from "./sobol.ts";

function dataOf(X: number[][], y: number[]): Data {
  const sort = risingSorter(y.length);
  const x = X[0].map((_, j) => Float64Array.from(X, (row) => row[j]));
  return { x, order: x.map(sort), y: Float64Array.from(y) };
}
const everywhere = ({ y }: Data): Uint8Array => new Uint8Array(y.length).fill(1);

const X = sobol(1024, 4).map((row) => row.map((u) => u + 0.5 / 1024));
const inside = (row: number[]): boolean => row[0] >= 0.6 && row[1] <= 0.35;
const known = dataOf(
  X,
  X.map((row) => Number(inside(row))),
);
const noisy = dataOf(
  X,
  X.map((row, i) => Number((i * 0.6180339887498949) % 1 < (inside(row) ? 0.9 : 0.1))),
);

describeShared("peeling and pasting trajectories of the EMA workbench", () => {
  const reference = sharedJson("reference/numbers/prim.json");
  const { x, y, columns } = sharedJson("reference/numbers/prim_bryant_lempert_data.json");
  const renewable = dataOf(x, y);
  it.each([
    ["known_box", known, ["x1", "x2", "x3", "x4"]],
    ["noisy_box", noisy, ["x1", "x2", "x3", "x4"]],
    ["bryant_lempert_alpha_0.1", renewable, columns],
    ["bryant_lempert_alpha_0.05", renewable, columns],
  ] as [string, Data, string[]][])(
    "%s: every box on the way, the last one's limits and their quasi-p",
    (name, data, names) => {
      const { peel_alpha, trajectory: steps, last_box_limits, last_box_quasi_p } = reference[name];
      const found = trajectory(data, everywhere(data), { ...patient, peel: peel_alpha });
      expect(found.map(({ coverage, density, mass }) => ({ coverage, density, mass }))).toEqual(
        steps.map((s: { coverage: number; density: number; mass: number }) => ({
          coverage: s.coverage,
          density: s.density,
          mass: s.mass,
        })),
      );
      expect(
        found.map(({ low, high }) => names.filter((_, j) => low[j] > -Infinity || high[j] < Infinity).length),
      ).toEqual(steps.map((s: { res_dim: number }) => s.res_dim));
      const last = found.at(-1)!;
      const sides = names.flatMap((_, number) =>
        [
          { number, upper: false, at: last.low[number] },
          { number, upper: true, at: last.high[number] },
        ].filter(({ at }) => Number.isFinite(at)),
      );
      const quasi = quasiPs(data, everywhere(data), sides);
      for (const [j, { number, upper, at }] of sides.entries()) {
        const column = names[number];
        // The file's limits of the renewable fuels are printed with nine or ten digits.
        expect(at / last_box_limits[column][upper ? 1 : 0]).toBeCloseTo(1, 8);
        expect(quasi[j] / last_box_quasi_p[column][upper ? 1 : 0]).toBeCloseTo(1, 9);
      }
      expect(sides.length).toBe(
        Object.values(last_box_quasi_p as { [column: string]: number[] })
          .flat()
          .filter((p) => p >= 0).length,
      );
    },
  );

  it("box 21 of Bryant & Lempert (2010): coverage 0.753, density 0.770, four limits, of which the cellulosic cost could be chance", () => {
    const step = trajectory(renewable, everywhere(renewable), { ...patient, peel: 0.1 })[21];
    expect(step.coverage).toBeCloseTo(0.7528089887640449, 12);
    expect(step.density).toBeCloseTo(0.7701149425287356, 12);
    const sides = columns.flatMap((_: string, number: number) =>
      [
        { number, upper: false, at: step.low[number] },
        { number, upper: true, at: step.high[number] },
      ].filter(({ at }) => Number.isFinite(at)),
    );
    const quasi = quasiPs(renewable, everywhere(renewable), sides);
    expect(sides.map((side: { number: number }, j: number) => [columns[side.number], quasi[j] > 0.05])).toEqual([
      ["Cellulosic cost", true],
      ["Total biomass", false],
      ["Demand elasticity", false],
      ["Biomass backstop price", false],
    ]);
    expect(quasi[0]).toBeCloseTo(0.15741333528927326, 10);
  });
});

describe("a box that is known", () => {
  it("is found: the EMA workbench 2.5.3 ends at 0.60889 and 0.34375, coverage 0.958, density 1, of the true 0.6 and 0.35", () => {
    const last = trajectory(known, everywhere(known)).at(-1)!;
    expect(Array.from(last.low)).toEqual([0.60888671875, -Infinity, -Infinity, -Infinity]);
    expect(Array.from(last.high)).toEqual([Infinity, 0.34375, Infinity, Infinity]);
    expect(last.coverage).toBeCloseTo(0.958041958041958, 12);
    expect(last.density).toBe(1);
  });
  it("comes back from noise with its own two limits and no other, in every half", () => {
    const [box, ...rest] = boxes(noisy, 1, "noisy", 1);
    expect(rest).toEqual([]);
    expect(box!.limits.map(({ number, upper }) => [number, upper])).toEqual([
      [1, true],
      [0, false],
    ]);
    for (const limit of box!.limits) {
      expect(limit.quasiP).toBeLessThan(1e-20);
      expect(limit.reproduced).toBeGreaterThan(17);
    }
    const within = X.flatMap((row, w) =>
      row[0] >= box!.limits[1].at && row[1] <= box!.limits[0].at ? [noisy.y[w]] : [],
    );
    expect(box!.mass).toBe(within.length / 1024);
    expect(box!.density).toBe(within.reduce((a, b) => a + b, 0) / within.length);
    expect(box!.coverage).toBe(within.reduce((a, b) => a + b, 0) / noisy.y.reduce((a, b) => a + b, 0));
  });
  it("is not found in noise alone: a limit that is drawn there seldom comes back", () => {
    const u = (j: number, w: number): number => first(key(5, `noise/${j}`), w, 0, 0, 0);
    const rows = Array.from({ length: 600 }, (_, w) => [0, 1, 2, 3, 4, 5, 6, 7].map((j) => u(j, w)));
    const found = boxes(
      dataOf(
        rows,
        rows.map((_, w) => Number(u(99, w) < 0.3)),
      ),
      1,
      "noise",
      1,
    );
    for (const { reproduced } of found.flatMap((box) => box.limits)) expect(reproduced).toBeLessThan(15);
  });
  it("three boxes do not overlap, and their coverages add up to at most 1", () => {
    const two = dataOf(
      X,
      X.map((row) => Number(inside(row) || (row[2] > 0.7 && row[3] > 0.6 && row[0] < 0.4))),
    );
    const found = boxes(two, 1, "two", 3);
    expect(found.length).toBeGreaterThan(1);
    expect(found.reduce((sum, { coverage }) => sum + coverage, 0)).toBeLessThanOrEqual(1 + 1e-12);
    expect(found.reduce((sum, { mass }) => sum + mass, 0)).toBeLessThanOrEqual(1);
  });
});

describe("with many numbers and rare answers", () => {
  it("the one limit that counts is found among 200 that do not, and comes back", () => {
    const u = (j: number, w: number): number => first(key(6, `many/${j}`), w, 0, 0, 0);
    const rows = Array.from({ length: 500 }, (_, w) => Array.from({ length: 201 }, (_, j) => u(j, w)));
    const [box] = boxes(
      dataOf(
        rows,
        rows.map((row, w) => (row[100] > 0.7 ? u(999, w) : u(998, w) < 0.05 ? 0.125 : 0)),
      ),
      1,
      "many",
      1,
    );
    const limit = box!.limits.find(({ number }) => number === 100)!;
    expect(limit.upper).toBe(false);
    expect(limit.at).toBeGreaterThan(0.65);
    expect(limit.reproduced).toBeGreaterThan(18);
  });
});

describe("answers between 0 and 1, and at the edges", () => {
  it("the mean answer is what a box holds", () => {
    const data = dataOf(
      X,
      X.map((row) => (inside(row) ? 0.75 : 0.125)),
    );
    const best = balanced(trajectory(data, everywhere(data)));
    expect(best.density).toBeGreaterThan(0.6);
    expect(best.coverage).toBeLessThanOrEqual(1);
  });
  it("quasi-p is the binomial's upper tail", () => {
    // P(X >= 3), X ~ Binomial(5, 0.4) = 0.31744; P(X >= 5) = 0.4^5.
    expect(quasiP(3, 5, 0.4)).toBeCloseTo(0.31744, 12);
    expect(quasiP(5, 5, 0.4)).toBeCloseTo(0.01024, 12);
    expect([quasiP(0, 5, 0.4), quasiP(5, 5, 1), quasiP(1, 5, 0)]).toEqual([1, 1, 0]);
  });
  it("nothing varies, or there is one world: no box", () => {
    expect(boxes(dataOf([[1], [2], [3]], [1, 1, 1]), 1, "all", 3)).toEqual([]);
    expect(boxes(dataOf([[1]], [1]), 1, "one", 3)).toEqual([]);
    expect(
      boxes(
        dataOf(
          [
            [1, 5],
            [1, 5],
            [1, 5],
            [1, 5],
          ],
          [1, 0, 1, 0],
        ),
        1,
        "flat",
        3,
      ),
    ).toEqual([]);
  });
});
