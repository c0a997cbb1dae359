/** `entente sweep plan`: a folder that says which worlds are to be played; nothing is played but a pilot. */
import { existsSync, readFileSync } from "node:fs";
import { totalmem } from "node:os";
import { basename, join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { settingsOf } from "../../analyses/index.ts";
import {
  bytesOfWorld,
  chunksOf,
  chunkWorlds,
  hypercubeLevels,
  MAX_AXES,
  pastGroup,
  pointsOf,
  readAxis,
  secondsOfChunk,
  sharesPast,
  withToday,
  worldsToTry,
  type Common,
  type Design,
  type Plan,
  type PlanBody,
  type ReadAxis,
  type SweepAxis,
} from "../../analyses/sweep/index.ts";
import { caseAt, checkFolder, textOf } from "../../files/case-folder.ts";
import { shownPath } from "../../files/put.ts";
import { registerPlan, writePlanFolder } from "../../files/sweep/plan-folder.ts";
import { nodeSuiteFiles } from "../../files/suite-folder.ts";
import type { Case } from "../../language/index.ts";
import { readResult } from "../../result/index.ts";
import { engineName, modelOf } from "../../runners/node/index.ts";
import { version } from "../../version.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { loadValidCase } from "../load-valid-case.ts";
import { lensesOf, readOptions, refusal } from "../settings.ts";
import { columns, print, typed, wrap } from "../terminal.ts";
import { poolOf, positiveFlag, textFlag, threadsOf, wholeFlag } from "./flags.ts";
import type { Subject } from "./open-plan.ts";
import { planText } from "./open-plan.ts";
import { runPilot, type Pilot } from "./pilot.ts";

/** Points that a plan has without `--yes`. */
const MAX_POINTS_UNASKED = 10_000;
/** Numbers of a Latin hypercube where none are named. */
const LEADING_NUMBERS = 10;
/** With `auto`, kept worlds that everything but the odds comes from. */
const FIRST_DRAWS = 20_000;
/** Share of memory that findings may take. */
const MEMORY_SHARE = 0.5;
const SMALL_FIT = 0.01;
/** Monte-Carlo error under which more worlds say nothing about the world. */
const SMALL_ERROR = 0.001;

interface PlannedCase {
  case: Case;
  texts: Map<string, string>;
}

export interface MadePlan {
  folder: string;
  plan: Plan;
  said: string;
}

export async function plan(given: Given, signal: AbortSignal): Promise<number> {
  const made = await makePlan(given, signal);
  return print(
    `${made.said}\nplan  ${shownPath(made.folder)}\nnext  entente sweep work ${typed(shownPath(made.folder))}`,
  );
}

/** Writes the plan that flags describe. @param memory bytes of this machine. @throws EntenteError */
export async function makePlan(given: Given, signal: AbortSignal, memory = totalmem()): Promise<MadePlan> {
  const { design, axes: readAxes, points: hypercube } = designOf(given);
  const folder = textFlag(given, "output");
  if (folder === null) throw new EntenteError("wrong-usage", "sweep plan needs -o PLAN: the folder to write");
  const chunkSeconds = positiveFlag(given, "chunk-seconds");
  const threads = threadsOf(given);
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
  const { draws, limit } = settings;
  const model = modelOf(c, settings);
  const axes: SweepAxis[] =
    hypercube === null
      ? readAxes.map((axis) => withToday(model, axis))
      : hypercubeAxes(c, given, common.seed, hypercube).map((axis) => withToday(model, axis));
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
  const { findings, first } = findingsOf(given, points.length, draws, cases, memory);
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
      thresholds: findings === "full",
      ...(isPast ? { paths: 0, pin: {}, scenario: null, thresholds: false } : {}),
    };
    const subject: Subject = { case: read.case, settings: own, model: () => modelOf(read.case, own) };
    subjects.set(name, subject);
    return subject;
  };
  const pool = poolOf(threads);
  let pilot: Pilot;
  try {
    pilot = await runPilot(points, axes, hypercube === null, subjectOf, pool, signal);
  } finally {
    await pool?.close();
  }
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
    boxes: settings.boxes,
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
  const chunk = chunkWorlds(chunkSeconds ?? secondsOfChunk(cost, threads), cost / Math.max(1, worlds));
  const whole = { ...body, chunk };
  const { id, text } = planText(whole);
  writePlanFolder(folder, text, new Map(cases.map(({ case: { hash }, texts }) => [hash, texts])));
  const store = textFlag(given, "store");
  if (store !== null) registerPlan(store, folder, id);
  const written: Plan = { v: 1, id, ...whole };
  return { folder, plan: written, said: saidOf(written, pilot, cost, cases[0].case) };
}

