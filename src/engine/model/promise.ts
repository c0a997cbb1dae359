/**
 * Effect of a move on a question: movers that can bring its yes about, and probability of a yes once a package stands,
 * given the expected procedures and acts of others (docs/methods/model.md#foresight). m mover, t question, x package, k
 * issue.
 */
import { today, type Model } from "../compile.ts";
import { issueLeaves, type Atom } from "./conditions.ts";

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

/**
 * Chance that question t is answered yes by what stands once package x does and what is open has ended, as mover m
 * foresees it, by package: under numbers v with the drivers at z.
 */
export function promise(model: Model, m: number, t: number, v: Float64Array, z: ArrayLike<number>): Float64Array {
  const { foresight, packages, questions, shape } = model;
  const { foreseen } = model.movers[m];
  const live = liveToday(model, z);
  const bits = bitsOf(model, live);
  const pi = new Float64Array(shape.O);
  return Float64Array.from({ length: packages.all }, (_, x) => {
    const at = x * packages.K;
    foresight.outlook(foreseen, v, packages.rows, at, bits, pi);
    return foresight.chance(questions[t].when, foreseen, packages.rows, at, pi, live);
  });
}

/** The same at the medians and today's levels, for what only compares packages. */
export function centralPromise(model: Model, m: number, t: number): ArrayLike<number> {
  const { fits, isStatic } = model.questions[t];
  if (isStatic && model.movers[m].foreseen.length === 0) return fits;
  return promise(model, m, t, model.medians, today(model, model.medians));
}
