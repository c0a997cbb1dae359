/** Exchanges with a model, stored so that a reading can be repeated without one. */
import { z } from "zod";

export interface Exchange {
  /** SHA-256 of the messages that were sent. */
  hash: string;
  model: string;
  answer: string;
  /** Tokens as counted by the endpoint; null without a count. */
  usage: { prompt: number; completion: number; cost: number | null } | null;
  milliseconds: number;
}

const count = z.number().min(0);
const STORED = z.object({
  entente_exchanges: z.literal(1),
  exchanges: z.array(
    z.object({
      hash: z.string(),
      model: z.string(),
      answer: z.string(),
      milliseconds: count,
      usage: z.object({ prompt: count, completion: count, cost: count.nullable() }).nullable(),
    }),
  ),
});

export const store = (exchanges: readonly Exchange[]): string =>
  `${JSON.stringify({ entente_exchanges: 1, exchanges }, null, 1)}\n`;

/** @returns the exchanges of a stored file, or the problem with it */
export function stored(text: string): Exchange[] | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { problem: "it is not JSON" };
  }
  const read = STORED.safeParse(value);
  return read.success
    ? read.data.exchanges
    : {
        problem: `it is no file of stored exchanges (${read.error.issues[0].path.join(".") || "at its top"}: ${read.error.issues[0].message})`,
      };
}
