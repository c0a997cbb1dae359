/** Accords of a model's draft: a fact only where a clause of the text states that it was concluded. */
import type { Accord } from "../../draft/proposed.ts";
import type { Quoted } from "../../reading.ts";
import { contradicted, isConcluded, isFact, latest, stricter, type Status } from "../accord-status.ts";
import { ACCORD_NOUNS, WEAK_ACCORDS } from "../../lexicon/roles.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { overlap } from "../verify-items.ts";
import { dateOf, stated, type PlacedDate } from "./dates.ts";
import { left, type DraftVerifier } from "./verifier.ts";
import { narrowed, within } from "./passages.ts";

export function verifyAccords({ accords }: DraftAnswer, verifier: DraftVerifier): void {
  for (const accord of accords) {
    const part = verifier.part("accords", accord, [accord.name]);
    if (!part) continue;
    const status = statusOf(accord.status ?? "proposed", part.quotes, verifier);
    const quotes = narrowed(part.quotes, "accord", verifier.ground.reading);
    const date = dateOf(accord.date_quote, part.quotes, false, verifier);
    const fault = accordFault(status) ?? (part.quotes.some(namesAccord) ? null : "no passage of it names an agreement");
    verifier.out.accords.push({
      ...part,
      ...left(part, fault),
      quotes,
      name: accord.name ?? quotes[0].text,
      parties: [...new Set((accord.parties ?? []).flatMap((name) => verifier.actor(name) ?? []))],
      date: isOfItsEnd(date, part.quotes, verifier) ? { words: null, date: null } : stated(date),
      status,
      binding: accord.binding ?? null,
      on: accord.issue !== undefined && accord.option !== undefined ? verifier.pair(accord) : null,
    });
  }
}

const namesAccord = ({ text }: Quoted): boolean =>
  (text.toLowerCase().match(/\p{L}+(?:-\p{L}+)*/gu) ?? []).some(
    (word) =>
      ACCORD_NOUNS.has(word) || WEAK_ACCORDS.has(word) || word.split("-").some((part) => ACCORD_NOUNS.has(part)),
  );

export const accordFault = (status: Status): string | null =>
  isFact(status) ? null : `the text has it as ${status}; only what was concluded is an accord`;

/**
 * The stricter of what the model says and of what its passages together state. A passage that denies or only expects
 * the accord makes it proposed, unless another one states it as a fact; so does it where no passage says that it was
 * concluded.
 */
function statusOf(given: Status, quotes: readonly Quoted[], verifier: DraftVerifier): Accord["status"] {
  const { reading, finder } = verifier.ground;
  const accords = reading.items.filter((item) => item.kind === "accord");
  const statuses = quotes.flatMap((quote) => {
    const held = accords.filter((item) => within(item, quote));
    return accords
      .filter((item) => overlap(item, quote) >= 0.5 || within(quote, item) || (held.length === 1 && held[0] === item))
      .flatMap(({ status, stated: said }) => (status !== undefined && said !== false ? [status as Status] : []));
  });
  const told = latest(statuses);
  const denied = quotes.some((quote) => contradicted(given, reading.text, quote, finder.sentenceAt(quote)) !== null);
  const concluded = quotes.some((quote) => isConcluded(reading.text, quote, finder.sentenceAt(quote)));
  const allowed = isFact(given) && !isFact(told ?? undefined) && (denied || !concluded) ? "proposed" : given;
  const status = told === null ? allowed : stricter(allowed, told);
  if (status !== given && isFact(given))
    verifier.withdraw(`the status "${given}" of "${quotes[0].text.slice(0, 60)}", which the text has as ${status}`);
  return status;
}

const ENDS = /\b(?:denounc\w+|terminat\w+|ended|ends|expir\w+|lapse[sd]?|runs? out|ran out|until|withdrew|left)\b/i;
const BEGINS = /\b(?:sign\w*|conclud\w+|ratif\w+|agreed|entered|since)\b/i;

/** Whether a date is that of an accord's end, and not the one on which it was concluded. */
function isOfItsEnd(
  { at }: PlacedDate,
  quotes: readonly Quoted[],
  { ground: { reading, finder } }: DraftVerifier,
): boolean {
  if (at === null) return false;
  const sentence = finder.sentenceAt(at);
  const before = quotes.filter((quote) => within(quote, sentence)).map(({ start }) => start);
  const words = reading.text.slice(Math.min(at.start, ...before), at.start);
  const [end, begin] = [lastOf(ENDS, words), lastOf(BEGINS, words)];
  return end > begin;
}

/** Where the last match of a pattern begins; -1 without one. */
const lastOf = (pattern: RegExp, text: string): number =>
  [...text.matchAll(new RegExp(pattern.source, "gi"))].at(-1)?.index ?? -1;
