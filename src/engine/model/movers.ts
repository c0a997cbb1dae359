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
  /** The same packages by what gains go by. */
  choice(q: number, bits: number): Choice;
}

/** Packages that are alike in something, by position x among those that a mover reaches: the class of each, and a position of each class. */
export interface Classes {
  classOf: Int32Array;
  examples: Int32Array;
}

/** What a mover can choose from at one standing. Sums over the agenda's options are taken along a tree: packages with the same first options share them. */
export interface Choice {
  reach: Int32Array;
  /** Options of these packages on the agenda, agenda.length bytes a package. */
  options: Uint8Array;
  /** By node of the tree, the root first: the node before it, and the option that it adds, counted over all issues. */
  before: Int32Array;
  added: Int32Array;
  /** By package: the node at which its options end. */
  leaf: Int32Array;
  /** Packages whose swayed issues have the same chances. */
  outlooks: Classes;
  /** By need of the mover: packages that meet the same part of it. */
  met: Classes[];
  /**
   * Where the parts of a member's gains lie behind one another: the part of each package that depends on no driver from 0
   * on, each need's table by class from `tableAt` on; by member their length.
   */
  tableAt: Int32Array;
  length: Int32Array;
}

/** A choice that is known, and the next at the same standing in another state of what returns. */
interface Cached {
  state: number;
  choice: Choice;
  next: Cached | undefined;
}

/** Limit on cached entries of reachable sets; beyond it they are recomputed. */
const MAX_CACHED_ENTRIES = 32_000_000;

export function moversOf(c: Case, packages: Packages, shape: Shape, foresight: Foresight, seed: number): Mover[] {
  const { needActor, touches, K } = shape;
  const needIssues = shape.needs.map((n) => n.issues);
  const counted = countedTables(c);
  const movers: Mover[] = [];
  const add = (
    mover: Omit<
      Mover,
      "foreseen" | "swayed" | "swaying" | "concerns" | "needs" | "needStart" | "believes" | "reach" | "choice"
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
    const readings = needs.map((need) => ({
      positions: needIssues[need].flatMap((k) =>
        mover.agenda.includes(k) && !foreseen.includes(k) ? [mover.agenda.indexOf(k)] : [],
      ),
      isSwayed: needIssues[need].some((k) => swayed.includes(k)),
    }));
    /** By standing: what it can choose from there, a list by the state of what returns. */
    const cache = new Array<Cached | undefined>(packages.all).fill(undefined);
    let kept = 0;
    const choice = (q: number, bits: number): Choice => {
      const state = bits & foresight.returnMask;
      for (let one = cache[q]; one; one = one.next) if (one.state === state) return one.choice;
      const found = choiceOf(find(q, bits), packages, shape, mover.agenda, swaying, readings, needStart);
      const entries = found.reach.length * (2 + needs.length) + 2 * found.before.length;
      if (kept + entries > MAX_CACHED_ENTRIES) {
        cache.fill(undefined);
        kept = 0;
      }
      cache[q] = { state, choice: found, next: cache[q] };
      kept += entries;
      return found;
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
      reach: (q, bits) => choice(q, bits).reach,
      choice,
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

/** @param readings by need: the positions on the agenda at which it reads an option, and whether it reads what is swayed */
function choiceOf(
  reach: Int32Array,
  { rows, K }: Packages,
  { offset }: Shape,
  agenda: readonly number[],
  swaying: readonly number[],
  readings: readonly { positions: readonly number[]; isSwayed: boolean }[],
  needStart: readonly number[],
): Choice {
  const n = reach.length;
  const G = agenda.length;
  const options = new Uint8Array(n * G);
  const before = [-1];
  const added = [-1];
  const leaf = new Int32Array(n);
  const nodeAt = new Int32Array(G + 1);
  for (let x = 0; x < n; x++) {
    for (let g = 0; g < G; g++) options[x * G + g] = rows[reach[x] * K + agenda[g]];
    let g = 0;
    if (x > 0) while (options[x * G + g] === options[(x - 1) * G + g]) g++;
    for (; g < G; g++) {
      before.push(nodeAt[g]);
      nodeAt[g + 1] = added.push(offset[agenda[g]] + options[x * G + g]) - 1;
    }
    leaf[x] = nodeAt[G];
  }
  const outlooks =
    swaying.length === 0
      ? { classOf: new Int32Array(0), examples: new Int32Array(0) }
      : classesOf(options, n, G, swaying, null);
  const met = readings.map(({ positions, isSwayed }) =>
    classesOf(options, n, G, positions, isSwayed && swaying.length > 0 ? outlooks : null),
  );
  const tableAt = new Int32Array(readings.length);
  const length = new Int32Array(needStart.length - 1).fill(n);
  for (let a = 0; a < length.length; a++)
    for (let r = needStart[a]; r < needStart[a + 1]; r++) {
      tableAt[r] = length[a];
      length[a] += met[r].examples.length;
    }
  return {
    reach,
    options,
    before: Int32Array.from(before),
    added: Int32Array.from(added),
    leaf,
    outlooks,
    met,
    tableAt,
    length,
  };
}

/** Classes of n packages by their options, G a package, at some positions, and by other classes. */
function classesOf(
  options: Uint8Array,
  n: number,
  G: number,
  positions: readonly number[],
  within: Classes | null,
): Classes {
  let classOf = within === null ? new Int32Array(n) : within.classOf;
  let examples: ArrayLike<number> = within === null ? (n > 0 ? [0] : []) : within.examples;
  for (const g of positions) {
    const known = new Map<number, number>();
    const found: number[] = [];
    classOf = classOf.map((one, x) => {
      const name = one * 256 + options[x * G + g];
      let number = known.get(name);
      if (number === undefined) known.set(name, (number = found.push(x) - 1));
      return number;
    });
    examples = found;
  }
  return { classOf, examples: Int32Array.from(examples) };
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

/** The actor whose number this is; -1 where it is not an actor's. */
export function actorOf(c: Case, parameter: number): number {
  const { owner } = c.parameters[parameter];
  return owner.kind === "actor" ? owner.actor : -1;
}
