/**
 * Matters of bargaining by what is said of them: `talks on transit fees`, `control of the strait`, `X is at stake`, `the
 * sticking point is the price`.
 */
import { clauseAt, quoteOf, sentenceAt, tokenAt, wordAt, wordsOf, type AnalysedText } from "../analysed-text.ts";
import { codesIn } from "../people.ts";
import { phraseEnd, phraseStart } from "../grammar/index.ts";
import type { Collected } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { ACCORD_NOUNS } from "../lexicon/roles.ts";
import { mattersFrom } from "./agenda.ts";
import { bothNamed } from "./both-named.ts";

/** Physical objects that one side has or gives up. */
const THING =
  /^(island|islands|isles|reef|reefs|shoal|shoals|atoll|strip|territory|territories|region|enclave|exclave|waters|basin|valley|border|boundary|frontier|province|lake|river|triangle|peninsula|city|zone|shelf|seabed|strait|straits|rock|rocks|islet|islets|plateau|field|fields|land|lands|sovereignty|area|corridor|line|share|quota|port|base|heights|desert|oasis|pass|cape|bay|gulf|delta|canal|dam|reservoir|block|blocks|airspace|bases|ports)$/;
const TALKS = /^(talks|negotiations|negotiation|bargaining|haggling|mediation|arbitration|compromise)$/;
const VAGUE =
  /^(issues?|matters?|topics?|questions?|details?|terms|it|them|this|that|these|those|anything|everything|subjects?|points?|behalf|principle|substance|ways?)$/;
const QUARRELS =
  /^(quarrel|disagree|differ|argue|bicker|wrangle|squabble|clash|feud|haggle|spar|tussle|fight|fought|vie|contend|wrangl|quarrell|feud)(s|es|d|ed|ing|ling|led)?$/;
const RIGHT = /^(sovereignty|control|ownership|possession|jurisdiction|title|custody|administration)$/;

/**
 * Matters of bargaining: `talks on transit fees`, `negotiate access to the sea`, `control of the strait`, `Chad's
 * claims to the strip`, `the status of the enclave`, `X is at stake`.
 */
