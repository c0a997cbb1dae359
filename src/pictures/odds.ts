/**
 * The odds of one question on a line from 0 to 100 % over the ICD 203 classes: with the record (filled) and without
 * (hollow).
 */
import * as Plot from "@observablehq/plot";
import { WORD_EDGES } from "../numbers/icd203.ts";
import type { Result } from "../result/index.ts";
import { colour, finish, widthOf, type Paper } from "./paper.ts";
import { percent, wilsonEdges } from "../wording/format.ts";

const width = 340,
  height = 44,
  margin = { top: 16, right: 42, bottom: 16, left: 18 };

/** The strip of one question. */
export function odds(result: Result, id: string, { document }: Paper): string {
  const question = result.questions[id];
  if (question === undefined) return "";
  const inner = width - margin.left - margin.right;
  const shift = (text: string, at: number) => {
    const half = widthOf(text, 12.5) / 2,
      x = margin.left + at * inner;
    return Math.max(half - x, Math.min(0, width - half - x));
  };
  const now = percent(question.p, question.wilson),
    before = question.without_record;
  const beforeText = before === null ? "" : `without the record ${percent(before, wilsonEdges(result.run.draws))}`;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [0, 1], axis: null },
    y: { domain: [0, 1], axis: null },
    marks: [
      Plot.ruleY([0.5], { x1: () => 0, x2: () => 1, stroke: colour.rule, strokeWidth: 6 }),
      Plot.ruleX(WORD_EDGES, { y1: () => 0.1, y2: () => 0.9, stroke: colour.ground, strokeWidth: 2 }),
      Plot.text([0], {
        x: () => 0,
        y: () => 0.5,
        dx: -9,
        textAnchor: "end",
        text: () => "0",
        fontSize: 11,
        fill: colour.quiet,
      }),
      Plot.text([1], {
        x: () => 1,
        y: () => 0.5,
        dx: 9,
        textAnchor: "start",
        text: () => "100\u00a0%",
        fontSize: 11,
        fill: colour.quiet,
      }),
      ...(before === null
        ? []
        : [
            Plot.dot([before], {
              x: (p: number) => p,
              y: () => 0.5,
              r: 4.5,
              fill: colour.ground,
              stroke: colour.quiet,
              strokeWidth: 1.75,
            }),
            Plot.text([before], {
              x: (p: number) => p,
              frameAnchor: "bottom",
              dy: 13,
              dx: shift(beforeText, before),
              text: () => beforeText,
              fontSize: 11,
              fill: colour.quiet,
            }),
          ]),
      Plot.dot([question.p], { x: (p: number) => p, y: () => 0.5, r: 5.5, fill: colour.blue }),
      Plot.text([question.p], {
        x: (p: number) => p,
        frameAnchor: "top",
        dy: -11,
        dx: shift(now, question.p),
        text: () => now,
        fontSize: 12,
        fontWeight: 700,
        fill: colour.blue,
      }),
    ],
  });
  return finish(plot, width, height, {
    title: "",
    says: `${question.ask} ${now}${before === null ? "" : `, ${percent(before, wilsonEdges(result.run.draws))} without the record`}, on a line from 0 to 100 %.`,
  });
}
