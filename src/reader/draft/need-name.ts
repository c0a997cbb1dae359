/** What is needed or feared, out of a clause that says who needs it: `to fill the reservoir`, `harm to its cotton`. */
import { nameOf } from "./names.ts";

/** A clause about somebody between commas, which says another need. */
const ASIDE = /,? (?:which|who) [^,]*,/gi;
/** `what Mali wants most is`, `all that it asks is`. */
const CLEFT = /^(?:what|all)\b.*?\b(?:is|was|are|were|remains?)\s+(?:that\s+)?/i;
const WANTS =
  /^.*?\b(?:needs?|wants?|wanted|wanting|seeks?|seeking|sought|desires?|requires?|hopes?|hoped|hoping|longs?|longing|wish(?:es)?|prefers?|preferred|would (?:like|prefer|rather|welcome|not like|not welcome|never like)|must|anxious|eager|keen|hungry|short of|looks?|looking|search(?:es|ing)?|strives?|striving|pushes|insists|lacks?|(?:do|live|manage|survive|get by) without|afford|bear|risk|countenance|stomach|tolerate|brook|abide|relish|afraid of|fearful of|wary of|worr(?:y|ies|ied|ying) (?:about|over|that)|fret(?:s|ting)? (?:about|over)|agoni[sz](?:es?|ing) over|recoils? from|shrinks? from|bau?lks? at|fears?|feared|fearing|dreads?|dreaded)\b(?: (?<tie>to|for|on|about))?\s+/i;
/** Fear for something is fear of harm to it. */
const FEARS_FOR = /\b(?:fears?|feared|afraid|worr(?:y|ies|ied)) for\s*$/i;
/** A verb of keeping something away, or a word that denies it, before what is to be avoided. */
const AVERTS = /^(?:to )?(?:avoid|avert|prevent|forestall|escape|evade|preclude)(?:ing)?\s+/i;
const DENIES = /^(?:no|not|never|any)\s+/i;

/**
 * @param quote the whole clause, with or without its subject
 * @param polarity whether its holder wants it, or wants to avoid it
 */
export function needName(quote: string, polarity: "get" | "avoid" = "get"): string {
  const clause = quote.replace(ASIDE, "");
  const found = CLEFT.exec(clause) ?? WANTS.exec(clause);
  const rest = found ? clause.slice(found[0].length) : "";
  if (!found || rest.trim() === "") return nameOf(quote);
  if (FEARS_FOR.test(found[0])) return `harm to ${rest.startsWith("its ") ? "its " : ""}${nameOf(rest)}`;
  const wish = /^to$/i.test(found.groups?.["tie"] ?? "") ? `to ${rest}` : rest;
  return polarity === "get" ? named(wish) : avoided(wish.replace(DENIES, "").replace(AVERTS, ""));
}

const named = (wish: string): string => (wish.startsWith("to ") ? `to ${nameOf(wish.slice(3))}` : nameOf(wish));

/** `Chile to sell gas`, `the line to reopen`, not `the right to vote`. */
const SOMEBODY_TO =
  /^((?:\p{Lu}[\p{L}'-]*|anybody|anyone|it|them|(?:the|its|their|any|all|this|that|these|those) (?:[\p{L}'-]+ )??[\p{L}'-]+?)(?: \p{Lu}[\p{L}'-]*)*)(?<!right|access|permission|chance|plan|bid|attempt|way|threat|need|pressure|duty|obligation|end|return|change|damage|limit|power|ability|decision|promise|commitment|offer|move|concession|concessions|reason|time|freedom|licence|option) to (\p{Ll}+)\b/u;

/** What follows "wants to avoid": `having to pay` of `to pay`, `Chile selling gas` of `Chile to sell gas`. */
function avoided(wish: string): string {
  if (/^to\s/i.test(wish)) return `having ${named(wish)}`;
  const other = SOMEBODY_TO.exec(wish);
  return nameOf(other ? `${other[1]} ${gerundOf(other[2])}${wish.slice(other[0].length)}` : wish);
}

/** `selling` of `sell`. */
function gerundOf(verb: string): string {
  if (verb.endsWith("ie")) return `${verb.slice(0, -2)}ying`;
  if (/[^eoy]e$/.test(verb) && verb !== "be") return `${verb.slice(0, -1)}ing`;
  const doubled = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(verb) || /(?:mit|fer|gin|get|run|set)$/.test(verb);
  return `${verb}${doubled && verb !== "offer" ? verb.slice(-1) : ""}ing`;
}
