/** Fields: the range of each kind of number (docs/use/language.md#numbers). */
import type { Field } from "../case.ts";

export type { Field };

const field = (min: number, max: number, extra: Partial<Field> = {}): Field => ({
  min,
  max,
  above: false,
  share: false,
  ...extra,
});

/** Any number. */
export const ANY = field(-Infinity, Infinity);
/** Rates a year, spread, power, chairs, quantities and costs of a market. */
export const AMOUNT = field(0, Infinity);
/** How often a year. */
export const RATE: Field = { ...AMOUNT, rate: true };
/** Weights, friction and residual, in points. */
export const POINTS = field(0, Infinity, { ownScale: true });
/** `values` of a stake. */
export const VALUE = field(-100, 100, { ownScale: true });
/** `met_by` of a need. */
export const PART = field(-1, 1, { share: true, ownScale: true });
/** `level` of a need. */
export const NEED_LEVEL = field(0, 1, { share: true, ownScale: true });
/** `reliability`, `concludes`, `learning`. */
export const SHARE = field(0, 1, { share: true });
/** `by` of a ramp: its share of the need. */
export const BY = field(-Infinity, Infinity, { share: true, ownScale: true });
/** Shares of the next level of a regime, normalised later. */
export const NEXT = field(0, Infinity, { share: true });
/** Half-lives and `points_per_bn`. */
export const POSITIVE = field(0, Infinity, { above: true });
/** `stay_months`. */
export const STAY = field(1, Infinity);
/** Months from the opening of a procedure to its outcome. */
export const MONTHS = field(1, Infinity, { afresh: true });
/** Size of a jump. */
export const SIZE = field(-Infinity, Infinity, { afresh: true });
/** Correlation of a number with a factor. */
export const CORRELATION = field(-1, 1);
/** In how many months a table met or failed. */
export const COUNT = field(1, Infinity);
/** Position of an option for the spatial lens. */
export const PLACE = field(0, 100);

/** `conduct` of a trader: 0 is a price taker, 1 a Cournot player. */
export const CONDUCT = field(0, 1);

/** A level of a driver with this range. */
export function within(min: number, max: number): Field {
  return field(min, max);
}

/** The range in words: `at least 0`, `above 0`, `between 0 and 1`. */
export function rangeText({ min, max, above }: { min: number; max: number; above?: boolean }): string {
  if (min === -Infinity && max === Infinity) return "any number";
  if (max === Infinity) return above ? `above ${min}` : `at least ${min}`;
  if (min === -Infinity) return `at most ${max}`;
  return `between ${min} and ${max}`;
}
