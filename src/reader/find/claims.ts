/** Claims of the author or of an actor, with hedges, denial and condition. */
import { collect, type Items } from "../items.ts";
import type { Found } from "./statements.ts";
import { belief, judged, objectBelief } from "./beliefs.ts";
import type { Attributions, Frame } from "../attribution/index.ts";
import { codeClause } from "./events/coding.ts";
import type { Clause, Range } from "../grammar/index.ts";
import { known } from "../lexicon/forms.ts";
import { NEED_VERBS } from "../lexicon/roles.ts";
import { negationOf } from "../hedges.ts";
import { ask, asked, chances, expectations, isForecast, likelier, matrix, ruledOut } from "./questions.ts";
import { causeOf } from "./causes.ts";
import type { Scene } from "../analysed-text.ts";
import { bare, common, joined, whole } from "./statements.ts";

const NEEDS = new Map([...NEED_VERBS].map((w) => [w, true]));

/** Claims, beliefs and questions of a text: each of its statements is one of them, or both a claim and its forecast. */
export function claims(
  scene: Scene,
  speech: Attributions,
  before: { events: Items<"event">; needs: Items<"need">; stakes: Items<"stake"> },
): Found {
  const { grammar } = scene;
  const found = {
    ...before,
    claims: collect(scene, "claim"),
    beliefs: collect(scene, "belief"),
    questions: collect(scene, "question"),
  };
  grammar.clauses.forEach((clause, at) => {
    if (speech.isFrame(clause) && !ownFrame(clause) && !speech.unnamed(clause)) return;
    if (clause.kind === "condition") return;
    const frames = speech.covering(clause.group.main);
    const inner = frames[frames.length - 1];
    const content = inner !== undefined && clause.sentence === inner.sentence && inner.covers !== null;
    if (speech.isFrame(clause) && clause.marker !== null && scene.lower(clause.marker) === "that" && content) return;
    const believed =
      content &&
      inner.source !== "AUTHOR" &&
      inner.verb_class === "believe" &&
      inner.source !== null &&
      clause.kind !== "main" &&
      firstOf(scene, at, inner.covers!);
    if (believed && !/\b(hopes?|worr|warn)/.test(inner.cue)) {
      belief(found, scene, speech, clause, at, inner.source!);
      if (
        (clause.group.modal === "will" ||
          scene.hedgesIn([clause.first, clause.last]).some((h) => h.chance !== undefined)) &&
        isForecast(scene, clause, false, false)
      )
        ask(found, scene, speech, clause, null, bare(scene, clause), null, null);
      return;
    }
    claim(found, scene, speech, clause, at, content, inner);
  });
  for (const frame of speech.frames)
    if (frame.verb_class === "believe" && frame.source !== null && frame.source !== "AUTHOR" && frame.covers)
      objectBelief(found, scene, speech, frame, frame.covers, frame.source);
  judged(found, scene, speech);
  ruledOut(found, scene, speech);
  chances(found, scene, speech);
  expectations(found, scene, speech);
  likelier(found, scene, speech);
  despite(found, scene, speech);
  return found;
}

const ownFrame = (clause: Clause): boolean => clause.group.modal === "would" || clause.group.modal === "must";

/** Whether this clause opens the covered content, or is joined to the one that does. */
function firstOf(scene: Scene, at: number, covers: Range): boolean {
  const clause = scene.grammar.clauses[at];
  return clause.kind === "complement" || clause.first - covers[0] <= 2;
}

