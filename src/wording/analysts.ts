/** A run over several analysts' numbers in words: whose worlds they are, each one's own odds, and where they lie apart. */
import type { AnalystNumber, AnalystsFinding } from "../result/index.ts";
import { figures, number, percent } from "./format.ts";

/** Whose worlds the run is made of, in one sentence an analyst. */
export function analystRows({ analysts }: AnalystsFinding): string[][] {
  return Object.values(analysts).map(({ name, weight, after, tried, kept, fit }) => [
    name,
    percent(weight),
    percent(after),
    `${number(kept)} of ${number(tried)} (${percent(fit)})`,
  ]);
}

export const ANALYST_HEAD = ["analyst", "weight", "after the record", "worlds kept"];

/** Columns of the table of odds: one an analyst, then the pool. */
export const oddsHead = ({ analysts }: AnalystsFinding): string[] => [
  "question",
  ...Object.values(analysts).map(({ name }) => name),
  "pool",
  "at the weights before",
  "share between them",
];

const withError = (share: number, se: number): string => `${percent(share)} \u00b1 ${number(100 * se, 1)}`;

/** The cells of a question, in the order of `oddsHead` without the first. @param se standard error of the pool's odds */
export function oddsCells(found: AnalystsFinding, question: string, se: number): string[] {
  const { odds, pool, at_weights: atWeights, between } = found.questions[question];
  return [
    ...Object.values(odds).map((one) =>
      one === null ? "no world" : `${percent(one.p, one.wilson)} \u00b1 ${number(100 * one.se, 1)}`,
    ),
    withError(pool, se),
    atWeights === null ? "" : withError(atWeights, weighedError(found, odds)),
    between === null ? "" : between.below_noise ? "none beyond chance" : withError(between.share, between.se),
  ];
}

/** Error of odds averaged at the weights before the record: the analysts' worlds are others. */
const weighedError = ({ analysts }: AnalystsFinding, odds: AnalystsFinding["questions"][string]["odds"]): number =>
  Math.sqrt(Object.entries(odds).reduce((sum, [id, one]) => sum + (analysts[id].weight * (one?.se ?? 0)) ** 2, 0));

/** A number as one analyst has it: `-20 to -5 (median -12)`. */
export const analystNumberText = ({ text, p5, p50 }: AnalystNumber): string =>
  p5 === p50 ? text : `${text} (median ${figures(p50)})`;

/** Numbers on which they differ, those that lie apart first. */
export const differing = ({ numbers }: AnalystsFinding): [path: string, number: AnalystsFinding["numbers"][string]][] =>
  Object.entries(numbers).sort(([, a], [, b]) => Number(b.apart) - Number(a.apart));

export const POOL_NOTE =
  "Each world takes all its numbers from one analyst, so what one person believes together stays together. The record drops worlds of whoever explains it worse, and so reweighs them. The share between them is the part of the variance of the worlds' own odds that lies between the analysts.";
export const APART_NOTE = "Marked: for at least two analysts, each median lies outside the other's 90 % interval.";
