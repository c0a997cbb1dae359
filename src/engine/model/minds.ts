/**
 * Numbers that change with actors' minds (docs/methods/model.md#minds-and-governments): for every actor its own
 * uncertain numbers with their streams, and the causes of change. i actor, k issue, o option (counted over all issues).
 */
import type { Actor, Case } from "../../language/case.ts";
import { key, type Key } from "../../numbers/streams.ts";
import type { Shape } from "./terms.ts";

export interface GovernmentPlan {
  now: number;
  persistence: number;
  /** By line: the numbers that stand in place of the actor's. */
  lines: { parameter: number; quantity: number }[][];
  past: { month: number; line: number }[];
  changes: {
    /** Month of a dated change; -1 for one that may come at any time. */
    on: number;
    perYear: number;
    from: number[];
    to: { line: number; chance: number }[];
    changeKey: Key;
    lineKey: Key;
  }[];
}
export interface MindPlan {
  /** Own numbers with a continuous distribution, up to as_of, after it (a scenario may give another) or both. */
  numbers: { parameter: number; mind: Key; before: boolean; after: boolean }[];
  /** Residuals, by column i * O + o. */
  residuals: { column: number; mind: Key }[];
  turnover: { perYear: number; persistence: number; key: Key } | null;
  governments: GovernmentPlan | null;
}

/** Weights of a number's normal score: of its own uniform's, and of each factor's that it shares. */
export interface Mixture {
  own: number;
  factors: { key: Key; correlation: number }[];
}

/** The mixtures of a case, by parameter. */
export function mixturesOf(c: Case, seed: number): Map<number, Mixture> {
  const mixtures = new Map<number, Mixture>();
  c.parameters.forEach(({ factors }, p) => {
    if (!factors || factors.length === 0) return;
    const shared = factors.reduce((sum, { correlation }) => sum + correlation * correlation, 0);
    mixtures.set(p, {
      own: Math.sqrt(Math.max(0, 1 - shared)),
      factors: factors.map(({ factor, correlation }) => ({
        key: key(seed, `factors.${c.factors[factor].id}`),
        correlation,
      })),
    });
  });
  return mixtures;
}

/**
 * One plan an actor; null for actors whose mind never changes and who have no governments.
 * @param scenario the parameters that stand in place of others after as_of
 */
export function mindPlans(
  c: Case,
  shape: Shape,
  scenario: readonly { parameter: number; quantity: number }[],
  residualKeys: readonly (Key | null)[],
  seed: number,
): (MindPlan | null)[] {
  const isContinuous = (p: number): boolean => !["exact", "one_of"].includes(c.parameters[p].quantity.kind);
  const lawAfter = (p: number): number => scenario.find(({ parameter }) => parameter === p)?.quantity ?? p;
  return c.actors.map((actor, i): MindPlan | null => {
    if (!actor.turnover && !actor.governments) return null;
    const own = new Set(ownNumbers(actor));
    const lines = actor.governments?.lines ?? [];
    for (const { set } of lines) for (const { parameter, quantity } of set) if (own.has(parameter)) own.add(quantity);
    return {
      numbers: [...own].flatMap((parameter) => {
        const before = isContinuous(parameter);
        const after = isContinuous(lawAfter(parameter));
        const mind = key(seed, `mind.${c.parameters[parameter].path}`);
        return before || after ? [{ parameter, mind, before, after }] : [];
      }),
      residuals: c.issues.flatMap((issue, k) =>
        issue.options.flatMap((option, o) => {
          const column = i * shape.O + shape.offset[k] + o;
          return residualKeys[column]
            ? [{ column, mind: key(seed, `mind.actors.${actor.id}.residual/${issue.id}/${option.id}`) }]
            : [];
        }),
      ),
      turnover: actor.turnover && { ...actor.turnover, key: key(seed, `actors.${actor.id}.turnover/change`) },
      governments: actor.governments && {
        now: actor.governments.now,
        persistence: actor.governments.persistence,
        lines: lines.map(({ set }) => set),
        past: actor.governments.past,
        changes: actor.governments.changes.map(({ id, on, perYear, from, to }) => ({
          on: on ?? -1,
          perYear: perYear ?? -1,
          from,
          to,
          changeKey: key(seed, `actors.${actor.id}.governments.changes.${id}/change`),
          lineKey: key(seed, `actors.${actor.id}.governments.changes.${id}/line`),
        })),
      },
    };
  });
}

/** Parameters that are an actor's own mind: stakes, needs, friction, beliefs, reliability. */
function ownNumbers(actor: Actor): number[] {
  const numbers = [actor.friction, actor.reliability];
  for (const { weight, friction, values } of actor.stakes) numbers.push(weight, ...friction, ...values);
  for (const { weight, level, sharpenedBy, metBy } of actor.needs) {
    numbers.push(weight, level);
    for (const { from, to, by } of sharpenedBy) numbers.push(from, to, by);
    for (const { parts } of metBy) numbers.push(...parts);
  }
  for (const { value, bias } of actor.beliefs) {
    if (value !== null) numbers.push(value);
    if (bias !== null) numbers.push(bias);
  }
  return numbers;
}
