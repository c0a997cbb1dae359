/** Claims and questions: what the text (or somebody in it) holds to be so, and what it thinks may come, with hedges, denial and condition. */
import type { Attributions, Frame } from "./speech/index.ts";
import { codeClause } from "./events.ts";
import type { Clause, Range } from "./grammar/index.ts";
import { negationOf, strengthOf } from "./hedges.ts";
import type { Item, Polarity } from "./reading.ts";
import { causeOf } from "./roles.ts";
import type { Scene } from "./scene.ts";

export function claims(scene: Scene, speech: Attributions): void {
  const { grammar } = scene;
  grammar.clauses.forEach((clause, at) => {
    if (speech.isFrame(clause) && !ownFrame(clause) && !speech.unnamed(clause)) return;
    if (clause.kind === "condition") return;
    const frames = speech.covering(clause.group.main);
    const inner = frames[frames.length - 1];
    const content = inner !== undefined && clause.sentence === inner.sentence && inner.covers !== null;
    const believed = content && inner.source !== "AUTHOR" && (inner.verb_class === "believe" || inner.verb_class === "doubt") && inner.source !== null && clause.kind !== "main" && firstOf(scene, at, inner.covers!);
    if (believed && !/\b(fears?|hopes?|worr|warn)/.test(inner.cue)) { belief(scene, speech, clause, inner.source!); if (inner.verb_class === "believe") return; }
    claim(scene, speech, clause, at, content);
  });
  for (const frame of speech.frames) if (frame.verb_class === "believe" && frame.source !== null && frame.source !== "AUTHOR" && frame.covers) objectBelief(scene, speech, frame, frame.covers, frame.source);
  judged(scene, speech);
  despite(scene, speech);
}

const ownFrame = (clause: Clause): boolean => clause.group.modal === "would" || clause.group.modal === "must";

/** Whether this clause opens what is said, or is joined to what does. */
function firstOf(scene: Scene, at: number, covers: Range): boolean {
  const clause = scene.grammar.clauses[at]!;
  return clause.kind === "complement" || clause.first - covers[0] <= 2;
}

/** The clause with the conditions that hang on it and with what its verb takes as content; the condition, where there is one. */
function whole(scene: Scene, clause: Clause, at: number): { range: Range; condition: Clause | null } {
  const { clauses } = scene.grammar;
  let [first, last] = bare(scene, clause);
  first = Math.min(first, clause.first);
  let condition: Clause | null = null;
  for (const other of scene.clausesOf(clause.sentence)) {
    const k = clauses.indexOf(other, Math.max(0, at - 40));
    if (k === at) continue;
    const next = k === at + 1 && other.group.first > clause.group.first;
    if (other.kind === "condition" && (other.parent === at || next)) {
      condition ??= other;
      first = Math.min(first, other.marker ?? other.first);
      last = Math.max(last, bare(scene, other)[1]);
    } else if (other.kind === "adverbial" && other.parent === at && other.last <= clause.first + 3) first = Math.min(first, other.marker ?? other.first);
    else if (other.kind === "complement" && next) last = Math.max(last, bare(scene, other)[1]);
  }
  return { range: [first, last], condition };
}

/** The clause without what hangs on it. */
function bare(scene: Scene, clause: Clause): Range {
  let last = clause.last;
  for (const other of scene.clausesOf(clause.sentence)) {
    if (other.group.first <= clause.group.first || other.first >= last) continue;
    const start = other.marker ?? other.first;
    const sibling = other.kind === "complement" && other.marker !== null && /^(and|or|but)$/.test(scene.lower(other.marker - 1));
    if (other.kind === "condition" || other.kind === "adverbial" || (other.kind === "main" && !(clause.subject && other.first < clause.group.first)) || sibling) last = Math.min(last, back(scene, start));
    if (other.kind === "relative" && scene.token(Math.max(0, start - 1)).text === ",") last = Math.min(last, back(scene, start));
  }
  for (let i = clause.group.last; i < last; i++) if (scene.token(i).text === ";") { last = i; break; }
  for (let i = clause.group.last; i < last; i++) if (/^(despite|notwithstanding|particularly)$/.test(scene.lower(i))) { last = back(scene, i); break; }
  return [clause.subject ? clause.subject[0] : clause.first, Math.max(clause.group.last, last)];
}