function designOf(given: Given): { design: Design; axes: ReadAxis[]; points: number | null } {
  const axes = (given.list["over"] ?? []).map((text) => {
    const axis = readAxis(text);
    if ("problem" in axis) throw new EntenteError("wrong-usage", `--over ${axis.problem}`);
    return axis;
  });
  const points = wholeFlag(given, "lhs", 2, 1_000_000);
  if (axes.length > 0 && points !== null)
    throw new EntenteError("wrong-usage", "--over and --lhs are two designs: give one of them");
  if (axes.length > MAX_AXES) throw new EntenteError("wrong-usage", `--over can be given ${MAX_AXES} times at most`);
  if (new Set(axes.map(({ path }) => path)).size < axes.length)
    throw new EntenteError("wrong-usage", "--over names the same number twice");
  if (points === null && textFlag(given, "vary") !== null)
    throw new EntenteError("wrong-usage", "--vary names the numbers of --lhs N, which is not given");
  if (points !== null && (textFlag(given, "cases") !== null || given.flags["scenarios"]))
    throw new EntenteError(
      "wrong-usage",
      "--lhs is of one case as it is: it goes with neither --cases nor --scenarios",
    );
  const design =
    points !== null
      ? "lhs"
      : axes.length > 0
        ? "over"
        : textFlag(given, "cases") !== null
          ? "cases"
          : given.flags["scenarios"]
            ? "scenarios"
            : "run";
  return { design, axes, points };
}

function casesOf(given: Given): { cases: PlannedCase[]; skipped: Plan["skipped"] } {
  const many = textFlag(given, "cases");
  const [one] = given.positionals;
  if ((many === null) === (one === undefined))
    throw new EntenteError("wrong-usage", "sweep plan takes a CASE, or --cases FOLDER for every case in a folder");
  if (many === null) return { cases: [readWithTexts(one)], skipped: [] };
  const folders = existsSync(many)
    ? nodeSuiteFiles.folders(many).filter((name) => existsSync(join(many, name, "case.yaml")))
    : [];
  if (folders.length === 0) throw new EntenteError("wrong-input", `there is no folder with a case.yaml in '${many}'`);
  const cases: PlannedCase[] = [];
  const skipped: Plan["skipped"] = [];
  for (const name of folders) {
    try {
      cases.push(readWithTexts(join(many, name)));
    } catch (error) {
      if (!(error instanceof EntenteError)) throw error;
      skipped.push({ name, why: error.message.split("\n").slice(0, 2).join(" ") });
    }
  }
  if (skipped.length > 0 && (!given.flags["skip-bad"] || cases.length === 0))
    throw new EntenteError(
      "wrong-input",
      `${skipped.map(({ name, why }) => `${name}: ${why}`).join("\n")}\n--skip-bad leaves such cases out and lists them in the plan`,
    );
  return { cases, skipped };
}

function readWithTexts(path: string): PlannedCase {
  const at = caseAt(path);
  const read = "why" in at ? null : textOf(at.file);
  const found = "why" in at || !read || !("text" in read) ? null : checkFolder(at.folder, at.file, read.text);
  if (!found?.case || !read || !("text" in read)) {
    loadValidCase(path); // says what is wrong
    throw new EntenteError("wrong-input", `'${path}' cannot be read`);
  }
  const texts = new Map([["case.yaml", read.text]]);
  for (const [name, beside] of found.files) if ("text" in beside) texts.set(name, beside.text);
  return { case: found.case, texts };
}

/** The numbers of a Latin hypercube: those named, or the first by `sensitivity` in the last result of this very case. */
function hypercubeAxes(c: Case, given: Given, seed: number, points: number): ReadAxis[] {
  const named = textFlag(given, "vary");
  const paths = named === null ? leadingNumbers(c, given) : named.split(",").map((path) => path.trim());
  return paths.map((path) => {
    const parameter = c.parameters.find((p) => p.path === path);
    if (!parameter || parameter.computed)
      throw new EntenteError("wrong-input", `--vary: unknown number '${path}'; \`entente check --explain\` lists them`);
    if (parameter.quantity.kind === "exact")
      throw new EntenteError("wrong-input", `--vary: ${path} is exact, so that it has no quantiles; use --over`);
    return { kind: "set", path, levels: hypercubeLevels(parameter, points, seed) };
  });
}

function leadingNumbers(c: Case, given: Given): string[] {
  const at = caseAt(given.positionals[0]);
  const file = "why" in at ? "" : join(at.folder, "out", "result.json");
  const none = (): EntenteError =>
    new EntenteError(
      "wrong-usage",
      `--lhs varies the numbers that decide most by the last result of this very case, and there is none: \`entente run ${given.positionals[0]}\` first, or name them with --vary PATH,...`,
    );
  if (!existsSync(file)) throw none();
  const read = readResult(JSON.parse(readFileSync(file, "utf8")));
  if ("problem" in read || read.result.case.hash !== c.hash) throw none();
  const [headline] = read.result.headline ?? Object.keys(read.result.questions);
  const found = read.result.questions[headline]?.sensitivity ?? [];
  const paths = found
    .map(({ path }) => path)
    .filter((path) => c.parameters.some((p) => p.path === path && p.quantity.kind !== "exact"))
    .slice(0, LEADING_NUMBERS);
  if (paths.length === 0) throw none();
  return paths;
}

