/** Tipping points and linkage against a slow, obvious twin: W from the definition, level after level, and the twin's own zones. */
import { describe, expect, it } from "vitest";
import { compile, defaults, type Model, type TippingFinding } from "../../../src/engine/index.ts";
import { tippings } from "../../../src/engine/findings/tipping/tipping.ts";
import { numbersOf, worldsOf } from "../../../src/engine/findings/worlds.ts";
import type { Case, Condition, Quantity } from "../../../src/language/case.ts";
import { collect } from "../collect.ts";
import { randomCase } from "../random-case.ts";
import { randomCase2 } from "../random-case-full.ts";
import { readText } from "../read-text.ts";
import { twinToday } from "../twin.ts";
import { keptDraws } from "../twin-answers.ts";
import { answers, chanceOf, sightToday } from "../twin/conditions.ts";
import { expected } from "../twin/foresight.ts";
import { returned } from "../twin/procedures.ts";
import { today } from "../twin/drivers.ts";
import { reachable } from "../twin/bargain.ts";
import { gain, ratifiersGain, type Move } from "../twin/gain.ts";
import { drawWorld, indexOf, truth, type Package, type World } from "../twin/world.ts";
import { aboveInRun, ofRun, seedsOfRun } from "../../seeds.ts";

/** The case with needs that drivers turn: heavy ones, steep ramps both ways, cheap signatures; no record, so that every draw is a world. */
function turned(c: Case): Case {
  const uniform = (low: number, high: number): Quantity => ({ kind: "uniform", low, high });
  const quantity = (path: string): Quantity | null =>
    /needs\.\w+\.weight$/.test(path)
      ? uniform(20, 100)
      : /sharpened_by\.\w+\.by$/.test(path)
        ? uniform(-0.6, 1)
        : /needs\.\w+\.level$/.test(path)
          ? uniform(0, 0.2)
          : /stakes\.\w+\.weight$/.test(path)
            ? uniform(0, 8)
            : path.endsWith("friction")
              ? uniform(0, 2)
              : path.endsWith("residual")
                ? uniform(4, 10)
                : /met_by\.\w+\.\w+$/.test(path)
                  ? uniform(-0.2, 0.8)
                  : null;
  return {
    ...c,
    record: null,
    parameters: c.parameters.map((p) => ({
      ...p,
      quantity: (p.path.startsWith("actors.") && quantity(p.path)) || p.quantity,
    })),
  };
}

const settings = { ...defaults, paths: 1, limit: 400, thresholds: false };
const LEVELS = 48;

/** A move of one mover, the gain of each whose consent is needed at levels z, and the questions to which it makes a yes likelier. */
interface Way {
  consents: ((z: number[]) => number)[];
  answers: boolean[];
}

/** Every move that one table, one actor alone or one exit can make from q; conditions see the drivers as they are today. */
function waysOf(w: World, q: Package, today: number[]): Way[] {
  const { c } = w;
  const sight = sightToday(c, today);
  const chance = (when: Condition, x: Package, agenda: number[]): number => {
    const pi = expected(w, x, agenda, sight);
    return chanceOf(
      when,
      (k) => pi[k],
      (part) => answers(c, part, x, sight),
    );
  };
  const way = (move: Move, consents: Way["consents"]): Way => ({
    consents,
    answers: c.questions.map(({ when }) => chance(when, move.to, move.agenda) > chance(when, q, move.agenda) + 1e-12),
  });
  const byActor = (i: number, move: Move): Way => way(move, [(z) => gain(w, truth(w), i, move, sight, z)]);
  return [
    ...c.tables.flatMap((table) =>
      reachable(c, q, table.issues, sight).map((move) =>
        way(move, [
          ...table.parties.map((i) => (z: number[]) => gain(w, truth(w), i, move, sight, z)),
          ...table.ratifiedBy
            .filter((i) => !table.parties.includes(i))
            .map((i) => (z: number[]) => ratifiersGain(w, truth(w), i, move, sight, z)),
        ]),
      ),
    ),
    ...c.issues.flatMap((issue, k) => [
      ...(issue.movedBy === null ? [] : reachable(c, q, [k], sight).map((move) => byActor(issue.movedBy!, move))),
      ...issue.exit.flatMap(({ actor, option }) => {
        const own = q.with(k, option);
        const to = returned(c, own, sight);
        const moves = q[k] !== option && to.some((o, j) => o !== q[j]) && indexOf(c, to) >= 0;
        return moves ? [byActor(actor, { from: q, own, to, agenda: [k] })] : [];
      }),
    ]),
  ];
}

