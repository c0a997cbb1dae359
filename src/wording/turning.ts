/** Which drivers turn an answer and which numbers decide it, as the figures and the sentences pick them. */
import type { Result, SensitivityFinding, TippingFinding } from "../result/index.ts";
import { figures, list, percent } from "./format.ts";

const turned = ({ up, down }: TippingFinding): number => (up?.share ?? 0) + (down?.share ?? 0);

/** Drivers of a question that turn its answer in some world, those that do so in most worlds first. */
export function turning(result: Result, id: string): string[] {
  return Object.entries(result.questions[id]?.tipping ?? {})
    .filter(([driver, found]) => result.drivers[driver] && turned(found) > 0)
    .sort(([a, one], [b, other]) => turned(other) - turned(one) || (a < b ? -1 : 1))
    .map(([driver]) => driver);
}

/** `in 33 % of worlds at a higher level (median 79, nine in ten of them from 66 to 96) and in 5 % at a lower one (...)`. */
export function told({ up, down }: TippingFinding): string {
  return list(
    (
      [
        ["higher", up],
        ["lower", down],
      ] as const
    ).flatMap(([way, tip]) =>
      tip
        ? [
            `in ${percent(tip.share)} of worlds at a ${way} level (median ${figures(tip.p50)}, nine in ten of them from ${figures(tip.p5)} to ${figures(tip.p95)})`,
          ]
        : [],
    ),
  );
}

/** The numbers that the figure shows: those above noise, by the width of their bar; at most `most`. */
export function decisive(result: Result, id: string, most = 8): SensitivityFinding[] {
  return (result.questions[id]?.sensitivity ?? [])
    .filter((finding) => !finding.below_noise)
    .sort((a, b) => Math.abs(b.high - b.low) - Math.abs(a.high - a.low) || (a.path < b.path ? -1 : 1))
    .slice(0, most);
}
