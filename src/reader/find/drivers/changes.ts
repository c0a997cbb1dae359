/**
 * Drivers that are a change: `the loss of its ports`, `a fall in the price of oil`, `as its wells run dry`, `while
 * reserves shrink`.
 */
import type { Collected } from "../../items.ts";
import { headOf, isCausal, trendOf } from "../causes.ts";
import type { Clause } from "../../grammar/index.ts";
import { NEED_NOUNS, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Scene } from "../../analysed-text.ts";
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
  scene: Scene,
  speech: Attributions,
  i: number,
  sentence: { first: number; last: number },
): void {
  const word = scene.lower(i);
  if (
    !CHANGES.test(word) ||
    scene.token(i).tag === "VERB" ||
    !/^(of|in)$/.test(scene.lower(i + 1)) ||
    !/^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(scene.token(i + 2)?.tag ?? "")
  )
    return;
  const first = scene.grammar.phraseStart(i, sentence.first);
  const [opened, before] = [scene.lower(first), scene.lower(first - 1)];
  if ((first === i && !scene.token(i).capital) || (/^(is|at|by)$/.test(before) && /^(end|cost)$/.test(word))) return;
  const clause = scene.clauseOf(i);
  const acts = clause !== null && inSubject(clause, i);
  const forced =
    (acts && (isCausal(scene, clause) || clause.group.modal !== null || clause.kind === "condition")) ||
    (/^(of|by|amid|despite|given|to|against|from|after|with)$/.test(before) && PRESSED.test(scene.lower(first - 2)));
  if (!forced && (DEMANDING.test(word) ? opened !== "any" : !acts && !/^(a|an|the|any|its|their)$/.test(opened)))
    return;
  let last = endOf(scene, i, scene.grammar.phraseEnd(i, sentence.last));
  if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
  put(found, scene, speech, [first, last], i, RISING.test(word) ? "rising" : WEIGHING.test(word) ? "high" : "falling");
}

/** `as its wells run dry`, `since Peru began to buy less of it`, `while reserves shrink`. */
export function meanwhile(found: Collected<"driver">, scene: Scene, speech: Attributions, clause: Clause): void {
  const { group, subject } = clause;
  const marker = clause.marker === null ? "" : scene.lower(clause.marker);
  if (
    clause.kind !== "adverbial" ||
    !/^(as|since|because|while|now|when)$/.test(marker) ||
    !subject ||
    group.modal !== null ||
    group.negated !== null
  )
    return;
  const head = headOf(scene, subject);
  if (NEED_NOUNS.has(scene.lower(head))) return;
  const less = /\b(less|fewer|more|short|dry|low|out|down)\b/.test(
    scene.words([group.last, Math.min(clause.last, group.last + 4)]).toLowerCase(),
  );
  const named =
    scene.mentionOf(head) !== null || /^(it|they|he|she|we|i|that|this|there|both)$/.test(scene.lower(head));
  const trend =
    trendOf(scene, clause) ?? (less && /^(run|runs|ran|go|goes|went)$/.test(scene.lower(group.main)) ? "shrink" : null);
  const trades = marker !== "when" && less && named && TRADES.test(scene.lower(group.main));
  if ((trend && !named) || trades)
    put(
      found,
      scene,
      speech,
      [subject[0], clauseEnd(scene, clause)],
      group.main,
      trend ? (TREND_VERBS[trend] ?? "rising") : "falling",
    );
}
