/** Drivers, needs and stakes: phrases by their head words, by trend words beside them and by the verbs that they stand with. */
import type { Attributions } from "./speech/index.ts";
import { codeClause } from "./event-coding.ts";
import type { Clause, Range } from "./grammar/index.ts";
import { bases, known } from "./lexicon/forms.ts";
import { ACCORD_NOUNS, CAUSES, DRIVER_NOUNS, NEED_ADJECTIVES, NEED_NOUNS, NEED_PHRASES, NEED_VERBS, STAKE_NOUNS, STRONG_DRIVERS, TREND, TREND_VERBS, WEAK_STAKES } from "./lexicon/roles.ts";
import type { Item } from "./reading.ts";
import type { Scene } from "./scene.ts";

const NEEDS = new Map([...NEED_VERBS].map((w) => [w, true]));
const GRIEVANCE = /^(over|about|on|concerning|regarding)$/;

export function stakes(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      if (!STAKE_NOUNS.has(word) || tokens[i]!.tag !== "NOUN") continue;
      const over = GRIEVANCE.test(scene.lower(i + 1));
      const first = scene.grammar.phraseStart(i, s.first);
      if (!over && WEAK_STAKES.has(word) && !(word === "sovereignty")) continue;
      if (!over && word === "sovereignty" && scene.lower(i + 1) !== "over") continue;
      if (!over && !(first < i && (scene.mentions([first, i]).length > 0 || tokens[i - 1]!.tag === "NOUN" || tokens[i - 1]!.tag === "PROPN"))) continue;
      let last = over ? scene.grammar.phraseEnd(i + 1, s.last) : scene.grammar.phraseEnd(i, s.last, false);
      if (/^(who|what|which|how|whether)$/.test(scene.lower(i + 2))) { last = i + 2; while (last < s.last && !/^[,.;]$/.test(tokens[last]!.text)) last++; }
      const named = scene.codes([first, last]);
      const subject = named.length > 0 ? named : lastTwo(scene, first);
      scene.add("stake", [first, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted(over ? [i + 2, last] : [first, last]).text, ...(subject.length > 0 ? { subject } : {}) });
    }
    // `an agreement on the disputed islands`: what is in dispute is named by its adjective.
    for (let i = s.first; i < s.last; i++) if (/^(disputed|contested)$/.test(tokens[i]!.lower) && /^(NOUN|PROPN|ADJ)$/.test(tokens[i + 1]?.tag ?? "")) {
      let first = scene.grammar.phraseStart(i + 1, s.first);
      if (first > i) first = i;
      let last = scene.grammar.phraseEnd(i, s.last);
      const on = scene.lower(first - 1);
      if (/^(on|over|about)$/.test(on) && ACCORD_NOUNS.has(scene.lower(first - 2))) {
        first = scene.grammar.phraseStart(first - 2, s.first);
        if (scene.lower(last) === "that") { while (last < s.last && !/^[,.;]$/.test(tokens[last]!.text)) last++; }
      }
      const named = scene.codes([first, last]);
      const subject = named.length > 1 ? named : lastTwo(scene, first);
      scene.add("stake", [first, last], { speaker: speech.chain(i), level: "unfilled", issue: scene.quoted([i, scene.grammar.phraseEnd(i, s.last, false)]).text, ...(subject.length > 0 ? { subject } : {}) });
    }
  });
}

export function needs(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    const frames = speech.covering(clause.group.main);
    // What somebody is believed to want is a belief; what the words say that they want stays a need.
    const inner = frames[frames.length - 1];
    if (inner && inner.sentence === clause.sentence && /^(believe|doubt|deny)$/.test(inner.verb_class) && clause.kind === "complement") continue;
    verbNeed(scene, speech, clause);
  }
  driven(scene, speech);
  withheld(scene, speech);
  nounNeeds(scene, speech);
}

/** `rare earths, which China has attempted to block Japan from buying`: what is withheld is what the other needs. */
function withheld(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (clause.kind !== "relative" || !clause.shared || codeClause(scene, clause)?.type !== "SANCTION") continue;
    const subject = scene.codesOf(clause.subject, clause.sentence);
    const other = scene.codes([clause.group.last, clause.last]).filter((id) => !subject.includes(id));
    if (other.length > 0 && scene.mentions(clause.shared).length === 0) scene.add("need", [clause.shared[0], clause.last], { speaker: speech.chain(clause.group.main), level: "unfilled", subject: other });
  }
}

