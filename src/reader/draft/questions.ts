/**
 * Questions of a proposed draft: forecasts of the text on what its parties do or agree on. One is asked of an option only
 * where the option says what the quote says; any other is listed, with the reason why no option says it.
 */
import type { Question as QuestionItem, Reading } from "../reading.ts";
import type { Cast } from "./actors.ts";
import { MONTHS } from "./interview/months.ts";
import { lastDayOf } from "./last-day.ts";
import { formsOf, ids, idOf, shares, stems } from "./names.ts";
import { partOf } from "./propose.ts";
import { askOfForecast } from "./question-words.ts";
import type { Issue, Pair, Question, StatedDate } from "./proposed.ts";

const MAX_QUESTIONS = 8;
/** Words that an agreement comes about; its bare name (`walk away from the treaty`) does not say so. */
const SETTLES =
  /\b(sign\w*|agree[sd]?|settl\w+|conclu\w+|reach\w*|ratif\w+|adopt\w*|accept\w*|seal\w*|resolv\w*|initial\w*|finali[sz]\w+|strike a|struck|enter into force|likely|likelier|possible|probable|chances?|odds|within reach|in sight|come about|follow|emerge|hold)\b/i;
/** Outcomes that undo, delay or deny a settlement, and deeds that are none. */
const BREAKS =
  /\b(fail\w*|collaps\w*|break\w*|broke\w*|breakdown|stall\w*|delay\w*|postpon\w*|reject\w*|refus\w*|suspend\w*|withdraw\w*|scrap\w*|cancel\w*|abandon\w*|lapse\w*|expire\w*|end|ends|ended|without|no|never|not|war|wars|attack\w*|strike\w*|clash\w*|crisis|escalat\w*|block\w*|veto\w*|penalt\w*|sanction\w*|violat\w*|unravel\w*|away|tear|tore|torn|denounc\w*|renounc\w*|quit\w*|leave|pull out|breach\w*|less|worse|dead|doubt\w*|unlikely|impossible)\b/i;

export function questionsOf(reading: Reading, cast: Cast, issues: readonly Issue[], asOf: string | null): Question[] {
  const give = ids();
  const drafted = issues.filter((issue) => issue.drafted);
  const names = Object.values(reading.entities).flatMap(({ name, aliases }) => [name, ...aliases]);
  const read = reading.items
    .filter((item) => item.kind === "question")
    .filter((item) => !isPast(item, asOf))
    .flatMap((item) => {
      const of = cast.idsOf(item.subject);
      const asked = (actors: readonly { id: string; name: string }[]): string | null =>
        askOfForecast(
          item.quote,
          actors.filter(({ id }) => of.includes(id)).map(({ name }) => name),
          names,
        );
      const ofParties = asked(cast.parties);
      const isOurs = ofParties !== null && isOnTheTable(ofParties, cast, issues);
      const ask = isOurs ? ofParties : cast.others.some(({ id }) => of.includes(id)) ? asked(cast.others) : null;
      if (ask === null) return [];
      const yes = optionSaid(item, drafted) ?? optionSaid(item, issues);
      const named = item.horizon;
      const until =
        named === null
          ? nextMonth(item.quote, asOf)
          : { words: named.expr ?? null, date: lastDayOf(named, reading.text.slice(0, named.start ?? 0)) };
      return [
        {
          ...partOf(
            give(idOf(yes?.issue ?? `outcome ${[...stems(item.quote)][0] ?? ""}`)),
            [item],
            reading,
            isOurs ? null : "it is of an actor that was read as no party",
          ),
          ask,
          yes,
          also: [],
          not_expressible: yes === null ? "no option of an issue says what this says" : null,
          mode: "reach",
          until,
          polarity: item.polarity === "negative" ? "negative" : "positive",
        },
      ] satisfies Question[];
    });
  return [...read.filter(({ drafted }) => drafted).slice(0, MAX_QUESTIONS), ...read.filter(({ drafted }) => !drafted)];
}

/** Whether a question is about what a party does, about an agreement, or about a matter between them. */
const isOnTheTable = (ask: string, { parties }: Cast, issues: readonly Issue[]): boolean =>
  formsOf(ask).length > 0 ||
  parties.some(({ names }) => names.some((name) => ask.includes(name))) ||
  issues.some(({ name }) => shares(stems(name), stems(ask)));

const NAMED_MONTH = new RegExp(`\\b(?:in|by|before|until|of|the|this|next)\\s+(${MONTHS.join("|")})\\b(?!,?\\s+\\d)`);

/** A month that a forecast names without its year, as the next one after the text: `at the July summit`. */
function nextMonth(quote: string, asOf: string | null): StatedDate {
  const found = NAMED_MONTH.exec(quote);
  if (!found || asOf === null || asOf.length < 7) return { words: found?.[0] ?? null, date: null };
  const month = MONTHS.indexOf(found[1]!) + 1;
  const year = Number(asOf.slice(0, 4)) + Number(month < Number(asOf.slice(5, 7)));
  return { words: found[0], date: `${year}-${String(month).padStart(2, "0")}` };
}

/** The option that says what a forecast says: its issue or its own words stand in the quote, and both settle. */
function optionSaid(item: QuestionItem, issues: readonly Issue[]): Pair | null {
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

/** Whether a date of the outcome lies before the text. */
const isPast = ({ time }: QuestionItem, asOf: string | null): boolean =>
  time !== undefined &&
  asOf !== null &&
  time.resolved[1].slice(0, asOf.length) < asOf.slice(0, time.resolved[1].length);