function claim(
  found: Found,
  scene: Scene,
  speech: Attributions,
  clause: Clause,
  at: number,
  content: boolean,
  inner0: Frame | undefined,
): void {
  if (scene.token(scene.page.sentences[clause.sentence].last - 1).text === "?") {
    if (clause.kind === "main") asked(found, scene, speech, clause);
    return;
  }
  if (
    clause.marker !== null &&
    clause.kind === "complement" &&
    /^(whether|how|what|why|where|when|who)$/.test(scene.lower(clause.marker))
  ) {
    if (scene.lower(clause.marker) === "whether" && /^(will|would|could|might|may|can)$/.test(clause.group.modal ?? ""))
      ask(found, scene, speech, clause, null, bare(scene, clause), null, null);
    return;
  }
  if (
    clause.subject &&
    /^(this|our)$/.test(scene.lower(clause.subject[0])) &&
    META.test(scene.lower(clause.subject[1] - 1))
  )
    return;
  if (scene.lower(clause.first) === "whether" || scene.lower(clause.subject?.[0] ?? clause.first) === "whether") {
    if (clause.group.modal !== null) ask(found, scene, speech, clause, null, untilNext(scene, clause), null, null);
    return;
  }
  // `The chance that the cabinet will fall is small`: the content of the chance.
  if (clause.kind === "relative" && chanceBefore(scene, clause) && scene.lower(clause.marker!) === "that") {
    ask(found, scene, speech, clause, null, bare(scene, clause), null, null);
    return;
  }
  const before = at > 0 && clause.kind !== "main" ? scene.grammar.clauses[at - 1] : null;
  const outer = before && before.sentence === clause.sentence ? matrix(scene, before, at - 1) : null;
  // `we see an even chance that talks will open`: the content replaces the frame.
  if (
    outer === clause &&
    !caseIs(scene, before!) &&
    !(before!.subject && /^(i|we)$/.test(scene.lower(before!.subject[0])) && chanceBefore(scene, clause))
  )
    return;
  if (
    clause.subject &&
    clause.group.modal === null &&
    !scene.hedgesIn([clause.group.last, clause.last]).some((h) => h.chance !== undefined) &&
    /^(i|we)$/.test(scene.lower(clause.subject[0])) &&
    /^(see|think|doubt|believe|put|expect|know|suspect|hope|say)$/.test(scene.lower(clause.group.main))
  )
    return;
  const inner = matrix(scene, clause, at);
  if (inner && caseIs(scene, clause)) return;
  const { range, condition } = whole(scene, clause, at);
  const own = inner ? ([clause.first, bare(scene, inner)[1]] as Range) : bare(scene, clause);
  const { group } = clause;
  const hedges = scene.hedgesIn([clause.first, own[1]]);
  const foretold =
    content &&
    clause.kind !== "main" &&
    /^(warn|predict|forecast|expect|fear|foresee|foresaw|caution|prophes)/.test(inner0!.cue.split(" ")[0]);
  const forecast = isForecast(
    scene,
    clause,
    condition !== null ||
      HYPOTHETICAL.test(scene.words([clause.first, Math.min(clause.group.first + 1, clause.first + 5)]).toLowerCase()),
    inner !== null,
    foretold,
  );
  const cause = causeOf(scene, clause);
  const negation = negationOf(scene.page, own[0], Math.min(own[1], group.last + 5));
  const told = isTold(found, scene, clause);
  if (
    told &&
    !forecast &&
    !(cause && !found.events.in(clause.sentence).some((i) => i.start === scene.quoted([group.first, group.last]).start))
  )
    return;
  const lead = speech
    .of(clause.sentence)
    .find((f) => f.quote[0] === range[0] && f.quote[1] < group.first && f.covers !== null);
  if (lead && range[0] < own[0]) range[0] = own[0];
  const plain = clause.kind === "main" && !told && states(scene, clause);
  const asserts =
    plain ||
    forecast ||
    cause !== null ||
    negation.tokens.length > 0 ||
    hedges.length > 0 ||
    condition !== null ||
    (content && clause.kind !== "relative");
  if (clause.kind === "relative" && /^(who|whom|what)$/.test(scene.lower(clause.marker ?? 0))) return;
  if (
    clause.kind === "relative" &&
    (!forecast || scene.token(Math.max(0, (clause.marker ?? clause.first) - 1)).text !== ",") &&
    !(cause && own[1] - own[0] > 4) &&
    !(condition !== null && negation.negative)
  )
    return;
  if (
    /^(according|with)$/.test(scene.lower(range[0])) &&
    !forecast &&
    clause.group.first === clause.group.main &&
    !condition
  )
    return;
  if (clause.kind === "adverbial" && scene.lower(clause.marker ?? 0) === "where") return;
  if (clause.kind === "adverbial" && !forecast && negation.tokens.length === 0 && hedges.length === 0) return;
  if (
    !asserts ||
    (isNeedOnly(found, scene, range) && (known(NEEDS, scene.lower(group.main)) !== null || group.modal === "must")) ||
    (!forecast &&
      known(NEEDS, scene.lower(group.main)) !== null &&
      isNeedOnly(found, scene, [group.first, range[1]])) ||
    range[1] - range[0] < 3
  )
    return;
  if (forecast && joined(scene, clause)) {
    ask(found, scene, speech, clause, inner, own, condition, null);
    return;
  }
  // `nothing is agreed until everything is agreed`: the parts of an accord hold only together.
  const together = constraint(scene, clause);
  if (together) {
    found.claims.add([own[0], bare(scene, together)[1]], {
      ...common(scene, speech, clause, own, own),
      condition: scene.quoted([together.marker ?? together.first, together.last]),
    });
    return;
  }
  const shown: Range = inner ? [range[0], Math.max(range[1], own[1])] : range;
  const item = found.claims.add(shown, {
    ...common(scene, speech, clause, shown, [Math.min(own[0], clause.first), own[1]]),
    ...(condition ? { condition: scene.quoted([condition.marker ?? condition.first, condition.last]) } : {}),
    ...(cause ? { connective: scene.words([group.first, Math.max(cause.verb + 1, group.main + 1)]) } : {}),
  });
  if (
    forecast &&
    !(
      clause.subject &&
      scene
        .clausesOf(clause.sentence)
        .some(
          (c) =>
            c.kind === "relative" &&
            chanceBefore(scene, c) &&
            clause.subject![0] < c.first &&
            c.group.last <= clause.subject![1],
        )
    )
  )
    ask(found, scene, speech, clause, inner, own, condition, item);
}

