/**
 * Attribution: frames around speech and thought, nested as a stack, so that every item has its chain of speakers. Verbs
 * and phrases of a sentence give frames without a source; sources are resolved in the order of the text; a retold
 * argument and quotations without a verb come last, as they lean on all frames.
 */
import { clausesOf, sentenceAt, wordAt, type AnalysedText } from "../analysed-text.ts";
import { entitiesOf } from "../people.ts";
import type { Clause, Range } from "../grammar/index.ts";
import { coveringBySentence, type Frame } from "./frame.ts";
import { phraseFrames } from "./phrases.ts";
import { quotations } from "./quotations.ts";
import { retold } from "./reported.ts";
import { describe, resolve, type Resolved } from "./source.ts";
import { verbFrame } from "./verbs.ts";

export type { Frame } from "./frame.ts";

export interface Attributions {
  /** In the order of their quotes. */
  frames: readonly Frame[];
  /**
   * Entity ids, from the author inwards, of the sources of a token; `except` leaves out one frame (an attribution is
   * not its own speaker).
   */
  chain(token: number, except?: Frame): string[];
  /** Frames that cover a token, outermost first. */
  covering(token: number): readonly Frame[];
  /** Whether a clause's own verb only attributes speech. */
  isFrame(clause: Clause): boolean;
  /** The words of a frame that express the speech act: `doubts`, `never denied`. */
  cueOf(frame: Frame): Range;
  /** Frames whose words stand in a sentence. */
  of(sentence: number): readonly Frame[];
  /** Whether the clause is a frame with an unnamed source: `is regarded as`. */
  unnamed(clause: Clause): boolean;
  /** The entity of somebody who is only described. */
  describe(words: string): string;
}

export function attributions(text: AnalysedText): Attributions {
  const frames = framesOf(text);
  const own: Frame[][] = text.page.sentences.map(() => []);
  for (const frame of frames) own[frame.sentence].push(frame);
  const covers = coveringBySentence(text, frames);
  const of = (sentence: number): readonly Frame[] => own[sentence] ?? [];
  let last: { token: number; frames: readonly Frame[] } = { token: -1, frames: [] };
  const covering = (token: number): readonly Frame[] => {
    if (last.token !== token)
      last = {
        token,
        frames: (covers[sentenceAt(text, token)] ?? []).filter((f) => f.covers![0] <= token && token < f.covers![1]),
      };
    return last.frames;
  };
  const holds = ({ quote }: Frame, { group }: Clause): boolean => quote[0] <= group.main && group.main < quote[1];
  return {
    frames,
    of,
    covering,
    chain: (token, except) => {
      const out = ["AUTHOR"];
      for (const frame of covering(token)) {
        const { source, quote } = frame;
        if (frame === except || source === null || (quote[0] <= token && token < quote[1])) continue;
        if (out[out.length - 1] !== source) out.push(source);
      }
      return out;
    },
    isFrame: (clause) =>
      of(clause.sentence).some(
        (f) => !f.silent && (f.covers !== null || /^(doubt|deny|believe)$/.test(f.verb_class)) && holds(f, clause),
      ),
    unnamed: (clause) => of(clause.sentence).some((f) => f.source === null && holds(f, clause)),
    cueOf: (frame) => {
      const group = clausesOf(text, frame.sentence).find((c) => holds(frame, c))?.group;
      return group ? [frame.negated ? (group.negated ?? group.main) : group.main, group.main + 1] : frame.quote;
    },
    describe: (words) => describe(text, words),
  };
}

function framesOf(text: AnalysedText): Frame[] {
  const resolved: Resolved = { frames: [], described: new Map() };
  const { clauses } = text.grammar;
  // Genders are learned in the order of the text.
  for (const { subject, sentence } of clauses)
    if (subject && /^(he|she)$/.test(wordAt(text, subject[0]))) entitiesOf(text, subject, sentence);
  let at = 0;
  text.page.sentences.forEach((_, sentence) => {
    for (; clauses[at]?.sentence === sentence; at++) {
      const found = verbFrame(text, at);
      if (found) resolve(text, resolved, found.rule, found.frame);
    }
    for (const { rule, frame } of phraseFrames(text, sentence)) resolve(text, resolved, rule, frame);
  });
  const told = retold(text, resolved.frames);
  const frames = [...told, ...quotations(text, told)];
  for (const f of frames) if (f.covers && f.covers[1] <= f.covers[0]) f.covers = null;
  return frames.sort((a, b) => a.quote[0] - b.quote[0]);
}
