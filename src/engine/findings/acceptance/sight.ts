/**
 * What a mover foresees of others' decisions (docs/methods/model.md#foresight) in a block of worlds: means over the chances
 * of the options of foreseen issues. Packages with the same options where these chances are swayed share a class.
 * i actor, k issue, o option (counted over all issues), n need, x package, q standing, w world.
 */
import type { Model } from "../../compile.ts";
import type { Foresight } from "../../model/foresight.ts";
import type { Mover } from "../../model/movers.ts";
import { add, addProduct, subtract } from "./arithmetic.ts";
import { kept, type WorldColumns } from "./columns.ts";
import type { TermColumns } from "./term-columns.ts";

export interface Sight {
  /** Starts a block of worlds. */
  begin(from: number, count: number): void;
  /** Class of the package at a position. */
  classAt(at: number): number;
  /** What actor i expects of the swayed issues once a package of a class stands, beyond what it expects now, in points. */
  change(i: number, ofClass: number): Float64Array;
  /** What of need n is expected to stay unmet by issue k as things stand, and once a package of a class stands. */
  unmetNow(n: number, k: number): Float64Array;
  unmet(n: number, k: number, ofClass: number): Float64Array;
}

export function makeSight(
  model: Model,
  worlds: WorldColumns,
  terms: TermColumns,
  { agenda, foreseen, swayed, swaying }: Mover,
  packages: ArrayLike<number>,
): Sight {
  const { case: c, foresight, shape, standing: q } = model;
  const { rows, K } = model.packages;
  const { offset, O, touches } = shape;
  const numberOf = new Map<string, number>();
  const examples: number[] = [];
  const classOf = Int32Array.from(packages, (x) => {
    const name = swaying.map((g) => rows[x * K + agenda[g]]).join();
    const known = numberOf.get(name) ?? examples.push(x) - 1;
    numberOf.set(name, known);
    return known;
  });
  /** Packages asked about: the standing, then one of each class. */
  const asked = swayed.length > 0 ? [q, ...examples] : [q];
  const chances = foreseen.flatMap((k) =>
    (c.issues[k].procedure?.outcomes ?? c.issues[k].expected?.chances ?? []).map(({ chance }) => chance),
  );
  const options = foreseen.flatMap((k) => Array.from({ length: offset[k + 1] - offset[k] }, (_, o) => offset[k] + o));
  const row = new Float64Array(c.parameters.length);
  const pi = new Float64Array(O);
  let start = 0;
  let length = 0;
  /** By package asked about and option: the chance of the option in each world of the block. */
  let outlooks: Float64Array[][] = [];
  let changes: (column: number) => Float64Array = () => row;
  let means: (column: number) => Float64Array = () => row;

  const part = (column: Float64Array): Float64Array => column.subarray(start, start + length);
  const fill = (): void => {
    outlooks = asked.map(() => []);
    for (const one of outlooks) for (const o of options) one[o] = new Float64Array(length);
    const columns = chances.map((p) => part(worlds.number(p)));
    const bits = worlds.bits().subarray(start, start + length);
    for (let j = 0; j < asked.length; j++)
      fillOutlook(
        { foresight, foreseen, chances, columns, row, rows, at: asked[j] * K, bits, pi, options },
        outlooks[j],
      );
  };
  /** Mean of what need n has unmet by issue k, of the package asked about in place j. */
  const mean = (n: number, k: number, j: number): Float64Array => means((n * K + k) * asked.length + j);

  return {
    begin(from, count) {
      start = from;
      length = count;
      if (foreseen.length > 0) fill();
      changes = kept((column) => {
        const i = Math.floor(column / asked.length);
        const sum = new Float64Array(length);
        for (const k of swayed) {
          if (touches[i * K + k] === 0) continue;
          for (let o = offset[k]; o < offset[k + 1]; o++) {
            const worth = part(terms.stake(i * O + o)).slice();
            const residual = part(worlds.residual(i * O + o));
            add(worth, residual);
            const more = outlooks[column % asked.length][o].slice();
            subtract(more, outlooks[0][o]);
            addProduct(sum, more, worth);
          }
        }
        return sum;
      });
      means = kept((column) => {
        const j = column % asked.length;
        const k = Math.floor(column / asked.length) % K;
        const n = Math.floor(column / asked.length / K);
        const out = new Float64Array(length);
        for (let o = offset[k]; o < offset[k + 1]; o++) addProduct(out, outlooks[j][o], part(terms.unmet(n * O + o)));
        return out;
      });
    },
    classAt: (at) => classOf[at],
    change: (i, ofClass) => changes(i * asked.length + 1 + ofClass),
    unmetNow: (n, k) => mean(n, k, 0),
    unmet: (n, k, ofClass) => mean(n, k, 1 + ofClass),
  };
}

/** The chances of a package's options in each world of a block. @param out by option */
function fillOutlook(
  {
    foresight,
    foreseen,
    chances,
    columns,
    row,
    rows,
    at,
    bits,
    pi,
    options,
  }: {
    foresight: Foresight;
    foreseen: readonly number[];
    /** Numbers of the chances that are read, and their columns. */
    chances: readonly number[];
    columns: readonly Float64Array[];
    row: Float64Array;
    rows: Uint8Array;
    /** Where the package begins in `rows`. */
    at: number;
    bits: Int32Array;
    pi: Float64Array;
    options: readonly number[];
  },
  out: readonly Float64Array[],
): void {
  for (let w = 0; w < bits.length; w++) {
    for (let j = 0; j < columns.length; j++) row[chances[j]] = columns[j][w];
    foresight.outlook(foreseen, row, rows, at, bits[w], pi);
    for (let j = 0; j < options.length; j++) out[options[j]][w] = pi[options[j]];
  }
}
