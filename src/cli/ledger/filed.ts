/** What was filed of a run, in words. */
import type { FiledRun } from "../../ledger/index.ts";
import { writtenText, type Written } from "../../files/ledger/index.ts";
import type { Given } from "../arguments.ts";
import { counted, ledgerOf, printWritten } from "./options.ts";

/** `2 questions, 1 run and 8 forecasts`, without what there are none of. */
function filedWords({ questions, runs, forecasts }: FiledRun): string {
  const parts = [
    ...(questions > 0 ? [counted(questions, "question")] : []),
    ...(runs > 0 ? [counted(runs, "run")] : []),
    ...(forecasts > 0 || questions === 0 ? [counted(forecasts, "forecast")] : []),
  ];
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

const leftOutLines = ({ leftOut }: FiledRun): string[] =>
  leftOut.map((why) => `left out: ${why} (\`ledger add --hindcast\` files it as one that could)`);

/** Lines for the end of a run. */
export const filedText = (given: Given, written: Written<FiledRun>): string =>
  [writtenText(ledgerOf(given), filedWords(written.made), written), ...leftOutLines(written.made)].join("\n");

export const printFiled = (given: Given, written: Written<FiledRun>): 0 =>
  printWritten(given, written, filedWords(written.made), leftOutLines(written.made));
