/** Who `he`, `she` or `they` is, before a verb of saying. */
import { clausesOf, mentionsIn, type AnalysedText } from "../analysed-text.ts";
import { fits } from "../actors/pronouns.ts";
import { entitiesOf } from "../people.ts";
import type { Entity } from "../reading.ts";
import type { Found, Frame } from "./frame.ts";

/** Sentences after which a speaker is no longer meant. */
const REACH_SENTENCES = 4;

/** The last speaker that the pronoun fits; null without one in the sentences just before. */
export function earlierSpeaker(
  text: AnalysedText,
  frames: readonly Frame[],
  { sentence, quote }: Pick<Found, "sentence" | "quote">,
  pronoun: string,
): string | null {
  for (let k = frames.length - 1; k >= 0; k--) {
    const frame = frames[k];
    if (sentence - frame.sentence > REACH_SENTENCES) return null;
    if (frame.source === null || frame.source === "AUTHOR" || frame.sentence > sentence) continue;
    const entity = text.cast.entities[frame.source];
    const many = isMany(frame, entity);
    if (pronoun === "they") {
      if (many && sentence - frame.sentence <= 1) return frame.source;
      continue;
    }
    if (many || !/^(person|group|faction)$/.test(entity.type) || !fits(text.cast.genders, frame.source, pronoun))
      continue;
    const since = actedSince(text, frame.sentence, sentence, quote[0], pronoun);
    if (since !== null) return since;
    // A person of known gender takes precedence over one of unknown gender.
    if (entity.type === "person" && !text.cast.genders.has(frame.source))
      return entitiesOf(text, [quote[0], quote[0] + 1], sentence)[0] ?? frame.source;
    return frame.source;
  }
  return null;
}

const isMany = ({ described }: Frame, { type, aliases, name }: Entity): boolean =>
  described !== null
    ? described.split(/\s(?:at|in|of|from|on|with)\s/)[0].endsWith("s") ||
      /^(some|many|most|several|few|others)\b/i.test(described)
    : /^(faction|group)$/.test(type) && /s$|people|police/.test(aliases[0] ?? name);

/** A person who has acted since that sentence and whom the pronoun fits. */
function actedSince(
  text: AnalysedText,
  after: number,
  sentence: number,
  before: number,
  pronoun: string,
): string | null {
  for (let at = sentence; at > after; at--)
    for (const { subject, kind } of [...clausesOf(text, at)].reverse()) {
      if (!subject || subject[0] >= before || kind === "relative") continue;
      const person = mentionsIn(text, subject).find(
        (m) => text.cast.entities[m.ids[0]]?.type === "person" && m.first >= subject[0],
      );
      if (person && fits(text.cast.genders, person.ids[0], pronoun)) return person.ids[0];
    }
  return null;
}
