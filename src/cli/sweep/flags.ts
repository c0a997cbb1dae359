/** Flags that several commands of a sweep read. */
import { availableParallelism } from "node:os";
import { EntenteError } from "../../errors.ts";
import { openPool, type Pool } from "../../runners/node/index.ts";
import type { Given } from "../arguments.ts";
import { complain } from "../terminal.ts";
import { OpenPlan } from "./open-plan.ts";

const MAX_THREADS = 512;

export const textFlag = (given: Given, name: string): string | null => {
  const text = given.flags[name];
  return typeof text === "string" ? text : null;
};

/** A whole number of a flag, null where it is not given. @throws EntenteError `wrong-usage` */
export function wholeFlag(given: Given, name: string, min: number, max: number): number | null {
  const text = textFlag(given, name);
  if (text === null) return null;
  const value = /^\d[\d_]*$/.test(text) ? Number(text.replaceAll("_", "")) : NaN;
  if (value >= min && value <= max) return value;
  throw new EntenteError("wrong-usage", `--${name} takes a whole number from ${min} to ${max}, not '${text}'`);
}

/** A number above 0 of a flag, null where it is not given. @throws EntenteError `wrong-usage` */
export function positiveFlag(given: Given, name: string): number | null {
  const text = textFlag(given, name);
  if (text === null) return null;
  const value = /^(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : NaN;
  if (value > 0) return value;
  throw new EntenteError("wrong-usage", `--${name} takes a number above 0, not '${text}'`);
}

/** Threads of `--threads`, all cores where it is not given. */
export const threadsOf = (given: Given): number =>
  wholeFlag(given, "threads", 1, MAX_THREADS) ?? availableParallelism();

/** Threads to play on; null where one is asked for, which is then this one. */
export const poolOf = (threads: number): Pool | null => (threads === 1 ? null : openPool({ workers: threads }));

/** The plan that a command names. */
export const openPlan = (given: Given): OpenPlan =>
  new OpenPlan(given.positionals[0], textFlag(given, "store"), (message) => complain(message));
