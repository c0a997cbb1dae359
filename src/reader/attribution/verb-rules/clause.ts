/** Frames that are known from the words of the clause, before its verb is looked up: passives, `claims to`, `made it clear`. */
import { wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import type { Range } from "../../grammar/index.ts";
import { CUES, PASSIVE } from "../../lexicon/cues.ts";
import { known } from "../../lexicon/forms.ts";
import type { Found } from "../frame.ts";
import { sentenceEnd } from "../scope.ts";
import type { ClauseVerb } from "../speech-verb.ts";
import type { FrameRule } from "../verbs.ts";

const CARRIES =
  /^(make|made|take|took|hold|held|share|put|advance|press|reach|come|came)\w* (to )?(the|a|an|this|that|his|her|their|its) (\w+ )?(case|view|point|argument|line|position|opinion|conclusion|stance)$/;

export const CLAUSE_RULES: readonly FrameRule<ClauseVerb>[] = [
  {
    id: "passive before an infinitive",
    example: "Chad is believed to have bought tanks.",
    decide: (verb) => {
      const { text, group, main, word } = verb;
      return group.main !== main &&
        group.passive &&
        known(CUES, wordAt(text, group.main)) &&
        !(known(CUES, word)?.value === "believe" && wordAt(text, group.last) === "that")
        ? passive(verb)
        : null;
    },
  },
  {
    id: "claims to",
    example: "The envoys claimed to be acting for the king.",
    decide: ({ text, clause, group }) => {
      const [verb] = group.chain;
      return /^(claim|profess|purport|pretend)(s|ed|es|ses|sed)?$/.test(wordAt(text, verb)) &&
        wordAt(text, verb + 1) === "to" &&
        (clause.subject ?? clause.shared) &&
        wordAt(text, clause.marker ?? 0) !== "than"
        ? {
            quote: [clause.subject?.[0] ?? verb, verb + 1],
            cue: wordAt(text, verb),
            verb_class: "state",
            covers: [verb + 1, clause.last],
            sentence: clause.sentence,
            from: clause.subject ?? clause.shared,
          }
        : null;
    },
  },
  {
    id: "makes it clear that",
    example: "Ghana's president made it clear that the port would stay.",
    decide: (verb) => {
      const { text, group, word } = verb;
      return /^(make|makes|made)$/.test(word) && /^it (clear|plain)$/.test(wordsOf(text, [group.last, group.last + 2]))
        ? upToThat(verb, group.last + 2)
        : null;
    },
  },
  {
    id: "lets it be known that",
    example: "The junta let it be known that talks were over.",
    decide: (verb) => {
      const { text, group } = verb;
      const [first] = group.chain;
      return wordAt(text, first).startsWith("let") &&
        wordsOf(text, [first + 1, first + 5]).startsWith("it be known that")
        ? upToThat(verb, first + 4)
        : null;
    },
  },
  {
    id: "makes the case that",
    example: "Oslo takes the view that the shelf is its own.",
    decide: ({ text, clause, group, main, next }) => {
      const marker = next?.kind === "complement" ? next.marker : null;
      return clause.subject &&
        !group.passive &&
        marker !== null &&
        marker - group.last <= 4 &&
        CARRIES.test(wordsOf(text, [main, marker]).toLowerCase())
        ? {
            quote: [clause.subject[0], marker + 1],
            cue: wordsOf(text, [group.first, marker + 1]),
            verb_class: /view|opinion|conclusion/.test(wordAt(text, marker - 1)) ? "believe" : "argue",
            covers: [marker + 1, sentenceEnd(text, marker, clause.sentence)],
            sentence: clause.sentence,
            from: clause.subject,
          }
        : null;
    },
  },
];

function upToThat({ text, clause, group }: ClauseVerb, that: number): Found | null {
  return clause.subject && wordAt(text, that) === "that"
    ? {
        quote: [clause.subject[0], that + 1],
        cue: wordsOf(text, [group.first, that + 1]),
        verb_class: "state",
        covers: [that + 1, sentenceEnd(text, that, clause.sentence)],
        sentence: clause.sentence,
        from: clause.subject,
      }
    : null;
}

/** `Russia is regarded as one`, `is thought to be`: nobody is named; the quote goes from the subject to the cue. */
export function passive({ text, clause, group }: ClauseVerb): Found | null {
  const { main } = group;
  const base = known(CUES, wordAt(text, main))?.base ?? "";
  if (!PASSIVE.has(base) || group.chain.length > 3 || !clause.subject || !hasBe(text, [group.first, main])) return null;
  return /^(as|to|that)$/.test(wordAt(text, main + 1))
    ? {
        quote: [clause.subject[0], main + 2],
        cue: wordsOf(text, [group.first, main + 2]),
        verb_class: CUES.get(base)!,
        covers: [clause.subject[0], clause.last],
        sentence: clause.sentence,
        from: null,
        unnamed: true,
      }
    : null;
}

const hasBe = ({ page }: AnalysedText, range: Range): boolean =>
  page.tokens.slice(...range).some((t) => /^(is|are|was|were|been|being)$/.test(t.lower));
