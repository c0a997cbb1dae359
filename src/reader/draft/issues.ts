/**
 * Issues of a proposed draft: what two parties are said to dispute or talk about, by its head noun, and the treaties that
 * are proposed or refused between them. Options are what stands and what the text names. A treaty
 * that nobody disputes over is drafted only where no other matter has terms: it may be a way to settle that one.
 */
import type { Accord, Reading, Stake } from "../reading.ts";
import { principalOf } from "../find/roles.ts";
import type { Cast } from "./actors.ts";
import { FORMS, ids, idOf, nameOf, sentenceCase, shares, stems } from "./names.ts";
import { partOf } from "./propose.ts";
import type { Issue, Option, Pair } from "./proposed.ts";

const MAX_ISSUES = 6;
/** Phrases of time, of manner, of form and of one person that are not a matter. */
const NO_MATTER =
  /^(?:h(?:er|is) |(?:the )?(?:last|next|this|past|coming|end|eve|start|beginning|sidelines|margins|basis|condition|brink)\b|\d|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|how|who|what|which|whether|it|them|this|that|these|those)\b/i;

/** Stems of words that size a treaty and name no matter: `a ten-year contract`. */
const SIZES =
  /^(?:year|month|day|week|one|two|three|four|five|six|ten|twenty|thirty|short|long|longer|shorter|partial|full)$/;

/** Words that say of a settlement when or how, and name no matter: `an early deal`. */
const MANNERS = stems("early possible quick swift lasting permanent temporary partial eventual formal imminent new");

/** Words of a number or a length, which are terms. */
const TERMS =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|fifty|hundred|half|third|quarter|year|month|week|equal)\b/i;

interface Matter {
  name: string;
  words: Set<string>;
  items: Stake[];
  deals: Accord[];
}

/** @param between actors of whom two must have the matter between them */
export function issuesOf(reading: Reading, cast: Cast, between: readonly { id: string }[]): Issue[] {
  const give = ids();
  const parties = new Set(between.map(({ id }) => id));
  const atTable = (item: Stake | Accord): number => cast.idsOf(item.subject).filter((id) => parties.has(id)).length;
  const disputed = reading.items.filter(
    (item): item is Stake =>
      item.kind === "stake" && item.polarity !== "negative" && !NO_MATTER.test(matterOf(item)) && atTable(item) >= 2,
  );
  const matters: Matter[] = [];
  const put = (name: string, item: Stake | Accord): void => {
    const words = stems(withoutActors(name, reading));
    if (words.size === 0 || [...words].every((word) => MANNERS.has(word))) return;
    const deal = item.kind === "accord";
    const form = deal ? headNoun(name) : "";
    const same = matters.find(
      (one) =>
        shares(one.words, words) ||
        (deal &&
          [...words].every((word) => SIZES.test(word)) &&
          one.deals.some(({ quote }) => headNoun(quote) === form)),
    );
    const one: Matter = same ?? { name, words, items: [], deals: [] };
    if (!same) matters.push(one);
    else if (!deal && one.items.length === 0) one.name = name;
    if (item.kind === "accord") one.deals.push(item);
    else one.items.push(item);
  };
  for (const item of disputed) put(matterOf(item), item);
  for (const item of reading.items) {
    if (item.kind !== "accord" || (item.status !== "proposed" && item.status !== "refused")) continue;
    const known = shares(stems(item.quote), new Set(matters.flatMap(({ words }) => [...words])));
    const others =
      (item.subject ?? []).some((ref) => principalOf(reading.entities, ref) !== null) && atTable(item) === 0;
    if (known || !others) put(item.quote, item);
  }
  const withTerms = matters.some(({ deals }) => deals.length > 0);
  const firstWithTerms = matters.find(({ deals }) => deals.length > 0);
  const whyNot = (matter: Matter): string | null => {
    if (withTerms && matter.deals.length === 0) return "the text names no terms that would settle it";
    return matter.items.length === 0 && matter !== firstWithTerms
      ? "the text does not say that it is a matter of its own"
      : null;
  };
  matters.sort((a, b) => Number(whyNot(a) !== null) - Number(whyNot(b) !== null));
  return matters.slice(0, MAX_ISSUES).map((matter) => {
    const { name, items, deals } = matter;
    const option = ids();
    const named = nameOf(withoutForm(name));
    const settled: Option[] = [];
    for (const deal of deals) {
      const text = sentenceCase(nameOf(withoutTime(deal.quote)));
      if (!settled.some((one) => shares(stems(one.text), stems(text)) || one.text === text) && settled.length < 3)
        settled.push({ ...partOf(option(idOf(headNoun(deal.quote))), [deal], reading), text, unspecified: false });
    }
    const stands: Option = {
      ...partOf(option("stands"), [], reading),
      text: items.length === 0 ? "None" : "As it stands",
      unspecified: false,
    };
    return {
      ...partOf(give(idOf(lastNoun(named))), [...items, ...deals], reading, whyNot(matter)),
      name: sentenceCase(named),
      options: [stands, ...settled],
    };
  });
}

/**
 * The issues without the treaties that have no terms and of which no question and no rule speaks: they say no more than
 * that the matter may be settled, which the interview asks for.
 */
export const withoutLoose = (issues: readonly Issue[], used: readonly Pair[]): Issue[] =>
  issues.map((issue) => ({
    ...issue,
    options: issue.options.filter(
      ({ id, text }, at) =>
        at === 0 || TERMS.test(text) || used.some((pair) => pair.issue === issue.id && pair.option === id),
    ),
  }));

/** Matter of a dispute: the words after `over` or `on`, or the issue that the reading names. */
const matterOf = (item: Stake): string =>
  (/\b(?:over|about|concerning|on)\s+(.+)$/is.exec(item.quote)?.[1] ?? item.issue ?? item.quote).trim();

/** `a treaty on fishing rights` to `fishing rights`. */
const withoutForm = (name: string): string =>
  withoutTime((/\b(?:on|over|about)\s+(.+)$/is.exec(name)?.[1] ?? name).replace(/\s*\([^)]*\)/g, ""));

/** Without the time of talks at its end: `a pact on tolls for two years`, `an accord on fishing on Tuesday`. */
const withoutTime = (name: string): string =>
  name
    .replace(/\s+for\s+(?:\S+\s+){1,2}(?:weeks?|months?|years?)\b.*$/is, "")
    .replace(
      /\s+(?:within|by|before|until|since|after|during|next|last|this|in \d\d|(?:on|in) (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december))\b.*$/is,
      "",
    );

const headNoun = (quote: string): string =>
  quote
    .toLowerCase()
    .match(/[a-z]+/g)
    ?.find((word) => FORMS.test(word)) ?? "deal";

/** The last word of a phrase before its first preposition. */
const lastNoun = (name: string): string =>
  name
    .split(/\s+(?:of|in|between|with|for|to|off|from|at|along|under|that|which|near|around)\s+/i)[0]!
    .trim()
    .split(/\s+/)
    .slice(-2)
    .join(" ");

/** Without the names of actors, which are not a matter. */
export function withoutActors(name: string, { entities }: Reading): string {
  return Object.values(entities)
    .flatMap(({ name: whole, aliases }) => [whole, ...aliases])
    .filter((alias) => alias.length > 2)
    .reduce((left, alias) => left.replaceAll(alias, " "), name);
}
