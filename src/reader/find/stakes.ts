/** Stakes: the objects of a dispute. */
import {
  clauseAt,
  mentionsIn,
  quoteOf,
  sentenceAt,
  tokenAt,
  wordAt,
  wordsOf,
  type AnalysedText,
} from "../analysed-text.ts";
import { codesIn } from "../people.ts";
import { phraseEnd, phraseStart } from "../grammar/index.ts";
import { collect, type Collected, type Items } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { ACCORD_NOUNS, STAKE_NOUNS, WEAK_STAKES } from "../lexicon/roles.ts";
import { known } from "../lexicon/forms.ts";
import { agenda, mattersFrom } from "./agenda.ts";

/** Words that a text may use for its dispute as a whole. */
const BARE = /^(dispute|quarrel|standoff|stand-off|feud|wrangle|tug-of-war|squabble|impasse|deadlock)$/;
/** Physical objects that one side has or gives up. */
const THING =
  /^(island|islands|isles|reef|reefs|shoal|shoals|atoll|strip|territory|territories|region|enclave|exclave|waters|basin|valley|border|boundary|frontier|province|lake|river|triangle|peninsula|city|zone|shelf|seabed|strait|straits|rock|rocks|islet|islets|plateau|field|fields|land|lands|sovereignty|area|corridor|line|share|quota|port|base|heights|desert|oasis|pass|cape|bay|gulf|delta|canal|dam|reservoir|block|blocks|airspace|bases|ports)$/;
const GRIEVANCE = /^(over|about|on|concerning|regarding)$/;

export function stakes(text: AnalysedText, speech: Attributions): Items<"stake"> {
  const found = collect(text, "stake");
  const { tokens, sentences } = text.page;
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      if (!STAKE_NOUNS.has(word) || tokens[i].tag !== "NOUN") continue;
      // `the quarrel between Peru and Chile over the sea`
      let matter = i + 1;
      if (wordAt(text, matter) === "between" || wordAt(text, matter) === "with")
        for (let k = matter + 1; k < Math.min(s.last, matter + 10); k++) {
          if (/^(over|about)$/.test(wordAt(text, k))) {
            matter = k;
            break;
          }
          if (/^[,;.]$/.test(wordAt(text, k))) break;
        }
      const to =
        (/^claims?$/.test(word) && wordAt(text, matter) === "to" && tokens[matter + 1].tag !== "VERB") ||
        (/^(scramble|race|competition|struggle|rivalry|demarcation|delimitation|tussle|contest)$/.test(word) &&
          /^(for|of|over)$/.test(wordAt(text, matter)) &&
          tokens[matter + 1]?.tag !== "VERB");
      const over = GRIEVANCE.test(wordAt(text, matter)) || to;
      const first = phraseStart(text.page.tokens, i, s.first);
      // `both dispute the boundary`: a verb, whose object is in dispute.
      if (
        !over &&
        /^(dispute|disputes|contest|contests)$/.test(word) &&
        tokens[i + 1]?.tag === "DET" &&
        !timely(text, i + 2)
      ) {
        const last = phraseEnd(text.page.tokens, i + 1, s.last);
        const named = codesIn(text, [s.first, i]);
        found.add([i + 1, last], {
          speaker: speech.chain(i),
          issue: quoteOf(text, [i + 1, last]).text,
          ...(named.length > 0 ? { subject: named } : {}),
        });
        continue;
      }
      if (wordAt(text, first) === "no") continue;
      if (!over && WEAK_STAKES.has(word) && !(word === "sovereignty")) continue;
      if (!over && word === "sovereignty" && wordAt(text, i + 1) !== "over") continue;
      // `a commercial quarrel`, `the border feud`: the adjective names the matter.
      const kind =
        first < i &&
        tokens[i - 1].tag === "ADJ" &&
        (MATTERS.test(wordAt(text, i - 1)) ||
          (/(al|ic|ime|arian)$/.test(wordAt(text, i - 1)) &&
            !/^(real|usual|public|bilateral|mutual|domestic|internal|political|diplomatic|personal|verbal|critical|dramatic|chronic|basic|serial)$/.test(
              wordAt(text, i - 1),
            )));
      // `is tired of the quarrel`: the text's own dispute, if it is the first named.
      const only =
        first === i - 1 &&
        wordAt(text, first) === "the" &&
        BARE.test(word) &&
        found.all.length === 0 &&
        !/^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? "");
      if (
        !over &&
        !kind &&
        !only &&
        !(
          first < i &&
          (mentionsIn(text, [first, i]).length > 0 || tokens[i - 1].tag === "NOUN" || tokens[i - 1].tag === "PROPN")
        )
      )
        continue;
      let last = over ? phraseEnd(text.page.tokens, matter, s.last) : phraseEnd(text.page.tokens, i, s.last, false);
      if (/^(who|what|which|how|whether)$/.test(wordAt(text, matter + 1))) {
        last = matter + 1;
        while (last < s.last && !/^[,.;]$/.test(tokens[last].text)) last++;
      }
      const named = codesIn(text, [first, last]);
      const subject = named.length > 0 ? named : bothNamed(text, first);
      found.add([first, last], {
        speaker: speech.chain(i),
        issue: quoteOf(text, over ? [matter + 1, last] : [first, last]).text,
        ...(subject.length > 0 ? { subject } : {}),
      });
    }
    matters(found, text, speech, s.first, s.last);
    // `at odds over the status of the enclave`
    for (let i = s.first; i < s.last - 3; i++)
      if (
        tokens[i].lower === "at" &&
        /^(odds|loggerheads|daggers)$/.test(wordAt(text, i + 1)) &&
        /^(over|about|on)$/.test(wordAt(text, i + 2))
      ) {
        const [, last] = untimed(text, i + 3, phraseEnd(text.page.tokens, i + 2, s.last));
        const named = codesIn(text, [s.first, last]);
        found.add([i + 3, last], {
          speaker: speech.chain(i),
          issue: quoteOf(text, [i + 3, last]).text,
          subject: named.length > 1 ? named : bothNamed(text, i),
        });
      }
    // `an agreement on the disputed islands`: the adjective marks the stake.
    for (let i = s.first; i < s.last; i++)
      if (/^(disputed|contested)$/.test(tokens[i].lower) && /^(NOUN|PROPN|ADJ)$/.test(tokens[i + 1]?.tag ?? "")) {
        let first = phraseStart(text.page.tokens, i + 1, s.first);
        if (first > i) first = i;
        let last = phraseEnd(text.page.tokens, i, s.last);
        const on = wordAt(text, first - 1);
        if (/^(on|over|about)$/.test(on) && ACCORD_NOUNS.has(wordAt(text, first - 2))) {
          first = phraseStart(text.page.tokens, first - 2, s.first);
          if (wordAt(text, last) === "that") {
            while (last < s.last && !/^[,.;]$/.test(tokens[last].text)) last++;
          }
        }
        const named = codesIn(text, [first, last]);
        const subject = named.length > 1 ? named : bothNamed(text, first);
        found.add([first, last], {
          speaker: speech.chain(i),
          issue: quoteOf(text, [i, phraseEnd(text.page.tokens, i, s.last, false)]).text,
          ...(subject.length > 0 ? { subject } : {}),
        });
      }
  });
  agenda(found, text, speech);
  return found;
}

