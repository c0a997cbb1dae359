/** What a draft must never do, as reasons for which a part stays out of it; null where it may stand. */
import { QUAD, type Plover } from "../../language/blocks/events.ts";
import type { Option, Pair, Proposed, Question, Share, StatedDate } from "../draft/proposed.ts";
import type { Quoted, Reading, Span } from "../reading.ts";
import { isFact, withoutMonth, type Status } from "./accord-status.ts";
import { overlap } from "./verify-items.ts";

/** Outcomes that end a settlement or talks. */
const BREAKDOWN =
  /\b(?:collaps\w+|break(?:s|ing)? (?:down|off|up)|broken off|fail\w*|walk(?:s|ing)? (?:away|out)|withdraw\w*|pull(?:s|ing)? out|suspend\w*|terminat\w+|abandon\w*|reject\w*|refus\w+|stalemate|deadlock|impasse|war|attack\w*|invad\w+|no (?:deal|agreement|treaty|accord))\b/i;
/** Outcomes that are a settlement. */
const SETTLEMENT =
  /\b(?:sign(?:s|ed|ing)?|agree(?:s|d|ment)?|deal|treaty|accord|settle(?:s|d|ment)?|conclud\w+|compromise|ratif\w+)\b/i;
/** What is not to be. "Without payment" is a term of a settlement, and "not later than" a date. */
const DENIED =
  /\b(?:not(?! (?:only|just|merely|later|least)\b)|never|no longer(?! than\b)|fail(?:s|ed)? to|refuses? to|unable to)\b|n[\u2019']t\b|\bwithout (?:an?|any|the) (?:\w+ )?(?:deal|agreement|treaty|accord|settlement|compromise)\b/i;
const NOTHING = /\b(?:no|none|nothing|neither|nor|without)\b/i;
/** A clause on a party between commas, whose denial is not that of the question. */
const ASIDE = /,\s+(?:who|which|whose)\b[^,?]*,/gi;

/** The question of which yes would mean something else than its words, and the question about the past. */
export function questionFault(question: Question, { issues }: Proposed, { asOf }: Reading): string | null {
  const { yes, ask, mode, until, quotes } = question;
  if (asOf !== null && until.date !== null && until.date < asOf.slice(0, until.date.length))
    return "its date lies before the text";
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
  if (at === 0 && mode === "reach" && SETTLEMENT.test(ask) && !BREAKDOWN.test(ask))
    return "it asks for a settlement, and its option is what stands today";
  return null;
}

/** Whether an option is itself the breakdown, by its words or by the passage that it shares with the question. */
function saysBreakdown({ text, unspecified, quotes }: Option, asked: readonly Quoted[]): boolean {
  if (unspecified) return false;
  if (BREAKDOWN.test(text)) return true;
  return !SETTLEMENT.test(text) && quotes.some((one) => asked.some((other) => covers(one, other)));
}

export const accordFault = (status: Status): string | null =>
  isFact(status) ? null : `the text has it as ${status}; only what was concluded is an accord`;

/** An event that the text has only as something to come, or after the text itself. */
export function eventFault(
  { quotes, does, date }: { quotes: readonly Quoted[]; does: Plover; date: StatedDate },
  { items, asOf }: Reading,
): string | null {
  if (asOf !== null && date.date !== null && date.date.slice(0, asOf.length) > asOf.slice(0, date.date.length))
    return "its date lies after the text";
  const deeds = quotes.filter(({ text }) => !isToldAct(text, does));
  const onlyAhead = deeds.every(
    (quote) =>
      items.some((item) => item.kind === "question" && covers(item, quote)) &&
      !items.some((item) => item.kind === "event" && covers(item, quote)),
  );
  return deeds.length === quotes.length && (onlyAhead || deeds.every(({ text }) => AHEAD.test(withoutMonth(text))))
    ? "the text has it only as something to come"
    : null;
}

/** Verbs of what is to come; "its will" and "military might" are nouns. */
const AHEAD =
  /\b(?<!\b(?:the|its|their|his|her|of|free|good|political|popular|military|economic|naval)\s)(?:will|would|may|might|could|shall|plans? to|threatens? to|is (?:due|expected|likely) to)\b/i;
/** Verbs that tell of an act in the past, and those that make a threat by being told. */
const TOLD =
  /\b(?:(?!need|indeed|exceed|proceed|succeed)\w{2,}ed|said|told|gave|made|swore|spoke|wrote|sent|met|put|held|took|threatens?|threatening|warns?|warning|vows?|demands?|accuses?|rejects?|refuses?|says)\b/i;

/** Whether a quote tells of an act in words, of which only what it is about is to come: "warned that it would leave". */
function isToldAct(text: string, does: Plover): boolean {
  if (!QUAD[does].startsWith("verbal")) return false;
  const words = withoutMonth(text);
  const told = TOLD.exec(words);
  const ahead = AHEAD.exec(words);
  return told !== null && (ahead === null ? /^threat/i.test(told[0]) : told.index <= ahead.index);
}

/** A record of silence out of a rule or a forecast. */
export function recordFault(quotes: readonly Quoted[], { items }: Reading): string | null {
  const kinds = new Set(
    quotes.flatMap((quote) => items.filter((item) => covers(item, quote)).map(({ kind }) => kind as string)),
  );
  if (kinds.has("constraint")) return "the text has it as a rule";
  if (kinds.has("question") && !kinds.has("claim") && !kinds.has("event")) return "the text has it as a forecast";
  return quotes.every(({ text }) => /\buntil\b|^(?:if|unless)\b/i.test(text)) ? "the text has it as a rule" : null;
}

/** A need that would be met by what its holder fears, or mostly by what it wants least. */
export function needFault(
  { holder, polarity, quotes }: { holder: string; polarity: "get" | "avoid"; quotes: readonly Quoted[] },
  { issue, option, share }: Pair & { share: Share },
  { issues, stakes }: Proposed,
): string | null {
  const found = issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option);
  const order = stakes.find((stake) => stake.actor === holder && stake.issue === issue)?.order ?? [];
  const worth = order.find((one) => one.option === option)?.worth;
  if (polarity === "avoid" && worth !== "high" && found !== undefined && isFeared(found, quotes))
    return "it is what its holder fears";
  const whole = share === "most" || share === "all";
  return whole && worth === "low" && order.some((one) => one.worth === "high") ? "its holder wants it least" : null;
}

