/**
 * Expectations against outcomes (docs/methods/model.md#foresight): for each stated chance, the share of the futures
 * in which its condition came to hold the option stood at a later month. k issue, w kept world, f future.
 */
import type { ExpectedFinding, ResultMessage } from "../../result/index.ts";
import type { Model } from "../compile.ts";
import { isStatic, satisfied, statedCondition } from "../model/conditions.ts";
import type { Columns } from "../time/simulate.ts";
import { moments, type Numbers } from "./worlds.ts";

/** Difference between a stated chance and its simulated share from which a run warns. */
const MAX_DIFFERENCE = 0.2;

/** By issue and option. Conditions on drivers or tables are not followed: `simulated` is null there. */
export function expectations(
  model: Model,
  blocks: readonly Columns[],
  numbers: Numbers,
): { [issue: string]: { [option: string]: ExpectedFinding } } {
  const { case: c, samplers } = model;
  return Object.fromEntries(
    c.issues.flatMap(({ id, options, expected }, k) => {
      if (!expected) return [];
      const seen = isStatic(expected.when) ? counts(model, blocks, k) : null;
      return [
        [
          id,
          Object.fromEntries(
            expected.chances.map(({ option, chance }): [string, ExpectedFinding] => {
              const sampler = samplers[chance]!;
              const mean = sampler.exact ? sampler.quantile(0.5) : moments(numbers, chance).mean;
              const simulated = seen && seen.futures > 0 ? seen.stood[option] / seen.futures : null;
              return [
                options[option].id,
                {
                  when: statedCondition(c, expected.when),
                  stated: { mean, p5: sampler.quantile(0.05), p95: sampler.quantile(0.95) },
                  simulated,
                  futures: seen?.futures ?? 0,
                  differs: simulated !== null && Math.abs(simulated - mean) > MAX_DIFFERENCE,
                },
              ];
            }),
          ),
        ],
      ];
    }),
  );
}

/** Futures in which the condition of issue k's expectation came to hold, and those of them in which each option stood later. */
function counts(model: Model, blocks: readonly Columns[], k: number): { futures: number; stood: Int32Array } {
  const {
    case: c,
    packages: { rows, K },
    settings: { paths },
  } = model;
  const { when } = c.issues[k].expected!;
  const holds = (x: number): boolean => satisfied(when, rows, x * K, () => false);
  const stood = new Int32Array(c.issues[k].options.length);
  let futures = 0;
  for (const columns of blocks)
    for (let w = 0; w < columns.kept; w++)
      for (let f = 0; f < paths; f++) {
        const at = w * paths + f;
        let x = columns.standing[w];
        let held = holds(x);
        const later = new Set<number>();
        for (let e = columns.starts[at]; e < columns.starts[at + 1]; e++) {
          if (held) later.add(rows[x * K + k]);
          x = columns.changePackage[e];
          held ||= holds(x);
        }
        if (!held) continue;
        later.add(rows[x * K + k]);
        futures++;
        for (const o of later) stood[o]++;
      }
  return { futures, stood };
}

/** Warnings of expectations that the simulation does not bear out, in the names of the case. */
export function expectationWarnings(
  { issues }: Model["case"],
  found: ReturnType<typeof expectations>,
): ResultMessage[] {
  const percent = (share: number): string => `${Math.round(share * 100)} %`;
  return issues.flatMap(({ id, name, options }) =>
    options.flatMap((option): ResultMessage[] => {
      const one = found[id]?.[option.id];
      if (!one?.differs) return [];
      return [
        {
          code: "expectation",
          severity: "warning",
          path: `issues.${id}.expected.chance.${option.id}`,
          message: `The signers expect '${option.text}' (${name}) with a chance of ${percent(one.stated.mean)}, but it comes about in ${percent(one.simulated!)} of the ${one.futures} futures in which its condition holds: state the chance that the model gives, or change what moves the issue.`,
        },
      ];
    }),
  );
}
