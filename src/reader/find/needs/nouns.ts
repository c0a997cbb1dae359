/** Needs by nouns and adjectives: `fear of isolation`, `its priority is debt relief`, `anxious to avoid`. */
import { clauseAt, mentionsIn, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codesIn, codesOf, lastStates } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { dictionary } from "../../lexicon/lists.ts";
import { nounPhraseBefore, phraseEnd, phraseStart, type Range } from "../../grammar/index.ts";
import { NEED_ADJECTIVES, NEED_NOUNS } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { add, comma } from "./place.ts";

/** Nouns with a predicate: `its priority is`. */
const AIMS =
  /^(need|priority|goal|aim|objective|dream|fear|worry|concern|ambition|wish|interest|imperative|purpose|preoccupation|obsession|nightmare|hope|desire|preference|anxiety|dread)$/;
/** Nouns of a want or a fear that is about, over, at or with something. */
const FEELINGS =
  /^(fears?|worry|worries|anxiety|anxieties|nervousness|unease|disquiet|obsession|preoccupation|fixation|wariness|alarm|hankering|lust|impatience|dread|insistence|apprehension|enthusiasm|nightmare|paranoia)$/;

/** `each country's fear of isolation`, `Kyiv's fear of abandonment`, `its high-priority quest for great power status`, `fearful of losing jobs`. */
export function nounNeeds(found: Collected<"need">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      const next = wordAt(text, i + 1);
      if (NEED_NOUNS.has(word) && tokens[i].tag === "NOUN") {
        const first = phraseStart(text.page.tokens, i, s.first);
        const opener = wordAt(text, first);
        const owned = mentionsIn(text, [first, i]).length > 0 || /^(its|their|his|her|our|each|both)$/.test(opener);
        const weak =
          (wordAt(text, first) !== "the" && /^(need)$/.test(word)) ||
          /^(demand|interest|concern|hope|hopes|goal|goals|aim|aims|objectives|purpose|purposes|search|needs|drive|push|plea|preference|imperative|reluctance|determination|resolve|enthusiasm|zeal|wishes|greed|dreams|desires|priorities|keenness|unwillingness|impatience|dread|lust|obsession|preoccupation|unease|disquiet|nervousness|wariness|anxieties|apprehension|nightmare|fixation)$/.test(
            word,
          );
        if (/^(drive|push|plea|resolve|purpose|purposes)$/.test(word) && !(owned && /^(to|for)$/.test(next))) continue;
        if (/^(demand|interest)$/.test(word) && !(word === "interest" && owned && /^(in|with)$/.test(next))) continue;
        // `its mutual interest with Peru in a road`
        if (owned && next === "with" && /^(interest|desire|need)$/.test(word)) {
          const after = phraseEnd(text.page.tokens, i + 2, s.last, false);
          if (/^(in|for)$/.test(wordAt(text, after)))
            add(
              found,
              text,
              speech,
              [first, phraseEnd(text.page.tokens, after, s.last)],
              /^(its|their|his|her|our)$/.test(opener)
                ? codesOf(text, [first, first + 1], sentence)
                : codesIn(text, [first, i]),
              i,
            );
          continue;
        }
        const feels =
          FEELINGS.test(word) &&
          /^(over|about|at|with|after|on|towards?|lest)$/.test(next) &&
          tokens[i + 2]?.tag !== "NUM";
        if (
          !(
            next === "of" ||
            next === "for" ||
            next === "in" ||
            feels ||
            (next === "to" && tokens[i + 2]?.tag === "VERB")
          )
        ) {
          // `Sanctions relief remains Venezuela's most urgent need`
          const clause = clauseAt(text, i);
          if (
            AIMS.test(word) &&
            owned &&
            clause &&
            clause.group.last <= first &&
            /^(is|are|was|were|remains?|became|becomes?)$/.test(wordAt(text, clause.group.main)) &&
            clause.subject
          ) {
            add(found, text, speech, [clause.subject[0], i + 1], codesOf(text, [first, i], sentence), i);
          }
          // `Ecuador's priority is debt relief`
          if (
            AIMS.test(word) &&
            owned &&
            /^(is|was|remains|are|were)$/.test(next) &&
            !/^(that|not|so|likely|unlikely)$/.test(wordAt(text, i + 2)) &&
            wordAt(text, i + 2) === "to"
          ) {
            // `Ecuador's priority is to keep the canal`
            let last = i + 3;
            while (last < s.last && !/^[,.;:]$/.test(tokens[last].text) && !/^(but|because)$/.test(tokens[last].lower))
              last++;
            add(found, text, speech, [first, last], codesOf(text, [first, i], sentence), i);
          } else if (
            AIMS.test(word) &&
            owned &&
            /^(is|was|remains|are|were)$/.test(next) &&
            !/^(that|to|not|so|likely|unlikely)$/.test(wordAt(text, i + 2)) &&
            /^(DET|NOUN|ADJ|PROPN|NUM)$/.test(tokens[i + 2]?.tag ?? "") &&
            phraseEnd(text.page.tokens, i + 2, s.last, false) > i + 2 &&
            tokens[phraseEnd(text.page.tokens, i + 2, s.last, false) - 1].tag !== "ADJ"
          ) {
            add(
              found,
              text,
              speech,
              [first, phraseEnd(text.page.tokens, i + 2, s.last)],
              codesOf(text, [first, i], sentence),
              i,
            );
          }
          continue;
        }
        if (!owned && weak) continue;
        if (
          speech
            .covering(i)
            .some(
              (f) =>
                f.verb_class === "state" && /^(indicat|express|signal|voic|reiterat)/.test(f.cue.split(" ").pop()!),
            )
        )
          continue;
        const clauseOf = clauseAt(text, i);
        const leads =
          /^(fears?|desire|hunger|quest|thirst|urge|anxiety|craving|longing|yearning|need)$/.test(word) &&
          wordAt(text, first) === "the" &&
          clauseOf !== null &&
          clauseOf.subject !== null &&
          clauseOf.subject[0] <= i &&
          i < clauseOf.subject[1];
        if (!owned && !leads && wordAt(text, first - 1) !== "of" && wordAt(text, first - 1) !== "by") continue;
        let stop = next === "to" ? phraseAfterVerb(text, i + 2, s.last) : phraseEnd(text.page.tokens, i + 1, s.last);
        if (
          (wordAt(text, i + 2).endsWith("ing") && tokens[i + 2].tag !== "NOUN") ||
          /^(being|having)$/.test(wordAt(text, i + 2))
        )
          stop = gerundEnd(text, i + 2, s.last, stop);
        for (let k = i + 1; k < stop; k++)
          if (tokens[k].lower === "and" && tokens.slice(k, stop).some((t) => NEED_NOUNS.has(t.lower))) stop = k;
        const clause = clauseAt(text, i);
        const last = clause && clause.group.first > i ? Math.min(stop, clause.group.first) : stop;
        const subject = owned
          ? /^(each|both|their|its|his|her|our)$/.test(opener) && mentionsIn(text, [first, i]).length === 0
            ? codesOf(text, /^(each|both)$/.test(opener) ? [first, i] : [first, first + 1], sentence)
            : codesOf(text, [first, i], sentence)
          : [];
        add(
          found,
          text,
          speech,
          [first, last],
          /^(each|both)$/.test(opener) && subject.length === 0 ? lastStates(text, first) : subject,
          i,
        );
      } else if (
        NEED_ADJECTIVES.has(word) &&
        (/^(to|for|of|about)$/.test(next) ||
          (/^(on|over|by|with|in|at|lest)$/.test(next) && ABOUT[word]?.includes(next) === true)) &&
        tokens[i].tag !== "NOUN" &&
        !(
          word.endsWith("ed") &&
          ABOUT[word] !== undefined &&
          !/^(is|are|was|were|be|been|being|remains?|remained|so|very|still|more|too|deeply|increasingly|,|and|most)$/.test(
            wordAt(text, i - 1),
          )
        ) &&
        !(
          word === "short" &&
          !/^(is|are|was|were|be|been|runs?|ran|left|it|them|still|so|too|desperately|badly|,)$/.test(
            wordAt(text, i - 1),
          )
        )
      ) {
        const clause = clauseAt(text, i);
        const plain =
          next === "to"
            ? phraseAfterVerb(text, i + 2, s.last)
            : phraseEnd(text.page.tokens, next === "by" ? i + 2 : i + 1, s.last);
        const stop =
          next !== "to" && wordAt(text, i + 2).endsWith("ing") && tokens[i + 2].tag !== "NOUN"
            ? gerundEnd(text, i + 2, s.last, plain)
            : plain;
        const owner: Range | null =
          clause?.subject && clause.subject[0] < i ? clause.subject : (clause?.shared ?? clause?.subject ?? null);
        if (!owner) continue;
        const subject = codesOf(
          text,
          owner[0] <= i && i < owner[1] ? [owner[0], Math.max(owner[0] + 1, comma(text, owner[0], i))] : owner,
          sentence,
        );
        const beside = nounPhraseBefore(text.page.tokens, i, s.first);
        const whose = subject.length > 0 || !beside ? subject : codesOf(text, beside, sentence);
        if (whose.length === 0) continue;
        // `The mines are short of gas`: the clause is the need.
        const short =
          /^(short|afraid|wary|fearful|keen|bent|intent|haunted|obsessed)$/.test(word) &&
          clause?.subject &&
          /^(is|are|was|were|been)$/.test(wordAt(text, i - 1)) &&
          clause.subject[1] <= clause.group.first;
        add(found, text, speech, [short ? clause!.subject![0] : i, stop], whose, i);
      }
    }
  });
}

