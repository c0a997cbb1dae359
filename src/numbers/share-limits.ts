/** Limits on a share as written: `35%`, `0.35`, `20% to 40%`, or a word of estimative probability. */
import { estimateOf } from "./icd203.ts";

export interface ShareLimits {
  low: number;
  high: number;
}

/** Significant digits of a share, so that 33.3% is 0.333. */
const DIGITS = 12;
const SHARE = String.raw`(\d+(?:\.\d*)?|\.\d+)\s*(%?)`;
const LIMITS = new RegExp(`^${SHARE}(?:\\s+to\\s+${SHARE})?$`);

/** @returns limits in 0..1, equal ones for a single share and the range of a word; null for any other text, also where the limits fall */
export function readShareLimits(text: string): ShareLimits | null {
  const trimmed = text.trim();
  const word = estimateOf(trimmed.toLowerCase());
  if (word) return { low: word.low, high: word.high };
  const parts = LIMITS.exec(trimmed);
  if (!parts) return null;
  const [, from, fromUnit, to = from, toUnit = fromUnit] = parts;
  const low = shareOf(from, fromUnit || toUnit);
  const high = shareOf(to, toUnit);
  return low <= high && high <= 1 ? { low, high } : null;
}

const shareOf = (digits: string, unit: string): number =>
  Number((Number(digits) / (unit === "%" ? 100 : 1)).toPrecision(DIGITS));

/** Whether odds can be held to limits: a single share above 0 and below 1, or limits that exclude something. */
export const canBeHeld = ({ low, high }: ShareLimits): boolean =>
  low === high ? low > 0 && low < 1 : low > 0 || high < 1;
