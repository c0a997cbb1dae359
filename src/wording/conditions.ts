/** Conditions of a case in words: what a question, a procedure, a reaction or an expectation asks about. */
import type { Case, Condition } from "../language/case.ts";
import { figures, list } from "./format.ts";

/**
 * A condition as a clause without a full stop: ‘The name is settled: erga omnes, and Skopje has ratified’.
 * Alternatives are joined by ‘or’; parts of another kind inside a part stand in brackets.
 */
export function conditionText(c: Case, condition: Condition): string {
  switch (condition.kind) {
    case "issue": {
      const issue = c.issues[condition.issue];
      return `${issue.name}: ${condition.options.map((o) => issue.options[o].text).join(" or ")}`;
    }
    case "driver":
      return `${c.drivers[condition.driver].name} ${levelText(condition.above, condition.below)}`;
    case "met":
      return `${c.tables[condition.table].name} met in at least ${months(condition.months)}`;
    case "failed":
      return `${c.tables[condition.table].name} met without result in at least ${months(condition.months)}`;
    case "over":
      return `the deadline of ${c.tables[condition.table].name} passed without result`;
    case "all":
      return list(condition.of.map((part) => inner(c, part, condition)));
    case "any":
      return condition.of.map((part) => inner(c, part, condition)).join(", or ");
    case "not":
      return `not (${conditionText(c, condition.of)})`;
  }
}

function inner(c: Case, part: Condition, around: Condition): string {
  const text = conditionText(c, part);
  const several = (part.kind === "all" || part.kind === "any") && part.of.length > 1;
  return several && part.kind !== around.kind ? `(${text})` : text;
}

function levelText(above: number | null, below: number | null): string {
  if (above !== null && below !== null) return `between ${figures(above)} and ${figures(below)}`;
  return above !== null ? `above ${figures(above)}` : `below ${figures(below ?? 0)}`;
}

const months = (n: number): string => (n === 1 ? "one month" : `${n} months`);
