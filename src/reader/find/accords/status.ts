/**
 * Status of an accord (signed, in force, proposed, suspended or ended), from the words of its name and the verbs around
 * it.
 */
import { oneOf, sayings, type Said } from "./verbs.ts";
import type { Range } from "../../grammar/index.ts";
import { LIGHT } from "../../lexicon/events.ts";
import {
  DRAFT_WORDS,
  ENDED_VERBS,
  FORCE_WORDS,
  PROPOSED_WORDS,
  SIGNED_VERBS,
  SUSPENDED_VERBS,
  UPON_STANDING,
  WEAK_ACCORDS,
} from "../../lexicon/roles.ts";
import type { Item } from "../../reading.ts";
import type { Scene } from "../../analysed-text.ts";

export type Status = NonNullable<Item["status"]>;
/** A status with its evidence and the range that may hold its date; `status` null without evidence. */
export interface Standing {
  status: Status | null;
  basis: string | null;
  time: Range | null;
}

/**
 * Features of an accord from which its status is decided: its words and surroundings in lower case, and the verbs about
 * it.
 */
interface About {
  /**
   * Token of the name's head, the head, the name's words, the two words before it, the rest of the sentence, and name
   * and rest together.
   */
  headAt: number;
  head: string;
  inside: string[];
  before: string;
  rest: string;
  from: string;
  said: readonly Said[];
  /** Verbs stated as fact and not denied, and among them a verb of standing whose subject is the accord. */
  facts: readonly Said[];
  force: Said | undefined;
  /**
   * It has a name or date of its own or is called old; it is `a new one`; its noun is an accord only beside a verb that
   * makes it one.
   */
  exists: boolean;
  fresh: boolean;
  weak: boolean;
}

/** Evidence of a status: words of the text, a verb, or none. */
type Evidence = string | Said | { basis: string; verb: Said | undefined } | null | undefined | false;
type Cue = readonly [Status, (about: About) => Evidence];

const TALKS =
  "talks|negotiations|discussions|close|closer|push|road|roadmap|progress|hopes|hope|chance|chances|odds|prospect|prospects|way|calls|call|proposal|proposals|idea|ideas|plans|plan|work|need|terms|possibility|blueprint";
const TALKS_ON = new RegExp(`^(${TALKS}) (on|over|about|to|towards|toward|for|of)$`);
const BREACH_OF =
  /^(breach|breaches|violation|violations|infringement|spirit|letter|terms|provisions|signatories|parties|party|signatory|implementation|anniversary|guarantors?|member|members|article|articles|clause|clauses|preamble) (of|to)$/;
