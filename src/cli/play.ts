/** Worlds played for an analysis, with progress on the terminal. */
import type { Play } from "../analyses/index.ts";
import { openPool, play } from "../runners/node/index.ts";
import { withProgress } from "./with-progress.ts";

/**
 * Runs an analysis with a function that plays worlds on threads, which are kept from one play to the next.
 * @param workers threads; undefined for all cores, 1 plays in this thread. The function throws as `play` does.
 */
export async function withPlay<T>(
  workers: number | undefined,
  signal: AbortSignal,
  analyse: (play: Play) => Promise<T>,
): Promise<T> {
  const pool = workers === 1 ? null : openPool(workers === undefined ? {} : { workers });
  try {
    return await analyse((c, settings) =>
      withProgress((tell) => play(c, settings, { ...(pool ? { pool } : { workers: 1 }), signal, progress: tell })),
    );
  } finally {
    await pool?.close();
  }
}
