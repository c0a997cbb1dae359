/** Boxes against a slow twin that looks at every world again for every candidate, to the last bit. */
import { describe, expect, it } from "vitest";
import { boxes, quasiP, quasiPs } from "../../../src/engine/findings/boxes/box.ts";
import { patient, trajectory, type Data, type Step } from "../../../src/engine/findings/boxes/peel.ts";
import { risingSorter } from "../../../src/engine/findings/inputs.ts";
import { shareOf, spreadOf } from "../../../src/engine/findings/sensitivity.ts";
import { first, key } from "../../../src/numbers/streams.ts";

interface Side {
  number: number;
  upper: boolean;
  at: number;
}
const misses = ({ x }: Data, w: number, { number, upper, at }: Side): boolean =>
  upper ? x[number][w] > at : x[number][w] < at;
const sum = (data: Data, rows: Iterable<number>): number => {
  let all = 0;
  for (const w of rows) all += data.y[w];
  return all;
};
const sidesOf = (low: Float64Array, high: Float64Array): Side[] =>
  Array.from(low, (_, number) => [
    ...(low[number] > -Infinity ? [{ number, upper: false, at: low[number] }] : []),
    ...(high[number] < Infinity ? [{ number, upper: true, at: high[number] }] : []),
  ]).flat();

/** Half way between the values about share u of sorted rows; where they are equal, the next one inwards is taken. */
function cut(column: Float64Array, rows: readonly number[], u: number, fromTop: boolean): number {
  const i = (rows.length - 1) * u;
  let [below, above] = [Math.floor(i), Math.ceil(i)];
  while (column[rows[below]] === column[rows[above]] && (fromTop ? below > 0 : above < rows.length - 1))
    if (fromTop) below--;
    else above++;
  return (column[rows[below]] + column[rows[above]]) / 2;
}

function slowTrajectory(data: Data, among: Uint8Array, { peel, paste, mass } = patient): Step[] {
  const { x, order, y } = data;
  const n = y.length;
  const everyone = Array.from(y.keys());
  const all = sum(data, everyone);
  const low = new Float64Array(x.length).fill(-Infinity);
  const high = new Float64Array(x.length).fill(Infinity);
  const inside = new Set(everyone.filter((w) => among[w] === 1));
  let yes = sum(data, inside);
  const steps: Step[] = [];
  const keep = (): void => {
    const count = inside.size;
    steps.push({
      low: low.slice(),
      high: high.slice(),
      coverage: all > 0 ? yes / all : 0,
      density: count > 0 ? yes / count : 0,
      mass: count / n,
    });
  };
  keep();
  interface Choice extends Side {
    gain: number;
    free: number;
    rows: number[];
  }
  const better = (one: Choice, best: Choice | null): boolean =>
    best === null ? one.gain > 0 : one.gain > best.gain || (one.gain === best.gain && one.free > best.free);
  while (inside.size > 1) {
    let best: Choice | null = null;
    const count = inside.size;
    for (let number = 0; number < x.length; number++)
      for (const upper of [true, false]) {
        const rows = Array.from(order[number]).filter((w) => inside.has(w));
        const at = cut(x[number], rows, upper ? 1 - peel : peel, upper);
        const gone = (upper ? rows.reverse() : rows).filter((w) => misses(data, w, { number, upper, at }));
        if (gone.length === 0 || gone.length === count) continue;
        const gain = ((yes - sum(data, gone)) / (count - gone.length) - yes / count) / gone.length;
        const free = low[number] === -Infinity && high[number] === Infinity ? 0 : 1;
        const one = { number, upper, at, gain, free, rows: gone };
        if (better(one, best)) best = one;
      }
    if (best === null || (count - best.rows.length) / n < mass) break;
    for (const w of best.rows) yes -= y[w];
    for (const w of best.rows) inside.delete(w);
    (best.upper ? high : low)[best.number] = best.at;
    keep();
  }
  for (;;) {
    let best: Choice | null = null;
    for (const { number, upper, at: bound } of sidesOf(low, high)) {
      const others = sidesOf(low, high).filter((side) => side.number !== number);
      const column = x[number];
      const beyond = Array.from(order[number]).filter(
        (w) =>
          among[w] === 1 &&
          (upper ? column[w] >= bound : column[w] <= bound) &&
          !others.some((side) => misses(data, w, side)),
      );
      if (beyond.length === 0) continue;
      const at = cut(column, beyond, upper ? paste : 1 - paste, !upper);
      const rows = beyond.filter((w) => !inside.has(w) && (upper ? column[w] <= at : column[w] >= at));
      if (rows.length === 0) continue;
      const gain = ((yes + sum(data, rows)) / (inside.size + rows.length) - yes / inside.size) / rows.length;
      const one = { number, upper, at, gain, free: 0, rows };
      if (better(one, best)) best = one;
    }
    if (best === null) return steps;
    (best.upper ? high : low)[best.number] = best.at;
    const sides = sidesOf(low, high);
    for (const w of everyone)
      if (among[w] === 1 && !inside.has(w) && !sides.some((side) => misses(data, w, side))) {
        inside.add(w);
        yes += y[w];
      }
    keep();
  }
}

