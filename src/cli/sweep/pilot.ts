/** A few worlds at a few points, to say before the money is spent what a sweep will take. */
import { pastGroup, type SweepPoint } from "../../analyses/sweep/index.ts";
import { interrupted } from "../../errors.ts";
import { BLOCK, type Columns } from "../../engine/index.ts";
import { inProcess, type Executor } from "../../runners/index.ts";
import type { Pool } from "../../runners/node/index.ts";
import type { Subject } from "./open-plan.ts";

const PILOT_BLOCKS = 4;

export interface Pilot {
  /** By index of a point: worlds tried and kept at it, or at the point played that is nearest in the list. */
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

/**
 * @param shares whether each point takes its past from chunks of their own: such pasts are played once, and then only the worlds that fit
 * @param subjectOf the point as it is played, or its past alone
 */
export async function runPilot(
  points: readonly SweepPoint[],
  chosen: readonly number[],
  shares: readonly boolean[],
  subjectOf: (point: number, isPast: boolean) => Subject,
  pool: Pool | null,
  signal: AbortSignal,
): Promise<Pilot> {
  const pasts = new Map<string, Timed>();
  const rests: Timed[] = [];
  const wholes: Timed[] = [];
  const played: { point: number; group: string; tried: number; kept: number }[] = [];
  for (const point of chosen) {
    if (signal.aborted) throw interrupted();
    const group = pastGroup(points[point]);
    const executor = executorOf(subjectOf(point, false), pool);
    if (shares[point]) {
      const past = pasts.get(group) ?? (await timed(executorOf(subjectOf(point, true), pool), null));
      pasts.set(group, past);
      rests.push(await timed(executor, past.blocks));
    } else wholes.push(await timed(executor, null));
    const { blocks } = (shares[point] ? rests : wholes).at(-1)!;
    played.push({ point, group, tried: sum(blocks, ({ tried }) => tried), kept: sum(blocks, ({ kept }) => kept) });
  }
  const groups = new Map(played.map((one) => [one.group, one]));
  const first = new Map<string, number>();
  points.forEach((point, n) => first.set(pastGroup(point), first.get(pastGroup(point)) ?? n));
  const nearest = points.map((point) => {
    const at = first.get(pastGroup(point))!;
    const own = groups.get(pastGroup(point));
    return own ?? played.reduce((best, one) => (Math.abs(one.point - at) < Math.abs(best.point - at) ? one : best));
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

const executorOf = (subject: Subject, pool: Pool | null): Executor =>
  pool?.executor(subject.case, subject.settings) ?? inProcess(subject.model());

/** Blocks one by one; seconds a world, without the first block, in which the case is compiled. */
async function timed(executor: Executor, known: readonly Columns[] | null): Promise<Timed> {
  const blocks: Columns[] = [];
  let started = 0;
  for (let n = 0; n < PILOT_BLOCKS; n++) {
    if (n === 1) started = performance.now();
    const block = { kind: "worlds" as const, from: n * BLOCK, to: (n + 1) * BLOCK };
    blocks.push(await executor.execute("block", known ? { ...block, fits: known[n].worlds } : block));
  }
  return { blocks, seconds: (performance.now() - started) / 1000 / ((PILOT_BLOCKS - 1) * BLOCK) };
}

const bytesOf = (block: Columns): number =>
  Object.values(block).reduce<number>((sum, column) => sum + (ArrayBuffer.isView(column) ? column.byteLength : 0), 0);
