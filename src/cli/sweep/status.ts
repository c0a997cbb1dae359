/** `entente sweep status`: how far a plan is, from the listing of its store. */
import { givesOdds } from "../../analyses/sweep/index.ts";
import { shownPath } from "../../files/put.ts";
import { sweepTemporary, type Failure } from "../../files/sweep/store.ts";
import { workersSeen } from "../../files/sweep/workers.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { columns, print, printJson } from "../terminal.ts";
import { durationText } from "./duration-text.ts";
import { openPlan } from "./flags.ts";
import type { OpenPlan } from "./open-plan.ts";

/** Time over which the rate of work is taken. */
const RATE_WINDOW_MS = 60_000;
const MAX_SHOWN_FAILURES = 10;

export interface Status {
  chunks: number;
  done: number;
  /** Worlds tried and kept at the points, as `merge` counts them, and worlds to keep. */
  worlds: { tried: number; kept: number; draws: number };
  /** Of the last minute; null where nothing was written in it. */
  chunks_a_minute: number | null;
  seconds_left: number | null;
  workers: number;
  failed: { key: string; number: number; error: string; tries: number }[];
}

export async function status(given: Given): Promise<number> {
  const open = openPlan(given);
  const swept = sweepTemporary(open.storeFolder);
  const found = statusOf(open);
  return given.flags["json"] ? printJson(found) : print(statusText(open, found, swept));
}

export function statusOf(open: OpenPlan, now = Date.now()): Status {
  const listed = open.store.list();
  const found: Status = {
    chunks: open.chunks.length,
    done: 0,
    worlds: worldsOf(open, listed),
    chunks_a_minute: null,
    seconds_left: null,
    workers: workersSeen(open.storeFolder),
    failed: [],
  };
  let [toPlay, recentChunks, recentWorlds, oldest] = [0, 0, 0, now];
  open.chunks.forEach((chunk, at) => {
    const worlds = chunk.to - chunk.from;
    const key = open.key(chunk);
    if (open.isListed(chunk, listed)) {
      found.done++;
      const written = listed.get(key) ?? 0;
      if (now - written < RATE_WINDOW_MS) {
        recentChunks++;
        recentWorlds += worlds;
        oldest = Math.min(oldest, written);
      }
      return;
    }
    toPlay += worlds;
    const failure: Failure | null = open.store.failure(key);
    if (failure) found.failed.push({ key, number: at, error: failure.error, tries: failure.tries });
  });
  const seconds = (now - oldest) / 1000;
  if (recentWorlds > 0 && seconds > 0) {
    found.chunks_a_minute = (recentChunks * 60) / seconds;
    found.seconds_left = (toPlay * seconds) / recentWorlds;
  }
  return found;
}

/** Worlds of the points in the order of their chunks, up to the draws: what was tried beyond them is not needed. */
function worldsOf(open: OpenPlan, listed: { has(key: string): boolean }): Status["worlds"] {
  const { plan } = open;
  const kept = plan.points.map(() => 0);
  let tried = 0;
  const chunks = open.chunks.filter((chunk) => givesOdds(plan, chunk) && open.isListed(chunk, listed));
  for (const chunk of chunks.sort((a, b) => a.point - b.point || a.from - b.from)) {
    const room = plan.draws - kept[chunk.point];
    const counts = room > 0 ? open.counts(chunk) : null;
    if (counts === null) continue;
    const last =
      counts.kept > room ? open.load(chunk)?.flatMap((block) => [...block.columns["worlds"]])[room - 1] : null;
    tried += last == null ? counts.tried : Number(last) + 1 - chunk.from;
    kept[chunk.point] += Math.min(room, counts.kept);
  }
  return { tried, kept: kept.reduce((sum, own) => sum + own, 0), draws: plan.draws * plan.points.length };
}

/** How many worlds were tried and kept, the same in `status` and `merge`. */
export const worldsText = ({ tried, kept, draws }: Status["worlds"]): string =>
  `${number(tried)} tried, ${number(kept)} of ${number(draws)} kept`;

function statusText(open: OpenPlan, found: Status, swept = 0): string {
  const { failed, chunks_a_minute: rate, seconds_left: left } = found;
  const rows = [
    ["chunks", `${number(found.done)} of ${number(found.chunks)} done`],
    ["worlds", worldsText(found.worlds)],
    ["speed", rate === null ? "nothing written in the last minute" : `${number(rate)} chunks a minute`],
    ...(left === null || found.done === found.chunks ? [] : [["left", `about ${durationText(left)}`]]),
    ["workers", `${number(found.workers)} seen in the last minute`],
    ...(failed.length > 0 ? [["failed", number(failed.length)]] : []),
    ...(swept > 0 ? [["removed", `${number(swept)} temporary file${swept === 1 ? "" : "s"} of killed workers`]] : []),
    ["store", shownPath(open.storeFolder)],
  ];
  const failures = failed
    .slice(0, MAX_SHOWN_FAILURES)
    .map(
      ({ key, number: at, tries, error }) =>
        `  chunk ${at}, ${key}\n    ${tries} tr${tries === 1 ? "y" : "ies"}: ${error}`,
    );
  return [columns(rows), ...failures].join("\n");
}
