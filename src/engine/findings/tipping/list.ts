/**
 * The same as `makeSearch` for a mover that foresees the outcome of some issues: what one issue is worth then depends on the
 * others, so that every package is evaluated by itself. bits: state of the foresight's atoms. a member, n need, x package, q standing.
 */
import type { Model } from "../../compile.ts";
import type { Mover } from "../../model/movers.ts";
import { needsOf, prospectOf } from "../../model/gain.ts";
import { makeGainTable } from "../gain-table.ts";
import type { Condition } from "./consent.ts";
import type { Found, Search } from "./search.ts";

export function makeList(
  model: Model,
  X: ArrayLike<number>,
  q: number,
  mover: Mover,
  asked: readonly Condition[],
  bits: number,
): Search {
  const { shape } = model;
  const actors = [...new Set(asked.flatMap((c) => c.members.map((m) => m.actor)))];
  const table = makeGainTable(model, prospectOf(model, mover, bits), q, X, actors);
  const needs = shape.needs.flatMap((need, n) => (actors.includes(need.actor) && need.issues.length > 0 ? [n] : []));
  const stride = 1 + needs.length;
  const numbers = new Float64Array(X.length * asked.length * stride);
  const found: Found = {
    count: X.length,
    leaf: Array.from({ length: X.length }, (_, f) => f),
    at: Array.from({ length: X.length }, (_, f) => f * asked.length * stride),
    numbers,
    stride,
    needs,
  };
  const position = Int32Array.from({ length: shape.N }, (_, n) => needs.indexOf(n));
  return {
    found,
    asked,
    find(v, terms, residual, cost) {
      numbers.fill(0);
      table.begin(terms, residual, cost);
      for (let f = 0; f < X.length; f++)
        for (let c = 0; c < asked.length; c++) {
          const from = found.at[f] + c * stride;
          for (const { actor, ratifies, perBn } of asked[c].members) {
            const scale = perBn < 0 ? 1 : 1 / v[perBn];
            numbers[from] += scale * table.gain(f, actor, ratifies);
            const slots = table.needSlots(f, actor);
            const own = needsOf(shape, actor);
            for (let j = 0; j < slots.length; j++) {
              const at = position[own[j]];
              if (at >= 0) numbers[from + 1 + at] += scale * v[shape.needs[own[j]].weight] * table.met(slots[j]);
            }
          }
        }
    },
  };
}
