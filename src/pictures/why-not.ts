/** Reasons for a no, and the part of a deal that rests on linking issues. */
import type { Result } from "../result/index.ts";
import { lowered } from "../wording/findings.ts";
import { reasonsForNo } from "../wording/why-not.ts";
import { bars } from "./bars.ts";
import { colour } from "./paper.ts";
import { list, percent, wilsonEdges } from "../wording/format.ts";

/** The figure of one question, empty where every future answers yes. */
export function whyNot(result: Result, id: string): string {
  const question = result.questions[id];
  const found = question?.why_not;
  if (question === undefined || !found || found.no === 0) return "";
  const shown = reasonsForNo(result, id);
  const edges = wilsonEdges(result.run.kept);
  return bars(
    shown.map(({ reason, text, share }) => ({
      text,
      value: share,
      said: percent(share, edges),
      fill: reason === "misperceived" ? colour.orange : colour.blue,
    })),
    {
      title: `Of the ${percent(found.no)} of futures that answer no`,
      note: "each counted once",
      says: `Why not: ${question.ask} ${list(shown.slice(0, 3).map(({ text, share }) => `${percent(share)}: ${lowered(text)}`))}.`,
    },
    1,
  );
}

/** The figure of one table, empty where its linkage was not found. */
export function linkage(result: Result, table: string): string {
  const found = result.linkage?.find((entry) => entry.table === table);
  if (found === undefined) return "";
  const edges = wilsonEdges(result.run.kept);
  const apart = Object.entries(found.apart).sort(([, a], [, b]) => b - a);
  const name = (issue: string) => result.issues[issue]?.name ?? issue;
  return bars(
    [
      { text: "All issues together", value: found.together, said: percent(found.together, edges), fill: colour.green },
      ...apart.map(([issue, share]) => ({ text: `Alone: ${name(issue)}`, value: share, said: percent(share, edges) })),
    ],
    {
      title: `${result.tables[table]?.name ?? table}: in what share of worlds something is acceptable to all today`,
      lines: 3,
      says: `${result.tables[table]?.name ?? table}: together ${percent(found.together, edges)}; ${list(apart.slice(0, 4).map(([issue, share]) => `${name(issue)} alone ${percent(share, edges)}`))}.`,
    },
    Math.max(found.together, ...apart.map(([, share]) => share), 0.05),
  );
}
