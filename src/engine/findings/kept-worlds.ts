/** The kept worlds of a run, drawn again by name and made ready once: findings and boxes read the same. */
import type { Model } from "../compile.ts";
import { leavingOut } from "./left-out.ts";
import { linesOf, type Lines } from "./inputs.ts";
import { numbersOf, worldsOf, type Numbers, type World } from "./worlds.ts";

export interface Known {
  draws: Int32Array;
  numbers: Numbers;
  worlds: World[];
  /** Actors that something is left out for. */ actors: number[];
  lines: Lines;
}

const last = new WeakMap<Model, Known>();

/** The worlds with these draws; the last ones asked for are kept with the model. */
export function knownOf(model: Model, draws: Int32Array): Known {
  const known = last.get(model);
  if (known && known.draws.length === draws.length && known.draws.every((s, w) => s === draws[w])) return known;
  const numbers = numbersOf(model, draws);
  const worlds = worldsOf(model, numbers);
  const actors = leavingOut(model, worlds);
  const made = {
    draws,
    numbers,
    worlds,
    actors,
    lines: linesOf(
      model,
      numbers.rows,
      worlds.map(({ residual }) => residual),
      actors,
    ),
  };
  last.set(model, made);
  return made;
}
