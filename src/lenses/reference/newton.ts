/** The maximum of a smooth function of two variables within bounds, by Newton's method with halved steps. */

/** A function at a point: its value, gradient, and second derivatives (xx, xy, yy). */
export interface Local {
  value: number;
  gradient: readonly [number, number];
  second: readonly [number, number, number];
}
export type Point = readonly [number, number];

const MAX_STEPS = 200;
const MAX_HALVINGS = 60;
/** By how much a value may seem to fall at the last steps: the rounding of sums of some hundred logarithms. */
const ROUNDING = 1e-11;
/** Longest step in either variable. */
const LONGEST_STEP = 2;

/**
 * @param bounds least and greatest value of each variable
 * @returns the best of the points reached from the starts; a variable at its bound is at it exactly
 */
export function maximise(f: (at: Point) => Local, starts: readonly Point[], bounds: readonly [Point, Point]): Point {
  return starts
    .map((start) => climb(f, start, bounds))
    .map((at) => ({ at, value: f(at).value }))
    .reduce((best, one) => (one.value > best.value ? one : best)).at;
}

function climb(f: (at: Point) => Local, start: Point, bounds: readonly [Point, Point]): Point {
  let at = within(start, bounds);
  let here = f(at);
  for (let step = 0; step < MAX_STEPS; step++) {
    const direction = directionAt(at, here, bounds);
    let next = at;
    let there = here;
    for (let halving = 0, scale = 1; halving < MAX_HALVINGS; halving++, scale /= 2) {
      next = within([at[0] + scale * direction[0], at[1] + scale * direction[1]], bounds);
      there = f(next);
      if (there.value >= here.value - ROUNDING) break;
    }
    const moved = Math.max(Math.abs(next[0] - at[0]), Math.abs(next[1] - at[1]));
    if (!(there.value >= here.value - ROUNDING)) return at;
    at = next;
    here = there;
    if (moved < 1e-14 * Math.max(1, Math.abs(at[0]), Math.abs(at[1]))) return at;
  }
  return at;
}

/** Newton's step where the function is concave, else uphill; a variable that is held at a bound stays. */
function directionAt(
  at: Point,
  { gradient: [gx, gy], second: [xx, xy, yy] }: Local,
  bounds: readonly [Point, Point],
): Point {
  const held = [gx, gy].map(
    (slope, v) => (at[v] <= bounds[v][0] && slope <= 0) || (at[v] >= bounds[v][1] && slope >= 0),
  );
  const short = (d: number): number => Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, d));
  const alone = (slope: number, curve: number): number => short(curve < 0 ? -slope / curve : slope);
  if (held[0] && held[1]) return [0, 0];
  if (held[0]) return [0, alone(gy, yy)];
  if (held[1]) return [alone(gx, xx), 0];
  const determinant = xx * yy - xy * xy;
  if (!(xx < 0 && determinant > 0)) return [short(gx), short(gy)];
  const newton: Point = [(xy * gy - yy * gx) / determinant, (xy * gx - xx * gy) / determinant];
  const longest = Math.max(Math.abs(newton[0]), Math.abs(newton[1]));
  return longest <= LONGEST_STEP
    ? newton
    : [(newton[0] * LONGEST_STEP) / longest, (newton[1] * LONGEST_STEP) / longest];
}

const within = (at: Point, bounds: readonly [Point, Point]): Point => [
  Math.max(bounds[0][0], Math.min(bounds[0][1], at[0])),
  Math.max(bounds[1][0], Math.min(bounds[1][1], at[1])),
];
