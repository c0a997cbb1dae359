/** Tilts over worlds that were played, against bisection: statements on today, odds given another question, stages, and pools. */
import { describe, expect, it } from "vitest";
import { drawsOf, modelAt, simulate, type Columns, type Model } from "../../../src/engine/index.ts";
import { acceptsOf, askedOf, columnsOf, togetherOf } from "../../../src/engine/findings/acceptance/index.ts";
import { keptWorldsOf } from "../../../src/engine/findings/kept-worlds.ts";
import { numbersOf, worldsOf } from "../../../src/engine/findings/worlds.ts";
import { asPool, readAnalyst, type Analyst, type Case } from "../../../src/language/index.ts";
import { excessOver, oddsOf, rangeOf, type Moment } from "../../../src/lenses/believe/demand.ts";
import { believeOdds, momentOf } from "../../../src/lenses/believe/index.ts";
import type { BelieveFinding } from "../../../src/result/index.ts";
import { modelOf } from "../../../src/runners/index.ts";
import { few, smallCase } from "../../analyses/small-case.ts";
import { randomCase2 } from "../../engine/random-case-full.ts";
import { readText } from "../../engine/read-text.ts";

const WORLDS = 160;
const play = (c: Case): { model: Model; blocks: Columns[] } => {
  const model = modelOf(c, { ...few, draws: WORLDS });
  return { model, blocks: [simulate(model, { kind: "worlds", from: 0, to: WORLDS })] };
};

/** Weights proportional to exp(lambda (yes - c condition)), by bisection on lambda. */
function weightsFor(moment: Moment, c: number): number[] {
  const x = Array.from(excessOver(moment, c));
  const at = (lambda: number): number[] => {
    const most = Math.max(...x.map((one) => lambda * one));
    const w = x.map((one) => Math.exp(lambda * one - most));
    const sum = w.reduce((a, b) => a + b, 0);
    return w.map((one) => one / sum);
  };
  let [low, high] = [-1000, 1000];
  for (let n = 0; n < 200; n++) {
    const middle = (low + high) / 2;
    if (at(middle).reduce((sum, w, s) => sum + w * x[s], 0) < 0) low = middle;
    else high = middle;
  }
  return at((low + high) / 2);
}

function isTheTilt(found: BelieveFinding, id: string, moment: Moment, c: number, others: [string, Moment][]): void {
  if (!found.feasible) throw new Error(found.why);
  const w = weightsFor(moment, c);
  const nats = w.reduce((sum, one) => sum + (one > 0 ? one * Math.log(one * w.length) : 0), 0);
  expect(found.to[id]).toBeCloseTo(c, 8);
  expect(found.nats).toBeCloseTo(nats, 8);
  for (const [other, of] of others) {
    const odds = oddsOf(of, Float64Array.from(w));
    if (Number.isFinite(odds)) expect(found.then[other].after, other).toBeCloseTo(odds, 7);
  }
}

/** Odds half way from those of the run towards the greatest of a world; null where worlds do not differ. */
function towards(moment: Moment): number | null {
  const range = rangeOf(moment);
  const p = oddsOf(moment, null);
  return range === null || range[1] - p < 0.2 || p < 0.02 ? null : (p + range[1]) / 2;
}

describe("a tilt of worlds that were played", () => {
  it("is that of bisection, for every question of random cases with stages and with odds given another question", () => {
    let [tilts, conditional] = [0, 0];
    for (const seed of [7, 8]) {
      const { model, blocks } = play(readText(randomCase2(seed)));
      const moments = model.case.questions.map(({ id }, q) => [id, momentOf(model, blocks, q)] as [string, Moment]);
      for (const [id, moment] of moments) {
        const c = towards(moment);
        if (c === null) continue;
        tilts++;
        if (moment.condition !== null) conditional++;
        const others = moments.filter(([other]) => other !== id);
        isTheTilt(believeOdds(model, blocks, { [id]: { low: c, high: c } }), id, moment, c, others);
      }
    }
    expect([tilts > 2, conditional > 0]).toEqual([true, true]);
  });

  const WEIGHT = "actors.arland.stakes.dam.weight";
  const base = smallCase((text) =>
    text.replace(
      /^questions:/m,
      "today:\n  wall: {actor: arland, package: {dam: low}, share: 40%, because: [{judgment: A guess.}]}\nquestions:",
    ),
  );
  const analyst = (id: string, range: string): { analyst: Analyst; weight: number } => {
    const text = `entente_analyst: 1\nname: ${id}\nnumbers: {${WEIGHT}: ${range}, actors.arland.friction: ${id === "lea" ? "2 to 4" : "0 to 1"}}\n`;
    return { analyst: readAnalyst({ id, file: `analysts/${id}.yaml`, text }, base).analyst!, weight: 1 };
  };

  it.each<[string, Case]>([
    ["a case", base],
    ["a pool", asPool(base, [analyst("ines", "20 to 50"), analyst("lea", "5 to 20")])],
  ])("to a statement on today is that of bisection, on %s", (_, c) => {
    const { model, blocks } = play(c);
    const kept = keptWorldsOf(model, drawsOf(blocks));
    const { move, actors } = askedOf(model, c.today[0])!;
    const yes = Float64Array.from(
      togetherOf(acceptsOf(model, columnsOf(model, kept.worlds), move, actors), kept.worlds.length),
    );
    const moment = { yes, condition: null };
    const p = oddsOf(moment, null);
    expect(p > 0 && p < 1).toBe(true);
    const share = p + 0.3 * (0.5 - p);
    const stated = { ...model, case: { ...c, today: [{ ...c.today[0], low: share, high: share }] } };
    const others = c.questions.map(({ id }, q) => [id, momentOf(model, blocks, q)] as [string, Moment]);
    isTheTilt(believeOdds(stated, blocks, {}, ["wall"]), "today.wall", moment, share, others);
  });

  it("accepts in a world of a pool what it accepts in the same world of that analyst alone", () => {
    const pool = asPool(base, [analyst("ines", "20 to 50"), analyst("lea", "5 to 20")]);
    const { model } = play(pool);
    const { move, actors } = askedOf(model, pool.today[0])!;
    const draws = Int32Array.from({ length: WORLDS }, (_, s) => s);
    const pooled = acceptsOf(model, columnsOf(model, worldsOf(model, numbersOf(model, draws, false))), move, actors)[0];
    const alone = Uint8Array.from(draws, (s) => {
      const own = modelAt(model, s);
      return acceptsOf(own, columnsOf(own, worldsOf(own, numbersOf(own, Int32Array.of(s), false))), move, actors)[0][0];
    });
    expect(pooled).toEqual(alone);
    expect(new Set(pooled).size).toBe(2);
  });
});
