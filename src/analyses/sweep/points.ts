/** Points of a sweep: every case as it is, its scenarios, and every combination of levels. */
import { roundedLevels } from "../../numbers/rounded-levels.ts";
import { levelText } from "./axes.ts";
import { pastGroup, type SweepAxis, type SweepPoint } from "./plan.ts";

export interface Common {
  set: { [path: string]: string };
  pin: { [driver: string]: number };
  scenario: string | null;
  seed: number;
  paths: number;
}

/**
 * @param cases ids of scenarios of each case, none where they are not asked for, and a name where there are several
 * @param grid whether all combinations of levels are tried, the first axis slowest; else level n of each axis is point n
 */
export function pointsOf(
  cases: readonly { name: string | null; scenarios: readonly string[] }[],
  axes: readonly SweepAxis[],
  grid: boolean,
  common: Common,
): SweepPoint[] {
  const levels =
    axes.length === 0 ? [] : grid ? product(axes) : axes[0].levels.map((_, n) => axes.map((a) => a.levels[n]));
  const shown = grid ? axes.map(({ levels: own }) => roundedLevels(own).map(levelText)) : [];
  const points: SweepPoint[] = [];
  cases.forEach(({ name, scenarios }, at) => {
    const base = points.length;
    for (const scenario of [common.scenario, ...scenarios])
      for (const level of [[], ...levels]) {
        const varied = axes.slice(0, level.length);
        const of = (kind: SweepAxis["kind"]): [string, number][] =>
          varied.flatMap((axis, n): [string, number][] => (axis.kind === kind ? [[axis.path, level[n]]] : []));
        const levelWords = grid
          ? varied.map(({ path, levels: own }, n) => `${path} ${shown[n][own.indexOf(level[n])]}`)
          : level.length > 0
            ? [`point ${points.length - base}`]
            : [];
        const words = [
          ...(name === null ? [] : [name]),
          ...(scenario === null || scenario === common.scenario ? [] : [scenario]),
          ...levelWords,
        ];
        points.push({
          id: `p${points.length}`,
          label: words.join(", ") || "the case as it is",
          case: at,
          set: { ...common.set, ...Object.fromEntries(of("set").map(([path, value]) => [path, levelText(value)])) },
          pin: { ...common.pin, ...Object.fromEntries(of("pin")) },
          scenario,
          seed: common.seed,
          paths: common.paths,
          at: level,
          base: points.length === base ? null : base,
        });
      }
  });
  return points;
}

function product(axes: readonly SweepAxis[]): number[][] {
  return axes.reduce<number[][]>(
    (rows, { levels }) => rows.flatMap((row) => levels.map((level) => [...row, level])),
    [[]],
  );
}

/** Points that a pilot times, and levels with a past of their own at which it counts what fits. */
const TIMED_POINTS = 8;
const COUNTED_PASTS = 64;

/** So many of a list, evenly spread, with both ends. */
const spread = <T>(all: readonly T[], most: number): T[] =>
  all.length <= most
    ? [...all]
    : Array.from({ length: most }, (_, n) => all[Math.round((n * (all.length - 1)) / (most - 1))]);

/** Indices of the points at which a pilot takes the time: the case as it is, the centre of the grid and its corners, or points spread over the list. */
export function timedPoints(points: readonly SweepPoint[], axes: readonly SweepAxis[], grid: boolean): number[] {
  const all = [...points.keys()];
  if (points.length <= TIMED_POINTS || !grid || axes.length === 0) return spread(all, TIMED_POINTS);
  const middle = axes.map(({ levels }) => levels[levels.length >> 1]);
  const ends = axes.map(({ levels }) => new Set([levels[0], levels[levels.length - 1]]));
  const corners = all.filter((n) => points[n].at.length > 0 && points[n].at.every((l, a) => ends[a].has(l)));
  const centre = points.findIndex(({ at }) => at.length > 0 && at.every((l, a) => l === middle[a]));
  return [...new Set([0, centre, ...corners])].slice(0, TIMED_POINTS).sort((a, b) => a - b);
}

/** Index of the first point of each past, evenly spread where there are very many: at these a pilot counts the worlds that fit. */
export function countedPoints(points: readonly SweepPoint[]): number[] {
  const first = new Map<string, number>();
  points.forEach((point, n) => first.set(pastGroup(point), first.get(pastGroup(point)) ?? n));
  return spread([...first.values()], COUNTED_PASTS);
}
