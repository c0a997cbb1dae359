/** The score that the model's own futures lead one to expect, and the one that came. */
import type { ExpectedScore } from "../../ledger/scores/shape.ts";
import type { ScoreLaw } from "../../ledger/suite/shape.ts";
import { number, percent } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { colour, frame, ticks, widthOf } from "../paper.ts";

const width = 400,
  height = 200,
  margin = { top: 32, right: 14, bottom: 24, left: 14 };

export function expectedScores({ width: bin, shares }: ScoreLaw, { observed, mean, surprise }: ExpectedScore): string {
  const end = Math.max(bin * shares.length, observed * 1.05);
  const most = Math.max(...shares);
  const { toX, toY } = axes({ width, height, margin, x: [0, end], y: [0, most] });
  const bottom = height - margin.bottom;
  const bars = shares
    .map((share, n) => {
      if (share === 0) return "";
      const [left, right] = [toX(n * bin), toX((n + 1) * bin)];
      const isBeyond = (n + 1) * bin > observed;
      return `<rect x="${tenth(left)}" y="${tenth(toY(share))}" width="${tenth(Math.max(0.5, right - left - 0.5))}" height="${tenth(bottom - toY(share))}" fill="${isBeyond ? colour.orange : colour.blue}" fill-opacity="${isBeyond ? 0.85 : 0.55}"/>`;
    })
    .join("");
  const named = (value: number, text: string, row: number, ink: string): string => {
    const half = widthOf(text, 11) / 2 + 2;
    const x = Math.min(width - half, Math.max(half, toX(value)));
    return `<path d="M${tenth(toX(value))},${margin.top - 4}V${bottom}" stroke="${ink}" stroke-width="1.5"/><text x="${tenth(x)}" y="${row}">${text}</text>`;
  };
  const body = [
    bars,
    `<path d="M${margin.left},${bottom}H${width - margin.right}" stroke="${colour.ink}"/>`,
    named(mean, `expected ${number(mean, 3)}`, 9, colour.quiet),
    named(observed, `came ${number(observed, 3)}`, 24, colour.ink),
    ticks(0, end, 6)
      .map((value) => `<text x="${tenth(toX(value))}" y="${bottom + 16}">${number(value, 2)}</text>`)
      .join(""),
  ].join("");
  return frame(body, width, height, {
    title: "The Brier score that the model expects of itself, and the one that came",
    note: "bars: share of its own futures with that score over the same questions; orange: as bad as what came, or worse",
    says: `The model expects a Brier score of ${number(mean, 3)}; ${number(observed, 3)} came, and ${percent(surprise)} of its futures are as bad or worse.`,
  });
}
