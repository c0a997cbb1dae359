/**
 * When movers have an occasion to act. Occasions do not depend on decisions unless a rate, `while` or a date says so, so they
 * are generated once a path: those of a past two months at a time, as far as they are read, those of a future all at once. A
 * mover whose chance depends on the month's drivers or standing is scheduled by an upper bound of its chance and judged when
 * the month comes.
 * m mover, t month counted from `model.since`.
 */
import type { Rate } from "../../language/case.ts";
import { exp } from "../../numbers/elementary.ts";
import { first, pair, PAST, second } from "../../numbers/streams.ts";
import type { Model } from "../compile.ts";
import type { Mover } from "../model/movers.ts";
import { ramp } from "../model/terms.ts";

/** Result of a month for a mover: nothing, a meeting that cannot conclude, or an occasion to act. */
export const [NOTHING, MET, OPEN] = [0, 1, 2];

export interface Meetings {
  /** Starts a new world with its numbers, and whether it has a past (else it starts at as_of). */
  begin(s: number, v: Float64Array, past: boolean): void;
  /** Sets new numbers from here on (a scenario). */
  rates(v: Float64Array): void;
  /** Starts a new future. */
  future(path: number): void;
  /** Whether mover m may have an occasion in month t; call in order of time. */
  mayAct(m: number, t: number): boolean;
  /** Whether any mover may. */
  anybody(t: number): boolean;
  /** Result of month t for mover m, which may act; `level` gives this month's level of a driver. */
  occasion(m: number, t: number, level: (d: number) => number): number;
}

