/** Phrases of a text as names in a case, and the links between readings. */
import type { Item, Reading, Relation } from "../reading.ts";

/** A quote as a name: one line, without its leading article or pronoun, no longer than a line of a report. */
export function nameOf(quote: string, most = 70): string {
  const line = quote
    .replace(/[\u00ad\u200b]/g, "")
    .replace(/\s+/g, " ")
    .trim()
    .replace(/^(?:the|an?|its|their|his|her|it must|they must|each country's|some)\s+/i, "")
    .replace(/[\s,;:.\u2014-]+$/, "");
  if (line.length <= most) return line;
  const cut = line.slice(0, most);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))} ...`;
}

/** `Egypt, Sudan and Ethiopia`. */
export const listed = (names: readonly string[]): string =>
  names.length > 2 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names.join(" and ");

export const sentenceCase = (phrase: string): string => phrase.charAt(0).toUpperCase() + phrase.slice(1);

export class Links {
  private readonly byId: Map<string, Item>;
  private readonly back = new Map<string, { rel: Relation; from: Item }[]>();
  private readonly byKind = new Map<Item["kind"], Item[]>();

  constructor(reading: Reading) {
    this.byId = new Map(reading.items.map((item) => [item.id, item]));
    for (const item of reading.items) {
      const known = this.byKind.get(item.kind);
      if (known) known.push(item);
      else this.byKind.set(item.kind, [item]);
    }
    for (const item of reading.items)
      for (const { rel, to } of item.links ?? []) {
        const known = this.back.get(to);
        if (known) known.push({ rel, from: item });
        else this.back.set(to, [{ rel, from: item }]);
      }
  }

  of(kind: Item["kind"]): Item[] {
    return this.byKind.get(kind) ?? [];
  }

  /** Items linked from an item, by any of the relations. */
  to(item: Item, ...relations: Relation[]): Item[] {
    return (item.links ?? []).flatMap(({ rel, to }) => (relations.includes(rel) ? (this.byId.get(to) ?? []) : []));
  }

  /** Items linked to an item, by any of the relations. */
  from(item: Item, ...relations: Relation[]): Item[] {
    return (this.back.get(item.id) ?? []).flatMap(({ rel, from }) => (relations.includes(rel) ? [from] : []));
  }

  /** Items whose quote lies within another's, or contains it. */
  around(item: Item, kind: Item["kind"]): Item[] {
    return this.of(kind).filter(
      (other) =>
        other !== item &&
        ((other.start <= item.start && item.end <= other.end) || (item.start <= other.start && other.end <= item.end)),
    );
  }
}

/** Ids without repetition. */
export class Ids {
  private readonly taken = new Set<string>();
  give(wanted: string): string {
    let id = wanted;
    for (let n = 2; this.taken.has(id); n++) id = `${wanted}_${n}`;
    this.taken.add(id);
    return id;
  }
}
