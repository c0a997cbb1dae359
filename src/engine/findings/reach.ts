/**
 * Numbers that can reach the answer to a question: those that the simulation reads on the way to it, followed back
 * through issues, movers, their members, drivers and conditions (docs/methods/findings.md#what-decides-an-answer). A
 * number outside cannot change one future's answer, whatever it is; one inside need not change any. i actor, k issue,
 * m mover, d driver, t table, n need, p parameter.
 */
import type { Condition, TodayStatement } from "../../language/case.ts";
import type { Model } from "../compile.ts";
import { atomsOf, issuesOf } from "../model/conditions.ts";
import { actorOf } from "../model/movers.ts";

export interface Reach {
  /** By parameter. */
  numbers: readonly boolean[];
  /** Actors whose gains are read, and with them what the case leaves out of these. */
  actors: ReadonlySet<number>;
}

/** What reaches the answers to any of these questions, and who would accept what these statements say of today. */
export function reachOf(model: Model, questions: readonly number[], statements: readonly TodayStatement[] = []): Reach {
  const { case: c, movers } = model;
  const seen = new Set<string>();
  const gaining = new Set<number>();
  const isNew = (name: string): boolean => !seen.has(name) && seen.add(name) !== null;

  const condition = (when: Condition): void => {
    issuesOf(when).forEach(issue);
    for (const atom of atomsOf(when)) {
      if (atom.kind === "driver") driver(atom.driver);
      else movers.forEach(({ table }, m) => table === atom.table && mover(m));
    }
  };
  const issue = (k: number): void => {
    if (!isNew(`issue ${k}`)) return;
    movers.forEach(({ agenda }, m) => agenda.includes(k) && mover(m));
    const { procedure, expected } = c.issues[k];
    if (procedure) condition(procedure.when);
    if (expected) condition(expected.when);
    for (const { never, if: given, then } of c.constraints) {
      const read = [never, given, then].flatMap((one) => one?.map((part) => part.issue) ?? []);
      if (read.includes(k)) read.forEach(issue);
    }
  };
  const driver = (d: number): void => {
    if (!isNew(`driver ${d}`)) return;
    c.reactions.forEach((reaction, r) => {
      if (reaction.driver !== d) return;
      seen.add(`reaction ${r}`);
      condition(reaction.when);
    });
  };
  const mover = (m: number): void => {
    if (!isNew(`mover ${m}`)) return;
    const { agenda, members, concerns, swayed, needs, rate, concludes, condition: open, table } = movers[m];
    if (table >= 0) seen.add(`table ${table}`);
    [...agenda, ...swayed].forEach(issue);
    for (const { driver: d } of [...rate.movedBy, ...(concludes?.movedBy ?? [])]) driver(d);
    if (open) condition(open);
    for (const i of concerns) seen.add(`actor ${i}`);
    for (const i of members) {
      gaining.add(i);
      for (const k of [...agenda, ...swayed]) seen.add(`stake ${i} ${k}`);
      for (const belief of c.actors[i].beliefs) learning(i, actorOf(c, belief.about));
    }
    for (const n of needs) need(n);
  };
  const need = (n: number): void => {
    const { actor, issues: meets, sharpeners } = model.shape.needs[n];
    seen.add(`need ${actor} ${c.actors[actor].needs.findIndex(({ id }) => id === model.shape.needs[n].id)}`);
    for (const { driver: d } of sharpeners) driver(d);
    meets.forEach(issue);
  };
  /** A belief learns wherever its holder meets the actor that it is about. */
  const learning = (holder: number, about: number): void => {
    seen.add(`beliefs ${holder}`);
    movers.forEach(({ members }, m) => members.includes(holder) && members.includes(about) && mover(m));
  };

  for (const q of questions) {
    condition(model.questions[q].when);
    if (model.questions[q].given >= 0) condition(model.questions[model.questions[q].given].when);
  }
  for (const { options, actor } of statements) {
    options.forEach((option, k) => option !== c.standing[k] && issue(k));
    if (actor === null) continue;
    gaining.add(actor);
    seen.add(`actor ${actor}`);
    for (const { issue: k } of c.actors[actor].stakes) seen.add(`stake ${actor} ${k}`);
    model.shape.needs.forEach(({ actor: of }, n) => of === actor && need(n));
  }
  return { numbers: numbersIn(model, seen), actors: gaining };
}

/** @param seen names of what is read: of issues, drivers, tables, reactions, actors, and their stakes, needs and beliefs */
function numbersIn({ case: c }: Model, seen: ReadonlySet<string>): boolean[] {
  const hasBeliefs = c.actors.some((_, i) => seen.has(`beliefs ${i}`));
  const numbers = c.parameters.map(({ owner }): boolean => {
    switch (owner.kind) {
      case "case":
        return hasBeliefs;
      case "actor": {
        const { actor, part } = owner;
        if (part?.kind === "stake") return seen.has(`stake ${actor} ${part.issue}`);
        if (part?.kind === "need") return seen.has(`need ${actor} ${part.need}`);
        return seen.has(`${part === null ? "actor" : "beliefs"} ${actor}`);
      }
      case "driver":
        return seen.has(`driver ${owner.driver}`);
      case "issue":
        return seen.has(`issue ${owner.issue}`);
      case "table":
        return seen.has(`table ${owner.table}`);
      case "reaction":
        return seen.has(`reaction ${owner.reaction}`);
      default:
        return false;
    }
  });
  for (const { governments } of c.actors)
    for (const { set } of governments?.lines ?? [])
      for (const { parameter, quantity } of set) numbers[quantity] = numbers[parameter];
  if (c.parameters.some(({ computed }, p) => computed && numbers[p]))
    c.parameters.forEach(({ owner }, p) => {
      numbers[p] ||= owner.kind === "lens";
    });
  return numbers;
}
