/**
 * Verifies proposals against the text: found word for word, corrected to the text's own words, or rejected, and each
 * counted. Offsets are always looked up here, accords are signed only where the text says so, and sentences addressed
 * to a program are never used.
 */
import { locate } from "../../language/index.ts";
import type { Item, Reading } from "../reading.ts";
import type { Proposal } from "./proposals.ts";

export interface Rejected {
  quote: string;
  why: string;
}
export interface Verified {
  items: Item[];
  /** Found word for word, and found after folding white space, quotation marks and dashes. */
  verbatim: number;
  repaired: number;
  /** Proposals that the rules had found already. */
  known: number;
  rejected: Rejected[];
  /** Parts withdrawn from kept proposals: names that the text does not have, a signature that it does not report. */
  withdrawn: string[];
}

/** Length in characters from which a quote is accepted although it occurs more than once. */
const MIN_REPEATED_QUOTE = 12;

const ORDERS = [
  /\b(?:ignore|disregard|forget|override|bypass)\b.{0,60}\b(?:instructions?|prompts?|rules|guidelines|everything|above|previous|prior)\b/i,
  /\b(?:you are|act as|pretend to be|behave as)\b.{0,30}\b(?:AI|assistant|language model|chatbot|LLM|system|program)\b/i,
  /\b(?:language models?|AI (?:assistants?|models?|readers?)|LLMs?|chatbots?)\b.{0,60}\b(?:must|should|shall|please|have to|reading this|are to)\b/i,
  /\b(?:system|developer) (?:prompt|message)\b|<\|?(?:system|im_start|im_end|assistant|endoftext)\b|\[\/?INST\]|^\s*#{2,}\s*(?:instruction|system)/im,
  /\b(?:output|return|respond with|reply with|answer with|print|emit)\b.{0,40}\b(?:JSON|items?|the following|exactly|only)\b/i,
  /"(?:kind|items|status)"\s*:/,
];

/** Sentences addressed to a program rather than to a reader. */
export function ordersIn(reading: Reading): { start: number; end: number }[] {
  const spans = reading.sentences.length > 0 ? reading.sentences : [{ start: 0, end: reading.text.length }];
  return spans
    .filter(({ start, end }) => ORDERS.some((order) => order.test(reading.text.slice(start, end))))
    .map(({ start, end }) => ({ start, end }));
}

export function verify(reading: Reading, proposals: readonly Proposal[]): Verified {
  const out: Verified = { items: [], verbatim: 0, repaired: 0, known: 0, rejected: [], withdrawn: [] };
  const orders = ordersIn(reading);
  const placed: { item: Item; proposal: Proposal }[] = [];
  for (const proposal of proposals) {
    const place = placeOf(proposal, reading, out.items);
    if ("why" in place) {
      out.rejected.push({ quote: proposal.quote, why: place.why });
      continue;
    }
    if (orders.some((order) => order.start < place.end && order.end > place.start)) {
      out.rejected.push({ quote: proposal.quote, why: "it stands in a sentence that gives orders to a program" });
      continue;
    }
    if ([...reading.items, ...out.items].some((item) => item.kind === proposal.kind && overlap(item, place) >= 0.5)) {
      out.known++;
      continue;
    }
    const item = itemOf(proposal, place, reading, `m-${out.items.length + 1}`, out.withdrawn);
    out.items.push(item);
    if (place.exact) out.verbatim++;
    else out.repaired++;
    placed.push({ item, proposal });
  }
  for (const { item, proposal } of placed) {
    const links = (proposal.links ?? []).flatMap(({ rel, to }) => {
      const at = locate(to, reading.text);
      const target =
        at &&
        [...reading.items, ...out.items]
          .filter((other) => other !== item && other.kind !== "actor" && other.kind !== "attribution")
          .map((other) => ({ other, share: overlap(other, at) }))
          .sort((a, b) => b.share - a.share)[0];
      return target && target.share >= 0.5 ? [{ rel, to: target.other.id }] : [];
    });
    if (links.length > 0) item.links = links;
  }
  return out;
}

type Place = { start: number; end: number; exact: boolean };

