/** Needs: wishes, necessities and fears of actors, by verbs, nouns and adjectives. */
import { collect, type Items } from "../../items.ts";
import { gaps } from "../../grammar/gaps.ts";
import { known } from "../../lexicon/forms.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { nounNeeds } from "./nouns.ts";
import { NEEDS, add } from "./place.ts";
import { clefts, driven, necessities, withheld } from "./constructions.ts";
import { verbNeed } from "./verbs.ts";

export function needs(scene: Scene, speech: Attributions): Items<"need"> {
  const found = collect(scene, "need");
  for (const clause of scene.grammar.clauses) {
    const frames = speech.covering(clause.group.main);
    // A need imputed to an actor by another is a belief; one in the actor's own words stays a need.
    const inner = frames[frames.length - 1];
    if (
      inner &&
      inner.sentence === clause.sentence &&
      (/^(doubt|deny)$/.test(inner.verb_class) || (inner.verb_class === "believe" && !/suspect/.test(inner.cue))) &&
      clause.kind === "complement"
    )
      continue;
    verbNeed(found, scene, speech, clause);
  }
  driven(found, scene, speech);
  withheld(found, scene, speech);
  nounNeeds(found, scene, speech);
  necessities(found, scene, speech);
  clefts(found, scene, speech);
  // `Mali needs rain; Niger, peace`
  for (const { clause, subject, object } of gaps(scene.grammar)) {
    const who = scene.people.codes(subject);
    if (known(NEEDS, scene.lower(clause.group.main)) && who.length > 0)
      add(found, scene, speech, object, who, object[0]);
  }
  return found;
}
