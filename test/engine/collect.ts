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

export interface Collected {
  model: Model;
  blocks: Columns[];
  result: Result;
}

/** A whole run in this thread, block after block; null where the limit leaves no world. */
export function collectKept(c: Case, settings: Settings): Collected | null {
  const { model, blocks } = worldsOf(c, settings);
  if (blocks.every(({ kept }) => kept === 0)) return null;
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

/** The same of a case that keeps worlds. */
export function collect(c: Case, settings: Settings): Collected {
  const made = collectKept(c, settings);
  if (!made) throw new Error("the limit leaves no world");
  return made;
}

/** The result of a case; null where the limit leaves no world. */
export const resultOf = (c: Case, settings: Settings): Result | null => collectKept(c, settings)?.result ?? null;

export function worldsOf(c: Case, settings: Settings): { model: Model; blocks: Columns[] } {
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
