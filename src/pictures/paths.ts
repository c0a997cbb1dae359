/**
 * Paths of improvements: states one under another, moves as half ellipses between them, downwards on the left and
 * upwards on the right, as wide as the share of worlds in which they are made. The same picture serves the packages of
 * a case and a plain graph model.
 */
import * as Plot from "@observablehq/plot";
import type { PlainStability, Result } from "../result/index.ts";
import { clip, colour, finish, widthOf, type Paper } from "./paper.ts";
import { percent, wilsonEdges } from "../wording/format.ts";
import { inShort } from "../wording/paths.ts";

/** `holds` in 0..1 (1 or 0 for a single world); `said` is printed at the right end. */
export interface Place {
  label: string;
  said: string;
  holds: number;
  start: boolean;
}
export interface Step {
  from: number;
  to: number;
  by: number;
  share: number;
}
interface Drawn {
  places: Place[];
  steps: Step[];
  movers: string[];
  head: { label: string; said: string };
}

const width = 700,
  row = 23,
  top = 22,
  left = 150,
  gap = 14,
  size = 11.5;
const looks = [
  [colour.blue, ""],
  [colour.orange, ""],
  [colour.green, ""],
  [colour.blue, "8 4"],
  [colour.orange, "8 4"],
  [colour.green, "8 4"],
  [colour.quiet, "2 2"],
] as const;
const look = (by: number) => looks[Math.min(by, looks.length - 1)];

/** Points of the half ellipse from one row to another, and of the head at its end. */
function curve(
  { from, to, by }: Step,
  y: (n: number) => number,
  most: number,
  right: number,
): { line: [number, number][]; head: [number, number][] } {
  const side = to > from ? -1 : 1,
    reach = side < 0 ? left - 16 : right - 16;
  const a = y(from),
    b = y(to),
    rx = Math.min(reach, 12 + ((reach - 24) * Math.abs(to - from)) / Math.max(1, most) + 3.5 * by);
  const x0 = left + side * 6;
  const line = Array.from({ length: 25 }, (_, n): [number, number] => {
    const angle = (Math.PI * n) / 24;
    return [x0 + side * rx * Math.sin(angle), (a + b) / 2 + ((a - b) / 2) * Math.cos(angle)];
  });
  return {
    line,
    head: [
      [x0 + side * 6, b - 3.2],
      [x0, b],
      [x0 + side * 6, b + 3.2],
    ],
  };
}

function draw(
  { places, steps, movers, head }: Drawn,
  { document }: Paper,
  title: string,
  note: string,
  says: string,
): string {
  const used = movers.map((name, by) => ({ name, by })).filter(({ by }) => steps.some((step) => step.by === by));
  const abreast = used.every(({ name }) => widthOf(name, 11) <= width / 3 - 44) ? 3 : 2;
  const rows = Math.ceil(used.length / abreast),
    right = steps.some((step) => step.to < step.from) ? 92 : 8;
  const height = top + places.length * row + 8 + rows * 17;
  const y = (n: number) => top + row * n + row / 2;
  const most = Math.max(1, ...steps.map((step) => Math.abs(step.to - step.from)));
  const widest = Math.max(...steps.map((step) => step.share), 1e-9);
  const curves = [...steps]
    .sort((a, b) => a.share - b.share)
    .map((step, n) => ({ ...curve(step, y, most, right), step, n }));
  const text = left + right + gap,
    said = Math.max(...[head, ...places].map((place) => widthOf(place.said, size))) + 4;
  const lineWidth = (share: number) => Math.max(0.8, (5 * share) / widest);
  const plot = Plot.plot({
    document,
    width,
    height,
    margin: 0,
    x: { domain: [0, width], range: [0, width], axis: null },
    y: { domain: [0, height], range: [0, height], axis: null },
    r: { type: "identity" },
    marks: [
      ...curves.flatMap(({ line, head: tip, step }) => {
        const [stroke, dash] = look(step.by),
          wide = steps.every(({ share }) => share === widest) ? 1.2 : lineWidth(step.share);
        return [
          Plot.line(line, {
            stroke,
            strokeWidth: wide,
            strokeOpacity: 0.75,
            ...(dash === "" ? {} : { strokeDasharray: dash }),
          }),
          Plot.line(tip, { stroke, strokeWidth: 1.4, strokeLinejoin: "miter" }),
        ];
      }),
      Plot.dot(places, {
        x: () => left,
        y: (_: Place, n: number) => y(n),
        r: 5.5,
        fill: colour.ground,
        stroke: colour.ink,
        strokeWidth: 1.25,
      }),
      Plot.dot(places, {
        x: () => left,
        y: (_: Place, n: number) => y(n),
        r: (place: Place) => 4.2 * Math.sqrt(place.holds),
        fill: colour.ink,
      }),
      ...[
        { label: head.label, at: top / 2, fill: colour.quiet, weight: 400 },
        ...places.map((place, n) => ({
          label: place.label,
          at: y(n),
          fill: colour.ink,
          weight: place.start ? 700 : 400,
        })),
      ].map(({ label, at, fill, weight }) =>
        Plot.text([clip(label, width - text - said - 8, size)], {
          x: () => text,
          y: () => at,
          text: (words: string) => words,
          textAnchor: "start",
          fontSize: size,
          fill,
          fontWeight: weight,
        }),
      ),
      Plot.text([head.said, ...places.map((place) => place.said)], {
        x: () => width,
        y: (_: string, n: number) => (n === 0 ? top / 2 : y(n - 1)),
        text: (label: string) => label,
        textAnchor: "end",
        fontSize: size,
        fill: (_: string, n: number) => (n === 0 ? colour.quiet : colour.ink),
      }),
      ...used.flatMap(({ name, by }, n) => {
        const at = top + places.length * row + 17 + 17 * Math.floor(n / abreast),
          x = (n % abreast) * (width / abreast),
          [stroke, dash] = look(by);
        return [
          Plot.line(
            [
              [x, at - 4],
              [x + 24, at - 4],
            ],
            { stroke, strokeWidth: 2, ...(dash === "" ? {} : { strokeDasharray: dash }) },
          ),
          Plot.text([name], {
            x: () => x + 30,
            y: () => at - 4,
            text: (label: string) => clip(label, width / abreast - 40, 11),
            textAnchor: "start",
            fontSize: 11,
            fill: colour.quiet,
          }),
        ];
      }),
    ],
  });
  return finish(plot, width, height, { title, note, says, lines: 1 });
}

