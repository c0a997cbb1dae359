/** Events of a model's draft, and what it says of later: procedures, governments, a record of silence. */
import { QUAD, type Plover } from "../../../language/blocks/events.ts";
import type { StatedDate } from "../../draft/proposed.ts";
import type { Quoted, Reading } from "../../reading.ts";
import { withoutMonth } from "../accord-status.ts";
import type { DraftAnswer } from "../draft-call.ts";
import { dateOf, stated } from "./dates.ts";
import { left, type DraftVerifier } from "./verifier.ts";
import { covers } from "./passages.ts";

export function verifyEvents({ events }: DraftAnswer, verifier: DraftVerifier): void {
  for (const event of events) {
    const part = verifier.part("events", event, []);
    const who = verifier.actor(event.who);
    if (!part || who === null || event.does === undefined) continue;
    const named = verifier.actor(event.whom);
    const whom = named === null || named === who ? null : named;
    const isToWhom = whom !== null && isIn(whom, part.quotes, verifier);
    if (whom !== null && !isToWhom)
      verifier.withdraw(
        `"${whom}" as the one to whom "${part.quotes[0].text.slice(0, 60)}" was done, whom it does not name`,
      );
    const date = stated(dateOf(event.date_quote, part.quotes, false, verifier));
    const fault =
      eventFault({ quotes: part.quotes, does: event.does, date }, verifier.ground.reading) ??
      (isIn(who, part.quotes, verifier) ? null : "its passage names somebody else");
    verifier.out.events.push({
      ...part,
      ...left(part, fault),
      who,
      whom: isToWhom ? whom : null,
      does: event.does,
      date,
    });
  }
}

/**
 * Whether the passages of an event name an actor or somebody of it: in their sentences, as whom an event that was read there concerns, or
 * in none where they name no actor of the draft at all ("it recalled its envoy").
 */
function isIn(
  id: string,
  quotes: readonly Quoted[],
  { out, ground: { finder, reading, names } }: DraftVerifier,
): boolean {
  const actors = [...out.parties, ...out.others];
  const sentences = quotes.map((quote) => finder.sentenceAt(quote));
  const isNamed = (actor: (typeof actors)[number]): boolean =>
    sentences.some((sentence) => actor.names.some((name) => finder.find(name, sentence).length > 0)) ||
    reading.items.some(
      (item) =>
        item.kind === "event" &&
        quotes.some((quote) => covers(item, quote)) &&
        [...(item.subject ?? []), ...(item.object ?? [])].some(
          (ref) => ref === actor.code || ref === names.idOf(actor.name),
        ),
    );
  const actor = actors.find((one) => one.id === id);
  const own = out.others.filter(({ of }) => of === id);
  return actor === undefined || isNamed(actor) || own.some(isNamed) || !actors.some(isNamed);
}

/** An event that the text has only as something to come, or after the text itself. */
export function eventFault(
  { quotes, does, date }: { quotes: readonly Quoted[]; does: Plover; date: StatedDate },
  { items, asOf }: Reading,
): string | null {
  if (asOf !== null && date.date !== null && date.date.slice(0, asOf.length) > asOf.slice(0, date.date.length))
    return "its date lies after the text";
  const deeds = quotes.filter(({ text }) => !isToldAct(text, does));
  const onlyAhead = deeds.every(
    (quote) =>
      items.some((item) => item.kind === "question" && covers(item, quote)) &&
      !items.some((item) => item.kind === "event" && covers(item, quote)),
  );
  return deeds.length === quotes.length && (onlyAhead || deeds.every(({ text }) => AHEAD.test(withoutMonth(text))))
    ? "the text has it only as something to come"
    : null;
}

/** Verbs of what is to come; "its will" and "military might" are nouns. */
const AHEAD =
  /\b(?<!\b(?:the|its|their|his|her|of|free|good|political|popular|military|economic|naval)\s)(?:will|would|may|might|could|shall|plans? to|threatens? to|is (?:due|expected|likely) to)\b/i;
/** Verbs that tell of an act in the past, and those that make a threat by being told. */
const TOLD =
  /\b(?:(?!need|indeed|exceed|proceed|succeed)\w{2,}ed|said|told|gave|made|swore|spoke|wrote|sent|met|put|held|took|threatens?|threatening|warns?|warning|vows?|demands?|accuses?|rejects?|refuses?|says)\b/i;

/** Whether a quote tells of an act in words, of which only what it is about is to come: "warned that it would leave". */
function isToldAct(text: string, does: Plover): boolean {
  if (!QUAD[does].startsWith("verbal")) return false;
  const words = withoutMonth(text);
  const told = TOLD.exec(words);
  const ahead = AHEAD.exec(words);
  return told !== null && (ahead === null ? /^threat/i.test(told[0]) : told.index <= ahead.index);
}

export function verifyLater({ procedures, governments, record }: DraftAnswer, verifier: DraftVerifier): void {
  for (const procedure of procedures) {
    const part = verifier.part("procedures", procedure, [procedure.name, procedure.who]);
    if (!part || procedure.who === undefined) continue;
    const after = verifier.pairs(procedure.after);
    verifier.out.procedures.push({ ...part, name: procedure.name ?? procedure.who, who: procedure.who, after });
  }
  for (const government of governments) {
    const part = verifier.part("governments", government, [government.who]);
    const of = verifier.party(government.of, "government");
    if (!part || of === null || government.who === undefined) continue;
    const until = stated(dateOf(government.date_quote, part.quotes, true, verifier));
    verifier.out.governments.push({ ...part, of, who: government.who, until });
  }
  for (const silence of record) {
    const part = verifier.part("record", silence, [silence.what]);
    if (!part) continue;
    verifier.out.record.push({
      ...part,
      ...left(part, recordFault(part.quotes, verifier.ground.reading)),
      since: stated(dateOf(silence.date_quote, part.quotes, false, verifier)),
      issues: [...new Set((silence.issues ?? []).flatMap((id) => verifier.id("issues", id) ?? []))],
      what: silence.what ?? part.quotes[0].text,
    });
  }
}

/** A record of silence out of a rule or a forecast. */
export function recordFault(quotes: readonly Quoted[], { items }: Reading): string | null {
  const kinds = new Set(
    quotes.flatMap((quote) => items.filter((item) => covers(item, quote)).map(({ kind }) => kind as string)),
  );
  if (kinds.has("constraint")) return "the text has it as a rule";
  if (kinds.has("question") && !kinds.has("claim") && !kinds.has("event")) return "the text has it as a forecast";
  if (quotes.every(({ text }) => /\buntil\b|^(?:if|unless)\b/i.test(text))) return "the text has it as a rule";
  return quotes.every(({ text }) => AHEAD.test(withoutMonth(text)) || /^should\b/i.test(text))
    ? "the text has it as a forecast"
    : null;
}
