/** A model's items and those of the rules as one reading: the model's come first, what it did not confirm is marked. */
import { firstIndex } from "../../numbers/bisect.ts";
import type { Item, Reading, Span } from "../reading.ts";
import { stricter, type Status } from "./accord-status.ts";
import { overlap, type VerifiedItems } from "./verify-items.ts";

export interface Merged {
  reading: Reading;
  /** Items of the model that the rules have too, and that they have not. */
  confirmed: number;
  added: number;
  /** Ids of the rules' items in parts that the model read and in which it did not find them. */
  unconfirmed: string[];
}

const contains = (outer: Span, inner: Span): boolean => outer.start <= inner.start && outer.end >= inner.end;

/** Share of characters from which two spans are the same passage. */
const SAME_PASSAGE = 0.5;

/**
 * Where a model's item and one of the rules are of one kind and overlap (half of the characters of either, or one holds
 * the other), the model's stands, with the rules' offsets where they mark the same passage, with what the rules add to
 * it, and with the stricter of two statuses where the rules' is stated and not only the way in which it is spoken of.
 *
 * @param asked parts of the text that the model has answered about
 */
export function merge(reading: Reading, { items, names }: VerifiedItems, asked: readonly Span[]): Merged {
  const partners = new Map<Item, Item>();
  /** The model's item that stands for one of the rules. */
  const standsFor = new Map<string, string>();
  const fits = pairsOf(items, reading.items).sort((a, b) => b.share - a.share);
  for (const { item, rule } of fits) {
    const first = !standsFor.has(rule.id);
    if (first) standsFor.set(rule.id, item.id);
    if (first && !partners.has(item)) partners.set(item, rule);
  }
  const merged = items.map((item) => {
    const rule = partners.get(item);
    return rule ? joined(item, rule) : item;
  });
  const left = reading.items
    .filter(({ id }) => !standsFor.has(id))
    .map((item) => (asked.some((part) => contains(part, item)) ? { ...item, unconfirmed: true as const } : item));
  const all = [...merged, ...left].sort((a, b) => a.start - b.start || b.end - a.end);
  const ids = new Set(all.map(({ id }) => id));
  const now = (id: string): string => standsFor.get(id) ?? id;
  return {
    reading: {
      ...reading,
      entities: names.entities,
      items: all.map((item) => withLinks(item, now, ids)),
      tensions: reading.tensions
        .map(({ items: [a, b], why }) => ({ items: [now(a), now(b)] as [string, string], why }))
        .filter(({ items: [a, b] }) => a !== b),
    },
    confirmed: partners.size,
    added: items.length - partners.size,
    unconfirmed: left.filter(({ unconfirmed }) => unconfirmed).map(({ id }) => id),
  };
}

interface Fit {
  item: Item;
  rule: Item;
  share: number;
}

/** Pairs of one kind that overlap enough, or are one actor. */
function pairsOf(items: readonly Item[], rules: readonly Item[]): Fit[] {
  const byKind = new Map<string, Item[]>();
  for (const rule of [...rules].sort((a, b) => a.start - b.start))
    (byKind.get(rule.kind) ?? byKind.set(rule.kind, []).get(rule.kind)!).push(rule);
  const longest = rules.reduce((most, { start, end }) => Math.max(most, end - start), 0);
  const entities = new Map(rules.filter((rule) => rule.kind === "actor").map((rule) => [rule.entity, rule]));
  return items.flatMap((item) => {
    const like = byKind.get(item.kind) ?? [];
    const from = firstIndex(like.length, (at) => like[at].start > item.start - longest);
    const to = firstIndex(like.length, (at) => like[at].start >= item.end);
    const named = item.kind === "actor" ? entities.get(item.entity) : undefined;
    return [...like.slice(from, to), ...(named ? [named] : [])]
      .map((rule) => ({ item, rule, share: overlap(rule, item) }))
      .filter(
        ({ rule, share }) => share >= SAME_PASSAGE || contains(rule, item) || contains(item, rule) || rule === named,
      );
  });
}

function withLinks(item: Item, now: (id: string) => string, ids: ReadonlySet<string>): Item {
  if (!item.links) return item;
  const links = item.links
    .map(({ rel, to }) => ({ rel, to: now(to) }))
    .filter(({ to }) => to !== item.id && ids.has(to));
  return { ...item, links };
}

function joined(item: Item, rule: Item): Item {
  const same = overlap(item, rule) >= SAME_PASSAGE;
  return {
    ...rule,
    ...item,
    ...(same ? { quote: rule.quote, start: rule.start, end: rule.end } : {}),
    ...(item.kind === "accord" && item.status ? { status: statusOf(item.status, rule), stated: true } : {}),
  } as Item;
}

const statusOf = (given: Status, rule: Item): Status =>
  rule.kind !== "accord" || rule.status === undefined || rule.stated === false ? given : stricter(given, rule.status);
