/** One broken case: checked and, where it is still a case, run. */
import { EntenteError } from "../../src/errors.ts";
import { defaults, run } from "../../src/index.ts";
import { check, type Beside, type Case, type Message } from "../../src/language/index.ts";
import { readResult, type Result } from "../../src/result/index.ts";

/** Processor seconds that no single input may take. */
export const MAX_SECONDS = 10;

/** Cases that a trial runs: others are only checked, as their runs are long by right. */
const runs = (c: Case): boolean => c.until - (c.record?.since ?? c.asOf) < 400 && c.packages.length < 3000;

export interface Trial {
  accepted: boolean;
  ran: boolean;
  /** Faults in words; empty where all is well. */
  faults: string[];
}

/**
 * Checks a text as a case, and runs what it gives.
 * @param beside files that the case may name. @param draws worlds of a run
 */
export async function tryCase(text: string, beside: (path: string) => Beside, draws = 6): Promise<Trial> {
  const started = process.cpuUsage();
  const faults: string[] = [];
  let [accepted, ran] = [false, false];
  try {
    const { case: c, draft, messages } = check({ id: "broken", file: "case.yaml", text }, beside);
    accepted = c !== null;
    faults.push(...unsound(text, messages));
    const errors = messages.some(({ severity }) => severity === "error");
    if (errors === (accepted || draft !== null)) faults.push("a case with errors, or none without");
    if (c && runs(c)) {
      ran = true;
      faults.push(...(await outcome(c, draws)));
    }
  } catch (error) {
    faults.push(`threw ${error instanceof Error ? error.stack : String(error)}`);
  }
  const { user, system } = process.cpuUsage(started);
  if (user + system > MAX_SECONDS * 1e6) faults.push(`took ${(user + system) / 1e6} s of processor time`);
  return { accepted, ran, faults };
}

async function outcome(c: Case, draws: number): Promise<string[]> {
  let result: Result;
  try {
    result = await run(c, { ...defaults, draws, limit: 10 * draws, paths: 1 }, { workers: 1 });
  } catch (error) {
    if (error instanceof EntenteError) return [];
    throw error;
  }
  const read = readResult(JSON.stringify(result));
  return [...notFinite(result), ...("problem" in read ? [`its own result is refused: ${read.problem}`] : [])];
}

/** Paths of numbers that are not finite. */
export function notFinite(value: unknown, path = "result"): string[] {
  if (typeof value === "number") return Number.isFinite(value) ? [] : [`${path} is ${value}`];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => notFinite(part, `${path}.${key}`));
}

/** Messages that say nothing, show insides of the program, or stand in a wrong place. */
export function unsound(text: string, messages: readonly Message[]): string[] {
  const faults: string[] = [];
  let last = -1;
  for (const { message, span, file, line, column } of messages) {
    if (message.length <= 5) faults.push(`a message of no content: '${message}'`);
    if (message.length > 600) faults.push(`a message of ${message.length} characters: '${message.slice(0, 200)}'`);
    if (/undefined|\[object|NaN\b/.test(message)) faults.push(`a message with the program's insides: '${message}'`);
    // oxlint-disable-next-line no-control-regex
    if (/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/u.test(message))
      faults.push(`a message with control characters: ${JSON.stringify(message)}`);
    if (!span || file !== "case.yaml") continue;
    if (span.start < last || span.end > text.length) faults.push(`a message out of place: '${message}'`);
    last = span.start;
    const before = text.slice(0, span.start).split("\n");
    if (line !== before.length || column !== before.at(-1)!.length + 1)
      faults.push(`a message with a wrong line or column: '${message}'`);
  }
  return faults;
}
