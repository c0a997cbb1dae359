/** What changing minds, procedures and foresight cost: the flagship case in the second model's words against its first version. */
import { compile } from "../src/engine/compile.ts";
import { BLOCK, defaults } from "../src/engine/index.ts";
import { makeSimulator } from "../src/engine/time/simulate.ts";
import type { Case } from "../src/language/index.ts";

const ROUNDS = 3;
const KEPT_WORLDS = 60;

/** Processor milliseconds a kept world of both, interleaved, with and without the levels of threshold curves. */
export function minds(now: Case, first: Case): void {
  for (const thresholds of [false, true]) {
    const sides = [first, now].map((c) => ({
      simulate: makeSimulator(compile(c, { ...defaults, thresholds })),
      next: 0,
      spent: [] as number[],
    }));
    for (let round = 0; round <= ROUNDS; round++)
      for (const side of sides) {
        const start = process.cpuUsage();
        let kept = 0;
        while (kept < KEPT_WORLDS) {
          kept += side.simulate({ kind: "worlds", from: side.next, to: side.next + BLOCK }).kept;
          side.next += BLOCK;
        }
        const { user, system } = process.cpuUsage(start);
        if (round > 0) side.spent.push((user + system) / 1000 / kept);
      }
    const [before, after] = sides.map(({ spent }) => [...spent].sort((a, b) => a - b)[spent.length >> 1]);
    console.log(
      `a kept world of the flagship${thresholds ? " with its threshold levels" : ""}: ${after.toFixed(1)} ms of processor time, ${(after / before).toFixed(2)} times its first version (${before.toFixed(1)} ms)`,
    );
  }
  console.log("");
}
