/** The odds of every question in an earlier result and in this one, one line each. */
import type { Result } from "../result/index.ts";
import { fitting, colour, frame, ticks } from "./paper.ts";
import { percentTick } from "./first-passage.ts";
import { list, percent } from "../wording/format.ts";

const width = 350,
  row = 36,
  left = 10,
  right = 10;

/** The figure, empty without an earlier result or without a question in both. */
export function thenAndNow(result: Result): string {
  const rows = Object.entries(result.since?.questions ?? {}).map(([id, { before, now }]) => ({
    ask: result.questions[id]?.ask ?? id,
    before,
    now,
  }));
  if (rows.length === 0) return "";
  const ends = rows.flatMap(({ before, now }) => [before, now]);
  const low = Math.max(0, Math.min(...ends) - 0.02),
    high = Math.min(1, Math.max(...ends) + 0.02);
  const x = (p: number): number => Math.round((left + ((p - low) / (high - low)) * (width - left - right)) * 10) / 10;
  const height = rows.length * row;
  const grid = ticks(low, high, 5)
    .map(
      (p) =>
        `<path d="M${x(p)},0V${height}" stroke="${colour.rule}"/><text x="${x(p)}" y="${height + 14}">${percentTick(p)}</text>`,
    )
    .join("");
  const body = rows
    .map(({ ask, before, now }, n) => {
      const y = n * row,
        fill = now >= before ? colour.blue : colour.orange;
      const said = before === now ? `${percent(now)}, as before` : `${percent(before)} \u2192 ${percent(now)}`;
      return (
        `<text x="0" y="${y + 12}" text-anchor="start">${fitting(ask, width - 110, 11)}</text><text x="${width}" y="${y + 12}" text-anchor="end" font-weight="700">${said}</text>` +
        `<path d="M${x(before)},${y + 24}H${x(now)}" stroke="${fill}" stroke-width="4"/><circle cx="${x(before)}" cy="${y + 24}" r="4" fill="${colour.ground}" stroke="${colour.quiet}" stroke-width="1.75"/><circle cx="${x(now)}" cy="${y + 24}" r="4.5" fill="${fill}"/>`
      );
    })
    .join("");
  return frame(grid + body, width, height + 18, {
    title: "The odds then (hollow) and now (filled)",
    says: `Odds then and now: ${list(rows.map(({ ask, before, now }) => `${ask} ${percent(before)}, now ${percent(now)}`))}.`,
  });
}
