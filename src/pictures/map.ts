/**
 * The map: states among the actors, places of the issues, and an inset for places too close together on the wide map.
 */
import { geoAzimuthalEqualArea, type Projection } from "d3-geo";
import type { Result } from "../result/index.ts";
import { away, drawn, islandsAt, lands, landsOf, mean, pathOf, type Land, type Point, type Ring } from "./atlas.ts";
import { inland, settle, type Box, type Label } from "./labels.ts";
import { clip, colour, frame, widthOf, wrap, type Heading } from "./paper.ts";
import { list } from "../wording/format.ts";

type Place = Result["places"][number];
export interface Sheet {
  width: number;
  height: number;
}
interface State {
  name: string;
  /** Sits at a table that settles a marked issue. */ party: boolean;
  lands: Land[];
}

const wide: Sheet = { width: 440, height: 330 },
  close: Sheet = { width: 230, height: 330 };
/** Places of one issue closer together than this many pixels on the wide map are repeated in the inset. */
const MIN_DISTANCE_PIXELS = 60;
/** Least visible area, in square pixels, of a state whose name is printed. */
const MIN_NAMED_PIXELS = 250;

/** Input of both maps; null where no actor is a state of the atlas and no place is named. */
interface Plan {
  states: State[];
  projection: Projection;
  /** Places of one issue for the inset. */ crowd: Place[];
  others: Place[];
}

function planOf(result: Result): Plan | null {
  const states = statesOf(result);
  const points = result.places.map(pointOf);
  if (points.length + states.length === 0) return null;
  const own = states.map((state) => state.lands);
  const projection =
    points.length === 0
      ? ofLands(own)
      : fitted([...points, ...own.map((land) => nearest(land, mean(points)))], wide, MARGIN);
  const crowd =
    [...new Set(result.places.flatMap(({ on }) => on ?? []))]
      .map((issue) => result.places.filter(({ on }) => on === issue))
      .filter(
        (places) =>
          places.length > 1 && spread(places.map((place) => projection(pointOf(place))!)) < MIN_DISTANCE_PIXELS,
      )
      .sort((a, b) => b.length - a.length)[0] ?? [];
  return { states, projection, crowd, others: result.places.filter((place) => !crowd.includes(place)) };
}

/** Margin around what the wide map is fitted to, in pixels. */
const MARGIN = 42;

/**
 * The wide map where no place is marked: the middles of the states' largest lands, and of these lands whatever lies no
 * further from their common centre than the farthest middle, so that coasts and borders between them are in view.
 */
export function ofLands(states: readonly Land[][]): Projection {
  const main = states.map(largest);
  const middles = main.map(({ middle }) => middle);
  const centre = mean(middles);
  const far = states.length === 1 ? main[0].reach : Math.max(...middles.map((middle) => away(middle, centre)));
  const near = main.flatMap(({ outline }) => outline.coordinates[0].filter((vertex) => away(vertex, centre) <= far));
  return fitted([...middles, ...near], wide, MARGIN);
}

const pointOf = ({ lon, lat }: Place): Point => [lon, lat];
const bounds = (points: Point[]) =>
  [
    Math.min(...points.map((p) => p[0])),
    Math.min(...points.map((p) => p[1])),
    Math.max(...points.map((p) => p[0])),
    Math.max(...points.map((p) => p[1])),
  ] as const;
const spread = (points: Point[]): number => {
  const [left, top, right, bottom] = bounds(points);
  return Math.max(right - left, bottom - top);
};
const largest = (own: readonly Land[]): Land => own.reduce((best, land) => (land.reach > best.reach ? land : best));

function statesOf(result: Result): State[] {
  const marked = new Set(result.places.map(({ on }) => on));
  const parties = new Set(
    Object.values(result.tables)
      .filter(({ issues }) => marked.size === 0 || issues.some((issue) => marked.has(issue)))
      .flatMap((table) => table.parties),
  );
  return Object.entries(result.actors).flatMap(([id, { name, code }]) => {
    const own = landsOf(code, name);
    return own.length === 0 ? [] : [{ name, party: parties.has(id), lands: own }];
  });
}

