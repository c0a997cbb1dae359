/** All files of a draft's folder but its page, as text by file name. */
import { MAX_CASE_BYTES, check, type Draft } from "../../language/index.ts";
import type { Document } from "../input/document.ts";
import type { Reading } from "../reading.ts";
import { caseText } from "./case-text.ts";
import { mergeDrafts } from "../model/merge-drafts.ts";
import { standingPart } from "./parts.ts";
import type { Proposals } from "./proposals.ts";
import { propose } from "./propose.ts";
import type { Proposed } from "./proposed.ts";

export interface About {
  /** Name that a person gave the case; null: after its parties and its article. */
  title: string | null;
  /** As-of month or day of the case; `basis` gives its origin where neither the text nor the analyst stated it. */
  asOf: string;
  basis: string | null;
}

/** A model's draft and the account of asking it, both null without a model or where it gave no draft. */
export interface ByModel {
  proposed: Proposed | null;
  account: Model | null;
}

/** Outcome of asking a language model: the account in sentences, and rejected proposals with reasons. */
export interface Model {
  told: string[];
  rejected: { quote: string; why: string }[];
  withdrawn: string[];
  orders: string[];
}

/** What a page on a reading shows. */
export interface Shown {
  model: Model | null;
  reading: Reading;
  proposed: Proposed;
  /** Origin of the text and of the reading, a sentence each. */
  about: string[];
  title: string;
  /** Numbers and dates to fill in: path, suggestion, reason. */
  unfilled: { path: string; suggestion: string | null; reason: string | null }[];
}

export interface Drafted {
  proposed: Proposed;
  /** What is kept beside the draft for a review. */
  proposals: Proposals;
  unfilled: Draft["unfilled"];
  files: { [name: string]: string };
  /** For the page that is put beside the files. */
  shown: Shown;
}

/**
 * A draft of a case and its text. Quotes are looked up in the text once more, so that everything written
 * passes `check`.
 *
 * @param how origin of the text and of the reading, a sentence each
 * @param byModel the language model's part; what the rules propose beside its draft is shown and not drafted
 * @returns `problem` where no draft can be made: nothing could be read, or no negotiation was found
 */
export function draftCase(
  reading: Reading,
  document: Document,
  about: About,
  how: readonly string[],
  { proposed: byModel, account }: ByModel = { proposed: null, account: null },
): Drafted | { problem: string } {
  const remark = reading.items.length === 0 ? reading.remarks[0] : undefined;
  if (remark) return { problem: remark.message.replace(/\.$/, "") };
  const byRules = propose(reading, {
    date: about.basis === null ? about.asOf : null,
    basis: about.basis ?? "stated",
  });
  const proposed = byModel === null ? byRules : mergeDrafts(byModel, byRules);
  if (!proposed.negotiation) return { problem: `no negotiation found: ${proposed.why}` };
  const { parties, issues } = standingPart(proposed);
  if (parties.length < 2 || issues.length === 0)
    return { problem: "no negotiation found: fewer than two parties or no issue stand in the draft" };
  return filesOf(proposed, reading, document, about, how, account);
}

/** The files of a proposed draft. @throws Error where its case would not check, which is a fault of the program */
export function filesOf(
  proposed: Proposed,
  reading: Reading,
  document: Document,
  about: About,
  how: readonly string[],
  model: Model | null,
): Drafted | { problem: string } {
  const source = {
    title: document.title ?? "The article",
    author: document.author,
    publisher: document.publisher,
    date: document.date ?? (reading.asOfBasis === "text" ? reading.asOf : null),
    url: document.url,
    file: "article.txt",
  };
  const yaml = caseText(proposed, source, about.asOf, { title: about.title });
  if (yaml.length > MAX_CASE_BYTES)
    return {
      problem: `its draft would be larger than ${MAX_CASE_BYTES / 2 ** 20} MiB, which no case may be; take the part that makes the argument`,
    };
  const { draft, messages } = check({ id: "draft", file: "case.yaml", text: yaml }, (path) =>
    path === "article.txt" ? { text: reading.text } : { problem: "absent" },
  );
  if (!draft)
    throw new Error(
      `the draft would not check: ${messages.find(({ severity }) => severity === "error")?.message ?? "it has nothing open"}`,
    );
  const title = document.title ?? draft.case.title;
  return {
    proposed,
    proposals: {
      entente_proposals: 1,
      title: about.title,
      source,
      as_of: about.asOf,
      filled: {},
      would_sign: {},
      follows: {},
      meets_on: {},
      asked: [],
      proposed,
    },
    unfilled: draft.unfilled,
    files: {
      "case.yaml": yaml,
      "article.txt": reading.text,
      "reading.json": `${JSON.stringify(toJson(reading), null, 1)}\n`,
    },
    shown: { reading, proposed, about: [...how], title, unfilled: draft.unfilled, model },
  };
}

/** Output of `--json`: entities and items with their offsets, then conflicts between statements. */
export function toJson({ entities, items, tensions, remarks, asOf }: Reading): object {
  return { as_of: asOf, entities, items, tensions, remarks };
}
