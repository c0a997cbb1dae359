/** Truth of a condition as far as it is known before a simulation. Index: x package, one byte an issue. */
import type { Case, Condition, Driver } from "../case.ts";

/**
 * Whether a condition holds of the options that begin at `at` of `rows`, whatever drivers and tables do; null where that
 * hangs on them.
 */
export function verdict(c: Case, condition: Condition, rows: ArrayLike<number>, at = 0): boolean | null {
  switch (condition.kind) {
    case "issue":
      return condition.options.includes(rows[at + condition.issue]);
    case "driver":
      return ofLevel(c.drivers[condition.driver], condition.above, condition.below);
    case "over":
      return c.tables[condition.table]?.deadline === null ? false : null;
    case "met":
    case "failed":
      return null;
    case "not": {
      const inner = verdict(c, condition.of, rows, at);
      return inner === null ? null : !inner;
    }
    case "all":
      return joined(c, condition.of, rows, at, false);
    case "any":
      return joined(c, condition.of, rows, at, true);
  }
}

/** `deciding` where one part is so, null where one is open, else the opposite. */
function joined(
  c: Case,
  parts: readonly Condition[],
  rows: ArrayLike<number>,
  at: number,
  deciding: boolean,
): boolean | null {
  let found: boolean | null = !deciding;
  for (const part of parts) {
    const one = verdict(c, part, rows, at);
    if (one === deciding) return deciding;
    if (one === null) found = null;
  }
  return found;
}

/** Truth of a condition on a driver's level, from the driver's range. */
function ofLevel(driver: Driver | undefined, above: number | null, below: number | null): boolean | null {
  if (!driver) return null;
  const { min, max } = driver;
  if ((above !== null && above >= max) || (below !== null && below <= min)) return false;
  return (above === null || above < min) && (below === null || below > max) ? true : null;
}

/** Offsets of the feasible packages in `Case.packages`. */
export function* packageOffsets(c: Case): Generator<number> {
  for (let at = 0; at < c.packages.length; at += c.issues.length) yield at;
}

/** The same of those in which every outcome of a procedure, but for one that stands today, can stand on what it follows from. */
export function* supportedOffsets(c: Case): Generator<number> {
  const procedures = c.issues.flatMap(({ procedure }, k) => (procedure ? [{ k, when: procedure.when }] : []));
  for (const at of packageOffsets(c)) {
    const held = ({ k, when }: (typeof procedures)[number]): boolean => {
      const o = c.packages[at + k];
      return o === 0 || o === c.standing[k] || verdict(c, when, c.packages, at) !== false;
    };
    if (procedures.every(held)) yield at;
  }
}

/** Whether some feasible package can fulfil a condition; `option` at issue `k` asked besides. */
export function canHold(c: Case, condition: Condition, k = -1, option = -1): boolean {
  for (const at of packageOffsets(c))
    if ((k < 0 || c.packages[at + k] === option) && verdict(c, condition, c.packages, at) !== false) return true;
  return false;
}

/** Every part of a condition that asks about one thing, with those under `not` marked. */
export function* partsOf(
  condition: Condition,
  negated = false,
): Generator<{ part: Exclude<Condition, { of: unknown }>; negated: boolean }> {
  if (condition.kind === "not") yield* partsOf(condition.of, !negated);
  else if (condition.kind === "all" || condition.kind === "any")
    for (const one of condition.of) yield* partsOf(one, negated);
  else yield { part: condition, negated };
}

/** Issues that a condition reads, each once. */
export function issuesRead(condition: Condition): Set<number> {
  const read = new Set<number>();
  for (const { part } of partsOf(condition)) if (part.kind === "issue") read.add(part.issue);
  return read;
}

/** Every condition of a case, with the path of its block. */
export function conditionsOf(c: Case): { path: string; condition: Condition }[] {
  return [
    ...c.issues.flatMap(({ id, procedure, expected }) => [
      ...(procedure ? [{ path: `issues.${id}.procedure`, condition: procedure.when }] : []),
      ...(expected ? [{ path: `issues.${id}.expected`, condition: expected.when }] : []),
    ]),
    ...c.tables.flatMap((table) => (table.while ? [{ path: `tables.${table.id}.while`, condition: table.while }] : [])),
    ...c.reactions.map(({ id, when }) => ({ path: `reactions.${id}`, condition: when })),
    ...c.questions.map(({ id, when }) => ({ path: `questions.${id}`, condition: when })),
  ];
}
