/** What a person said that each party would sign today, as statements of the case. */
import { optionPath, standingPart } from "./parts.ts";
import type { Pair, Proposed } from "./proposed.ts";
import { signs } from "./tables.ts";
import { Lines } from "./yaml.ts";

/** Per cent either way within which a share that was said is meant. */
const MARGIN_PERCENT = 10;

/** The limits of a share that was said, 0 to 1. */
export function limitsOf(share: number): [low: number, high: number] {
  const percent = Math.round(100 * share);
  return [Math.max(0, percent - MARGIN_PERCENT) / 100, Math.min(100, percent + MARGIN_PERCENT) / 100];
}

/**
 * The block `today`; empty where nothing was said. A package holds what constraints ask for beside its outcome; what they
 * leave no package for is left out.
 *
 * @param wouldSign 0 to 1, by party and by path of an option
 */
export function todayText(
  proposed: Proposed,
  wouldSign: { readonly [party: string]: { readonly [option: string]: number } },
): string {
  const draft = standingPart(proposed);
  const { parties, issues } = draft;
  const out = new Lines();
  for (const { id: party } of parties)
    for (const { id: issue, options } of issues)
      for (const { id: option } of options.slice(1)) {
        const path = optionPath({ issue, option });
        const share = wouldSign[party]?.[path];
        const held = share === undefined || !signs(draft, party, issue) ? null : packageOf(draft, { issue, option });
        if (share === undefined || held === null) continue;
        if (out.toString() === "\n") out.section("today", "who would sign what today; it is held against the numbers");
        out.add(1, `${party}_${issue}_${option}:`);
        out.add(
          2,
          `actor: ${party}`,
          `package: {${[...held].map(([on, at]) => `${on}: ${at}`).join(", ")}}`,
          `share: ${limits(share)}`,
        );
        out.add(2, "because:");
        out.add(3, "- judgment: Said in the interview, before any number.");
      }
  return out.toString() === "\n" ? "" : out.toString();
}

/** An outcome with what constraints ask for beside it, by issue; null where they leave no such package. */
function packageOf({ issues, constraints }: Proposed, { issue, option }: Pair): Map<string, string> | null {
  const held = new Map([[issue, option]]);
  const at = (one: string): string | undefined => held.get(one) ?? issues.find(({ id }) => id === one)?.options[0]?.id;
  /** Whether an option of each issue of these stands. */
  const stands = (pairs: readonly Pair[]): boolean =>
    pairs.length > 0 &&
    pairs.every((pair) => pairs.some((one) => one.issue === pair.issue && at(one.issue) === one.option));
  for (let round = 0; round <= constraints.length; round++)
    for (const { rule, when, then } of constraints) {
      if (rule !== "if-then" || !stands(when) || stands(then)) continue;
      for (const pair of then) {
        if (held.has(pair.issue)) return null;
        held.set(pair.issue, pair.option);
      }
    }
  return constraints.some(({ rule, when }) => rule === "never" && stands(when)) ? null : held;
}

const limits = (share: number): string =>
  limitsOf(share)
    .map((limit) => `${Math.round(100 * limit)}%`)
    .join(" to ");
