/** The second call: a text, or what was verified in it, to a draft in words. */
import { PLOVER } from "../../language/blocks/events.ts";
import type { Step } from "./ask.ts";
import { EXAMPLE_DRAFT } from "./example-draft.ts";
import { list, oneOf, readObject, schemaOf, text, texts, yes, type Read } from "./fields.ts";
import { EXAMPLE_TEXT } from "./guideline.ts";
import { jsonIn } from "./json.ts";
import { asData } from "./parts.ts";
import { OTHER_ROLES, STATUSES } from "./read-call.ts";

const LEVEL = oneOf("low", "medium", "high");
const PAIR = { issue: text, option: text };

/** Lists of a draft; every entry has an id and the quotes that it rests on. */
export const DRAFT_LISTS = {
  parties: { id: text, name: text, names: texts, can: text, quotes: texts },
  others: { id: text, name: text, names: texts, role: oneOf(...OTHER_ROLES), of: text, quotes: texts },
  issues: {
    id: text,
    name: text,
    quotes: texts,
    options: list({ id: text, text, unspecified: yes, quotes: texts }),
  },
  questions: {
    id: text,
    ask: text,
    issue: text,
    option: text,
    also: list(PAIR),
    not_expressible: text,
    mode: oneOf("reach", "hold"),
    date_quote: text,
    polarity: oneOf("positive", "negative"),
    quotes: texts,
  },
  needs: {
    id: text,
    holder: text,
    name: text,
    polarity: oneOf("get", "avoid"),
    weight: LEVEL,
    met_by: list({ ...PAIR, share: oneOf("little", "half", "most", "all") }),
    sharpened_by: list({ driver: text, at: oneOf("high", "low") }),
    quotes: texts,
  },
  drivers: {
    id: text,
    name: text,
    direction: oneOf("rising", "falling", "high", "low", "shock"),
    level: LEVEL,
    moves: text,
    quotes: texts,
  },
  beliefs: {
    id: text,
    holder: text,
    about: text,
    issue: text,
    need: text,
    verdict: oneOf("too high", "too low"),
    quotes: texts,
  },
  stakes: {
    id: text,
    actor: text,
    issue: text,
    weight: LEVEL,
    order: list({ option: text, worth: LEVEL }),
    quotes: texts,
  },
  constraints: {
    id: text,
    rule: oneOf("if-then", "never", "whole", "ratification"),
    says: text,
    when: list(PAIR),
    then: list(PAIR),
    quotes: texts,
  },
  accords: {
    id: text,
    name: text,
    parties: texts,
    date_quote: text,
    status: oneOf(...STATUSES),
    binding: yes,
    issue: text,
    option: text,
    quotes: texts,
  },
  events: { id: text, who: text, whom: text, does: oneOf(...PLOVER), date_quote: text, quotes: texts },
  procedures: { id: text, name: text, who: text, after: list(PAIR), quotes: texts },
  governments: { id: text, of: text, who: text, date_quote: text, quotes: texts },
  record: { id: text, date_quote: text, issues: texts, what: text, quotes: texts },
};
type Lists = typeof DRAFT_LISTS;
export type DraftList = keyof Lists;
export type DraftPart<L extends DraftList> = Read<Lists[L]>;
/** A draft as a model answers it, before anything in it is verified. */
export type DraftAnswer = { negotiation: boolean; why?: string } & { [L in DraftList]: DraftPart<L>[] };

const ANSWER = {
  negotiation: yes,
  why: text,
  ...(Object.fromEntries(Object.entries(DRAFT_LISTS).map(([name, fields]) => [name, list(fields)])) as {
    [L in DraftList]: ReturnType<typeof list<Lists[L]>>;
  }),
};
const SCHEMA = schemaOf(ANSWER);

