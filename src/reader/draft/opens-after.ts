/** After which outcomes somebody must agree: as a person said, or as the passage that says so lets guess. */
import { formsOf, shares, stems } from "./names.ts";
import type { Issue, Option, Pair, Part, Procedure, Proposed } from "./proposed.ts";

const stands = ({ state, drafted }: Part): boolean => state !== "dropped" && (drafted || state !== "proposed");
const isTaken = ({ state }: Part): boolean => state === "accepted" || state === "changed";

/**
 * Options after which a procedure opens: those that a person named. Where none was named they are those that its passage
 * names, by words of theirs or of their matter, and every outcome where it names none or a person said any.
 */
export function opensAfter(proposed: Proposed, procedure: Procedure): Pair[] {
  const { after, any = false } = procedure;
  if (after.length > 0 || !isTaken(procedure)) return after;
  return any ? everyOutcome(proposed) : (namedIn(proposed, procedure) ?? everyOutcome(proposed));
}

/** Every outcome that is not what stands today. */
export const everyOutcome = ({ issues }: Proposed): Pair[] =>
  issues.filter(stands).flatMap((issue) => pairsOf(issue, outcomesOf(issue)));

const outcomesOf = ({ options }: Issue): Option[] => options.slice(1).filter(stands);

/** What `opensAfter` rests on where nobody said it: `named` in the passage, or nothing at all; null where somebody did. */
export function guessedAfter(proposed: Proposed, procedure: Procedure): "named" | "all" | null {
  const { after, any = false, by } = procedure;
  if (after.length > 0 || any || by === "analyst" || !isTaken(procedure)) return null;
  return namedIn(proposed, procedure) === null ? "all" : "named";
}

/** The procedure with its guess as a person's answer. */
export function confirmedAfter(proposed: Proposed, procedure: Procedure): Procedure {
  const guess = guessedAfter(proposed, procedure);
  if (guess === null) return procedure;
  return guess === "all" ? { ...procedure, any: true } : { ...procedure, after: opensAfter(proposed, procedure) };
}

/** Outcomes that the passages of a procedure name; null where they name none. */
function namedIn(proposed: Proposed, { quotes, who }: Procedure): Pair[] | null {
  const passage = quotes.map(({ text }) => text).join(" ");
  const said = stems(passage);
  const actors = [...proposed.parties, ...proposed.others].flatMap(({ name, names }) => [name, ...names]);
  for (const word of stems([who, ...actors].join(" "))) said.delete(word);
  const forms = formsOf(passage).filter(isForm);
  const isSo = ({ text }: Option): boolean => formsOf(text).some((form) => forms.includes(form));
  const issues = proposed.issues.filter(stands);
  const byMatter = issues.flatMap((issue) => {
    const matter = stems(issue.name);
    const options = outcomesOf(issue);
    const own = options.filter(({ text }) => [...stems(text)].some((word) => said.has(word) && !matter.has(word)));
    if (own.length > 0) return pairsOf(issue, own);
    const on = shares(matter, said) ? options : options.filter(({ text }) => shares(stems(text), said));
    return pairsOf(issue, on.some(isSo) ? on.filter(isSo) : on);
  });
  const named =
    byMatter.length > 0 ? byMatter : issues.flatMap((issue) => pairsOf(issue, outcomesOf(issue).filter(isSo)));
  return named.length > 0 ? named : null;
}

const pairsOf = ({ id }: Issue, options: readonly Option[]): Pair[] =>
  options.map((one) => ({ issue: id, option: one.id }));

/** Whether a word tells one kind of text from another: not `deal` or `agreement`, which mean any. */
const isForm = (word: string): boolean => !/^(?:agreement|accord|deal|settlement|compromise)$/.test(word);
