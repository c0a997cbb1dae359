/** Items found in a text so far, by kind and by sentence. */
import type { Range } from "./grammar/index.ts";
import type { Item, Kind } from "./reading.ts";
import type { Scene } from "./analysed-text.ts";

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

export class Items {
  readonly all: Item[] = [];
  private readonly byKind = new Map<Kind, Item[]>();
  private readonly bySentence = new Map<string, Item[]>();
  private readonly taken = new Set<string>();

  constructor(private readonly scene: Scene) {}

  /** Adds an item with its quote; two items of one kind never share a span. */
  add(kind: Kind, range: Range, rest: Partial<Item>): Item | null {
    const [first, last] = kind === "attribution" ? range : trimmed(this.scene, range);
    if (last <= first) return null;
    const { text: quote, start, end } = this.scene.quoted([first, last]);
    const key = `${kind} ${start} ${end}`;
    if (this.taken.has(key)) return null;
    this.taken.add(key);
    const list = this.byKind.get(kind) ?? this.byKind.set(kind, []).get(kind)!;
    const item: Item = {
      id: `${LETTER[kind]}-${list.length + 1}`,
      kind,
      quote,
      start,
      end,
      by: "rules",
      speaker: ["AUTHOR"],
      ...rest,
    };
    this.all.push(item);
    list.push(item);
    const here = `${kind} ${this.scene.sentenceAt(first)}`;
    (this.bySentence.get(here) ?? this.bySentence.set(here, []).get(here)!).push(item);
    return item;
  }

  /** Items of a kind that start in a sentence. */
  here(kind: Kind, sentence: number): readonly Item[] {
    return this.bySentence.get(`${kind} ${sentence}`) ?? [];
  }

  /** Items of a kind in the order in which they were found. */
  of(kind: Kind): readonly Item[] {
    return this.byKind.get(kind) ?? [];
  }
}

/** Without commas, dashes and lone quote marks at its ends. */
function trimmed(scene: Scene, [first, last]: Range): Range {
  const quote = (i: number): boolean => scene.token(i).text === '"';
  const lone = (): boolean => scene.page.tokens.slice(first, last).filter((t) => t.text === '"').length % 2 === 1;
  while (last > first && (/^[,;:\u2014-]$/.test(scene.token(last - 1).text) || (quote(last - 1) && lone()))) last--;
  while (first < last && (/^[,;:\u2014\].-]$/.test(scene.token(first).text) || (quote(first) && lone()))) first++;
  return [first, last];
}
