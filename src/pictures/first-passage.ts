/** The odds of one question by month: the mean of the worlds' curves, and the spread of those curves month by month. */
import type { OutsideView, Result } from "../result/index.ts";
import { axes } from "./axes.ts";
import { apart, colour, frame, shareTop, ticks, widthOf } from "./paper.ts";
import { decimalYear } from "../numbers/months.ts";
import { date, percent, wilsonEdges } from "../wording/format.ts";

const width = 300,
  height = 132,
  MARGIN = { top: 8, bottom: 22, left: 46 };
/** Most points of a drawn curve: more cannot be told apart at this width. */
const MAX_POINTS = 60;

/** Every n-th point and the last, so that at most `most` remain. */
export function thinned<T>(points: readonly T[], most = MAX_POINTS): T[] {
  const step = Math.ceil(points.length / most);
  return points.filter((_, n) => n === points.length - 1 || n % step === 0);
}

/** Ticks at whole years inside the span, at most six. */
export function years(from: number, to: number, most = 6): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((n) => (to - from) / n <= most) ?? 100;
  const out: number[] = [];
  for (let y = Math.ceil(from / step) * step; y <= to; y += step) out.push(y);
  return out;
}

/** The figure of one question, empty where it has no curve. */
export function firstPassage(result: Result, id: string): string {
  const question = result.questions[id];
  if (question === undefined || question.curve.length === 0) return "";
  const curve = thinned(question.curve).map((point) => ({ ...point, x: decimalYear(point.month) }));
  const first = curve[0],
    last = curve[curve.length - 1];
  const to = last.x > first.x ? last.x : first.x + 1 / 12;
  const views = outsideViews(result, id);
  const top = shareTop(
    Math.max(...curve.map((point) => Math.max(point.p75, point.p)), ...views.map((view) => view.p), 0.01),
  );
  const held = (p: number): number => Math.min(p, top);
  const edges = wilsonEdges(result.run.kept);
  const labels = [
    { at: last.p, text: percent(last.p, edges), fill: colour.blue, bold: true },
    ...views.map((view) => ({
      at: view.p,
      text: `${view.letter === "" ? "" : `${view.letter} `}${percent(view.p)}`,
      fill: colour.orange,
      bold: false,
    })),
  ];
  const margin = {
    ...MARGIN,
    right: 10 + Math.ceil(Math.max(...labels.map(({ text, bold }) => widthOf(text, 12, bold ? "bold" : "regular")))),
  };
  const right = width - margin.right;
  const drawn = axes({ width, height, margin, x: [first.x, to], y: [0, top] });
  const places = apart(
    labels.map((label) => drawn.toY(held(label.at))),
    13,
    margin.top + 4,
    height - margin.bottom - 4,
  );
  const body = [
    drawn.rows(ticks(0, top, 3), percentTick),
    `<path d="${drawn.band(curve.map((point) => [point.x, held(point.p25), held(point.p75)]))}" fill="${colour.blue}" fill-opacity="0.25"/>`,
    ...views.map(
      (view) =>
        `<path d="${drawn.line(thinned(view.curve, 20).map((point) => [decimalYear(point.month), held(point.p)]))}" fill="none" stroke="${colour.orange}" stroke-width="1.5" stroke-dasharray="4 3"/>`,
    ),
    `<path d="${drawn.line(curve.map((point) => [point.x, point.p]))}" fill="none" stroke="${colour.blue}" stroke-width="2"/>`,
    `<circle cx="${right}" cy="${drawn.toY(last.p).toFixed(1)}" r="3" fill="${colour.blue}"/>`,
    drawn.columns(years(first.x, to, 5), String, (text) => widthOf(text, 11) / 2),
    ...labels.map(
      ({ text, fill, bold }, n) =>
        `<text x="${right + 6}" y="${places[n].toFixed(1)}" dy="0.32em" text-anchor="start" fill="${fill}"${bold ? ' font-weight="700" font-size="12"' : ""}>${text}</text>`,
    ),
  ];
  const spread =
    last.p75 > last.p25
      ? ` The middle half of the worlds' curves ends between ${percent(last.p25)} and ${percent(last.p75)}.`
      : "";
  return frame(body.join(""), width, height, {
    title: "",
    says: `${question.ask} The mean of the worlds' curves goes from ${percent(first.p, edges)} in ${date(first.month)} to ${percent(last.p, edges)} in ${date(last.month)}.${spread}${views.map((view) => ` Outside view, ${view.name}: ${percent(view.p)}.`).join("")}`,
  });
}

/** The outside views of a question with the letter that names each in the picture; no letter for a single one. */
export function outsideViews(result: Result, id: string): (OutsideView & { letter: string })[] {
  const views = Object.values(result.lenses.reference?.[id] ?? {});
  return views.map((view, n) => ({ ...view, letter: views.length === 1 ? "" : String.fromCharCode(97 + (n % 26)) }));
}

/** A share on an axis: 5 %, 0.5 %. */
export function percentTick(p: number): string {
  return `${Math.round(p * 1000) / 10}\u00a0%`;
}
