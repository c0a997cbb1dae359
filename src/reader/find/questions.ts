/** Questions: possible outcomes with condition and date; the quote is the predicate. */
import { clausesOf, hedgesIn, quoteOf, tokenAt, wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import type { FieldsOf } from "../items.ts";
import type { Found } from "./statements.ts";
import type { Attributions } from "../attribution/index.ts";
import { phraseEnd, phraseStart, type Clause, type Range } from "../grammar/index.ts";
import { headOf } from "./causes.ts";
import { EVENT_NOUNS } from "../lexicon/events.ts";
import { known } from "../lexicon/forms.ts";
import { ACCORD_NOUNS } from "../lexicon/roles.ts";
import { negationOf } from "../hedges.ts";
import type { Claim, Question } from "../reading.ts";
import { bare, common } from "./statements.ts";

/**
 * `It is almost certain that`, `there is a chance that`, `our base case is that`: the clause after it is the outcome.
 */
export function matrix(text: AnalysedText, clause: Clause, at: number): Clause | null {
  const next = text.grammar.clauses[at + 1];
  if (
    !next ||
    next.sentence !== clause.sentence ||
    (next.kind !== "complement" &&
      !(
        next.kind === "relative" &&
        /\b(chances?|odds|probability|likelihood|prospects?|possibility|risk)\b/.test(
          wordsOf(text, [clause.first, next.first]).toLowerCase(),
        )
      )) ||
    next.marker === null ||
    wordAt(text, next.marker) !== "that"
  )
    return null;
  if (
    !/^(is|are|was|'s|remains?|seems|looks|appears)$/.test(wordAt(text, clause.group.main)) &&
    !/^(imagine|see|say)$/.test(wordAt(text, clause.group.chain[clause.group.chain.length - 1]))
  )
    return null;
  return next;
}

/** A modal of the future, a word of chance, or a dated expectation; not inability, nor a bare `will` of a promise. */
export function isForecast(
  text: AnalysedText,
  clause: Clause,
  conditioned: boolean,
  expletive: boolean,
  foretold = false,
): boolean {
  const { group } = clause;
  const own = bare(text, clause);
  const hedges = hedgesIn(text, [clause.first, own[1]]);
  const worded = hedges.some(
    (h) =>
      h.hedges.some(
        (x) => x.word !== null && !/^(certainly|clearly|of course|surely|hardly|scarcely)$/.test(x.phrase),
      ) || h.chance !== undefined,
  );
  const denied = negationOf(text.page, own[0], group.last + 3).negative;
  const head = clause.subject ? wordAt(text, clause.subject[0]) : "";
  const none = /^(no|none|nobody|nothing|neither)$/.test(head);
  const pronoun =
    clause.subject !== null && clause.subject[1] - clause.subject[0] === 1 && /^(that|this|it|he|she)$/.test(head);
  if (
    /^(right|wrong|true|mistaken)$/.test(wordAt(text, group.last)) ||
    /^(right|wrong|true|mistaken)$/.test(wordAt(text, group.main))
  )
    return false;
  switch (group.modal) {
    case "may":
    case "might":
      if (wordAt(text, group.main).endsWith("ing")) return false;
      return !denied || conditioned || (group.negated === null && !none);
    case "could":
    case "can":
      if (clause.marker !== null && wordAt(text, clause.marker) === "whether") return false;
      return group.modal === "could" && (!denied || conditioned || (group.negated === null && !none));
    case "will":
    case "shall":
      return worded || (conditioned && (!denied || none)) || (!denied && !pronoun);
    case "would":
      return (
        (worded || conditioned || (foretold && !denied) || (dated(text, clause, own) && !pronoun)) &&
        !(denied && !worded && clause.kind === "complement")
      );
    default:
  }
  const words = wordsOf(text, [group.first, Math.min(clause.last, group.last + 4)]).toLowerCase();
  if (/\b(likely|unlikely|set|bound|certain|expected|about|due) to\b/.test(words)) return true;
  // `An invasion is almost certainly off the table`
  if (
    worded &&
    /^(is|are|remains?)$/.test(wordAt(text, group.first)) &&
    /\b(off the (table|cards|agenda)|on the (table|cards|way)|out of (reach|the question)|in (sight|prospect|the offing)|within reach|imminent|years away)\b/.test(
      wordsOf(text, [group.first, own[1]]).toLowerCase(),
    )
  )
    return true;
  if (
    expletive &&
    /\b(odds|chances?|probability|likelihood|risk|danger|prospects?) (is|are|was|remains?)\b/.test(
      wordsOf(text, [clause.first, group.last]).toLowerCase(),
    )
  )
    return true;
  if (
    (expletive || /^(is|are|remains?|looks?|seems?|appears?)$/.test(wordAt(text, group.first))) &&
    /\b(likely|likelier|unlikely|unlikelier|possible|probable|improbable|inevitable|chance|(?<!at )odds|probability|likelihood|prospect|prospects|risk|danger|unthinkable|imminent|doubtful|questionable|conceivable|impossible|almost certain|a possibility|on the cards|hard to imagine|hard to see|difficult to imagine)\b/.test(
      words,
    )
  )
    return true;
  return hedges.some((h) => h.chance !== undefined);
}

/** `would not open before 2031`, `would be spent by May`: a future outcome with a date. */
function dated(text: AnalysedText, clause: Clause, own: Range): boolean {
  return /\b(by|before|within|until|after) (the |early |late |next |the end of |the middle of )?([12]\d{3}|next|january|february|march|april|may|june|july|august|september|october|november|december|(a|one|two|three|four|five|six|ten|\d+) (weeks?|months?|years?)|spring|summer|autumn|winter)\b/.test(
    wordsOf(text, [clause.group.last, own[1]]).toLowerCase(),
  );
}

/** Outcomes that are neither an accord nor an event of the lists. */
const OUTCOMES =
  /^(breakthrough|breakdown|collapse|compromise|referendum|exchange|war|stalemate|deadlock|impasse|escalation|showdown|rupture|rapprochement|thaw|détente|detente|signature|ratification|resumption|extension|renewal|default|coup|split|withdrawal|partition|annexation|summit|vote|verdict|ruling|swap|handover|return|end|rise|fall|delay|postponement)s?$/;

/** `expects the two presidents to meet again`: an expected act of an actor. */
export function expectations(found: Found, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    const { group } = clause;
    if (
      !/^(expect|foresee|envisage|predict|forecast)(s|ed)?$/.test(wordAt(text, group.chain[group.chain.length - 1])) ||
      group.passive ||
      group.modal !== null ||
      group.negated !== null ||
      group.chain.length > 1
    )
      continue;
    const end = phraseEnd(text.page.tokens, group.last, clause.last);
    const head = end > group.last + 1 ? wordAt(text, headOf(text, [group.last, end])) : "";
    if (
      /^(a|an|another|no|some|further|more|new)$/.test(wordAt(text, group.last)) &&
      wordAt(text, end) !== "to" &&
      (ACCORD_NOUNS.has(head) || EVENT_NOUNS.has(head) || OUTCOMES.test(head))
    ) {
      // `we expect an exchange of envoys by May`
      const named: Range = [group.last, end];
      found.questions.add(named, {
        ...common(text, speech, clause, named, [group.first, end]),
        horizon: null,
      });
      continue;
    }
    if (
      end <= group.last ||
      wordAt(text, end) !== "to" ||
      tokenAt(text, end + 1)?.tag !== "VERB" ||
      end + 2 >= clause.last
    )
      continue;
    const range: Range = [group.last, bare(text, clause)[1]];
    found.questions.add(range, {
      ...common(text, speech, clause, range, [group.first, range[1]]),
      horizon: null,
    });
  }
}

export function ask(
  found: Found,
  text: AnalysedText,
  speech: Attributions,
  clause: Clause,
  inner: Clause | null,
  own: Range,
  condition: Clause | null,
  of: Claim | null,
): void {
  const of_ = inner ?? clause;
  const range = inner ? bare(text, inner) : own;
  // `there is a good chance of talks`: the talks are the outcome.
  if (
    !inner &&
    /\b(chances?|odds|probability|likelihood|prospects?|risk|possibility)"? of\b/.test(
      wordsOf(text, range).toLowerCase(),
    ) &&
    !/^(put|puts)/.test(wordAt(text, clause.group.main)) &&
    /^(is|are|was|were|be|remains?|has|have|sees?)$/.test(
      wordAt(text, clause.group.chain[clause.group.chain.length - 1]),
    )
  )
    return;
  const alternatives = either(text, of_, range);
  const base = common(
    text,
    speech,
    of_,
    range,
    inner ? [clause.first, range[1]] : [Math.min(clause.first, own[0]), own[1]],
  );
  const horizon = base.time && base.time.resolved[1] >= (text.now?.text ?? "") ? base.time : null;
  const rest: FieldsOf<"question"> = {
    ...base,
    horizon,
    ...(condition ? { condition: quoteOf(text, [condition.marker ?? condition.first, condition.last]) } : {}),
  };
  const made: Question[] = [];
  const beside = elliptic(text, of_, range);
  for (const part of alternatives ?? [inner ? range : predicate(text, of_, range), ...(beside ? [beside[1]] : [])]) {
    const item = found.questions.add(part, structuredClone(rest));
    if (item) made.push(item);
  }
  if (alternatives && made.length === 2) {
    made[0].links = [{ rel: "alternative-to", to: made[1].id }];
    made[1].links = [{ rel: "alternative-to", to: made[0].id }];
  }
  if (of) for (const item of made) (of.links ??= []).push({ rel: "forecast", to: item.id });
}

