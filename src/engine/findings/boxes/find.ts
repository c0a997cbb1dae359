/**
 * Boxes of worlds in which an answer is mostly yes, one question at a time: plain data in and out, so that any worker
 * can compute them.
 */
import type { Model } from "../../compile.ts";
import type { BoxFinding } from "../../../result/index.ts";
import type { Columns } from "../../time/simulate.ts";
import { answersOf } from "../answers.ts";
import { canShare, type InputColumn } from "../inputs.ts";
import { keptWorldsOf } from "../kept-worlds.ts";
import { drawsOf } from "../worlds.ts";
import { boxes } from "./box.ts";

export interface BoxTask {
  question: number;
  /** Draws of the kept worlds. */ draws: Int32Array;
  /** Share of yes in each. */ y: Float64Array;
  /** Inputs of the question, where their memory can be shared: else a worker draws the worlds again. */
  lines: InputColumn[] | null;
}

/** Questions that get boxes: those between 2 and 98 % whose answer varies between worlds. */
export function boxTasks(model: Model, blocks: readonly Columns[]): BoxTask[] {
  const { paths, boxes: wanted } = model.settings;
  if (wanted === 0 || paths === 0) return [];
  const draws = drawsOf(blocks);
  return model.questions.flatMap((_, question) => {
    const { y, mean, variance } = answersOf(model, blocks, question);
    if (!(mean >= 0.02 && mean <= 0.98 && variance > 0)) return [];
    return [{ question, draws, y, lines: canShare ? keptWorldsOf(model, draws).lines([question]) : null }];
  });
}

/** The boxes of one question: at most as many as the settings ask for; none where no limit holds. */
export function findBoxes(model: Model, { question, draws, y, lines: known }: BoxTask): BoxFinding[] {
  const lines = known ?? keptWorldsOf(model, draws).lines([question]);
  const data = { x: lines.map(({ x }) => x), order: lines.map(({ order }) => order), y };
  return boxes(data, model.settings.seed, `boxes/${model.case.questions[question].id}`, model.settings.boxes).map(
    ({ limits, coverage, density, mass }) => ({
      limits: limits.map(({ number, upper, at, quasiP, reproduced }) => ({
        path: lines[number].path,
        min: upper ? null : at,
        max: upper ? at : null,
        quasi_p: quasiP,
        reproduced,
      })),
      coverage,
      density,
      mass,
    }),
  );
}
