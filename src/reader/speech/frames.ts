/** Frames around what is said or thought, kept as a stack: who stands around a word, from the author inwards. */
import type { Clause, Range } from "../grammar/index.ts";
import type { VerbClass } from "../reading.ts";
import type { Scene } from "../scene.ts";

export interface Frame {
  /** Tokens of source and cue. */
  quote: Range;
  /** Entity id; null where nobody is named. */
  source: string | null;
  also: string[];
  cue: string;
  verb_class: VerbClass;
  /** Tokens of what is said; null where nothing that the text says is covered. */
  covers: Range | null;
  sentence: number;
  /** Where the source is only described (`diplomats`, `most analysts`): its words. */
  described: string | null;
  /** The saying itself is denied: `has never doubted`, `neither has denied`. */
  negated?: boolean;
}

/** Nouns for people whose names nobody gives. */
const SAYERS = /^(analysts?|experts?|diplomats?|officials?|observers?|critics?|scientists?|sources?|economists?|traders?|commentators?|historians?|lawyers?|researchers?|biologists?|hydrologists?|engineers?|geologists?|ministers?|mediators?|negotiators?|envoys?|executives?|skippers?|fishermen|farmers|companies|many|some|others|most|few|everyone|everybody|nobody|study|report|reports|paper|papers|newspaper|newspapers|media|spokesman|spokeswoman|spokesperson|minister|president|adviser|advisor|aide|aides|insiders?|planners?|strategists?|investors?|pollsters?|residents?|villagers?|activists?|lawmakers?|generals?|commanders?|academics?|scholars?|politicians?|leaders?|bankers?|managers?|voters?|hawks|doves|optimists|pessimists|sceptics|skeptics|supporters|opponents|proponents|people|delegates?|brief|institute|panel|commission|court|tribunal|ministry|government|agency|statement|communique|communiqué|poll|survey|one|who)$/;

export abstract class Frames {
  readonly frames: Frame[] = [];

  constructor(protected readonly scene: Scene) {}

  /** Entity ids from the author inwards to whom the words at a token belong; `except` leaves out one frame (an attribution is not its own speaker). */
  chain(token: number, except?: Frame): string[] {
    const stack = this.covering(token).filter((f) => f !== except && f.source !== null && !(f.quote[0] <= token && token < f.quote[1]));
    const out = ["AUTHOR"];
    for (const { source } of stack) if (source !== null && out[out.length - 1] !== source) out.push(source);
    return out;
  }

  /** Frames that cover a token, outermost first. */
  covering(token: number): Frame[] {
    return (this.near()[this.scene.sentenceAt(token)] ?? []).filter((f) => f.covers![0] <= token && token < f.covers![1]).sort((a, b) => (b.covers![1] - b.covers![0]) - (a.covers![1] - a.covers![0]));
  }

  /** Whether a clause's own verb only says who speaks. */
  isFrame(clause: Clause): boolean {
    return (this.own()[clause.sentence] ?? []).some((f) => (f.covers !== null || f.verb_class === "doubt") && f.quote[0] <= clause.group.main && clause.group.main < f.quote[1]);
  }

  /** Frames whose words stand in a sentence. */
  of(sentence: number): readonly Frame[] { return this.own()[sentence] ?? []; }

  /** Whether the clause is a frame in which nobody is named: `is regarded as`. */
  unnamed(clause: Clause): boolean {
    return (this.own()[clause.sentence] ?? []).some((f) => f.source === null && f.quote[0] <= clause.group.main && clause.group.main < f.quote[1]);
  }

  protected index: Frame[][] | null = null;

  protected ownIndex: Frame[][] | null = null;

  /** Frames by the sentences that they cover, made when all are found. */
  protected near(): Frame[][] {
    if (this.index) return this.index;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames) if (f.covers) for (let s = this.scene.sentenceAt(f.covers[0]); s < index.length && this.scene.page.sentences[s]!.first < f.covers[1]; s++) index[s]!.push(f);
    return this.index = index;
  }

  protected own(): Frame[][] {
    if (this.ownIndex) return this.ownIndex;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames) index[f.sentence]!.push(f);
    return this.ownIndex = index;
  }

  protected add(frame: Omit<Frame, "also" | "source" | "described">, subject: Range | null): void {
    const { scene } = this;
    const earlier = this.frames[this.frames.length - 1];
    if (subject && scene.lower(subject[0]) === "they" && earlier && earlier.described && frame.sentence - earlier.sentence <= 1 && /s\b/.test(earlier.described.split(/\s(?:at|in|of|from)\s/)[0]!)) { this.frames.push({ ...frame, source: earlier.source, also: [], described: null }); return; }
    const ids = scene.who(subject, frame.sentence);
    const head = subject ? scene.lower(this.head(subject)) : "";
    if (ids.length === 0 && subject && !SAYERS.test(head) && !/^(he|she|they|it|we|i)$/.test(head)) return;
    const described = ids.length === 0 && subject ? scene.words(subject) : null;
    const source = ids[0] ?? (described && !/^(he|she|they|it)$/i.test(described) ? this.describe(described) : null);
    this.frames.push({ ...frame, source, also: ids.slice(1), described });
  }

  /** An entity for somebody who is only described. */
  protected describe(words: string): string {
    const id = words.replace(/\s(?:at|in|of|from|who|close|with|near)\s.*$/s, "").toUpperCase().replace(/^(THE|A|AN|SOME|MOST|MANY|ONE|SEVERAL)\s+/, "").replace(/[^A-Z\s]/g, "").trim().split(/\s+/).slice(0, 3).join("_") || "SOMEBODY";
    return this.scene.cast.entity(id, () => ({ name: words, type: "group", aliases: [words] }));
  }

  /** Last word before a preposition or a comma. */
  protected head([first, last]: Range): number {
    for (let i = first; i < last; i++) if (i > first && (this.scene.token(i).tag === "ADP" || this.scene.token(i).text === "," || /^(who|which|that)$/.test(this.scene.lower(i)))) return i - 1;
    return last - 1;
  }
}
