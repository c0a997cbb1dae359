/** Frames whose content is an object, an infinitive or a phrase: `accuses X of`, `urged X to`, `regards X as`. */
import { tokenAt, wordAt } from "../../analysed-text.ts";
import { phraseEnd, type Range } from "../../grammar/index.ts";
import { AS, NAMES, ONLY_WITH } from "../../lexicon/cues.ts";
import { coordinatedEnd, find, objectEnd, sentenceEnd } from "../scope.ts";
import { frameOf, type SpeechVerb } from "../speech-verb.ts";
import type { FrameRule } from "../verbs.ts";
import { words } from "../../lexicon/lists.ts";
import sayingParticiples from "../../lexicon/lists/saying-participles.txt";
import signallingVerbs from "../../lexicon/lists/signalling-verbs.txt";
import readinessNouns from "../../lexicon/lists/readiness-nouns.txt";

const SAYING_PARTICIPLES = words(sayingParticiples);
const SIGNALLING_VERBS = words(signallingVerbs);
const READINESS_NOUNS = words(readinessNouns);

const SMALL_CLAUSE = new Set(["consider", "deem", "judge", "find", "think", "believe", "reckon"]);

/** A verb with a subject that is not passive. */
const acts = (verb: SpeechVerb): verb is SpeechVerb & { subject: Range } =>
  verb.subject !== null && !verb.group.passive;
const callsFor = ({ text, base, group }: SpeechVerb): boolean =>
  base === "call" && /^(on|upon)$/.test(wordAt(text, group.last));