const LANGUAGE = `You draft a bargaining model of a dispute from a text. A program turns your draft into a case, which a person reviews part by part. Say everything in words and names; give no numbers, percentages or points of your own. Only what the text supports goes into the draft: each part carries the quotes that it rests on, copied letter by letter from the text. A short draft that is right is better than a long one.

HOW A CASE IS BUILT
- parties: the actors that can themselves sign or refuse what is at issue: they talk, sign, refuse or dispute. Not mediators, guarantors, courts, venues, outlets or experts; not a leader beside its state. can: what it does at the table. With fewer than two, or with nothing to settle, negotiation is false, why says so, and every list is empty.
- others: everybody else who matters, with a role: faction (decides, votes or presses within a party; of: that party), mediator, guarantor, court, venue, source, other.
- issues: one for each matter that can be settled. One deal is one issue, not one for each word for it; two matters that can be settled apart are two. name: the matter in the text's own words. options in order: first what stands today, then what the text offers, asks for, forecasts or has seen refused, from the smallest step to the largest. Two names of one settlement are one option. An option says what is agreed. unspecified: true for a settlement whose terms the text does not give.
- questions: future outcomes that the text forecasts, weighs or leaves open and that could be looked up later. ask: in positive form. issue and option: what has come to stand if the answer is yes; mode reach: it comes to stand by the date; hold: it still stands then. also: other options that count as yes; mostly there is none. polarity negative where the text says that it will not be. date_quote: the words of the date, null where there is none. Where no option says exactly what the quote says (a war, a resignation, talks that go on or break off), leave issue and option null and give not_expressible: why. Never hang a question on an option that only comes near, and never ask about the past.
- needs: what a party wants, lacks or fears (polarity get or avoid). met_by: options that meet it, and how much of it: little, half, most or all; never an option that brings what the holder fears. sharpened_by: drivers that make it more pressing, and at which of their ends.
- drivers: quantities, trends and shocks outside the talks that move needs or choices: direction, level today, and whom or what they move. Not deeds of the parties.
- beliefs: what a party wrongly thinks of another party: it takes the other's need for, or weight on, an issue to be too high or too low (verdict). "They are bluffing" is too low.
- stakes: for each party and issue, the worth of each option to that party: low, medium or high; weight: how much the issue matters to it.
- constraints: firm rules. if-then (when: the condition, then: what must stand with it), never (when: options that may not stand together, or one that may not stand), whole (nothing is agreed until everything is), ratification (it must pass a vote).
- accords: agreements with their status. Only signed, in force, lapsed and ended ones are facts; what is proposed, refused or imagined is an option of an issue. issue and option: what it put in force, if that is at issue.
- events: what a party has done (who, whom, does: its type). Not what may yet happen.
- procedures: who must still agree once a text is signed, and after which options. governments: who governs a party until when, if the text says so. record: a time in which nothing moved on some issues, if the text says so; a rule or a forecast is no record.
- ids are short English words in lower case with underscores; refer to parts by their ids.`;

export const DRAFT_INSTRUCTIONS = `${LANGUAGE}

Answer with one JSON object of this JSON Schema and with nothing else; a field that does not apply is null, a list without entries is empty:
${JSON.stringify(SCHEMA)}`;

/** @param material the text, or where it is long the items that were verified in it */
export const draftStep = (material: string, asOf: string | null): Step => ({
  name: "draft",
  messages: [
    { role: "system", content: DRAFT_INSTRUCTIONS },
    { role: "user", content: `Date of the text: 2027-04.\n${asData(EXAMPLE_TEXT)}` },
    { role: "assistant", content: JSON.stringify(EXAMPLE_DRAFT) },
    { role: "user", content: `Date of the text: ${asOf ?? "unknown"}.\n${asData(material)}` },
  ],
  schema: SCHEMA,
});

/** @returns null where the text of an answer holds no draft */
export function parseDraft(answer: string): { draft: DraftAnswer; cut: boolean } | null {
  const found = jsonIn(
    answer,
    (value) =>
      !Array.isArray(value) &&
      Object.keys(value as object).some((name) => /^(?:parties|issues|negotiation)$/i.test(name)),
  );
  return found && { draft: draftOf(found.value), cut: found.cut };
}

/** A draft with every list, from whatever an answer holds. */
export function draftOf(value: unknown): DraftAnswer {
  const read = readObject(ANSWER, value) ?? {};
  const lists = Object.fromEntries(
    (Object.keys(DRAFT_LISTS) as DraftList[]).map((name) => [
      name,
      withIds(name, (read[name] ?? []) as { id?: string }[]),
    ]),
  ) as { [L in DraftList]: DraftPart<L>[] };
  return {
    negotiation: read.negotiation ?? (lists.parties.length > 1 && lists.issues.length > 0),
    ...(read.why === undefined ? {} : { why: read.why }),
    ...lists,
  };
}

/** Every part with an id; what has none is named by its list and place. */
const withIds = <P extends { id?: string }>(list: string, parts: readonly P[]): P[] =>
  parts.map((part, at) => ({ ...part, id: part.id ?? `${list}_${at + 1}` }));
