/** Attributions: the frames of speech and thought as items. */
import type { Attributions, Frame } from "../attribution/index.ts";
import { collect, type Items } from "../items.ts";
import type { Attribution } from "../reading.ts";
import type { Scene } from "../analysed-text.ts";

/** @returns `byFrame` too: which frame each was made of */
export function attributions(
  scene: Scene,
  speech: Attributions,
): { attributions: Items<"attribution">; byFrame: ReadonlyMap<Frame, Attribution> } {
  const found = collect(scene, "attribution");
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
      ...(covers ? { covers: scene.folded.back(scene.token(covers[0]).start, scene.token(covers[1] - 1).end) } : {}),
    });
    if (item) byFrame.set(frame, item);
  }
  return { attributions: found, byFrame };
}
