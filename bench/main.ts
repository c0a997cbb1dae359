/**
 * `npm run bench [-- PART]` (engine, command, findings, stability, reader, report, ...): speed and memory on the flagship case, interleaved in one run, with the same month loop in C as the limit.
 * Figures of one machine and one moment: compare ratios, and look at the load first.
 */
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import {
  compile,
  defaults,
  draw,
  makeSimulator,
  BLOCK,
  type Columns,
  type Model,
  type Settings,
} from "../src/engine/index.ts";
import { worldAtAsOf } from "../src/engine/as-of.ts";
import { check, type Case } from "../src/language/index.ts";
import { play } from "../src/runners/node/index.ts";
import { backtest } from "./backtest-market.ts";
import { bargaining } from "./bargaining.ts";
import { believeRows } from "./believe.ts";
import { edits } from "./edits.ts";
import { minds } from "./minds.ts";
import { evidence } from "./evidence.ts";
import { findings } from "./findings.ts";
import { cruxRows } from "./cruxes.ts";
import { dump } from "./limit/dump.ts";
import { marketRows } from "./market.ts";
import { reader } from "./reader/main.ts";
import { reportRows } from "./report.ts";
import { stability } from "./stability.ts";
import { studioRows } from "./studio.ts";
import { sweepRows } from "./sweep.ts";
import { sweepFigures } from "./sweep-figures.ts";

const ROUNDS = 5;
/** Worlds tried in a round of the month loop. */
const WORLDS = 8_000;
const root = process.cwd();
const scratch = mkdtempSync(join(tmpdir(), "entente-bench-"));
const seconds = (since: number): number => (performance.now() - since) / 1000;
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const millions = (n: number): string => `${(n / 1e6).toFixed(2)} M`;

try {
  const c = flagship("cases/kurils-2012");
  const first = flagship("test/cases/kurils-2012-first");
  head(c);
  const part = process.argv[2];
  if (part === undefined || part === "engine") {
    const loop = monthLoop(first); // the C program knows the words of the first version
    await workers(first, loop.share, loop.months);
    solvers();
  }
  if (part === undefined || part === "engine" || part === "command") await command();
  if (part === undefined || part === "minds") minds(c, first);
  if (part === undefined || part === "findings") findings(c);
  if (part === undefined || part === "edits") edits(c, readFileSync(join(root, "cases/kurils-2012/case.yaml"), "utf8"));
  if (part === undefined || part === "believe") believeRows();
  if (part === undefined || part === "cruxes") await cruxRows(flagship("cases/velna-water"));
  if (part === undefined || part === "market") await marketRows(c);
  if (part === undefined || part === "stability") stability(c);
  if (part === undefined || part === "reader") await reader();
  if (part === undefined || part === "report") await reportRows(c);
  if (part === undefined || part === "evidence")
    await evidence(process.argv[3] === undefined ? undefined : Number(process.argv[3]));
  if (part === undefined || part === "sweep")
    await sweepRows(flagship("cases/calder-harbour"), "cases/calder-harbour", Number(process.argv[3] ?? 655_360));
  if (part === "sweep-figures") await sweepFigures(c, "cases/calder-harbour");
  if (part === "backtest-market") backtest(c);
  if (part === undefined || part === "studio") await studioRows();
} finally {
  rmSync(scratch, { recursive: true, force: true });
}

function flagship(path: string): Case {
  const folder = join(root, path);
  const { case: c } = check(
    { id: "kurils-2012", file: "case.yaml", text: readFileSync(join(folder, "case.yaml"), "utf8") },
    (path) => ({ text: readFileSync(join(folder, path), "utf8") }),
  );
  if (!c) throw new Error(`${path} has errors; \`node entente.mjs check ${path}\` lists them`);
  return c;
}

