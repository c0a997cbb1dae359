/** Runs that keep too few worlds for odds. */
import type { Result } from "../result/index.ts";
import { date, list, number, percent } from "./format.ts";

/** Kept worlds under which no odds are printed. */
export const MIN_WORLDS_FOR_ODDS = 50;

/** Whether enough worlds were kept for the odds to be printed. */
export const hasOdds = ({ run }: Result): boolean => run.kept >= MIN_WORLDS_FOR_ODDS;

/** Why no odds are printed, as a clause: `no odds: 31 worlds that fit the record are too few, at least 50 are needed`. */
export function noOddsText({ run, record }: Result): string {
  const [worlds, are] = run.kept === 1 ? ["world", "is"] : ["worlds", "are"];
  const fit = record && run.kept < run.draws ? ` that fit${run.kept === 1 ? "s" : ""} the record` : "";
  return `no odds: ${number(run.kept)} ${worlds}${fit} ${are} too few, at least ${MIN_WORLDS_FOR_ODDS} are needed`;
}

/** Where the pasts that did not fit left the record, as a sentence; empty where there is only one place. */
export function lostText({ record }: Result): string {
  const lost = record?.lost ?? [];
  if (lost.length < 2) return "";
  return `Of the pasts that did not fit, ${list(lost.map(({ month, share }) => `${percent(share)} missed ${date(month)}`))}.`;
}
