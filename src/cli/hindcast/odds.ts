/** The odds of a suite: every case is run, or taken from a run of the same bytes, before any outcome is opened. */
import { createHash } from "node:crypto";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import type { Settings } from "../../engine/index.ts";
import { caseAt, checkFolder, textOf, READ_PROBLEMS } from "../../files/case-folder.ts";
import { shownPath } from "../../files/put.ts";
import type { SuiteFiles } from "../../files/suite-folder.ts";
import { format, type Case } from "../../language/index.ts";
import { forecastsOfRun, questionsOfRun, runOfRun } from "../../ledger/index.ts";
import type { CaseOdds } from "../../ledger/suite/shape.ts";
import type { Result } from "../../result/index.ts";
import { version } from "../../version.ts";
import type { SuitePart } from "./suite.ts";

/** Format of odds.json and of the cache. */
const ODDS_FORMAT = 1;

export interface Run extends SuitePart {
  case: Case;
  odds: CaseOdds;
}

export interface Playing {
  settings: Settings;
  /** Digest of the program, so that a changed engine runs anew. */ program: string;
  play: (c: Case, settings: Settings) => Promise<Result>;
  tell: (text: string) => void;
}

/** Checked cases of all parts, so that a fault in the last is told before the first is run. @throws EntenteError `wrong-input` */
export function readCases(parts: readonly SuitePart[]): Case[] {
  const problems: string[] = [];
  const cases = parts.map(({ folder }) => {
    const at = caseAt(folder);
    if ("why" in at) throw new EntenteError("wrong-input", `there is no case.yaml in '${shownPath(folder)}'`);
    const read = textOf(at.file);
    if ("problem" in read)
      throw new EntenteError("wrong-input", `${shownPath(at.file)}: ${READ_PROBLEMS[read.problem]}`);
    const { case: c, draft, messages } = checkFolder(at.folder, at.file, read.text);
    if (draft)
      problems.push(`${shownPath(at.file)} is a draft: ${draft.unfilled.length} numbers or dates are to be filled in`);
    else if (!c)
      problems.push(
        ...messages
          .filter(({ severity }) => severity === "error")
          .map((message) => format({ ...message, file: shownPath(join(folder, message.file)) })),
      );
    return c;
  });
  if (problems.length > 0) throw new EntenteError("wrong-input", `the suite cannot be run:\n${problems.join("\n")}`);
  return cases as Case[];
}

/** Odds of every case, in order; each that is done is kept under `cache`, so that an interrupted suite goes on where it ended. */
export async function runCases(
  parts: readonly SuitePart[],
  cases: readonly Case[],
  cache: string,
  files: SuiteFiles,
  { settings, program, play, tell }: Playing,
): Promise<Run[]> {
  const runs: Run[] = [];
  for (const [n, part] of parts.entries()) {
    const c = cases[n];
    const file = join(cache, `${keyOf(c, settings, program)}.json`);
    const kept = keptOdds(file, files);
    tell(`case ${n + 1} of ${parts.length}: ${part.id}${kept ? ", unchanged" : ""}`);
    const odds = kept ?? (await oddsOf(c, settings, play));
    if (!kept) files.write([[file, `${JSON.stringify({ entente_odds: ODDS_FORMAT, ...odds })}\n`]]);
    runs.push({ ...part, case: c, odds });
  }
  return runs;
}

/** Odds of a case; none where no world fits its record. */
async function oddsOf(c: Case, settings: Settings, play: Playing["play"]): Promise<CaseOdds> {
  try {
    const result = await play(c, settings);
    return { run: runOfRun(result), questions: questionsOfRun(result), forecasts: forecastsOfRun(result) };
  } catch (error) {
    if (!(error instanceof EntenteError) || error.code !== "no-world") throw error;
    const { seed, draws, paths, limit } = settings;
    const run = { case: c.id, case_sha256: c.hash, as_of: c.asOfText, engine: version, seed, draws, paths };
    return { run: { ...run, kept: 0, worlds: limit, settings: {} }, questions: [], forecasts: [] };
  }
}

function keyOf({ hash }: Case, { seed, draws, paths, limit }: Settings, program: string): string {
  return createHash("sha256")
    .update(JSON.stringify({ format: ODDS_FORMAT, hash, seed, draws, paths, limit, program }))
    .digest("hex");
}

function keptOdds(file: string, files: SuiteFiles): CaseOdds | null {
  if (!files.exists(file)) return null;
  const read = files.read(file);
  if ("problem" in read) return null;
  try {
    const { entente_odds, ...odds } = JSON.parse(read.text);
    return entente_odds === ODDS_FORMAT ? odds : null;
  } catch {
    return null; // a file that another program has changed is made again
  }
}

/** Text of odds.json: by case, in order. The same odds give the same bytes. */
export function oddsText(runs: readonly Run[]): string {
  const cases = Object.fromEntries(runs.map(({ id, odds }) => [id, odds]));
  return `${JSON.stringify({ entente_odds: ODDS_FORMAT, engine: version, cases }, null, 1)}\n`;
}
