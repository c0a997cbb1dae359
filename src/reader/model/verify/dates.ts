/** The date of a part of a model's draft: out of the sentence of one of its own quotes, or none. */
import { monthName, monthOf } from "../../../numbers/months.ts";
import { lastDayOf } from "../../draft/last-day.ts";
import type { StatedDate } from "../../draft/proposed.ts";
import type { Quoted, Span } from "../../reading.ts";
import { timeOf } from "../voices.ts";
import type { DraftVerifier } from "./verifier.ts";

const NONE: StatedDate = { words: null, date: null };

export interface PlacedDate extends StatedDate {
  /** Where its words stand; null where there is none. */
  at: Span | null;
}

/**
 * @param given the words of the date as the model quotes them
 * @param ahead whether the date is still to come, so that "in March" is the next one
 */
export function dateOf(
  given: string | undefined,
  quotes: readonly Quoted[],
  ahead: boolean,
  verifier: DraftVerifier,
): PlacedDate {
  const { reading, finder } = verifier.ground;
  if (given === undefined) return { ...NONE, at: null };
  for (const sentence of quotes.map((quote) => finder.sentenceAt(quote))) {
    const at = finder.find(given, sentence)[0];
    const time = at && timeOf(reading.text, at, sentence, reading.asOf, ahead);
    if (time)
      return {
        words: reading.text.slice(at.start, at.end),
        date: lastDayOf(time, reading.text.slice(0, time.start ?? 0)),
        at,
      };
    const month = at && reading.asOf !== null ? nextMonth(reading.text.slice(at.start, at.end), reading.asOf) : null;
    if (ahead && month) return { words: reading.text.slice(at.start, at.end), date: month, at };
  }
  verifier.withdraw(`the date "${given.slice(0, 60)}", which no sentence of its quotes gives so`);
  return { ...NONE, at: null };
}

export const stated = ({ words, date }: PlacedDate): StatedDate => ({ words, date });

const MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december".split("|");
const NAMED_MONTH = new RegExp(`\\b(${MONTHS.join("|")})\\b(?!,?\\s+\\d)`, "i");

/** A month that is named without a year as the next one after the text: "at the July summit". */
function nextMonth(words: string, asOf: string): string | null {
  const found = NAMED_MONTH.exec(words);
  if (!found || asOf.length < "2000-01".length) return null;
  const month = MONTHS.indexOf(found[1].toLowerCase()) + 1;
  const year = Number(asOf.slice(0, 4)) + Number(month < Number(asOf.slice(5, 7)));
  return monthName(monthOf(year, month));
}
