/** The first call: a part of a text to its actors and items. */
import { PLOVER } from "../../language/blocks/events.ts";
import type { Message, Step } from "./ask.ts";
import { list, oneOf, readObject, schemaOf, text, texts, type Read } from "./fields.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT, GUIDELINE } from "./guideline.ts";
import { jsonIn } from "./json.ts";
import { asData } from "./parts.ts";

export const OTHER_ROLES = ["faction", "mediator", "guarantor", "court", "venue", "source", "other"] as const;
export const ITEM_KINDS = [
  "attribution",
  "claim",
  "event",
  "accord",
  "question",
  "driver",
  "need",
  "belief",
  "stake",
  "constraint",
] as const;
export const STATUSES = ["proposed", "signed", "in force", "refused", "hypothetical", "lapsed", "ended"] as const;

const ACTOR = { name: text, role: oneOf("party", ...OTHER_ROLES), of: text, same_as: texts };
const ITEM = {
  kind: oneOf(...ITEM_KINDS),
  quote: text,
  speaker: texts,
  subject: texts,
  object: texts,
  holder: text,
  about: text,
  polarity: oneOf("positive", "negative", "partial"),
  hedge_quote: text,
  condition_quote: text,
  date_quote: text,
  direction: oneOf("rising", "falling", "high", "low", "shock"),
  status: oneOf(...STATUSES),
  verdict: oneOf("right", "wrong", "partly", "open"),
  event: oneOf(...PLOVER),
  links: list({
    relation: oneOf("sharpens", "weakens", "meets", "corrects", "about", "conditional-on", "supports", "despite"),
    quote: text,
  }),
};
const ANSWER = { actors: list(ACTOR), items: list(ITEM) };

export type ReadActor = Read<typeof ACTOR>;
export type ReadItem = Read<typeof ITEM>;
export interface ReadAnswer {
  actors: ReadActor[];
  items: ReadItem[];
}

const SCHEMA = schemaOf(ANSWER);

/** Instructions of the call, the same for every text. */
export const READ_INSTRUCTIONS = `${GUIDELINE}

Answer with one JSON object of this JSON Schema and with nothing else; a field that does not apply is null or left out:
${JSON.stringify(SCHEMA)}`;

export const readStep = (part: string, number: number): Step => ({
  name: `read-${number}`,
  messages: [
    { role: "system", content: READ_INSTRUCTIONS },
    { role: "user", content: asData(EXAMPLE_TEXT) },
    { role: "assistant", content: JSON.stringify(EXAMPLE_ANSWER) },
    { role: "user", content: asData(part) },
  ],
  schema: SCHEMA,
});

/** @returns null where the text of an answer holds no such JSON; `malformed`: entries that are no items */
export function parseRead(answer: string): (ReadAnswer & { cut: boolean; malformed: number }) | null {
  const found = jsonIn(answer, fits);
  if (!found) return null;
  const value = (Array.isArray(found.value) ? { items: found.value } : found.value) as { [name: string]: unknown };
  const { actors = [], items: entries = [] } = readObject(ANSWER, value)!;
  const items: ReadItem[] = [];
  let malformed = 0;
  for (const item of entries) {
    if (item.kind !== undefined && item.quote !== undefined) items.push(item);
    else malformed++;
  }
  const named = actors.filter(({ name }) => name !== undefined);
  malformed += actors.length - named.length;
  // Some models list the actors among the items.
  const { items: raw = [] } = value;
  for (const entry of Array.isArray(raw) ? (raw as unknown[]) : []) {
    const { kind, quote } = (entry ?? {}) as { kind?: unknown; quote?: unknown };
    if (typeof kind !== "string" || !/^actors?$/i.test(kind)) continue;
    malformed--;
    const actor = readObject(ACTOR, { name: quote, ...(entry as object) });
    if (actor?.name !== undefined) named.push(actor);
  }
  return { actors: named, items, cut: found.cut, malformed: Math.max(0, malformed) };
}

const fits = (value: unknown): boolean => {
  if (Array.isArray(value)) return value.every((entry) => typeof entry === "object" && entry !== null);
  const lists = Object.entries(value as object).filter(([name]) => /^(?:items|actors)$/i.test(name));
  return lists.some(([, entries]) => typeof entries === "object" && entries !== null);
};

/** The call once more, with what was wrong with its answer. */
export const again = (step: Step, answer: string): Step => ({
  ...step,
  name: `${step.name}-again`,
  messages: [
    ...step.messages,
    { role: "assistant", content: answer.slice(0, MAX_REPEATED_CHARACTERS) } satisfies Message,
    { role: "user", content: "That holds no JSON object of the schema. Answer with the JSON object alone." },
  ],
});

const MAX_REPEATED_CHARACTERS = 4000;
