/** Worlds of a pool: each analyst's own are played under that analyst's numbers, and put back into the order of the draws. */
import type { Model } from "../compile.ts";
import { analystOf, type Pool } from "../model/pool.ts";
import type { Block } from "../settings.ts";
import type { Columns } from "./simulate.ts";

type Simulate = (block: Block) => Columns;

/** A simulator of a pool. @param make makes that of one analyst */
export function pooledSimulator(model: Model, pool: Pool, make: (model: Model) => Simulate): Simulate {
  const players = pool.models.map(make);
  return (block) => {
    const draws = block.fits ?? Int32Array.from({ length: block.to - block.from }, (_, at) => block.from + at);
    const owners = Int32Array.from(draws, (s) => analystOf(pool, s));
    const parts = players.map((play, n) => {
      const own = draws.filter((_, at) => owners[at] === n);
      return play({ ...block, fits: own });
    });
    return merged(model, block, draws, owners, parts);
  };
}

function merged(model: Model, block: Block, draws: Int32Array, owners: Int32Array, parts: readonly Columns[]): Columns {
  const { paths } = model.settings;
  const [first] = parts;
  /** Rows in the order of the draws, each with the part that it is in. */
  const rows = rowsOf(draws, owners, parts);
  const kept = rows.length;
  /** A column of so many entries a world. */
  const column = <T extends Int32Array | Uint8Array | Uint16Array | Float32Array>(of: (part: Columns) => T): T => {
    const filled = parts.find((part) => part.kept > 0);
    const width = filled ? of(filled).length / filled.kept : 0;
    const Type = of(first).constructor as new (length: number) => T;
    const out = new Type(kept * width);
    rows.forEach(({ part, w }, at) => out.set(of(part).subarray(w * width, (w + 1) * width), at * width));
    return out;
  };
  const starts = [0];
  const changeMonth: number[] = [];
  const changePackage: number[] = [];
  for (const { part, w } of rows)
    for (let f = w * paths; f < (w + 1) * paths; f++) {
      for (let e = part.starts[f]; e < part.starts[f + 1]; e++) {
        changeMonth.push(part.changeMonth[e]);
        changePackage.push(part.changePackage[e]);
      }
      starts.push(changeMonth.length);
    }
  return {
    format: 1,
    kind: block.kind,
    from: block.from,
    tried: block.to - block.from,
    kept,
    worlds: column((part) => part.worlds),
    standing: column((part) => part.standing),
    hits: column((part) => part.hits),
    starts: Int32Array.from(starts),
    changeMonth: Int32Array.from(changeMonth),
    changePackage: Int32Array.from(changePackage),
    pinned: column((part) => part.pinned),
    answers: column((part) => part.answers),
    levels: column((part) => part.levels),
    why: column((part) => part.why),
    refused: column((part) => part.refused),
    refusedAlone: column((part) => part.refusedAlone),
    owed: column((part) => part.owed),
    lost: Int32Array.from(first.lost, (_, j) => parts.reduce((sum, { lost }) => sum + lost[j], 0)),
    gaveUp: first.gaveUp.map((month, at) => parts.reduce((least, part) => Math.min(least, part.gaveUp[at]), month)),
  };
}

function rowsOf(draws: Int32Array, owners: Int32Array, parts: readonly Columns[]): { part: Columns; w: number }[] {
  const next = parts.map(() => 0);
  const rows: { part: Columns; w: number }[] = [];
  draws.forEach((s, at) => {
    const part = parts[owners[at]];
    if (part.worlds[next[owners[at]]] === s) rows.push({ part, w: next[owners[at]]++ });
  });
  return rows;
}
