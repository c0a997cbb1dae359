/** Constraints that tie one outcome to one of another matter, and their sentence. Pure functions. */
import type { Constraint, Pair, Proposed } from "./proposed.ts";

/** `never`: the two exclude each other; `if-then`: the first stands only where the second does. */
export interface Bond {
  rule: "never" | "if-then";
  one: Pair;
  other: Pair;
}

/** The bond that a constraint is; null where it is another kind of rule, or speaks of more or fewer outcomes. */
export function bondOf({ rule, when, then }: Constraint): Bond | null {
  const [one, other] = rule === "never" ? when : [...when, ...then];
  const isBond =
    (rule === "never" && when.length === 2) || (rule === "if-then" && when.length === 1 && then.length === 1);
  return isBond && one && other && one.issue !== other.issue ? { rule: rule as Bond["rule"], one, other } : null;
}

/** A bond as a sentence, by the names that its outcomes have now. */
export function bondText({ issues }: Pick<Proposed, "issues">, { rule, one, other }: Bond): string {
  const [first, last] = [one, other].map(({ issue, option }) => {
    const found = issues.find(({ id }) => id === issue);
    return `"${found?.name ?? issue}: ${found?.options.find(({ id }) => id === option)?.text ?? option}"`;
  });
  return rule === "never"
    ? `${first} and ${last} cannot both stand.`
    : `${first} stands only together with ${last}, or after it.`;
}
