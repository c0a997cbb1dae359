/** Odds as they are typed. */
import { EntenteError } from "../../errors.ts";
import { estimateOf } from "../../numbers/icd203.ts";
import type { Given } from "../arguments.ts";

export interface TypedOdds {
  question: string;
  /** The word that was typed in place of a share. */
  word?: string;
  p: number;
  interval?: { p5: number; p95: number };
}

/** Significant digits of a share, so that 33.3% is 0.333. */
const DIGITS = 12;

/** `--p Q=SHARE`: a share, a percentage, or a word of ICD 203, which is the middle of its range. @throws EntenteError `wrong-usage` */
export function typedOdds(given: Given): TypedOdds[] {
  const named = new Set<string>();
  return (given.list["p"] ?? []).map((text) => {
    const at = text.lastIndexOf("=");
    const [question, share] = [text.slice(0, Math.max(0, at)).trim(), text.slice(at + 1).trim()];
    if (question === "" || share === "") throw new EntenteError("wrong-usage", `--p takes Q=SHARE, not '${text}'`);
    if (named.has(question)) throw new EntenteError("wrong-usage", `--p names '${question}' twice`);
    named.add(question);
    const odds = shareOf(share);
    if (odds === null) throw new EntenteError("wrong-usage", `--p ${question}=${share}: ${noShare(share)}`);
    return { question, ...odds, ...(odds.interval ? { word: share } : {}) };
  });
}

/** `'unlikely' is filed as 33 %, the middle of 20 % to 45 %`, for each word that was typed. */
export const wordLines = (odds: readonly TypedOdds[]): string[] =>
  odds.flatMap(({ question, p, interval, word }) =>
    word === undefined || interval === undefined
      ? []
      : [
          `${question}: '${word}' is filed as ${inPercent(p)}, the middle of ${inPercent(interval.p5)} to ${inPercent(interval.p95)}`,
        ],
  );

const inPercent = (share: number): string => `${rounded(100 * share)} %`;

/** That a text is not a share, and what would be one: a number above 1 was probably meant in per cent. */
export function noShare(text: string): string {
  const isPercent = Number(text) > 1 && Number(text) <= 100;
  return `${text} is not a share; write ${isPercent ? `${text}% or ${rounded(Number(text) / 100)}` : "0.3 or 30%"}`;
}

/** Null for a text that is not a share from 0 to 1. */
export function shareOf(text: string): Omit<TypedOdds, "question"> | null {
  const word = estimateOf(text.toLowerCase());
  if (word) return { p: rounded((word.low + word.high) / 2), interval: { p5: word.low, p95: word.high } };
  const parts = /^(\d+(?:\.\d*)?|\.\d+)\s*(%?)$/.exec(text);
  if (!parts) return null;
  const p = rounded(Number(parts[1]) / (parts[2] === "%" ? 100 : 1));
  return p <= 1 ? { p } : null;
}

const rounded = (value: number): number => Number(value.toPrecision(DIGITS));
