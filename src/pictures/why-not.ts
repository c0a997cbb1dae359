/** Why the futures that answer no do so, and what a deal owes to trading one issue for another. */
import type { Result, WhyNotFinding } from "../result/index.ts";
import { bars } from "./bars.ts";
import { colour } from "./paper.ts";
import { list, percent, wilsonEdges } from "../wording/format.ts";

export type Reason = keyof WhyNotFinding["because"];

/** Reasons in the order in which a future is asked for them, each as a clause of `They ...`. */
export const reasons: { reason: Reason; text: string }[] = [
  { reason: "no_meeting", text: "Nobody who could met or reviewed it in time" },
  { reason: "out_of_reach", text: "They met, but a step before it was not taken" },
  { reason: "no_deal", text: "They met, and somebody refused every yes" },
  { reason: "misperceived", text: "Acceptable to all, but they misread each other" },
  { reason: "other_deal", text: "Acceptable to all, but they agreed on another" },
  { reason: "undone", text: "It came about and was undone" },
];

/** The figure of one question, empty where every future answers yes. */
export function whyNot(result: Result, id: string): string {
  const question = result.questions[id];
  const found = question?.why_not;
  if (question === undefined || !found || found.no === 0) return "";
  const shown = reasons
    .filter(({ reason }) => found.because[reason] > 0)
    .sort((a, b) => found.because[b.reason] - found.because[a.reason]);
  const edges = wilsonEdges(result.run.kept);
  return bars(
    shown.map(({ reason, text }) => ({
      text,
      value: found.because[reason],
      said: percent(found.because[reason], edges),
      fill: reason === "misperceived" ? colour.orange : colour.blue,
    })),
    {
      title: `Of the ${percent(found.no)} of futures that answer no`,
      note: "each counted once",
      says: `Why not: ${question.ask} ${list(shown.slice(0, 3).map(({ reason, text }) => `${percent(found.because[reason])}: ${text.toLowerCase()}`))}.`,
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
