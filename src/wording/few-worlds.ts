/** Runs that keep too few worlds for odds. */
import type { HappenedFinding, Result } from "../result/index.ts";
import { date, list, number, percent } from "./format.ts";
import { inWords } from "./paths.ts";

/** Kept worlds under which no odds are printed. */
export const MIN_WORLDS_FOR_ODDS = 50;

/** Whether enough worlds were kept for the odds to be printed. */
export const hasOdds = ({ run }: Result): boolean => run.kept >= MIN_WORLDS_FOR_ODDS;

/**
 * Whether so many cases bear a point of their distribution, such as the 95 % point with a tail of 0.05: one of them at
 * least is expected beyond it. With fewer the point is the least or the greatest case itself: 20 bear a nine in ten.
 */
export const bearsPoint = (cases: number, tail: number): boolean => Math.round(cases) * tail >= 1 - 1e-9;

/** Why no odds are printed, as a clause: `no odds: 31 worlds that fit the record are too few, at least 50 are needed`. */
export function noOddsText({ run, record }: Result): string {
  const [worlds, are] = run.kept === 1 ? ["world", "is"] : ["worlds", "are"];
  const fit = record && run.kept < run.draws ? ` that fit${run.kept === 1 ? "s" : ""} the record` : "";
  return `no odds: ${number(run.kept)} ${worlds}${fit} ${are} too few, at least ${MIN_WORLDS_FOR_ODDS} are needed`;
}

/** Numbers named of the worlds that came furthest. */
const MAX_NUMBERS = 3;

/**
 * Whose numbers the record rejects, as sentences: who alone refuses what happened, and which numbers differ in the worlds
 * that came furthest. Empty where nothing stands out.
 */
export function rejectedText(result: Result): string {
  const { record, actors } = result;
  const refusing = refusedText(record?.happened ?? [], {
    actor: (id) => actors[id]?.name ?? id,
    option: (issue, option) => result.issues[issue]?.options[option] ?? option,
  });
  const numbers = (record?.furthest?.numbers ?? []).slice(0, MAX_NUMBERS);
  const differing =
    numbers.length === 0
      ? []
      : [
          `In the worlds that came furthest, ${list(numbers.map(({ path, shift }) => `${inWords(result, path)} is ${shift > 0 ? "higher" : "lower"} by ${number(Math.abs(shift), 1)} standard deviations`))}.`,
        ];
  return [...refusing, ...differing].join(" ");
}

/** Who alone refuses what happened, a sentence each, once where several movers could have brought the same about. */
export function refusedText(
  happened: readonly HappenedFinding[],
  names: { actor: (id: string) => string; option: (issue: string, option: string) => string },
): string[] {
  const sentences = happened.flatMap(({ changes, actors }) => {
    const what = list(Object.entries(changes).map(([issue, option]) => names.option(issue, option)));
    return Object.entries(actors)
      .filter(([, { refuses_alone: alone }]) => alone >= MIN_ALONE)
      .map(
        ([id, { refuses_alone: alone, accepts }]) =>
          `${names.actor(id)} alone refuses what happened (${what}) in ${percent(alone)} of the worlds tried, and accepts it in ${percent(accepts)}.`,
      );
  });
  return [...new Set(sentences)];
}

/** Share of the worlds from which on a lone refusal is named. */
const MIN_ALONE = 0.1;

/** Where the pasts that did not fit left the record, as a sentence; empty where there is only one place. */
export function lostText({ record }: Result): string {
  const lost = record?.lost ?? [];
  if (lost.length < 2) return "";
  return `Of the pasts that did not fit, ${list(lost.map(({ month, share }) => `${percent(share)} missed ${date(month)}`))}.`;
}
