/**
 * Drivers that are a change: `the loss of its ports`, `a fall in the price of oil`, `as its wells run dry`, `while
 * reserves shrink`.
 */
import { clauseAt, mentionAt, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import type { Collected } from "../../items.ts";
import { headOf, isCausal, trendOf } from "../causes.ts";
import { phraseEnd, phraseStart, type Clause } from "../../grammar/index.ts";
import { NEED_NOUNS, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { CHANGES, clauseEnd, endOf, inSubject, put } from "./place.ts";

/** Heads that are a change only with a complement. */
const DEMANDING = /^(end|cost|toll|failure|failures|want|shift|cut|cuts|closure|collapse|rise|weight|absence|growth)$/;
const RISING = /^(rise|increase|surge|spike|jump|growth|influx|hike|hikes)$/;
const WEIGHING = /^(weight|burden|cost|bite|sting|toll|strain|squeeze)$/;
const PRESSED = /^(because|driven|due|thanks|owing|fear|fears|afraid|pressed|hit|squeezed|hurt)$/;
const TRADES =
  /^(begin|began|buy|buys|bought|sell|sells|sold|need|needs|export|exports|import|imports|take|takes|took|pump|pumps)$/;

/** A change in or of something at token i. */
export function change(
  found: Collected<"driver">,
  text: AnalysedText,
  speech: Attributions,
  i: number,
  sentence: { first: number; last: number },
): void {
  const word = wordAt(text, i);
  if (
    !CHANGES.test(word) ||
    tokenAt(text, i).tag === "VERB" ||
    !/^(of|in)$/.test(wordAt(text, i + 1)) ||
    !/^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tokenAt(text, i + 2)?.tag ?? "")
  )
    return;
  const first = phraseStart(text.page.tokens, i, sentence.first);
  const [opened, before] = [wordAt(text, first), wordAt(text, first - 1)];
  if ((first === i && !tokenAt(text, i).capital) || (/^(is|at|by)$/.test(before) && /^(end|cost)$/.test(word))) return;
  const clause = clauseAt(text, i);
  const acts = clause !== null && inSubject(clause, i);
  const forced =
    (acts && (isCausal(text, clause) || clause.group.modal !== null || clause.kind === "condition")) ||
    (/^(of|by|amid|despite|given|to|against|from|after|with)$/.test(before) && PRESSED.test(wordAt(text, first - 2)));
  if (!forced && (DEMANDING.test(word) ? opened !== "any" : !acts && !/^(a|an|the|any|its|their)$/.test(opened)))
    return;
  let last = endOf(text, i, phraseEnd(text.page.tokens, i, sentence.last));
  if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
  put(found, text, speech, [first, last], i, RISING.test(word) ? "rising" : WEIGHING.test(word) ? "high" : "falling");
}

/** `as its wells run dry`, `since Peru began to buy less of it`, `while reserves shrink`. */
export function meanwhile(found: Collected<"driver">, text: AnalysedText, speech: Attributions, clause: Clause): void {
  const { group, subject } = clause;
  const marker = clause.marker === null ? "" : wordAt(text, clause.marker);
  if (
    clause.kind !== "adverbial" ||
    !/^(as|since|because|while|now|when)$/.test(marker) ||
    !subject ||
    group.modal !== null ||
    group.negated !== null
  )
    return;
  const head = headOf(text, subject);
  if (NEED_NOUNS.has(wordAt(text, head))) return;
  const less = /\b(less|fewer|more|short|dry|low|out|down)\b/.test(
    wordsOf(text, [group.last, Math.min(clause.last, group.last + 4)]).toLowerCase(),
  );
  const named =
    mentionAt(text, head) !== null || /^(it|they|he|she|we|i|that|this|there|both)$/.test(wordAt(text, head));
  const trend =
    trendOf(text, clause) ?? (less && /^(run|runs|ran|go|goes|went)$/.test(wordAt(text, group.main)) ? "shrink" : null);
  const trades = marker !== "when" && less && named && TRADES.test(wordAt(text, group.main));
  if ((trend && !named) || trades)
    put(
      found,
      text,
      speech,
      [subject[0], clauseEnd(text, clause)],
      group.main,
      trend ? (TREND_VERBS[trend] ?? "rising") : "falling",
    );
}
