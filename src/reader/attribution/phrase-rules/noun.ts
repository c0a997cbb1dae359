/** Nouns of speech and thought with their content: `Tokyo's belief that`, `the warning from the ministry that`. */
import { clausesOf, mentionsIn, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { phraseEnd, phraseStart, type Range } from "../../grammar/index.ts";
import { CUE_NOUNS } from "../../lexicon/cues.ts";
import { known } from "../../lexicon/forms.ts";
import type { VerbClass } from "../../reading.ts";
import type { Found } from "../frame.ts";
import { sentenceEnd } from "../scope.ts";
import { phraseFrame, type PhraseRule, type Place } from "../phrase.ts";

/** Verbs that express a view, a claim or a fear; true where they deny it. */
const VOICES = new Map<string, boolean>([
  ..."express voice raise issue give take hold share repeat harbour harbor nurse air echo float advance entertain make offer support accept"
    .split(" ")
    .map((v) => [v, false] as const),
  ..."reject dismiss deny refute rebut dispute".split(" ").map((v) => [v, true] as const),
]);

export const NOUN_RULES: readonly PhraseRule[] = [
  {
    id: "warning from X that",
    example: "The warning from the energy ministry that gas will run short frightened Sofia.",
    find: (place) => {
      const { text, s, i } = place;
      const verb_class = cueNoun(place);
      if (!verb_class || !/^(from|by|among|of|within)$/.test(wordAt(text, i + 1))) return null;
      const that = phraseEnd(text.page.tokens, i + 2, s.last, false);
      return that > i + 2 && wordAt(text, that) === "that"
        ? nounFrame(place, verb_class, phraseFirst(place), that, [i + 2, that])
        : null;
    },
  },
  {
    id: "voices fears that",
    example: "The minister voiced fears that prices would soar.",
    find: (place) => {
      const { text, sentence, i } = place;
      const verb_class = cueNoun(place);
      if (!verb_class || wordAt(text, i + 1) !== "that") return null;
      const first = phraseFirst(place);
      const giving = clausesOf(text, sentence).find(
        ({ group, subject, shared }) =>
          group.last <= first &&
          first - group.last <= 1 &&
          (subject ?? shared) !== null &&
          voice(text, group.chain) !== undefined,
      );
      if (!giving) return null;
      const { group, subject, shared } = giving;
      return phraseFrame(place, {
        quote: [subject?.[0] ?? group.first, i + 2],
        cue: wordsOf(text, [group.first, i + 2]),
        verb_class: voice(text, group.chain) ? "deny" : verb_class,
        covers: [i + 2, sentenceEnd(text, i, sentence)],
        from: subject ?? shared,
      });
    },
  },
  {
    id: "X's belief that",
    example: "Tunis's line has been that the waters are its own.",
    find: (place) => {
      const { text, i } = place;
      const verb_class = cueNoun(place);
      const that = verb_class ? thatBehind(text, i) : null;
      if (that === null) return null;
      const first = phraseFirst(place);
      const named = mentionsIn(text, [first, i]).length > 0;
      return named || /^(its|their|his|her|our)$/.test(wordAt(text, first))
        ? {
            ...nounFrame(place, verb_class!, first, that, named ? [first, i] : [first, first + 1]),
            cue: wordsOf(text, [i, that + 1]),
          }
        : null;
    },
  },
];

/** Class of a noun of speech or thought that is no verb here. */
function cueNoun({ text, sentence, i, word }: Place): VerbClass | undefined {
  const verb_class = CUE_NOUNS.get(word);
  return verb_class && tokenAt(text, i).tag === "NOUN" && !clausesOf(text, sentence).some((c) => c.group.main === i)
    ? verb_class
    : undefined;
}

const phraseFirst = ({ text, s, i }: Place): number => phraseStart(text.page.tokens, i, s.first);

const voice = (text: AnalysedText, chain: readonly number[]): boolean | undefined =>
  known(VOICES, wordAt(text, chain[chain.length - 1]))?.value;

const nounFrame = (place: Place, verb_class: VerbClass, first: number, that: number, from: Range): Found =>
  phraseFrame(place, {
    quote: [first, that + 1],
    cue: wordsOf(place.text, [place.i, place.i + 1]),
    verb_class,
    covers: [that + 1, sentenceEnd(place.text, that, place.sentence)],
    from,
  });

/** `that`, `is that` or `has been that` behind the noun. */
function thatBehind(text: AnalysedText, i: number): number | null {
  const words = [1, 2, 3].map((k) => wordAt(text, i + k));
  const that = words.indexOf("that");
  return that === 0 ||
    (that === 1 && /^(is|was|remains)$/.test(words[0])) ||
    (that === 2 && /^(has|had)$/.test(words[0]) && words[1] === "been")
    ? i + 1 + that
    : null;
}
