/**
 * Drivers by their effects: subjects of causal verbs, objects of `because of`, and leverage that a cause raises or
 * lowers.
 */
import { mentionAt, mentionsIn, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import type { Collected } from "../../items.ts";
import { causeOf, headOf } from "../causes.ts";
import { phraseEnd, type Clause } from "../../grammar/index.ts";

import type { Attributions } from "../../attribution/index.ts";
import { put } from "./place.ts";

const ACTORS = "minister|president|government|officials?|diplomats?|leaders?|court|parliament|company|sides?|capitals?";
const DEEDS = "attack|visit|meeting|summit|talks|agreement|treaty|deal|accord|statement|report";
const NO_FORCES = new RegExp(
  `^(${ACTORS}|${DEEDS}|law|vote|efforts?|help|mediation|reasons?|desire|need|fear|ambition|hope|hunger|quest|wish|troops|police|army)$`,
);

/** Means of pressure, and constraints. */
const LEVERAGE =
  /^(leverage|dependence|dependency|reliance|isolation|influence|clout|exposure|vulnerability|grip|hold|weight|pressure|debt|debts|deficit|revenue|revenues|income|reserves|power|bargaining|strength|assertiveness|propensity|weakness|insecurity|resentment|anger|mistrust|distrust)$/;

/** `has blunted Moscow's leverage`: the object of raising or lowering. */
export function leverage(found: Collected<"driver">, text: AnalysedText, speech: Attributions, clause: Clause): void {
  const cause = causeOf(text, clause);
  if (!cause || !/^(DET|PRON|PROPN|ADJ|NOUN)$/.test(tokenAt(text, cause.verb + 1)?.tag ?? "")) return;
  const first = cause.verb + 1;
  const head = phraseEnd(text.page.tokens, first, clause.last, false) - 1;
  const owned = mentionsIn(text, [first, head]).length > 0 || /^(its|their)$/.test(wordAt(text, first));
  if (owned && LEVERAGE.test(wordAt(text, head)))
    put(
      found,
      text,
      speech,
      [first, phraseEnd(text.page.tokens, first, clause.last)],
      head,
      cause.sign > 0 ? "rising" : "falling",
    );
}

const BECAUSE =
  /^(because of|thanks to|owing to|due to|driven by|fuelled by|fueled by|prompted by|spurred by|squeezed by|pressed by|stoked by|sharpened by|deepened by|forced by|hit by|battered by|worsened by|caused by|propelled by|motivated by|triggered by|fanned by|fed by|weakened by|strengthened by|emboldened by|chastened by|strained by|sapped by|crippled by|hobbled by|pinched by|starved by|drained by|undermined by|boosted by|swollen by|alarmed by|angered by)$/;

/** `because of the drought`, `driven by debt`, `thanks to cheap coal` at token i. */
export function because(
  found: Collected<"driver">,
  text: AnalysedText,
  speech: Attributions,
  i: number,
  stop: number,
): void {
  if (i + 3 >= stop || !BECAUSE.test(`${wordAt(text, i)} ${wordAt(text, i + 1)}`)) return;
  const last = phraseEnd(text.page.tokens, i + 2, stop);
  const head = headOf(text, [i + 2, last]);
  const due = wordAt(text, i) === "due" && /^(expire|end|start|begin|meet)/.test(wordAt(text, i + 2));
  if (
    last - i > 3 &&
    tokenAt(text, head).tag === "NOUN" &&
    !mentionAt(text, head) &&
    !NO_FORCES.test(wordAt(text, head)) &&
    !due
  )
    put(found, text, speech, [i + 2, last], i + 2, "high");
}