/** W at levels z: the most, over moves, of the least gain of those who must consent. A move is left where it can no longer be the most. */
function W(moves: Way[], z: number[]): number {
  let most = -Infinity;
  for (const { consents } of moves) {
    let least = Infinity;
    for (const gained of consents) if ((least = Math.min(least, gained(z))) <= most) break;
    most = Math.max(most, least);
  }
  return most;
}

interface Compared {
  tips: number;
  already: number;
  never: number;
  lost: number;
}

/** One world's finding for one driver against W scanned over its range. A break narrower than a scan's step is tested where the finding has it. */
function compareOne(
  found: TippingFinding,
  at: (z: number) => number,
  here: number,
  low: number,
  high: number,
  told: string,
  counts: Compared,
): void {
  const span = high - low;
  const close = 1e-9 * span;
  const near = (z: number): number[] => [z - close, z, z + close].map((level) => Math.min(high, Math.max(low, level)));
  const scan = Array.from({ length: LEVELS + 1 }, (_, j) => low + (span * j) / LEVELS);
  const yes = (z: number): boolean => at(z) > 1e-7;
  const no = (z: number): boolean => at(z) < -1e-7;
  expect(found.already, told).toBe(at(here) >= -1e-9 ? 1 : 0);
  expect(found.already + found.never + Number(found.up !== null || found.down !== null), told).toBe(1);
  if (found.already) {
    counts.already++;
    expect([found.up, found.down], told).toEqual([null, null]);
    const { up, down } = found.lost;
    if (up) {
      expect(Math.min(...near(up.p50).map(at)), told).toBeLessThan(1e-5);
      counts.lost++;
    }
    if (down) {
      expect(Math.min(...near(down.p50).map(at)), told).toBeLessThan(1e-5);
      counts.lost++;
    }
    for (const z of scan)
      if (z > here && z < (up?.p50 ?? Infinity) - close && no(z))
        expect.fail(`${told}: refused at ${z}, before ${up?.p50}`);
    for (const z of scan)
      if (z < here && z > (down?.p50 ?? -Infinity) + close && no(z))
        expect.fail(`${told}: refused at ${z}, before ${down?.p50}`);
    return;
  }
  expect(found.lost, told).toEqual({ up: null, down: null });
  if (found.never) counts.never++;
  for (const tip of [found.up, found.down]) {
    if (!tip) continue;
    counts.tips++;
    expect(tip.share, told).toBe(1);
    expect(Math.max(...near(tip.p50).map(at)), told).toBeGreaterThan(-1e-5);
  }
  for (const z of scan)
    if (z > here && z < (found.up?.p50 ?? Infinity) - close && yes(z))
      expect.fail(`${told}: acceptable at ${z}, before ${found.up?.p50}`);
  for (const z of scan)
    if (z < here && z > (found.down?.p50 ?? -Infinity) + close && yes(z))
      expect.fail(`${told}: acceptable at ${z}, before ${found.down?.p50}`);
}

function worldOf(model: Model, s: number): ReturnType<typeof worldsOf> {
  return worldsOf(model, numbersOf(model, Int32Array.of(s), true));
}

/** Seeds for which random cases have tipping points of either direction, three or four for each quarter. */
const SIMPLE = [404, 401, 407, 400, 418, 409, 413, 405, 422, 419, 439, 424, 446, 441, 443, 445];
const STAGED = [5, 1, 13, 6, 10, 2, 8, 7, 16, 35, 34, 18];
const OF_TABLES = [412, 404, 406, 409, 434, 461, 411, 439, 441, 440, 456, 469];