export const OBJECT_RULES: readonly FrameRule<SpeechVerb>[] = [
  {
    id: "imputed to the antecedent",
    example: "The ambitions that Chad imputes to Mali are old.",
    decide: (verb) => {
      const { text, clause, group, base, subject } = verb;
      return clause.kind === "relative" && base === "impute" && clause.shared
        ? frameOf(verb, {
            quote: [subject?.[0] ?? group.first, objectEnd(text, group.last, clause.last)],
            covers: clause.shared,
          })
        : null;
    },
  },
  {
    id: "accuses of",
    example: "Niger accuses Chad of arming rebels.",
    decide: (verb) => {
      const { text, clause, base, after, word } = verb;
      if (!/^(accuse|suspect|blame)$/.test(base) || !acts(verb)) return null;
      const of = find(text, /^(of|for)$/, after, Math.min(clause.last, after + 6));
      return of === null
        ? null
        : frameOf(verb, { quote: [verb.subject[0], of + 1], cue: word, covers: [of + 1, clause.last] });
    },
  },
  {
    id: "urges to",
    example: "Norway urged Iceland to return to the table.",
    decide: (verb) => {
      const { text, clause, base, verb_class, after, word } = verb;
      if (!acts(verb)) return null;
      if (verb_class !== "order" && !callsFor(verb) && !/^(tell|warn|ask|advise|remind)$/.test(base)) return null;
      const to = find(text, "to", after, Math.min(clause.last, after + 9));
      return to !== null &&
        to > after &&
        /^(VERB|AUX)$/.test(tokenAt(text, to + 1)?.tag ?? "") &&
        tokenAt(text, to - 1).tag !== "ADP" &&
        !/^(,|that|about|of)$/.test(wordAt(text, to - 1))
        ? frameOf(verb, { quote: [verb.subject[0], to + 1], cue: word, covers: [to + 1, clause.last] })
        : null;
    },
  },
  {
    id: "rules out",
    example: "Togo did not rule out a summit in Accra.",
    decide: (verb) => {
      const { text, clause, group, base } = verb;
      return base === "rule" && wordAt(text, group.last) === "out" && acts(verb)
        ? frameOf(verb, {
            verb_class: "deny",
            quote: [verb.subject[0], group.last + 1],
            covers: [group.last + 1, clause.last],
          })
        : null;
    },
  },
  {
    id: "hears from",
    example: "Zambia had heard from Harare that the bridge was unsafe.",
    decide: (verb) => {
      const { text, clause, s, group, base, subject, next, at } = verb;
      if (!/^(hear|learn)$/.test(base) || wordAt(text, group.last) !== "from" || !subject || !next) return null;
      const that = phraseEnd(text.page.tokens, group.last + 1, s.last, false);
      return wordAt(text, that) === "that"
        ? frameOf(verb, {
            verb_class: "state",
            quote: [subject[0], that + 1],
            covers: [that + 1, coordinatedEnd(text, at + 1, clause.sentence)],
            from: [group.last + 1, that],
          })
        : null;
    },
  },
  {
    id: "expects to",
    example: "Riga expects prices to fall.",
    decide: (verb) => {
      const { text, clause, base, verb_class, after } = verb;
      if (verb_class !== "believe" || !/^(expect|believe|consider|judge)$/.test(base) || !acts(verb)) return null;
      const to = find(text, "to", after, Math.min(clause.last, after + 6));
      return to !== null && to > after && tokenAt(text, to + 1)?.tag === "VERB"
        ? frameOf(verb, { quote: [verb.subject[0], after], covers: [after, clause.last] })
        : null;
    },
  },
  {
    id: "quotes as saying",
    example: "A Danish envoy quoted a hunter as saying that the ice was thin.",
    decide: (verb) => {
      const { text, clause, base, after, word } = verb;
      if (!/^(quote|cite|report)$/.test(base) || !acts(verb)) return null;
      const as = find(text, "as", after, Math.min(clause.last, after + 12));
      if (as === null || !SAYING_PARTICIPLES.has(wordAt(text, as + 1))) return null;
      const that = wordAt(text, as + 2) === "that" ? as + 3 : as + 2;
      return frameOf(verb, {
        quote: [verb.subject[0], that],
        cue: word,
        covers: [that, sentenceEnd(text, that, clause.sentence)],
      });
    },
  },
  {
    id: "regards as",
    example: "Lima regards the strait as its own.",
    decide: (verb) => {
      const { text, clause, base, subject, after, word } = verb;
      const as = AS.has(base) ? find(text, "as", after, Math.min(clause.last, after + 12)) : null;
      if (as === null || !subject) return null;
      const first = after === as && clause.kind === "relative" && clause.shared ? clause.shared[0] : after;
      return frameOf(verb, { quote: [subject[0], as + 1], cue: `${word} as`, covers: [first, clause.last] });
    },
  },
  {
    id: "considers acceptable",
    example: "Tirana considers the swap acceptable.",
    decide: (verb) => {
      const { text, clause, group, base } = verb;
      if (!SMALL_CLAUSE.has(base) || !acts(verb) || group.last >= clause.last) return null;
      const object = phraseEnd(text.page.tokens, group.last, clause.last, false);
      const tail = tokenAt(text, Math.min(object, clause.last - 1));
      const described =
        object < clause.last
          ? /^(ADJ|ADV|VERB)$/.test(tail.tag) && (tail.tag !== "ADV" || tokenAt(text, object + 1)?.tag === "ADJ")
          : tokenAt(text, object - 1).tag === "ADJ" && object - group.last > 1;
      return object > group.last && described
        ? frameOf(verb, { quote: [verb.subject[0], group.last], covers: [group.last, clause.last] })
        : null;
    },
  },
  {
    id: "believes it",
    example: "Oslo does not believe it.",
    decide: (verb) => {
      const { text, clause, group, base, subject } = verb;
      return /^(believe|doubt|deny|dispute)$/.test(base) &&
        subject &&
        /^(it|this|that|so)$/.test(wordAt(text, group.last)) &&
        group.last + 1 >= clause.last
        ? frameOf(verb, { quote: [subject[0], group.last + 1], covers: null })
        : null;
    },
  },
  {
    id: "thinks it improbable",
    example: "We judge it unlikely (about 25 percent) that Togo and Ghana will sign.",
    decide: (verb) => {
      const { text, clause, group, verb_class, subject } = verb;
      return verb_class === "believe" &&
        subject &&
        wordAt(text, group.last) === "it" &&
        [1, 2, 3].some((k) => group.last + k < clause.last && tokenAt(text, group.last + k).tag === "ADJ")
        ? frameOf(verb, { quote: [subject[0], group.last], covers: [group.last, clause.last] })
        : null;
    },
  },
  {
    id: "denies doing",
    example: "Algerian officials deny trying to stir up trouble.",
    decide: (verb) => {
      const { text, clause, group, base } = verb;
      return /^(deny|admit|acknowledge|concede|confess)$/.test(base) &&
        acts(verb) &&
        wordAt(text, group.last).endsWith("ing") &&
        /^(VERB|AUX)$/.test(tokenAt(text, group.last)?.tag ?? "")
        ? frameOf(verb, { quote: [verb.subject[0], group.last], covers: [group.last, clause.last] })
        : null;
    },
  },
  {
    id: "calls for",
    example: "Mali called for talks.",
    decide: (verb) =>
      callsFor(verb) ||
      (verb.base === "call" &&
        (wordAt(verb.text, verb.group.last) === "for" || verb.group.last >= verb.clause.last - 1))
        ? "no frame"
        : null,
  },
  {
    id: "calls a cartel",
    example: "Chile called the deal a cartel.",
    decide: (verb) => {
      const { text, clause, group, base, source, subject } = verb;
      return NAMES.has(base) && source && group.last < clause.last && !group.passive
        ? frameOf(verb, {
            quote: [subject?.[0] ?? group.first, objectEnd(text, group.last, clause.last)],
            covers: [group.last, clause.last],
          })
        : null;
    },
  },
  {
    id: "indicates its willingness",
    example: "Moscow signalled its readiness to talk.",
    decide: (verb) => {
      const { text, clause, base, subject, after } = verb;
      return SIGNALLING_VERBS.has(base) &&
        subject &&
        find(text, READINESS_NOUNS, after, Math.min(clause.last, after + 5)) !== null
        ? frameOf(verb, { quote: [subject[0], after], covers: [after, clause.last] })
        : null;
    },
  },
  {
    id: "only with that or as",
    example: "Rabat rejected the demand.",
    decide: ({ base }) => (ONLY_WITH.has(base) ? "no frame" : null),
  },
];
