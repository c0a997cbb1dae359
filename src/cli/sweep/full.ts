/** The whole result of a point whose chunks hold columns: as `run` gives it, with blocks from the store in place of played ones. */
import { rangesOf, type Chunk, type Series } from "../../analyses/sweep/index.ts";
import { BLOCK, type Block, type Columns, type Result } from "../../engine/index.ts";
import { runOver, type Executor } from "../../runners/index.ts";
import { modelOf, type Progress } from "../../runners/node/index.ts";
import type { Player } from "./player.ts";
import { columnsFrom } from "./stored.ts";

/** @param end worlds that may be used: all, or those of the unbroken run of chunks. @param leaveOut keys of chunks that count as without worlds */
export async function fullResult(
  player: Player,
  point: number,
  series: readonly Series[],
  end: number,
  leaveOut: ReadonlySet<string>,
  progress: (p: Progress) => void,
  signal: AbortSignal,
): Promise<Result> {
  const started = performance.now();
  const { open } = player;
  const subject = open.subject({ point, payload: "columns", kind: "worlds" });
  const settings = { ...subject.settings, limit: Math.min(subject.settings.limit, end) };
  const model = modelOf(subject.case, settings);
  const rest = player.executor(subject);
  const loaded = new Map<string, Map<number, Columns>>(); // the chunk at hand alone
  const stored = ({ kind, from }: Block): Columns => {
    const own = series.find((each) => each.kind === kind)!;
    const range = rangesOf(own, open.plan.chunk).find((each) => each.from <= from && from < each.to)!;
    const chunk: Chunk = { point, kind, payload: "columns", ...range };
    const key = open.key(chunk);
    if (leaveOut.has(key)) return nothing(kind, from, model.checkpoints.length);
    if (!loaded.has(key)) {
      loaded.clear();
      loaded.set(key, new Map(open.load(chunk)!.map((block) => [block.from, columnsFrom(block)])));
    }
    return loaded.get(key)!.get(from)!;
  };
  const executor: Executor = {
    width: 1, // no block is asked for that may not be needed, and may not be there
    execute: async (kind, task) => (kind === "block" ? (stored(task as Block) as never) : rest.execute(kind, task)),
  };
  const { result } = await runOver(
    model,
    executor,
    { progress, signal },
    open.plan.lenses,
    () => (performance.now() - started) / 1000,
  );
  return { ...result, run: { ...result.run, limit: subject.settings.limit } };
}

/** A block of which nothing was tried. */
const nothing = (kind: Block["kind"], from: number, checkpoints: number): Columns => ({
  format: 1,
  kind,
  from: from - (from % BLOCK),
  tried: 0,
  kept: 0,
  worlds: new Int32Array(0),
  standing: new Int32Array(0),
  hits: new Uint16Array(0),
  starts: new Int32Array(1),
  changeMonth: new Int32Array(0),
  changePackage: new Int32Array(0),
  pinned: new Uint8Array(0),
  answers: new Uint8Array(0),
  levels: new Float32Array(0),
  why: new Uint16Array(0),
  refused: new Uint16Array(0),
  refusedAlone: new Uint16Array(0),
  owed: new Uint16Array(0),
  lost: new Int32Array(checkpoints),
  gaveUp: new Int32Array(0),
});
