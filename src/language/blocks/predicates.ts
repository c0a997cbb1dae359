/** Predicates on the standing: issues with the options asked of each. */
import { Block, join } from "./block.ts";
import type { Predicate, Span } from "../case.ts";
import { WHOLE, type Reading } from "./reading.ts";
import type { Entry, Tree } from "../text/tree.ts";
import { listOf, wordOf } from "./values.ts";

/** The predicate under a key of a block; empty where the key is absent. */
export function predicateUnder(block: Block, key: string): Predicate {
  const entry = block.entries.get(key);
  return entry ? predicateOf(block.reading, entry.value, entry.keySpan, join(block.path, key)) : [];
}

/** `issue: option` or `issue: [options]`; all of them must hold. */
export function predicateOf(reading: Reading, tree: Tree, span: Span, path: string): Predicate {
  const block = Block.named(reading, tree, span, path, WHOLE, "a block such as {issue: option}");
  if (!block) return [];
  if (block.entries.size === 0)
    reading.error("wrong-type", "at least one issue must be named here: {issue: option}", path, span);
  return [...block.entries.values()].flatMap((entry) => {
    const here = join(path, entry.key);
    if (isOperator(entry.key) && !reading.names.issues.has(entry.key)) {
      reading.error(
        "bad-condition",
        `only issues and their options are allowed here; '${entry.key}' is for what questions, reactions, procedures, expected and while ask`,
        here,
        entry.keySpan,
      );
      return [];
    }
    return issueAsked(reading, entry, here) ?? [];
  });
}

/** Words that join conditions, or ask about something other than issues. */
const OPERATORS = ["any", "all", "not", "drivers", "tables"] as const;
export const isOperator = (key: string): key is (typeof OPERATORS)[number] =>
  (OPERATORS as readonly string[]).includes(key);

/** One issue with the options named; null with a message where there are none. */
export function issueAsked(reading: Reading, { key, keySpan, value }: Entry, path: string): Predicate[number] | null {
  const issue = issueNamed(reading, key, path, keySpan);
  const options = issue < 0 ? null : reading.options[issue];
  if (!options) return null;
  if (value.kind !== "list") {
    const option = optionOf(reading, value, path, issue, key);
    return option === null ? null : { issue, options: [option] };
  }
  if (value.items.length === 0)
    reading.error("wrong-type", `at least one option of ${key} must be named here`, path, value.span);
  const chosen = listOf(reading, value, path, `option of ${key}`, options).map(({ index }) => index);
  return chosen.length > 0 ? { issue, options: chosen.sort((a, b) => a - b) } : null;
}

/** Index of an issue; -1 with a message that says where a driver or a table of that name would stand. */
function issueNamed(reading: Reading, key: string, path: string, span: Span): number {
  const { issues, drivers, tables } = reading.names;
  const other = issues.has(key)
    ? null
    : drivers.has(key)
      ? `'${key}' is a driver; where a condition may ask about one, write drivers: {${key}: {above: 50}}`
      : tables.has(key)
        ? `'${key}' is a table; where a condition may ask about one, write tables: {${key}: {met: 1}}`
        : null;
  if (other === null) return reading.resolve("issue", key, issues, path, span);
  reading.error("unknown-name", other, path, span);
  return -1;
}

/** One option of an issue; null with a message where it is unknown. */
export function optionOf(reading: Reading, tree: Tree, path: string, issue: number, issueId: string): number | null {
  const word = wordOf(reading, tree, path);
  const options = reading.options[issue];
  if (word === null || !options) return null;
  const index = reading.resolve(`option of ${issueId}`, word, options, path, tree.span);
  return index < 0 ? null : index;
}
