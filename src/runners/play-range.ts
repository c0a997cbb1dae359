/** A range of worlds over an executor, block by block, in index order. */
import { BLOCK, type Block, type Columns } from "../engine/index.ts";
import type { Executor } from "./executor.ts";

/** Blocks that are asked for before the first is answered: one worker stays busy while an answer is on its way. */
const BLOCKS_IN_FLIGHT = 2;

/** What a block of the past told: the draws that fit the record, and where the others were given up. */
export type PastBlock = Pick<Columns, "from" | "tried" | "kept" | "worlds" | "lost" | "gaveUp">;

/**
 * @param range `from` is a multiple of BLOCK
 * @param past blocks of the same range, where they are known: only worlds that fit are played, with the same columns
 */
export async function playRange(
  executor: Executor,
  { kind, from, to }: Pick<Block, "kind" | "from" | "to">,
  past: readonly PastBlock[] | null = null,
): Promise<Columns[]> {
  const blocks: Block[] = [];
  for (let at = from; at < to; at += BLOCK) blocks.push({ kind, from: at, to: Math.min(to, at + BLOCK) });
  const known = past === null ? null : new Map(past.map((one) => [one.from, one]));
  const played: Columns[] = [];
  let next = 0;
  const playOn = async (): Promise<void> => {
    for (let n = next++; n < blocks.length; n = next++) {
      const of = known?.get(blocks[n].from);
      const columns = await executor.execute("block", of ? { ...blocks[n], fits: of.worlds } : blocks[n]);
      played[n] = of ? { ...columns, lost: of.lost, gaveUp: of.gaveUp } : columns;
    }
  };
  await Promise.all(Array.from({ length: Math.min(BLOCKS_IN_FLIGHT, executor.width) }, playOn));
  return played;
}

/** The given draws alone, which fit the record: as columns of the blocks that they lie in. @param draws rising */
export function playDraws(executor: Executor, kind: Block["kind"], draws: Int32Array): Promise<Columns[]> {
  const blocks = new Map<number, number[]>();
  for (const draw of draws) {
    const from = draw - (draw % BLOCK);
    blocks.set(from, [...(blocks.get(from) ?? []), draw]);
  }
  return Promise.all(
    [...blocks].map(([from, own]) =>
      executor.execute("block", { kind, from, to: from + BLOCK, fits: Int32Array.from(own) }),
    ),
  );
}
