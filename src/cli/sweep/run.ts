/** `entente sweep run`: plan, work on all cores and merge, in one go. */
import { join } from "node:path";
import { openPool } from "../../runners/node/index.ts";
import type { Given } from "../arguments.ts";
import { endAfterStep } from "../signals.ts";
import { complain, print } from "../terminal.ts";
import { extendPlan } from "./extend.ts";
import { poolOf, textFlag, threadsOf, typedPlan } from "./flags.ts";
import { formatsOf, mergeAndWrite } from "./merge.ts";
import { OpenPlan } from "./open-plan.ts";
import { makePlan } from "./plan.ts";
import { Player } from "./player.ts";
import { servePlan } from "./queue.ts";
import { verifyChunks } from "./verify.ts";
import { workThrough } from "./work.ts";

/** Share of the chunks that is played again where other machines may have played them. */
const VERIFIED_SHARE = 0.01;
/** Times that points which came out short get more chunks. */
const MAX_EXTENSIONS = 3;

export async function runSweep(given: Given, signal: AbortSignal): Promise<number> {
  const formats = formatsOf(given);
  const { folder, said } = await makePlan(given, signal);
  print(said);
  endAfterStep();
  const threads = threadsOf(given);
  const queue = textFlag(given, "queue");
  const pool = queue === null ? poolOf(threads) : openPool({ workers: threads });
  try {
    for (let extensions = 0; ; extensions++) {
      const player = new Player(new OpenPlan(folder, textFlag(given, "store"), complain), { pool });
      if (queue === null) await workThrough(player, player.open.chunks, { threads, until: null, again: false, signal });
      else await servePlan(queue, player, { threads, offers: true, signal });
      if (signal.aborted) {
        print(
          `stopped; what was played is kept: \`entente sweep work ${typedPlan(folder, textFlag(given, "store"))}\` goes on`,
        );
        return 130;
      }
      const isWhole = player.open.chunks.every((chunk) => player.open.isThere(chunk));
      if (isWhole && extensions < MAX_EXTENSIONS && (await extendPlan(player)) !== null) continue;
      const options = { formats, partial: false, leaveOut: new Map<string, string>(), signal };
      const status = await mergeAndWrite(player, join(folder, "out"), options);
      if (queue !== null && status === 0) print(await verifyChunks(player, VERIFIED_SHARE, signal));
      return status;
    }
  } finally {
    await pool?.close();
  }
}
