/** Drivers month by month, docs/methods/model.md#5-drivers-month-by-month. */
import { pow } from "../../../src/numbers/elementary.ts";
import { normalQuantile } from "../../../src/numbers/normal.ts";
import { first, PAST, second } from "../../../src/numbers/streams.ts";
import type { Driver, Level, Month, ParameterIndex } from "../../../src/language/case.ts";
import { answers, readsMonths, sightToday, type Sight } from "./conditions.ts";
import { atLeastOne } from "./rates.ts";
import { key, afresh, choose, clamp, monthly, sum, type Package, type World } from "./world.ts";

/** What a driver carries from month to month: its base (mean-reverting), its level (regimes) and its jump. */
export interface State {
  base: number;
  level: number;
  jump: number;
}

/** Sum of the reactions in force on driver d; sight: what those that read drivers or tables see, null where there is no month before: they are not in force. */
export function shiftOf(w: World, d: number, q: Package, sight: Sight | null): number {
  return sum(
    w.c.reactions
      .filter(({ driver, when }) => driver === d && (sight || !readsMonths(when)))
      .filter(({ when }) => answers(w.c, when, q, sight ?? sightToday(w.c, [])))
      .map(({ shift }) => w.value[shift]),
  );
}

/** Linear between dated points, the first and last held. */
function between(w: World, points: { month: Month; value: ParameterIndex }[], t: Month): number {
  const before = points.findLast((point) => point.month <= t),
    after = points.find((point) => point.month >= t);
  if (!before || !after || before === after) return w.value[(before ?? after)!.value];
  const a = w.value[before.value],
    b = w.value[after.value];
  return a + ((b - a) * (t - before.month)) / (after.month - before.month);
}

function historyCovers(w: World, driver: Driver, t: Month): boolean {
  const months = driver.history.map(({ month }) => month);
  return months.length > 0 && t <= w.c.asOf && t >= Math.min(...months) && t <= Math.max(...months);
}

function leaves(w: World, level: Level): number {
  return 1 / Math.max(1, w.value[level.stay]);
}

function nextWeights(w: World, level: Level): number[] {
  return level.then.map(({ share }) => (share === null ? 1 : w.value[share]));
}

/**
 * Share of months that the chain spends in each level in the long run from its start level: the average of the powers of its monthly
 * matrix. It is the stationary law where the chain has one, and the law of the limit from the start where it falls apart.
 */
export function longRun(w: World, levels: Level[], start: number): number[] {
  const n = levels.length;
  const normal = (row: number[]) => row.map((x) => x / sum(row));
  const times = (A: number[][], B: number[][]) =>
    A.map((row) => B[0].map((_, j) => sum(row.map((a, k) => a * B[k][j]))));
  let power = levels.map((level, from) => {
    const row = Array<number>(n).fill(0);
    const weights = nextWeights(w, level);
    row[from] += 1 - leaves(w, level);
    level.then.forEach(({ level: to }, j) => {
      row[to] += (leaves(w, level) * weights[j]) / sum(weights);
    });
    return row;
  });
  let average: number[][] = power.map((_, i) => power.map((__, j) => (i === j ? 1 : 0)));
  for (let doubling = 0; doubling < 50; doubling++) {
    const shifted = times(power, average);
    average = average.map((row, i) => normal(row.map((a, j) => (a + shifted[i][j]) / 2)));
    power = times(power, power).map(normal);
  }
  return average[start];
}

/** The state in the first month of a simulation; shift: of the reactions of the standing. */
export function begin(w: World, d: number, t: Month, withRecord: boolean, shift: number): State {
  const driver = w.c.drivers[d],
    process = driver.process,
    state: State = { base: 0, level: 0, jump: 0 };
  const u = first(key(w.seed, `drivers.${driver.id}/walk`), w.draw, PAST, t, 1);
  if (process.kind === "mean-reverting") {
    state.base = w.value[process.mean] + (withRecord ? w.value[process.spread] * normalQuantile(u) : 0);
  }
  if (process.kind === "regimes")
    state.level = withRecord ? choose(longRun(w, process.levels, process.start), u) : process.start;
  return followHistory(w, d, state, t, shift);
}

