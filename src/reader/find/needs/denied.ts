/** Whether a text denies a wish: `does not want to pay`, `needs no loan`, `nobody in Mali wants`, `refuses to seek`. */
import { tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import { bases } from "../../lexicon/forms.ts";
import { isUntrue } from "../untrue.ts";

/** Affirmed; wanted not to be, which is a need to avoid it; or absent, which is no need at all. */
export type Wish = "affirmed" | "averse" | "absent";

/** Verbs of which the denial says that the opposite is wanted; who does not need or seek a thing need not avoid it. */
const WANTING = /^(want|wish|desire|like|welcome|care)$/;
/** Verbs and adjectives before the verb of a wish that leave none. */
const UNWISHED =
  /^(refus|declin|ceas|stop|quit|fail|pretend|abandon|hesitat|omit|forget|forgot|disclaim|unwilling|reluctant|loath|loth|unable|unlikely|hesitant|disinclined|averse|used|yet|neglect)/;
const WEAK = /^(hardly|scarcely|barely|rarely|seldom|little|neither|nor|less|least|cannot|no)$/;
const NOT = /^(not|n't|never)$/;
/** `not only`, `not just`: nothing is denied. */
const MERELY = /^(only|just|merely|simply|solely|alone)$/;
/** Words that leave little or nothing of what follows the verb; `a little` and `a few` begin with their article. */
const NOTHING = /^(no|nothing|none|nobody|neither|hardly|scarcely|barely|little|few|least|anything|never|not)$/;
/** Subjects of whom nobody wants it. */
const NOBODY = /^(no|none|nobody|neither|nor|few|hardly|scarcely|barely|little|not)$/;
/**
 * @param v token of the verb of the wish
 * @param object first token of what is wanted
 * @param last token after it
 */
export function wishOf(text: AnalysedText, clause: Clause, v: number, [object, last]: Range): Wish {
  if (deniedSubject(text, clause) || isUntrue(text, clause)) return "absent";
  const wanting = bases(wordAt(text, v)).some((base) => WANTING.test(base));
  const averse = (): Wish =>
    wanting && !/\b(?:avoid|avert|prevent|lose|miss)\b/i.test(wordsOf(text, [object, last])) ? "averse" : "absent";
  const { group } = clause;
  let denied = false;
  let from = group.first;
  while (
    from > (clause.subject?.[1] ?? clause.first) &&
    (tokenAt(text, from - 1).tag === "ADV" || NOT.test(wordAt(text, from - 1)))
  )
    from--;
  for (let i = from; i < v; i++) {
    const word = wordAt(text, i);
    if (NOT.test(word)) {
      if (MERELY.test(wordAt(text, i + 1))) continue;
      if (/^(so|necessarily|exactly|quite|entirely|even|yet)$/.test(wordAt(text, i + 1))) return "absent";
      if (/^(need|dare)$/.test(wordAt(text, i - 1))) return "absent";
      denied = !denied;
    } else if (WEAK.test(word) || (UNWISHED.test(word) && tokenAt(text, i).tag !== "NOUN")) return "absent";
  }
  if (/\b(?:(?:no|any) (?:more|longer)|not at all)$/i.test(wordsOf(text, [object, last]))) return "absent";
  const next = wordAt(text, object);
  if (denied)
    return NOTHING.test(next) || /^(may|might|can|could|must|should)$/.test(group.modal ?? "") ? "absent" : averse();
  if (!NOTHING.test(next)) return "affirmed";
  const after = wordAt(text, object + 1);
  if (/^no(?:thing)?$/.test(next) && /^(less|fewer|short)$/.test(after)) return "affirmed";
  if (next === "nothing" && after === "more") return "affirmed";
  if (next === "no") return after === "more" || after === "longer" ? "absent" : averse();
  if (NOT.test(next)) {
    if (MERELY.test(after)) return "affirmed";
    return after === "to" ? averse() : "absent";
  }
  return "absent";
}

function deniedSubject(text: AnalysedText, { subject, shared, sentence }: Clause): boolean {
  const own = subject ?? shared;
  if (own === null || own === undefined) return false;
  const { first } = text.page.sentences[sentence];
  const before = own[0] > first ? wordAt(text, own[0] - 1) : "";
  if (/^(no|neither|nor|not|few|hardly)$/.test(before)) return wordAt(text, own[0]) !== "only";
  if (/^the (last|least)\b/i.test(wordsOf(text, own))) return true;
  return NOBODY.test(wordAt(text, own[0])) && !MERELY.test(wordAt(text, own[0] + 1));
}
