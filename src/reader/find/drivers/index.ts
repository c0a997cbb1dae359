/**
 * Drivers: quantities that rise and fall and bear on the actors. Words become one driver only, by the first rule that
 * matches.
 */
import type { Scene } from "../../analysed-text.ts";
import type { Attributions } from "../../attribution/index.ts";
import { because, causes, leverage, states } from "./causes.ts";
import { change, meanwhile } from "./changes.ts";
import { conditions, imposed } from "./conditions.ts";
import { nouns, trends } from "./nouns.ts";
import { oneBuyer } from "./one-buyer.ts";

export function drivers(scene: Scene, speech: Attributions): void {
  nouns(scene, speech);
  trends(scene, speech);
  causes(scene, speech);
  conditions(scene, speech);
  for (const clause of scene.grammar.clauses)
    for (const rule of [meanwhile, states, imposed, leverage]) rule(scene, speech, clause);
  for (const s of scene.page.sentences)
    for (let i = s.first; i < s.last - 1; i++) {
      change(scene, speech, i, s);
      because(scene, speech, i, s.last);
    }
  oneBuyer(scene, speech);
}
