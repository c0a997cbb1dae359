/** Shared by claims, questions and beliefs: extent, confidence and subject of a statement. */
import {
  clauseAt,
  clausesOf,
  hedgesIn,
  quoteOf,
  tokenAt,
  withinQuote,
  wordAt,
  type AnalysedText,
} from "../analysed-text.ts";
import { timeOf } from "../times.ts";
import { codesIn, codesOf } from "../people.ts";
import type { Collected, Items } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import type { Clause, Range } from "../grammar/index.ts";
import { negationOf, strengthOf } from "../hedges.ts";
import type { Polarity, Statement, Time } from "../reading.ts";

/** Statements found so far, and what was found before them. */
export interface Found {
  readonly events: Items<"event">;
  readonly needs: Items<"need">;
  readonly stakes: Items<"stake">;
  readonly claims: Collected<"claim">;
  readonly beliefs: Collected<"belief">;
  readonly questions: Collected<"question">;
}

/** The clause with its conditions and the content of its verb; the condition, where there is one. */
export function whole(text: AnalysedText, clause: Clause, at: number): { range: Range; condition: Clause | null } {
  const here = clausesOf(text, clause.sentence);
  const before = at - here.indexOf(clause);
  let [first, last] = bare(text, clause);
  first = Math.min(first, clause.first);
  let condition: Clause | null = null;
  for (const [n, other] of here.entries()) {
    const k = before + n;
    if (k === at) continue;
    const next = k === at + 1 && other.group.first > clause.group.first;
    if (other.kind === "condition" && (other.parent === at || next)) {
      condition ??= other;
      first = Math.min(first, other.marker ?? other.first);
      last = Math.max(last, bare(text, other)[1]);
    } else if (other.kind === "adverbial" && other.parent === at && other.last <= clause.first + 3)
      first = Math.min(first, other.marker ?? other.first);
    else if (other.kind === "complement" && next) last = Math.max(last, bare(text, other)[1]);
  }
  if (condition && condition.group.first < clause.group.first)
    for (const other of alongside(text, clause)) last = Math.max(last, bare(text, other)[1]);
  return { range: [first, last], condition };
}

/**
 * `If the talks fail, A may strike and B would answer`: later main clauses joined by `and` or `or`, all of the future.
 */
export function alongside(text: AnalysedText, clause: Clause): Clause[] {
  const out: Clause[] = [];
  if (clause.group.modal === null) return out;
  const after = clausesOf(text, clause.sentence).filter((c) => c.group.first > clause.group.first);
  if (after.some((c) => c.kind === "condition")) return out;
  for (const c of after)
    if (
      c.kind === "main" &&
      /^(may|might|could|would|will)$/.test(c.group.modal ?? "") &&
      text.page.tokens.slice(clause.group.last, c.group.first).every((t) => t.text !== ";" && t.text !== ":")
    )
      out.push(c);
  return out;
}

/** Whether a main clause is joined to an earlier one that a condition opens. */
export const joined = (text: AnalysedText, clause: Clause): boolean =>
  clause.kind === "main" &&
  clausesOf(text, clause.sentence).some(
    (c) =>
      c.kind === "main" &&
      c.group.first < clause.group.first &&
      clausesOf(text, clause.sentence).some((k) => k.kind === "condition" && k.group.first < c.group.first) &&
      alongside(text, c).includes(clause),
  );

/** The clause without its subordinate clauses. */
export function bare(text: AnalysedText, clause: Clause): Range {
  let last = clause.last;
  for (const other of clausesOf(text, clause.sentence)) {
    if (other.group.first <= clause.group.first || other.first >= last) continue;
    const start = other.marker ?? other.first;
    const sibling =
      other.kind === "complement" && other.marker !== null && /^(and|or|but)$/.test(wordAt(text, other.marker - 1));
    if (
      other.kind === "condition" ||
      other.kind === "adverbial" ||
      (other.kind === "main" && !(clause.subject && other.first < clause.group.first)) ||
      sibling
    )
      last = Math.min(last, back(text, start));
    if (other.kind === "relative" && tokenAt(text, Math.max(0, start - 1)).text === ",")
      last = Math.min(last, back(text, start));
  }
  last = withinQuote(text, clause.first, clause.group.last, last);
  for (let i = clause.group.last; i < last; i++)
    if (
      tokenAt(text, i).text === ";" ||
      (tokenAt(text, i).text === ":" && clausesOf(text, clause.sentence).some((c) => c.group.first > i))
    ) {
      last = i;
      break;
    }
  for (let i = clause.group.last; i < last; i++)
    if (/^(despite|notwithstanding|particularly)$/.test(wordAt(text, i))) {
      last = back(text, i);
      break;
    }
  return [clause.subject ? clause.subject[0] : clause.first, Math.max(clause.group.last, last)];
}

