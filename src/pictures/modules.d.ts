/** Types, as far as used, of three packages that come without. */
declare module "world-atlas/countries-50m.json" {
  const topology: { type: "Topology"; objects: { countries: object; land: object } };
  export default topology;
}
declare module "topojson-client" {
  type Ring = [number, number][];
  export function feature(
    topology: object,
    object: object,
  ): {
    features: {
      id?: string;
      properties: { name: string };
      geometry: { type: "Polygon"; coordinates: Ring[] } | { type: "MultiPolygon"; coordinates: Ring[][] } | null;
    }[];
  };
}
declare module "d3-geo" {
  export interface Stream {
    point(x: number, y: number): void;
    lineStart(): void;
    lineEnd(): void;
    polygonStart(): void;
    polygonEnd(): void;
    sphere?(): void;
  }
  export interface Projection {
    /** Longitude and latitude of a point of the paper. */
    invert(at: [number, number]): [number, number];
    (point: [number, number]): [number, number] | null;
    stream(sink: Stream): Stream;
    rotate(): [number, number, number];
    rotate(angles: [number, number]): Projection;
    clipAngle(degrees: number): Projection;
    clipExtent(extent: [[number, number], [number, number]]): Projection;
    fitExtent(extent: [[number, number], [number, number]], object: object): Projection;
    scale(): number;
    scale(k: number): Projection;
    translate(point: [number, number]): Projection;
    precision(pixels: number): Projection;
  }
  export function geoAzimuthalEqualArea(): Projection;
  export function geoStream(object: object, sink: Stream): void;
  export function geoArea(object: object): number;
  export function geoCentroid(object: object): [number, number];
  export function geoContains(object: object, point: [number, number]): boolean;
  export function geoDistance(a: [number, number], b: [number, number]): number;
}
