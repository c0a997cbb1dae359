/** The answer to one question at each pinned level of one driver: a small multiple. */
import * as Plot from "@observablehq/plot";
import type { QuestionFinding, Result } from "../result/index.ts";
import { colour, finish, shareTop, ticks, widthOf, type Paper } from "./paper.ts";
import { percentTick } from "./first-passage.ts";
import { figures, list, percent, wilsonEdges } from "../wording/format.ts";

const width = 160,
  height = 112,
  margin = { top: 18, right: 10, bottom: 20, left: 40 };
const z95 = 1.96;

/** Common top of the vertical scale for all drivers of a question. */
export function thresholdTop(question: QuestionFinding, drivers: string[]): number {
  return shareTop(
    Math.max(
      0,
      ...drivers.flatMap((driver) =>
        (question.threshold[driver] ?? []).map((level) => Math.min(1, level.p + z95 * level.se)),
      ),
    ),
  );
}

/** The panel of one question and one driver, empty where there are no levels. */
export function threshold(
  result: Result,
  id: string,
  driver: string,
  { document, top }: Paper & { top?: number },
): string {
  const question = result.questions[id];
  const levels = [...(question?.threshold[driver] ?? [])].sort((a, b) => a.at - b.at);
  if (question === undefined || levels.length === 0) return "";
  const name = result.drivers[driver]?.name ?? driver,
    unit = result.drivers[driver]?.unit ?? null;
  const low = levels[0].at,
    high = levels[levels.length - 1].at > low ? levels[levels.length - 1].at : low + 1;
  const most = top ?? thresholdTop(question, [driver]);
  const bars = levels.map((level) => ({
    ...level,
    low: Math.max(0, level.p - z95 * level.se),
    high: Math.min(most, level.p + z95 * level.se),
  }));
  const today = bars.filter((level) => level.today);
  const inner = width - margin.left - margin.right;
  const near = today[0] === undefined ? 0 : ((today[0].at - low) / (high - low)) * inner;
  const said = today[0] === undefined ? "" : `today ${figures(today[0].at)}`;
  const half = widthOf(said, 11) / 2,
    shift = Math.max(half - near - margin.left + 2, Math.min(0, inner + margin.right - 2 - near - half));
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [low, high], axis: null },
    y: { domain: [0, most], axis: null },
    marks: [
      Plot.gridY(ticks(0, most, 2), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.ruleX(today, { x: "at", stroke: colour.orange, strokeDasharray: "3 2" }),
      Plot.text(today.slice(0, 1), {
        x: "at",
        frameAnchor: "top",
        dy: -10,
        dx: shift,
        text: () => said,
        fill: colour.orange,
        fontSize: 11,
      }),
      Plot.ruleX(
        bars.filter((level) => level.high > level.low),
        { x: "at", y1: "low", y2: "high", stroke: colour.blue, strokeOpacity: 0.55, strokeWidth: 1.5 },
      ),
      Plot.lineY(bars, { x: "at", y: "p", stroke: colour.blue, strokeWidth: 1.5 }),
      Plot.dot(
        bars.filter((level) => !level.today),
        { x: "at", y: "p", fill: colour.blue, r: 2 },
      ),
      Plot.dot(today, { x: "at", y: "p", fill: colour.ground, stroke: colour.orange, strokeWidth: 2, r: 3.5 }),
      Plot.ruleY([0], { stroke: colour.ink }),
      Plot.axisX(ticks(low, high, 3), {
        tickFormat: (level: number) => figures(level),
        tickSize: 4,
        fontSize: 11,
        label: null,
      }),
      Plot.axisY(ticks(0, most, 2), { tickFormat: percentTick, tickSize: 0, fontSize: 11, label: null }),
    ],
  });
  const edges = wilsonEdges(result.run.kept);
  const ends = [levels[0], levels[levels.length - 1]].map(
    (level) => `${percent(level.p, edges)} at ${figures(level.at)}`,
  );
  return finish(plot, width, height, {
    title: name,
    ...(unit === null ? {} : { note: unit }),
    says: `${question.ask} With ${name} held at one level: ${list(ends)}${today[0] ? `; ${percent(today[0].p, edges)} at today's ${figures(today[0].at)}` : ""}.`,
  });
}
