/** Nouns of speech and thought with their content: `Tokyo's belief that`, `the warning from the ministry that`. */
import type { Scene } from "../../analysed-text.ts";
import type { Range } from "../../grammar/index.ts";
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
      const { scene, s, i } = place;
      const verb_class = cueNoun(place);
      if (!verb_class || !/^(from|by|among|of|within)$/.test(scene.lower(i + 1))) return null;
      const that = scene.grammar.phraseEnd(i + 2, s.last, false);
      return that > i + 2 && scene.lower(that) === "that"
        ? nounFrame(place, verb_class, phraseFirst(place), that, [i + 2, that])
        : null;
    },
  },
  {
    id: "voices fears that",
    example: "The minister voiced fears that prices would soar.",
    find: (place) => {
      const { scene, sentence, i } = place;
      const verb_class = cueNoun(place);
      if (!verb_class || scene.lower(i + 1) !== "that") return null;
      const first = phraseFirst(place);
      const giving = scene
        .clausesOf(sentence)
        .find(
          ({ group, subject, shared }) =>
            group.last <= first &&
            first - group.last <= 1 &&
            (subject ?? shared) !== null &&
            voice(scene, group.chain) !== undefined,
        );
      if (!giving) return null;
      const { group, subject, shared } = giving;
      return phraseFrame(place, {
        quote: [subject?.[0] ?? group.first, i + 2],
        cue: scene.words([group.first, i + 2]),
        verb_class: voice(scene, group.chain) ? "deny" : verb_class,
        covers: [i + 2, sentenceEnd(scene, i, sentence)],
        from: subject ?? shared,
      });
    },
  },
  {
    id: "X's belief that",
    example: "Tunis's line has been that the waters are its own.",
    find: (place) => {
      const { scene, i } = place;
      const verb_class = cueNoun(place);
      const that = verb_class ? thatBehind(scene, i) : null;
      if (that === null) return null;
      const first = phraseFirst(place);
      const named = scene.mentions([first, i]).length > 0;
      return named || /^(its|their|his|her|our)$/.test(scene.lower(first))
        ? {
            ...nounFrame(place, verb_class!, first, that, named ? [first, i] : [first, first + 1]),
            cue: scene.words([i, that + 1]),
          }
        : null;
    },
  },
];

/** Class of a noun of speech or thought that is no verb here. */
function cueNoun({ scene, sentence, i, word }: Place): VerbClass | undefined {
  const verb_class = CUE_NOUNS.get(word);
  return verb_class && scene.token(i).tag === "NOUN" && !scene.clausesOf(sentence).some((c) => c.group.main === i)
    ? verb_class
    : undefined;
}

const phraseFirst = ({ scene, s, i }: Place): number => scene.grammar.phraseStart(i, s.first);

const voice = (scene: Scene, chain: readonly number[]): boolean | undefined =>
  known(VOICES, scene.lower(chain[chain.length - 1]))?.value;

const nounFrame = (place: Place, verb_class: VerbClass, first: number, that: number, from: Range): Found =>
  phraseFrame(place, {
    quote: [first, that + 1],
    cue: place.scene.words([place.i, place.i + 1]),
    verb_class,
    covers: [that + 1, sentenceEnd(place.scene, that, place.sentence)],
    from,
  });

/** `that`, `is that` or `has been that` behind the noun. */
function thatBehind(scene: Scene, i: number): number | null {
  const words = [1, 2, 3].map((k) => scene.lower(i + k));
  const that = words.indexOf("that");
  return that === 0 ||
    (that === 1 && /^(is|was|remains)$/.test(words[0])) ||
    (that === 2 && /^(has|had)$/.test(words[0]) && words[1] === "been")
    ? i + 1 + that
    : null;
}
