/**
 * Drivers in the condition of a forecast: quantities and circumstances in an `if`, and measures that would be imposed.
 */
import type { Collected } from "../../items.ts";
import { headOf, trendOf } from "../causes.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import { DRIVER_NOUNS, TREND_VERBS } from "../../lexicon/roles.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { firstMark, ownEnd, put } from "./place.ts";

/** Circumstances that no actor controls. */
const FORCES =
  /^(rain|monsoon|weather|winter|summer|drought|flood|harvest|war|fighting|recession|crisis|epidemic|plague|famine|frost|temperature|price|river|aquifer|reservoir|snow|storm|season|currency|market|economy|debt|oil|gas|grain|crop|yield|reserve|stock|fever|mood|tide|violence|insurgency|rebellion|unrest|hunger|heat|cold|growth|sea|ice|wave|blackout|shortage|deficit|inflation)$/;
const QUANTITY = /\b(too|enough|below|above|beyond|at least|more than|less than|under|over|half|double)\b/;
const LEANS = /^(leans?|press|presses|squeez|tighten|turns? up)/;
const LAID_ON = /^(sanctions|tariffs|duties|pressure|embargo|blockade|levies|quotas|curbs|patrols|restrictions)$/;

/** `were oil to fall below 50 dollars`, `if Asmara does not ask too much`, `should the rains fail`, `once the temperature drops`. */
export function conditions(found: Collected<"driver">, scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    const { group, subject, marker } = clause;
    if (
      clause.kind !== "condition" ||
      !subject ||
      marker === null ||
      !/^(if|unless|should|were|had|provided|once)$/.test(scene.lower(marker))
    )
      continue;
    const last = firstMark(scene, clause, ownEnd(scene, clause), /^,$/);
    const said = scene.words([group.last, Math.max(group.last, last)]);
    const trend = trendOf(scene, clause);
    const quantity = trend !== null || QUANTITY.test(said.toLowerCase());
    const range: Range = [subject[0], last];
    if (
      (!quantity &&
        (group.passive || (!isForce(scene, headOf(scene, subject)) && !LEANS.test(scene.lower(group.main))))) ||
      last <= group.main ||
      found.touch(range)
    )
      continue;
    const codes = scene.people.codesOf(subject, clause.sentence);
    found.add(range, {
      speaker: speech.chain(group.main),
      direction: group.negated !== null ? "low" : trend ? (TREND_VERBS[trend] ?? "rising") : "rising",
      threshold_word: said,
      ...(codes.length > 0 ? { subject: codes } : {}),
    });
  }
}

function isForce(scene: Scene, head: number): boolean {
  const word = scene.lower(head);
  return (
    DRIVER_NOUNS.has(word) ||
    (scene.token(head).tag === "NOUN" && scene.mentionOf(head) === null && FORCES.test(word.replace(/s$/, "")))
  );
}

/** `were Congress to pass sanctions against ships`: the imposed measure. */
export function imposed(
  found: Collected<"driver">,
  scene: Scene,
  speech: Attributions,
  { kind, group, last: stop }: Clause,
): void {
  if (
    kind !== "condition" ||
    !/^(pass|impose|tighten|adopt|raise|increase|intensif|step|reimpose|extend)/.test(
      scene.lower(group.chain[group.chain.length - 1]),
    )
  )
    return;
  const last = scene.grammar.phraseEnd(group.last, stop);
  if (last <= group.last) return;
  const head = headOf(scene, [group.last, last]);
  if (LAID_ON.test(scene.lower(head))) put(found, scene, speech, [group.last, last], head, "rising");
}
