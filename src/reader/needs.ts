/** Needs: what somebody wants, must have or fears, by verbs, nouns and adjectives. */
import type { Attributions } from "./speech/index.ts";
import { causeOf, headOf } from "./causes.ts";
import { codeClause } from "./event-coding.ts";
import type { Clause, Range } from "./grammar/index.ts";
import { gaps } from "./grammar/gaps.ts";
import { bases, known } from "./lexicon/forms.ts";
import { NEED_ADJECTIVES, NEED_NOUNS, NEED_PHRASES, NEED_VERBS } from "./lexicon/roles.ts";
import type { Item } from "./reading.ts";
import type { Scene } from "./scene.ts";
import { lastTwo } from "./stakes.ts";

const NEEDS = new Map([...NEED_VERBS].map((w) => [w, true]));

export function needs(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    const frames = speech.covering(clause.group.main);
    // What somebody is believed to want is a belief; what the words say that they want stays a need.
    const inner = frames[frames.length - 1];
    if (inner && inner.sentence === clause.sentence && (/^(doubt|deny)$/.test(inner.verb_class) || (inner.verb_class === "believe" && !/suspect/.test(inner.cue))) && clause.kind === "complement") continue;
    verbNeed(scene, speech, clause);
  }
  driven(scene, speech);
  withheld(scene, speech);
  nounNeeds(scene, speech);
  necessities(scene, speech);
  clefts(scene, speech);
  // `Mali needs rain; Niger, peace`
  for (const { clause, subject, object } of gaps(scene.grammar)) {
    const who = scene.people.codes(subject);
    if (known(NEEDS, scene.lower(clause.group.main)) && who.length > 0) add(scene, speech, object, who, object[0]);
  }
}

/** `made a road a necessity`: what is made one is needed. */
function necessities(scene: Scene, speech: Attributions): void {
  const { sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      if (!/^(necessity|necessities|priority|imperative|must)$/.test(scene.lower(i)) || scene.token(i).tag !== "NOUN") continue;
      const clause = scene.clauseOf(i);
      if (!clause || !/^(make|makes|made|making|render|renders|rendered)$/.test(scene.lower(clause.group.chain[clause.group.chain.length - 1]!)) || clause.group.last >= i) continue;
      add(scene, speech, [clause.group.last, i + 1], scene.people.codesOf(clause.subject ?? clause.shared, sentence), i);
    }
  });
}

