/**
 * Actors outside the tables with a plain name, known by what they do: a capitalised word that owns (`Merrow's envoy`), acts
 * (`Merrow closed the port`) or is dealt with (`a treaty with Merrow`), at least twice in the text and more often than it
 * is a place (`in Kestra`).
 */
import { addAlias, addBody } from "./cast.ts";
import { MONTHS, PLACES } from "../lexicon/organisations.ts";
import type { Mention, Names } from "./mention.ts";
import { NOT_NAMES } from "./capitalised-names.ts";

const LEAST_DEEDS = 2;
const AT = /^(in|at|near|into|towards?|across|off|outside|around)$/;
const DEALT_WITH = /^(with|between|against|by|from|and|than|that)$/;
const PREFIX = /^(lake|mount|cape|port|river|fort|saint|st|mr|mrs|ms|dr|the|a|an|president|minister|upper|lower)$/i;
const NO_NAME =
  /^(?:.*day|north|south|east|west|internet|god|parliament|government|congress|senate|cabinet|council|court|commission|ministry|president)$/i;

/** @param taken tokens that belong to a mention already */
export function unknownActors({ page: { tokens, sentences }, cast }: Names, taken: ReadonlySet<number>): Mention[] {
  const places: { token: number; sentence: number }[] = [];
  const deeds = new Map<string, number>();
  const sites = new Map<string, number>();
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const t = tokens[i];
      const before = i > s.first ? tokens[i - 1] : undefined;
      const after = i + 1 < s.last ? tokens[i + 1] : undefined;
      if (!/^\p{Lu}\p{Ll}{2,}$/u.test(t.text) || taken.has(i) || t.tag === "VERB" || MONTHS.has(t.text)) continue;
      if (NOT_NAMES.has(t.text) || PLACES.has(t.text) || NO_NAME.test(t.text) || (i === s.first && t.tag !== "PROPN"))
        continue;
      const inName = (x: typeof before): boolean =>
        x !== undefined && (x.text === "-" || (/^\p{Lu}/u.test(x.text) && x.tag === "PROPN"));
      if (inName(after) || (before && inName(before) && i - 1 > s.first) || (before && PREFIX.test(before.text)))
        continue;
      places.push({ token: i, sentence });
      if (before && AT.test(before.lower)) sites.set(t.text, (sites.get(t.text) ?? 0) + 1);
      else if (
        after &&
        (after.text === "'s" ||
          after.tag === "VERB" ||
          after.tag === "AUX" ||
          (before && DEALT_WITH.test(before.lower)))
      )
        deeds.set(t.text, (deeds.get(t.text) ?? 0) + 1);
    }
  });
  const found: Mention[] = [];
  for (const { token, sentence } of places) {
    const { text, start, end } = tokens[token];
    const count = deeds.get(text) ?? 0;
    if (count < LEAST_DEEDS || count <= (sites.get(text) ?? 0)) continue;
    const before = token > sentences[sentence].first ? tokens[token - 1].lower : "";
    const id = cast.short.get(text) ?? addBody(cast, text, { type: "actor?" });
    addAlias(cast, id, text);
    found.push({
      first: token,
      last: token + 1,
      start,
      end,
      ids: [id],
      form: AT.test(before) ? "place" : "name",
      sentence,
    });
  }
  return [
    ...found,
    ...adjectives(
      { page: { tokens, sentences }, cast } as Names,
      new Map(found.map(({ ids, first }) => [tokens[first].text, ids[0]!])),
      taken,
    ),
  ];
}

/** `Merrovian boats` beside `Merrow`, `Castanese ferries` beside `Castane`: the same beginning, and an adjective's end. */
function adjectives(
  { page: { tokens, sentences } }: Names,
  actors: ReadonlyMap<string, string>,
  taken: ReadonlySet<number>,
): Mention[] {
  const found: Mention[] = [];
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const { text, start, end } = tokens[i];
      if (taken.has(i) || !ADJECTIVE.test(text)) continue;
      const name = [...actors.keys()].find(
        (one) => one !== text && text.startsWith(one.slice(0, Math.max(LEAST_STEM_LETTERS, one.length - 2))),
      );
      if (name !== undefined)
        found.push({ first: i, last: i + 1, start, end, ids: [actors.get(name)!], form: "adjective", sentence });
    }
  });
  return found;
}
const ADJECTIVE = /^\p{Lu}\p{Ll}+(?:ian|ean|ese|ish|an|ic|i)s?$/u;
const LEAST_STEM_LETTERS = 3;
