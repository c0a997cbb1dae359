/** The level of a driver today, the same wherever a result is told. */
import type { Result } from "../result/index.ts";

/**
 * The level that curves over a driver hold as today's (every number at its median); the mean over the kept worlds where
 * no curve holds one.
 *
 * @returns 0 for a driver that the result does not have
 */
export function levelToday({ questions, drivers }: Pick<Result, "questions" | "drivers">, driver: string): number {
  for (const { threshold } of Object.values(questions)) {
    const held = threshold[driver]?.find(({ today }) => today);
    if (held) return held.at;
  }
  return drivers[driver]?.now ?? 0;
}
