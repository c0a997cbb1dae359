/** Texts that the numbers of a case expect over its record, held against the accords that are known. */
import { textsSince, type Case } from "../language/index.ts";
import { median } from "../numbers/quantity.ts";
import type { GainsToday } from "./today.ts";

/** How many times the known texts the expected ones are, from which on the numbers are looked at again. */
const MAX_RATIO_OF_TEXTS = 3;

/** What one table is expected to have brought since the record began. */
export interface ExpectedTexts {
  table: string;
  known: number;
  /** Share of worlds in which the package accepted most often today is acceptable to all, times the meetings that can end in a text. */
  expected: number;
}

/**
 * Tables that the numbers expect three texts more of, and three times as many, as are known since the record began. A rough
 * estimate: acceptance is today's, before any record.
 */
export function textsExpected(c: Case, { movers }: GainsToday): ExpectedTexts[] {
  return textsSince(c, (p) => median(c.parameters[p])).flatMap(({ table, known, most }) => {
    const { id } = c.tables[table];
    const reached = movers.find(({ mover }) => mover.kind === "table" && mover.table === id)?.packages ?? [];
    const expected = most * Math.max(0, ...reached.map(({ accepted }) => accepted));
    return expected >= MAX_RATIO_OF_TEXTS * Math.max(1, known) ? [{ table: id, known, expected }] : [];
  });
}
