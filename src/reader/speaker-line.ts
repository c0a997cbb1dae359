/** Speakers and confidence of an item, in one line of words. */
import type { Item, Reading } from "./reading.ts";

/** `author > Stephen Blank > Sergei Lavrov; hedged: may certainly; not`. */
export function voiceOf(item: Item, reading: Reading): string {
  const names = item.speaker.map((id) => (id === "AUTHOR" ? "author" : (reading.entities[id]?.name ?? id)));
  const hedges = (item.hedges ?? []).map(({ text }) => text);
  const parts = [
    names.length === 0 ? "voice unknown" : names.join(" > "),
    ...(hedges.length > 0 ? [`hedged: ${hedges.join(", ")}`] : []),
    ...(item.polarity === "negative" ? ["denied"] : item.polarity === "partial" ? ["only in part"] : []),
    ...(item.by === "rules" ? [] : [item.by === "model" ? "proposed by a language model" : "added by an analyst"]),
  ];
  return parts.join("; ").replace(/\s+/g, " ");
}