describe("tipping points are where W passes 0", () => {
  /** Compares every question of a case in its first worlds. */
  const compareAll = (c: Case, seed: number, draws: number, counts: Compared): void => {
    const model = compile(c, settings);
    const q = [...c.standing];
    for (let s = 0; s < draws; s++) {
      const found = tippings(model, worldOf(model, s));
      const w = drawWorld(c, settings.seed, s, q);
      const now = c.drivers.map((_, d) => today(w, d, {}));
      const ways = waysOf(w, q, now);
      c.questions.forEach((question, at) => {
        const told = `case ${seed}, draw ${s}, ${question.id}`;
        if (answers(c, question.when, q, sightToday(c, now))) {
          expect(found.questions[at], told).toEqual({ already: 1, movers: [], drivers: {} });
          return;
        }
        const moves = ways.filter((way) => way.answers[at]);
        expect(found.questions[at].already, told).toBe(W(moves, now) >= -1e-9 ? 1 : 0);
        for (const [id, tip] of Object.entries(found.questions[at].drivers)) {
          const d = c.drivers.findIndex((driver) => driver.id === id);
          const { min, max } = c.drivers[d];
          const low = Number.isFinite(min) ? min : Math.min(now[d], -200);
          const high = Number.isFinite(max) ? max : Math.max(now[d], 300);
          compareOne(tip, (z) => W(moves, now.with(d, z)), now[d], low, high, `${told}, ${id}`, counts);
        }
      });
    }
  };

  it("world by world, question by question, on random cases", () => {
    const counts: Compared = { tips: 0, already: 0, never: 0, lost: 0 };
    for (const seed of ofRun(SIMPLE)) compareAll(turned(readText(randomCase(seed))), seed, 6, counts);
    for (const [kind, count] of Object.entries(counts)) expect(count, kind).toBeGreaterThan(0);
  });

  it("with what procedures and others are expected to do after a move", () => {
    const counts: Compared = { tips: 0, already: 0, never: 0, lost: 0 };
    for (const seed of ofRun(STAGED)) compareAll(turned(readText(randomCase2(seed))), seed, 4, counts);
    for (const [kind, count] of Object.entries(counts)) expect(count, kind).toBeGreaterThan(0);
  });

  it("and for a table where its zone opens and closes", () => {
    let tips = 0;
    let lost = 0;
    for (const seed of ofRun(OF_TABLES)) {
      const c = turned(readText(randomCase(seed)));
      const model = compile(c, settings);
      for (const s of [0, 1]) {
        const found = tippings(model, worldOf(model, s));
        const asItIs = twinToday(c, settings, s);
        for (const [t, table] of c.tables.entries()) {
          const zoneAt = (driver: string, z: number): boolean =>
            twinToday(c, { ...settings, at: { [driver]: z } }, s)[t].packages.some((x) => x.zone);
          const { already, drivers } = found.tables[table.id];
          expect(already, `case ${seed}, draw ${s}`).toBe(asItIs[t].packages.some((x) => x.zone) ? 1 : 0);
          for (const [id, tip] of Object.entries(drivers)) {
            const { min, max } = c.drivers.find((driver) => driver.id === id)!;
            const step = Number.isFinite(max - min) ? (max - min) * 1e-7 : 1e-5;
            for (const side of [tip.up, tip.down]) {
              if (!side) continue;
              const beyond = side === tip.up ? 1 : -1;
              expect(
                [0, step, -step].some((e) => zoneAt(id, side.p50 + beyond * e)),
                `case ${seed}, draw ${s}, ${table.id}, ${id} ${side.p50}`,
              ).toBe(true);
              tips++;
            }
            for (const side of [tip.lost.up, tip.lost.down]) {
              if (!side) continue;
              const beyond = side === tip.lost.up ? 1 : -1;
              expect(
                zoneAt(id, side.p50 + beyond * step),
                `case ${seed}, draw ${s}, ${table.id}, ${id} lost ${side.p50}`,
              ).toBe(false);
              lost++;
            }
          }
        }
      }
    }
    expect(tips).toBeGreaterThan(0);
    expect(lost).toBeGreaterThan(0);
  });
});

describe("linkage", () => {
  it("counts the worlds in which the twin's tables have a zone, together, issue by issue, and only together", () => {
    let zones = 0;
    let only = 0;
    const cases = [...seedsOfRun(200, 208).map(randomCase), ...seedsOfRun(0, 6).map(randomCase2)];
    for (const c of cases.map(readText)) {
      const few = { ...settings, draws: 12, limit: 100 };
      const draws = keptDraws(c, few);
      if (draws.length === 0) continue;
      const { result } = collect(c, few);
      const all = draws.map((s) => twinToday(c, few, s));
      const K = c.issues.length;
      const q = [...c.standing];
      const changed = (x: number): number[] => q.flatMap((o, k) => (c.packages[x * K + k] === o ? [] : [k]));
      c.tables.forEach((table, t) => {
        const found = result.linkage!.find((l) => l.table === table.id)!;
        const zone = (world: (typeof all)[number], k?: number): boolean =>
          world[t].packages.some((x) => x.zone && (k === undefined || changed(x.package).join() === String(k)));
        expect(found.together).toBeCloseTo(all.filter((world) => zone(world)).length / draws.length, 12);
        for (const k of table.issues)
          expect(found.apart[c.issues[k].id]).toBeCloseTo(
            all.filter((world) => zone(world, k)).length / draws.length,
            12,
          );
        const joint = all.filter((world) => zone(world) && !table.issues.some((k) => zone(world, k))).length;
        expect(found.only_together).toBeCloseTo(joint / draws.length, 12);
        zones += found.together * draws.length;
        only += joint;
      });
    }
    expect(zones).toBeGreaterThan(aboveInRun(50));
    expect(only).toBeGreaterThan(aboveInRun(3));
  });
});
