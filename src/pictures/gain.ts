/** Gain of one party from one package: a waterfall chart of its parts, in points of the party's own scale. */
import * as Plot from "@observablehq/plot";
import type { GainFinding, Result } from "../result/index.ts";
import { clip, colour, finish, ticks, type Paper } from "./paper.ts";
import { figures, list, points } from "../wording/format.ts";

const width = 330,
  row = 31,
  margin = { top: 4, right: 6, bottom: 20, left: 0 };

export interface Part {
  name: string;
  kind: "stake" | "need" | "friction" | "residual";
  value: number;
}

/**
 * Parts of a gain of at least 0.05 points, largest first within each kind; with the omitted parts they add up to the
 * mean.
 */
export function parts(result: Result, actor: string, gain: GainFinding): Part[] {
  const stakes = Object.entries(gain.stakes).map(([id, value]): Part => ({
    name: result.issues[id]?.name ?? id,
    kind: "stake",
    value,
  }));
  const needs = Object.entries(gain.needs).map(([id, value]): Part => ({
    name: result.actors[actor]?.needs[id] ?? id,
    kind: "need",
    value,
  }));
  const bySize = (some: Part[]) => some.sort((a, b) => Math.abs(b.value) - Math.abs(a.value));
  return [
    ...bySize(stakes),
    ...bySize(needs),
    { name: "Cost of signing", kind: "friction" as const, value: gain.friction },
    { name: "What the case leaves out", kind: "residual" as const, value: gain.residual },
  ].filter((part) => Math.abs(part.value) >= 0.05);
}

/** The figure of one party and one package of the result, empty where that party has no gain there. */
export function gain(result: Result, index: number, actor: string, { document }: Paper): string {
  const found = result.packages[index]?.gain[actor];
  if (found === undefined) return "";
  const own = parts(result, actor, found);
  const steps: { text: string; from: number; to: number; value: number; fill: string }[] = [];
  let level = 0;
  for (const part of own) {
    steps.push({
      text: `${part.kind === "need" ? "Need: " : ""}${part.name}`,
      from: level,
      to: level + part.value,
      value: part.value,
      fill: part.value >= 0 ? colour.blue : colour.orange,
    });
    level += part.value;
  }
  const name = result.actors[actor]?.name ?? actor;
  const ends = [0, found.p5, found.p95, found.mean, ...steps.flatMap((step) => [step.from, step.to])];
  const low = Math.min(...ends),
    high = Math.max(...ends),
    span = high > low ? high - low : 1;
  const rows = steps.length + 1,
    height = margin.top + margin.bottom + rows * row;
  const total = steps.length,
    between = Array.from({ length: rows }, (_, n) => n);
  const inner = width - margin.left - margin.right;
  const plot = Plot.plot({
    document,
    width,
    height,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: [low - span * 0.04, high + span * 0.04], axis: null },
    y: { domain: [0, rows], axis: null, reverse: true },
    marks: [
      Plot.ruleX(
        ticks(low, high, 5).flatMap((at) => between.map((y) => ({ at, y }))),
        { x: "at", y1: (mark) => mark.y + 0.44, y2: (mark) => mark.y + 0.92, stroke: colour.rule },
      ),
      Plot.ruleX(between, { x: () => 0, y1: (y: number) => y + 0.44, y2: (y: number) => y + 0.92, stroke: colour.ink }),
      Plot.rect(steps, {
        x1: "from",
        x2: "to",
        y1: (_, n: number) => n + 0.48,
        y2: (_, n: number) => n + 0.88,
        fill: "fill",
      }),
      Plot.text(steps, {
        frameAnchor: "left",
        y: (_, n: number) => n + 0.24,
        text: (step) => clip(step.text, inner - 44, 11),
        textAnchor: "start",
        fontSize: 11,
      }),
      Plot.text(steps, {
        frameAnchor: "right",
        y: (_, n: number) => n + 0.24,
        text: (step) => points(step.value),
        textAnchor: "end",
        fontSize: 11,
        fill: "fill",
      }),
      Plot.text([0], {
        frameAnchor: "left",
        y: () => total + 0.24,
        text: () => "Gain, and where nine in ten worlds lie",
        textAnchor: "start",
        fontSize: 11,
        fontWeight: 700,
      }),
      Plot.text([0], {
        frameAnchor: "right",
        y: () => total + 0.24,
        text: () => points(found.mean),
        textAnchor: "end",
        fontSize: 11,
        fontWeight: 700,
      }),
      Plot.ruleY([0], {
        x1: () => found.p5,
        x2: () => found.p95,
        y: () => total + 0.68,
        stroke: colour.ink,
        strokeWidth: 1.5,
      }),
      Plot.dot([0], { x: () => found.mean, y: () => total + 0.68, r: 4, fill: colour.ink }),
      Plot.axisX(ticks(low, high, 5), {
        tickFormat: (tick: number) => figures(tick),
        tickSize: 3,
        fontSize: 11,
        label: null,
      }),
    ],
  });
  const largest = [...own]
    .sort((a, b) => Math.abs(b.value) - Math.abs(a.value))
    .slice(0, 3)
    .map((part) => `${part.name} ${points(part.value)}`);
  return finish(plot, width, height, {
    title: `${clip(name, 200, 13)}, points`,
    says: `${name}: mean gain ${points(found.mean)} points, nine in ten worlds between ${points(found.p5)} and ${points(found.p95)}.${largest.length ? ` Largest parts: ${list(largest)}.` : ""}`,
  });
}
