/** Gains and losses from an asset: one line a holder, the middle 90 % of worlds, in bn USD a year. */
import type { MarketFindings } from "../result/index.ts";
import { fitting, colour, frame, ticks } from "./paper.ts";
import { figures, list } from "../wording/format.ts";

const width = 440,
  row = 21,
  left = 165,
  right = 14;
const tenth = (x: number): number => Math.round(x * 10) / 10 + 0;

/** Holders with a gain large enough for a line, largest first: signatories, free riders, losers. */
export function marketGains(market: MarketFindings, id: string): string {
  const asset = market.assets?.[id];
  if (!asset) return "";
  const parties = [asset.owner, ...asset.partners];
  const rows = Object.entries(asset.gain)
    .filter(
      ([holder, { yearly }]) => parties.includes(holder) || Math.max(Math.abs(yearly.p5), Math.abs(yearly.p95)) > 5e-3,
    )
    .sort((a, b) => b[1].yearly.mean - a[1].yearly.mean);
  const ends = [0, ...rows.flatMap(([, { yearly }]) => [yearly.p5, yearly.p95])];
  const low = Math.min(...ends),
    high = Math.max(...ends),
    span = Math.max(high - low, 1e-9),
    height = rows.length * row + 22;
  const x = (value: number): number =>
    tenth(left + ((value - low + 0.03 * span) / (1.06 * span)) * (width - left - right));
  const name = (holder: string): string => market.holders[holder]?.name ?? holder;
  const fill = (holder: string, mean: number): string =>
    parties.includes(holder) ? colour.blue : mean >= 0 ? colour.green : colour.orange;
  const marks = rows.map(([holder, { yearly }], n) => {
    const y = n * row + row / 2,
      own = fill(holder, yearly.mean);
    return `<text x="${left - 10}" y="${y}" dy="0.35em" text-anchor="end"${parties.includes(holder) ? ' font-weight="700"' : ""}>${fitting(name(holder), left - 14, 11)}</text><path d="M${x(yearly.p5)},${y}H${x(yearly.p95)}" stroke="${own}" stroke-width="2"/><circle cx="${x(yearly.p50)}" cy="${y}" r="4" fill="${own}"/>`;
  });
  const scale = ticks(low, high, 5).map(
    (tick) =>
      `<path d="M${x(tick)},0V${rows.length * row}" stroke="${tick === 0 ? "currentColor" : colour.rule}" stroke-width="${tick === 0 ? 1 : 0.75}"/><text x="${x(tick)}" y="${rows.length * row + 14}">${figures(tick)}</text>`,
  );
  return frame([...scale, ...marks].join(""), width, height, {
    title: asset.name,
    lines: 1,
    note: "bn USD a year: median and nine in ten worlds. Blue: those who sign; green: those who gain without signing; orange: those who lose.",
    says: `${asset.name}: ${list(rows.map(([holder, { yearly }]) => `${name(holder)} ${figures(yearly.p50)} (${figures(yearly.p5)} to ${figures(yearly.p95)})`))} bn USD a year.`,
  });
}
