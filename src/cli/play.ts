/** Worlds played on threads for an analysis, with progress on the terminal. */
import type { Play } from "../analyses/index.ts";
import { play } from "../runners/node/index.ts";
import { underWay } from "./with-progress.ts";

/** @param workers threads; undefined for all cores. The function throws as `play` does. */
export function playOn(workers: number | undefined, signal: AbortSignal): Play {
  return (c, settings) =>
    underWay((tell) => play(c, settings, { ...(workers === undefined ? {} : { workers }), signal, progress: tell }));
}
