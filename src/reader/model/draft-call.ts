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

const LANGUAGE = `You draft a bargaining model of a dispute from a text. A program turns your draft into a case, which a person reviews part by part. Say everything in words and names; give no numbers, percentages or points of your own. Only what the text supports goes into the draft: each part carries the quotes that it rests on. A short draft that is right is better than a long one; but what the text says of the dispute is not to be passed over.

QUOTES are copied letter by letter from the text, unbroken, within one sentence, without outer quotation marks and end punctuation, and they are no longer than what they are given for:
- of a question: the outcome with its subject and date, without words of saying and without the if-clause ("they will reach a partial deal", not "I think they will reach a partial deal"; "A longer renewal", not the sentence about it)
- of an accord: the noun phrase alone, where it is first named in full ("Their quota pact")
- of a driver: the thing with its words of trend ("food prices are soaring")
- of a need: from its holder, where the clause names it, to its object ("Lethe needs the turbines to avoid blackouts")
- of a constraint: the clause with its tie; of an event: the clause with who, whom and date
- of an issue: the noun phrase of the matter; of an option: the words that say what would be agreed
- of an actor: words that name it and say what it does in the dispute

DATES: date_quote is copied from the sentence of one of the part's own quotes, with its preposition ("before 2026", "by the end of May", "at the April session"). Where no sentence of its quotes names a date it is null, whatever can be concluded from elsewhere.

HOW A CASE IS BUILT
- parties: the actors that can themselves sign or refuse what is at issue: they talk, sign, refuse or dispute. A side that refuses or stays away from talks on its own matter is a party. A state and its government or capital are one party. can: what it does at the table. With fewer than two, or with nothing to settle, negotiation is false, why says so, and every list is empty.
- Never parties: who mediates, chairs or hosts the talks, backs or guarantees a deal, judges, reports or comments; a state that only looks on; a leader or minister beside its state; an actor of the past whose dispute is over. Who has no part in the talks and must still agree (a parliament, a senate, a people, a council, an outside body with a veto) stands among others, as a faction where it belongs to a party, with a constraint of rule ratification and a procedure.
- others: everybody else who matters, with a role: faction (decides, votes or presses within a party; of: that party), mediator, guarantor, court, venue, source (reports or comments), other. One role for each; nobody is both a party and among the others.
- issues: one for each matter that the parties could settle between them. One deal is one issue, not one for each word for it or each term of it: "three years at the hub price" and "ten years at a fixed price" are two options of one issue, the contract. Two matters that can be settled apart are two issues. No issues: a law or a condition of one party alone, an accord that stands and that nobody negotiates about, a matter for which the text names no outcome. name: the matter in the text's own words. options in order: first what stands today, then what the text offers, asks for, forecasts or has seen refused, from the smallest step to the largest. Two names of one settlement are one option. An option says what is agreed. unspecified: true only for a settlement of which the text names no term (a deal, a new treaty, an agreement); false for what stands today and wherever the text says what would be done, given or allowed, or for how long (a ceiling on subsidies, joint exploration, monitoring, an interim protocol).
- questions: every future outcome that the text forecasts, announces, weighs, asks about or leaves open, that could be looked up later, and that is still open at the date of the text; once each, each half of an either-or by itself. ask: in positive form, with its date. issue and option: what has come to stand if the answer is yes; mode reach: it comes to stand by the date; hold: what stands today still stands then. also: other options that count as yes; where the quote speaks of a deal, a settlement or an end of the dispute and names no terms, every option that settles, else none. polarity negative where the text says that it will not be: "no deal before 2026" asks whether there is a deal before 2026, and is negative. That an accord runs out on its day is no question, unless the text asks what then stands; a question on a new accord is not answered yes by the end of an old one. Where no option says exactly what the quote says, leave issue and option null and give not_expressible: why (an act of one side, a war, a resignation, an election, a ruling, what a third party does, talks that go on or break off). Never hang a question on an option that only comes near, never on one that says the opposite, and never ask about what has already happened or what a side has refused for good; that is an option, or a rule.
- needs: what a party, or a faction of it, wants, lacks or fears (polarity get or avoid). No needs: demands made to another side, conditions (constraints), advice of the author. met_by: options that meet it, and how much of it: little, half, most or all; never an option that brings what the holder fears, and never one that the holder's stake rates low. Leave it empty where the text does not let it be seen. sharpened_by: drivers that make it more pressing, and at which of their ends.
- drivers: quantities, trends and shocks outside the talks that move needs or choices (prices, harvests, stores, revenue, unemployment, public mood, a new supplier), each by itself, also out of an if-clause: direction, level today, and whom or what they move. Not deeds of the parties at the table.
- beliefs: what a party wrongly thinks of another party: it takes the other's need for, or weight on, an issue to be too high or too low (verdict). "They are bluffing" is too low.
- stakes: for each party and issue, the worth of each option to that party: low, medium or high; weight: how much the issue matters to it.
- constraints: firm rules and red lines of those who can hold to them, without a hedge. if-then: where what is in when stands, what is in then must stand too. never: what may not stand. whole: nothing is agreed until everything is. ratification: it must pass a vote or have a consent. In when and then, options of one issue are alternatives (any of them), options of several issues are meant together (all of them); what cannot be said so leaves when and then empty, and says tells it in words. Two exclusions that hold apart from each other are two constraints.
- accords: agreements that the text states as concluded: signed, in force, lapsed or ended, by the verb of the accord's own clause. What is proposed, offered, drafted, discussed, forecast, refused or imagined (a memorandum, a declaration or a roadmap as well) is an option of an issue and is not listed here; nor are laws, rulings, sanctions and decrees of one side, nor a ceasefire or a visit out of which the text makes no agreement. parties: those who concluded it. binding: false where the text says so or it is a memorandum or declaration; null where the text does not say. issue and option: what it put in force, if that is at issue.
- events: what an actor has done before the date of the text (who, whom, does: its type). Not what is planned, threatened, forecast or conditional.
- procedures: who must still agree once a text is signed, and after which options (any of them). governments: who governs a party until when, if the text says so. record: a time in which nothing moved on some issues, if the text says so; a rule or a forecast is no record.
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
