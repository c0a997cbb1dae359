/** Mentions of entities, and helpers shared by the recognisers of names. */
import type { Page } from "../tokens.ts";
import type { Cast } from "./cast.ts";

/**
 * A span of the normalised text that names an entity. `form`: `name` is free-standing, `adjective` modifies another
 * word (`Chinese pressure`), `place` is a location, `group` is a role or a body of people.
 */
export interface Mention {
  start: number;
  end: number;
  /** First token and the one after the last. */
  first: number;
  last: number;
  ids: string[];
  form: "name" | "adjective" | "place" | "dyad" | "person" | "organisation" | "group";
  sentence: number;
}
/** A mention without its position in the text. */
export type Found = Omit<Mention, "start" | "end" | "sentence">;

/** The words of a text and the entities named in it so far. */
export interface Names {
  page: Page;
  cast: Cast;
  /** Of the text, where it is known. */
  year: number | null;
  /** ISO 3166-1 code of the state whose congress the text means by the word alone; null where it does not tell. */
  congressOf: string | null;
}

/** The words from one token to before another. */
export function textOf({ tokens, text }: Page, first: number, last: number): string {
  return text.slice(tokens[first].start, tokens[last - 1].end);
}
