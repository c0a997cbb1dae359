/** What is wrong with a number as typed, in words for somebody who does not know how a case is written. Pure. */
import { EXAMPLES, parseQuantity } from "../../../language/blocks/quantity.ts";
import type { Field } from "../../../language/index.ts";

/** The part of a number by which a range around it is wide on each side, where only `about 20` is said. */
const ABOUT = 0.25;

/**
 * @param message of the language, whose list of all ways to write a number gives way to the range that was perhaps
 * meant, or to simple examples
 */
export function plainFault(typed: string, message: string, field: Field): string {
  if (!message.includes(EXAMPLES)) return message;
  const meant = rangeMeant(typed, field);
  const examples = field.share ? "20%, or a range such as 15% to 30%" : "20, or a range such as 15 to 30";
  return meant
    ? `\u2018${typed.trim()}\u2019 cannot be read. Write ${meant}, if you mean about that: a range should hold nine times in ten.`
    : `\u2018${typed.trim()}\u2019 cannot be read. Write one number, such as ${examples}, which should hold nine times in ten.`;
}

/** The range around the one number that a text speaks of, or between its two; null where that is not a range here. */
function rangeMeant(typed: string, field: Field): string | null {
  const numbers = [...typed.matchAll(/[-+]?\d+(?:\.\d+)?(%?)/g)].map(([text, unit]) => ({
    value: parseFloat(text),
    unit,
  }));
  const [first, second] = numbers;
  if (!first || numbers.length > 2) return null;
  const unit = second?.unit || first.unit;
  const ends = second ? [first.value, second.value] : [first.value * (1 - ABOUT), first.value * (1 + ABOUT)];
  const [low, high] = ends.sort((a, b) => a - b).map((end) => `${Number(end!.toPrecision(3))}${unit}`);
  const range = `${low} to ${high}`;
  return "quantity" in parseQuantity(range, field) ? range : null;
}
