import { expect, it } from "vitest";
import { compile, defaults, simulate, type Settings } from "../../src/engine/index.ts";
import { randomCase } from "./random-case.ts";
import { randomCase2 } from "./random-case-full.ts";
import { readText } from "./read-text.ts";
import { aboveInRun, ofRun } from "../seeds.ts";

it("a driver held together with all others answers as when it is held alone, also where conditions and rates read it", () => {
  let compared = 0;
  let moved = 0;
  // Two for each quarter, in which levels change answers.
  for (const seed of ofRun([0, 1, 3, 7, 8, 9, 11, 12]))
    for (const text of [randomCase(seed), randomCase2(seed)]) {
      const c = readText(text);
      for (const scenario of [null, ...c.scenarios.slice(0, 1).map(({ id }) => id)]) {
        const settings: Settings = { ...defaults, seed, paths: 1, scenario };
        const block = { kind: "worlds", from: 0, to: 12 } as const;
        const model = compile(c, settings);
        const together = simulate(model, block);
        const Q = c.questions.length;
        model.pins.forEach(({ driver, at }, p) => {
          if (p % 3 !== seed % 3) return;
          const pin = { [c.drivers[driver].id]: at };
          const alone = simulate(compile(c, { ...settings, pin, thresholds: false }), block);
          expect(alone.worlds).toEqual(together.worlds);
          for (let w = 0; w < together.kept; w++) {
            const first = (w * model.pins.length + p) * Q;
            const answers = together.pinned.slice(first, first + Q);
            expect(answers, `case ${seed}, ${JSON.stringify(pin)}, world ${w}`).toEqual(
              alone.answers.slice(w * Q, (w + 1) * Q),
            );
            compared++;
            if (answers.join() !== together.answers.slice(w * Q, (w + 1) * Q).join()) moved++;
          }
        });
      }
    }
  expect(compared).toBeGreaterThan(aboveInRun(300));
  expect(moved).toBeGreaterThan(aboveInRun(15));
});
