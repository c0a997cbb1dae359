/** Reachable packages, zone, frontier, solutions and proposals by brute force (docs/methods/bargaining.md). */
import { log } from "../../../src/numbers/elementary.ts";
import type { Case, Table } from "../../../src/language/case.ts";
import type { Sight } from "./conditions.ts";
import { gain, ratifiersGain, utility, type Move } from "./gain.ts";
import { returned } from "./procedures.ts";
import { indexOf, notNegative, positive, same, shares, sum, type Package, type See, type World } from "./world.ts";

/** Whether issue k may be moved from option a to option b by anything but an exit. */
function allowed(c: Case, k: number, a: number, b: number): boolean {
  const issue = c.issues[k],
    after = issue.options[b].after;
  return (after.length === 0 || after.includes(a)) && (issue.reversible || b > a);
}

/** Moves to X(q) over an agenda, without q, in option order of where they lead. */
export function reachable(c: Case, q: Package, agenda: number[], sight: Sight): Move[] {
  let choices: Package[] = [q];
  for (const k of agenda)
    choices = choices.flatMap((own) =>
      c.issues[k].options.flatMap((_, o) => (o === q[k] || allowed(c, k, q[k], o) ? [own.with(k, o)] : [])),
    );
  return choices
    .map((own) => ({ from: q, own, to: returned(c, own, sight), agenda }))
    .filter(({ own, to }) => differ(q, own) && differ(q, to) && indexOf(c, to) >= 0)
    .sort((a, b) => indexOf(c, a.to) - indexOf(c, b.to));
}

const differ = (q: Package, x: Package): boolean => x.some((o, k) => o !== q[k]);

/** A move on a table, with what it is worth to those who must consent. */
export interface Offer extends Move {
  parties: number[];
  ratifiers: number[];
}

/** Moves over the table's agenda from one standing, whose worth to each is the same for all of them. */
export function offers(w: World, see: See, table: Table, moves: Move[], sight: Sight): Offer[] {
  if (moves.length === 0) return [];
  const others = table.ratifiedBy.filter((i) => !table.parties.includes(i));
  const [{ from, agenda }] = moves;
  const [stays, ratifierStays] = [table.parties, others].map((members) =>
    members.map((i) => utility(w, see, i, from, agenda, sight)),
  );
  return moves.map((move) => ({
    ...move,
    parties: table.parties.map((i, j) => gain(w, see, i, move, sight, sight.z, stays[j])),
    ratifiers: others.map((i, j) => ratifiersGain(w, see, i, move, sight, sight.z, ratifierStays[j])),
  }));
}

/** S(x) in bn USD. */
export function surplus(w: World, table: Table, one: Offer): number {
  return sum(one.parties.map((gained, j) => gained / perBn(w, table)[j]));
}

/** l_i of the parties. */
function perBn(w: World, table: Table): number[] {
  return table.parties.map((i) => w.value[w.c.actors[i].pointsPerBn!]);
}

export function power(w: World, table: Table): number[] {
  return shares(table.power.map((p) => w.value[p]));
}

export function inZone(w: World, table: Table, one: Offer): boolean {
  if (!one.ratifiers.every(notNegative)) return false;
  if (table.transfers) return positive(surplus(w, table, one));
  return one.parties.every(notNegative) && one.parties.some(positive);
}

/** x is on the frontier when nothing is at least as good for all and better for one. */
export function onFrontier(one: number[], all: number[][]): boolean {
  return !all.some(
    (other) =>
      other.every((gained, j) => gained > one[j] || same(gained, one[j])) &&
      other.some((gained, j) => gained > one[j] && !same(gained, one[j])),
  );
}

/** Above 0 when a is the better number, 0 when equal. */
const order = (a: number, b: number): number => (same(a, b) ? 0 : a - b);

function leximin(a: number[], b: number[]): number {
  const up = (xs: number[]) => [...xs].sort((x, y) => x - y);
  return (
    up(a)
      .map((value, j) => order(value, up(b)[j]))
      .find((difference) => difference !== 0) ?? 0
  );
}

/** The best of a list, the earlier one where two are equal; null of an empty list. */
function best<T>(list: T[], compare: (a: T, b: T) => number): T | null {
  let chosen: T | null = null;
  for (const one of list) if (chosen === null || compare(one, chosen) > 0) chosen = one;
  return chosen;
}

export function nash(w: World, table: Table, zone: Offer[]): Offer | null {
  if (table.transfers) return best(zone, (a, b) => order(surplus(w, table, a), surplus(w, table, b)));
  const p = power(w, table);
  const count = (one: Offer) => one.parties.filter(positive).length;
  const product = (one: Offer) => sum(one.parties.map((gained, j) => (positive(gained) ? p[j] * log(gained) : 0)));
  return best(zone, (a, b) => count(a) - count(b) || order(product(a), product(b)) || leximin(a.parties, b.parties));
}

export function kalaiSmorodinsky(zone: Offer[]): Offer | null {
  const ideal = zone[0]?.parties.map((_, j) => Math.max(...zone.map((one) => one.parties[j]))) ?? [];
  const ratios = (one: Offer) => one.parties.map((gained, j) => (same(ideal[j], 0) ? 1 : gained / ideal[j]));
  return best(zone, (a, b) => leximin(ratios(a), ratios(b)));
}

export function egalitarian(zone: Offer[]): Offer | null {
  return best(zone, (a, b) => leximin(a.parties, b.parties));
}

export function utilitarian(zone: Offer[]): Offer | null {
  return best(zone, (a, b) => order(sum(a.parties), sum(b.parties)));
}

/** What is put on the table: a package and, where money may change hands, what each party is paid in bn USD. */
export interface Proposal {
  move: Move;
  payments: number[];
}

/** The proposal of a proposer who sees the numbers as `see`; null when there is nothing to propose. j: the proposer's place among the parties. */
export function propose(w: World, see: See, table: Table, j: number, q: Package, sight: Sight): Proposal | null {
  const zone = offers(w, see, table, reachable(w.c, q, table.issues, sight), sight).filter((one) =>
    inZone(w, table, one),
  );
  if (table.transfers) {
    const chosen = nash(w, table, zone);
    if (!chosen) return null;
    const l = perBn(w, table),
      S = surplus(w, table, chosen);
    return { move: chosen, payments: power(w, table).map((p, party) => p * S - chosen.parties[party] / l[party]) };
  }
  const most = Math.max(...zone.map((one) => one.parties[j]));
  const chosen = nash(w, table, table.proposes === "own" ? zone.filter((one) => same(one.parties[j], most)) : zone);
  return chosen && { move: chosen, payments: chosen.parties.map(() => 0) };
}

/** Whether every party and ratifier truly gains or at least does not lose. */
export function accepted(w: World, see: See, table: Table, proposal: Proposal, sight: Sight): boolean {
  const [one] = offers(w, see, table, [proposal.move], sight);
  const paid = one.parties.map((gained, j) =>
    table.transfers ? gained + perBn(w, table)[j] * proposal.payments[j] : gained,
  );
  return paid.every(notNegative) && one.ratifiers.every(notNegative);
}
