/** Verbs of a sentence: the verbs of clauses, and each verb group with its modal, negation and chain. */
import { isParticiple, isPast, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { TokenSentence } from "../tokens.ts";
import { Phrases } from "./phrases.ts";

export interface Group {
  first: number;
  last: number;
  /** Token of the main verb. */
  main: number;
  modal: string | null;
  /** Token of `not`, `never` and the like. */
  negated: number | null;
  passive: boolean;
  perfect: boolean;
  /** Tokens of verbs in the chain `attempted to block`, the main verb first. */
  chain: number[];
}

const MODALS = new Set([
  "may",
  "might",
  "could",
  "can",
  "would",
  "will",
  "shall",
  "should",
  "must",
  "'ll",
  "'d",
  "wo",
  "ca",
  "cannot",
  "ought",
]);
const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "'re", "am", "'m"]);
const NOT = new Set(["not", "n't", "never", "hardly", "scarcely", "barely", "no"]);

export class Verbs extends Phrases {
  /** Whether token i is the verb of a clause or may be. */
  protected verbal(i: number, s: TokenSentence): boolean {
    const t = this.t(i)!;
    if ((t.tag === "AUX" || t.tag === "VERB") && this.afterTo(i, s.first)) return false;
    // `of being left alone`, `after having paid`
    if (/^(being|having)$/.test(t.lower) && (this.t(i - 1)?.tag === "ADP" || this.lower(i - 1) === "than"))
      return false;
    if (i > s.first + 1 && /^(being|having)$/.test(this.lower(i - 1)) && this.t(i - 2)!.tag === "ADP") return false;
    // `an agreement, now being drafted, might follow`
    if (
      t.lower === "being" &&
      isParticiple(this.lower(i + 1)) &&
      this.t(this.skipAdverbsBack(i - 1, s.first))?.text === ","
    )
      return false;
    if (
      this.lower(i - 1) === "being" &&
      isParticiple(t.lower) &&
      this.t(this.skipAdverbsBack(i - 2, s.first))?.text === ","
    )
      return false;
    if (t.tag === "AUX" || (MODALS.has(t.lower) && t.tag !== "PROPN")) return t.lower !== "'s" || !this.possessive(i);
    const before = this.skipAdverbsBack(i - 1, s.first);
    const p = before >= s.first ? this.t(before)! : undefined;
    if (t.lower === "remains" && p && p.tag !== "DET" && p.tag !== "ADJ" && p.lower !== "'s") return true;
    const listed =
      t.tag === "NOUN" || t.tag === "ADJ" || t.tag === "PROPN" ? !t.capital && known(VERBS, t.lower) !== null : false;
    if (t.tag !== "VERB" && !listed) return false;
    const base = !isPast(t.lower) && !isParticiple(t.lower) && (!t.lower.endsWith("s") || t.lower.endsWith("ss"));
    if (
      base &&
      before === i - 1 &&
      p &&
      (p.tag === "VERB" ||
        (/^(NOUN|PROPN)$/.test(p.tag) &&
          !p.lower.endsWith("s") &&
          !/^(people|police|public|elite|media|troops|side|most|many|men|women)$/.test(p.lower) &&
          !/^(and|or)$/.test(this.lower(before - 1)) &&
          !this.plural(before, s.first)))
    )
      return false;
    if (
      p &&
      (p.tag === "DET" ||
        p.text === "-" ||
        p.text === "'s" ||
        p.lower === "'" ||
        p.lower === "its" ||
        p.lower === "their" ||
        p.lower === "his" ||
        p.lower === "her" ||
        p.lower === "our")
    ) {
      if (!/^(that|this|these|those|all|both|which|who)$/.test(p.lower)) return false;
    }
    if (p?.lower === "to" || p?.lower === "for" || (p?.tag === "ADP" && !/^(up|out|down|back)$/.test(p.lower)))
      return false;
    if (t.lower.endsWith("ing") && t.lower !== "bring") return false;
    const next = this.t(i + 1);
    if (listed) {
      // `fears`, `demands`, `plans` after a name and before an object.
      if (
        p &&
        (p.text === "," || this.dash(before)) &&
        t.lower.endsWith("s") &&
        next &&
        this.apposed(before, s.first) &&
        (/^(DET|PROPN|PRON|SCONJ|ADJ|NOUN)$/.test(next.tag) || /^(that|to|for)$/.test(next.lower))
      )
        return true;
      if (p && /^(which|who)$/.test(p.lower) && next && /^(DET|PROPN|PRON|ADJ|NOUN|NUM|ADP)$/.test(next.tag))
        return true;
      if (
        p &&
        /^(many|some|most|others|few|critics|all|general|president|minister)$/.test(p.lower) &&
        next &&
        known(VERBS, t.lower)!.value.includes("that") &&
        t.tag === "NOUN"
      )
        return true;
      // `diplomats mediated between`: a past form tagged as an adjective.
      if (
        p &&
        /^(NOUN|PROPN)$/.test(p.tag) &&
        t.tag === "ADJ" &&
        isPast(t.lower) &&
        (next?.tag === "ADP" || (p.tag === "PROPN" && /^(NOUN|ADJ)$/.test(next?.tag ?? ""))) &&
        !this.finiteAfter(i + 1, s)
      )
        return true;
      // `reliance on foreign loans alarms the ministry`, `will fail, the ministry fears.`
      if (
        p?.tag === "NOUN" &&
        before === i - 1 &&
        t.lower.endsWith("s") &&
        next?.tag === "DET" &&
        !/^(all|both|each)$/.test(next.lower) &&
        known(VERBS, t.lower)!.value.some((use) => /cause|need/.test(use))
      )
        return true;
      if (
        p &&
        /^(NOUN|PROPN)$/.test(p.tag) &&
        next &&
        /^[.]$/.test(next.text) &&
        t.lower.endsWith("s") &&
        !p.lower.endsWith("s") &&
        known(VERBS, t.lower)!.value.includes("that") &&
        [1, 2, 3, 4].some((k) => this.t(before - k)?.text === "," && before - k > s.first)
      )
        return true;
      if (
        !p ||
        !(
          p.tag === "PROPN" ||
          p.tag === "PRON" ||
          (p.tag === "NOUN" && p.lower.endsWith("s") !== t.lower.endsWith("s"))
        ) ||
        !next
      )
        return false;
      if (
        t.lower.endsWith("s") &&
        /^(PROPN|PRON)$/.test(p.tag) &&
        /^(NOUN|ADJ)$/.test(next.tag) &&
        /that|need/.test(known(VERBS, t.lower)!.value.join()) &&
        !/^(AUX|VERB)$/.test(this.t(i + 2)?.tag ?? "")
      )
        return true;
      if (p.tag === "NOUN" && p.lower.endsWith("s") && next.tag === "ADJ" && t.tag === "ADJ") return true;
      return (
        /^(DET|PROPN|PRON|SCONJ|PART|ADV|NUM)$/.test(next.tag) ||
        /^(to|that|for|as)$/.test(next.lower) ||
        (/^[.,;:]$/.test(next.text) &&
          (/^(if|unless|when|once|should)$/.test(this.lower(before - 1)) ||
            (this.t(before - 1)?.tag === "DET" && /^(if|unless|when|once)$/.test(this.lower(before - 2)))))
      );
    }
    // `seems convinced`, `remain opposed`: the participle after such a verb is not a verb of its own.
    if (
      isParticiple(t.lower) &&
      p &&
      /^(seems?|seemed|appears?|appeared|looks?|looked|remains?|remained|feels?|felt|becomes?|became|gets?|got|grows?|grew)$/.test(
        p.lower,
      )
    )
      return false;
    if (
      p?.tag === "ADJ" &&
      !(t.lower.endsWith("s") && this.lower(before - 1).endsWith("ing") && next?.tag !== "NOUN") &&
      !/^(both|many|most|few|others|all)$/.test(p.lower)
    )
      return false;
    if (isPast(t.lower) || isParticiple(t.lower)) {
      if (!p) return false;
      if (next?.lower === "by" && this.finiteAfter(i + 1, s)) return false;
      if (
        p.text === "," &&
        isParticiple(t.lower) &&
        (next?.tag === "ADP" || next?.lower === "by") &&
        this.finiteAfter(i + 1, s)
      )
        return false;
      if (
        next?.tag === "NOUN" &&
        p.text === "," &&
        !known(VERBS, t.lower)?.value.includes("that") &&
        !(this.apposed(before, s.first) && !this.finiteAfter(s.first, { ...s, last: i }) && !this.finiteAfter(i + 1, s))
      )
        return false;
    }
    return true;
  }

