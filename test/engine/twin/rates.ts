/** How often and how surely: steps in time, moved by drivers. */
import { exp } from "../../../src/numbers/elementary.ts";
import type { Month, Rate } from "../../../src/language/case.ts";
import { ramp } from "./gain.ts";
import { product, type World } from "./world.ts";

/** A rate in month t at levels z. */
export function rateOf(w: World, { steps, movedBy }: Rate, t: Month, z: number[]): number {
  const step = steps.findLast(({ month }) => month === null || month <= t) ?? steps[0];
  const factors = movedBy.map(({ driver, from, to, times }) => {
    const rising = w.median[to] >= w.median[from];
    return 1 + (w.value[times] - 1) * ramp(z[driver], w.value[from], w.value[to], rising);
  });
  return w.value[step.value] * product(factors);
}

/** Chance a month of at least one of what comes so often a year. */
export function atLeastOne(perYear: number): number {
  return 1 - exp(-perYear / 12);
}
