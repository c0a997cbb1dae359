/**
 * Movers, in the order of a month: tables as declared, then for each issue the actor that alone moves it and the actors
 * that may exit. All have the same form: members whose gains count, issues that may change.
 */
import type { Case, Condition, Rate } from "../../language/case.ts";
import { key, type Key } from "../../numbers/streams.ts";
import type { Foresight } from "./foresight.ts";
import { exitTo, reachable, type Packages } from "./packages.ts";
import { atomsOf } from "./conditions.ts";
import type { Shape } from "./terms.ts";

export interface Mover {
  kind: "table" | "review" | "exit";
  id: string;
  /** Index into `Case.tables`, -1 for reviews and exits. */
  table: number;
  /** Option to which an exit leads; -1 for other movers. */
  target: number;
  /** Actors whose gains count: the parties (which pay their own friction), then ratifiers. */
  members: number[];
  parties: number;
  agenda: number[];
  /** Rate a year, and chance that an occasion concludes (null: always). */
  rate: Rate;
  concludes: Rate | null;
  /** First and last month in which it may act. */
  opens: number;
  deadline: number;
  /** Months in which it meets for certain, with the parameter of `concludes` there (null: the usual). */
  meetsOn: { month: number; concludes: number | null }[];
  /** It does not meet while this fails. */
  condition: Condition | null;
  /** Whether a condition counts its meetings, those that cannot conclude included. */
  counted: boolean;
  key: Key;
  date: Key;
  chair: Key;
  /** Parameters of power and chairs, one a party; empty for other movers than tables. */
  power: number[];
  chairs: number[];
  proposes: "nash" | "own";
  transfers: boolean;
  /**
   * Issues whose outcome it foresees, in reading order; those of them whose chances its agenda can change; and the
   * positions on the agenda that can.
   */
  foreseen: number[];
  swayed: number[];
  swaying: number[];
  /** Actors whose numbers its gains depend on: members, and those who deliver what touches a member. */
  concerns: number[];
  /** Needs of the members that the agenda's or foreseen issues meet, ordered by member, and where each member's begin (members + 1 entries). */
  needs: Int32Array;
  needStart: Int32Array;
  /** One byte a party: whether it holds a belief about another member. */
  believes: Uint8Array;
  /** Packages that it can choose from at standing q while the atoms of the foresight are as `bits`. */
  reach(q: number, bits: number): Int32Array;
  /** Options of these packages on the agenda, agenda.length bytes a package. */
  choices(q: number, bits: number): Uint8Array;
  /** First position on the agenda at which each of these packages differs from the one before; 0 for the first. */
  turns(q: number, bits: number): Uint8Array;
  /** The same packages by the chances of what is swayed: the class of each, and one package of each class. */
  outlooks(q: number, bits: number): Outlooks;
}

/** Packages whose swayed issues have the same chances share a class. */
export interface Outlooks {
  classOf: Int32Array;
  /** A package of each class. */
  examples: number[];
}

/** What a mover can choose from at one standing. */
interface Choice {
  reach: Int32Array;
  choices: Uint8Array;
  turns: Uint8Array;
  outlooks: Outlooks;
}

/** Limit on cached entries of reachable sets; beyond it they are recomputed. */
const MAX_CACHED_ENTRIES = 8_000_000;

