/** Needs: wishes, necessities and fears of actors, by their verbs. */
import type { AnalysedText } from "../../analysed-text.ts";
import { collect, type Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { clefts, owned } from "./constructions.ts";
import { verbNeed } from "./verbs.ts";

export function needs(text: AnalysedText, speech: Attributions): Items<"need"> {
  const found = collect(text, "need");
  for (const clause of text.grammar.clauses) {
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
    verbNeed(found, text, speech, clause);
  }
  clefts(found, text, speech);
  owned(found, text, speech);
  return found;
}
