/**
 * Quotations without a reporting verb beside them: quoted words of an actor, a continued quotation, an answer in an
 * interview.
 */
import { clausesOf, mentionsIn, sentenceAt, tokenAt, type AnalysedText } from "../analysed-text.ts";
import type { Range } from "../grammar/index.ts";
import { coveringBySentence, type Frame } from "./frame.ts";

/** `we put four questions to X`, `in an interview with X`, `we spoke to X` */
const INTERVIEW =
  /\b(interview(ed|s)?|questions? to|sat down with|(spoke|talked|speaks|talks) (to|with)|we asked|I asked|conversation with|questions for)\b/i;

/** Words of quoted words that are no sentence of their own. */
const MAX_QUOTED_WORDS = 8;
/** Sentences over which a quotation goes on. */
const REACH_SENTENCES = 3;

/** Frames of the quotations that none of these frames reports. */
export function quotations(text: AnalysedText, frames: readonly Frame[]): Frame[] {
  const covering = coveringBySentence(text, frames);
  const own: Frame[][] = text.page.sentences.map(() => []);
  for (const frame of frames) own[frame.sentence].push(frame);
  const opened = new Set(frames.map(({ quote }) => quote[0]));
  const asked = interviewed(text);
  const added: Frame[] = [];
  for (const [open, close, sentence] of marks(text)) {
    const words = close - open - 1;
    if (words < 1) continue;
    const around = covering[sentenceAt(text, open + 1)]
      .filter(
        (f) =>
          f.source !== null &&
          f.covers![0] <= open + 1 &&
          f.covers![1] >= Math.min(close, open + 4) &&
          !(f.silent && f.quote[0] === open),
      )
      .sort((a, b) => span(a) - span(b));
    const inner = around[0];
    let frame: Frame | null = null;
    if (inner && words <= MAX_QUOTED_WORDS && !isWhole(text, inner, open, close)) {
      const verb = clausesOf(text, sentence).some((c) => c.group.first > open && c.group.main < close);
      if (!opened.has(open) && (words <= 5 || !verb)) frame = quotedWords(inner, open, close, sentence);
    } else {
      const spoken = around.some(
        (f) =>
          !f.silent &&
          (f.sentence === sentence || (f.sentence <= sentence && span(f) < 200 && f.covers![0] >= open - 1)),
      );
      const source =
        spoken || words < 3 ? null : (introduced(text, open, sentence) ?? goesOn(text, own, open, sentence) ?? asked);
      if (source !== null) frame = continued(source, open, close, sentence);
    }
    if (!frame) continue;
    added.push(frame);
    own[sentence].push(frame);
    opened.add(open);
  }
  return added;
}

/** Whether the words in quote marks are a sentence, or all that a frame behind them reports. */
function isWhole(text: AnalysedText, { covers, quote }: Frame, open: number, close: number): boolean {
  return (
    (tokenAt(text, open + 1).capital && /^[.!?,]$/.test(tokenAt(text, close - 1).text)) ||
    (covers![0] === open + 1 && covers![1] <= close + 1 && quote[0] > close)
  );
}

const quotedWords = ({ source }: Frame, open: number, close: number, sentence: number): Frame => ({
  rule: "quoted words",
  quote: [open, close + 1],
  source,
  also: [],
  cue: '"',
  verb_class: "direct-quote",
  covers: null,
  sentence,
  described: null,
});

const continued = (source: string, open: number, close: number, sentence: number): Frame => ({
  rule: "continued quotation",
  quote: [open, open + 1],
  source,
  also: [],
  cue: "",
  verb_class: "direct-quote",
  covers: [open + 1, close],
  sentence,
  described: null,
  silent: true,
});

const span = (f: Frame): number => f.covers![1] - f.covers![0];

/** Pairs of quote marks, each within one paragraph, with the sentence in which they open. */
function* marks(text: AnalysedText): Generator<[number, number, number]> {
  const { tokens, sentences } = text.page;
  let open: [number, number, number] | null = null;
  for (let sentence = 0; sentence < sentences.length; sentence++) {
    const s = sentences[sentence];
    if (open && open[2] !== s.paragraph) open = null;
    for (let i = s.first; i < s.last; i++) {
      if (tokens[i].text !== '"') continue;
      if (open) {
        yield [open[0], i, open[1]];
        open = null;
      } else open = [i, sentence, s.paragraph];
    }
  }
}

/** The subject of the clause that a colon ends before the quotation: `The minister was more guarded: "..."`. */
function introduced(text: AnalysedText, open: number, sentence: number): string | null {
  if (tokenAt(text, open - 1)?.text !== ":") return null;
  const subject = clausesOf(text, sentence).findLast(({ group }) => group.main < open)?.subject;
  return (subject && mentionsIn(text, subject)[0]?.ids[0]) ?? null;
}

/** The speaker of the preceding quotation in the same paragraph. */
function goesOn(text: AnalysedText, own: readonly (readonly Frame[])[], open: number, sentence: number): string | null {
  const { paragraph } = text.page.sentences[sentence];
  let best: Frame | null = null;
  for (let at = sentence; at >= Math.max(0, sentence - REACH_SENTENCES); at--) {
    if (text.page.sentences[at].paragraph !== paragraph) break;
    for (const f of own[at])
      if (f.source !== null && f.covers && f.quote[1] <= open && opensQuoted(text, f.covers[0]))
        if (!best || f.quote[0] > best.quote[0]) best = f;
  }
  return best?.source ?? null;
}

const opensQuoted = (text: AnalysedText, first: number): boolean =>
  tokenAt(text, Math.max(0, first - 1)).text === '"' || tokenAt(text, first).text === '"';

/** The person interviewed, where the head of the text announces an interview. */
function interviewed(text: AnalysedText): string | null {
  const { page } = text;
  for (const s of page.sentences.filter(({ paragraph }) => paragraph <= 2)) {
    if (!INTERVIEW.test(page.text.slice(s.start, s.end))) continue;
    const range: Range = [s.first, s.last];
    const person = mentionsIn(text, range).find((m) => text.cast.entities[m.ids[0]]?.type === "person");
    if (person) return person.ids[0];
  }
  return null;
}
