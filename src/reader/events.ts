/** What happened: verbs and nouns to PLOVER's sixteen types, with who did it to whom, and when. */
import type { Attributions } from "./speech/index.ts";
import type { Clause, Range } from "./grammar/index.ts";
import { EVENT_NOUNS, EVENT_RULES, HOSTILE, LIGHT, STANCE, type VerbRule } from "./lexicon/events.ts";
import { known } from "./lexicon/forms.ts";
import type { Plover } from "./reading.ts";
import type { Scene } from "./scene.ts";

export interface Coded { type: Plover; mode: string | null; cue: Range; verb: number; stance: boolean }

/** Codes the verb group of a clause; null where its verbs say nothing of PLOVER's. */
export function codeClause(scene: Scene, clause: Clause): Coded | null {
  const { group } = clause;
  let stance: Plover | null = null;
  let denied = group.negated !== null;
  const s = scene.page.sentences[clause.sentence]!;
  for (let at = 0; at < group.chain.length; at++) {
    const v = group.chain[at]!;
    const word = scene.lower(v);
    const more = at + 1 < group.chain.length;
    if (more && /^(be|is|are|was|were|been)$/.test(word)) {
      const adjective = scene.page.tokens.slice(v, group.chain[at + 1]!).map((t) => t.lower).find((w) => /^(ready|willing|prepared|keen|eager|reluctant|unwilling|set|due)$/.test(w));
      if (adjective) stance ??= /^(reluctant|unwilling)$/.test(adjective) ? "REJECT" : "AGREE";
      else if (scene.page.tokens.slice(v + 1, group.chain[at + 1]!).some((t) => t.tag === "ADJ")) return null;
      continue;
    }
    if (more && /^(prepared|expected|determined)$/.test(word) && at === 0 && group.first < v) { stance ??= "AGREE"; continue; }
    const held = more ? known(STANCES, word) : null;
    if (held) { stance ??= held.value; continue; }
    if (more && known(LIGHTS, word)) continue;
    const rule = ruleFor(scene, v, Math.min(s.last, Math.max(clause.last, v + 2)));
    if (!rule) { if (more) continue; break; }
    const { type, mode } = rule.rule;
    const cue: Range = [group.chain[0]!, rule.last];
    const future = group.modal === "will" || group.modal === "shall" || group.modal === "would";
    let coded: Plover = stance ? combine(stance, type) : future && !HOSTILE.has(type) && type !== "REQUEST" && type !== "ACCUSE" ? "AGREE" : future && HOSTILE.has(type) && type !== "REJECT" ? "THREATEN" : type;
    if (denied) coded = /^(AGREE|CONSULT|SUPPORT|COOPERATE|AID|CONCEDE|RETREAT)$/.test(type) || stance === "AGREE" ? "REJECT" : type === "REJECT" ? "AGREE" : "REJECT";
    denied = false;
    return { type: coded, mode, cue, verb: v, stance: stance !== null };
  }
  if (stance === "REJECT" || stance === "THREATEN" || stance === "REQUEST" || stance === "AGREE") {
    const first = group.chain[0]!;
    return { type: stance === "AGREE" && group.negated !== null ? "REJECT" : stance, mode: null, cue: [first, group.last], verb: first, stance: true };
  }
  return null;
}

const STANCES = new Map(Object.entries(STANCE));
const LIGHTS = new Map([...LIGHT].map((v) => [v, true]));

function combine(stance: Plover, type: Plover): Plover {
  if (stance === "AGREE") return HOSTILE.has(type) && type !== "REJECT" ? "THREATEN" : "AGREE";
  if (stance === "REJECT") return "REJECT";
  return stance;
}

