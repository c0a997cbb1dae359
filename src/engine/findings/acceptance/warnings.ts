/** Statements of a case on today that its numbers do not bear out. */
import type { ResultMessage, TodayFinding } from "../../../result/index.ts";
import type { TodayStatement } from "../../../language/case.ts";
import type { Model } from "../../compile.ts";
import type { WorldColumns } from "./columns.ts";
import { agreeing } from "./agreeing.ts";
import { impliedTogether } from "./finding.ts";

const percent = (share: number): string => `${Number((100 * share).toFixed(share > 0 && share < 0.01 ? 1 : 0))} %`;

/** `the case says 20 % to 50 % of worlds, its numbers say 3 % +- 0.4 (5 % before the record)`. */
export function statementText({ stated: [low, high], share, se, before }: TodayFinding["statements"][string]): string {
  const stated = low === high ? percent(low) : `${percent(low)} to ${percent(high)}`;
  const then = before === null ? "" : ` (${percent(before)} before the record)`;
  return `the case says ${stated} of worlds, its numbers say ${percent(share)} +- ${(100 * se).toFixed(1)}${then}`;
}

/**
 * Warnings of statements that the numbers do not agree with, and of statements that contradict each other. Where no record
 * chooses among the worlds, they say which value of the option would agree by itself.
 */
export function todayWarnings(model: Model, { statements }: TodayFinding, worlds: WorldColumns): ResultMessage[] {
  const warn = (id: string, message: string): ResultMessage => ({
    code: "today",
    severity: "warning",
    path: `today.${id}`,
    message: `today.${id}: ${message}`,
  });
  return model.case.today.flatMap((statement) => {
    const { id } = statement;
    const found = statements[id];
    const implied = impliedTogether(model, statement, worlds);
    return [
      ...(found && !found.agrees
        ? [warn(id, `${statementText(found)}. ${wayOut(model, statement, found, worlds)}`)]
        : []),
      ...(implied
        ? [
            warn(
              id,
              `multiplied, your statements on this package imply ${percent(implied.implied)} together; by the numbers all ${implied.parties} accept it in ${percent(implied.share)} of worlds.`,
            ),
          ]
        : []),
    ];
  });
}

function wayOut(
  model: Model,
  statement: TodayStatement,
  { before }: TodayFinding["statements"][string],
  worlds: WorldColumns,
): string {
  const believe = `believe --today ${statement.id} shows which numbers would have to differ`;
  const value = before === null ? (agreeing(model, statement, worlds)?.value ?? null) : null;
  if (value === null) return `${believe}.`;
  const { path, low, high } = value;
  return `With ${path} at ${low === high ? low : `${low} to ${high}`} they agree; ${believe} otherwise.`;
}
