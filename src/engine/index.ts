/** The engine: compile, draw, simulate, find. Pure: no clock, no files, the same bytes wherever it runs. */
import type { Model } from "./compile.ts";
import type { Block } from "./settings.ts";
import { makeReplayer, type Replay, type Replayed } from "./time/replay.ts";
import { makeSimulator, type Columns } from "./time/simulate.ts";

export { compile, lawOf, today, type Model, type Supply } from "./compile.ts";
export { draw } from "./draw.ts";
export { analystOf, modelAt, pooled, poolOf, type Pool } from "./model/pool.ts";
export { makeReplayer, type Replay, type Replayed } from "./time/replay.ts";
export { makeSimulator, truncate, type Columns } from "./time/simulate.ts";
export { boxTasks, findBoxes, type BoxTask } from "./findings/boxes/find.ts";
export { find, pointsRange, type Collected } from "./findings/find.ts";
export { passagesOf, type Passage } from "./findings/carries/passages.ts";
export { countGrounds } from "./findings/grounds.ts";
export { carriedFindings, carryPlan, worldsWanted, type Carried, type CarryPlan } from "./findings/carries/index.ts";
export { FIRST_ODDS_WORLDS, firstOdds, type FirstOdds } from "./findings/first-odds.ts";
export { hitsAt } from "./findings/answers.ts";
export { oddsOfSums } from "./findings/questions.ts";
export { unfit } from "./findings/unfit.ts";
export { drawsOf } from "./findings/worlds.ts";
export {
  deals,
  explainPackage,
  type CentralDeals,
  type CentralPackage,
  type CentralTable,
  type ExplainedGain,
} from "./findings/deals.ts";
export { issueLeaves, issuesOf, statedCondition } from "./model/conditions.ts";
export { monthName } from "../numbers/months.ts";
export { wordFor } from "../numbers/icd203.ts";
export { wilson } from "../numbers/shares.ts";
export { BLOCK, defaults, type Block, type Counterfactual, type Settings } from "./settings.ts";
export type * from "../result/index.ts";

const simulators = new WeakMap<Model, (block: Block) => Columns>();

/** One block of worlds; the simulator of a model is made once and kept with it. */
export function simulate(model: Model, block: Block): Columns {
  let run = simulators.get(model);
  if (!run) simulators.set(model, (run = makeSimulator(model)));
  return run(block);
}

const replayers = new WeakMap<Model, (task: Replay) => Replayed>();

/** Kept worlds played again with something changed; the replayer of a model is made once and kept with it. */
export function replay(model: Model, task: Replay): Replayed {
  let run = replayers.get(model);
  if (!run) replayers.set(model, (run = makeReplayer(model)));
  return run(task);
}
