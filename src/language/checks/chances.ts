/** Chances of alternatives: of a procedure's outcomes, of what signers expect, of the next line in power. */
import type { Case, Parameter, ParameterIndex } from "../case.ts";
import { distributionOf, median } from "../../numbers/quantity.ts";

/** Rounding that a sum of shares may show. */
const ROUNDING = 1e-9;

interface Alternatives {
  path: string;
  chances: readonly { chance: ParameterIndex }[];
  /** Whether something else takes what the chances leave. */
  rest: boolean;
}

function alternativesOf(c: Case): Alternatives[] {
  return [
    ...c.issues.flatMap(({ id, procedure, expected }) => [
      ...(procedure
        ? [
            {
              path: `issues.${id}.procedure.outcome`,
              chances: procedure.outcomes,
              rest: procedure.otherwise !== 0,
            },
          ]
        : []),
      ...(expected ? [{ path: `issues.${id}.expected.chance`, chances: expected.chances, rest: true }] : []),
    ]),
    ...c.actors.flatMap(({ id, governments }) =>
      (governments?.changes ?? []).map((change) => ({
        path: `actors.${id}.governments.changes.${change.id}.to`,
        chances: change.to,
        rest: true,
      })),
    ),
  ];
}

/** Faults of chances that belong together. A sum over 1 in some draws only is valid: it is normalised there. */
export function chanceProblems(c: Case): { path: string; message: string }[] {
  return alternativesOf(c).flatMap(({ path, chances, rest }) => {
    const numbers = chances.flatMap(({ chance }) => c.parameters[chance] ?? []);
    if (numbers.length < chances.length || numbers.length === 0 || numbers.some(({ unfilled }) => unfilled)) return [];
    const sum = (of: (p: Parameter) => number): number => numbers.reduce((total, p) => total + of(p), 0);
    const middle = sum(median);
    if (middle > 1 + ROUNDING)
      return [
        { path, message: `these chances add up to ${short(middle)} at their medians; at most 1 is left to share` },
      ];
    const least = sum(leastOf);
    if (rest || least >= 1 - ROUNDING) return [];
    return [
      {
        path,
        message: `these chances can add up to ${short(least)}: name the option of the rest, \`otherwise: OPTION\`, which is not the first, where the issue waits`,
      },
    ];
  });
}

/** A sum in three digits, or in as many as tell it from 1. */
const short = (x: number): string =>
  String([3, 6, 9].map((digits) => Number(x.toPrecision(digits))).find((rounded) => rounded !== 1) ?? x);

/** The least value that a number can have in any draw. */
function leastOf({ quantity, field }: Parameter): number {
  const law = distributionOf(quantity).law(quantity);
  return Math.max(field.min, "values" in law ? law.values[0] : law.support[0]);
}
