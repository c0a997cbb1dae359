/** Brier scores of several sources by case, and their means with 90 % intervals. */
import type { SourceScores } from "../../ledger/scores/shape.ts";
import { number } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { colour, fitting, frame, shareTop, ticks } from "../paper.ts";

const width = 400,
  row = 22,
  margin = { top: 30, right: 14, bottom: 24, left: 168 };

export interface ShownSource {
  name: string;
  scores: SourceScores;
}

interface Look {
  fill: string;
  stroke: string;
  /** Path of the mark around 0,0. */ path: string;
}
const CIRCLE = "M-4.5,0a4.5,4.5 0 1,0 9,0a4.5,4.5 0 1,0 -9,0";
const SQUARE = "M-4,-4h8v8h-8Z";
const DIAMOND = "M0,-5.2L5.2,0L0,5.2L-5.2,0Z";
const LOOKS: Look[] = [
  { fill: colour.blue, stroke: colour.blue, path: CIRCLE },
  { fill: colour.ground, stroke: colour.blue, path: CIRCLE },
  { fill: colour.orange, stroke: colour.orange, path: SQUARE },
  { fill: colour.ground, stroke: colour.green, path: DIAMOND },
];

/** @param sources at most four, the first of which orders the cases */
export function scoresByCase(sources: readonly ShownSource[]): string {
  const shown = sources.filter(({ scores }) => scores.brier !== null).slice(0, LOOKS.length);
  if (shown.length === 0) return "";
  const first = shown[0].scores.brier!.by_case;
  const ids = Object.keys(first).sort((a, b) => first[b] - first[a]);
  const values = shown.flatMap(({ scores: { brier } }) => [
    ...ids.map((id) => brier!.by_case[id] ?? 0),
    brier!.of_cases_p95 ?? brier!.of_cases,
  ]);
  const top = Math.max(0.3, shareTop(Math.max(...values)));
  const height = margin.top + margin.bottom + (ids.length + shown.length) * row + 14;
  const { toX } = axes({ width, height, margin, x: [0, top], y: [0, 1] });
  const bottom = height - margin.bottom;
  const place = (n: number): number => margin.top + (n + 0.5) * row;
  const mark = (n: number, x: number, y: number): string => {
    const { fill, stroke, path } = LOOKS[n];
    return `<path d="${path}" transform="translate(${tenth(x)},${tenth(y)})" fill="${fill}" stroke="${stroke}" stroke-width="1.5"/>`;
  };
  const label = (text: string, y: number, isBold = false): string =>
    `<text x="${margin.left - 10}" y="${tenth(y)}" dy="0.32em" text-anchor="end"${isBold ? ' font-weight="600"' : ""}>${fitting(text, margin.left - 14, 11, isBold ? "bold" : "regular")}</text>`;
  const grid = ticks(0, top, 5);
  const half = 0.25;
  const cases = ids
    .map((id, r) => {
      const y = place(r);
      const own = shown.flatMap(({ scores }, n) => {
        const value = scores.brier!.by_case[id];
        return value === undefined ? [] : [mark(n, toX(value), y)];
      });
      return `${label(id, y)}<path d="M${margin.left},${tenth(y)}H${width - margin.right}" stroke="${colour.rule}" stroke-dasharray="1 3"/>${own.reverse().join("")}`;
    })
    .join("");
  const means = shown
    .map(({ name, scores: { brier } }, n) => {
      const y = place(ids.length + n) + 14;
      const { of_cases, of_cases_p5: low, of_cases_p95: high } = brier!;
      const interval =
        low === null || high === null
          ? ""
          : `<path d="M${tenth(toX(low))},${tenth(y)}H${tenth(toX(high))}" stroke="${LOOKS[n].stroke}" stroke-width="2"/>`;
      return `${label(name, y, true)}${interval}${mark(n, toX(of_cases), y)}`;
    })
    .join("");
  const line = place(ids.length) + 2;
  const body = [
    `<path d="${grid.map((value) => `M${tenth(toX(value))},${margin.top - 4}V${bottom}`).join("")}" stroke="${colour.rule}"/>`,
    half <= top
      ? `<path d="M${tenth(toX(half))},${margin.top - 4}V${bottom}" stroke="${colour.quiet}" stroke-dasharray="3 3"/><text x="${tenth(toX(half))}" y="${margin.top - 10}" fill="${colour.quiet}">always 50\u00a0%</text>`
      : "",
    cases,
    `<path d="M0,${tenth(line - 2)}H${width - margin.right}" stroke="${colour.ink}"/>`,
    means,
    grid
      .map((value) => `<text x="${tenth(toX(value))}" y="${bottom + 16}">${number(value, top <= 0.1 ? 2 : 1)}</text>`)
      .join(""),
  ].join("");
  return frame(body, width, height, {
    title: "Brier score by case; further to the left is better",
    note: "below the line: the mean of cases with its 90 % interval from resampling cases",
    says: `Brier scores by case. ${shown.map(({ name, scores: { brier } }) => `${name}: ${number(brier!.of_cases, 3)}`).join(", ")}; worst for the ${shown[0].name}: ${ids
      .slice(0, 3)
      .map((id) => `${id} ${number(first[id], 3)}`)
      .join(", ")}.`,
  });
}
