/** What keeps a question out of a draft, and what leaves open what counts as yes; null where it may stand. */
import type { Option, Proposed, Question } from "../../draft/proposed.ts";
import type { Quoted, Reading } from "../../reading.ts";
import { covers } from "./passages.ts";

/** Outcomes that end a settlement or talks. */
export const BREAKDOWN =
  /\b(?:collaps\w+|break(?:s|ing)? (?:down|off|up)|broken off|fail\w*|walk(?:s|ing)? (?:away|out)|withdraw\w*|pull(?:s|ing)? out|suspend\w*|terminat\w+|abandon\w*|reject\w*|refus\w+|stalemate|deadlock|impasse|war|attack\w*|invad\w+|no (?:deal|agreement|treaty|accord))\b/i;
/** Outcomes that are a settlement. */
export const SETTLEMENT =
  /\b(?:sign(?:s|ed|ing)?|agree(?:s|d|ment)?|deal|treaty|accord|settle(?:s|d|ment)?|conclud\w+|compromise|ratif\w+)\b/i;
/** What is not to be. "Without payment" is a term of a settlement, and "not later than" a date. */
export const DENIED =
  /\b(?:not(?! (?:only|just|merely|later|least)\b)|never|no longer(?! than\b)|fail(?:s|ed)? to|refuses? to|unable to)\b|n[\u2019']t\b|\bwithout (?:an?|any|the) (?:\w+ )?(?:deal|agreement|treaty|accord|settlement|compromise)\b/i;
export const NOTHING = /\b(?:no|none|nothing|neither|nor|without)\b/i;
/** A clause on a party between commas, whose denial is not that of the question. */
const ASIDE = /,\s+(?:who|which|whose)\b[^,?]*,/gi;

/** The question of which yes would mean something else than its words, and the question about the past. */
export function questionFault(question: Question, { issues }: Proposed, { asOf, items }: Reading): string | null {
  const { yes, ask, mode, until, quotes } = question;
  if (asOf !== null && until.date !== null && until.date < asOf.slice(0, until.date.length))
    return "its date lies before the text";
  if (quotes.length > 0 && quotes.every((quote) => isTold(quote, items))) return "the text tells it as done";
  if (yes === null) return null;
  const options = issues.find(({ id }) => id === yes.issue)?.options ?? [];
  const at = options.findIndex(({ id }) => id === yes.option);
  const words = [ask, ...quotes.map(({ text }) => text)];
  const denies = (text: string): boolean => DENIED.test(text) || BREAKDOWN.test(text) || NOTHING.test(text);
  if (DENIED.test(ask.replace(ASIDE, "")) && !(at >= 0 && denies(options[at].text)))
    return "it asks for what is not to be, which no option says";
  const breaksDown = words.every((one) => BREAKDOWN.test(one) && !SETTLEMENT.test(one));
  if (at > 0 && mode === "reach" && breaksDown && !saysBreakdown(options[at], quotes))
    return "it asks for a breakdown, and its option is a settlement";
  if (at === 0 && mode === "reach" && SETTLEMENT.test(ask) && !BREAKDOWN.test(ask) && !EXPIRES.test(ask))
    return "it asks for a settlement, and its option is what stands today";
  return null;
}

/** Whether a passage was read as an event, and not as an outcome to come. */
const isTold = (quote: Quoted, items: Reading["items"]): boolean =>
  items.some((item) => item.kind === "event" && covers(item, quote)) &&
  !items.some((item) => item.kind === "question" && covers(item, quote));

/** Whether an option is itself the breakdown, by its words or by the passage that it shares with the question. */
function saysBreakdown({ text, unspecified, quotes }: Option, asked: readonly Quoted[]): boolean {
  if (unspecified) return false;
  if (BREAKDOWN.test(text)) return true;
  return !SETTLEMENT.test(text) && quotes.some((one) => asked.some((other) => covers(one, other)));
}

/** The end of an agreement on its day. */
export const EXPIRES = /\b(?:expir\w+|lapse[sd]?|run(?:s|ning)? out|ran out|comes? to an end)\b/i;

/**
 * Why what counts as yes is open although an option was named: the end of one agreement is not that of another, and what
 * stands today is that end only where it says that nothing is agreed.
 */
export function doubtOf({ yes, ask, quotes }: Question, { issues }: Proposed): string | null {
  if (yes === null || ![ask, ...quotes.map(({ text }) => text)].some((words) => EXPIRES.test(words))) return null;
  const options = issues.find(({ id }) => id === yes.issue)?.options ?? [];
  const at = options.findIndex(({ id }) => id === yes.option);
  const text = options[at]?.text ?? "";
  const says = NOTHING.test(text) || DENIED.test(text) || (at > 0 && EXPIRES.test(text));
  return says ? null : "what stands once the agreement has run out is still to be said";
}
