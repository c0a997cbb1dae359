import type { Settings } from "../../src/engine/index.ts";
import type { Case, Condition } from "../../src/language/case.ts";
import { twinWorld } from "./twin.ts";
import { answers, sightToday } from "./twin/conditions.ts";

/** Draws that the twin keeps, in order, up to `draws` of them. */
export function keptDraws(c: Case, settings: Settings): number[] {
  const out: number[] = [];
  for (let s = 0; s < settings.limit && out.length < settings.draws; s++)
    if (twinWorld(c, { ...settings, paths: 0 }, s, "worlds").kept) out.push(s);
  return out;
}

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