/** `rare earths, which China has attempted to block Japan from buying`: what is withheld is what the other needs. */
function withheld(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (clause.kind !== "relative" || !clause.shared || codeClause(scene, clause)?.type !== "SANCTION") continue;
    const subject = scene.people.codesOf(clause.subject, clause.sentence);
    const other = scene.people.codes([clause.group.last, clause.last]).filter((id) => !subject.includes(id));
    if (other.length > 0 && scene.mentions(clause.shared).length === 0) scene.items.add("need", [clause.shared[0], clause.last], { speaker: speech.chain(clause.group.main), level: "unfilled", subject: other });
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
      const subject = scene.people.codesOf([first, i], clause.sentence);
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
    // `would like a road`
    const like = group.modal === "would" && /^(like|prefer|welcome)$/.test(scene.lower(v)) && v === group.main;
    // `can ill afford to lose`, `cannot do without gas`
    const forced = unaffordable(scene, clause, v);
    if (!verb && !phrase && !like && !forced) continue;
    if (scene.lower(v) === "must" || (verb && /^(hope|long|aim|wish|lack|search)$/.test(verb.base) && next !== "for" && next !== "to")) continue;
    // `fears that`, `hopes that` are beliefs.
    if (next === "that" || (verb?.base === "fear" && /^(he|she|it|they|the|a)$/.test(next) && clauseFollows(scene, clause))) continue;
    if (v === group.chain[0] && group.passive && !(next === "to" && !/^(is|are|was|were|be|been|being)$/.test(scene.lower(v - 1)))) continue;
    if (clause.kind === "condition" || clause.subject !== null && /^(what|all)$/.test(scene.lower(clause.subject[0] - 1)) && /^(is|was|are|were)$/.test(next)) continue;
    const direct = scene.people.codesOf(subject, clause.sentence);
    const ids = direct.length > 0 || !subject ? direct : scene.people.codes(subject);
    if (ids.length === 0 && !(subject && (/^(he|she|they|it|we)$/.test(scene.lower(subject[0])) || PEOPLE.test(scene.lower(headOf(scene, subject)))))) continue;
    // `the investors that it needs`: what is needed stands before.
    if (clause.kind === "relative" && clause.subject && clause.group.last >= clause.last) {
      const owner = clause.shared ?? scene.grammar.nounPhraseBefore(clause.first, s.first);
      if (owner && owner[1] <= clause.first) { add(scene, speech, [owner[0], clause.last], ids, group.main); return; }
    }
    const last = needEnd(scene, v + 1, clause, s.last);
    // `wants one`: what is needed stands elsewhere.
    if (last === v + 2 && /^(one|it|them|this|that|none|so|neither|both|more|to)$/.test(next)) continue;
    const relative = clause.kind === "relative" && !clause.subject;
    const first = relative && clause.marker !== null ? clause.marker : clause.subject && clause.subject[1] - clause.subject[0] <= 8 && comma(scene, ...clause.subject) === clause.subject[1] && group.first - clause.subject[1] <= 2 ? clause.subject[0] : group.first;
    if (last <= v + 1) continue;
    add(scene, speech, [first, last], ids, group.main);
    return;
  }
  // `insisted that the border must be settled first`: what must be is what he wants who insists.
  const insists = speech.covering(group.main).find((f) => f.sentence === clause.sentence && f.source !== null && f.source !== "AUTHOR" && /^(insist|demand|maintain|stress|reiterat)/.test(f.cue.split(" ")[0]!));
  if (insists && /^(must|should)$/.test(group.modal ?? "") && clause.subject && clause.kind !== "condition") {
    const last = needEnd(scene, group.last, clause, s.last);
    if (last > group.last) { add(scene, speech, [clause.subject[0], last], [scene.cast.code(insists.source!)], group.main); return; }
  }
  // Adjectives: `anxious to avoid`, `hungry for every tonne`.
  if (group.modal === "must" && subject) {
    const ids = scene.people.codesOf(subject, clause.sentence);
    if ((ids.length > 0 || scene.mentions(subject).length > 0) && !group.passive) {
      let last = Math.min(clause.last, scene.grammar.phraseEnd(group.last, clause.last));
      // `must show the voters that`
      if (scene.lower(last) === "that" && last < clause.last) last = needEnd(scene, last, clause, clause.last);
      // `Rouhani, elected on a promise, must show`: without what is put in.
      const first = clause.subject && comma(scene, ...clause.subject) === clause.subject[1] ? clause.subject[0] : group.first;
      if (last > group.last) add(scene, speech, [first, last], ids, group.main);
    }
  }
}

/** Who may want something without being an actor of the text: `growers in the delta`. */
const PEOPLE = /^(growers|farmers|fishermen|voters|miners|traders|importers|exporters|buyers|sellers|producers|consumers|investors|lenders|creditors|shippers|smelters|refiners|builders|generals|officers|soldiers|settlers|herders|villagers|islanders|residents|refugees|workers|drivers|pensioners|households|firms|companies|banks|mills|utilities|factories|industry|unions|clerics|ministers|officials|diplomats|politicians|lawmakers|leaders|rulers|elites|cities|provinces|regions|neighbours|neighbors|allies|capitals|governments?|sides|parties|camp|opposition|public|army|navy|military|lobby|coalition|regime|cabinet|palace|court|people|citizens|nationalists|reformers|hardliners|moderates|hawks|rebels|insurgents|militias)$/;

/** Whether the verb at token v says that something cannot be borne or missed: `cannot afford to`, `can ill afford`, `cannot do without`, `could not bear`. */
function unaffordable(scene: Scene, { group }: Clause, v: number): boolean {
  if (v !== group.main || group.modal === null && group.negated === null) return false;
  const word = scene.lower(v);
  if (/^(do|live|manage|survive|get)$/.test(word)) return group.negated !== null && (scene.lower(v + 1) === "without" || word === "get" && scene.words([v + 1, v + 3]) === "by without");
  if (!/^(afford|bear|risk|countenance|stomach|tolerate|brook|abide|relish)$/.test(word)) return false;
  return group.negated !== null || /\b(ill|hardly|scarcely|barely|little)\b/.test(scene.words([group.first, v]).toLowerCase());
}