function head(c: Case): void {
  const uncertain = c.parameters.filter((p) => p.quantity.kind !== "exact").length;
  console.log(
    `${cpus()[0]?.model ?? "unknown processor"}, ${availableParallelism()} threads, Node ${process.versions.node}; load ${loadavg()
      .map((l) => l.toFixed(2))
      .join(" ")}`,
  );
  console.log(
    `${c.id}: ${c.packages.length / c.issues.length} packages, ${c.actors.length} actors, ${c.issues.length} issues, ${c.drivers.length} drivers, ${uncertain} uncertain numbers, ${c.questions.length} questions, ${c.asOf - (c.record?.since ?? c.asOf)} months of record, ${c.until - c.asOf} of future\n`,
  );
}

interface Counted {
  worlds: number;
  kept: number;
  months: number;
  paths: number;
  hash: string;
  seconds: number;
}

/** The month loop on one thread against the same loop in C, round by round on the same worlds. */
function monthLoop(c: Case): { share: number; months: number } {
  const model = compile(c, { ...defaults, thresholds: false });
  const simulate = makeSimulator(model);
  const all = (): Columns[] =>
    Array.from({ length: Math.ceil(WORLDS / BLOCK) }, (_, j) =>
      simulate({ kind: "worlds", from: j * BLOCK, to: Math.min(WORLDS, (j + 1) * BLOCK) }),
    );
  const limit = limitProgram();
  const input = join(scratch, "worlds.bin");
  if (limit) writeFileSync(input, dump(model, WORLDS));
  const ours: number[] = [];
  const theirs: number[] = [];
  let counted: Counted | null = null;
  let blocks = all();
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now();
    blocks = all();
    ours.push(seconds(start));
    if (!limit) continue;
    counted = JSON.parse(spawnSync(limit, [input], { encoding: "utf8" }).stdout) as Counted;
    theirs.push(counted.seconds);
  }
  const drawing = middle(Array.from({ length: ROUNDS }, () => drawingAlone(model)));
  const kept = blocks.reduce((sum, b) => sum + b.kept, 0);
  const paths = kept * model.settings.paths;
  console.log(
    `month loop, one thread, ${WORLDS} worlds tried, ${kept} kept, ${paths} futures (drawing the worlds included)`,
  );
  if (!counted) {
    console.log(
      `  ${(paths / middle(ours)).toFixed(0)} futures a second; there is no C compiler here to count the months of pasts: those of futures are counted alone\n`,
    );
    return { share: kept / WORLDS, months: paths * (c.until - c.asOf) };
  }
  if (counted.hash !== hashOf(blocks, model.settings))
    throw new Error("the C program and the engine disagree on a path");
  console.log(
    `  engine  ${millions(counted.months / middle(ours))} months/s, ${(paths / middle(ours)).toFixed(0)} futures/s, ${middle(ours).toFixed(3)} s`,
  );
  console.log(`          ${drawing.toFixed(3)} s of it draws the worlds, which the C program is given`);
  console.log(`  C       ${millions(counted.months / middle(theirs))} months/s; the same paths to the last change`);
  console.log(
    `  engine / C: ${(middle(ours) / middle(theirs)).toFixed(2)} (rounds ${ours.map((s, j) => (s / theirs[j]).toFixed(2)).join(" ")})\n`,
  );
  return { share: kept / WORLDS, months: counted.months };
}

/** Seconds that drawing the numbers and residuals of the worlds takes by itself. */
function drawingAlone(model: Model): number {
  const v = new Float64Array(model.case.parameters.length);
  const start = performance.now();
  for (let s = 0; s < WORLDS; s++) {
    draw(model, s, v);
    worldAtAsOf(model, s, model.case.record !== null);
  }
  return seconds(start);
}

/** The C program, built; null where there is no compiler. */
function limitProgram(): string | null {
  const program = join(scratch, "limit");
  const built = spawnSync(
    "cc",
    ["-O3", "-march=native", "-ffp-contract=off", join(root, "bench/limit/limit.c"), "-o", program, "-lm"],
    { encoding: "utf8" },
  );
  if (built.error) return null;
  if (built.status !== 0) throw new Error(built.stderr);
  return program;
}

