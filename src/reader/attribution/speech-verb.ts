/** A verb of speech or thought in its clause, as the rules of verbs see it. */
import { mentionAt, mentionsIn, tokenAt, wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import { phraseStart, type Clause, type Range, type VerbGroup } from "../grammar/index.ts";
import { CUES, CUE_ADJECTIVES } from "../lexicon/cues.ts";
import { known } from "../lexicon/forms.ts";
import type { VerbClass } from "../reading.ts";
import type { TokenSentence } from "../tokens.ts";
import type { Found } from "./frame.ts";
import { afterAddressee, coordinatedEnd } from "./scope.ts";

/** The verb of a clause, whatever it means. */
export interface ClauseVerb {
  text: AnalysedText;
  clause: Clause;
  group: VerbGroup;
  s: TokenSentence;
  /** Index of the clause, and the clause behind it in the same sentence. */
  at: number;
  next: Clause | undefined;
  /** Last verb of the chain, and its word. */
  main: number;
  word: string;
}

export interface SpeechVerb extends ClauseVerb {
  /** Listed as a verb of speech (`says`), not by its adjective (`is convinced`). */
  listed: boolean;
  base: string;
  verb_class: VerbClass;
  /** Subject of the clause, or the antecedent of a relative. */
  subject: Range | null;
  /** As `subject`, or the subject that the verb shares. */
  source: Range | null;
  /** Token behind the verb with its particle or adjective; and behind the addressee or day that may follow. */
  after: number;
  indirect: number;
  /** The clause that is said, with those coordinated to it. */
  content: Range | null;
  /** Tokens from the source to the verb or to `that`. */
  own: Range;
}

export function clauseVerb(text: AnalysedText, at: number): ClauseVerb {
  const { clauses } = text.grammar;
  const clause = clauses[at];
  const { group, sentence } = clause;
  const main = group.chain[group.chain.length - 1];
  const next = clauses[at + 1]?.sentence === sentence ? clauses[at + 1] : undefined;
  return { text, clause, group, s: text.page.sentences[sentence], at, next, main, word: wordAt(text, main) };
}

/** Null where the verb is none of speech or thought. */
export function speechVerb(verb: ClauseVerb): SpeechVerb | null {
  const { text, clause, group, s, main, word } = verb;
  const cue = known(CUES, word);
  const behind = wordAt(text, group.last);
  const adjective =
    /^(make|makes|made)$/.test(word) && behind === "clear"
      ? ("state" as const)
      : (CUE_ADJECTIVES.get(behind) ?? CUE_ADJECTIVES.get(word));
  if ((!cue && !adjective) || mentionAt(text, main) !== null) return null;
  const particle = /^(point|spell|set)$/.test(cue?.base ?? "") && behind === "out" ? 1 : 0;
  const after = group.last + particle + (adjective && !cue && !CUE_ADJECTIVES.has(word) ? 1 : 0);
  const verb_class = cue?.value ?? adjective!;
  const subject = behindFronted(text, clause.subject) ?? (clause.kind === "relative" ? clause.shared : null);
  const indirect = afterAddressee(text, after, s.last);
  const content = contentOf(verb, verb_class, after, indirect);
  const who = clause.kind === "relative" && !clause.subject && clause.marker !== null ? clause.marker : -1;
  // `Amal Idris, who insisted that`: the frame begins with the pronoun.
  const begins =
    who >= 0 && wordAt(text, who) === "who" && tokenAt(text, who - 1)?.text === ","
      ? who
      : (subject?.[0] ?? group.first);
  return {
    ...verb,
    listed: cue !== null,
    base: cue?.base ?? behind,
    verb_class,
    subject,
    source: subject ?? (clause.kind === "main" ? clause.shared : null),
    after,
    indirect,
    content,
    own: [
      begins,
      content && wordAt(text, indirect) === "that" && tokenAt(text, after)?.text !== "," ? indirect + 1 : after,
    ],
  };
}

function contentOf(
  { text, clause, at, next }: ClauseVerb,
  verb_class: VerbClass,
  after: number,
  indirect: number,
): Range | null {
  const that = wordAt(text, indirect) === "that" ? indirect + 1 : indirect;
  return next &&
    next.kind === "complement" &&
    next.first <= that + 3 &&
    next.group.first >= after &&
    !/^[;:.]$/.test(tokenAt(text, Math.max(0, next.first - 2)).text) &&
    (next.marker !== null || (next.group.first - that <= 16 && verb_class !== "ask"))
    ? [Math.min(next.first, that), coordinatedEnd(text, at + 1, clause.sentence)]
    : null;
}

/** `By ten votes to five the court`: a phrase before the subject is not part of it. */
function behindFronted(text: AnalysedText, subject: Range | null): Range | null {
  if (!subject || !/^(by|after|in|at|during|with|on|from|for|under|despite)$/.test(wordAt(text, subject[0])))
    return subject;
  const named = mentionsIn(text, subject).find((m) => m.last === subject[1] && m.form !== "place");
  const first = named ? phraseStart(text.page.tokens, named.first, subject[0]) : subject[1];
  return named && first > subject[0] + 1 && !/^(of|in|for|from|with|by|at)$/.test(wordAt(text, first - 1))
    ? [first, subject[1]]
    : subject;
}

/** A frame of the verb with its cue, its class and its source. */
export function frameOf(verb: SpeechVerb, part: Partial<Found> & Pick<Found, "quote" | "covers">): Found {
  const { text, clause, group, source, own, verb_class } = verb;
  const negated =
    group.negated !== null || (source !== null && /^(neither|no|nobody|none|few)$/.test(wordAt(text, source[0])));
  return {
    cue: wordsOf(text, [group.first, own[1]]),
    verb_class,
    sentence: clause.sentence,
    from: source,
    ...(negated ? { negated } : {}),
    ...part,
  };
}
