/** Reasons for a no, over the kept worlds (recorded by time/refusals.ts). w kept world, q question, i actor. */
import type { Model } from "../compile.ts";
import type { WhyNotFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { CLASSES } from "../time/refusals.ts";

/** @param already share of worlds in which a yes is acceptable to all today */
export function whyNot(model: Model, blocks: readonly Columns[], q: number, already: number): WhyNotFinding | null {
  const { case: c, settings } = model;
  const A = c.actors.length;
  const Q = c.questions.length;
  const counts = new Float64Array(CLASSES.length);
  const refused = new Float64Array(A);
  const alone = new Float64Array(A);
  let worlds = 0;
  for (const { kept, why, refused: who, refusedAlone } of blocks) {
    for (let w = 0; w < kept; w++) {
      const row = w * Q + q;
      worlds++;
      for (let j = 0; j < CLASSES.length; j++) counts[j] += why[row * CLASSES.length + j];
      for (let i = 0; i < A; i++) {
        refused[i] += who[row * A + i];
        alone[i] += refusedAlone[row * A + i];
      }
    }
  }
  const no = counts.reduce((sum, n) => sum + n, 0);
  if (no === 0) return null;
  const refusing = counts[CLASSES.indexOf("no_deal")];
  return {
    empty_today: 1 - already,
    no: no / (worlds * settings.paths),
    because: Object.fromEntries(CLASSES.map((name, j) => [name, counts[j] / no])) as WhyNotFinding["because"],
    refused: Object.fromEntries(
      c.actors.flatMap(({ id }, i) =>
        refused[i] > 0 ? [[id, { share: refused[i] / refusing, alone: alone[i] / refusing }]] : [],
      ),
    ),
  };
}
