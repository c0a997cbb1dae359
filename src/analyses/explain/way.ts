/**
 * The way to a yes: every step that can bring a question's yes about, prerequisites first. A step is a table, an actor
 * alone, an exit, a procedure or an expectation about others; chances and months are those of the case. k issue.
 */
import { issueLeaves, statedCondition } from "../../engine/index.ts";
import type { Case, Condition, ParameterIndex } from "../../language/case.ts";
import { lawOf } from "../../engine/compile.ts";
import type { ConditionFinding } from "../../result/index.ts";

/** 5, 50 and 95 % points of a stated number: a chance in 0..1, or months. */
export interface Stated {
  p5: number;
  p50: number;
  p95: number;
}
export interface WayStep {
  kind: "table" | "actor" | "exit" | "procedure" | "expected";
  /** Id of the table, or of the issue. */
  id: string;
  /** Name of the table, or of the issue. */
  name: string;
  /** Names of those who act: parties, or the actor alone; empty for a procedure. */
  who: string[];
  /** Names of those who must agree besides. */
  ratifiers: string[];
  /** Condition of a procedure or an expectation, and a table's `while`; null for other steps. */
  when: ConditionFinding | null;
  /** Stated chances by option's text, of a procedure given that it opened, of an expectation given its condition. */
  chances: { option: string; text: string; chance: Stated }[];
  /** Months from opening to outcome of a procedure; null for other steps. */
  months: Stated | null;
}

/** Steps to a yes of a condition, each once. */
export function wayTo(c: Case, condition: Condition): WayStep[] {
  const steps: WayStep[] = [];
  const done = new Set<number>();
  const add = (step: WayStep): void => {
    if (!steps.some(({ kind, id, who }) => kind === step.kind && id === step.id && who.join() === step.who.join()))
      steps.push(step);
  };
  const visit = (k: number): void => {
    if (done.has(k)) return;
    done.add(k);
    const { procedure, expected } = c.issues[k];
    const when = procedure?.when ?? expected?.when;
    if (when) {
      for (const { issue } of issueLeaves(when)) visit(issue);
      for (const table of tablesOf(when)) c.tables[table].issues.forEach(visit);
    }
    for (const step of stepsOf(c, k)) add(step);
  };
  for (const { issue } of issueLeaves(condition)) visit(issue);
  for (const table of tablesOf(condition)) c.tables[table].issues.forEach(visit);
  return steps;
}

/** Steps that move issue k, or settle it. */
function stepsOf(c: Case, k: number): WayStep[] {
  const issue = c.issues[k];
  const name = (i: number): string => c.actors[i].name;
  const own = { id: issue.id, name: issue.name, ratifiers: [], when: null, chances: [], months: null };
  const chances = (list: { option: number; chance: ParameterIndex }[]): WayStep["chances"] =>
    list.map(({ option, chance }) => ({
      option: issue.options[option].id,
      text: issue.options[option].text,
      chance: statedOf(c, chance),
    }));
  return [
    ...c.tables
      .filter((table) => table.issues.includes(k))
      .map((table): WayStep => ({
        ...own,
        kind: "table",
        id: table.id,
        name: table.name,
        who: table.parties.map(name),
        ratifiers: table.ratifiedBy.map(name),
        when: table.while && statedCondition(c, table.while),
      })),
    ...(issue.movedBy === null ? [] : [{ ...own, kind: "actor" as const, who: [name(issue.movedBy)] }]),
    ...issue.exit.map(({ actor, option }): WayStep => ({
      ...own,
      kind: "exit",
      name: `${issue.name}: ${issue.options[option].text}`,
      who: [name(actor)],
    })),
    ...(issue.procedure
      ? [
          {
            ...own,
            kind: "procedure" as const,
            who: [],
            when: statedCondition(c, issue.procedure.when),
            chances: chances(issue.procedure.outcomes),
            months: statedOf(c, issue.procedure.months),
          },
        ]
      : []),
    ...(issue.expected
      ? [
          {
            ...own,
            kind: "expected" as const,
            who: [],
            when: statedCondition(c, issue.expected.when),
            chances: chances(issue.expected.chances),
          },
        ]
      : []),
  ];
}

function statedOf(c: Case, p: ParameterIndex): Stated {
  const law = lawOf(c.parameters[p]);
  return { p5: law.quantile(0.05), p50: law.quantile(0.5), p95: law.quantile(0.95) };
}

/** Tables that a condition asks about. */
function tablesOf(condition: Condition): number[] {
  switch (condition.kind) {
    case "met":
    case "failed":
    case "over":
      return [condition.table];
    case "all":
    case "any":
      return condition.of.flatMap(tablesOf);
    case "not":
      return tablesOf(condition.of);
    default:
      return [];
  }
}