/** Least share of worlds of a drawn move. */
const MIN_SHARE = 0.005;

/** The listed packages of a case's stability lens; empty where the result has none, or the standing alone. */
export function stablePaths(result: Result, paper: Paper): string {
  const lens = result.lenses.stability;
  if (lens === undefined || lens.packages.length < 2) return "";
  const edges = wilsonEdges(lens.worlds);
  const places = lens.packages.map((found): Place => ({
    label: inShort(found.changes),
    holds: found.held.seq.share,
    start: found.standing,
    said: found.standing
      ? `holds ${percent(found.held.seq.share, edges)}`
      : `${percent(found.reached.share, edges)}, holds ${percent(found.held.seq.share, edges)}`,
  }));
  const ids = lens.movers.map(({ id }) => id);
  const steps = lens.paths
    .filter((path) => path.walked >= MIN_SHARE)
    .map((path) => ({ from: path.from, to: path.to, by: ids.indexOf(path.mover), share: path.walked }));
  const standing = lens.packages[0];
  return draw(
    {
      places,
      steps,
      movers: lens.movers.map(({ name }) => name),
      head: { label: "package", said: "reached, and holds" },
    },
    paper,
    "Where improvements lead from the status quo, and what holds there",
    "Downward moves on the left, upward ones on the right, as wide as the share of worlds; the fuller a dot, the more often it is reached and holds.",
    `The status quo holds in ${percent(standing.held.seq.share, edges)} of ${lens.worlds} worlds. ${lens.packages
      .slice(1, 4)
      .map(
        (found) =>
          `${inShort(found.changes)} is reached in ${percent(found.reached.share, edges)} and holds in ${percent(found.held.seq.share, edges)}.`,
      )
      .join(" ")}`,
  );
}

const MAX_STATES = 40;

/** A plain graph model; of a large one, at most MAX_STATES states that are reached from the standing or hold. */
export function modelPaths(found: PlainStability, paper: Paper): string {
  const { states } = found;
  const standing = states.find(({ id }) => id === found.standing)!;
  const rest = states.filter((state) => state !== standing);
  const shown =
    states.length <= MAX_STATES
      ? states
      : [
          standing,
          ...rest
            .filter((state) => state.reached || state.stable.gmr)
            .sort((a, b) => Number(b.stable.seq) - Number(a.stable.seq) || Number(b.reached) - Number(a.reached)),
        ].slice(0, MAX_STATES);
  const at = new Map(shown.map(({ id }, n) => [id, n]));
  const movers = [...found.dms, ...found.coalitions.map((members) => members.join(" + "))];
  const concepts = (state: PlainStability["states"][number]) =>
    (["nash", "seq", "smr", "gmr"] as const)
      .filter((concept) => state.stable[concept])
      .map((concept) => (concept === "nash" ? "Nash" : concept.toUpperCase()));
  const places = shown.map((state): Place => ({
    label: [state.id === state.options ? "" : state.id, state.options ?? "", state.is ?? ""]
      .filter((part) => part !== "")
      .join("  "),
    said: state.no_way_out ? "no way out" : concepts(state).join(" "),
    holds: state.stable.seq ? 1 : state.stable.gmr ? 0.3 : 0,
    start: state === standing,
  }));
  const steps = found.improvements
    .filter(({ from, to }) => at.has(from) && at.has(to))
    .map(({ by, from, to }) => ({ by: movers.indexOf(by), from: at.get(from)!, to: at.get(to)!, share: 1 }));
  const part = shown.length < states.length ? ` ${shown.length} of ${states.length} states are shown.` : "";
  return draw(
    {
      places,
      steps,
      movers,
      head: {
        label: found.options.length > 0 ? `state  ${found.options.join(", ")}` : "state",
        said: "holds for everybody",
      },
    },
    paper,
    found.title,
    `Improvements, downwards on the left, upwards on the right. Full dots hold by credible answers (SEQ), small ones by any answer (GMR). Bold: where it starts.${part}`,
    `${found.title}: ${found.equilibria.nash.length > 0 ? `Nash equilibria ${found.equilibria.nash.slice(0, 12).join(", ")}` : "no Nash equilibrium"}; SEQ ${found.equilibria.seq.slice(0, 12).join(", ") || "none"}.${part}`,
  );
}
