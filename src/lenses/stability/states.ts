/**
 * A case as a graph model (docs/methods/stability.md#1-states-movers-arcs): states are the packages that can be reached
 * from the standing, whatever the preferences; movers are the tables, and the actors along the issues that they alone
 * move and along their exits.
 */
import type { Model } from "../../engine/compile.ts";
import { bitsToday } from "../../engine/model/promise.ts";
import { allowed, exitTo } from "../../engine/model/packages.ts";
import type { Actor } from "../../language/case.ts";
import { MAX_STATES, Whole, opponents, type Graph, type Mover } from "./graph.ts";

/** Greatest number of arcs of a case, each of which is evaluated in every world. */
const MAX_CASE_ARCS = 2_000_000;
/** Greatest number of issues of one mover: the set of changed issues is kept as an integer. */
const MAX_ISSUES = 52;

interface CaseMover {
  kind: "table" | "actor";
  /** Id of the table or actor. */
  id: string;
  name: string;
  /** Members that only ratify, by position. */
  ratifies: boolean[];
  /** Issues that it moves; issues that it may leave alone are separate. */
  agenda: number[];
  exits: { issue: number; option: number }[];
  /** Power of each party and points per bn, as parameters, where money may change hands; else null. */
  money: { power: number[]; perBn: number[] } | null;
}

export interface CaseGraph {
  graph: Graph;
  movers: CaseMover[];
  /** Package of each state; state 0 is the standing. */
  packages: Int32Array;
  /** State of each package, -1 where it cannot be reached. */
  stateOf: Int32Array;
  /** Movers whose answers can affect H: none where no issue that they move touches a member. */
  others: number[][];
  /**
   * Options that an arc of cost row r moves to, counted over all issues, and its mover; arcs with equal cost share a
   * row.
   */
  rows: { mover: number; moves: number[] }[];
}

/** @returns null where the case has more states or arcs than the limits */
export function caseGraph(model: Model): CaseGraph | null {
  const {
    case: c,
    packages: { n, K, rows: options },
    standing,
    shape,
  } = model;
  const movers = moversOf(model);
  const bits = bitsToday(model);
  const buckets = movers.map(({ agenda }) => (agenda.length === 0 ? null : groups(options, n, K, agenda)));
  const touched = movers.map(({ agenda, exits }) =>
    [...new Set([...agenda, ...exits.map(({ issue }) => issue)])].sort((a, b) => a - b),
  );
  if (Math.max(...touched.map(({ length }) => length)) > MAX_ISSUES) return null;
  const kinds = frictionKinds(model);
  const stateOf = new Int32Array(n).fill(-1);
  const packages: number[] = [standing];
  stateOf[standing] = 0;
  const lists = movers.map(() => ({ ends: new Whole(), targets: new Whole(), costs: new Whole() }));
  const rows: CaseGraph["rows"] = [];
  const rowOf = movers.map(() => new Map<number, number>());
  let arcs = 0;
  for (let s = 0; s < packages.length; s++) {
    const from = packages[s];
    for (let H = 0; H < movers.length; H++) {
      const { agenda, exits } = movers[H];
      const { ends, targets, costs } = lists[H];
      const own = touched[H];
      const add = (x: number): void => {
        let kind = 0; // of the frictions of the issues that change, one digit an issue
        for (const k of own) {
          const to = options[x * K + k];
          kind = kind * (kinds.most[k] + 1) + (options[from * K + k] === to ? 0 : kinds.of[shape.offset[k] + to]);
        }
        let row = rowOf[H].get(kind);
        if (row === undefined) {
          const changed = own.filter((k) => options[from * K + k] !== options[x * K + k]);
          row = rows.push({ mover: H, moves: changed.map((k) => shape.offset[k] + options[x * K + k]) }) - 1;
          rowOf[H].set(kind, row);
        }
        if (stateOf[x] < 0) stateOf[x] = packages.push(x) - 1;
        targets.push(stateOf[x]);
        costs.push(row);
        arcs++;
      };
      const near = buckets[H]?.(from) ?? [];
      next: for (const x of near) {
        if (x === from) continue;
        for (const k of agenda) if (!allowed(c.issues[k], options[from * K + k], options[x * K + k])) continue next;
        add(x);
      }
      for (const { issue: k, option: target } of exits) {
        const [x] = exitTo(model.packages, model.foresight, k, target, from, bits);
        if (x === undefined) continue;
        let already = false;
        for (let a = ends.length === 0 ? 0 : ends.at(ends.length - 1); a < targets.length; a++)
          if (packages[targets.at(a)] === x) already = true;
        if (!already) add(x);
      }
      ends.push(targets.length);
      if (arcs > MAX_CASE_ARCS || packages.length > MAX_STATES) return null;
    }
  }
  const graph: Graph = {
    states: packages.length,
    actors: c.actors.length,
    movers: movers.map(({ id, members }, H): Mover => ({
      id,
      members,
      starts: Int32Array.of(0, ...lists[H].ends.done()),
      targets: lists[H].targets.done(),
      costs: Uint32Array.from(lists[H].costs.done()),
    })),
  };
  const matters = (i: number, G: number): boolean =>
    [...movers[G].agenda, ...movers[G].exits.map(({ issue }) => issue)].some((k) => shape.touches[i * K + k] === 1);
  const others = movers.map((mover, H) => {
    const against = opponents(graph, H);
    return against.some((G) => mover.members.some((i) => matters(i, G))) ? against : [];
  });
  return { graph, movers, packages: Int32Array.from(packages), stateOf, others, rows };
}

