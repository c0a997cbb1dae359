/** Start of a clause after its opening word, and its subject. */
import { isParticiple, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { TokenSentence } from "../tokens.ts";
import { Verbs, type Group } from "./verbs.ts";
import type { Range } from "./words.ts";

export type ClauseKind = "main" | "relative" | "complement" | "condition" | "adverbial";

const MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const TEMPORAL = new RegExp(
  `^(?:(?:in|by|since|during|on|from|until|after|before) (?:early |late |mid - )?(?:\\d+ )?(?:(?:${MONTH})(?: \\d+)?|\\d{4})|since then|(?:in|during|by) the (?:early |late )?(?:spring|summer|autumn|winter|fall)(?: of \\d{4})?|on \\d+ (?:${MONTH})(?: \\d{4})?|on (?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:last|this|next|that) (?:week|month|year|summer|winter|spring|autumn|${MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:a|an|one|two|three|four|five|six|\\d+) (?:days?|weeks?|months?|years?|decades?) (?:later|ago|earlier)|for (?:\\w+) (?:years|months|weeks|decades)|yesterday|today|recently|then|now|meanwhile|earlier)(?= )`,
);

export class Subjects extends Verbs {
  protected readonly inversions = new Map<number, number>();

  /** Should the rains fail; Were oil to fall; Had they known: the token of the verb, or null. */
  protected inversion(i: number, s: TokenSentence): number | null {
    let nouns = 0;
    for (let j = i + 1; j < Math.min(s.last, i + 14); j++) {
      const t = this.t(j)!;
      if (t.text === "," || t.text === "?") return null;
      if (
        this.lower(i) === "were"
          ? this.lower(j - 1) === "to"
          : this.lower(i) === "had"
            ? t.tag === "VERB" && isParticiple(t.lower)
            : t.tag === "VERB" ||
              t.tag === "AUX" ||
              (t.tag === "NOUN" && nouns > 0 && known(VERBS, t.lower) !== null && !t.lower.endsWith("s"))
      ) {
        if (nouns > 0 && t.tag !== "ADV" && t.tag !== "DET") return j;
      }
      if (this.nominal(j)) nouns++;
    }
    return null;
  }

  /** Skips `However,`, `First,`, conjunctions and phrases before a comma that are not the subject. */
  protected leading(first: number, verb: number): number {
    // `A: It is conceivable`
    let i =
      /^[A-Z][a-z]?$/.test(this.t(first)?.text ?? "") && this.t(first + 1)?.text === ":" && first + 2 < verb
        ? first + 2
        : first;
    while (
      i < verb &&
      !(/^(first|second|third|fourth|still|then|also|finally)$/.test(this.lower(i)) && this.t(i + 1)?.text !== ",") &&
      (/^(and|but|or|yet|so|nor|however|moreover|meanwhile|nevertheless|still|accordingly|instead|indeed|thus|therefore|then|also|first|second|third|fourth|finally|firstly|secondly|thirdly)$/.test(
        this.lower(i),
      ) ||
        this.t(i)!.text === "," ||
        this.t(i)!.text === '"' ||
        this.t(i)!.text === "]" ||
        this.t(i)!.text === "[")
    )
      i++;
    return Math.min(i, verb);
  }

  protected subject(first: number, group: Group, kind: ClauseKind, marker: number | null): Range | null {
    if (
      kind === "relative" &&
      marker !== null &&
      this.skipForward(marker + 1, group.first) >= group.first &&
      this.lower(marker) !== "whose"
    )
      return null;
    const inverted = this.inversions.get(group.first);
    const end0 = this.skipAdverbsBack(group.first - 1, first);
    if (end0 < first) return null;
    let end = inverted !== undefined && this.lower(end0) === "to" ? end0 - 1 : end0;
    if (this.t(end)!.text === "," || this.dash(end)) {
      // `Kostas Meridis, a former negotiator, doubts`: the subject precedes the first of the two commas.
      const stop = this.t(end)!.text;
      let open = end - 1;
      while (open > first && this.t(open)!.text !== stop) open--;
      if (open > first && (this.nominal(open - 1) || this.t(open - 1)!.tag === "ADJ"))
        return [this.start(open - 1, first), end];
      return null;
    }
    if (!this.nominal(end) && this.t(end)!.tag !== "ADJ" && this.t(end)!.tag !== "VERB" && this.t(end)!.tag !== "PUNCT")
      return null;
    if (this.t(end)!.tag === "PUNCT" && this.t(end)!.text !== '"' && this.t(end)!.text !== ")") return null;
    return [this.start(end, first), end + 1];
  }

  /** First token of the noun phrase, with its of- and other phrases, that ends at `end`. */
  protected start(end: number, first: number): number {
    let comma = -1;
    for (let i = end; i >= first; i--) {
      if (this.bound(i) && this.t(i)!.text !== '"' && this.t(i)!.text !== ")" && this.t(i)!.text !== "(") return i + 1;
      if (this.t(i)!.text === ",") {
        comma = i;
        break;
      }
    }
    if (comma < 0) return this.afterAdverbs(first, end);
    const opener = this.t(first)!;
    // `At the summit, Japan ...`; but `A, B and C` stays whole.
    if (
      opener.tag === "ADP" ||
      opener.tag === "ADV" ||
      opener.tag === "SCONJ" ||
      opener.tag === "VERB" ||
      (/^(last|this|next|first|second|third|in|most|one|two|a|early|late|ever)$/.test(opener.lower) &&
        !/^(a|one|two)$/.test(opener.lower)) ||
      (opener.capital && /^(First|Second|Third|Last)$/.test(opener.text))
    )
      return this.afterAdverbs(comma + 1, end);
    for (let i = comma + 1; i < end; i++) if (/^(and|or)$/.test(this.lower(i))) return first;
    return this.afterAdverbs(comma + 1, end);
  }

  protected afterAdverbs(from: number, end: number): number {
    let i = this.afterDate(from, end);
    while (
      i < end &&
      ((this.t(i)!.tag === "ADV" && !/^(more|most|only|some)$/.test(this.lower(i))) ||
        (/^(and|but|or|yet|that)$/.test(this.lower(i)) && this.t(i)!.tag !== "DET"))
    )
      i++;
    return i;
  }

  /** Skips `In 2015`, `Last August`, `A week later`, `Since then` before a subject. */
  protected afterDate(i: number, end: number): number {
    const words = this.page.tokens
      .slice(i, Math.min(end + 1, i + 7))
      .map((t) => t.lower)
      .join(" ");
    const found = TEMPORAL.exec(words);
    if (!found) return i;
    const count = found[0].trim().split(" ").length;
    return i + count <= end && this.lower(i + count) !== "'s" ? i + count : i;
  }
}
