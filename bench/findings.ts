/** Findings of the flagship case against its simulation, on the same worlds and one thread: tipping points, what decides, why not, linkage; boxes with their halves. */
import { BLOCK, compile, defaults, makeSimulator, truncate, type Columns, type Model } from "../src/engine/index.ts";
import { answersOf } from "../src/engine/findings/answers.ts";
import { boxes } from "../src/engine/findings/boxes/box.ts";
import { boxTasks, findBoxes } from "../src/engine/findings/boxes/find.ts";
import { trajectory } from "../src/engine/findings/boxes/peel.ts";
import { explanations } from "../src/engine/findings/explanations.ts";
import { find } from "../src/engine/findings/find.ts";
import { keptWorldsOf } from "../src/engine/findings/kept-worlds.ts";
import { inputColumns, risingSorter } from "../src/engine/findings/inputs.ts";
import { packageFindings } from "../src/engine/findings/packages.ts";
import { sensitivity } from "../src/engine/findings/sensitivity.ts";
import { tippings } from "../src/engine/findings/tipping/tipping.ts";
import { drawsOf, numbersOf, worldsOf } from "../src/engine/findings/worlds.ts";
import { first, key } from "../src/numbers/streams.ts";
import type { Case } from "../src/language/index.ts";

const ROUNDS = 3;
/** Seconds of this process's own work: the rows are of one thread, and other programs' work is not in them. */
const now = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const seconds = (since: number): number => (now() - since) / 1000;
const middle = (numbers: number[]): number => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];

/** Kept worlds and worlds without the record, as a run plays them, on this thread. */
function played(model: Model): { worlds: Columns[]; prior: Columns[] } {
  const { draws, limit } = model.settings;
  const simulate = makeSimulator(model);
  const worlds: Columns[] = [];
  let kept = 0;
  for (let from = 0; kept < draws && from < limit; from += BLOCK) {
    const block = simulate({ kind: "worlds", from, to: Math.min(limit, from + BLOCK) });
    worlds.push(truncate(model, block, Math.min(block.kept, draws - kept)));
    kept += worlds.at(-1)!.kept;
  }
  const prior: Columns[] = [];
  if (model.case.record)
    for (let from = 0; from < draws; from += BLOCK)
      prior.push(simulate({ kind: "prior", from, to: Math.min(draws, from + BLOCK) }));
  return { worlds, prior };
}

export function findings(c: Case): void {
  const times: { [row: string]: number[] } = {};
  const timed = <V>(row: string, work: () => V): V => {
    const start = now();
    const value = work();
    (times[row] ??= []).push(seconds(start));
    return value;
  };
  let worst = 0;
  let count = 0;
  for (let round = 0; round < ROUNDS; round++) {
    const model = compile(c, defaults);
    const blocks = timed("simulation", () => played(model));
    const collected = { ...blocks, boxes: {}, seconds: 0, engine: "bench" };
    const known = timed("the worlds again by name", () => keptWorldsOf(model, drawsOf(blocks.worlds)));
    const before = timed("the worlds without the record", () => numbersOf(model, drawsOf(blocks.prior), false));
    timed("tipping", () => tippings(model, known.worlds));
    timed("sensitivity and worth", () => {
      const lines = inputColumns(
        model,
        before.rows,
        worldsOf(model, before).map((w) => w.residual),
        known.actors,
      );
      c.questions.forEach((_, q) =>
        sensitivity(known.lines([q]), answersOf(model, blocks.worlds, q), {
          lines: lines([q]),
          answers: answersOf(model, blocks.prior, q),
        }),
      );
    });
    timed("all behind the odds", () => explanations(model, collected, known, before));
    timed("packages and linkage", () => packageFindings(model, blocks.worlds, known));
    timed("the whole of find", () => find(model, collected));
    const tasks = boxTasks(model, blocks.worlds);
    count = tasks.length;
    for (const task of tasks) {
      const start = now();
      findBoxes(model, task);
      worst = Math.max(worst, seconds(start));
    }
  }
  const simulation = middle(times["simulation"]);
  console.log(
    `findings of ${c.id}, one thread, processor seconds, ${defaults.draws} worlds, ${defaults.paths} futures, ${c.questions.length} questions`,
  );
  for (const [row, taken] of Object.entries(times))
    console.log(
      `  ${row.padEnd(40)} ${middle(taken).toFixed(3)} s  ${(middle(taken) / simulation).toFixed(3)} of the simulation`,
    );
  console.log(
    `  boxes with 20 halves: at most ${worst.toFixed(3)} s a question (${count} questions between 2 and 98 %)`,
  );
  wide();
}

/** PRIM once on 10,000 worlds of 30 numbers. */
function wide(): void {
  const n = 10_000;
  const numbers = 30;
  const stream = key(1, "bench/prim");
  const x = Array.from({ length: numbers }, (_, j) =>
    Float64Array.from({ length: n }, (_, w) => first(stream, w, j, 0, 0)),
  );
  const y = Float64Array.from({ length: n }, (_, w) => (x[0][w] > 0.6 && x[1][w] < 0.4 ? 1 : 0));
  const sort = risingSorter(n);
  const start = now();
  const data = { x, order: x.map(sort), y };
  const steps = trajectory(data, new Uint8Array(n).fill(1));
  console.log(
    `  PRIM once on ${n} worlds of ${numbers} numbers: ${seconds(start).toFixed(3)} s, ${steps.length} boxes on the way`,
  );
  const again = now();
  boxes(data, 1, "bench", 1);
  console.log(`  the same with its halves: ${seconds(again).toFixed(3)} s`);
}
