/** What a question of an outcome asks, in words that follow the names of the draft. Pure functions. */
import { optionsOf, type OptionShown } from "./changes.ts";
import { standingPart } from "./parts.ts";
import type { Pair, Proposed } from "./proposed.ts";
import { askOf, askOfApproval } from "./question-words.ts";

/** @param by month by which the outcome is to stand; null where none is set */
export function askedOf(
  proposed: Proposed,
  { pair, issue, text, approval }: Pick<OptionShown, "pair" | "issue" | "text" | "approval">,
  by: string | null,
): string {
  const procedure = approval ? proposed.procedures.find(({ id }) => id === pair.issue) : undefined;
  if (procedure) return askOfApproval(procedure.who, by);
  const option = proposed.issues.find(({ id }) => id === pair.issue)?.options.find(({ id }) => id === pair.option);
  const parties = standingPart(proposed).parties.map(({ name }) => name);
  const names = [...proposed.parties, ...proposed.others].flatMap((actor) => [actor.name, ...actor.names]);
  return askOf({ parties, names, issue, outcome: text, unspecified: option?.unspecified ?? false, by });
}

/** After a change of names: questions whose words had followed the old ones follow the new ones; what somebody wrote stays. */
export function reworded(before: Proposed, after: Proposed): Proposed {
  const was = optionsOf(before);
  const is = optionsOf(after);
  const at = (options: readonly OptionShown[], pair: Pair) =>
    options.find((one) => one.pair.issue === pair.issue && one.pair.option === pair.option);
  const questions = after.questions.map((question) => {
    const old = question.yes && at(was, question.yes);
    const now = question.yes && at(is, question.yes);
    if (question.by !== "analyst" || !old || !now) return question;
    return question.ask === askedOf(before, old, question.until.date)
      ? { ...question, ask: askedOf(after, now, question.until.date) }
      : question;
  });
  return { ...after, questions };
}
