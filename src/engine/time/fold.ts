/**
 * The part of a mover's gains that does not depend on the drivers, folded once for a world, a mover and a standing:
 *   gain_a(x) = A_a(x) + sum over the needs n of a that the agenda meets  W_n L_n(z) D_n(x)
 * with A_a(x) the change in stakes and residuals less friction, D_n(x) = m_n(x) - m_n(q). A month that meets then costs
 * a few multiplications a package. Folds lie in one arena behind a small hash table; both are cleared when the
 * world's numbers change. What an actor believes of others makes terms, and folds, of its own; they are told apart by how often its beliefs have learnt.
 * a member, x package, n need.
 */
import type { Model } from "../compile.ts";
import { normalQuantile } from "../../numbers/normal.ts";
import { first } from "../../numbers/streams.ts";
import { derive, emptyTerms, met, type Terms } from "../model/terms.ts";

export interface Folds {
  /** Starts a new world: its numbers, and the package whose options have no residual. */
  begin(s: number, v: Float64Array, start: number): void;
  /** Sets new numbers for the same world (a scenario). */
  renumber(v: Float64Array): void;
  /**
   * Offset in `arena()` of the fold of mover m at standing q: members columns A, then one column D a need; `holder` is
   * the actor whose view is taken, -1 for the truth.
   */
  at(m: number, q: number, holder: number): number;
  arena(): Float64Array;
  /** The numbers in the holder's view; -1: the true ones. */
  numbers(holder: number): Float64Array;
  /** Resets what the beliefs have learnt, at the start of a future. */
  unlearn(): void;
  /** Moves the beliefs of mover m's parties about each other towards the truth, after a failed meeting. */
  learn(m: number): void;
}

const SLOTS = 2048;
/** Views cached per belief group, by number of failed meetings: every future of a world starts with none. */
const VIEWS_PER_ACTOR = 12;

