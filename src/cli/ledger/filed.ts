/** Filing a run, and what was filed in words. */
import { existsSync } from "node:fs";
import { askedBy } from "../../analyses/asked.ts";
import { sha256, writtenText, type Written } from "../../files/ledger/index.ts";
import type { Case } from "../../language/index.ts";
import {
  emptyLedger,
  fileRunOf,
  questionProblem,
  questionsOfRun,
  type FiledRun,
  type Ledger,
} from "../../ledger/index.ts";
import type { Result } from "../../result/index.ts";
import { EntenteError } from "../../errors.ts";
import type { Given } from "../arguments.ts";
import { complain } from "../terminal.ts";
import { appending, counted, ledgerOf, printWritten, soundLedger, textOf } from "./options.ts";

/**
 * The ledger that a run is to be filed in, as it stands before the run; empty where there is none yet.
 * @throws EntenteError `wrong-input` where it does not hold, or asks something else under the id of one of the case's questions
 */
export function ledgerBefore(given: Given, c: Case): Ledger {
  const ledger = existsSync(ledgerOf(given)) ? soundLedger(given) : emptyLedger();
  for (const question of questionsOfRun(askedBy(c))) {
    const problem = questionProblem(ledger, question);
    if (problem !== null) throw new EntenteError("wrong-input", problem);
  }
  return ledger;
}

/** The ledger of this folder, which a run that files nothing reads; empty where there is none, and where it does not hold, which is told. */
export function ledgerHere(given: Given): Ledger {
  if (!existsSync(ledgerOf(given))) return emptyLedger();
  try {
    return soundLedger(given);
  } catch (error) {
    if (!(error instanceof EntenteError)) throw error;
    complain(`${error.message}; so it is not said who committed when`);
    return emptyLedger();
  }
}

/** Files the odds of a run. */
export const fileRun = (given: Given, signal: AbortSignal, result: Result): Promise<Written<FiledRun>> =>
  appending(given, signal, (draft) =>
    fileRunOf(draft, result, sha256, { hindcast: given.flags["hindcast"] === true, note: textOf(given, "note") }),
  );

/** `2 questions, 1 run and 8 forecasts`, without what there are none of. */
function filedWords({ questions, runs, forecasts }: FiledRun): string {
  const parts = [
    ...(questions > 0 ? [counted(questions, "question")] : []),
    ...(runs > 0 ? [counted(runs, "run")] : []),
    ...(forecasts > 0 || questions === 0 ? [counted(forecasts, "forecast")] : []),
  ];
  return parts.length === 1 ? parts[0] : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1)}`;
}

const leftOutLines = ({ leftOut }: FiledRun): string[] => leftOut.map((why) => `left out: ${why}`);

/** Lines for the end of a run. */
export const filedText = (given: Given, written: Written<FiledRun>): string =>
  [writtenText(ledgerOf(given), filedWords(written.made), written), ...leftOutLines(written.made)].join("\n");

export const printFiled = (given: Given, written: Written<FiledRun>): 0 =>
  printWritten(given, written, filedWords(written.made), leftOutLines(written.made));
