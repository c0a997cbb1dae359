/** Elections that a text says are due: each may end the government of a party, which a person has to say. */
import { literalPattern } from "../../language/text/literal-pattern.ts";
import { asOf, dates } from "../dates.ts";
import type { Reading } from "../reading.ts";
import type { Cast } from "./actors.ts";
import { ids } from "./names.ts";
import type { Government, Party } from "./proposed.ts";

type Named = Pick<Party, "id" | "name" | "names">;

/** `A general election is due by`, `elections will be held in`, `faces an election in`. */
const DUE =
  /\b(?:elections?|polls)\b[^,;.]{0,40}? (?:is|are|was|were|will be|must be|has to be|have to be) (?:\w+ly )?(?:due|held|scheduled|set|called|expected|planned|slated|to be held)\b|\b(?:elections?|polls) (?:\w+ )?(?:due|scheduled|set|planned|slated)\b|\b(?:faces?|holds?|goes to|go to|heads? (?:to|for|into)|before|ahead of) (?:an? |the |its |their )?(?:\w+ ){0,2}(?:elections?|polls)\b/i;
const NOT =
  /\b(?:no|not|never|without|if|unless|would|might|may|could)\b[^,;]{0,30}\b(?:elections?|polls)\b|\b(?:elections?|polls)\b[^,;]{0,20}\b(?:not|unlikely|might|may|could)\b/i;

/** @param day of the text; without one nothing is said to lie ahead */
export function electionsOf(reading: Reading, cast: Cast, day: string | null): Government[] {
  const now = day === null ? null : asOf(day);
  if (day === null || !now) return [];
  const give = ids();
  const found = new Map<string, Government>();
  for (const sentence of reading.sentences) {
    const words = reading.text.slice(sentence.start, sentence.end);
    if (!DUE.test(words) || NOT.test(words) || words.trimEnd().endsWith("?")) continue;
    const [date] = dates(reading.text, sentence.start, sentence.end, now).filter(
      ({ to }) => to.length >= 4 && to > day.slice(0, to.length),
    );
    const party = date && (ofWhom(reading, cast.parties, sentence) ?? ofWhom(reading, cast.others, sentence));
    if (!party || found.has(party.id)) continue;
    found.set(party.id, {
      id: give(`${party.id}_government`),
      by: "rules",
      quotes: [{ text: words.trim(), start: sentence.start, end: sentence.start + words.trimEnd().length }],
      speaker: [],
      state: "proposed",
      drafted: false,
      left_out:
        "it matters only where another government would decide otherwise; accepted, it stands under Governments",
      of: party.id,
      who: "The present government",
      until: { words: date.text, date: date.to },
    });
  }
  return [...found.values()];
}

/** The one of some actors that a sentence names; else the one that its paragraph opens with: `In Athens ...`. */
function ofWhom(
  { text, sentences }: Reading,
  actors: readonly Named[],
  sentence: Reading["sentences"][number],
): Named | null {
  const named = (words: string): Named[] =>
    actors.filter(({ name, names }) =>
      [name, ...names].some((one) => new RegExp(`\\b${literalPattern(one)}\\b`).test(words)),
    );
  const own = named(text.slice(sentence.start, sentence.end));
  if (own.length > 0) return own.length === 1 ? own[0]! : null;
  const first = sentences.find(({ paragraph }) => paragraph === sentence.paragraph)!;
  const opening = named(text.slice(first.start, Math.min(first.end, first.start + OPENING_CHARACTERS)));
  return opening.length === 1 ? opening[0]! : null;
}

const OPENING_CHARACTERS = 40;
