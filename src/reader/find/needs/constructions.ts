/** Needs by constructions: necessities, withheld goods, forced acts, strongest wishes. */
import { mentionsIn, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codesIn, codesOf } from "../../people.ts";
import { phraseStart } from "../../grammar/index.ts";
import type { Collected } from "../../items.ts";
import { causeOf } from "../causes.ts";
import { codeClause } from "../events/coding.ts";
import { bases, known } from "../../lexicon/forms.ts";
import { NEED_PHRASES } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { NEEDS, add, needEnd } from "./place.ts";

/**
 * `rare earths, which China has attempted to block Japan from buying`: the withheld goods are the other side's need.
 */
export function withheld(found: Collected<"need">, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    if (clause.kind !== "relative" || !clause.shared || codeClause(text, clause)?.type !== "SANCTION") continue;
    const subject = codesOf(text, clause.subject, clause.sentence);
    const other = codesIn(text, [clause.group.last, clause.last]).filter((id) => !subject.includes(id));
    if (other.length > 0 && mentionsIn(text, clause.shared).length === 0)
      found.add([clause.shared[0], clause.last], {
        speaker: speech.chain(clause.group.main),
        subject: other,
      });
  }
}

/** `is driving Tokyo to look for new support`: the object of the first verb has the need. */
export function driven(found: Collected<"need">, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    if (!causeOf(text, clause)) continue;
    for (let i = clause.group.last; i < clause.last - 2; i++) {
      if (wordAt(text, i) !== "to" || tokenAt(text, i + 1).tag !== "VERB") continue;
      const phrase = NEED_PHRASES.some(([a, b]) => bases(wordAt(text, i + 1)).includes(a) && wordAt(text, i + 2) === b);
      if (!phrase && !known(NEEDS, wordAt(text, i + 1))) continue;
      const first = phraseStart(text.page.tokens, i - 1, clause.group.last);
      const subject = codesOf(text, [first, i], clause.sentence);
      if (subject.length > 0) add(found, text, speech, [first, needEnd(text, i + 2, clause, clause.last)], subject, i);
      break;
    }
  }
}

/** Verbs of a persistent wish or fear: `what haunts him is`. */
const HAUNTS =
  /^(haunts?|worries|worried|frightens?|alarms?|scares?|terrifies|troubles?|preoccupies|concerns?|obsesses|matters|unnerves?|keeps)$/;

/** `What Mali wants most is a road`, `what haunts him is another war`, `all it asks is to be left alone`. */
export function clefts(found: Collected<"need">, text: AnalysedText, speech: Attributions): void {
  text.page.sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 4; i++) {
      if (
        !/^(what|all)$/.test(wordAt(text, i)) ||
        (i > s.first && !/^([,;:"\u2014]|and|but|that|yet)$/.test(wordAt(text, i - 1)))
      )
        continue;
      let verb = i + 1;
      while (
        verb < Math.min(s.last, i + 9) &&
        !HAUNTS.test(wordAt(text, verb)) &&
        !(known(NEEDS, wordAt(text, verb)) && !/^(DET|ADP|ADJ)$/.test(tokenAt(text, verb).tag))
      )
        verb++;
      if (!HAUNTS.test(wordAt(text, verb)) && !known(NEEDS, wordAt(text, verb))) continue;
      let is = verb + 1;
      while (is < Math.min(s.last, verb + 8) && !/^(is|was|are|were|remains?)$/.test(wordAt(text, is))) is++;
      if (
        !/^(is|was|are|were|remains?)$/.test(wordAt(text, is)) ||
        /^(that|unclear|clear|not|uncertain)$/.test(wordAt(text, is + 1))
      )
        continue;
      let last = is + 1;
      while (
        last < s.last &&
        !/^[,.;:?]$/.test(tokenAt(text, last).text) &&
        !/^(but|because)$/.test(wordAt(text, last))
      )
        last++;
      if (last > is + 1)
        add(
          found,
          text,
          speech,
          [i, last],
          codesOf(text, [i + 1, verb], sentence).concat(verb === i + 1 ? codesOf(text, [verb + 1, is], sentence) : []),
          is,
        );
    }
  });
}
