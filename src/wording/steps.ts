/** Packages that no table can sign at once, as the steps in which they come about. */
import type { PackageFinding, Result } from "../result/index.ts";
import { counted, percent, wilsonEdges } from "./format.ts";

type Changes = PackageFinding["changes"];

export interface Step {
  changes: Changes;
  /** Share of kept worlds in which all would accept it today, straight from the status quo; null for a step of no table, or one that the result does not list. */
  accepted: number | null;
}

const isSame = (one: Changes, other: Changes): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([issue, option]) => other[issue] === option);

/**
 * The steps of a package whose changed issues are on no one table's agenda, the one that comes first most often first: the
 * issues that one table has together, and each issue of no table by itself. Null for a package of one table or of one issue.
 */
export function stepsOf({ tables, packages }: Result, { changes, now }: PackageFinding): Step[] | null {
  const left = new Set(Object.keys(changes));
  const agendas = Object.values(tables).map(({ issues }) => issues);
  if (now.zone > 0 || left.size < 2 || agendas.some((issues) => [...left].every((issue) => issues.includes(issue))))
    return null;
  const groups: string[][] = [];
  while (left.size > 0) {
    const [most] = agendas
      .map((issues) => issues.filter((issue) => left.has(issue)))
      .sort((a, b) => b.length - a.length);
    const group = most === undefined || most.length === 0 ? [[...left][0]] : most;
    for (const issue of group) left.delete(issue);
    groups.push(group);
  }
  return groups
    .map((group) => {
      const part = Object.fromEntries(group.map((issue) => [issue, changes[issue]]));
      const found = packages.find((one) => isSame(one.changes, part));
      const isOfTable = agendas.some((issues) => group.every((issue) => issues.includes(issue)));
      return {
        step: { changes: part, accepted: isOfTable && found ? found.now.zone : null },
        first: found?.reached ?? 0,
      };
    })
    .sort((a, b) => b.first - a.first)
    .map(({ step }) => step);
}

/** `no one table can sign it at once; in two steps: Full flow (acceptable to all today in 98 % of worlds), then New contracts (89 %)`. */
export function stepsText({ issues, run }: Result, steps: readonly Step[]): string {
  const textOf = (changes: Changes): string =>
    Object.entries(changes)
      .map(([issue, option]) => issues[issue]?.options[option] ?? option)
      .join("; ");
  const edges = wilsonEdges(run.kept);
  const first = steps.findIndex(({ accepted }) => accepted !== null);
  const told = steps.map(
    ({ changes, accepted }, n) =>
      `${textOf(changes)}${accepted === null ? "" : ` (${n === first ? "acceptable to all today in " : ""}${percent(accepted, edges)}${n === first ? " of worlds" : ""})`}`,
  );
  return `no one table can sign it at once; in ${counted(steps.length)} steps: ${told.join(", then ")}`;
}
