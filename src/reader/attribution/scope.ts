/** Scope of a frame: after the verb, before it, inside quote marks, through coordinated clauses. */
import type { Clause, Range } from "../grammar/index.ts";
import { Frames } from "./frames.ts";

export abstract class Reach extends Frames {
  /** `told reporters`, `said on Monday`, `warned last week`: the token after it. */
  protected indirect(i: number, stop: number): number {
    const { scene } = this;
    let j = i;
    // `assume, perhaps wrongly, that`
    // `told a seminar in Oxford that`, `assured his officials that`: the addressee, before `that` or a quotation.
    if (
      /^(telling|informing|assuring|warning|reminding|told|tells|tell|informed|informs|assured|assures|assure|warned|warns|warn|reminded|reminds|briefed|notified|persuaded|convinced|reassured|advised|advises)$/.test(
        scene.lower(i - 1),
      )
    )
      for (let k = i; k < Math.min(stop, i + 10); k++) {
        if (k > i && ((scene.lower(k) === "that" && scene.token(k - 1).tag !== "ADP") || scene.lower(k) === '"'))
          return k;
        if (
          /^(VERB|AUX|SCONJ)$/.test(scene.token(k).tag) ||
          /^[,;.]$/.test(scene.token(k).text) ||
          scene.lower(k) === "to"
        )
          break;
      }
    // `assume, perhaps wrongly, that`
    if (scene.token(j)?.text === ",")
      for (let k = j + 1; k < Math.min(stop, j + 6); k++)
        if (scene.token(k).text === "," && scene.lower(k + 1) === "that") return k + 1;
    while (j < stop && j < i + 8) {
      const w = scene.lower(j);
      if (w === "that" || w === '"' || w === ":") break;
      if (
        /^(on|last|this|to|in|late|early|at|of|during|yesterday|today|privately|publicly|repeatedly|again|also|bluntly|recently|via|through)$/.test(
          w,
        ) ||
        w.endsWith("day") ||
        /^(week|month|year|spring|summer|autumn|winter|evening|night|morning|ago|earlier|reporters|journalists|parliament|lawmakers|monday|friday|interview|newspaper|institute|television|radio|agency|conference|briefing|me|us|him|her|them|the|a|an|his|her|state|news|local|brief|foreign|visiting|with|high|moderate|medium|low|some|great|confidence|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
          w,
        ) ||
        scene.token(j).tag === "NUM" ||
        (j === i &&
          scene.token(j).capital &&
          (scene.mentionOf(j) ||
            /^(told|tells|tell|informed|assured|warned|reminded|briefed)$/.test(scene.lower(i - 1)))) ||
        (scene.token(j).capital && j > i)
      )
        j++;
      else break;
    }
    return /^(that|"|:)$/.test(scene.lower(j)) || j >= stop || /^[,.]$/.test(scene.lower(j)) || j === i ? j : i;
  }

  protected find(word: string | RegExp, from: number, stop: number): number | null {
    for (let i = from; i < stop; i++)
      if (typeof word === "string" ? this.scene.lower(i) === word : word.test(this.scene.lower(i))) return i;
    return null;
  }

  protected objectEnd(i: number, stop: number): number {
    return this.scene.grammar.phraseEnd(this.scene.token(i)?.tag === "ADP" ? i + 1 : i, stop, false);
  }

  /**
   * Through the clause and those coordinated under the same `that`: to the end of the sentence unless a new main clause
   * starts.
   */
  protected through(at: number, sentence: number): number {
    const { clauses } = this.scene.grammar;
    let last = clauses[at].last;
    for (let k = at + 1; k < clauses.length && clauses[k].sentence === sentence; k++) {
      const c = clauses[k];
      if (c.kind === "main" && /^[;"]$/.test(this.scene.token(Math.max(0, c.first - 1)).text)) break;
      if (
        c.kind === "main" &&
        c.subject &&
        !/^(it|they|he|she|that|the)$/.test(this.scene.lower(c.subject[0])) &&
        this.hasComma(c.first)
      )
        break;
      last = Math.max(last, c.last);
    }
    return last;
  }

  protected hasComma(i: number): boolean {
    const { scene } = this;
    for (let j = i - 1; j >= Math.max(0, i - 2); j--)
      if (scene.token(j).text === "," || scene.token(j).text === ";") return true;
    return scene.token(i).text === ",";
  }

  protected quoteAfter(i: number, stop: number): Range | null {
    const { scene } = this;
    let j = i;
    while (j < stop && j < i + 3 && /^(,|:|that|as)$/.test(scene.lower(j))) j++;
    if (scene.token(j)?.text !== '"' || j >= stop) return null;
    let k = j + 1;
    while (k < scene.page.tokens.length && k < j + 120 && scene.token(k).text !== '"') k++;
    return [j + 1, Math.min(k, scene.page.tokens.length)];
  }

  protected quoteBefore(i: number, first: number): boolean {
    for (let j = i - 1; j >= Math.max(first, i - 3); j--) if (this.scene.token(j).text === '"') return true;
    return false;
  }

  /** Content before a trailing frame: the quote, with earlier sentences of it, or the sentence so far. */
  protected spoken(first: number, last: number, sentence: number): Range {
    const { scene } = this;
    let start = first;
    const inside = scene.page.tokens.slice(first, last).map((t) => t.text);
    if (inside.filter((w) => w === '"').length % 2 === 1 && inside[0] !== '"') {
      for (let k = sentence - 1; k >= 0 && k > sentence - 6; k--) {
        const s = scene.page.sentences[k];
        start = s.first;
        if (scene.page.tokens.slice(s.first, s.last).some((t) => t.text === '"')) break;
      }
    }
    return [start, last];
  }

  protected sentenceEnd(from: number, sentence: number): number {
    const s = this.scene.page.sentences[sentence];
    for (let i = from; i < s.last; i++) if (this.scene.token(i).text === ";") return i;
    return s.last;
  }

  /** `"...," said one negotiator`. */
  protected inverted(
    clause: Clause,
    main: number,
    first: number,
    last: number,
  ): { source: Range; covers: Range } | null {
    const { scene } = this;
    const before = scene.token(main - 1);
    if (
      main <= first ||
      !before ||
      !/^[",]$/.test(before.text) ||
      clause.group.first !== main ||
      (before.text === "," && clause.subject !== null)
    )
      return null;
    const next = scene.token(main + 1);
    if (!next || main + 1 >= last || !/^(DET|PROPN|NOUN|ADJ|NUM|PRON)$/.test(next.tag) || next.lower === "that")
      return null;
    let end = scene.grammar.phraseEnd(main + 1, last);
    const named = scene.mentionOf(main + 1);
    if (named) end = Math.max(end, named.last);
    return {
      source: [main + 1, end],
      covers: this.spoken(first, before.text === '"' ? main - 1 : main - 1, clause.sentence),
    };
  }
}
