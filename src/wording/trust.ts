/** How far to trust the odds, in words: apart from the headline, since it holds the track record. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { hasOdds, lostText, rejectedText } from "./few-worlds.ts";
import { number, percent } from "./format.ts";
import { LOW_FIT, capital, groundsLine, headlinePercent } from "./headline.ts";
import { nearestRecord, saysToday } from "./track-record.ts";

/** How far to trust the odds: sources of the numbers, fit to the record, track record, error of counting. */
export const trustText = (result: Result): string =>
  [groundsLine(result.grounds), oddsTrustText(result)].filter((sentence) => sentence !== "").join(" ");

/** The same without the sources of the numbers. */
export function oddsTrustText(result: Result): string {
  const [id] = result.headline;
  const question = id === undefined ? undefined : result.questions[id];
  const { run, record } = result;
  const moved = question === undefined || !hasOdds(result) ? "" : movedByRecord(question);
  const sentences = [
    record === null
      ? "The case states no record: the odds are not conditioned on what has happened."
      : `${capital(percent(run.fit))} of the worlds tried fit what happened${moved}.`,
    hasOdds(result) ? "" : lostText(result),
    hasOdds(result) && run.fit >= LOW_FIT ? "" : rejectedText(result),
    nearestRecord(question === undefined || !hasOdds(result) ? null : question.p, saysToday(result)),
    question === undefined || !hasOdds(result) ? "" : countingError(question.se),
  ];
  return sentences.filter((sentence) => sentence !== "").join(" ");
}

/** What the record did to the odds: `, which moved the odds from 42 % to 30 %`; empty where the odds without it are not known. */
function movedByRecord({ p, without_record: before }: QuestionFinding): string {
  if (before === null) return "";
  const [then, now] = [headlinePercent(before), headlinePercent(p)];
  return then === now ? `, which left the odds at ${now}` : `, which moved the odds from ${then} to ${now}`;
}

const countingError = (se: number): string =>
  `Error of counting: ${2 * se < 0.015 ? "about 1 point" : `about ${number(200 * se)} points`}, far less than the doubt about the numbers.`;
