/** Stakes: the objects of a dispute. */
import { collect, type Collected, type Items } from "../items.ts";
import type { Attributions } from "../attribution/index.ts";
import { ACCORD_NOUNS, STAKE_NOUNS, WEAK_STAKES } from "../lexicon/roles.ts";
import { known } from "../lexicon/forms.ts";
import type { Scene } from "../analysed-text.ts";
import { agenda, mattersFrom } from "./agenda.ts";

/** Words that a text may use for its dispute as a whole. */
const BARE = /^(dispute|quarrel|standoff|stand-off|feud|wrangle|tug-of-war|squabble|impasse|deadlock)$/;
/** Physical objects that one side has or gives up. */
const THING =
  /^(island|islands|isles|reef|reefs|shoal|shoals|atoll|strip|territory|territories|region|enclave|exclave|waters|basin|valley|border|boundary|frontier|province|lake|river|triangle|peninsula|city|zone|shelf|seabed|strait|straits|rock|rocks|islet|islets|plateau|field|fields|land|lands|sovereignty|area|corridor|line|share|quota|port|base|heights|desert|oasis|pass|cape|bay|gulf|delta|canal|dam|reservoir|block|blocks|airspace|bases|ports)$/;
const GRIEVANCE = /^(over|about|on|concerning|regarding)$/;

