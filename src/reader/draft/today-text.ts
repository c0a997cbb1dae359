/** What a person said that each party would sign today, as statements of the case. */
import { optionPath, standingPart } from "./parts.ts";
import type { Proposed } from "./proposed.ts";
import { Lines } from "./yaml.ts";

/** Per cent either way within which a stated share is meant. */
const MARGIN_PERCENT = 10;

/**
 * The block `today`; empty where nothing was said. An option that a constraint speaks of is left out: alone it may be no
 * package.
 *
 * @param wouldSign 0 to 1, by party and by path of an option
 */
export function todayText(
  proposed: Proposed,
  wouldSign: { readonly [party: string]: { readonly [option: string]: number } },
): string {
  const { parties, issues, constraints } = standingPart(proposed);
  const bound = new Set(constraints.flatMap(({ when, then }) => [...when, ...then]).map(optionPath));
  const out = new Lines();
  for (const { id: party } of parties)
    for (const { id: issue, options } of issues)
      for (const { id: option } of options.slice(1)) {
        const path = optionPath({ issue, option });
        const share = wouldSign[party]?.[path];
        if (share === undefined || bound.has(path)) continue;
        if (out.toString() === "\n") out.section("today", "who would sign what today; it is held against the numbers");
        out.add(1, `${party}_${issue}_${option}:`);
        out.add(2, `actor: ${party}`, `package: {${issue}: ${option}}`, `share: ${limits(share)}`);
        out.add(2, "because:");
        out.add(3, "- judgment: Said in the interview, before any number.");
      }
  return out.toString() === "\n" ? "" : out.toString();
}

function limits(share: number): string {
  const percent = Math.round(100 * share);
  return `${Math.max(0, percent - MARGIN_PERCENT)}% to ${Math.min(100, percent + MARGIN_PERCENT)}%`;
}