/** `is driving Tokyo to look for new support`: the object of one verb is who needs. */
function driven(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (!causeOf(scene, clause)) continue;
    for (let i = clause.group.last; i < clause.last - 2; i++) {
      if (scene.lower(i) !== "to" || scene.token(i + 1).tag !== "VERB") continue;
      const phrase = NEED_PHRASES.some(([a, b]) => bases(scene.lower(i + 1)).includes(a) && scene.lower(i + 2) === b);
      if (!phrase && !known(NEEDS, scene.lower(i + 1))) continue;
      const first = scene.grammar.phraseStart(i - 1, clause.group.last);
      const subject = scene.codesOf([first, i], clause.sentence);
      if (subject.length > 0) add(scene, speech, [first, needEnd(scene, i + 2, clause, clause.last)], subject, i);
      break;
    }
  }
}

/** `Iran needs relief`, `driving Tokyo to look for new support`, `which fears a war`, `it must sell`. */
function verbNeed(scene: Scene, speech: Attributions, clause: Clause): void {
  const { group } = clause;
  const subject = clause.subject ?? clause.shared;
  const s = scene.page.sentences[clause.sentence]!;
  for (const v of group.chain) {
    const verb = known(NEEDS, scene.lower(v));
    const next = scene.lower(v + 1);
    const phrase = NEED_PHRASES.some(([a, b]) => bases(scene.lower(v)).includes(a) && (next === b || (scene.token(v + 1)?.tag === "ADV" && scene.lower(v + 2) === b)));
    if (!verb && !phrase) continue;
    if (scene.lower(v) === "must" || (verb && /^(hope|long|aim|wish|lack|search)$/.test(verb.base) && next !== "for" && next !== "to")) continue;
    // `fears that`, `hopes that` are beliefs.
    if (next === "that" || (verb?.base === "fear" && /^(he|she|it|they|the|a)$/.test(next) && clauseFollows(scene, clause))) continue;
    if (v === group.chain[0] && group.passive) continue;
    if (clause.kind === "condition") continue;
    const direct = scene.codesOf(subject, clause.sentence);
    const ids = direct.length > 0 || !subject ? direct : scene.codes(subject);
    if (ids.length === 0 && !(subject && /^(he|she|they|it|we)$/.test(scene.lower(subject[0])))) continue;
    const last = needEnd(scene, v + 1, clause, s.last);
    const relative = clause.kind === "relative" && !clause.subject;
    const first = relative && clause.marker !== null ? clause.marker : clause.subject && clause.subject[1] - clause.subject[0] <= 8 && comma(scene, ...clause.subject) === clause.subject[1] ? clause.subject[0] : group.first;
    if (last <= v + 1) continue;
    add(scene, speech, [first, last], ids, group.main);
    return;
  }
  // Adjectives: `anxious to avoid`, `hungry for every tonne`.
  if (group.modal === "must" && subject) {
    const ids = scene.codesOf(subject, clause.sentence);
    if ((ids.length > 0 || scene.mentions(subject).length > 0) && !group.passive) {
      const last = Math.min(clause.last, scene.grammar.phraseEnd(group.last, clause.last));
      if (last > group.last && clause.subject) add(scene, speech, [clause.subject[0], last], ids, group.main);
    }
  }
}

function clauseFollows(scene: Scene, clause: Clause): boolean {
  return scene.clausesOf(clause.sentence).some((c) => c.kind === "complement" && c.first >= clause.group.last && c.first <= clause.group.last + 1);
}

function needEnd(scene: Scene, from: number, clause: Clause, stop: number): number {
  let last = Math.min(clause.last, stop);
  for (const other of scene.clausesOf(clause.sentence)) if (other !== clause && other.group.first > clause.group.last && other.first < last && other.kind !== "relative") last = Math.max(from, back(scene, other.marker ?? other.first));
  for (let i = from; i < last; i++) if (/^[,;]$/.test(scene.token(i).text) || (/^(but|because|despite|particularly)$/.test(scene.lower(i)) && i > from)) return i;
  return last;
}

function back(scene: Scene, i: number): number {
  while (i > 0 && /^(,|and|but|or|;)$/.test(scene.lower(i - 1))) i--;
  return i;
}

function add(scene: Scene, speech: Attributions, range: Range, subject: readonly string[], at: number): Item | null {
  const hedges = scene.hedgesIn(range).map((h) => scene.quoted([h.first, h.last]));
  return scene.add("need", range, { speaker: speech.chain(Math.min(at, range[1] - 1)), level: "unfilled", ...(subject.length > 0 ? { subject: [...subject] } : {}), ...(hedges.length > 0 ? { hedges } : {}) });
}

