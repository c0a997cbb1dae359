/** Flows and prices of a trade network on a map. Line width shows quantity; flows that a deal would add are dashed. */
import type { MarketFindings } from "../result/index.ts";
import { away, drawn, lands, pathOf, type Point } from "./atlas.ts";
import { settle, type Box, type Label } from "./labels.ts";
import { fitted } from "./map.ts";
import { clip, colour, frame, widthOf } from "./paper.ts";
import { figures, list } from "../wording/format.ts";

const sheet = { width: 660, height: 380 };
/** Least distance in pixels between two drawn points of a coast: the map is a ground for the flows. */
const MIN_STEP_PIXELS = 3;
/** Width in pixels of the largest flow; a flow under a twentieth of it is a hairline. */
/** Share of the dearest price below which a rent is an error of rounding. */
const LEAST_RENT_SHARE = 1e-7;
const MAX_FLOW_PIXELS = 11;

const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;

/**
 * The network without assets, with the deliveries that each asset would add; empty where a supplier or a market has no
 * place.
 */
export function marketMap(title: string, market: MarketFindings): string {
  const suppliers = Object.entries(market.suppliers),
    markets = Object.entries(market.markets);
  if ([...suppliers, ...markets].some(([, { at }]) => at === null)) return "";
  const points = [...suppliers, ...markets].map(([, { at }]) => at as Point);
  const projection = fitted(points, sheet, 46);
  const at = new Map<string, Point>(
    [
      ...suppliers.map(([id, s]) => [`s.${id}`, s.at] as const),
      ...markets.map(([id, m]) => [`m.${id}`, m.at] as const),
    ].map(([id, place]) => [id, projection(place as Point)!]),
  );
  const flows = market.routes
    .map((route) => ({
      ...route,
      amount: route.asset === null ? route.flow.p50 : (market.assets?.[route.asset]?.delivers[route.to]?.p50 ?? 0),
    }))
    .filter(({ amount }) => amount > 0);
  const most = Math.max(0, ...flows.map(({ amount }) => amount));
  const dearest = Math.max(...Object.values(market.markets).map(({ price }) => Math.abs(price.p50)));
  const line = ({ from, to, asset, amount, rent }: (typeof flows)[number]): string => {
    const [a, b] = [at.get(`s.${from}`)!, at.get(`m.${to}`)!];
    const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
    const bend = 0.12 * Math.sign(dx || 1);
    const middle = [(a[0] + b[0]) / 2 + bend * dy, (a[1] + b[1]) / 2 - bend * dx];
    const width = Math.max(0.5, (MAX_FLOW_PIXELS * amount) / most);
    const full = rent.p50 > LEAST_RENT_SHARE * dearest; // a full pipe or plant earns a rent
    return `<path d="M${tenth(a[0])},${tenth(a[1])}Q${tenth(middle[0])},${tenth(middle[1])} ${tenth(b[0])},${tenth(b[1])}" fill="none" stroke="${asset === null ? colour.blue : colour.orange}" stroke-opacity="${asset === null ? 0.55 : 0.95}" stroke-width="${tenth(width)}"${asset === null ? "" : ' stroke-dasharray="5 3"'}${full ? ' stroke-linecap="square"' : ""}/>`;
  };
  const [lon, lat] = projection.rotate();
  const across = Math.hypot(sheet.width, sheet.height) / projection.scale();
  const ground = lands()
    .filter((land) => away(land.middle, [-lon, -lat]) <= land.reach + across)
    .map((land) => pathOf(drawn(land, projection, MIN_STEP_PIXELS)))
    .join("");
  const dots: Box[] = [...at.values()].map(([x, y]) => ({ x: x - 5, y: y - 5, width: 10, height: 10 }));
  const label = (lines: string[], [x, y]: Point, fill: string, bold: boolean): Label => {
    const half = Math.max(...lines.map((text) => widthOf(text, 11, bold ? "bold" : "regular"))) / 2,
      tall = lines.length * 6.5;
    return {
      lines,
      size: 11,
      bold,
      fill,
      tries: [
        [x, y - tall - 8],
        [x + half + 8, y],
        [x - half - 8, y],
        [x, y + tall + 8],
        [x + half + 8, y - tall - 2],
        [x + half + 8, y + tall + 2],
        [x - half - 8, y - tall - 2],
        [x - half - 8, y + tall + 2],
        [x + half + 8, y + 2 * tall + 6],
        [x, y - 2 * tall - 14],
        [x - half - 10, y + 2 * tall + 6],
        [x, y + 2 * tall + 14],
      ],
    };
  };
  const sellers = (added: boolean): Label[] =>
    suppliers
      .filter(([, { asset }]) => (asset !== null) === added)
      .map(([id, s]) =>
        label([clip(s.name, 130, 11)], at.get(`s.${id}`)!, added ? colour.orange : colour.quiet, false),
      );
  const names = [
    ...sellers(true),
    ...markets.map(([id, m]) =>
      label(
        [clip(m.name, 140, 11, "bold"), `${figures(m.price.p50)} (${figures(m.price.p5)} to ${figures(m.price.p95)})`],
        at.get(`m.${id}`)!,
        colour.ink,
        true,
      ),
    ),
    ...sellers(false),
  ]
    .map((one) => settle(one, dots, sheet))
    .join("");
  const dot = (id: string, own: boolean, added: boolean): string => {
    const [x, y] = at.get(id)!;
    return own
      ? `<circle cx="${tenth(x)}" cy="${tenth(y)}" r="4.5" fill="${colour.ink}" stroke="${colour.ground}"/>`
      : `<rect x="${tenth(x - 3.5)}" y="${tenth(y - 3.5)}" width="7" height="7" fill="${added ? colour.orange : colour.blue}" stroke="${colour.ground}"/>`;
  };
  const largest = [...flows]
    .filter(({ asset }) => asset === null)
    .sort((a, b) => b.amount - a.amount)
    .slice(0, 3)
    .map(({ from, to, amount }) => `${market.suppliers[from].name} to ${market.markets[to].name} ${figures(amount)}`);
  return frame(
    [
      `<rect width="${sheet.width}" height="${sheet.height}" fill="${colour.rule}" fill-opacity="0.25"/>`,
      `<path d="${ground}" fill="${colour.quiet}" fill-opacity="0.22" stroke="${colour.ground}" stroke-width="0.5"/>`,
      ...[...flows]
        .sort((a, b) => Number(b.asset === null) - Number(a.asset === null) || b.amount - a.amount)
        .map(line),
      ...suppliers.map(([id, { asset }]) => dot(`s.${id}`, false, asset !== null)),
      ...markets.map(([id]) => dot(`m.${id}`, true, false)),
      names,
    ].join(""),
    sheet.width,
    sheet.height,
    {
      title,
      note: `Lines: ${market.units.quantity} a year, medians; the widest is ${figures(most)}. Squares sell, circles buy: price in ${market.units.price}, and where nine in ten worlds have it. Orange, dashed: what a deal would add.`,
      says: `Map of the market: prices ${list(markets.map(([, m]) => `${m.name} ${figures(m.price.p50)}`))} ${market.units.price}. Largest flows: ${list(largest)} ${market.units.quantity}.`,
    },
  );
}
