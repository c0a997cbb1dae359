/** Odds of scenarios or cases as dots with 95 % intervals, in order of the odds. */
import type { SweepFindings } from "../../result/index.ts";
import { list, percent, wilsonEdges } from "../../wording/format.ts";
import { tenth } from "../axes.ts";
import { percentTick } from "../first-passage.ts";
import { colour, fitting, frame, ticks } from "../paper.ts";

const width = 460;
const LEFT = 170;
const RIGHT = 66;
const ROW_HEIGHT = 20;

/** @param caseId of the points shown; null for all, each with its own question of this id */
export function sweepDots({ points, cases }: SweepFindings, caseId: string | null, question: string): string {
  const rows = points
    .filter((point) => caseId === null || point.case === caseId)
    .filter((point) => cases.find(({ id }) => id === point.case)!.questions[question])
    .map((point) => ({ point, odds: point.questions?.[question] ?? null }))
    .sort((a, b) => (b.odds?.p ?? -1) - (a.odds?.p ?? -1));
  if (rows.length === 0) return "";
  const bottom = rows.length * ROW_HEIGHT + 4;
  const toX = (p: number): number => LEFT + p * (width - LEFT - RIGHT);
  const body = [
    ...ticks(0, 1, 4).map(
      (p) =>
        `<path d="M${tenth(toX(p))},0V${bottom}" stroke="${colour.rule}"/><text x="${tenth(toX(p))}" y="${bottom + 14}">${percentTick(p)}</text>`,
    ),
    ...rows.map(({ point, odds }, n) => {
      const y = n * ROW_HEIGHT + 12;
      const name = `<text x="${LEFT - 8}" y="${y}" dy="0.34em" text-anchor="end">${fitting(point.label, LEFT - 12, 11)}</text>`;
      if (odds === null)
        return `${name}<text x="${LEFT + 6}" y="${y}" dy="0.34em" text-anchor="start" fill="${colour.quiet}">no odds: chunks are missing</text>`;
      const dash = point.status === "partial" ? ` stroke-dasharray="2 2"` : "";
      return `${name}<path d="M${tenth(toX(odds.low))},${y}H${tenth(toX(odds.high))}" stroke="${colour.blue}" stroke-width="2.5" stroke-opacity="0.6"${dash}/><circle cx="${tenth(toX(odds.p))}" cy="${y}" r="3.5" fill="${colour.blue}"/><text x="${width - 2}" y="${y}" dy="0.34em" text-anchor="end">${percent(odds.p, wilsonEdges(point.kept))}</text>`;
    }),
  ];
  const known = rows.filter(({ odds }) => odds !== null);
  return frame(body.join(""), width, bottom + 20, {
    title: cases.find(({ id }) => id === (caseId ?? rows[0].point.case))!.questions[question].ask,
    note: "dots: odds; bars: 95 % interval",
    says: `Odds in order: ${list(known.slice(0, 6).map(({ point, odds }) => `${point.label} ${percent(odds!.p, wilsonEdges(point.kept))}`)) || "none yet"}${known.length > 6 ? " and more" : ""}.`,
  });
}
