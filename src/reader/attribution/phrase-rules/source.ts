/** Phrases that name a source: `according to X`, `in X's view`, `as X put it`. */
import type { Scene } from "../../analysed-text.ts";
import type { Range } from "../../grammar/index.ts";
import { find, spokenBefore } from "../scope.ts";
import { phraseFrame, restOf, type PhraseRule } from "../phrase.ts";
import { words } from "../../lexicon/lists.ts";
import viewNouns from "../../lexicon/lists/view-nouns.txt";
import accountNouns from "../../lexicon/lists/account-nouns.txt";
import regardedParticiples from "../../lexicon/lists/regarded-participles.txt";
import commonViewAdverbs from "../../lexicon/lists/common-view-adverbs.txt";

const VIEW_NOUNS = words(viewNouns);
const ACCOUNT_NOUNS = words(accountNouns);
const REGARDED = words(regardedParticiples);
const COMMON_VIEW_ADVERBS = words(commonViewAdverbs);

const VIEW = /^(view|opinion|words|eyes|judgement|judgment)$/;

export const SOURCE_RULES: readonly PhraseRule[] = [
  {
    id: "according to",
    example: "According to two people familiar with the talks, Riyadh has shelved the plan.",
    find: (place) => {
      const { scene, s, sentence, i, word } = place;
      if (word !== "according" || scene.lower(i + 1) !== "to") return null;
      let end = scene.grammar.phraseEnd(i + 2, s.last);
      if (scene.lower(end) === "who") while (end < s.last && !/^[,.;]$/.test(scene.token(end).text)) end++;
      return phraseFrame(place, {
        quote: [i, end],
        cue: scene.words([i, i + 2]),
        verb_class: "state",
        covers: i - s.first < 3 ? [Math.min(end + 1, s.last - 1), s.last] : spokenBefore(scene, s.first, i, sentence),
        from: [i + 2, end],
      });
    },
  },
  {
    id: "widely seen as",
    example: "The gas, widely regarded as a prize, lies deep.",
    find: (place) => {
      const { scene, s, sentence, i, word } = place;
      return /^(as|to)$/.test(scene.lower(i + 1)) &&
        REGARDED.has(word) &&
        COMMON_VIEW_ADVERBS.has(scene.lower(i - 1)) &&
        !scene.clausesOf(sentence).some((c) => c.group.main === i && c.group.first < i - 1)
        ? phraseFrame(place, {
            quote: [i - 1, i + 2],
            cue: scene.words([i, i + 2]),
            verb_class: "believe",
            covers: [i + 2, Math.min(s.last, scene.grammar.phraseEnd(i + 2, s.last))],
            from: null,
            unnamed: true,
          })
        : null;
    },
  },
  {
    id: "in his view",
    example: "Minister Ana Ruiz was blunter. By her reckoning, the odds are poor.",
    find: (place) => {
      const { scene, s, i, word } = place;
      return /^(in|by|on)$/.test(word) &&
        /^(his|her|their|its|my|our)$/.test(scene.lower(i + 1)) &&
        VIEW_NOUNS.has(scene.lower(i + 2))
        ? phraseFrame(place, {
            quote: [i, i + 3],
            verb_class: "believe",
            covers: i - s.first < 3 ? [i + 3, s.last] : [s.first, i],
            from: [i + 1, i + 2],
          })
        : null;
    },
  },
  {
    id: "in X's eyes",
    example: "In Riga's eyes, the accord is a dead letter.",
    find: (place) => {
      const { scene, s, i, word } = place;
      return word === "in" && VIEW.test(scene.lower(i + 3)) && scene.token(i + 2).text === "'s"
        ? phraseFrame(place, {
            quote: [i, i + 4],
            verb_class: "believe",
            covers: i - s.first < 3 ? [i + 4, s.last] : [s.first, i],
            from: [i + 1, i + 2],
          })
        : null;
    },
  },
  {
    id: "by X's own account",
    example: "By the ministry's own account, the dam leaks.",
    find: (place) => {
      const { scene, s, i, word } = place;
      const account = /^(in|on|by|from)$/.test(word) ? accountAt(scene, i, s.last) : null;
      return (
        account &&
        phraseFrame(place, {
          quote: [i, account.end],
          verb_class: "believe",
          covers: restOf(place, account.end),
          from: account.owner,
        })
      );
    },
  },
  {
    id: "to hear X tell it",
    example: "To hear Lima tell it, the talks never began.",
    find: (place) => {
      const { scene, s, i, word } = place;
      const tell =
        word === "to" && scene.lower(i + 1) === "hear" ? find(scene, "tell", i + 2, Math.min(s.last, i + 10)) : null;
      if (tell === null) return null;
      const end = scene.lower(tell + 1) === "it" ? tell + 2 : tell + 1;
      return phraseFrame(place, {
        quote: [i, end],
        cue: scene.words([tell, end]),
        verb_class: "state",
        covers: i - s.first < 3 ? [Math.min(end + 1, s.last - 1), s.last] : [s.first, i],
        from: [i + 2, tell],
      });
    },
  },
  {
    id: "as X put it, behind",
    example: "Peru has no friends, as the mayor put it.",
    find: (place) => {
      const { scene, s, i, word } = place;
      if (word !== "as" || i - s.first < 2 || !/^[,-]$/.test(scene.token(i - 1).text)) return null;
      const verb = puttingVerb(scene, i, s.last);
      return verb === null
        ? null
        : phraseFrame(place, {
            quote: [i + 1, verb + 2],
            cue: scene.words([verb, verb + 2]),
            verb_class: "state",
            covers: [s.first, verb + 2 >= s.last - 2 ? i : s.last],
            from: [i + 1, verb],
          });
    },
  },
];

/** `in the view of X`, `by X's own account`: the source, and the end of the phrase. */
function accountAt(scene: Scene, i: number, stop: number): { owner: Range; end: number } | null {
  if (scene.lower(i + 1) === "the" && ACCOUNT_NOUNS.has(scene.lower(i + 2)) && scene.lower(i + 3) === "of") {
    const end = scene.grammar.phraseEnd(i + 4, stop, false);
    return end > i + 4 ? { owner: [i + 4, end], end } : null;
  }
  for (let k = i + 2; k < Math.min(stop, i + 7); k++) {
    if (!/^('s|')$/.test(scene.token(k).text)) {
      if (!/^(DET|ADJ|NOUN|PROPN)$/.test(scene.token(k - 1).tag)) return null;
      continue;
    }
    const noun = scene.lower(k + 1) === "own" ? k + 2 : k + 1;
    return ACCOUNT_NOUNS.has(scene.lower(noun)) ? { owner: [i + 1, k], end: noun + 1 } : null;
  }
  return null;
}

/** `as the mayor put it`, `as Tirana sees it`: the verb. */
function puttingVerb(scene: Scene, i: number, stop: number): number | null {
  for (let k = i + 2; k < Math.min(stop, i + 10); k++) {
    if (/^(put|puts|sees|saw|has|had|tells|told)$/.test(scene.lower(k)) && scene.lower(k + 1) === "it") return k;
    if (/^[,;.]$/.test(scene.token(k).text)) return null;
  }
  return null;
}
