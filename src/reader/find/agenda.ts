/**
 * Matters on the agenda: what sides discuss, demand, claim or offer to lift, and what is named when somebody asks what
 * is on the table. Each matter of a list is a stake by itself. `AGENDA` is the table of their wordings, each with an
 * example.
 */
import {
  clauseAt,
  clausesOf,
  quoteOf,
  sentenceAt,
  tokenAt,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { codesIn } from "../people.ts";
import type { Collected } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { phraseEnd, phraseStart, type Range } from "../grammar/index.ts";
import { bothNamed } from "./both-named.ts";
import { ACCORD_NOUNS, STAKE_NOUNS, WEAK_ACCORDS, WEAK_STAKES } from "../lexicon/roles.ts";

interface Wording {
  /** Whether the matter begins behind the word at `i`: the place of its first word, or null. */
  matterAt(text: AnalysedText, i: number): number | null;
  /** Which matters count; all without it. */
  only?(text: AnalysedText, matter: Range): boolean;
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

/** Words by which an agreement is said to be missing. */
const FAILED =
  /\b(?:not|never|n't|cannot|fail(?:s|ed|ing)? (?:\w+ )?to|unable to|yet to|refus(?:e|es|ed|ing) to|neither|nor)\b/;

const asked = (text: AnalysedText, i: number): boolean =>
  /^(to|will|would|could|must|should|can|shall|not)$/.test(wordAt(text, i - 1)) ||
  /^(unless|until|if|once|that)$/.test(wordAt(text, clauseAt(text, i)?.marker ?? -1));

/** The matter behind `agree on`, or behind `agree with Varda on`. */
function behindPartner(text: AnalysedText, i: number): number | null {
  const at = wordAt(text, i) === "with" ? phraseEnd(text.page.tokens, i + 1, i + 8, false) : i;
  return /^(on|over|about)$/.test(wordAt(text, at)) ? at + 1 : null;
}

/** The matter behind `argued over`, or behind `argued since 2016 over`, `argued for nine years about`. */
function behindTime(text: AnalysedText, i: number): number | null {
  const timed = /^(since|for|in|throughout|during)$/.test(wordAt(text, i));
  for (let k = i; k <= (timed ? i + MOST_TIME_TOKENS : i); k++) {
    if (/^(over|about)$/.test(wordAt(text, k))) return k + 1;
    if (/^(VERB|AUX|PUNCT)$/.test(tokenAt(text, k)?.tag ?? "PUNCT")) return null;
  }
  return null;
}
const MOST_TIME_TOKENS = 5;

export const AGENDA: readonly Wording[] = [
  {
    example: "Varda was ready to discuss quotas and patrols.",
    finds: ["quotas", "patrols"],
    matterAt: (text, i) =>
      /^(discuss|debat|negotiat|renegotiat)(e|es|ed|ing)?$/.test(wordAt(text, i)) && tokenAt(text, i).tag === "VERB"
        ? i + 1
        : null,
  },
  {
    example: "The two neighbours have argued over catch quotas in the lake since 2019.",
    finds: ["catch quotas in the lake"],
    matterAt: (text, i) =>
      /^(argue|quarrel|disagree|differ|bicker|wrangle|squabble|clash|haggle|bargain)(s|d|ed|led)?$|^(arguing|quarrelling|quarreling|disagreeing|differing|wrangling|haggling|bargaining)$/.test(
        wordAt(text, i),
      )
        ? behindTime(text, i + 1)
        : null,
  },
  {
    example: "Norland will not sign unless Varda lifts its tariff on timber.",
    finds: ["its tariff on timber"],
    matterAt: (text, i) =>
      /^(lift|repeal|ease|remove|waive|scrap|drop|reopen|end)s?$/.test(wordAt(text, i)) && asked(text, i)
        ? i + 1
        : null,
    only: (text, matter) => MEASURE.test(wordAt(text, headAt(text, matter))),
  },
  {
    example: "The two governments have not settled the boundary in the strait.",
    finds: ["the boundary in the strait"],
    matterAt: (text, i) =>
      /^(settle|settled|resolve|resolved)$/.test(wordAt(text, i)) &&
      FAILED.test(wordsOf(text, [i - 6, i]).toLowerCase()) &&
      tokenAt(text, i + 1)?.tag !== "ADP"
        ? i + 1
        : null,
  },
  {
    example: "Can the two ministers settle the steel dispute this year?",
    finds: ["the steel dispute"],
    matterAt: (text, i) => (/^(settle|resolve|end|defuse)(s|d|ed)?$/.test(wordAt(text, i)) ? i + 1 : null),
    only: (text, [first, last]) => {
      const noun = wordAt(text, last - 1);
      return (
        STAKE_NOUNS.has(noun) &&
        !WEAK_STAKES.has(noun) &&
        last - first >= 2 &&
        /^(NOUN|PROPN|ADJ)$/.test(tokenAt(text, last - 2).tag)
      );
    },
  },
  {
    example: "The two governments could not agree on the filling of the dam.",
    finds: ["the filling of the dam"],
    matterAt: (text, i) =>
      /^(agree|settle|compromise)d?$/.test(wordAt(text, i)) && FAILED.test(wordsOf(text, [i - 6, i]).toLowerCase())
        ? behindPartner(text, i + 1)
        : null,
  },
  {
    example: "Varda demands a minimum flow of 300 cubic metres and free passage.",
    finds: ["a minimum flow of 300 cubic metres", "free passage"],
    matterAt: (text, i) => {
      if (tokenAt(text, i).tag !== "VERB") return null;
      if (/^demand(s|ed)?$/.test(wordAt(text, i))) return i + 1;
      return /^ask(s|ed|ing)?$/.test(wordAt(text, i)) && wordAt(text, i + 1) === "for" ? i + 2 : null;
    },
  },
];

/** Adds the matters of the agenda that no other stake covers. */
export function agenda(found: Collected<"stake">, text: AnalysedText, speech: Attributions): void {
  const { sentences, tokens } = text.page;
  const put = (range: Range, at: number): void => {
    const { text: issue, start, end } = quoteOf(text, range);
    const head = wordAt(text, headAt(text, range));
    if (VAGUE.test(head) || (ACCORD_NOUNS.has(head) && !WEAK_ACCORDS.has(head))) return;
    if (found.in(sentenceAt(text, range[0])).some((one) => one.start < end && start < one.end)) return;
    const clause = tokenAt(text, at).tag === "VERB" ? clauseAt(text, at) : null;
    const sides = codesIn(text, [clause?.first ?? text.page.sentences[sentenceAt(text, at)].first, at]);
    const within = codesIn(text, range);
    const subject = sides.length > 1 ? sides : within.length > 0 ? within : bothNamed(text, at);
    found.add(range, {
      speaker: speech.chain(at),
      issue,
      ...(subject.length > 0 ? { subject } : {}),
    });
  };
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      for (const { matterAt, only } of AGENDA) {
        const from = matterAt(text, i);
        if (from === null) continue;
        for (const matter of mattersFrom(text, from, s.last)) if (!only || only(text, matter)) put(matter, i);
        break;
      }
      const claimed = claimedBefore(text, i, s.first);
      if (claimed) put(claimed, i);
    }
    const before = sentences[sentence - 1];
    if (before && asksForMatters(text, before) && clausesOf(text, sentence).length === 0) {
      const label = tokens[s.first + 1]?.text === ":" ? s.first + 2 : s.first;
      for (const matter of mattersFrom(text, label, s.last)) put(matter, s.first);
    }
  });
}

