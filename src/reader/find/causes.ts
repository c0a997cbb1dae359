/** Clauses of cause and effect, and clauses of rise or fall. */
import type { Clause, Range } from "../grammar/index.ts";
import { known } from "../lexicon/forms.ts";
import { CAUSES, TREND, TREND_VERBS } from "../lexicon/roles.ts";
import type { Scene } from "../analysed-text.ts";

const TREND_VERB = new Map(Object.entries(TREND_VERBS));

/** Token of the head of a subject: the last word before its first preposition, comma or infinitive. */
export function headOf(scene: Scene, [first, last]: Range): number {
  for (let i = first + 1; i < last; i++)
    if (
      scene.token(i).tag === "ADP" ||
      scene.token(i).text === "," ||
      scene.lower(i) === "to" ||
      /^(that|which|who)$/.test(scene.lower(i))
    )
      return i - 1;
  return last - 1;
}

/** The causal verb of the chain, or null. */
export function causeOf(scene: Scene, clause: Clause): { verb: number; sign: 1 | -1 } | null {
  for (const v of clause.group.chain) {
    const found = known(CAUSES, scene.lower(v));
    if (!found || clause.group.passive) continue;
    // An object is required.
    const next = scene.token(v + 1);
    if (
      !next ||
      /^[.,;]$/.test(next.text) ||
      (next.tag === "ADP" && !/^(lead|contribute|add|push|press|bring|draw|weigh)$/.test(found.base))
    )
      continue;
    if (/^(lead|contribute)$/.test(found.base) && !/^(to|inevitably|directly)$/.test(next.lower)) continue;
    if (
      !/^(drive|force|compel|prompt|provoke|lead|persuade|embolden|propel)$/.test(found.base) &&
      scene.people.codesOf(clause.subject, clause.sentence).length > 0 &&
      !abstract(scene, clause)
    )
      continue;
    return { verb: v, sign: found.value };
  }
  return null;
}

const abstract = (scene: Scene, clause: Clause): boolean =>
  clause.subject !== null &&
  scene.token(headOf(scene, clause.subject)).tag === "NOUN" &&
  !scene.mentionOf(headOf(scene, clause.subject));
export const isCausal = (scene: Scene, clause: Clause): boolean => causeOf(scene, clause) !== null;

export function trendOf(scene: Scene, clause: Clause): string | null {
  for (const v of clause.group.chain) {
    const found = known(TREND_VERB, scene.lower(v));
    if (found && !clause.group.passive && !/^(DET|PROPN|PRON)$/.test(scene.token(v + 1)?.tag ?? "")) return found.base;
  }
  const adjective = scene.lower(clause.group.last);
  if (/^(becomes?|became|gets?|grows?)$/.test(scene.lower(clause.group.main)) || TREND[adjective] === "rising")
    return "grow";
  return null;
}