/** Verbs by which a want or a fear takes hold of somebody: `what haunts him is`. */
const HAUNTS = /^(haunts?|worries|worried|frightens?|alarms?|scares?|terrifies|troubles?|preoccupies|concerns?|obsesses|matters|unnerves?|keeps)$/;

/** `What Mali wants most is a road`, `what haunts him is another war`, `all it asks is to be left alone`. */
function clefts(scene: Scene, speech: Attributions): void {
  scene.page.sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 4; i++) {
      if (!/^(what|all)$/.test(scene.lower(i)) || i > s.first && !/^([,;:"\u2014]|and|but|that|yet)$/.test(scene.lower(i - 1))) continue;
      let verb = i + 1;
      while (verb < Math.min(s.last, i + 9) && !HAUNTS.test(scene.lower(verb)) && !(known(NEEDS, scene.lower(verb)) && !/^(DET|ADP|ADJ)$/.test(scene.token(verb).tag))) verb++;
      if (!HAUNTS.test(scene.lower(verb)) && !known(NEEDS, scene.lower(verb))) continue;
      let is = verb + 1;
      while (is < Math.min(s.last, verb + 8) && !/^(is|was|are|were|remains?)$/.test(scene.lower(is))) is++;
      if (!/^(is|was|are|were|remains?)$/.test(scene.lower(is)) || /^(that|unclear|clear|not|uncertain)$/.test(scene.lower(is + 1))) continue;
      let last = is + 1;
      while (last < s.last && !/^[,.;:?]$/.test(scene.token(last).text) && !/^(but|because)$/.test(scene.lower(last))) last++;
      if (last > is + 1) add(scene, speech, [i, last], scene.people.codesOf([i + 1, verb], sentence).concat(verb === i + 1 ? scene.people.codesOf([verb + 1, is], sentence) : []), is);
    }
  });
}

function clauseFollows(scene: Scene, clause: Clause): boolean {
  return scene.clausesOf(clause.sentence).some((c) => c.kind === "complement" && c.first >= clause.group.last && c.first <= clause.group.last + 1);
}

function needEnd(scene: Scene, from: number, clause: Clause, stop: number): number {
  let last = scene.withinQuote(clause.first, from, Math.min(clause.last, stop));
  for (const other of scene.clausesOf(clause.sentence)) if (other !== clause && other.group.first > clause.group.last && (other.marker ?? other.first) >= from && other.first < last && other.kind !== "relative") last = Math.max(from, back(scene, other.marker ?? other.first));
  for (let i = from; i < last; i++) if (/^[,;]$/.test(scene.token(i).text) || (/^(but|because|despite|particularly)$/.test(scene.lower(i)) && i > from)) return i;
  return last;
}

function back(scene: Scene, i: number): number {
  while (i > 0 && /^(,|and|but|or|;)$/.test(scene.lower(i - 1))) i--;
  return i;
}

function add(scene: Scene, speech: Attributions, range: Range, subject: readonly string[], at: number): Item | null {
  const hedges = scene.hedgesIn(range).map((h) => scene.quoted([h.first, h.last]));
  return scene.items.add("need", range, { speaker: speech.chain(Math.min(at, range[1] - 1)), level: "unfilled", ...(subject.length > 0 ? { subject: [...subject] } : {}), ...(hedges.length > 0 ? { hedges } : {}) });
}