export function makeFolds(model: Model): Folds {
  const { shape, movers, groups, packages, case: c } = model;
  const { A, K, O, offset, touches, touched } = shape;
  const { rows } = packages;

  const truth = emptyTerms(shape, new Float64Array(c.parameters.length));
  const views: Terms[][] = c.actors.map((actor) =>
    actor.beliefs.length > 0
      ? Array.from({ length: VIEWS_PER_ACTOR }, () => emptyTerms(shape, new Float64Array(c.parameters.length)))
      : [],
  );
  const seen = new Float64Array(A * VIEWS_PER_ACTOR).fill(-1);
  const counts = new Int32Array(groups.length);
  const radix = model.until - model.since + 2;
  const weight = groups.map((g, j) => powerOf(radix, groups.slice(0, j).filter((h) => h.holder === g.holder).length));
  const countable = groups.every((_, j) => weight[j] * radix < 2147483648);

  const residual = new Float64Array(A * O);
  const ready = new Uint8Array(A * K);
  let draw = 0;
  let start = 0;

  let arena = new Float64Array(1 << 16);
  let top = 0;
  const slotQ = new Int32Array(SLOTS);
  const slotM = new Int32Array(SLOTS);
  const slotH = new Int32Array(SLOTS);
  const slotV = new Float64Array(SLOTS);
  const slotAt = new Int32Array(SLOTS);
  const slotAge = new Int32Array(SLOTS).fill(-1);
  let age = 0;
  let used = 0;

  const delta = new Float64Array(Math.max(1, ...c.issues.map((issue) => issue.options.length)) * K);
  const position = new Int32Array(K);
  const column = new Int32Array(K);
  const width = Math.max(1, ...c.issues.map((issue) => issue.options.length));

  const forget = (): void => {
    age++;
    used = 0;
    top = 0;
  };

  const residualsOf = (i: number, k: number): void => {
    ready[i * K + k] = 1;
    const sd = touches[i * K + k] ? truth.v[shape.residual[i]] / Math.sqrt(touched[i]) : 0;
    const from = rows[start * K + k];
    const at = i * O + offset[k];
    for (let o = 0; o < offset[k + 1] - offset[k]; o++) {
      residual[at + o] =
        o === from || sd === 0 ? 0 : sd * normalQuantile(first(model.residualKeys[at + o]!, draw, 0, 0, 0));
    }
  };

  const versionOf = (holder: number): number => {
    let version = 0;
    for (let j = 0; j < groups.length; j++) if (groups[j].holder === holder) version += counts[j] * weight[j];
    return version;
  };

  const viewOf = (holder: number): Terms => {
    const version = versionOf(holder);
    let learnt = 0;
    for (let j = 0; j < groups.length; j++) if (groups[j].holder === holder) learnt += counts[j];
    const slot = learnt < VIEWS_PER_ACTOR ? learnt : VIEWS_PER_ACTOR - 1;
    const view = views[holder][slot];
    if (seen[holder * VIEWS_PER_ACTOR + slot] === version) return view;
    seen[holder * VIEWS_PER_ACTOR + slot] = countable ? version : -1;
    view.v.set(truth.v);
    const learning = 1 - truth.v[c.learning];
    for (let j = 0; j < groups.length; j++) {
      const group = groups[j];
      if (group.holder !== holder) continue;
      for (const b of group.beliefs) {
        const real = truth.v[b.about];
        let gap = b.value >= 0 ? truth.v[b.value] - real : truth.v[b.bias];
        for (let n = 0; n < counts[j]; n++) gap *= learning;
        const { min, max } = c.parameters[b.about].field;
        const held = real + gap;
        view.v[b.about] = held < min ? min : held > max ? max : held;
      }
    }
    derive(shape, view);
    return view;
  };

  const fill = (m: number, q: number, terms: Terms, at: number): void => {
    const mover = movers[m];
    const n = mover.reach(q).length;
    const choices = mover.choices(q);
    const { agenda, members, parties, needs } = mover;
    const G = agenda.length;
    for (let a = 0; a < members.length; a++) {
      const i = members[a];
      for (let g = 0; g < G; g++) {
        const k = agenda[g];
        if (!ready[i * K + k]) residualsOf(i, k);
        const from = rows[q * K + k];
        const base = i * O + offset[k];
        const here = terms.stake[base + from] + residual[base + from];
        for (let o = 0; o < offset[k + 1] - offset[k]; o++) {
          delta[g * width + o] =
            o === from ? 0 : terms.stake[base + o] + residual[base + o] - here - terms.frictionOn[base + o];
        }
      }
      const signing = a < parties ? terms.friction[i] : 0;
      const sums = at + a * n;
      for (let x = 0, c = 0; x < n; x++) {
        let sum = -signing;
        for (let g = 0; g < G; g++) sum += delta[g * width + choices[c++]];
        arena[sums + x] = sum;
      }
    }
    for (let r = 0; r < needs.length; r++) {
      const need = needs[r];
      const here = met(shape, terms, need, rows, q * K);
      let fixed = 1;
      let moving = 0;
      for (const k of shape.needs[need].issues) {
        const g = agenda.indexOf(k);
        if (g < 0) fixed *= terms.unmet[need * O + offset[k] + rows[q * K + k]];
        else {
          position[moving] = g;
          column[moving++] = need * O + offset[k];
        }
      }
      const out = at + (members.length + r) * n;
      for (let x = 0, c = 0; x < n; x++, c += G) {
        let left = fixed;
        for (let j = 0; j < moving; j++) left *= terms.unmet[column[j] + choices[c + position[j]]];
        const part = 1 - left;
        arena[out + x] = (part < -1 ? -1 : part > 1 ? 1 : part) - here;
      }
    }
  };

  const renumber = (v: Float64Array): void => {
    truth.v.set(v);
    derive(shape, truth);
    ready.fill(0);
    seen.fill(-1);
    forget();
  };

  return {
    begin(s, v, from) {
      draw = s;
      start = from;
      counts.fill(0);
      renumber(v);
    },
    renumber,
    at(m, q, holder) {
      const version = holder < 0 ? 0 : countable ? versionOf(holder) : -1;
      let slot =
        (Math.imul(q, 73856093) ^ Math.imul(m, 19349663) ^ Math.imul(holder, 83492791) ^ Math.imul(version, 40503)) &
        (SLOTS - 1);
      if (version >= 0) {
        while (slotAge[slot] === age) {
          if (slotQ[slot] === q && slotM[slot] === m && slotH[slot] === holder && slotV[slot] === version)
            return slotAt[slot];
          slot = (slot + 1) & (SLOTS - 1);
        }
      }
      const terms = holder < 0 ? truth : viewOf(holder);
      const mover = movers[m];
      const size = (mover.members.length + mover.needs.length) * mover.reach(q).length;
      if (top + size > arena.length) {
        if (size * 4 > arena.length && arena.length < 1 << 25)
          arena = new Float64Array(Math.max(size, arena.length * 4));
        else if (size > arena.length) arena = new Float64Array(size);
        forget();
      }
      const at = top;
      fill(m, q, terms, at);
      top += size;
      if (version >= 0) {
        if (used > SLOTS / 2) {
          forget();
          top = at + size;
        }
        slot =
          (Math.imul(q, 73856093) ^ Math.imul(m, 19349663) ^ Math.imul(holder, 83492791) ^ Math.imul(version, 40503)) &
          (SLOTS - 1);
        while (slotAge[slot] === age) slot = (slot + 1) & (SLOTS - 1);
        slotAge[slot] = age;
        slotQ[slot] = q;
        slotM[slot] = m;
        slotH[slot] = holder;
        slotV[slot] = version;
        slotAt[slot] = at;
        used++;
      }
      return at;
    },
    arena: () => arena,
    numbers: (holder) => (holder < 0 ? truth.v : viewOf(holder).v),
    unlearn() {
      counts.fill(0);
    },
    learn(m) {
      const { members, parties } = movers[m];
      for (let j = 0; j < groups.length; j++) {
        const group = groups[j];
        const holds = members.indexOf(group.holder);
        const about = members.indexOf(group.about);
        if (holds >= 0 && holds < parties && about >= 0 && about < parties) counts[j]++;
      }
    },
  };
}

/** Integer power of a small base. */
function powerOf(base: number, exponent: number): number {
  let out = 1;
  for (let j = 0; j < exponent; j++) out *= base;
  return out;
}
