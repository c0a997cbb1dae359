/**
 * Drivers by their effects: subjects of causal verbs, objects of `because of`, and leverage that a cause raises or
 * lowers.
 */
import { clausesOf, mentionAt, mentionsIn, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import { codeOf } from "../../actors/cast.ts";
import { timeOf } from "../../times.ts";
import type { Collected } from "../../items.ts";
import { causeOf, headOf, isCausal } from "../causes.ts";
import { phraseEnd, type Clause } from "../../grammar/index.ts";
import { DRIVER_NOUNS, NEED_NOUNS, STAKE_NOUNS } from "../../lexicon/roles.ts";
import { speaks } from "../../attribution/speaks.ts";
import type { Attributions } from "../../attribution/index.ts";
import { put } from "./place.ts";

const MONTH = /^(january|february|march|april|may|june|july|august|september|october|november|december)$/;
const NOTHING_NAMED =
  /^(both|it|this|that|these|those|they|nothing|everything|something|who|he|she|we|i|neither|nobody)$/;
/** People who act are not a driver. */
const AGENTS =
  /^(judges?|generals?|states|friends|neighbou?rs?|allies|ally|envoys?|monarchs?|kings?|courts?|cabinets?|banks?|firms?|unions?|clerics?|critics?|[a-z]{2,}(?:[^w]ers|ators?|itors?|men|ists|ians))$/;
const NO_AGENTS =
  /^(numbers|orders|borders|rivers|waters|papers|matters|quarters|barriers|disorders|dangers|tankers|boosters|answers|disasters|winters|summers)$/;
const ACTORS = "minister|president|government|officials?|diplomats?|leaders?|court|parliament|company|sides?|capitals?";
const DEEDS = "attack|visit|meeting|summit|talks|agreement|treaty|deal|accord|statement|report";
const NO_CAUSES = new RegExp(`^(${ACTORS}|${DEEDS}|war|claim|belief|argument|assumption|question|answer)$`);
const NO_FORCES = new RegExp(
  `^(${ACTORS}|${DEEDS}|law|vote|efforts?|help|mediation|reasons?|desire|need|fear|ambition|hope|hunger|quest|wish|troops|police|army)$`,
);

/** `Turkey's dependence, and the shock of the embargo, have given it a reason`: the cause, up to its first comma. */
export function causes(found: Collected<"driver">, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    if (
      !clause.subject ||
      !isCausal(text, clause) ||
      (clause.kind === "complement" &&
        clause.marker !== null &&
        /^(whether|what|how)$/.test(wordAt(text, clause.marker)))
    )
      continue;
    const [first, stop] = clause.subject;
    let last = first;
    while (last < stop && !/^(,|that|which|who)$/.test(wordAt(text, last))) last++;
    if (last <= first || !presses(text, clause, first, last) || found.touch([first, last])) continue;
    const head = headOf(text, [first, last]);
    const subject = [
      ...new Set(
        mentionsIn(text, [first, head])
          .flatMap((m) => m.ids)
          .map((id) => codeOf(text.cast, id)),
      ),
    ];
    const time = timeOf(text, [first, last], clause.sentence);
    found.add([first, last], {
      speaker: speech.chain(head),
      direction: "high",
      ...(subject.length > 0 ? { subject } : {}),
      ...(time ? { time } : {}),
    });
  }
}

/**
 * Whether a causal subject is a quantity or condition and not a person, act, speech, stake or need, with enough words
 * to identify it.
 */
function presses(text: AnalysedText, clause: Clause, first: number, last: number): boolean {
  const head = headOf(text, [first, last]);
  const word = wordAt(text, head);
  if (
    (tokenAt(text, head).tag !== "NOUN" && !MONTH.test(word)) ||
    mentionAt(text, head) !== null ||
    NOTHING_NAMED.test(wordAt(text, first))
  )
    return false;
  if ((STAKE_NOUNS.has(word) && !DRIVER_NOUNS.has(word)) || NEED_NOUNS.has(word) || NO_CAUSES.test(word)) return false;
  if (speaks(word) || (AGENTS.test(word) && !NO_AGENTS.test(word))) return false;
  const qualified = clause.group.modal !== null && last - first > 2 && tokenAt(text, head - 1).tag === "ADJ";
  return (
    last - first >= 4 ||
    qualified ||
    mentionsIn(text, [first, head]).length > 0 ||
    /^(its|their|his|her)$/.test(wordAt(text, first))
  );
}

/** `Wells are unusually low, which has raised`: the stated condition is the cause. */
export function states(found: Collected<"driver">, text: AnalysedText, speech: Attributions, clause: Clause): void {
  if (
    clause.kind !== "relative" ||
    clause.marker === null ||
    wordAt(text, clause.marker) !== "which" ||
    wordAt(text, clause.marker - 1) !== "," ||
    !isCausal(text, clause)
  )
    return;
  const end = clause.marker - 1;
  const state = clausesOf(text, clause.sentence).find(
    (c) =>
      c.kind === "main" &&
      c.group.first < clause.group.first &&
      c.last >= end &&
      c.subject !== null &&
      /^(is|are|was|were)$/.test(wordAt(text, c.group.main)) &&
      tokenAt(text, end - 1).tag === "ADJ",
  );
  if (state && mentionAt(text, headOf(text, state.subject!)) === null)
    put(found, text, speech, [state.subject![0], end], state.group.main, "high");
}

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
