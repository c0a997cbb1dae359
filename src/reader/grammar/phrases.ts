/** Noun phrases: start, end and antecedent. */
import { isParticiple } from "../lexicon/forms.ts";
import { isDash, isNominal, lower, type Range, type Tokens } from "./words.ts";

/** First token of the base noun phrase, with `of` phrases, whose last token is `end`. */
export function phraseStart(tokens: Tokens, end: number, first: number): number {
  let i = end;
  while (i > first) {
    const t = tokens[i - 1];
    if (
      i - 2 > first &&
      tokens[i - 2].text === "-" &&
      tokens[i - 2].end === t.start &&
      tokens[i - 3]?.end === tokens[i - 2].start &&
      t.tag !== "PUNCT"
    ) {
      i -= 3;
      continue;
    }
    const inside =
      (/^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(t.tag) && t.lower !== "to" && t.lower !== "not") ||
      (t.text === "'" && i - 1 > first && lower(tokens, i - 2).endsWith("s") && isNominal(tokens, i - 2)) ||
      (t.text === "-" && !isDash(tokens, i - 1)) ||
      /^(its|their|his|her|our|whose|my)$/.test(t.lower) ||
      (t.tag === "VERB" &&
        (t.lower.endsWith("ing") || t.lower.endsWith("ed")) &&
        i - 1 > first &&
        /^(DET|PART|ADJ)$/.test(tokens[i - 2].tag)) ||
      (t.tag === "ADV" && tokens[i].tag === "ADJ");
    if (inside) {
      i--;
      if (t.tag === "DET") {
        if (lower(tokens, i - 1) === "of" && isNominal(tokens, i - 2)) {
          i -= 1;
          continue;
        }
        break;
      }
      continue;
    }
    if (t.lower === "of" && i - 1 > first && isNominal(tokens, i - 2)) {
      i -= 1;
      continue;
    }
    break;
  }
  return i;
}

/** Token after the noun phrase whose base starts at or contains i: with `of`, `on`, `over`, `for`, `with`, `between`, `in` phrases. */
export function phraseEnd(tokens: Tokens, i: number, stop: number, greedy = true): number {
  let j = i;
  const base = (): void => {
    while (j < stop) {
      const t = tokens[j];
      if (t.tag === "DET" && j > i && /^(NOUN|PROPN)$/.test(tokens[j - 1].tag)) break;
      if (
        /^(DET|ADJ|NOUN|PROPN|NUM|SYM)$/.test(t.tag) ||
        t.text === "'s" ||
        t.lower === "'" ||
        (t.text === "-" && !isDash(tokens, j)) ||
        (t.tag === "PRON" && /^(its|their|his|her|them|it|him|us|our|which)$/.test(t.lower) && t.lower !== "which") ||
        (t.tag === "ADV" && j > i && tokens[j - 1].tag === "DET" && /^(NOUN|ADJ)$/.test(tokens[j + 1]?.tag ?? "")) ||
        (t.tag === "VERB" && t.lower.endsWith("ing") && tokens[j + 1]?.tag === "NOUN") ||
        (t.tag === "VERB" &&
          t.lower.endsWith("ed") &&
          (tokens[j + 1]?.tag === "NOUN" ||
            (tokens[j + 1]?.tag === "ADJ" && !/^(last|next|early|late)$/.test(lower(tokens, j + 1))))) ||
        t.text === "%" ||
        // `the disputed Aegean`, `the sunken ships`
        (t.tag === "VERB" &&
          tokens[j - 1]?.tag === "DET" &&
          isParticiple(t.lower) &&
          /^(NOUN|PROPN|ADJ)$/.test(tokens[j + 1]?.tag ?? "")) ||
        (t.tag === "VERB" &&
          j > i &&
          t.lower.endsWith("ing") &&
          /^(DET|ADJ)$/.test(tokens[j - 1].tag) &&
          lower(tokens, j + 1) === "of")
      )
        j++;
      else break;
    }
  };
  base();
  let between = false;
  while (greedy && j < stop) {
    const t = tokens[j];
    if (
      t.tag === "ADP" &&
      !/^(as|than|by|despite|notwithstanding|because|after|before)$/.test(t.lower) &&
      !(t.lower === "on" && lower(tokens, j + 2) === "basis") &&
      !(t.lower === "in" && /^(return|exchange|spite|order|response)$/.test(lower(tokens, j + 1))) &&
      j + 1 < stop &&
      (/^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[j + 1].tag) || lower(tokens, j + 1).endsWith("ing"))
    ) {
      between = t.lower === "between";
      j++;
      if (lower(tokens, j).endsWith("ing")) j++;
      base();
      continue;
    }
    if (
      /^(and|or)$/.test(t.lower) &&
      j + 1 < stop &&
      /^(DET|ADJ|NOUN|PROPN)$/.test(tokens[j + 1].tag) &&
      (between || !startsClause(tokens, j + 1, stop))
    ) {
      j++;
      base();
      continue;
    }
    if (t.text === "(") {
      let k = j;
      while (k < stop && tokens[k].text !== ")") k++;
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
function startsClause(tokens: Tokens, i: number, stop: number): boolean {
  let j = i;
  while (j < stop && /^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(tokens[j].tag)) j++;
  return j < stop && (tokens[j].tag === "AUX" || (tokens[j].tag === "VERB" && !lower(tokens, j).endsWith("ing")));
}

/** The noun phrase that ends just before token i. */
export function nounPhraseBefore(tokens: Tokens, i: number, first: number): Range | null {
  let end = i - 1;
  while (end >= first && (tokens[end].text === "," || tokens[end].tag === "ADP")) end--;
  if (end < first || !isNominal(tokens, end)) return null;
  return [phraseStart(tokens, end, first), end + 1];
}

/**
 * Antecedent of a relative clause: the noun phrase before it with its prepositions, back to the verb, a comma or the
 * start.
 */
export function antecedent(tokens: Tokens, marker: number, from: number): Range | null {
  const base = nounPhraseBefore(tokens, marker, from);
  if (!base) return null;
  let [first] = base;
  while (
    first - 2 >= from &&
    tokens[first - 1].tag === "ADP" &&
    lower(tokens, first - 1) !== "by" &&
    isNominal(tokens, first - 2)
  )
    first = phraseStart(tokens, first - 2, from);
  return [first, base[1]];
}

/** Whether the comma or dash at i closes an insertion after a noun that can be a subject. */
export function closesApposition(tokens: Tokens, i: number, first: number): boolean {
  for (let j = i - 1; j > first; j--) if (tokens[j].text === tokens[i].text) return isNominal(tokens, j - 1);
  return false;
}
