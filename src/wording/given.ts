/** A question's odds given another, what the record removed of its yes, and what one move can do for it, in words. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { number, percent } from "./format.ts";

/** One sentence on the odds among the futures that answer another question yes. */
export function givenText(result: Result, given: NonNullable<QuestionFinding["given"]>): string {
  const other = result.questions[given.question]?.ask ?? given.question;
  if (given.p === null)
    return `Given a yes to \u2018${other}\u2019: no odds, since only ${number(given.futures)} futures answer that one yes.`;
  return `Given a yes to \u2018${other}\u2019: ${percent(given.p)} of ${number(given.futures)} futures.`;
}

/** Effect of the record on a question's yes, beside its effect on all worlds; empty where it is not known. */
export function removedText({ run }: Result, { removed }: QuestionFinding): string {
  if (removed === null) return "";
  return `the record dropped ${percent(1 - run.fit)} of all worlds, and ${percent(removed)} of the yes answers with them`;
}

/** Whether one move can bring the yes nearer today, and in what share of worlds all whose consent is needed accept it; empty where nothing is known of it. */
export function oneMoveText({ one_move, why_not, p }: QuestionFinding): string {
  if (one_move?.length === 0) return p < 1 ? "today: no actor can bring it about in one move" : "";
  if (!one_move || !why_not) return "";
  return `today: a first move towards it is acceptable to all who decide it in ${percent(1 - why_not.empty_today)} of worlds`;
}

const sentence = (clause: string): string => (clause === "" ? "" : `${clause[0].toUpperCase()}${clause.slice(1)}.`);

/** The sentences on the removed yes, the odds given another question and one move today; only those that apply. */
export function besideOdds(result: Result, question: QuestionFinding): string[] {
  return [
    sentence(removedText(result, question)),
    question.given ? givenText(result, question.given) : "",
    sentence(oneMoveText(question)).replace("Today:", "Today"),
  ].filter((text) => text !== "");
}
