/** Conditions of a case in words: what a question, a procedure, a reaction or an expectation asks about. */
import type { ConditionFinding } from "../result/index.ts";
import { figures, list } from "./format.ts";
import type { Names } from "./paths.ts";

/** Names that a condition is read with; a result satisfies it. */
type ConditionNames = Pick<Names, "issues" | "drivers" | "tables">;

/**
 * A condition as a clause without a full stop: ‘The name is settled: erga omnes, and Skopje has ratified’.
 * Alternatives are joined by ‘or’; parts of another kind inside a part stand in brackets.
 */
export function conditionText(names: ConditionNames, condition: ConditionFinding): string {
  switch (condition.kind) {
    case "issue": {
      const issue = names.issues[condition.issue];
      const options = condition.options.map((o) => issue?.options[o] ?? o);
      return `${issue?.name ?? condition.issue}: ${options.join(" or ")}`;
    }
    case "driver":
      return `${names.drivers[condition.driver]?.name ?? condition.driver} ${levelText(condition.above, condition.below)}`;
    case "met":
      return `${tableName(names, condition)} met in at least ${months(condition.months)}`;
    case "failed":
      return `${tableName(names, condition)} met without result in at least ${months(condition.months)}`;
    case "over":
      return `the deadline of ${tableName(names, condition)} passed without result`;
    case "all":
      return list(condition.of.map((part) => inner(names, part, condition)));
    case "any":
      return condition.of.map((part) => inner(names, part, condition)).join(", or ");
    case "not":
      return `not (${conditionText(names, condition.of)})`;
  }
}

const tableName = ({ tables }: ConditionNames, { table }: { table: string }): string => tables[table]?.name ?? table;

function inner(names: ConditionNames, part: ConditionFinding, around: ConditionFinding): string {
  const text = conditionText(names, part);
  const several = (part.kind === "all" || part.kind === "any") && part.of.length > 1;
  return several && part.kind !== around.kind ? `(${text})` : text;
}

function levelText(above: number | null, below: number | null): string {
  if (above !== null && below !== null) return `between ${figures(above)} and ${figures(below)}`;
  return above !== null ? `above ${figures(above)}` : `below ${figures(below ?? 0)}`;
}

const months = (n: number): string => (n === 1 ? "one month" : `${n} months`);
