/**
 * A plan of a sweep: its points, and how many worlds of each are played. Pure data, written as canonical JSON; the
 * chunks follow from it.
 */
import { BLOCK } from "../../engine/index.ts";

/** What a chunk file holds: the engine's columns block by block, or whole-number counts of a whole chunk. */
export type Payload = "columns" | "tally";
/** `past`: which worlds fit the record, for all points that share their pasts. */
export type ChunkKind = "worlds" | "prior" | "past";
export type Design = "over" | "lhs" | "scenarios" | "cases" | "run";

/** A number or a driver that is varied, with its levels (of a Latin hypercube: in the order of the points). */
export interface SweepAxis {
  kind: "set" | "pin";
  /** Path of a number, or id of a driver. */
  path: string;
  levels: number[];
  /** The level in the case as it is: the median of the number, or the driver's level today at medians. */
  today: number | null;
}

export interface SweepCase {
  hash: string;
  id: string;
  title: string;
  hasRecord: boolean;
}

export interface SweepPoint {
  id: string;
  label: string;
  /** Index into `cases`. */
  case: number;
  set: { [path: string]: string };
  pin: { [driver: string]: number };
  scenario: string | null;
  seed: number;
  paths: number;
  /** Level on each axis; empty for a point that stands as it is. */
  at: number[];
  /** The point of the same case as it is, which this one is compared with; null for that point itself. */
  base: number | null;
}

export interface PlanBody {
  engine: string;
  created_by: string;
  design: Design;
  /** `auto`: odds from tallies of all worlds, everything else from the first `first.draws` of them. */
  findings: "brief" | "full" | "auto";
  draws: number;
  limit: number;
  boxes: number;
  lenses: string[] | null;
  cases: SweepCase[];
  axes: SweepAxis[];
  points: SweepPoint[];
  /** Worlds of a chunk: 64 * 2^k. */
  chunk: number;
  /** Worlds that are tried, by point. */
  upto: number[];
  /** With `auto`: worlds kept with all their columns, and worlds tried for them. */
  first: { draws: number; upto: number } | null;
  /** Cases that were left out, and why. */
  skipped: { name: string; why: string }[];
}

export interface Plan extends PlanBody {
  v: 1;
  /** SHA-256 of the canonical JSON of the body. */
  id: string;
}

/** What `extend` added: worlds to be tried, by the index of a point. */
export interface Extension {
  v: 1;
  plan: string;
  upto: { [point: string]: number };
}

/** Worlds [from, to) of one kind of one point. */
export interface Chunk {
  point: number;
  kind: ChunkKind;
  payload: Payload;
  from: number;
  to: number;
}

/** One sort of chunks of a point, up to where it goes, and how many kept worlds end it. */
export interface Series {
  kind: "worlds" | "prior";
  payload: Payload;
  draws: number;
  /** Ends of the parts that were planned one after the other; each part is cut into chunks by itself. */
  ends: number[];
}

export function seriesOf(plan: Plan, more: readonly Extension[], point: number): Series[] {
  const { findings, draws, first, cases, points } = plan;
  const { hasRecord } = cases[points[point].case];
  const ends = [plan.upto[point], ...more.flatMap(({ upto }) => (upto[point] === undefined ? [] : [upto[point]]))];
  const payload: Payload = findings === "full" ? "columns" : "tally";
  const both = (payload: Payload, draws: number, ends: number[]): Series[] => [
    ...(hasRecord ? [{ kind: "prior" as const, payload, draws, ends: [draws] }] : []),
    { kind: "worlds", payload, draws, ends },
  ];
  return [
    ...both(payload, draws, ends),
    ...(findings === "auto" && first !== null ? both("columns", first.draws, [first.upto]) : []),
  ];
}

/** Chunks of a series, in the order of their worlds. */
export function rangesOf({ ends }: Series, chunk: number): { from: number; to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let start = 0;
  for (const end of ends) {
    for (let from = start; from < end; from += chunk) ranges.push({ from, to: Math.min(end, from + chunk) });
    start = Math.max(start, end);
  }
  return ranges;
}

/** The halves of a range, cut at the greatest power of two of blocks below its end; null of a single block. */
export function halvesOf(
  from: number,
  to: number,
): readonly [{ from: number; to: number }, { from: number; to: number }] | null {
  const blocks = Math.ceil((to - from) / BLOCK);
  if (blocks < 2) return null;
  let left = 1;
  while (left * 2 < blocks) left *= 2;
  const middle = from + left * BLOCK;
  return [
    { from, to: middle },
    { from: middle, to },
  ];
}

/** Points whose pasts are the same: those of one case with the same corrected numbers and seed. */
export const pastGroup = ({ case: c, set, seed }: SweepPoint): string =>
  JSON.stringify([c, seed, Object.entries(set).sort()]);

/** Whether each point takes its pasts from chunks of their own: where the case has a record and other points share them. */
export function sharesPast({
  points,
  cases,
}: {
  points: readonly SweepPoint[];
  cases: readonly { hasRecord: boolean }[];
}): boolean[] {
  const sizes = new Map<string, number>();
  for (const point of points) sizes.set(pastGroup(point), (sizes.get(pastGroup(point)) ?? 0) + 1);
  return points.map((point) => cases[point.case].hasRecord && sizes.get(pastGroup(point))! > 1);
}

/**
 * All chunks of a plan: pasts first, since those who take chunks in order then seldom need a past that is still being
 * played; then point by point. What an extension added follows all that was there, so that a chunk keeps its number.
 */
export function chunksOf(plan: Plan, more: readonly Extension[]): Chunk[] {
  const chunks = new Map<string, Chunk>();
  for (let n = 0; n <= more.length; n++)
    for (const [name, chunk] of namedChunks(plan, more.slice(0, n))) if (!chunks.has(name)) chunks.set(name, chunk);
  return [...chunks.values()];
}

function namedChunks(plan: Plan, more: readonly Extension[]): [name: string, chunk: Chunk][] {
  const shares = sharesPast(plan);
  const pasts: [string, Chunk][] = [];
  const rest: [string, Chunk][] = [];
  plan.points.forEach((each, point) => {
    const group = shares[point] ? pastGroup(each) : null;
    for (const series of seriesOf(plan, more, point))
      for (const range of rangesOf(series, plan.chunk)) {
        const { kind, payload } = series;
        const own: Chunk = { point, kind, payload, ...range };
        if (kind === "worlds" && group !== null) pasts.push([`past ${group} ${range.from} ${range.to}`, pastOf(own)]);
        rest.push([`${point} ${kind} ${payload} ${range.from} ${range.to}`, own]);
      }
  });
  return [...pasts, ...rest];
}

/** Whether the odds of a point come from a chunk: not its pasts, nor worlds without the record, nor worlds kept a second time for findings. */
export const givesOdds = (
  { findings }: Pick<Plan, "findings">,
  { kind, payload }: Pick<Chunk, "kind" | "payload">,
): boolean => kind === "worlds" && payload === (findings === "full" ? "columns" : "tally");

/** The chunk of the pasts that a chunk of worlds needs. */
export const pastOf = ({ point, from, to }: Chunk): Chunk => ({ point, kind: "past", payload: "columns", from, to });
