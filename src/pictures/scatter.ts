/** The packages of one table in the gains of two parties: the zone, and the package of each bargaining rule. */
import * as Plot from "@observablehq/plot";
import type { Result, TableDeals } from "../result/index.ts";
import { settle, type Box, type Label } from "./labels.ts";
import { clip, fitting, colour, frame, ticks, widthOf, wrap, type Paper } from "./paper.ts";
import { serialise, type SvgNode } from "./serialise.ts";
import { figures, list, points } from "../wording/format.ts";

const size = 350,
  margin = { top: 10, right: 10, bottom: 36, left: 40 };
const rules: [keyof TableDeals["solutions"], string][] = [
  ["nash", "Nash"],
  ["kalai_smorodinsky", "Kalai-Smorodinsky"],
  ["egalitarian", "egalitarian"],
  ["utilitarian", "utilitarian"],
];

/** The two parties shown: the first two of the table. */
export function pair(result: Result, table: string): [string, string] | null {
  const [a, b] = result.tables[table]?.parties ?? [];
  return a === undefined || b === undefined ? null : [a, b];
}

/** `Gas: contract; Peace treaty: signed`. */
export function inOptions(result: Result, changes: { [issue: string]: string }): string {
  return Object.entries(changes)
    .map(([issue, option]) => result.issues[issue]?.options[option] ?? option)
    .join("; ");
}

/** Index of the package with the greatest least gain; -1 where there is none but the standing. */
export function nearestDeal({ packages }: TableDeals): number {
  const least = packages.map(({ gain }, n) => (n === 0 ? -Infinity : Math.min(...Object.values(gain))));
  return packages.length < 2 ? -1 : least.indexOf(Math.max(...least));
}

