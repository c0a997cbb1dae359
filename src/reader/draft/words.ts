/** Words in place of numbers, as an assistant or a person may write them: the wide range that each stands for. */
import { ESTIMATIVE_WORDS, estimateOf } from "../../numbers/icd203.ts";
import type { Field } from "../../language/case.ts";
import type { Level } from "./proposed.ts";
import { FRICTIONS, LEVELS, MEETINGS, RESIDUALS, SHARE_LEVELS, SHARES, WEIGHTS, WORTHS } from "./ranges.ts";

const isLevel = (word: string): word is Level => word === "low" || word === "medium" || word === "high";

/** Whether a text is a word of the table, whatever number it stands for. */
export const isWord = (text: string): boolean => {
  const word = text.trim().toLowerCase();
  return isLevel(word) || Object.hasOwn(SHARES, word) || ESTIMATIVE_WORDS.includes(word);
};

/**
 * The range of a word for one number: `5 to 20`.
 * @param path of the number, which says what it is a weight, a worth or a rate of
 * @returns null where the table has no such word for this kind of number
 */
export function rangeOfWord(text: string, path: string, field: Field): string | null {
  const word = text.trim().toLowerCase();
  if (Object.hasOwn(SHARES, word)) return field.share ? SHARES[word as keyof typeof SHARES] : null;
  const estimate = field.share && !field.ownScale ? estimateOf(word) : null;
  if (estimate) return `${estimate.low} to ${estimate.high}`;
  if (!isLevel(word)) return null;
  const keys = path.split(".");
  if (keys.includes("values")) return WORTHS[word];
  if (keys.includes("friction")) return FRICTIONS[word];
  if (keys.includes("residual")) return RESIDUALS[word];
  if (keys.includes("meetings_per_year")) return MEETINGS[word];
  if (keys.at(-1) === "weight") return WEIGHTS[word];
  if (field.share) return SHARE_LEVELS[word];
  if (keys[0] === "drivers" && Number.isFinite(field.min) && Number.isFinite(field.max))
    return onScale(LEVELS[word], field);
  return null;
}

/** A range of an index from 0 to 100 on a driver's own scale. */
function onScale(range: string, { min, max }: Field): string {
  const at = (percent: string): number => Number((min + ((max - min) * Number(percent)) / 100).toPrecision(3));
  const [low, high] = range.split(" to ") as [string, string];
  return `${at(low)} to ${at(high)}`;
}
