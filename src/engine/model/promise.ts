/**
 * Effect of a move on a question: movers that can bring its yes about, and probability of a yes once a package stands,
 * given the expected procedures and acts of others (docs/methods/model.md#foresight). m mover, t question, x package, k
 * issue.
 */
import { today, type Model } from "../compile.ts";
import { atomsOf, chanceOf, issueLeaves, issuesOf, type Atom } from "./conditions.ts";

/** Whether mover m moves an issue that question t reads, by itself or through procedures and expectations. */
export function canBear(model: Model, m: number, t: number): boolean {
  const { agenda, kind, target } = model.movers[m];
  const leaves = issueLeaves(model.questions[t].when);
  if (leaves.some(({ issue, options }) => agenda.includes(issue) && (kind !== "exit" || options.includes(target))))
    return true;
  const seen = new Set<number>();
  const reads = (k: number): boolean => {
    if (seen.has(k)) return false;
    seen.add(k);
    const { procedure, expected } = model.case.issues[k];
    const when = procedure?.when ?? expected?.when;
    if (!when) return false;
    return issueLeaves(when).some(({ issue }) => agenda.includes(issue) || reads(issue));
  };
  return leaves.some(({ issue }) => reads(issue));
}

/** Whether an atom holds today: drivers at levels z, no table has met since as_of. */
export function liveToday(model: Model, z: ArrayLike<number>): (atom: Atom) => boolean {
  return (atom) => {
    if (atom.kind === "driver")
      return (
        (atom.above === null || z[atom.driver] > atom.above) && (atom.below === null || z[atom.driver] < atom.below)
      );
    if (atom.kind !== "over") return false;
    const { deadline } = model.case.tables[atom.table];
    return deadline !== null && model.asOf > deadline;
  };
}

/** State of the foresight's atoms as one bit mask. */
export function bitsOf({ foresight }: Model, live: (atom: Atom) => boolean): number {
  return foresight.set.atoms.reduce((bits, atom, j) => (live(atom) ? bits | (1 << j) : bits), 0);
}

const bitsKnown = new WeakMap<Model, number>();

/** State of the foresight's atoms at as_of, with every number at its median: what findings about today go by. */
export function bitsToday(model: Model): number {
  let bits = bitsKnown.get(model);
  if (bits === undefined) bitsKnown.set(model, (bits = bitsOf(model, liveToday(model, today(model, model.medians)))));
  return bits;
}

/** Numbers kept by `promise` for a model at most; beyond it they are computed again. */
const MAX_KEPT_CHANCES = 8_000_000;
const promisesKnown = new WeakMap<Model, Map<string, Float64Array>>();

/**
 * Chance that question t is answered yes by what stands once package x does and what is open has ended, as mover m
 * foresees it, by package: at the medians with the drivers at z. Movers that foresee the same share all of them.
 */
export function promise(model: Model, m: number, t: number, z: ArrayLike<number>): Float64Array {
  const { movers, packages, questions } = model;
  const live = liveToday(model, z);
  const atoms = atomsOf(questions[t].when).map((atom) => Number(live(atom)));
  const name = [t, movers[m].foreseen.join(), bitsOf(model, live), ...atoms].join(" ");
  let known = promisesKnown.get(model);
  if (!known) promisesKnown.set(model, (known = new Map()));
  let chances = known.get(name);
  if (chances) return chances;
  const chanceAt = promiseAt(model, m, t, z);
  chances = new Float64Array(packages.all);
  for (let x = 0; x < packages.all; x++) chances[x] = chanceAt(x);
  if ((known.size + 1) * packages.all > MAX_KEPT_CHANCES) known.clear();
  known.set(name, chances);
  return chances;
}

/** The same for single packages. Those with the same options on the issues that are read share their chance. */
export function promiseAt(model: Model, m: number, t: number, z: ArrayLike<number>): (x: number) => number {
  const { foresight, packages, questions, shape, medians } = model;
  const { when } = questions[t];
  const live = liveToday(model, z);
  const bits = bitsOf(model, live);
  const read = foresight.readBy(issuesOf(when));
  const needed = model.movers[m].foreseen.filter((k) => read.includes(k));
  const holds = chanceOf(when);
  const pi = new Float64Array(shape.O);
  const { rows, K } = packages;
  const byOptions = new Map<number, number>();
  return (x) => {
    let options = 0;
    for (const k of read) options = options * (shape.offset[k + 1] - shape.offset[k]) + rows[x * K + k];
    let chance = options > Number.MAX_SAFE_INTEGER ? undefined : byOptions.get(options);
    if (chance === undefined) {
      foresight.outlook(needed, medians, rows, x * K, bits, pi);
      byOptions.set(options, (chance = foresight.chance(holds, needed, rows, x * K, pi, live)));
    }
    return chance;
  };
}

/** The same at today's levels, for what only compares packages. */
export function centralPromise(model: Model, m: number, t: number): ArrayLike<number> {
  const { fits, isStatic } = model.questions[t];
  if (isStatic && model.movers[m].foreseen.length === 0) return fits;
  return promise(model, m, t, today(model, model.medians));
}
