/** Actors that a phrase names or refers to. */
import { clausesOf, mentionAt, mentionsIn, sentenceAt, tokenAt, wordAt, type AnalysedText } from "./analysed-text.ts";
import { codeOf } from "./actors/cast.ts";
import { fits, noteGender } from "./actors/pronouns.ts";
import { firstIndex } from "../numbers/bisect.ts";
import type { Mention } from "./actors/index.ts";
import type { Range } from "./grammar/index.ts";
import { OFFICES } from "./lexicon/people.ts";
import { words } from "./lexicon/lists.ts";
import accordWordsBehindACity from "./lexicon/lists/accord-words-behind-a-city.txt";
import sideNouns from "./lexicon/lists/side-nouns.txt";
import bodyNouns from "./lexicon/lists/body-nouns.txt";

const ACCORD_WORDS = words(accordWordsBehindACity);
const SIDES = words(sideNouns);
const BODIES = words(bodyNouns);

const BOTH = /^(both|each|either|neither|two|each|their|they|them|three|the)$/;

/** Codes of all actors named in a range, in order; regions excluded. */
export function codesIn(text: AnalysedText, range: Range): string[] {
  return [
    ...new Set(
      mentionsIn(text, range)
        .filter(
          (m) =>
            !(m.form === "place" && ACCORD_WORDS.has(wordAt(text, m.last))) &&
            text.cast.entities[m.ids[0]]?.type !== "region",
        )
        .flatMap((m) => m.ids)
        .map((id) => codeOf(text.cast, id)),
    ),
  ];
}

/** A range with the names that a list adds after it: `with Chile`, then `, Bolivia and Ghana`. */
export function withList(text: AnalysedText, [first, last]: Range): Range {
  let end = last;
  const listed = mentionAt(text, end - 1)?.last === end;
  while (listed) {
    const next = /^(,|and)$/.test(wordAt(text, end)) ? (wordAt(text, end + 1) === "and" ? end + 2 : end + 1) : -1;
    const mention = next < 0 ? null : mentionAt(text, next);
    const clause = clausesOf(text, sentenceAt(text, first)).find((c) => c.subject?.[0] === next);
    if (
      !mention ||
      mention.first !== next ||
      mention.form === "adjective" ||
      (clause && clause.group.first === mention.last)
    )
      break;
    end = mention.last;
  }
  return [first, end];
}

/** Codes of the actors that a phrase names or refers to. */
export function codesOf(text: AnalysedText, range: Range | null, sentence: number): string[] {
  return [...new Set(entitiesOf(text, range, sentence).map((id) => codeOf(text.cast, id)))];
}

/**
 * Actors of a noun phrase: its own names, or the antecedents of its pronoun or of `both sides`. Entity ids; may be
 * empty.
 */
export function entitiesOf(text: AnalysedText, range: Range | null, sentence: number): string[] {
  if (!range || range[1] <= range[0]) return [];
  const [first, last] = range;
  // The head precedes the first preposition, unless that is `of` or `between`.
  let stop = last;
  for (let i = first + 1; i < last; i++)
    if (
      (tokenAt(text, i).tag === "ADP" && !/^(of|between)$/.test(wordAt(text, i))) ||
      (tokenAt(text, i).text === "," && !isList(text, i, last))
    ) {
      stop = i;
      break;
    }
  const named = mentionsIn(text, [first, stop]).filter(
    (m) =>
      text.cast.entities[m.ids[0]]?.type !== "region" &&
      !(m.form === "place" && ACCORD_WORDS.has(wordAt(text, m.last))),
  );
  if (named.length > 0) {
    const organ = named.find((m) => m.last >= stop && m.form !== "adjective");
    const free = named.filter((m) => m.form !== "adjective" && m.form !== "place");
    const use = organ && free.length === 1 ? [organ] : free.length > 0 ? free : named;
    return [...new Set(use.flatMap((m) => m.ids))];
  }
  return referent(text, [first, stop], sentence);
}

function isList(text: AnalysedText, comma: number, last: number): boolean {
  for (let i = comma + 1; i < Math.min(last, comma + 6); i++) if (/^(and|or)$/.test(wordAt(text, i))) return true;
  return false;
}

