/** Who a frame's source is: an actor of the text, the author, or somebody who is only described. */
import type { Scene } from "../analysed-text.ts";
import type { Range } from "../grammar/index.ts";
import { MONTHS } from "../lexicon/organisations.ts";
import type { Found, Frame } from "./frame.ts";
import { earlierSpeaker } from "./pronoun.ts";
import { speaks } from "./speaks.ts";
import { words } from "../lexicon/lists.ts";
import ownMediumNouns from "../lexicon/lists/own-medium-nouns.txt";
import partyNouns from "../lexicon/lists/party-nouns.txt";
import shareNouns from "../lexicon/lists/share-nouns.txt";

const OWN_MEDIUM_NOUNS = words(ownMediumNouns);
const PARTY_NOUNS = words(partyNouns);
const SHARE_NOUNS = words(shareNouns);

/** Frames so far, and the source of each description by its last word (`the diplomat` after `a Western diplomat`). */
export interface Resolved {
  frames: Frame[];
  described: Map<string, string>;
}

/**
 * Adds a frame with its source to those before it, on which pronouns and repeated descriptions lean; nothing where the
 * words of the source are nobody who could speak.
 */
export function resolve(scene: Scene, { frames, described }: Resolved, rule: string, found: Found): void {
  const { from: subject, unnamed, ...frame } = found;
  const put = (part: Pick<Frame, "source"> & Partial<Frame>): void => {
    frames.push({ ...frame, rule, also: [], described: null, ...part });
  };
  if (unnamed) return put({ source: null });
  if (!subject) return put({ source: null });
  const head = headOf(scene, subject);
  const word = scene.lower(head);
  if (head === subject[0] && /^(he|she|they)$/.test(word) && !scene.quotedAt(head)) {
    const earlier = earlierSpeaker(scene, frames, frame, word);
    if (earlier !== null) return put({ source: earlier });
  }
  if (isAuthor(scene, subject, head)) return put({ source: "AUTHOR" });
  // `nobody ruled it out`: no source.
  if (/^(no one|nobody|no-one)$/.test(scene.words(subject).toLowerCase()) && /^(deny|doubt)$/.test(frame.verb_class))
    return;
  const again =
    speaks(word) && /^(the|this|that)$/.test(scene.lower(subject[0])) ? (described.get(word) ?? null) : null;
  if (again !== null) return put({ source: again, described: scene.words(subject) });
  const somebody = isSomebody(frame, word);
  if (isThing(scene, head) && !somebody) return;
  const ids = isOwned(scene, subject, head) ? [] : scene.people.who(subject, frame.sentence);
  if (ids.length > 0) {
    if (ids.length === 1) scene.cast.pronouns.note(ids[0], word);
    return put({ source: ids[0], also: ids.slice(1) });
  }
  if (speaks(word) || somebody || isUnknownName(scene, head)) {
    const first = Math.max(subject[0], scene.grammar.phraseStart(head, subject[0]));
    const words = scene.words([first, head + 1]);
    const source = describe(scene, words);
    described.set(word, source);
    return put({ source, described: words, who: [first, placeEnd(scene, head + 1, subject[1])] });
  }
  if (/^(he|she|they|it|we|i)$/.test(word)) put({ source: null });
}

/** `this newspaper has never believed that` */
const isAuthor = (scene: Scene, [first]: Range, head: number): boolean =>
  head === first + 1 && /^(this|our)$/.test(scene.lower(first)) && OWN_MEDIUM_NOUNS.has(scene.lower(head));

/** `Green groups suspect that`: the plural subject of a verb of thinking is a source. */
const isSomebody = ({ cue, verb_class }: Pick<Found, "cue" | "verb_class">, word: string): boolean =>
  cue.endsWith(" that") &&
  /^(state|argue|believe|doubt|deny)$/.test(verb_class) &&
  word.endsWith("s") &&
  !/(ss|nces|tions|ties|ments|ings)$/.test(word) &&
  !/\b(show|demonstrat|establish|suggest|indicat|reveal|confirm|find|found|hold|held|mean|impl|prov)/.test(cue);

/** `its dependence worries`: a thing is no source. */
const isThing = (scene: Scene, head: number): boolean =>
  scene.token(head).tag === "NOUN" &&
  !speaks(scene.lower(head)) &&
  scene.mentionOf(head) === null &&
  !PARTY_NOUNS.has(scene.lower(head));

/** `its spokesman denies`: the source is the spokesman, not the owner. */
const isOwned = (scene: Scene, subject: Range, head: number): boolean =>
  head > subject[0] &&
  /^(its|their|his|her)$/.test(scene.lower(subject[0])) &&
  speaks(scene.lower(head)) &&
  scene.mentions(subject).length === 0 &&
  !/^(side|sides|government|country|company)$/.test(scene.lower(head));

/** `according to the newspaper Kathimerini`: a name outside the tables. */
function isUnknownName(scene: Scene, head: number): boolean {
  const { text, tag, capital } = scene.token(head);
  return !MONTHS.has(text) && capital && tag === "PROPN";
}

/** The entity of a source that is only described; the same words are the same entity. */
export function describe(scene: Scene, words: string): string {
  const id =
    words
      .replace(/\s(?:at|in|of|from|who|close|with|near)\s.*$/s, "")
      .toUpperCase()
      .replace(/^(THE|A|AN|SOME|MOST|MANY|ONE|SEVERAL)\s+/, "")
      .replace(/[^A-Z\s]/g, "")
      .trim()
      .split(/\s+/)
      .slice(0, 3)
      .join("_") || "SOMEBODY";
  return scene.cast.entity(id, () => ({ name: words, type: "group", aliases: [words] }));
}

/** End of a description: `officials from both delegations`, `an engineer with one contractor`. */
function placeEnd(scene: Scene, at: number, stop: number): number {
  if (/^(close|familiar|briefed)$/.test(scene.lower(at)) && /^(to|with|on)$/.test(scene.lower(at + 1)) && at + 2 < stop)
    return Math.min(stop, scene.grammar.phraseEnd(at + 2, stop));
  if (!/^(in|at|from|with|for|of|near)$/.test(scene.lower(at)) || at >= stop) return at;
  const last = Math.min(stop, scene.grammar.phraseEnd(at, stop));
  for (let i = at; i < last; i++)
    if (scene.token(i).text === "," || /^(who|which|that)$/.test(scene.lower(i))) return i > at + 1 ? i : at;
  return last > at + 1 ? last : at;
}

/**
 * The head noun of a source: the last one before a comma, a preposition or a relative; after `percent of`, `most of`
 * the one behind it, where there is one.
 */
function headOf(scene: Scene, [first, last]: Range): number {
  let stop = last;
  for (let i = first + 1; i < last; i++)
    if (scene.token(i).tag === "ADP" || scene.token(i).text === "," || /^(who|which|that)$/.test(scene.lower(i))) {
      stop = i;
      break;
    }
  if (stop + 1 < last && scene.lower(stop) === "of" && SHARE_NOUNS.has(scene.lower(stop - 1)))
    return headOf(scene, [stop + 1, last]);
  let at = stop - 1;
  while (at > first && /^(ADV|PRON|ADJ)$/.test(scene.token(at).tag) && !speaks(scene.lower(at))) at--;
  return at;
}
