/** `entente sweep plan`: a folder that says which worlds are to be played; nothing is played but a pilot. */
import { existsSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { settingsOf, type RunOptions } from "../../analyses/index.ts";
import {
  chunkWorlds,
  countedPoints,
  pointsOf,
  secondsOfChunk,
  sharesPast,
  timedPoints,
  withToday,
  worldsToTry,
  type Common,
  type Design,
  type Plan,
  type PlanBody,
  type SweepAxis,
  type SweepPoint,
} from "../../analyses/sweep/index.ts";
import { EntenteError } from "../../errors.ts";
import { shownPath } from "../../files/put.ts";
import { noteStore, planTextOf, registerPlan, writePlanFolder } from "../../files/sweep/plan-folder.ts";
import { canonical } from "../../ledger/index.ts";
import { engineName, modelOf } from "../../runners/node/index.ts";
import { version } from "../../version.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { lensesOf, readOptions, refusal } from "../settings.ts";
import { print } from "../terminal.ts";
import { poolOf, positiveFlag, textFlag, threadsOf, typedPlan } from "./flags.ts";
import { planText, readPlan, type Subject } from "./open-plan.ts";
import { runPilot, type Pilot, type PilotDesign } from "./pilot.ts";
import { casesOf, type PlannedCase } from "./plan-cases.ts";
import { costOf, findingsOf, saidOf } from "./plan-cost.ts";
import { checkLevels, designOf, hypercubeAxes } from "./plan-design.ts";

/** Points that a plan has without `--yes`. */
const MAX_POINTS_UNASKED = 10_000;

export interface MadePlan {
  folder: string;
  plan: Plan;
  said: string;
}

export async function plan(given: Given, signal: AbortSignal): Promise<number> {
  const made = await makePlan(given, signal);
  return print(
    `${made.said}\nplan  ${shownPath(made.folder)}\nnext  entente sweep work ${typedPlan(made.folder, textFlag(given, "store"))}`,
  );
}

/** Writes the plan that flags describe. @param memory bytes of this machine. @throws EntenteError */
export async function makePlan(given: Given, signal: AbortSignal, memory = totalmem()): Promise<MadePlan> {
  const folder = textFlag(given, "output");
  if (folder === null) throw new EntenteError("wrong-usage", "sweep plan needs -o PLAN: the folder to write");
  const chunkSeconds = positiveFlag(given, "chunk-seconds");
  const threads = threadsOf(given);
  const asked = askedFor(given);
  const { design, axes, points, cases, skipped, draws, limit } = asked;
  const { findings, first } = findingsOf(given, points.length, draws, cases, memory);
  const pilot = await pilotOf(given, asked, findings === "full", threads, signal);
  const hasRecord = cases.map(({ case: { record } }) => record !== null);
  const tries = (n: number, wanted: number): number =>
    worldsToTry(wanted, limit, hasRecord[points[n].case], pilot.tried[n], pilot.kept[n]);
  const body: Omit<PlanBody, "chunk"> = {
    engine: engineName(),
    created_by: `entente ${version}`,
    design,
    findings,
    draws,
    limit,
    boxes: asked.boxes,
    lenses: lensesOf(given) ?? null,
    cases: cases.map(({ case: { hash, id, title, record } }) => ({ hash, id, title, hasRecord: record !== null })),
    axes,
    points,
    upto: points.map((_, n) => tries(n, draws)),
    first: first === null ? null : { draws: first, upto: tries(0, first) },
    skipped,
  };
  const cost = costOf(body, pilot);
  const worlds = body.upto.reduce((sum, upto) => sum + upto, 0);
  const timed = chunkWorlds(chunkSeconds ?? secondsOfChunk(cost, threads), cost / Math.max(1, worlds));
  const whole = { ...body, chunk: chunkOfSamePlan(folder, body, timed) ?? timed };
  const { id, text } = planText(whole);
  writePlanFolder(folder, text, new Map(cases.map(({ case: { hash }, texts }) => [hash, texts])));
  const store = textFlag(given, "store");
  if (store !== null) {
    registerPlan(store, folder, id);
    noteStore(folder, store);
  }
  const written: Plan = { v: 1, id, ...whole };
  return { folder, plan: written, said: saidOf(written, pilot, cost, cases[0].case) };
}

/**
 * Worlds of a chunk in a plan of the same words that lies in the folder already, where the pilot, whose time is never
 * quite the same, comes to a size beside it; null where there is none.
 */
function chunkOfSamePlan(folder: string, body: Omit<PlanBody, "chunk">, timed: number): number | null {
  if (!existsSync(join(folder, "plan.json"))) return null;
  const { v: _, id: __, chunk, ...planned } = readPlan(planTextOf(folder), folder);
  return canonical(planned) === canonical(body) && timed <= 2 * chunk && chunk <= 2 * timed ? chunk : null;
}

/** What flags ask for, checked before anything is played or written. */
interface Asked {
  design: Design;
  cases: PlannedCase[];
  skipped: Plan["skipped"];
  axes: SweepAxis[];
  points: SweepPoint[];
  options: RunOptions;
  draws: number;
  limit: number;
  boxes: number;
}

function askedFor(given: Given): Asked {
  const { design, axes: typedAxes, points: hypercube } = designOf(given);
  const { cases, skipped } = casesOf(given);
  const options = readOptions(given);
  const common: Common = {
    set: options.set ?? {},
    pin: options.pin ?? {},
    scenario: options.scenario ?? null,
    seed: options.seed ?? 1,
    paths: options.paths ?? 8,
  };
  const checked = cases.map(({ case: c }) => {
    const settings = settingsOf(c, options);
    if ("problem" in settings) throw refusal(settings, given);
    return settings;
  });
  const [{ case: c, settings }] = checked;
  const model = modelOf(c, settings);
  const axes = (hypercube === null ? typedAxes : hypercubeAxes(c, given, common.seed, hypercube)).map((axis) =>
    withToday(model, axis),
  );
  const points = pointsOf(
    cases.map(({ case: { id, scenarios } }) => ({
      name: cases.length > 1 || design === "cases" ? id : null,
      scenarios: given.flags["scenarios"] ? scenarios.map(({ id }) => id).filter((id) => id !== common.scenario) : [],
    })),
    axes,
    hypercube === null,
    common,
  );
  if (points.length > MAX_POINTS_UNASKED && !given.flags["yes"])
    throw new EntenteError(
      "wrong-usage",
      `these are ${number(points.length)} points; add --yes where more than ${number(MAX_POINTS_UNASKED)} are meant`,
    );
  checkLevels(cases, axes, given);
  const { draws, limit, boxes } = settings;
  return { design, cases, skipped, axes, points, options, draws, limit, boxes };
}

async function pilotOf(
  given: Given,
  { design, cases, axes, points, options }: Asked,
  thresholds: boolean,
  threads: number,
  signal: AbortSignal,
): Promise<Pilot> {
  const subjects = new Map<string, Subject>();
  const subjectOf = (n: number, isPast: boolean): Subject => {
    const name = `${n} ${isPast}`;
    const known = subjects.get(name);
    if (known) return known;
    const { case: at, set, pin, scenario } = points[n];
    const read = settingsOf(cases[at].case, { ...options, set, pin, scenario });
    if ("problem" in read) throw refusal(read, given);
    const own = {
      ...read.settings,
      thresholds,
      ...(isPast ? { paths: 0, pin: {}, scenario: null, thresholds: false } : {}),
    };
    const subject: Subject = { case: read.case, settings: own, model: () => modelOf(read.case, own) };
    subjects.set(name, subject);
    return subject;
  };
  const pool = poolOf(threads);
  try {
    const hasRecord = cases.map(({ case: { record } }) => record !== null);
    const pilot: PilotDesign = {
      timed: timedPoints(points, axes, design !== "lhs"),
      counted: countedPoints(points),
      shares: sharesPast({ points, cases: hasRecord.map((each) => ({ hasRecord: each })) }),
      hasRecord: points.map((point) => hasRecord[point.case]),
    };
    return await runPilot(points, pilot, subjectOf, pool, signal);
  } finally {
    await pool?.close();
  }
}
