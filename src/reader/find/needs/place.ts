/** Adding a need, and its end. */
import { clausesOf, hedgesIn, quoteOf, tokenAt, withinQuote, wordAt, type AnalysedText } from "../../analysed-text.ts";
import type { Collected } from "../../items.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import { NEED_VERBS } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";

/** Verbs of wanting, needing and fearing, for `known`. */
export const NEEDS = new Map([...NEED_VERBS].map((w) => [w, true]));

/** Verbs of keeping something away. */
export const SHUNS = /^(avoid|avert|prevent|forestall|escape|evade|preclude)(s|ed|ing)?$/;

/**
 * Adds a need with its speaker, hedges and owner.
 *
 * @param averse whether its holder wants that it does not come
 */
export function add(
  found: Collected<"need">,
  text: AnalysedText,
  speech: Attributions,
  range: Range,
  subject: readonly string[],
  at: number,
  averse = false,
): void {
  const hedges = hedgesIn(text, range).map((h) => quoteOf(text, [h.first, h.last]));
  found.add(range, {
    speaker: speech.chain(Math.min(at, range[1] - 1)),
    ...(subject.length > 0 ? { subject: [...subject] } : {}),
    ...(averse ? { polarity: "negative" } : {}),
    ...(hedges.length > 0 ? { hedges } : {}),
  });
}

/** End of the object of a need: at another clause, a comma, or a conjunction. */
export function needEnd(text: AnalysedText, from: number, clause: Clause, stop: number): number {
  let last = withinQuote(text, clause.first, from, Math.min(clause.last, stop));
  for (const other of clausesOf(text, clause.sentence))
    if (
      other !== clause &&
      other.group.first > clause.group.last &&
      (other.marker ?? other.first) >= from &&
      other.first < last &&
      other.kind !== "relative" &&
      !/^(that|before|until)$/.test(wordAt(text, other.marker ?? -1))
    )
      last = Math.max(from, back(text, other.marker ?? other.first));
  for (let i = from; i < last; i++)
    if (
      /^[,;]$/.test(tokenAt(text, i).text) ||
      (/^(but|because|despite|particularly)$/.test(wordAt(text, i)) && i > from)
    )
      return i;
  return last;
}

function back(text: AnalysedText, i: number): number {
  while (i > 0 && /^(,|and|but|or|;)$/.test(wordAt(text, i - 1))) i--;
  return i;
}

/** The first comma from one token up to another, else the latter. */
export function comma(text: AnalysedText, from: number, to: number): number {
  for (let k = from; k < to; k++) if (tokenAt(text, k).text === ",") return k;
  return to;
}
