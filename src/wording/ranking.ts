/** Drivers and numbers that figures and sentences name, those with the largest effect first. */
import type { QuestionFinding, Result, SensitivityFinding, TippingFinding } from "../result/index.ts";

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

const turned = ({ up, down }: TippingFinding): number => (up?.share ?? 0) + (down?.share ?? 0);

/** Drivers of a question that turn its answer in some world, those that do so in most worlds first. */
export function turning(result: Result, id: string): string[] {
  return Object.entries(result.questions[id]?.tipping ?? {})
    .filter(([driver, found]) => result.drivers[driver] && turned(found) > 0)
    .sort(([a, one], [b, other]) => turned(other) - turned(one) || (a < b ? -1 : 1))
    .map(([driver]) => driver);
}

/** The numbers that the figure shows: those above noise, by the width of their bar; at most `most`. */
export function decisive(result: Result, id: string, most = 8): SensitivityFinding[] {
  return (result.questions[id]?.sensitivity ?? [])
    .filter((finding) => !finding.below_noise)
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}
