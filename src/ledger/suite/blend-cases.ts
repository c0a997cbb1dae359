/** The blend of a suite: learnt from its cases with both views, and each case scored with the weight of the others. */
import { fitBlend, MIN_BLEND_CASES, type BothViews } from "../blend.ts";
import { questionId, type RunForecast } from "../of-run.ts";
import type { SuiteBlend, SuiteEntry } from "./shape.ts";

interface Viewed extends BothViews {
  forecast: RunForecast;
}

/** Questions of a case with an answer, odds of the model and an outside view that the case leads with. */
function bothViews({ id, odds, outcomes }: SuiteEntry): Viewed[] {
  return (outcomes ?? []).flatMap(({ question, answer }) => {
    const own = odds.forecasts.filter((forecast) => forecast.question === questionId(id, question));
    const inside = own.find(({ source }) => source === "model");
    const outside = own.find(({ source, lead }) => lead && source.startsWith("outside:"));
    if (inside?.p === undefined || outside?.p === undefined || (answer !== "yes" && answer !== "no")) return [];
    return [{ inside: inside.p, outside: outside.p, yes: answer === "yes", forecast: inside }];
  });
}

/** @returns odds of the source `blend` for the cases with both views; none, and the reason, where there are too few */
export function blendOf(entries: readonly SuiteEntry[]): {
  blend: SuiteBlend | null;
  missing: string | null;
  forecasts: RunForecast[];
} {
  const viewed = entries.map((entry) => ({ entry, views: bothViews(entry) })).filter(({ views }) => views.length > 0);
  if (viewed.length < MIN_BLEND_CASES)
    return {
      blend: null,
      missing: `${MIN_BLEND_CASES} cases with both views are needed, here ${viewed.length === 1 ? "is 1" : `are ${viewed.length}`}`,
      forecasts: [],
    };
  const { w, folds, odds } = fitBlend(viewed.map(({ views }) => views));
  return {
    blend: {
      w,
      least: Math.min(...folds),
      most: Math.max(...folds),
      cases: Object.fromEntries(viewed.map(({ entry }) => [entry.id, entry.odds.run.case_sha256])),
      engine: viewed[0].entry.odds.run.engine,
    },
    missing: null,
    forecasts: viewed.flatMap(({ views }, c) =>
      views.map(({ forecast: { question, information_until } }, n) => ({
        question,
        information_until,
        source: "blend",
        p: odds[c][n],
      })),
    ),
  };
}
