/** What is expected to come of a package: chances of the options of every issue. */
import { answers, chanceOf, type Sight } from "./conditions.ts";
import { chances, sum, type Package, type World } from "./world.ts";

/** pi_k(o), [k][o], of package x for a mover with this agenda. */
export function expected(w: World, x: Package, agenda: number[], sight: Sight): number[][] {
  const found: number[][] = [];
  const pi = (k: number): number[] => (found[k] ??= chancesOf(k));
  function chancesOf(k: number): number[] {
    const { procedure, expected, options } = w.c.issues[k];
    const out = options.map((_, o) => (o === x[k] ? 1 : 0));
    const chance = (when: NonNullable<typeof procedure>["when"]): number =>
      chanceOf(when, pi, (part) => answers(w.c, part, x, sight));
    if (procedure && x[k] === 0) {
      const P = chance(procedure.when);
      for (const { option, chance: c } of outcomesOf(w, k)) {
        out[option] += P * c;
        out[0] -= P * c;
      }
    }
    if (expected && !agenda.includes(k)) {
      const P = chance(expected.when);
      const stated = chances(expected.chances.map(({ chance: p }) => w.value[p]));
      expected.chances.forEach(({ option }, at) => {
        out[option] += P * stated[at];
        out[x[k]] -= P * stated[at];
      });
    }
    return out;
  }
  return w.c.issues.map((_, k) => pi(k));
}

/** Outcomes of a procedure in order, `otherwise` last, with the chances that they have once it has opened. */
export function outcomesOf(w: World, k: number): { option: number; chance: number }[] {
  const { outcomes, otherwise } = w.c.issues[k].procedure!;
  const stated = chances(outcomes.map(({ chance }) => w.value[chance]));
  return [
    ...outcomes.map(({ option }, at) => ({ option, chance: stated[at] })),
    { option: otherwise, chance: Math.max(0, 1 - sum(stated)) },
  ];
}
