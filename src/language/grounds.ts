/**
 * Where a number comes from, in five classes (docs/use/language.md#where-numbers-come-from). A
 * number is a figure only where a quote states it: a quote that stands near it does not.
 */
import type { Citation, Cited, Field, Owner } from "./case.ts";
import type { Quantity } from "../numbers/quantity.ts";
import { figuresOf, type Figure } from "./text/figures.ts";

/** What is known of a number when it is classed. */
interface Grounded {
  path: string;
  owner: Owner;
  field: Field;
  quantity: Quantity;
}

/** How a sentence begins that an assistant passed on from a chat, and the person has not written in a form or in the file. */
export const RELAYED = "relayed by an assistant:";

/** Whether the sentence that a number of this class rests on was passed on so. @param citations as for `groundOf` */
export const isRelayed = (cited: Cited, citations: readonly Citation[]): boolean =>
  (cited === "argued" || cited === "judged") &&
  (citations.findLast(({ source }) => source === null)?.quote.startsWith(RELAYED) ?? false);

/** Class of a number by the citations that cover it, the most specific last. */
export function groundOf(number: Grounded, citations: readonly Citation[]): Cited {
  const quotes = citations.filter(({ source }) => source !== null);
  if (quotes.some(({ quote }) => states(number, quote))) return "figure";
  const sentence = citations.findLast(({ source }) => source === null);
  if (sentence?.kind === "suggested") return "suggested";
  if (quotes.length > 0) return "argued";
  return sentence ? "judged" : "bare";
}

/**
 * Whether a quote states the number: an exact one itself, a range by both its ends or by its middle, a distribution by
 * all the numbers that it is written with.
 */
export const states = (number: Grounded, quote: string): boolean => holds(number, quote, writtenWith(number.quantity));

/** Whether a quote holds every number that the quantity is written with: of a range both ends. */
export const statesWhole = (number: Grounded, quote: string): boolean =>
  holds(number, quote, writtenWith(number.quantity).slice(0, 1));

function holds(number: Grounded, quote: string, lists: readonly number[][]): boolean {
  if (number.field.ownScale) return false;
  const figures = figuresOf(quote);
  return figures.length > 0 && lists.some((values) => values.every((x) => figures.some((one) => fits(number, one, x))));
}

/** Lists of numbers, any one of which states the quantity; the first has all that it is written with. */
function writtenWith(quantity: Quantity): number[][] {
  switch (quantity.kind) {
    case "exact":
      return [[quantity.value]];
    case "normal":
      return [[quantity.low, quantity.high], [(quantity.low + quantity.high) / 2]];
    case "lognormal":
    case "uniform":
      return [[quantity.low, quantity.high]];
    case "triangular":
    case "pert":
      return [[quantity.low, quantity.mode, quantity.high], [quantity.mode]];
    case "one_of":
      return [[...quantity.values]];
    case "beta":
      return [];
  }
}

/** Factors by which a figure with a multiplier (`7.28 million tons`) may stand in the unit of the number (7.28 Mt). */
const UNIT_FACTORS = [1, 1e3, 1e6, 1e9];

function fits({ path, owner, field }: Grounded, { value, multiplier, kind, after }: Figure, x: number): boolean {
  if (field.share) {
    if (kind === "percent") return equal(value / 100, x);
    return equal(value, x) && (kind === "fraction" || (value > 0 && value < 1));
  }
  if (kind === "fraction") return false;
  if (/(?:^|[._])months$/.test(path))
    return /^months?\b/.test(after) ? equal(value, x) : /^years?\b/.test(after) && equal(value * 12, x);
  if (/(?:^|[._])years$/.test(path)) return /^years?\b/.test(after) && equal(value, x);
  if (/per_year(?:\.\d{4}-\d{2})?$/.test(path) && owner.kind !== "driver")
    return (
      /^(?:\S+ ){0,3}?(?:an?|per|every|each) year\b|^(?:\S+ ){0,3}?(?:annually|yearly)\b/.test(after) && equal(value, x)
    );
  if (kind === "percent") return owner.kind === "driver" && equal(value, x);
  if (equal(value, x)) return true;
  return multiplier > 1 && UNIT_FACTORS.some((factor) => equal(value * multiplier, x * factor));
}

const equal = (a: number, b: number): boolean => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));
