/** Who says or thinks what: frames around what is said, nested as a stack, so that every item knows its chain of speakers. */
import type { Clause, Range } from "./grammar.ts";
import { AS, CUES, CUE_ADJECTIVES, CUE_NOUNS, MEDIA_NOUNS, NAMES, PASSIVE } from "./lexicon/cues.ts";
import { known } from "./lexicon/forms.ts";
import type { VerbClass } from "./reading.ts";
import type { Scene } from "./scene.ts";

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

export class Attributions {
  readonly frames: Frame[] = [];

  constructor(private readonly scene: Scene) {
    const { grammar } = scene;
    grammar.clauses.forEach((clause, at) => this.verb(clause, at));
    scene.page.sentences.forEach((_, at) => this.phrases(at));
    this.medium();
    this.quotes();
    for (const f of this.frames) if (f.covers && f.covers[1] <= f.covers[0]) f.covers = null;
    this.frames.sort((a, b) => a.quote[0] - b.quote[0]);
  }

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

  private index: Frame[][] | null = null;
  private ownIndex: Frame[][] | null = null;

  /** Frames by the sentences that they cover, made when all are found. */
  private near(): Frame[][] {
    if (this.index) return this.index;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames) if (f.covers) for (let s = this.scene.sentenceAt(f.covers[0]); s < index.length && this.scene.page.sentences[s]!.first < f.covers[1]; s++) index[s]!.push(f);
    return this.index = index;
  }

  private own(): Frame[][] {
    if (this.ownIndex) return this.ownIndex;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames) index[f.sentence]!.push(f);
    return this.ownIndex = index;
  }

  private add(frame: Omit<Frame, "also" | "source" | "described">, subject: Range | null): void {
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
  private describe(words: string): string {
    const id = words.replace(/\s(?:at|in|of|from|who|close|with|near)\s.*$/s, "").toUpperCase().replace(/^(THE|A|AN|SOME|MOST|MANY|ONE|SEVERAL)\s+/, "").replace(/[^A-Z\s]/g, "").trim().split(/\s+/).slice(0, 3).join("_") || "SOMEBODY";
    return this.scene.cast.entity(id, () => ({ name: words, type: "group", aliases: [words] }));
  }

  /** Last word before a preposition or a comma. */
  private head([first, last]: Range): number {
    for (let i = first; i < last; i++) if (i > first && (this.scene.token(i).tag === "ADP" || this.scene.token(i).text === "," || /^(who|which|that)$/.test(this.scene.lower(i)))) return i - 1;
    return last - 1;
  }

  private verb(clause: Clause, at: number): void {
    const { scene } = this;
    const { group, sentence } = clause;
    const s = scene.page.sentences[sentence]!;
    const main = group.chain[group.chain.length - 1]!;
    const word = scene.lower(main);
    if (group.main !== main && group.passive && known(CUES, scene.lower(group.main)) && this.passive(clause)) return;
    const cue = known(CUES, word);
    const clear = /^(make|makes|made)$/.test(word) && scene.lower(group.last) === "clear";
    const adjective = clear ? "state" as const : CUE_ADJECTIVES.get(scene.lower(group.last)) ?? CUE_ADJECTIVES.get(word);
    if (!cue && !adjective) return;
    const after = group.last + (adjective && !cue && !CUE_ADJECTIVES.has(word) ? 1 : 0);
    const next = scene.grammar.clauses[at + 1];
    const subject = clause.subject ?? (clause.kind === "relative" ? clause.shared : null);
    const base = cue?.base ?? scene.lower(group.last);
    const verb_class = cue?.value ?? adjective!;
    // `is thought to`, `are believed to`: nobody is named.
    if (cue && PASSIVE.has(base) && this.passive(clause)) return;
    if (cue && group.passive && PASSIVE.has(base)) return;
    // `it is hard to imagine`: nobody is meant.
    if (subject && scene.lower(subject[0]) === "it" && /^(is|was|'s)$/.test(scene.lower(group.first))) return;
    const indirect = this.indirect(after, s.last);
    const that = scene.lower(indirect) === "that" ? indirect + 1 : indirect;
    const speech = this.quoteAfter(indirect, s.last);
    const content: Range | null = next && next.sentence === sentence && next.kind === "complement" && next.first <= that + 3 && next.group.first >= after && !/^[;:.]$/.test(scene.token(Math.max(0, next.first - 2)).text) && (next.marker !== null || next.group.first - that <= 16) && !(verb_class === "ask" && next.marker === null) ? [Math.min(next.first, that), this.through(at + 1, sentence)] : null;
    const source: Range | null = subject ?? (clause.shared && clause.kind === "main" ? clause.shared : null);
    const own: Range = [subject ? subject[0] : group.first, scene.lower(indirect) === "that" && scene.token(after)?.text !== "," && content ? indirect + 1 : Math.max(after, 0)];
    const negated = group.negated !== null || (source !== null && /^(neither|no|nobody|none|few)$/.test(scene.lower(source[0])));
    const frame = { cue: scene.words([group.first, own[1]]), verb_class, sentence, ...(negated ? { negated } : {}) };
    const inverted = this.inverted(clause, main, s.first, s.last);
    if (inverted && !NOT_SAID.has(base)) { this.add({ ...frame, quote: [main, inverted.source[1]], cue: word, covers: inverted.covers }, inverted.source); return; }
    if (content) { if (clause.kind !== "condition") this.add({ ...frame, quote: own, covers: content }, source); return; }
    if (speech) { this.add({ ...frame, quote: own, covers: speech }, source); return; }
    if (clause.kind === "relative" && base === "impute" && clause.shared) { this.add({ ...frame, quote: [subject?.[0] ?? group.first, this.objectEnd(group.last, clause.last)], covers: clause.shared }, source); return; }
    // `accuses Chad of arming rebels`, `suspects Iceland of`.
    if (/^(accuse|suspect|blame)$/.test(base) && subject && !group.passive) {
      const of = this.find(/^(of|for)$/, after, Math.min(clause.last, after + 6));
      if (of !== null) { this.add({ ...frame, quote: [subject[0], of + 1], cue: word, covers: [of + 1, clause.last] }, source); return; }
    }
    // `expects prices to fall`
    if (verb_class === "believe" && /^(expect|believe|consider|judge)$/.test(base) && subject && !group.passive) {
      const to = this.find("to", after, Math.min(clause.last, after + 6));
      if (to !== null && to > after && scene.token(to + 1)?.tag === "VERB") { this.add({ ...frame, quote: [subject[0], after], covers: [after, clause.last] }, source); return; }
    }
    if (AS.has(base)) {
      const as = this.find("as", after, Math.min(clause.last, after + 12));
      if (as !== null && subject) {
        const object: Range = [after === as && clause.kind === "relative" && clause.shared ? clause.shared[0] : after, clause.last];
        this.add({ ...frame, quote: [subject[0], as + 1], cue: `${word} as`, covers: object }, source);
        return;
      }
    }
    // `think it highly improbable`
    if (verb_class === "believe" && scene.lower(group.last) === "it" && subject) for (let k = group.last + 1; k < Math.min(clause.last, group.last + 4); k++) if (scene.token(k).tag === "ADJ") { this.add({ ...frame, quote: [subject[0], group.last], covers: [group.last, clause.last] }, source); return; }
    if (NAMES.has(base) && source && group.last < clause.last && !group.passive) {
      this.add({ ...frame, quote: [subject?.[0] ?? group.first, this.objectEnd(group.last, clause.last)], covers: [group.last, clause.last] }, source);
      return;
    }
    // `indicated Russia's willingness`, `have indicated their desire`.
    if (/^(indicate|signal|express|voice|state|declare|announce|reiterate|show|confirm)$/.test(base) && subject) {
      const noun = this.find(/^(willingness|readiness|desire|interest|intention|wish|support|concern|hope|commitment|opposition)$/, after, Math.min(clause.last, after + 5));
      if (noun !== null) { this.add({ ...frame, quote: [subject[0], after], covers: [after, clause.last] }, source); return; }
    }
    // Trailing: `..., diplomats said`; `as some biologists expect`.
    const open = scene.token(clause.first - 1 < 0 ? 0 : clause.first - 1);
    const aside = scene.token(group.last)?.text === "," && subject !== null && open.text === ",";
    if (aside && clause.kind === "main" && group.chain.length === 1) { this.add({ ...frame, quote: [subject![0], group.last], covers: [s.first, s.last] }, source); return; }
    const trailing = group.last >= clause.last - 2 && subject !== null && clause.first > s.first && (open.text === "," || open.text === '"' || scene.token(clause.first).text === '"' || clause.kind === "adverbial");
    if (trailing && group.chain.length === 1 && scene.lower(clause.marker ?? 0) !== "than" && (clause.kind === "main" || (clause.kind === "adverbial" && scene.lower(clause.marker!) === "as") || clause.kind === "complement")) {
      this.add({ ...frame, quote: [subject![0], Math.max(group.last, indirect)], covers: this.spoken(s.first, clause.first - 1, sentence) }, source);
      return;
    }
    // `"...," Jógvan Dam, who runs the company, said of the Norwegians` and `told reporters`.
    if (this.quoteBefore(subject?.[0] ?? group.first, s.first) && subject && !NEEDS_OBJECT.has(base)) {
      this.add({ ...frame, quote: [subject[0], Math.max(group.last, indirect)], covers: this.spoken(s.first, subject[0], sentence) }, source);
      return;
    }
    if (/^(say|insist|argue|contend|believe|think|reckon|maintain|hope)$/.test(base) && subject && group.last < clause.last - 2 && /^(DET|PROPN|NOUN|ADJ|PRON)$/.test(scene.token(group.last).tag) && group.chain.length === 1) { this.add({ ...frame, quote: own, covers: [group.last, clause.last] }, source); return; }
    if (verb_class === "doubt" && subject && /^that$/.test(scene.lower(after)) && after + 1 >= clause.last) { this.add({ ...frame, quote: [subject[0], after + 1], covers: null }, source); return; }
    if (verb_class === "believe" && clause.kind === "relative" && clause.shared && subject && !NEED_LIKE.has(base)) this.add({ ...frame, quote: [subject[0], group.last], covers: clause.shared }, source);
  }

  /** `told reporters`, `said on Monday`, `warned last week`: the token after it. */
  private indirect(i: number, stop: number): number {
    const { scene } = this;
    let j = i;
    // `assume, perhaps wrongly, that`
    if (scene.token(j)?.text === ",") for (let k = j + 1; k < Math.min(stop, j + 6); k++) if (scene.token(k).text === "," && scene.lower(k + 1) === "that") return k + 1;
    while (j < stop && j < i + 8) {
      const w = scene.lower(j);
      if (w === "that" || w === '"' || w === ":") break;
      if (/^(on|last|this|to|in|late|early|at|of|during|yesterday|today|privately|publicly|repeatedly|again|also|bluntly|recently|via|through)$/.test(w) || w.endsWith("day") || /^(week|month|year|reporters|journalists|parliament|lawmakers|monday|friday|interview|newspaper|institute|television|radio|agency|conference|briefing|me|us|him|her|them|the|a|an|his|her|state|news|local|brief|foreign|visiting|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(w) || scene.token(j).tag === "NUM" || (j === i && scene.token(j).capital && scene.mentionOf(j)) || (scene.token(j).capital && j > i)) j++;
      else break;
    }
    return /^(that|"|:)$/.test(scene.lower(j)) || j >= stop || /^[,.]$/.test(scene.lower(j)) || j === i ? j : i;
  }

  private find(word: string | RegExp, from: number, stop: number): number | null {
    for (let i = from; i < stop; i++) if (typeof word === "string" ? this.scene.lower(i) === word : word.test(this.scene.lower(i))) return i;
    return null;
  }

  private objectEnd(i: number, stop: number): number { return this.scene.grammar.phraseEnd(this.scene.token(i)?.tag === "ADP" ? i + 1 : i, stop, false); }

  /** Through the clause and what is joined to it under the same `that`: to the end of the sentence unless a new main clause starts. */
  private through(at: number, sentence: number): number {
    const { clauses } = this.scene.grammar;
    let last = clauses[at]!.last;
    for (let k = at + 1; k < clauses.length && clauses[k]!.sentence === sentence; k++) {
      const c = clauses[k]!;
      if (c.kind === "main" && /^[;"]$/.test(this.scene.token(Math.max(0, c.first - 1)).text)) break;
      if (c.kind === "main" && c.subject && !/^(it|they|he|she|that|the)$/.test(this.scene.lower(c.subject[0])) && this.hasComma(c.first)) break;
      last = Math.max(last, c.last);
    }
    return last;
  }

  private hasComma(i: number): boolean {
    const { scene } = this;
    for (let j = i - 1; j >= Math.max(0, i - 2); j--) if (scene.token(j).text === "," || scene.token(j).text === ";") return true;
    return scene.token(i).text === ",";
  }

  private quoteAfter(i: number, stop: number): Range | null {
    const { scene } = this;
    let j = i;
    while (j < stop && j < i + 3 && /^(,|:|that|as)$/.test(scene.lower(j))) j++;
    if (scene.token(j)?.text !== '"' || j >= stop) return null;
    let k = j + 1;
    while (k < scene.page.tokens.length && k < j + 120 && scene.token(k).text !== '"') k++;
    return [j + 1, Math.min(k, scene.page.tokens.length)];
  }

  private quoteBefore(i: number, first: number): boolean {
    for (let j = i - 1; j >= Math.max(first, i - 3); j--) if (this.scene.token(j).text === '"') return true;
    return false;
  }

  /** What was said before a trailing frame: the quote, with earlier sentences of it, or the sentence so far. */
  private spoken(first: number, last: number, sentence: number): Range {
    const { scene } = this;
    let start = first;
    const inside = scene.page.tokens.slice(first, last).map((t) => t.text);
    if (inside.filter((w) => w === '"').length % 2 === 1 && inside[0] !== '"') {
      for (let k = sentence - 1; k >= 0 && k > sentence - 6; k--) {
        const s = scene.page.sentences[k]!;
        start = s.first;
        if (scene.page.tokens.slice(s.first, s.last).some((t) => t.text === '"')) break;
      }
    }
    return [start, last];
  }

  /** `"...," said one negotiator`. */
  private inverted(clause: Clause, main: number, first: number, last: number): { source: Range; covers: Range } | null {
    const { scene } = this;
    const before = scene.token(main - 1);
    if (main <= first || !before || !/^[",]$/.test(before.text) || clause.group.first !== main || (before.text === "," && clause.subject !== null)) return null;
    const next = scene.token(main + 1);
    if (!next || main + 1 >= last || !/^(DET|PROPN|NOUN|ADJ|NUM|PRON)$/.test(next.tag) || next.lower === "that") return null;
    let end = scene.grammar.phraseEnd(main + 1, last);
    const named = scene.mentionOf(main + 1);
    if (named) end = Math.max(end, named.last);
    return { source: [main + 1, end], covers: this.spoken(first, before.text === '"' ? main - 1 : main - 1, clause.sentence) };
  }

  /** `Russia is regarded as one`: quote from the subject to the cue; also `is thought to be`. */
  private passive(clause: Clause): boolean {
    const { scene } = this;
    const { group } = clause;
    const main = group.main;
    const base = known(CUES, scene.lower(main))?.base ?? "";
    const be = scene.page.tokens.slice(group.first, main).some((t) => /^(is|are|was|were|been|being)$/.test(t.lower));
    if (!be || group.chain.length > 3 || !PASSIVE.has(base)) return false;
    const next = scene.lower(main + 1);
    if (!/^(as|to|that)$/.test(next) || !clause.subject) return false;
    const frame: Frame = { quote: [clause.subject[0], main + 2], source: null, also: [], cue: scene.words([group.first, main + 2]), verb_class: CUES.get(base)!, covers: [clause.subject[0], clause.last], sentence: clause.sentence, described: null };
    this.frames.push(frame);
    return true;
  }

  /** `According to X`, `in his view`, `Tokyo's belief that`, `the base case is that`, `arguing that`. */
  private phrases(sentence: number): void {
    const { scene } = this;
    const s = scene.page.sentences[sentence]!;
    for (let i = s.first; i < s.last; i++) {
      const w = scene.lower(i);
      if (w === "according" && scene.lower(i + 1) === "to") {
        let end = scene.grammar.phraseEnd(i + 2, s.last);
        if (scene.lower(end) === "who") { while (end < s.last && !/^[,.;]$/.test(scene.token(end).text)) end++; }
        const leads = i - s.first < 3;
        const covers: Range = leads ? [Math.min(end + 1, s.last - 1), s.last] : this.spoken(s.first, i, sentence);
        this.add({ quote: [i, end], cue: scene.words([i, i + 2]), verb_class: "state", covers, sentence }, [i + 2, end]);
      } else if (w === "in" && /^(his|her|their|its|my|our)$/.test(scene.lower(i + 1)) && /^(view|opinion|words|judgement|judgment|reading|account|telling|estimation)$/.test(scene.lower(i + 2))) {
        this.add({ quote: [i, i + 3], cue: scene.words([i, i + 3]), verb_class: "believe", covers: i - s.first < 3 ? [i + 3, s.last] : [s.first, i], sentence }, [i + 1, i + 2]);
      } else if (w === "in" && /^(view|opinion|words|eyes|judgement|judgment)$/.test(scene.lower(i + 3)) && scene.token(i + 2).text === "'s") {
        this.add({ quote: [i, i + 4], cue: scene.words([i, i + 4]), verb_class: "believe", covers: i - s.first < 3 ? [i + 4, s.last] : [s.first, i], sentence }, [i + 1, i + 2]);
      } else if (w === "as" && i - s.first < 2) {
        // `As the minister put it,`
        let k = i + 1;
        while (k < Math.min(s.last, i + 10) && !/^(put|puts|says|said|noted|notes|argued|argues)$/.test(scene.lower(k)) && scene.token(k).text !== ",") k++;
        const it = /^puts?$/.test(scene.lower(k)) && scene.lower(k + 1) === "it" ? k + 2 : /^(says|said|noted|notes|argued|argues)$/.test(scene.lower(k)) && scene.token(k + 1)?.text === "," ? k + 1 : null;
        if (it !== null) this.add({ quote: [i + 1, it], cue: scene.words([k, it]), verb_class: "state", covers: [Math.min(it + 1, s.last - 1), s.last], sentence }, [i + 1, k]);
      } else if (CUE_NOUNS.has(w) && scene.token(i).tag === "NOUN" && !scene.clausesOf(sentence).some((c) => c.group.main === i)) {
        const that = /^(is|was|remains)$/.test(scene.lower(i + 1)) && scene.lower(i + 2) === "that" ? i + 2 : scene.lower(i + 1) === "that" ? i + 1 : null;
        const first = scene.grammar.phraseStart(i, s.first);
        const owner = scene.mentions([first, i]);
        const pronoun = /^(its|their|his|her|our)$/.test(scene.lower(first));
        if (that !== null && (owner.length > 0 || pronoun)) this.add({ quote: [first, that + 1], cue: scene.words([i, that + 1]), verb_class: CUE_NOUNS.get(w)!, covers: [that + 1, this.sentenceEnd(that, sentence)], sentence }, owner.length > 0 ? [first, i] : [first, first + 1]);
      } else if (w.endsWith("ing") && scene.lower(i + 1) === "that" && scene.token(i).tag === "VERB") {
        const cue = known(CUES, w);
        if (!cue) continue;
        const person = scene.before(i).reverse().find((m) => m.last <= i && m.sentence === sentence && m.form !== "adjective" && m.form !== "place");
        if (!person) continue;
        let first = person.first;
        if (/^(one|a|the)$/.test(scene.lower(first - 1)) && first > s.first) first--;
        this.add({ quote: [first, i + 2], cue: scene.words([i, i + 2]), verb_class: cue.value, covers: [i + 2, this.sentenceEnd(i, sentence)], sentence }, [person.first, person.last]);
      }
    }
  }

  private sentenceEnd(from: number, sentence: number): number {
    const s = this.scene.page.sentences[sentence]!;
    for (let i = from; i < s.last; i++) if (this.scene.token(i).text === ";") return i;
    return s.last;
  }

  /**
   * A text that retells somebody's column: when its first paragraph names a writer with a column, an article or the like, and what
   * follows carries on the argument (First, Second, Third at the heads of sentences, or an editor's dots), the writer is the source of all of it.
   */
  private medium(): void {
    const { scene } = this;
    const first = this.frames.find((f) => scene.page.sentences[f.sentence]!.paragraph === 0 && f.source !== null && scene.cast.entities[f.source]?.type === "person" && f.covers);
    if (!first) return;
    const words = scene.page.tokens.slice(first.quote[0], first.quote[1]).map((t) => t.lower);
    if (!words.some((w) => MEDIA_NOUNS.has(w)) && !/^(writes|argues|arguing|write|argue)$/.test(words[words.length - 2] ?? words[words.length - 1] ?? "")) return;
    const heads = scene.page.sentences.map((s) => scene.lower(s.first));
    const enumerated = heads.filter((w) => /^(first|second|third|firstly|secondly|thirdly|finally)$/.test(w)).length >= 2;
    const dots = /\[\s*\.\s*\.\s*\.|\[\u2026/.test(scene.page.text);
    if (enumerated || dots) first.covers = [first.covers![0], scene.page.tokens.length];
  }

  /** A few words in quote marks inside somebody's sentence are that person's own. */
  private quotes(): void {
    const { scene } = this;
    const { tokens } = scene.page;
    scene.page.sentences.forEach((s, sentence) => {
      for (let i = s.first; i < s.last; i++) {
        if (tokens[i]!.text !== '"') continue;
        let k = i + 1;
        while (k < s.last && tokens[k]!.text !== '"') k++;
        if (k >= s.last) return;
        const words = k - i - 1;
        const inside = this.frames.filter((f) => f.covers && f.covers[0] <= i && k <= f.covers[1] + 1 && f.source !== null).sort((a, b) => (a.covers![1] - a.covers![0]) - (b.covers![1] - b.covers![0]))[0];
        const first = i === s.first || tokens[k - 1]!.text === "," || tokens[k - 1]!.text === ".";
        if (words >= 1 && words <= 8 && inside && !first) {
          this.frames.push({ quote: [i, k + 1], source: inside.source, also: [], cue: '"', verb_class: "direct-quote", covers: null, sentence, described: null });
        }
        i = k;
      }
    });
  }
}

const NOT_SAID = new Set(["know", "regard", "see", "view", "consider", "fear", "expect", "imagine"]);
const NEEDS_OBJECT = new Set(["see", "view", "regard", "fear", "hope", "urge", "order", "demand", "request", "accuse", "sign"]);
const NEED_LIKE = new Set(["hope", "fear", "expect"]);
