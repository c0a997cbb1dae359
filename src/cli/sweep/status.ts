/** `entente sweep status`: how far a plan is, from the listing of its store. */
import type { Chunk } from "../../analyses/sweep/index.ts";
import { shownPath } from "../../files/put.ts";
import { sweepTemporary, type Failure } from "../../files/sweep/store.ts";
import { workersSeen } from "../../files/sweep/workers.ts";
import { number } from "../../wording/format.ts";
import type { Given } from "../arguments.ts";
import { columns, print, printJson } from "../terminal.ts";
import { openPlan } from "./flags.ts";
import type { OpenPlan } from "./open-plan.ts";

/** Time over which the rate of work is taken. */
const RATE_WINDOW_MS = 60_000;
const MAX_SHOWN_FAILURES = 10;

export interface Status {
  chunks: number;
  done: number;
  /** Worlds tried in chunks that are done, and in all. */
  worlds: { done: number; all: number };
  kept: number;
  /** Of the last minute; null where nothing was written in it. */
  worlds_a_second: number | null;
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
    worlds: { done: 0, all: 0 },
    kept: 0,
    worlds_a_second: null,
    seconds_left: null,
    workers: workersSeen(open.storeFolder),
    failed: [],
  };
  let recent = 0;
  let oldest = now;
  open.chunks.forEach((chunk, at) => {
    const worlds = chunk.to - chunk.from;
    const key = open.key(chunk);
    found.worlds.all += worlds;
    if (open.isListed(chunk, listed)) {
      found.done++;
      found.worlds.done += worlds;
      found.kept += keptIn(open, chunk, key);
      const written = listed.get(key) ?? 0;
      if (now - written < RATE_WINDOW_MS) {
        recent += worlds;
        oldest = Math.min(oldest, written);
      }
      return;
    }
    const failure: Failure | null = open.store.failure(key);
    if (failure) found.failed.push({ key, number: at, error: failure.error, tries: failure.tries });
  });
  if (recent > 0 && now > oldest) {
    found.worlds_a_second = (recent * 1000) / (now - oldest);
    found.seconds_left = (found.worlds.all - found.worlds.done) / found.worlds_a_second;
  }
  return found;
}

const keptIn = (open: OpenPlan, { kind }: Chunk, key: string): number =>
  kind === "worlds" ? (open.store.counts(key)?.kept ?? 0) : 0;

export function statusText(open: OpenPlan, found: Status, swept = 0): string {
  const { failed, worlds_a_second: rate, seconds_left: left } = found;
  const rows = [
    ["chunks", `${number(found.done)} of ${number(found.chunks)} done`],
    ["worlds", `${number(found.worlds.done)} of ${number(found.worlds.all)} tried, ${number(found.kept)} kept`],
    ["speed", rate === null ? "nothing written in the last minute" : `${number(rate)} worlds a second`],
    ...(left === null || found.done === found.chunks ? [] : [["left", leftText(left)]]),
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

const leftText = (seconds: number): string =>
  seconds < 90
    ? `${Math.ceil(seconds)} seconds`
    : seconds < 5400
      ? `${Math.ceil(seconds / 60)} minutes`
      : `${number(seconds / 3600, 1)} hours`;
