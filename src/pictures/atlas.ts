/** The world's countries (Natural Earth 1:50m) and their projected outlines. */
import atlas from "world-atlas/countries-50m.json";
import { geoArea, geoContains, geoStream, type Projection } from "d3-geo";
import { feature } from "topojson-client";
import { numericCode } from "./iso.ts";

/** Degrees east and degrees north. */
export type Point = [number, number];
export type Ring = Point[];
/** A connected piece of land: its outline and its lakes; all of it lies within `reach` radians of `middle`. */
export interface Land {
  country: string;
  outline: { type: "Polygon"; coordinates: Ring[] };
  middle: Point;
  reach: number;
}

let known: Land[] | null = null;

/** All pieces of land of the atlas; `country` is an ISO 3166 numeric code, or the name of a land that has none. */
export function lands(): Land[] {
  known ??= feature(atlas, atlas.objects.countries).features.flatMap(({ id = "", properties, geometry }) =>
    (geometry === null ? [] : geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates).map(
      (coordinates): Land => {
        const middle = mean(coordinates[0]);
        return {
          country: id === "" ? properties.name : id,
          outline: { type: "Polygon", coordinates },
          middle,
          reach: Math.max(...coordinates[0].map((vertex) => away(vertex, middle))),
        };
      },
    ),
  );
  return known;
}

/** Lands that ISO 3166 has no number for, by their names in the atlas: the codes and names under which a case may have them. */
const WITHOUT_NUMBER = [
  { land: "Somaliland", said: ["SOL", "SML", "Somaliland"] },
  { land: "Kosovo", said: ["XKX", "XKO", "Kosovo"] },
  { land: "N. Cyprus", said: ["XNC", "NCY", "Northern Cyprus", "North Cyprus"] },
];

/** The land of an actor by its alpha-3 code or, where ISO 3166 has no number for the land, by its name. */
export function landsOf(alpha3: string | null, name = ""): Land[] {
  const country =
    (alpha3 === null ? null : numericCode(alpha3)) ??
    WITHOUT_NUMBER.find(({ said }) => said.includes(alpha3 ?? "") || said.includes(name))?.land;
  return country === undefined ? [] : lands().filter((land) => land.country === country);
}

const EARTH_RADIUS_KM = 6371;
/** Largest island, in square kilometres, that one place on it stands for. */
const MAX_ISLAND_KM2 = 20_000;

/** Largest distance, in kilometres, of an island from the place that stands for its group. */
const GROUP_RADIUS_KM = 25;

/** The island that a place lies on; at sea, the islands of the group around it; none on a mainland. */
export function islandsAt(place: Point): Land[] {
  const near = lands().filter(({ middle, reach }) => away(middle, place) < reach + GROUP_RADIUS_KM / EARTH_RADIUS_KM);
  const on = near.filter(({ outline }) => geoContains(outline, place));
  return (
    on.length > 0
      ? on
      : near.filter(({ outline }) =>
          outline.coordinates[0].some((vertex) => away(vertex, place) * EARTH_RADIUS_KM < GROUP_RADIUS_KM),
        )
  ).filter(({ outline }) => geoArea(outline) * EARTH_RADIUS_KM * EARTH_RADIUS_KM < MAX_ISLAND_KM2);
}

const rad = Math.PI / 180;

/** Great-circle distance in radians (haversine; Sinnott 1984). */
export function away([a, b]: Point, [c, d]: Point): number {
  const [u, v] = [Math.sin(((d - b) * rad) / 2), Math.sin(((c - a) * rad) / 2)];
  return 2 * Math.asin(Math.min(1, Math.sqrt(u * u + Math.cos(b * rad) * Math.cos(d * rad) * v * v)));
}

/** Mean of points on the sphere. */
export function mean(points: readonly Point[]): Point {
  let [x, y, z] = [0, 0, 0];
  for (const [lon, lat] of points) {
    x += Math.cos(lat * rad) * Math.cos(lon * rad);
    y += Math.cos(lat * rad) * Math.sin(lon * rad);
    z += Math.sin(lat * rad);
  }
  return [Math.atan2(y, x) / rad, Math.atan2(z, Math.hypot(x, y)) / rad];
}

/** Least width and height together, in pixels, of a drawn outline. */
const MIN_RING_PIXELS = 3;
/** Least distance in pixels between two drawn points of an outline. */
const MIN_STEP_PIXELS = 1.6;

/** Whether a ring would be seen: islets smaller than a pixel are left out. */
const wide = (ring: Ring): boolean => {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  return Math.max(...xs) - Math.min(...xs) + Math.max(...ys) - Math.min(...ys) >= MIN_RING_PIXELS;
};

/** Projected rings of one piece of land, clipped to the paper and thinned. */
export function drawn({ outline }: Land, projection: Projection, step = MIN_STEP_PIXELS): Ring[] {
  const rings: Ring[] = [];
  let ring: Ring = [];
  geoStream(
    outline,
    projection.stream({
      polygonStart() {},
      polygonEnd() {},
      lineStart() {
        ring = [];
      },
      lineEnd() {
        if (ring.length > 2 && wide(ring)) rings.push(ring);
      },
      point(x, y) {
        const last = ring.at(-1);
        if (last === undefined || Math.abs(last[0] - x) + Math.abs(last[1] - y) >= step) ring.push([x, y]);
      },
    }),
  );
  return rings;
}

/** Rings as an SVG path, to a tenth of a pixel: the first point absolute, each other relative to the one before. */
export function pathOf(rings: readonly Ring[]): string {
  const said = (tenths: number) => String(tenths / 10).replace(/^(-?)0\./, "$1.");
  const pair = (x: number, y: number) => {
    const second = said(y);
    return `${said(x)}${second.startsWith("-") ? "" : ","}${second}`;
  };
  return rings
    .map((ring) => {
      const at = ring.map(([x, y]) => [Math.round(x * 10), Math.round(y * 10)] as const);
      return `M${pair(...at[0])}l${at
        .slice(1)
        .map(([x, y], n) => pair(x - at[n][0], y - at[n][1]))
        .join(" ")}z`;
    })
    .join("");
}
