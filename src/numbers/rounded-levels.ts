/** Levels of a number with no more digits than tell them apart. */

const MIN_FIGURES = 3;
const MAX_FIGURES = 12;
/** Rounding error allowed, as a share of the distance between neighbours: evenly spaced levels still look it. */
const ERROR_SHARE = 0.05;

/**
 * Each level rounded to the fewest significant figures, three at least, at which no two become equal or move by more
 * than a twentieth of the least distance between two: 0, 33.3, 66.7, 100. Digits before the decimal point all stay.
 * @returns levels in the same order; exact where their distance asks for more than twelve figures
 */
export function roundedLevels(levels: readonly number[]): number[] {
  const sorted = [...levels].sort((a, b) => a - b);
  const gaps = sorted.slice(1).map((level, n) => level - sorted[n]);
  const most = ERROR_SHARE * Math.min(Infinity, ...gaps.filter((gap) => gap > 0));
  for (let figures = MIN_FIGURES; figures <= MAX_FIGURES; figures++) {
    const rounded = levels.map((level) => toFigures(level, figures));
    if (rounded.every((level, n) => Math.abs(level - levels[n]) <= most)) return rounded;
  }
  return [...levels];
}

function toFigures(value: number, figures: number): number {
  const wholeDigits = Math.abs(value) < 1e21 ? Math.abs(value).toFixed(0).length : 0;
  return Number(value.toPrecision(Math.max(figures, wholeDigits)));
}
