/** A few worlds at a few points, to say before the money is spent what a sweep will take. */
import { pastGroup, type SweepPoint } from "../../analyses/sweep/index.ts";
import { interrupted } from "../../errors.ts";
import { BLOCK, type Columns } from "../../engine/index.ts";
import { inProcess, type Executor } from "../../runners/index.ts";
import type { Pool } from "../../runners/node/index.ts";
import type { Subject } from "./open-plan.ts";

const PILOT_BLOCKS = 4;
/** Times that the blocks of a point are played, of which the fastest counts: in the first the code is still cold. */
const MAX_PASSES = 3;
/** Seconds of processor time after which a point is not played again. */
const MAX_PASS_SECONDS = 1;

export interface Pilot {
  /** By index of a point: worlds tried and kept with its past, or with the counted past that is nearest in the list. */
  tried: number[];
  kept: number[];
  /** Seconds of one thread for a world, from the beginning; 0 where all points share their pasts. */
  secondsAWorld: number;
  /** Seconds of one thread to know whether a world fits, and for a world where that is known; 0 where no points share their pasts. */
  secondsShared: { past: number; worlds: number };
  /** Bytes of a kept world's columns. */
  bytesAWorld: number;
}

/** Four blocks of a point, with seconds a world. */
interface Timed {
  blocks: Columns[];
  seconds: number;
}

export interface PilotDesign {
  /** Indices of points at which the time is taken, and of those whose pasts are counted. */
  timed: readonly number[];
  counted: readonly number[];
  /** By index of a point: whether it takes its past from chunks of their own. Such pasts are played once, and then only the worlds that fit. */
  shares: readonly boolean[];
  /** By index of a point: whether its case has a record; else every world fits. */
  hasRecord: readonly boolean[];
}

/** @param subjectOf the point as it is played, or its past alone */
export async function runPilot(
  points: readonly SweepPoint[],
  { timed, counted, shares, hasRecord }: PilotDesign,
  subjectOf: (point: number, isPast: boolean) => Subject,
  pool: Pool | null,
  signal: AbortSignal,
): Promise<Pilot> {
  const executor = (point: number, isPast: boolean): Executor => {
    if (signal.aborted) throw interrupted();
    const subject = subjectOf(point, isPast);
    return pool?.executor(subject.case, subject.settings) ?? inProcess(subject.model());
  };
  const pasts = new Map<string, Timed>();
  const rests: Timed[] = [];
  const wholes: Timed[] = [];
  const found = new Map<string, Columns[]>();
  for (const point of timed) {
    const group = pastGroup(points[point]);
    if (shares[point]) {
      const past = pasts.get(group) ?? (await timedBlocks(executor(point, true), null));
      pasts.set(group, past);
      rests.push(await timedBlocks(executor(point, false), past.blocks));
    } else wholes.push(await timedBlocks(executor(point, false), null));
    found.set(group, (shares[point] ? rests : wholes).at(-1)!.blocks);
  }
  const fits: { point: number; tried: number; kept: number }[] = [];
  for (const point of counted) {
    const tried = PILOT_BLOCKS * BLOCK;
    const blocks =
      found.get(pastGroup(points[point])) ?? (hasRecord[point] ? await playedBlocks(executor(point, true), null) : []);
    fits.push({ point, tried, kept: hasRecord[point] ? sum(blocks, ({ kept }) => kept) : tried });
  }
  const first = new Map<string, number>();
  points.forEach((point, n) => first.set(pastGroup(point), first.get(pastGroup(point)) ?? n));
  const nearest = points.map((point) => {
    const at = first.get(pastGroup(point))!;
    return fits.reduce((best, one) => (Math.abs(one.point - at) < Math.abs(best.point - at) ? one : best));
  });
  const columns = [...rests, ...wholes].flatMap(({ blocks }) => blocks);
  return {
    tried: nearest.map(({ tried }) => tried),
    kept: nearest.map(({ kept }) => kept),
    secondsAWorld: mean(wholes),
    secondsShared: { past: mean([...pasts.values()]), worlds: mean(rests) },
    bytesAWorld:
      sum(columns, bytesOf) /
      Math.max(
        1,
        sum(columns, ({ kept }) => kept),
      ),
  };
}

const sum = <T>(all: readonly T[], of: (one: T) => number): number => all.reduce((total, one) => total + of(one), 0);
const mean = (all: readonly Timed[]): number => sum(all, ({ seconds }) => seconds) / Math.max(1, all.length);

/** The first blocks of a point one by one, so that one thread at a time is at work. */
async function playedBlocks(executor: Executor, known: readonly Columns[] | null): Promise<Columns[]> {
  const blocks: Columns[] = [];
  for (let n = 0; n < PILOT_BLOCKS; n++) {
    const block = { kind: "worlds" as const, from: n * BLOCK, to: (n + 1) * BLOCK };
    blocks.push(await executor.execute("block", known ? { ...block, fits: known[n].worlds } : block));
  }
  return blocks;
}

/** Blocks with seconds a world: of the processor, which are the same whatever else the machine does. */
async function timedBlocks(executor: Executor, known: readonly Columns[] | null): Promise<Timed> {
  let blocks: Columns[] = [];
  let least = Infinity;
  let all = 0;
  for (let pass = 0; pass < MAX_PASSES && all < MAX_PASS_SECONDS; pass++) {
    const before = process.cpuUsage();
    blocks = await playedBlocks(executor, known);
    const { user, system } = process.cpuUsage(before);
    const seconds = (user + system) / 1e6;
    least = Math.min(least, seconds);
    all += seconds;
  }
  return { blocks, seconds: least / (PILOT_BLOCKS * BLOCK) };
}

const bytesOf = (block: Columns): number =>
  Object.values(block).reduce<number>((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
