/** Claims of the author or of an actor, with hedges, denial and condition. */
import {
  clausesOf,
  hedgesIn,
  quoteOf,
  sentenceAt,
  tokenAt,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { collect, type Items } from "../items.ts";
import type { Found } from "./statements.ts";
import { belief, imputed } from "./beliefs.ts";
import type { Attributions, Frame } from "../attribution/index.ts";
import { codeClause } from "./events/coding.ts";
import { type Clause, type Range } from "../grammar/index.ts";
import { known } from "../lexicon/forms.ts";
import { NEED_VERBS } from "../lexicon/roles.ts";
import { negationOf } from "../hedges.ts";
import { ask, expectations, isForecast, matrix } from "./questions.ts";
import { causeOf } from "./causes.ts";
import { bare, common, joined, whole } from "./statements.ts";

const NEEDS = new Map([...NEED_VERBS].map((w) => [w, true]));

/** Claims, beliefs and questions of a text: each of its statements is one of them, or both a claim and its forecast. */
export function claims(
  text: AnalysedText,
  speech: Attributions,
  before: { events: Items<"event">; needs: Items<"need">; stakes: Items<"stake"> },
): Found {
  const { grammar } = text;
  const found = {
    ...before,
    claims: collect(text, "claim"),
    beliefs: collect(text, "belief"),
    questions: collect(text, "question"),
  };
  grammar.clauses.forEach((clause, at) => {
    if (speech.isFrame(clause) && !ownFrame(clause) && !speech.unnamed(clause)) return;
    if (clause.kind === "condition") return;
    const frames = speech.covering(clause.group.main);
    const inner = frames[frames.length - 1];
    const content = inner !== undefined && clause.sentence === inner.sentence && inner.covers !== null;
    if (speech.isFrame(clause) && clause.marker !== null && wordAt(text, clause.marker) === "that" && content) return;
    const believed =
      content &&
      inner.source !== "AUTHOR" &&
      inner.verb_class === "believe" &&
      inner.source !== null &&
      clause.kind !== "main" &&
      firstOf(text, at, inner.covers!);
    if (believed && !/\b(hopes?|worr|warn)/.test(inner.cue)) {
      belief(found, text, speech, clause, at, inner.source!);
      if (
        (clause.group.modal === "will" ||
          hedgesIn(text, [clause.first, clause.last]).some((h) => h.chance !== undefined)) &&
        isForecast(text, clause, false, false)
      )
        ask(found, text, speech, clause, null, bare(text, clause), null, null);
      return;
    }
    claim(found, text, speech, clause, at, content, inner);
  });
  for (const frame of speech.frames)
    if (frame.verb_class === "believe" && frame.source !== "AUTHOR") imputed(found, text, speech, frame);
  expectations(found, text, speech);
  return found;
}

const ownFrame = (clause: Clause): boolean => clause.group.modal === "would" || clause.group.modal === "must";

/** Whether this clause opens the covered content, or is joined to the one that does. */
function firstOf(text: AnalysedText, at: number, covers: Range): boolean {
  const clause = text.grammar.clauses[at];
  return clause.kind === "complement" || clause.first - covers[0] <= 2;
}

function claim(
  found: Found,
  text: AnalysedText,
  speech: Attributions,
  clause: Clause,
  at: number,
  content: boolean,
  inner0: Frame | undefined,
): void {
  if (tokenAt(text, text.page.sentences[clause.sentence].last - 1).text === "?") return;
  if (
    clause.marker !== null &&
    clause.kind === "complement" &&
    /^(whether|how|what|why|where|when|who)$/.test(wordAt(text, clause.marker))
  ) {
    if (
      wordAt(text, clause.marker) === "whether" &&
      /^(will|would|could|might|may|can)$/.test(clause.group.modal ?? "")
    )
      ask(found, text, speech, clause, null, bare(text, clause), null, null);
    return;
  }
  if (
    clause.subject &&
    /^(this|our)$/.test(wordAt(text, clause.subject[0])) &&
    META.test(wordAt(text, clause.subject[1] - 1))
  )
    return;
  if (wordAt(text, clause.first) === "whether" || wordAt(text, clause.subject?.[0] ?? clause.first) === "whether") {
    if (clause.group.modal !== null) ask(found, text, speech, clause, null, untilNext(text, clause), null, null);
    return;
  }
  // `The chance that the cabinet will fall is small`: the content of the chance.
  if (clause.kind === "relative" && chanceBefore(text, clause) && wordAt(text, clause.marker!) === "that") {
    ask(found, text, speech, clause, null, bare(text, clause), null, null);
    return;
  }
  const before = at > 0 && clause.kind !== "main" ? text.grammar.clauses[at - 1] : null;
  const outer = before && before.sentence === clause.sentence ? matrix(text, before, at - 1) : null;
  // `we see an even chance that talks will open`: the content replaces the frame.
  if (
    outer === clause &&
    !caseIs(text, before!) &&
    !(before!.subject && /^(i|we)$/.test(wordAt(text, before!.subject[0])) && chanceBefore(text, clause))
  )
    return;
  if (
    clause.subject &&
    clause.group.modal === null &&
    !hedgesIn(text, [clause.group.last, clause.last]).some((h) => h.chance !== undefined) &&
    /^(i|we)$/.test(wordAt(text, clause.subject[0])) &&
    /^(see|think|doubt|believe|put|expect|know|suspect|hope|say)$/.test(wordAt(text, clause.group.main))
  )
    return;
  const inner = matrix(text, clause, at);
  if (inner && caseIs(text, clause)) return;
  const { range, condition } = whole(text, clause, at);
  const own = inner ? ([clause.first, bare(text, inner)[1]] as Range) : bare(text, clause);
  const { group } = clause;
  const hedges = hedgesIn(text, [clause.first, own[1]]);
  const foretold =
    content &&
    clause.kind !== "main" &&
    /^(warn|predict|forecast|expect|fear|foresee|foresaw|caution|prophes)/.test(inner0!.cue.split(" ")[0]);
  const forecast = isForecast(
    text,
    clause,
    condition !== null ||
      HYPOTHETICAL.test(
        wordsOf(text, [clause.first, Math.min(clause.group.first + 1, clause.first + 5)]).toLowerCase(),
      ),
    inner !== null,
    foretold,
  );
  const cause = causeOf(text, clause);
  const negation = negationOf(text.page, own[0], Math.min(own[1], group.last + 5));
  const told = isTold(found, text, clause);
  if (
    told &&
    !forecast &&
    !(
      cause && !found.events.in(clause.sentence).some((i) => i.start === quoteOf(text, [group.first, group.last]).start)
    )
  )
    return;
  const lead = speech
    .of(clause.sentence)
    .find((f) => f.quote[0] === range[0] && f.quote[1] < group.first && f.covers !== null);
  if (lead && range[0] < own[0]) range[0] = own[0];
  const plain = clause.kind === "main" && !told && states(text, clause);
  const asserts =
    plain ||
    forecast ||
    cause !== null ||
    negation.tokens.length > 0 ||
    hedges.length > 0 ||
    condition !== null ||
    (content && clause.kind !== "relative");
  if (clause.kind === "relative" && /^(who|whom|what)$/.test(wordAt(text, clause.marker ?? 0))) return;
  if (
    clause.kind === "relative" &&
    (!forecast || tokenAt(text, Math.max(0, (clause.marker ?? clause.first) - 1)).text !== ",") &&
    !(cause && own[1] - own[0] > 4) &&
    !(condition !== null && negation.negative)
  )
    return;
  if (
    /^(according|with)$/.test(wordAt(text, range[0])) &&
    !forecast &&
    clause.group.first === clause.group.main &&
    !condition
  )
    return;
  if (clause.kind === "adverbial" && wordAt(text, clause.marker ?? 0) === "where") return;
  if (clause.kind === "adverbial" && !forecast && negation.tokens.length === 0 && hedges.length === 0) return;
  if (
    !asserts ||
    (isNeedOnly(found, text, range) && (known(NEEDS, wordAt(text, group.main)) !== null || group.modal === "must")) ||
    (!forecast &&
      known(NEEDS, wordAt(text, group.main)) !== null &&
      isNeedOnly(found, text, [group.first, range[1]])) ||
    range[1] - range[0] < 3
  )
    return;
  if (forecast && joined(text, clause)) {
    ask(found, text, speech, clause, inner, own, condition, null);
    return;
  }
  const shown: Range = inner ? [range[0], Math.max(range[1], own[1])] : range;
  const item = found.claims.add(shown, {
    ...common(text, speech, clause, shown, [Math.min(own[0], clause.first), own[1]]),
    ...(condition ? { condition: quoteOf(text, [condition.marker ?? condition.first, condition.last]) } : {}),
    ...(cause ? { connective: wordsOf(text, [group.first, Math.max(cause.verb + 1, group.main + 1)]) } : {}),
  });
  if (
    forecast &&
    !(
      clause.subject &&
      clausesOf(text, clause.sentence).some(
        (c) =>
          c.kind === "relative" &&
          chanceBefore(text, c) &&
          clause.subject![0] < c.first &&
          c.group.last <= clause.subject![1],
      )
    )
  )
    ask(found, text, speech, clause, inner, own, condition, item);
}

const chanceBefore = (text: AnalysedText, clause: Clause): boolean =>
  clause.marker !== null &&
  /^(chance|chances|odds|probability|likelihood|risk|prospect|possibility|danger)$/.test(
    wordAt(text, clause.marker - 1),
  );

/** The clause as far as the verb of the next one: `whether Jakarta will sign is open`. */
function untilNext(text: AnalysedText, clause: Clause): Range {
  const [first, last] = bare(text, clause);
  const next = clausesOf(text, clause.sentence).find((c) => c.group.first >= clause.group.last && c.marker === null);
  return [first, next ? Math.max(clause.group.last, Math.min(last, next.group.first)) : last];
}

/** Openers of a condition. */
const HYPOTHETICAL = /^(in (the event|case) of|without|absent|barring|failing|but for|short of)\b/;

/** Words for the text itself. */
const META = /^(brief|paper|report|note|article|essay|column|version|transcript|interview|story|analysis|post|memo)$/;

/** A plain statement of fact with a named subject, not about the text itself. */
function states(text: AnalysedText, clause: Clause): boolean {
  if (clause.subject === null || clause.group.modal !== null || clause.last - clause.first < 3) return false;
  const head = wordAt(text, clause.subject[0]);
  if (
    /^(i|we|you|he|she|her|his|my|our|here|there|what|who|whoever|whatever|this|these|those)$/.test(head) &&
    !(/^(this|that)$/.test(head) && /^(is|was|are|were|remains?)$/.test(wordAt(text, clause.group.main)))
  )
    return false;
  return !META.test(wordAt(text, clause.subject[1] - 1));
}

/** `our base case is that`: the frame of a claim, not a claim. */
const caseIs = (text: AnalysedText, clause: Clause): boolean =>
  clause.subject !== null &&
  /^(case|point|problem|view|message|lesson|argument|upshot|conclusion|result|truth|fact|answer|difficulty|trouble|irony|assumption|fear|hope|worry|concern|belief|conviction|risk|danger)$/.test(
    wordAt(text, clause.subject[1] - 1),
  );

/** Whether an event was found in this clause's own verb. */
function isTold(found: Found, text: AnalysedText, clause: Clause): boolean {
  const at = quoteOf(text, [clause.group.main, clause.group.main + 1]);
  const coded = codeClause(text, clause);
  return (
    coded !== null &&
    found.events
      .in(clause.sentence)
      .some((i) => i.start <= at.start && at.end <= i.end && i.event!.cue === wordsOf(text, coded.cue))
  );
}

/** A claim that is only a need (`Iran needs relief`) is kept as the need alone. */
function isNeedOnly(found: Found, text: AnalysedText, range: Range): boolean {
  const at = quoteOf(text, range);
  return found.needs
    .in(sentenceAt(text, range[0]))
    .some(
      (i) =>
        !/\bmust\b/.test(i.quote) &&
        Math.min(i.end, at.end) - Math.max(i.start, at.start) >=
          0.6 * (Math.max(i.end, at.end) - Math.min(i.start, at.start)),
    );
}
