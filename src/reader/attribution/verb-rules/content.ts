/** Frames whose content is a clause or a quotation: `said that`, `"...," said X`. */
import { wordAt } from "../../analysed-text.ts";
import { ONLY_WITH, PASSIVE } from "../../lexicon/cues.ts";
import { invertedSpeech, quotationAfter } from "../scope.ts";
import { frameOf, type SpeechVerb } from "../speech-verb.ts";
import type { FrameRule } from "../verbs.ts";
import { passive } from "./clause.ts";

const NOT_SAID = new Set(["know", "regard", "see", "view", "consider", "fear", "expect", "imagine"]);

export const CONTENT_RULES: readonly FrameRule<SpeechVerb>[] = [
  {
    id: "passive",
    example: "The pass is regarded as safe.",
    decide: (verb) =>
      verb.listed && PASSIVE.has(verb.base) ? (passive(verb) ?? (verb.group.passive ? "no frame" : null)) : null,
  },
  {
    id: "what is said",
    example: "What Mali fears most is a second revolt.",
    decide: ({ text, subject }) => (subject && wordAt(text, subject[0]) === "what" ? "no frame" : null),
  },
  {
    id: "it is clear",
    example: "It is hard to imagine a deal.",
    decide: ({ text, group, subject }) =>
      subject && wordAt(text, subject[0]) === "it" && /^(is|was|'s)$/.test(wordAt(text, group.first))
        ? "no frame"
        : null,
  },
  {
    id: "verb before its subject",
    example: '"It is over," said one negotiator.',
    decide: (verb) => {
      const { text, clause, s, main, base, word } = verb;
      if (NOT_SAID.has(base) || ONLY_WITH.has(base)) return null;
      const speech = invertedSpeech(text, clause, main, s.first, s.last);
      return (
        speech &&
        frameOf(verb, { quote: [main, speech.source[1]], cue: word, covers: speech.covers, from: speech.source })
      );
    },
  },
  {
    id: "content clause",
    example: "The court ruled in March that the decree was void.",
    decide: (verb) => {
      const { text, clause, base, content, indirect, own } = verb;
      if (!content || (ONLY_WITH.has(base) && wordAt(text, indirect) !== "that")) return null;
      return clause.kind !== "condition" || wordAt(text, (clause.marker ?? 0) - 1) === "even"
        ? frameOf(verb, { quote: own, covers: content })
        : "no frame";
    },
  },
  {
    id: "quotation behind the verb",
    example: 'The mayor said: "We did not ask for this."',
    decide: (verb) => {
      const covers = quotationAfter(verb.text, verb.indirect, verb.s.last);
      return covers && frameOf(verb, { quote: verb.own, covers });
    },
  },
];
