/**
 * Conditions on the standing, drivers and tables: what they read, and whether they hold. What a condition asks of a
 * driver or a table is an atom; atoms have one number each over the whole model, so that the state of all of them is one bit mask.
 * k issue, o option, d driver, t table, x package.
 */
import type { Condition } from "../../language/case.ts";
import { truthOf, type Packages } from "./packages.ts";

export type Atom = Extract<Condition, { kind: "driver" | "met" | "failed" | "over" }>;
type Leaf = Atom | Extract<Condition, { kind: "issue" }>;

/** Issues that a condition reads, each once, in order of first mention. */
export function issuesOf(condition: Condition): number[] {
  const issues = new Set<number>();
  visit(condition, (leaf) => {
    if (leaf.kind === "issue") issues.add(leaf.issue);
  });
  return [...issues];
}

/** The issues with options that a condition mentions, in order. */
export function issueLeaves(condition: Condition): Extract<Condition, { kind: "issue" }>[] {
  const leaves: Extract<Condition, { kind: "issue" }>[] = [];
  visit(condition, (leaf) => {
    if (leaf.kind === "issue") leaves.push(leaf);
  });
  return leaves;
}

/** What a condition asks of drivers and tables, in order. */
export function atomsOf(condition: Condition): Atom[] {
  const atoms: Atom[] = [];
  visit(condition, (leaf) => {
    if (leaf.kind !== "issue") atoms.push(leaf);
  });
  return atoms;
}

/** Whether the standing alone decides it. */
export function isStatic(condition: Condition): boolean {
  return atomsOf(condition).length === 0;
}

function visit(condition: Condition, leaf: (one: Leaf) => void): void {
  if (condition.kind === "not") visit(condition.of, leaf);
  else if (condition.kind === "all" || condition.kind === "any") for (const one of condition.of) visit(one, leaf);
  else leaf(condition);
}

/** Whether it holds for the options that begin at `at` of `rows`; `live` says whether an atom holds now. */
export function satisfied(
  condition: Condition,
  rows: ArrayLike<number>,
  at: number,
  live: (atom: Atom) => boolean,
): boolean {
  switch (condition.kind) {
    case "issue":
      return condition.options.includes(rows[at + condition.issue]);
    case "all":
      for (const one of condition.of) if (!satisfied(one, rows, at, live)) return false;
      return true;
    case "any":
      for (const one of condition.of) if (satisfied(one, rows, at, live)) return true;
      return false;
    case "not":
      return !satisfied(condition.of, rows, at, live);
    default:
      return live(condition);
  }
}

/** One byte a package: whether a condition holds of it while every atom of it is as `live` says. */
export function truthUnder(packages: Packages, condition: Condition, live: (atom: Atom) => boolean): Uint8Array {
  return truthOf(packages, (rows, at) => satisfied(condition, rows, at, live));
}
