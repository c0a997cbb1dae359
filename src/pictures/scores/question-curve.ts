/** The chance by month of one question, of the model and of the outside view, and when the event came. */
import type { QuestionCurve } from "../../ledger/suite/shape.ts";
import { monthName, monthOf } from "../../numbers/months.ts";
import { date, percent } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { percentTick } from "../first-passage.ts";
import { colour, frame, shareTop, ticks, widthOf } from "../paper.ts";

const width = 260,
  height = 120,
  margin = { top: 12, right: 10, bottom: 22, left: 34 };

/** @param happened day of the event; null where it did not come, or its day is not known */
export function questionCurve(text: string, { from, model, outside }: QuestionCurve, happened: string | null): string {
  const [year, month] = from.split("-").map(Number);
  const start = year + (month - 1) / 12;
  const end = start + model.length / 12;
  const top = shareTop(Math.max(...model, ...(outside ?? [0]), 0.01));
  const { toX, toY, rows, line } = axes({ width, height, margin, x: [start, end], y: [0, top] });
  const points = (curve: readonly number[]) => curve.map((p, n) => [start + (n + 1) / 12, p] as const);
  const event = happened === null ? null : yearOf(happened);
  const bottom = height - margin.bottom;
  const years = ticks(Math.ceil(start), end, 3).filter((value) => Number.isInteger(value) && value >= start);
  const body = [
    rows([0, top / 2, top], percentTick),
    outside
      ? `<path d="${line(points(outside))}" fill="none" stroke="${colour.orange}" stroke-width="1.5" stroke-dasharray="4 2"/>`
      : "",
    `<path d="${line(points(model))}" fill="none" stroke="${colour.blue}" stroke-width="2"/>`,
    event === null
      ? ""
      : `<path d="M${tenth(toX(event))},${margin.top - 6}V${bottom}" stroke="${colour.ink}" stroke-width="1.5"/><circle cx="${tenth(toX(event))}" cy="${tenth(toY(at(model, start, event)))}" r="4" fill="${colour.ink}"/>`,
    years
      .map((value) => {
        const half = widthOf(String(value), 11) / 2;
        return `<text x="${tenth(Math.min(width - half, toX(value)))}" y="${bottom + 15}">${value}</text>`;
      })
      .join(""),
  ].join("");
  const last = model[model.length - 1];
  return frame(body, width, height, {
    title: text,
    says: `${text} Model ${percent(last)} by ${date(lastMonth(year, month, model.length))}${outside ? `, outside view ${percent(outside[outside.length - 1])}` : ""}; ${happened === null ? "it did not come" : `it came on ${date(happened)}`}.`,
    lines: 4,
  });
}

const yearOf = (day: string): number =>
  Number(day.slice(0, 4)) + (Number(day.slice(5, 7)) - 1 + (Number(day.slice(8, 10)) - 0.5) / 31) / 12;

/** The curve at a time, between its months. */
function at(curve: readonly number[], start: number, time: number): number {
  const month = Math.min(curve.length, Math.max(1, Math.ceil(12 * (time - start))));
  return curve[month - 1];
}

/** The last of so many months. @param month 1 for January */
const lastMonth = (year: number, month: number, count: number): string => monthName(monthOf(year, month) + count - 1);
