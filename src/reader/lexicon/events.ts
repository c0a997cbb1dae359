/** Verbs and nouns of events, by PLOVER's sixteen types. */
import type { Plover } from "../../language/blocks/events.ts";
import { dictionary, rows, values, words } from "./lists.ts";
import nouns from "./lists/event-nouns.txt";
import verbRows from "./lists/event-verbs.txt";
import nounLike from "./lists/event-verbs-noun-like.txt";
import light from "./lists/light-verbs.txt";
import stance from "./lists/stance-verbs.txt";

export interface VerbRule {
  type: Plover;
  /** Of which one must follow, or be the subject; null where the verb alone is enough. */
  words: ReadonlySet<string> | null;
  subject?: true;
}

const made = new Map<string, VerbRule[]>();
for (const [type, verbs, following] of rows(verbRows)) {
  const subject = verbs.startsWith("<");
  for (const verb of verbs.replace("<", "").split(" ")) {
    const own = made.get(verb) ?? made.set(verb, []).get(verb)!;
    own.push({
      type: type as Plover,
      words: following ? new Set(following.split(" ")) : null,
      ...(subject ? { subject } : {}),
    });
  }
}
for (const own of made.values()) own.sort((a, b) => Number(a.words === null) - Number(b.words === null));
/** Rules of a verb, those that require a further word first. */
export const EVENT_RULES: ReadonlyMap<string, readonly VerbRule[]> = made;
const NOUN_LIKE = words(nounLike);
export const EVENT_VERBS: readonly string[] = [...made.keys()].filter((verb) => !NOUN_LIKE.has(verb));
export const EVENT_NOUNS = values<Plover>(nouns);
export const LIGHT = words(light);
export const STANCE: { readonly [verb: string]: "AGREE" | "THREATEN" | "REJECT" | "REQUEST" } = dictionary(
  values<"AGREE" | "THREATEN" | "REJECT" | "REQUEST">(stance),
);
/** Hostile types: promised, they are a threat. */
export const HOSTILE: ReadonlySet<Plover> = new Set([
  "THREATEN",
  "SANCTION",
  "MOBILIZE",
  "COERCE",
  "ASSAULT",
  "REJECT",
  "PROTEST",
]);
