/** Names by their shape: capitalised words in a row, with the small words inside them. */
import { HEADS, MONTHS, PLACES } from "../lexicon/organisations.ts";
import type { Page } from "../tokens.ts";
import { knownAt } from "./tables.ts";
import { textOf } from "./mention.ts";

export const PARTICLES = new Set([
  "bin",
  "bint",
  "ibn",
  "al",
  "el",
  "de",
  "del",
  "da",
  "dos",
  "di",
  "van",
  "von",
  "der",
  "den",
  "ter",
  "ul",
  "ur",
  "of",
]);
const JOINS = new Set(["of", "for", "and", "the", "on", "to", "in"]);
export const NOT_NAMES = new Set(
  (
    "The A An This That These Those It Its He She They We You I But And Or Yet So If As At By In On Of For From To With Without After Before Since While When Where Why How What Who Which Whose Should Were Had Has Have Was Is Are Be Been " +
    "Not No Nor Nothing None Neither Either Both Each Every All Some Any Most Many Few Several Other Another Such First Second Third Fourth Fifth Last Next Then Now Today Yesterday Tomorrow Here There Still Even Only Just Also Meanwhile However Moreover Instead Indeed " +
    "Perhaps Maybe Although Though Because Unless Until Despite Notwithstanding Whether Once Under Over Between Against During Among Within Beyond Behind Officials Analysts Experts Diplomats Critics Observers One Two Three Four Five Six Seven Eight Nine Ten Mr Mrs Ms Dr Yes Western Eastern Northern Southern Central Asian European African American Arab Islamic Muslim Christian Jewish Kurdish Latin"
  ).split(" "),
);

/** Months that are also names of people, and words that make them a month: `in May`, `early June`. */
const MONTH_NAMES = new Set(["April", "August", "Jan", "June", "May"]);
const BEFORE_MONTH = /^(of|in|since|by|until|till|before|after|from|last|next|this|early|late|mid|during|on|\d{1,2})$/;

/** Whether a word is of the calendar rather than a name: `in May`, `May 2017`, but not `Theresa May`. */
export function isCalendar({ tokens }: Page, i: number): boolean {
  const { text } = tokens[i];
  if (!MONTHS.has(text)) return false;
  return (
    !MONTH_NAMES.has(text) || tokens[i + 1]?.tag === "NUM" || BEFORE_MONTH.test(tokens[i - 1]?.lower.trim() ?? "in")
  );
}

/** More capitalised words in a row are a heading, and no name. */
const MAX_NAME_TOKENS = 16;

/** Capitalised words from token i, with the small words inside a name. */
export function runAt(page: Page, i: number, stop: number): { last: number } | null {
  const { tokens } = page;
  let j = i;
  for (; j < stop; j++) {
    if (j - i > MAX_NAME_TOKENS) return null;
    const t = tokens[j];
    if (t.capital && !MONTHS.has(t.text)) continue;
    if (j === i) return null;
    if (t.text === "-" && t.start === tokens[j - 1].end && tokens[j + 1]?.start === t.end) {
      j++;
      continue;
    }
    if (t.text === "&" && tokens[j + 1]?.capital) continue;
    // `Osh Farmers' Union`
    if (
      t.text === "'" &&
      tokens[j - 1].text.endsWith("s") &&
      t.start === tokens[j - 1].end &&
      tokens[j + 1]?.capital &&
      HEADS[tokens[j + 1].text] !== undefined &&
      j + 1 < stop
    )
      continue;
    // `Hamad bin Khalifa`, `Faisal al-Mutawa`
    if (PARTICLES.has(t.lower) && t.lower !== "of" && j + 1 < stop) {
      if (
        (tokens[j + 1].capital && !MONTHS.has(tokens[j + 1].text)) ||
        (PARTICLES.has(tokens[j + 1].lower) && tokens[j + 2]?.capital && j + 2 < stop)
      )
        continue;
      if (
        tokens[j + 1].text === "-" &&
        tokens[j + 1].start === t.end &&
        tokens[j + 2]?.capital &&
        tokens[j + 2].start === tokens[j + 1].end
      ) {
        j += 2;
        continue;
      }
    }
    const k = joined(page, i, j, stop);
    if (k === null) break;
    j = k;
  }
  return j > i ? { last: j } : null;
}

/** Organisations whose names continue with any small word, and words after which `of` and `for` continue. */
const LONG_NAMES =
  /\b(Ministry|Council|Commission|Institute|Agency|Committee|Organi[sz]ation|Department|Centre|Center|School)\b/;
const OF_NAMES = /^(Declaration|University|Republic|Kingdom|State|States)$/;

/**
 * The capitalised word that continues a name after one or two small words (`Ministry for Natural Resources`), or null.
 */
function joined(page: Page, i: number, j: number, stop: number): number | null {
  const { tokens } = page;
  let k = j;
  while (k < stop && JOINS.has(tokens[k].lower)) k++;
  if (k === j || k > j + 2 || k >= stop || !tokens[k].capital) return null;
  const join = tokens[j].lower;
  if (join === "and" && knownAt(page, k, stop)?.kind === "state") return null;
  const inside = textOf(page, i, j);
  return LONG_NAMES.test(inside) ||
    ((join === "of" || join === "for") &&
      inside.split(/[\s-]+/).some((w) => w in HEADS || PLACES.has(w) || OF_NAMES.test(w)))
    ? k
    : null;
}

/** Two to four capitalised words outside the tables, or one after an office. */
export function personAt(page: Page, i: number, stop: number): { last: number } | null {
  const { tokens } = page;
  let j = i;
  let capitals = 0;
  while (j < stop && j < i + 7) {
    const t = tokens[j];
    if (
      t.capital &&
      !isCalendar(page, j) &&
      !(j === i && NOT_NAMES.has(t.text)) &&
      t.tag !== "PUNCT" &&
      !(j > i && knownAt(page, j, stop)?.kind === "state" && capitals >= 2)
    ) {
      capitals++;
      j++;
      continue;
    }
    const joined = t.text === "-" && t.start === tokens[j - 1]?.end && tokens[j + 1]?.start === t.end;
    if (j > i && joined) {
      j += 2;
      continue;
    }
    if (
      j > i &&
      PARTICLES.has(t.lower) &&
      t.lower !== "of" &&
      tokens[j + 1] &&
      (tokens[j + 1].capital || tokens[j + 1].text === "-")
    ) {
      j++;
      continue;
    }
    if (j === i && /^(al|el|bin|de|van|von)$/.test(t.lower) && tokens[j + 1]) {
      j++;
      continue;
    }
    break;
  }
  return capitals > 0 ? { last: j } : null;
}
