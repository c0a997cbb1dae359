/**
 * Drivers: quantities that rise and fall and bear on the actors. Words become one driver only, by the first rule that
 * matches.
 */
import type { AnalysedText } from "../../analysed-text.ts";
import { collect, type Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { because, leverage } from "./causes.ts";
import { change, meanwhile } from "./changes.ts";
import { conditions, imposed } from "./conditions.ts";
import { nouns, trends } from "./nouns.ts";
import { oneBuyer } from "./one-buyer.ts";

export function drivers(text: AnalysedText, speech: Attributions): Items<"driver"> {
  const found = collect(text, "driver");
  nouns(found, text, speech);
  trends(found, text, speech);
  conditions(found, text, speech);
  for (const clause of text.grammar.clauses)
    for (const rule of [meanwhile, imposed, leverage]) rule(found, text, speech, clause);
  for (const s of text.page.sentences)
    for (let i = s.first; i < s.last - 1; i++) {
      change(found, text, speech, i, s);
      because(found, text, speech, i, s.last);
    }
  oneBuyer(found, text, speech);
  return found;
}