/** The condition in a clause that makes agreement on any part depend on agreement on all. */
function constraint(scene: Scene, clause: Clause): Clause | null {
  if (
    !clause.subject ||
    !/^(nothing|no|none|neither)$/.test(scene.lower(clause.subject[0])) ||
    !DONE.test(scene.words([clause.group.first, clause.group.last + 1]).toLowerCase())
  )
    return null;
  return (
    scene
      .clausesOf(clause.sentence)
      .find(
        (c) =>
          c.group.first > clause.group.first &&
          c.marker !== null &&
          /^(until|till|unless|before|if)$/.test(scene.lower(c.marker)) &&
          /^(everything|all|every|each|both)$/.test(scene.lower(c.subject?.[0] ?? c.first)) &&
          DONE.test(scene.words([c.group.first, c.group.last + 1]).toLowerCase()),
      ) ?? null
  );
}
const DONE = /\b(agreed|settled|final|finali[sz]ed|done|decided|signed|closed|concluded|resolved|binding)\b/;

const chanceBefore = (scene: Scene, clause: Clause): boolean =>
  clause.marker !== null &&
  /^(chance|chances|odds|probability|likelihood|risk|prospect|possibility|danger)$/.test(
    scene.lower(clause.marker - 1),
  );

/** The clause as far as the verb of the next one: `whether Jakarta will sign is open`. */
function untilNext(scene: Scene, clause: Clause): Range {
  const [first, last] = bare(scene, clause);
  const next = scene.clausesOf(clause.sentence).find((c) => c.group.first >= clause.group.last && c.marker === null);
  return [first, next ? Math.max(clause.group.last, Math.min(last, next.group.first)) : last];
}

