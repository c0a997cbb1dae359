import type { Document } from "../../src/reader/index.ts";

/** A text that states nothing of itself. */
export const plainDocument = (text: string): Document => ({
  text,
  title: null,
  author: null,
  publisher: null,
  date: null,
  url: null,
  format: "txt",
  encoding: "UTF-8",
  notes: [],
});
