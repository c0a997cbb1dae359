/** Which drivers turn an answer, and where, in words. */
import type { Result, TippingFinding } from "../engine/result.ts";
import { figures, list, percent } from "./words.ts";

const turned = ({ up, down }: TippingFinding): number => (up?.share ?? 0) + (down?.share ?? 0);

/** Drivers of a question that turn its answer in some world, those that do so in most worlds first. */
export function turning(result: Result, id: string): string[] {
  return Object.entries(result.questions[id]?.tipping ?? {}).filter(([driver, found]) => result.drivers[driver] && turned(found) > 0)
    .sort(([a, one], [b, other]) => turned(other) - turned(one) || (a < b ? -1 : 1)).map(([driver]) => driver);
}

/** `above today in 33 % of worlds, typically at 79`. */
export function told({ up, down }: TippingFinding): string {
  return list(([["above", up], ["below", down]] as const).flatMap(([way, tip]) => (tip ? [`${way} today in ${percent(tip.share)} (at ${figures(tip.p50)}, nine in ten of them from ${figures(tip.p5)} to ${figures(tip.p95)})`] : [])));
}
