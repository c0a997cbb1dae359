/**
 * Questions of a proposed draft: forecasts of the text. One is asked of an option only where the option says what the
 * quote says; any other is listed, with the reason why no option says it.
 */
import type { Item, Reading } from "../reading.ts";
import { ids, idOf, nameOf, shares, stems } from "./names.ts";
import { partOf } from "./propose.ts";
import type { Issue, Pair, Question } from "./proposed.ts";

const MAX_QUESTIONS = 12;
/** Outcomes that settle something. */
const SETTLES =
  /\b(sign\w*|agree\w*|settle\w*|conclu\w+|reach\w*|ratif\w+|adopt\w*|accept\w*|seal\w*|resolv\w*|treat(?:y|ies)|accords?|pacts?|deals?|settlement|compromise|memorandum|declaration)\b/i;
/** Outcomes that undo, delay or deny a settlement, and deeds that are none. */
const BREAKS =
  /\b(fail\w*|collaps\w*|break\w*|broke\w*|breakdown|stall\w*|delay\w*|postpon\w*|reject\w*|refus\w*|suspend\w*|withdraw\w*|scrap\w*|cancel\w*|abandon\w*|lapse\w*|expire\w*|end|ends|ended|without|no|never|not|war|wars|attack\w*|strike\w*|clash\w*|crisis|escalat\w*|block\w*|veto\w*|penalt\w*|sanction\w*|violat\w*|unravel\w*|less|worse|dead|doubt\w*|unlikely|impossible)\b/i;

export function questionsOf(reading: Reading, issues: readonly Issue[], asOf: string | null): Question[] {
  const give = ids();
  return reading.items
    .filter(({ kind }) => kind === "question")
    .filter((item) => !isPast(item, asOf))
    .slice(0, MAX_QUESTIONS)
    .map((item) => {
      const yes = optionSaid(item, issues);
      const named = item.horizon !== undefined && item.horizon !== "unfilled" ? item.horizon : null;
      return {
        ...partOf(give(idOf(yes?.issue ?? `outcome ${[...stems(item.quote)][0] ?? ""}`)), [item], reading),
        ask: `Will this come true: "${nameOf(item.quote, 150)}"?`,
        yes,
        also: [],
        not_expressible: yes === null ? "no option of an issue says what this says" : null,
        mode: "reach",
        until: { words: named?.expr ?? null, date: named?.resolved[1] ?? null },
        polarity: item.polarity === "negative" ? "negative" : "positive",
      };
    });
}

/** The option that says what a forecast says: its issue or its own words stand in the quote, and both settle. */
function optionSaid(item: Item, issues: readonly Issue[]): Pair | null {
  const { quote } = item;
  if (!SETTLES.test(quote) || BREAKS.test(quote) || item.polarity === "partial") return null;
  const words = stems(quote);
  const about = issues.flatMap((issue) =>
    issue.options.slice(1).flatMap((option) => {
      const own = stems(option.text);
      const same =
        own.size > 0 ? shares(own, words) : formsOf(option.text).some((form) => formsOf(quote).includes(form));
      const onIssue = shares(stems(issue.name), words);
      const says = option.unspecified ? onIssue : same && (own.size > 0 || onIssue || issues.length === 1);
      return says ? [{ issue: issue.id, option: option.id }] : [];
    }),
  );
  return about.length === 1 ? about[0]! : null;
}

const formsOf = (text: string): string[] =>
  text
    .toLowerCase()
    .match(
      /\b(?:treat(?:y|ies)|agreement|accord|pact|deal|contract|memorandum|declaration|truce|ceasefire|settlement|compromise)\b/g,
    ) ?? [];

/** Whether a date of the outcome lies before the text. */
const isPast = ({ time }: Item, asOf: string | null): boolean =>
  time !== undefined &&
  asOf !== null &&
  time.resolved[1].slice(0, asOf.length) < asOf.slice(0, time.resolved[1].length);
