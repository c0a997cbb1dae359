/**
 * The rules of the bargaining table written straight from the model's page, over plain rows and with every pair compared:
 * slow, obvious, and sharing nothing with the engine but the logarithm (so that near-ties fall alike).
 * rows[x][i] is the gain of member i from package x; parties first, then ratifiers.
 */
import { log } from "../../../src/numbers/elementary.ts";

export type Rows = number[][];

export const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));
const least = (a: number, b: number): boolean => a >= b || equal(a, b);
const more = (a: number, b: number): boolean => a > b && !equal(a, b);

export function twinZone(rows: Rows, parties: number, standing: number): number[] {
  return [...rows.keys()].filter(
    (x) => x !== standing && rows[x].every((g) => least(g, 0)) && rows[x].slice(0, parties).some((g) => more(g, 0)),
  );
}

export function twinDominates(y: number[], x: number[], parties: number): boolean {
  const of = [...Array(parties).keys()];
  return of.every((i) => least(y[i], x[i])) && of.some((i) => more(y[i], x[i]));
}

export function twinFrontier(rows: Rows, parties: number): number[] {
  return [...rows.keys()].filter((x) => !rows.some((y) => twinDominates(y, rows[x], parties)));
}

function best(list: number[], score: (x: number) => number): number[] {
  const top = Math.max(...list.map(score));
  return list.filter((x) => equal(score(x), top));
}

function leximin(list: number[], values: (x: number) => number[], parties: number): number[] {
  for (let rank = 0; rank < parties; rank++) list = best(list, (x) => values(x).sort((a, b) => a - b)[rank]);
  return list;
}

const gainsOf =
  (rows: Rows, parties: number) =>
  (x: number): number[] =>
    rows[x].slice(0, parties);

export function twinNashAmong(rows: Rows, parties: number, power: number[], among: number[]): number {
  if (among.length === 0) return -1;
  const all = power.reduce((a, p) => a + p, 0);
  const order = (list: number[]): number => {
    list = best(list, (x) => gainsOf(rows, parties)(x).filter((g) => more(g, 0)).length);
    list = best(list, (x) =>
      gainsOf(
        rows,
        parties,
      )(x).reduce((sum, g, i) => (more(g, 0) && power[i] > 0 ? sum + (power[i] / all) * log(g) : sum), 0),
    );
    return leximin(list, gainsOf(rows, parties), parties)[0];
  };
  const chosen = order(among);
  const undominated = among.filter((x) => !among.some((y) => twinDominates(rows[y], rows[x], parties)));
  return undominated.includes(chosen) || undominated.length === 0 ? chosen : order(undominated);
}

export function twinNash(
  rows: Rows,
  parties: number,
  standing: number,
  power: number[],
): { index: number; degenerate: boolean } {
  const index = twinNashAmong(rows, parties, power, twinZone(rows, parties, standing));
  return { index, degenerate: index >= 0 && !rows[index].slice(0, parties).every((g) => more(g, 0)) };
}

export function twinOwn(rows: Rows, parties: number, standing: number, power: number[], proposer: number): number {
  const Z = twinZone(rows, parties, standing);
  return Z.length === 0
    ? -1
    : twinNashAmong(
        rows,
        parties,
        power,
        best(Z, (x) => rows[x][proposer]),
      );
}

export function twinKalaiSmorodinsky(rows: Rows, parties: number, standing: number): number {
  const Z = twinZone(rows, parties, standing);
  if (Z.length === 0) return -1;
  const ideal = [...Array(parties).keys()].map((i) => Math.max(...Z.map((x) => rows[x][i])));
  return leximin(Z, (x) => ideal.map((most, i) => (equal(most, 0) ? 1 : rows[x][i] / most)), parties)[0];
}

export function twinEgalitarian(rows: Rows, parties: number, standing: number): number {
  const Z = twinZone(rows, parties, standing);
  return Z.length === 0 ? -1 : leximin(Z, gainsOf(rows, parties), parties)[0];
}

export function twinUtilitarian(rows: Rows, parties: number, standing: number, power: number[]): number {
  const Z = twinZone(rows, parties, standing);
  if (Z.length === 0) return -1;
  return twinNashAmong(
    rows,
    parties,
    power,
    best(Z, (x) => gainsOf(rows, parties)(x).reduce((a, g) => a + g, 0)),
  );
}

export function twinTransfers(
  rows: Rows,
  parties: number,
  standing: number,
  perBn: number[],
): { zone: number[]; index: number } {
  const S = (x: number): number => gainsOf(rows, parties)(x).reduce((sum, g, i) => sum + g / perBn[i], 0);
  const Z = [...rows.keys()].filter(
    (x) => x !== standing && more(S(x), 0) && rows[x].slice(parties).every((g) => least(g, 0)),
  );
  return { zone: Z, index: Z.length === 0 ? -1 : best(Z, S)[0] };
}