/**
 * The possible outcome: the predicate with its subject (`the deal could die quietly`), or the predicate alone where the
 * subject is the longer part and so the cause (`each country's fear of isolation ... might lead to a
 * breakthrough`), unless the subject is itself the outcome (`a settlement of the border dispute would not be
 * impossible`).
 */
function predicate(text: AnalysedText, clause: Clause, own: Range): Range {
  const first = clause.group.first;
  // `puts the odds of a deal at one in three`
  if (
    /^(put|puts|place|places|placed|give|gives|gave|rate|rates|rated|set|sets|estimate|estimates|estimated)$/.test(
      wordAt(text, clause.group.chain[clause.group.chain.length - 1]),
    )
  )
    for (let i = clause.group.last; i < own[1]; i++)
      if (
        wordAt(text, i) === "at" &&
        /\b(odds|chances?|probability|likelihood|risk)\b/.test(wordsOf(text, [clause.group.last, i]).toLowerCase())
      )
        return [clause.group.last, i];
  if (own[1] - first < 2 || own[0] >= first) return own;
  const head = clause.subject ? wordAt(text, clause.subject[1] - 1) : "";
  // `nothing serious will begin`: the subject is the denied outcome.
  if (clause.subject && /^(nothing|no|nobody|none|neither)$/.test(wordAt(text, clause.subject[0]))) return own;
  const nominal =
    /^(be|is|are|was|remains?|looks?|seems?|appears?)$/.test(wordAt(text, clause.group.main)) &&
    clause.group.chain.length === 1 &&
    clause.subject !== null;
  let last = elliptic(text, clause, own)?.[0] ?? own[1];
  for (let i = clause.group.last; i < last; i++)
    if (
      tokenAt(text, i).text === "(" ||
      (tokenAt(text, i).text === "," && /^(but|though|although|albeit|which|because|since)$/.test(wordAt(text, i + 1)))
    )
      last = i;
  const chars = (from: number, to: number): number =>
    to <= from ? 0 : tokenAt(text, to - 1).end - tokenAt(text, from).start;
  const whole =
    nominal ||
    /^(there|it)$/.test(head) ||
    (clause.subject !== null && (chars(own[0], first) + 1 < chars(first, last) || comes(text, clause)));
  return whole ? [own[0], last] : [first, last];
}

