/** Proposed drafts and golds as drafts to be scored. */
import { standingPart } from "../../../src/reader/draft/parts.ts";
import type { Pair, Proposed, StatedDate } from "../../../src/reader/draft/proposed.ts";
import { FACTS, type GoldDraft } from "../gold.ts";
import type { DraftView } from "./view.ts";

/** What a proposed draft would write before anybody has answered. */
export function viewOfProposed(proposed: Proposed): DraftView {
  const draft = standingPart(proposed);
  const named = (id: string): string => [...draft.parties, ...draft.others].find((one) => one.id === id)?.name ?? id;
  const dated = (where: string, { date }: StatedDate): { where: string; date: string }[] =>
    date === null ? [] : [{ where, date }];
  const facts = draft.accords.filter(({ status }) => FACTS.has(status));
  return {
    negotiation: draft.negotiation,
    parties: draft.parties.map(({ name, names }) => ({ name, names })),
    issues: draft.issues.map(({ id, name, quotes, options }) => ({
      id,
      name,
      spans: quotes,
      options: options.map((option) => ({ ...option, spans: option.quotes })),
      standing: options[0]?.id ?? "",
    })),
    questions: draft.questions.map(({ ask, quotes, yes, also, not_expressible, polarity, until }) => ({
      ask,
      spans: quotes,
      yes: yes === null ? null : [yes, ...also],
      listedOnly: not_expressible !== null,
      polarity,
      by: until.date,
    })),
    needs: draft.needs.map(({ holder, quotes, met_by }) => ({ holder: named(holder), spans: quotes, metBy: met_by })),
    drivers: draft.drivers.map(({ quotes }) => ({ spans: quotes })),
    constraints: draft.constraints.map(({ quotes }) => ({ spans: quotes })),
    accords: facts.map(({ name, quotes, parties }) => ({ name, spans: quotes, parties: parties.map(named) })),
    events: draft.events.map(({ quotes }) => ({ spans: quotes })),
    record: draft.record.map(({ quotes }) => ({ spans: quotes })),
    dates: [
      ...facts.flatMap(({ id, date }) => dated(`accords.${id}`, date)),
      ...draft.events.flatMap(({ id, date }) => dated(`events.${id}`, date)),
      ...draft.questions.flatMap(({ id, until }) => dated(`questions.${id}`, until)),
      ...draft.record.flatMap(({ id, since }) => dated(`record.${id}`, since)),
    ],
  };
}

/** The draft that a gold describes; also a draft in the form of a gold, as JSON. */
export function viewOfGold(gold: GoldDraft): DraftView {
  const named = (id: string): string => [...gold.parties, ...gold.others].find((one) => one.id === id)?.names[0] ?? id;
  const pairs = (yes: Pair | undefined, also: readonly Pair[] = []): Pair[] | null =>
    yes === undefined ? null : [yes, ...also];
  const facts = gold.accords.filter(({ status }) => FACTS.has(status));
  return {
    negotiation: gold.negotiation,
    parties: gold.parties.map(({ names }) => ({ name: names[0], names })),
    issues: gold.issues.map(({ id, name, quotes = [], options }) => ({
      id,
      name,
      spans: quotes,
      options: options.map((option) => ({
        id: option.id,
        text: option.text,
        unspecified: option.unspecified ?? false,
        spans: option.quotes ?? [],
      })),
      standing: options[0].id,
    })),
    questions: gold.questions.map((question) => ({
      ask: question.ask ?? "",
      spans: question.quotes,
      yes: pairs(question.yes, question.also),
      listedOnly: question.not_expressible !== undefined,
      polarity: question.polarity,
      by: question.by ?? null,
    })),
    needs: gold.needs.map(({ holder, quotes, met_by = [] }) => ({
      holder: named(holder),
      spans: quotes,
      metBy: met_by,
    })),
    drivers: gold.drivers.map(({ quotes }) => ({ spans: quotes })),
    constraints: gold.constraints.map(({ quotes }) => ({ spans: quotes })),
    accords: facts.map(({ quotes, parties = [] }) => ({
      name: quotes[0].text,
      spans: quotes,
      parties: parties.map(named),
    })),
    events: [],
    record: [],
    dates: [
      ...facts.flatMap(({ date }, at) => (date ? [{ where: `accords.${at}`, date }] : [])),
      ...gold.questions.flatMap(({ by }, at) => (by ? [{ where: `questions.${at}`, date: by }] : [])),
    ],
  };
}