function back(scene: Scene, i: number): number {
  while (i > 0 && (/^(,|and|but|or|;|"|\u2014|only|even|though|just)$/.test(scene.lower(i - 1)) || scene.lower(i - 1) === "-" && scene.page.text[scene.token(i - 1).start - 1] === " ")) i--;
  return i;
}

const polarityOf = (n: { negative: boolean; partial: boolean }, denied: boolean): Polarity => (n.partial ? "partial" : n.negative !== denied ? "negative" : "positive");

/** Said to be denied or doubted by whoever vouches for it. */
function isDenied(speech: Attributions, clause: Clause): boolean {
  return speech.covering(clause.group.main).some((f) => f.sentence === clause.sentence && (f.verb_class === "deny" || f.verb_class === "doubt") && !f.negated);
}

function common(scene: Scene, speech: Attributions, clause: Clause, range: Range, own: Range): Partial<Item> {
  const found = scene.hedgesIn(own).filter((h) => { const c = scene.clauseOf(h.first); return c === null || c === clause || (c.kind !== "relative" && !(c.kind === "complement" && c.marker !== null && /^(how|what|whether|why)$/.test(scene.lower(c.marker)))); });
  const negation = negationOf(scene.page, own[0], Math.min(own[1], clause.group.last + 5), found, clause.group);
  const denied = isDenied(speech, clause);
  const polarity = polarityOf(negation, denied);
  const hedges = found.map((h) => scene.quoted([h.first, h.last]));
  const named = scene.codesOf(clause.subject ?? clause.shared, clause.sentence).filter((id) => id !== "AUTHOR");
  const subject = named.length > 0 ? named : scene.codes(own).slice(0, 2);
  const object = scene.codes([clause.group.last, own[1]]).filter((id) => !subject.includes(id));
  const time = scene.time(range, clause.sentence);
  return {
    speaker: speech.chain(clause.group.main), ...(hedges.length > 0 ? { hedges } : {}), ...(negation.tokens.length > 0 ? { negation: negation.tokens.map((r) => scene.quoted(r)) } : {}),
    polarity, strength: strengthOf(found, (f) => scene.quoted([f.first, f.last]).text), ...(subject.length > 0 ? { subject } : {}), ...(object.length > 0 ? { object } : {}), ...(time ? { time } : {}),
  };
}

/** `It is almost certain that`, `there is a chance that`, `our base case is that`: the clause after it says what may be. */
function matrix(scene: Scene, clause: Clause, at: number): Clause | null {
  const next = scene.grammar.clauses[at + 1];
  if (!next || next.sentence !== clause.sentence || next.kind !== "complement" && !(next.kind === "relative" && /\b(chance|odds|probability|likelihood|prospect|possibility|risk)\b/.test(scene.words([clause.group.first, next.first]).toLowerCase())) || next.marker === null || scene.lower(next.marker) !== "that") return null;
  if (!/^(is|are|was|'s|remains?|seems|looks|appears)$/.test(scene.lower(clause.group.main)) && !/^(imagine|see|say)$/.test(scene.lower(clause.group.chain[clause.group.chain.length - 1]!))) return null;
  return next;
}

function claim(scene: Scene, speech: Attributions, clause: Clause, at: number, content: boolean): void {
  if (scene.token(scene.page.sentences[clause.sentence]!.last - 1).text === "?") return;
  const before = at > 0 && clause.kind !== "main" ? scene.grammar.clauses[at - 1]! : null;
  const outer = before && before.sentence === clause.sentence ? matrix(scene, before, at - 1) : null;
  if (outer === clause && !caseIs(scene, before!)) return;
  if (clause.subject && clause.group.modal === null && !scene.hedgesIn([clause.group.last, clause.last]).some((h) => h.chance !== undefined) && /^(i|we)$/.test(scene.lower(clause.subject[0])) && /^(see|think|doubt|believe|put|expect|know|suspect|hope|say)$/.test(scene.lower(clause.group.main))) return;
  const inner = matrix(scene, clause, at);
  if (inner && caseIs(scene, clause)) return;
  const { range, condition } = whole(scene, clause, at);
  const own = inner ? [clause.first, bare(scene, inner)[1]] as Range : bare(scene, clause);
  const { group } = clause;
  const hedges = scene.hedgesIn([clause.first, own[1]]);
  const forecast = isForecast(scene, clause, condition !== null, inner !== null);
  const cause = causeOf(scene, clause);
  const negation = negationOf(scene.page, own[0], Math.min(own[1], group.last + 5));
  const told = isTold(scene, clause);
  if (told && !forecast && !(cause && !scene.here("event", clause.sentence).some((i) => i.start === scene.quoted([group.first, group.last]).start))) return;
  const lead = speech.of(clause.sentence).find((f) => f.quote[0] === range[0] && f.quote[1] < group.first && f.covers !== null);
  if (lead && range[0] < own[0]) range[0] = own[0];
  const asserts = forecast || cause !== null || negation.tokens.length > 0 || hedges.length > 0 || condition !== null || (content && clause.kind !== "relative");
  if (clause.kind === "relative" && /^(who|whom|what)$/.test(scene.lower(clause.marker ?? 0)) ) return;
  if (clause.kind === "relative" && !forecast && !(cause && own[1] - own[0] > 4)) return;
  if (clause.kind === "adverbial" && scene.lower(clause.marker ?? 0) === "where") return;
  if (clause.kind === "adverbial" && !forecast && negation.tokens.length === 0 && hedges.length === 0) return;
  if (!asserts || isNeedOnly(scene, range) || (!forecast && isNeedOnly(scene, [group.first, range[1]])) || range[1] - range[0] < 3) return;
  const shown: Range = inner ? [range[0], Math.max(range[1], own[1])] : range;
  const item = scene.add("claim", shown, {
    ...common(scene, speech, clause, shown, [Math.min(own[0], clause.first), own[1]]), ...(condition ? { condition: scene.quoted([condition.marker ?? condition.first, condition.last]) } : {}),
    ...(cause ? { connective: scene.words([group.first, Math.max(cause.verb + 1, group.main + 1)]) } : {}),
  });
  if (forecast) ask(scene, speech, clause, inner, own, condition, item);
}

/** `our base case is that`: the frame of a claim and not one itself. */
const caseIs = (scene: Scene, clause: Clause): boolean => clause.subject !== null && /^(case|point|problem|view|message|lesson|argument|upshot|conclusion|result|truth|fact|answer|difficulty|trouble|irony|assumption|fear|hope|worry|concern|belief|conviction|risk|danger)$/.test(scene.lower(clause.subject[1] - 1));

/** Whether an event has been read from this clause's own verb. */
function isTold(scene: Scene, clause: Clause): boolean {
  const at = scene.quoted([clause.group.main, clause.group.main + 1]);
  const coded = codeClause(scene, clause);
  return coded !== null && scene.here("event", clause.sentence).some((i) => i.start <= at.start && at.end <= i.end && i.event!.cue === scene.words(coded.cue));
}

/** A claim that is only a need (`Iran needs relief`) stands as the need alone. */
function isNeedOnly(scene: Scene, range: Range): boolean {
  const at = scene.quoted(range);
  return scene.here("need", scene.sentenceAt(range[0])).some((i) => !/\bmust\b/.test(i.quote) && Math.min(i.end, at.end) - Math.max(i.start, at.start) >= 0.6 * (Math.max(i.end, at.end) - Math.min(i.start, at.start)));
}

/** A modal of the future, a word of chance, or a dated expectation; not what somebody cannot do, nor a bare `will` of a promise. */
function isForecast(scene: Scene, clause: Clause, conditioned: boolean, expletive: boolean): boolean {
  const { group } = clause;
  const own = bare(scene, clause);
  const hedges = scene.hedgesIn([clause.first, own[1]]);
  const worded = hedges.some((h) => h.hedges.some((x) => x.word !== null && !/^(certainly|clearly|of course|surely|hardly|scarcely)$/.test(x.phrase)) || h.chance !== undefined);
  const denied = negationOf(scene.page, own[0], group.last + 3).negative;
  const head = clause.subject ? scene.lower(clause.subject[0]) : "";
  const pronoun = clause.subject !== null && clause.subject[1] - clause.subject[0] === 1 && /^(that|this|it|he|she)$/.test(head);
  if (pronoun && /^(right|wrong|true|mistaken)$/.test(scene.lower(group.last))) return false;
  switch (group.modal) {
    case "may": case "might": if (scene.lower(group.main).endsWith("ing")) return false; return !denied || conditioned;
    case "could": case "can": if (clause.marker !== null && scene.lower(clause.marker) === "whether") return false; return group.modal === "could" && (!denied || conditioned);
    case "will": case "shall": return worded || conditioned || (!denied && !pronoun);
    case "would": return worded || conditioned;
    default:
  }
  const words = scene.words([group.first, Math.min(clause.last, group.last + 4)]).toLowerCase();
  if (/\b(likely|unlikely|set|bound|certain|expected|about|due) to\b/.test(words)) return true;
  if ((expletive || /^(is|are|remains?|looks?|seems?|appears?)$/.test(scene.lower(group.first))) && /\b(likely|unlikely|possible|probable|improbable|inevitable|chance|odds|probability|unthinkable|imminent|conceivable|impossible|almost certain|a possibility|on the cards|hard to imagine|hard to see|difficult to imagine)\b/.test(words)) return true;
  return hedges.some((h) => h.chance !== undefined);
}

function ask(scene: Scene, speech: Attributions, clause: Clause, inner: Clause | null, own: Range, condition: Clause | null, of: Item | null): void {
  const of_ = inner ?? clause;
  const range = inner ? bare(scene, inner) : own;
  const alternatives = either(scene, of_, range);
  const base = common(scene, speech, of_, range, inner ? [clause.first, range[1]] : [Math.min(clause.first, own[0]), own[1]]);
  const horizon = base.time && base.time.resolved[1] >= (scene.now?.text ?? "") ? base.time : "unfilled" as const;
  const rest: Partial<Item> = { ...base, horizon, ...(condition ? { condition: scene.quoted([condition.marker ?? condition.first, condition.last]) } : {}) };
  const made: Item[] = [];
  for (const part of alternatives ?? [predicate(scene, of_, range)]) { const item = scene.add("question", part, structuredClone(rest)); if (item) made.push(item); }
  if (made.length === 2) { made[0]!.links = [{ rel: "alternative-to", to: made[1]!.id }]; made[1]!.links = [{ rel: "alternative-to", to: made[0]!.id }]; }
  if (of) for (const item of made) (of.links ??= []).push({ rel: "forecast", to: item.id });
}

/** The predicate alone where the subject is more than twice as long. */
function predicate(scene: Scene, clause: Clause, own: Range): Range {
  const length = (r: Range): number => scene.quoted(r).text.length;
  const verb: Range = [clause.group.first, own[1]];
  return verb[1] > verb[0] && own[0] < verb[0] && length([own[0], verb[0]]) > 2.5 * length(verb) && !/^(is|are|was|remains)$/.test(scene.lower(clause.group.first)) ? verb : own;
}

/** `either in energy or in a broader settlement`: two questions of one condition. */
function either(scene: Scene, clause: Clause, own: Range): Range[] | null {
  for (let i = clause.group.last; i < own[1]; i++) {
    if (scene.lower(i) !== "either") continue;
    for (let k = i + 1; k < own[1]; k++) if (scene.lower(k) === "or") {
      const object = scene.grammar.phraseStart(i - 1, clause.group.last);
      let second = k + 1;
      if (scene.token(second)?.tag === "ADP") second++;
      return [[Math.max(clause.group.last, object), k], [second, own[1]]];
    }
  }
  return null;
}

function belief(scene: Scene, speech: Attributions, clause: Clause, holder: string): void {
  const range = bare(scene, clause);
  const code = scene.cast.code(holder);
  const c = common(scene, speech, clause, range, range);
  scene.add("belief", range, { ...c, holder, subject: [code], object: (c.subject ?? []).concat(c.object ?? []).filter((id) => id !== code).slice(0, 3), polarity: polarityOf(negationOf(scene.page, range[0], Math.min(range[1], clause.group.last + 5)), isDenied(speech, clause)) });
}

/** `The strong demand that Moscow imputes to Tokyo`, `regards the reservoir as a threat`: what is believed is a phrase. */
function objectBelief(scene: Scene, speech: Attributions, frame: Frame, covers: Range, holder: string): void {
  const overlap = scene.here("belief", scene.sentenceAt(covers[0])).some((i) => i.start < scene.quoted(covers).end && scene.quoted(covers).start < i.end);
  if (overlap || covers[1] - covers[0] > 30) return;
  const relative = covers[1] <= frame.quote[0];
  const as = /\bas$/.test(frame.cue);
  if (!relative && !as) return;
  const range: Range = relative ? [covers[0], frame.quote[1]] : covers;
  const code = scene.cast.code(holder);
  const object = scene.codes(range).filter((id) => id !== code);
  scene.add("belief", range, { speaker: speech.chain(frame.quote[0]).concat(holder).filter((id, n, all) => all.indexOf(id) === n), holder, subject: [code], ...(object.length > 0 ? { object } : {}), polarity: "positive" });
}

/** `They overestimate the chancellor's weakness`: a belief that the author corrects. */
function judged(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    const verb = scene.lower(clause.group.main);
    if (!/^(over|under)(estimat|rat|valu)|^(misjudg|misread|exaggerat)/.test(verb) || !clause.subject && !clause.shared) continue;
    const holders = scene.who(clause.subject ?? clause.shared, clause.sentence);
    if (holders.length === 0) continue;
    let last = clause.last;
    for (let i = clause.group.last; i < last; i++) if (scene.token(i).text === ",") { last = i; break; }
    const holder = holders[0]!;
    const code = scene.cast.code(holder);
    scene.add("belief", [clause.group.last, last], { speaker: speech.chain(clause.group.main), holder, subject: [code], object: scene.codes([clause.group.last, last]).filter((id) => id !== code), polarity: "positive", note: `the author says that it is ${verb.startsWith("under") ? "under-estimated" : "over-estimated"}` });
  }
}

/** What stands under `despite` or `notwithstanding` is taken for granted. */
function despite(scene: Scene, speech: Attributions): void {
  scene.page.sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      if (!/^(despite|notwithstanding)$/.test(scene.lower(i)) && !(scene.lower(i) === "in" && scene.lower(i + 1) === "spite" && scene.lower(i + 2) === "of")) continue;
      let from = scene.lower(i) === "in" ? i + 3 : i + 1;
      while (from < s.last) {
        const last = scene.grammar.phraseEnd(from, s.last, false);
        if (last <= from + 1) break;
        const subject = scene.codes([from, last]);
        if (!/^(dispute|standoff|talk|much)$/.test(scene.lower(from)) && !scene.here("stake", scene.sentenceAt(from)).some((k) => k.start >= scene.quoted([from, last]).start && k.start < scene.quoted([from, last]).end) && !/^(much|all|talk)$/.test(scene.lower(from))) {
          scene.add("claim", [from, last], { speaker: speech.chain(i, speech.covering(i).find((f) => f.verb_class === "believe")), polarity: "positive", connective: "despite", strength: { word: null, range: [0.95, 0.99], basis: "taken for granted under 'despite'" }, ...(subject.length > 0 ? { subject } : {}) });
        }
        // `as well as`, `and`
        if (scene.words([last, last + 3]).toLowerCase() === "as well as") from = last + 3;
        else break;
      }
    }
  });
}