/**
 * `a treaty is likely, and with it, perhaps, an end to the blockade`: end of the outcome, and range of the accompanying
 * one.
 */
function elliptic(text: AnalysedText, clause: Clause, own: Range): [number, Range] | null {
  for (let i = clause.group.last; i < own[1] - 4; i++) {
    if (tokenAt(text, i).text !== "," || !/^and with (it|them|that)\b/i.test(wordsOf(text, [i + 1, i + 4]))) continue;
    let first = i + 4;
    while (first < own[1] && /^(PUNCT|ADV)$/.test(tokenAt(text, first).tag)) first++;
    return first < own[1] - 1 ? [i, [first, own[1]]] : null;
  }
  return null;
}

/**
 * `a side agreement on trade might follow`, `the deal signed last month will survive`: an accord or event with a verb
 * of little more than coming, lasting or ending.
 */
function comes(text: AnalysedText, clause: Clause): boolean {
  let at = headOf(text, clause.subject!);
  while (at > clause.subject![0] && tokenAt(text, at).tag === "VERB") at--;
  const head = wordAt(text, at);
  return (
    (ACCORD_NOUNS.has(head) || EVENT_NOUNS.has(head)) &&
    known(LIGHT_ENDS, wordAt(text, clause.group.chain[clause.group.chain.length - 1])) !== null
  );
}
const LIGHT_ENDS = new Map(
  "follow come happen occur ensue begin start open resume survive hold last fail collapse lapse end die emerge succeed pass materialise materialize stall continue go proceed stand fall unravel be break reach sign conclude adopt agree finalise finalize delay postpone strike ratify shelve"
    .split(" ")
    .map((w) => [w, true]),
);

/** `either in energy or in a broader settlement`: two questions of one condition. */
function either(text: AnalysedText, clause: Clause, own: Range): Range[] | null {
  for (let i = clause.group.first; i < own[1]; i++) {
    if (wordAt(text, i) !== "either" || wordAt(text, i + 1) === "or") continue;
    for (let k = i + 1; k < own[1]; k++)
      if (wordAt(text, k) === "or") {
        // `could either lapse or be withdrawn`
        if (i <= clause.group.main)
          return [
            [clause.group.first, k],
            [k + 1, own[1]],
          ];
        const object = phraseStart(text.page.tokens, i - 1, clause.group.last);
        let second = k + 1;
        if (tokenAt(text, second)?.tag === "ADP") second++;
        return [
          [Math.max(clause.group.last, object), k],
          [second, own[1]],
        ];
      }
  }
  // `could either lapse or be withdrawn`, where the second verb is a clause of its own.
  const next = clausesOf(text, clause.sentence).find((c) => c.group.first > clause.group.main);
  for (let i = clause.group.first; next && !next.subject && i < clause.group.last; i++)
    if (wordAt(text, i) === "either" && wordAt(text, next.group.first - 1) === "or")
      return [
        [clause.group.first, own[1]],
        [next.group.first, bare(text, next)[1]],
      ];
  return null;
}
