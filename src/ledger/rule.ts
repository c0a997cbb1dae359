/** Conditions as a case writes them, from conditions with ids in place of indices. */
import type { ConditionFinding } from "../result/index.ts";
import type { Json } from "./canonical.ts";

type Written = { [name: string]: Json };

/** `{gas: [plant, contract]}`, `{any: [{...}, {...}]}`, `{tables: {summit: {failed: 3}}}`. */
export function writtenCondition(condition: ConditionFinding): Written {
  switch (condition.kind) {
    case "issue":
      return { [condition.issue]: condition.options };
    case "driver":
      return { drivers: { [condition.driver]: limitsOf(condition) } };
    case "met":
    case "failed":
      return { tables: { [condition.table]: { [condition.kind]: condition.months } } };
    case "over":
      return { tables: { [condition.table]: { over: true } } };
    case "not":
      return { not: writtenCondition(condition.of) };
    case "any":
      return { any: condition.of.map(writtenCondition) };
    case "all":
      return together(condition.of.map(writtenCondition));
  }
}

const limitsOf = ({ above, below }: { above: number | null; below: number | null }): Written => ({
  ...(above === null ? {} : { above }),
  ...(below === null ? {} : { below }),
});

/** Conditions that must all hold: as one block where none of its keys stands twice. */
function together(parts: readonly Written[]): Written {
  const keys = parts.flatMap((part) => Object.keys(part));
  return new Set(keys).size === keys.length ? Object.assign({}, ...parts) : { all: [...parts] };
}
