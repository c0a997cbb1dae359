/** Reasons for a no, over the kept worlds (recorded by time/refusals.ts). w kept world, q question, i actor. */
import type { Model } from "../compile.ts";
import { issuesOf } from "../model/conditions.ts";
import type { WhyNotFinding } from "../../result/index.ts";
import type { Columns } from "../time/simulate.ts";
import { CLASSES } from "../time/refusals.ts";

/** Quantiles of the whole months from opening to outcome. */
function monthsOf(model: Model, issue: number): { p5: number; p50: number; p95: number } {
  const { monthsAfter } = model.waits.get(issue)!;
  const at = (u: number): number => Math.max(1, Math.ceil(monthsAfter.quantile(u)));
  return { p5: at(0.05), p50: at(0.5), p95: at(0.95) };
}

/** Classes of questions that a procedure has to answer. */
const OF_PROCEDURES: ReadonlySet<string> = new Set<keyof WhyNotFinding["because"]>(["turned_down", "undecided"]);

/** @param already share of worlds in which a yes is acceptable to all today */
export function whyNot(model: Model, blocks: readonly Columns[], q: number, already: number): WhyNotFinding | null {
  const { case: c, settings, foresight, questions } = model;
  const A = c.actors.length;
  const Q = c.questions.length;
  const counts = new Float64Array(CLASSES.length);
  const refused = new Float64Array(A);
  const alone = new Float64Array(A);
  const { procedures } = foresight;
  const N = procedures.length;
  const owed = new Float64Array(N * 2);
  let worlds = 0;
  for (const { kept, why, refused: who, refusedAlone, owed: missing } of blocks) {
    for (let w = 0; w < kept; w++) {
      const row = w * Q + q;
      worlds++;
      for (let j = 0; j < CLASSES.length; j++) counts[j] += why[row * CLASSES.length + j];
      for (let j = 0; j < N * 2; j++) owed[j] += missing[row * N * 2 + j];
      for (let i = 0; i < A; i++) {
        refused[i] += who[row * A + i];
        alone[i] += refusedAlone[row * A + i];
      }
    }
  }
  const read = issuesOf(questions[q].when);
  const asked = Array.from(procedures.keys()).filter((n) => read.includes(procedures[n].issue));
  const no = counts.reduce((sum, n) => sum + n, 0);
  if (no === 0) return null;
  const refusing = counts[CLASSES.indexOf("no_deal")];
  return {
    empty_today: 1 - already,
    no: no / (worlds * settings.paths),
    because: Object.fromEntries(
      CLASSES.flatMap((name, j) => (asked.length > 0 || !OF_PROCEDURES.has(name) ? [[name, counts[j] / no]] : [])),
    ) as WhyNotFinding["because"],
    ...(asked.length === 0
      ? {}
      : {
          procedures: Object.fromEntries(
            asked.map((n) => [
              c.issues[procedures[n].issue].id,
              {
                turned_down: owed[2 * n] / no,
                undecided: owed[2 * n + 1] / no,
                months: monthsOf(model, procedures[n].issue),
              },
            ]),
          ),
        }),
    refused: Object.fromEntries(
      c.actors.flatMap(({ id }, i) =>
        refused[i] > 0 ? [[id, { share: refused[i] / refusing, alone: alone[i] / refusing }]] : [],
      ),
    ),
  };
}
