/** What a table of a ledger's scores says in words: what it holds, what was left out, and what can be read. */
import type { ScoreTable } from "../ledger/scores/shape.ts";
import { date, list } from "./format.ts";
import { calibrationText, differenceText, expectedText, intervalText, score, sourceName, verdict } from "./scores.ts";

const MADE_TEXT = {
  live: "live forecasts, filed while the answer was open",
  archive: "forecasts from platforms' dated records",
  hindcast: "hindcasts: their answers could be known when they were made",
};

const WHEN_TEXT: { [when: string]: string } = {
  mean: "each day counts for the forecast in force at its end",
  first: "the first forecast of each source counts",
  last: "the last forecast of each source counts",
};

/** Which forecasts a table is of. */
export function tableText({ made, when, until, sources }: ScoreTable): string {
  const spot = /^spot:(\d+)$/.exec(when);
  const market = made === "live" && Object.values(sources).some(({ dated }) => dated);
  return `Scores on ${date(until)} of ${MADE_TEXT[made]}; ${spot ? `the forecast in force ${spot[1]} days before closing counts` : WHEN_TEXT[when]}.${market ? " Sources marked as dated come from platforms' dated records, in whole or in part." : ""}`;
}

/** Questions that are not scored, counted by why; empty where there is none. */
export function unscoredText({ counts }: ScoreTable): string {
  const { open, due, annulled, ambiguous, late } = counts;
  const parts = [
    ...(open > 0 ? [`${open} open`] : []),
    ...(due > 0 ? [`${due} due`] : []),
    ...(annulled > 0 ? [`${annulled} annulled`] : []),
    ...(ambiguous > 0 ? [`${ambiguous} ambiguous`] : []),
    ...(late > 0 ? [`${late} forecast${late === 1 ? "" : "s"} filed on the day of the event or later`] : []),
  ];
  return parts.length === 0 ? "" : `Not scored: ${list(parts)}.`;
}

/** What a Brier score is, and how many log scores met their floor. */
export function brierNote({ sources }: Pick<ScoreTable, "sources">): string {
  const floored = Object.values(sources).reduce((sum, { log }) => sum + (log?.floored ?? 0), 0);
  const floors = floored > 0 ? ` ${floored} log score${floored === 1 ? "" : "s"} met the floor of .001.` : "";
  return `Brier score: mean squared error of the odds from 0 to 1, smaller is better; the form from 0 to 2 is twice as large. 90\u00a0%: from resampling whole cases.${floors}`;
}

/** Means of single cases where there are too few for an interval, and every difference that can be told. */
export function scoreReadings({ sources, differences, base }: ScoreTable): string[] {
  const entries = Object.entries(sources).filter(([source]) => source !== "base" && source !== "constant:0.5");
  const few = entries.flatMap(([source, { brier, cases }]) => {
    if (!brier || brier.p5 !== null) return [];
    const means = Object.entries(brier.by_case).map(([id, mean]) => `${id} ${score(mean)}`);
    return [
      `${sourceName(source, base)}: ${cases} case${cases === 1 ? "" : "s"} (${list(means)}), ${intervalText(brier)}.`,
    ];
  });
  const told = differences.filter((one) => ["better", "worse"].includes(verdict(one)));
  const untold = differences
    .filter((one) => !told.includes(one))
    .map(({ a, b }) => `${sourceName(a, base)} from ${sourceName(b, base)}`);
  return [
    ...few,
    ...told.map((one) => differenceText(one, base)),
    ...(untold.length > 0 ? [`Not told apart: ${list(untold)}.`] : []),
    ...entries.flatMap(([source, one]) =>
      one.corp ? [`${sourceName(source, base)}: ${lower(calibrationText(one))}`] : [],
    ),
    ...entries.flatMap(([source, one]) =>
      one.expected && (source === "model" || source === "pool")
        ? [`${sourceName(source, base)}: ${lower(expectedText(one.expected))}`]
        : [],
    ),
  ];
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** `was no until 2026-07-03`, for each outcome that was taken back or replaced. */
export const wasText = ({ was }: ScoreTable["questions"][string]): string =>
  was.map(({ outcome, until }) => `was ${outcome} until ${until}`).join(", ");
