/** What a condition asks of a standing, of drivers and of tables: whether it holds, and its chance where issues have chances. */
import type { Case, Condition, Month, Predicate } from "../../../src/language/case.ts";
import { product, sum, type Package } from "./world.ts";

/** Months of a table, counted after as_of. */
export interface Tally {
  /** With a meeting. */
  met: number;
  /** With a meeting that changed nothing, since the table last changed the standing. */
  failed: number;
  /** Whether the table has changed the standing. */
  changed: boolean;
}

/** What conditions see beside the standing: the month, its levels of the drivers, and the tables so far. */
export interface Sight {
  month: Month;
  z: number[];
  tables: Tally[];
}

export const unmet = (c: Case): Tally[] => c.tables.map(() => ({ met: 0, failed: 0, changed: false }));

/** Levels seen at as_of, when no table has met. */
export const sightToday = (c: Case, z: number[]): Sight => ({ month: c.asOf, z, tables: unmet(c) });

/** Whether a standing answers a predicate. */
export function holds(predicate: Predicate, q: Package): boolean {
  return predicate.every(({ issue, options }) => options.includes(q[issue]));
}

export function answers(c: Case, condition: Condition, q: Package, sight: Sight): boolean {
  switch (condition.kind) {
    case "issue":
      return condition.options.includes(q[condition.issue]);
    case "driver": {
      const z = sight.z[condition.driver];
      return (condition.above === null || z > condition.above) && (condition.below === null || z < condition.below);
    }
    case "met":
      return sight.tables[condition.table].met >= condition.months;
    case "failed":
      return sight.tables[condition.table].failed >= condition.months;
    case "over": {
      const { deadline } = c.tables[condition.table];
      return deadline !== null && sight.month > deadline && !sight.tables[condition.table].changed;
    }
    case "all":
      return condition.of.every((one) => answers(c, one, q, sight));
    case "any":
      return condition.of.some((one) => answers(c, one, q, sight));
    case "not":
      return !answers(c, condition.of, q, sight);
  }
}

/** Whether a condition itself asks about a driver or a table. */
export function readsMonths(condition: Condition): boolean {
  switch (condition.kind) {
    case "issue":
      return false;
    case "all":
    case "any":
      return condition.of.some(readsMonths);
    case "not":
      return readsMonths(condition.of);
    default:
      return true;
  }
}

/** Issues that a condition reads. */
export function issuesRead(condition: Condition): number[] {
  switch (condition.kind) {
    case "issue":
      return [condition.issue];
    case "all":
    case "any":
      return condition.of.flatMap(issuesRead);
    case "not":
      return issuesRead(condition.of);
    default:
      return [];
  }
}

/** Chance of a condition, pi(k) the chances of the options of issue k: independent, what is asked of drivers and tables as it stands. */
export function chanceOf(
  condition: Condition,
  pi: (k: number) => number[],
  stands: (one: Condition) => boolean,
): number {
  const one = (part: Condition): number => chanceOf(part, pi, stands);
  switch (condition.kind) {
    case "issue":
      return sum(condition.options.map((o) => pi(condition.issue)[o]));
    case "all":
      return product(condition.of.map(one));
    case "any": {
      const union = unionOf(condition.of);
      return union ? one(union) : 1 - product(condition.of.map((part) => 1 - one(part)));
    }
    case "not":
      return 1 - one(condition.of);
    default:
      return stands(condition) ? 1 : 0;
  }
}

/** One predicate for several on one and the same issue; null where they are anything else. */
function unionOf(parts: Condition[]): Condition | null {
  const options = new Set<number>();
  let issue: number | null = null;
  for (const part of parts) {
    if (part.kind !== "issue" || (issue !== null && issue !== part.issue)) return null;
    issue = part.issue;
    for (const o of part.options) options.add(o);
  }
  return issue === null ? null : { kind: "issue", issue, options: [...options] };
}