/** Words of an option that keeps something away: "none", "an end to inspections", "a cap on imports". */
const AVERTS =
  /\b(?:no|none|nobody|nothing|not|never|neither|without|free of|ends?|ended|ban\w*|stop\w*|halt\w*|limit\w*|cap(?:ped|s)?|curb\w*|remov\w+|withdraw\w*|lift\w*|against|protect\w*|reduc\w+|fewer|less|dismantl\w+|abolish\w*|prevent\w*)\b/i;
/** Letters from which two words are taken for forms of one. */
const STEM_LETTERS = 5;

/** Whether an option brings what a passage fears: both rest on it, and the option names what it names. */
function isFeared({ text, quotes }: Option, fears: readonly Quoted[]): boolean {
  if (AVERTS.test(text)) return false;
  const shared = fears.filter((fear) => quotes.some((one) => covers(fear, one)));
  return stemsIn(text).some((stem) => shared.some((fear) => stemsIn(fear.text).includes(stem)));
}

const stemsIn = (text: string): string[] =>
  (text.toLowerCase().match(/\p{L}{4,}/gu) ?? []).map((word) => word.slice(0, STEM_LETTERS));

const covers = (a: Span, b: Span): boolean =>
  overlap(a, b) >= 0.5 || (a.start <= b.start && a.end >= b.end) || (b.start <= a.start && b.end >= a.end);
