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

/** Truth of a condition by feasible package: 0 false, 2 true, 1 where it hangs on drivers or tables. */
export function verdicts(c: Case, condition: Condition): Uint8Array {
  const { packages } = c;
  const K = c.issues.length;
  const out = new Uint8Array(packages.length / K);
  switch (condition.kind) {
    case "issue": {
      const truth = Uint8Array.from(c.issues[condition.issue].options, (_, o) =>
        condition.options.includes(o) ? 2 : 0,
      );
      for (let x = 0, at = condition.issue; x < out.length; x++, at += K) out[x] = truth[packages[at]];
      return out;
    }
    case "all":
      out.fill(2);
      for (const part of condition.of) leastOf(out, verdicts(c, part));
      return out;
    case "any":
      for (const part of condition.of) mostOf(out, verdicts(c, part));
      return out;
    case "not": {
      const inner = verdicts(c, condition.of);
      for (let x = 0; x < out.length; x++) out[x] = 2 - inner[x];
      return out;
    }
    default: {
      const one = verdict(c, condition, packages);
      return out.fill(one === null ? 1 : one ? 2 : 0);
    }
  }
}

function leastOf(a: Uint8Array, b: Uint8Array): void {
  for (let x = 0; x < a.length; x++) if (b[x] < a[x]) a[x] = b[x];
}

function mostOf(a: Uint8Array, b: Uint8Array): void {
  for (let x = 0; x < a.length; x++) if (b[x] > a[x]) a[x] = b[x];
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

/** One byte a feasible package: 1 where every outcome of a procedure, but for one that stands today, can stand on what it follows from. */
export function supported(c: Case): Uint8Array {
  const K = c.issues.length;
  const out = new Uint8Array(c.packages.length / K).fill(1);
  c.issues.forEach(({ procedure }, k) => {
    if (!procedure) return;
    const held = verdicts(c, procedure.when);
    for (let x = 0, at = k; x < out.length; x++, at += K) {
      const o = c.packages[at];
      if (o !== 0 && o !== c.standing[k] && held[x] === 0) out[x] = 0;
    }
  });
  return out;
}

/** Whether some feasible package can fulfil a condition; `option` at issue `k` asked besides. */
export function canHold(c: Case, condition: Condition, k = -1, option = -1): boolean {
  const K = c.issues.length;
  for (let at = 0; at < c.packages.length; at += K)
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