export function matters(
  found: Collected<"stake">,
  text: AnalysedText,
  speech: Attributions,
  from: number,
  stop: number,
): void {
  const { tokens } = text.page;
  const put = ([first, end]: [number, number], at: number): void => {
    const range = untimed(text, first, end);
    if (range[1] <= range[0]) return;
    const here = quoteOf(text, range);
    const vague =
      !/\bmatter of\b/.test(here.text) &&
      !/^(how|who|what|which)$/.test(wordAt(text, range[0])) &&
      (VAGUE.test(wordAt(text, headAt(text, ...range))) || VAGUE.test(wordAt(text, range[1] - 1)));
    if (vague || found.in(sentenceAt(text, range[0])).some((k) => k.start < here.end && here.start < k.end)) return;
    const named = codesIn(text, range);
    const subject = named.length > 1 ? named : bothNamed(text, range[0]);
    found.add(range, {
      speaker: speech.chain(at),
      issue: here.text,
      ...(subject.length > 0 ? { subject } : {}),
    });
  };
  for (let i = from; i < stop - 1; i++) {
    const word = tokens[i].lower;
    const next = wordAt(text, i + 1);
    const nominal = /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[i + 1].tag);
    // `talks between Chad and Niger on the lake`
    if (TALKS.test(word) && tokens[i].tag !== "VERB") {
      let k = i + 1;
      if (/^(between|with)$/.test(wordAt(text, k)))
        while (
          k < Math.min(stop, i + 12) &&
          !/^(on|over|about)$/.test(wordAt(text, k)) &&
          !/^[,;.]$/.test(tokens[k].text)
        )
          k++;
      const last = k + 1 < stop ? phraseEnd(text.page.tokens, k + 1, stop) : k;
      if (
        /^(on|over|about)$/.test(wordAt(text, k)) &&
        last > k + 1 &&
        !timely(text, k + 1) &&
        !ACCORD_NOUNS.has(wordAt(text, headAt(text, k + 1, last)))
      )
        for (const matter of mattersFrom(text, k + 1, stop, true)) put(matter, i);
    } else if (
      /^negotiat(e|ed|es|ing)$/.test(word) &&
      ((nominal && word !== "negotiated") || /^(on|over|about)$/.test(next))
    ) {
      const start = nominal ? i + 1 : i + 2;
      const last = phraseEnd(text.page.tokens, start, stop);
      if (!timely(text, start) && !ACCORD_NOUNS.has(wordAt(text, headAt(text, start, last))))
        for (const matter of mattersFrom(text, start, stop)) put(matter, i);
    } else if (
      RIGHT.test(word) &&
      tokens[i].tag === "NOUN" &&
      /^(of|over)$/.test(next) &&
      !/^(the|its) (economy|government|party|army|media|state|situation)$/.test(
        wordsOf(text, [i + 2, i + 4]).toLowerCase(),
      )
    ) {
      put([phraseStart(text.page.tokens, i, from), phraseEnd(text.page.tokens, i + 1, stop)], i);
    } else if (
      /^(status|fate|future|division|partition|ownership|allocation|sharing|delimitation|demarcation|return)$/.test(
        word,
      ) &&
      next === "of" &&
      wordAt(text, i - 1) === "the" &&
      (/^(over|on|about|settle|decide|discuss|resolve|for|question|is|remains?)$/.test(wordAt(text, i - 2)) ||
        /^(status|ownership|delimitation|demarcation|partition)$/.test(word) ||
        /\b(is|are|remains?|stays?) (still |hotly |bitterly )?(contested|disputed|unresolved|open|unsettled|in dispute)/.test(
          wordsOf(text, [i + 2, Math.min(stop, i + 10)]).toLowerCase(),
        ))
    ) {
      const last = phraseEnd(text.page.tokens, i + 1, stop);
      if (!/^(talks|negotiations|economy|war)$/.test(wordAt(text, i + 3))) put([i - 1, last], i);
    } else if (
      CRUX.test(word) &&
      /^(is|was|remains?|are)$/.test(wordAt(text, cruxEnd(text, i, stop))) &&
      wordAt(text, i - 1) !== "no"
    ) {
      // `the sticking point is the price`, `the heart of the matter is who pays`
      const start = cruxEnd(text, i, stop) + 1;
      if (
        /^(crux|point|points|block|blocks|bone|heart|nub|obstacle|core|root|hurdle|prize)$/.test(word) &&
        isCrux(text, i) &&
        !/^(that|not|to|still)$/.test(wordAt(text, start))
      ) {
        let last = phraseEnd(text.page.tokens, start, stop);
        if (/^(who|what|which|how|whether|where)$/.test(wordAt(text, start))) {
          last = start + 1;
          while (last < stop && !/^[,.;:]$/.test(tokens[last].text)) last++;
        }
        if (last > start) put([start, last], i);
      }
    } else if (word === "at" && /^(stake|issue)$/.test(next)) {
      const clause = clauseAt(text, i);
      if (
        clause?.subject &&
        clause.subject[1] <= i &&
        /^(is|are|was|were|remains?)$/.test(wordAt(text, clause.group.main)) &&
        !/^(what|much|more|it|that|this)$/.test(wordAt(text, clause.subject[0]))
      )
        put(clause.subject, i);
      else if (/^(is|are|was|were)$/.test(wordAt(text, i + 2)) && i + 3 < stop)
        put([i + 3, phraseEnd(text.page.tokens, i + 3, stop)], i);
    } else if (
      /^(disputes?|contests?|disputed|contested|claims?)$/.test(word) &&
      (tokens[i].tag === "VERB" || (tokens[i].tag === "NOUN" && tokens[i + 1].tag === "DET")) &&
      nominal &&
      !timely(text, i + 1)
    ) {
      // `both claim the reef`: an object, and no `that`.
      const last = phraseEnd(text.page.tokens, i + 1, stop);
      if (tokens.slice(i + 1, last).some((t) => THING.test(t.lower))) put([i + 1, last], i);
    } else if (
      /^(accept(s|ed)?|ced(e|es|ed|ing)|conced(e|es|ed|ing)|relinquish(es|ed)?)$/.test(word) &&
      tokens[i].tag === "VERB" &&
      tokens[i + 1].tag === "DET"
    ) {
      const last = phraseEnd(text.page.tokens, i + 1, stop);
      if (tokens.slice(i + 1, last).some((t) => THING.test(t.lower))) put([i + 1, last], i);
    } else if (
      QUARRELS.test(word) &&
      tokens[i].tag === "VERB" &&
      /^(over|about)$/.test(next) &&
      /^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[i + 2]?.tag ?? "")
    ) {
      // `the two disagree over the line`
      if (/^(who|what|which|how|whether)$/.test(wordAt(text, i + 2))) {
        let last = i + 2;
        while (last < stop && !/^[,.;]$/.test(tokens[last].text)) last++;
        put([i + 2, last], i);
      } else for (const matter of mattersFrom(text, i + 2, stop)) put(matter, i);
    } else if (
      /^(on|over|about|settle|settled|decide|decided|resolve|resolved)$/.test(word) &&
      /^(how|who|what|where|which)$/.test(next) &&
      (word !== "on" ||
        /^(agree|agreed|agreement|decide|decided|talks|dispute|disagree|differ)$/.test(wordAt(text, i - 1))) &&
      (next !== "how" || /^(to|much|many)$/.test(wordAt(text, i + 2)))
    ) {
      // `had agreed on how to share them`
      let last = i + 2;
      while (
        last < stop &&
        !/^[,.;:?]$/.test(tokens[last].text) &&
        !/^(and|but|before|until|unless)$/.test(tokens[last].lower)
      )
        last++;
      put([i + 1, last], i);
    }
  }
}

