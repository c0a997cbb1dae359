/**
 * Conditions of questions, procedures, expectations, reactions and `while`: on the standing, drivers and tables, joined
 * by any, all and not.
 */
import { Block, join, type Member } from "./block.ts";
import type { Condition, Span } from "../case.ts";
import { ANY, COUNT } from "./fields.ts";
import { isOperator, issueAsked } from "./predicates.ts";
import { readQuantity } from "./quantity.ts";
import { WHOLE, type Reading } from "./reading.ts";
import { LEVEL_ASKED, TABLE_ASKED } from "./shapes.ts";
import type { Entry, Tree } from "../text/tree.ts";

/** The condition under a key of a block; one without parts where the key is absent. */
export function conditionUnder(block: Block, key: string): Condition {
  const entry = block.entries.get(key);
  return entry
    ? conditionOf(block.reading, entry.value, entry.keySpan, join(block.path, key))
    : { kind: "all", of: [] };
}

/** Every entry of the mapping must hold. */
function conditionOf(reading: Reading, tree: Tree, span: Span, path: string): Condition {
  const block = Block.named(reading, tree, span, path, WHOLE, "a block such as {issue: option}");
  if (block?.entries.size === 0)
    reading.error("wrong-type", "a condition names at least one issue, driver or table: {issue: option}", path, span);
  return { kind: "all", of: block ? [...block.entries.values()].flatMap((entry) => partsOf(block, entry)) : [] };
}

function partsOf(block: Block, entry: Entry): Condition[] {
  const { reading } = block;
  const { key } = entry;
  const path = join(block.path, key);
  if (!isOperator(key) || (reading.names.issues.has(key) && namesOptions(entry.value))) {
    const asked = issueAsked(reading, entry, path);
    return asked ? [{ kind: "issue", ...asked }] : [];
  }
  switch (key) {
    case "any":
    case "all":
      return joined(reading, entry, path, key);
    case "not":
      return [{ kind: "not", of: single(conditionOf(reading, entry.value, entry.keySpan, path)) }];
    case "drivers":
      return block.members(key, "a block such as {drivers: {pressure: {above: 50}}}").flatMap(levelAsked(reading));
    case "tables":
      return block.members(key, "a block such as {tables: {summit: {met: 1}}}").flatMap(tallyAsked(reading));
  }
}

/** Whether a value names options, as it does under an issue that is itself called `any` or `drivers`. */
const namesOptions = (value: Tree): boolean =>
  value.kind === "scalar" || (value.kind === "list" && value.items.every(({ kind }) => kind === "scalar"));

/** A condition of one part is that part. */
const single = (condition: Condition): Condition =>
  condition.kind === "all" && condition.of.length === 1 ? condition.of[0] : condition;

function joined(reading: Reading, { value, keySpan }: Entry, path: string, kind: "any" | "all"): Condition[] {
  if (value.kind !== "list" || value.items.length === 0) {
    reading.error(
      "bad-condition",
      `${kind} takes a list of conditions: ${kind}: [{issue: option}, {other: option}]`,
      path,
      value.kind === "scalar" && value.empty ? keySpan : value.span,
    );
    return [];
  }
  const of = value.items.map((item) => single(conditionOf(reading, item, item.span, path)));
  return [kind === "any" ? (union(of) ?? { kind, of }) : { kind, of }];
}

/** Conditions on one and the same issue, any of which may hold, as one; null for others. */
function union(of: readonly Condition[]): Condition | null {
  const issues = of.flatMap((one) => (one.kind === "issue" ? [one] : []));
  const [first] = issues;
  if (issues.length < of.length || issues.some(({ issue }) => issue !== first.issue)) return null;
  const options = [...new Set(issues.flatMap((one) => one.options))].sort((a, b) => a - b);
  return { kind: "issue", issue: first.issue, options };
}

const levelAsked =
  (reading: Reading) =>
  ({ key, keySpan, value, path }: Member): Condition[] => {
    const driver = reading.resolve("driver", key, reading.names.drivers, path, keySpan);
    const block = Block.of(reading, value, keySpan, path, LEVEL_ASKED, WHOLE);
    if (!block) return [];
    if (!block.has("above") && !block.has("below"))
      reading.error("bad-condition", "say which levels are meant: {above: 50}, {below: 50} or both", path, keySpan);
    const [above, below] = [exactly(block, "above"), exactly(block, "below")];
    if (above !== null && below !== null && above >= below)
      reading.error("bad-condition", `no level is above ${above} and below ${below}`, path, keySpan);
    return driver < 0 ? [] : [{ kind: "driver", driver, above, below }];
  };

const tallyAsked =
  (reading: Reading) =>
  ({ key, keySpan, value, path }: Member): Condition[] => {
    const table = reading.resolve("table", key, reading.names.tables, path, keySpan);
    const block = Block.of(reading, value, keySpan, path, TABLE_ASKED, WHOLE);
    if (!block) return [];
    const asked = (["met", "failed", "over"] as const).filter((word) => block.has(word));
    if (asked.length !== 1) {
      reading.error(
        "bad-condition",
        "a table is asked one thing here: {met: 1}, {failed: 2} or {over: true}",
        path,
        keySpan,
      );
      return [];
    }
    if (asked[0] === "over") {
      if (!block.flag("over", true))
        reading.error(
          "bad-condition",
          `over is asked as true; for talks that are not over write not: {tables: {${key}: {over: true}}}`,
          join(path, "over"),
          block.entries.get("over")!.value.span,
        );
      return table < 0 ? [] : [{ kind: "over", table }];
    }
    const months = exactly(block, asked[0], true);
    return table < 0 || months === null ? [] : [{ kind: asked[0], table, months }];
  };

/** An exact number under a key; null with a message where it is none. `whole`: a number of months. */
function exactly(block: Block, key: string, whole = false): number | null {
  const entry = block.entries.get(key);
  if (!entry) return null;
  const read = readQuantity(entry.value, whole ? COUNT : ANY);
  const path = join(block.path, key);
  if ("wrong" in read) {
    block.reading.error(read.wrong.code, read.wrong.message, path, entry.value.span, read.wrong.hint);
    return null;
  }
  const { quantity } = read;
  if (quantity.kind === "exact" && (!whole || Number.isInteger(quantity.value))) return quantity.value;
  const wanted = whole ? "in how many months: write a whole number" : "a threshold: write an exact number";
  block.reading.error("bad-quantity", `${key} says ${wanted}`, path, entry.value.span);
  return null;
}
