/** What a draft must never do, as reasons for which a part stays out of it; null where it may stand. */
import type { Pair, Proposed, Question, StatedDate } from "../draft/proposed.ts";
import type { Quoted, Reading, Span } from "../reading.ts";
import { isFact, type Status } from "./accord-status.ts";
import { overlap } from "./verify-items.ts";

/** Outcomes that end a settlement or talks. */
const BREAKDOWN =
  /\b(?:collaps\w+|break(?:s|ing)? (?:down|off|up)|broken off|fail\w*|walk(?:s|ing)? (?:away|out)|withdraw\w*|pull(?:s|ing)? out|suspend\w*|terminat\w+|abandon\w*|reject\w*|refus\w+|stalemate|deadlock|impasse|war|attack\w*|invad\w+|no (?:deal|agreement|treaty|accord))\b/i;
/** Outcomes that are a settlement. */
const SETTLEMENT =
  /\b(?:sign(?:s|ed|ing)?|agree(?:s|d|ment)?|deal|treaty|accord|settle(?:s|d|ment)?|conclud\w+|compromise|ratif\w+)\b/i;
const DENIED = /\b(?:not|never|no longer|without|fail(?:s|ed)? to|refuses? to|unable to)\b/i;

/** The question of which yes would mean something else than its words, and the question about the past. */
export function questionFault(question: Question, { issues }: Proposed, { asOf }: Reading): string | null {
  const { yes, ask, mode, until, quotes } = question;
  if (asOf !== null && until.date !== null && until.date < asOf.slice(0, until.date.length))
    return "its date lies before the text";
  if (yes === null) return null;
  const at = issues.find(({ id }) => id === yes.issue)?.options.findIndex(({ id }) => id === yes.option) ?? -1;
  const words = [ask, ...quotes.map(({ text }) => text)];
  if (DENIED.test(ask)) return "it asks for what is not to be, which no option says";
  if (at > 0 && mode === "reach" && words.every((one) => BREAKDOWN.test(one) && !SETTLEMENT.test(one)))
    return "it asks for a breakdown, and its option is a settlement";
  if (at === 0 && mode === "reach" && SETTLEMENT.test(ask) && !BREAKDOWN.test(ask))
    return "it asks for a settlement, and its option is what stands today";
  return null;
}

export const accordFault = (status: Status): string | null =>
  isFact(status) ? null : `the text has it as ${status}; only what was concluded is an accord`;

/** An event that the text has only as something to come, or after the text itself. */
export function eventFault(quotes: readonly Quoted[], date: StatedDate, { items, asOf }: Reading): string | null {
  if (asOf !== null && date.date !== null && date.date.slice(0, asOf.length) > asOf.slice(0, date.date.length))
    return "its date lies after the text";
  const onlyAhead = quotes.every(
    (quote) =>
      items.some((item) => item.kind === "question" && covers(item, quote)) &&
      !items.some((item) => item.kind === "event" && covers(item, quote)),
  );
  return onlyAhead || quotes.every(({ text }) => AHEAD.test(text)) ? "the text has it only as something to come" : null;
}

const AHEAD = /\b(?:will|would|may|might|could|shall|plans? to|threatens? to|is (?:due|expected|likely) to)\b/i;

/** A record of silence out of a rule or a forecast. */
export function recordFault(quotes: readonly Quoted[], { items }: Reading): string | null {
  const kinds = new Set(
    quotes.flatMap((quote) => items.filter((item) => covers(item, quote)).map(({ kind }) => kind as string)),
  );
  if (kinds.has("constraint")) return "the text has it as a rule";
  if (kinds.has("question") && !kinds.has("claim") && !kinds.has("event")) return "the text has it as a forecast";
  return quotes.every(({ text }) => /\buntil\b|^(?:if|unless)\b/i.test(text)) ? "the text has it as a rule" : null;
}

/** A need that would be met by what its holder fears, or by what it wants least. */
export function needFault(
  { holder, polarity, quotes }: { holder: string; polarity: "get" | "avoid"; quotes: readonly Quoted[] },
  { issue, option }: Pair,
  { issues, stakes }: Proposed,
): string | null {
  const found = issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
  if (polarity === "avoid" && found?.quotes.some((one) => quotes.some((quote) => covers(quote, one))))
    return "it is what its holder fears";
  const order = stakes.find((stake) => stake.actor === holder && stake.issue === issue)?.order ?? [];
  const worth = order.find((one) => one.option === option)?.worth;
  return worth === "low" && order.some((one) => one.worth === "high") ? "its holder wants it least" : null;
}

const covers = (a: Span, b: Span): boolean =>
  overlap(a, b) >= 0.5 || (a.start <= b.start && a.end >= b.end) || (b.start <= a.start && b.end >= a.end);
