/**
 * The numbers that gains are computed from: the true ones, and those of others as an actor believes them to be. A view is
 * told apart from the holder's other views by how often its beliefs have learnt; it differs from the truth only in the terms
 * of the actors about whom its holder believes something, and for a mover only where what is believed counts at its table.
 * Terms are derived when they are asked for.
 */
import type { BeliefGroup, Model } from "../compile.ts";
import type { Mover } from "../model/movers.ts";
import { derive, emptyTerms, type Shape, type Terms } from "../model/terms.ts";
import type { MindsSeen } from "./minds.ts";

/** What a holder's beliefs change of a member's gains, apart from how much a need is felt: nothing, the weights of needs, more. */
export const [AS_IS, WEIGHED, FILLED] = [0, 1, 2];

export interface Views {
  /** Takes other numbers for the same world, or for a new one. */
  renumber(v: Float64Array): void;
  /** Takes over the numbers in force where minds have changed or were put back. */
  takeOver(): void;
  /** From here on these beliefs, by the parameter of their value or bias, are not held; `renumber` follows. */
  forget(beliefs: readonly number[]): void;
  /** The numbers in the holder's view; -1: the true ones. */
  numbers(holder: number): Float64Array;
  /** How each member of mover m is seen by the holder (AS_IS, WEIGHED or FILLED); null where all are seen as they are. */
  sight(m: number, holder: number): Uint8Array | null;
  /** What actor i's gains are computed from in the holder's view; -1: in truth. */
  terms(holder: number, i: number): Terms;
  /** Names what the holder has learnt of those that it does not see as they are at mover m's table; -1 where there is no name for it. */
  version(m: number, holder: number): number;
  /** Resets what the beliefs have learnt, at the start of a future. */
  unlearn(): void;
  /** Moves the beliefs of mover m's parties about each other towards the truth, after a failed meeting. */
  learn(m: number): void;
  /** Failed meetings by group of beliefs, and back to them. */
  learnt(): Int32Array;
  setLearnt(counts: Int32Array): void;
}

/** Views kept of each holder, by number of failed meetings: every future of a world starts with none. */
const VIEWS_PER_ACTOR = 12;

/** The terms of one view, and the state that they were derived in. */
interface View {
  terms: Terms;
  version: number;
  /** Numbers of times that the truth had changed. */
  truth: number;
  isDerived: boolean;
}

