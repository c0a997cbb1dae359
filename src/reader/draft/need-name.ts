/** What is needed or feared, out of a clause that says who needs it: `to fill the reservoir`, `harm to its cotton`. */
import { nameOf } from "./names.ts";

/** A clause about somebody between commas, which says another need. */
const ASIDE = /,? (?:which|who) [^,]*,/gi;
const WANTS =
  /^.*?\b(?:needs?|wants?|wanted|seeks?|sought|desires?|requires?|hopes?|hoped|longs?|wish(?:es)?|prefers?|preferred|would (?:like|prefer|rather)|must|anxious|eager|keen|hungry|short of|looks?|pushes|insists|lacks?|afraid of|fearful of|wary of|worr(?:y|ies|ied) (?:about|over|that)|fears?|feared|dreads?)\b(?: (?<tie>to|for|on|about))?\s+/i;
/** Fear for something is fear of harm to it. */
const FEARS_FOR = /\b(?:fears?|feared|afraid|worr(?:y|ies|ied)) for\s*$/i;

/** @param quote the whole clause, with or without its subject */
export function needName(quote: string): string {
  const clause = quote.replace(ASIDE, "");
  const found = WANTS.exec(clause);
  const rest = found ? clause.slice(found[0].length) : "";
  if (!found || rest.trim() === "") return nameOf(quote);
  const told = nameOf(rest);
  if (FEARS_FOR.test(found[0])) return `harm to ${rest.startsWith("its ") ? "its " : ""}${told}`;
  return /^to$/i.test(found.groups?.["tie"] ?? "") ? `to ${told}` : told;
}
