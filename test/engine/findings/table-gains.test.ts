import { expect, it } from "vitest";
import { gainsToday } from "../../../src/analyses/index.ts";
import { compile, defaults, draw } from "../../../src/engine/index.ts";
import { readText } from "../read-text.ts";

const TEXT = `entente: 1
title: Two shores
as_of: 2012-10
until: 2013-12
residual: 0
actors:
  a: {stakes: {land: {weight: 50, values: {all: -20}}, aid: {weight: 50, values: {come: 40}}}, because: [{judgment: Judged.}]}
  b: {stakes: {land: {weight: 50, values: {all: 40}}}, because: [{judgment: Judged.}]}
  c: {stakes: {aid: {weight: 50, values: {come: -10}}}, because: [{judgment: Judged.}]}
drivers:
  mood: {range: [0, 100], process: constant, value: uniform(0 100), because: [{judgment: Judged.}]}
issues:
  land: {options: {none: none, all: all}}
  aid:
    moved_by: c
    options: {none: none, come: come}
    expected: {when: {land: all, drivers: {mood: {above: 50}}}, chance: {come: 1}, because: [{judgment: Judged.}]}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 1, because: [{judgment: Judged.}]}
questions:
  q: {ask: Will it?, when: {land: all}, by: 2013-12}
`;

it("gains today foresee what a driver decides by its level in each world", () => {
  const c = readText(TEXT);
  const worlds = 200;
  const model = compile(c, defaults);
  const mood = c.parameters.findIndex(({ path }) => path === "drivers.mood.value");
  const v = new Float64Array(c.parameters.length);
  let above = 0;
  for (let s = 0; s < worlds; s++) {
    draw(model, s, v);
    if (v[mood] > 50) above++;
  }
  const [table] = gainsToday(c, defaults, worlds).movers;
  const [{ actors, accepted }] = table.packages;
  expect(actors.find(({ actor }) => actor === "a")!.accepts).toBe(above / worlds);
  expect(accepted).toBe(above / worlds);
  expect(above).toBeGreaterThan(50);
  expect(above).toBeLessThan(150);
});