/** Nouns that may be said to be something: `its priority is`. */
const AIMS = /^(need|priority|goal|aim|objective|dream|fear|worry|concern|ambition|wish|interest|imperative|purpose|preoccupation|obsession|nightmare|hope|desire|preference|anxiety|dread)$/;
/** Nouns of a want or a fear that is about, over, at or with something. */
const FEELINGS = /^(fears?|worry|worries|anxiety|anxieties|nervousness|unease|disquiet|obsession|preoccupation|fixation|wariness|alarm|hankering|lust|impatience|dread|insistence|apprehension|enthusiasm|nightmare|paranoia)$/;

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
        const weak = scene.lower(first) !== "the" && /^(need)$/.test(word) || /^(demand|interest|concern|hope|hopes|goal|goals|aim|aims|objectives|purpose|purposes|search|needs|drive|push|plea|preference|imperative|reluctance|determination|resolve|enthusiasm|zeal|wishes|greed|dreams|desires|priorities|keenness|unwillingness|impatience|dread|lust|obsession|preoccupation|unease|disquiet|nervousness|wariness|anxieties|apprehension|nightmare|fixation)$/.test(word);
        if (/^(drive|push|plea|resolve|purpose|purposes)$/.test(word) && !(owned && /^(to|for)$/.test(next))) continue;
        if (/^(demand|interest)$/.test(word) && !(word === "interest" && owned && /^(in|with)$/.test(next))) continue;
        // `its mutual interest with Peru in a road`
        if (owned && next === "with" && /^(interest|desire|need)$/.test(word)) {
          const after = scene.grammar.phraseEnd(i + 2, s.last, false);
          if (/^(in|for)$/.test(scene.lower(after))) add(scene, speech, [first, scene.grammar.phraseEnd(after, s.last)], /^(its|their|his|her|our)$/.test(opener) ? scene.people.codesOf([first, first + 1], sentence) : scene.people.codes([first, i]), i);
          continue;
        }
        const feels = FEELINGS.test(word) && /^(over|about|at|with|after|on|towards?|lest)$/.test(next) && tokens[i + 2]?.tag !== "NUM";
        if (!(next === "of" || next === "for" || next === "in" || feels || next === "to" && tokens[i + 2]?.tag === "VERB")) {
          // `Sanctions relief remains Venezuela's most urgent need`
          const clause = scene.clauseOf(i);
          if (AIMS.test(word) && owned && clause && clause.group.last <= first && /^(is|are|was|were|remains?|became|becomes?)$/.test(scene.lower(clause.group.main)) && clause.subject) {
            add(scene, speech, [clause.subject[0], i + 1], scene.people.codesOf([first, i], sentence), i);
          }
          // `Ecuador's priority is debt relief`
          if (AIMS.test(word) && owned && /^(is|was|remains|are|were)$/.test(next) && !/^(that|not|so|likely|unlikely)$/.test(scene.lower(i + 2)) && scene.lower(i + 2) === "to") {
            // `Ecuador's priority is to keep the canal`
            let last = i + 3;
            while (last < s.last && !/^[,.;:]$/.test(tokens[last]!.text) && !/^(but|because)$/.test(tokens[last]!.lower)) last++;
            add(scene, speech, [first, last], scene.people.codesOf([first, i], sentence), i);
          } else if (AIMS.test(word) && owned && /^(is|was|remains|are|were)$/.test(next) && !/^(that|to|not|so|likely|unlikely)$/.test(scene.lower(i + 2)) && /^(DET|NOUN|ADJ|PROPN|NUM)$/.test(tokens[i + 2]?.tag ?? "") && scene.grammar.phraseEnd(i + 2, s.last, false) > i + 2 && tokens[scene.grammar.phraseEnd(i + 2, s.last, false) - 1]!.tag !== "ADJ") {
            add(scene, speech, [first, scene.grammar.phraseEnd(i + 2, s.last)], scene.people.codesOf([first, i], sentence), i);
          }
          continue;
        }
        if (!owned && weak) continue;
        if (speech.covering(i).some((f) => f.verb_class === "state" && /^(indicat|express|signal|voic|reiterat)/.test(f.cue.split(" ").pop()!))) continue;
        const clauseOf = scene.clauseOf(i);
        const leads = /^(fears?|desire|hunger|quest|thirst|urge|anxiety|craving|longing|yearning|need)$/.test(word) && scene.lower(first) === "the" && clauseOf !== null && clauseOf.subject !== null && clauseOf.subject[0] <= i && i < clauseOf.subject[1];
        if (!owned && !leads && scene.lower(first - 1) !== "of" && scene.lower(first - 1) !== "by") continue;
        let stop = next === "to" ? phraseAfterVerb(scene, i + 2, s.last) : scene.grammar.phraseEnd(i + 1, s.last);
        if (scene.lower(i + 2).endsWith("ing") && tokens[i + 2]!.tag !== "NOUN" || /^(being|having)$/.test(scene.lower(i + 2))) stop = gerundEnd(scene, i + 2, s.last, stop);
        for (let k = i + 1; k < stop; k++) if (tokens[k]!.lower === "and" && tokens.slice(k, stop).some((t) => NEED_NOUNS.has(t.lower))) stop = k;
        const clause = scene.clauseOf(i);
        const last = clause && clause.group.first > i ? Math.min(stop, clause.group.first) : stop;
        const subject = owned ? (/^(each|both|their|its|his|her|our)$/.test(opener) && scene.mentions([first, i]).length === 0 ? scene.people.codesOf(/^(each|both)$/.test(opener) ? [first, i] : [first, first + 1], sentence) : scene.people.codesOf([first, i], sentence)) : [];
        add(scene, speech, [first, last], /^(each|both)$/.test(opener) && subject.length === 0 ? lastTwo(scene, first) : subject, i);
      } else if (NEED_ADJECTIVES.has(word) && (/^(to|for|of|about)$/.test(next) || /^(on|over|by|with|in|at|lest)$/.test(next) && ABOUT[word]?.includes(next) === true) && tokens[i]!.tag !== "NOUN" && !(word.endsWith("ed") && ABOUT[word] !== undefined && !/^(is|are|was|were|be|been|being|remains?|remained|so|very|still|more|too|deeply|increasingly|,|and|most)$/.test(scene.lower(i - 1))) && !(word === "short" && !/^(is|are|was|were|be|been|runs?|ran|left|it|them|still|so|too|desperately|badly|,)$/.test(scene.lower(i - 1)))) {
        const clause = scene.clauseOf(i);
        const plain = next === "to" ? phraseAfterVerb(scene, i + 2, s.last) : scene.grammar.phraseEnd(next === "by" ? i + 2 : i + 1, s.last);
        const stop = next !== "to" && scene.lower(i + 2).endsWith("ing") && tokens[i + 2]!.tag !== "NOUN" ? gerundEnd(scene, i + 2, s.last, plain) : plain;
        const owner: Range | null = clause?.subject && clause.subject[0] < i ? clause.subject : clause?.shared ?? clause?.subject ?? null;
        if (!owner) continue;
        const subject = scene.people.codesOf(owner[0] <= i && i < owner[1] ? [owner[0], Math.max(owner[0] + 1, comma(scene, owner[0], i))] : owner, sentence);
        const beside = scene.grammar.nounPhraseBefore(i, s.first);
        const whose = subject.length > 0 || !beside ? subject : scene.people.codesOf(beside, sentence);
        if (whose.length === 0) continue;
        // `The mines are short of gas`: the clause is the need.
        const short = /^(short|afraid|wary|fearful|keen|bent|intent|haunted|obsessed)$/.test(word) && clause?.subject && /^(is|are|was|were|been)$/.test(scene.lower(i - 1)) && clause.subject[1] <= clause.group.first;
        add(scene, speech, [short ? clause!.subject![0] : i, stop], whose, i);
      }
    }
  });
}

