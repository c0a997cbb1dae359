/**
 * Flips: the numbers and drivers that, moved alone, turn whether every mover is stable (SEQ) at a package, and how far:
 * from the centre, every number at its median and nothing left out. A number is moved to the ends of its 90 % interval,
 * a driver over its range; where the verdict is another at an end, the place is found by halving. A verdict that turns
 * and turns back inside is not seen.
 */
import type { Model } from "../../engine/compile.ts";
import type { StabilityFlip, StablePackage } from "../../result/index.ts";
import { ALL } from "./concepts.ts";
import { makeLocal } from "./local.ts";
import type { CaseGraph } from "./states.ts";
import { centralNumbers, numbersAt, type Numbers, type Worth } from "./worth.ts";

const SEQ = 2;
/** Halvings, which place a flip within a 65,000th of the distance moved. */
const HALVINGS = 16;
/** Number of steps over a driver's range on either side. */
const STEPS_PER_SIDE = 4;

/** A number that can be moved alone. */
interface Handle {
  path: string;
  from: number;
  ends: number[];
  steps: number;
  at(value: number): Numbers;
}

/** @param states each gets whether it holds at the centre, and the flips, nearest first */
export function flips(
  model: Model,
  cased: CaseGraph,
  worth: Worth,
  states: readonly number[],
): NonNullable<StablePackage["centre"]>[] {
  const { graph, others } = cased;
  const local = makeLocal(graph, others);
  const money = cased.movers.some((mover) => mover.money !== null);
  const begin = (numbers: Numbers): void => {
    if (!money) {
      local.begin(worth.one(numbers), (H, position, arc) =>
        worth.frictionOf(numbers, graph.movers[H].costs![arc], position),
      );
      return;
    }
    const { utility: u, friction, paid } = worth.of(numbers);
    const rows = cased.rows.length;
    local.begin(
      (i, s) => u[i * graph.states + s],
      (H, position, arc) => {
        const { members, costs, targets } = graph.movers[H];
        return friction![members[position] * rows + costs![arc]] + (paid![H]?.[position * targets.length + arc] ?? 0);
      },
    );
  };
  const holds = (s: number): boolean => {
    let bits = ALL;
    for (let H = 0; H < graph.movers.length && (bits & SEQ) !== 0; H++) bits &= local.verdict(H, s);
    return (bits & SEQ) !== 0;
  };
  begin(centralNumbers(model));
  const found = states.map((s): NonNullable<StablePackage["centre"]> => ({ holds: holds(s), flips: [] }));
  for (const handle of handles(model))
    for (const end of handle.ends) {
      let before = handle.from;
      let waiting = states.map((_, n) => n);
      for (let step = 1; step <= handle.steps && waiting.length > 0; step++) {
        const value = handle.from + ((end - handle.from) * step) / handle.steps;
        begin(handle.at(value));
        const turned = waiting.filter((n) => holds(states[n]) !== found[n].holds);
        waiting = waiting.filter((n) => !turned.includes(n));
        for (const n of turned)
          found[n].flips.push(
            place(handle, found[n].holds, before, value, end, (at) => {
              begin(handle.at(at));
              return holds(states[n]);
            }),
          );
        before = value;
      }
    }
  for (const { flips: list } of found) list.sort((a, b) => a.moved - b.moved || (a.path < b.path ? -1 : 1));
  return found;
}

/** Place of the flip between a value with the verdict of the centre and one with another, by halving. */
function place(
  { path, from }: Handle,
  held: boolean,
  before: number,
  after: number,
  end: number,
  holdsAt: (value: number) => boolean,
): StabilityFlip {
  let [same, other] = [before, after];
  for (let n = 0; n < HALVINGS; n++) {
    const middle = (same + other) / 2;
    if (holdsAt(middle) === held) same = middle;
    else other = middle;
  }
  return { path, becomes: held ? "unstable" : "stable", from, at: other, moved: (other - from) / (end - from) };
}

/** The uncertain numbers of the movers' utilities and frictions, and the drivers that sharpen a need of theirs. */
function handles(model: Model): Handle[] {
  const { case: c, shape, medians, samplers } = model;
  const central = centralNumbers(model);
  const movers = new Set(model.movers.flatMap(({ members }) => members));
  const numbers = new Set<number>();
  for (const stake of shape.stakes)
    if (movers.has(stake.actor)) for (const p of [stake.weight, ...stake.friction, ...stake.values]) numbers.add(p);
  const drivers = new Set<number>();
  for (const need of shape.needs)
    if (movers.has(need.actor)) {
      for (const p of [
        need.weight,
        need.level,
        ...need.parts.flatMap(({ values }) => values),
        ...need.sharpeners.flatMap(({ from, to, by }) => [from, to, by]),
      ])
        numbers.add(p);
      for (const { driver } of need.sharpeners) drivers.add(driver);
    }
  for (const i of movers)
    for (const p of [shape.friction[i], shape.reliability[i], shape.pointsPerBn[i]]) if (p >= 0) numbers.add(p);
  for (const issue of c.issues) if (issue.deliveredBy !== null) numbers.add(shape.reliability[issue.deliveredBy]);
  const moved = (p: number, value: number): Numbers => {
    const v = central.terms.v.slice();
    v[p] = value;
    return numbersAt(model, null, v, central.levels);
  };
  const set = new Set(model.overrides.map(({ parameter }) => parameter));
  return [
    ...[...numbers]
      .sort((a, b) => a - b)
      .flatMap((p): Handle[] => {
        const law = samplers[p];
        if (!law || law.exact || set.has(p)) return [];
        const from = medians[p];
        return [
          {
            path: c.parameters[p].path,
            from,
            ends: [law.quantile(0.05), law.quantile(0.95)].filter((end) => end !== from),
            steps: 1,
            at: (value) => moved(p, value),
          },
        ];
      }),
    ...[...drivers]
      .sort((a, b) => a - b)
      .flatMap((d): Handle[] => {
        const driver = c.drivers[d];
        if (model.settings.pin[driver.id] !== undefined) return [];
        const ramps = shape.needs
          .flatMap(({ sharpeners }) => sharpeners)
          .filter((s) => s.driver === d)
          .flatMap((s) => [medians[s.from], medians[s.to]]);
        const from = central.levels[d];
        const low = Number.isFinite(driver.min) ? driver.min : Math.min(from, ...ramps);
        const high = Number.isFinite(driver.max) ? driver.max : Math.max(from, ...ramps);
        return [
          {
            path: `drivers.${driver.id}`,
            from,
            ends: [low, high].filter((end) => end !== from),
            steps: STEPS_PER_SIDE,
            at: (value) => {
              const levels = central.levels.slice();
              levels[d] = value;
              return numbersAt(model, null, central.terms.v, levels);
            },
          },
        ];
      }),
  ];
}
