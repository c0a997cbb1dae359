/** Who would accept what today: against today's gains of every package, W by tipping points, and what a case says of it. */
import { describe, expect, it } from "vitest";
import { gainsTodayOf } from "../../../src/analyses/today.ts";
import { acceptanceToday } from "../../../src/analyses/acceptance.ts";
import {
  columnsOf,
  firstWorlds,
  openToday,
  todayFinding,
  todayWarnings,
} from "../../../src/engine/findings/acceptance/index.ts";
import { movesTowards, nearestOf } from "../../../src/engine/findings/acceptance/nearest.ts";
import { keptWorldsOf } from "../../../src/engine/findings/kept-worlds.ts";
import { tippings } from "../../../src/engine/findings/tipping/tipping.ts";
import { numbersOf, worldsOf } from "../../../src/engine/findings/worlds.ts";
import { compile, drawsOf } from "../../../src/engine/index.ts";
import { believeOdds } from "../../../src/lenses/believe/index.ts";
import { collect } from "../collect.ts";
import { few, smallCase } from "../../analyses/small-case.ts";

const said = (statements: string): string => `today:\n${statements}`;
const withStatements = (statements: string) =>
  smallCase((text) => text.replace(/^questions:/m, `${said(statements)}\nquestions:`));
const statement = (id: string, share: string, actor = "", options = "{dam: low, water: seasonal}"): string =>
  `  ${id}: {${actor === "" ? "" : `actor: ${actor}, `}package: ${options}, share: ${share}, because: [{judgment: A guess.}]}\n`;

describe("who would accept today", () => {
  it("is what today's gains count, actor by actor and package by package", () => {
    const model = compile(smallCase(), few);
    const WORLDS = 150;
    const { movers } = gainsTodayOf(model, firstWorlds(model, WORLDS));
    const draws = Int32Array.from({ length: WORLDS }, (_, s) => s);
    const worlds = columnsOf(model, worldsOf(model, numbersOf(model, draws, false)));
    for (const { packages } of movers.filter(({ mover }) => mover.kind === "table"))
      for (const { changes, accepted, actors } of packages) {
        const row = Uint8Array.from(model.case.issues, ({ id, options }, k) =>
          changes[id] === undefined ? model.case.standing[k] : options.findIndex((option) => option.id === changes[id]),
        );
        const ask = (id: string, actor: number | null) => ({
          id,
          actor,
          options: row,
          low: 0,
          high: 1,
          citations: [],
          line: 1,
          column: 1,
        });
        const asked = {
          ...model,
          case: {
            ...model.case,
            today: [
              ask("all", null),
              ...actors.map(({ actor }) =>
                ask(
                  actor,
                  model.case.actors.findIndex(({ id }) => id === actor),
                ),
              ),
            ],
          },
        };
        const { statements } = todayFinding(asked, worlds, null);
        expect(statements["all"].share, JSON.stringify(changes)).toBe(accepted);
        for (const { actor, accepts } of actors) expect(statements[actor].share, actor).toBe(accepts);
      }
  });

  it("is open in the worlds in which W is not below 0, and the nearest package in no more of them", () => {
    const { model, blocks } = collect(smallCase(), few);
    const { worlds } = keptWorldsOf(model, drawsOf(blocks));
    const columns = columnsOf(model, worlds);
    const { questions, tables } = tippings(model, worlds);
    const open = openToday(model, columns);
    const share = (flags: Uint8Array): number => flags.reduce((sum, one) => sum + one, 0) / worlds.length;
    const { nearest } = todayFinding(model, columns, null);
    model.case.questions.forEach(({ id }, t) => {
      expect(share(open.questions[t]), id).toBe(questions[t].already);
      expect(nearest[id]!.together).toBeLessThanOrEqual(questions[t].already);
      const { parties, together, other } = nearest[id]!;
      for (const { share: one, alone_refuses } of Object.values(parties))
        expect(one + alone_refuses, id).toBeLessThanOrEqual(1 + 1e-12);
      expect(together).toBeLessThanOrEqual(Math.min(...Object.values(parties).map((one) => one.share)));
      if (other) expect(other.together).toBeGreaterThan(questions[t].already / 2);
    });
    for (const [id, flags] of Object.entries(open.tables)) expect(share(flags), id).toBe(tables[id].already);
  });

  it("is nearest by chance of yes, then issues, then steps, then order", () => {
    const model = compile(smallCase(), few);
    const row = (dam: number, water: number): number => model.packages.find(Uint8Array.of(dam, water, 0));
    const move = (x: number, chance: number, m = 0) => ({ m, x, chance });
    expect(nearestOf(model, [move(row(1, 1), 1), move(row(1, 0), 0.5)])).toMatchObject({ x: row(1, 1) });
    expect(nearestOf(model, [move(row(1, 1), 1), move(row(2, 0), 1)])).toMatchObject({ x: row(2, 0) });
    expect(nearestOf(model, [move(row(2, 0), 1), move(row(1, 0), 1)])).toMatchObject({ x: row(1, 0) });
    expect(nearestOf(model, [move(row(1, 0), 1, 1), move(row(1, 0), 1, 2)])).toMatchObject({ m: 1 });
    expect(nearestOf(model, [])).toBeNull();
    expect(movesTowards(model, 0).every(({ x }) => model.packages.rows[x * model.packages.K] > 0)).toBe(true);
  });
});

describe("what a case says of today", () => {
  it("is held against its numbers, in check and in a run, and moves no odds", () => {
    const c = withStatements(statement("all_sign", "1% to 2%") + statement("arland_signs", "90%", "arland"));
    const { today, warnings } = acceptanceToday(c);
    expect(today.statements["all_sign"]).toMatchObject({
      actor: null,
      stated: [0.01, 0.02],
      agrees: false,
      before: null,
    });
    expect(warnings.map(({ path }) => path)).toContain("today.all_sign");
    const { result } = collect(c, few);
    expect(result.questions).toEqual(collect(smallCase(), few).result.questions);
    expect(result.today!.statements["all_sign"].before).not.toBeNull();
    expect(result.messages.find(({ path }) => path === "today.all_sign")!.message).toMatch(
      /^today\.all_sign: the case says 1 % to 2 % of worlds, its numbers say \d+ % \+- [\d.]+ \(\d+ % before the record\)\. believe --today all_sign /,
    );
  });

  it("may contradict itself: shares that multiply to far less than the numbers say", () => {
    const c = withStatements(
      statement("a", "50%", "arland") + statement("b", "40%", "besk") + statement("c", "40%", "coramia"),
    );
    const { warnings } = acceptanceToday(c);
    expect(warnings.map(({ message }) => message).join()).toMatch(
      /multiplied, your statements on this package imply 8 % together/,
    );
  });

  it("can be demanded: the worlds are weighed so that it holds", () => {
    const c = withStatements(statement("all_sign", "20% to 30%"));
    const { model, blocks, result } = collect(c, { ...few, draws: 150 });
    const { share } = result.today!.statements["all_sign"];
    const found = believeOdds(model, blocks, {}, ["all_sign"]);
    if (!found.feasible) throw new Error(found.why);
    expect(found.from["today.all_sign"]).toBeCloseTo(share, 12);
    expect(found.to["today.all_sign"]).toBeCloseTo(Math.min(0.3, Math.max(0.2, share)), 9);
    expect(found.reliability["today.all_sign"]).toBe(1);
    expect(found.luck).toBeNull();
    expect(todayWarnings(model, result.today!, columnsOf(model, []))).toHaveLength(share > 0.3 ? 1 : 0);
  });
});
