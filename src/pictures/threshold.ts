/** The answer to one question at each pinned level of one driver: a small multiple. */
import type { QuestionFinding, Result } from "../result/index.ts";
import { axes, tenth } from "./axes.ts";
import { colour, frame, shareTop, ticks, widthOf } from "./paper.ts";
import { percentTick } from "./first-passage.ts";
import { figures, list, percent, wilsonEdges } from "../wording/format.ts";

const width = 180,
  height = 112,
  margin = { top: 18, right: 10, bottom: 20, left: 46 };
const z95 = 1.96;

/** Common top of the vertical scale for all drivers of a question. */
export function thresholdTop(question: QuestionFinding, drivers: string[]): number {
  return shareTop(
    Math.max(
      0,
      ...drivers.flatMap((driver) =>
        (question.threshold[driver] ?? []).map((level) => Math.min(1, level.p + z95 * level.se)),
      ),
    ),
  );
}

/** The panel of one question and one driver, empty where there are no levels. */
export function threshold(result: Result, id: string, driver: string, { top }: { top?: number } = {}): string {
  const question = result.questions[id];
  const levels = [...(question?.threshold[driver] ?? [])].sort((a, b) => a.at - b.at);
  if (question === undefined || levels.length === 0) return "";
  const name = result.drivers[driver]?.name ?? driver,
    unit = result.drivers[driver]?.unit ?? null;
  const low = levels[0].at,
    high = levels[levels.length - 1].at > low ? levels[levels.length - 1].at : low + 1;
  const most = top ?? thresholdTop(question, [driver]);
  const drawn = axes({ width, height, margin, x: [low, high], y: [0, most] });
  const half = (text: string): number => widthOf(text, 11) / 2;
  const bars = levels
    .map((level) => ({
      x: tenth(drawn.toX(level.at)),
      from: Math.max(0, level.p - z95 * level.se),
      to: Math.min(most, level.p + z95 * level.se),
    }))
    .filter(({ from, to }) => to > from);
  const today = levels.find((level) => level.today);
  const dots = levels
    .filter((level) => !level.today)
    .map((level) => `M${tenth(drawn.toX(level.at))},${tenth(drawn.toY(level.p))}h0`);
  const said = today === undefined ? "" : `today ${figures(today.at)}`;
  const now = today === undefined ? 0 : drawn.toX(today.at);
  const body = [
    drawn.rows(ticks(0, most, 2), percentTick),
    `<path d="${bars.map(({ x, from, to }) => `M${x},${tenth(drawn.toY(from))}V${tenth(drawn.toY(to))}`).join("")}" stroke="${colour.blue}" stroke-opacity="0.55" stroke-width="1.5"/>`,
    `<path d="${drawn.line(levels.map(({ at, p }) => [at, p]))}" fill="none" stroke="${colour.blue}" stroke-width="1.5"/>`,
    `<path d="${dots.join("")}" stroke="${colour.blue}" stroke-width="4" stroke-linecap="round"/>`,
    drawn.columns(ticks(low, high, 3), figures, half),
    today === undefined
      ? ""
      : `<path d="M${tenth(now)},${margin.top}V${height - margin.bottom}" stroke="${colour.orange}" stroke-dasharray="3 2"/><circle cx="${tenth(now)}" cy="${tenth(drawn.toY(today.p))}" r="3.5" fill="${colour.ground}" stroke="${colour.orange}" stroke-width="2"/><text x="${tenth(Math.min(width - half(said), Math.max(half(said), now)))}" y="11" fill="${colour.orange}">${said}</text>`,
  ];
  const edges = wilsonEdges(result.run.kept);
  const ends = [levels[0], levels[levels.length - 1]].map(
    (level) => `${percent(level.p, edges)} at ${figures(level.at)}`,
  );
  return frame(body.join(""), width, height, {
    title: name,
    ...(unit === null ? {} : { note: unit }),
    says: `With ${name} held at one level: ${list(ends)}${today ? `; ${percent(today.p, edges)} at today's ${figures(today.at)}` : ""}.`,
  });
}
