/** Which chunks a worker plays, and in what order. */
import { createHash } from "node:crypto";
import { hostname } from "node:os";
import { EntenteError } from "../../errors.ts";
import type { Given } from "../arguments.ts";
import { textFlag, wholeFlag } from "./flags.ts";

const MAX_TASKS = 1_000_000;

/** Numbers of chunks: all of them from an offset of this process on, or those of one task of an array. */
export function workList(given: Given, chunks: number, environment = process.env): number[] {
  const all = Array.from({ length: chunks }, (_, n) => n);
  const ways = ["chunk", "part", "slurm-array", "k8s", "aws-batch"].filter((name) => given.flags[name]);
  if (ways.length > 1)
    throw new EntenteError(
      "wrong-usage",
      `${ways.map((way) => `--${way}`).join(" and ")} say each which chunks to play: give one`,
    );
  const one = wholeFlag(given, "chunk", 0, Math.max(0, chunks - 1));
  if (one !== null) return [one];
  const task = taskOf(given, environment);
  if (task !== null) return all.filter((n) => n % task.of === task.at);
  const offset = chunks === 0 ? 0 : ownNumber() % chunks;
  return [...all.slice(offset), ...all.slice(0, offset)];
}

/** A number of this process, so that workers on one store seldom begin at the same chunk. */
const ownNumber = (): number => createHash("sha256").update(`${hostname()} ${process.pid}`).digest().readUInt32LE(0);

interface Task {
  at: number;
  of: number;
}

function taskOf(given: Given, environment: NodeJS.ProcessEnv): Task | null {
  const part = textFlag(given, "part");
  const of = wholeFlag(given, "of", 1, MAX_TASKS);
  const own = (name: string): number => {
    const text = environment[name] ?? "";
    if (/^\d+$/.test(text)) return Number(text);
    throw new EntenteError(
      "wrong-usage",
      `${name} is ${text === "" ? "not set" : `'${text}'`}: this is not a task of such an array; --part I/N names a part by hand`,
    );
  };
  if (part !== null) {
    const [, i, n] = /^(\d+)\/(\d+)$/.exec(part) ?? [];
    const task = { at: Number(i), of: Number(n) };
    if (n === undefined || task.of < 1 || task.of > MAX_TASKS || task.at >= task.of)
      throw new EntenteError("wrong-usage", `--part takes I/N, with I from 0 to N - 1, not '${part}'`);
    return task;
  }
  if (given.flags["slurm-array"]) {
    const step = environment["SLURM_ARRAY_TASK_STEP"] === undefined ? 1 : own("SLURM_ARRAY_TASK_STEP");
    const at = (own("SLURM_ARRAY_TASK_ID") - own("SLURM_ARRAY_TASK_MIN")) / Math.max(1, step);
    return { at, of: own("SLURM_ARRAY_TASK_COUNT") };
  }
  const index = given.flags["k8s"]
    ? "JOB_COMPLETION_INDEX"
    : given.flags["aws-batch"]
      ? "AWS_BATCH_JOB_ARRAY_INDEX"
      : null;
  if (index === null) {
    if (of !== null) throw new EntenteError("wrong-usage", "--of N goes with --k8s or --aws-batch");
    return null;
  }
  if (of === null)
    throw new EntenteError("wrong-usage", "--k8s and --aws-batch need --of N, the number of tasks in the array");
  const at = own(index);
  if (at >= of)
    throw new EntenteError("wrong-usage", `${index} is ${at}, and --of ${of} says that the last task is ${of - 1}`);
  return { at, of };
}