export function stakes(scene: Scene, speech: Attributions): Items<"stake"> {
  const found = collect(scene, "stake");
  const { tokens, sentences } = scene.page;
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      if (!STAKE_NOUNS.has(word) || tokens[i].tag !== "NOUN") continue;
      // `the quarrel between Peru and Chile over the sea`
      let matter = i + 1;
      if (scene.lower(matter) === "between" || scene.lower(matter) === "with")
        for (let k = matter + 1; k < Math.min(s.last, matter + 10); k++) {
          if (/^(over|about)$/.test(scene.lower(k))) {
            matter = k;
            break;
          }
          if (/^[,;.]$/.test(scene.lower(k))) break;
        }
      const to =
        (/^claims?$/.test(word) && scene.lower(matter) === "to" && tokens[matter + 1].tag !== "VERB") ||
        (/^(scramble|race|competition|struggle|rivalry|demarcation|delimitation|tussle|contest)$/.test(word) &&
          /^(for|of|over)$/.test(scene.lower(matter)) &&
          tokens[matter + 1]?.tag !== "VERB");
      const over = GRIEVANCE.test(scene.lower(matter)) || to;
      const first = scene.grammar.phraseStart(i, s.first);
      // `both dispute the boundary`: a verb, whose object is in dispute.
      if (
        !over &&
        /^(dispute|disputes|contest|contests)$/.test(word) &&
        tokens[i + 1]?.tag === "DET" &&
        !timely(scene, i + 2)
      ) {
        const last = scene.grammar.phraseEnd(i + 1, s.last);
        const named = scene.people.codes([s.first, i]);
        found.add([i + 1, last], {
          speaker: speech.chain(i),
          issue: scene.quoted([i + 1, last]).text,
          ...(named.length > 0 ? { subject: named } : {}),
        });
        continue;
      }
      if (scene.lower(first) === "no") continue;
      if (!over && WEAK_STAKES.has(word) && !(word === "sovereignty")) continue;
      if (!over && word === "sovereignty" && scene.lower(i + 1) !== "over") continue;
      // `a commercial quarrel`, `the border feud`: the adjective names the matter.
      const kind =
        first < i &&
        tokens[i - 1].tag === "ADJ" &&
        (MATTERS.test(scene.lower(i - 1)) ||
          (/(al|ic|ime|arian)$/.test(scene.lower(i - 1)) &&
            !/^(real|usual|public|bilateral|mutual|domestic|internal|political|diplomatic|personal|verbal|critical|dramatic|chronic|basic|serial)$/.test(
              scene.lower(i - 1),
            )));
      // `is tired of the quarrel`: the text's own dispute, if it is the first named.
      const only =
        first === i - 1 &&
        scene.lower(first) === "the" &&
        BARE.test(word) &&
        found.all.length === 0 &&
        !/^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? "");
      if (
        !over &&
        !kind &&
        !only &&
        !(
          first < i &&
          (scene.mentions([first, i]).length > 0 || tokens[i - 1].tag === "NOUN" || tokens[i - 1].tag === "PROPN")
        )
      )
        continue;
      let last = over ? scene.grammar.phraseEnd(matter, s.last) : scene.grammar.phraseEnd(i, s.last, false);
      if (/^(who|what|which|how|whether)$/.test(scene.lower(matter + 1))) {
        last = matter + 1;
        while (last < s.last && !/^[,.;]$/.test(tokens[last].text)) last++;
      }
      const named = scene.people.codes([first, last]);
      const subject = named.length > 0 ? named : bothNamed(scene, first);
      found.add([first, last], {
        speaker: speech.chain(i),
        issue: scene.quoted(over ? [matter + 1, last] : [first, last]).text,
        ...(subject.length > 0 ? { subject } : {}),
      });
    }
    matters(found, scene, speech, s.first, s.last);
    // `at odds over the status of the enclave`
    for (let i = s.first; i < s.last - 3; i++)
      if (
        tokens[i].lower === "at" &&
        /^(odds|loggerheads|daggers)$/.test(scene.lower(i + 1)) &&
        /^(over|about|on)$/.test(scene.lower(i + 2))
      ) {
        const last = scene.grammar.phraseEnd(i + 2, s.last);
        const named = scene.people.codes([s.first, last]);
        found.add([i + 3, last], {
          speaker: speech.chain(i),
          issue: scene.quoted([i + 3, last]).text,
          subject: named.length > 1 ? named : bothNamed(scene, i),
        });
      }
    // `an agreement on the disputed islands`: the adjective marks the stake.
    for (let i = s.first; i < s.last; i++)
      if (/^(disputed|contested)$/.test(tokens[i].lower) && /^(NOUN|PROPN|ADJ)$/.test(tokens[i + 1]?.tag ?? "")) {
        let first = scene.grammar.phraseStart(i + 1, s.first);
        if (first > i) first = i;
        let last = scene.grammar.phraseEnd(i, s.last);
        const on = scene.lower(first - 1);
        if (/^(on|over|about)$/.test(on) && ACCORD_NOUNS.has(scene.lower(first - 2))) {
          first = scene.grammar.phraseStart(first - 2, s.first);
          if (scene.lower(last) === "that") {
            while (last < s.last && !/^[,.;]$/.test(tokens[last].text)) last++;
          }
        }
        const named = scene.people.codes([first, last]);
        const subject = named.length > 1 ? named : bothNamed(scene, first);
        found.add([first, last], {
          speaker: speech.chain(i),
          issue: scene.quoted([i, scene.grammar.phraseEnd(i, s.last, false)]).text,
          ...(subject.length > 0 ? { subject } : {}),
        });
      }
  });
  agenda(found, scene, speech);
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
function matters(found: Collected<"stake">, scene: Scene, speech: Attributions, from: number, stop: number): void {
  const { tokens } = scene.page;
  const put = ([first, end]: [number, number], at: number): void => {
    const range = untimed(scene, first, end);
    if (range[1] <= range[0]) return;
    const here = scene.quoted(range);
    const vague =
      !/\bmatter of\b/.test(here.text) &&
      !/^(how|who|what|which)$/.test(scene.lower(range[0])) &&
      (VAGUE.test(scene.lower(headAt(scene, ...range))) || VAGUE.test(scene.lower(range[1] - 1)));
    if (vague || found.in(scene.sentenceAt(range[0])).some((k) => k.start < here.end && here.start < k.end)) return;
    const named = scene.people.codes(range);
    const subject = named.length > 1 ? named : bothNamed(scene, range[0]);
    found.add(range, {
      speaker: speech.chain(at),
      issue: here.text,
      ...(subject.length > 0 ? { subject } : {}),
    });
  };
  for (let i = from; i < stop - 1; i++) {
    const word = tokens[i].lower;
    const next = scene.lower(i + 1);
    const nominal = /^(DET|ADJ|NOUN|PROPN|NUM)$/.test(tokens[i + 1].tag);
    // `talks between Chad and Niger on the lake`
    if (TALKS.test(word) && tokens[i].tag !== "VERB") {
      let k = i + 1;
      if (/^(between|with)$/.test(scene.lower(k)))
        while (
          k < Math.min(stop, i + 12) &&
          !/^(on|over|about)$/.test(scene.lower(k)) &&
          !/^[,;.]$/.test(tokens[k].text)
        )
          k++;
      const last = k + 1 < stop ? scene.grammar.phraseEnd(k + 1, stop) : k;
      if (
        /^(on|over|about)$/.test(scene.lower(k)) &&
        last > k + 1 &&
        !timely(scene, k + 1) &&
        !ACCORD_NOUNS.has(scene.lower(headAt(scene, k + 1, last)))
      )
        for (const matter of mattersFrom(scene, k + 1, stop, true)) put(matter, i);
    } else if (
      /^negotiat(e|ed|es|ing)$/.test(word) &&
      ((nominal && word !== "negotiated") || /^(on|over|about)$/.test(next))
    ) {
      const start = nominal ? i + 1 : i + 2;
      const last = scene.grammar.phraseEnd(start, stop);
      if (!timely(scene, start) && !ACCORD_NOUNS.has(scene.lower(headAt(scene, start, last))))
        for (const matter of mattersFrom(scene, start, stop)) put(matter, i);
    } else if (
      /^rights?$/.test(word) &&
      next === "to" &&
      /^(VERB|NOUN)$/.test(tokens[i + 2]?.tag ?? "") &&
      known(RIGHTS_TO, scene.lower(i + 2)) !== null
    ) {
      // `a right to enrich`
      const end = scene.grammar.phraseEnd(i + 3, stop, false);
      put(
        [
          scene.grammar.phraseStart(i, from),
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
      const first = scene.grammar.phraseStart(i, from);
      if (scene.lower(first) === "no") continue;
      const owned = scene.mentions([first, i]).length > 0 || /^(its|their|his|her)$/.test(scene.lower(first));
      if (owned && (next === "to" || next === "on" || next === "over") && tokens[i + 2].tag !== "VERB")
        put([first, scene.grammar.phraseEnd(i + 1, stop)], i);
      else if (owned && /^claims?$/.test(word) && YIELD.test(scene.lower(first - 1))) put([first, i + 1], i);
    } else if (
      RIGHT.test(word) &&
      tokens[i].tag === "NOUN" &&
      /^(of|over)$/.test(next) &&
      !/^(the|its) (economy|government|party|army|media|state|situation)$/.test(
        scene.words([i + 2, i + 4]).toLowerCase(),
      )
    ) {
      put([scene.grammar.phraseStart(i, from), scene.grammar.phraseEnd(i + 1, stop)], i);
    } else if (
      /^(status|fate|future|division|partition|ownership|allocation|sharing|delimitation|demarcation|return)$/.test(
        word,
      ) &&
      next === "of" &&
      scene.lower(i - 1) === "the" &&
      (/^(over|on|about|settle|decide|discuss|resolve|for|question|is|remains?)$/.test(scene.lower(i - 2)) ||
        /^(status|ownership|delimitation|demarcation|partition)$/.test(word) ||
        /\b(is|are|remains?|stays?) (still |hotly |bitterly )?(contested|disputed|unresolved|open|unsettled|in dispute)/.test(
          scene.words([i + 2, Math.min(stop, i + 10)]).toLowerCase(),
        ))
    ) {
      const last = scene.grammar.phraseEnd(i + 1, stop);
      if (!/^(talks|negotiations|economy|war)$/.test(scene.lower(i + 3))) put([i - 1, last], i);
    } else if (
      /^(fishing|navigation|mineral|transit|water|drilling|grazing|landing|overflight|exploration|mining|basing|passage)$/.test(
        word,
      ) &&
      /^rights?$/.test(next) &&
      /^(in|on|over|to|around|off|along)$/.test(scene.lower(i + 2)) &&
      tokens[i + 3]?.tag !== "VERB"
    ) {
      put([scene.grammar.phraseStart(i + 1, from), scene.grammar.phraseEnd(i + 2, stop)], i + 1);
    } else if (
      word === "who" &&
      /^(owns|controls|governs|administers|rules|holds|keeps|gets|owned|controlled|may|shall)$/.test(next) &&
      (i === from ||
        /^(is|was|over|about|on|of|question|decide|settle|dispute|argue|quarrel)$/.test(scene.lower(i - 1)))
    ) {
      let last = i + 2;
      while (
        last < stop &&
        !/^[,.;:?]$/.test(tokens[last].text) &&
        !(i === from && /^(is|was|remains|will)$/.test(scene.lower(last)))
      )
        last++;
      put([i, last], i);
    } else if (word === "matter" && next === "of" && VITAL.test(scene.lower(i + 2))) {
      // `the island is a matter of survival`: the object with its predicate.
      const clause = scene.clauseOf(i);
      const named =
        clause?.subject &&
        clause.subject[1] <= i &&
        /^(is|are|was|were|remains?|became|becomes?)$/.test(scene.lower(clause.group.main)) &&
        !/^(it|this|that|these|which)$/.test(scene.lower(clause.subject[0]));
      // `For Fiji the reef is`: without the holder of the view.
      const thing =
        !named || scene.lower(clause.subject![0]) !== "for"
          ? (clause?.subject?.[0] ?? i)
          : scene.grammar.phraseStart(clause.subject![1] - 1, clause.subject![0] + 1);
      if (named) put([thing, scene.grammar.phraseEnd(i + 1, stop)], i);
    } else if (
      CRUX.test(word) &&
      /^(is|was|remains?|are)$/.test(scene.lower(cruxEnd(scene, i, stop))) &&
      scene.lower(i - 1) !== "no"
    ) {
      // `the sticking point is the price`, `the heart of the matter is who pays`
      const start = cruxEnd(scene, i, stop) + 1;
      if (
        /^(crux|point|points|block|blocks|bone|heart|nub|obstacle|core|root|hurdle|prize)$/.test(word) &&
        isCrux(scene, i) &&
        !/^(that|not|to|still)$/.test(scene.lower(start))
      ) {
        let last = scene.grammar.phraseEnd(start, stop);
        if (/^(who|what|which|how|whether|where)$/.test(scene.lower(start))) {
          last = start + 1;
          while (last < stop && !/^[,.;:]$/.test(tokens[last].text)) last++;
        }
        if (last > start) put([start, last], i);
      }
    } else if (word === "at" && /^(stake|issue)$/.test(next)) {
      const clause = scene.clauseOf(i);
      if (
        clause?.subject &&
        clause.subject[1] <= i &&
        /^(is|are|was|were|remains?)$/.test(scene.lower(clause.group.main)) &&
        !/^(what|much|more|it|that|this)$/.test(scene.lower(clause.subject[0]))
      )
        put(clause.subject, i);
      else if (/^(is|are|was|were)$/.test(scene.lower(i + 2)) && i + 3 < stop)
        put([i + 3, scene.grammar.phraseEnd(i + 3, stop)], i);
    } else if (
      /^(disputes?|contests?|disputed|contested|claims?)$/.test(word) &&
      (tokens[i].tag === "VERB" || (tokens[i].tag === "NOUN" && tokens[i + 1].tag === "DET")) &&
      nominal &&
      !timely(scene, i + 1)
    ) {
      // `both claim the reef`: an object, and no `that`.
      const last = scene.grammar.phraseEnd(i + 1, stop);
      if (tokens.slice(i + 1, last).some((t) => THING.test(t.lower))) put([i + 1, last], i);
    } else if (
      /^(accept(s|ed)?|ced(e|es|ed|ing)|conced(e|es|ed|ing)|relinquish(es|ed)?)$/.test(word) &&
      tokens[i].tag === "VERB" &&
      tokens[i + 1].tag === "DET"
    ) {
      const last = scene.grammar.phraseEnd(i + 1, stop);
      if (tokens.slice(i + 1, last).some((t) => THING.test(t.lower))) put([i + 1, last], i);
    } else if (
      QUARRELS.test(word) &&
      tokens[i].tag === "VERB" &&
      /^(over|about)$/.test(next) &&
      /^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[i + 2]?.tag ?? "")
    ) {
      // `the two disagree over the line`
      if (/^(who|what|which|how|whether)$/.test(scene.lower(i + 2))) {
        let last = i + 2;
        while (last < stop && !/^[,.;]$/.test(tokens[last].text)) last++;
        put([i + 2, last], i);
      } else for (const matter of mattersFrom(scene, i + 2, stop)) put(matter, i);
    } else if (
      /^(on|over|about|settle|settled|decide|decided|resolve|resolved)$/.test(word) &&
      /^(how|who|what|where|which)$/.test(next) &&
      (word !== "on" ||
        /^(agree|agreed|agreement|decide|decided|talks|dispute|disagree|differ)$/.test(scene.lower(i - 1))) &&
      (next !== "how" || /^(to|much|many)$/.test(scene.lower(i + 2)))
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
function isCrux(scene: Scene, i: number): boolean {
  const [word, before] = [scene.lower(i), scene.lower(i - 1)];
  if (/^points?$/.test(word)) return before === "sticking" || (before === "-" && scene.lower(i - 2) === "sticking");
  if (/^blocks?$/.test(word)) return before === "stumbling";
  if (/^(obstacle|hurdle)$/.test(word))
    return /^(main|chief|biggest|last|real|only|principal|final|greatest|remaining)$/.test(before);
  if (word === "prize") return /^(the|real|main|big|biggest|true|greatest)$/.test(before);
  if (word === "bone") return scene.words([i + 1, i + 3]).toLowerCase() === "of contention";
  return (
    scene.lower(i + 1) === "of" &&
    /\b(matter|dispute|quarrel|problem|conflict|row|argument|talks|feud|issue|disagreement)$/.test(
      scene.words([i + 2, cruxEnd(scene, i, i + 8)]).toLowerCase(),
    )
  );
}

/** The token after `bone of contention`, `crux of the matter between the two`. */
function cruxEnd(scene: Scene, i: number, stop: number): number {
  let k = i + 1;
  while (k < Math.min(stop, i + 8) && /^(ADP|DET|NOUN|PROPN|ADJ|PART|NUM)$/.test(scene.token(k).tag)) k++;
  return k;
}

/** `talks on Tuesday`, `negotiations in May`: a time, not a matter. */
const timely = (scene: Scene, i: number): boolean =>
  /(day|january|february|march|april|may|june|july|august|september|october|november|december|week|month|year|summer|spring|autumn|winter|hold)$/.test(
    scene.lower(i),
  ) ||
  scene.token(i).tag === "NUM" ||
  /^(the )?(eve|sidelines|margins|brink|verge|basis|condition)\b/.test(scene.words([i, i + 2]).toLowerCase()) ||
  /^(last|next|this) (week|month|year|day)/.test(scene.words([i, i + 2]).toLowerCase());

/** Without the day or month at its end. */
function untimed(scene: Scene, first: number, last: number): [number, number] {
  for (let k = first + 1; k < last - 1; k++)
    if (/^(on|in|by|since|until)$/.test(scene.lower(k)) && timely(scene, k + 1)) return [first, k];
  return [first, last];
}

function headAt(scene: Scene, first: number, last: number): number {
  for (let i = first + 1; i < last; i++) if (scene.token(i).tag === "ADP" || scene.token(i).text === ",") return i - 1;
  return last - 1;
}

/** The states and unknown actors of the sentence, where it names at least two. */
function bothNamed(scene: Scene, at: number): string[] {
  const sentence = scene.page.sentences[scene.sentenceAt(at)];
  const named = scene.people
    .codes([sentence.first, sentence.last])
    .filter((id) => /^(state|actor\?)$/.test(scene.cast.entities[id]?.type ?? ""));
  return named.length >= 2 ? named : [];
}