const CRUX = /^(crux|points?|blocks?|bone|heart|nub|obstacle|core|root|hurdle|prize)$/;

/**
 * Whether the word at i names the crux of a dispute: `sticking point`, `stumbling block`, `bone of contention`, `heart
 * of the dispute`.
 */
function isCrux(text: AnalysedText, i: number): boolean {
  const [word, before] = [wordAt(text, i), wordAt(text, i - 1)];
  if (/^points?$/.test(word)) return before === "sticking" || (before === "-" && wordAt(text, i - 2) === "sticking");
  if (/^blocks?$/.test(word)) return before === "stumbling";
  if (/^(obstacle|hurdle)$/.test(word))
    return /^(main|chief|biggest|last|real|only|principal|final|greatest|remaining)$/.test(before);
  if (word === "prize") return /^(the|real|main|big|biggest|true|greatest)$/.test(before);
  if (word === "bone") return wordsOf(text, [i + 1, i + 3]).toLowerCase() === "of contention";
  return (
    wordAt(text, i + 1) === "of" &&
    /\b(matter|dispute|quarrel|problem|conflict|row|argument|talks|feud|issue|disagreement)$/.test(
      wordsOf(text, [i + 2, cruxEnd(text, i, i + 8)]).toLowerCase(),
    )
  );
}

/** The token after `bone of contention`, `crux of the matter between the two`. */
function cruxEnd(text: AnalysedText, i: number, stop: number): number {
  let k = i + 1;
  while (k < Math.min(stop, i + 8) && /^(ADP|DET|NOUN|PROPN|ADJ|PART|NUM)$/.test(tokenAt(text, k).tag)) k++;
  return k;
}

/** `talks on Tuesday`, `negotiations in May`: a time, not a matter. */
export const timely = (text: AnalysedText, i: number): boolean =>
  /(day|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|summer|spring|autumn|winter|hold)$/.test(
    wordAt(text, i),
  ) ||
  tokenAt(text, i).tag === "NUM" ||
  /^(the )?(eve|sidelines|margins|brink|verge|basis|condition)\b/.test(wordsOf(text, [i, i + 2]).toLowerCase()) ||
  /^(last|next|this) (week|month|year|day)/.test(wordsOf(text, [i, i + 2]).toLowerCase());

/** Without the day or month at its end. */
export function untimed(text: AnalysedText, first: number, last: number): [number, number] {
  for (let k = first + 1; k < last - 1; k++)
    if (
      (/^(on|in|by|since|until)$/.test(wordAt(text, k)) && timely(text, k + 1)) ||
      /^for( \w+)?( \w+)? (decades?|years?|months?|weeks?|days?|centur(y|ies)|generations?)$/.test(
        wordsOf(text, [k, last]).toLowerCase(),
      )
    )
      return [first, k];
  return [first, last];
}

function headAt(text: AnalysedText, first: number, last: number): number {
  for (let i = first + 1; i < last; i++)
    if (tokenAt(text, i).tag === "ADP" || tokenAt(text, i).text === ",") return i - 1;
  return last - 1;
}
