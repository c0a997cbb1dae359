/** Which platform a file of JSON is of, and what it holds. */
import { EntenteError } from "../../errors.ts";
import { fromForecastBench, isForecastBench } from "./forecast-bench.ts";
import type { Format, Imported } from "./imported.ts";
import { fromManifold, isManifold } from "./manifold.ts";
import { listOf } from "./markets.ts";
import { fromPolymarket, isPolymarket } from "./polymarket.ts";

/** Formats that are JSON; an export of Metaculus is a zip of tables. */
export type JsonFormat = Exclude<Format, "metaculus">;

const READERS: { [format in JsonFormat]: { is: (value: unknown) => boolean; read: (value: unknown) => Imported } } = {
  forecastbench: { is: isForecastBench, read: (value) => fromForecastBench(listOf(value)) },
  manifold: { is: isManifold, read: fromManifold },
  polymarket: { is: isPolymarket, read: fromPolymarket },
};

/** Format of a value of JSON: that of which some entry has the keys. Null where none has. */
export function formatOf(value: unknown): JsonFormat | null {
  const names = Object.keys(READERS) as JsonFormat[];
  return names.find((format) => listOf(value).some((entry) => READERS[format].is(entry))) ?? null;
}

/**
 * What a value of JSON holds. @param name of the file, for messages
 * @throws EntenteError `wrong-input` where nothing in it is of the format
 */
export function fromJson(value: unknown, format: JsonFormat, name: string): Imported {
  if (!listOf(value).some((entry) => READERS[format].is(entry)))
    throw new EntenteError("wrong-input", `${name} holds nothing of ${format}`);
  return READERS[format].read(value);
}
