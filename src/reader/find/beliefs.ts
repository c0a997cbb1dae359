/** Beliefs of actors other than the author, as a clause or as a phrase. */
import { clausesOf, type AnalysedText } from "../analysed-text.ts";
import { codeOf } from "../actors/cast.ts";
import { codesIn } from "../people.ts";
import type { Found } from "./statements.ts";
import type { Attributions, Frame } from "../attribution/index.ts";
import type { Clause, Range } from "../grammar/index.ts";
import { negationOf } from "../hedges.ts";
import { bare, common, isDenied, polarityOf } from "./statements.ts";

export function belief(
  found: Found,
  text: AnalysedText,
  speech: Attributions,
  clause: Clause,
  at: number,
  holder: string,
): void {
  const own = bare(text, clause);
  // A condition that follows belongs to the belief.
  const after = text.grammar.clauses[at + 1];
  const range: Range =
    after && after.sentence === clause.sentence && after.kind === "condition" && after.group.first > clause.group.first
      ? [own[0], Math.max(own[1], bare(text, after)[1])]
      : own;
  const code = codeOf(text.cast, holder);
  const c = common(text, speech, clause, range, range);
  found.beliefs.add(range, {
    ...c,
    holder,
    subject: [code],
    object: (c.subject ?? [])
      .concat(c.object ?? [])
      .filter((id) => id !== code)
      .slice(0, 3),
    polarity: polarityOf(
      negationOf(text.page, range[0], Math.min(range[1], clause.group.last + 5)),
      isDenied(speech, clause),
    ),
  });
}

/** `The strong demand that Moscow imputes to Tokyo`: the content is the phrase before the frame. */
export function imputed(found: Found, text: AnalysedText, speech: Attributions, frame: Frame): void {
  const { covers, source, quote } = frame;
  if (covers === null || source === null || covers[1] > quote[0] || covers[1] - covers[0] > MOST_IMPUTED) return;
  const hasNoun = text.page.tokens.slice(covers[0], covers[1]).some(({ tag }) => /^(NOUN|PROPN)$/.test(tag));
  const hasClause = clausesOf(text, frame.sentence).some(
    ({ kind, group }) => /^(main|condition)$/.test(kind) && group.first >= covers[0] && group.main < covers[1],
  );
  const range: Range = [covers[0], quote[1]];
  if (!hasNoun || hasClause || found.beliefs.touch(range)) return;
  const code = codeOf(text.cast, source);
  const object = codesIn(text, range).filter((id) => id !== code);
  found.beliefs.add(range, {
    speaker: [...new Set([...speech.chain(quote[0]), source])],
    holder: source,
    subject: [code],
    ...(object.length > 0 ? { object } : {}),
    polarity: "positive",
  });
}
/** Longest phrase in words that is imputed. */
const MOST_IMPUTED = 30;
