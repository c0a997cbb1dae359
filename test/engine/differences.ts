import { compile, simulate, type Settings } from "../../src/engine/index.ts";
import type { Case } from "../../src/language/case.ts";
import { twinWorld } from "./twin.ts";

export interface Compared {
  /** What differs, in words; empty where engine and twin agree. */
  said: string[];
  kept: number;
  /** Changes of the standing in the futures of kept worlds. */
  changes: number;
}

/**
 * The first `draws` worlds of a case by engine and by twin: kept or not, the standing at as_of and at the end of every month of every
 * future, the levels of drivers in the first future, the answers by month, and those with a driver held for the threshold curves.
 */
export function differences(c: Case, settings: Settings, kind: "worlds" | "prior", draws: number): Compared {
  const model = compile(c, settings);
  const columns = simulate(model, { kind, from: 0, to: draws });
  const { paths } = settings;
  const { K, rows } = model.packages;
  const months = c.until - c.asOf;
  const Q = c.questions.length;
  const said: string[] = [];
  const name = (x: ArrayLike<number>): string => c.issues.map(({ options }, k) => options[x[k]].id).join(" ");
  const stands = (x: number): string => name(rows.subarray(x * K, (x + 1) * K));
  let w = 0;
  for (let s = 0; s < draws; s++) {
    const slow = twinWorld(c, settings, s, kind);
    const kept = columns.worlds[w] === s;
    if (kept !== slow.kept) said.push(`world ${s}: kept ${kept}, by the twin ${slow.kept}`);
    if (kept && slow.kept) {
      if (stands(columns.standing[w]) !== name(slow.start))
        said.push(`world ${s} at as_of: ${stands(columns.standing[w])}, by the twin ${name(slow.start)}`);
      for (let f = 0; f < paths; f++) {
        let x = columns.standing[w];
        let e = columns.starts[w * paths + f];
        for (let j = 1; j <= months; j++) {
          while (e < columns.starts[w * paths + f + 1] && columns.changeMonth[e] <= j) x = columns.changePackage[e++];
          const slowly = name(slow.standings[f][j - 1]);
          if (slowly === stands(x)) continue;
          said.push(`world ${s} future ${f} month ${j}: ${stands(x)}, by the twin ${slowly}`);
          break;
        }
        c.questions.forEach(({ id, by }, q) => {
          const answer = columns.answers[(w * paths + f) * Q + q] === 1;
          if (answer !== slow.answers[f][q][by - c.asOf])
            said.push(`world ${s} future ${f} question ${id}: ${answer}, by the twin ${!answer}`);
        });
      }
      for (let q = 0; q < Q && paths > 0; q++)
        for (let j = 1; j <= months; j++) {
          const hits = columns.hits[(w * Q + q) * months + j - 1];
          const slowly = slow.answers.filter((future) => future[q][j]).length;
          if (hits === slowly) continue;
          said.push(`world ${s} question ${c.questions[q].id} month ${j}: ${hits} yes, by the twin ${slowly}`);
          break;
        }
      for (let d = 0; d < c.drivers.length && kind === "worlds"; d++)
        for (let j = 1; j <= months; j++) {
          const z = columns.levels[(w * c.drivers.length + d) * months + j - 1];
          const slowly = slow.drivers[0][j - 1][d];
          if (Math.abs(z - slowly) <= 2 ** -23 * Math.max(1, Math.abs(slowly))) continue;
          said.push(`world ${s} driver ${c.drivers[d].id} month ${j}: ${z}, by the twin ${slowly}`);
          break;
        }
      if (kind === "worlds")
        model.pins.forEach(({ driver, at }, p) => {
          const { id } = c.drivers[driver];
          const held = twinWorld(c, { ...settings, paths: 1, pin: { ...settings.pin, [id]: at } }, s, kind);
          c.questions.forEach((question, q) => {
            const answer = columns.pinned[(w * model.pins.length + p) * Q + q] === 1;
            if (answer !== held.answers[0][q][question.by - c.asOf])
              said.push(`world ${s} with ${id} at ${at} question ${question.id}: ${answer}, by the twin ${!answer}`);
          });
        });
    }
    if (kept) w++;
  }
  return { said, kept: columns.kept, changes: columns.changeMonth.length };
}
