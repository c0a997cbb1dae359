/** What names somebody in a text, and what the readers of names share. */
import type { Page } from "../tokens.ts";
import type { Cast } from "./cast.ts";

/**
 * A stretch of the copy that names somebody. `form` says how: `name` stands free, `adjective` only colours another word
 * (`Chinese pressure`), `place` is where something is, `group` is a role or a body of people.
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
/** A mention before its place in the text is known. */
export type Found = Omit<Mention, "start" | "end" | "sentence">;

/** The words of a text and everybody named in it so far. */
export interface Names {
  page: Page;
  cast: Cast;
}

/** The words from one token to before another. */
export function textOf({ tokens, text }: Page, first: number, last: number): string {
  return text.slice(tokens[first].start, tokens[last - 1].end);
}
