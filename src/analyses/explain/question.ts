/** What a question asks, who can bring about a yes, and what a run found of it. */
import { issueLeaves, monthName } from "../../engine/index.ts";
import { nearest, suggestion, type Case, type Citation } from "../../language/index.ts";
import type { QuestionFinding, Result } from "../../result/index.ts";

/** A table that settles one of the question's issues, or an actor who moves one alone. */
export type QuestionMover =
  | { kind: "table"; id: string; name: string; parties: string[]; ratifiers: string[] }
  | { kind: "actor"; id: string; name: string };

export interface QuestionExplanation {
  question: string;
  ask: string;
  /** 'YYYY-MM'. */
  by: string;
  /** Asked of the end of month `by`; otherwise of any time up to it. */
  holds: boolean;
  /** Yes where each of these issues stands at one of its options. */
  yes: { issue: string; name: string; options: { option: string; text: string }[] }[];
  /** Names of parties and ratifiers are the actors' own. */
  movers: QuestionMover[];
  citations: Citation[];
  /** Null where there is no run. */
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
  const leaves = issueLeaves(question.when);
  return {
    question: id,
    ask: question.ask,
    by: monthName(question.by),
    holds: question.holds,
    yes: leaves.map(({ issue, options }) => ({
      issue: c.issues[issue].id,
      name: c.issues[issue].name,
      options: options.map((o) => ({ option: c.issues[issue].options[o].id, text: c.issues[issue].options[o].text })),
    })),
    movers: moversOf(
      c,
      leaves.map(({ issue }) => issue),
    ),
    citations: question.citations.map((at) => c.citations[at]),
    found: result?.questions[id] ?? null,
  };
}

/** Issue by issue, tables before the actor who moves it alone; each mover once. */
function moversOf(c: Case, issues: readonly number[]): QuestionMover[] {
  const name = (i: number): string => c.actors[i].name;
  const movers = issues.flatMap((issue): QuestionMover[] => {
    const alone = c.issues[issue].movedBy;
    return [
      ...c.tables
        .filter((table) => table.issues.includes(issue))
        .map((table) => ({
          kind: "table" as const,
          id: table.id,
          name: table.name,
          parties: table.parties.map(name),
          ratifiers: table.ratifiedBy.map(name),
        })),
      ...(alone === null ? [] : [{ kind: "actor" as const, id: c.actors[alone].id, name: name(alone) }]),
    ];
  });
  return movers.filter((a, at) => movers.findIndex((b) => b.kind === a.kind && b.id === a.id) === at);
}
