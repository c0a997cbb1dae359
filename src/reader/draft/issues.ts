/**
 * Issues of a proposed draft: what two parties are said to dispute or talk about, by its head noun, and the treaties that
 * are proposed or refused between them. Options are what stands and what the text names. A treaty
 * that nobody disputes over is drafted only where no other matter has terms: it may be a way to settle that one.
 */
import type { Accord, Reading, Stake } from "../reading.ts";
import type { Cast } from "./actors.ts";
import { FORMS, ids, idOf, nameOf, sentenceCase, shares, stems } from "./names.ts";
import { partOf } from "./propose.ts";
import type { Issue, Option } from "./proposed.ts";

const MAX_ISSUES = 6;
/** Phrases of time, of manner, of form and of one person that are no matter. */
const NO_MATTER =
  /^(?:h(?:er|is) |(?:the )?(?:last|next|this|past|coming|end|eve|start|beginning|sidelines|margins|basis|condition|brink)\b|\d|january|february|march|april|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|how|who|what|which|whether|it|them|this|that|these|those)\b/i;

/** Stems of words that size a treaty and name no matter: `a ten-year contract`. */
const SIZES =
  /^(?:year|month|day|week|one|two|three|four|five|six|ten|twenty|thirty|short|long|longer|shorter|partial|full)$/;

/** Words that say of a settlement when or how, and name no matter: `an early deal`. */
const MANNERS = stems("early possible quick swift lasting eventual formal imminent");

interface Matter {
  name: string;
  words: Set<string>;
  items: Stake[];
  deals: Accord[];
}

export function issuesOf(reading: Reading, cast: Cast): Issue[] {
  const give = ids();
  const parties = new Set(cast.parties.map(({ id }) => id));
  const atTable = (item: Stake | Accord): number => cast.idsOf(item.subject).filter((id) => parties.has(id)).length;
  const stakes = reading.items.filter(
    (item): item is Stake => item.kind === "stake" && item.polarity !== "negative" && !NO_MATTER.test(matterOf(item)),
  );
  const plain = stakes.filter((item) => atTable(item) >= 2);
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
  // Where no sentence names both sides of a dispute, its matters are those of the text's own disputes.
  for (const item of plain.length > 0 ? plain : stakes) put(matterOf(item), item);
  for (const item of reading.items) {
    if (item.kind !== "accord" || (item.status !== "proposed" && item.status !== "refused")) continue;
    const known = shares(stems(item.quote), new Set(matters.flatMap(({ words }) => [...words])));
    const others = (item.subject ?? []).length > 0 && atTable(item) === 0;
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
      const text = sentenceCase(nameOf(deal.quote));
      if (!settled.some((one) => shares(stems(one.text), stems(text)) || one.text === text) && settled.length < 3)
        settled.push({ ...partOf(option(idOf(headNoun(deal.quote))), [deal], reading), text, unspecified: false });
    }
    if (settled.length === 0)
      settled.push({
        ...partOf(option("settled"), items, reading),
        text: "A settlement; the text does not give its terms",
        unspecified: true,
      });
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

/** Matter of a dispute: the words after `over` or `on`, or the issue that the reading names. */
const matterOf = (item: Stake): string =>
  (/\b(?:over|about|concerning|on)\s+(.+)$/is.exec(item.quote)?.[1] ?? item.issue ?? item.quote).trim();

/** `a treaty on fishing rights` to `fishing rights`. */
const withoutForm = (name: string): string =>
  (/\b(?:on|over|about)\s+(.+)$/is.exec(name)?.[1] ?? name)
    .replace(/\s*\([^)]*\)/g, "")
    .replace(/\s+for\s+(?:\S+\s+){1,2}(?:weeks?|months?|years?)\b.*$/is, "")
    .replace(/\s+(?:within|by|before|until|since|after|during|next|last|this|in \d\d)\b.*$/is, "");

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

/** Without the names of actors, which are no matter. */
export function withoutActors(name: string, { entities }: Reading): string {
  return Object.values(entities)
    .flatMap(({ name: whole, aliases }) => [whole, ...aliases])
    .filter((alias) => alias.length > 2)
    .reduce((left, alias) => left.replaceAll(alias, " "), name);
}
