/**
 * The part of a mover's gains that does not depend on the drivers (gain-columns.ts), folded once for a mover and a standing. A
 * month that meets then costs a few multiplications a package. The true columns of each member are kept apart, so that a
 * change of one mind leaves those of the others, and what an actor believes of another is filled in for that other alone.
 * A need's level lies between the one with all drivers that lower it and the one with all that raise it: gain_a(x) is at most
 * A_a(x) + sum w_n D_n(x) in whatever month, w_n the need's weight at the latter where D_n(x) is above 0 and at the former
 * elsewhere; with the same operations in the same order this holds to the last bit. Few packages pass that for every member
 * who must consent: a fold has these alone, a row each, and they are all that a meeting looks at. Members who are seen as
 * they are come first, since their columns serve every view, and among them who left nothing last time; the others are asked
 * where anything is left.
 * Both lie in arenas behind small hash tables, cleared when a world begins: columns by the stamps of the minds concerned and
 * by what is asked of drivers and tables, folds besides by how often the holder's beliefs have learnt. Both are kept where a
 * change in the same world touches none of these actors.
 * m mover, q standing, a member, x package, n need.
 */
import { atLeastZero } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import type { Choice } from "../model/movers.ts";
import { makeGainColumns } from "./gain-columns.ts";
import { makeFoldCache } from "./fold-cache.ts";
import { makeFoldNames } from "./fold-names.ts";
import type { MindsSeen } from "./minds.ts";
import { AS_IS, FILLED, makeViews, WEIGHED, type Views } from "./views.ts";

export interface Folds extends Pick<Views, "numbers" | "takeOver" | "unlearn" | "learn" | "learnt" | "setLearnt"> {
  /** Starts a new world: its numbers, and the package whose options have no residual. */
  begin(v: Float64Array, start: number): void;
  /** Sets new numbers for the same world (a scenario). */
  renumber(v: Float64Array): void;
  /**
   * Sets numbers that are those of the same world but for some, and beliefs that are not held, by the parameter of their
   * value or bias; those changed before are as they were. What depends on none of these is kept.
   */
  change(v: Float64Array, set: readonly { parameter: number }[], forget: readonly number[]): void;
  /**
   * Offset in `arena()` of the fold of mover m at standing q: the number of packages that may be acceptable, then a row for
   * each: its position among those that m reaches and, member by member, A and D of each need. `holder` is the actor whose
   * view is taken, -1 for the truth; `bits` are the atoms of the foresight. There are none where the members could agree
   * on nothing in truth.
   */
  at(m: number, q: number, bits: number, holder: number): number;
  arena(): Float64Array;
  /** Mover m's members, who left nothing last time first. */
  order: Int32Array[];
  /** The actors on whose numbers the gains of mover m's member a depend. */
  concerns: Int32Array[][];
  /** Whether mover m's member a can gain in truth, in whatever month, from none of the packages that m reaches; with money, nobody is said to who may be paid. */
  refusesAll(m: number, q: number, bits: number, a: number): boolean;
  /** True gains from all n packages that mover m reaches, into `out`: [a * n + x]; `weight` are the weights of its needs. */
  gains(m: number, q: number, bits: number, weight: Float64Array, out: Float64Array): void;
  /** The same from the package at position x alone, by member. */
  gainsAt(m: number, q: number, bits: number, x: number, weight: Float64Array, out: Float64Array): void;
}