/** Possible matters of a dispute. */
const MATTERS =
  /^(border|maritime|territorial|commercial|fishing|fisheries|trade|water|gas|oil|land|boundary|constitutional|religious|ethnic|legal|naval|nuclear|tariff|budgetary|colonial|agrarian)$/;
const TALKS = /^(talks|negotiations|negotiation|bargaining|haggling|mediation|arbitration|compromise)$/;
const YIELD =
  /^(cede|cedes|ceded|ceding|renounce|renounces|renounced|relinquish|relinquishes|relinquished|drop|drops|dropped|press|presses|pressed|reassert|reasserts|reasserted|abandon|abandons|abandoned|surrender|waive|waives|waived|revive|revives|revived|stake|stakes|staked|settle|settles|settled|pursue|pursues|pursued|reject|rejects|rejected|withdraw|withdraws|withdrew)$/;
const VAGUE =
  /^(issues?|matters?|topics?|questions?|details?|terms|it|them|this|that|these|those|anything|everything|subjects?|points?|behalf|principle|substance|ways?)$/;
const QUARRELS =
  /^(quarrel|disagree|differ|argue|bicker|wrangle|squabble|clash|feud|haggle|spar|tussle|fight|fought|vie|contend|wrangl|quarrell|feud)(s|es|d|ed|ing|ling|led)?$/;
/** Acts that a side may claim a right to. */
const RIGHTS_TO = new Map(
  "enrich drill fish sail overfly divert dam extract mine explore pump return pass transit secede veto station build exploit navigate graze settle tax export reprocess"
    .split(" ")
    .map((w) => [w, true]),
);
const RIGHT = /^(sovereignty|control|ownership|possession|jurisdiction|title|custody|administration)$/;

/**
 * Matters of bargaining: `talks on transit fees`, `negotiate access to the sea`, `control of the strait`, `Chad's
 * claims to the strip`, `the status of the enclave`, `X is at stake`.
 */
