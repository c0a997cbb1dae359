import type { Settings } from "../../src/engine/index.ts";
import type { Case, Condition } from "../../src/language/case.ts";
import { twinWorld, type TwinWorld } from "./twin.ts";
import { answers, sightToday } from "./twin/conditions.ts";

/** Worlds that the twin keeps, in order, up to `draws` of them. */
export function keptWorlds(c: Case, settings: Settings): { draw: number; world: TwinWorld }[] {
  const out: { draw: number; world: TwinWorld }[] = [];
  for (let draw = 0; draw < settings.limit && out.length < settings.draws; draw++) {
    const world = twinWorld(c, settings, draw, "worlds");
    if (world.kept) out.push({ draw, world });
  }
  return out;
}

/** Their draws. */
export const keptDraws = (c: Case, settings: Settings): number[] =>
  keptWorlds(c, { ...settings, paths: 0 }).map(({ draw }) => draw);

/** Whether package x is as a condition on issues says. */
export function fits(c: Case, x: number, condition: Condition): boolean {
  return answers(
    c,
    condition,
    [...c.packages.subarray(x * c.issues.length, (x + 1) * c.issues.length)],
    sightToday(c, []),
  );
}

/** Index of the declared standing. */
export function findStanding(c: Case): number {
  return indexOf(c, Object.fromEntries(c.issues.map((issue, k) => [issue.id, issue.options[c.standing[k]].id])));
}

/** Index of the package with these options. */
export function indexOf(c: Case, options: { [issue: string]: string }): number {
  const K = c.issues.length;
  const row = c.issues.map((issue) => issue.options.findIndex((o) => o.id === options[issue.id]));
  for (let x = 0; x * K < c.packages.length; x++) if (row.every((o, k) => c.packages[x * K + k] === o)) return x;
  throw new Error("no such package");
}
