import { cpSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Plan } from "../../../src/analyses/sweep/index.ts";
import { findSweep } from "../../../src/cli/sweep/found.ts";
import { planText, type Subject } from "../../../src/cli/sweep/open-plan.ts";
import { inProcess, type Executor } from "../../../src/runners/index.ts";
import { pick, uniforms, type Random } from "../../random.ts";
import { opened, sweepsIn } from "./small-plan.ts";

const { plan, ok, example, folder, read } = sweepsIn("split");
const signal = new AbortController().signal;
const CHUNK_SIZES = [64, 128, 256, 512, 1024];
const TRIALS = 4;

/** The same plan with chunks of another size, in a folder beside it. */
function resized(path: string, chunk: number): string {
  const other = `${path}-${chunk}`;
  const { v: _, id: __, ...body } = JSON.parse(read(path, "plan.json")) as Plan;
  cpSync(join(path, "cases"), join(other, "cases"), { recursive: true });
  writeFileSync(join(other, "plan.json"), planText({ ...body, chunk }).text);
  return other;
}

/** Plays each block once, however often it is asked for. */
function remembering(): (subject: Subject) => Executor {
  const blocks = new Map<string, Promise<unknown>>();
  return (subject) => {
    const own = inProcess(subject.model());
    return {
      width: 1,
      execute: (kind, task) => {
        const name = JSON.stringify([kind, task, subject.settings]);
        if (!blocks.has(name)) blocks.set(name, own.execute(kind, task));
        return blocks.get(name) as never;
      },
    };
  };
}

const shuffled = <T>(u: Random, all: readonly T[]): T[] =>
  all
    .map((one) => [u(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one);

const withoutSeconds = (text: string): string => text.replace(/"seconds":[\d.e-]+/, '"seconds":0');

it("a big run gives the bytes of `run`, wherever it is split, in any order, from halves and from the chunks of other plans", async () => {
  const first = await plan("--draws", "40", "--findings", "full", "--lens", "none");
  const once = join(folder, "once");
  await ok("run", example(), "--draws", "40", "--paths", "3", "--lens", "none", "--workers", "1", "-o", once);
  const expected = withoutSeconds(JSON.stringify(JSON.parse(readFileSync(join(once, "result.json"), "utf8"))));
  const plans = new Map(CHUNK_SIZES.map((chunk) => [chunk, resized(first, chunk)]));
  const executorOf = remembering();
  for (let seed = 0; seed < TRIALS; seed++) {
    const u = uniforms(seed);
    const store = join(folder, `store-${seed}`);
    const sizes = [pick(u, CHUNK_SIZES), pick(u, CHUNK_SIZES)];
    const [some, whole] = sizes.map((size) => opened(plans.get(size)!, store, { executorOf }));
    for (const chunk of shuffled(u, some.open.chunks)) if (u() < 0.5) await some.play(chunk);
    for (const chunk of shuffled(u, whole.open.chunks)) await whole.play(chunk);
    const { results } = await findSweep(whole, { partial: false, leaveOut: new Map(), signal });
    expect(withoutSeconds(JSON.stringify(results.get("p0"))), `seed ${seed}, chunks of ${sizes.join(" and ")}`).toBe(
      expected,
    );
  }
});
