/** The kept worlds of a run, drawn again by name and prepared once: shared by findings and boxes. */
import type { Model } from "../compile.ts";
import { leavingOut } from "./left-out.ts";
import { inputColumns, type InputColumns } from "./inputs.ts";
import { numbersOf, worldsOf, type Numbers, type World } from "./worlds.ts";

export interface KeptWorlds {
  draws: Int32Array;
  numbers: Numbers;
  worlds: World[];
  /** Actors with residuals. */ actors: number[];
  lines: InputColumns;
}

const last = new WeakMap<Model, KeptWorlds>();

/** The worlds with these draws; the last result is cached with the model. */
export function keptWorldsOf(model: Model, draws: Int32Array): KeptWorlds {
  const known = last.get(model);
  if (known && known.draws.length === draws.length && known.draws.every((s, w) => s === draws[w])) return known;
  const numbers = numbersOf(model, draws, true);
  const worlds = worldsOf(model, numbers);
  const actors = leavingOut(model, worlds);
  const made = {
    draws,
    numbers,
    worlds,
    actors,
    lines: inputColumns(
      model,
      numbers.rows,
      worlds.map(({ residual }) => residual),
      actors,
    ),
  };
  last.set(model, made);
  return made;
}
