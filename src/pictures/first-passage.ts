/** The odds of one question by month: the mean of the worlds' curves, and the spread of those curves month by month. */
import * as Plot from "@observablehq/plot";
import type { OutsideView, Result } from "../result/index.ts";
import { apart, colour, finish, shareTop, ticks, type Paper } from "./paper.ts";
import { decimalYear } from "../numbers/months.ts";
import { date, percent, wilsonEdges } from "../wording/format.ts";

const width = 350,
  height = 200,
  margin = { top: 6, right: 116, bottom: 22, left: 42 };

/** Ticks at whole years inside the span, at most six. */
export function years(from: number, to: number, most = 6): number[] {
  const step = [1, 2, 5, 10, 20, 50].find((n) => (to - from) / n <= most) ?? 100;
  const out: number[] = [];
  for (let y = Math.ceil(from / step) * step; y <= to; y += step) out.push(y);
  return out;
}

/** The figure of one question, empty where it has no curve. */
export function firstPassage(result: Result, id: string, { document }: Paper): string {
  const question = result.questions[id];
  if (question === undefined || question.curve.length === 0) return "";
  const curve = question.curve.map((point) => ({ ...point, x: decimalYear(point.month) }));
  const first = curve[0],
    last = curve[curve.length - 1];
  const from = first.x,
    to = last.x > from ? last.x : from + 1 / 12;
  const outside = outsideViews(result, id).map((view) => ({
    ...view,
    points: view.curve.map((point) => ({ x: decimalYear(point.month), p: point.p })),
    ends: [view],
  }));
  const top = shareTop(
    Math.max(...curve.map((point) => Math.max(point.p95, point.p)), ...outside.map((view) => view.p95)),
  );
  const bottom = height - margin.bottom,
    toY = (p: number) => margin.top + (1 - p / top) * (bottom - margin.top);
  const edges = wilsonEdges(result.run.kept);
  const labels = [
    { at: last.p, text: `mean ${percent(last.p, edges)}`, fill: colour.blue, weight: 700 },
    ...(last.p95 > last.p5 ? [{ at: last.p95, text: "nine in ten worlds", fill: colour.quiet, weight: 400 }] : []),
    ...outside.map((view) => ({
      at: view.p,
      text: `outside view${view.letter === "" ? "" : ` ${view.letter}`} ${percent(view.p)}`,
      fill: colour.orange,
      weight: 400,
    })),
    ...(last.p75 > last.p25 ? [{ at: last.p75, text: "half of the worlds", fill: colour.quiet, weight: 400 }] : []),
  ];
  const places = apart(
    labels.map((label) => toY(label.at)),
    13,
    margin.top + 4,
    bottom - 4,
  );
  const label = (n: number) =>
    Plot.text([labels[n]], {
      x: () => to,
      y: () => labels[n].at,
      text: "text",
      textAnchor: "start",
      dx: 6,
      dy: places[n] - toY(labels[n].at),
      fill: labels[n].fill,
      fontWeight: labels[n].weight,
      fontSize: 11,
    });
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [from, to], axis: null },
    y: { domain: [0, top], axis: null },
    marks: [
      Plot.gridY(ticks(0, top, 4), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.areaY(curve, { x: "x", y1: "p5", y2: "p95", fill: colour.blue, fillOpacity: 0.16 }),
      Plot.areaY(curve, { x: "x", y1: "p25", y2: "p75", fill: colour.blue, fillOpacity: 0.26 }),
      Plot.lineY(curve, { x: "x", y: "p", stroke: colour.blue, strokeWidth: 2 }),
      ...outside.flatMap((view, n) => [
        Plot.lineY(view.points, { x: "x", y: "p", stroke: colour.orange, strokeWidth: 1.5, strokeDasharray: "4 3" }),
        Plot.ruleX(view.ends, {
          x: () => to,
          y1: "p5",
          y2: "p95",
          dx: -3 * (n + 1),
          stroke: colour.orange,
          strokeWidth: 1.5,
        }),
      ]),
      Plot.dot([last], { x: "x", y: "p", fill: colour.blue, r: 3 }),
      Plot.ruleY([0], { stroke: colour.ink }),
      Plot.axisX(years(from, to), { tickFormat: (y: number) => String(y), tickSize: 4, fontSize: 11, label: null }),
      Plot.axisY(ticks(0, top, 4), {
        tickFormat: (p: number) => percentTick(p),
        tickSize: 0,
        fontSize: 11,
        label: null,
      }),
      ...labels.map((_, n) => label(n)),
    ],
  });
  const spread =
    last.p95 > last.p5
      ? ` Nine in ten of the worlds' curves end between ${percent(last.p5)} and ${percent(last.p95)}.`
      : "";
  return finish(plot, width, height, {
    title: question.holds ? "Odds that it holds then" : "Odds that it will have happened by then",
    says: `${question.ask} The mean of the worlds' curves goes from ${percent(first.p, edges)} in ${date(first.month)} to ${percent(last.p, edges)} in ${date(last.month)}.${spread}${outside.map((view) => ` Outside view, ${view.name}: ${percent(view.p)}.`).join("")}`,
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
