/** Dates of a text by sentence, and the date of a range of words. */
import { tokenAt, type AnalysedText } from "./analysed-text.ts";
import { HEAD_CHARACTERS, dates, later, yearTold, type AsOf, type Dated } from "./dates.ts";
import type { Range } from "./grammar/index.ts";
import type { Time } from "./reading.ts";
import type { Page } from "./tokens.ts";

/** @param now date of the text, to which dates are relative */
export function datesBySentence({ text, sentences }: Page, now: AsOf | null): Dated[][] {
  let before: Dated | null = null;
  let told: number | null = null;
  let paragraph = -1;
  return sentences.map((s) => {
    const { start, end } = s;
    if (s.paragraph !== paragraph) [told, paragraph] = [null, s.paragraph];
    const found = dates(text, start, end, now, told);
    told = yearTold(
      found.filter((d) => d.start - start <= HEAD_CHARACTERS),
      now,
    );
    const shift = later(text.slice(start, end), before);
    if (shift) {
      const m = /\b\S+\s+(?:years?|months?|weeks?|days?)\s+later\b/i.exec(text.slice(start, end))!;
      found.push({
        text: m[0],
        start: start + m.index,
        end: start + m.index + m[0].length,
        from: shift[0],
        to: shift[1],
        basis: "counted from the date before",
      });
    }
    before = found.find((d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text") ?? before;
    return found;
  });
}

/** Date of a range: one inside it, else one that opens its sentence; a year that belongs to a name only where there is no other. */
export function timeOf(text: AnalysedText, range: Range, sentence: number): Time | undefined {
  const [start, end] = [tokenAt(text, range[0]).start, tokenAt(text, range[1] - 1).end];
  const s = text.page.sentences[sentence];
  const all = text.dates[sentence];
  const inside = all.filter((d) => d.start >= start && d.end <= end);
  const opening = all.filter((d) => d.start - s.start < 12 && d.end <= start);
  const after = all.filter((d) => d.start >= end && d.start - end < 3);
  const near = [...inside, ...opening, ...after];
  const d = near.find((one) => !isOfName(text, one)) ?? near[0];
  return d ? told(text, d) : undefined;
}

/** Whether a year belongs to the name behind it: `the 1899 Arbitral Award`. */
const isOfName = ({ page }: AnalysedText, d: Dated): boolean =>
  /^\d{4}$/.test(d.text) && /^ \p{Lu}\p{Ll}/u.test(page.text.slice(d.end, d.end + 3));

function told({ original, folded }: AnalysedText, d: Dated): Time {
  const at = folded.back(d.start, d.end);
  return { expr: original.slice(at.start, at.end), resolved: [d.from, d.to], basis: d.basis, ...at };
}

/** Date nearest before a range in its sentence, else after it; none in the future. */
export function timeBeside(text: AnalysedText, [first]: Range, sentence: number): Time | undefined {
  const { start } = tokenAt(text, first);
  const past = text.dates[sentence].filter(
    (d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text" && !isAhead(d, text.now),
  );
  const d = past.filter(({ end }) => end <= start).at(-1) ?? past[0];
  return d ? told(text, d) : undefined;
}

/** Whether a date begins only after the text. */
const isAhead = (d: Dated, now: AsOf | null): boolean =>
  now !== null &&
  (d.from.slice(0, now.text.length) > now.text.slice(0, d.from.length) || /from the time of writing/.test(d.basis));

/** First day of the last date before a sentence in its paragraph. */
export function dayToldBefore(
  { page: { sentences }, dates: dated, now }: AnalysedText,
  sentence: number,
): string | null {
  const { paragraph } = sentences[sentence];
  for (let at = sentence; at >= 0 && sentences[at].paragraph === paragraph; at--) {
    const past = dated[at].filter((d) => d.basis !== "the time of writing" && !isAhead(d, now));
    if (past.length > 0) return past[past.length - 1].from;
  }
  return null;
}