/** In a month that the history covers a mean-reverting base is what the history implies. */
function followHistory(w: World, d: number, state: State, t: Month, shift: number): State {
  const driver = w.c.drivers[d];
  if (driver.process.kind !== "mean-reverting" || !historyCovers(w, driver, t)) return state;
  return { ...state, base: between(w, driver.history, t) - shift, jump: 0 };
}

/** One month on. shift: of the reactions in force at the end of the month before. */
export function move(w: World, d: number, state: State, path: number, t: Month, shift: number): State {
  const driver = w.c.drivers[d],
    process = driver.process,
    { jumps } = driver,
    name = `drivers.${driver.id}`;
  let { base, level, jump } = state;
  if (process.kind === "mean-reverting") {
    const mean = w.value[process.mean],
      phi = pow(2, -1 / w.value[process.halfLife]);
    base =
      mean +
      (base - mean) * phi +
      w.value[process.spread] * Math.sqrt(1 - phi * phi) * normalQuantile(monthly(w, `${name}/walk`, path, t));
  }
  if (process.kind === "regimes") {
    const here = process.levels[level],
      noise = key(w.seed, `${name}/regime`);
    if (first(noise, w.draw, path, t, 0) < leaves(w, here)) {
      level = here.then[choose(nextWeights(w, here), second(noise, w.draw, path, t, 0))].level;
    }
  }
  if (jumps) {
    jump *= pow(2, -1 / w.value[jumps.halfLife]);
    if (monthly(w, `${name}/jump`, path, t) < atLeastOne(w.value[jumps.perYear])) {
      jump += afresh(w, jumps.size, first(key(w.seed, `${name}/jump`), w.draw, path, t, 1));
    }
  }
  return followHistory(w, d, { base, level, jump }, t, shift);
}

/** At the end of the month of as_of the case says where a driver stands. shift: of the reactions then in force. */
export function restart(w: World, d: number, state: State, shift: number): State {
  const process = w.c.drivers[d].process;
  if (process.kind === "regimes") return { ...state, level: process.start, jump: 0 };
  if (process.kind !== "mean-reverting") return { ...state, jump: 0 };
  if (process.start === null) return state;
  return { ...state, base: w.value[process.start] - shift, jump: 0 };
}

/** base of z_d, apart from jump and shift. */
function baseOf(w: World, driver: Driver, state: State, t: Month): number {
  const process = driver.process;
  switch (process.kind) {
    case "constant":
      return w.value[process.value];
    case "trend":
      return w.value[process.start] + (w.value[process.perYear] * (t - w.c.asOf)) / 12;
    case "path":
      return between(w, process.points, t);
    case "mean-reverting":
      return state.base;
    case "regimes":
      return w.value[process.levels[state.level].value];
  }
}

/** z_d of month t. shift: of the reactions in force at the end of the month before. */
export function levelOf(
  w: World,
  d: number,
  state: State,
  t: Month,
  shift: number,
  pin: { [driver: string]: number },
): number {
  const driver = w.c.drivers[d],
    pinned = Object.hasOwn(pin, driver.id) ? pin[driver.id] : undefined;
  if (t > w.c.asOf && pinned !== undefined) return pinned;
  if (historyCovers(w, driver, t)) return between(w, driver.history, t);
  return startLevel(w, d, state, t, shift);
}

/** The same whatever the history: at the end of as_of, when the case has said where drivers stand. */
export function startLevel(w: World, d: number, state: State, t: Month, shift: number): number {
  const driver = w.c.drivers[d];
  return clamp(baseOf(w, driver, state, t) + state.jump + shift, driver.min, driver.max);
}

/** Today's level (docs/methods/model.md#5-drivers-month-by-month), unless `at` gives another. */
export function today(w: World, d: number, at: { [driver: string]: number }): number {
  const driver = w.c.drivers[d],
    process = driver.process;
  if (Object.hasOwn(at, driver.id)) return at[driver.id];
  if (process.kind === "regimes") return w.value[process.levels[process.start].value];
  if (process.kind !== "mean-reverting") return baseOf(w, driver, { base: 0, level: 0, jump: 0 }, w.c.asOf);
  const last = driver.history.at(-1);
  return w.value[process.start ?? last?.value ?? process.mean];
}
