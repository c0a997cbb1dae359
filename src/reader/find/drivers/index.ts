/**
 * Drivers: quantities that rise and fall and bear on the actors. Words become one driver only, by the first rule that
 * matches.
 */
import type { AnalysedText } from "../../analysed-text.ts";
import { collect, type Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { conditions } from "./conditions.ts";
import { nouns, trends } from "./nouns.ts";

export function drivers(text: AnalysedText, speech: Attributions): Items<"driver"> {
  const found = collect(text, "driver");
  nouns(found, text, speech);
  trends(found, text, speech);
  conditions(found, text, speech);
  return found;
}