/** The figure of one table, empty where it has no package or fewer than two parties. */
export function scatter(result: Result, table: string, { document }: Paper): string {
  const found = (result.deals ?? []).find((entry) => entry.table === table);
  const two = pair(result, table);
  if (found === undefined || two === null || found.packages.length < 2) return "";
  const [a, b] = two;
  const all = found.packages.map(({ gain, zone, frontier }, n) => ({
    n,
    x: gain[a] ?? 0,
    y: gain[b] ?? 0,
    zone,
    frontier,
  }));
  const extent = (values: number[]): [number, number] => {
    const low = Math.min(0, ...values),
      high = Math.max(0, ...values),
      room = Math.max(1, (high - low) * 0.08);
    return [low - room, high + room];
  };
  const [x, y] = [extent(all.map((p) => p.x)), extent(all.map((p) => p.y))];
  const [right, bottom] = [size - margin.right, size - margin.bottom];
  const toX = (v: number) => margin.left + ((v - x[0]) / (x[1] - x[0])) * (right - margin.left),
    toY = (v: number) => bottom - ((v - y[0]) / (y[1] - y[0])) * (bottom - margin.top);
  const consenting = Object.keys(found.packages[0].gain).length;
  const edge = consenting === 2 ? all.filter((p) => p.frontier).sort((p, q) => p.x - q.x) : [];
  const plot = Plot.plot({
    document,
    width: size,
    height: size,
    marginTop: margin.top,
    marginRight: margin.right,
    marginBottom: margin.bottom,
    marginLeft: margin.left,
    x: { domain: x, axis: null },
    y: { domain: y, axis: null },
    marks: [
      Plot.rect([0], {
        x1: () => 0,
        x2: () => x[1],
        y1: () => 0,
        y2: () => y[1],
        fill: colour.green,
        fillOpacity: 0.14,
      }),
      Plot.gridX(ticks(x[0], x[1], 5), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.gridY(ticks(y[0], y[1], 5), { stroke: colour.rule, strokeOpacity: 1 }),
      Plot.ruleX([0], { stroke: colour.ink }),
      Plot.ruleY([0], { stroke: colour.ink }),
      Plot.lineY(edge, { x: "x", y: "y", stroke: colour.quiet, strokeDasharray: "4 3" }),
      Plot.dot(
        all.filter((p) => p.n > 0 && !p.zone),
        {
          x: "x",
          y: "y",
          r: 3,
          fill: (p: { frontier: boolean }) => (p.frontier ? colour.quiet : colour.ground),
          stroke: colour.quiet,
        },
      ),
      Plot.dot(
        all.filter((p) => p.zone),
        { x: "x", y: "y", r: 4, fill: colour.green },
      ),
      Plot.dot([all[0]], { x: "x", y: "y", r: 4.5, fill: colour.ground, stroke: colour.ink, strokeWidth: 2 }),
      Plot.axisX(ticks(x[0], x[1], 5), { tickFormat: figures, tickSize: 3, fontSize: 11, label: null }),
      Plot.axisY(ticks(y[0], y[1], 5), { tickFormat: figures, tickSize: 3, fontSize: 11, label: null }),
    ],
  });
  const name = (id: string) => result.actors[id]?.name ?? id;
  const chosen = new Map<number, string[]>();
  for (const [rule, word] of rules) {
    const at = found.solutions[rule];
    if (at !== null) chosen.set(at, [...(chosen.get(at) ?? []), word]);
  }
  const near = chosen.size === 0 ? nearestDeal(found) : -1;
  if (near >= 0) chosen.set(near, ["nearest to a deal"]);
  const placed: Box[] = [
    { x: toX(0) - 6, y: toY(0) - 6, width: 12, height: 12 },
    ...[...chosen.keys()].map((n) => ({ x: toX(all[n].x) - 6, y: toY(all[n].y) - 6, width: 12, height: 12 })),
  ];
  const label = (n: number, lines: string[], fill: string): Label => {
    const [at, down] = [toX(all[n].x), toY(all[n].y)],
      half = Math.max(...lines.map((line) => widthOf(line, 11))) / 2,
      tall = lines.length * 6.5 + 8;
    return {
      lines,
      size: 11,
      bold: true,
      fill,
      tries: [
        [at + half + 9, down - tall],
        [at + half + 9, down + tall],
        [at - half - 9, down - tall],
        [at - half - 9, down + tall],
        [at, down - tall - 6],
        [at, down + tall + 6],
        [at + half + 9, down],
        [at - half - 9, down],
        [at, down + 3 * tall],
        [at, down - 3 * tall],
      ],
    };
  };
  const labels = [
    ...[...chosen].map(([n, words]) =>
      settle(
        label(
          n,
          [clip(words.join(", "), 150, 11), ...wrap(inOptions(result, found.packages[n].changes), 150, 11, 2)],
          near >= 0 ? colour.ink : colour.green,
        ),
        placed,
        { width: size, height: bottom },
      ),
    ),
    settle(label(0, ["what stands"], colour.ink), placed, { width: size, height: bottom }),
    settle(
      {
        lines: ["both gain"],
        size: 11,
        bold: false,
        fill: colour.green,
        tries: [
          [right - 28, margin.top + 9],
          [toX(0) + 30, margin.top + 9],
          [right - 28, toY(0) - 9],
        ],
      },
      placed,
      { width: size, height: bottom },
    ),
  ];
  const ringed = [...chosen.keys()]
    .map(
      (n) =>
        `<circle cx="${tenth(toX(all[n].x))}" cy="${tenth(toY(all[n].y))}" r="6.5" fill="none" stroke="${colour.ink}" stroke-width="1.5"/>`,
    )
    .join("");
  const axes = `<text x="${right}" y="${size - 4}" text-anchor="end" font-size="11" font-weight="600">${fitting(`${name(a)} gains, points`, 280, 11)} \u2192</text>`;
  const zone = found.packages.filter((p) => p.zone).length;
  return frame(
    serialise(plot as SvgNode)
      .replace(/^<svg[^>]*?\/?>/, "")
      .replace(/<\/svg>$/, "") +
      ringed +
      axes +
      labels.join(""),
    size,
    size,
    {
      title: `${result.tables[table]?.name ?? table}: ${name(b)} gains upwards, ${name(a)} to the right`,
      note: `each dot a package, every number at its median${edge.length > 1 ? "; dashed: frontier" : ""}`,
      says: `${result.tables[table]?.name ?? table}: of ${found.packages.length - 1} packages ${zone === 0 ? "none is" : `${zone} ${zone === 1 ? "is" : "are"}`} acceptable to all at the medians. ${list([...chosen].map(([n, words]) => `${words.join(", ")}: ${inOptions(result, found.packages[n].changes)} (${name(a)} ${points(all[n].x)}, ${name(b)} ${points(all[n].y)})`))}.`,
    },
  );
}

const tenth = (v: number): number => Math.round(v * 10) / 10 + 0;
