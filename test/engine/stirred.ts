/**
 * A random case in which more happens than a sensible author would write: conditions of any form everywhere, exits from most issues,
 * short procedures with outcomes of any option, records that ask little, and no friction for some.
 */
import type { Case, Condition, ParameterIndex, Quantity, Rate } from "../../src/language/case.ts";
import { Dice } from "./random-case.ts";

interface Plan {
  dice: Dice;
  c: Case;
}

/** The same seed gives the same case; readings go to earlier issues only, so that there is no circle. */
export function stirred(given: Case, seed: number): Case {
  const plan: Plan = { dice: new Dice(seed + 2_000_003), c: structuredClone(given) };
  const { dice, c } = plan;
  const all = [...c.issues.keys()];
  for (const k of all) stirIssue(plan, k);
  for (const table of c.tables) {
    if (dice.yes(0.3)) table.while = condition(plan, all, 2);
    if (dice.yes(0.3)) table.deadline = c.asOf + dice.whole(-6, 12);
  }
  for (const reaction of c.reactions) if (dice.yes(0.7)) reaction.when = condition(plan, all, 2);
  for (const question of c.questions) if (dice.yes(0.5)) question.when = condition(plan, all, 3);
  const nothing = number(plan, "nothing", { kind: "exact", value: 0 });
  for (const actor of c.actors) {
    if (dice.yes(0.5)) actor.friction = nothing;
    for (const stake of actor.stakes) if (dice.yes(0.4)) stake.friction = stake.friction.map(() => nothing);
  }
  if (c.record) {
    const { since, from, known } = c.record;
    c.record.match = all.filter(() => dice.yes(0.3));
    const k = dice.one(all);
    const holds = [{ issue: k, options: [...new Set([from[k], ...someOptions(plan, k)])] }];
    if (dice.yes(0.3))
      c.record.known = [...known, { month: dice.whole(since, c.asOf), holds }].sort((a, b) => a.month - b.month);
  }
  return c;
}

function stirIssue(plan: Plan, k: number): void {
  const { dice, c } = plan;
  const issue = c.issues[k];
  const earlier = [...c.issues.keys()].slice(0, k);
  const path = `issues.${issue.id}`;
  if (issue.procedure) {
    const { procedure } = issue;
    const more = condition(plan, earlier, 2);
    if (dice.yes(0.6))
      procedure.when = dice.yes(0.5) ? { kind: dice.one(["all", "any"]), of: [procedure.when, more] } : more;
    if (dice.yes(0.5))
      procedure.months = number(
        plan,
        `${path}.procedure.months`,
        dice.one<Quantity>([
          { kind: "exact", value: 1 },
          { kind: "uniform", low: 1, high: 4 },
        ]),
        1,
      );
    if (dice.yes(0.3)) procedure.outcomes.push({ option: 0, chance: chance(plan, `${path}.procedure.outcome.again`) });
    if (dice.yes(0.2)) procedure.opened = c.asOf - dice.whole(0, 12);
    procedure.stays = dice.yes(0.3);
  } else if (issue.expected || (k > 0 && dice.yes(0.3))) {
    const chances = someOptions(plan, k).map((option) => ({
      option,
      chance: chance(plan, `${path}.expected.${option}`),
    }));
    issue.expected = { when: condition(plan, earlier, 2), chances };
  }
  if (dice.yes(0.5)) return;
  const leavers = dice.some([...c.actors.keys()], dice.whole(1, 2));
  issue.exit = leavers.map((actor) => ({ actor, option: dice.yes(0.5) ? 0 : dice.whole(0, issue.options.length - 1) }));
  const often = number(plan, `${path}.often`, { kind: "exact", value: 8 });
  issue.reviewsPerYear = { ...issue.reviewsPerYear, steps: [{ month: null, value: often }] } satisfies Rate;
}

function number({ c }: Plan, path: string, quantity: Quantity, min = 0, max = Infinity): ParameterIndex {
  return (
    c.parameters.push({
      path,
      owner: { kind: "case" },
      field: { min, max, above: false, share: false },
      quantity,
      text: "",
      default: false,
      cited: "bare",
      citations: [],
      span: null,
    }) - 1
  );
}

const chance = (plan: Plan, path: string): ParameterIndex =>
  number(plan, path, { kind: "uniform", low: 0.1, high: 0.6 }, 0, 1);

function someOptions({ dice, c }: Plan, k: number): number[] {
  const options = [...c.issues[k].options.keys()];
  return dice.some(options, dice.whole(1, options.length - 1));
}

/** A condition on some of these issues, drivers and tables, at most `depth` joins deep. */
function condition(plan: Plan, issues: readonly number[], depth: number): Condition {
  const { dice, c } = plan;
  const what = dice.whole(0, depth > 0 ? 7 : 3);
  if (what <= 1 && issues.length > 0) {
    const issue = dice.one(issues);
    return { kind: "issue", issue, options: someOptions(plan, issue) };
  }
  if (what <= 3) return atom(plan);
  if (what === 4) return { kind: "not", of: condition(plan, issues, depth - 1) };
  if (what === 5 && issues.length > 0) {
    const issue = dice.one(issues);
    const changed = [...c.issues[issue].options.keys()].slice(1);
    return { kind: "any", of: changed.map((option) => ({ kind: "issue", issue, options: [option] })) };
  }
  return {
    kind: dice.one(["any", "all"]),
    of: [condition(plan, issues, depth - 1), condition(plan, issues, depth - 1)],
  };
}

function atom({ dice, c }: Plan): Condition {
  const table = dice.whole(0, c.tables.length - 1);
  switch (dice.whole(0, 4)) {
    case 0:
      return { kind: "met", table, months: dice.whole(1, 4) };
    case 1:
      return { kind: "failed", table, months: dice.whole(1, 3) };
    case 2:
      return { kind: "over", table };
    default: {
      const at = dice.whole(20, 80);
      return {
        kind: "driver",
        driver: dice.whole(0, c.drivers.length - 1),
        above: dice.yes(0.5) ? at : null,
        below: dice.yes(0.6) ? at + 15 : null,
      };
    }
  }
}