/** The wide map, empty where there is nothing to show. */
export function map(result: Result): string {
  const plan = planOf(result);
  if (plan === null) return "";
  const { states, projection, crowd, others } = plan;
  const dots = others.map((place) => projection(pointOf(place))!);
  const crowdName = crowd.length === 0 ? "" : issueName(result, crowd);
  const window = crowd.length === 0 ? null : bounds(crowd.map((place) => projection(pointOf(place))!));
  const marks = [
    ...(window === null ? [] : [windowLabel(crowdName, window)]),
    ...others.map((place, n) => markOf(place.name, dots[n])),
  ];
  const names = [
    ...states.map(({ name }) => name),
    ...(crowd.length > 0 ? [crowdName] : []),
    ...others.map(({ name }) => name),
  ];
  return sheet(wide, projection, states, result.places, dots, marks, window === null ? "" : rectangle(window), {
    title: "Map",
    note:
      result.places.length > 0
        ? "orange: what is at issue; dark blue: who sits at the table about it; light blue: other actors"
        : "dark blue: who sits at a table; light blue: other actors",
    says: `Map of ${list(names)}.`,
  });
}

/** The inset: places too close together on the wide map; empty where there are none. */
export function inset(result: Result): string {
  const plan = planOf(result);
  if (plan === null || plan.crowd.length === 0) return "";
  const { states, crowd } = plan;
  const outlines = crowd.flatMap((place) => islandsAt(pointOf(place)).flatMap(({ outline }) => outline.coordinates[0]));
  const projection = fitted([...crowd.map(pointOf), ...outlines], close, 30);
  const dots = crowd.map((place) => projection(pointOf(place))!);
  const perKm = projection.scale() / 6371;
  const km = [5, 10, 20, 50, 100, 200, 500, 1000].find((n) => n * perKm > 40) ?? 2000;
  const bar = `<path d="M10,${close.height - 10}h${round(km * perKm)}" stroke="currentColor" stroke-width="2" fill="none"/><text x="10" y="${close.height - 16}" text-anchor="start">${km} km</text>`;
  return sheet(
    close,
    projection,
    states,
    crowd,
    dots,
    crowd.map((place, n) => markOf(place.name, dots[n])),
    bar,
    {
      title: issueName(result, crowd),
      note: "the frame in the map, from close by",
      says: `Close by: ${list(crowd.map(({ name }) => name))}.`,
      lines: 1,
    },
  );
}

const issueName = (result: Result, crowd: Place[]): string =>
  result.issues[crowd[0].on ?? ""]?.name ?? crowd[0].on ?? "";

function markOf(text: string, [x, y]: Point): Label {
  const lines = [clip(text, 150, 12, "bold")],
    half = widthOf(lines[0], 12, "bold") / 2;
  return {
    lines,
    size: 12,
    bold: true,
    fill: colour.orange,
    tries: [
      [x + half + 8, y],
      [x - half - 8, y],
      [x, y - 13],
      [x, y + 13],
      [x + half + 8, y + 14],
      [x - half - 8, y + 14],
      [x + half + 8, y - 14],
      [x - half - 8, y - 14],
    ],
  };
}

type Window = readonly [number, number, number, number];

function windowLabel(text: string, [left, top, right, bottom]: Window): Label {
  const lines = wrap(text, 130, 12, 2, "bold"),
    half = Math.max(...lines.map((line) => widthOf(line, 12, "bold"))) / 2,
    tall = lines.length * 7;
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return {
    lines,
    size: 12,
    bold: true,
    fill: colour.orange,
    tries: [
      [x, bottom + 12 + tall],
      [x, top - 12 - tall],
      [right + half + 14, y],
      [left - half - 14, y],
      [right + 8 - half, bottom + 12 + tall],
      [right + 8 - half, top - 12 - tall],
      [left - 8 + half, bottom + 12 + tall],
    ],
  };
}

const rectangle = ([left, top, right, bottom]: Window): string =>
  `<rect x="${round(left - 8)}" y="${round(top - 8)}" width="${round(right - left + 16)}" height="${round(bottom - top + 16)}" fill="none" stroke="${colour.orange}" stroke-width="1.5"/>`;

