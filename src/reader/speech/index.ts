/** Who says or thinks what: frames around what is said, nested as a stack, so that every item knows its chain of speakers. */
import { MEDIA_NOUNS } from "../lexicon/cues.ts";
import type { Scene } from "../scene.ts";
import { SpeechPhrases } from "./phrases.ts";

export type { Frame } from "./frames.ts";

export class Attributions extends SpeechPhrases {
  constructor(scene: Scene) {
    super(scene);
    const { grammar } = scene;
    grammar.clauses.forEach((clause, at) => this.verb(clause, at));
    scene.page.sentences.forEach((_, at) => this.phrases(at));
    this.medium();
    this.quotes();
    for (const f of this.frames) if (f.covers && f.covers[1] <= f.covers[0]) f.covers = null;
    this.frames.sort((a, b) => a.quote[0] - b.quote[0]);
  }

  /**
   * A text that retells somebody's column: when its first paragraph names a writer with a column, an article or the like, and what
   * follows carries on the argument (First, Second, Third at the heads of sentences, or an editor's dots), the writer is the source of all of it.
   */
  protected medium(): void {
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
  protected quotes(): void {
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
