/**
 * Levels of the drivers as the months of a path see them: pinned, known from the history, or walked with the reactions in
 * force. A level is computed when it is read. d driver, t month counted from `model.since`.
 */
import type { Model } from "../compile.ts";
import type { Noise } from "./noise.ts";

export interface Levels {
  /** Begins a month: levels read before are forgotten. */
  next(): void;
  /** Level of driver d in month t, the month that began last. */
  at(d: number, t: number): number;
  /** Takes the levels of the end of as_of, once they are settled, for those of this month. */
  settle(): void;
  /** Sum of the reactions in force at the end of the month before, by driver. */
  shift: Float64Array;
  /** Drivers held at a level; NaN: not held. */
  pin(levels: Float64Array): void;
  /** Holds driver d at a level for this month, until it is released. */
  hold(d: number, at: number): void;
  release(d: number): void;
}

export function makeLevels(model: Model, noise: Noise): Levels {
  const { drivers, since } = model;
  const plans = model.case.drivers;
  const D = plans.length;
  const z = new Float64Array(D);
  const zMonth = new Int32Array(D);
  let zStamp = 0;
  const shift = new Float64Array(D);
  const low = Float64Array.from(plans, (d) => d.min);
  const high = Float64Array.from(plans, (d) => d.max);
  const coveredFrom = Float64Array.from(drivers, (d) => d.first - since);
  const coveredTo = Float64Array.from(drivers, (d) => d.last - since);
  let pinned: Float64Array = new Float64Array(D).fill(NaN);

  const clamped = (d: number, value: number): number => (value < low[d] ? low[d] : value > high[d] ? high[d] : value);

  return {
    shift,
    next() {
      zStamp++;
    },
    at(d, t) {
      if (zMonth[d] === zStamp) return z[d];
      zMonth[d] = zStamp;
      const pin = pinned[d];
      let value: number;
      if (pin === pin) value = pin;
      else if (t >= coveredFrom[d] && t <= coveredTo[d]) value = noise.history(d, t);
      else {
        value = noise.walk(d, t) + shift[d];
        if (value < low[d]) value = low[d];
        else if (value > high[d]) value = high[d];
      }
      return (z[d] = value);
    },
    settle() {
      zStamp++;
      for (let d = 0; d < D; d++) {
        zMonth[d] = zStamp;
        z[d] = clamped(d, noise.settled(d) + shift[d]);
      }
    },
    pin(levels) {
      pinned = levels;
    },
    hold(d, at) {
      zMonth[d] = zStamp;
      z[d] = at;
    },
    release(d) {
      zMonth[d] = zStamp - 1;
    },
  };
}
