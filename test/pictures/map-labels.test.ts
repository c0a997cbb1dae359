import { geoContains } from "d3-geo";
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { landsOf, type Point } from "../../src/pictures/atlas.ts";
import { map, ofLands } from "../../src/pictures/map.ts";
import { touches } from "../../src/pictures/labels.ts";
import { widthOf } from "../../src/pictures/paper.ts";
import { realistic } from "../report/fixture.ts";

/** The map of a case whose parties are these states, and no places. */
function mapOf(states: { [code: string]: string }): string {
  const result = structuredClone(realistic());
  const [model] = Object.values(result.actors);
  result.actors = Object.fromEntries(Object.entries(states).map(([code, name]) => [code, { ...model!, name, code }]));
  for (const table of Object.values(result.tables)) table.parties = Object.keys(states);
  result.places = [];
  return map(result);
}

/** Projection of such a map. */
const projectionOf = (codes: string[]): { invert(at: Point): Point } => ofLands(codes.map((code) => landsOf(code)));

/** Pixels that the thinned outlines, and letters within their line, may be off. */
const SLACK_PIXELS = 2;

/** Points of the label of a state on the sphere; none where the map has no such label. */
function under(svg: string, name: string, projection: ReturnType<typeof projectionOf>): Point[] {
  const { document } = parseHTML(`<body>${svg}</body>`);
  const label = [...document.querySelectorAll("text[paint-order]")].find((one) => one.textContent === name);
  if (!label) return [];
  const [x, y, size] = ["x", "y", "font-size"].map((key) => Number(label.getAttribute(key)));
  const half = widthOf(name, size!, "bold") / 2 - SLACK_PIXELS;
  return Array.from({ length: 21 }, (_, n) => x! - half + (n * half) / 10).flatMap((across) =>
    [-0.35, 0, 0.35].map((part) => projection.invert([across, y! + part * size!])),
  );
}

describe("the name of a state on a map", () => {
  it.each([
    [{ USA: "United States", CAN: "Canada" }, []],
    [{ USA: "United States", CAN: "Canada", MEX: "Mexico" }, []],
    [{ USA: "United States", RUS: "Russia", CHN: "China", JPN: "Japan" }, ["CAN", "MEX"]],
    [{ FRA: "France", DEU: "Germany", BEL: "Belgium", NLD: "Netherlands" }, ["GBR"]],
  ] as [{ [code: string]: string }, string[]][])("of %o lies on no other state's land", (states, others) => {
    const codes = Object.keys(states);
    const [svg, projection] = [mapOf(states), projectionOf(codes)];
    let labels = 0;
    for (const [code, name] of Object.entries(states)) {
      const points = under(svg, name, projection);
      if (points.length > 0) labels++;
      const lands = [...codes, ...others].filter((other) => other !== code).flatMap((other) => landsOf(other));
      expect(
        points.filter((point) => lands.some(({ outline }) => geoContains(outline, point))),
        name,
      ).toEqual([]);
    }
    expect(labels).toBeGreaterThanOrEqual(2);
  });

  it("touches land that it crosses, that it lies on and that lies under it, and not a lake or what is beside it", () => {
    const square = (from: number, to: number): Point[] => [
      [from, from],
      [to, from],
      [to, to],
      [from, to],
    ];
    const box = { x: 40, y: 40, width: 20, height: 10 };
    expect(touches(box, [square(50, 90)])).toBe(true);
    expect(touches(box, [square(0, 100)])).toBe(true);
    expect(touches(box, [square(44, 46)])).toBe(true);
    expect(
      touches(box, [
        [
          [0, 0],
          [100, 90],
          [100, 91],
        ],
      ]),
    ).toBe(true);
    expect(touches(box, [square(0, 100), square(30, 70)])).toBe(false);
    expect(touches(box, [square(61, 90)])).toBe(false);
    expect(touches(box, [])).toBe(false);
  });
});

describe("a land that ISO 3166 has no number for", () => {
  it.each([
    ["SOL", "Somaliland", { ETH: "Ethiopia", SOM: "Somalia" }],
    ["XKX", "Kosovo", { SRB: "Serbia", ALB: "Albania" }],
    ["XNC", "Northern Cyprus", { CYP: "Cyprus" }],
  ])("is drawn and named: %s, %s", (code, name, others) => {
    const svg = mapOf({ [code]: name, ...others });
    const { document } = parseHTML(`<body>${svg}</body>`);
    const names = [...document.querySelectorAll("text[paint-order]")].map((one) => one.textContent);
    expect(names).toContain(name);
    expect(landsOf(null, name)).toEqual(landsOf(code));
    expect(landsOf(code).length).toBeGreaterThan(0);
  });

  it("comes with its coast: all of the smallest party lies on a map without places", () => {
    const projection = ofLands(["ETH", "SOL", "SOM"].map((code) => landsOf(code)));
    const [land] = landsOf("SOL");
    for (const vertex of land!.outline.coordinates[0]!) expect(projection(vertex)).not.toBeNull();
  });
});
