/** The table of tools: listing, annotations and the refusal under --read-only are made from it. */
import type { Tool } from "../tool.ts";
import { articleOpen } from "./article-open.ts";
import { caseCheck } from "./case-check.ts";
import { caseDraft } from "./case-draft.ts";
import { caseEdit } from "./case-edit.ts";
import { caseRun } from "./case-run.ts";
import { ledgerAdd } from "./ledger-add.ts";
import { numbersAsk } from "./numbers-ask.ts";
import { quoteFind } from "./quote-find.ts";
import { resultAsk } from "./result-ask.ts";

export const TOOLS: readonly Tool[] = [
  articleOpen,
  quoteFind,
  caseDraft,
  caseEdit,
  numbersAsk,
  caseCheck,
  caseRun,
  resultAsk,
  ledgerAdd,
];
