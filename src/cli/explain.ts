/** `entente explain`: reasons with quotes, of a package, a question, a number or a passage of the argument. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { EntenteError } from "../errors.ts";
import { explainClaim, explainNumber, explainPackage, explainPassages, explainQuestion } from "../analyses/index.ts";
import { readResultFile } from "../files/result-file.ts";
import type { Case } from "../language/index.ts";
import type { Result } from "../result/index.ts";
import type { Given } from "./arguments.ts";
import { claimLines, passageList } from "./explain-claim.ts";
import { numberLines } from "./explain-number.ts";
import { packageLines } from "./explain-package.ts";
import { questionLines } from "./explain-question.ts";
import { loadValidCase } from "./load-valid-case.ts";
import { dim, print, wrap } from "./terminal.ts";

export async function explain(given: Given): Promise<number> {
  const asked = (["package", "question", "number", "claim"] as const).filter((flag) => given.flags[flag] !== undefined);
  if (asked.length !== 1)
    throw new EntenteError(
      "wrong-usage",
      "explain takes one of --package K=OPTION,..., --question ID, --number PATH, --claim N or --claim list",
    );
  const { case: c, folder } = loadValidCase(given.positionals[0]);
  const [kind] = asked as [(typeof asked)[number]];
  const text = given.flags[kind] as string;
  const { result, problem } = lastRun(c, folder);
  const lines = { package: ofPackage, question: ofQuestion, number: ofNumber, claim: ofClaim }[kind](c, text, result);
  return print([...lines, ...(problem === null ? [] : ["", dim(wrap(problem))])].join("\n"));
}

/** Result of the last run, where it is of the case as it is now; `problem` where its file cannot be used. */
function lastRun(c: Case, folder: string): { result: Result | null; problem: string | null } {
  const file = join(folder, "out/result.json");
  if (!existsSync(file)) return { result: null, problem: null };
  const read = readResultFile(file);
  if ("problem" in read) return { result: null, problem: `out/result.json is not used: ${read.problem}.` };
  return { result: read.result.case.hash === c.hash ? read.result : null, problem: null };
}

function ofPackage(c: Case, text: string, result: Result | null): string[] {
  const explained = explainPackage(c, changesOf(text), result);
  if ("problem" in explained) throw new EntenteError("wrong-input", `--package: ${explained.problem}`);
  return packageLines(explained, result);
}

/** `gas=contract, treaty=signed` by issue. */
const changesOf = (text: string): { [issue: string]: string } =>
  Object.fromEntries(
    text
      .split(",")
      .map((part) => part.trim())
      .filter((part) => part !== "")
      .map((part) => {
        const [issue = "", option = ""] = part.split("=").map((word) => word.trim());
        return [issue, option];
      }),
  );

function ofQuestion(c: Case, id: string, result: Result | null): string[] {
  const explained = explainQuestion(c, id, result);
  if ("problem" in explained) throw new EntenteError("wrong-input", `--question: ${explained.problem}`);
  return questionLines(c, explained, result);
}

function ofClaim(c: Case, text: string, result: Result | null): string[] {
  if (text === "list") return passageList(explainPassages(c, result), result);
  const explained = explainClaim(c, text, result);
  if ("problem" in explained) throw new EntenteError("wrong-input", `--claim: ${explained.problem}`);
  return claimLines(c, explained, result);
}

function ofNumber(c: Case, path: string, result: Result | null): string[] {
  const explained = explainNumber(c, path, result);
  if (!("problem" in explained)) return numberLines(explained, result);
  const hint = explained.nearest === null ? "; `entente check CASE --explain` lists every number" : "";
  throw new EntenteError("wrong-input", `--number: ${explained.problem}${hint}`);
}
