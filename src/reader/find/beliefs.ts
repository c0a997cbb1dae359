/** Beliefs of actors other than the author, as a clause or as a phrase. */
import { clausesOf, quoteOf, sentenceAt, tokenAt, wordAt, type AnalysedText } from "../analysed-text.ts";
import { codeOf } from "../actors/cast.ts";
import { codesIn, entitiesOf } from "../people.ts";
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

/** `The strong demand that Moscow imputes to Tokyo`, `regards the reservoir as a threat`: the content is a phrase. */
export function objectBelief(
  found: Found,
  text: AnalysedText,
  speech: Attributions,
  frame: Frame,
  covers: Range,
  holder: string,
): void {
  const overlap = found.beliefs
    .in(sentenceAt(text, covers[0]))
    .some((i) => i.start < quoteOf(text, covers).end && quoteOf(text, covers).start < i.end);
  if (overlap || covers[1] - covers[0] > 30) return;
  const relative = covers[1] <= frame.quote[0];
  const as = /\bas$/.test(frame.cue);
  // `considers the swap acceptable`, `suspects Iceland of landing more`
  const small =
    /^(consider|deem|judge|find|found|think|thought|believ|reckon|suspect)/.test(frame.cue.split(" ").pop()!) &&
    covers[0] >= frame.quote[0] &&
    !clausesOf(text, frame.sentence).some((c) => c.group.first >= covers[0] && c.group.main < covers[1]);
  if (!relative && !as && !small) return;
  // A phrase with a noun, without a clause of its own.
  if (!text.page.tokens.slice(covers[0], covers[1]).some((t) => /^(NOUN|PROPN)$/.test(t.tag))) return;
  if (
    relative &&
    clausesOf(text, frame.sentence).some(
      (c) => (c.kind === "main" || c.kind === "condition") && c.group.first >= covers[0] && c.group.main < covers[1],
    )
  )
    return;
  const range: Range = relative ? [covers[0], frame.quote[1]] : covers;
  const code = codeOf(text.cast, holder);
  const object = codesIn(text, range).filter((id) => id !== code);
  found.beliefs.add(range, {
    speaker: speech
      .chain(frame.quote[0])
      .concat(holder)
      .filter((id, n, all) => all.indexOf(id) === n),
    holder,
    subject: [code],
    ...(object.length > 0 ? { object } : {}),
    polarity: "positive",
  });
}

/** `They overestimate the chancellor's weakness`: a belief that the author corrects. */
export function judged(found: Found, text: AnalysedText, speech: Attributions): void {
  for (const clause of text.grammar.clauses) {
    const verb = wordAt(text, clause.group.main);
    if (
      !/^(over|under)(estimat|rat|valu)|^(misjudg|misread|exaggerat)/.test(verb) ||
      (!clause.subject && !clause.shared)
    )
      continue;
    const holders = entitiesOf(text, clause.subject ?? clause.shared, clause.sentence);
    if (
      holders.length === 0 ||
      speech
        .covering(clause.group.main)
        .some((f) => f.sentence === clause.sentence && f.verb_class === "believe" && f.source !== "AUTHOR")
    )
      continue;
    let last = clause.last;
    for (let i = clause.group.last; i < last; i++)
      if (tokenAt(text, i).text === ",") {
        last = i;
        break;
      }
    const holder = holders[0];
    const code = codeOf(text.cast, holder);
    found.beliefs.add([clause.group.last, last], {
      speaker: speech.chain(clause.group.main),
      holder,
      subject: [code],
      object: codesIn(text, [clause.group.last, last]).filter((id) => id !== code),
      polarity: "positive",
      note: `the author says that it is ${verb.startsWith("under") ? "under-estimated" : "over-estimated"}`,
    });
  }
}
