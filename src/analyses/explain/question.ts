/** A question: its conditions, the steps to a yes, and the findings of a run. */
import { monthName, statedCondition } from "../../engine/index.ts";
import { nearest, suggestion, type Case, type Citation } from "../../language/index.ts";
import type { ConditionFinding, QuestionFinding, Result } from "../../result/index.ts";
import { wayTo, type WayStep } from "./way.ts";

export interface QuestionExplanation {
  question: string;
  ask: string;
  /** 'YYYY-MM'. */
  by: string;
  /** Asked of the end of month `by`; otherwise of any time up to it. */
  holds: boolean;
  /** Conditions of a yes. */
  when: ConditionFinding;
  /** Every step that can bring a yes about, prerequisites first. */
  way: WayStep[];
  citations: Citation[];
  /** Null without a run. */
  found: QuestionFinding | null;
}

/** @param result of a run of this case, or null. */
export function explainQuestion(c: Case, id: string, result: Result | null): QuestionExplanation | { problem: string } {
  const question = c.questions.find((q) => q.id === id);
  if (!question) {
    const ids = c.questions.map((q) => q.id);
    return {
      problem: `unknown question '${id}'${suggestion(nearest(id, ids)) || `; the case asks ${ids.join(", ") || "none"}`}`,
    };
  }
  return {
    question: id,
    ask: question.ask,
    by: monthName(question.by),
    holds: question.holds,
    when: statedCondition(c, question.when),
    way: wayTo(c, question.when),
    citations: question.citations.map((at) => c.citations[at]),
    found: result?.questions[id] ?? null,
  };
}
