/** A plain text: its headline and byline, where its first lines look like them. The text itself stays as it is. */
import type { Document } from "./document.ts";

/** Longest line that is taken for a headline or a byline. */
const MAX_LINE_CHARACTERS = 140;
/** Lines at the head among which a byline is looked for. */
const BYLINE_LINES = 6;

const NAME =
  "\\p{Lu}[\\p{L}.'\\u2019-]*(?:\\s+(?:(?:and|de|der|van|von|al|bin|el|la)\\s+)*\\p{Lu}[\\p{L}.'\\u2019-]*)*";
const BYLINE = new RegExp(`^(?:by|written by|author:)\\s+(${NAME})\\s*(?:$|[,|(/]|[-\\u2013\\u2014]\\s)`, "iu");

export function openPlain(text: string, encoding: string): Document {
  const lines = text
    .replace(/^\ufeff/, "")
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const first = lines.findIndex((line) => line !== "");
  const title = first >= 0 && isHeadline(lines[first]!, lines.slice(first + 1)) ? unquoted(lines[first]!) : null;
  const head = lines
    .filter((line) => line !== "")
    .slice(title === null ? 0 : 1, BYLINE_LINES)
    .filter((line) => line.length <= MAX_LINE_CHARACTERS);
  const author = head.map((line) => (isCapitalised(line) ? BYLINE.exec(line)?.[1] : undefined)).find(Boolean) ?? null;
  return { text, format: "txt", encoding, title, author, publisher: null, date: null, url: null, notes: [] };
}

/** The name of a byline begins with a capital, which a pattern without regard to case does not see. */
const isCapitalised = (line: string): boolean => /^\S+(?:\s+by)?\s+\p{Lu}/u.test(line);

/** A first line of some words that is not a sentence, address, dateline or label, with prose after it. */
function isHeadline(line: string, after: readonly string[]): boolean {
  if (line.length > MAX_LINE_CHARACTERS || (line.match(/\p{L}{2,}/gu) ?? []).length < 2) return false;
  if (/[.,;:]["'\u201d\u2019)]*$/.test(line) || /^(?:dear|by)\b|^(?:from|to|date|subject|re|q|a)\s*:/i.test(line))
    return false;
  if (/^[\s\d.,/-]*(?:\p{L}+\s+)?\d{1,2}?\s*\p{L}*\s*\d{4}$/u.test(line)) return false;
  const next = after.findIndex((one) => one !== "");
  const follows = after[next];
  if (follows === undefined) return false;
  const isApart = next > 0 || (follows.length <= MAX_LINE_CHARACTERS && BYLINE.test(follows)) || isDateline(follows);
  return isApart && after.some((one) => one.length > line.length && /[.!?]["'\u201d\u2019)]*$/.test(one));
}

/** A short line that holds a year and ends no sentence: "3 March 2024", "Kestra, 14 November 2023". */
const isDateline = (line: string): boolean =>
  line.length < 80 && /\b(?:1[89]|20)\d{2}\b/.test(line) && !/[.!?]$/.test(line);

const unquoted = (line: string): string => line.replace(/^["'\u201c\u2018](.*)["'\u201d\u2019]$/u, "$1");