  /**
   * Whether the noun phrase that ends at i is the last of a list (`Iran and the United Arab Emirates`) or follows a
   * plural.
   */
  protected plural(i: number, first: number): boolean {
    for (let j = i; j >= Math.max(first, i - 9); j--) {
      const t = this.t(j)!;
      if (/^(and|or|both|who|which|that|they|we|you|some|many|most|others|few|all|several|two|three)$/.test(t.lower))
        return true;
      if ((t.tag === "NOUN" || (t.tag === "PROPN" && j === first)) && t.lower.endsWith("s") && j < i) return true;
      if (
        /^[,;:"]$/.test(t.text) ||
        /^(a|an|every|each|this)$/.test(t.lower) ||
        (t.tag === "VERB" && this.t(j - 1)?.text !== "-")
      )
        return false;
    }
    return false;
  }

  /** Whether the word is part of an infinitive: `to be taken`, `to have been`. */
  protected afterTo(i: number, first: number): boolean {
    for (let j = i - 1; j >= first; j--) {
      const t = this.t(j)!;
      if (t.lower === "to") return t.tag === "PART" || /^(be|have)$/.test(this.lower(j + 1));
      if (t.tag !== "ADV" && !/^(be|been|have|being)$/.test(t.lower)) return false;
    }
    return false;
  }

  protected possessive(i: number): boolean {
    const next = this.t(i + 1);
    const before = this.t(i - 1);
    return (
      this.t(i)!.tag === "PART" ||
      (before?.tag !== "PRON" && (next?.tag === "NOUN" || next?.tag === "ADJ" || next?.tag === "PROPN"))
    );
  }

  protected finiteAfter(i: number, s: TokenSentence): boolean {
    for (let j = i; j < s.last; j++) {
      const t = this.t(j)!;
      if (/^(which|who|that|and|but|if|because|as|when|while|;|")$/.test(t.lower)) return false;
      if (t.tag === "AUX" || (t.tag === "VERB" && !t.lower.endsWith("ing") && this.lower(j - 1) !== "to")) return true;
    }
    return false;
  }

  /** The comma that closes an insertion between an auxiliary and its verb, or -1. */
  private aside(open: number, stop: number): number {
    for (let k = open + 1; k < Math.min(stop, open + 7); k++) {
      const t = this.t(k)!;
      if (t.text === ",")
        return k > open + 1 && this.t(k + 1)?.tag === "VERB" && !this.lower(k + 1).endsWith("ing") ? k : -1;
      if (/^(VERB|AUX|CCONJ|SCONJ)$/.test(t.tag)) return -1;
    }
    return -1;
  }

  /** The verb group that starts at i. */
  protected group(i: number, s: TokenSentence): Group | null {
    let j = i;
    let main = -1;
    let modal: string | null = null;
    let negated: number | null = null;
    let be = false;
    let have = false;
    const step = (): boolean => {
      const t = this.t(j)!;
      if (NOT.has(t.lower)) {
        negated ??= j;
        return true;
      }
      if (MODALS.has(t.lower) && t.tag !== "NOUN" && t.tag !== "PROPN") {
        modal ??=
          t.lower === "wo" || t.lower === "'ll"
            ? "will"
            : t.lower === "ca" || t.lower === "cannot"
              ? "can"
              : t.lower === "'d"
                ? "would"
                : t.lower;
        if (t.lower === "cannot") negated ??= j;
        main = j;
        return true;
      }
      if (t.tag === "AUX") {
        if (BE.has(t.lower)) be = true;
        if (/^(has|have|had|'ve)$/.test(t.lower)) have = true;
        main = j;
        return true;
      }
      if (main >= 0 && t.lower === "in" && this.lower(j + 1) === "fact" && j + 2 < s.last) {
        j++;
        return true;
      }
      // `could, even so, help`
      if (main >= 0 && t.text === ",") {
        const close = this.aside(j, s.last);
        if (close < 0) return false;
        j = close;
        return true;
      }
      // `have since bombed`
      if (have && t.lower === "since" && this.t(j + 1)?.tag === "VERB") return true;
      if (main >= 0 && t.lower === "sooner" && this.lower(j + 1) === "or" && j + 3 < s.last) {
        j += 2;
        return true;
      }
      if (t.tag === "ADV" || /^(yet|also|still|already|both|either|only|certainly|probably|long)$/.test(t.lower))
        return j + 1 < s.last && main >= 0;
      const tagged =
        t.tag === "VERB" ||
        ((t.tag === "NOUN" || t.tag === "ADJ") &&
          known(VERBS, t.lower) !== null &&
          (modal !== null ||
            (have && isParticiple(t.lower)) ||
            (be && (isParticiple(t.lower) || t.lower.endsWith("ing")))));
      if (tagged || j === i) {
        main = j;
        return true;
      }
      return false;
    };
    let seen = false;
    while (j < s.last && step()) {
      const verb = this.t(j)!.tag !== "AUX" && main === j && !MODALS.has(this.lower(j));
      j++;
      if (verb) {
        seen = true;
        break;
      }
    }
    if (main < 0) return null;
    // Trailing adverbs belong to the next constituent.
    while (j > main + 1 && !NOT.has(this.lower(j - 1))) j--;
    const passive =
      seen &&
      be &&
      isParticiple(this.lower(main)) &&
      !this.lower(main).endsWith("ing") &&
      !/^(prepared|determined|inclined|interested|tempted|concerned|worried|convinced)$/.test(this.lower(main));
    const chain = [main];
    let last = j;
    for (;;) {
      let k = last;
      while (k < s.last && this.t(k)!.tag === "ADV") k++;
      // `is likely to`, `was prepared to`, `is unlikely to`.
      if (!seen && this.t(k)?.tag === "ADJ" && this.lower(k + 1) === "to") k++;
      if (this.lower(k) === "to" && k + 1 < s.last) {
        let v = k + 1;
        while (v < s.last && this.t(v)!.tag === "ADV") v++;
        if (
          this.t(v)?.tag === "VERB" ||
          this.t(v)?.tag === "AUX" ||
          (this.t(v)?.tag === "NOUN" && known(VERBS, this.lower(v)))
        ) {
          if (this.t(v)!.tag === "AUX" && this.t(v + 1)?.tag === "VERB") v++;
          chain.push(v);
          last = v + 1;
          continue;
        }
      }
      break;
    }
    return { first: i, last, main, modal, negated, passive, perfect: have, chain };
  }
}
