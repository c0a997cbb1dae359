/** Random tables with what breaks bargaining code: ties, zeros, near-ties, tiny and huge gains, powers of 0. Seeded, so a failing seed can be named. */
import type { Gains } from "../../../src/engine/bargaining/index.ts";
import type { Rows } from "./twin.ts";
import { uniforms } from "../../random.ts";

export interface RandomTable {
  seed: number;
  rows: Rows;
  parties: number;
  members: number;
  standing: number;
  power: number[];
  perBn: number[];
}

const NEAR = [0, 0, 0, 1e-10, -1e-10, 5e-10, -5e-10, 1e-9, -1e-9, 1.5e-9, -2e-9, 1e-8, 1e-15];

export function randomTable(seed: number, most = 60): RandomTable {
  const u = uniforms(seed);
  const whole = (below: number): number => Math.floor(u() * below);
  const parties = 1 + whole(5);
  const members = parties + whole(3);
  const n = 1 + whole(most);
  const kind = whole(5);
  const scale = [1, 1, 1e-9, 1e-5, 1e6][whole(5)];
  const levels = 2 + whole(6);
  const low = -whole(3);
  const shift = u() < 0.3 ? 0 : 0.25;
  const gain = (): number => {
    if (kind === 0) return low + whole(levels);
    if (kind === 1) return low + whole(levels) + NEAR[whole(NEAR.length)];
    if (kind === 2) return (u() - shift) * scale;
    if (kind === 3) return (low + whole(levels)) * scale * (1 + (u() < 0.5 ? NEAR[whole(NEAR.length)] : 0));
    return NEAR[whole(NEAR.length)] * (1 + whole(3));
  };
  const rows: Rows = Array.from({ length: n }, () => Array.from({ length: members }, gain));
  for (let copies = whole(3); copies > 0; copies--) rows[whole(n)] = [...rows[whole(n)]];
  const standing = u() < 0.6 ? whole(n) : -1;
  if (standing >= 0) rows[standing] = Array<number>(members).fill(0);
  const power = Array.from({ length: parties }, () => (u() < 0.3 ? 0 : whole(4) + u()));
  if (!power.some((p) => p > 0)) power[whole(parties)] = 1;
  if (u() < 0.4) power.fill(1);
  const perBn = Array.from({ length: parties }, () => 0.1 + 3 * u());
  return { seed, rows, parties, members, standing, power, perBn };
}

export function columns(rows: Rows): Float64Array {
  const n = rows.length;
  const members = rows[0]?.length ?? 0;
  const gain = new Float64Array(members * n);
  rows.forEach((row, x) =>
    row.forEach((g, i) => {
      gain[i * n + x] = g;
    }),
  );
  return gain;
}

/** Rows as the rules read them. */
export const gainsOf = (rows: Rows, parties = rows[0].length, standing = -1): Gains => ({
  gain: columns(rows),
  n: rows.length,
  parties,
  members: rows[0].length,
  standing,
});

export function flagged(flags: Uint8Array, n: number): number[] {
  return [...Array(n).keys()].filter((x) => flags[x] === 1);
}
