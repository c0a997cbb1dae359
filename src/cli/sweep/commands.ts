/** The commands of sweeps and big runs. */
import type { Command, Flag } from "../arguments.ts";

const json: Flag = { name: "json", help: "print JSON on standard output" };
const store: Flag = { name: "store", value: "DIR", help: "where chunk files lie, perhaps of several plans (PLAN)" };
const threads: Flag = {
  name: "threads",
  value: "N",
  help: "threads (all cores); the bytes are the same for any number",
};
const format: Flag = {
  name: "format",
  value: "html,csv,parquet",
  help: "what is written beside sweep.json (html,csv)",
};

const queue: Flag = {
  name: "queue",
  value: "URL",
  help: "share the chunks out over BullMQ on this Redis: redis://127.0.0.1:6379",
};

const planning: Flag[] = [
  {
    name: "over",
    value: "PATH=A..B/STEPS",
    repeat: true,
    help: "levels of a number: evenly from A to B, or PATH=a,b,c; pin:DRIVER=... holds a driver; up to three, every combination",
  },
  { name: "lhs", value: "N", help: "N points of a Latin hypercube over the numbers that decide most" },
  { name: "vary", value: "PATH,...", help: "with --lhs: over these numbers" },
  { name: "scenarios", help: "the case as it is, and each of its scenarios" },
  { name: "cases", value: "FOLDER", help: "every case in this folder, in place of CASE" },
  { name: "skip-bad", help: "with --cases: leave out cases that do not check" },
  { name: "draws", value: "N", help: "worlds to keep at each point (2000); alone: one big run" },
  { name: "paths", value: "N", help: "futures of each world (8)" },
  { name: "seed", value: "N", help: "seed of all random numbers (1)" },
  { name: "set", value: "PATH=QUANTITY", repeat: true, help: "correct a number at every point" },
  { name: "pin", value: "DRIVER=VALUE", repeat: true, help: "hold a driver at a level at every point" },
  { name: "scenario", value: "NAME", help: "under a scenario at every point" },
  { name: "limit", value: "WORLDS", help: "worlds tried at most at each point (200000)" },
  { name: "lens", value: "NAME,...", help: "with full findings: only these lenses, or none" },
  { name: "full", help: "with full findings: look for three boxes of worlds a question" },
  {
    name: "findings",
    value: "brief|full|auto",
    help: "odds alone; all of a run's findings; or what fits into memory (brief for several points, auto for one)",
  },
  {
    name: "chunk-seconds",
    value: "S",
    help: "length of a chunk (0.5 to 10 by the size of the sweep; 60 for job arrays)",
  },
  { name: "yes", help: "more than 10000 points are meant" },
  store,
  threads,
  { name: "output", short: "o", value: "PLAN", help: "folder to write (required)" },
];

export const sweepCommands: Command[] = [
  {
    name: "sweep plan",
    takes: [],
    optional: "CASE",
    does: "Plans a sweep or a big run: which worlds are to be played, in chunks that any machine can play.",
    flags: planning,
    notes:
      "A pilot of a few worlds says how long it will take. docs/use/sweeps.md has an example from plan to heat map, and recipes\nfor Slurm, Kubernetes and AWS Batch.",
    interruptible: true,
    load: async () => (await import("./plan.ts")).plan,
  },
  {
    name: "sweep work",
    takes: ["PLAN"],
    does: "Plays chunks of a plan that are not done yet; any number of workers may do so at once.",
    flags: [
      { name: "chunk", value: "N", help: "this chunk alone, counted from 0" },
      { name: "part", value: "I/N", help: "chunks I, I + N, I + 2 N ..., I from 0 to N - 1" },
      { name: "slurm-array", help: "the part of this task of a Slurm job array" },
      { name: "k8s", help: "the part of this task of an indexed Kubernetes job (with --of)" },
      { name: "aws-batch", help: "the part of this task of an AWS Batch array (with --of)" },
      { name: "of", value: "N", help: "tasks of the array" },
      { name: "until", value: "SECONDS", help: "begin no chunk that would not end by then" },
      { name: "then", value: "COMMAND", help: "run after each file, with FILE and PLACE in its environment" },
      queue,
      { name: "offer", help: "with --queue: put what is left into the queue, too" },
      { name: "again", help: "try chunks again that failed three times" },
      store,
      threads,
    ],
    notes:
      "What is done is never played again: work goes on where it was ended. A first signal ends it after the chunk at hand, a\nsecond one at once. Exit status 3: chunks of its part are left or failed.",
    interruptible: true,
    load: async () => (await import("./work.ts")).work,
  },
  {
    name: "sweep merge",
    takes: ["PLAN"],
    does: "Makes odds, tables and pictures of the chunks of a plan.",
    flags: [
      { name: "partial", help: "where chunks are missing, show what is there and say what is not" },
      {
        name: "leave-out",
        value: "KEY=SENTENCE",
        repeat: true,
        help: "count a chunk as without worlds, for the reason that the sentence gives",
      },
      format,
      store,
      threads,
      { name: "output", short: "o", value: "DIR", help: "where to write (PLAN/out)" },
    ],
    notes: "With full findings of one point it also writes result.json and report.html, as `entente run` does.",
    interruptible: true,
    load: async () => (await import("./merge.ts")).merge,
  },
  {
    name: "sweep status",
    takes: ["PLAN"],
    does: "Reports the progress, speed and failures of a plan.",
    flags: [store, json],
    load: async () => (await import("./status.ts")).status,
  },
  {
    name: "sweep extend",
    takes: ["PLAN"],
    does: "Adds chunks where a point came out short of the worlds that it was asked for.",
    flags: [store],
    load: async () => (await import("./extend.ts")).extend,
  },
  {
    name: "sweep verify",
    takes: ["PLAN"],
    does: "Plays a share of the chunks again and compares their bytes.",
    flags: [{ name: "share", value: "SHARE", help: "share of the chunks (0.01)" }, store, threads],
    interruptible: true,
    load: async () => (await import("./verify.ts")).verify,
  },
  {
    name: "sweep run",
    takes: [],
    optional: "CASE",
    does: "Plans, plays on all cores and merges, in one go.",
    flags: [...planning, format, queue],
    notes: "Its plan stays: after an interruption `entente sweep work PLAN` goes on, and `sweep merge PLAN` ends it.",
    interruptible: true,
    load: async () => (await import("./run.ts")).runSweep,
  },
  {
    name: "worker",
    takes: [],
    does: "Serves every plan of a store over a queue until it is told to stop.",
    flags: [
      { name: "redis", value: "URL", help: "the Redis of the queue (required)" },
      { ...store, help: "where chunk files and plans lie (required)" },
      threads,
    ],
    notes:
      "It plays what is in the queue and offers nothing itself. A plan comes into a store by `sweep plan --store DIR`, and its chunks\ninto the queue by `sweep work PLAN --store DIR --queue URL --offer`, which plays too and ends when all of them are done.",
    interruptible: true,
    load: async () => (await import("../worker.ts")).worker,
  },
];
