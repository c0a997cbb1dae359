/** Frames around speech and thought, kept as a stack: the sources of a word, from the author inwards. */
import type { Clause, Range } from "../grammar/index.ts";
import { GROUPS, OFFICES } from "../lexicon/people.ts";
import { MONTHS } from "../lexicon/organisations.ts";
import type { VerbClass } from "../reading.ts";
import type { Scene } from "../analysed-text.ts";

export interface Frame {
  /** Tokens of source and cue. */
  quote: Range;
  /** Entity id; null where the source is unnamed. */
  source: string | null;
  also: string[];
  cue: string;
  verb_class: VerbClass;
  /** Tokens of the content; null without content in the text. */
  covers: Range | null;
  sentence: number;
  /** Words of a source that is only described (`diplomats`, `most analysts`). */
  described: string | null;
  /** Tokens of the description, at its first mention. */
  who?: Range;
  /** The speech act itself is denied: `has never doubted`, `neither has denied`. */
  negated?: boolean;
  /** Without words of its own: a continued quotation. */
  silent?: boolean;
}

/** Nouns for unnamed sources. */
const SAYERS =
  /^(analysts?|experts?|diplomats?|officials?|observers?|critics?|scientists?|sources?|economists?|traders?|commentators?|historians?|lawyers?|researchers?|biologists?|hydrologists?|engineers?|geologists?|ministers?|mediators?|negotiators?|envoys?|executives?|skippers?|fishermen|farmers|companies|many|some|others|most|few|everyone|everybody|nobody|study|report|reports|paper|papers|newspaper|newspapers|media|spokesman|spokeswoman|spokesperson|minister|president|adviser|advisor|aide|aides|insiders?|planners?|strategists?|investors?|pollsters?|residents?|villagers?|activists?|lawmakers?|generals?|commanders?|academics?|scholars?|politicians?|leaders?|bankers?|managers?|voters?|hawks|doves|optimists|pessimists|sceptics|skeptics|supporters|opponents|proponents|people|delegates?|brief|institute|panel|commission|court|tribunal|ministry|government|agency|statement|communique|communiqué|poll|survey|one|who|cabinet|office|mission|delegation|party|union|association|chamber|board|bank|company|firm|agency|author|authors|article|memo|cable|document|documents|draft|text|letter|verdict|ruling|assessment|estimate|estimates|figures|data|account|accounts|sailors|refugees|soldiers|neighbours|neighbors|economist|capital|capitals|side|sides|nine|ten|two|three|tank|watchdog|daily|broadcaster|unit|desk|magazine|weekly|website|consultancy|junta|regime|coalition|bloc|alliance|administration|embassy|presidency|respondents|participants|witnesses|witness|locals|shopkeepers|importers|exporters|operators?|supervisors?|members?|contractors?|rulers?|monarchs?|princes|kings?|veterans?|insurers?|brokers?|dealers?|shippers?|suppliers?|lenders?|owners?|workers?|pundits?|columnists?|editors?|staffers?|campaigners?|advocates?|clerics?|consultants?|forecasters?|modellers?|surveyors?|pilots?|drivers?|teachers?|students?|dissidents?|exiles?|rebels?|militants?|separatists?|judges?|prosecutors?|watchers?|veterans|ambassadors?|consuls?|chiefs?|heads?|directors?|chairmen|bosses|boss|figures?|allies|ally|friends?|colleagues?|mariners?|captains?|regulators?|auditors?|inspectors?|monitors?|agencies|governments|ministries|firms|banks|newspapers?|editorial|editorials|commission|parliament|congress|cabinets?|councils?|committees?)$/;

/** Whether a noun is of people or bodies that can speak. */
export const speaks = (word: string): boolean =>
  SAYERS.test(word) || OFFICES.has(word) || OFFICES.has(word.replace(/s$/, "")) || GROUPS.has(word);

export abstract class Frames {
  readonly frames: Frame[] = [];

  constructor(protected readonly scene: Scene) {}

  /**
   * Entity ids, from the author inwards, of the sources of a token; `except` leaves out one frame (an attribution is
   * not its own speaker).
   */
  chain(token: number, except?: Frame): string[] {
    const stack = this.covering(token).filter(
      (f) => f !== except && f.source !== null && !(f.quote[0] <= token && token < f.quote[1]),
    );
    const out = ["AUTHOR"];
    for (const { source } of stack) if (source !== null && out[out.length - 1] !== source) out.push(source);
    return out;
  }

  /** Frames that cover a token, outermost first. */
  covering(token: number): Frame[] {
    return (this.near()[this.scene.sentenceAt(token)] ?? [])
      .filter((f) => f.covers![0] <= token && token < f.covers![1])
      .sort((a, b) => b.covers![1] - b.covers![0] - (a.covers![1] - a.covers![0]));
  }

  /** Whether a clause's own verb only attributes speech. */
  isFrame(clause: Clause): boolean {
    return (this.own()[clause.sentence] ?? []).some(
      (f) =>
        !f.silent &&
        (f.covers !== null || /^(doubt|deny|believe)$/.test(f.verb_class)) &&
        f.quote[0] <= clause.group.main &&
        clause.group.main < f.quote[1],
    );
  }

