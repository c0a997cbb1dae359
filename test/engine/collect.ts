import { BLOCK, compile, find, simulate, truncate, type Columns, type Model, type Result, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";

/** A whole run in this thread, block after block. */
export function collect(c: Case, settings: Settings): { model: Model; blocks: Columns[]; result: Result } {
  const model = compile(c, settings);
  const blocks: Columns[] = [];
  let kept = 0;
  for (let from = 0; kept < settings.draws && from < settings.limit; from += BLOCK) {
    const block = simulate(model, { kind: "worlds", from, to: Math.min(settings.limit, from + BLOCK) });
    blocks.push(truncate(model, block, Math.min(block.kept, settings.draws - kept)));
    kept += blocks.at(-1)!.kept;
  }
  const prior: Columns[] = [];
  if (c.record) for (let from = 0; from < settings.draws; from += BLOCK) prior.push(simulate(model, { kind: "prior", from, to: Math.min(settings.draws, from + BLOCK) }));
  return { model, blocks, result: find(model, { prior, worlds: blocks, seconds: 0, engine: "test" }) };
}
