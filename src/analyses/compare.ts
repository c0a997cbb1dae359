/** Two variants of one case on the same worlds, with paired errors. */
import type { Case } from "../language/index.ts";
import { compareSides, type Comparison } from "./paired.ts";
import { sideOf, type Play } from "./play.ts";
import { settingsOf, type RefusedOption, type RunOptions } from "./settings.ts";

/** The case under a scenario (null: none) and with corrected numbers, by path, written as in case.yaml. */
export interface Variant {
  scenario: string | null;
  set: { [path: string]: string };
  /** Whose numbers or which case file it is of, where it is not the case's own. */
  of?: string;
}

/** Odds of every question under `a` and `b`, and their differences over the worlds kept in both; probabilities and shares in 0..1. */
export interface VariantComparison extends Comparison {
  case: { id: string; title: string; as_of: string; hash: string };
  run: { seed: number; draws: number; paths: number };
  a: Variant;
  b: Variant;
}

/**
 * @param options of both sides; their `scenario` and `set` are those of the variants.
 * @param play throws as it does in a run.
 * @param cases what each side is of: the case, perhaps with an analyst's numbers, or another with the same questions and months.
 * @throws EntenteError `no-world` where no world is kept in both.
 */
export async function compareVariants(
  c: Case,
  options: RunOptions,
  [a, b]: readonly [Variant, Variant],
  play: Play,
  cases: readonly [Case, Case] = [c, c],
): Promise<VariantComparison | RefusedOption> {
  const [ofA, ofB] = [a, b].map(({ scenario, set }, n) => settingsOf(cases[n], { ...options, scenario, set }));
  if ("problem" in ofA) return ofA;
  if ("problem" in ofB) return ofB;
  const sideA = await sideOf(ofA.case, ofA.settings, play);
  const sideB = await sideOf(ofB.case, ofB.settings, play);
  const { seed, draws, paths } = ofA.settings;
  return {
    case: { id: c.id, title: c.title, as_of: c.asOfText, hash: c.hash },
    run: { seed, draws, paths },
    a,
    b,
    ...compareSides(sideA, sideB),
  };
}