/** Prepositions other than `to`, `for`, `of` and `about` after an adjective of wanting or fearing. */
const ABOUT: { [adjective: string]: string } = dictionary(
  Object.entries({
    keen: "on",
    bent: "on",
    "hell-bent": "on",
    hellbent: "on",
    intent: "on",
    fixated: "on",
    insistent: "on",
    adamant: "about on",
    haunted: "by",
    obsessed: "with by",
    preoccupied: "with by",
    alarmed: "by at over",
    worried: "by over",
    nervous: "over",
    anxious: "over lest",
    frightened: "by",
    terrified: "by",
    scared: "by",
    concerned: "with over",
    interested: "in",
    fearful: "lest",
    afraid: "lest",
    uneasy: "over at with",
    apprehensive: "over",
    resolved: "on",
  }),
);

/** `developing Japan as a market for gas`, `being left alone with China`: an `-ing` with its complements. */
function gerundEnd(text: AnalysedText, i: number, stop: number, least: number): number {
  let last = i + 1;
  if (/^(being|having)$/.test(wordAt(text, i)) && /^(VERB|ADJ)$/.test(tokenAt(text, last)?.tag ?? "")) last++;
  if (/^(ADJ|ADV)$/.test(tokenAt(text, last)?.tag ?? "") && tokenAt(text, last + 1)?.tag === "ADP") last++;
  last = Math.max(last, phraseEnd(text.page.tokens, last, stop));
  if (wordAt(text, last) === "as" && last + 1 < stop) last = phraseEnd(text.page.tokens, last + 1, stop);
  return Math.max(last, least);
}

const phraseAfterVerb = (text: AnalysedText, v: number, stop: number): number =>
  phraseEnd(text.page.tokens, v + 1, stop);
