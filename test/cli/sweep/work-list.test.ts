import { describe, expect, it } from "vitest";
import type { Given } from "../../../src/cli/arguments.ts";
import { workList } from "../../../src/cli/sweep/work-list.ts";

const given = (flags: Given["flags"]): Given => ({ positionals: ["plan"], flags, list: {} });
const CHUNKS = 37;

/** What a scheduler sets for task n of an array of 8, and the flags of the recipe. */
const SCHEDULERS: [string, Given["flags"], (n: number) => NodeJS.ProcessEnv][] = [
  [
    "Slurm",
    { "slurm-array": true },
    (n) => ({
      SLURM_ARRAY_TASK_ID: String(100 + 2 * n),
      SLURM_ARRAY_TASK_MIN: "100",
      SLURM_ARRAY_TASK_STEP: "2",
      SLURM_ARRAY_TASK_COUNT: "8",
    }),
  ],
  ["Kubernetes", { k8s: true, of: "8" }, (n) => ({ JOB_COMPLETION_INDEX: String(n) })],
  ["AWS Batch", { "aws-batch": true, of: "8" }, (n) => ({ AWS_BATCH_JOB_ARRAY_INDEX: String(n) })],
];

describe("the tasks of an array", () => {
  it.each(SCHEDULERS)("of %s play every chunk once", (_, flags, environment) => {
    const played = Array.from({ length: 8 }, (_, n) => workList(given(flags), CHUNKS, environment(n))).flat();
    expect(played.sort((a, b) => a - b)).toEqual(Array.from({ length: CHUNKS }, (_, n) => n));
  });
  it.each(SCHEDULERS)("of %s are told where the scheduler has set nothing", (_, flags) => {
    expect(() => workList(given(flags), CHUNKS, {})).toThrow(expect.objectContaining({ status: 2 }));
  });
});

describe("a worker by itself", () => {
  it("plays all chunks, a part or one", () => {
    expect(workList(given({}), CHUNKS).toSorted((a, b) => a - b)).toEqual(Array.from({ length: CHUNKS }, (_, n) => n));
    expect(workList(given({ part: "1/3" }), 10)).toEqual([1, 4, 7]);
    expect(workList(given({ chunk: "4" }), 10)).toEqual([4]);
  });
  it.each([
    [{ part: "3/3" }],
    [{ part: "x" }],
    [{ chunk: "10" }],
    [{ chunk: "1", part: "0/2" }],
    [{ of: "3" }],
    [{ k8s: true }],
  ])("is told that %j names no part of ten chunks", (flags) =>
    expect(() => workList(given(flags as Given["flags"]), 10, { JOB_COMPLETION_INDEX: "0" })).toThrow(
      expect.objectContaining({ status: 2 }),
    ),
  );
});