export function makeMeetings(model: Model): Meetings {
  const { movers, since, medians } = model;
  const M = movers.length;
  const T = model.until - since + 1;
  const now = model.asOf - since;
  const scheduled = new Uint8Array((T + 2) * M);
  const drawn = movers.some((m) => !isPlain(m)) ? new Float64Array((T + 2) * M) : new Float64Array(0);
  const busy = new Uint8Array(T + 2);
  const chance = new Float64Array(M);
  const plain = Uint8Array.from(movers, (m) => (isPlain(m) ? 1 : 0));
  const keys = movers.map(({ key }) => key);
  const opens = Float64Array.from(movers, (m) => m.opens - since);
  const deadline = Float64Array.from(movers, (m) => m.deadline - since);
  const dated = movers.map((m) => new Map(m.meetsOn.map((date) => [date.month, date])));
  /** Whether mover m meets for certain in month t, [t * M + m]. */
  const isDated = new Uint8Array((T + 2) * M);
  movers.forEach((mover, m) => {
    for (const { month } of mover.meetsOn)
      if (month >= since && month < since + T) isDated[(month - since) * M + m] = 1;
  });
  const isSteady = Uint8Array.from(movers, ({ rate }) => (rate.steps.length === 1 ? 1 : 0));
  const rising = new Map<number, boolean>();
  for (const { rate, concludes } of movers)
    for (const one of [...rate.movedBy, ...(concludes?.movedBy ?? [])])
      rising.set(one.from, medians[one.to] >= medians[one.from]);
  /** Greatest chance a month that the drivers allow at the rate last asked for: it changes with the steps of a rate alone. */
  const mostRate = new Float64Array(M).fill(NaN);
  const mostChance = new Float64Array(M);
  const two = new Float64Array(2);
  let scheduledTo = -1;
  let draw = 0;
  let path = PAST;
  let numbers: Float64Array = medians;

  const stepAt = ({ steps }: Rate, month: number): number => {
    let value = steps[0].value;
    for (const step of steps) if (step.month !== null && step.month <= month) value = step.value;
    return numbers[value];
  };
  const valueAt = (rate: Rate, month: number, level: (d: number) => number): number => {
    let value = stepAt(rate, month);
    for (const { driver, from, to, times } of rate.movedBy)
      value *= 1 + (numbers[times] - 1) * ramp(level(driver), numbers[from], numbers[to], rising.get(from)!);
    return value;
  };
  /** The greatest chance of mover m in a month. */
  const most = (m: number, month: number): number => {
    let value = stepAt(movers[m].rate, month);
    for (const { times } of movers[m].rate.movedBy) value *= Math.max(1, numbers[times]);
    if (value !== mostRate[m]) {
      mostRate[m] = value;
      mostChance[m] = 1 - exp(-value / 12);
    }
    return mostChance[m];
  };

  const rates = (v: Float64Array): void => {
    numbers = v;
    for (let m = 0; m < M; m++) {
      const { rate, concludes } = movers[m];
      if (plain[m] === 1)
        chance[m] = (1 - exp(-v[rate.steps[0].value] / 12)) * (concludes === null ? 1 : v[concludes.steps[0].value]);
      else if (isSteady[m] === 1) chance[m] = most(m, since);
    }
  };

  /** Whether mover m, whose uniform of month t is u, may have an occasion there. */
  const mayHave = (m: number, t: number, u: number): number => {
    if (t < opens[m] || t > deadline[m]) return 0;
    if (plain[m] === 1) return u < chance[m] ? 1 : 0;
    const at = t * M + m;
    drawn[at] = u;
    return u < (isSteady[m] === 1 ? chance[m] : most(m, since + t)) || isDated[at] === 1 ? 1 : 0;
  };

  /** Schedules the months that are not yet up to `to`; all of a future, which is played to its end. */
  const scheduleTo = (to: number): void => {
    const end = path === PAST ? to : T - 1;
    const from = scheduledTo + 1;
    busy.fill(0, from, end + 2);
    for (let m = 0; m < M; m++) {
      const k = keys[m];
      let t = from;
      if ((since + t) % 2 !== 0) {
        const may = mayHave(m, t, second(k, draw, path, (since + t - 1) / 2, 0));
        scheduled[t * M + m] = may;
        busy[t++] |= may;
      }
      for (; t <= end; t += 2) {
        pair(k, draw, path, (since + t) / 2, 0, two);
        const may = mayHave(m, t, two[0]);
        const next = mayHave(m, t + 1, two[1]);
        scheduled[t * M + m] = may;
        scheduled[(t + 1) * M + m] = next;
        busy[t] |= may;
        busy[t + 1] |= next;
      }
    }
    scheduledTo = (since + end) % 2 === 0 ? end + 1 : end;
  };

  return {
    begin(s, v, past) {
      draw = s;
      path = PAST;
      rates(v);
      const t = past ? 0 : now;
      scheduledTo = t;
      scheduled.fill(0, t * M, (t + 1) * M);
      busy[t] = 0;
    },
    rates,
    future(next) {
      path = next;
      scheduledTo = now;
    },
    mayAct(m, t) {
      if (t > scheduledTo) scheduleTo(t);
      return scheduled[t * M + m] === 1;
    },
    anybody(t) {
      if (t > scheduledTo) scheduleTo(t);
      return busy[t] === 1;
    },
    occasion(m, t, level) {
      if (plain[m] === 1) return OPEN;
      const { rate, concludes, date: key } = movers[m];
      const month = since + t;
      const u = drawn[t * M + m];
      const date = dated[m].get(month);
      const meets = 1 - exp(-valueAt(rate, month, level) / 12);
      const usual = concludes === null ? 1 : Math.min(1, valueAt(concludes, month, level));
      if (u < meets * usual) return OPEN;
      if (!date) return u < meets ? MET : NOTHING;
      const there = date.concludes === null ? usual : numbers[date.concludes];
      return first(key, draw, path, month, 0) < there ? OPEN : MET;
    },
  };
}

/** Whether a mover's chance to act is one number a world: no steps, drivers, dates or `while`, and its meetings are not counted. */
function isPlain({ rate, concludes, meetsOn, condition, counted }: Mover): boolean {
  const constant = (one: Rate | null): boolean => one === null || (one.steps.length === 1 && one.movedBy.length === 0);
  return constant(rate) && constant(concludes) && meetsOn.length === 0 && condition === null && !counted;
}