/** The first rule of the verb whose words stand after it (or that asks for none). */
function ruleFor(scene: Scene, v: number, stop: number): { rule: VerbRule; last: number } | null {
  const rules = known(EVENT_RULES, scene.lower(v))?.value;
  if (!rules) return null;
  const reach = Math.min(stop, v + 10);
  for (const rule of rules) {
    if (!rule.words) return { rule, last: v + 1 };
    for (let i = v + 1; i < reach; i++) if (rule.words.has(scene.lower(i)) || rule.words.has(scene.lower(i).replace(/s$/, ""))) return { rule, last: i + 1 };
    // Passive: the object stands before the verb.
    for (let i = Math.max(0, v - 8); i < v; i++) if (rule.words.has(scene.lower(i)) && /NOUN/.test(scene.token(i).tag) && scene.page.tokens.slice(i, v).some((t) => /^(was|were|been|is|are|be)$/.test(t.lower))) return { rule, last: v + 1 };
  }
  return null;
}

/** Adds the events of the text to the scene. */
export function events(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    const coded = codeClause(scene, clause);
    if (!coded || !happened(scene, speech, clause, coded)) continue;
    const subject = clause.subject ?? clause.shared;
    const first = clause.subject && clause.kind !== "relative" ? Math.max(clause.subject[0], 0) : clause.subject ? clause.subject[0] : clause.group.first;
    const last = end(scene, clause, coded);
    if (clause.kind === "relative" && last - first < 3) continue;
    if (speech.isFrame(clause) && coded.type === "AGREE" && owned(scene, speech, clause)) continue;
    const actors = clause.group.passive ? by(scene, clause) : scene.codesOf(subject, clause.sentence);
    const objects = clause.group.passive ? scene.codesOf(subject, clause.sentence) : objectsOf(scene, clause, coded, actors);
    const mutual = actors.length > 1 && objects.length === 0;
    const hedges = scene.hedgesIn([first, last]).map((h) => scene.quoted([h.first, h.last]));
    const time = scene.time([first, last], clause.sentence);
    scene.add("event", [first, last], {
      speaker: speech.chain(clause.group.main), event: { plover: coded.type, ...(coded.mode ? { mode: coded.mode } : {}), cue: scene.words(coded.cue) },
      ...(actors.length > 0 ? { subject: actors } : {}), ...(objects.length > 0 ? { object: objects } : mutual ? { object: actors } : {}), ...(hedges.length > 0 ? { hedges } : {}), ...(time ? { time } : {}),
    });
  }
  nouns(scene, speech);
}

/** `indicated Russia's willingness to discuss X and to seek Y`: what is offered, each offer by itself; where the owner is only `their` or `its` the clause stays whole. */
function owned(scene: Scene, speech: Attributions, clause: Clause): boolean {
  const stop = scene.page.sentences[clause.sentence]!.last;
  for (let i = clause.group.last; i < Math.min(stop, clause.group.last + 6); i++) {
    if (!/^(willingness|readiness|desire|intention|interest)$/.test(scene.lower(i)) || scene.lower(i + 1) !== "to") continue;
    const first = scene.grammar.phraseStart(i, clause.group.last);
    const subject = scene.codes([first, i]);
    if (subject.length === 0) return false;
    let open = first;
    for (let k = i + 2; k <= stop; k++) {
      const close = k === stop || /^[.;]$/.test(scene.token(k).text) || (scene.lower(k) === "and" && scene.lower(k + 1) === "to" && scene.token(k + 2)?.tag === "VERB");
      if (!close) continue;
      let last = k;
      for (let d = open; d < k; d++) if (/^[-\u2014]$/.test(scene.token(d).text) && scene.page.text[scene.token(d).start - 1] === " ") { last = d; break; }
      const object = scene.codes([open === first ? i + 1 : open, last]).filter((id) => !subject.includes(id));
      scene.add("event", [open, last], { speaker: speech.chain(i), event: { plover: "AGREE", cue: scene.words([i, i + 1]) }, subject, ...(object.length > 0 ? { object } : {}) });
      if (k === stop || scene.lower(k) !== "and") break;
      open = k + 1;
    }
    return true;
  }
  return false;
}

const subject0 = (scene: Scene, clause: Clause, test: RegExp): boolean => clause.subject !== null && test.test(scene.lower(clause.subject[0]));

const isState = (scene: Scene, id: string): boolean => { const e = scene.cast.entities[id]; return e !== undefined && e.type !== "region" && e.type !== "medium"; };

