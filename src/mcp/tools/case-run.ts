/** `case_run`: runs a case, or goes on waiting for a run. */
import { createHash } from "node:crypto";
import * as z from "zod";
import { settingsOf, type RunOptions } from "../../analyses/index.ts";
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import { version } from "../../version.ts";
import { openCase } from "../cases.ts";
import type { Desk } from "../desk.ts";
import { ToolError } from "../errors.ts";
import { openNumbers } from "../open-numbers.ts";
import { openText } from "../words.ts";
import { doneAnswer, stateAnswer } from "../runs/answer.ts";
import type { RunAbout } from "../runs/queue.ts";
import type { RunTask } from "../runs/task.ts";
import { args, caseName, tool } from "../tool.ts";

const byPath = z.record(z.string().max(200), z.string().max(200));
const levels = z.record(z.string().max(80), z.number());
const share = z.number();

export const caseRun = tool({
  name: "case_run",
  title: "Run a case",
  does: "Runs a case, or goes on waiting for a run. Odds come from here alone. set and pin are what-ifs and change nothing; against sets a variant beside it on the same worlds. Long runs return running: call again with run. draws: 300 for a first look.",
  effect: "reads",
  idempotent: true,
  input: args({
    case: caseName.optional(),
    run: z.string().max(40).optional(),
    stop: z.boolean().optional(),
    draws: z.int().min(100).max(100_000).optional(),
    paths: z.int().min(1).max(64).optional(),
    seed: z.int().min(0).optional(),
    scenario: z.string().max(80).optional(),
    set: byPath.optional().describe("quantity by path"),
    pin: levels.optional().describe("level by driver"),
    against: z
      .strictObject({ scenario: z.string().max(80).optional(), set: byPath.optional(), pin: levels.optional() })
      .optional(),
    wait_s: z.number().min(0).max(50).default(25),
  }),
  output: z.strictObject({
    state: z.enum(["done", "running", "stopped"]),
    run: z.string(),
    what_if: z.boolean(),
    done: share,
    seconds_left: z.number().nullable(),
    kept: z.int(),
    tried: z.int(),
    fit: share.nullable(),
    questions: z.array(
      z.strictObject({
        id: z.string(),
        ask: z.string(),
        by: z.string(),
        p: share.nullable(),
        se: share.nullable(),
        word: z.string().nullable(),
        without_record: share.nullable(),
        turns_on: z.array(z.strictObject({ driver: z.string(), at: z.number(), p: share })),
        why_not: z.string().nullable(),
      }),
    ),
    against: z.array(z.strictObject({ id: z.string(), p: share, difference: share, se: share })).nullable(),
    warnings: z.array(z.string()),
    report: z.string().nullable(),
    more: z.string().nullable(),
  }),
  async run(input, desk, { signal, progress }) {
    const { run, stop, wait_s } = input;
    const until = performance.now() + 1000 * wait_s;
    if ((input.case === undefined) === (run === undefined))
      throw new ToolError("bad-arguments", "case_run takes a case to run or a run to wait for, one of the two.");
    if (run !== undefined) {
      const others = Object.keys(input).filter((key) => !["run", "stop", "wait_s"].includes(key));
      if (others.length > 0)
        throw new ToolError(
          "bad-arguments",
          `With run, case_run takes stop and wait_s alone, not ${others.join(", ")}.`,
        );
    }
    const handle = run ?? begun(input as Input, desk);
    if (stop) {
      const state = desk.queue.stop(handle);
      if (state) return stateAnswer(handle, false, state);
    }
    const state = await desk.queue.wait(handle, Math.max(0, until - performance.now()), signal, (at) =>
      progress(Math.round(100 * at.done), 100, at.of > 0 ? `${at.kept} of ${at.of} worlds kept` : "waiting"),
    );
    return state.state === "done"
      ? doneAnswer(desk.runs.get(handle))
      : stateAnswer(handle, desk.queue.isWhatIf(handle), state);
  },
});

interface Variant {
  scenario?: string | undefined;
  set?: { [path: string]: string } | undefined;
  pin?: { [driver: string]: number } | undefined;
}
interface Input extends Variant {
  case: string;
  draws?: number;
  paths?: number;
  seed?: number;
  against?: Variant;
}

/** Begins a run, unless it is known. @returns its handle. @throws ToolError `still-open`, `does-not-check`, `bad-arguments`, `busy` */
function begun(input: Input, desk: Desk): string {
  const opened = openCase(desk.root, input.case);
  const c = opened.case;
  if (!c) {
    const error = opened.messages.find(({ severity }) => severity === "error");
    if (error)
      throw new ToolError(
        "does-not-check",
        `The case does not run. Line ${error.line}, ${error.path}: ${error.message}. Correct it with case_edit.`,
      );
    const open = openNumbers(opened);
    throw new ToolError(
      "still-open",
      `${openText(open.length)}, so nothing runs. Call numbers_ask with up to 6 of: ${open
        .slice(0, 12)
        .map(({ path }) => path)
        .join(
          ", ",
        )}${open.length > 12 ? " ..." : ""}; or with rest: true if the person wants the suggestions as they are.`,
    );
  }
  const { draws = Math.min(2000, desk.settings.maxDraws), paths, seed } = input;
  if (draws > desk.settings.maxDraws)
    throw new ToolError(
      "bad-arguments",
      `draws is at most ${desk.settings.maxDraws}; the person can start the server with --max-draws N.`,
    );
  const common: RunOptions = {
    draws,
    ...(paths === undefined ? {} : { paths }),
    ...(seed === undefined ? {} : { seed }),
  };
  const own = settled(c, { ...common, ...variantOf(input) });
  const other = input.against === undefined ? null : settled(c, { ...common, ...variantOf(input.against) });
  const handle = `r-${createHash("sha256")
    .update(JSON.stringify([c.hash, version, own.settings, other?.settings ?? null]))
    .digest("hex")
    .slice(0, 12)}`;
  const { pin, set, scenario } = own.settings;
  const about: RunAbout = {
    handle,
    case: opened.name,
    whatIf: other !== null || scenario !== null || Object.keys(pin).length + Object.keys(set).length > 0,
  };
  const task: RunTask = { case: own.case, settings: own.settings, against: other, workers: desk.settings.workers };
  desk.queue.begin(about, () => task);
  return handle;
}

const variantOf = ({ scenario, set, pin }: Variant): RunOptions => ({
  ...(scenario === undefined ? {} : { scenario }),
  set: sorted(set),
  pin: sorted(pin),
});

const sorted = <T>(members: { [key: string]: T } = {}): { [key: string]: T } =>
  Object.fromEntries(Object.entries(members).sort(([a], [b]) => (a < b ? -1 : 1)));

function settled(c: Case, options: RunOptions): { case: Case; settings: Settings } {
  const found = settingsOf(c, options);
  if (!("problem" in found)) return found;
  throw new ToolError(
    "bad-arguments",
    `${found.option}${found.driver === undefined ? "" : ` ${found.driver}`}: ${found.problem}. case_check with detail: "full" and paths lists numbers; entente://case/NAME/case.yaml has them all.`,
  );
}