/**
 * Noun phrases of the list that begins at `from`, each by itself; a phrase of time ends the list.
 * @param inSubject the list belongs to the subject of a verb behind it: `talks on tolls and pilots failed`
 */
export function mattersFrom(text: AnalysedText, from: number, stop: number, inSubject = false): Range[] {
  const found: Range[] = [];
  for (let at = from; at < stop;) {
    const last = phraseFrom(text, at, stop);
    if (
      last === at ||
      TIMES.test(wordAt(text, last - 1)) ||
      (found.length > 0 && !inSubject && isSubject(text, last, stop))
    )
      break;
    const hasNoun = text.page.tokens.slice(at, last).some(({ tag }) => tag === "NOUN" || tag === "PROPN");
    if (hasNoun) found.push([at, last]);
    else if (found.length === 0) break;
    at = last;
    if (wordAt(text, at) === ",") at++;
    if (/^(and|or)$/.test(wordAt(text, at))) at++;
    if (at === last) break;
    // `over tolls and over pilots`
    if (/^(over|about)$/.test(wordAt(text, at))) at++;
  }
  return found;
}

/** The end of a noun phrase with the prepositions that carry it on, and without what stands beside it. */
function phraseFrom(text: AnalysedText, from: number, stop: number): number {
  const bare = (at: number): number =>
    // `catch quotas`: a noun that is tagged as a verb.
    tokenAt(text, at)?.tag === "VERB" &&
    at + 1 < stop &&
    tokenAt(text, at + 1).tag === "NOUN" &&
    !/(ed|s)$/.test(wordAt(text, at))
      ? phraseEnd(text.page.tokens, at + 1, stop, false)
      : phraseEnd(text.page.tokens, at, stop, false);
  let last = bare(from);
  while (last > from && last < stop && tokenAt(text, last).tag === "ADP" && !NOT_CARRIED.test(wordAt(text, last))) {
    const next = bare(last + 1);
    if (next === last + 1 || TIMES.test(wordAt(text, next - 1))) break;
    last = next;
  }
  return last;
}

