import { expect, it } from "vitest";
import { compile, defaults, type Model } from "../../../src/engine/index.ts";
import { makeGainTable } from "../../../src/engine/findings/gain-table.ts";
import { numbersOf, worldsOf } from "../../../src/engine/findings/worlds.ts";
import { gainParts, prospectOf } from "../../../src/engine/model/gain.ts";
import { bitsToday } from "../../../src/engine/model/promise.ts";
import { randomCase } from "../random-case.ts";
import { randomCase2 } from "../random-case-full.ts";
import { readText } from "../read-text.ts";

/** Every gain of every mover's packages in some worlds, by the table and one by one; the number of foreseen issues that were looked at. */
function compared(model: Model): number {
  const { standing: q, movers, shape } = model;
  const worlds = worldsOf(model, numbersOf(model, Int32Array.of(0, 1, 2), false));
  let foreseen = 0;
  for (const mover of movers) {
    const X = Array.from(mover.reach(q, bitsToday(model))).slice(0, 12);
    const prospect = prospectOf(model, mover);
    const table = makeGainTable(model, prospect, q, [...X, q], mover.members);
    foreseen += X.length > 0 ? prospect.foreseen.length : 0;
    const found: number[] = [];
    const right: number[] = [];
    for (const { terms, residual, cost } of worlds) {
      table.begin(terms, residual, cost);
      for (const i of mover.members)
        for (const ratifies of [false, true])
          [...X, q].forEach((x, at) => {
            const stakes = new Float64Array(shape.K);
            for (const slot of table.slots(at, i)) stakes[table.issueOf(slot)] = table.stake(i, slot);
            const needs = Array.from(table.needSlots(at, i));
            const gain = table.gain(at, i, ratifies);
            found.push(gain, table.friction(), table.residual(), ...stakes);
            found.push(...needs.map(table.met), ...needs.map(table.worth));
            const parts = gainParts(model, terms, residual, cost, i, q, x, ratifies, prospect);
            right.push(parts.gain, parts.friction, parts.residual, ...parts.stakes, ...parts.met, ...parts.needs);
          });
    }
    expect(found).toEqual(right);
  }
  return foreseen;
}

it("has the gains that are found one by one, and their parts, to the last bit", () => {
  let foreseen = 0;
  for (let seed = 1; seed <= 3; seed++) {
    foreseen += compared(compile(readText(randomCase(seed)), defaults));
    foreseen += compared(compile(readText(randomCase2(seed)), defaults));
  }
  expect(foreseen).toBeGreaterThan(0);
});
