/** Words of estimative probability with their meaning, and words that deny. */
import { ICD203 } from "../../numbers/icd203.ts";
import { dictionary, values, words } from "./lists.ts";
import hedges from "./lists/hedges.txt";
import negating from "./lists/negating-verbs.txt";
import negators from "./lists/negators.txt";

/** The range of shares of each ICD-203 word. */
export const RANGES: { [word: string]: [number, number] } = dictionary(
  ICD203.map(({ word, low, high }) => [word, [low, high]]),
);

export interface Hedge {
  phrase: string;
  /** The word of ICD-203; null where the directive has none. */
  word: string | null;
  /** Shares from 0 to 1. */
  range: [number, number];
  /** Possibility alone. */
  bare?: true;
}

export const HEDGES: readonly Hedge[] = [...values(hedges)].map(([phrase, meaning]) => {
  const [strength, bare] = meaning.split("; ");
  const share = /^(0?\.\d+)-(0?\.\d+)$/.exec(strength);
  return {
    phrase,
    word: share ? null : strength,
    range: share ? [Number(share[1]), Number(share[2])] : RANGES[strength],
    ...(bare ? { bare: true as const } : {}),
  };
});
export const NEGATORS = words(negators);
export const NEGATING = words(negating);
