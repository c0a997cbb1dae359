/** Names of the tables, by their first word, the longest first. */
import { ORGANISATIONS, PEOPLES, REGIONS } from "../lexicon/organisations.ts";
import { PAST_STATES, STATES } from "../lexicon/states.ts";
import type { Page } from "../tokens.ts";

export interface Known {
  name: string;
  id: string;
  kind: "state" | "demonym" | "capital" | "organisation" | "region" | "people" | "past state" | "past adjective";
}
/** A known name in the text, with the token after its last. */
export interface KnownAt extends Known {
  last: number;
}

const WORD = /[\p{L}\p{N}]/u;
const firstWord = (text: string): string => /^[\p{L}\p{N}]+/u.exec(text)?.[0] ?? text[0];

const KNOWN = new Map<string, Known[]>();
const learn = (name: string, id: string, kind: Known["kind"]): void => {
  if (name.startsWith("the ")) return;
  const at = firstWord(name);
  (KNOWN.get(at) ?? KNOWN.set(at, []).get(at)!).push({ name, id, kind });
};
for (const { iso3, names, demonyms, capitals } of STATES) {
  for (const name of names) learn(name, iso3, "state");
  for (const name of demonyms) {
    learn(name, iso3, "demonym");
    if (!/(ese|ish|ch|ss)$/.test(name)) learn(`${name}s`, iso3, "demonym");
  }
  for (const name of capitals) learn(name, iso3, "capital");
}
for (const { names, adjectives } of PAST_STATES) {
  for (const name of names) learn(name, names[0], "past state");
  for (const name of adjectives) learn(name, names[0], "past adjective");
}
for (const { id, type, names } of ORGANISATIONS)
  if (type !== "instrument") for (const name of names) learn(name, id, "organisation");
for (const [id, plural, adjective] of PEOPLES) {
  learn(plural, id, "people");
  if (!/^(European|Arab|Western|African|Asian|Baltic|Crimean)$/.test(adjective)) learn(adjective, id, "people");
}
for (const name of REGIONS) learn(name, name, "region");
for (const list of KNOWN.values()) list.sort((a, b) => b.name.length - a.name.length);

/** Last year of each past state, by its first name. */
export const LAST_YEAR: ReadonlyMap<string, number> = new Map(PAST_STATES.map(({ names, until }) => [names[0], until]));
export const ORGANISATION_BY_ID = new Map(ORGANISATIONS.map((o) => [o.id, o]));

/** `US$ 450 million`, `US dollars`: behind such a word a country's name is the name of its money. */
const MONEY = /^ ?(?:\p{Sc}|dollars?(?!\p{L}))/u;

/** A name of the tables that starts at token i and ends where a token ends. */
export function knownAt({ tokens, text }: Page, i: number, stop: number): KnownAt | null {
  const token = tokens[i];
  if (!token.capital && !/^(mainland|eastern)$/.test(token.text)) return null;
  for (const known of KNOWN.get(firstWord(token.text)) ?? []) {
    const end = token.start + known.name.length;
    if (
      !text.startsWith(known.name, token.start) ||
      (end < text.length && WORD.test(text[end]) && WORD.test(text[end - 1]))
    )
      continue;
    let last = i + 1;
    while (last < stop && tokens[last].start < end) last++;
    if (MONEY.test(text.slice(end, end + 9))) return null;
    return { ...known, last };
  }
  return null;
}
