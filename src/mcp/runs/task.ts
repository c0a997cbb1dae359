/** One run as a thread does it: the case, its settings, and perhaps another variant on the same worlds. */
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import type { BelieveFinding, Result } from "../../result/index.ts";
import type { Progress } from "../../runners/node/index.ts";

export interface RunTask {
  case: Case;
  settings: Settings;
  /** The other side of a comparison; null for none. */
  against: { case: Case; settings: Settings } | null;
  /** Threads; undefined for all cores. */
  workers: number | undefined;
}

/** A question's odds on the other side, and the paired difference from this one. */
export interface AgainstRow {
  id: string;
  p: number;
  difference: number;
  se: number;
}

export interface RunAnswer {
  result: Result;
  against: AgainstRow[] | null;
}

/** How far a run is. */
export interface RunProgress {
  /** 0 to 1. */
  done: number;
  kept: number;
  tried: number;
  of: number;
}

/** Other odds of a question, over the kept worlds of a run. */
export interface BelieveTask {
  case: Case;
  settings: Settings;
  question: string;
  /** Above 0 and below 1. */
  p: number;
  workers: number | undefined;
}

export type RunTasks = {
  run: { task: RunTask; answer: RunAnswer; progress: RunProgress };
  /** null where the question has no odds in these worlds. */
  believe: { task: BelieveTask; answer: { finding: BelieveFinding; kept: number } | null };
};

/** Parts of a run's time by phase; a comparison plays its worlds twice more. */
const PARTS: { readonly [phase in Progress["phase"]]: readonly [start: number, end: number] } = {
  worlds: [0, 0.5],
  "without the record": [0.5, 0.6],
  findings: [0.6, 0.6],
  boxes: [0.6, 0.7],
  passages: [0.7, 1],
};

/** @param from where this part of the work begins, 0 to 1. @param to where it ends */
export function progressOf({ phase, kept, tried, of }: Progress, from: number, to: number): RunProgress {
  const [start, end] = PARTS[phase];
  const done = start + (end - start) * (of > 0 ? Math.min(1, kept / of) : 1);
  return { done: Math.min(0.99, from + (to - from) * done), kept, tried, of };
}
