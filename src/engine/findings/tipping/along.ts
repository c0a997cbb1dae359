/**
 * A world along one driver: the other drivers stay at today's level, and the levels of the needs that it sharpens are
 * exactly linear between breakpoints (ends of ramps, steps, and where the sum of ramps passes 0 or 1). d driver, n
 * need, b breakpoint.
 */
import type { Model } from "../../compile.ts";
import { ramp, type Shape } from "../../model/terms.ts";

export interface Along {
  driver: number;
  /** Needs that the driver sharpens. */
  needs: readonly number[];
  /** Breakpoints in rising order, the ends of the range first and last, today's level at `here`. */
  count: number;
  here: number;
  z: Float64Array;
  /** Level of needs[j] less today's just after, and just before, breakpoint b: [j * most + b]. They differ at a step. */
  after: Float64Array;
  before: Float64Array;
  most: number;
  /** Least and greatest level less today's over the range, a need. */
  least: Float64Array;
  greatest: Float64Array;
}

/** The drivers that sharpen a need, each ready to be evaluated for one world after the other. */
export function makeAlongs(model: Model): { all: Along[]; lay(v: Float64Array, today: Float64Array): void } {
  const { shape, case: c } = model;
  const all = c.drivers.flatMap((_, driver): Along[] => {
    const needs = shape.needs.flatMap((need, n) => (need.sharpeners.some((s) => s.driver === driver) ? [n] : []));
    if (needs.length === 0) return [];
    const ramps = needs.reduce(
      (sum, n) => sum + shape.needs[n].sharpeners.filter((s) => s.driver === driver).length,
      0,
    );
    const kinks = 2 * ramps + 3;
    const most = kinks + needs.length * 2 * (kinks + 1);
    return [
      {
        driver,
        needs,
        count: 0,
        here: 0,
        z: new Float64Array(most),
        most,
        after: new Float64Array(needs.length * most),
        before: new Float64Array(needs.length * most),
        least: new Float64Array(needs.length),
        greatest: new Float64Array(needs.length),
      },
    ];
  });
  return {
    all,
    lay: (v, today) => {
      for (const along of all) layOut(model, along, v, today);
    },
  };
}

/** Sum of a need's ramps on driver d just before (side -1) or just after (side 1) z, not clamped; `base` is its level and the other drivers' part. */
function rawLevel(shape: Shape, v: Float64Array, n: number, d: number, base: number, z: number, side: number): number {
  let L = base;
  for (const s of shape.needs[n].sharpeners) {
    if (s.driver !== d) continue;
    const from = v[s.from];
    const to = v[s.to];
    if (s.rising ? from < to : from > to) L += v[s.by] * ramp(z, from, to, s.rising);
    else {
      const step = (from + to) / 2;
      const beyond = z > step || (z === step && side > 0);
      if (beyond === s.rising) L += v[s.by];
    }
  }
  return L;
}

const clamp = (L: number): number => (L < 0 ? 0 : L > 1 ? 1 : L);

function layOut(model: Model, along: Along, v: Float64Array, today: Float64Array): void {
  const { shape, case: c } = model;
  const { driver: d, needs } = along;
  const { min, max } = c.drivers[d];
  const here = today[d];
  const points: number[] = [here];
  for (const n of needs)
    for (const s of shape.needs[n].sharpeners) {
      if (s.driver !== d) continue;
      const from = v[s.from];
      const to = v[s.to];
      if (s.rising ? from < to : from > to) points.push(from, to);
      else points.push((from + to) / 2);
    }
  const outer = (x: number, other: number): number => (Number.isFinite(x) ? x : other);
  const low = outer(min, Math.min(...points) - 1);
  const high = outer(max, Math.max(...points) + 1);
  points.push(low, high);
  let inside = rising(points.filter((z) => z >= low && z <= high));

  const bases = needs.map((n) => {
    let base = v[shape.needs[n].level];
    for (const s of shape.needs[n].sharpeners)
      if (s.driver !== d) base += v[s.by] * ramp(today[s.driver], v[s.from], v[s.to], s.rising);
    return base;
  });
  const extra: number[] = [];
  needs.forEach((n, j) => {
    for (let b = 0; b + 1 < inside.length; b++) {
      const a = rawLevel(shape, v, n, d, bases[j], inside[b], 1);
      const e = rawLevel(shape, v, n, d, bases[j], inside[b + 1], -1);
      for (const edge of [0, 1])
        if (a < edge !== e < edge && a !== edge && e !== edge)
          extra.push(inside[b] + ((edge - a) / (e - a)) * (inside[b + 1] - inside[b]));
    }
  });
  if (extra.length > 0) inside = rising([...inside, ...extra]);

  along.count = inside.length;
  along.z.set(inside);
  along.here = inside.indexOf(here);
  needs.forEach((n, j) => {
    let now = bases[j];
    for (const s of shape.needs[n].sharpeners)
      if (s.driver === d) now += v[s.by] * ramp(here, v[s.from], v[s.to], s.rising);
    now = clamp(now);
    let least = 0;
    let greatest = 0;
    for (let b = 0; b < inside.length; b++) {
      const at = j * along.most + b;
      const before = (along.before[at] = clamp(rawLevel(shape, v, n, d, bases[j], inside[b], -1)) - now);
      const after = (along.after[at] = clamp(rawLevel(shape, v, n, d, bases[j], inside[b], 1)) - now);
      least = Math.min(least, before, after);
      greatest = Math.max(greatest, before, after);
    }
    along.least[j] = least;
    along.greatest[j] = greatest;
  });
}

function rising(points: number[]): number[] {
  return points.sort((a, b) => a - b).filter((z, b) => b === 0 || z !== points[b - 1]);
}
