/**
 * Conditions on the standing, drivers and tables: what they read, whether they hold, and how likely they are where some
 * issues are still open. The part of a condition on one driver or table is an atom; conditions that share atoms are
 * evaluated with the state of all atoms as one bit mask. k issue, o option, x package.
 */
import type { Case, Condition } from "../../language/case.ts";
import { MAX_MASK_BITS } from "../../numbers/bit-mask.ts";
import type { ConditionFinding } from "../../result/index.ts";

export type Atom = Extract<Condition, { kind: "driver" | "met" | "failed" | "over" }>;
type IssueLeaf = Extract<Condition, { kind: "issue" }>;

/** The issues with options that a condition mentions, in order. */
export function issueLeaves(condition: Condition): IssueLeaf[] {
  const leaves: IssueLeaf[] = [];
  visit(condition, (leaf) => {
    if (leaf.kind === "issue") leaves.push(leaf);
  });
  return leaves;
}

/** Issues that a condition reads, each once, in order of first mention. */
export function issuesOf(condition: Condition): number[] {
  return [...new Set(issueLeaves(condition).map(({ issue }) => issue))];
}

/** Atoms of a condition, in order. */
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

/** Whether a procedure, a reaction or a question of a case asks about drivers or tables. */
export function asksMonthly({ questions, reactions, issues }: Case): boolean {
  const conditions = [...questions, ...reactions, ...issues.flatMap(({ procedure }) => procedure ?? [])];
  return conditions.some(({ when }) => !isStatic(when));
}

/** The condition with ids in place of indices. */
export function statedCondition(c: Case, condition: Condition): ConditionFinding {
  switch (condition.kind) {
    case "issue": {
      const { id, options } = c.issues[condition.issue];
      return { kind: "issue", issue: id, options: condition.options.map((o) => options[o].id) };
    }
    case "driver":
      return { ...condition, driver: c.drivers[condition.driver].id };
    case "met":
    case "failed":
    case "over":
      return { ...condition, table: c.tables[condition.table].id };
    case "all":
    case "any":
      return { kind: condition.kind, of: condition.of.map((part) => statedCondition(c, part)) };
    case "not":
      return { kind: "not", of: statedCondition(c, condition.of) };
  }
}

function visit(condition: Condition, leaf: (one: Atom | IssueLeaf) => void): void {
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

/** Chance that a condition holds. `issue` gives the chance that an issue ends at one of some options; issues are independent. */
export type Chance = (
  issue: (k: number, options: readonly number[]) => number,
  live: (atom: Atom) => boolean,
) => number;

export function chanceOf(condition: Condition): Chance {
  switch (condition.kind) {
    case "issue": {
      const { issue: k, options } = condition;
      return (issue) => issue(k, options);
    }
    case "all": {
      const parts = condition.of.map(chanceOf);
      return (issue, live) => {
        let chance = 1;
        for (let j = 0; j < parts.length; j++) chance *= parts[j](issue, live);
        return chance;
      };
    }
    case "any": {
      const union = onOneIssue(condition.of);
      if (union) return chanceOf(union);
      const parts = condition.of.map(chanceOf);
      return (issue, live) => {
        let none = 1;
        for (let j = 0; j < parts.length; j++) none *= 1 - parts[j](issue, live);
        return 1 - none;
      };
    }
    case "not": {
      const part = chanceOf(condition.of);
      return (issue, live) => 1 - part(issue, live);
    }
    default:
      return (_issue, live) => (live(condition) ? 1 : 0);
  }
}

/** Alternatives on one and the same issue as one leaf with the union of their options; null where they are not that. */
function onOneIssue(alternatives: readonly Condition[]): IssueLeaf | null {
  const leaves = alternatives.map(leafOf);
  const [leaf] = leaves;
  if (!leaf || leaves.some((one) => one?.issue !== leaf.issue)) return null;
  return { ...leaf, options: [...new Set(leaves.flatMap((one) => one!.options))] };
}

/** The one issue that a condition is about, where it is no more than that. */
function leafOf(condition: Condition): IssueLeaf | null {
  if (condition.kind === "issue") return condition;
  return (condition.kind === "all" || condition.kind === "any") && condition.of.length === 1
    ? leafOf(condition.of[0])
    : null;
}

/** Atoms that a set of conditions shares, each once, with the bit that stands for it. */
export interface AtomSet {
  atoms: Atom[];
  bitOf(atom: Atom): number;
}

/** @throws Error where the conditions ask more than `MAX_MASK_BITS` different things of drivers and tables (language refuses such a case) */
export function atomSet(conditions: readonly Condition[]): AtomSet {
  const bits = new Map<string, number>();
  const atoms: Atom[] = [];
  for (const atom of conditions.flatMap(atomsOf)) {
    const name = JSON.stringify(atom);
    if (!bits.has(name)) bits.set(name, atoms.push(atom) - 1);
  }
  if (atoms.length > MAX_MASK_BITS) throw new Error(`${atoms.length} atoms do not fit one bit mask`);
  return { atoms, bitOf: (atom) => bits.get(JSON.stringify(atom))! };
}

/** A condition over one atom set, ready to be asked often. */
export interface Test {
  condition: Condition;
  holds(rows: ArrayLike<number>, at: number, bits: number): boolean;
  /** Its atoms, as a mask. */
  mask: number;
}

export function testOf(condition: Condition, set: AtomSet): Test {
  const mask = atomsOf(condition).reduce((bits, atom) => bits | (1 << set.bitOf(atom)), 0);
  return { condition, mask, holds: compiled(condition, set) };
}

function compiled(condition: Condition, set: AtomSet): Test["holds"] {
  switch (condition.kind) {
    case "issue": {
      const { issue, options } = condition;
      return (rows, at) => options.includes(rows[at + issue]);
    }
    case "all": {
      const parts = condition.of.map((one) => compiled(one, set));
      return (rows, at, bits) => parts.every((part) => part(rows, at, bits));
    }
    case "any": {
      const parts = condition.of.map((one) => compiled(one, set));
      return (rows, at, bits) => parts.some((part) => part(rows, at, bits));
    }
    case "not": {
      const part = compiled(condition.of, set);
      return (rows, at, bits) => !part(rows, at, bits);
    }
    default: {
      const bit = 1 << set.bitOf(condition);
      return (_rows, _at, bits) => (bits & bit) !== 0;
    }
  }
}
