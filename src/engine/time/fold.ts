/**
 * The part of a mover's gains that does not depend on the drivers (gain-columns.ts), folded once for a mover and a standing. A
 * month that meets then costs a few multiplications a package. The true columns of each member are kept apart, so that a
 * change of one mind leaves those of the others, and what an actor believes of another is filled in for that other alone.
 * A need's level lies within 0 and 1, so that gain_a(x) is at most A_a(x) + sum max(0, w_n D_n(x)), w_n the need's weight, in
 * whatever month; with the same additions in the same order this holds to the last bit. Few packages pass that for every
 * member who must consent: a fold has these alone, a row each, and they are all that a meeting looks at. Who is seen as it is
 * is asked first, since its columns serve every view; the others are filled in for what is left.
 * Both lie in arenas behind small hash tables, cleared when a world begins: columns by the stamps of the minds concerned and
 * by what is asked of drivers and tables, folds besides by how often the holder's beliefs have learnt.
 * m mover, q standing, a member, x package, n need.
 */
import { atLeastZero } from "../bargaining/compare.ts";
import type { Model } from "../compile.ts";
import { makeGainColumns } from "./gain-columns.ts";
import { makeFoldCache } from "./fold-cache.ts";
import type { MindsSeen } from "./minds.ts";
import { AS_IS, FILLED, makeViews, WEIGHED, type Views } from "./views.ts";

export interface Folds extends Pick<
  Views,
  "numbers" | "takeOver" | "forget" | "unlearn" | "learn" | "learnt" | "setLearnt"
> {
  /** Starts a new world: its numbers, and the package whose options have no residual. */
  begin(v: Float64Array, start: number): void;
  /** Sets new numbers for the same world (a scenario). */
  renumber(v: Float64Array): void;
  /**
   * Offset in `arena()` of the fold of mover m at standing q: the number of packages that may be acceptable, then a row for
   * each: its position among those that m reaches and, member by member, A and D of each need. `holder` is the actor whose
   * view is taken, -1 for the truth; `bits` are the atoms of the foresight.
   */
  at(m: number, q: number, bits: number, holder: number): number;
  arena(): Float64Array;
  /** Offsets in `columns()` of each member's true columns for all packages that m reaches: A, then D of each of its needs. */
  whole(m: number, q: number, bits: number, out: Int32Array): void;
  columns(): Float64Array;
  /**
   * True gains of mover m's members from the package at position x of those that it reaches, by member, into `out`;
   * `weight` are the weights of the needs. The columns of all packages are used where there are any, and not made.
   */
  trueGains(m: number, q: number, bits: number, x: number, weight: Float64Array, out: Float64Array): void;
}

