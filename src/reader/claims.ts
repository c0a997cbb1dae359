/** Claims and questions: what the text (or somebody in it) holds to be so, and what it thinks may come, with hedges, denial and condition. */
import type { Attributions } from "./attribution.ts";
import { codeClause } from "./events.ts";
import type { Clause, Range } from "./grammar.ts";
import { negationOf, strengthOf } from "./hedges.ts";
import type { Item, Polarity } from "./reading.ts";
import { causeOf } from "./roles.ts";
import type { Scene } from "./scene.ts";

export function claims(scene: Scene, speech: Attributions): void {
  const { grammar } = scene;
  grammar.clauses.forEach((clause, at) => {
    if (speech.isFrame(clause) && !ownFrame(scene, clause)) return;
    if (clause.kind === "condition") return;
    const frames = speech.covering(clause.group.main);
    const inner = frames[frames.length - 1];
    const content = inner !== undefined && clause.sentence === inner.sentence && inner.covers !== null;
    const believed = content && (inner.verb_class === "believe" || inner.verb_class === "doubt") && inner.source !== null && clause.kind !== "main" && firstOf(scene, at, inner.covers!);
    if (believed) { belief(scene, speech, clause, at, inner.source!, inner.sentence); if (inner.verb_class === "believe") return; }
    claim(scene, speech, clause, at, content);
  });
  for (const frame of speech.frames) if (frame.verb_class === "believe" && frame.source !== null && frame.covers) objectBelief(scene, speech, frame.covers, frame.source);
  judged(scene, speech);
  despite(scene, speech);
}

const ownFrame = (_: Scene, clause: Clause): boolean => clause.group.modal === "would" || clause.group.modal === "must";

/** Whether this clause opens what is said, or is joined to what does. */
function firstOf(scene: Scene, at: number, covers: Range): boolean {
  const clause = scene.grammar.clauses[at]!;
  return clause.kind === "complement" || clause.first - covers[0] <= 2;
}

/** With the conditions that hang on it, from the first of them to the last word. */
function whole(scene: Scene, clause: Clause, at: number): { range: Range; condition: Clause | null } {
  const { clauses } = scene.grammar;
  let [first, last] = [clause.first, clause.last];
  let condition: Clause | null = null;
  scene.clausesOf(clause.sentence).forEach((other) => {
    const k = clauses.indexOf(other, Math.max(0, at - 40));
    if (k === at) return;
    const hangs = other.parent === at || (k === at - 1 && (other.kind === "condition" || other.kind === "adverbial")) || (k === at + 1 && (other.kind === "condition"));
    if (!hangs) return;
    if (other.kind === "condition") { condition ??= other; first = Math.min(first, other.marker ?? other.first); last = Math.max(last, other.last); }
    else if (other.kind === "adverbial") { if (other.first < clause.first && other.last >= clause.first - 3) first = Math.min(first, other.marker ?? other.first); }
    else if (other.kind === "complement" || other.kind === "relative") last = Math.max(last, other.last);
  });
  return { range: [first, last], condition };
}

/** The clause without what hangs on it. */
function bare(scene: Scene, clause: Clause): Range {
  let last = clause.last;
  scene.clausesOf(clause.sentence).forEach((other) => {
    if (other.group.first <= clause.group.first || other.first >= last) return;
    if (other.kind === "condition" || other.kind === "adverbial" || other.kind === "main") last = Math.min(last, back(scene, other.marker ?? other.first));
    if (other.kind === "relative" && scene.token(Math.max(0, (other.marker ?? other.first) - 1)).text === ",") last = Math.min(last, back(scene, other.marker ?? other.first));
  });
  return [clause.subject ? clause.subject[0] : clause.first, Math.max(clause.group.last, last)];
}

