/**
 * The reader: an article to its statements, each with its verbatim quote, chain of speakers and hedge; and to a draft
 * case.
 */
export { read, type ReadOptions } from "./read.ts";
export { isDate, type Document } from "./input/document.ts";
export { publishedIn } from "./dates/published.ts";
export { sentencesOf } from "./sentences.ts";
export { openInThread, readInThread } from "./input/thread.ts";
export { draftCase, toJson, type Drafted } from "./draft/files.ts";
export type { Proposed } from "./draft/proposed.ts";
export * from "./reading.ts";
