/** Statements on today whose package cannot be agreed in one move, or does not take the actor's consent. */
import type { Case, Issue, Span } from "../case.ts";
import type { Reading } from "../blocks/reading.ts";
import { broken } from "../blocks/issues.ts";

export function checkToday(reading: Reading, c: Case, span: (path: string) => Span | null): void {
  for (const { id, actor, options } of c.today) {
    const path = `today.${id}`;
    const say = (message: string): void =>
      reading.error("bad-statement", message, `${path}.package`, span(`${path}.package`));
    const changed = c.issues.flatMap((_, k) => (options[k] === c.standing[k] ? [] : [k]));
    if (changed.length === 0) {
      say("this package is what stands already; name an option that does not");
      continue;
    }
    const constraint = broken(c.constraints, options);
    if (constraint) {
      say(`this package is not feasible: the constraint '${constraint.id}' forbids it`);
      continue;
    }
    const consents = consentsTo(c, changed, options);
    if (consents.length === 0)
      say(
        `no table, and no actor alone, can move ${changed.map((k) => `${c.issues[k].id} to ${c.issues[k].options[options[k]].id}`).join(" and ")} from what stands in one step${firstStep(c, changed, options)}`,
      );
    else if (actor !== null && !consents.some((members) => members.includes(actor)))
      reading.warn(
        "no-consent",
        `this package does not need the consent of ${c.actors[actor].name}`,
        `${path}.actor`,
        span(`${path}.actor`),
      );
  }
}

/** Those whose consent each way to a package takes: a table, the actor that moves its one issue, or one that exits. */
function consentsTo(c: Case, changed: readonly number[], options: Uint8Array): number[][] {
  const [first] = changed;
  const isAllowed = changed.every((k) => mayMove(c.issues[k], c.standing[k], options[k]));
  const { movedBy, exit } = c.issues[first];
  return [
    ...c.tables
      .filter(({ issues }) => isAllowed && changed.every((k) => issues.includes(k)))
      .map(({ parties, ratifiedBy }) => [...parties, ...ratifiedBy]),
    ...(changed.length === 1 && isAllowed && movedBy !== null ? [[movedBy]] : []),
    ...(changed.length === 1 ? exit.filter(({ option }) => option === options[first]).map(({ actor }) => [actor]) : []),
  ];
}

/** Of an option that comes after others: the step from what stands that leads to it; '' where none does. */
function firstStep(c: Case, changed: readonly number[], options: Uint8Array): string {
  const steps = changed.flatMap((k) => {
    const issue = c.issues[k];
    const first = stepTowards(issue, c.standing[k], options[k]);
    return first === null || first === options[k] ? [] : [`${issue.id}=${issue.options[first].id}`];
  });
  return steps.length === 0 ? "" : `; a statement on today is about the first step: ${steps.join(", ")}`;
}

/** The first option on the shortest way from a to b, each step one that may be taken; null where there is none. */
function stepTowards(issue: Issue, a: number, b: number): number | null {
  const seen = new Set([b]);
  const queue = [b];
  for (const at of queue) {
    if (mayMove(issue, a, at)) return at;
    issue.options.forEach((_, one) => {
      if (one === a || seen.has(one) || !mayMove(issue, one, at)) return;
      seen.add(one);
      queue.push(one);
    });
  }
  return null;
}

/** Whether a table, or the actor who moves it, may take an issue from option a to b. */
function mayMove({ options, reversible }: Issue, a: number, b: number): boolean {
  const { after } = options[b];
  return (after.length === 0 || after.includes(a)) && (reversible || b > a);
}