function slowQuasiPs(data: Data, among: Uint8Array, sides: readonly Side[]): number[] {
  const within = (some: readonly Side[]): number[] =>
    Array.from(data.y.keys()).filter((w) => among[w] === 1 && !some.some((side) => misses(data, w, side)));
  const box = within(sides);
  return sides.map((side) => {
    const wider = within(sides.filter((one) => one !== side));
    return quasiP(sum(data, box), box.length, sum(data, wider) / wider.length);
  });
}

function slowTested(data: Data, among: Uint8Array): Side[] {
  const shown = Array.from(data.y).filter((_, w) => among[w] === 1);
  const spread = { ...spreadOf(Float64Array.from(shown)), y: data.y };
  const shares = data.x.map((x, j) => shareOf({ x, order: data.order[j].filter((w) => among[w] === 1) }, spread));
  const few = Array.from(data.x.keys())
    .sort((a, b) => shares[b] - shares[a] || a - b)
    .slice(0, 12)
    .sort((a, b) => a - b);
  const steps = slowTrajectory(
    { x: few.map((j) => data.x[j]), order: few.map((j) => data.order[j]), y: data.y },
    among,
  );
  const score = ({ coverage: c, density: d }: Step): number => (c + d > 0 ? (2 * c * d) / (c + d) : 0);
  const { low, high } = steps.reduce((best, step) => (score(step) > score(best) ? step : best));
  let sides = sidesOf(low, high).map((side) => ({ ...side, number: few[side.number] }));
  for (;;) {
    const quasi = slowQuasiPs(data, among, sides);
    const worst = quasi.indexOf(Math.max(...quasi));
    if (sides.length === 0 || quasi[worst] <= 0.05) return sides;
    sides = sides.filter((_, j) => j !== worst);
  }
}

/** The share of 20 random halves in which each limit of the first box comes back. */
function slowBack(data: Data, sides: readonly Side[], seed: number, name: string): number[] {
  const stream = key(seed, `${name}/0`);
  const halves = Array.from({ length: 20 }, (_, half) => {
    const rows = Array.from(data.y.keys()).sort(
      (a, b) => first(stream, a, half, 0, 0) - first(stream, b, half, 0, 0) || a - b,
    );
    const chosen = new Set(rows.slice(0, Math.floor(rows.length / 2)));
    return slowTested(
      data,
      Uint8Array.from(data.y, (_, w) => (chosen.has(w) ? 1 : 0)),
    );
  });
  return sides.map(
    ({ number, upper }) => halves.filter((half) => half.some((s) => s.number === number && s.upper === upper)).length,
  );
}

/** Worlds with columns of many kinds: distinct values, a few levels, whole numbers with ties, and one value throughout. */
function random(seed: number, n: number, d: number, futures: number): Data {
  const u = (name: string, w: number): number => first(key(seed, name), w, 0, 0, 0);
  const x = Array.from({ length: d }, (_, j) =>
    Float64Array.from({ length: n }, (_, w) => {
      const value = u(`x${j}`, w);
      const kind = (j + seed) % 5;
      return kind === 0 ? Math.floor(3 * value) : kind === 1 ? Math.floor(40 * value) : kind === 2 && j > 4 ? 1 : value;
    }),
  );
  const y = Float64Array.from({ length: n }, (_, w) => {
    const chance =
      0.05 + 0.5 * Number(x[0][w] > 0.5) * Number(x[d - 1][w] > 0.3) * x[0][w] + 0.2 * Number(x[1][w] < 0.4);
    let hits = 0;
    for (let f = 0; f < futures; f++) if (u(`y${f}`, w) < chance) hits++;
    return hits / futures;
  });
  const sort = risingSorter(n);
  return { x, order: x.map(sort), y };
}

describe("the same as a twin that looks at every world again", () => {
  const cases = Array.from({ length: 12 }, (_, seed) => ({
    seed,
    n: 20 + 11 * seed,
    d: 2 + (seed % 9),
    futures: 1 + (seed % 7),
  }));
  it.each(cases)("trajectory and quasi-p, $n worlds and $d numbers, answers in parts of $futures", (one) => {
    const data = random(one.seed, one.n, one.d, one.futures);
    for (const share of [1, 0.6]) {
      const among = Uint8Array.from(data.y, (_, w) => Number(first(key(one.seed, "among"), w, 0, 0, 0) < share));
      for (const peel of [share === 1 ? 0.05 : 0.1]) {
        const steps = trajectory(data, among, { ...patient, peel });
        expect(steps).toEqual(slowTrajectory(data, among, { ...patient, peel }));
        for (const { low, high } of [steps.at(-1)!, steps[Math.floor(steps.length / 2)]]) {
          const sides = sidesOf(low, high);
          expect(quasiPs(data, among, sides)).toEqual(slowQuasiPs(data, among, sides));
        }
      }
    }
  });
  it.each([3])("the box and how often its limits come back, among 14 numbers (seed %d)", (seed) => {
    const data = random(seed, 150, 14, 5);
    const [box] = boxes(data, seed, "twin", 1);
    const sides = slowTested(data, new Uint8Array(150).fill(1));
    const found = box!.limits.toSorted((a, b) => a.number - b.number || Number(a.upper) - Number(b.upper));
    expect(found.map(({ number, upper, at }) => ({ number, upper, at }))).toEqual(sides);
    expect(found.map(({ reproduced }) => reproduced)).toEqual(slowBack(data, sides, seed, "twin"));
  });
});