/** `each country's fear of isolation`, `Kyiv's fear of abandonment`, `its high-priority quest for great power status`, `fearful of losing jobs`. */
function nounNeeds(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      const next = scene.lower(i + 1);
      if (NEED_NOUNS.has(word) && tokens[i]!.tag === "NOUN") {
        const first = scene.grammar.phraseStart(i, s.first);
        const opener = scene.lower(first);
        const owned = scene.mentions([first, i]).length > 0 || /^(its|their|his|her|our|each|both)$/.test(opener);
        const weak = /^(demand|interest|concern|hope|hopes|goal|aim|search|need|needs)$/.test(word);
        if (/^(demand|interest)$/.test(word) && !(word === "interest" && owned && next === "in")) continue;
        if (!(next === "of" || next === "for" || next === "in" || next === "to" && tokens[i + 2]?.tag === "VERB")) {
          // `Sanctions relief remains Venezuela's most urgent need`
          const clause = scene.clauseOf(i);
          if (/^(need|priority|goal|aim|objective|dream|fear|worry|concern|ambition)$/.test(word) && owned && clause && clause.group.last <= first && /^(is|are|was|were|remains?|became|becomes?)$/.test(scene.lower(clause.group.main)) && clause.subject) {
            add(scene, speech, [clause.subject[0], i + 1], scene.codesOf([first, i], sentence), i);
          }
          continue;
        }
        if (!owned && weak) continue;
        if (speech.covering(i).some((f) => f.verb_class === "state" && /^(indicat|express|signal|voic|reiterat)/.test(f.cue.split(" ").pop()!))) continue;
        if (!owned && scene.lower(first - 1) !== "of" && scene.lower(first - 1) !== "by") continue;
        const stop = next === "to" ? phraseAfterVerb(scene, i + 2, s.last) : scene.grammar.phraseEnd(i + 1, s.last);
        const clause = scene.clauseOf(i);
        const last = clause && clause.group.first > i ? Math.min(stop, clause.group.first) : stop;
        const subject = owned ? (/^(each|both|their|its|his|her|our)$/.test(opener) && scene.mentions([first, i]).length === 0 ? scene.codesOf(/^(each|both)$/.test(opener) ? [first, i] : [first, first + 1], sentence) : scene.codesOf([first, i], sentence)) : [];
        add(scene, speech, [first, last], /^(each|both)$/.test(opener) && subject.length === 0 ? lastTwo(scene, first) : subject, i);
      } else if (NEED_ADJECTIVES.has(word) && (next === "to" || next === "for" || next === "of" || next === "about") && tokens[i]!.tag !== "NOUN") {
        const clause = scene.clauseOf(i);
        const stop = next === "to" ? phraseAfterVerb(scene, i + 2, s.last) : scene.grammar.phraseEnd(i + 1, s.last);
        const owner: Range | null = clause?.subject && clause.subject[0] < i ? clause.subject : clause?.shared ?? clause?.subject ?? null;
        if (!owner) continue;
        const subject = scene.codesOf(owner[0] <= i && i < owner[1] ? [owner[0], Math.max(owner[0] + 1, comma(scene, owner[0], i))] : owner, sentence);
        if (subject.length === 0) continue;
        add(scene, speech, [i, stop], subject, i);
      }
    }
  });
}

function comma(scene: Scene, from: number, to: number): number {
  for (let k = from; k < to; k++) if (scene.token(k).text === ",") return k;
  return to;
}
const phraseAfterVerb = (scene: Scene, v: number, stop: number): number => scene.grammar.phraseEnd(v + 1, stop);

function lastTwo(scene: Scene, before: number): string[] {
  const sentence = scene.page.sentences[scene.clauseOf(before)?.sentence ?? -1];
  const here = sentence ? scene.codes([sentence.first, sentence.last]).filter((id) => scene.cast.entities[id]?.type === "state") : [];
  if (here.length >= 2) return here.slice(0, 2);
  return scene.lastStates(before);
}

const TRENDS = new Map(Object.entries(TREND));
const TREND_VERB = new Map(Object.entries(TREND_VERBS));

