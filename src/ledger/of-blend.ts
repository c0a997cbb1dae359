/** A blend that was learnt from hindcasts: its file, and the odds that it gives a run. */
import type { BlendedFinding } from "../result/index.ts";
import type { Result } from "../result/index.ts";
import { blended } from "./blend.ts";
import type { SuiteBlend } from "./suite/shape.ts";

/** Format of blend.json. */
const BLEND_FORMAT = 1;

export function blendText(blend: SuiteBlend): string {
  return `${JSON.stringify({ entente_blend: BLEND_FORMAT, ...blend }, null, 1)}\n`;
}

const isShare = (value: unknown): value is number => typeof value === "number" && value >= 0 && value <= 1;

/** A blend from the text of its file. `problem`: one sentence without a full stop. */
export function readBlend(text: string): { blend: SuiteBlend } | { problem: string } {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    return { problem: `this is not JSON (${(error as Error).message})` };
  }
  if (typeof value !== "object" || value === null || !("entente_blend" in value))
    return { problem: "this is not a blend: `entente hindcast` writes one, out/blend.json, from eight cases or more" };
  const { entente_blend, w, least, most, cases, engine } = value as { [key: string]: unknown };
  if (entente_blend !== BLEND_FORMAT)
    return {
      problem: `this blend was written by format ${JSON.stringify(entente_blend)}, and this version reads format ${BLEND_FORMAT}`,
    };
  if (!isShare(w) || !isShare(least) || !isShare(most))
    return { problem: "w, least and most must be shares from 0 to 1" };
  if (typeof cases !== "object" || cases === null || Array.isArray(cases) || typeof engine !== "string")
    return { problem: "`cases` must hold the hash of each case, and `engine` a version" };
  return { blend: { w, least, most, cases: cases as { [id: string]: string }, engine } };
}

/** Blended odds of the questions of a run that have an outside view. */
export function blendedFinding(
  { case: c, questions, lenses }: Result,
  { w, least, most, cases, engine }: SuiteBlend,
): BlendedFinding {
  return {
    weight: w,
    least,
    most,
    cases: Object.keys(cases).length,
    engine,
    own: Object.hasOwn(cases, c.id),
    questions: Object.fromEntries(
      Object.entries(questions).flatMap(([id, { p, given }]) => {
        const views = Object.values(lenses.reference?.[id] ?? {});
        const lead = views.find((view) => view.lead) ?? views[0];
        const inside = given ? given.p : p;
        return lead === undefined || inside === null ? [] : [[id, blended(inside, lead.p, w)]];
      }),
    ),
  };
}
