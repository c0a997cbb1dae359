/** How many worlds a point will try, from the few that a pilot or the chunks so far have tried. */
import { BLOCK } from "../../engine/index.ts";

/** Share added to what the estimate asks for. */
const SPARE_SHARE = 0.1;
const STANDARD_ERRORS = 2;

/** Seconds of a chunk: a twentieth of a worker's time, within these; and how many blocks it has at most. */
const CHUNK_SECONDS = { min: 0.5, max: 10 };
const CHUNKS_A_WORKER = 20;
const MAX_CHUNK_BLOCKS = 1 << 14;

/**
 * Worlds to try: draws by the share that fits, with two standard errors of it and a tenth; whole blocks, `limit` at
 * most. Exactly `draws` where every world is kept.
 * @param tried,kept of a pilot; `kept` of 0 gives `limit`
 */
export function worldsToTry(draws: number, limit: number, hasRecord: boolean, tried: number, kept: number): number {
  if (!hasRecord) return Math.min(draws, limit);
  if (kept === 0) return limit;
  const fit = kept / tried;
  const relative = Math.sqrt((1 - fit) / kept);
  const wanted = (draws / fit) * (1 + STANDARD_ERRORS * relative + SPARE_SHARE);
  return Math.min(limit, Math.ceil(wanted / BLOCK) * BLOCK);
}

/** Seconds of a chunk that lose little to overhead and little to waiting for the last. @param cpu seconds of the whole sweep in one thread */
export const secondsOfChunk = (cpu: number, workers: number): number =>
  Math.min(CHUNK_SECONDS.max, Math.max(CHUNK_SECONDS.min, cpu / workers / CHUNKS_A_WORKER));

/** Worlds of a chunk of about this many seconds: 64 * 2^k. */
export function chunkWorlds(seconds: number, secondsAWorld: number): number {
  const blocks = Math.max(1, seconds / Math.max(1e-9, secondsAWorld) / BLOCK);
  let chunk = 1;
  while (chunk * Math.SQRT2 < blocks && chunk < MAX_CHUNK_BLOCKS) chunk *= 2;
  return chunk * BLOCK;
}

/**
 * Memory that findings take for a kept world: a fixed part, and a part for each number of the case. Measured 25 kB with
 * 114 numbers and 77 kB with 768; the line lies a quarter above.
 */
const BYTES_A_WORLD = 20_000;
const BYTES_A_NUMBER = 100;

/** Bytes that full findings take for each kept world. */
export const bytesOfWorld = (numbers: number): number => BYTES_A_WORLD + BYTES_A_NUMBER * numbers;
