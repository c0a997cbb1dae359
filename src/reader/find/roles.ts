/**
 * Roles of actors in the talks: who talks, signs, refuses or disputes with whom, and who only mediates, backs, judges,
 * hosts or speaks. Who is named most often decides nothing.
 */
import { isCurrent, isHistory } from "./current.ts";
import {
  clauseAt,
  mentionAt,
  mentionsIn,
  sentenceAt,
  tokenFrom,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { codesIn, codesOf, withList } from "../people.ts";
import type { Mention } from "../actors/index.ts";
import type { Clause } from "../grammar/index.ts";
import { ACCORD_NOUNS } from "../lexicon/roles.ts";
import type { Items } from "../items.ts";
import type { Entity, Role, Span } from "../reading.ts";

/** A pair of actors with something between them, and how plainly the text says so. */
interface Pair {
  a: string;
  b: string;
  weight: number;
  /** Of that, what a clause says, without being named together. */
  said: number;
}

/** What shows who deals with whom. */
export interface Dealings {
  attributions: Items<"attribution">;
  stakes: Items<"stake">;
  accords: Items<"accord">;
  events: Items<"event">;
}

const MEDIATES =
  /^(mediat\w+|broker(s|ed|ing)?|facilitat\w+|host(s|ed|ing)?|conven\w+|shuttl\w+|chair(s|ed|ing)?|sponsor(s|ed|ing)?)$/;
/** What follows says to what end or about what: a cabinet that convenes to discuss an agreement hosts nobody. */
const AIM = /\b(?:to|on|about|over|before|after|ahead|because)\b/;
const TALKING =
  /^(talks?|negotiations?|dialogue|summit|summits|rounds?|meetings?|conference|mediation|discussions|consultations|truce|ceasefire|deal|accord|agreement|sides|parties)$/;
const BACKS = /^(guarant\w+|underwr\w+|accompan\w+|witness\w*|monitor(s|ed|ing)?|observ\w+)$/;
const BACKERS = /^(guarantors?|witnesses|observers?|monitors?|facilitators?)$/;
const MEDIATOR_NOUN = /^(mediation|mediators?|mediator|auspices|facilitation|facilitators?|brokers?|shuttle|offices)$/;
const COURT = /\b(courts?|tribunals?|arbitrat\w+|arbiters?)\b/i;
const COURTS = new Set(["ICJ", "PCA", "ICC", "ITLOS", "WTO"]);
/** What two actors have between them. */
const BETWEEN =
  /^(disputes?|quarrels?|row|feud|standoff|stand-off|conflict|war|talks|negotiations|dialogue|dispute|tensions?|border|treaty|agreement|accord|pact|deal|contract|memorandum|ceasefire|truce|settlement|relations|argument|rivalry|differences|boundary|frontier|dealings|stalemate|deadlock|impasse|bargaining)$/;

/** Event types that are dealings of two actors, with how far they show two sides of one table. */
const DEALINGS: { [plover: string]: number } = {
  AGREE: 2,
  CONSULT: 2,
  REJECT: 1.5,
  REQUEST: 1,
  ACCUSE: 1,
  THREATEN: 1,
  COERCE: 1,
  SANCTION: 1,
  ASSAULT: 1,
  MOBILIZE: 0.5,
  PROTEST: 0.5,
  SUPPORT: 0.25,
  COOPERATE: 0.5,
  CONCEDE: 1.5,
  RETREAT: 1,
};

/** Empires and dynasties, of which none has been left since 1950. */
const BYGONE = /\b(?:empire|dynasty|caliphate|khanate|sultanate)\b/i;

/** Sentences that count for two actors that are named in them together. */
const MOST_TOGETHER = 6;
/** Least weight of the pair that makes a negotiation: an accord, a statement of talks or dispute, or two dealings. */
const LEAST_PAIR = 1;
/** Least weight of what is said between a third party and those at the table. */
const LEAST_THIRD = 2.5;
/** A third party has at least this share of the weight of the first pair with those at the table. */
const LEAST_SHARE = 0.5;

/**
 * The actor of a case behind an entity: the state of an organ or of a person; null for places, media, nameless persons
 * and the author.
 */
export function principalOf(entities: { [id: string]: Entity }, ref: string): string | null {
  const entity = entities[ref];
  if (!entity) return /^[A-Z]{3}$/.test(ref) ? ref : null;
  if (entity.iso3 && entity.sector !== "REB" && entity.sector !== "OPP") return entity.iso3;
  if (entity.of !== undefined) return entity.of;
  return /^(state|organisation|faction|igo|group|actor\?)$/.test(entity.type) ? ref : null;
}

/** Roles of every principal of the text; where its disputes are all of the past, none is a party. */
export function rolesOf(text: AnalysedText, found: Dealings): Map<string, Role> {
  const { entities } = text.cast;
  const principal = (ref: string): string | null => principalOf(entities, ref);
  const votes = otherRoles(text);
  const pairs = pairsOf(text, found, votes);
  const strength = new Map<string, number>();
  for (const { a, b, weight } of pairs.values())
    for (const one of [a, b]) strength.set(one, (strength.get(one) ?? 0) + weight);
  const roles = new Map<string, Role>();
  const barred = (id: string): boolean => {
    const vote = votes.get(id);
    if (vote !== undefined && (vote.role === "court" || vote.plain || vote.count >= (strength.get(id) ?? 0) / 2))
      return true;
    return BYGONE.test(entities[id]?.name ?? "") && (text.now === null || text.now.text >= "1950");
  };
  const isState = (id: string): boolean => /^(state|igo)$/.test(entities[id]?.type ?? "state");
  // A firm, or a name of which nobody knows what it is, is no third party to a table of states.
  const isOfTheirKind = (id: string, first: readonly string[]): boolean =>
    entities[id]?.type !== "organisation" && (isState(id) || !first.every(isState));
  const open = [...pairs.values()].filter(({ a, b }) => !barred(a) && !barred(b));
  const first = open.reduce<Pair | null>((best, pair) => (best && best.weight >= pair.weight ? best : pair), null);
  const parties = new Set<string>();
  if (first && first.weight >= LEAST_PAIR && isCurrent(text)) {
    parties.add(first.a).add(first.b);
    for (;;) {
      const withTable = (id: string): number =>
        open.reduce(
          (sum, { a, b, said }) => sum + ((a === id && parties.has(b)) || (b === id && parties.has(a)) ? said : 0),
          0,
        );
      const next = [...strength.keys()]
        .filter((id) => !parties.has(id) && !barred(id) && isOfTheirKind(id, [first.a, first.b]))
        .map((id) => ({ id, weight: withTable(id) }))
        .sort((x, y) => y.weight - x.weight)[0];
      if (!next || next.weight < LEAST_THIRD || next.weight < LEAST_SHARE * first.said) break;
      parties.add(next.id);
    }
  }
  for (const ref of Object.keys(entities)) {
    const id = principal(ref);
    if (id !== null && parties.has(id)) roles.set(id, "party");
    else if (id !== null && votes.has(id)) roles.set(id, votes.get(id)!.role);
    else roles.set(id ?? ref, sourceOnly(found, ref) ? "source" : "other");
  }
  return roles;
}

/** Votes for a role that is none of a party; `plain` where the text says the role outright. */
function otherRoles(text: AnalysedText): Map<string, { role: Role; count: number; plain: boolean }> {
  const votes = new Map<string, { role: Role; count: number; plain: boolean }>();
  const put = (ids: readonly string[], role: Role, plain: boolean): void => {
    for (const ref of ids) {
      const id = principalOf(text.cast.entities, ref);
      if (id === null) continue;
      const before = votes.get(id);
      votes.set(id, {
        role: before?.role ?? role,
        count: (before?.count ?? 0) + 1,
        plain: plain || (before?.plain ?? false),
      });
    }
  };
  for (const [id, entity] of Object.entries(text.cast.entities))
    if ((COURTS.has(id) || COURT.test(entity.name)) && principalOf(text.cast.entities, id) === id)
      put([id], "court", true);
  for (const clause of text.grammar.clauses) {
    const verb = wordAt(text, clause.group.chain[clause.group.chain.length - 1]!);
    const tail = wordsOf(text, [clause.group.last, clause.last]).toLowerCase();
    const told = clause.group.modal === null && clause.group.negated === null;
    const role: Role | null = !told
      ? null
      : BACKS.test(verb)
        ? "guarantor"
        : MEDIATES.test(verb) &&
            (/^(mediat|broker|facilit|shuttl)/.test(verb) ||
              tail
                .split(AIM)[0]!
                .split(/\W+/)
                .some((w) => TALKING.test(w) || w === "them"))
          ? "mediator"
          : null;
    const subject = codesOf(text, clause.subject ?? clause.shared, clause.sentence);
    if (role && clause.group.passive) {
      const by = wordsOf(text, [clause.group.last, clause.group.last + 1]) === "by" ? clause.group.last + 1 : -1;
      if (by > 0)
        put(codesIn(text, withList(text, [by, by + 1 + (mentionAt(text, by)?.last ?? by + 3) - by - 1])), role, true);
    } else if (role) put(subject, role, true);
    if (isNoSide(text, clause)) put(subject, "other", true);
    const noun = text.page.tokens
      .slice(clause.group.last, Math.min(clause.last, clause.group.last + 6))
      .find((t) => BACKERS.test(t.lower));
    if (
      noun &&
      /^(act|acts|acted|serve|serves|served|is|are|was|were|remain|remains|be|stand|stands|stood)$/.test(verb)
    )
      put(subject, "guarantor", true);
  }
  for (const m of text.named) {
    const [next, after] = [wordAt(text, m.last), wordAt(text, m.last + 1)];
    const near = [0, 1, 2].some(
      (k) =>
        MEDIATOR_NOUN.test(wordAt(text, m.last + k)) &&
        text.page.tokens.slice(m.last, m.last + k).every((t) => /^(ADJ|NOUN|PROPN|PART)$/.test(t.tag)),
    );
    if (near || (next === "-" && /^(brokered|mediated|facilitated|sponsored|hosted|led)$/.test(after)))
      put(m.ids, "mediator", true);
    const article = wordAt(text, m.first - 1) === "the" ? 1 : 0;
    if (wordAt(text, m.first - 1 - article) === "of" && UNDER.test(wordAt(text, m.first - 2 - article)))
      put(codesIn(text, withList(text, [m.first, m.last])), "mediator", true);
    const before = `${wordAt(text, m.first - 2)} ${wordAt(text, m.first - 1)}`;
    if (
      /\b(mediated|brokered|facilitated|hosted|convened|chaired) by$/.test(before) ||
      (/\bby( the)?$/.test(before) &&
        /\b(mediated|brokered|facilitated|hosted|convened|chaired)\b/.test(
          wordsOf(text, [m.first - 4, m.first]).toLowerCase(),
        ))
    )
      put(codesIn(text, withList(text, [m.first, m.last])), "mediator", true);
    if (/\b(guaranteed|underwritten|witnessed) by$/.test(before))
      put(codesIn(text, withList(text, [m.first, m.last])), "guarantor", true);
  }
  venues(text, (ids) => put(ids, "venue", false));
  return votes;
}

/** `Ghana is not a party to the talks`, `has no seat at the table`, `was not invited to the negotiations`. */
const isNoSide = (text: AnalysedText, clause: Clause): boolean => {
  const said = wordsOf(text, [clause.group.first, clause.last]).toLowerCase();
  return (
    (clause.group.negated !== null || /\bno (?:party|part|side|seat|say|role|place)\b/.test(said)) && NO_SIDE.test(said)
  );
};
const NO_SIDE =
  /\b(?:party|part|side|participant|seat|say|role|voice|place|stake|involved|invited|included|represented|taking part|takes? part)\b(?: \w+)? (?:to|in|of|at|from) (?:the |its |their |these |those |any )?(?:\w+ )?(?:talks|negotiations|dispute|quarrel|conflict|table|dialogue|row|feud)\b/;

/** Words before `of` and a name that say under whom others talk. */
const UNDER =
  /^(chairmanship|auspices|aegis|mediation|patronage|sponsorship|facilitation|guidance|invitation|request|offices|chair)$/;

const MOTION = /\b(sent|sends|flew|flies|went|goes|travel\w*|drove|sailed|returned|visit|trip|came)\b/;

/** States named only as places: `in Oman`, `at Geneva`. */
function venues(text: AnalysedText, put: (ids: readonly string[]) => void): void {
  const placed = new Map<string, boolean>();
  for (const m of text.named) {
    const before = wordAt(text, m.first - 1);
    const reached = before === "to" && MOTION.test(wordsOf(text, [m.first - 8, m.first - 1]).toLowerCase());
    const place = m.form === "place" || /^(in|at|from|near)$/.test(before) || reached;
    for (const ref of m.ids) {
      const id = principalOf(text.cast.entities, ref);
      if (id !== null) placed.set(id, (placed.get(id) ?? true) && place);
    }
  }
  for (const [id, only] of placed) if (only) put([id]);
}

/** Whether an entity only speaks. */
const sourceOnly = ({ attributions, events }: Dealings, ref: string): boolean =>
  attributions.all.some(({ source }) => source === ref) && !events.all.some(({ subject }) => subject?.includes(ref));

function pairsOf(
  text: AnalysedText,
  { stakes, accords, events }: Dealings,
  votes: ReadonlyMap<string, { role: Role }>,
): Map<string, Pair> {
  const pairs = new Map<string, Pair>();
  const apart = (id: string): boolean => /^(court|venue)$/.test(votes.get(id)?.role ?? "");
  const add = (refs: readonly string[], others: readonly string[] | null, weight: number, said = true): void => {
    const ids = (list: readonly string[]): string[] => [
      ...new Set(list.flatMap((ref) => principalOf(text.cast.entities, ref) ?? [])),
    ];
    const [left, right] = [ids(refs), others === null ? ids(refs) : ids(others)];
    for (const x of left)
      for (const y of right) {
        if (x === y || (others === null && x > y) || apart(x) || apart(y)) continue;
        const [a, b] = x < y ? [x, y] : [y, x];
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, weight: 0, said: 0 };
        pair.weight += weight;
        if (said) pair.said += weight;
        pairs.set(`${a} ${b}`, pair);
      }
  };
  const history = text.page.sentences.map((_, sentence) => isHistory(text, sentence));
  const ofToday = ({ start }: Span): boolean => !history[sentenceAt(text, tokenFrom(text, start))];
  for (const { subject } of stakes.all.filter(ofToday)) add(subject ?? [], null, 1.5);
  for (const { subject, status } of accords.all.filter(ofToday))
    if (status !== "hypothetical") add(subject ?? [], null, status === "proposed" || status === "refused" ? 2 : 1.5);
  for (const { subject, object, event } of events.all.filter(ofToday))
    add(subject ?? [], object?.length ? object : null, DEALINGS[event?.plover ?? ""] ?? 0);
  const sentences = text.page.sentences.filter((_, sentence) => !history[sentence]);
  for (const s of sentences)
    for (let i = s.first; i < s.last; i++) {
      // `talks between Mali and Niger`, `its dispute with Chad`
      if (BETWEEN.test(wordAt(text, i))) {
        if (wordAt(text, i + 1) === "between") {
          const end = withList(text, [i + 2, listEnd(text, i + 2, s.last)]);
          add(codesOf(text, end, sentenceAt(text, i)), null, 4);
        } else if (wordAt(text, i + 1) === "with" && !ACCORD_NOUNS.has(wordAt(text, i))) {
          const clause = clauseAt(text, i);
          const owner =
            ownerOf(text, i, s.first) ??
            (clause ? codesOf(text, clause.subject ?? clause.shared, clause.sentence) : []);
          add(owner, codesIn(text, withList(text, [i + 2, listEnd(text, i + 2, s.last)])), 3);
        }
      }
    }
  // `Peru and Chile dispute the line`, `the two governments met`
  for (const clause of text.grammar.clauses) {
    const verb = wordAt(text, clause.group.chain[clause.group.chain.length - 1]!);
    if (
      !/^(disput|quarrel|contest|negotiat|talk|meet|met|bargain|haggl|argu|disagree|differ|wrangl|feud|clash|claim|fought|fight|agree|resum|settl|resolv|compromis|sign)/.test(
        verb,
      )
    )
      continue;
    if (history[clause.sentence] || notAtAll(text, clause)) continue;
    const sides = codesOf(text, clause.subject ?? clause.shared, clause.sentence);
    add(sides, null, 3);
    // `Peru could not agree with Chile`
    const { last } = clause.group;
    if (wordAt(text, last) === "with")
      add(sides, codesIn(text, withList(text, [last + 1, listEnd(text, last + 1, clause.last)])), 3);
  }
  // Named in one sentence: it breaks ties, and makes a pair only where nothing else is said of anybody.
  const together = new Map<string, number>();
  for (const s of sentences) {
    const here = [
      ...new Set(codesIn(text, [s.first, s.last]).flatMap((ref) => principalOf(text.cast.entities, ref) ?? [])),
    ].filter((id) => /^(state|igo|actor\?)$/.test(text.cast.entities[id]?.type ?? "state"));
    for (const x of here)
      for (const y of here) {
        const count = together.get(`${x} ${y}`) ?? 0;
        if (x >= y || count >= MOST_TOGETHER) continue;
        together.set(`${x} ${y}`, count + 1);
        add([x], [y], 0.25, false);
      }
  }
  for (const m of text.named) if (m.form === "dyad") add(m.ids, null, 1.5);
  return pairs;
}

/** `Peru and Chile do not negotiate with Ghana`, not `have not met since 2020` or `could not agree`. */
const notAtAll = (text: AnalysedText, { group }: Clause): boolean =>
  group.negated !== null &&
  /^(do|does)$/.test(wordAt(text, group.first)) &&
  /^(negotiate|talk|meet|bargain|haggle|dispute|quarrel|contest|argue|fight|feud|clash|claim)$/.test(
    wordAt(text, group.main),
  );

/** End of the names that begin at a token: `Mali and Niger`, `both capitals`. */
function listEnd(text: AnalysedText, from: number, stop: number): number {
  const first = mentionAt(text, from) ?? mentionAt(text, from + 1);
  return Math.min(stop, first ? first.last : from + 2);
}

/** `Chad's dispute with`, `its dispute with`: whose. */
function ownerOf(text: AnalysedText, i: number, first: number): string[] | null {
  const mention: Mention | undefined = mentionsIn(text, [Math.max(first, i - 4), i]).at(-1);
  if (mention && mention.last >= i - 3) return mention.ids;
  return null;
}
