/** Speakers and confidence of an item, in one line of words. */
import { isTelling, type Item, type Reading } from "./reading.ts";

/** `author > Stephen Blank > Sergei Lavrov; hedged: may certainly; not`. */
export function voiceOf(item: Item, reading: Reading): string {
  const names = item.speaker.map((id) => (id === "AUTHOR" ? "author" : (reading.entities[id]?.name ?? id)));
  const { hedges = [], polarity } = isTelling(item) ? item : {};
  const parts = [
    names.length === 0 ? "voice unknown" : names.join(" > "),
    ...(hedges.length > 0 ? [`hedged: ${hedges.map(({ text }) => text).join(", ")}`] : []),
    ...(polarity === "negative" ? ["denied"] : polarity === "partial" ? ["only in part"] : []),
    ...(item.by === "rules" ? [] : [item.by === "model" ? "proposed by a language model" : "added by an analyst"]),
  ];
  return parts.join("; ").replace(/\s+/g, " ");
}
