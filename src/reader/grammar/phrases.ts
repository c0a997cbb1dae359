/** Noun phrases: start, end and antecedent. */
import { Words, type Range } from "./words.ts";

export class Phrases extends Words {
  /** First token of the base noun phrase, with `of` phrases, whose last token is `end`. */
  phraseStart(end: number, first: number): number {
    let i = end;
    while (i > first) {
      const t = this.t(i - 1)!;
      if (
        i - 2 > first &&
        this.t(i - 2)!.text === "-" &&
        this.t(i - 2)!.end === t.start &&
        this.t(i - 3)?.end === this.t(i - 2)!.start &&
        t.tag !== "PUNCT"
      ) {
        i -= 3;
        continue;
      }
      const inside =
        (/^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(t.tag) && t.lower !== "to" && t.lower !== "not") ||
        (t.text === "'" && i - 1 > first && this.lower(i - 2).endsWith("s") && this.nominal(i - 2)) ||
        (t.text === "-" && !this.dash(i - 1)) ||
        /^(its|their|his|her|our|whose|my)$/.test(t.lower) ||
        (t.tag === "VERB" &&
          (t.lower.endsWith("ing") || t.lower.endsWith("ed")) &&
          i - 1 > first &&
          /^(DET|PART|ADJ)$/.test(this.t(i - 2)!.tag)) ||
        (t.tag === "ADV" && this.t(i)!.tag === "ADJ");
      if (inside) {
        i--;
        if (t.tag === "DET") {
          if (this.lower(i - 1) === "of" && this.nominal(i - 2)) {
            i -= 1;
            continue;
          }
          break;
        }
        continue;
      }
      if (t.lower === "of" && i - 1 > first && this.nominal(i - 2)) {
        i -= 1;
        continue;
      }
      break;
    }
    return i;
  }

  /** Token after the noun phrase whose base starts at or contains i: with `of`, `on`, `over`, `for`, `with`, `between`, `in` phrases. */
  phraseEnd(i: number, stop: number, greedy = true): number {
    let j = i;
    const base = (): void => {
      while (j < stop) {
        const t = this.t(j)!;
        if (t.tag === "DET" && j > i && /^(NOUN|PROPN)$/.test(this.t(j - 1)!.tag)) break;
        if (
          /^(DET|ADJ|NOUN|PROPN|NUM|SYM)$/.test(t.tag) ||
          t.text === "'s" ||
          t.lower === "'" ||
          (t.text === "-" && !this.dash(j)) ||
          (t.tag === "PRON" && /^(its|their|his|her|them|it|him|us|our|which)$/.test(t.lower) && t.lower !== "which") ||
          (t.tag === "ADV" && j > i && this.t(j - 1)!.tag === "DET" && /^(NOUN|ADJ)$/.test(this.t(j + 1)?.tag ?? "")) ||
          (t.tag === "VERB" && t.lower.endsWith("ing") && this.t(j + 1)?.tag === "NOUN") ||
          (t.tag === "VERB" &&
            t.lower.endsWith("ed") &&
            (this.t(j + 1)?.tag === "NOUN" ||
              (this.t(j + 1)?.tag === "ADJ" && !/^(last|next|early|late)$/.test(this.lower(j + 1))))) ||
          t.text === "%" ||
          (t.tag === "VERB" &&
            j > i &&
            t.lower.endsWith("ing") &&
            /^(DET|ADJ)$/.test(this.t(j - 1)!.tag) &&
            this.lower(j + 1) === "of")
        )
          j++;
        else break;
      }
    };
    base();
    let between = false;
    while (greedy && j < stop) {
      const t = this.t(j)!;
      if (
        t.tag === "ADP" &&
        !/^(as|than|by|despite|notwithstanding|because|after|before)$/.test(t.lower) &&
        !(t.lower === "on" && this.lower(j + 2) === "basis") &&
        !(t.lower === "in" && /^(return|exchange|spite|order|response)$/.test(this.lower(j + 1))) &&
        j + 1 < stop &&
        (/^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(this.t(j + 1)!.tag) || this.lower(j + 1).endsWith("ing"))
      ) {
        between = t.lower === "between";
        j++;
        if (this.lower(j).endsWith("ing")) j++;
        base();
        continue;
      }
      if (
        /^(and|or)$/.test(t.lower) &&
        j + 1 < stop &&
        /^(DET|ADJ|NOUN|PROPN)$/.test(this.t(j + 1)!.tag) &&
        (between || !this.startsClause(j + 1, stop))
      ) {
        j++;
        base();
        continue;
      }
      if (t.text === "(") {
        let k = j;
        while (k < stop && this.t(k)!.text !== ")") k++;
        if (k < stop && k - j <= 4) {
          j = k + 1;
          continue;
        }
      }
      break;
    }
    return j;
  }

  /** Whether from i a noun phrase and then a finite verb follow. */
  protected startsClause(i: number, stop: number): boolean {
    let j = i;
    while (j < stop && /^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(this.t(j)!.tag)) j++;
    return j < stop && (this.t(j)!.tag === "AUX" || (this.t(j)!.tag === "VERB" && !this.lower(j).endsWith("ing")));
  }

  /** The noun phrase that ends just before token i. */
  nounPhraseBefore(i: number, first: number): Range | null {
    let end = i - 1;
    while (end >= first && (this.t(end)!.text === "," || this.t(end)!.tag === "ADP")) end--;
    if (end < first || !this.nominal(end)) return null;
    return [this.phraseStart(end, first), end + 1];
  }

  /**
   * Antecedent of a relative clause: the noun phrase before it with its prepositions, back to the verb, a comma or the
   * start.
   */
  protected antecedent(marker: number, from: number): Range | null {
    const base = this.nounPhraseBefore(marker, from);
    if (!base) return null;
    let [first] = base;
    while (
      first - 2 >= from &&
      this.t(first - 1)!.tag === "ADP" &&
      this.lower(first - 1) !== "by" &&
      this.nominal(first - 2)
    )
      first = this.phraseStart(first - 2, from);
    return [first, base[1]];
  }

  /** Whether the comma or dash at i closes an insertion after a noun that can be a subject. */
  protected apposed(i: number, first: number): boolean {
    for (let j = i - 1; j > first; j--) if (this.t(j)!.text === this.t(i)!.text) return this.nominal(j - 1);
    return false;
  }
}
