/** What a question of an outcome asks, in words that follow the names of the draft. Pure functions. */
import { optionsOf, type OptionShown } from "./changes.ts";
import { standingPart } from "./parts.ts";
import type { Pair, Proposed } from "./proposed.ts";
import { askOf, askOfApproval } from "./question-words.ts";
import { FEWEST, signersOf } from "./tables.ts";

/**
 * @param by month by which the outcome is to stand; null where none is set
 * @param together approvals that must stand with it
 * @param orMore whether any larger step counts as well
 * @param signers names of those who are asked to agree; null: of those who sign the matter
 */
export function askedOf(
  proposed: Proposed,
  { pair, issue, text, approval }: Pick<OptionShown, "pair" | "issue" | "text" | "approval">,
  by: string | null,
  together: readonly Pair[] = [],
  orMore = false,
  signers: readonly string[] | null = null,
): string {
  const procedureAt = ({ issue: id }: Pair) => proposed.procedures.find((one) => one.id === id);
  const procedure = approval ? procedureAt(pair) : undefined;
  const option = proposed.issues.find(({ id }) => id === pair.issue)?.options.find(({ id }) => id === pair.option);
  const parties = signers ?? signing(proposed, pair);
  const names = namesIn(proposed);
  if (procedure) return askOfApproval(procedure.who, by, names);
  const approvers = together.flatMap((one) => procedureAt(one)?.who ?? []);
  return askOf({
    parties,
    names,
    issue,
    outcome: text,
    unspecified: option?.unspecified ?? false,
    by,
    approvers,
    orMore,
  });
}

/** Names of those who sign a matter. */
function signing(proposed: Proposed, { issue }: Pair): string[] {
  const { parties, issues } = standingPart(proposed);
  return signersOf(parties, issues.find(({ id }) => id === issue) ?? {}).map(({ name }) => name);
}

/** Names of actors, and words that the draft or its passages write with a capital within a phrase: they are names also at its head. */
export function namesIn(proposed: Proposed): string[] {
  const { parties, others, issues, procedures } = proposed;
  const phrases = [
    ...[...parties, ...others, ...procedures].map(({ name }) => name),
    ...issues.flatMap(({ name, options, quotes }) => [
      name,
      ...[...quotes, ...options.flatMap((option) => option.quotes)].map(({ text }) => text),
      ...options.map(({ text }) => text),
    ]),
  ];
  const actors = [...parties, ...others].flatMap(({ name, names }) => [name, ...names]);
  return [...new Set([...actors, ...phrases.flatMap((phrase) => phrase.match(WITHIN) ?? [])])];
}
const WITHIN = /(?<=[\p{L}\d,)] )\p{Lu}[\p{L}'\u2019-]{3,}/gu;

/**
 * After a change of names or of who signs: questions whose words had followed the old ones follow the new ones, also where
 * the case got other signers by hand; what somebody wrote stays.
 */
export function reworded(before: Proposed, after: Proposed): Proposed {
  const was = optionsOf(before);
  const is = optionsOf(after);
  const at = (options: readonly OptionShown[], pair: Pair) =>
    options.find((one) => one.pair.issue === pair.issue && one.pair.option === pair.option);
  const questions = after.questions.map((question) => {
    const old = question.yes && at(was, question.yes);
    const now = question.yes && at(is, question.yes);
    if (question.by !== "analyst" || !old || !now) return question;
    const { until, together, also } = question;
    const alsoBefore = (before.questions.find(({ id }) => id === question.id) ?? question).also;
    const asked = (signers: readonly string[] | null): string =>
      askedOf(before, old, until.date, together, alsoBefore.length > 0, signers);
    return question.ask === asked(null) || earlierSigners(before).some((names) => question.ask === asked(names))
      ? { ...question, ask: askedOf(after, now, until.date, together, also.length > 0) }
      : question;
  });
  return { ...after, questions };
}

/** Everybody who may have signed a matter before: two parties or more, in their order. */
function earlierSigners(proposed: Proposed): string[][] {
  const subsets = standingPart(proposed).parties.reduce<string[][]>(
    (all, { name }) => [...all, ...all.map((names) => [...names, name])],
    [[]],
  );
  return subsets.filter((names) => names.length >= FEWEST);
}
