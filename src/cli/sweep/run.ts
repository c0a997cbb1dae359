/** `entente sweep run`: plan, work on all cores and merge, in one go. */
import { join } from "node:path";
import type { Given } from "../arguments.ts";
import { endAfterStep } from "../signals.ts";
import { complain, print, typed } from "../terminal.ts";
import { extendPlan } from "./extend.ts";
import { poolOf, textFlag, threadsOf } from "./flags.ts";
import { formatsOf, mergeAndWrite } from "./merge.ts";
import { OpenPlan } from "./open-plan.ts";
import { makePlan } from "./plan.ts";
import { Player } from "./player.ts";
import { workThrough } from "./work.ts";

/** Times that points which came out short get more chunks. */
const MAX_EXTENSIONS = 3;

export async function runSweep(given: Given, signal: AbortSignal): Promise<number> {
  const formats = formatsOf(given);
  const { folder, said } = await makePlan(given, signal);
  print(said);
  endAfterStep();
  const threads = threadsOf(given);
  const pool = poolOf(threads);
  try {
    for (let extensions = 0; ; extensions++) {
      const player = new Player(new OpenPlan(folder, textFlag(given, "store"), complain), { pool });
      const done = await workThrough(player, player.open.chunks, { threads, until: null, again: false, signal });
      if (signal.aborted) {
        print(`stopped; what was played is kept: \`entente sweep work ${typed(folder)}\` goes on`);
        return 130;
      }
      if (done.failed === 0 && extensions < MAX_EXTENSIONS && (await extendPlan(player)) !== null) continue;
      return await mergeAndWrite(player, join(folder, "out"), { formats, partial: false, leaveOut: new Map(), signal });
    }
  } finally {
    await pool?.close();
  }
}
