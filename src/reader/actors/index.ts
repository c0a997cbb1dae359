/** Actors in a text: every mention with its entity, by tables of states and organisations and by the shape of names. */
import { addAlias, addPerson } from "./cast.ts";
import { MONTHS } from "../lexicon/organisations.ts";
import { LEADERS } from "../lexicon/leaders.ts";
import { HONORIFICS } from "../lexicon/people.ts";
import { unknownActors } from "./unknown-actors.ts";
import { bodyOf } from "./unknown-organisations.ts";
import { dyadAt, stateGroupAt } from "./groups.ts";
import { textOf, type Found, type Mention, type Names } from "./mention.ts";
import { officeAt } from "./offices.ts";
import { isCalendar, runAt } from "./capitalised-names.ts";
import { tabled } from "./gazetteer.ts";
import type { TokenSentence } from "../tokens.ts";
import { knownAt } from "./tables.ts";

export { newCast, type Cast } from "./cast.ts";
export type { Mention } from "./mention.ts";

const OPENERS =
  /^(The|A|An|This|These|Those|That|In|On|At|For|But|And|If|When|While|As|Since|After|Before|By|From|With|To)$/;
/** Leaders whose surname alone is too common to identify them. */
const COMMON_NAMES = new Set(
  "Baker Powell Johnson Cameron Carter Clinton Kennedy Sharon Carney Harper Howard Abbott Turnbull Morrison Albanese Marcos Castro Salman Abdullah Sharif Anwar Blair Nixon Barak".split(
    " ",
  ),
);

/** Mentions in the order of the text; the cast is filled with their entities. */
export function findMentions(names: Names): Mention[] {
  const {
    page: { tokens, sentences },
  } = names;
  const mentions: Mention[] = [];
  sentences.forEach((sentence, at) => {
    for (let i = sentence.first; i < sentence.last;) {
      const found = isSentenceAdverb(names, i, sentence) ? null : mentionAt(names, i, sentence.last);
      if (!found) {
        i++;
        continue;
      }
      if (found.form === "group") apposed(names, mentions, found);
      mentions.push({ ...found, start: tokens[found.first].start, end: tokens[found.last - 1].end, sentence: at });
      i = found.last;
    }
  });
  const named = [...mentions, ...surnames(names, mentions)];
  const taken = new Set(named.flatMap((m) => Array.from({ length: m.last - m.first }, (_, k) => m.first + k)));
  const all = [...named, ...unknownActors(names, taken)].sort((a, b) => a.start - b.start);
  served(names, all);
  return all;
}

/** `Furthermore Brazil accepted`: an adverb that opens a sentence is no part of the known name behind it. */
const isSentenceAdverb = ({ page }: Names, i: number, { first, last }: TokenSentence): boolean =>
  i === first &&
  page.tokens[i].tag === "ADV" &&
  knownAt(page, i, last) === null &&
  i + 1 < last &&
  knownAt(page, i + 1, last) !== null;

/**
 * The mention that begins at token i: two nations in one word, states by a common property, a name of the tables, an
 * office, a name by its shape.
 */
function mentionAt(names: Names, i: number, stop: number): Found | null {
  const { page, cast } = names;
  const token = page.tokens[i];
  if (token.tag === "PUNCT" || MONTHS.has(token.text)) return null;
  const known = knownAt(page, i, stop);
  if (!known && OPENERS.test(token.text)) return null;
  const several = dyadAt(names, i, stop) ?? stateGroupAt(names, i, stop);
  if (several) return several;
  if (known) return tabled(names, i, stop, known);
  const office = officeAt(names, i, stop);
  if (office) return office;
  const run = token.capital ? runAt(page, i, stop) : null;
  if (!run) return null;
  if (
    run.last === i + 1 &&
    token.text.length >= 5 &&
    LEADERS.has(token.text) &&
    !COMMON_NAMES.has(token.text) &&
    !cast.short.has(token.text)
  ) {
    return {
      first: i,
      last: i + 1,
      ids: [addPerson(cast, textOf(page, i, i + 1), LEADERS.get(token.text)!, "GOV", undefined)],
      form: "person",
    };
  }
  return bodyOf(names, i, run.last, stop, null);
}

/** `Faisal Noor, a Kuwaiti envoy`: the group behind the comma is the person before it, and gives the person's state. */
function apposed({ page: { tokens }, cast }: Names, mentions: readonly Mention[], found: Found): void {
  const before = mentions[mentions.length - 1];
  if (
    before?.form !== "person" ||
    tokens[before.last]?.text !== "," ||
    !/^(a|an|the)$/.test(tokens[before.last + 1]?.lower ?? "")
  )
    return;
  if (
    found.first - before.last > 5 ||
    tokens.slice(before.last + 2, found.first).some((t) => t.tag !== "ADJ" && t.tag !== "NOUN")
  )
    return;
  const [of] = found.ids as [string];
  const [group, person] = [cast.entities[of], cast.entities[before.ids[0]]];
  if (group.type !== "faction" || !group.iso3) return;
  person.iso3 ??= group.iso3;
  if (person.sector === "CVL" && group.sector) person.sector = group.sector;
  if (!mentions.some((m) => m.ids.includes(of))) delete cast.entities[of];
  found.ids = before.ids;
}

/** `Merrow's foreign minister, Anke Holt`: a person of an actor that is no known state. */
function served({ page: { tokens }, cast }: Names, mentions: readonly Mention[]): void {
  mentions.forEach((owner, at) => {
    const person = mentions[at + 1];
    if (!person || cast.entities[owner.ids[0]]?.type !== "actor?" || person.first - owner.last > 7) return;
    const entity = cast.entities[person.ids[0]];
    const owned = tokens[owner.last]?.text === "'s" || owner.form === "adjective";
    if (
      owned &&
      entity?.type === "person" &&
      !entity.iso3 &&
      tokens.slice(owner.last, person.first).every((t) => t.tag !== "VERB")
    )
      entity.of ??= owner.ids[0];
  });
}

/** A later surname alone names the person; it also shows which of two names is the surname. */
function surnames({ page, cast }: Names, mentions: readonly Mention[]): Mention[] {
  const { tokens, sentences } = page;
  const taken = new Set(mentions.flatMap((m) => Array.from({ length: m.last - m.first }, (_, k) => m.first + k)));
  const parts = new Map<string, string>();
  for (const [id, e] of Object.entries(cast.entities)) {
    if (e.type === "person")
      for (const part of e.name.split(/\s+/))
        if (!HONORIFICS.has(part.toLowerCase())) parts.set(part, parts.get(part) ?? id);
  }
  const found: Mention[] = [];
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const { text, capital, start, end } = tokens[i];
      const id = cast.short.get(text) ?? parts.get(text);
      if (!id || taken.has(i) || !capital || isCalendar(page, i)) continue;
      addAlias(cast, id, text);
      found.push({
        first: i,
        last: i + 1,
        start,
        end,
        ids: [id],
        form: cast.entities[id].type === "person" ? "person" : "organisation",
        sentence,
      });
    }
  });
  return found;
}