/** Limited coreference: pronouns, `the minister`, `both sides`, `the latter`. */
function referent(text: AnalysedText, [first, last]: Range, sentence: number): string[] {
  const words = text.page.tokens.slice(first, last).map((t) => t.lower);
  const head = words[words.length - 1] ?? "";
  const before = mentionsBefore(text, first);
  const is = (m: Mention, ...types: string[]): boolean => types.includes(text.cast.entities[m.ids[0]]?.type ?? "");
  const lastOf = (test: (m: Mention) => boolean): Mention | undefined => [...before].reverse().find(test);
  if (/^(he|she|him|his|her|hers|himself|herself)$/.test(words[0]))
    return personCalled(text, before, words[0]) ?? lastOf((m) => m.form === "group" && is(m, "faction"))?.ids ?? [];
  if (/^(we|our|us|i)$/.test(words[0])) return ["AUTHOR"];
  if (words.includes("former") || words.includes("latter")) {
    const two = [
      ...new Set(
        before
          .filter((m) => is(m, "state", "organisation", "igo"))
          .slice(-2)
          .flatMap((m) => m.ids),
      ),
    ];
    return two.length === 2 ? [words.includes("former") ? two[0] : two[1]] : [];
  }
  if (
    /^(they|their|them|themselves)$/.test(words[0]) ||
    (SIDES.has(head) &&
      words.some((w) => BOTH.test(w)) &&
      words.length <= 3 &&
      (words[0] !== "the" || head.endsWith("s")))
  ) {
    if (/^(they|their|them)$/.test(words[0])) {
      const group = lastOf(
        (m) =>
          m.sentence >= sentence - 1 &&
          (m.form === "group" || text.page.text.slice(m.start, m.end).endsWith("s")) &&
          is(m, "faction", "group"),
      );
      if (group) return group.ids;
    }
    return statesTogether(text, first, words[0] === "three" || words[1] === "three" ? 3 : 2);
  }
  if (/^(it|its|itself)$/.test(words[0]) || (words[0] === "the" && BODIES.has(head))) {
    const subject = [...clausesOf(text, sentence - 1), ...clausesOf(text, sentence)]
      .filter((c) => c.group.first < first && c.subject !== null)
      .reverse();
    for (const c of subject) {
      if (c.subject![0] === first) continue;
      const m = mentionsIn(text, c.subject!).find(
        (m) => m.form !== "adjective" && is(m, "state", "organisation", "igo", "faction"),
      );
      if (m) return m.ids;
    }
    return (
      lastOf((m) => is(m, "state", "organisation", "igo") && m.form !== "place" && m.sentence >= sentence - 2)?.ids ??
      []
    );
  }
  if ((words[0] === "the" && OFFICES.has(head)) || (words[0] === "this" && OFFICES.has(head)))
    return (
      lastOf(
        (m) =>
          (m.form === "group" || m.form === "person") &&
          text.page.text.slice(m.start, m.end).toLowerCase().includes(head),
      )?.ids ??
      lastOf((m) => is(m, "person") && (text.cast.entities[m.ids[0]].role ?? head).toLowerCase().includes(head))?.ids ??
      []
    );
  return [];
}

/**
 * The person named last that the pronoun fits; where only one has been named, the pronoun sets that person's gender.
 */
function personCalled(text: AnalysedText, before: readonly Mention[], pronoun: string): string[] | null {
  const people = before.filter((m) => text.cast.entities[m.ids[0]]?.type === "person");
  const fitting = people.filter((m) => fits(text.cast.genders, m.ids[0], pronoun));
  const sure = fitting.filter((m) => text.cast.genders.has(m.ids[0]));
  const last = sure[sure.length - 1] ?? fitting[fitting.length - 1];
  if (!last) return null;
  if (new Set(people.map((m) => m.ids[0])).size === 1) noteGender(text.cast.genders, last.ids[0], pronoun);
  return last.ids;
}

/** The last forty mentions before a token, the range of references. */
export function mentionsBefore(text: AnalysedText, first: number): Mention[] {
  const { named } = text;
  const end = firstIndex(named.length, (at) => named[at].first >= first);
  return named.slice(Math.max(0, end - 40), end);
}

/**
 * The states behind `both sides`: those last named together (`Japan and Russia`, `Russo-Japanese`), else the last
 * ones named.
 */
function statesTogether(text: AnalysedText, first: number, count: number): string[] {
  const states = mentionsBefore(text, first).filter(
    (m) =>
      m.form !== "place" &&
      m.ids.every(
        (id) => /^(state|igo)$/.test(text.cast.entities[id]?.type ?? "") && !/^(UN|UNSC|WTO|ICJ|IAEA)$/.test(id),
      ),
  );
  if (count === 2)
    for (let k = states.length - 1; k >= Math.max(1, states.length - 10); k--) {
      const [a, b] = [states[k - 1], states[k]];
      if (b.form === "dyad") return b.ids;
      if (
        a &&
        b.first - a.last <= 3 &&
        text.page.tokens.slice(a.last, b.first).some((t) => t.lower === "and") &&
        a.ids[0] !== b.ids[0] &&
        a.sentence === b.sentence
      )
        return [a.ids[0], b.ids[0]];
    }
  const often = new Map<string, number>();
  for (const m of states) for (const id of m.ids) often.set(id, (often.get(id) ?? 0) + 1);
  return [...often]
    .sort((a, b) => b[1] - a[1])
    .slice(0, count)
    .map(([id]) => id);
}
