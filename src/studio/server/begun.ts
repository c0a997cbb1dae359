/** What a case begins with in the studio: its article read to proposals, or blank ones. */
import { blankProposals, type Proposals } from "../../reader/draft/proposals.ts";
import type { Authored, ModelEstimate, NewCase } from "../workers/authoring.ts";
import { askModel, estimateOf } from "./reading-model.ts";

export interface Begun {
  proposals: Proposals;
  article: string | null;
  /** Files that are written with the first valid draft. */
  files: { [name: string]: string };
  /** Everything asked of a language model and answered, written beside the first draft. */
  exchanges: { [name: string]: string };
  note: string | null;
  /** Why nothing of its article is written by itself; null where it was drafted. */
  unfound: string | null;
}

export type Problem = Extract<Authored, { problem: string }>;

export function blank(day: string | null, called: string): Begun | Problem {
  if (day === null) return { problem: "say from which day the case looks ahead" };
  return { proposals: blankProposals(day, called), article: null, files: {}, exchanges: {}, note: null, unfound: null };
}

export async function fromArticle(
  { name, bytes }: NonNullable<NewCase["article"]>,
  day: string | null,
  called: string,
  model: NewCase["model"],
): Promise<Begun | ModelEstimate | Problem> {
  const { openInThread, readInThread } = await import("../../reader/index.ts");
  const { begunFrom } = await import("../../reader/draft/begin.ts");
  const opened = await openInThread(Buffer.from(bytes, "base64"), name);
  if ("problem" in opened) return { problem: `the article cannot be read: ${opened.problem}` };
  const document = { ...opened.document, title: opened.document.title ?? called };
  if (model === "estimate") {
    const estimate = await estimateOf(document.text);
    return estimate === null ? NO_MODEL : { estimate };
  }
  const stated = day ?? document.date;
  const byRules = await readInThread(document.text, stated === null ? {} : { asOf: stated }, () => {});
  const byModel = model === "ask" ? await askModel(byRules) : null;
  if (model === "ask" && byModel === null) return NO_MODEL;
  const { reading, proposed: draft, account } = byModel ?? { reading: byRules, proposed: null, account: null };
  const exchanges = byModel?.files ?? {};
  const asOf = stated ?? reading.asOf;
  if (asOf === null || asOf.length < 7)
    return { problem: "no date was found in the article; say from which day the case looks ahead" };
  const how = [`Read in the studio, as of ${asOf}.`, ...document.notes];
  const begun = begunFrom(reading, document, { title: called, asOf, basis: null }, how, { proposed: draft, account });
  const remarks = [
    ...(day === null ? [`The article is read as of ${asOf}, the date that it carries.`] : []),
    ...(account?.told ?? []),
  ];
  const { readingPage } = await import("../../report/reading/index.ts");
  const page = begun.shown === null ? {} : { "reading.html": readingPage(begun.shown) };
  return {
    ...begun,
    article: reading.text,
    files: { ...begun.files, ...page },
    exchanges,
    note: remarks.length === 0 ? null : remarks.join(" "),
  };
}

const NO_MODEL: Problem = { problem: "no language model is named in the environment of the studio" };