function placeOf(
  { quote: proposed, kind }: Proposal,
  { text }: Reading,
  taken: readonly Item[],
): Place | { why: string } {
  const quote = proposed.trim();
  if (quote === "") return { why: "it quotes nothing" };
  const found: number[] = [];
  for (let at = text.indexOf(quote); at >= 0 && found.length < 50; at = text.indexOf(quote, at + 1)) found.push(at);
  if (found.length > 1 && quote.length < MIN_REPEATED_QUOTE)
    return { why: `it is too short to be told apart: it stands ${found.length} times in the text` };
  const start = found.find((at) => !taken.some((item) => item.kind === kind && item.start === at)) ?? found[0];
  if (start !== undefined) return { start, end: start + quote.length, exact: true };
  const folded = quote.length >= MIN_REPEATED_QUOTE ? locate(quote, text) : null;
  return folded ? { ...folded, exact: false } : { why: "it is not in the text" };
}

/** Overlap in characters as a share of the union. */
function overlap(a: { start: number; end: number }, b: { start: number; end: number }): number {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared <= 0 ? 0 : shared / (Math.max(a.end, b.end) - Math.min(a.start, b.start));
}

function itemOf(proposal: Proposal, { start, end }: Place, reading: Reading, id: string, withdrawn: string[]): Item {
  const { kind, polarity, direction, status, event } = proposal;
  const quote = reading.text.slice(start, end);
  const refs = (names: readonly string[] | undefined): string[] =>
    (names ?? []).flatMap((name) => {
      const ref = refOf(name, reading);
      if (ref === null)
        withdrawn.push(`the name ${JSON.stringify(name.slice(0, 60))}, which the reader does not find in the text`);
      return ref ?? [];
    });
  const [subject, object] = [refs(proposal.subject), refs(proposal.object)];
  const holder = refs(proposal.holder === undefined ? [] : [proposal.holder])[0];
  const signed = status === "signed" && saysSigned(reading, start, end);
  if (status === "signed" && !signed)
    withdrawn.push(`the status "signed" of ${JSON.stringify(quote.slice(0, 60))}, which the sentence does not say`);
  const around = reading.items
    .filter((item) => item.start <= start && item.end >= end)
    .sort((a, b) => a.end - a.start - (b.end - b.start))[0];
  return {
    id,
    kind,
    quote,
    start,
    end,
    by: "model",
    speaker: around?.speaker ?? ["AUTHOR"],
    ...(subject.length > 0 ? { subject } : {}),
    ...(object.length > 0 ? { object } : {}),
    ...(holder !== undefined ? { holder } : {}),
    ...(polarity ? { polarity } : {}),
    ...(kind === "driver" && direction ? { direction } : {}),
    ...(kind === "accord" ? { status: signed ? ("signed" as const) : ("proposed" as const) } : {}),
    ...(kind === "event" && event ? { event: { plover: event, cue: "" } } : {}),
  };
}

/** Entity for a name: a state by its code, others by their id; null without a match. */
function refOf(name: string, reading: Reading): string | null {
  const wanted = name.trim().toLowerCase();
  const found = Object.entries(reading.entities).find(
    ([id, entity]) =>
      id !== "AUTHOR" && [id, entity.name, ...entity.aliases].some((alias) => alias.toLowerCase() === wanted),
  );
  if (!found) return null;
  const [id, { type, iso3, sector }] = found;
  return iso3 && (type === "state" || sector === "GOV") ? iso3 : id;
}

/** Whether the sentence reports a completed signature: in the past, not denied, not hoped for. */
function saysSigned(reading: Reading, start: number, end: number): boolean {
  const sentence = reading.sentences.find((s) => s.start <= start && s.end >= end) ?? { start, end };
  const words = reading.text
    .slice(sentence.start, sentence.end)
    .replace(/(?:\b(?:[Ii]n|[Oo]n|[Ll]ast|[Ss]ince|[Oo]f|[Ff]rom|[Bb]y|[Ee]arly|[Ll]ate)\s+|\d{1,2}\s+)May\b/g, ""); // the month, not the modal 'may'
  return (
    /\b(?:signed|inked|initialled|concluded|ratified|in force)\b/i.test(words) &&
    !/\b(?:not|never|no|nothing|un|may|might|could|would|should|will|shall|if|unless|until|once|refus\w+|fail\w*|hop\w+|plan\w*|ready|prepared|expected|yet to|to be|be)\b[^,;.]{0,60}\b(?:signed|inked|initialled|concluded|ratified|in force)\b/i.test(
      words,
    )
  );
}
