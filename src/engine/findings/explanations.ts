/**
 * Explanations of the odds (docs/methods/findings.md): tipping points, sensitivity, reasons for no, values of
 * decisions, residuals. q question, i actor.
 */
import type { Model } from "../compile.ts";
import { worldAtAsOf } from "../as-of.ts";
import type { DecisionFinding, QuestionFinding, Result } from "../../result/index.ts";
import { analystLines } from "./analysts.ts";
import { answersOf } from "./answers.ts";
import { decisionFinding } from "./decisions.ts";
import type { Collected } from "./find.ts";
import type { KeptWorlds } from "./kept-worlds.ts";
import { shiftOf } from "./left-out.ts";
import { inputColumns } from "./inputs.ts";
import { sensitivity } from "./sensitivity.ts";
import { tippings } from "./tipping/tipping.ts";
import { whyNot } from "./why-not.ts";
import type { Numbers } from "./worlds.ts";

export interface Explanations {
  questions: Pick<QuestionFinding, "tipping" | "one_move" | "sensitivity" | "variance" | "why_not">[];
  tables: { [id: string]: NonNullable<Result["tables"][string]["tipping"]> };
  decisions: { [id: string]: DecisionFinding };
  left_out: (ReturnType<typeof shiftOf> | null)[];
}

/** @param before numbers of the first draws, whether or not they fit the record @param next called between the two halves of the work */
export function explanations(
  model: Model,
  { worlds: blocks, prior }: Collected,
  after: KeptWorlds,
  before: Numbers,
  next: () => void = () => {},
): Explanations {
  const { case: c } = model;
  const { worlds, actors, lines } = after;
  const tips = tippings(model, worlds);
  next();
  const residual = worlds.map((w) => w.residual);
  const first = c.record
    ? Array.from(before.draws, (s, w) => worldAtAsOf(model, s, true, false, before.rows[w]).residual)
    : residual;
  const linesBefore = c.record
    ? inputColumns(
        model,
        before.rows,
        before.asOf.map((one) => one.residual),
        actors,
      )
    : null;
  const ofAnalysts = analystLines(model, after.draws);
  const ofAnalystsBefore = analystLines(model, before.draws);
  return {
    questions: c.questions.map((_, q) => ({
      tipping: tips.questions[q].drivers,
      one_move: tips.questions[q].movers,
      why_not: whyNot(model, blocks, q, tips.questions[q].already),
      ...sensitivity(
        [...lines([q]), ...ofAnalysts],
        answersOf(model, blocks, q),
        linesBefore && { lines: [...linesBefore([q]), ...ofAnalystsBefore], answers: answersOf(model, prior, q) },
      ),
    })),
    tables: Object.fromEntries(Object.entries(tips.tables).map(([id, { drivers }]) => [id, drivers])),
    decisions: Object.fromEntries(c.decisions.map(({ id }, d) => [id, decisionFinding(model, blocks, after, d)])),
    left_out: c.actors.map((_, i) => (actors.includes(i) ? shiftOf(model, first, residual, i) : null)),
  };
}
