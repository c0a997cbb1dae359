import { expect, it } from "vitest";
import { gainsToday, shownToday } from "../../../src/analyses/index.ts";
import { defaults, deals } from "../../../src/engine/index.ts";
import { amend, type Case } from "../../../src/language/index.ts";
import { modelOf } from "../../../src/runners/index.ts";
import { interactiveHandlers } from "../../../src/studio/workers/interactive-worker.ts";
import type { Overrides } from "../../../src/studio/workers/messages.ts";
import { AGREEMENTS } from "../../engine/agreements-text.ts";
import { randomCase2 } from "../../engine/random-case-full.ts";
import { readText } from "../../engine/read-text.ts";

const context = { model: null, signal: new AbortController().signal, progress: () => {} };
async function answerOf(c: Case, overrides: Overrides) {
  const handlers = interactiveHandlers(
    () => 0,
    () => {},
  );
  await handlers.take({ case: c }, context);
  return (await handlers.deals({ overrides, settings: defaults }, context))!;
}

it("a moved number gives the gains of the case with that number in the file, and the deals at the medians beside them", async () => {
  for (const [text, path, to] of [
    [AGREEMENTS, "actors.borea.stakes.name.values.agreed", "-60 to -30"],
    [AGREEMENTS, "turnover.per_year", "2"],
    ...[3, 4].map((seed) => [randomCase2(seed), "learning", "0.9"] as const),
  ] as const) {
    const c = readText(text);
    const done = amend(c, path, to);
    if ("problem" in done) throw new Error(done.problem);
    const { today, deals: medians } = await answerOf(c, { [path]: to });
    expect(today).toEqual(shownToday(gainsToday(done.case, defaults, today.worlds)));
    expect(medians).toEqual(deals(modelOf(done.case, defaults)));
  }
});

it("numbers that forbid every deal at the medians are called so, with who refuses the nearest one", async () => {
  const c = readText(AGREEMENTS);
  expect((await answerOf(c, {})).today.forbidden).toBeNull();
  const { today } = await answerOf(c, { "actors.borea.stakes.name.values.agreed": "-60 to -30" });
  expect(today.forbidden?.nearest.changes).toEqual({ name: "agreed" });
  expect(today.forbidden?.refusing.map(({ actor }) => actor)).toEqual(["borea"]);
  expect(today.forbidden?.refusing[0].gain).toBeCloseTo(-22.5, 6);
});

it("every question that one move can answer has its nearest yes among the packages shown", async () => {
  let questions = 0;
  for (let seed = 0; seed < 12; seed++) {
    const c = readText(randomCase2(seed));
    const { movers } = gainsToday(c, defaults, 20);
    const shown = shownToday({ worlds: 20, levels: {}, movers });
    for (const { mover, packages } of movers)
      for (const id of new Set(packages.flatMap(({ answers }) => answers))) {
        questions++;
        const nearest = packages.find(({ answers }) => answers.includes(id));
        expect(shown.movers.find((one) => one.mover === mover)?.packages).toContain(nearest);
      }
  }
  expect(questions).toBeGreaterThan(10);
});
