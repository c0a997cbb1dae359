/** Needs by constructions: strongest wishes (`what Mali wants most is`), and nouns with their owner. */
import { clauseAt, mentionsIn, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { phraseEnd, phraseStart } from "../../grammar/index.ts";
import { codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { known } from "../../lexicon/forms.ts";
import type { Attributions } from "../../attribution/index.ts";
import { NEEDS, SHUNS, add } from "./place.ts";

/** Verbs of a persistent wish or fear: `what haunts him is`. */
const HAUNTS =
  /^(haunts?|worries|worried|frightens?|alarms?|scares?|terrifies|troubles?|preoccupies|concerns?|obsesses|matters|unnerves?|keeps)$/;
/** Of which the object is feared. */
const ALARMS = /^(haunt|worr|frighten|alarm|scare|terrif|trouble|concern|unnerve|fear|dread)/;
/** Words within `what Mali does not want is` and `what it wants least is` that turn the wish round. */
const DENIES = /^(not|n't|never|least|hardly|scarcely|barely|no|nobody|nothing)$/;
/** What ends or questions a need: `has lost its desire for`, `its supposed need for`, `its need for gas has gone`. */
const LOST =
  /^(lose|loses|lost|losing|drop|dropped|drops|abandon|abandons|abandoned|shed|sheds|overcame|overcome|overcomes|den(y|ies|ied))$/;
const GONE =
  /^(gone|goes|went|vanish|vanished|fade|faded|fades|end|ended|ends|pass|passed|evaporated|disappeared|over|past|waned|ceased|myth)$/;
const SUPPOSED = /^(supposed|alleged|imagined|imaginary|former|past|old|lack|absence|loss|end|lost)$/;

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
      const denied = text.page.tokens.slice(i, is).filter(({ lower }) => DENIES.test(lower)).length % 2 === 1;
      const alarms = ALARMS.test(wordAt(text, verb));
      // Who does not need or fear a thing has no need of it; `what it does not want` is to be avoided.
      const absent = denied && (alarms || !/^(want|wish|desire|like)/.test(wordAt(text, verb)));
      if (last > is + 1 && !absent)
        add(
          found,
          text,
          speech,
          [i, last],
          codesOf(text, [i + 1, verb], sentence).concat(verb === i + 1 ? codesOf(text, [verb + 1, is], sentence) : []),
          is,
          denied || alarms || (wordAt(text, is + 1) === "to" && SHUNS.test(wordAt(text, is + 2))),
        );
    }
  });
}

/** `each country's fear of isolation`, `its quest for status`: a noun of wanting or fearing with its owner. */
export function owned(found: Collected<"need">, text: AnalysedText, speech: Attributions): void {
  const { tokens, sentences } = text.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first + 1; i < s.last - 2; i++) {
      if (!/^(fears?|need|desire|hunger|quest|thirst|wish)$/.test(tokens[i].lower) || tokens[i].tag !== "NOUN")
        continue;
      const first = phraseStart(tokens, i, s.first);
      const own = /^(its|their|his|her|our|each|both)$/.test(wordAt(text, first));
      const named = mentionsIn(text, [first, i]).length > 0 && tokens.slice(first, i).some(({ text: t }) => t === "'s");
      if (first === i || (!own && !named) || !/^(of|for|in)$/.test(wordAt(text, i + 1))) continue;
      const whose = codesOf(text, own && !named ? [first, first + 1] : [first, i], sentence);
      if (isOver(text, first, i)) continue;
      const shunned = tokens[i].lower.startsWith("fear") || SHUNS.test(wordAt(text, i + 2));
      add(found, text, speech, [first, phraseEnd(tokens, i + 1, s.last)], whose, i, shunned);
    }
  });
}

/** Whether the need whose noun stands at `head` is said to be over, or not to be one. */
function isOver(text: AnalysedText, first: number, head: number): boolean {
  if (text.page.tokens.slice(first, head).some(({ lower }) => SUPPOSED.test(lower))) return true;
  const clause = clauseAt(text, head);
  if (clause === null) return false;
  const { group, subject } = clause;
  if (subject === null || head >= group.last) return group.last <= first && LOST.test(wordAt(text, group.main));
  if (head < subject[0] || head >= subject[1]) return false;
  const said = text.page.tokens.slice(group.first, Math.min(clause.last, group.last + 3));
  return said.some(({ lower }) => GONE.test(lower)) || (group.negated !== null && IS.test(wordAt(text, group.first)));
}
const IS = /^(is|are|was|were)$/;
