/** Dates of a text by sentence, and the date of a range of words. */
import { HEAD_CHARACTERS, dates, later, yearTold, type AsOf, type Dated } from "./dates.ts";
import type { Range } from "./grammar/index.ts";
import type { Time } from "./reading.ts";
import type { Scene } from "./analysed-text.ts";

export class Times {
  private readonly dated: Dated[][];

  constructor(
    private readonly scene: Scene,
    private readonly now: AsOf | null,
  ) {
    const { text } = scene.folded;
    let before: Dated | null = null;
    let told: number | null = null;
    let paragraph = -1;
    this.dated = scene.page.sentences.map((s) => {
      const { start, end } = s;
      if (s.paragraph !== paragraph) [told, paragraph] = [null, s.paragraph];
      const found = dates(text, start, end, now, told);
      told = yearTold(
        found.filter((d) => d.start - start <= HEAD_CHARACTERS),
        now,
      );
      const shift = later(text.slice(start, end), before);
      if (shift) {
        const m = /\b\S+\s+(?:years?|months?|weeks?|days?)\s+later\b/i.exec(text.slice(start, end))!;
        found.push({
          text: m[0],
          start: start + m.index,
          end: start + m.index + m[0].length,
          from: shift[0],
          to: shift[1],
          basis: "counted from the date before",
        });
      }
      before = found.find((d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text") ?? before;
      return found;
    });
  }

  /** Date of a range: one inside it, else one that opens its sentence; a year that belongs to a name only where there is no other. */
  of(range: Range, sentence: number): Time | undefined {
    const [start, end] = [this.scene.token(range[0]).start, this.scene.token(range[1] - 1).end];
    const s = this.scene.page.sentences[sentence];
    const all = this.dated[sentence];
    const inside = all.filter((d) => d.start >= start && d.end <= end);
    const opening = all.filter((d) => d.start - s.start < 12 && d.end <= start);
    const after = all.filter((d) => d.start >= end && d.start - end < 3);
    const near = [...inside, ...opening, ...after];
    const d = near.find((one) => !this.ofName(one)) ?? near[0];
    return d ? this.timeOf(d) : undefined;
  }

  /** Whether a year belongs to the name behind it: `the 1899 Arbitral Award`. */
  private ofName(d: Dated): boolean {
    return /^\d{4}$/.test(d.text) && /^ \p{Lu}\p{Ll}/u.test(this.scene.folded.text.slice(d.end, d.end + 3));
  }

  private timeOf(d: Dated): Time {
    const at = this.scene.folded.back(d.start, d.end);
    return { expr: this.scene.text.slice(at.start, at.end), resolved: [d.from, d.to], basis: d.basis, ...at };
  }

  /** Date nearest before a range in its sentence, else after it; none in the future. */
  beside([first]: Range, sentence: number): Time | undefined {
    const start = this.scene.token(first).start;
    const past = this.dated[sentence].filter(
      (d) => d.basis !== "the time of writing" && d.basis !== "shortly before the text" && !(this.now && this.ahead(d)),
    );
    const before = past.filter((d) => d.end <= start);
    const d = before[before.length - 1] ?? past[0];
    return d ? this.timeOf(d) : undefined;
  }

  /** Whether a date begins only after the text. */
  private ahead(d: Dated): boolean {
    const { text } = this.now!;
    return d.from.slice(0, text.length) > text.slice(0, d.from.length) || /from the time of writing/.test(d.basis);
  }

  /** First day of the last date before a sentence in its paragraph. */
  saidBefore(sentence: number): string | null {
    const { paragraph } = this.scene.page.sentences[sentence];
    for (let at = sentence; at >= 0 && this.scene.page.sentences[at].paragraph === paragraph; at--) {
      const past = this.dated[at].filter((d) => d.basis !== "the time of writing" && !(this.now && this.ahead(d)));
      if (past.length > 0) return past[past.length - 1].from;
    }
    return null;
  }
}
