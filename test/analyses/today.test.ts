import { describe, expect, it } from "vitest";
import { gainsToday, type GainsToday } from "../../src/analyses/index.ts";
import { defaults } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/index.ts";
import { randomCase } from "../engine/random-case.ts";
import { readText } from "../engine/read-text.ts";
import { reachable } from "../engine/twin/bargain.ts";
import { answers, sightToday } from "../engine/twin/conditions.ts";
import { today } from "../engine/twin/drivers.ts";
import { gain, ratifiersGain } from "../engine/twin/gain.ts";
import { drawWorld, notNegative } from "../engine/twin/world.ts";
import { smallCase } from "./small-case.ts";

const WORLDS = 40;
const seeds = Array.from({ length: 15 }, (_, j) => 800 + j);

const keyOf = (changes: { [issue: string]: string }): string => JSON.stringify(Object.entries(changes).sort());

/** Who accepts what in each of the first worlds at one table, by the twin. */
function twinTable(c: Case, t: number) {
  const table = c.tables[t];
  const q = [...c.standing];
  const members = [...table.parties, ...table.ratifiedBy.filter((i) => !table.parties.includes(i))];
  const worlds = Array.from({ length: WORLDS }, (_, s) => drawWorld(c, defaults.seed, s, q));
  const unseen = sightToday(c, []);
  return reachable(c, q, table.issues, unseen).map((move) => {
    const x = move.to;
    const changes = Object.fromEntries(
      c.issues.flatMap(({ id, options }, k) => (x[k] === q[k] ? [] : [[id, options[x[k]].id]])),
    );
    const accepts = worlds.map((w) => {
      const z = c.drivers.map((_, d) => today(w, d, {}));
      return members.map((i, a) =>
        notNegative((a < table.parties.length ? gain : ratifiersGain)(w, (p) => w.value[p], i, move, sightToday(c, z))),
      );
    });
    const share = (of: (row: boolean[]) => boolean): number => accepts.filter(of).length / WORLDS;
    return {
      key: keyOf(changes),
      accepted: share((row) => row.every(Boolean)),
      accepts: members.map((_, a) => share((row) => row[a])),
      refusesAlone: members.map((_, a) => share((row) => row.every((yes, b) => yes === (b !== a)))),
      answers: c.questions
        .filter(({ when }) => answers(c, when, x, unseen) && !answers(c, when, q, unseen))
        .map(({ id }) => id),
    };
  });
}

const atTable = ({ movers }: GainsToday, id: string) =>
  movers.find(({ mover }) => mover.kind === "table" && mover.table === id)!.packages;

describe("today's gains", () => {
  it("count in each world who accepts which package of a table, as the twin does", () => {
    let packages = 0;
    let mixed = 0;
    for (const seed of seeds) {
      const c = readText(randomCase(seed));
      const found = gainsToday(c, defaults, WORLDS);
      c.tables.forEach((table, t) => {
        const twin = twinTable(c, t);
        const byKey = new Map(atTable(found, table.id).map((p) => [keyOf(p.changes), p]));
        expect([...byKey.keys()].sort()).toEqual(twin.map(({ key }) => key).sort());
        for (const { key, accepted, accepts, refusesAlone, answers } of twin) {
          const one = byKey.get(key)!;
          expect(one.accepted).toBe(accepted);
          expect(one.actors.map((a) => a.accepts)).toEqual(accepts);
          expect(one.actors.map((a) => a.refuses_alone)).toEqual(refusesAlone);
          expect(one.answers).toEqual(answers);
          packages++;
          if (accepted > 0 && accepted < 1) mixed++;
        }
      });
    }
    expect(packages).toBeGreaterThan(50);
    expect(mixed).toBeGreaterThan(10);
  });

  it("list what is accepted most often first, and the friction that each gain is net of", () => {
    const found = gainsToday(smallCase(), defaults, WORLDS);
    expect(found.worlds).toBe(WORLDS);
    for (const { packages } of found.movers)
      packages.forEach(({ accepted, actors }, at) => {
        if (at > 0) expect(accepted).toBeLessThanOrEqual(packages[at - 1].accepted);
        for (const { friction, accepts, refuses_alone } of actors) {
          expect(friction).toBeGreaterThanOrEqual(0);
          expect(accepted).toBeLessThanOrEqual(accepts);
          expect(refuses_alone).toBeLessThanOrEqual(1 - accepts);
        }
      });
    const commission = atTable(found, "commission");
    const { friction } = commission[0].actors.find(({ actor }) => actor === "arland")!;
    expect(friction).toBeGreaterThan(0);
  });

  it("take a driver's level from the settings in place of today's", () => {
    const c = smallCase();
    expect(gainsToday(c, { ...defaults, at: { drought: 5 } }, 10).levels["drought"]).toBe(5);
    const accepted = (drought: number): number => {
      const found = gainsToday(c, { ...defaults, at: { drought } }, 200);
      const packages = atTable(found, "commission");
      return packages.reduce((sum, p) => sum + p.accepted, 0) / packages.length;
    };
    expect(accepted(100)).toBeGreaterThan(accepted(0));
  });
});
