/** Tables of scores on a terminal: one row a source. */
import type { SourceScores } from "../ledger/scores/shape.ts";
import { score, sourceName, surpriseShare } from "../wording/scores.ts";
import { columns } from "./terminal.ts";

/** @param stratified means over strata by source; null where there are none */
export function sourceRows(
  sources: { readonly [source: string]: SourceScores },
  base: number,
  stratified: { readonly [source: string]: number } | null = null,
): string {
  const all = Object.values(sources);
  const has = (present: (one: SourceScores) => boolean): boolean => all.some(present);
  const parts: [head: string, cell: (one: SourceScores, source: string) => string][] = [
    ["questions", ({ questions }) => String(questions)],
    ["cases", ({ cases }) => String(cases)],
    ["yes", ({ yes }) => String(yes)],
    ["Brier", ({ brier }) => score(brier?.mean ?? null)],
    ["90 %", ({ brier }) => range(brier?.p5 ?? null, brier?.p95 ?? null)],
    ["by case", ({ brier }) => score(brier?.of_cases ?? null)],
    ["90 %", ({ brier }) => range(brier?.of_cases_p5 ?? null, brier?.of_cases_p95 ?? null)],
    ...(stratified
      ? [
          ["strata", (_: SourceScores, source: string) => score(stratified[source] ?? null)] as [
            string,
            (one: SourceScores, source: string) => string,
          ],
        ]
      : []),
    ["log", ({ log }) => score(log?.mean ?? null)],
  ];
  const optional: typeof parts = [
    ["covered", ({ coverage }) => (coverage === 1 ? "" : `${(100 * coverage).toFixed(0)} %`)],
    ["curve", ({ curve }) => score(curve?.mean ?? null)],
    ["RPS", ({ rps }) => score(rps?.mean ?? null)],
    ["CRPS", ({ crps }) => (crps === null ? "" : String(Number(crps.mean.toPrecision(3))))],
    ["skill .5", ({ skill }) => share(skill.half)],
    ["base", ({ skill }) => share(skill.base)],
    ["outside", ({ skill }) => share(skill.outside)],
    ["AUC within", ({ auc }) => (auc?.within == null ? "" : auc.within.toFixed(2))],
    ["MCB", ({ corp }) => score(corp?.mcb ?? null)],
    ["expected", ({ expected }) => score(expected?.mean ?? null)],
    ["surprise", ({ expected }) => (expected ? surpriseShare(expected.surprise, expected.least) : "")],
  ];
  const shown = [...parts, ...optional.filter(([, cell]) => has((one) => cell(one, "") !== ""))];
  return columns(
    [
      ["source", ...shown.map(([head]) => head)],
      ...Object.entries(sources).map(([source, one]) => [
        sourceName(source, base),
        ...shown.map(([, cell]) => cell(one, source)),
      ]),
    ],
    shown.map((_, n) => n + 1),
  );
}

const range = (low: number | null, high: number | null): string =>
  low === null || high === null ? "" : `${score(low)}-${score(high)}`;
const share = (value: number | null): string => (value === null ? "" : value.toFixed(2));
