/** The reader: an article to what it says, each thing with its verbatim quote, its chain of speakers and its hedge; and to a draft case. */
export { read, type ReadOptions } from "./read.ts";
export { isDate, open, type Document } from "./input/document.ts";
export { draftCase, toJson, type Drafted } from "./draft/case.ts";
export type * from "./reading.ts";