const NOT_SIGNED =
  /\b(never|not|n't|yet to be|yet to) (yet |been |be |formally )*(signed|sign|ratified|ratify|concluded|agreed|adopted|initialled|finali[sz]ed)\b/;
const SIGNED_ONLY =
  /\b(signed|initialled|concluded|agreed)\b[^.;]{0,24} (but|yet|though|although|and) (never|not|not yet|still not|is yet to be|has yet to be|awaits|has not been|was never|has never been) ?(been )?(ratified|ratify|ratification|implemented|carried out|applied|put into force|published)\b/;
const UNSIGNED =
  /^\W*(\w+ ){0,2}(remains|is|was|lies|still|stays|sits) (\w+ )?(unsigned|unratified)\b|\b(unsigned|awaits (signature|ratification|approval))\b/;
const ON_ICE = /\b(was|were|been|is|are) (since |then |later )?(suspended|frozen|shelved|put on ice|put on hold)\b/;
const NOT_THERE =
  /^\W*(remains?|is|are|was|were|stays?|looks?|seems?) (still |yet |as yet |only |merely |just )?(on paper|on the table|an idea|a dream|a hope|a distant|elusive|far off|far away|some way off|out of reach|within reach|in sight|under discussion|unsigned|unwritten|a draft|to be)\b/;
const IN_FORCE =
  /\b(remains?|is|are|was|were|been|still) (\w+ )?in (force|effect)\b|\bstill (stands|holds)\b|^\W*in (force|effect)\b/;
const MADE_PROPOSAL = /^(proposed|drafted|mooted|floated|tabled|offered|suggested)$/;
const OVER = /^(expired|lapsed|collapsed)$/;
const RUNS_OUT = /^(expired?|expires|lapsed?|collapsed?)$/;
const PLAN = /^(plan|formula|timetable|roadmap|proposal)$/;
const STATEMENT = /^(declaration|communique|communiqué|statement|memorandum)$/;
const ULTIMATE = /^(final|lasting|comprehensive|negotiated|political|peace|permanent|overall|global|full|durable)$/;
export const STANDING = "spoken of as standing";
const definite = ({ inside }: About): boolean => /^(the|its|their|this)$/.test(inside[0]);
const follows = ({ before }: About, words: RegExp): boolean => words.test(before.split(" ")[1]);
const namedVerb = ({ facts }: About, set: ReadonlySet<string>): Said | undefined =>
  facts.find((v) => oneOf(set, v.word));
const signing = ({ facts }: About): Said | undefined =>
  facts.find((v) => oneOf(SIGNED_VERBS, v.word) && !oneOf(LIGHT, v.word));
const doubtful = ({ said }: About): boolean => said.some((v) => !v.fact || v.negated);

/**
 * The first cue that holds tells the status. What the words say outright comes first, in the order name, what the accord hangs on, verbs;
 * then a fact that ends, makes or names it; then how it is spoken of. So `a draft treaty that was signed` is a draft, and a signing that is
 * only wished makes nothing signed.
 */
const CUES: readonly Cue[] = [
  ["proposed", ({ inside }) => inside.find((w) => DRAFT_WORDS.has(w))],
  ["proposed", ({ before }) => TALKS_ON.test(before) && before],
  ["ended", ({ facts }) => facts.find((v) => OVER.test(v.word) && v.clause?.subject)],
  ["signed", ({ from }) => SIGNED_ONLY.test(from) && "signed and not ratified"],
  ["proposed", ({ from }) => NOT_SIGNED.test(from) && "not signed"],
  ["proposed", ({ rest }) => UNSIGNED.test(rest) && "unsigned"],
  ["suspended", suspended],
  ["suspended", ({ rest }) => ON_ICE.test(rest.split(/ ; | , and | , but /)[0]) && "suspended"],
  // `a new pact remains on paper`, `a truce is still a dream`: not in existence yet.
  ["proposed", (a) => NOT_THERE.test(a.rest) && !follows(a, /^(under|since)$/) && "not there yet"],
  ["in force", ({ rest, force }) => IN_FORCE.test(rest) && { basis: "said to be in force", verb: force }],
  ["proposed", ({ facts }) => facts.find((v) => v.clause === null && MADE_PROPOSAL.test(v.word))],
  ["ended", ended],
  // An announced plan is still a plan.
  [
    "proposed",
    (a) => PLAN.test(a.head) && /^(announc|unveil|complet|finish)/.test(signing(a)?.word ?? "") && signing(a),
  ],
  ["signed", signing],
  // `a breach of the association agreement`, `parties to the pact`
  ["in force", ({ before, inside }) => inside[0] === "the" && BREACH_OF.test(before) && before],
  [
    "in force",
    ({ force, fresh, exists, weak, inside }) =>
      force && !fresh && (exists || !weak || inside[0] === "the") && { basis: STANDING, verb: force },
  ],
  ["signed", (a) => STATEMENT.test(a.head) && !a.force && usedAsStanding(a) && STANDING],
  ["in force", (a) => usedAsStanding(a) && STANDING],
  ["proposed", ({ said }) => said.find((v) => oneOf(SIGNED_VERBS, v.word) || proposes(v))?.word],
  [
    "proposed",
    ({ inside, head }) =>
      inside.find(
        (w) =>
          PROPOSED_WORDS.has(w) &&
          !(barelyOne(head) && /^(broader|final|lasting|grand|comprehensive|limited|partial)$/.test(w)),
      ),
  ],
  // `What would a final settlement hold?`
  [
    "proposed",
    ({ said, head, inside }) =>
      head === "settlement" &&
      /^(a|an|any|the)$/.test(inside[0]) &&
      inside.some((w) => ULTIMATE.test(w)) &&
      said.some((v) => !v.fact) &&
      "not told as a fact",
  ],
  ["proposed", (a) => doubtful(a) && !barelyOne(a.head) && "not told as a fact"],
  [
    "proposed",
    ({ fresh, head }) => fresh && !barelyOne(head) && "spoken of as a new one, and no verb makes it one that stands",
  ],
  [
    "in force",
    (a) => (a.exists || (definite(a) && follows(a, /^(under|in|by|since|after|within|despite|of)$/))) && STANDING,
  ],
  [
    "signed",
    (a) =>
      /^(a|an)$/.test(a.inside[0]) &&
      !doubtful(a) &&
      follows(a, /^(under|in|by|through|after|with)$/) &&
      "spoken of as made",
  ],
  ["in force", ({ force }) => force && { basis: STANDING, verb: force }],
];

/** @param i head of the name, which covers tokens `[first, last)` */
export function standing(scene: Scene, i: number, [first, last]: Range, sentence: number): Standing {
  const about = look(scene, i, [first, last], sentence);
  for (const [status, cue] of CUES) {
    const evidence = cue(about);
    if (!evidence) continue;
    if (typeof evidence === "string") return { status, basis: evidence, time: null };
    const [basis, verb] = "word" in evidence ? [evidence.word, evidence] : [evidence.basis, evidence.verb];
    return { status, basis, time: verb ? timeOf(verb, scene.page.sentences[sentence].last) : null };
  }
  return { status: null, basis: null, time: null };
}

/** Range that may hold the date of a verb's event: its clause, or the words after a participle. */
const timeOf = ({ clause, at }: Said, stop: number): Range =>
  clause ? [Math.min(clause.first, at), clause.last] : [at, Math.min(stop, at + 8)];

function look(scene: Scene, i: number, [first, last]: Range, sentence: number): About {
  const { tokens, sentences } = scene.page;
  const stop = sentences[sentence].last;
  const [inside, rest] = [tokens.slice(first, last), tokens.slice(last, stop)].map((list) =>
    list.map((t) => t.lower),
  ) as [string[], string[]];
  const said = sayings(scene, i, last, sentence);
  const facts = said.filter((v) => v.fact && !v.negated);
  return {
    headAt: i,
    head: scene.lower(i),
    inside,
    before: `${scene.lower(first - 2)} ${scene.lower(first - 1)}`,
    rest: rest.join(" "),
    from: [...inside, ...rest].join(" "),
    said,
    facts,
    force: facts.find((v) => oneOf(FORCE_WORDS, v.word) && v.clause?.subject && v.clause.subject[0] <= i),
    exists: exists(scene, i, [first, last]),
    weak: WEAK_ACCORDS.has(scene.lower(i)),
    // An accord referred to as `a` or `another` one is in force only where a verb or an adjective says so.
    fresh:
      /^(a|an|another|any|some|no|such)$/.test(inside[0]) &&
      inside.some((w) =>
        /^(new|fresh|another|better|lasting|broader|wider|fuller|successor|follow-on|such|any|some)$/.test(w),
      ),
  };
}

/** Whether the accord has a name or date of its own, or is referred to as long existing. */
function exists(scene: Scene, i: number, [first, last]: Range): boolean {
  if (/\b(1[89]|20)\d\d\b/.test(scene.words([first, last]))) return true;
  const before = scene.page.tokens.slice(first, i);
  const owned = /^(its|their|his|the|this|both)$/.test(scene.lower(first)) || before.some((t) => t.text === "'s");
  const aged = before.some((t) =>
    /^(existing|current|old|present|original|colonial|wartime|longstanding|long-standing|standing|decades-old|so-called|landmark|historic)$/.test(
      t.lower,
    ),
  );
  const proper = scene.token(i).capital && i > 0 && (first < i || /^(of|on)$/.test(scene.lower(i + 1)));
  const qualified =
    i - 1 >= first &&
    scene.token(i - 1).capital &&
    scene.token(i - 1).tag !== "DET" &&
    scene.mentionOf(i - 1)?.form !== "adjective";
  const named = proper || qualified;
  return (owned && (aged || named)) || (named && !/^(a|an)$/.test(scene.lower(first)));
}

/** The first fact that ends something, where the accord is what ends. */
function ended(about: About): Evidence {
  const verb = namedVerb(about, ENDED_VERBS);
  return (
    verb &&
    !verb.word.endsWith("s") &&
    (verb.clause === null || verb.at < about.headAt || verb.clause.group.passive || RUNS_OUT.test(verb.word)) &&
    verb
  );
}

/** A fact that suspends the accord: the accord is the verb's object, or the subject of a passive. */
function suspended(about: About): Evidence {
  const verb = namedVerb(about, SUSPENDED_VERBS);
  return verb && (verb.clause === null || verb.at < about.headAt || verb.clause.group.passive) && verb;
}

/** An existing accord under an action that only existing accords undergo, or without any signatory in the text. */
function usedAsStanding({ exists: stands, said, inside }: About): boolean {
  return (
    stands &&
    (said.some((v) => oneOf(UPON_STANDING, v.word)) ||
      said.every((v) => !oneOf(SIGNED_VERBS, v.word)) ||
      /\d{4}/.test(inside.join(" ")))
  );
}

/** A verb of proposing that is not denied. */
function proposes({ word, negated, fact }: Said): boolean {
  return (
    oneOf(PROPOSED_WORDS, word) && !/^(call|called|calls|back|backed|work|need|press)/.test(word) && !(negated && fact)
  );
}

/** Nouns that are rarely accords by themselves, trade terms excluded. */
const barelyOne = (head: string): boolean =>
  WEAK_ACCORDS.has(head) && !/^(deal|deals|compromise|arrangement|standstill|moratorium|contract|lease)$/.test(head);
