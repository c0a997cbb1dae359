/** `entente ledger add`: the odds of a run, or somebody's own. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../../errors.ts";
import { askedBy } from "../../analyses/asked.ts";
import type { Case } from "../../language/index.ts";
import { fileForecast, fileQuestion, isSource, questionId, questionsOfRun, type Draft } from "../../ledger/index.ts";
import type { Result } from "../../result/index.ts";
import { analystIds } from "../../files/analysts.ts";
import { analystFile } from "../analysts.ts";
import type { Given } from "../arguments.ts";
import { loadValidCase } from "../load-valid-case.ts";
import { fileRun, printFiled } from "./filed.ts";
import { appending, counted, noQuestion, printWritten, textOf, writer } from "./options.ts";
import { typedOdds, wordLines, type TypedOdds } from "./shares.ts";

export async function add(given: Given, signal: AbortSignal): Promise<number> {
  const [path] = given.positionals;
  const odds = typedOdds(given);
  if (odds.length > 0) return addOdds(given, signal, odds, path === undefined ? null : loadValidCase(path).case);
  if (path !== undefined && textOf(given, "as") !== null) return addAnalyst(given, signal, path, textOf(given, "as")!);
  if (path === undefined)
    throw new EntenteError("wrong-usage", "ledger add takes a case, a result.json, or odds: --p Q=30%");
  const result = await resultOf(path);
  return printFiled(given, await fileRun(given, signal, result));
}

/** The result of a file, or of the last run of a case as it stands. @throws EntenteError `wrong-input` */
async function resultOf(path: string): Promise<Result> {
  const { readResultFile } = await import("../../files/result-file.ts"); // its shapes take 10 ms to make
  const isFile = path.endsWith(".json");
  const loaded = isFile ? null : loadValidCase(path);
  const file = loaded ? join(loaded.folder, "out/result.json") : path;
  if (!existsSync(file))
    throw new EntenteError("wrong-input", `there is no ${file}${isFile ? "" : `; \`entente run ${path}\` writes it`}`);
  const read = readResultFile(file);
  if ("problem" in read) throw new EntenteError("wrong-input", `${file}: ${read.problem}`);
  if (loaded && read.result.case.hash !== loaded.case.hash)
    throw new EntenteError(
      "wrong-input",
      `${file} is not of the case as it stands; \`entente run ${path}\` rewrites it`,
    );
  return read.result;
}

/** Files the odds that an analyst's file beside a case states. @throws EntenteError `wrong-input` where it states none */
async function addAnalyst(given: Given, signal: AbortSignal, path: string, name: string): Promise<number> {
  if (path.endsWith(".json"))
    throw new EntenteError("wrong-usage", "--as NAME takes a case with its analysts, or --p Q=SHARE, and no result");
  const { case: c, folder } = loadValidCase(path);
  const { file, analyst } = analystFile(folder, c, analystIds(folder), name);
  const odds = Object.entries(analyst!.odds).map(([question, p]) => ({ question, p }));
  if (odds.length === 0)
    throw new EntenteError("wrong-input", `${file} states no odds: write them under odds, or give them by --p Q=SHARE`);
  return addOdds(given, signal, odds, c);
}

async function addOdds(given: Given, signal: AbortSignal, odds: readonly TypedOdds[], c: Case | null): Promise<number> {
  const source = `analyst:${textOf(given, "as") ?? asOneWord(writer(given))}`;
  if (!isSource(source))
    throw new EntenteError(
      "wrong-usage",
      `--as takes a name without blanks, commas and colons, not '${source.slice("analyst:".length)}'`,
    );
  const written = await appending(
    given,
    signal,
    (draft) =>
      odds.filter(({ question, p, interval }) => {
        const id = ledgerId(draft, c, question);
        const forecast = {
          question: id,
          source,
          p,
          ...(interval ? { interval } : {}),
          information_until: null,
          note: textOf(given, "note"),
        };
        return fileForecast(draft, forecast, given.flags["hindcast"] === true ? "hindcast" : undefined) !== null;
      }).length,
  );
  return printWritten(given, written, counted(written.made, "forecast"), wordLines(odds));
}

/** A person's name without what no source holds: `Ana-Lee`. */
const asOneWord = (name: string): string => name.trim().replace(/[\s:,]+/gu, "-");

/** Id in the ledger of a question as typed: of the ledger, or of the case, whose question is then filed too. */
function ledgerId(draft: Draft, c: Case | null, typed: string): string {
  const { questions } = draft.ledger;
  const asked = c === null ? [] : questionsOfRun(askedBy(c));
  const own = c && asked.find(({ id }) => id === typed || id === questionId(c.id, typed));
  if (own) {
    fileQuestion(draft, own);
    return own.id;
  }
  if (questions.has(typed)) return typed;
  const names = [
    ...questions.keys(),
    ...asked.map(({ id }) => (typed.includes("/") ? id : id.slice(id.indexOf("/") + 1))),
  ];
  throw noQuestion(typed, names);
}
