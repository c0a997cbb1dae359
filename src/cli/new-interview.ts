/** `entente new DIR --interview`: a case by questions and answers, with an article or without one. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { intro, isCancel, log, outro, text as prompt } from "@clack/prompts";
import { EntenteError } from "../errors.ts";
import { putFolder } from "../files/put.ts";
import { begunFrom, type Begun } from "../reader/draft/begin.ts";
import { readInThread, type Document } from "../reader/index.ts";
import { readingPage } from "../report/reading/index.ts";
import { opened } from "./open-article.ts";
import { blankProposals, type Proposals } from "../reader/draft/proposals.ts";
import { dateTyped, statedDate } from "../reader/draft/stated-date.ts";
import { standingPart } from "../reader/draft/parts.ts";
import { leavable, lines, type Terminal } from "./dialog.ts";
import { ask } from "./fill.ts";
import { askSteps, COMMANDS, type Session } from "./interview.ts";
import { requireNewFolder } from "./new-folder.ts";
import { keeper } from "./keep-answer.ts";
import { PROPOSALS_FILE, proposalsAt, proposalsText, validCase } from "../reader/draft/kept.ts";
import { safe, typed } from "./terminal.ts";

/** @param article file that is read for it; null for none */
export async function interview(folder: string, article: string | null, signal: AbortSignal): Promise<number> {
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    throw new EntenteError(
      "unavailable",
      "the interview asks its questions in a terminal, and this is not one; `entente new DIR --like KIND` needs none",
    );
  const today = new Date().toISOString().slice(0, 10);
  const document = article === null ? null : await opened(article, signal);
  return interviewIn(folder, { input: process.stdin, output: process.stdout }, today, signal, document);
}

/** @param today offered as the day from which the case looks ahead. @returns exit status 0, also where it is left early */
export async function interviewIn(
  folder: string,
  terminal: Terminal,
  today: string,
  signal?: AbortSignal,
  document: Document | null = null,
): Promise<number> {
  const begun = existsSync(join(folder, PROPOSALS_FILE));
  if (!begun) requireNewFolder(folder, "name a new folder");
  const held = leavable(terminal, signal);
  intro(begun ? "The interview goes on" : "A case in a dozen questions", terminal);
  log.message(lines(COMMANDS), terminal);
  if (begun && document !== null)
    throw new EntenteError("wrong-usage", `the interview in '${folder}' has begun; go on with it without --article`);
  const made = begun ? null : await begin(held, document?.date ?? today, document);
  const proposals = begun ? proposalsAt(folder)!.proposals : (made?.proposals ?? null);
  const left = "Nothing is written before two parties and a matter are named.";
  if (proposals === null) {
    outro(left, terminal);
    return 0;
  }
  if (made?.unfound) log.message(lines(safe(made.unfound)), terminal);
  const done = await askSteps(sessionIn(folder, proposals, made?.files ?? {}, held), () => true, held);
  if (!existsSync(join(folder, PROPOSALS_FILE))) outro(left, terminal);
  else if (!done) outro(`The same command goes on: entente new ${typed(folder)} --interview`, terminal);
  else return ask(folder, terminal, signal);
  return 0;
}

/** @param offered day from which the case may look ahead @returns null where it was left */
async function begin(
  terminal: Required<Terminal>,
  offered: string,
  document: Document | null,
): Promise<Pick<Begun, "proposals" | "files" | "unfound"> | null> {
  const said = await prompt({
    message: "From which day does the case look ahead? Nothing later counts as known",
    placeholder: `Enter: ${offered}`,
    ...terminal,
    validate: (value) => {
      const found = statedDate(value ?? "");
      if ("problem" in found) return found.problem;
      return found.date !== null && found.date.length < 7 ? "give the month too, such as 2026-10" : undefined;
    },
  });
  if (isCancel(said)) return null;
  const asOf = dateTyped(said ?? "") || offered;
  if (document === null) return { proposals: blankProposals(asOf), files: {}, unfound: null };
  const reading = await readInThread(document.text, { asOf }, () => {}, terminal.signal);
  const how = [`Read in the interview, as of ${asOf}.`, ...document.notes];
  const made = begunFrom(reading, document, { title: null, asOf, basis: null }, how);
  const page = made.shown === null ? {} : { "reading.html": readingPage(made.shown) };
  return { ...made, files: { ...made.files, ...page } };
}

/** The folder is written once a valid draft can be. @param files that go beside the case */
function sessionIn(
  folder: string,
  begun: Proposals,
  files: { readonly [name: string]: string },
  terminal: Terminal,
): Session {
  let keep = existsSync(join(folder, PROPOSALS_FILE)) ? keeper(proposalsAt(folder)!, terminal) : null;
  return {
    proposals: begun,
    keep: async (proposals) => {
      const { parties, issues } = standingPart(proposals.proposed);
      if (parties.length < 2 || issues.length === 0) return proposals; // the folder keeps the last draft that was one
      if (keep) return keep(proposals);
      const yaml = validCase(proposals, join(folder, "case.yaml"), files);
      putFolder(folder, { ...files, "case.yaml": yaml, [PROPOSALS_FILE]: proposalsText(proposals) });
      keep = keeper(proposalsAt(folder)!, terminal);
      return proposals;
    },
  };
}
