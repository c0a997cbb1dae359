/** Participles of speech: `after accusing Chad of`, `one analyst arguing that`, `telling a newspaper that`. */
import { clauseAt, clausesOf, tokenAt, wordAt, wordsOf } from "../../analysed-text.ts";
import { mentionsBefore } from "../../people.ts";
import { phraseEnd } from "../../grammar/index.ts";
import { CUES } from "../../lexicon/cues.ts";
import { known } from "../../lexicon/forms.ts";
import { afterAddressee, find, sentenceEnd } from "../scope.ts";
import { phraseFrame, type PhraseRule } from "../phrase.ts";

export const GERUND_RULES: readonly PhraseRule[] = [
  {
    id: "accusing of",
    example: "Niger closed the road after accusing Chad of arming rebels.",
    find: (place) => {
      const { text, s, sentence, i, word } = place;
      if (!/^(accusing|blaming|suspecting)$/.test(word)) return null;
      const of = find(text, /^(of|for)$/, i + 2, Math.min(s.last, i + 7));
      const clauses = clausesOf(text, sentence);
      if (of === null || clauses.some((c) => c.group.chain.includes(i))) return null;
      const owner = clauses.find((c) => c.group.first < i && (c.subject ?? c.shared) !== null);
      return owner
        ? phraseFrame(place, {
            quote: [i, of + 1],
            cue: word,
            verb_class: CUES.get(known(CUES, word)!.base)!,
            covers: [of + 1, phraseEnd(text.page.tokens, of + 1, s.last)],
            from: owner.subject ?? owner.shared,
          })
        : null;
    },
  },
  {
    id: "arguing that",
    example: "The envoy went further, telling a French newspaper that the deal was dead.",
    find: (place) => {
      const { text, s, sentence, i, word } = place;
      if (!word.endsWith("ing") || tokenAt(text, i).tag !== "VERB") return null;
      const cue = known(CUES, word);
      const that = afterAddressee(text, i + 1, s.last);
      if (
        !cue ||
        wordAt(text, that) !== "that" ||
        (that > i + 1 && !/^(telling|informing|assuring|warning|reminding)$/.test(word))
      )
        return null;
      const frame = { verb_class: cue.value, sentence };
      const main = /^(,|before|after|while)$/.test(wordAt(text, i - 1))
        ? (clauseAt(text, i - 1) ?? clauseAt(text, i - 2))
        : null;
      const subject = main && main.group.first < i ? (main.subject ?? main.shared) : null;
      if (subject)
        return phraseFrame(place, {
          ...frame,
          quote: [i, that + 1],
          covers: [that + 1, sentenceEnd(text, i, sentence)],
          from: subject,
        });
      const person = mentionsBefore(text, i).findLast(
        (m) => m.last <= i && m.sentence === sentence && m.form !== "adjective" && m.form !== "place",
      );
      if (!person) return null;
      const first =
        /^(one|a|the)$/.test(wordAt(text, person.first - 1)) && person.first > s.first
          ? person.first - 1
          : person.first;
      return phraseFrame(place, {
        ...frame,
        quote: [first, i + 2],
        cue: wordsOf(text, [i, i + 2]),
        covers: [i + 2, sentenceEnd(text, i, sentence)],
        from: [person.first, person.last],
      });
    },
  },
];