/** What else than `to`, `for`, `of` and `about` may follow an adjective of wanting or fearing. */
const ABOUT: { [adjective: string]: string } = { keen: "on", bent: "on", "hell-bent": "on", hellbent: "on", intent: "on", fixated: "on", insistent: "on", adamant: "about on", haunted: "by", obsessed: "with by", preoccupied: "with by", alarmed: "by at over", worried: "by over", nervous: "over", anxious: "over lest", frightened: "by", terrified: "by", scared: "by", concerned: "with over", interested: "in", fearful: "lest", afraid: "lest", uneasy: "over at with", apprehensive: "over", resolved: "on" };

/** `developing Japan as a market for gas`, `being left alone with China`: an `-ing` with all that hangs on it. */
function gerundEnd(scene: Scene, i: number, stop: number, least: number): number {
  let last = i + 1;
  if (/^(being|having)$/.test(scene.lower(i)) && /^(VERB|ADJ)$/.test(scene.token(last)?.tag ?? "")) last++;
  if (/^(ADJ|ADV)$/.test(scene.token(last)?.tag ?? "") && scene.token(last + 1)?.tag === "ADP") last++;
  last = Math.max(last, scene.grammar.phraseEnd(last, stop));
  if (scene.lower(last) === "as" && last + 1 < stop) last = scene.grammar.phraseEnd(last + 1, stop);
  return Math.max(last, least);
}

function comma(scene: Scene, from: number, to: number): number {
  for (let k = from; k < to; k++) if (scene.token(k).text === ",") return k;
  return to;
}
const phraseAfterVerb = (scene: Scene, v: number, stop: number): number => scene.grammar.phraseEnd(v + 1, stop);
