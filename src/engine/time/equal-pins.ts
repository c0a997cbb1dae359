/**
 * Pinned levels with the same effect. A driver acts on a path only through the ramps of the needs that it sharpens; two
 * levels that put every ramp of a world at the same place give the same path, so one of them need not be simulated. p
 * pin, v numbers of a world.
 */
import type { Model } from "../compile.ts";
import { atomsOf } from "../model/conditions.ts";
import { ramp } from "../model/terms.ts";

/**
 * For pin p and a world's numbers: an earlier pin of the same driver with the same ramps, or -1. Call for the pins in
 * order.
 */
export function makeEqualPins(model: Model): (p: number, v: Float64Array) => number {
  const { pins, shape, groups } = model;
  const believed = new Set(groups.flatMap((g) => g.beliefs.map((b) => b.about)));
  const ramps = model.case.drivers.map((_, d) =>
    shape.needs.flatMap((n) => n.sharpeners.filter((s) => s.driver === d)),
  );
  const elsewhere = readElsewhere(model);
  const moving = new Set([...believed, ...changing(model)]);
  const own = ramps.map((list) => list.every((s) => !moving.has(s.from) && !moving.has(s.to)));
  const width = Math.max(1, ...ramps.map((list) => list.length));
  const felt = new Float64Array(pins.length * width);
  return (p, v) => {
    const { driver, at } = pins[p];
    const list = ramps[driver];
    if (!own[driver] || elsewhere.has(driver)) return -1;
    for (let r = 0; r < list.length; r++)
      felt[p * width + r] = ramp(at, v[list[r].from], v[list[r].to], list[r].rising);
    before: for (let o = p - 1; o >= 0 && pins[o].driver === driver; o--) {
      for (let r = 0; r < list.length; r++) if (felt[o * width + r] !== felt[p * width + r]) continue before;
      return o;
    }
    return -1;
  };
}

/** Numbers that minds and governments change along a path. */
function changing({ minds }: Model): number[] {
  return minds.flatMap((plan) =>
    plan === null
      ? []
      : [
          ...plan.numbers.map(({ parameter }) => parameter),
          ...(plan.governments?.lines ?? []).flatMap((set) => set.map(({ parameter }) => parameter)),
        ],
  );
}

/** Drivers that act by other ways than needs: conditions and rates. */
function readElsewhere({ case: c }: Model): Set<number> {
  const conditions = [
    ...c.questions.map(({ when }) => when),
    ...c.reactions.map(({ when }) => when),
    ...c.tables.map((table) => table.while),
    ...c.issues.flatMap(({ procedure, expected }) => [procedure?.when, expected?.when]),
  ];
  const rates = [
    ...c.issues.map(({ reviewsPerYear }) => reviewsPerYear),
    ...c.tables.flatMap(({ meetingsPerYear, concludes }) => [meetingsPerYear, concludes]),
  ];
  return new Set([
    ...conditions
      .flatMap((when) => (when ? atomsOf(when) : []))
      .flatMap((atom) => (atom.kind === "driver" ? [atom.driver] : [])),
    ...rates.flatMap(({ movedBy }) => movedBy.map(({ driver }) => driver)),
  ]);
}