export function makeViews(model: Model, minds: MindsSeen): Views {
  const { shape, movers, groups, case: c } = model;
  const { A } = shape;
  const P = c.parameters.length;
  const truth = emptyTerms(shape, new Float64Array(P));
  const views: View[][] = c.actors.map((actor) =>
    Array.from({ length: actor.beliefs.length > 0 ? VIEWS_PER_ACTOR : 0 }, () => ({
      terms: emptyTerms(shape, new Float64Array(P)),
      version: -1,
      truth: -1,
      isDerived: false,
    })),
  );
  /** By actor: one byte an actor about which it holds a belief. */
  const believed = c.actors.map((_, holder) => {
    const about = new Uint8Array(A);
    for (const group of groups) if (group.holder === holder) about[group.about] = 1;
    return about;
  });
  const groupsOf = c.actors.map((_, holder) =>
    Int32Array.from(groups.keys()).filter((j) => groups[j].holder === holder),
  );
  const sights = movers.map((mover) => c.actors.map((_, holder) => sightOf(shape, mover, groups, holder)));
  /** By mover and holder: the groups about those that are not seen as they are. */
  const counted = movers.map(({ members }, m) =>
    groupsOf.map((own, holder) => {
      const sight = sights[m][holder];
      return own.filter((j) => sight !== null && sight[members.indexOf(groups[j].about)] > AS_IS);
    }),
  );
  /** By mover: the groups that a failed meeting teaches. */
  const taught = movers.map(({ members, parties }) => {
    const present = members.slice(0, parties);
    return Int32Array.from(groups.keys()).filter(
      (j) => present.includes(groups[j].holder) && present.includes(groups[j].about),
    );
  });
  const counts = new Int32Array(groups.length);
  const radix = model.until - model.since + 2;
  const weight = groups.map((g, j) => powerOf(radix, groups.slice(0, j).filter((h) => h.holder === g.holder).length));
  const countable = groups.every((_, j) => weight[j] * radix < 2147483648);
  let forgotten: readonly number[] = [];
  /** Number of times that the true numbers have changed. */
  let changes = 0;
  /** The terms of the truth are derived when they are asked for: for these actors, whose numbers have changed since. */
  const changed = new Uint8Array(A);
  let isStale = false;
  /** Stamp of each actor's numbers as the truth has them. */
  const stamps = new Int32Array(A);

  const versionOf = (some: Int32Array): number => {
    let version = 0;
    for (let n = 0; n < some.length; n++) version += counts[some[n]] * weight[some[n]];
    return version;
  };

  const viewOf = (holder: number): View => {
    const own = groupsOf[holder];
    let learnt = 0;
    for (let n = 0; n < own.length; n++) learnt += counts[own[n]];
    const view = views[holder][learnt < VIEWS_PER_ACTOR ? learnt : VIEWS_PER_ACTOR - 1];
    const version = versionOf(own);
    if (view.truth === changes && view.version === version && countable) return view;
    const { v } = view.terms;
    if (view.truth !== changes) v.set(truth.v);
    view.truth = changes;
    view.version = version;
    view.isDerived = false;
    const learning = 1 - truth.v[c.learning];
    for (let n = 0; n < own.length; n++) {
      const j = own[n];
      for (const b of groups[j].beliefs) {
        if (forgotten.length > 0 && forgotten.includes(b.value >= 0 ? b.value : b.bias)) continue;
        const real = truth.v[b.about];
        let gap = b.value >= 0 ? truth.v[b.value] - real : truth.v[b.bias];
        for (let n = 0; n < counts[j]; n++) gap *= learning;
        const { min, max } = c.parameters[b.about].field;
        const held = real + gap;
        v[b.about] = held < min ? min : held > max ? max : held;
      }
    }
    return view;
  };

  return {
    renumber(v) {
      truth.v.set(v);
      changes++;
      isStale = true;
      changed.fill(1);
      stamps.set(minds.stamp);
    },
    takeOver() {
      truth.v.set(minds.inForce);
      changes++;
      for (let i = 0; i < A; i++) {
        if (minds.stamp[i] === stamps[i]) continue;
        stamps[i] = minds.stamp[i];
        changed[i] = 1;
        isStale = true;
      }
    },
    forget(beliefs) {
      forgotten = beliefs;
    },
    numbers: (holder) => (holder < 0 ? truth.v : viewOf(holder).terms.v),
    sight: (m, holder) => (holder < 0 ? null : sights[m][holder]),
    terms(holder, i) {
      if (holder < 0 || believed[holder][i] === 0) {
        if (isStale) {
          derive(shape, truth, changed);
          changed.fill(0);
          isStale = false;
        }
        return truth;
      }
      const view = viewOf(holder);
      if (!view.isDerived) derive(shape, view.terms, believed[holder]);
      view.isDerived = true;
      return view.terms;
    },
    version: (m, holder) => (holder < 0 ? 0 : countable ? versionOf(counted[m][holder]) : -1),
    unlearn() {
      counts.fill(0);
    },
    learnt: () => counts.slice(),
    setLearnt(learnt) {
      counts.set(learnt);
    },
    learn(m) {
      const list = taught[m];
      for (let n = 0; n < list.length; n++) counts[list[n]]++;
    },
  };
}

/** How the holder sees the members of a mover; null where all are seen as they are. */
function sightOf(shape: Shape, mover: Mover, groups: readonly BeliefGroup[], holder: number): Uint8Array | null {
  const { members, parties, agenda, swayed, needs, needStart } = mover;
  const sight = Uint8Array.from(members, (i, a) => {
    const about = groups.flatMap((group) =>
      group.holder === holder && group.about === i ? group.beliefs.map((belief) => belief.about) : [],
    );
    const own = Array.from(needs.subarray(needStart[a], needStart[a + 1]), (need) => shape.needs[need]);
    const stakes = shape.stakes.filter(({ actor, issue }) => actor === i && [...agenda, ...swayed].includes(issue));
    const filled = new Set([
      ...(a < parties ? [shape.friction[i]] : []),
      ...stakes.flatMap(({ weight, friction, values, worth }) => [weight, worth, ...friction, ...values]),
      ...own.flatMap(({ parts }) => parts.flatMap(({ values }) => values)),
    ]);
    if (about.some((p) => filled.has(p))) return FILLED;
    const weighed = new Set(
      own.flatMap(({ weight, level, sharpeners }) => [weight, level, ...sharpeners.map(({ by }) => by)]),
    );
    return about.some((p) => weighed.has(p)) ? WEIGHED : AS_IS;
  });
  return sight.some((one) => one > AS_IS) ? sight : null;
}

/** Integer power of a small base. */
function powerOf(base: number, exponent: number): number {
  let out = 1;
  for (let j = 0; j < exponent; j++) out *= base;
  return out;
}
