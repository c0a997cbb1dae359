/** Time of an event without a date of its own: by the date beside it, by `simultaneously`, by tense. */
import type { Items } from "../../items.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import type { Event, Time } from "../../reading.ts";
import type { Scene } from "../../analysed-text.ts";

const SAME = /\b(simultaneously|at the same time|(on )?(the same|that) (day|week|month|evening)|meanwhile)\b/i;

/** @param tense of the clause that reports it, where a verb does */
export function when(
  events: Items<"event">,
  scene: Scene,
  range: Range,
  sentence: number,
  tense: Clause["group"] | null,
): Time | undefined {
  const own = scene.times.of(range, sentence);
  if (own) return own;
  const beside = scene.times.beside(range, sentence);
  if (beside) return { ...beside, basis: `${beside.basis}, said beside it in the sentence` };
  const s = scene.page.sentences[sentence];
  if (SAME.test(scene.page.text.slice(s.start, s.end))) {
    const before = lastDated(events, sentence);
    if (before) return { ...before.time!, basis: "the time of what is told just before" };
  }
  if (tense?.perfect && tense.modal === null && !/^had$/.test(scene.lower(tense.first)) && scene.now) {
    const from = scene.times.saidBefore(sentence);
    const { text } = scene.now;
    return from
      ? {
          expr: null,
          resolved: [from, text],
          basis: "perfect tense: after the date said before it, open to the time of writing",
        }
      : {
          expr: null,
          resolved: [text.slice(0, 4), text],
          basis:
            "perfect tense and no date before it in the paragraph: the year of the text as far as the time of writing, by convention",
        };
  }
  return undefined;
}

/** The event reported last in this sentence or the one before, where it has a date. */
function lastDated(events: Items<"event">, sentence: number): Event | null {
  for (let at = sentence; at >= Math.max(0, sentence - 1); at--) {
    const found = [...events.in(at)].reverse().find((i) => i.time);
    if (found) return found;
  }
  return null;
}
