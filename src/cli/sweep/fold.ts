/** The chunks of a point in the order of their worlds, until the draws are kept; what lies behind a gap is not used. */
import { rangesOf, tallyOf, without, type Chunk, type Series, type Tally } from "../../analyses/sweep/index.ts";
import { drawsOf, truncate, type Columns } from "../../engine/index.ts";
import { playDraws } from "../../runners/index.ts";
import type { SweepStatus } from "../../result/index.ts";
import type { Player } from "./player.ts";
import { columnsFrom, tallyFrom } from "./stored.ts";

export interface Folded {
  /** `short`: all chunks are there, and hold fewer worlds than asked for. */
  status: SweepStatus | "short";
  tallies: Tally[];
  tried: number;
  kept: number;
  /** End of the unbroken run of chunks, in worlds. */
  end: number;
  missing: Chunk[];
  leftOut: { key: string; worlds: number }[];
}

/** @param leaveOut keys of chunks that are skipped on somebody's word */
export async function foldSeries(
  player: Player,
  point: number,
  series: Series,
  leaveOut: ReadonlySet<string>,
): Promise<Folded> {
  const { open } = player;
  const { plan } = open;
  const { kind, payload, draws } = series;
  const folded: Folded = { status: "missing", tallies: [], tried: 0, kept: 0, end: 0, missing: [], leftOut: [] };
  for (const range of rangesOf(series, plan.chunk)) {
    if (folded.kept >= draws) break;
    const chunk: Chunk = { point, kind, payload, ...range };
    const key = open.key(chunk);
    if (leaveOut.has(key)) {
      folded.leftOut.push({ key, worlds: range.to - range.from });
      if (folded.missing.length === 0) folded.end = range.to;
      continue;
    }
    const blocks = folded.missing.length === 0 ? open.load(chunk) : open.isThere(chunk) ? [] : null;
    if (blocks === null) folded.missing.push(chunk);
    if (blocks === null || folded.missing.length > 0) continue;
    folded.end = range.to;
    const tallies =
      payload === "tally" ? blocks.map(tallyFrom) : [tallyOf(open.subject(chunk).model(), blocks.map(columnsFrom))];
    for (const tally of tallies) {
      const room = draws - folded.kept;
      if (room <= 0) break;
      const own =
        tally.kept <= room
          ? tally
          : payload === "tally"
            ? await cut(player, chunk, tally, room)
            : cutColumns(open.subject(chunk).model(), blocks.map(columnsFrom), room);
      folded.tallies.push(own);
      folded.kept += own.kept;
      folded.tried += own.tried;
    }
  }
  const limit = kind === "prior" ? draws : plan.limit;
  const isWhole = folded.kept >= draws || (folded.missing.length === 0 && folded.end >= limit);
  folded.status = isWhole ? "done" : folded.missing.length === 0 ? "short" : folded.kept > 0 ? "partial" : "missing";
  if (isWhole) folded.missing = [];
  return folded;
}

/** The first worlds of a tally. The fewer of its worlds, up to the cut or after it, are played again. */
async function cut(player: Player, chunk: Chunk, tally: Tally, kept: number): Promise<Tally> {
  const subject = player.open.subject(chunk);
  const isStart = kept * 2 <= tally.kept;
  const draws = isStart ? tally.worlds.slice(0, kept) : tally.worlds.slice(kept);
  const kind = chunk.kind === "prior" ? "prior" : "worlds";
  const part = tallyOf(subject.model(), await playDraws(player.executor(subject), kind, draws));
  const start = isStart ? part : without(tally, part);
  return { ...start, from: tally.from, tried: tally.worlds[kept - 1] + 1 - tally.from };
}

function cutColumns(model: Parameters<typeof tallyOf>[0], blocks: readonly Columns[], kept: number): Tally {
  const first: Columns[] = [];
  for (const block of blocks) {
    const room = kept - drawsOf(first).length;
    if (room > 0) first.push(truncate(model, block, Math.min(room, block.kept)));
  }
  return tallyOf(model, first);
}
