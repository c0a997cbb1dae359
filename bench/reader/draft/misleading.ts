/** Errors of a draft that mislead its reader: none is allowed, whatever the total. */
import { FACTS, type Gold } from "../gold.ts";
import { anyMatches, anyOverlaps, holdsName, sameName, wordsOf } from "../spans.ts";
import { gives } from "./given-dates.ts";
import { isActor, isOpposite, matchedBy, matchedQuestions, type MatchedIssue } from "./match.ts";
import type { DraftView, Passages } from "./view.ts";

export const CODES = [
  "opposite question",
  "past question",
  "accord as fact",
  "invented accord",
  "invented issue",
  "false party",
  "invented party",
  "invented date",
  "unreal event",
  "false record",
  "need met by what is feared",
  "draft of nothing",
] as const;
export interface Misleading {
  code: (typeof CODES)[number];
  /** Part of the draft, by its name or words. */
  where: string;
  what: string;
}

/** Roles that never sit at the table. */
const NEVER_A_PARTY: ReadonlySet<string> = new Set(["court", "guarantor", "mediator", "venue", "source"]);

export function misleading(text: string, gold: Gold, draft: DraftView, matched: readonly MatchedIssue[]): Misleading[] {
  const words = new Set(wordsOf(text));
  const stands = (name: string): boolean => wordsOf(name).some((word) => words.has(word));
  return [
    ...questions(text, gold, draft, matched),
    ...accords(gold, draft),
    ...draft.issues
      .filter((issue) => !stands(issue.name) && !matched.some(({ draft: own }) => own === issue))
      .map(({ name }): Misleading => ({
        code: "invented issue",
        where: name,
        what: "no word of it stands in the text",
      })),
    ...parties(gold, draft, stands),
    ...draft.dates
      .filter(({ date }) => !gives(text, gold, date))
      .map(({ where, date }): Misleading => ({ code: "invented date", where, what: `the text does not give ${date}` })),
    ...chronicle(text, gold, draft),
    ...feared(text, gold, draft),
  ];
}

const quoted = (text: string, { spans }: Passages): string =>
  spans.length === 0 ? "without a quote" : text.slice(spans[0].start, spans[0].end);

function questions(text: string, gold: Gold, draft: DraftView, matched: readonly MatchedIssue[]): Misleading[] {
  const opposite = matchedQuestions(gold.draft, draft)
    .filter(([g, d]) => isOpposite(g, d, draft, matched))
    .map(([, d]): Misleading => ({ code: "opposite question", where: d.ask, what: quoted(text, d) }));
  const asked = [...spansOf(gold, "question"), ...gold.draft.questions.flatMap(({ quotes }) => quotes)];
  const past = draft.questions
    .filter(
      ({ spans, by, listedOnly }) =>
        !listedOnly &&
        ((by !== null && `${by}~` < gold.as_of) ||
          (spans.length > 0 && !anyMatches(spans, asked) && anyMatches(spans, spansOf(gold, "event")))),
    )
    .map((d): Misleading => ({ code: "past question", where: d.ask, what: quoted(text, d) }));
  return [...opposite, ...past];
}

const spansOf = (gold: Gold, kind: string) => gold.items.filter((item) => item.kind === kind);

function accords(gold: Gold, draft: DraftView): Misleading[] {
  const known = [
    ...gold.draft.accords.flatMap(({ quotes, status }) => quotes.map((span) => ({ span, status }))),
    ...gold.items.flatMap((item) =>
      item.kind === "accord" && item.status ? [{ span: item, status: item.status }] : [],
    ),
  ];
  return draft.accords.flatMap(({ name, spans }): Misleading[] => {
    const like = known.filter(({ span }) => anyOverlaps([span], spans));
    const best = like.filter(({ span }) => anyMatches([span], spans));
    const statuses = (best.length > 0 ? best : like).map(({ status }) => status);
    if (statuses.length === 0)
      return [{ code: "invented accord", where: name, what: "no clause of the text states it" }];
    if (statuses.some((status) => FACTS.has(status))) return [];
    return [{ code: "accord as fact", where: name, what: `the text has it as ${statuses[0]}` }];
  });
}

function parties(gold: Gold, draft: DraftView, stands: (name: string) => boolean): Misleading[] {
  const { parties: right, others } = gold.draft;
  const called = (names: readonly string[], known: readonly string[]): boolean =>
    names.some((name) => known.some((other) => sameName(name, other)));
  const actors = spansOf(gold, "actor").map(({ quote }) => quote);
  return draft.parties.flatMap(({ name, names }): Misleading[] => {
    const all = [name, ...names];
    if (right.some((party) => called(all, party.names))) return [];
    const other = others.find((one) => called(all, one.names));
    if (other)
      return NEVER_A_PARTY.has(other.role)
        ? [{ code: "false party", where: name, what: `its role is ${other.role}` }]
        : [];
    if (!all.some(stands)) return [{ code: "invented party", where: name, what: "no word of it stands in the text" }];
    return called(all, actors) ? [] : [{ code: "false party", where: name, what: "it is no actor of the text" }];
  });
}

function chronicle(text: string, gold: Gold, draft: DraftView): Misleading[] {
  const future = [...spansOf(gold, "question"), ...gold.draft.questions.flatMap(({ quotes }) => quotes)];
  const unreal = draft.events
    .filter(({ spans }) => anyMatches(spans, future) && !anyMatches(spans, spansOf(gold, "event")))
    .map((event): Misleading => ({
      code: "unreal event",
      where: quoted(text, event),
      what: "the text has it as an outcome",
    }));
  const rules = [...spansOf(gold, "constraint"), ...gold.draft.constraints.flatMap(({ quotes }) => quotes), ...future];
  const record = draft.record
    .filter(({ spans }) => anyMatches(spans, rules))
    .map((part): Misleading => ({
      code: "false record",
      where: quoted(text, part),
      what: "it is a rule or a forecast",
    }));
  return [...unreal, ...record];
}

/** A need to avoid something that is met by an option of which all words stand in what is feared. */
function feared(text: string, gold: Gold, draft: DraftView): Misleading[] {
  return matchedBy(gold.draft.needs, draft.needs)
    .filter(([g, d]) => g.polarity === "avoid" && isActor(gold.draft, g.holder, d.holder))
    .flatMap(([g, d]) =>
      d.metBy.flatMap(({ issue, option }): Misleading[] => {
        const words = draft.issues.find(({ id }) => id === issue)?.options.find(({ id }) => id === option)?.text;
        return words !== undefined && g.quotes.some((quote) => holdsName(quote.text, [words]))
          ? [{ code: "need met by what is feared", where: words, what: quoted(text, d) }]
          : [];
      }),
    );
}
