/**
 * Units of a network: quantities of gas a year, prices, and the money that is their product. One conversion for each,
 * so that units that do not fit cannot be written.
 */
import type { PriceUnit, QuantityUnit } from "../../language/case.ts";

/** Conversions that a case may set: bcm in a million tonnes of LNG, and million MMBtu in a bcm. */
interface Conversions {
  bcmPerMt: number;
  tbtuPerBcm: number;
}

/** Billion cubic metres in one unit. */
export function bcmOf(unit: QuantityUnit, { bcmPerMt, tbtuPerBcm }: Conversions): number {
  return unit === "bcm" ? 1 : unit === "Mt" ? bcmPerMt : 1 / tbtuPerBcm;
}

/** Cost in bn USD of a billion cubic metres at a price of 1. */
export function bnPerBcm(unit: PriceUnit, { bcmPerMt, tbtuPerBcm }: Conversions): number {
  return unit === "USD/MMBtu" ? tbtuPerBcm / 1000 : unit === "USD/kcm" ? 1 / 1000 : 1 / (1000 * bcmPerMt);
}
