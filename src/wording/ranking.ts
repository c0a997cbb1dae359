/** Drivers and numbers that figures and sentences name, those with the largest effect first. */
import { normalQuantile } from "../numbers/normal.ts";
import type { QuestionFinding, Result, SensitivityFinding, TippingFinding } from "../result/index.ts";

/** Two-sided 5 % point of the normal law where this many comparisons are made (Bonferroni). */
const beyondChance = (comparisons: number): number => normalQuantile(1 - 0.05 / (2 * Math.max(1, comparisons)));

/**
 * Drivers that move an answer, the widest range of odds first: some level answers otherwise than today's beyond chance, by
 * McNemar's test on the worlds that change their answer, (more - fewer) / sqrt(more + fewer) in units of one world, with all
 * levels of all drivers of the question as comparisons.
 */
export function movers({ threshold }: Pick<QuestionFinding, "threshold">, worlds: number): string[] {
  const compared = Object.values(threshold).flatMap((levels) => levels.filter(({ today }) => !today));
  const z = beyondChance(compared.length);
  const range = (driver: string): number => {
    const odds = threshold[driver].map((level) => level.p);
    return Math.max(...odds) - Math.min(...odds);
  };
  return Object.keys(threshold)
    .filter((driver) =>
      threshold[driver].some(
        ({ more, fewer }) => Math.abs(more - fewer) * Math.sqrt(worlds) > z * Math.sqrt(more + fewer),
      ),
    )
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

/**
 * The numbers that move an answer, by the width of their bar, at most `most`: above noise, and with odds in the fifths of
 * worlds where they are lowest and highest that differ by more than their error, all numbers above noise compared.
 */
export function decisive(result: Result, id: string, most = 8): SensitivityFinding[] {
  const above = (result.questions[id]?.sensitivity ?? []).filter((finding) => !finding.below_noise);
  const z = beyondChance(above.length);
  return above
    .filter(({ low, high, low_se, high_se }) => Math.abs(high - low) > z * Math.hypot(low_se, high_se))
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}