export function makeFolds(model: Model, minds: MindsSeen): Folds {
  const { shape, movers, foresight, case: c } = model;
  const views = makeViews(model, minds);
  const columns = makeGainColumns(model, minds, views);
  const { numbers } = views;
  const folds = makeFoldCache();
  const wholes = makeFoldCache();
  const none = new Int32Array(0);
  const membersMost = Math.max(1, ...movers.map(({ members }) => members.length));

  /** By mover and member: the actors on whose numbers the member's columns depend, itself and those who deliver to it. */
  const concerns = movers.map(({ members }) =>
    members.map((i) => {
      const deliverers = c.issues.flatMap(({ deliveredBy }, k) =>
        deliveredBy !== null && shape.touches[i * shape.K + k] === 1 ? [deliveredBy] : [],
      );
      return Int32Array.from(new Set([i, ...deliverers]));
    }),
  );
  const needWeights = movers.map(({ needs }) => needs.map((need) => shape.needs[need].weight));

  /** Positions that are acceptable to all members asked so far, those that one member may gain at, and the most that it may. */
  let list = new Int32Array(0);
  let own = new Int32Array(0);
  let most = new Float64Array(0);
  /** Columns in a view, at offsets as in the fold of all packages. */
  let viewed = new Float64Array(0);
  let single = new Float64Array(0);
  const source = new Int32Array(membersMost);

  /** The greatest of the actors' stamps names the numbers of all of them. */
  const stampOf = (actors: ArrayLike<number>): number => {
    let stamp = 0;
    for (let j = 0; j < actors.length; j++) {
      const one = minds.stamp[actors[j]];
      if (one > stamp) stamp = one;
    }
    return stamp;
  };

  /** Keeps those of the first `left` positions of a list at which member a may gain; returns their number. */
  const narrow = (
    positions: Int32Array,
    left: number,
    m: number,
    a: number,
    v: Float64Array,
    from: Float64Array,
    at: number,
    n: number,
  ): number => {
    const { needStart } = movers[m];
    const weights = needWeights[m];
    for (let j = 0; j < left; j++) most[j] = from[at + positions[j]];
    for (let r = needStart[a]; r < needStart[a + 1]; r++) {
      const weight = v[weights[r]];
      const part = at + (1 + r - needStart[a]) * n;
      for (let j = 0; j < left; j++) {
        const gain = weight * from[part + positions[j]];
        if (gain > 0) most[j] += gain;
      }
    }
    let kept = 0;
    for (let j = 0; j < left; j++) if (atLeastZero(most[j])) positions[kept++] = positions[j];
    return kept;
  };

  const extend = (n: number): void => {
    if (list.length >= n) return;
    list = new Int32Array(2 * n);
    own = new Int32Array(2 * n);
    most = new Float64Array(2 * n);
  };

  /** Offset of the true columns of member a, made where there are none, followed by the number and list of positions at which it may gain. */
  const wholeOf = (m: number, q: number, bits: number, a: number, n: number): number => {
    const { needStart } = movers[m];
    const atoms = bits & foresight.mask;
    const stamp = stampOf(concerns[m][a]);
    const found = wholes.find(m, q, a, 0, stamp, atoms);
    if (found >= 0) return found;
    const width = 1 + needStart[a + 1] - needStart[a];
    const at = wholes.reserve((width + 1) * n + 1);
    const { arena } = wholes;
    columns.fill(m, q, bits, a, -1, 0, n, none, -1, arena, at);
    for (let x = 0; x < n; x++) own[x] = x;
    const left = narrow(own, n, m, a, numbers(-1), arena, at, n);
    const end = at + width * n;
    arena[end] = left;
    for (let j = 0; j < left; j++) arena[end + 1 + j] = own[j];
    wholes.keep(m, q, a, 0, stamp, atoms, at);
    return at;
  };

  /** Makes room for the true columns of all members of mover m, so that none of them is cleared for another. */
  const makeRoom = (m: number, n: number): void => {
    const { members, needs } = movers[m];
    extend(n);
    wholes.makeRoom((2 * members.length + needs.length) * n + members.length);
  };

  /** Takes the list that lies at `at`, its number first, for the list; returns the number. */
  const copyList = (arena: Float64Array, at: number): number => {
    const some = arena[at];
    for (let j = 0; j < some; j++) list[j] = arena[at + 1 + j];
    return some;
  };

  /** Keeps those of the first `left` positions of the list that are also in the list that lies at `at`; returns their number. */
  const common = (left: number, arena: Float64Array, at: number): number => {
    const end = at + 1 + arena[at];
    let kept = 0;
    for (let j = 0, other = at + 1; j < left && other < end;) {
      const x = arena[other];
      if (x <= list[j]) other++;
      if (x === list[j]) list[kept++] = x;
      if (x >= list[j]) j++;
    }
    return kept;
  };

  /** Keeps those of the first `left` positions at which the members that are not seen as they are may gain in the holder's view; their columns go into `viewed`. */
  const narrowView = (
    m: number,
    q: number,
    bits: number,
    holder: number,
    sight: Uint8Array,
    n: number,
    some: number,
  ): number => {
    const { members, parties, needs, needStart, transfers } = movers[m];
    const size = (members.length + needs.length) * n;
    if (viewed.length < size) viewed = new Float64Array(2 * size);
    const v = numbers(holder);
    let left = some;
    for (const kind of [WEIGHED, FILLED])
      for (let a = 0; a < members.length && left > 0; a++) {
        if (sight[a] !== kind) continue;
        if (kind === FILLED) {
          source[a] = (a + needStart[a]) * n;
          columns.fill(m, q, bits, a, holder, 0, n, list, left === n ? -1 : left, viewed, source[a]);
        }
        const from = kind === FILLED ? viewed : wholes.arena;
        if (!transfers || a >= parties) left = narrow(list, left, m, a, v, from, source[a], n);
      }
    return left;
  };

  const renumber = (v: Float64Array): void => {
    folds.clear();
    wholes.clear();
    views.renumber(v);
    columns.renumber();
  };

  return {
    numbers,
    takeOver: views.takeOver,
    forget: views.forget,
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
    at(m, q, bits, holder) {
      const mover = movers[m];
      const sight = views.sight(m, holder);
      const eye = sight === null ? -1 : holder;
      const version = views.version(m, eye);
      const stamp = stampOf(mover.concerns);
      const atoms = bits & foresight.mask;
      if (version >= 0) {
        const found = folds.find(m, q, eye, version, stamp, atoms);
        if (found >= 0) return found;
      }
      const { members, parties, needs, needStart, transfers } = mover;
      const M = members.length;
      const n = mover.reach(q, bits).length;
      makeRoom(m, n);
      let left = n;
      let isAll = true;
      for (let a = 0; a < M && left > 0; a++) {
        if (sight !== null && sight[a] === FILLED) continue;
        source[a] = wholeOf(m, q, bits, a, n);
        if ((sight !== null && sight[a] !== AS_IS) || (transfers && a < parties)) continue;
        const { arena } = wholes;
        const end = source[a] + (1 + needStart[a + 1] - needStart[a]) * n;
        left = isAll ? copyList(arena, end) : common(left, arena, end);
        isAll = false;
      }
      if (isAll) for (let x = 0; x < n; x++) list[x] = x;
      if (sight !== null && left > 0) left = narrowView(m, q, bits, eye, sight, n, left);
      const width = 1 + M + needs.length;
      const at = folds.reserve(1 + left * width);
      const { arena } = folds;
      arena[at] = left;
      let to = at + 1;
      for (let j = 0; j < left; j++) {
        const x = list[j];
        arena[to++] = x;
        for (let a = 0; a < M; a++) {
          const from = sight !== null && sight[a] === FILLED ? viewed : wholes.arena;
          const last = source[a] + (needStart[a + 1] - needStart[a]) * n + x;
          for (let cell = source[a] + x; cell <= last; cell += n) arena[to++] = from[cell];
        }
      }
      if (version >= 0) folds.keep(m, q, eye, version, stamp, atoms, at);
      return at;
    },
    arena: () => folds.arena,
    whole(m, q, bits, out) {
      const n = movers[m].reach(q, bits).length;
      makeRoom(m, n);
      for (let a = 0; a < movers[m].members.length; a++) out[a] = wholeOf(m, q, bits, a, n);
    },
    columns: () => wholes.arena,
    trueGains(m, q, bits, x, weight, out) {
      const { members, needStart, reach } = movers[m];
      const atoms = bits & foresight.mask;
      const all = reach(q, bits).length;
      for (let a = 0; a < members.length; a++) {
        const first = needStart[a];
        const N = needStart[a + 1] - first;
        let from = wholes.arena;
        let n = all;
        let at = wholes.find(m, q, a, 0, stampOf(concerns[m][a]), atoms);
        if (at >= 0) at += x;
        else {
          if (single.length < 1 + N) single = new Float64Array(1 + N);
          columns.fill(m, q, bits, a, -1, x, 1, none, -1, single, 0);
          from = single;
          n = 1;
          at = 0;
        }
        let gain = from[at];
        for (let r = 0; r < N; r++) gain += weight[first + r] * from[at + (1 + r) * n];
        out[a] = gain;
      }
    },
  };
}
