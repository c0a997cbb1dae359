/**
 * The same as `makeSearch` for a mover that foresees the outcome of some issues: what one issue is worth then depends on the
 * others, so that every package is evaluated by itself. bits: state of the foresight's atoms. a member, n need, x package, q standing.
 */
import type { Model } from "../../compile.ts";
import type { Mover } from "../../model/movers.ts";
import { gainParts, makeOutlooks, needsOf, prospectOf } from "../../model/gain.ts";
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
  const prospect = prospectOf(model, mover, bits);
  const outlooks = makeOutlooks(model, prospect);
  const actors = [...new Set(asked.flatMap((c) => c.members.map((m) => m.actor)))];
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
      outlooks.begin(terms.v);
      const here = outlooks.of(q);
      for (let f = 0; f < X.length; f++) {
        const there = outlooks.of(X[f]);
        asked.forEach(({ members }, c) => {
          const from = found.at[f] + c * stride;
          for (const { actor, ratifies, perBn } of members) {
            const scale = perBn < 0 ? 1 : 1 / v[perBn];
            const parts = gainParts(model, terms, residual, cost, actor, q, X[f], ratifies, prospect, here, there);
            numbers[from] += scale * parts.gain;
            needsOf(shape, actor).forEach((n, j) => {
              const at = position[n];
              if (at >= 0) numbers[from + 1 + at] += scale * v[shape.needs[n].weight] * parts.met[j];
            });
          }
        });
      }
    },
  };
}
