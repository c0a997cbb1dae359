/** What one would have to believe for other odds than those of a run: its worlds are played once more, in a thread. */
import { settingsOf } from "../../analyses/index.ts";
import {
  askedText,
  CAVEAT,
  COINCIDENCE,
  infeasibleText,
  movingShifts,
  notWeighedText,
  priceText,
  reliabilityText,
  shiftText,
  thenText,
} from "../../wording/believe.ts";
import { startThread } from "../../runners/node/threads.ts";
import { openCase } from "../cases.ts";
import type { Desk } from "../desk.ts";
import { ToolError } from "../errors.ts";
import type { StoredRun } from "../runs/store.ts";
import type { RunTasks } from "../runs/task.ts";
import { citationsOf, entryOf, once, rounded, type Topic } from "./topic.ts";

/** Futures a world at least: odds of single worlds are to be told from their chance. */
const LEAST_PATHS = 32;
const MAX_SECONDS = 45;

/** @throws ToolError `stale` where the case has changed since the run, `busy` where it takes longer than a call may */
export async function believe(
  desk: Desk,
  stored: StoredRun,
  id: string | undefined,
  p: number,
  signal: AbortSignal,
): Promise<Topic> {
  const { result } = stored;
  const [question] = entryOf(result.questions, id, "question");
  const opened = openCase(desk.root, stored.case);
  if (opened.case?.hash !== result.case.hash)
    throw new ToolError(
      "stale",
      `'${stored.case}' has changed since run ${stored.handle}, whose worlds are needed. Call case_run {case: "${stored.case}"} first.`,
    );
  const { draws, paths, seed, scenario, set, pin } = result.run;
  const found = settingsOf(opened.case, { draws, seed, scenario, set, pin, paths: Math.max(paths, LEAST_PATHS) });
  if ("problem" in found)
    throw new ToolError("stale", `The run cannot be played again: ${found.option} ${found.problem}.`);
  const answer = await asked(desk, { ...found, question, p, workers: desk.settings.workers }, signal, stored.case);
  if (answer === null) throw new ToolError("nothing-to-do", `'${question}' has no odds in these worlds.`);
  const { finding, kept } = answer;
  const points = [notWeighedText(result)].filter((line) => line !== "");
  if (!finding.feasible)
    return { lines: [`${askedText(finding)}.`, infeasibleText(finding), ...points, CAVEAT], rows: [], citations: [] };
  const moving = movingShifts(finding);
  const then = thenText(result, finding);
  return {
    lines: [
      `${askedText(finding)}: ${priceText(finding, { kept, paths: found.settings.paths })}.`,
      ...(finding.nats > 0 && finding.verdict === "many" ? [COINCIDENCE] : []),
      ...moving.map((shift) => {
        const { name, change, size } = shiftText(result, shift);
        return `${name}: ${change} (${size})`;
      }),
      ...(then === "" ? [] : [`Then also: ${then}.`]),
      ...points,
      ...[reliabilityText(finding), ...finding.messages].filter((line) => line !== ""),
      CAVEAT,
    ],
    rows: finding.shifts.map(({ path, before, after, shift, se, moves }) => ({
      number: path,
      before: rounded(before.mean),
      after: rounded(after.mean),
      shift_sd: rounded(shift),
      se: rounded(se),
      moves,
    })),
    citations: once(moving.flatMap(({ path }) => citationsOf(result, path))),
  };
}

/** Plays the worlds and weighs them, in a thread that ends with the call. */
async function asked(
  { thread }: Desk,
  task: RunTasks["believe"]["task"],
  signal: AbortSignal,
  name: string,
): Promise<RunTasks["believe"]["answer"]> {
  const client = startThread<RunTasks>(thread);
  let stop = (): void => {};
  let timer: NodeJS.Timeout | undefined;
  try {
    return await Promise.race([
      client.ask("believe", task),
      new Promise<never>((_, fail) => {
        stop = () => fail(new ToolError("stopped", "The call was cancelled."));
        signal.addEventListener("abort", stop, { once: true });
        timer = setTimeout(
          () =>
            fail(
              new ToolError(
                "busy",
                `This takes longer than a call may. Ask the person to run \`entente believe ${name} --question ${task.question}=${Math.round(100 * task.p)}%\`.`,
              ),
            ),
          1000 * MAX_SECONDS,
        );
      }),
    ]);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener("abort", stop);
    void client.close();
  }
}
