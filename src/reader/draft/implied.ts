/**
 * Needs that a text implies: an actor denied some goods needs them, and a demand imputed to one side may be its need.
 */
import type { Item, Reading } from "../reading.ts";
import { Links } from "./phrases.ts";
import { topicsOf, type Topic } from "./topics.ts";

/** The reading with implied needs added; their quotes are the text's own, their notes mark them as implied. */
export function withImplied(reading: Reading): Reading {
  const items = [...reading.items];
  for (const implied of [...denied(reading), ...believed(reading)]) {
    const known = items.findIndex(
      (need) =>
        need.kind === "need" &&
        need.subject?.some((s) => implied.item.subject!.includes(s)) &&
        topicsOf(need.quote).some(({ group }) => group === implied.topic.group),
    );
    if (known < 0) items.push(implied.item);
    else items[known] = { ...items[known], links: [...(items[known].links ?? []), ...implied.item.links!] };
  }
  return { ...reading, items };
}

interface Implied {
  item: Item;
  topic: Topic;
}

/** `rare earth minerals, which China has attempted to block Japan from buying`: the goods of the sentence, up to the end of the act. */
function denied({ items, sentences, text }: Reading): Implied[] {
  return items.flatMap((event): Implied[] => {
    if (
      event.kind !== "event" ||
      !event.event ||
      !["SANCTION", "COERCE"].includes(event.event.plover) ||
      !event.object?.length
    )
      return [];
    const sentence = sentences.find((s) => s.start <= event.start && s.end >= event.end);
    if (!sentence) return [];
    const inside = goodsIn(event.quote);
    const before = inside ? null : goodsIn(text.slice(Math.max(sentence.start, event.start - 80), event.start));
    const topic = inside ?? before;
    if (!topic) return [];
    const from = before
      ? placeOf(text, before.id, Math.max(sentence.start, event.start - 80), event.start)
      : event.start;
    if (from === null) return [];
    return [
      {
        topic,
        item: {
          ...event,
          id: `${event.id}-need`,
          kind: "need",
          subject: event.object,
          quote: text.slice(from, event.end),
          start: from,
          end: event.end,
          note: "implied: who is kept from goods lacks them",
          links: [{ rel: "sharpened-by", to: event.id }],
        },
      },
    ];
  });
}

/** A demand that one side imputes to another, where the text has no other statement of that need. */
function believed({ items }: Reading): Implied[] {
  return items.flatMap((belief): Implied[] => {
    const topic = goodsIn(belief.quote);
    const subject = belief.object?.filter(
      (ref) => ref !== belief.holder && !belief.subject?.includes(ref) && !belief.holder?.startsWith(`${ref}.`),
    );
    if (
      belief.kind !== "belief" ||
      !topic ||
      !subject?.length ||
      !/\b(demand|need|seeks?|want|hunger|depend|access)/i.test(belief.quote)
    )
      return [];
    return [
      {
        topic,
        item: {
          ...belief,
          id: `${belief.id}-need`,
          kind: "need",
          subject: [subject[0]],
          note: "implied: the text speaks of this need only as another side sees it",
          links: [],
        },
      },
    ];
  });
}

const goodsIn = (phrase: string): Topic | undefined => topicsOf(phrase).find(({ kind }) => kind === "goods");

/** Start of a topic's words within a part of the text. */
function placeOf(text: string, topic: string, from: number, to: number): number | null {
  for (const { index } of text.slice(from, to).matchAll(/\b\p{L}/gu))
    if (
      topicsOf(text.slice(from + index, to))[0]?.id === topic &&
      !topicsOf(text.slice(from + index + 1, to)).some(({ id }) => id === topic)
    )
      return from + index;
  return null;
}

/** Claims that repeat, support or predict another reading are evidence for the same part of a case. */
export function carried(links: Links, used: Map<string, string[]>): void {
  for (const claim of links.of("claim")) {
    if (used.has(claim.id)) continue;
    const paths = links
      .to(claim, "states", "supports", "forecast", "corrects", "weakens", "sharpens")
      .flatMap(({ id }) => used.get(id) ?? []);
    if (paths.length > 0) used.set(claim.id, [...new Set(paths)]);
  }
}