function nearest(own: Land[], to: Point): Point {
  let best: Point = largest(own).middle,
    least = Infinity;
  for (const { outline, middle, reach } of own) {
    if (away(middle, to) - reach > least) continue;
    for (const vertex of outline.coordinates[0]) {
      const d = away(vertex, to);
      if (d < least) [best, least] = [vertex, d];
    }
  }
  return best;
}

/** Least width of a map in radians, some 130 km. */
const MIN_WIDTH_RADIANS = 0.02;

/** Equal-area projection about the centre of some points, fitted to the paper with a margin. */
export function fitted(points: Point[], { width, height }: Sheet, margin: number): Projection {
  const [lon, lat] = mean(points);
  const projection = geoAzimuthalEqualArea().rotate([-lon, -lat]).precision(0);
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    { type: "MultiPoint", coordinates: points },
  );
  const most = Math.min(width, height) / MIN_WIDTH_RADIANS;
  if (!(projection.scale() < most)) projection.scale(most).translate([width / 2, height / 2]);
  return projection.clipAngle(120).clipExtent([
    [0, 0],
    [width, height],
  ]);
}

const round = (x: number): number => Math.round(x * 10) / 10 + 0;

function sheet(
  { width, height }: Sheet,
  projection: Projection,
  states: State[],
  places: Place[],
  dots: Point[],
  marks: Label[],
  over: string,
  heading: Heading,
): string {
  const islands = new Set(places.flatMap((place) => islandsAt(pointOf(place))));
  const owner = new Map(states.flatMap((state) => state.lands.map((land) => [land, state] as const)));
  const layers = { land: "", other: "", party: "", issue: "" };
  const seen = new Map<State, Ring[]>();
  const elsewhere: Ring[] = [];
  const atIssue: Ring[] = [];
  const [lon, lat] = projection.rotate();
  const middle: Point = [-lon, -lat],
    across = Math.hypot(width, height) / projection.scale();
  for (const land of lands()) {
    if (away(land.middle, middle) > land.reach + across) continue;
    const rings = drawn(land, projection);
    const state = owner.get(land);
    layers[islands.has(land) ? "issue" : state === undefined ? "land" : state.party ? "party" : "other"] +=
      pathOf(rings);
    if (islands.has(land)) atIssue.push(...rings);
    else if (state === undefined) elsewhere.push(...rings);
    else seen.set(state, [...(seen.get(state) ?? []), ...rings]);
  }
  const paint = (path: string, fill: string, opacity: number) =>
    path === ""
      ? ""
      : `<path d="${path}" fill="${fill}" fill-opacity="${opacity}" stroke="${colour.ground}" stroke-width="0.6" stroke-linejoin="round"/>`;
  const names = [...seen]
    .flatMap(([state, rings]) => {
      const { name, party } = state;
      const size = party ? 13 : 12,
        weight = party ? "bold" : "regular",
        text = clip(name, 130, size, weight);
      const tries = inland(rings, { width, height }, widthOf(text, size, weight), MIN_NAMED_PIXELS);
      const mustAvoid = [...atIssue, ...[...seen].flatMap(([other, land]) => (other === state ? [] : land))];
      return tries.length === 0
        ? []
        : [
            {
              lines: [text],
              size,
              bold: party,
              fill: colour.ink,
              tries,
              mustAvoid,
              shouldAvoid: elsewhere,
              own: rings,
            },
          ];
    })
    .sort((a, b) => Number(b.bold) - Number(a.bold));
  const placed: Box[] = dots.map(([x, y]) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
  const labels = [...marks, ...names].map((label) => settle(label, placed, { width, height }));
  return frame(
    [
      `<rect width="${width}" height="${height}" fill="${colour.rule}" fill-opacity="0.25"/>`,
      paint(layers.land, colour.quiet, 0.22),
      paint(layers.other, colour.blue, 0.35),
      paint(layers.party, colour.blue, 0.75),
      paint(layers.issue, colour.orange, 1),
      over,
      ...dots.map(
        ([x, y]) =>
          `<circle cx="${round(x)}" cy="${round(y)}" r="3.5" fill="${colour.orange}" stroke="${colour.ground}"/>`,
      ),
      ...labels,
    ].join(""),
    width,
    height,
    heading,
  );
}
