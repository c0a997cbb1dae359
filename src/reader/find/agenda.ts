/**
 * Matters on the agenda: what sides discuss, demand, claim or offer to lift, and what is named when somebody asks what
 * is on the table. Each matter of a list is a stake by itself. `AGENDA` is the table of their wordings, each with an
 * example.
 */
import type { Collected } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import type { Scene } from "../analysed-text.ts";
import type { Range } from "../grammar/index.ts";
import { ACCORD_NOUNS, STAKE_NOUNS, WEAK_ACCORDS, WEAK_STAKES } from "../lexicon/roles.ts";

interface Wording {
  /** Whether the matter begins behind the word at `i`: the place of its first word, or null. */
  matterAt(scene: Scene, i: number): number | null;
  /** Which matters count; all without it. */
  only?(scene: Scene, matter: Range): boolean;
  example: string;
  /** The stakes of the example. */
  finds: readonly string[];
}

/** Measures that one side has in force against another and can lift. */
const MEASURE =
  /^(tariff|ban|embargo|sanction|toll|dut(?:y|ie)|fee|quota|levy|levie|blockade|restriction|curfew|tax|taxe|boycott|closure|subsid(?:y|ie)|surcharge|moratorium)s?$/;
const VAGUE =
  /^(issues?|matters?|topics?|questions?|details?|terms|it|them|this|that|these|those|anything|everything|nothing|something|subjects?|points?|ways?|options?|situation|future|meeting|talks|answers?|explanations?|apolog(?:y|ies)|plans?|more|much|proposals?|drafts?|end)$/;
/** Prepositions that do not carry a noun phrase on: of time, of partners and of comparison. */
const NOT_CARRIED =
  /^(as|than|by|despite|because|after|before|until|till|since|during|with|unless|if|without|from|via|per|within|when|while)$/;
const TIMES =
  /(day|january|february|march|april|may|june|july|august|september|october|november|december|weeks?|months?|years?|summer|spring|autumn|winter|times?)$/;

const asked = (scene: Scene, i: number): boolean =>
  /^(to|will|would|could|must|should|can|shall|not)$/.test(scene.lower(i - 1)) ||
  /^(unless|until|if|once|that)$/.test(scene.lower(scene.clauseOf(i)?.marker ?? -1));

export const AGENDA: readonly Wording[] = [
  {
    example: "Varda was ready to discuss quotas and patrols.",
    finds: ["quotas", "patrols"],
    matterAt: (scene, i) =>
      /^(discuss|debat|negotiat|renegotiat)(e|es|ed|ing)?$/.test(scene.lower(i)) && scene.token(i).tag === "VERB"
        ? i + 1
        : null,
  },
  {
    example: "The two neighbours have argued over catch quotas in the lake since 2019.",
    finds: ["catch quotas in the lake"],
    matterAt: (scene, i) =>
      /^(argue|quarrel|disagree|differ|bicker|wrangle|squabble|clash|haggle|bargain)(s|d|ed|led)?$|^(arguing|quarrelling|quarreling|disagreeing|differing|wrangling|haggling|bargaining)$/.test(
        scene.lower(i),
      ) && /^(over|about)$/.test(scene.lower(i + 1))
        ? i + 2
        : null,
  },
  {
    example: "Norland will not sign unless Varda lifts its tariff on timber.",
    finds: ["its tariff on timber"],
    matterAt: (scene, i) =>
      /^(lift|repeal|ease|remove|waive|scrap|drop|reopen|end)s?$/.test(scene.lower(i)) && asked(scene, i)
        ? i + 1
        : null,
    only: (scene, matter) => MEASURE.test(scene.lower(headAt(scene, matter))),
  },
  {
    example: "Can the two ministers settle the steel dispute this year?",
    finds: ["the steel dispute"],
    matterAt: (scene, i) => (/^(settle|resolve|end|defuse)(s|d|ed)?$/.test(scene.lower(i)) ? i + 1 : null),
    only: (scene, [first, last]) => {
      const noun = scene.lower(last - 1);
      return (
        STAKE_NOUNS.has(noun) &&
        !WEAK_STAKES.has(noun) &&
        last - first >= 2 &&
        /^(NOUN|PROPN|ADJ)$/.test(scene.token(last - 2).tag)
      );
    },
  },
  {
    example: "Varda demands a minimum flow of 300 cubic metres and free passage.",
    finds: ["a minimum flow of 300 cubic metres", "free passage"],
    matterAt: (scene, i) => {
      if (scene.token(i).tag !== "VERB") return null;
      if (/^demand(s|ed)?$/.test(scene.lower(i))) return i + 1;
      return /^ask(s|ed|ing)?$/.test(scene.lower(i)) && scene.lower(i + 1) === "for" ? i + 2 : null;
    },
  },
];

