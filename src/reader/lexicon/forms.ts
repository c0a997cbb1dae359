/** Base forms of words: irregular verbs in a table, the rest by their endings. */
import { values, words } from "./lists.ts";
import irregular from "./lists/irregular-verb-forms.txt";
import noPast from "./lists/no-past-in-ed.txt";

const IRREGULAR = values(irregular);

/** Cache of base forms; a text repeats its words. */
const CACHE = new Map<string, readonly string[]>();
const MAX_CACHED_WORDS = 20_000;

/** Base forms of a word, the likeliest first. */
export function bases(word: string): readonly string[] {
  const w = word.toLowerCase();
  const before = CACHE.get(w);
  if (before) return before;
  if (CACHE.size >= MAX_CACHED_WORDS) CACHE.clear();
  const made = worked(w);
  CACHE.set(w, made);
  return made;
}

function worked(w: string): string[] {
  const found = IRREGULAR.get(w);
  const out = found ? [found, w] : [w];
  if (w.endsWith("ies") && w.length > 4) out.push(`${w.slice(0, -3)}y`);
  if (w.endsWith("es") && w.length > 3) out.push(w.slice(0, -2));
  if (w.endsWith("s") && !w.endsWith("ss") && w.length > 3) out.push(w.slice(0, -1));
  for (const ending of ["ed", "ing"])
    if (w.endsWith(ending) && w.length > ending.length + 2) {
      const stem = w.slice(0, -ending.length);
      out.push(stem, `${stem}e`);
      if (stem.length > 2 && stem[stem.length - 1] === stem[stem.length - 2]) out.push(stem.slice(0, -1));
      if (stem.endsWith("i")) out.push(`${stem.slice(0, -1)}y`);
      if (stem.endsWith("ck")) out.push(stem.slice(0, -1));
    }
  return out;
}

/** The base form in a table's keys, or null. */
export function known<T>(table: ReadonlyMap<string, T>, word: string): { base: string; value: T } | null {
  for (const base of bases(word)) {
    const value = table.get(base);
    if (value !== undefined) return { base, value };
  }
  return null;
}

/** Base forms that only look like a past. */
const NO_PAST = words(noPast);
const past = (word: string): boolean => word.endsWith("ed") && !NO_PAST.has(word);

export const isPast = (word: string): boolean =>
  past(word) ||
  (IRREGULAR.has(word) &&
    !/^(is|are|am|'s|has|does|lies|lay|gone|done|been|known|seen|given|taken|drawn|driven|grown|written|broken|thrown|frozen|worn|forbidden)$/.test(
      word,
    ));
export const isParticiple = (word: string): boolean =>
  past(word) ||
  word.endsWith("en") ||
  (IRREGULAR.has(word) &&
    !/^(was|were|is|are|had|has|did|does|went|came|became|began|knew|saw|gave|took|drew|drove|grew|wrote|broke|threw|froze|rose|fell|spoke|withdrew|ran)$/.test(
      word,
    ));
