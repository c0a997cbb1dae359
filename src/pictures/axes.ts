/** Axes drawn by hand: much shorter SVG than a plotting library writes, for figures of which a page has many. */
import { colour } from "./paper.ts";
import { escape } from "../wording/escape.ts";

export interface Frame {
  width: number;
  height: number;
  margin: { top: number; right: number; bottom: number; left: number };
  x: readonly [number, number];
  y: readonly [number, number];
}

export interface Axes {
  toX(value: number): number;
  toY(value: number): number;
  /** Horizontal lines with their labels on the left, and a base line. */
  rows(ticks: readonly number[], label: (value: number) => string): string;
  /** Ticks below the base line with their labels, kept inside the figure by `half`, the half width of a label. */
  columns(ticks: readonly number[], label: (value: number) => string, half: (label: string) => number): string;
  line(points: readonly (readonly [number, number])[]): string;
  /** The area between two lines over the same abscissae. */
  band(points: readonly (readonly [number, number, number])[]): string;
}

export const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;

export function axes({ width, height, margin, x, y }: Frame): Axes {
  const left = margin.left,
    right = width - margin.right,
    top = margin.top,
    bottom = height - margin.bottom;
  const toX = (value: number): number => left + ((value - x[0]) / (x[1] - x[0] || 1)) * (right - left);
  const toY = (value: number): number => bottom - ((value - y[0]) / (y[1] - y[0] || 1)) * (bottom - top);
  const at = (a: number, b: number): string => `${tenth(toX(a))},${tenth(toY(b))}`;
  return {
    toX,
    toY,
    rows: (ticks, label) =>
      `<path d="${ticks.map((value) => `M${left},${tenth(toY(value))}H${right}`).join("")}" stroke="${colour.rule}"/>${ticks
        .map(
          (value) =>
            `<text x="${left - 4}" y="${tenth(toY(value))}" dy="0.32em" text-anchor="end">${escape(label(value))}</text>`,
        )
        .join("")}<path d="M${left},${bottom}H${right}" stroke="${colour.ink}"/>`,
    columns: (ticks, label, half) => {
      let free = -Infinity;
      return ticks
        .map((value) => {
          const text = label(value);
          const middle = Math.min(width - half(text), Math.max(half(text), toX(value)));
          const mark = `<path d="M${tenth(toX(value))},${bottom}v4" stroke="${colour.ink}"/>`;
          if (middle - half(text) < free) return mark;
          free = middle + half(text) + 6;
          return `${mark}<text x="${tenth(middle)}" y="${bottom + 15}">${escape(text)}</text>`;
        })
        .join("");
    },
    line: (points) => (points.length === 0 ? "" : `M${points.map(([a, b]) => at(a, b)).join("L")}`),
    band: (points) =>
      points.length === 0
        ? ""
        : `M${points.map(([a, , high]) => at(a, high)).join("L")}L${[...points]
            .reverse()
            .map(([a, low]) => at(a, low))
            .join("L")}Z`,
  };
}