/** Adds the matters of the agenda that no other stake covers. */
export function agenda(found: Collected<"stake">, scene: Scene, speech: Attributions): void {
  const { sentences, tokens } = scene.page;
  const put = (range: Range, at: number): void => {
    const { text, start, end } = scene.quoted(range);
    const head = scene.lower(headAt(scene, range));
    if (VAGUE.test(head) || (ACCORD_NOUNS.has(head) && !WEAK_ACCORDS.has(head))) return;
    if (found.in(scene.sentenceAt(range[0])).some((one) => one.start < end && start < one.end)) return;
    const clause = scene.token(at).tag === "VERB" ? scene.clauseOf(at) : null;
    const sides = scene.people.codes([clause?.first ?? scene.page.sentences[scene.sentenceAt(at)].first, at]);
    const subject = sides.length > 1 ? sides : scene.people.codes(range);
    found.add(range, {
      speaker: speech.chain(at),
      issue: text,
      ...(subject.length > 0 ? { subject } : {}),
    });
  };
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      for (const { matterAt, only } of AGENDA) {
        const from = matterAt(scene, i);
        if (from === null) continue;
        for (const matter of mattersFrom(scene, from, s.last)) if (!only || only(scene, matter)) put(matter, i);
        break;
      }
      const claimed = claimedBefore(scene, i, s.first);
      if (claimed) put(claimed, i);
    }
    const before = sentences[sentence - 1];
    if (before && asksForMatters(scene, before) && scene.clausesOf(sentence).length === 0) {
      const label = tokens[s.first + 1]?.text === ":" ? s.first + 2 : s.first;
      for (const matter of mattersFrom(scene, label, s.last)) put(matter, s.first);
    }
  });
}

/**
 * Noun phrases of the list that begins at `from`, each by itself; a phrase of time ends the list.
 * @param inSubject the list belongs to the subject of a verb behind it: `talks on tolls and pilots failed`
 */
export function mattersFrom(scene: Scene, from: number, stop: number, inSubject = false): Range[] {
  const found: Range[] = [];
  for (let at = from; at < stop;) {
    const last = phraseFrom(scene, at, stop);
    if (
      last === at ||
      TIMES.test(scene.lower(last - 1)) ||
      (found.length > 0 && !inSubject && isSubject(scene, last, stop))
    )
      break;
    const hasNoun = scene.page.tokens.slice(at, last).some(({ tag }) => tag === "NOUN" || tag === "PROPN");
    if (hasNoun) found.push([at, last]);
    else if (found.length === 0) break;
    at = last;
    if (scene.lower(at) === ",") at++;
    if (/^(and|or)$/.test(scene.lower(at))) at++;
    if (at === last) break;
  }
  return found;
}

/** The end of a noun phrase with the prepositions that carry it on, and without what stands beside it. */
function phraseFrom(scene: Scene, from: number, stop: number): number {
  const bare = (at: number): number =>
    // `catch quotas`: a noun that is tagged as a verb.
    scene.token(at)?.tag === "VERB" &&
    at + 1 < stop &&
    scene.token(at + 1).tag === "NOUN" &&
    !/(ed|s)$/.test(scene.lower(at))
      ? scene.grammar.phraseEnd(at + 1, stop, false)
      : scene.grammar.phraseEnd(at, stop, false);
  let last = bare(from);
  while (last > from && last < stop && scene.token(last).tag === "ADP" && !NOT_CARRIED.test(scene.lower(last))) {
    const next = bare(last + 1);
    if (next === last + 1 || TIMES.test(scene.lower(next - 1))) break;
    last = next;
  }
  return last;
}

/** Whether a verb follows, of which the phrase before it is the subject: `they discussed tolls, and Varda left`. */
const isSubject = (scene: Scene, last: number, stop: number): boolean =>
  last < stop && /^(VERB|AUX)$/.test(scene.token(last).tag);

const headAt = (scene: Scene, [first, last]: Range): number => {
  for (let i = first + 1; i < last; i++) if (scene.token(i).tag === "ADP") return i - 1;
  return last - 1;
};

/** `the seabed concession, which both kingdoms claim`: the phrase that both sides claim, where `which` stands at i. */
function claimedBefore(scene: Scene, i: number, first: number): Range | null {
  if (!/^(which|that)$/.test(scene.lower(i)) || !/^(both|the)$/.test(scene.lower(i + 1))) return null;
  const verb = /^(?:both|the two)(?: \w+){0,2} (?:claim|dispute|want|contest|covet)(?:s|ed)?\b/;
  if (!verb.test(scene.words([i + 1, i + 6]).toLowerCase())) return null;
  const end = scene.lower(i - 1) === "," ? i - 1 : i;
  const start = scene.grammar.phraseStart(end, first);
  return start < end ? [start, end] : null;
}

/** `What is on the table?`, `What are they negotiating about?`: the answer names the matters. */
function asksForMatters(scene: Scene, { first, last }: { first: number; last: number }): boolean {
  const words = scene.words([first, last]).toLowerCase();
  return (
    words.trimEnd().endsWith("?") &&
    /\bwhat\b/.test(words) &&
    /\b(?:on the (?:table|agenda)|at (?:issue|stake)|in dispute|(?:negotiating|talking|bargaining|arguing|quarrelling) (?:about|over)|still open|unresolved)\b/.test(
      words,
    )
  );
}
