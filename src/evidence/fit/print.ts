/** A fit in words, and as a block of case.yaml. */
import { unfilledText } from "../../language/text/unfilled.ts";
import type { Candidate, Estimate } from "./index.ts";
import { roundedLevels } from "../../numbers/rounded-levels.ts";
import { Z95 } from "./observed.ts";

/** Numbers with three figures, or as many more as tell them apart, as written in a case; `no end` for an infinite one. */
function toldApart(numbers: readonly (number | null)[]): (x: number) => string {
  const known = numbers.filter((x): x is number => x !== null && Number.isFinite(x));
  const rounded = roundedLevels(known);
  return (x) => (Number.isFinite(x) ? String(rounded[known.indexOf(x)]) : "no end");
}

/** `54.2 (48.1 to 60.3)`; an end that the data do not set is named. */
export function interval({ value, low, high }: Estimate): string {
  const told = toldApart([value, low, high]);
  if ((low === null && high === null) || low === high) return told(value);
  return `${told(value)} (${low === null ? "no lower end" : told(low)} to ${high === null ? "no upper end" : told(high)})`;
}

/** A 90 % interval as a quantity of the case language; null where the data leave an end open. */
function quantity({ value, low, high }: Estimate): string | null {
  if (low === null || high === null || !Number.isFinite(high) || !Number.isFinite(value)) return null;
  return range(low, high);
}

function range(low: number, high: number): string {
  const told = toldApart([low, high]);
  return low === high ? told(low) : `${told(low)} to ${told(high)}`;
}

/**
 * The process as lines of case.yaml. An end that the data leave open is written as "?" with the reason, and a case does
 * not run until it is filled in.
 * @param grounds lines for `because`, in order
 */
export function block({ process, estimates }: Candidate, grounds: readonly string[]): string[] {
  const at = (name: string): string =>
    quantity(estimates[name]) ??
    unfilledText({ suggestion: null, reason: `the data set no end: ${interval(estimates[name])}` });
  const { size, size_sd: sd } = estimates;
  const because = ["because:", ...grounds.map((ground) => `  - judgment: ${JSON.stringify(ground)}`)];
  switch (process) {
    case "mean-reverting":
      return [
        "process: mean-reverting",
        `mean: ${at("mean")}`,
        `spread: ${at("spread")}`,
        `half_life_months: ${at("half_life_months")}`,
        ...because,
      ];
    case "jumps":
      return [
        "process: mean-reverting",
        `mean: ${at("mean")}`,
        `spread: ${at("spread")}`,
        `half_life_months: ${at("half_life_months")}`,
        // spread of single jumps, not the uncertainty of their mean: the case draws a size for each jump
        `jumps: {per_year: ${at("per_year")}, size: ${range(size.value - Z95 * sd.value, size.value + Z95 * sd.value)}, half_life_months: ${at("half_life_months")}}`,
        ...because,
      ];
    case "trend":
      return ["process: trend", `start: ${at("start")}`, `per_year: ${at("per_year")}`, ...because];
    case "regimes":
      return [
        "process: regimes",
        "levels:",
        `  low: {value: ${at("low")}, stay_months: ${at("stay_low_months")}, then: high}`,
        `  high: {value: ${at("high")}, stay_months: ${at("stay_high_months")}, then: low}`,
        ...because,
      ];
  }
}

/** The test of residuals in words. */
export function leftOver({ left }: Candidate): string {
  return `Ljung-Box over ${left.lags} months: p ${left.p < 0.001 ? "under 0.001" : left.p.toFixed(3)}${left.p < 0.05 ? "; something is left that this process does not explain" : ""}`;
}
