/** What Node and chromium must agree on to the last bit: hashes of what the engine computes, bundled for either. */
import { draw, compile, defaults } from "../../src/engine/index.ts";
import { sampler } from "../../src/numbers/quantity.ts";
import { exp, log, pow } from "../../src/numbers/elementary.ts";
import { normalQuantile } from "../../src/numbers/normal.ts";
import { first, key } from "../../src/numbers/streams.ts";
import { gammaQuantile } from "../../src/numbers/gamma.ts";
import { reference } from "../../src/lenses/reference/index.ts";
import { check } from "../../src/language/index.ts";
import { collect } from "../engine/collect.ts";

const at = new Float64Array(1);
const words = new Uint32Array(at.buffer);

/** FNV-1a over the bits of doubles. */
function hash(values: Iterable<number>): string {
  let h = 0x811c9dc5;
  for (const value of values) {
    at[0] = value;
    for (const word of words) h = Math.imul(h ^ word, 0x01000193) >>> 0;
  }
  return h.toString(16);
}

function* of(n: number, f: (u: number) => number): Generator<number> {
  const k = key(1, "same bits");
  for (let s = 0; s < n; s++) yield f(first(k, s, 0, 0, 0));
}

/** Hashes by what they are of; `text`: of a case, `files`: of what stands beside it, by path. */
export function hashes(text: string, files: { [path: string]: string }): { [what: string]: string } {
  const { case: c, messages } = check({ id: "same", file: "case.yaml", text }, (path) => ({ text: files[path] }));
  if (!c) throw new Error(JSON.stringify(messages));
  const settings = { ...defaults, draws: 30, paths: 2 };
  const model = compile(c, settings);
  const v = new Float64Array(c.parameters.length);
  const { result } = collect(c, settings);
  return {
    exp: hash(of(100_000, (u) => exp(1400 * u - 700))),
    log: hash(of(100_000, (u) => log(u))),
    pow: hash(of(100_000, (u) => pow(u * 10, 8 * u - 4))),
    "normal quantile": hash(of(100_000, normalQuantile)),
    beta: hash(of(2_000, sampler({ kind: "beta", alpha: 2.5, beta: 0.7 }, 0.1, 0.9).quantile)),
    gamma: hash(of(2_000, (u) => gammaQuantile(7.5, u))),
    draws: hash(
      (function* () {
        for (let s = 0; s < 200; s++) {
          draw(model, s, v);
          yield* v;
        }
      })(),
    ),
    result: JSON.stringify(result),
    reference: JSON.stringify(reference(c, 1)),
  };
}
