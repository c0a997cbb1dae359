/** The score that the model's futures expect of a source's odds, put together over cases, beside the observed one. */
import { momentsOf, tailsOf } from "../expectation/distribution.ts";
import { expectedScore, oddsIn, type Counted } from "../expectation/expected.ts";
import { independentScore, MAX_POINTS, scaled, SUM_DRAWS, sumOf, type Alone } from "../expectation/together.ts";
import type { Joint } from "../lines.ts";
import type { ExpectedScore } from "./shape.ts";

/** A resolved question of yes or no with a source's score as it is, and as it would be either way. */
export interface Resolved {
  id: string;
  case: string;
  brier: number;
  if: { yes: number; no: number };
}

/** Joint table of a case with the number of its kept worlds. */
export interface CaseJoint extends Joint {
  kept: number;
}

/** Null where no question belongs to a case with a joint table. @param joints by case */
export function expectedOf(
  resolved: readonly Resolved[],
  joints: ReadonlyMap<string, CaseJoint>,
  seed: number,
): ExpectedScore | null {
  const cases = new Map<string, (Counted & Alone & { brier: number })[]>();
  for (const { id, case: name, brier, if: either } of resolved) {
    const joint = joints.get(name);
    const q = joint?.questions.indexOf(id) ?? -1;
    const p = joint && q >= 0 ? oddsIn(joint, q) : null;
    if (p === null) continue;
    const entry = { q, p, brier, ...either };
    const list = cases.get(name);
    if (list) list.push(entry);
    else cases.set(name, [entry]);
  }
  if (cases.size === 0) return null;
  const all = [...cases.values()].flat();
  const parts = [...cases].map(([name, list]) => scaled(expectedScore(joints.get(name)!, list)!, list.length));
  const law = scaled(sumOf(parts, seed), 1 / all.length);
  const alone = independentScore(all, seed);
  const observed = all.reduce((sum, { brier }) => sum + brier, 0) / all.length;
  const { at_least, at_most } = tailsOf(law, observed);
  const names = [...cases.keys()];
  const isDrawn = parts.reduce((points, { values }) => points * values.length, 1) > MAX_POINTS;
  const futures = (name: string): number => joints.get(name)!.patterns.reduce((sum, [, count]) => sum + count, 0);
  return {
    questions: all.length,
    cases: cases.size,
    ...momentsOf(law),
    observed,
    surprise: at_least,
    least: isDrawn ? 1 / SUM_DRAWS : 1 / names.reduce((product, name) => product * futures(name), 1),
    // a world's futures answer alike at most: their shares vary by no more than whole answers do
    se: names.length === 1 ? Math.sqrt((at_least * (1 - at_least)) / joints.get(names[0])!.kept) : null,
    as_good: at_most,
    independent: { sd: momentsOf(alone).sd, surprise: tailsOf(alone, observed).at_least },
  };
}
