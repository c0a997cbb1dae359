/** Gains today by columns, against those of the simulation in the same worlds. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { columnsOf, eachGain, firstWorlds, membersOf } from "../../../src/engine/findings/acceptance/index.ts";
import { worldAtAsOf } from "../../../src/engine/as-of.ts";
import { makeTableGains } from "../../../src/engine/findings/table-gains.ts";
import { numbersOf, worldsOf } from "../../../src/engine/findings/worlds.ts";
import { defaults } from "../../../src/engine/index.ts";
import { bitsToday } from "../../../src/engine/model/promise.ts";
import { check } from "../../../src/language/index.ts";
import { modelOf } from "../../../src/runners/index.ts";
import { besideCase } from "../../beside.ts";

const WORLDS = 20;

/** Governments and stages; stakes worth what a market says; several tables and ratifiers. */
describe.each(["kurils-2012", "selva-link", "two-thirds", "failed-conference"])("gains today in %s", (id) => {
  const text = readFileSync(join(root, "cases", id, "case.yaml"), "utf8");
  const model = modelOf(check({ id, file: "case.yaml", text }, besideCase(id)).case!, defaults);
  const draws = Int32Array.from({ length: WORLDS }, (_, s) => s);

  it("are those of the simulation, whether the worlds have been drawn or not", () => {
    const simulated = makeTableGains(model);
    for (const worlds of [
      firstWorlds(model, WORLDS),
      columnsOf(model, worldsOf(model, numbersOf(model, draws, false))),
    ])
      model.movers.forEach((mover, m) => {
        const packages = mover.reach(model.standing, bitsToday(model));
        const found = draws.map(() => 0);
        let furthest = 0;
        eachGain(model, worlds, mover, packages, membersOf(mover), (at, gains, from) => {
          for (let w = 0; w < gains[0].length; w++) {
            simulated.world(worldAtAsOf(model, from + w, false), false);
            const expected = simulated.gains(m, model.standing);
            found[from + w]++;
            gains.forEach((gain, a) => {
              const distance = Math.abs(gain[w] - expected[a * (packages.length + 1) + 1 + at]);
              if (!(distance <= furthest)) furthest = distance;
            });
          }
        });
        expect(Array.from(found)).toEqual(Array.from(draws, () => packages.length));
        expect(furthest, mover.id).toBeLessThan(1e-11); // points, of at most a few hundred: rounding alone
      });
  });

  it("ask of worlds that are not drawn the numbers that drawn ones have", () => {
    const [lazy, drawn] = [
      firstWorlds(model, WORLDS),
      columnsOf(model, worldsOf(model, numbersOf(model, draws, false))),
    ];
    const { shape, case: c } = model;
    const asked = [
      ...shape.stakes.flatMap(({ weight, values, friction }) => [weight, ...values, ...friction]),
      ...c.issues.flatMap(({ procedure }) => procedure?.outcomes.map(({ chance }) => chance) ?? []),
      ...shape.friction,
      ...shape.reliability,
    ];
    for (const p of asked) expect(lazy.number(p), c.parameters[p].path).toEqual(drawn.number(p));
    for (let n = 0; n < shape.N; n++) expect(lazy.cost(n), shape.needs[n].id).toEqual(drawn.cost(n));
    for (let o = 0; o < shape.A * shape.O; o++) expect(lazy.residual(o), String(o)).toEqual(drawn.residual(o));
    expect(lazy.bits()).toEqual(drawn.bits());
  });
});