/** Options of an issue that cost every actor the same friction to move to, as numbers from 1, by option over all issues; `most` is the largest by issue. */
function frictionKinds({ shape, case: c }: Model): { of: Int32Array; most: Int32Array } {
  const of = new Int32Array(shape.O);
  const most = new Int32Array(shape.K);
  c.issues.forEach((issue, k) => {
    const known = new Map<string, number>();
    issue.options.forEach((_, o) => {
      const costs = shape.stakes.filter((s) => s.issue === k).map((s) => s.friction[o]);
      const name = costs.join();
      if (!known.has(name)) known.set(name, known.size + 1);
      of[shape.offset[k] + o] = known.get(name)!;
    });
    most[k] = known.size;
  });
  return { of, most };
}

function moversOf(model: Model): (CaseMover & { members: number[] })[] {
  const { case: c, asOf, shape } = model;
  const tables = c.tables.flatMap((t) => {
    if (t.deadline !== null && t.deadline <= asOf) return [];
    const ratifiers = t.ratifiedBy.filter((i) => !t.parties.includes(i));
    const members = [...t.parties, ...ratifiers];
    return [
      {
        kind: "table" as const,
        id: t.id,
        name: t.name,
        members,
        ratifies: members.map((i) => !t.parties.includes(i)),
        agenda: t.issues,
        exits: [],
        money: t.transfers ? { power: t.power, perBn: t.parties.map((i) => shape.pointsPerBn[i]) } : null,
      },
    ];
  });
  const actors = c.actors.flatMap((actor: Actor, i) => {
    const agenda = c.issues.flatMap((issue, k) => (issue.movedBy === i ? [k] : []));
    const exits = c.issues.flatMap((issue, k) =>
      issue.exit.flatMap(({ actor, option }) => (actor === i ? [{ issue: k, option }] : [])),
    );
    return agenda.length + exits.length === 0
      ? []
      : [
          {
            kind: "actor" as const,
            id: actor.id,
            name: actor.name,
            members: [i],
            ratifies: [false],
            agenda,
            exits,
            money: null,
          },
        ];
  });
  return [...tables, ...actors];
}

/** Packages that agree with x on every issue but those of the agenda, in option order. */
function groups(
  options: Uint8Array,
  n: number,
  K: number,
  agenda: readonly number[],
): (x: number) => readonly number[] {
  const rest = Array.from({ length: K }, (_, k) => k).filter((k) => !agenda.includes(k));
  const keyOf = (x: number): string => String.fromCharCode(...rest.map((k) => options[x * K + k]));
  const byKey = new Map<string, number[]>();
  for (let x = 0; x < n; x++) {
    const key = keyOf(x);
    const list = byKey.get(key);
    if (list) list.push(x);
    else byKey.set(key, [x]);
  }
  return (x) => byKey.get(keyOf(x))!;
}