/** Whether the clause tells something that took place, and by somebody who can act. */
function happened(scene: Scene, speech: Attributions, clause: Clause, coded: Coded): boolean {
  const { group } = clause;
  if (clause.kind === "condition" || (clause.marker !== null && /^(whether|how|what|why)$/.test(scene.lower(clause.marker)))) return false;
  if (subject0(scene, clause, /^(neither|no|nobody|none)$/)) return false;
  if (group.negated !== null && (group.passive || coded.type === "AGREE")) return false;
  if (speech.covering(group.main).some((f) => f.sentence === clause.sentence && (f.verb_class === "deny" || f.verb_class === "doubt"))) return false;
  if (group.modal !== null && group.modal !== "will") return false;
  if (group.modal === "will" && coded.type !== "THREATEN") return false;
  if (group.passive && by(scene, clause).length === 0 && scene.codesOf(clause.subject, clause.sentence).length === 0 && coded.type !== "CONCEDE" && coded.type !== "SANCTION" && coded.type !== "REJECT") return false;
  const subject = clause.subject ?? clause.shared;
  const ids = scene.who(subject, clause.sentence);
  if (/^(want|wants|wanted|hope|hopes|hoped|wish|wishes|need|needs|needed)$/.test(scene.lower(group.chain[0]!))) return false;
  const actor = ids.some((id) => isState(scene, id));
  const person = subject !== null && /^(he|she|they|it|who|which|officials?|ministers?|diplomats?|troops|soldiers|inspectors?|demonstrators|protesters|rebels|opposition|workers|students|crowds?|gunmen|militants|police|separatists|insurgents|farmers|fishermen|lawmakers|deputies|parliament|court|inspectors)$/.test(scene.lower(subject[1] - 1));
  if (!actor && !person && !group.passive && !(clause.kind === "main" && !subject)) return false;
  // A present tense without an adverb of time tells a habit or a state, not a deed; speech verbs are frames already.
  const frame = speech.isFrame(clause);
  if (frame && /^(suspect|doubt)/.test(scene.lower(coded.verb)) && scene.lower(group.last) === "that") return false;
  if (ids.includes("AUTHOR") || (clause.kind === "relative" && coded.type === "REQUEST" && !actor)) return false;
  if (frame && !/^(ACCUSE|THREATEN|REJECT|REQUEST|PROTEST)$/.test(coded.type) && !(coded.type === "AGREE" && /^(agree|promis|pledg|vow|offer|indicat|signal|express)/.test(scene.lower(coded.verb)))) return false;
  const present = group.modal === null && !group.perfect && !group.passive && /s$|^(are|is|have|has)$/.test(scene.lower(group.first)) && !scene.lower(group.main).endsWith("ed");
  if (present && scene.lower(group.first) !== "has" && scene.lower(group.first) !== "have" && !/^(ACCUSE|REJECT|THREATEN|REQUEST|SUPPORT|MOBILIZE|CONSULT)$/.test(coded.type)) return false;
  return true;
}

/** Events end with their clause, without a condition or a relative after a comma that adds something else. */
function end(scene: Scene, clause: Clause, coded: Coded): number {
  let last = clause.last;
  for (const other of scene.clausesOf(clause.sentence)) {
    if (other === clause || other.group.first < clause.group.last || other.first >= last) continue;
    if (other.kind === "condition" || other.kind === "adverbial" || other.kind === "main") { last = Math.min(last, Math.max(coded.cue[1], back(scene, other.marker ?? other.first))); }
    if (other.kind === "relative" && scene.token(Math.max(0, (other.marker ?? other.first) - 1)).text === ",") last = Math.min(last, Math.max(coded.cue[1], back(scene, other.marker ?? other.first)));
  }
  for (let i = coded.cue[1]; i < last; i++) if (scene.token(i).text === ";") last = i;
  for (let i = coded.cue[1]; i < last; i++) if (scene.token(i).text === "," && scene.lower(i + 1).endsWith("ing") && scene.token(i + 1).tag === "VERB") return i;
  return last;
}

