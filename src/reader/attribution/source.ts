/** Who a frame's source is: an actor of the text, the author, or somebody who is only described. */
import { isQuoted, mentionAt, mentionsIn, tokenAt, wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import { noteGender } from "../actors/pronouns.ts";
import { addEntity } from "../actors/cast.ts";
import { entitiesOf } from "../people.ts";
import { phraseEnd, phraseStart, type Range } from "../grammar/index.ts";
import { MONTHS } from "../lexicon/organisations.ts";
import type { Found, Frame } from "./frame.ts";
import { earlierSpeaker } from "./pronoun.ts";
import { speaks } from "./speaks.ts";
import { words } from "../lexicon/lists.ts";
import ownMediumNouns from "../lexicon/lists/own-medium-nouns.txt";
import partyNouns from "../lexicon/lists/party-nouns.txt";
import shareNouns from "../lexicon/lists/share-nouns.txt";

const OWN_MEDIUM_NOUNS = words(ownMediumNouns);
const PARTY_NOUNS = words(partyNouns);
const SHARE_NOUNS = words(shareNouns);

/** Frames so far, and the source of each description by its last word (`the diplomat` after `a Western diplomat`). */
export interface Resolved {
  frames: Frame[];
  described: Map<string, string>;
}

/**
 * Adds a frame with its source to those before it, on which pronouns and repeated descriptions lean; nothing where the
 * words of the source are nobody who could speak.
 */
export function resolve(text: AnalysedText, { frames, described }: Resolved, rule: string, found: Found): void {
  const { from: subject, unnamed, ...frame } = found;
  const put = (part: Pick<Frame, "source"> & Partial<Frame>): void => {
    frames.push({ ...frame, rule, also: [], described: null, ...part });
  };
  if (unnamed) return put({ source: null });
  if (!subject) return put({ source: null });
  const head = headOf(text, subject);
  const word = wordAt(text, head);
  if (head === subject[0] && /^(he|she|they)$/.test(word) && !isQuoted(text, head)) {
    const earlier = earlierSpeaker(text, frames, frame, word);
    if (earlier !== null) return put({ source: earlier });
  }
  if (isAuthor(text, subject, head)) return put({ source: "AUTHOR" });
  // `nobody ruled it out`: no source.
  if (/^(no one|nobody|no-one)$/.test(wordsOf(text, subject).toLowerCase()) && /^(deny|doubt)$/.test(frame.verb_class))
    return;
  const again =
    speaks(word) && /^(the|this|that)$/.test(wordAt(text, subject[0])) ? (described.get(word) ?? null) : null;
  if (again !== null) return put({ source: again, described: wordsOf(text, subject) });
  const somebody = isSomebody(frame, word);
  if (isThing(text, head) && !somebody) return;
  const ids = isOwned(text, subject, head) ? [] : entitiesOf(text, subject, frame.sentence);
  if (ids.length > 0) {
    if (ids.length === 1) noteGender(text.cast.genders, ids[0], word);
    return put({ source: ids[0], also: ids.slice(1) });
  }
  if (speaks(word) || somebody || isUnknownName(text, head)) {
    const first = Math.max(subject[0], phraseStart(text.page.tokens, head, subject[0]));
    const words = wordsOf(text, [first, head + 1]);
    const source = describe(text, words);
    described.set(word, source);
    return put({ source, described: words, who: [first, placeEnd(text, head + 1, subject[1])] });
  }
  if (/^(he|she|they|it|we|i)$/.test(word)) put({ source: null });
}

/** `this newspaper has never believed that` */
const isAuthor = (text: AnalysedText, [first]: Range, head: number): boolean =>
  head === first + 1 && /^(this|our)$/.test(wordAt(text, first)) && OWN_MEDIUM_NOUNS.has(wordAt(text, head));

/** `Green groups suspect that`: the plural subject of a verb of thinking is a source. */
const isSomebody = ({ cue, verb_class }: Pick<Found, "cue" | "verb_class">, word: string): boolean =>
  cue.endsWith(" that") &&
  /^(state|argue|believe|doubt|deny)$/.test(verb_class) &&
  word.endsWith("s") &&
  !/(ss|nces|tions|ties|ments|ings)$/.test(word) &&
  !/\b(show|demonstrat|establish|suggest|indicat|reveal|confirm|find|found|hold|held|mean|impl|prov)/.test(cue);

/** `its dependence worries`: a thing is no source. */
const isThing = (text: AnalysedText, head: number): boolean =>
  tokenAt(text, head).tag === "NOUN" &&
  !speaks(wordAt(text, head)) &&
  mentionAt(text, head) === null &&
  !PARTY_NOUNS.has(wordAt(text, head));

/** `its spokesman denies`: the source is the spokesman, not the owner. */
const isOwned = (text: AnalysedText, subject: Range, head: number): boolean =>
  head > subject[0] &&
  /^(its|their|his|her)$/.test(wordAt(text, subject[0])) &&
  speaks(wordAt(text, head)) &&
  mentionsIn(text, subject).length === 0 &&
  !/^(side|sides|government|country|company)$/.test(wordAt(text, head));

/** `according to the newspaper Kathimerini`: a name outside the tables. */
function isUnknownName(text: AnalysedText, head: number): boolean {
  const { text: word, tag, capital } = tokenAt(text, head);
  return !MONTHS.has(word) && capital && tag === "PROPN";
}

/** The entity of a source that is only described; the same words are the same entity. */
export function describe(text: AnalysedText, words: string): string {
  const id =
    words
      .replace(/\s(?:at|in|of|from|who|close|with|near)\s.*$/s, "")
      .toUpperCase()
      .replace(/^(THE|A|AN|SOME|MOST|MANY|ONE|SEVERAL)\s+/, "")
      .replace(/[^A-Z\s]/g, "")
      .trim()
      .split(/\s+/)
      .slice(0, 3)
      .join("_") || "SOMEBODY";
  return addEntity(text.cast, id, () => ({ name: words, type: "group", aliases: [words] }));
}

/** End of a description: `officials from both delegations`, `an engineer with one contractor`. */
function placeEnd(text: AnalysedText, at: number, stop: number): number {
  if (
    /^(close|familiar|briefed)$/.test(wordAt(text, at)) &&
    /^(to|with|on)$/.test(wordAt(text, at + 1)) &&
    at + 2 < stop
  )
    return Math.min(stop, phraseEnd(text.page.tokens, at + 2, stop));
  if (!/^(in|at|from|with|for|of|near)$/.test(wordAt(text, at)) || at >= stop) return at;
  const last = Math.min(stop, phraseEnd(text.page.tokens, at, stop));
  for (let i = at; i < last; i++)
    if (tokenAt(text, i).text === "," || /^(who|which|that)$/.test(wordAt(text, i))) return i > at + 1 ? i : at;
  return last > at + 1 ? last : at;
}

/**
 * The head noun of a source: the last one before a comma, a preposition or a relative; after `percent of`, `most of`
 * the one behind it, where there is one.
 */
function headOf(text: AnalysedText, [first, last]: Range): number {
  let stop = last;
  for (let i = first + 1; i < last; i++)
    if (tokenAt(text, i).tag === "ADP" || tokenAt(text, i).text === "," || /^(who|which|that)$/.test(wordAt(text, i))) {
      stop = i;
      break;
    }
  if (stop + 1 < last && wordAt(text, stop) === "of" && SHARE_NOUNS.has(wordAt(text, stop - 1)))
    return headOf(text, [stop + 1, last]);
  let at = stop - 1;
  while (at > first && /^(ADV|PRON|ADJ)$/.test(tokenAt(text, at).tag) && !speaks(wordAt(text, at))) at--;
  return at;
}
