/** Items of one kind, collected in the order in which they are found. */
import { isHeading, quoteOf, sentenceAt, tokenAt, type AnalysedText } from "./analysed-text.ts";
import type { Range } from "./grammar/index.ts";
import type { ItemOf, Kind } from "./reading.ts";

const LETTER: { [kind in Kind]: string } = {
  actor: "a",
  attribution: "t",
  claim: "c",
  driver: "d",
  need: "n",
  belief: "b",
  stake: "s",
  event: "e",
  accord: "k",
  question: "q",
  constraint: "r",
};

/** The items of one kind that a text has, in the order in which they were found. */
export interface Items<K extends Kind> {
  readonly all: readonly ItemOf<K>[];
  /** Those that start in a sentence. */
  in(sentence: number): readonly ItemOf<K>[];
  /** Whether one of them shares characters with a range of tokens in its sentence. */
  touch(range: Range): boolean;
}

/** Everything found in a text, by kind. */
export type Findings = { readonly [K in Kind as `${K}s`]: Items<K> };

/** What an item needs beside its place. */
export type FieldsOf<K extends Kind> = Omit<ItemOf<K>, "id" | "kind" | "quote" | "start" | "end" | "by">;

/** Items that can still be added to. */
export interface Collected<K extends Kind> extends Items<K> {
  /** @returns null where no word is left of the range, where it stands in a heading, or where an item of the kind has the very span */
  add(range: Range, fields: FieldsOf<K>): ItemOf<K> | null;
}

/** Kinds that headings and titles of links only name, and do not state. */
const IN_PROSE: ReadonlySet<Kind> = new Set<Kind>(["claim", "driver", "need", "belief", "constraint"]);

/** An empty collection; two items of one kind never share a span. */
export function collect<K extends Kind>(text: AnalysedText, kind: K): Collected<K> {
  const all: ItemOf<K>[] = [];
  const bySentence = new Map<number, ItemOf<K>[]>();
  const taken = new Set<string>();
  const inSentence = (sentence: number): readonly ItemOf<K>[] => bySentence.get(sentence) ?? [];
  return {
    all,
    in: inSentence,
    touch: (range) => {
      const { start, end } = quoteOf(text, range);
      return inSentence(sentenceAt(text, range[0])).some((one) => one.start < end && start < one.end);
    },
    add: (range, fields) => {
      const [first, last] = kind === "attribution" ? range : trimmed(text, range);
      if (last <= first || (IN_PROSE.has(kind) && isHeading(text, sentenceAt(text, first)))) return null;
      const { text: quote, start, end } = quoteOf(text, [first, last]);
      const place = `${start} ${end}`;
      if (taken.has(place)) return null;
      taken.add(place);
      const own = { id: `${LETTER[kind]}-${all.length + 1}`, kind, quote, start, end, by: "rules" };
      const item = { ...own, ...fields } as unknown as ItemOf<K>;
      all.push(item);
      const sentence = sentenceAt(text, first);
      (bySentence.get(sentence) ?? bySentence.set(sentence, []).get(sentence)!).push(item);
      return item;
    },
  };
}

/** Without commas, dashes and lone quote marks at its ends. */
function trimmed(text: AnalysedText, [first, last]: Range): Range {
  const quote = (i: number): boolean => tokenAt(text, i).text === '"';
  const lone = (): boolean => text.page.tokens.slice(first, last).filter((t) => t.text === '"').length % 2 === 1;
  while (last > first && (/^[,;:\u2014-]$/.test(tokenAt(text, last - 1).text) || (quote(last - 1) && lone()))) last--;
  while (first < last && (/^[,;:\u2014\].-]$/.test(tokenAt(text, first).text) || (quote(first) && lone()))) first++;
  return [first, last];
}
