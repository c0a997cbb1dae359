import {
  BLOCK,
  boxTasks,
  compile,
  find,
  findBoxes,
  simulate,
  truncate,
  type Columns,
  type Model,
  type Result,
  type Settings,
} from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";

/** The result of a case; null where the limit leaves no world. */
export function resultOf(c: Case, settings: Settings): Result | null {
  const { blocks } = worldsOf(c, settings);
  return blocks.some(({ kept }) => kept > 0) ? collect(c, settings).result : null;
}

/** A whole run in this thread, block after block. */
export function collect(c: Case, settings: Settings): { model: Model; blocks: Columns[]; result: Result } {
  const { model, blocks } = worldsOf(c, settings);
  const prior: Columns[] = [];
  if (c.record)
    for (let from = 0; from < settings.draws; from += BLOCK)
      prior.push(simulate(model, { kind: "prior", from, to: Math.min(settings.draws, from + BLOCK) }));
  return {
    model,
    blocks,
    result: find(model, {
      prior,
      worlds: blocks,
      boxes: Object.fromEntries(
        boxTasks(model, blocks).map((task) => [c.questions[task.question].id, findBoxes(model, task)]),
      ),
      seconds: 0,
      engine: "test",
    }),
  };
}

function worldsOf(c: Case, settings: Settings): { model: Model; blocks: Columns[] } {
  const model = compile(c, settings);
  const blocks: Columns[] = [];
  let kept = 0;
  for (let from = 0; kept < settings.draws && from < settings.limit; from += BLOCK) {
    const block = simulate(model, { kind: "worlds", from, to: Math.min(settings.limit, from + BLOCK) });
    blocks.push(truncate(model, block, Math.min(block.kept, settings.draws - kept)));
    kept += blocks.at(-1)!.kept;
  }
  return { model, blocks };
}
