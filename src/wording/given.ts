/** Odds of a question given another, and what the record removed, in words. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { number, percent } from "./format.ts";

/** One sentence on the odds among the futures that answer another question yes. */
export function givenText(result: Result, given: NonNullable<QuestionFinding["given"]>): string {
  const other = result.questions[given.question]?.ask ?? given.question;
  if (given.p === null)
    return `Given a yes to \u2018${other}\u2019: no odds, since only ${number(given.futures)} futures answer that one yes.`;
  return `Given a yes to \u2018${other}\u2019: ${percent(given.p)} of ${number(given.futures)} futures.`;
}

/** Effect of the record on a question's yes; empty where it is not known. */
export function removedText({ removed }: QuestionFinding): string {
  if (removed === null) return "";
  return `of the yes without the record, the record removed ${percent(removed)}`;
}
