/** Cruxes of ten numbers of a small case, all 1,024 mixtures, beside a run of as many kept worlds, on one thread. */
import { cruxesOf, settingsOf } from "../src/analyses/index.ts";
import { defaults, type Settings } from "../src/engine/index.ts";
import type { Case } from "../src/language/index.ts";
import { play } from "../src/runners/node/index.ts";

const PLAYERS = 10;
const settings: Settings = { ...defaults, draws: 20, paths: 2 };
const seconds = (since: number): number => (performance.now() - since) / 1000;

export async function cruxRows(c: Case): Promise<void> {
  const paths = c.parameters
    .filter(({ path, quantity }) => path.endsWith(".weight") && quantity.kind === "normal")
    .slice(0, PLAYERS)
    .map(({ path }) => path);
  const changed = settingsOf(c, { set: Object.fromEntries(paths.map((path) => [path, "20 to 60"])) });
  if ("problem" in changed) throw new Error(changed.problem);
  const single = (one: Case, some: Settings) => play(one, some, { workers: 1 });
  const start = performance.now();
  await single(c, { ...settings, thresholds: false });
  const run = seconds(start);
  const before = performance.now();
  const { subsets, worlds, players } = await cruxesOf(c, [c, changed.case], settings, single, {
    by: "number",
    budget: 600,
    exact: true,
    questions: null,
    seconds: () => performance.now() / 1000,
    planned: () => {},
  });
  const whole = seconds(before);
  console.log(
    `cruxes of ${paths.length} numbers (${players.length} players, ${subsets} mixtures of ${worlds} worlds): ${whole.toFixed(1)} s, a run ${run.toFixed(2)} s: ${(whole / run).toFixed(0)} runs, ${(whole / run / subsets).toFixed(2)} a mixture`,
  );
}