/** Whether a verb follows, of which the phrase before it is the subject: `they discussed tolls, and Varda left`. */
const isSubject = (text: AnalysedText, last: number, stop: number): boolean =>
  last < stop && /^(VERB|AUX)$/.test(tokenAt(text, last).tag);

const headAt = (text: AnalysedText, [first, last]: Range): number => {
  for (let i = first + 1; i < last; i++) if (tokenAt(text, i).tag === "ADP") return i - 1;
  return last - 1;
};

/** `the seabed concession, which both kingdoms claim`: the phrase that both sides claim, where `which` stands at i. */
function claimedBefore(text: AnalysedText, i: number, first: number): Range | null {
  if (!/^(which|that)$/.test(wordAt(text, i)) || !/^(both|the)$/.test(wordAt(text, i + 1))) return null;
  const verb = /^(?:both|the two)(?: \w+){0,2} (?:claim|dispute|want|contest|covet)(?:s|ed)?\b/;
  if (!verb.test(wordsOf(text, [i + 1, i + 6]).toLowerCase())) return null;
  const end = wordAt(text, i - 1) === "," ? i - 1 : i;
  let start = phraseStart(text.page.tokens, end, first);
  // `grazing rights in the valley`
  if (start - 2 > first && /^(in|on|to|over)$/.test(wordAt(text, start - 1)) && tokenAt(text, start - 2).tag === "NOUN")
    start = phraseStart(text.page.tokens, start - 2, first);
  return start < end ? [start, end] : null;
}

/** `What is on the table?`, `What are they negotiating about?`: the answer names the matters. */
function asksForMatters(text: AnalysedText, { first, last }: { first: number; last: number }): boolean {
  const words = wordsOf(text, [first, last]).toLowerCase();
  return (
    words.trimEnd().endsWith("?") &&
    /\bwhat\b/.test(words) &&
    /\b(?:on the (?:table|agenda)|at (?:issue|stake)|in dispute|(?:negotiating|talking|bargaining|arguing|quarrelling) (?:about|over)|still open|unresolved)\b/.test(
      words,
    )
  );
}
