/** Who must agree, out of a sentence that says that somebody must: `the Brazilian congress`, `parliament in Skopje`. */
import { MONTHS } from "./interview/months.ts";
import { sentenceCase } from "./names.ts";

const BODY =
  "parliaments?|congress|senate|assembly|assemblies|legislatures?|chambers?|houses?|council|knesset|duma|diet|bundestag|bundesrat|sejm|majlis|rada|referendum|plebiscite|voters|electorate|people|courts?|cabinet|board|shareholders";
const MONTH = MONTHS.join("|");
/** Words with a capital that open a sentence and name nothing. */
const OPENS = "In|Within|By|Before|After|Until|If|When|Once|Then|But|And|Any|Only";
/** Words before a body that say which it is. */
const WHICH = `(?:(?:(?!(?:${MONTH}|${OPENS}) )[A-Z][\\w.'\u2019-]*|national|federal|state|regional|upper|lower|supreme|constitutional|both|own) )*`;
const PLACE = `(?: (?:in|of) (?:the )?(?!(?:${MONTH})\\b)[A-Z][\\w\u2019-]*(?: [A-Z][\\w\u2019-]*)*)?`;
const NAMED = new RegExp(
  `(?:^|[\\s"(])([Tt]he |[Aa]n? |[Ii]ts |[Tt]heir )?(?:\\d+-\\w+ )?(${WHICH}(?:${BODY})${PLACE})\\b`,
);
const AT_FIRST = /^(?:In|Within) ((?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*)\b/;
const PROPER = /^[A-Z]/;
/** A body with its name before it, of which it is a part: `Guyana's National Assembly`, not `Parliament`. */
const IN_NAME = /^[A-Z].* /;
const VOTE = /^(?:referendum|plebiscite)$/i;

/** @returns with the article that it has; null where the sentence names nobody */
export function approverIn(sentence: string): string | null {
  const lower = sentence.replace(new RegExp(`\\b(${BODY})\\b`, "gi"), (word) => word.toLowerCase());
  const found = NAMED.exec(sentence) ?? NAMED.exec(lower);
  if (found === null) return null;
  const [all, article = "", lowered = ""] = found;
  const body = IN_NAME.test(lowered)
    ? sentence.slice(found.index + all.length - lowered.length, found.index + all.length)
    : lowered;
  if (VOTE.test(body)) return "The voters";
  const place = placeAtFirst(sentence);
  const placed = place === null || / (?:in|of) /.test(body) || PROPER.test(body) ? body : `${body} in ${place}`;
  return sentenceCase(`${/^(?:|an? )$/i.test(article) ? "" : "the "}${placed.trim()}`);
}

/** The place with which a sentence begins; null for a month (`In March ...`) and what is somebody's (`In Mr Orr's view ...`). */
function placeAtFirst(sentence: string): string | null {
  const [all = "", place] = AT_FIRST.exec(sentence) ?? [];
  const isPlace =
    place !== undefined && !MONTHS.includes(place.split(" ")[0]!) && !/^['\u2019]/.test(sentence.slice(all.length));
  return isPlace ? place : null;
}
