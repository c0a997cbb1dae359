/**
 * Verifies what a model read in the parts of a text: every quote is looked up, offsets are always the text's, names must
 * stand in the text, and what the model left open the reader's own rules add.
 */
import type { Item, Quoted, Reading, Span } from "../reading.ts";
import { contradicted } from "./accord-status.ts";
import { QuoteFinder, type Place } from "./find-quote.ts";
import { Names } from "./names.ts";
import { ordersIn } from "./orders.ts";
import type { ReadActor, ReadAnswer, ReadItem } from "./read-call.ts";
import { timeOf, type Voices } from "./voices.ts";

export interface Rejected {
  quote: string;
  why: string;
}
/** A part of a text with the answer about it. */
export interface PartRead {
  part: Span;
  answer: ReadAnswer;
}
export interface VerifiedItems {
  items: Item[];
  names: Names;
  /** Found letter by letter, and found after folding. */
  verbatim: number;
  folded: number;
  rejected: Rejected[];
  /** Details withdrawn from items that stand. */
  withdrawn: string[];
}

const LEADING_WORDS = /^(?:that|and|but|if)\s+/i;
const MIN_SHORT_LETTERS = 4;

export function verifyItems(
  reading: Reading,
  finder: QuoteFinder,
  voices: Voices,
  parts: readonly PartRead[],
): VerifiedItems {
  const names = new Names(reading, finder);
  const out: VerifiedItems = { items: [], names, verbatim: 0, folded: 0, rejected: [], withdrawn: [] };
  const orders = ordersIn(reading);
  const taken = new Set<string>();
  let reached = 0;
  const linked: { item: Item; links: NonNullable<ReadItem["links"]>; part: Span }[] = [];

  /** The first place of a quote that is free for its kind; null where it is rejected, with the reason counted. */
  const placeOf = (kind: string, quote: string, part: Span): Place | null => {
    const reject = (why: string): null => {
      out.rejected.push({ quote, why });
      return null;
    };
    const bare = quote.replace(LEADING_WORDS, "");
    if (kind !== "actor" && bare.replace(/[^\p{L}\p{N}]/gu, "").length < MIN_SHORT_LETTERS)
      return reject("it is too short to be told apart");
    const places = finder.find(bare, part);
    if (places.length === 0) return reject("it is not in the text");
    const allowed = places.filter(({ start, end }) => !orders.some((o) => o.start < end && o.end > start));
    if (allowed.length === 0) return reject("it stands in a sentence that gives orders to a program");
    const free = allowed.filter(({ start, end }) => !taken.has(`${kind} ${start} ${end}`));
    // Items come in the order of the text, so that a word that it holds twice is meant where the item before stands.
    const place = free.find(({ start }) => start >= reached) ?? free[0];
    if (!place) return null;
    if (kind !== "actor") reached = finder.sentenceAt(place).start;
    taken.add(`${kind} ${place.start} ${place.end}`);
    if (place.exact) out.verbatim++;
    else out.folded++;
    return place;
  };

  for (const { part, answer } of parts) for (const actor of answer.actors) addActor(actor, part);
  for (const { part, answer } of parts) {
    reached = part.start;
    for (const item of answer.items) addItem(item, part);
  }
  for (const { item, links, part } of linked) {
    const found = links.flatMap(({ relation, quote }) => {
      const at = quote === undefined ? undefined : finder.find(quote, part)[0];
      const target = at && nearest(out.items, item, at);
      return target && relation !== undefined
        ? [{ rel: relation === "conditional-on" ? ("conditional-on" as const) : relation, to: target.id }]
        : [];
    });
    if (found.length > 0) item.links = found;
  }
  return out;

  function addActor(actor: ReadActor, part: Span): void {
    const known = names.idOf(actor.name!);
    const before = known !== null && out.items.some((item) => item.kind === "actor" && item.entity === known);
    const place = before ? finder.find(actor.name!, part)[0] : placeOf("actor", actor.name!, part);
    if (!place) return;
    const entity = names.add(actor);
    if (entity === null || before) return;
    out.items.push({
      id: `m-actor-${out.items.length + 1}`,
      kind: "actor",
      quote: reading.text.slice(place.start, place.end),
      start: place.start,
      end: place.end,
      by: "model",
      speaker: voices(place).speaker,
      entity,
      ...(actor.role === undefined ? {} : { role: actor.role }),
      ...(names.ofWhom(entity) === null ? {} : { of: names.ofWhom(entity)! }),
    });
  }

  function addItem(read: ReadItem, part: Span): void {
    const place = placeOf(read.kind!, read.quote!, part);
    if (!place) return;
    const sentence = finder.sentenceAt(place);
    const quote = reading.text.slice(place.start, place.end);
    const withdraw = (what: string): undefined => {
      out.withdrawn.push(`${what} of ${JSON.stringify(quote.slice(0, 60))}`);
      return undefined;
    };
    const refs = (given: readonly string[] | undefined): string[] =>
      (given ?? []).flatMap((name) => {
        const ref = names.refOf(name);
        if (ref === null) withdraw(`the name ${JSON.stringify(name.slice(0, 60))}, which the text does not hold,`);
        return ref ?? [];
      });
    const quoted = (words: string | undefined, what: string): Quoted | undefined => {
      if (words === undefined) return undefined;
      const at = finder.find(words, sentence)[0];
      if (!at) return withdraw(`the ${what} ${JSON.stringify(words.slice(0, 60))}, which its sentence does not hold,`);
      return { text: reading.text.slice(at.start, at.end), start: at.start, end: at.end };
    };
    const own = voices(place);
    const said = (read.speaker ?? []).filter((name) => !/^(?:the )?author$/i.test(name));
    const chain = refsOfSpeakers(said, names);
    const hedge = quoted(read.hedge_quote, "hedge");
    const condition = quoted(read.condition_quote, "condition") ?? own.condition;
    const date = quoted(read.date_quote, "date");
    const ahead = read.kind === "question";
    const time = (date && timeOf(reading.text, date, sentence, reading.asOf, ahead)) ?? own.time;
    const [subject, object] = [refs(read.subject), refs(read.object)];
    const holder = refs(read.holder === undefined ? [] : [read.holder])[0];
    const about = refs(read.about === undefined ? [] : [read.about]);
    const against = contradicted(read.status, reading.text, place, sentence);
    if (against !== null && read.kind === "accord") withdraw(`the status "${read.status}", which ${against},`);
    const item = {
      id: `m-${read.kind}-${out.items.length + 1}`,
      kind: read.kind!,
      quote,
      start: place.start,
      end: place.end,
      by: "model",
      speaker: chain ?? own.speaker,
      ...(hedge ? { hedges: [hedge] } : own.hedges ? { hedges: own.hedges } : {}),
      ...(own.negation ? { negation: own.negation } : {}),
      ...((read.polarity ?? own.polarity) ? { polarity: read.polarity ?? own.polarity } : {}),
      ...(own.strength ? { strength: own.strength } : {}),
      ...(condition ? { condition } : {}),
      ...(time ? { time } : {}),
      ...(subject.length > 0 ? { subject } : own.subject && read.kind === "event" ? { subject: own.subject } : {}),
      ...(object.length > 0 ? { object } : read.kind === "belief" && about.length > 0 ? { object: about } : {}),
      ...(holder === undefined ? {} : read.kind === "belief" ? { holder } : { subject: [holder] }),
      ...(read.kind === "belief" && read.verdict ? { verdict: read.verdict } : {}),
      ...(read.kind === "driver" && read.direction ? { direction: read.direction } : {}),
      ...(read.kind === "accord" && read.status ? { status: against === null ? read.status : "proposed" } : {}),
      ...(read.kind === "event" && read.event ? { event: { plover: read.event, cue: "" } } : {}),
      ...(read.kind === "question" ? { horizon: time ?? null } : {}),
    } as Item;
    out.items.push(item);
    if (read.links) linked.push({ item, links: read.links, part });
  }
}

/** The chain from the author to those named; null where the model names nobody whom the text holds. */
function refsOfSpeakers(said: readonly string[], names: Names): string[] | null {
  const ids = said.map((name) => names.idOf(name));
  return said.length > 0 && ids.every((id) => id !== null) ? ["AUTHOR", ...(ids as string[])] : null;
}

/** The item at a place that shares at least half of the characters of either. */
function nearest(items: readonly Item[], from: Item, at: Span): Item | null {
  const shares = items
    .filter((item) => item !== from && item.kind !== "actor" && item.kind !== "attribution")
    .map((item) => ({ item, share: overlap(item, at) }))
    .sort((a, b) => b.share - a.share)[0];
  return shares && shares.share >= 0.5 ? shares.item : null;
}

/** Characters that two spans share, as a share of those that either has. */
export function overlap(a: Span, b: Span): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}
