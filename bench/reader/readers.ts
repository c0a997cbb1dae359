/** Who reads the texts: the rules, models of which answers are stored, and a second annotator. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { answersFrom, propose } from "../../src/reader/model/index.ts";
import { draftCase, read, type Reading } from "../../src/reader/index.ts";
import { asFound, foundIn, type FoundItem } from "./items.ts";
import type { Text } from "./gold.ts";
import { viewOfGold, viewOfProposed } from "./draft/from-proposed.ts";
import type { DraftView } from "./draft/view.ts";

export interface Answer {
  items: FoundItem[];
  /** Null where no draft is written. */
  draft: DraftView | null;
}
export interface Reader {
  name: string;
  /** Null where there is no answer for this text. */
  read(text: Text): Answer | null | Promise<Answer | null>;
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

/** @param folder in which `MODEL/TEXT` holds what one model answered about one text, as `entente read --answers` takes it */
export const storedModels = (folder: string): Reader[] =>
  (existsSync(folder) ? readdirSync(folder, { withFileTypes: true }) : [])
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ name, read: (text) => byAnswers(join(folder, name, text.name), text) }));

/** @returns null where no answers are stored, or one is still awaited */
async function byAnswers(folder: string, { text, gold }: Text): Promise<Answer | null> {
  if (!existsSync(folder)) return null;
  const stored = answersFrom(text, (file) =>
    existsSync(join(folder, file)) ? readFileSync(join(folder, file), "utf8") : null,
  );
  if ("problem" in stored) throw new Error(`${folder}: ${stored.problem}`);
  const { reading, proposed, account } = await propose(read(text, { asOf: gold.as_of }), stored.model, stored.ask);
  if (account.waiting.length > 0) return null;
  const unconfirmed = new Set(account.unconfirmed);
  return {
    items: foundIn({ ...reading, items: reading.items.filter(({ id }) => !unconfirmed.has(id)) }),
    draft: proposed === null ? null : viewOfProposed(proposed),
  };
}

function draftByRules(reading: Reading, asOf: string): DraftView | null {
  const document = { title: null, author: null, publisher: null, date: null, url: null };
  const drafted = draftCase(
    reading,
    { ...document, text: reading.text, format: "txt", encoding: "UTF-8", notes: [] },
    { title: null, asOf, basis: null },
    [],
  );
  return "problem" in drafted ? null : viewOfProposed(drafted.proposed);
}
