/** Needs by constructions: necessities, withheld goods, forced acts, strongest wishes. */
import { tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { known } from "../../lexicon/forms.ts";
import type { Attributions } from "../../attribution/index.ts";
import { NEEDS, add } from "./place.ts";

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
