/** A case as a plain graph model, written from docs/methods/stability.md#1-states-movers-arcs; utilities are the engine's twin's. */
import type { Settings } from "../../../src/engine/index.ts";
import type { Case } from "../../../src/language/case.ts";
import { sightToday } from "../../engine/twin/conditions.ts";
import { utility } from "../../engine/twin/gain.ts";
import { today } from "../../engine/twin/drivers.ts";
import { drawWorld, packages, truth, underScenario, type Package, type World } from "../../engine/twin/world.ts";
import { improves, verdicts, type Plain, type PlainMover } from "./twin.ts";

interface CaseMover extends PlainMover {
  id: string;
  ratifiers: number[];
  transfers: { power: number[]; perBn: number[] } | null;
}
interface CasePlain {
  states: number;
  movers: CaseMover[];
  utility: Plain["utility"];
  friction: Plain["friction"];
}
export interface CaseTwin {
  states: Package[];
  movers: CaseMover[];
}

function may(c: Case, k: number, a: number, b: number): boolean {
  const { options, reversible } = c.issues[k];
  if (a === b) return true;
  return (options[b].after.length === 0 || options[b].after.includes(a)) && (reversible || b > a);
}

/** States: what can be reached from the standing by anybody's moves, in no order. */
export function caseTwin(c: Case): CaseTwin {
  const all = packages(c);
  const K = c.issues.length;
  const arcsOf = (agenda: number[], exits: number[]): [number, number][] =>
    all.flatMap((x, a) =>
      all.flatMap((y, b): [number, number][] => {
        if (a === b) return [];
        const changed = Array.from({ length: K }, (_, k) => k).filter((k) => x[k] !== y[k]);
        const moves = changed.every((k) => agenda.includes(k) && may(c, k, x[k], y[k]));
        const leaves = changed.length === 1 && exits.includes(changed[0]) && y[changed[0]] === 0;
        return moves || leaves ? [[a, b]] : [];
      }),
    );
  const movers: CaseMover[] = [
    ...c.tables.map((t): CaseMover => ({
      id: t.id,
      members: [...t.parties, ...t.ratifiedBy.filter((i) => !t.parties.includes(i))],
      ratifiers: t.ratifiedBy.filter((i) => !t.parties.includes(i)),
      arcs: arcsOf(t.issues, []),
      transfers: t.transfers ? { power: t.power, perBn: t.parties.map((i) => c.actors[i].pointsPerBn!) } : null,
    })),
    ...c.actors.flatMap((actor, i): CaseMover[] => {
      const own = c.issues.flatMap((issue, k) => (issue.movedBy === i ? [k] : []));
      const exits = c.issues.flatMap((issue, k) => (issue.exit.some(({ actor }) => actor === i) ? [k] : []));
      return own.length + exits.length === 0
        ? []
        : [{ id: actor.id, members: [i], ratifiers: [], arcs: arcsOf(own, exits), transfers: null }];
    }),
  ];
  const standing = all.findIndex((x) => x.every((o, k) => o === c.standing[k]));
  const reached = new Set([standing]);
  for (const s of reached)
    for (const { arcs } of movers) for (const [from, to] of arcs) if (from === s) reached.add(to);
  const order = [...reached];
  return {
    states: order.map((s) => all[s]),
    movers: movers.map((m) => ({
      ...m,
      arcs: m.arcs.flatMap(([a, b]): [number, number][] =>
        reached.has(a) ? [[order.indexOf(a), order.indexOf(b)]] : [],
      ),
    })),
  };
}

/** The graph model of one world, at the levels z. */
export function plainOf(twin: CaseTwin, w: World, z: number[]): CasePlain {
  const { states, movers } = twin;
  const { c } = w;
  const see = truth(w);
  const u = c.actors.map((_, i) => states.map((x) => utility(w, see, i, x, [], sightToday(c, z))));
  const sunk = (i: number, from: number, to: number, mover: CaseMover): number => {
    const changed = c.issues.map((_, k) => k).filter((k) => states[from][k] !== states[to][k]);
    const moving = changed.reduce(
      (sum, k) =>
        sum + c.actors[i].stakes.filter((s) => s.issue === k).reduce((f, s) => f + see(s.friction[states[to][k]]), 0),
      0,
    );
    return moving + (mover.ratifiers.includes(i) ? 0 : see(c.actors[i].friction));
  };
  const friction = (i: number, from: number, to: number, given: PlainMover): number => {
    const mover = given as CaseMover;
    const own = sunk(i, from, to, mover);
    if (!mover.transfers || mover.ratifiers.includes(i)) return own;
    const parties = mover.members.filter((j) => !mover.ratifiers.includes(j));
    const perBn = mover.transfers.perBn.map(see);
    const power = mover.transfers.power.map(see);
    const gains = parties.map((j) => u[j][to] - u[j][from] - sunk(j, from, to, mover));
    const surplus = gains.reduce((sum, g, a) => sum + g / perBn[a], 0);
    const a = parties.indexOf(i);
    const paid = (power[a] / power.reduce((x, y) => x + y, 0)) * surplus - gains[a] / perBn[a]; // bn that i receives
    return own - perBn[a] * paid;
  };
  return { states: states.length, movers, utility: u, friction };
}

export interface WorldVerdict {
  reached: Set<number>;
  /** By state: concepts for which everybody is stable. */ stable: { [concept: string]: boolean }[];
  each: { [mover: string]: { [concept: string]: boolean } }[];
}

export function verdictsOf(plain: CasePlain): WorldVerdict {
  const reached = new Set([0]);
  for (const s of reached)
    for (const mover of plain.movers)
      for (const [from, to] of mover.arcs) if (from === s && improves(plain, mover, from, to)) reached.add(to);
  const each = Array.from({ length: plain.states }, (_, s) =>
    Object.fromEntries(
      plain.movers.map((mover) => [mover.id, { ...verdicts(plain, mover, s) } as { [concept: string]: boolean }]),
    ),
  );
  const stable = each.map((by) =>
    Object.fromEntries(
      ["nash", "seq", "smr", "gmr"].map((concept) => [concept, Object.values(by).every((v) => v[concept] === true)]),
    ),
  );
  return { reached, stable, each };
}

/** World of draw s and its levels as the lens sees them: a scenario's numbers, drivers as they stood at `as_of`, trends on the scenario's line, pins held. */
export function worldOf(c: Case, settings: Settings, s: number): { w: World; z: number[] } {
  const began = [...(c.record ? c.record.from : c.standing)];
  const before = drawWorld(c, settings.seed, s, began);
  const w = drawWorld(underScenario(c, settings.scenario), settings.seed, s, began);
  const z = c.drivers.map((d, at) => settings.pin[d.id] ?? today(d.process.kind === "trend" ? w : before, at, {}));
  return { w, z };
}