function back(scene: Scene, i: number): number {
  while (i > 0 && /^(,|and|but|or|;|")$/.test(scene.lower(i - 1))) i--;
  return i;
}

function by(scene: Scene, clause: Clause): string[] {
  for (let i = clause.group.last; i < Math.min(clause.last, clause.group.last + 8); i++) if (scene.lower(i) === "by") return scene.codesOf([i + 1, Math.min(clause.last, scene.grammar.phraseEnd(i + 1, clause.last))], clause.sentence);
  return [];
}

function objectsOf(scene: Scene, clause: Clause, coded: Coded, actors: readonly string[]): string[] {
  const found = scene.codes([coded.verb + 1, clause.last]).filter((id) => !actors.includes(id));
  if (found.length > 0) return found.slice(0, 3);
  const shared = clause.kind === "relative" ? [] : scene.codesOf(objectPhrase(scene, coded.verb + 1, clause.last), clause.sentence);
  return shared.filter((id) => !actors.includes(id) && id !== "AUTHOR");
}

/** A pronoun or `both capitals` right after the verb. */
function objectPhrase(scene: Scene, i: number, stop: number): Range | null {
  const end = scene.grammar.phraseEnd(i, stop, false);
  return end > i ? [i, end] : null;
}

const NOUN_WORDS = new Map([...EVENT_NOUNS].map(([word, type]) => [word, type]));

/** Meetings between named people and deeds that a noun tells: `Russian resistance in Southeast Asia`, `a meeting between A and B`. */
function nouns(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const type = tokens[i]!.tag === "NOUN" ? NOUN_WORDS.get(tokens[i]!.lower) : undefined;
      if (!type) continue;
      const clause = scene.clauseOf(i);
      if (!clause || clause.kind === "condition" || (clause.group.modal !== null && clause.group.modal !== "will")) continue;
      const first = scene.grammar.phraseStart(i, s.first);
      const before = scene.mentions([first, i]);
      const preposition = scene.lower(i + 1);
      let last = scene.grammar.phraseEnd(i, s.last);
      const after = /^(between|with|by|on|against|from|of)$/.test(preposition) ? scene.codes([i + 1, last]) : [];
      if (type === "CONSULT" && (preposition !== "between" || after.length < 2)) continue;
      if (type !== "CONSULT" && before.length === 0) continue;
      if (/^(AGREE|THREATEN|REQUEST|AID|SUPPORT|COOPERATE|CONCEDE)$/.test(type) && !(type === "AGREE" && /^(willingness|readiness)$/.test(tokens[i]!.lower))) continue;
      // The verb of the same clause already tells it: held talks, launched an attack.
      const coded = codeClause(scene, clause);
      if (coded && coded.cue[0] < i && i < coded.cue[1]) continue;
      if (tokens[last - 1]?.text === ",") last--;
      let stop = last;
      if (type === "AGREE") { while (stop < s.last && !/^[.;]$|^-$/.test(tokens[stop]!.text) && stop - i < 18) stop++; }
      if (clause.subject && clause.group.main > i && type !== "CONSULT") continue;
      const subject = [...new Set(before.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))];
      const object = after.filter((id) => !subject.includes(id));
      const time = scene.time([first, stop], sentence) ?? undefined;
      scene.add("event", [first, stop], {
        speaker: speech.chain(i), event: { plover: type, cue: tokens[i]!.text }, ...(subject.length > 0 ? { subject } : after.length > 0 ? { subject: after } : {}),
        ...(subject.length > 0 ? (object.length > 0 ? { object } : {}) : after.length > 0 ? { object: after } : {}), ...(time ? { time } : {}),
      });
    }
  });
}

/** The one type that a sentence is about, for scoring against single-label records: the first event that its main clauses tell. */
export function codeSentence(scene: Scene, sentence: number): Coded | null {
  const clauses = scene.clausesOf(sentence);
  const all = clauses.map((c) => codeClause(scene, c)).filter((c): c is Coded => c !== null);
  if (all.length > 0) return all[0]!;
  const s = scene.page.sentences[sentence]!;
  for (let i = s.first; i < s.last; i++) {
    const type = NOUN_WORDS.get(scene.lower(i));
    if (type) return { type, mode: null, cue: [i, i + 1], verb: i, stance: false };
  }
  return null;
}