function matters(
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
      /^rights?$/.test(word) &&
      next === "to" &&
      /^(VERB|NOUN)$/.test(tokens[i + 2]?.tag ?? "") &&
      known(RIGHTS_TO, wordAt(text, i + 2)) !== null
    ) {
      // `a right to enrich`
      const end = phraseEnd(text.page.tokens, i + 3, stop, false);
      put(
        [
          phraseStart(text.page.tokens, i, from),
          /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(tokens[i + 3]?.tag ?? "") ? end : i + 3,
        ],
        i,
      );
    } else if (
      /^(claims?|objections?|title|rights?)$/.test(word) &&
      (tokens[i].tag === "NOUN" || tokens[i - 1]?.tag === "NOUN") &&
      tokens[i + 1].tag !== "DET"
    ) {
      // `Chad's claim to the strip`, `drop its arbitration claims`
      const first = phraseStart(text.page.tokens, i, from);
      if (wordAt(text, first) === "no") continue;
      const owned = mentionsIn(text, [first, i]).length > 0 || /^(its|their|his|her)$/.test(wordAt(text, first));
      if (owned && (next === "to" || next === "on" || next === "over") && tokens[i + 2].tag !== "VERB")
        put([first, phraseEnd(text.page.tokens, i + 1, stop)], i);
      else if (owned && /^claims?$/.test(word) && YIELD.test(wordAt(text, first - 1))) put([first, i + 1], i);
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
      /^(fishing|navigation|mineral|transit|water|drilling|grazing|landing|overflight|exploration|mining|basing|passage)$/.test(
        word,
      ) &&
      /^rights?$/.test(next) &&
      /^(in|on|over|to|around|off|along)$/.test(wordAt(text, i + 2)) &&
      tokens[i + 3]?.tag !== "VERB"
    ) {
      put([phraseStart(text.page.tokens, i + 1, from), phraseEnd(text.page.tokens, i + 2, stop)], i + 1);
    } else if (
      word === "who" &&
      /^(owns|controls|governs|administers|rules|holds|keeps|gets|owned|controlled|may|shall)$/.test(next) &&
      (i === from ||
        /^(is|was|over|about|on|of|question|decide|settle|dispute|argue|quarrel)$/.test(wordAt(text, i - 1)))
    ) {
      let last = i + 2;
      while (
        last < stop &&
        !/^[,.;:?]$/.test(tokens[last].text) &&
        !(i === from && /^(is|was|remains|will)$/.test(wordAt(text, last)))
      )
        last++;
      put([i, last], i);
    } else if (word === "matter" && next === "of" && VITAL.test(wordAt(text, i + 2))) {
      // `the island is a matter of survival`: the object with its predicate.
      const clause = clauseAt(text, i);
      const named =
        clause?.subject &&
        clause.subject[1] <= i &&
        /^(is|are|was|were|remains?|became|becomes?)$/.test(wordAt(text, clause.group.main)) &&
        !/^(it|this|that|these|which)$/.test(wordAt(text, clause.subject[0]));
      // `For Fiji the reef is`: without the holder of the view.
      const thing =
        !named || wordAt(text, clause.subject![0]) !== "for"
          ? (clause?.subject?.[0] ?? i)
          : phraseStart(text.page.tokens, clause.subject![1] - 1, clause.subject![0] + 1);
      if (named) put([thing, phraseEnd(text.page.tokens, i + 1, stop)], i);
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

/** Predicates of a stake: matter of life and death, survival and the like. */
const VITAL =
  /^(life|survival|pride|honour|honor|principle|prestige|dignity|sovereignty|security|identity|existence|bread|national|face)$/;
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
const timely = (text: AnalysedText, i: number): boolean =>
  /(day|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|summer|spring|autumn|winter|hold)$/.test(
    wordAt(text, i),
  ) ||
  tokenAt(text, i).tag === "NUM" ||
  /^(the )?(eve|sidelines|margins|brink|verge|basis|condition)\b/.test(wordsOf(text, [i, i + 2]).toLowerCase()) ||
  /^(last|next|this) (week|month|year|day)/.test(wordsOf(text, [i, i + 2]).toLowerCase());

/** Without the day or month at its end. */
function untimed(text: AnalysedText, first: number, last: number): [number, number] {
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

/** The states and unknown actors of the sentence, where it names at least two. */
function bothNamed(text: AnalysedText, at: number): string[] {
  const sentence = text.page.sentences[sentenceAt(text, at)];
  const named = codesIn(text, [sentence.first, sentence.last]).filter((id) =>
    /^(state|actor\?)$/.test(text.cast.entities[id]?.type ?? ""),
  );
  return named.length >= 2 ? named : [];
}
