import { expect, it } from "vitest";
import { makeBargainer, positive, solutions } from "../../../src/engine/bargaining/index.ts";
import { describeShared, sharedText } from "../../shared.ts";
import { flagged, gainsOf } from "./random.ts";
import type { Rows } from "./twin.ts";

interface Solved {
  ties: number[];
  pick: number;
}
interface Ours {
  zone: number;
  pareto_all: number[];
  degenerate?: boolean;
  powers?: number[];
  solutions?: { nash: Solved; ks: Solved; egalitarian: Solved; utilitarian: Solved };
}
interface Table {
  name: string;
  rows: Rows;
  ours: Ours;
}

const FILES = [
  "EnergySmallA2012",
  "ItexvsCypress2010",
  "JapanTrip2016",
  "Laptop2011",
  "NewSporthal2015",
  "NiceOrDie2011",
];

/** A reference file; infinite numbers in it (of no use here) are written as JSON does not know them. */
const read = (name: string): any =>
  JSON.parse(sharedText(`reference/bargaining/${name}.json`).replace(/:\s*-?(Infinity|NaN)/g, ":null"));

/** Utilities in lexicographic order of the issues, last fastest, from weights and evaluations. */
function additive(file: any): Rows {
  let rows: Rows = [[0, 0]];
  file.issues.forEach((issue: any, k: number) => {
    rows = rows.flatMap((row) =>
      issue.options.map((option: string) =>
        row.map((u, i) => {
          const { weight, value } = file.additive[i][k];
          return u + (weight * value[option]) / Math.max(...Object.values<number>(value));
        }),
      ),
    );
  });
  return rows;
}

function tables(): Table[] {
  const list: Table[] = [];
  const gains = (utilities: Rows, reserve: number[]): Rows => utilities.map((row) => row.map((u, i) => u - reserve[i]));
  for (const name of FILES) {
    const file = read(name);
    const utilities = file.utilities ?? additive(file);
    for (const [reading, { reserve, ours }] of Object.entries<any>(file.expected))
      list.push({ name: `${name}, reserve as ${reading}`, rows: gains(utilities, reserve), ours });
  }
  for (const [name, game] of Object.entries<any>(read("synthetic_and_textbook"))) {
    list.push({ name, rows: gains(game.utilities, game.reserve), ours: game.ours });
    if (game.ours_weighted)
      list.push({ name: `${name}, with powers`, rows: gains(game.utilities, game.reserve), ours: game.ours_weighted });
  }
  return list;
}

/**
 * Frontiers that the model's page draws otherwise: for it 3 and 2.9999999999 are equal, so (2.9999999999, 9) dominates (3, 5).
 * The reference's frontier tells numbers apart from 1e-12 on.
 */
const NEAR_TIES: { [name: string]: number[] } = { threshold_edge: [2] };

/** Rows that nobody refuses but that give nobody anything: in the reference's zone, outside the model's. */
const idle = (rows: Rows): number => rows.filter((row) => row.every((g) => g >= -1e-9) && !row.some(positive)).length;

describeShared("the reference's bargaining tables, from six negotiation domains and the textbooks", () => {
  for (const { name, rows, ours } of tables()) {
    const parties = rows[0].length;
    const n = rows.length;
    const scratch = makeBargainer(n, parties);
    const found = solutions(gainsOf(rows), Float64Array.from(ours.powers ?? Array<number>(parties).fill(1)), scratch);

    const near = NEAR_TIES[name];
    it(`${name}: the zone, less rows that give nobody anything, and the frontier of all rows${near ? ", where a gap of 1e-10 counts as none" : ""}`, () => {
      expect(found.zone).toBe(ours.zone - idle(rows));
      expect(flagged(scratch.onFrontier, n)).toEqual(near ?? ours.pareto_all);
    });

    if (found.zone === 0) {
      it(`${name}: no deal, where the reference has none or only rows that give nobody anything`, () => {
        expect(found).toMatchObject({ nash: -1, kalaiSmorodinsky: -1, egalitarian: -1, utilitarian: -1 });
        expect(ours.zone).toBe(idle(rows));
      });
      continue;
    }
    const expected = ours.solutions!;

    it(`${name}: Kalai-Smorodinsky, egalitarian and utilitarian packages`, () => {
      expect([found.kalaiSmorodinsky, found.egalitarian, found.utilitarian]).toEqual([
        expected.ks.pick,
        expected.egalitarian.pick,
        expected.utilitarian.pick,
      ]);
    });

    if (!ours.degenerate) {
      it(`${name}: the Nash package`, () => {
        expect(found.degenerate).toBe(false);
        expect(found.nash).toBe(expected.nash.pick);
      });
    } else {
      it(`${name}: degenerate; the reference ties every row at product 0, the model picks among these one on the frontier`, () => {
        expect(found.degenerate).toBe(true);
        expect(expected.nash.ties).toContain(found.nash);
        expect(ours.pareto_all).toContain(found.nash);
      });
    }
  }
});
