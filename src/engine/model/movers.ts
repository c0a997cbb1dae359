/**
 * Movers, in the order of a month: tables as declared, then for each issue the actor that alone moves it and the actors
 * that may exit. All have the same form: members whose gains count, issues that may change.
 */
import type { Case } from "../../language/case.ts";
import { key, type Key } from "../../numbers/streams.ts";
import { exitFrom, reachable, type Packages } from "./packages.ts";

export interface Mover {
  kind: "table" | "review" | "exit";
  id: string;
  /** Index into `Case.tables`, -1 for reviews and exits. */
  table: number;
  /** Actors whose gains count: the parties (which pay their own friction), then ratifiers. */
  members: number[];
  parties: number;
  agenda: number[];
  /** Parameter of the rate a year, and of `concludes` (-1: always). */
  rate: number;
  concludes: number;
  /** Last month in which it may act. */
  deadline: number;
  key: Key;
  chair: Key;
  /** Parameters of power and chairs, one a party; empty for other movers than tables. */
  power: number[];
  chairs: number[];
  proposes: "nash" | "own";
  transfers: boolean;
  /** Needs of the members that the agenda's issues meet, ordered by member, and where each member's begin (members + 1 entries). */
  needs: Int32Array;
  needStart: Int32Array;
  /** One byte a party: whether it holds a belief about another member. */
  believes: Uint8Array;
  /** Packages that it can choose from at standing q. */
  reach(q: number): Int32Array;
  /** Options of these packages on the agenda, agenda.length bytes a package. */
  choices(q: number): Uint8Array;
}

/** Limit on cached entries of reachable sets; beyond it they are recomputed. */
const MAX_CACHED_ENTRIES = 8_000_000;

export function moversOf(
  c: Case,
  packages: Packages,
  needActor: Int32Array,
  needIssues: number[][],
  seed: number,
): Mover[] {
  const movers: Mover[] = [];
  const add = (
    mover: Omit<Mover, "needs" | "needStart" | "believes" | "reach" | "choices">,
    find: (q: number) => Int32Array,
  ): void => {
    const needs: number[] = [];
    const needStart = [0];
    for (const i of mover.members) {
      for (let need = 0; need < needActor.length; need++) {
        if (needActor[need] === i && needIssues[need].some((k) => mover.agenda.includes(k))) needs.push(need);
      }
      needStart.push(needs.length);
    }
    const believes = Uint8Array.from(mover.members.slice(0, mover.parties), (i) =>
      c.actors[i].beliefs.some((b) => mover.members.includes(actorOf(c, b.about)) && actorOf(c, b.about) !== i) ? 1 : 0,
    );
    const cache = new Map<number, { reach: Int32Array; choices: Uint8Array }>();
    let kept = 0;
    const at = (q: number): { reach: Int32Array; choices: Uint8Array } => {
      let found = cache.get(q);
      if (!found) {
        const reach = find(q);
        const { K, rows } = packages;
        const G = mover.agenda.length;
        const choices = new Uint8Array(reach.length * G);
        for (let x = 0; x < reach.length; x++)
          for (let g = 0; g < G; g++) choices[x * G + g] = rows[reach[x] * K + mover.agenda[g]];
        found = { reach, choices };
        if (kept + reach.length > MAX_CACHED_ENTRIES) {
          cache.clear();
          kept = 0;
        }
        cache.set(q, found);
        kept += reach.length;
      }
      return found;
    };
    movers.push({
      ...mover,
      needs: Int32Array.from(needs),
      needStart: Int32Array.from(needStart),
      believes,
      reach: (q) => at(q).reach,
      choices: (q) => at(q).choices,
    });
  };

  c.tables.forEach((table, t) => {
    const ratifiers = table.ratifiedBy.filter((i) => !table.parties.includes(i));
    add(
      {
        kind: "table",
        id: table.id,
        table: t,
        members: [...table.parties, ...ratifiers],
        parties: table.parties.length,
        agenda: table.issues,
        rate: table.meetingsPerYear.steps[0].value,
        concludes: table.concludes.steps[0].value,
        deadline: table.deadline ?? Infinity,
        key: key(seed, `tables.${table.id}/meeting`),
        chair: key(seed, `tables.${table.id}/chair`),
        power: table.power,
        chairs: table.chairs,
        proposes: table.proposes,
        transfers: table.transfers,
      },
      (q) => reachable(c, packages, table.issues, q),
    );
  });
  c.issues.forEach((issue, k) => {
    const alone = (i: number, kind: "review" | "exit", name: string, find: (q: number) => Int32Array): void =>
      add(
        {
          kind,
          id: issue.id,
          table: -1,
          members: [i],
          parties: 1,
          agenda: [k],
          rate: issue.reviewsPerYear.steps[0].value,
          concludes: -1,
          deadline: Infinity,
          key: key(seed, name),
          chair: key(seed, name),
          power: [],
          chairs: [],
          proposes: "own",
          transfers: false,
        },
        find,
      );
    if (issue.movedBy !== null)
      alone(issue.movedBy, "review", `issues.${issue.id}/review`, (q) => reachable(c, packages, [k], q));
    for (const { actor, option } of issue.exit)
      alone(actor, "exit", `issues.${issue.id}/exit/${c.actors[actor].id}`, (q) => exitFrom(packages, k, option, q));
  });
  return movers;
}

/** The actor whose number this is; -1 where it is no actor's. */
export function actorOf(c: Case, parameter: number): number {
  const { owner } = c.parameters[parameter];
  return owner.kind === "actor" ? owner.actor : -1;
}
