import type { Case, Condition } from "../../language/case.ts";
import type { Result } from "../../result/index.ts";
import { statedCondition } from "../model/conditions.ts";

/** Whether a condition says no more than a question's `when`: options of issues, each issue once, all together. */
function isPlain(condition: Condition): boolean {
  if (condition.kind === "issue") return true;
  if (condition.kind !== "all") return false;
  const issues = condition.of.flatMap((part) => (part.kind === "issue" ? [part.issue] : []));
  return issues.length === condition.of.length && new Set(issues).size === issues.length;
}

/** What counts as yes, by question id, where it is more than that options of issues stand. */
export function conditionsAsked(c: Case): { conditions?: NonNullable<Result["conditions"]> } {
  const asked = c.questions.filter(({ when }) => !isPlain(when));
  return asked.length === 0
    ? {}
    : { conditions: Object.fromEntries(asked.map(({ id, when }) => [id, statedCondition(c, when)])) };
}
