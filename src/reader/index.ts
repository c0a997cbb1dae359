/** The reader: an article to what it says, each thing with its verbatim quote, its chain of speakers and its hedge. */
export { read, type ReadOptions } from "./read.ts";
export type * from "./reading.ts";
