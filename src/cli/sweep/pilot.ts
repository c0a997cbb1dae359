/** A few worlds at a few points, to say before the money is spent what a sweep will take. */
import { pastGroup, pilotPoints, type SweepAxis, type SweepPoint } from "../../analyses/sweep/index.ts";
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
  /** Seconds of one thread for a world, from the beginning. */
  secondsAWorld: number;
  /** The same where the worlds that fit are known, and to know them. */
  secondsShared: { past: number; worlds: number };
  /** Bytes of a kept world's columns. */
  bytesAWorld: number;
}

/** @param subjectOf the point as it is played, and its past alone */
export async function runPilot(
  points: readonly SweepPoint[],
  axes: readonly SweepAxis[],
  isGrid: boolean,
  subjectOf: (point: number, isPast: boolean) => Subject,
  pool: Pool | null,
  signal: AbortSignal,
): Promise<Pilot> {
  const chosen = pilotPoints(points, axes, isGrid);
  const played: {
    point: number;
    tried: number;
    kept: number;
    whole: number;
    past: number;
    rest: number;
    bytes: number;
  }[] = [];
  for (const point of chosen) {
    if (signal.aborted) throw interrupted();
    const past = await timed(executorOf(subjectOf(point, true), pool), null);
    const whole = await timed(executorOf(subjectOf(point, false), pool), null);
    const rest = await timed(executorOf(subjectOf(point, false), pool), whole.blocks);
    played.push({
      point,
      tried: whole.blocks.reduce((sum, { tried }) => sum + tried, 0),
      kept: whole.blocks.reduce((sum, { kept }) => sum + kept, 0),
      whole: whole.seconds,
      past: past.seconds,
      rest: rest.seconds,
      bytes: whole.blocks.reduce((sum, block) => sum + bytesOf(block), 0),
    });
  }
  const sum = (of: (one: (typeof played)[number]) => number): number => played.reduce((all, one) => all + of(one), 0);
  const groups = new Map(played.map((one) => [pastGroup(points[one.point]), one]));
  const first = new Map<string, number>();
  points.forEach((point, n) => first.set(pastGroup(point), first.get(pastGroup(point)) ?? n));
  const nearest = points.map((point) => {
    const at = first.get(pastGroup(point))!;
    const own = groups.get(pastGroup(point));
    return own ?? played.reduce((best, one) => (Math.abs(one.point - at) < Math.abs(best.point - at) ? one : best));
  });
  return {
    tried: nearest.map(({ tried }) => tried),
    kept: nearest.map(({ kept }) => kept),
    secondsAWorld: sum(({ whole }) => whole) / played.length,
    secondsShared: { past: sum(({ past }) => past) / played.length, worlds: sum(({ rest }) => rest) / played.length },
    bytesAWorld:
      sum(({ bytes }) => bytes) /
      Math.max(
        1,
        sum(({ kept }) => kept),
      ),
  };
}

const executorOf = (subject: Subject, pool: Pool | null): Executor =>
  pool?.executor(subject.case, subject.settings) ?? inProcess(subject.model());

/** Blocks one by one; seconds a world, without the first block, in which the case is compiled. */
async function timed(
  executor: Executor,
  known: readonly Columns[] | null,
): Promise<{ blocks: Columns[]; seconds: number }> {
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