export function moversOf(c: Case, packages: Packages, shape: Shape, foresight: Foresight, seed: number): Mover[] {
  const { needActor, touches, K } = shape;
  const needIssues = shape.needs.map((n) => n.issues);
  const counted = countedTables(c);
  const movers: Mover[] = [];
  const add = (
    mover: Omit<
      Mover,
      | "foreseen"
      | "swayed"
      | "swaying"
      | "concerns"
      | "needs"
      | "needStart"
      | "believes"
      | "reach"
      | "choices"
      | "turns"
      | "outlooks"
    >,
    find: (q: number, bits: number) => Int32Array,
  ): void => {
    const foreseen = foresight.seenBy(mover.agenda);
    const swayed = foreseen.filter((k) => foresight.dependence(k, mover.agenda).length > 0);
    const swaying = mover.agenda.flatMap((k, g) =>
      swayed.some((issue) => foresight.dependence(issue, mover.agenda).includes(k)) ? [g] : [],
    );
    const touched = [...mover.agenda, ...swayed];
    const deliverers = c.issues.flatMap(({ deliveredBy }, k) =>
      deliveredBy !== null && mover.members.some((i) => touches[i * K + k] === 1) ? [deliveredBy] : [],
    );
    const needs: number[] = [];
    const needStart = [0];
    for (const i of mover.members) {
      for (let need = 0; need < needActor.length; need++) {
        if (needActor[need] === i && needIssues[need].some((k) => touched.includes(k))) needs.push(need);
      }
      needStart.push(needs.length);
    }
    const believes = Uint8Array.from(mover.members.slice(0, mover.parties), (i) =>
      c.actors[i].beliefs.some((b) => mover.members.includes(actorOf(c, b.about)) && actorOf(c, b.about) !== i) ? 1 : 0,
    );
    const cache = new Map<number, Choice>();
    const states = foresight.returnMask === 0 ? 1 : 2147483648;
    let last: Choice | undefined;
    let lastState = -1;
    let kept = 0;
    const at = (q: number, bits: number): Choice => {
      const state = q * states + (bits & foresight.returnMask);
      if (state === lastState) return last!;
      let found = cache.get(state);
      if (!found) {
        const reach = find(q, bits);
        const { rows } = packages;
        const G = mover.agenda.length;
        const choices = new Uint8Array(reach.length * G);
        for (let x = 0; x < reach.length; x++)
          for (let g = 0; g < G; g++) choices[x * G + g] = rows[reach[x] * K + mover.agenda[g]];
        const turns = new Uint8Array(reach.length);
        for (let x = 1; x < reach.length; x++)
          while (choices[x * G + turns[x]] === choices[(x - 1) * G + turns[x]]) turns[x]++;
        found = { reach, choices, turns, outlooks: outlooksOf(reach, choices, G, swaying) };
        if (kept + reach.length > MAX_CACHED_ENTRIES) {
          cache.clear();
          kept = 0;
        }
        cache.set(state, found);
        kept += reach.length;
      }
      lastState = state;
      return (last = found);
    };
    movers.push({
      ...mover,
      foreseen,
      swayed,
      swaying,
      concerns: [...new Set([...mover.members, ...deliverers])],
      needs: Int32Array.from(needs),
      needStart: Int32Array.from(needStart),
      believes,
      reach: (q, bits) => at(q, bits).reach,
      choices: (q, bits) => at(q, bits).choices,
      turns: (q, bits) => at(q, bits).turns,
      outlooks: (q, bits) => at(q, bits).outlooks,
    });
  };

  c.tables.forEach((table, t) => {
    const ratifiers = table.ratifiedBy.filter((i) => !table.parties.includes(i));
    add(
      {
        kind: "table",
        id: table.id,
        table: t,
        target: -1,
        members: [...table.parties, ...ratifiers],
        parties: table.parties.length,
        agenda: table.issues,
        rate: table.meetingsPerYear,
        concludes: table.concludes,
        opens: table.opens ?? -Infinity,
        deadline: table.deadline ?? Infinity,
        meetsOn: table.meetsOn,
        condition: table.while,
        counted: counted.has(t),
        date: key(seed, `tables.${table.id}/dated`),
        key: key(seed, `tables.${table.id}/meeting`),
        chair: key(seed, `tables.${table.id}/chair`),
        power: table.power,
        chairs: table.chairs,
        proposes: table.proposes,
        transfers: table.transfers,
      },
      (q, bits) => reachable(c, packages, foresight, table.issues, q, bits),
    );
  });
  c.issues.forEach((issue, k) => {
    const alone = (
      i: number,
      kind: "review" | "exit",
      target: number,
      name: string,
      find: (q: number, bits: number) => Int32Array,
    ): void =>
      add(
        {
          kind,
          id: issue.id,
          table: -1,
          target,
          members: [i],
          parties: 1,
          agenda: [k],
          rate: issue.reviewsPerYear,
          concludes: null,
          opens: -Infinity,
          deadline: Infinity,
          meetsOn: [],
          condition: null,
          counted: false,
          date: key(seed, name),
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
      alone(issue.movedBy, "review", -1, `issues.${issue.id}/review`, (q, bits) =>
        reachable(c, packages, foresight, [k], q, bits),
      );
    for (const { actor, option } of issue.exit)
      alone(actor, "exit", option, `issues.${issue.id}/exit/${c.actors[actor].id}`, (q, bits) =>
        exitTo(packages, foresight, k, option, q, bits),
      );
  });
  return movers;
}

/** Classes of packages by their options on the agenda's positions `swaying`. */
function outlooksOf(reach: Int32Array, choices: Uint8Array, G: number, swaying: readonly number[]): Outlooks {
  if (swaying.length === 0) return { classOf: new Int32Array(0), examples: [] };
  const known = new Map<string, number>();
  const examples: number[] = [];
  const classOf = Int32Array.from(reach, (x, n) => {
    const name = swaying.map((g) => choices[n * G + g]).join();
    let number = known.get(name);
    if (number === undefined) known.set(name, (number = examples.push(x) - 1));
    return number;
  });
  return { classOf, examples };
}

/** Tables whose meetings some condition counts. */
function countedTables(c: Case): Set<number> {
  const conditions: (Condition | null | undefined)[] = [
    ...c.questions.map(({ when }) => when),
    ...c.reactions.map(({ when }) => when),
    ...c.tables.map((table) => table.while),
    ...c.issues.flatMap(({ procedure, expected }) => [procedure?.when, expected?.when]),
  ];
  const atoms = conditions.flatMap((condition) => (condition ? atomsOf(condition) : []));
  return new Set(atoms.flatMap((atom) => (atom.kind === "driver" ? [] : [atom.table])));
}

/** The actor whose number this is; -1 where it is no actor's. */
export function actorOf(c: Case, parameter: number): number {
  const { owner } = c.parameters[parameter];
  return owner.kind === "actor" ? owner.actor : -1;
}
