/** Words of a page for the grammar: by position, with their possible tags. */
import type { Page, Token } from "../tokens.ts";

/** Token ranges are [first, last). */
export type Range = [number, number];

const BOUND = /^(;|:|\u2014|\(|\)|"|\[|\])$/;

export class Words {
  constructor(readonly page: Page) {}

  protected t(i: number): Token | undefined {
    return this.page.tokens[i];
  }

  lower(i: number): string {
    return this.page.tokens[i]?.lower ?? "";
  }

  text([first, last]: Range): string {
    return last > first ? this.page.text.slice(this.t(first)!.start, this.t(last - 1)!.end) : "";
  }

  /** Whether a dash at i is between blanks. */
  protected dash(i: number): boolean {
    const t = this.t(i)!;
    return (
      t.text === "\u2014" ||
      (t.text === "-" && this.page.text[t.start - 1] === " " && this.page.text[t.end] === " ") ||
      t.text === "--"
    );
  }

  protected bound(i: number): boolean {
    return BOUND.test(this.t(i)!.text) || this.dash(i);
  }

  protected nominal(i: number): boolean {
    const t = this.t(i);
    return (
      t !== undefined &&
      (t.tag === "NOUN" ||
        t.tag === "PROPN" ||
        t.tag === "PRON" ||
        t.tag === "NUM" ||
        t.text === '"' ||
        t.text === ")" ||
        /^(all|both|none|neither|either|many|most|few|some|others)$/.test(t.lower))
    );
  }

  protected skipAdverbsBack(i: number, first: number): number {
    while (
      i > first &&
      (this.t(i)!.tag === "ADV" || /^(also|still|never|not|n't|both|each|all|then|privately)$/.test(this.lower(i)))
    )
      i--;
    return i;
  }

  protected skipForward(i: number, stop: number): number {
    while (i < stop && (this.t(i)!.tag === "ADV" || /^(also|then|still|not)$/.test(this.lower(i)))) i++;
    return i;
  }
}