/** Refuses a level that a case does not allow, before anything is written. */
function checkLevels(cases: readonly PlannedCase[], axes: readonly SweepAxis[], given: Given): void {
  for (const { case: c } of cases)
    for (const { kind, path, levels } of axes)
      for (const level of levels) {
        const read = settingsOf(c, kind === "set" ? { set: { [path]: String(level) } } : { pin: { [path]: level } });
        if ("problem" in read)
          throw new EntenteError(
            "wrong-input",
            `${given.list["over"] ? "--over" : "--vary"} ${kind === "pin" ? "pin:" : ""}${path}, level ${level}: ${read.problem}`,
          );
      }
}

function findingsOf(
  given: Given,
  points: number,
  draws: number,
  cases: readonly PlannedCase[],
  memory: number,
): { findings: Plan["findings"]; first: number | null } {
  const asked = textFlag(given, "findings") ?? (points > 1 ? "brief" : "auto");
  if (asked !== "brief" && asked !== "full" && asked !== "auto")
    throw new EntenteError("wrong-usage", `--findings takes brief, full or auto, not '${asked}'`);
  if (asked === "brief") return { findings: "brief", first: null };
  const numbers = Math.max(...cases.map(({ case: { parameters } }) => parameters.length));
  const most = Math.floor((memory * MEMORY_SHARE) / bytesOfWorld(numbers));
  if (draws <= most) return { findings: "full", first: null };
  if (asked === "full")
    throw new EntenteError(
      "unavailable",
      `full findings of ${number(draws)} worlds would take more than half of this machine's memory; ${number(most)} would fit. With --findings auto all worlds give the odds, and the first of them everything else`,
    );
  return { findings: "auto", first: Math.min(FIRST_DRAWS, most) };
}

/** Seconds of one thread for a whole plan. */
function costOf(body: Omit<PlanBody, "chunk">, { secondsAWorld, secondsShared }: Pilot): number {
  const shares = sharesPast(body);
  const groups = new Set<string>();
  let seconds = 0;
  body.points.forEach((point, n) => {
    if (!shares[n]) return void (seconds += body.upto[n] * secondsAWorld);
    seconds += body.upto[n] * secondsShared.worlds;
    if (groups.has(pastGroup(point))) return;
    groups.add(pastGroup(point));
    seconds += body.upto[n] * secondsShared.past;
  });
  return seconds;
}

function saidOf(plan: Plan, pilot: Pilot, seconds: number, c: Case): string {
  const { points, upto, draws, findings, chunk, skipped } = plan;
  const chunks = chunksOf(plan, []);
  const questions = c.questions.length;
  const bytes =
    findings === "brief"
      ? points.length * draws * (4 + 2 * questions) + chunks.length * (16 * questions * (c.until - c.asOf) + 800)
      : points.length * draws * pilot.bytesAWorld;
  const [least, most] = [Math.min(...upto), Math.max(...upto)];
  const fits = points.map((_, n) => pilot.kept[n] / pilot.tried[n]);
  const poor = fits.filter((fit) => fit < SMALL_FIT).length;
  const rows = [
    ["points", number(points.length)],
    [
      "worlds",
      `${least === most ? number(most) : `${number(least)} to ${number(most)}`} tried at each point, ${number(draws)} to keep`,
    ],
    ["chunks", `${number(chunks.length)} of ${number(chunk)} worlds`],
    ["time", timeText(seconds)],
    ["disk", `about ${bytesText(bytes)}`],
    ["findings", findings],
  ];
  const notes = [
    ...(poor > 0
      ? [
          `At ${poor === points.length ? "every point" : `${number(poor)} of ${number(points.length)} points`} fewer than 1 % of the worlds that the pilot tried fit the record: such numbers can hardly explain what has happened, and most of the time goes to worlds that are dropped.`,
        ]
      : []),
    ...(Math.sqrt(0.25 / draws) < SMALL_ERROR
      ? [
          `With ${number(draws)} worlds the Monte Carlo error falls under 0.1 points; no number of a case is known so well.`,
        ]
      : []),
    ...(skipped.length > 0 ? [`Left out: ${skipped.map(({ name }) => basename(name)).join(", ")}.`] : []),
  ];
  return [columns(rows), ...notes.map((note) => wrap(note))].join("\n");
}

const timeText = (seconds: number): string =>
  seconds < 90
    ? `about ${Math.max(1, Math.round(seconds))} CPU seconds`
    : seconds < 5400
      ? `about ${Math.round(seconds / 60)} CPU minutes`
      : `about ${number(seconds / 3600, 1)} CPU hours`;

const bytesText = (bytes: number): string =>
  bytes < 1e6
    ? `${Math.ceil(bytes / 1e3)} kB`
    : bytes < 1e9
      ? `${Math.ceil(bytes / 1e6)} MB`
      : `${number(bytes / 1e9, 1)} GB`;
