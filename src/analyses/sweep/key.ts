/** What a chunk is, as the object whose canonical JSON its key is the SHA-256 of. */
import type { Settings } from "../../engine/index.ts";
import type { Case } from "../../language/index.ts";
import type { Chunk } from "./plan.ts";

/** Format of the blocks; a change of the engine's columns changes it. */
const KEY_FORMAT = 1;

/**
 * Everything that the worlds of a chunk depend on, and nothing else: not draws, limit, boxes, lenses or threads.
 * @param c the case with the numbers of `settings.set`. @param engine name of the build that plays
 */
export function chunkContent(engine: string, c: Case, settings: Settings, chunk: Omit<Chunk, "point">): object {
  const { seed, set, pin, scenario, paths, thresholds } = settings;
  const { kind, payload, from, to } = chunk;
  const quantities = Object.fromEntries(
    Object.keys(set).map((path) => [path, c.parameters.find((p) => p.path === path || p.shared === path)!.quantity]),
  );
  const common = { format: KEY_FORMAT, engine, case: c.hash, set: quantities, seed, payload, kind, from, to };
  return kind === "past" ? common : { ...common, pin, scenario, paths, thresholds };
}
