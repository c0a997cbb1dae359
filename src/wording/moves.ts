/** Which drivers an answer turns on, beyond chance. */
import type { QuestionFinding } from "../result/index.ts";

/** Two-sided 5 % point of the normal law for nine levels compared with today's (Bonferroni): z of 1 - 0.05 / 18. */
export const beyondChance = 2.77;

/**
 * Whether some level answers otherwise than today's beyond chance: McNemar's test on the worlds that change their answer,
 * (more - fewer) / sqrt(more + fewer) in units of one world.
 */
export function moves(question: QuestionFinding, driver: string, worlds: number): boolean {
  return (question.threshold[driver] ?? []).some(
    ({ more, fewer }) => Math.abs(more - fewer) * Math.sqrt(worlds) > beyondChance * Math.sqrt(more + fewer),
  );
}

/** Drivers that move an answer, the widest range of odds first. */
export function movers(question: QuestionFinding, worlds: number): string[] {
  const range = (driver: string): number => {
    const odds = question.threshold[driver].map((level) => level.p);
    return Math.max(...odds) - Math.min(...odds);
  };
  return Object.keys(question.threshold)
    .filter((driver) => moves(question, driver, worlds))
    .sort((a, b) => range(b) - range(a));
}