export function drivers(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      if (!(DRIVER_NOUNS.has(word) || (word.endsWith("s") && DRIVER_NOUNS.has(word.slice(0, -1)))) || tokens[i]!.tag !== "NOUN" || /^(NOUN)$/.test(tokens[i + 1]?.tag ?? "") && DRIVER_NOUNS.has(scene.lower(i + 1))) continue;
      const clause = scene.clauseOf(i);
      const first = driverStart(scene, i, s.first);
      const inner = tokens.slice(first, i).map((t) => t.lower);
      const trend = inner.map((w) => (TRENDS.has(w) ? w : null)).find((w) => w !== null) ?? null;
      const causal = clause !== null && isCausal(scene, clause) && clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1] && headOf(scene, clause.subject) === i;
      const grows = clause !== null && clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1] ? trendOf(scene, clause) : null;
      const strong = STRONG_DRIVERS.has(word) && (scene.mentions([first, i]).length > 0 || /^(on|of|from|to)$/.test(scene.lower(i + 1)));
      const direction = trend ? TREND[trend]! : null;
      if (!(strong || causal || grows || (direction === "rising" || direction === "falling") && !/^(presence|number|share|need|exports|strength|interest)$/.test(`${word}`) || direction === "high" && STRONG_DRIVERS.has(word))) continue;
      let last = scene.grammar.phraseEnd(i, s.last);
      if (scene.lower(i + 1) === "to" && tokens[i + 2]?.tag === "VERB") last = infinitives(scene, i + 1, s.last);
      if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
      const when = scene.lower(last) === "since" && /^\d{4}$/.test(scene.lower(last + 1)) ? last + 2 : last;
      const condition = clause?.kind === "condition" && grows;
      let stop = when;
      let threshold: string | null = null;
      if (condition || (clause?.kind === "condition" && clause.subject && clause.subject[0] <= i && i < clause.subject[1])) {
        stop = clause!.last;
        threshold = scene.words([clause!.group.last, clause!.last]);
      } else if (grows && !trend && clause && clause.kind !== "condition") stop = Math.min(clause.last, scene.grammar.phraseEnd(clause.group.last, clause.last));
      const owner = scene.mentions([first, i]);
      const subject = owner.length > 0 ? [...new Set(owner.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))] : /^(its|their|his|her)$/.test(scene.lower(first)) ? scene.codesOf([first, first + 1], sentence) : [];
      const object = scene.codes([i + 1, last]).filter((id) => !subject.includes(id));
      const time = scene.time([first, stop], sentence);
      scene.add("driver", [first, stop], {
        speaker: speech.chain(i), level: "unfilled", direction: direction ?? (grows ? TREND_VERBS[grows] ?? "rising" : "high"), ...(trend ?? grows ? { trend_word: trend ?? scene.lower(clause!.group.main) } : {}),
        ...(subject.length > 0 ? { subject } : {}), ...(object.length > 0 ? { object } : {}), ...(threshold ? { threshold: "unfilled" as const, threshold_word: threshold } : {}), ...(time ? { time } : {}),
      });
    }
  });
}

function driverStart(scene: Scene, i: number, first: number): number {
  let at = scene.grammar.phraseStart(i, first);
  while (at > first && TRENDS.has(scene.lower(at - 1)) && !/^(is|are)$/.test(scene.lower(at - 2))) at = scene.grammar.phraseStart(at - 1, first);
  for (let k = at; k < i; k++) if (scene.lower(k) === "of" && !scene.token(k + 1)!.capital && k < i - 3) at = k + 1;
  return at;
}

function infinitives(scene: Scene, from: number, stop: number): number {
  let j = from;
  while (j < stop && scene.lower(j) === "to" && scene.token(j + 1)?.tag === "VERB") j += 2;
  return scene.grammar.phraseEnd(j, stop);
}

/** Token of the head of a subject: the last word before its first preposition, comma or infinitive. */
function headOf(scene: Scene, [first, last]: Range): number {
  for (let i = first + 1; i < last; i++) if (scene.token(i).tag === "ADP" || scene.token(i).text === "," || scene.lower(i) === "to" || /^(that|which|who)$/.test(scene.lower(i))) return i - 1;
  return last - 1;
}

/** The verb of the chain by which one thing brings about another, or null. */
export function causeOf(scene: Scene, clause: Clause): { verb: number; sign: 1 | -1 } | null {
  for (const v of clause.group.chain) {
    const found = known(CAUSES, scene.lower(v));
    if (!found || clause.group.passive) continue;
    // An object must follow.
    const next = scene.token(v + 1);
    if (!next || /^[.,;]$/.test(next.text)) continue;
    if (/^(lead|contribute)$/.test(found.base) && !/^(to|inevitably|directly)$/.test(next.lower)) continue;
    if (!/^(drive|force|compel|prompt|provoke|lead|persuade|embolden|propel)$/.test(found.base) && scene.codesOf(clause.subject, clause.sentence).length > 0 && !abstract(scene, clause)) continue;
    return { verb: v, sign: found.value };
  }
  return null;
}

const abstract = (scene: Scene, clause: Clause): boolean => clause.subject !== null && scene.token(headOf(scene, clause.subject)).tag === "NOUN" && !scene.mentionOf(headOf(scene, clause.subject));
const isCausal = (scene: Scene, clause: Clause): boolean => causeOf(scene, clause) !== null;

function trendOf(scene: Scene, clause: Clause): string | null {
  for (const v of clause.group.chain) { const found = known(TREND_VERB, scene.lower(v)); if (found && !clause.group.passive) return found.base; }
  const adjective = scene.lower(clause.group.last);
  if (/^(becomes?|became|gets?|grows?)$/.test(scene.lower(clause.group.main)) || TREND[adjective] === "rising") return "grow";
  return null;
}
