/** Attributions: the frames of speech and thought as items. */
import { tokenAt, type AnalysedText } from "../analysed-text.ts";
import type { Attributions, Frame } from "../attribution/index.ts";
import { collect, type Items } from "../items.ts";
import type { Attribution } from "../reading.ts";

/** @returns `byFrame` too: which frame each was made of */
export function attributions(
  text: AnalysedText,
  speech: Attributions,
): { attributions: Items<"attribution">; byFrame: ReadonlyMap<Frame, Attribution> } {
  const found = collect(text, "attribution");
  const byFrame = new Map<Frame, Attribution>();
  for (const frame of speech.frames) {
    if (frame.silent) continue;
    const { covers } = frame;
    const item = found.add(frame.quote, {
      speaker: speech.chain(frame.quote[0], frame),
      source: frame.source,
      ...(frame.also.length > 0 ? { also: frame.also } : {}),
      cue: frame.cue,
      verb_class: frame.verb_class,
      ...(covers ? { covers: text.folded.back(tokenAt(text, covers[0]).start, tokenAt(text, covers[1] - 1).end) } : {}),
    });
    if (item) byFrame.set(frame, item);
  }
  return { attributions: found, byFrame };
}
