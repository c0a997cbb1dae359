/**
 * `explain --number` in lines: as written, its source, other actors' beliefs about it, and the answers that it decides.
 */
import type { DecidedQuestion, NumberExplanation } from "../analyses/index.ts";
import type { Result } from "../result/index.ts";
import { date, figures, percent } from "../wording/format.ts";
import { GROUND_MEANING } from "../wording/grounds.ts";
import { citationLines } from "./citation-lines.ts";
import { bold, columns, wrap } from "./terminal.ts";

const MAX_CITATIONS = 20;
const MAX_DECIDED = 5;

export function numberLines(explained: NumberExplanation, result: Result | null): string[] {
  const { path, asset, citations, beliefs, scenarios, found, decides } = explained;
  if (asset !== null)
    return [
      bold(path),
      wrap(
        `Computed in every world: the present value of the market's asset '${asset}' to this actor, bn USD; ${figures(explained.median)} with every number at its median. It rests on every number under market.`,
      ),
    ];
  return [
    bold(path),
    ...columnsOf(explained),
    wrap(`This number ${ground(explained)}${citations.length > 0 ? ":" : "."}`),
    ...citationLines(citations, "  ", MAX_CITATIONS),
    ...beliefs.map(({ name, text, biased }) => wrap(`${name} believes it to be ${biased ? "off by " : ""}${text}.`)),
    ...scenarios.map(({ scenario, text }) => wrap(`The scenario '${scenario}' sets it to ${text}.`)),
    ...(found?.uncertain && result?.record
      ? [
          wrap(
            `The record since ${date(result.record.since)} moved it by ${found.shift.toFixed(2)} standard deviations.`,
          ),
        ]
      : []),
    ...(decides === null ? [] : decidedLines(decides)),
  ];
}

const ground = (explained: NumberExplanation): string =>
  GROUND_MEANING[explained.default ? "default" : explained.cited];

function columnsOf({ text, median, min, max, found }: NumberExplanation): string[] {
  const range = [...(min === null ? [] : [`at least ${min}`]), ...(max === null ? [] : [`at most ${max}`])].join(", ");
  return columns(
    [
      ["as written", text],
      ["median", figures(median)],
      ...(range ? [["may be", range]] : []),
      ...(found?.uncertain
        ? [
            ["mean before the record", figures(found.before.mean)],
            ["mean after it", figures(found.after.mean)],
          ]
        : []),
    ],
    [],
    "  ",
  ).split("\n");
}

/** The answers that it decides most, and the value of knowing it. */
function decidedLines(decides: readonly DecidedQuestion[]): string[] {
  if (decides.length === 0) return [wrap("In the last run it decides no answer beyond noise.")];
  return [
    "",
    bold("What it decides, in the last run"),
    ...decides
      .slice(0, MAX_DECIDED)
      .map(({ ask, low, high, worth }) =>
        wrap(
          `${ask} ${percent(low)} in the fifth of the worlds where it is lowest, ${percent(high)} where it is highest; knowing it would lower the expected Brier score by ${figures(worth)}.`,
          "  ",
        ),
      ),
  ];
}