export function back(text: AnalysedText, i: number): number {
  while (
    i > 0 &&
    (/^(,|and|but|or|;|"|\u2014|only|even|though|just)$/.test(wordAt(text, i - 1)) ||
      (wordAt(text, i - 1) === "-" && text.page.text[tokenAt(text, i - 1).start - 1] === " "))
  )
    i--;
  return i;
}

export const polarityOf = (n: { negative: boolean; partial: boolean }, denied: boolean): Polarity =>
  n.partial ? "partial" : n.negative !== denied ? "negative" : "positive";

/** What somebody does not fear or hope may come all the same. */
const FEARS = /\b(fear|worr|hop|dread|wish|want)/;

/** Whether a source denies or doubts it, or does not believe it. */
export function isDenied(speech: Attributions, clause: Clause): boolean {
  return speech
    .covering(clause.group.main)
    .some(
      (f) =>
        f.sentence === clause.sentence &&
        (/^(deny|doubt)$/.test(f.verb_class)
          ? !f.negated
          : f.verb_class === "believe" && f.negated && !FEARS.test(f.cue)),
    );
}

/** `may close in June`: a month without a year in a future statement is the next one. */
function ahead(text: AnalysedText, clause: Clause, time: Time | undefined): Time | undefined {
  if (
    !time ||
    !/^(will|shall|may|might|could|would)$/.test(clause.group.modal ?? "") ||
    clause.group.perfect ||
    !/^(the last such month|day and month, the last before the text)/.test(time.basis) ||
    (text.now !== null && time.resolved[1].slice(0, 7) >= text.now.text.slice(0, 7))
  )
    return time;
  const next = (date: string): string => `${Number(date.slice(0, 4)) + 1}${date.slice(4)}`;
  return {
    ...time,
    resolved: [next(time.resolved[0]), next(time.resolved[1])],
    basis: "the next such month, since it is still to come",
  };
}

/** What a statement says beside its words. */
export type Told = Pick<
  Statement,
  "speaker" | "hedges" | "negation" | "polarity" | "strength" | "subject" | "object" | "time"
>;

export function common(text: AnalysedText, speech: Attributions, clause: Clause, range: Range, own: Range): Told {
  // `thinks it unlikely that`: the hedge is between the verb and its clause.
  const over =
    clause.kind === "complement" && clause.parent !== null && clause.marker !== null
      ? text.grammar.clauses[clause.parent]
      : null;
  const lead =
    over && over.group.last <= clause.marker! && clause.marker! - over.group.last <= 4
      ? hedgesIn(text, [over.group.last, clause.marker!]).filter((h) => h.first < own[0])
      : [];
  const found = lead.concat(hedgesIn(text, own)).filter((h) => {
    const c = clauseAt(text, h.first);
    return (
      c === null ||
      c === clause ||
      (c.kind !== "relative" &&
        !(c.kind === "complement" && c.marker !== null && /^(how|what|whether|why)$/.test(wordAt(text, c.marker))))
    );
  });
  const negation = negationOf(text.page, own[0], Math.min(own[1], clause.group.last + 5), found, clause.group);
  const denied = isDenied(speech, clause);
  const polarity = polarityOf(negation, denied);
  // After `it is likely that`, the `will` of the content is not a hedge of its own.
  const worded = found.some((h) => h.hedges.some((x) => x.word !== null) || h.chance !== undefined);
  const kept = found.filter((h) => !(worded && h.hedges.length === 1 && h.hedges[0].phrase === "will"));
  const doubt = speech
    .covering(clause.group.main)
    .find(
      (f) =>
        f.sentence === clause.sentence &&
        (f.verb_class === "doubt" || (f.verb_class === "deny" && f.negated)) &&
        f.source !== null,
    );
  // A bare `will` predicts without a hedge; it still sets the strength.
  const hedges = [
    ...(doubt ? [quoteOf(text, speech.cueOf(doubt))] : []),
    ...kept
      .filter((h) => !(h.hedges.length === 1 && h.hedges[0].phrase === "will"))
      .map((h) => quoteOf(text, [h.first, h.last])),
  ];
  const named = codesOf(text, clause.subject ?? clause.shared, clause.sentence).filter((id) => id !== "AUTHOR");
  const subject = named.length > 0 ? named : codesIn(text, own).slice(0, 2);
  const object = codesIn(text, [clause.group.last, own[1]]).filter((id) => !subject.includes(id));
  const time = ahead(text, clause, timeOf(text, range, clause.sentence));
  return {
    speaker: speech.chain(clause.group.main),
    ...(hedges.length > 0 ? { hedges } : {}),
    ...(negation.tokens.length > 0 ? { negation: negation.tokens.map((r) => quoteOf(text, r)) } : {}),
    polarity,
    strength: strengthOf(kept, (f) => quoteOf(text, [f.first, f.last]).text),
    ...(subject.length > 0 ? { subject } : {}),
    ...(object.length > 0 ? { object } : {}),
    ...(time ? { time } : {}),
  };
}
