/** Scope of a frame: after the verb, before it, inside quote marks, through coordinated clauses. */
import { mentionAt, tokenAt, wordAt, type AnalysedText } from "../analysed-text.ts";
import { phraseEnd, type Clause, type Range } from "../grammar/index.ts";
import { words } from "../lexicon/lists.ts";
import tellingVerbs from "../lexicon/lists/telling-verbs.txt";
import occasionOpeners from "../lexicon/lists/occasion-openers.txt";
import occasionWords from "../lexicon/lists/occasion-words.txt";

const TELLING_VERBS = words(tellingVerbs);
const OCCASION_OPENERS = words(occasionOpeners);
const OCCASION_WORDS = words(occasionWords);

/** `told reporters`, `said on Monday`, `warned last week`: the token after it. */
export function afterAddressee(text: AnalysedText, i: number, stop: number): number {
  let j = i;
  // `assume, perhaps wrongly, that`
  // `told a seminar in Oxford that`, `assured his officials that`: the addressee, before `that` or a quotation.
  if (TELLING_VERBS.has(wordAt(text, i - 1)))
    for (let k = i; k < Math.min(stop, i + 10); k++) {
      if (k > i && ((wordAt(text, k) === "that" && tokenAt(text, k - 1).tag !== "ADP") || wordAt(text, k) === '"'))
        return k;
      if (
        /^(VERB|AUX|SCONJ)$/.test(tokenAt(text, k).tag) ||
        /^[,;.]$/.test(tokenAt(text, k).text) ||
        wordAt(text, k) === "to"
      )
        break;
    }
  // `assume, perhaps wrongly, that`
  if (tokenAt(text, j)?.text === ",")
    for (let k = j + 1; k < Math.min(stop, j + 6); k++)
      if (tokenAt(text, k).text === "," && wordAt(text, k + 1) === "that") return k + 1;
  while (j < stop && j < i + 8) {
    const w = wordAt(text, j);
    if (w === "that" || w === '"' || w === ":") break;
    if (
      OCCASION_OPENERS.has(w) ||
      w.endsWith("day") ||
      OCCASION_WORDS.has(w) ||
      tokenAt(text, j).tag === "NUM" ||
      (j === i &&
        tokenAt(text, j).capital &&
        (mentionAt(text, j) ||
          /^(told|tells|tell|informed|assured|warned|reminded|briefed)$/.test(wordAt(text, i - 1)))) ||
      (tokenAt(text, j).capital && j > i)
    )
      j++;
    else break;
  }
  return /^(that|"|:)$/.test(wordAt(text, j)) || j >= stop || /^[,.]$/.test(wordAt(text, j)) || j === i ? j : i;
}

/** Place of the first word that is this one, matches or is in the list; null without one. */
export function find(
  text: AnalysedText,
  word: string | RegExp | ReadonlySet<string>,
  from: number,
  stop: number,
): number | null {
  const fits = (lower: string): boolean =>
    typeof word === "string" ? lower === word : word instanceof RegExp ? word.test(lower) : word.has(lower);
  for (let i = from; i < stop; i++) if (fits(wordAt(text, i))) return i;
  return null;
}

/** End of the object that begins at i. */
export function objectEnd(text: AnalysedText, i: number, stop: number): number {
  return phraseEnd(text.page.tokens, tokenAt(text, i)?.tag === "ADP" ? i + 1 : i, stop, false);
}

/**
 * Through the clause and those coordinated under the same `that`: to the end of the sentence unless a new main clause
 * starts.
 */
export function coordinatedEnd(text: AnalysedText, at: number, sentence: number): number {
  const { clauses } = text.grammar;
  let last = clauses[at].last;
  for (let k = at + 1; k < clauses.length && clauses[k].sentence === sentence; k++) {
    const c = clauses[k];
    if (c.kind === "main" && /^[;"]$/.test(tokenAt(text, Math.max(0, c.first - 1)).text)) break;
    if (
      c.kind === "main" &&
      c.subject &&
      !/^(it|they|he|she|that|the)$/.test(wordAt(text, c.subject[0])) &&
      hasComma(text, c.first)
    )
      break;
    last = Math.max(last, c.last);
  }
  return last;
}

function hasComma(text: AnalysedText, i: number): boolean {
  for (let j = i - 1; j >= Math.max(0, i - 2); j--)
    if (tokenAt(text, j).text === "," || tokenAt(text, j).text === ";") return true;
  return tokenAt(text, i).text === ",";
}

/** The words inside quote marks that follow at i, as far as 120 words. */
export function quotationAfter(text: AnalysedText, i: number, stop: number): Range | null {
  let j = i;
  while (j < stop && j < i + 3 && /^(,|:|that|as)$/.test(wordAt(text, j))) j++;
  if (tokenAt(text, j)?.text !== '"' || j >= stop) return null;
  let k = j + 1;
  while (k < text.page.tokens.length && k < j + 120 && tokenAt(text, k).text !== '"') k++;
  return [j + 1, Math.min(k, text.page.tokens.length)];
}

/** Whether one of the three words before i closes a quotation. */
export function hasQuoteMarkBefore(text: AnalysedText, i: number, first: number): boolean {
  for (let j = i - 1; j >= Math.max(first, i - 3); j--) if (tokenAt(text, j).text === '"') return true;
  return false;
}

/** Content before a trailing frame: the quote, with earlier sentences of it, or the sentence so far. */
export function spokenBefore(text: AnalysedText, first: number, last: number, sentence: number): Range {
  let start = first;
  const inside = text.page.tokens.slice(first, last).map((t) => t.text);
  if (inside.filter((w) => w === '"').length % 2 === 1 && inside[0] !== '"') {
    for (let k = sentence - 1; k >= 0 && k > sentence - 6; k--) {
      const s = text.page.sentences[k];
      start = s.first;
      if (text.page.tokens.slice(s.first, s.last).some((t) => t.text === '"')) break;
    }
  }
  return [start, last];
}

/** End of the sentence or of its part before a semicolon. */
export function sentenceEnd(text: AnalysedText, from: number, sentence: number): number {
  const s = text.page.sentences[sentence];
  for (let i = from; i < s.last; i++) if (tokenAt(text, i).text === ";") return i;
  return s.last;
}

/** `"...," said one negotiator`. */
export function invertedSpeech(
  text: AnalysedText,
  clause: Clause,
  main: number,
  first: number,
  last: number,
): { source: Range; covers: Range } | null {
  const before = tokenAt(text, main - 1);
  if (
    main <= first ||
    !before ||
    !/^[",]$/.test(before.text) ||
    clause.group.first !== main ||
    (before.text === "," && clause.subject !== null)
  )
    return null;
  const next = tokenAt(text, main + 1);
  if (!next || main + 1 >= last || !/^(DET|PROPN|NOUN|ADJ|NUM|PRON)$/.test(next.tag) || next.lower === "that")
    return null;
  let end = phraseEnd(text.page.tokens, main + 1, last);
  const named = mentionAt(text, main + 1);
  if (named) end = Math.max(end, named.last);
  return {
    source: [main + 1, end],
    covers: spokenBefore(text, first, main - 1, clause.sentence),
  };
}
