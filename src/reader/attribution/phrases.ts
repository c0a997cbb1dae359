/** Frames of phrases, word by word: the first rule that finds one takes the place. */
import { wordAt, type AnalysedText } from "../analysed-text.ts";
import type { Found } from "./frame.ts";
import { GERUND_RULES } from "./phrase-rules/gerund.ts";
import { NOUN_RULES } from "./phrase-rules/noun.ts";
import { SOURCE_RULES } from "./phrase-rules/source.ts";
import type { PhraseRule } from "./phrase.ts";

export const PHRASE_RULES: readonly PhraseRule[] = [...SOURCE_RULES, ...NOUN_RULES, ...GERUND_RULES];

export function phraseFrames(text: AnalysedText, sentence: number): { rule: string; frame: Found }[] {
  const s = text.page.sentences[sentence];
  const out: { rule: string; frame: Found }[] = [];
  for (let i = s.first; i < s.last; i++) {
    const place = { text, s, sentence, i, word: wordAt(text, i) };
    for (const { id, find } of PHRASE_RULES) {
      const frame = find(place);
      if (!frame) continue;
      out.push({ rule: id, frame });
      break;
    }
  }
  return out;
}
