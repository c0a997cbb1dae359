import { describe, expect, it } from "vitest";
import { compile, defaults, find, simulate, type Settings } from "../../../src/engine/index.ts";
import { furthestFinding, happenedFindings } from "../../../src/engine/findings/culprits.ts";
import { unfit } from "../../../src/engine/findings/unfit.ts";
import { readText } from "../read-text.ts";

/** Two actors, of whom b is against a deal unless its need weighs much; the deal is known to have come in two years. */
const TEXT = `entente: 1
title: Two shores
as_of: 2012-10
until: 2014-12
standing: {land: all}
record: {since: 2010-10, from: {land: none}, because: [{judgment: The talks began.}]}
residual: 0
actors:
  a: {stakes: {land: {weight: 50, values: {all: 40}}}, because: [{judgment: Judged.}]}
  b:
    friction: 10
    needs: {gas: {weight: WEIGHT, level: 1, met_by: {land: {all: 0.5}}}}
    because: [{judgment: Judged.}]
issues:
  land: {options: {none: none, all: all}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 6, because: [{judgment: Judged.}]}
questions:
  q: {ask: Will it stand?, when: {land: all}, by: 2014-12, holds: true}
`;
const settings: Settings = { ...defaults, draws: 400, paths: 1, limit: 400 };
const played = (weight: string, more: Partial<Settings> = {}) => {
  const model = compile(readText(TEXT.replace("WEIGHT", weight)), { ...settings, ...more });
  return { model, blocks: [simulate(model, { kind: "worlds", from: 0, to: 400 })] };
};

describe("who refuses what happened", () => {
  it("is counted over the worlds tried: b alone, where its gain is below its friction", () => {
    const { model } = played("uniform(0 25)"); // the gain is half the weight less 10: accepted in one world of five
    const [move, ...others] = happenedFindings(model, 400);
    expect(others).toEqual([]);
    expect(move).toMatchObject({ mover: "tables.talks", changes: { land: "all" }, worlds: 300 });
    expect(move.actors["a"]).toMatchObject({ accepts: 1, refuses_alone: 0 });
    const { accepts, refuses_alone: alone } = move.actors["b"];
    expect(accepts).toBeCloseTo(1 - alone, 12);
    expect(accepts).toBeCloseTo(move.accepted, 12);
    expect(move.actors["a"].accepts_alone).toBe(alone);
    expect(Math.abs(accepts - 0.2)).toBeLessThan(4 * Math.sqrt((0.2 * 0.8) / 300));
  });
  it("is nothing where nothing has happened", () => {
    const text = TEXT.replace("WEIGHT", "5 to 10").replace("standing: {land: all}\n", "");
    expect(happenedFindings(compile(readText(text), settings), 400)).toEqual([]);
  });
});

describe("the worlds that came furthest", () => {
  it("differ from all in the number that the record rejects, and in its direction", () => {
    const { model, blocks } = played("uniform(0 21)"); // one world in twenty accepts
    const found = furthestFinding(model, blocks)!;
    expect(found.tried).toBe(400);
    expect(found.numbers.map(({ path }) => path)).toEqual(["actors.b.needs.gas.weight"]);
    expect(found.numbers[0].shift).toBeGreaterThan(1);
  });
  it("are none where all came as far as each other", () => {
    const { model, blocks } = played("1 to 5");
    expect(furthestFinding(model, blocks)).toBeNull();
    expect(unfit(model, blocks)).toMatch(/^none of 400 worlds .*record\.known\.$/);
  });
  it("are given in a result of fewer than 50 kept worlds alone", () => {
    for (const [weight, few] of [
      ["uniform(0 21)", true],
      ["uniform(0 60)", false],
    ] as const) {
      const { model, blocks } = played(weight, { thresholds: false });
      const prior = [simulate(model, { kind: "prior", from: 0, to: 400 })];
      const { record, run } = find(model, { worlds: blocks, prior, boxes: {}, seconds: 0, engine: "" });
      expect(run.kept < 50).toBe(few);
      expect(record!.furthest !== undefined).toBe(few);
      expect(record!.happened).toHaveLength(1);
    }
  });
});
