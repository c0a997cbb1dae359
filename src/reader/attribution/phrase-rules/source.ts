/** Phrases that name a source: `according to X`, `in X's view`, `as X put it`. */
import { clausesOf, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { phraseEnd, type Range } from "../../grammar/index.ts";
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
      const { text, s, sentence, i, word } = place;
      if (word !== "according" || wordAt(text, i + 1) !== "to") return null;
      let end = phraseEnd(text.page.tokens, i + 2, s.last);
      if (wordAt(text, end) === "who") while (end < s.last && !/^[,.;]$/.test(tokenAt(text, end).text)) end++;
      return phraseFrame(place, {
        quote: [i, end],
        cue: wordsOf(text, [i, i + 2]),
        verb_class: "state",
        covers: i - s.first < 3 ? [Math.min(end + 1, s.last - 1), s.last] : spokenBefore(text, s.first, i, sentence),
        from: [i + 2, end],
      });
    },
  },
  {
    id: "widely seen as",
    example: "The gas, widely regarded as a prize, lies deep.",
    find: (place) => {
      const { text, s, sentence, i, word } = place;
      return /^(as|to)$/.test(wordAt(text, i + 1)) &&
        REGARDED.has(word) &&
        COMMON_VIEW_ADVERBS.has(wordAt(text, i - 1)) &&
        !clausesOf(text, sentence).some((c) => c.group.main === i && c.group.first < i - 1)
        ? phraseFrame(place, {
            quote: [i - 1, i + 2],
            cue: wordsOf(text, [i, i + 2]),
            verb_class: "believe",
            covers: [i + 2, Math.min(s.last, phraseEnd(text.page.tokens, i + 2, s.last))],
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
      const { text, s, i, word } = place;
      return /^(in|by|on)$/.test(word) &&
        /^(his|her|their|its|my|our)$/.test(wordAt(text, i + 1)) &&
        VIEW_NOUNS.has(wordAt(text, i + 2))
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
      const { text, s, i, word } = place;
      return word === "in" && VIEW.test(wordAt(text, i + 3)) && tokenAt(text, i + 2).text === "'s"
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
      const { text, s, i, word } = place;
      const account = /^(in|on|by|from)$/.test(word) ? accountAt(text, i, s.last) : null;
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
      const { text, s, i, word } = place;
      const tell =
        word === "to" && wordAt(text, i + 1) === "hear" ? find(text, "tell", i + 2, Math.min(s.last, i + 10)) : null;
      if (tell === null) return null;
      const end = wordAt(text, tell + 1) === "it" ? tell + 2 : tell + 1;
      return phraseFrame(place, {
        quote: [i, end],
        cue: wordsOf(text, [tell, end]),
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
      const { text, s, i, word } = place;
      if (word !== "as" || i - s.first < 2 || !/^[,-]$/.test(tokenAt(text, i - 1).text)) return null;
      const verb = puttingVerb(text, i, s.last);
      return verb === null
        ? null
        : phraseFrame(place, {
            quote: [i + 1, verb + 2],
            cue: wordsOf(text, [verb, verb + 2]),
            verb_class: "state",
            covers: [s.first, verb + 2 >= s.last - 2 ? i : s.last],
            from: [i + 1, verb],
          });
    },
  },
];

/** `in the view of X`, `by X's own account`: the source, and the end of the phrase. */
function accountAt(text: AnalysedText, i: number, stop: number): { owner: Range; end: number } | null {
  if (wordAt(text, i + 1) === "the" && ACCOUNT_NOUNS.has(wordAt(text, i + 2)) && wordAt(text, i + 3) === "of") {
    const end = phraseEnd(text.page.tokens, i + 4, stop, false);
    return end > i + 4 ? { owner: [i + 4, end], end } : null;
  }
  for (let k = i + 2; k < Math.min(stop, i + 7); k++) {
    if (!/^('s|')$/.test(tokenAt(text, k).text)) {
      if (!/^(DET|ADJ|NOUN|PROPN)$/.test(tokenAt(text, k - 1).tag)) return null;
      continue;
    }
    const noun = wordAt(text, k + 1) === "own" ? k + 2 : k + 1;
    return ACCOUNT_NOUNS.has(wordAt(text, noun)) ? { owner: [i + 1, k], end: noun + 1 } : null;
  }
  return null;
}

/** `as the mayor put it`, `as Tirana sees it`: the verb. */
function puttingVerb(text: AnalysedText, i: number, stop: number): number | null {
  for (let k = i + 2; k < Math.min(stop, i + 10); k++) {
    if (/^(put|puts|sees|saw|has|had|tells|told)$/.test(wordAt(text, k)) && wordAt(text, k + 1) === "it") return k;
    if (/^[,;.]$/.test(tokenAt(text, k).text)) return null;
  }
  return null;
}