/** FNV-1a over every change of every future, as the C program does it. */
function hashOf(blocks: readonly Columns[], { paths }: Settings): string {
  let hash = 0xcbf29ce484222325n;
  const take = (x: number): void => {
    hash = BigInt.asUintN(64, (hash ^ BigInt(x)) * 0x100000001b3n);
  };
  for (const b of blocks)
    for (let f = 0; f < b.kept * paths; f++) {
      for (let e = b.starts[f]; e < b.starts[f + 1]; e++) {
        take(b.changeMonth[e]);
        take(b.changePackage[e]);
      }
      take(0xff);
    }
  return hash.toString(16).padStart(16, "0");
}

/** The worlds of a run with one worker and with all of them, in turns, from the start of the threads to the last kept world. */
async function workers(c: Case, share: number, months: number): Promise<void> {
  const settings: Settings = { ...defaults, draws: Math.round(4 * WORLDS * share), thresholds: false };
  const all = Math.max(2, availableParallelism());
  const times = new Map<number, number[]>([
    [1, []],
    [all, []],
  ]);
  let tried = 0;
  for (let round = 0; round < ROUNDS; round++) {
    for (const [count, list] of times) {
      const start = performance.now();
      const { worlds } = await play(c, settings, { workers: count });
      list.push(seconds(start));
      tried = worlds.reduce((sum, b) => sum + b.tried, 0);
    }
  }
  const [one, many] = [...times.values()].map(middle) as [number, number];
  const rate = (time: number): string =>
    `${millions(((months / WORLDS) * tried) / time)} months/s, ${((settings.draws * settings.paths) / time).toFixed(0)} futures/s`;
  console.log(`the same in a run: ${tried} worlds tried, ${settings.draws} kept, threads started and ended`);
  console.log(`  1 worker   ${one.toFixed(2)} s, ${rate(one)}`);
  console.log(`  ${all} workers  ${many.toFixed(2)} s, ${rate(many)}: ${(one / many).toFixed(2)} times as fast\n`);
}

/** The command itself: a default run with its first odds and its peak memory, a check, and its version. */
async function command(): Promise<void> {
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [join(root, "dist/cli.js"), "run", join(root, "cases/kurils-2012"), "-o", scratch],
    { stdio: ["ignore", "ignore", "pipe"], env: { ...process.env, ENTENTE_PROGRESS: "lines" } },
  );
  let firstOdds = NaN;
  child.stderr.on("data", (text) => {
    if (Number.isNaN(firstOdds) && String(text).includes("First odds")) firstOdds = seconds(start);
  });
  let peak = 0;
  const watch = setInterval(() => {
    try {
      peak = Math.max(peak, Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, "utf8"))?.[1] ?? 0));
    } catch {
      /* ended, or no /proc here */
    }
  }, 25);
  const status = await new Promise<number | null>((done) => child.on("close", done));
  clearInterval(watch);
  if (status !== 0) throw new Error(`entente run ended with ${status}`);
  console.log(
    `entente run cases/kurils-2012 (default draws): first odds after ${firstOdds.toFixed(1)} s, whole ${seconds(start).toFixed(1)} s, peak ${peak > 0 ? `${(peak / 1024).toFixed(0)} MB` : "memory not known on this system"}`,
  );
  const typical = (...args: string[]): number =>
    middle(
      Array.from({ length: ROUNDS }, () => {
        const from = performance.now();
        spawnSync(process.execPath, args);
        return seconds(from);
      }),
    );
  const cli = join(root, "dist/cli.js");
  console.log(
    `entente check cases/kurils-2012: ${typical(cli, "check", join(root, "cases/kurils-2012")).toFixed(2)} s`,
  );
  console.log(
    `entente --version: ${typical(cli, "--version").toFixed(3)} s (Node alone ${typical("-e", "0").toFixed(3)} s)\n`,
  );
}

function solvers(): void {
  console.log("zone, frontier and all four solutions from ready utilities");
  for (const { packages, parties, ms, zone, frontier } of bargaining()) {
    console.log(
      `  ${String(packages).padStart(7)} packages x ${parties} parties  ${ms.toFixed(3).padStart(8)} ms  (zone ${zone}, frontier ${frontier})`,
    );
  }
}
