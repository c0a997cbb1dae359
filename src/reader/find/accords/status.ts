/**
 * Status of an accord, from the words of its name and the verbs of the clauses about it: `FRAMES` is the table of clause
 * frames, in the order in which they decide, each with an example.
 */
import {
  clauseAt,
  clausesOf,
  mentionAt,
  sentenceAt,
  tokenAt,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../../analysed-text.ts";
import { dictionary } from "../../lexicon/lists.ts";
import { oneOf, sayings, type Mood, type Said } from "./verbs.ts";
import { phraseStart, type Range } from "../../grammar/index.ts";
import { DRAFT_WORDS, WEAK_ACCORDS } from "../../lexicon/roles.ts";
import { LIGHT } from "../../lexicon/events.ts";
import type { AccordStatus } from "../../reading.ts";

/** A status with its evidence and the range that may hold its date; `status` null without evidence. */
export interface Standing {
  status: AccordStatus | null;
  basis: string | null;
  /** Whether a verb or adjective states it, and not only the way in which the accord is spoken of. */
  stated: boolean;
  time: Range | null;
}

const set = (words: string): ReadonlySet<string> => new Set(words.split(" "));

/** Verbs about accords by what they do to them, in their base forms. */
const ACTS = {
  make: set(
    "sign conclude ratify seal initial clinch strike ink reach finalise finalize approve adopt endorse enter renew extend complete countersign broker close cement agree announce unveil",
  ),
  refuse: set(
    "reject refuse spurn decline veto rebuff dismiss shun torpedo scupper oppose resist block rule turn walk vote",
  ),
  end: set(
    "renounce revoke dissolve rescind end abandon scrap terminate denounce cancel annul tear repudiate abrogate void quit leave exit withdraw",
  ),
  expire: set("expire lapse"),
  lapse: set("expire lapse collapse fail unravel"),
  suspend: set("suspend freeze halt shelve pause mothball"),
  hold: set(
    "force apply last prevail underpin define frame fix settle rule stand govern bind commit regulate remain oblige hold survive provide set allocate divide guarantee grant require cover invoke violate breach honour honor implement respect uphold observe flout cite replace renegotiate amend revise reopen",
  ),
  propose: set(
    "draft propose discuss seek negotiate offer want demand suggest float explore consider pursue contemplate prepare promise hope push press need urge table mull debate await expect favour favor outline work call talk foresee host envisage moot",
  ),
} as const;
type Act = keyof typeof ACTS;

/** Verbs of refusal that need their particle. */
const PARTICLES: { [verb: string]: RegExp } = dictionary(
  Object.entries({
    rule: /^(out|\w+ out)\b/,
    turn: /^(down|\w+ down)\b/,
    walk: /^(away|out)\b/,
    vote: /^(down|against)\b/,
  }),
);

interface Frame {
  status: AccordStatus;
  act: Act;
  moods: readonly Mood[];
  /** Where the accord must be what the verb acts on, or must not. */
  acted?: boolean;
  example: string;
}

/** Clause frames: what is done to the accord, and how it is meant. The first that fits decides. */
export const FRAMES: readonly Frame[] = [
  {
    status: "refused",
    act: "refuse",
    moods: ["done"],
    acted: true,
    example: "Norland rejected a treaty with Varda in 2010.",
  },
  { status: "refused", act: "make", moods: ["refused"], example: "Norland refused to sign a treaty with Varda." },
  {
    status: "proposed",
    act: "refuse",
    moods: ["denied", "possible", "wished", "refused"],
    acted: true,
    example: "Norland did not rule out a treaty with Varda.",
  },
  {
    status: "ended",
    act: "end",
    moods: ["done"],
    acted: true,
    example: "Norland denounced the fisheries treaty of 1997.",
  },
  {
    status: "in force",
    act: "expire",
    moods: ["wished", "possible", "denied"],
    example: "The fisheries treaty of 1997 will expire in May.",
  },
  { status: "lapsed", act: "lapse", moods: ["done"], example: "The fisheries treaty of 1997 expired in May." },
  {
    status: "lapsed",
    act: "suspend",
    moods: ["done"],
    acted: true,
    example: "Norland suspended the fisheries treaty of 1997.",
  },
  {
    status: "signed",
    act: "make",
    moods: ["done"],
    acted: true,
    example: "Norland signed a treaty with Varda in 2010.",
  },
  {
    status: "in force",
    act: "hold",
    moods: ["done", "denied", "wished", "possible", "refused"],
    example: "The treaty of 1997 binds both to consult.",
  },
  {
    status: "in force",
    act: "end",
    moods: ["wished", "possible", "refused", "denied"],
    acted: true,
    example: "Norland threatened to leave the treaty of 1997.",
  },
  {
    status: "proposed",
    act: "make",
    moods: ["denied", "wished", "possible"],
    acted: true,
    example: "Norland almost signed a treaty with Varda.",
  },
  {
    status: "proposed",
    act: "propose",
    moods: ["done", "wished", "possible", "denied", "refused"],
    example: "Norland seeks a treaty with Varda.",
  },
];

const TALKS_ON =
  /^(talks|negotiations|discussions|close|closer|push|road|roadmap|progress|hopes|hope|chance|chances|odds|prospect|prospects|way|calls|call|proposal|proposals|idea|ideas|plans|plan|work|need|terms|possibility|blueprint) (on|over|about|to|towards|toward|for|of)$/;
const NOT_SIGNED =
  /\b(never|not|n't|yet to be|yet to) (yet |been |be |formally )*(signed|sign|agreed|adopted|initialled|finali[sz]ed)\b/;
const SIGNED_ONLY =
  /\b(signed|initialled|concluded|agreed)\b[^.;]{0,24} (but|yet|though|although|and) (never|not|not yet|still not|is yet to be|has yet to be|awaits|has not been|was never|has never been) ?(been )?(ratified|ratify|ratification|implemented|carried out|applied|put into force|published)\b/;
const NOT_THERE =
  /^\W*(remains?|is|are|was|were|stays?|looks?|seems?) (still |yet |as yet |only |merely |just )?(on paper|on the table|an idea|a dream|a hope|a distant|elusive|far off|far away|some way off|out of reach|within reach|in sight|under discussion|unsigned|unratified|unwritten|a draft|to be)\b|\b(unsigned|awaits (signature|approval))\b/;
const IN_FORCE =
  /\b(remains?|is|are|was|were|been|still|came|comes|entered|enters) (\w+ )?in(to)? (force|effect)\b|\bstill (stands|holds)\b|^\W*in (force|effect)\b/;
const NO_LONGER = /^\W*(?:is|are|was|were|has been|stands?) no longer (?:in (?:force|effect)|valid|binding)\b/;
const NOT_IN_FORCE =
  /\b(?:not|n't|never|neither|hardly|yet to) (?:\w+ )?(?:(?:in|into|enter|entered|come|came|be) ){1,3}(?:force|effect)\b/;
const AGED =
  /^(existing|current|old|present|original|colonial|wartime|longstanding|long-standing|standing|decades-old|landmark|historic)$/;
const NEW =
  /^(new|fresh|another|better|lasting|broader|wider|fuller|successor|follow-on|such|possible|eventual|future|prospective)$/;
/** Heads that tell of an accord to come unless a verb says that it came about: `Renewal of the pact, first of all`. */
const RENEWAL = /^(renewal|extension|prolongation)$/;
/** The present tense of what ends by a date still to come: the date is not that of the accord. */
const EXPIRES = /^(expires?|lapses?)$/;
const PLAN = /^(plan|formula|timetable|roadmap|proposal)$/;

/** @param i head of the name, which covers tokens `[first, last)` */
export function standing(text: AnalysedText, i: number, [first, last]: Range, sentence: number): Standing {
  const { tokens, sentences } = text.page;
  const stop = sentences[sentence].last;
  const inside = tokens.slice(first, last).map((t) => t.lower);
  const rest = tokens
    .slice(last, stop)
    .map((t) => t.lower)
    .join(" ");
  const before = `${wordAt(text, first - 2)} ${wordAt(text, first - 1)}`;
  const said = sayings(text, i, [first, last], sentence);
  const indefinite = /^(a|an|any|another|some|such)$/.test(inside[0]) || (first === i && wordAt(text, i).endsWith("s"));
  const named = exists(text, i, [first, last]);
  const weak = WEAK_ACCORDS.has(wordAt(text, i));
  const is = (status: AccordStatus, basis: string, verb: Said | null = null, stated = true): Standing => ({
    status,
    basis,
    stated,
    time: verb ? timeOf(verb, stop) : null,
  });

  const draft = inside.find((w) => DRAFT_WORDS.has(w));
  if (draft) return is("proposed", draft);
  if (indefinite && imagined(text, i)) return is("hypothetical", "only imagined");
  if (TALKS_ON.test(before)) return is("proposed", before);
  if (SIGNED_ONLY.test(`${inside.join(" ")} ${rest}`)) return is("signed", "signed and not ratified");
  if (NOT_SIGNED.test(rest) && !said.some((v) => v.mood === "refused")) return is("proposed", "not signed");
  if (NOT_THERE.test(rest) && !/\b(under|since)$/.test(before)) return is("proposed", "not there yet");
  if (NO_LONGER.test(rest)) return is("lapsed", "no longer in force");
  if (NOT_IN_FORCE.test(rest)) return is("proposed", "not in force");
  if (IN_FORCE.test(rest)) return is("in force", "said to be in force", said.find((v) => v.mood === "done") ?? null);
  for (const frame of FRAMES) {
    const verb = said.find((v) => fits(text, frame, v));
    if (!verb) continue;
    if (frame.act === "hold" && (verb.acted ? !named && inside[0] !== "the" : !named && weak && inside[0] !== "the"))
      continue;
    if (frame.act === "hold" && inside.some((w) => NEW.test(w))) continue;
    if (frame.act === "expire" && (indefinite || inside.some((w) => NEW.test(w)))) continue;
    if (frame.act === "propose" && named && !inside.some((w) => NEW.test(w))) continue;
    if (frame.status === "signed" && PLAN.test(wordAt(text, i)) && /^(announc|unveil|complet)/.test(verb.word))
      return is("proposed", verb.word);
    if (frame.act === "expire" || (frame.act === "lapse" && EXPIRES.test(verb.word))) return is("in force", verb.word);
    return is(frame.status, verb.word, verb);
  }
  if (inside.some((w) => NEW.test(w)) && !weak) return is("proposed", "spoken of as a new one");
  if (RENEWAL.test(wordAt(text, i))) return is("proposed", "a renewal to come");
  if (named) return is("in force", "spoken of as standing", null, /\b(1[89]|20)\d\d\b/.test(inside.join(" ")));
  if (said.some((v) => v.mood !== "done") && !weak) return is("proposed", "not told as a fact");
  if (
    inside[0] === "the" &&
    /\b(under|by|since|within|breach of|parties to|terms of|spirit of|violation of)$/.test(before)
  )
    return is("in force", "spoken of as standing", null, false);
  return { status: null, basis: null, stated: false, time: null };
}

function fits(text: AnalysedText, { act, moods, acted }: Frame, verb: Said): boolean {
  if (!moods.includes(verb.mood) || (acted !== undefined && verb.acted !== acted)) return false;
  if (act === "make" && oneOf(LIGHT, verb.word)) return false;
  const base = [...ACTS[act]].find((one) => oneOf(new Set([one]), verb.word));
  if (base === undefined) return false;
  const after = `${wordAt(text, verb.at + 1)} ${wordAt(text, verb.at + 2)}`;
  return act !== "refuse" || PARTICLES[base] === undefined || PARTICLES[base].test(after);
}

/** `A deal that is signed but never ratified could be worse than none`, `if a treaty were signed`, `without a deal`. */
function imagined(text: AnalysedText, i: number): boolean {
  const clause = clauseAt(text, i);
  if (/^(without|absent|unless|instead)$/.test(wordAt(text, phraseStart(text.page.tokens, i, 0) - 1))) return true;
  if (clause === null || clause.group.first > i) {
    const main = clausesOf(text, sentenceAt(text, i)).find(
      ({ group, subject }) => group.first > i && group.modal !== null && (!subject || subject[0] <= i),
    );
    if (main && SUPPOSES.test(main.group.modal!) && !main.group.passive && !oneOf(COMES, wordAt(text, main.group.main)))
      return true;
  }
  return clause?.kind === "condition";
}
const SUPPOSES = /^(could|would|might|may|can)$/;
const COMES = set("come follow emerge happen materialise materialize arrive");

/** Range that may hold the date of a verb's event: its clause, or the words after a participle. */
const timeOf = ({ clause, at }: Said, stop: number): Range =>
  clause ? [Math.min(clause.first, at), clause.last] : [at, Math.min(stop, at + 8)];

/** Whether the accord has a name or date of its own, or is referred to as long existing. */
function exists(text: AnalysedText, i: number, [first, last]: Range): boolean {
  if (/\b(1[89]|20)\d\d\b/.test(wordsOf(text, [first, last]))) return true;
  const before = text.page.tokens.slice(first, i);
  const owned = /^(its|their|his|the|this|both)$/.test(wordAt(text, first)) || before.some((t) => t.text === "'s");
  const aged = before.some((t) => AGED.test(t.lower));
  const proper = tokenAt(text, i).capital && i > 0 && (first < i || /^(of|on)$/.test(wordAt(text, i + 1)));
  const qualified =
    i - 1 >= first &&
    tokenAt(text, i - 1).capital &&
    tokenAt(text, i - 1).tag !== "DET" &&
    mentionAt(text, i - 1)?.form !== "adjective";
  const named = proper || qualified;
  return (owned && (aged || named)) || (named && !/^(a|an)$/.test(wordAt(text, first)));
}
