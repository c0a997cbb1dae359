/** Frames behind or inside what they report: `..., diplomats said`, and the few verbs that need no mark at all. */
import { tokenAt, wordAt, wordsOf } from "../../analysed-text.ts";
import { hasQuoteMarkBefore, spokenBefore } from "../scope.ts";
import { frameOf, type SpeechVerb } from "../speech-verb.ts";
import type { FrameRule } from "../verbs.ts";
import { words } from "../../lexicon/lists.ts";
import verbsWithABareContent from "../../lexicon/lists/verbs-with-a-bare-content.txt";

const BARE_CONTENT_VERBS = words(verbsWithABareContent);

/** Verbs that need an object to be speech. */
const NEEDS_OBJECT = new Set("accuse demand fear hope order regard request see sign urge view".split(" "));
/** `officials said on Tuesday,` */
const DAY =
  /^((on |late on |early on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today|(last|this) (week|month|night|year|weekend)|in [a-z]+)( [,.]|[,.])/;

/** The word before the subject behind a comma, or else before the clause. */
const wordBefore = ({ text, clause, subject }: SpeechVerb): string => {
  const behindComma = subject && subject[0] > clause.first && tokenAt(text, subject[0] - 1).text === ",";
  return tokenAt(text, Math.max(0, (behindComma ? subject[0] : clause.first) - 1)).text;
};

/** Whether the clause ends with the verb, or with a day behind it. */
const endsTheClause = ({ text, clause, group, s }: SpeechVerb, before: string): boolean =>
  group.last >= clause.last - 2 ||
  (clause.kind === "main" &&
    before === "," &&
    DAY.test(`${wordsOf(text, [group.last, Math.min(s.last, group.last + 4)]).toLowerCase()} `));

export const TRAILING_RULES: readonly FrameRule<SpeechVerb>[] = [
  {
    id: "between commas",
    example: "The deal, diplomats said, was dead.",
    decide: (verb) => {
      const { text, clause, group, s, subject } = verb;
      return subject &&
        tokenAt(text, group.last)?.text === "," &&
        wordBefore(verb) === "," &&
        clause.kind === "main" &&
        group.chain.length === 1
        ? frameOf(verb, { quote: [subject[0], group.last], covers: [s.first, s.last] })
        : null;
    },
  },
  {
    id: "behind a comma",
    example: "The plan will fail, a former envoy, Luis Prado, told reporters.",
    decide: (verb) => {
      const { text, clause, group, s, subject, indirect } = verb;
      const before = wordBefore(verb);
      const said =
        group.chain.length === 1 || /^(like|likes|liked|love|loves|use|used)$/.test(wordAt(text, group.chain[0]));
      const kind =
        clause.kind === "main" ||
        clause.kind === "complement" ||
        (clause.kind === "adverbial" && wordAt(text, clause.marker!) === "as");
      const apart = /^[,"]$/.test(before) || tokenAt(text, clause.first).text === '"' || clause.kind === "adverbial";
      return said &&
        kind &&
        apart &&
        subject &&
        clause.first > s.first &&
        wordAt(text, clause.marker ?? 0) !== "than" &&
        endsTheClause(verb, before)
        ? frameOf(verb, {
            quote: [subject[0], Math.max(group.last, indirect)],
            covers: spokenBefore(text, s.first, clause.first - 1, clause.sentence),
          })
        : null;
    },
  },
  {
    id: "behind a quotation",
    example: '"They came at night," Rosa Dam, who runs the port, said of the Norwegians.',
    decide: (verb) => {
      const { text, clause, group, s, subject, indirect, base } = verb;
      return subject && !NEEDS_OBJECT.has(base) && hasQuoteMarkBefore(text, subject[0], s.first)
        ? frameOf(verb, {
            quote: [subject[0], Math.max(group.last, indirect)],
            covers: spokenBefore(text, s.first, subject[0], clause.sentence),
          })
        : null;
    },
  },
  {
    id: "says a noun phrase",
    example: "Mali says the same of its ports.",
    decide: (verb) => {
      const { text, clause, group, base, subject, own } = verb;
      return BARE_CONTENT_VERBS.has(base) &&
        subject &&
        group.last < clause.last - 2 &&
        /^(DET|PROPN|NOUN|ADJ|PRON)$/.test(tokenAt(text, group.last).tag) &&
        group.chain.length === 1
        ? frameOf(verb, { quote: own, covers: [group.last, clause.last] })
        : null;
    },
  },
  {
    id: "believed of the antecedent",
    example: "The draft that I have seen swaps a quota for a ceiling.",
    decide: (verb) => {
      const { clause, group, base, verb_class, subject } = verb;
      return verb_class === "believe" &&
        clause.kind === "relative" &&
        clause.shared &&
        subject &&
        !/^(hope|fear|expect|conclude)$/.test(base)
        ? frameOf(verb, { quote: [subject[0], group.last], covers: clause.shared })
        : null;
    },
  },
];
