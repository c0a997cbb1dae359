/** A text that reports a column of another author: its argument continues without reporting verbs. */
import { isQuoted, mentionsIn, sentenceAt, tokenAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import { MEDIA_NOUNS } from "../lexicon/cues.ts";
import type { Range } from "../grammar/index.ts";
import type { Frame } from "./frame.ts";

/** `Her argument goes like this`, `His case runs as follows`. */
const GOES_ON =
  /\b(her|his|their|its|the) (\w+ )?(argument|case|thesis|reasoning|analysis|story|reading) (goes|runs|is this|is simple|unfolds|comes|has|rests|in brief|in short|proceeds)\b|\b(he|she|they) (goes|go) on\b/i;

/** Sentence openers that number the points of one argument. */
const POINTS =
  /^(first|second|third|firstly|secondly|thirdly|finally|lastly|to begin with|to start with|for a start|in addition|moreover|furthermore|in the first place|on top of that)\b/;

/**
 * When the first paragraph names a writer with a column, an article or the like, and what follows carries on the argument (First,
 * Second, Third at the heads of sentences, an editor's dots, `her argument goes like this`), the writer is the source of all of it,
 * but for what the author says in the first person.
 */
export function retold(text: AnalysedText, frames: readonly Frame[]): readonly Frame[] {
  const { page } = text;
  const first = frames.find(
    (f) =>
      page.sentences[f.sentence].paragraph === 0 &&
      f.source !== null &&
      text.cast.entities[f.source]?.type === "person" &&
      f.covers,
  );
  if (!first) return frames;
  const cue = page.tokens.slice(first.quote[0], first.quote[1]).map((t) => t.lower);
  const lead: Range = [page.sentences[first.sentence].first, first.quote[1]];
  const medium =
    page.tokens.slice(...lead).some((t) => MEDIA_NOUNS.has(t.lower)) ||
    mentionsIn(text, lead).some((m) => text.cast.entities[m.ids[0]]?.type === "medium");
  if (!medium && !/^(writes|argues|arguing|write|argue)$/.test(cue[cue.length - 2] ?? cue[cue.length - 1] ?? ""))
    return frames;
  const enumerated =
    page.sentences.filter((s) => POINTS.test(wordsOf(text, [s.first, Math.min(s.last, s.first + 4)]).toLowerCase()))
      .length >= 2;
  const dots = /\[\s*\.\s*\.\s*\.|\[\u2026/.test(page.text);
  const goes = page.sentences.findIndex((s) => s.paragraph <= 1 && GOES_ON.test(page.text.slice(s.start, s.end)));
  if (enumerated || dots) {
    const back = page.sentences.findIndex((_, k) => k > first.sentence && own(text, k));
    const covers: Range = [first.covers![0], back < 0 ? page.tokens.length : page.sentences[back].first];
    return frames.map((f) => (f === first ? { ...f, covers } : f));
  }
  if (goes < 0) return frames;
  const from = page.sentences[goes].last;
  const back = page.sentences.findIndex((_, k) => k > goes && own(text, k));
  const to = back < 0 ? page.tokens.length : page.sentences[back].first;
  if (to <= from) return frames;
  const rest: Frame = {
    ...first,
    rule: "retold argument",
    covers: [from, to],
    silent: true,
    quote: [from, from],
    sentence: sentenceAt(text, from),
  };
  return [...frames, rest];
}

/** The author speaks again where a sentence has `I` outside quote marks. */
function own(text: AnalysedText, sentence: number): boolean {
  const { first } = text.page.sentences[sentence];
  return /^(I|We)$/.test(tokenAt(text, first).text) && !isQuoted(text, first);
}
