/**
 * Constraints of a proposed draft: rules that a party of the case, or somebody who speaks for one, holds to. Their
 * options are read only where the quote names a treaty that is an option of an issue.
 */
import type { Constraint as ConstraintItem, Reading } from "../reading.ts";
import type { Cast } from "./actors.ts";
import { withoutActors } from "./issues.ts";
import { formsOf, ids, idOf, nameOf, shares, stems } from "./names.ts";
import { partOf } from "./propose.ts";
import type { Constraint, Issue, Pair } from "./proposed.ts";

/** Words between what is bound and its condition, where the condition must stand. */
const TIE = /\b(?:unless|until|without|only (?:if|when|once|after|in (?:return|exchange) for))\b/i;

export function constraintsOf(reading: Reading, cast: Cast, issues: readonly Issue[]): Constraint[] {
  const give = ids();
  const drafted = issues.filter((issue) => issue.drafted);
  return reading.items.flatMap((item) =>
    item.kind === "constraint" && item.rule
      ? [
          {
            ...partOf(
              give(idOf(item.rule)),
              [item],
              reading,
              isHeld(item, cast) ? null : "no party, and nobody who speaks for one, says it",
            ),
            rule: item.rule,
            says: `${nameOf(item.quote, 200).replace(/^./, (letter) => letter.toUpperCase())}.`,
            ...sides(item, drafted, reading),
          },
        ]
      : [],
  );
}

/** Whether the last speaker is a party or speaks for one; the author may state anybody's rule, and anybody what a vote takes. */
function isHeld({ rule, speaker }: ConstraintItem, cast: Cast): boolean {
  const last = speaker.at(-1);
  if (rule === "ratification" || last === undefined || last === "AUTHOR") return true;
  return cast.idsOf([last]).some((id) => cast.parties.some((party) => party.id === id));
}

/** What a rule binds, and of `if-then` its condition; both empty where one of them is not an option. */
function sides(
  { rule, quote }: ConstraintItem,
  issues: readonly Issue[],
  reading: Reading,
): { when: Pair[]; then: Pair[] } {
  const none = { when: [], then: [] };
  if (rule === "never") {
    const bound = optionNamed(quote, issues, reading);
    return bound === null ? none : { when: [bound], then: [] };
  }
  const tie = rule === "if-then" ? TIE.exec(quote) : null;
  if (!tie) return none;
  const bound = optionNamed(quote.slice(0, tie.index), issues, reading);
  const condition = optionNamed(quote.slice(tie.index + tie[0].length), issues, reading);
  return bound === null || condition === null || bound.issue === condition.issue
    ? none
    : { when: [bound], then: [condition] };
}

/** The one option of which the form (`treaty`) and the matter (`fisheries`) stand in the words. */
function optionNamed(words: string, issues: readonly Issue[], reading: Reading): Pair | null {
  const forms = formsOf(words);
  const said = stems(withoutActors(words, reading));
  const named = issues.flatMap((issue) =>
    issue.options
      .slice(1)
      .filter(({ text }) => formsOf(text).some((form) => forms.includes(form)) && shares(stems(text), said))
      .map(({ id }) => ({ issue: issue.id, option: id })),
  );
  return named.length === 1 ? named[0]! : null;
}
