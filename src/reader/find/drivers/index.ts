/**
 * Drivers: quantities that rise and fall and bear on the actors. Words become one driver only, by the first rule that
 * matches.
 */
import { collect, type Items } from "../../items.ts";
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { because, causes, leverage, states } from "./causes.ts";
import { change, meanwhile } from "./changes.ts";
import { conditions, imposed } from "./conditions.ts";
import { nouns, trends } from "./nouns.ts";
import { oneBuyer } from "./one-buyer.ts";

export function drivers(scene: Scene, speech: Attributions): Items<"driver"> {
  const found = collect(scene, "driver");
  nouns(found, scene, speech);
  trends(found, scene, speech);
  causes(found, scene, speech);
  conditions(found, scene, speech);
  for (const clause of scene.grammar.clauses)
    for (const rule of [meanwhile, states, imposed, leverage]) rule(found, scene, speech, clause);
  for (const s of scene.page.sentences)
    for (let i = s.first; i < s.last - 1; i++) {
      change(found, scene, speech, i, s);
      because(found, scene, speech, i, s.last);
    }
  oneBuyer(found, scene, speech);
  return found;
}