function back(scene: Scene, i: number): number {
  while (i > 0 && /^(,|and|but|or|;|")$/.test(scene.lower(i - 1))) i--;
  return i;
}

const polarityOf = (n: { negative: boolean; partial: boolean }, denied: boolean): Polarity => (n.partial ? "partial" : n.negative !== denied ? "negative" : "positive");

function common(scene: Scene, speech: Attributions, clause: Clause, range: Range, own: Range): Partial<Item> {
  const found = scene.hedgesIn(own);
  const negation = negationOf(scene.page, own[0], Math.min(own[1], clause.group.last + 5));
  const denied = speech.covering(clause.group.main).some((f) => f.sentence === clause.sentence && (f.verb_class === "deny" || f.verb_class === "doubt"));
  const polarity = polarityOf(negation, denied);
  const hedges = found.map((h) => scene.quoted([h.first, h.last]));
  const subject = scene.codesOf(clause.subject ?? clause.shared, clause.sentence);
  const object = scene.codes([clause.group.last, own[1]]).filter((id) => !subject.includes(id));
  const time = scene.time(range, clause.sentence);
  return {
    speaker: speech.chain(clause.group.main), ...(hedges.length > 0 ? { hedges } : {}), ...(negation.tokens.length > 0 ? { negation: negation.tokens.map((r) => scene.quoted(r)) } : {}),
    polarity, strength: strengthOf(found, (f) => scene.quoted([f.first, f.last]).text), ...(subject.length > 0 ? { subject } : {}), ...(object.length > 0 ? { object } : {}), ...(time ? { time } : {}),
  };
}

function claim(scene: Scene, speech: Attributions, clause: Clause, at: number, content: boolean): void {
  const { range, condition } = whole(scene, clause, at);
  const own = bare(scene, clause);
  const { group } = clause;
  const hedges = scene.hedgesIn(own).filter((h) => h.first >= clause.first);
  const forecast = isForecast(scene, clause, hedges.length > 0);
  const cause = causeOf(scene, clause);
  const coded = codeClause(scene, clause);
  const negation = negationOf(scene.page, own[0], Math.min(own[1], group.last + 5));
  const copula = /^(is|are|was|were|be|been|remains?|seems?|looks?|appears?|becomes?|became|'s|means?)$/.test(scene.lower(group.main)) && group.chain.length === 1;
  const event = coded !== null && group.modal === null && !group.negated && !copula && scene.of("event").some((i) => i.start <= scene.quoted([group.main, group.main + 1]).start && scene.quoted([group.main, group.main + 1]).end <= i.end);
  const question = scene.token(scene.page.sentences[clause.sentence]!.last - 1).text === "?";
  if (question) return;
  const asserts = forecast || cause !== null || negation.tokens.length > 0 || hedges.length > 0 || condition !== null || (content && clause.kind !== "relative") || (clause.kind === "main" && !event && (copula || isStative(scene, clause)));
  if (event && !cause && !forecast) return;
  if (clause.kind === "relative" && !forecast && !(cause && own[1] - own[0] > 4)) return;
  if (clause.kind === "adverbial" && !forecast && negation.tokens.length === 0) return;
  if (!asserts || isNeedOnly(scene, range) || range[1] - range[0] < 3) return;
  const item = scene.add("claim", range, {
    ...common(scene, speech, clause, range, own), ...(condition ? { condition: scene.quoted([condition.marker ?? condition.first, condition.last]) } : {}),
    ...(cause ? { connective: scene.words([group.first, Math.max(cause.verb + 1, group.main + 1)]) } : {}),
  });
  if (forecast) question_(scene, speech, clause, own, condition, item);
}

/** A claim that is only a need (`Iran needs relief`) stands as the need alone. */
function isNeedOnly(scene: Scene, range: Range): boolean {
  const at = scene.quoted(range);
  return scene.of("need").some((i) => Math.abs(i.start - at.start) < 12 && Math.abs(i.end - at.end) < 12 && !/\bmust\b/.test(i.quote));
}

function isStative(scene: Scene, clause: Clause): boolean {
  return clause.subject !== null && clause.group.last < clause.last && !/^(it|this)$/.test(scene.lower(clause.subject[0])) && !speechVerb.test(scene.lower(clause.group.main));
}
const speechVerb = /^(said|says|say|told|tell|asked|wrote|writes)$/;

/** A modal of the future, a word of chance, or a dated expectation. */
function isForecast(scene: Scene, clause: Clause, hedged: boolean): boolean {
  const { group } = clause;
  if (/^(may|might|could|will|would|shall)$/.test(group.modal ?? "")) return !(group.perfect && group.modal !== "will") || hedged;
  const words = scene.words([group.first, Math.min(clause.last, group.last + 4)]).toLowerCase();
  if (/\b(likely|unlikely|set|bound|certain|expected|about|due) to\b/.test(words)) return true;
  if (/^(is|are|remains?|was|there)/.test(scene.lower(group.first)) && /\b(likely|unlikely|possible|probable|improbable|inevitable|certain|chance|odds|probability|unthinkable|imminent|conceivable)\b/.test(words)) return true;
  return scene.hedgesIn([clause.first, clause.last]).some((h) => h.chance !== undefined);
}

function question_(scene: Scene, speech: Attributions, clause: Clause, own: Range, condition: Clause | null, of: Item | null): void {
  const alternatives = either(scene, clause, own);
  const base = common(scene, speech, clause, own, own);
  const horizon = base.time && base.time.resolved[1] >= (scene.now?.text ?? "") ? base.time : "unfilled" as const;
  const rest: Partial<Item> = { ...base, horizon, ...(condition ? { condition: scene.quoted([condition.marker ?? condition.first, condition.last]) } : {}) };
  const made: Item[] = [];
  for (const range of alternatives ?? [trimmedQuestion(scene, clause, own)]) { const item = scene.add("question", range, structuredClone(rest)); if (item) made.push(item); }
  if (made.length === 2) { made[0]!.links = [{ rel: "alternative-to", to: made[1]!.id }]; made[1]!.links = [{ rel: "alternative-to", to: made[0]!.id }]; }
  if (of) for (const item of made) (of.links ??= []).push({ rel: "forecast", to: item.id });
}

/** The predicate alone where the subject is longer than it. */
function trimmedQuestion(scene: Scene, clause: Clause, own: Range): Range {
  const length = (r: Range): number => scene.quoted(r).text.length;
  const predicate: Range = [clause.group.first, own[1]];
  if (predicate[1] > predicate[0] && own[0] < predicate[0] && length([own[0], predicate[0]]) > length(predicate)) return predicate;
  // `It is almost certain that X`, `there is a chance that X`.
  return own;
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

function belief(scene: Scene, speech: Attributions, clause: Clause, at: number, holder: string, sentence: number): void {
  const { range } = whole(scene, clause, at);
  const code = scene.cast.code(holder);
  const c = common(scene, speech, clause, range, range);
  scene.add("belief", range, { ...c, holder, subject: [code], object: (c.subject ?? []).concat(c.object ?? []).filter((id) => id !== code).slice(0, 3), polarity: polarityOf(negationOf(scene.page, range[0], Math.min(range[1], clause.group.last + 5)), speech.covering(clause.group.main).some((f) => f.sentence === sentence && f.verb_class === "doubt")) });
}

/** `The strong demand that Moscow imputes to Tokyo`, `regards the reservoir as a threat`: what is believed is a phrase. */
function objectBelief(scene: Scene, speech: Attributions, covers: Range, holder: string): void {
  const frame = speech.frames.find((f) => f.covers === covers)!;
  const overlap = scene.of("belief").some((i) => i.start < scene.quoted(covers).end && scene.quoted(covers).start < i.end);
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
        if (!/^(dispute|standoff|talk|much)$/.test(scene.lower(from)) && !scene.of("stake").some((k) => k.start >= scene.quoted([from, last]).start && k.start < scene.quoted([from, last]).end) && !/^(much|all|talk)$/.test(scene.lower(from))) {
          scene.add("claim", [from, last], { speaker: speech.chain(i), polarity: "positive", connective: "despite", strength: { word: null, range: [0.95, 0.99], basis: "taken for granted under 'despite'" }, ...(subject.length > 0 ? { subject } : {}) });
        }
        // `as well as`, `and`
        if (scene.words([last, last + 3]).toLowerCase() === "as well as") from = last + 3;
        else break;
      }
    }
  });
}