  /** The words of a frame that express the speech act: `doubts`, `never denied`. */
  cueOf(frame: Frame): Range {
    const clause = this.scene
      .clausesOf(frame.sentence)
      .find((c) => frame.quote[0] <= c.group.main && c.group.main < frame.quote[1]);
    if (!clause) return frame.quote;
    return [
      frame.negated && clause.group.negated !== null ? clause.group.negated : clause.group.main,
      clause.group.main + 1,
    ];
  }

  /** Frames whose words stand in a sentence. */
  of(sentence: number): readonly Frame[] {
    return this.own()[sentence] ?? [];
  }

  /** Whether the clause is a frame with an unnamed source: `is regarded as`. */
  unnamed(clause: Clause): boolean {
    return (this.own()[clause.sentence] ?? []).some(
      (f) => f.source === null && f.quote[0] <= clause.group.main && clause.group.main < f.quote[1],
    );
  }

  protected index: Frame[][] | null = null;

  protected ownIndex: Frame[][] | null = null;

  /** Frames by the sentences that they cover, built after all are found. */
  protected near(): Frame[][] {
    if (this.index) return this.index;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames)
      if (f.covers)
        for (
          let s = this.scene.sentenceAt(f.covers[0]);
          s < index.length && this.scene.page.sentences[s].first < f.covers[1];
          s++
        )
          index[s].push(f);
    return (this.index = index);
  }

  protected own(): Frame[][] {
    if (this.ownIndex) return this.ownIndex;
    const index: Frame[][] = this.scene.page.sentences.map(() => []);
    for (const f of this.frames) index[f.sentence].push(f);
    return (this.ownIndex = index);
  }

  protected add(frame: Omit<Frame, "also" | "source" | "described">, subject: Range | null): void {
    const { scene } = this;
    const head = subject ? this.head(subject) : -1;
    const word = head >= 0 ? scene.lower(head) : "";
    if (subject && head === subject[0] && /^(he|she|they)$/.test(word) && !scene.quotedAt(head)) {
      const earlier = this.speaker(frame, word);
      if (earlier !== null) {
        this.frames.push({ ...frame, source: earlier, also: [], described: null });
        return;
      }
    }
    // `this newspaper has never believed that`
    if (
      subject &&
      head === subject[0] + 1 &&
      /^(this|our)$/.test(scene.lower(subject[0])) &&
      /^(newspaper|paper|column|columnist|author|writer|magazine|blog|reporter|correspondent|commentator|article|note|essay)$/.test(
        word,
      )
    ) {
      this.frames.push({ ...frame, source: "AUTHOR", also: [], described: null });
      return;
    }
    // `nobody ruled it out`: no source.
    if (
      subject &&
      /^(no one|nobody|no-one)$/.test(scene.words(subject).toLowerCase()) &&
      /^(deny|doubt)$/.test(frame.verb_class)
    )
      return;
    const before = subject && speaks(word) ? this.again(word, subject) : null;
    if (before !== null) {
      this.frames.push({ ...frame, source: before, also: [], described: scene.words(subject!) });
      return;
    }
    // `its dependence worries`: a thing is not a source.
    // `Green groups suspect that`: the subject of suspecting, fearing or insisting is a source.
    const somebody =
      frame.cue.endsWith(" that") &&
      /^(state|argue|believe|doubt|deny)$/.test(frame.verb_class) &&
      word.endsWith("s") &&
      !/(ss|nces|tions|ties|ments|ings)$/.test(word) &&
      !/\b(show|demonstrat|establish|suggest|indicat|reveal|confirm|find|found|hold|held|mean|impl|prov)/.test(
        frame.cue,
      );
    if (
      head >= 0 &&
      scene.token(head).tag === "NOUN" &&
      !speaks(word) &&
      !somebody &&
      scene.mentionOf(head) === null &&
      !/^(sides?|countries|country|powers?|states?|neighbours?|neighbors?|both|partners?|allies|ally|rivals?)$/.test(
        word,
      )
    )
      return;
    // `its spokesman denies`: the source is the spokesman, not the owner.
    const theirs =
      subject !== null &&
      head > subject[0] &&
      /^(its|their|his|her)$/.test(scene.lower(subject[0])) &&
      speaks(word) &&
      scene.mentions(subject).length === 0 &&
      !/^(side|sides|government|country|company)$/.test(word);
    const ids = theirs ? [] : scene.people.who(subject, frame.sentence);
    // `according to the newspaper Kathimerini`: a name outside the tables.
    const unknown =
      head >= 0 &&
      !MONTHS.has(scene.token(head).text) &&
      scene.token(head).capital &&
      scene.token(head).tag === "PROPN";
    if (ids.length === 0 && subject && !speaks(word) && !unknown && !somebody && !/^(he|she|they|it|we|i)$/.test(word))
      return;
    const described =
      ids.length === 0 && subject && (speaks(word) || unknown || somebody)
        ? scene.words([Math.max(subject[0], scene.grammar.phraseStart(head, subject[0])), head + 1])
        : null;
    const source = ids[0] ?? (described ? this.describe(described) : null);
    const who: Range | null = described
      ? [Math.max(subject![0], scene.grammar.phraseStart(head, subject![0])), this.placed(head + 1, subject![1])]
      : null;
    if (source !== null && ids.length === 1) scene.cast.pronouns.note(source, word);
    this.frames.push({ ...frame, source, also: ids.slice(1), described, ...(who ? { who } : {}) });
  }

  /** Antecedent of `he`, `she` or `they` after recent speech: the last speaker that the pronoun fits. */
  private speaker({ sentence, quote }: Pick<Frame, "sentence" | "quote">, pronoun: string): string | null {
    const { scene } = this;
    for (let k = this.frames.length - 1; k >= 0; k--) {
      const f = this.frames[k];
      if (sentence - f.sentence > 4) return null;
      if (f.source === null || f.source === "AUTHOR" || f.sentence > sentence || f.silent) continue;
      const entity = this.scene.cast.entities[f.source];
      const many =
        f.described !== null
          ? this.plural(f.described)
          : /^(faction|group)$/.test(entity.type) && /s$|people|police/.test(entity.aliases[0] ?? entity.name);
      if (
        pronoun === "they"
          ? many && sentence - f.sentence <= 1
          : !many && /^(person|group|faction)$/.test(entity.type) && this.scene.cast.pronouns.fit(f.source, pronoun)
      ) {
        // A person who has acted since takes the pronoun.
        for (let at = sentence; at > f.sentence && pronoun !== "they"; at--)
          for (const c of [...scene.clausesOf(at)].reverse()) {
            if (!c.subject || c.subject[0] >= quote[0] || c.kind === "relative") continue;
            const [person] = scene
              .mentions(c.subject)
              .filter((m) => scene.cast.entities[m.ids[0]]?.type === "person" && m.first >= c.subject![0]);
            if (person && scene.cast.pronouns.fit(person.ids[0], pronoun)) return person.ids[0];
          }
        // A person of known gender takes precedence over one of unknown gender.
        if (pronoun !== "they" && entity.type === "person" && !scene.cast.pronouns.knows(f.source)) {
          const [sure] = scene.people.who([quote[0], quote[0] + 1], sentence);
          return sure ?? f.source;
        }
        return f.source;
      }
    }
    return null;
  }

  private plural(words: string): boolean {
    return (
      words.split(/\s(?:at|in|of|from|on|with)\s/)[0].endsWith("s") ||
      /^(some|many|most|several|few|others)\b/i.test(words)
    );
  }

  /** `the diplomat` after `a Western diplomat`: the source described before. */
  private again(head: string, [first]: Range): string | null {
    if (!/^(the|this|that)$/.test(this.scene.lower(first))) return null;
    for (let k = this.frames.length - 1; k >= 0; k--) {
      const f = this.frames[k];
      if (f.source !== null && f.described !== null && new RegExp(`\\b${head}$`, "i").test(f.described))
        return f.source;
    }
    return null;
  }

  /** An entity for a source that is only described. */
  describe(words: string): string {
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
    return this.scene.cast.entity(id, () => ({ name: words, type: "group", aliases: [words] }));
  }

  /** End of a description: `officials from both delegations`, `an engineer with one contractor`. */
  private placed(at: number, stop: number): number {
    const { scene } = this;
    if (
      /^(close|familiar|briefed)$/.test(scene.lower(at)) &&
      /^(to|with|on)$/.test(scene.lower(at + 1)) &&
      at + 2 < stop
    )
      return Math.min(stop, scene.grammar.phraseEnd(at + 2, stop));
    if (!/^(in|at|from|with|for|of|near)$/.test(scene.lower(at)) || at >= stop) return at;
    let last = Math.min(stop, scene.grammar.phraseEnd(at, stop));
    for (let i = at; i < last; i++)
      if (scene.token(i).text === "," || /^(who|which|that)$/.test(scene.lower(i))) {
        last = i;
        break;
      }
    return last > at + 1 ? last : at;
  }

  /**
   * The head noun of a source: the last one before a comma, a preposition or a relative; after `percent of`, `most of`
   * the next one.
   */
  private head([first, last]: Range): number {
    const { scene } = this;
    let stop = last;
    for (let i = first + 1; i < last; i++)
      if (scene.token(i).tag === "ADP" || scene.token(i).text === "," || /^(who|which|that)$/.test(scene.lower(i))) {
        stop = i;
        break;
      }
    if (
      scene.lower(stop) === "of" &&
      /^(percent|cent|%|majority|most|half|many|some|number|group|couple|handful|third|one|two|three|none|all|several)$/.test(
        scene.lower(stop - 1),
      )
    )
      return this.head([stop + 1, last]);
    let at = stop - 1;
    while (at > first && /^(ADV|PRON|ADJ)$/.test(scene.token(at).tag) && !speaks(scene.lower(at))) at--;
    return at;
  }
}
