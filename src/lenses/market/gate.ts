/** The gate before any value: distance of the model's prices from those observed, with every number at its median. */
import type { Market } from "../../language/case.ts";
import { networkOf, problemText } from "./assemble.ts";
import { equilibrium } from "./network.ts";
import { bnPerBcm } from "./units.ts";

interface Calibration {
  market: number;
  observed: number;
  model: number;
  /** (model - observed)/observed. */ gap: number;
  /** The model's price with every trader's conduct at 0, 1/2, 1. */ at: [number, number, number];
}
export interface Gate {
  calibration: Calibration[];
  tolerance: number | null;
  /** Largest |gap|; null without an observed price. */
  gap: number | null;
  /** Whether values may be shown. */
  open: boolean;
  said: string;
}

export const CONDUCTS = [0, 0.5, 1] as const;

/** @returns the gate, or why the base network has no equilibrium */
export function gateOf(market: Market, medians: Float64Array): Gate | { problem: string } {
  const conversions = { bcmPerMt: medians[market.bcmPerMt], tbtuPerBcm: medians[market.tbtuPerBcm] };
  const prices: Float64Array[] = [];
  for (const conduct of [null, ...CONDUCTS]) {
    const solved = equilibrium(networkOf(market, medians, 0, conduct));
    if ("problem" in solved) return { problem: problemText(market, solved) };
    prices.push(solved.equilibrium.price);
  }
  const calibration = market.observed.map(({ market: j, price }): Calibration => {
    const observed =
      (medians[price] * bnPerBcm(market.markets[j].priceUnit, conversions)) / bnPerBcm(market.priceUnit, conversions);
    const model = prices[0][j];
    return {
      market: j,
      observed,
      model,
      gap: (model - observed) / observed,
      at: [prices[1][j], prices[2][j], prices[3][j]],
    };
  });
  const tolerance = market.tolerance === null ? null : medians[market.tolerance];
  const gap = calibration.length === 0 ? null : calibration.reduce((most, one) => Math.max(most, Math.abs(one.gap)), 0);
  const good = gap !== null && tolerance !== null && gap <= tolerance;
  const share = (x: number): string => `${(100 * x).toFixed(0)} %`;
  const missed =
    gap === null
      ? "no observed price is given to compare the model's with"
      : `the model's base prices miss the observed ones by up to ${share(gap)}${tolerance === null ? "" : `, and ${share(tolerance)} is allowed`}`;
  const said = good
    ? `The model's base prices are within ${share(gap)} of the observed ones (${share(tolerance)} is allowed).`
    : market.override !== null
      ? `Values are shown although ${missed}, because the author says: ${market.override}`
      : `Values are withheld: ${missed}. Correct the numbers, or say under market.override why they hold nevertheless.`;
  return { calibration, tolerance, gap, open: good || market.override !== null, said };
}