export function makeFolds(model: Model, minds: MindsSeen): Folds {
  const { shape, movers, foresight } = model;
  const views = makeViews(model, minds);
  const columns = makeGainColumns(model, minds, views);
  const { numbers } = views;
  const folds = makeFoldCache();
  const wholes = makeFoldCache();
  const names = makeFoldNames(model, minds);
  const { concerns } = names;
  const membersMost = Math.max(1, ...movers.map(({ members }) => members.length));

  /** By mover and need: the numbers that its weight and level are of. */
  const sharpened = movers.map(({ needs }) =>
    Array.from(needs, (need) => {
      const { weight, level, sharpeners } = shape.needs[need];
      return { weight, level, by: Int32Array.from(sharpeners, (one) => one.by) };
    }),
  );
  /** By mover: its members in the order in which they are asked. */
  const order = movers.map(({ members }) => Int32Array.from(members.keys()));

  /** Positions that are acceptable to all members asked so far, all positions, those that one member may gain at, and the most that it may. */
  let list = new Int32Array(0);
  let every = new Int32Array(0);
  let own = new Int32Array(0);
  /** Positions that are acceptable in truth to all members asked so far. */
  let agreed = new Int32Array(0);
  let most = new Float64Array(0);
  /** What each need of a member adds, or may add at most, by class of packages. */
  let parts = new Float64Array(0);
  /** Columns in a view. */
  let viewed = new Float64Array(0);
  const source = new Int32Array(membersMost);

  /** Sums at the first `some` of these positions, into `out` from `to` on: A, whose column lies at `at`, and what each of a member's needs adds by `parts`. */
  const addUp = (
    positions: Int32Array,
    some: number,
    { reach, met, tableAt }: Choice,
    first: number,
    end: number,
    from: Float64Array,
    at: number,
    out: Float64Array,
    to: number,
  ): void => {
    const n = reach.length;
    for (let j = 0; j < some; j++) out[to + j] = from[at + positions[j]];
    for (let r = first; r < end; r += 2) {
      const one = met[r].classOf;
      const oneAt = tableAt[r] - n;
      if (r + 1 === end) for (let j = 0; j < some; j++) out[to + j] += parts[oneAt + one[positions[j]]];
      else {
        const other = met[r + 1].classOf;
        const otherAt = tableAt[r + 1] - n;
        for (let j = 0; j < some; j++) {
          const x = positions[j];
          out[to + j] = out[to + j] + parts[oneAt + one[x]] + parts[otherAt + other[x]];
        }
      }
    }
  };

  /** Puts those of the first `left` positions of a list at which member a may gain into another, or the same; returns their number. */
  const narrow = (
    positions: Int32Array,
    left: number,
    choice: Choice,
    m: number,
    a: number,
    v: Float64Array,
    from: Float64Array,
    at: number,
    to: Int32Array,
  ): number => {
    const { needStart } = movers[m];
    const { tableAt, met } = choice;
    const n = choice.reach.length;
    for (let r = needStart[a]; r < needStart[a + 1]; r++) {
      const { weight, level, by } = sharpened[m][r];
      let low = v[level];
      let high = low;
      for (let j = 0; j < by.length; j++) {
        const add = v[by[j]];
        if (add > 0) high += add;
        else low += add;
      }
      low = v[weight] * (low < 0 ? 0 : low > 1 ? 1 : low);
      high = v[weight] * (high < 0 ? 0 : high > 1 ? 1 : high);
      const table = at + tableAt[r];
      const part = tableAt[r] - n;
      for (let c = met[r].examples.length - 1; c >= 0; c--) {
        const more = from[table + c];
        parts[part + c] = more > 0 ? high * more : low * more;
      }
    }
    addUp(positions, left, choice, needStart[a], needStart[a + 1], from, at, most, 0);
    let kept = 0;
    for (let j = 0; j < left; j++) if (atLeastZero(most[j])) to[kept++] = positions[j];
    return kept;
  };

  /** Offset of the true columns of member a, made where there are none, followed by the number and list of positions at which it may gain. */
  const wholeOf = (m: number, q: number, bits: number, a: number, choice: Choice): number => {
    const atoms = bits & foresight.mask;
    const stamp = names.stampOf(concerns[m][a]);
    const change = names.changeOf(concerns[m][a]);
    const found = wholes.find(m, q, a, change, stamp, atoms);
    if (found >= 0) return found;
    const n = choice.reach.length;
    const length = choice.length[a];
    const at = wholes.reserve(length + 1 + n);
    const { arena } = wholes;
    columns.fill(m, q, bits, a, -1, choice, arena, at);
    const left = narrow(every, n, choice, m, a, numbers(-1), arena, at, own);
    const end = at + length;
    arena[end] = left;
    for (let j = 0; j < left; j++) arena[end + 1 + j] = own[j];
    wholes.keep(m, q, a, change, stamp, atoms, at);
    return at;
  };

  /** Makes room for the true columns of all members, so that none of them is cleared for another. */
  const makeRoom = ({ reach, length }: Choice): void => {
    const n = reach.length;
    let size = 0;
    for (let a = 0; a < length.length; a++) size += length[a] + 1 + n;
    wholes.makeRoom(size);
    if (parts.length < size) parts = new Float64Array(2 * size);
    if (list.length >= n) return;
    list = new Int32Array(2 * n);
    own = new Int32Array(2 * n);
    agreed = new Int32Array(2 * n);
    every = Int32Array.from({ length: 2 * n }, (_, x) => x);
    most = new Float64Array(2 * n);
  };

  /** Puts those of the first `left` positions of a list that are also in the list that lies at `at` into another, or the same; returns their number. */
  const common = (positions: Int32Array, left: number, arena: Float64Array, at: number, to: Int32Array): number => {
    const end = at + 1 + arena[at];
    let kept = 0;
    for (let j = 0, other = at + 1; j < left && other < end;) {
      const x = arena[other];
      const y = positions[j];
      if (x <= y) other++;
      if (x === y) to[kept++] = x;
      if (x >= y) j++;
    }
    return kept;
  };

  /** Of the members asked, j asked last left nothing: it is asked first from now on. */
  const putFirst = (asked: Int32Array, j: number): void => {
    const a = asked[j];
    asked.copyWithin(1, 0, j);
    asked[0] = a;
  };

  /** Keeps those of the first `some` positions at which the members that are not seen as they are may gain in the holder's view; columns that it changes go into `viewed`. */
  const narrowView = (
    m: number,
    q: number,
    bits: number,
    holder: number,
    sight: Uint8Array,
    choice: Choice,
    some: number,
  ): number => {
    const { members, parties, transfers } = movers[m];
    let size = 0;
    for (let a = 0; a < members.length; a++) size += choice.length[a];
    if (viewed.length < size) viewed = new Float64Array(2 * size);
    const v = numbers(holder);
    let left = some;
    let at = 0;
    for (const kind of [WEIGHED, FILLED])
      for (let a = 0; a < members.length && left > 0; a++) {
        if (sight[a] !== kind) continue;
        if (kind === FILLED) {
          source[a] = at;
          at += choice.length[a];
          columns.fill(m, q, bits, a, holder, choice, viewed, source[a]);
        }
        const from = kind === FILLED ? viewed : wholes.arena;
        if (!transfers || a >= parties) left = narrow(list, left, choice, m, a, v, from, source[a], list);
      }
    return left;
  };

  const renumber = (v: Float64Array): void => {
    folds.clear();
    wholes.clear();
    names.renumber();
    views.renumber(v);
    columns.renumber();
  };

  return {
    numbers,
    takeOver: views.takeOver,
    unlearn: views.unlearn,
    learn: views.learn,
    learnt: views.learnt,
    setLearnt: views.setLearnt,
    begin(v, start) {
      views.forget([]);
      views.unlearn();
      columns.begin(start);
      renumber(v);
    },
    renumber,
    change(v, set, forget) {
      names.change([...set.map(({ parameter }) => parameter), ...forget]);
      views.forget(forget);
      views.renumber(v);
      columns.renumber();
    },
    at(m, q, bits, holder) {
      const mover = movers[m];
      const sight = views.sight(m, holder);
      const eye = sight === null ? -1 : holder;
      const version = views.version(m, eye);
      const viewer = eye + (shape.A + 1) * names.changeOf(mover.concerns);
      const stamp = names.stampOf(mover.concerns);
      const atoms = bits & foresight.mask;
      if (version >= 0) {
        const found = folds.find(m, q, viewer, version, stamp, atoms);
        if (found >= 0) return found;
      }
      const { members, parties, needs, needStart, transfers } = mover;
      const M = members.length;
      const choice = mover.choice(q, bits);
      const n = choice.reach.length;
      makeRoom(choice);
      const asked = order[m];
      let left = n; // of those who are seen as they are
      let both = n; // of all, in truth
      let seen = every;
      let real = every;
      for (let j = 0; j < M && both > 0; j++) {
        const a = asked[j];
        source[a] = wholeOf(m, q, bits, a, choice);
        if (transfers && a < parties) continue;
        const { arena } = wholes;
        const end = source[a] + choice.length[a];
        both = common(real, both, arena, end, agreed);
        real = agreed;
        if (both === 0) putFirst(asked, j);
        if (sight !== null && sight[a] !== AS_IS) continue;
        left = common(seen, left, arena, end, list);
        seen = list;
      }
      if (both === 0) left = 0;
      else if (seen === every) list.set(every.subarray(0, n));
      if (sight !== null && left > 0) left = narrowView(m, q, bits, eye, sight, choice, left);
      const width = 1 + M + needs.length;
      const at = folds.reserve(1 + left * width);
      const { arena } = folds;
      arena[at] = left;
      const { met, tableAt } = choice;
      let to = at + 1;
      for (let j = 0; j < left; j++) {
        const x = list[j];
        arena[to++] = x;
        for (let a = 0; a < M; a++) {
          const from = sight !== null && sight[a] === FILLED ? viewed : wholes.arena;
          arena[to++] = from[source[a] + x];
          for (let r = needStart[a]; r < needStart[a + 1]; r++)
            arena[to++] = from[source[a] + tableAt[r] + met[r].classOf[x]];
        }
      }
      if (version >= 0) folds.keep(m, q, viewer, version, stamp, atoms, at);
      return at;
    },
    arena: () => folds.arena,
    order,
    concerns,
    refusesAll(m, q, bits, a) {
      if (movers[m].transfers && a < movers[m].parties) return false;
      const choice = movers[m].choice(q, bits);
      makeRoom(choice);
      const at = wholeOf(m, q, bits, a, choice);
      if (wholes.arena[at + choice.length[a]] > 0) return false;
      putFirst(order[m], order[m].indexOf(a));
      return true;
    },
    gains(m, q, bits, weight, out) {
      const { members, needStart } = movers[m];
      const choice = movers[m].choice(q, bits);
      const n = choice.reach.length;
      makeRoom(choice);
      for (let a = 0; a < members.length; a++) {
        const at = wholeOf(m, q, bits, a, choice);
        const { arena } = wholes;
        for (let r = needStart[a]; r < needStart[a + 1]; r++) {
          const table = at + choice.tableAt[r];
          const part = choice.tableAt[r] - n;
          for (let c = choice.met[r].examples.length - 1; c >= 0; c--) parts[part + c] = weight[r] * arena[table + c];
        }
        addUp(every, n, choice, needStart[a], needStart[a + 1], arena, at, out, a * n);
      }
    },
    gainsAt(m, q, bits, x, weight, out) {
      const { members, needStart } = movers[m];
      const choice = movers[m].choice(q, bits);
      makeRoom(choice);
      for (let a = 0; a < members.length; a++) {
        const at = wholeOf(m, q, bits, a, choice);
        const { arena } = wholes;
        let gain = arena[at + x];
        for (let r = needStart[a]; r < needStart[a + 1]; r++)
          gain += weight[r] * arena[at + choice.tableAt[r] + choice.met[r].classOf[x]];
        out[a] = gain;
      }
    },
  };
}
