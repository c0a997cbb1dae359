/** Sources of numbers: `because` lists, and quotes looked up in the texts beside the case. */
import type { Citation } from "../case.ts";
import { nearest, suggestion } from "./nearest.ts";
import { shorten } from "./visible.ts";
import type { Reading } from "../blocks/reading.ts";
import { needSentence } from "../blocks/sentence.ts";
import type { Entry, Tree } from "./tree.ts";

/** Advice on a sentence that a comma has ended. */
export const COMMA_IN_FLOW = "inside { } and [ ] a comma ends the text before it: put the whole sentence in quotes";

/** Indices of the citations of a block's `because`; null where it could not be read (a message says why). */
export function readBecause(reading: Reading, { value, keySpan }: Entry, path: string): number[] {
  const at = path === "" ? "because" : `${path}.because`;
  if (value.kind !== "list") {
    reading.error(
      "bad-because",
      "because is a list of `- source_id: quote`, `- judgment: sentence` or `- suggested: sentence`",
      at,
      value.kind === "scalar" && value.empty ? keySpan : value.span,
    );
    return [];
  }
  if (value.items.length === 0)
    reading.error("bad-because", "because is empty; name a quote or a judgment, or leave it out", at, value.span);
  return value.items.flatMap((item) => {
    const citation = readEntry(reading, item, path, at);
    return citation ? [reading.citations.push(citation) - 1] : [];
  });
}

function readEntry(reading: Reading, item: Tree, path: string, at: string): Citation | null {
  if (item.kind !== "mapping" || item.entries.length === 0) {
    reading.error(
      "bad-because",
      item.kind === "scalar" && !item.empty
        ? "say where this comes from: `judgment: sentence`, or `source_id: quote`"
        : "an entry of because is `source_id: quote` or `judgment: sentence`",
      at,
      item.span,
    );
    return null;
  }
  if (item.entries.length > 1) {
    const { key, value } = item.entries[1];
    const cut = value.flow && value.kind === "scalar" && value.empty;
    reading.error(
      "bad-because",
      cut
        ? `the sentence ends before '${shorten(key)}': ${COMMA_IN_FLOW}`
        : `one entry holds one source; begin '${shorten(key)}' with a dash of its own (text that holds ': ' needs quotes)`,
      at,
      item.entries[1].keySpan,
    );
    return null;
  }
  const { key, keySpan, value } = item.entries[0];
  if (value.kind !== "scalar" || value.empty || value.text.trim() === "") {
    reading.error(
      "bad-because",
      value.kind === "scalar"
        ? "the quote or sentence is missing"
        : "the quote or sentence must be text; text that holds ': ' or ' #', or begins with a quote mark or [ { * & % @, stands in quotes",
      at,
      value.span,
    );
    return null;
  }
  const quote = value.text.trim();
  if (key === "judgment" || key === "suggested") {
    needSentence(reading, quote, at, value.span);
    return { path, kind: key === "judgment" ? "judged" : key, source: null, quote, start: null, end: null };
  }
  const index = reading.names.sources.get(key);
  if (index === undefined) {
    const near = nearest(key, [...reading.names.sources.keys(), "judgment"]);
    reading.error(
      "unknown-name",
      `unknown source '${shorten(key)}'${suggestion(near) || "; name it under sources, or write judgment:"}`,
      at,
      keySpan,
      near,
    );
    return null;
  }
  const text = reading.sources[index]?.text ?? null;
  if (text === null) return { path, kind: "unchecked", source: key, quote, start: null, end: null };
  const found = findQuote(quote, foldedOf(text));
  if (found) return { path, kind: "quoted", source: key, quote, ...found };
  const near = nearestPassage(quote, text);
  const cut = /\s#/.test(reading.text.slice(value.span.start, value.span.end + 2))
    ? " (text that holds ' #' needs quotes)"
    : "";
  reading.error(
    "quote-not-found",
    `this quote is not in the text of '${key}'${cut}${near ? `; the nearest passage is: ${near}` : ""}`,
    at,
    value.span,
    near,
  );
  return null;
}

interface Folded {
  text: string;
  /** Offset in the original of each folded unit, and the original's length at the end. */ at: number[];
}

/** White space runs become one blank; typographic quotes and dashes plain ones. UTF-16 offsets are kept. */
export function fold(text: string): Folded {
  const out: string[] = [];
  const at: number[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text[i];
    const code = text.charCodeAt(i);
    if (code > 0x20 && code < 0x80 && code !== 0x60) {
      out.push(unit);
      at.push(i);
      continue;
    }
    if (/[\s\u0085\u200b\ufeff]/.test(unit)) {
      if (out.length > 0 && out.at(-1) !== " ") {
        out.push(" ");
        at.push(i);
      }
      continue;
    }
    out.push(
      /[\u2018\u2019\u201a\u201b\u2032\u02bc\u2039\u203a`\u00b4]/.test(unit)
        ? "'"
        : /[\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb]/.test(unit)
          ? '"'
          : /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/.test(unit)
            ? "-"
            : unit,
    );
    at.push(i);
  }
  at.push(text.length);
  return { text: out.join(""), at };
}

/** Cache of folded texts, keyed by the text itself. */
let lastFolded: { text: string; folded: Folded }[] = [];
function foldedOf(text: string): Folded {
  const known = lastFolded.find((entry) => entry.text === text);
  if (known) return known.folded;
  const folded = fold(text);
  lastFolded = [{ text, folded }, ...lastFolded.slice(0, 7)];
  return folded;
}

/** Position of a quote in the original text, null where it is absent. */
function findQuote(quote: string, source: Folded): { start: number; end: number } | null {
  const wanted = fold(quote).text.trim();
  const found = wanted === "" ? -1 : source.text.indexOf(wanted);
  return found < 0 ? null : { start: source.at[found], end: source.at[found + wanted.length - 1] + 1 };
}

/**
 * Position of a quote in a text by the rules of `check` (white space, quotation marks and dashes folded); null where it
 * is absent.
 */
export function locate(quote: string, text: string): { start: number; end: number } | null {
  return findQuote(quote, foldedOf(text));
}

/** The passage of as many words as the quote that shares most of them; null where no word is shared. */
function nearestPassage(quote: string, text: string): string | null {
  const words = (s: string): { word: string; start: number; end: number }[] =>
    [...s.matchAll(/[\p{L}\p{N}]+/gu)].map((m) => ({
      word: m[0].toLowerCase(),
      start: m.index,
      end: m.index + m[0].length,
    }));
  const wanted = new Map<string, number>();
  const quoted = words(quote).slice(0, 60);
  for (const { word } of quoted) wanted.set(word, (wanted.get(word) ?? 0) + 1);
  const all = words(text);
  const width = Math.min(quoted.length, all.length);
  const inside = new Map<string, number>();
  let shared = 0;
  let best = { shared: 0, from: 0 };
  all.forEach(({ word }, at) => {
    const add = (w: string, step: 1 | -1): void => {
      const limit = wanted.get(w);
      if (limit === undefined) return;
      const before = inside.get(w) ?? 0;
      inside.set(w, before + step);
      if (step === 1 ? before < limit : before <= limit) shared += step;
    };
    add(word, 1);
    if (at >= width) add(all[at - width].word, -1);
    if (at >= width - 1 && shared > best.shared) best = { shared, from: at - width + 1 };
  });
  if (best.shared === 0 || best.shared < Math.min(2, quoted.length)) return null;
  return text.slice(all[best.from].start, all[best.from + width - 1].end).replace(/\s+/g, " ");
}