/** Openers of a condition. */
const HYPOTHETICAL = /^(in (the event|case) of|without|absent|barring|failing|but for|short of)\b/;

/** Words for the text itself. */
const META = /^(brief|paper|report|note|article|essay|column|version|transcript|interview|story|analysis|post|memo)$/;

/** A plain statement of fact with a named subject, not about the text itself. */
function states(scene: Scene, clause: Clause): boolean {
  if (clause.subject === null || clause.group.modal !== null || clause.last - clause.first < 3) return false;
  const head = scene.lower(clause.subject[0]);
  if (
    /^(i|we|you|he|she|her|his|my|our|here|there|what|who|whoever|whatever|this|these|those)$/.test(head) &&
    !(/^(this|that)$/.test(head) && /^(is|was|are|were|remains?)$/.test(scene.lower(clause.group.main)))
  )
    return false;
  return !META.test(scene.lower(clause.subject[1] - 1));
}

/** `our base case is that`: the frame of a claim, not a claim. */
const caseIs = (scene: Scene, clause: Clause): boolean =>
  clause.subject !== null &&
  /^(case|point|problem|view|message|lesson|argument|upshot|conclusion|result|truth|fact|answer|difficulty|trouble|irony|assumption|fear|hope|worry|concern|belief|conviction|risk|danger)$/.test(
    scene.lower(clause.subject[1] - 1),
  );

/** Whether an event was found in this clause's own verb. */
function isTold(found: Found, scene: Scene, clause: Clause): boolean {
  const at = scene.quoted([clause.group.main, clause.group.main + 1]);
  const coded = codeClause(scene, clause);
  return (
    coded !== null &&
    found.events
      .in(clause.sentence)
      .some((i) => i.start <= at.start && at.end <= i.end && i.event!.cue === scene.words(coded.cue))
  );
}

/** A claim that is only a need (`Iran needs relief`) is kept as the need alone. */
function isNeedOnly(found: Found, scene: Scene, range: Range): boolean {
  const at = scene.quoted(range);
  return found.needs
    .in(scene.sentenceAt(range[0]))
    .some(
      (i) =>
        !/\bmust\b/.test(i.quote) &&
        Math.min(i.end, at.end) - Math.max(i.start, at.start) >=
          0.6 * (Math.max(i.end, at.end) - Math.min(i.start, at.start)),
    );
}

/** Content of `despite` or `notwithstanding` is presupposed. */
function despite(found: Found, scene: Scene, speech: Attributions): void {
  scene.page.sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      if (
        !/^(despite|notwithstanding)$/.test(scene.lower(i)) &&
        !(scene.lower(i) === "in" && scene.lower(i + 1) === "spite" && scene.lower(i + 2) === "of")
      )
        continue;
      let from = scene.lower(i) === "in" ? i + 3 : i + 1;
      while (from < s.last) {
        const last = scene.grammar.phraseEnd(from, s.last, false);
        if (last <= from + 1) break;
        const subject = scene.people.codes([from, last]);
        if (
          !/^(dispute|standoff|talk|much)$/.test(scene.lower(from)) &&
          !found.stakes
            .in(scene.sentenceAt(from))
            .some((k) => k.start >= scene.quoted([from, last]).start && k.start < scene.quoted([from, last]).end) &&
          !/^(much|all|talk)$/.test(scene.lower(from))
        ) {
          found.claims.add([from, last], {
            speaker: speech.chain(
              i,
              speech.covering(i).find((f) => f.verb_class === "believe"),
            ),
            polarity: "positive",
            connective: "despite",
            strength: { word: null, range: [0.95, 0.99], basis: "taken for granted under 'despite'" },
            ...(subject.length > 0 ? { subject } : {}),
          });
        }
        // `as well as`, `and`
        if (scene.words([last, last + 3]).toLowerCase() === "as well as") from = last + 3;
        else break;
      }
    }
  });
}
