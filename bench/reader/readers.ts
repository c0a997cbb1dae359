/** Who reads the texts: the rules, models of which answers are stored, and a second annotator. */
import { draftCase, read, type Reading } from "../../src/reader/index.ts";
import { asFound, foundIn, type FoundItem } from "./items.ts";
import type { Text } from "./gold.ts";
import { viewOfYaml } from "./draft/from-case.ts";
import { viewOfGold } from "./draft/from-proposed.ts";
import type { DraftView } from "./draft/view.ts";

export interface Answer {
  items: FoundItem[];
  /** Null where no draft is written. */
  draft: DraftView | null;
}
export interface Reader {
  name: string;
  /** Null where there is no answer for this text. */
  read(text: Text): Answer | null;
}

export const byRules: Reader = {
  name: "rules",
  read: ({ text, gold }) => {
    const reading = read(text, { asOf: gold.as_of });
    return { items: foundIn(reading), draft: draftByRules(reading, gold.as_of) };
  },
};

export const secondHand: Reader = {
  name: "second annotator",
  read: ({ second }) => (second === null ? null : { items: asFound(second), draft: viewOfGold(second.draft) }),
};

function draftByRules(reading: Reading, asOf: string): DraftView | null {
  const document = { title: null, author: null, publisher: null, date: null, url: null };
  const drafted = draftCase(
    reading,
    { ...document, text: reading.text, format: "txt", encoding: "UTF-8", notes: [] },
    { title: null, asOf, basis: null },
    [],
  );
  return "problem" in drafted ? null : viewOfYaml(drafted.files["case.yaml"], reading.text);
}
