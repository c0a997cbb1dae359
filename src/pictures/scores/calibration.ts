/**
 * Calibration of one source: the recalibrated share of yes at each forecast, the band in which it would lie if the forecasts
 * meant what they say, and how many questions had which odds. The axis is in log odds, so that 1 to 10 % can be read.
 */
import type { SourceScores } from "../../ledger/scores/shape.ts";
import { exp, log } from "../../numbers/elementary.ts";
import { percent } from "../../wording/format.ts";
import { axes, tenth } from "../axes.ts";
import { colour, frame, widthOf } from "../paper.ts";

const width = 400,
  height = 310,
  margin = { top: 8, right: 14, bottom: 108, left: 42 };
/** Odds outside are drawn at the ends of the axis. */
const LEAST = 0.005;
const TICKS = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995];
const BAR_HEIGHT = 58;

const logit = (p: number): number => {
  const within = Math.min(1 - LEAST, Math.max(LEAST, p));
  return log(within / (1 - within));
};

/** Empty where the source has too few questions for a picture. @param name of the source in words */
export function calibration(name: string, { corp, questions }: SourceScores): string {
  if (!corp) return "";
  const { steps } = corp;
  const { toX, toY, rows, line, band } = axes({
    width,
    height,
    margin,
    x: [logit(LEAST), logit(1 - LEAST)],
    y: [0, 1],
  });
  const diagonal = Array.from({ length: 81 }, (_, n) => {
    const p = 1 / (1 + exp(-(logit(LEAST) + (n / 80) * (logit(1 - LEAST) - logit(LEAST)))));
    return [logit(p), p] as const;
  });
  const known = steps.filter(({ p5 }) => p5 !== null);
  const area = band(known.map(({ p, p5, p95 }) => [logit(p), p5!, p95!]));
  const path = line(stairs(steps.map(({ p, recalibrated }) => [logit(p), recalibrated])));
  const dots = steps
    .map(
      ({ p, n, yes, recalibrated }) =>
        `<circle cx="${tenth(toX(logit(p)))}" cy="${tenth(toY(recalibrated))}" r="${tenth(2 + Math.sqrt(n))}" fill="${colour.blue}"><title>${percent(p)}: ${Math.round(yes)} of ${Math.round(n)} came true</title></circle>`,
    )
    .join("");
  const body = [
    rows([0, 0.25, 0.5, 0.75, 1], (value) => percent(value)),
    area === "" ? "" : `<path d="${area}" fill="${colour.blue}" fill-opacity="0.14"/>`,
    `<path d="${line(diagonal)}" fill="none" stroke="${colour.quiet}" stroke-dasharray="3 3"/>`,
    `<path d="${path}" fill="none" stroke="${colour.blue}" stroke-width="2"/>`,
    dots,
    histogram(steps, toX),
  ].join("");
  return frame(body, width, height, {
    title: `Calibration: ${name}`,
    note: "line: share that came true, as isotonic regression reads it; band: where it would lie in nine of ten samples if the odds meant what they say; dashed: odds as given; bars: questions by odds, filled those that came true",
    says: `Calibration of ${name} on ${questions} questions: ${blocks(steps).join("; ")}.`,
  });
}

/** A line that changes its height half-way between neighbours. */
function stairs(points: readonly (readonly [number, number])[]): [number, number][] {
  return points.flatMap(([x, y], n): [number, number][] => {
    const next = points[n + 1];
    if (!next) return [[x, y]];
    const middle = (x + next[0]) / 2;
    return [
      [x, y],
      [middle, y],
      [middle, next[1]],
    ];
  });
}

type Steps = NonNullable<SourceScores["corp"]>["steps"];

/** Stretches of odds with one recalibrated share, in words. */
function blocks(steps: Steps): string[] {
  const found: { from: number; to: number; n: number; yes: number }[] = [];
  let last: number | null = null;
  for (const { p, n, yes, recalibrated } of steps) {
    const block = found.at(-1);
    if (block && recalibrated === last) Object.assign(block, { to: p, n: block.n + n, yes: block.yes + yes });
    else found.push({ from: p, to: p, n, yes });
    last = recalibrated;
  }
  return found.map(
    ({ from, to, n, yes }) =>
      `${from === to ? percent(from) : `${percent(from)} to ${percent(to)}`}: ${Math.round(yes)} of ${Math.round(n)} came true`,
  );
}

function histogram(steps: Steps, toX: (value: number) => number): string {
  const bins = TICKS.slice(1).map((to, n) => {
    const isLast = n === TICKS.length - 2;
    const own = steps.filter(({ p }) => (n === 0 || p >= TICKS[n]) && (isLast || p < to));
    return {
      from: TICKS[n],
      to,
      all: own.reduce((sum, step) => sum + step.n, 0),
      yes: own.reduce((sum, step) => sum + step.yes, 0),
    };
  });
  const most = Math.max(1, ...bins.map(({ all }) => all));
  const bottom = height - 26;
  const bars = bins
    .filter(({ all }) => all > 0)
    .map(({ from, to, all, yes }) => {
      const [left, right] = [toX(logit(from)) + 1, toX(logit(to)) - 1];
      const tall = (count: number): number => (BAR_HEIGHT * count) / most;
      return `<rect x="${tenth(left)}" y="${tenth(bottom - tall(all))}" width="${tenth(right - left)}" height="${tenth(tall(all))}" fill="${colour.rule}"/><rect x="${tenth(left)}" y="${tenth(bottom - tall(yes))}" width="${tenth(right - left)}" height="${tenth(tall(yes))}" fill="${colour.blue}"/><text x="${tenth((left + right) / 2)}" y="${tenth(bottom - tall(all) - 4)}" font-size="10">${Math.round(all)}</text>`;
    })
    .join("");
  let free = -Infinity;
  const labels = TICKS.map((p) => {
    const text = percent(p);
    const half = widthOf(text, 11) / 2;
    const x = Math.min(width - half, toX(logit(p)));
    const mark = `<path d="M${tenth(toX(logit(p)))},${bottom}v4" stroke="${colour.ink}"/>`;
    if (x - half < free) return mark;
    free = x + half + 5;
    return `${mark}<text x="${tenth(x)}" y="${bottom + 16}">${text}</text>`;
  }).join("");
  return `${bars}<path d="M${margin.left},${bottom}H${width - margin.right}" stroke="${colour.ink}"/>${labels}`;
}
