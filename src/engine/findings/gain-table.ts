/**
 * Gains of many packages in one world after the other, split as `gainParts` splits them, by the same sums in the same order:
 * what an issue or a need adds is found once for all packages that share the options which it depends on. A change of an
 * issue has a slot, by the option moved to; where the issue is foreseen, by the class of packages with one outlook. Issues
 * that a package leaves alone, or that an actor has nothing in, add exactly 0 and have none. i actor, k issue, n need, x
 * package, q standing.
 */
import type { Model } from "../compile.ts";
import { makeOutlooks, meanOf, metOf, needsOf, type Prospect } from "../model/gain.ts";
import type { Terms } from "../model/terms.ts";

export interface GainTable {
  /** Starts a world. @param cost as `costs` gives it */
  begin(terms: Terms, residual: Float64Array, cost: Float64Array): void;
  /** Finds the gain of actor i from the package at a position; the parts of it are then in `friction` and `residual`. */
  gain(at: number, i: number, ratifies: boolean): number;
  friction(): number;
  residual(): number;
  /** Slots of the changes of issues in which actor i has something, of the package at a position, in order of the issues. */
  slots(at: number, i: number): Int32Array;
  /** Issue of a slot, and the change of actor i's stakes in it. */
  issueOf(slot: number): number;
  stake(i: number, slot: number): number;
  /** Slots of actor i's needs, in order; the part that a package meets beyond the standing, and the points that it is worth. */
  needSlots(at: number, i: number): Int32Array;
  met(slot: number): number;
  worth(slot: number): number;
  /** Slots in all, of issues and of needs. */
  count: number;
  needCount: number;
}

export function makeGainTable(
  model: Model,
  prospect: Prospect,
  q: number,
  packages: ArrayLike<number>,
  actors: readonly number[],
): GainTable {
  const { shape } = model;
  const { rows, K } = model.packages;
  const { A, O, offset, touches } = shape;
  const { foreseen, isForeseen, agenda } = prospect;
  const outlooks = makeOutlooks(model, prospect);
  const X = Array.from(packages);
  const classes = 1 + X.reduce((most, x) => Math.max(most, outlooks.classOf(x)), 0);
  const count = O + foreseen.length * classes;
  const slotOf = (x: number, k: number): number =>
    isForeseen[k] === 1 ? O + foreseen.indexOf(k) * classes + outlooks.classOf(x) : offset[k] + rows[x * K + k];

  /** By slot: its issue, and a package that has it. */
  const issue = new Int32Array(count);
  const example = new Int32Array(count).fill(-1);
  const stakes = new Float64Array(A * count);
  const residuals = new Float64Array(A * count);
  const changed = X.map((x) => {
    const list = Array.from({ length: K }, (_, k) => k).filter(
      (k) => isForeseen[k] === 1 || rows[x * K + k] !== rows[q * K + k],
    );
    for (const k of list) {
      const slot = slotOf(x, k);
      issue[slot] = k;
      example[slot] = x;
    }
    return list;
  });
  const slots = actors.map((i) =>
    X.map((x, at) =>
      Int32Array.from(
        changed[at].filter((k) => touches[i * K + k] === 1),
        (k) => slotOf(x, k),
      ),
    ),
  );
  const used = actors.map((i) =>
    Int32Array.from(example.keys()).filter((slot) => example[slot] >= 0 && touches[i * K + issue[slot]] === 1),
  );

  /** By slot of a need: the need, and a package that has the slot. */
  const need: number[] = [];
  const needExample: number[] = [];
  const needSlotOf = new Map<string, number>();
  const needSlots = actors.map((i) => {
    const own = needsOf(shape, i);
    return X.map((x) =>
      Int32Array.from(own, (n) => {
        const name = `${n}:${shape.needs[n].issues.map((k) => slotOf(x, k)).join()}`;
        let slot = needSlotOf.get(name);
        if (slot === undefined) {
          needSlotOf.set(name, (slot = need.push(n) - 1));
          needExample.push(x);
        }
        return slot;
      }),
    );
  });
  const metNow = new Float64Array(shape.N);
  const met = new Float64Array(need.length);
  const worth = new Float64Array(need.length);
  const countedNeeds = [...new Set(need)];

  /** Options whose friction a package costs. */
  const moved = X.map((x, at) =>
    Int32Array.from(
      changed[at].filter(
        (k) => rows[q * K + k] !== rows[x * K + k] && (!model.case.issues[k].procedure || agenda.includes(k)),
      ),
      (k) => offset[k] + rows[x * K + k],
    ),
  );
  const place = new Int32Array(A).fill(-1);
  actors.forEach((i, a) => {
    place[i] = a;
  });
  let terms!: Terms;
  let friction = 0;
  let residual = 0;

  return {
    count,
    needCount: need.length,
    begin(worldTerms, left, cost) {
      terms = worldTerms;
      outlooks.begin(terms.v);
      const here = outlooks.of(q);
      for (let a = 0; a < actors.length; a++) {
        const i = actors[a];
        const list = used[a];
        for (let j = 0; j < list.length; j++) {
          const slot = list[j];
          const k = issue[slot];
          const x = example[slot];
          const there = outlooks.of(x);
          stakes[i * count + slot] =
            meanOf(model, terms.stake, i * O, k, x, prospect, there) -
            meanOf(model, terms.stake, i * O, k, q, prospect, here);
          residuals[i * count + slot] =
            meanOf(model, left, i * O, k, x, prospect, there) - meanOf(model, left, i * O, k, q, prospect, here);
        }
      }
      for (const n of countedNeeds) metNow[n] = metOf(model, terms, n, q, prospect, here);
      for (let slot = 0; slot < need.length; slot++) {
        const x = needExample[slot];
        met[slot] = metOf(model, terms, need[slot], x, prospect, outlooks.of(x)) - metNow[need[slot]];
        worth[slot] = cost[need[slot]] * met[slot];
      }
    },
    gain(at, i, ratifies) {
      const own = slots[place[i]][at];
      const base = i * count;
      let sum = 0;
      residual = 0;
      for (let j = 0; j < own.length; j++) {
        sum += stakes[base + own[j]];
        residual += residuals[base + own[j]];
      }
      const met = needSlots[place[i]][at];
      for (let j = 0; j < met.length; j++) sum += worth[met[j]];
      friction = ratifies ? 0 : terms.friction[i];
      const options = moved[at];
      for (let j = 0; j < options.length; j++) friction += terms.frictionOn[i * O + options[j]];
      friction = X[at] === q ? 0 : -friction;
      return sum + residual + friction;
    },
    friction: () => friction,
    residual: () => residual,
    slots: (at, i) => slots[place[i]][at],
    issueOf: (slot) => issue[slot],
    stake: (i, slot) => stakes[i * count + slot],
    needSlots: (at, i) => needSlots[place[i]][at],
    met: (slot) => met[slot],
    worth: (slot) => worth[slot],
  };
}
