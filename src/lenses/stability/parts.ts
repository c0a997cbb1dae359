/** Parts of a plain graph model's file, shared by its readers. */
import { MAX_STATES, type Mover } from "./graph.ts";

/** Place in a file: keys and indices from its top. */
export type Path = readonly (string | number)[];
/** Reports a problem of the file, at a place. */
export type Say = (text: string, ...path: Path) => void;

export type Block = { [key: string]: unknown };
export const isBlock = (value: unknown): value is Block =>
  typeof value === "object" && value !== null && !Array.isArray(value);
export const word = (value: unknown): string | null =>
  typeof value === "string" || typeof value === "number" ? String(value) : null;

export interface Built {
  states: string[];
  words: string[];
  patterns: string[];
  options: string[];
  movers: Mover[];
}

/** Names of the states, and their words, from their number, a list of names, or a block of names and words. */
export function statesOf(listed: unknown): { names: (string | null)[]; words: string[] } {
  const count = Array.isArray(listed) || isBlock(listed) ? 0 : Number(listed);
  if (Number.isInteger(count) && count > 0)
    return { names: Array.from({ length: Math.min(count, MAX_STATES + 1) }, (_, s) => String(s + 1)), words: [] };
  if (Array.isArray(listed)) return { names: listed.map((one) => word(one)), words: [] };
  return isBlock(listed)
    ? { names: Object.keys(listed), words: Object.values(listed).map((text) => word(text) ?? "") }
    : { names: [], words: [] };
}
