/** Verb groups of a sentence, in its order: the finite verb of each clause with its modal, negation and chain. */
import { isParticiple, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { TokenSentence } from "../tokens.ts";
import { isVerb } from "./verbs.ts";
import { MODALS, isNominal, lower, type Tokens } from "./words.ts";
import { words } from "../lexicon/lists.ts";
import adjectivesLikeParticiples from "../lexicon/lists/adjectives-like-participles.txt";
import adverbsInVerbGroups from "../lexicon/lists/adverbs-in-verb-groups.txt";

const LIKE_PARTICIPLES = words(adjectivesLikeParticiples);
const INNER_ADVERBS = words(adverbsInVerbGroups);

export interface VerbGroup {
  first: number;
  last: number;
  /** Token of the main verb. */
  main: number;
  modal: string | null;
  /** Token of `not`, `never` and the like. */
  negated: number | null;
  passive: boolean;
  perfect: boolean;
  /** Token of the auxiliary before the subject: `Should the rains fail`, `Were oil to fall`; null without inversion. */
  inverted: number | null;
  /** Tokens of verbs in the chain `attempted to block`, the main verb first. */
  chain: number[];
}

const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "'re", "am", "'m"]);
const NOT = new Set(["not", "n't", "never", "hardly", "scarcely", "barely", "no"]);

/** All verb groups of a sentence. */
export function verbGroups(tokens: Tokens, s: TokenSentence): VerbGroup[] {
  const groups: VerbGroup[] = [];
  for (let i = s.first; i < s.last; i++) {
    const inverted = opensInversion(tokens, i, s) ? invertedVerb(tokens, i, s) : null;
    if (inverted === null && !isVerb(tokens, i, s)) continue;
    const group = verbGroup(tokens, inverted ?? i, s);
    if (!group) continue;
    groups.push(
      inverted === null
        ? group
        : { ...group, inverted: i, modal: lower(tokens, i) === "should" ? "should" : group.modal },
    );
    i = group.last - 1;
  }
  return groups;
}

/** Whether `should`, `were` or `had` at i stands where a clause begins. */
function opensInversion(tokens: Tokens, i: number, s: TokenSentence): boolean {
  return (
    /^(should|were|had)$/.test(lower(tokens, i)) && (i === s.first || /^(,|but|and|;|")$/.test(lower(tokens, i - 1)))
  );
}

/** Should the rains fail; Were oil to fall; Had they known: the token of the verb, or null. */
function invertedVerb(tokens: Tokens, i: number, s: TokenSentence): number | null {
  let nouns = 0;
  for (let j = i + 1; j < Math.min(s.last, i + 14); j++) {
    const t = tokens[j];
    if (t.text === "," || t.text === "?") return null;
    if (
      lower(tokens, i) === "were"
        ? lower(tokens, j - 1) === "to"
        : lower(tokens, i) === "had"
          ? t.tag === "VERB" && isParticiple(t.lower)
          : t.tag === "VERB" ||
            t.tag === "AUX" ||
            (t.tag === "NOUN" && nouns > 0 && known(VERBS, t.lower) !== null && !t.lower.endsWith("s"))
    ) {
      if (nouns > 0 && t.tag !== "ADV" && t.tag !== "DET") return j;
    }
    if (isNominal(tokens, j)) nouns++;
  }
  return null;
}

/** The comma that closes an insertion between an auxiliary and its verb, or -1. */
function closingComma(tokens: Tokens, open: number, stop: number): number {
  for (let k = open + 1; k < Math.min(stop, open + 7); k++) {
    const t = tokens[k];
    if (t.text === ",")
      return k > open + 1 && tokens[k + 1]?.tag === "VERB" && !lower(tokens, k + 1).endsWith("ing") ? k : -1;
    if (/^(VERB|AUX|CCONJ|SCONJ)$/.test(t.tag)) return -1;
  }
  return -1;
}

/** `never signed`, `no longer wants`: the token of the adverb before a verb group that denies it, or null. */
function deniedBefore(tokens: Tokens, i: number, first: number): number | null {
  if (i > first && /^(never|hardly|scarcely|barely)$/.test(lower(tokens, i - 1))) return i - 1;
  return i - 1 > first && lower(tokens, i - 1) === "longer" && lower(tokens, i - 2) === "no" ? i - 2 : null;
}

/** The verb group that starts at i. */
function verbGroup(tokens: Tokens, i: number, s: TokenSentence): VerbGroup | null {
  let j = i;
  let main = -1;
  let modal: string | null = null;
  let negated: number | null = null;
  let be = false;
  let have = false;
  const step = (): boolean => {
    const t = tokens[j];
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
    if (main >= 0 && t.lower === "in" && lower(tokens, j + 1) === "fact" && j + 2 < s.last) {
      j++;
      return true;
    }
    // `could, even so, help`
    if (main >= 0 && t.text === ",") {
      const close = closingComma(tokens, j, s.last);
      if (close < 0) return false;
      j = close;
      return true;
    }
    // `have since bombed`
    if (have && t.lower === "since" && tokens[j + 1]?.tag === "VERB") return true;
    if (main >= 0 && t.lower === "sooner" && lower(tokens, j + 1) === "or" && j + 3 < s.last) {
      j += 2;
      return true;
    }
    if (t.tag === "ADV" || INNER_ADVERBS.has(t.lower)) return j + 1 < s.last && main >= 0;
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
    const verb = tokens[j].tag !== "AUX" && main === j && !MODALS.has(lower(tokens, j));
    j++;
    if (verb) {
      seen = true;
      break;
    }
  }
  if (main < 0) return null;
  negated ??= deniedBefore(tokens, i, s.first);
  // Trailing adverbs belong to the next constituent.
  while (j > main + 1 && !NOT.has(lower(tokens, j - 1))) j--;
  const passive =
    seen &&
    be &&
    isParticiple(lower(tokens, main)) &&
    !lower(tokens, main).endsWith("ing") &&
    !LIKE_PARTICIPLES.has(lower(tokens, main));
  const chain = [main];
  let last = j;
  for (;;) {
    let k = last;
    while (k < s.last && tokens[k].tag === "ADV") k++;
    // `is likely to`, `was prepared to`, `is unlikely to`.
    if (!seen && tokens[k]?.tag === "ADJ" && lower(tokens, k + 1) === "to") k++;
    if (lower(tokens, k) === "to" && k + 1 < s.last) {
      let v = k + 1;
      while (v < s.last && tokens[v].tag === "ADV") v++;
      if (
        tokens[v]?.tag === "VERB" ||
        tokens[v]?.tag === "AUX" ||
        (tokens[v]?.tag === "NOUN" && known(VERBS, lower(tokens, v)))
      ) {
        if (tokens[v].tag === "AUX" && tokens[v + 1]?.tag === "VERB") v++;
        chain.push(v);
        last = v + 1;
        continue;
      }
    }
    break;
  }
  return { first: i, last, main, modal, negated, passive, perfect: have, inverted: null, chain };
}
