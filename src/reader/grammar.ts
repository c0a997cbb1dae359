/**
 * Clauses of a sentence, found by their verbs: which words are the verb, its subject, where the clause starts and ends and what
 * opens it. Shallow on purpose: enough to say who does what, and under which condition.
 */
import { isParticiple, isPast, known } from "./lexicon/forms.ts";
import { CUE_ADJECTIVES } from "./lexicon/cues.ts";
import { VERBS } from "./lexicon/verbs.ts";
import type { Page, Token, TokenSentence } from "./tokens.ts";

/** Token ranges are [first, last). */
export type Range = [number, number];

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

export type ClauseKind = "main" | "relative" | "complement" | "condition" | "adverbial";

export interface Clause {
  sentence: number;
  /** With the clauses inside it, its marker left out. */
  first: number;
  last: number;
  group: Group;
  subject: Range | null;
  /** The relative's antecedent or the subject that a coordinate verb shares. */
  shared: Range | null;
  /** Token of `if`, `that`, `which`, ... */
  marker: number | null;
  kind: ClauseKind;
  /** Index of the clause that it hangs on. */
  parent: number | null;
}

const CONDITION = new Set(["if", "unless", "should", "were", "had", "provided", "once", "until", "lest"]);
const ADVERBIAL = new Set(["because", "since", "while", "whereas", "although", "though", "when", "as", "after", "before", "so", "whenever", "where", "than", "even"]);
const MODALS = new Set(["may", "might", "could", "can", "would", "will", "shall", "should", "must", "'ll", "'d", "wo", "ca", "cannot", "ought"]);
const BE = new Set(["be", "is", "are", "was", "were", "been", "being", "'s", "'re", "am", "'m"]);
const NOT = new Set(["not", "n't", "never", "hardly", "scarcely", "barely", "no"]);
const MONTH = "january|february|march|april|may|june|july|august|september|october|november|december";
const TEMPORAL = new RegExp(`^(?:(?:in|by|since|during|on|from|until|after|before) (?:early |late |mid - )?(?:\\d+ )?(?:(?:${MONTH})(?: \\d+)?|\\d{4})|since then|(?:last|this|next|that) (?:week|month|year|summer|winter|spring|autumn|${MONTH}|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|(?:a|an|one|two|three|four|five|six|\\d+) (?:days?|weeks?|months?|years?|decades?) (?:later|ago|earlier)|for (?:\\w+) (?:years|months|weeks|decades)|yesterday|today|recently|then|now|meanwhile|earlier)(?= )`);
const BOUND = /^(;|:|\u2014|\(|\)|"|\[|\])$/;

export class Grammar {
  readonly clauses: Clause[] = [];
  /** Clause of a token: the innermost that contains it. */
  readonly at: Int32Array;
  /** Clauses by sentence. */
  readonly ofSentence: Clause[][];

  constructor(readonly page: Page) {
    this.at = new Int32Array(page.tokens.length).fill(-1);
    page.sentences.forEach((sentence, index) => this.sentence(sentence, index));
    this.ofSentence = page.sentences.map(() => []);
    for (const clause of this.clauses) this.ofSentence[clause.sentence]!.push(clause);
    const bySize = this.clauses.map((c, at) => [c.last - c.first, at] as const).sort((a, b) => b[0] - a[0]);
    for (const [, at] of bySize) for (let i = this.clauses[at]!.first; i < this.clauses[at]!.last; i++) this.at[i] = at;
  }

  private t(i: number): Token | undefined { return this.page.tokens[i]; }
  lower(i: number): string { return this.page.tokens[i]?.lower ?? ""; }

  text([first, last]: Range): string {
    return last > first ? this.page.text.slice(this.t(first)!.start, this.t(last - 1)!.end) : "";
  }

  /** Whether a dash at i stands between blanks. */
  private dash(i: number): boolean {
    const t = this.t(i)!;
    return t.text === "\u2014" || (t.text === "-" && this.page.text[t.start - 1] === " " && this.page.text[t.end] === " ") || t.text === "--";
  }

  private bound(i: number): boolean { return BOUND.test(this.t(i)!.text) || this.dash(i); }

  private nominal(i: number): boolean {
    const t = this.t(i);
    return t !== undefined && (t.tag === "NOUN" || t.tag === "PROPN" || t.tag === "PRON" || t.tag === "NUM" || t.text === '"' || t.text === ")" || /^(all|both|none|neither|either|many|most|few|some|others)$/.test(t.lower));
  }

  /** Whether token i is the verb of a clause or may be. */
  private verbal(i: number, s: TokenSentence): boolean {
    const t = this.t(i)!;
    if ((t.tag === "AUX" || t.tag === "VERB") && this.afterTo(i, s.first)) return false;
    if (t.tag === "AUX" || MODALS.has(t.lower)) return t.lower !== "'s" || !this.possessive(i);
    const before = this.skipAdverbsBack(i - 1, s.first);
    const p = before >= s.first ? this.t(before)! : undefined;
    if (t.lower === "remains" && p && p.tag !== "DET" && p.tag !== "ADJ" && p.lower !== "'s") return true;
    const listed = t.tag === "NOUN" || t.tag === "ADJ" || t.tag === "PROPN" ? !t.capital && known(VERBS, t.lower) !== null : false;
    if (t.tag !== "VERB" && !listed) return false;
    const base = !isPast(t.lower) && !isParticiple(t.lower) && (!t.lower.endsWith("s") || t.lower.endsWith("ss"));
    if (base && before === i - 1 && p && (p.tag === "VERB" || (/^(NOUN|PROPN)$/.test(p.tag) && !p.lower.endsWith("s") && !/^(people|police|public|elite|media|troops|side|most|many|men|women)$/.test(p.lower) && !/^(and|or)$/.test(this.lower(before - 1)) && !this.plural(before, s.first)))) return false;
    if (p && (p.tag === "DET" || p.text === "-" || p.text === "'s" || p.lower === "'" || p.lower === "its" || p.lower === "their" || p.lower === "his" || p.lower === "her" || p.lower === "our")) {
      if (!/^(that|this|these|those|all|both)$/.test(p.lower)) return false;
    }
    if (p?.lower === "to" || p?.lower === "for" || p?.tag === "ADP" && !/^(up|out|down|back)$/.test(p.lower)) return false;
    if (t.lower.endsWith("ing") && t.lower !== "bring") return false;
    const next = this.t(i + 1);
    if (listed) {
      // `fears`, `demands`, `plans` after a name and before an object.
      if (p && (p.text === "," || this.dash(before)) && t.lower.endsWith("s") && next && this.apposed(before, s.first) && (/^(DET|PROPN|PRON|SCONJ|ADJ|NOUN)$/.test(next.tag) || /^(that|to|for)$/.test(next.lower))) return true;
      if (p && /^(many|some|most|others|few|critics|all|general|president|minister)$/.test(p.lower) && next && known(VERBS, t.lower)!.value.includes("that") && t.tag === "NOUN") return true;
      if (!p || !(p.tag === "PROPN" || p.tag === "PRON" || (p.tag === "NOUN" && p.lower.endsWith("s") !== t.lower.endsWith("s"))) || !next) return false;
      if (t.lower.endsWith("s") && /^(PROPN|PRON)$/.test(p.tag) && /^(NOUN|ADJ)$/.test(next.tag) && /that|need/.test(known(VERBS, t.lower)!.value.join()) && !/^(AUX|VERB)$/.test(this.t(i + 2)?.tag ?? "")) return true;
      if (p.tag === "NOUN" && p.lower.endsWith("s") && next.tag === "ADJ" && t.tag === "ADJ") return true;
      return /^(DET|PROPN|PRON|SCONJ|PART|ADV|NUM)$/.test(next.tag) || /^(to|that|for|as)$/.test(next.lower) || (/^[.,;]$/.test(next.text) && /^(if|unless|when|once|should)$/.test(this.lower(before - 1)));
    }
    if (p?.tag === "ADJ" && !/^(both|many|most|few|others|all)$/.test(p.lower)) return false;
    if (isPast(t.lower) || isParticiple(t.lower)) {
      if (!p) return false;
      if (next?.lower === "by" && this.finiteAfter(i + 1, s)) return false;
      if (p.text === "," && isParticiple(t.lower) && (next?.tag === "ADP" || next?.lower === "by") && this.finiteAfter(i + 1, s)) return false;
      if (next?.tag === "NOUN" && p.text === ",") return false;
    }
    return true;
  }

  /** Whether the noun phrase that ends at i is the last of a list (`Iran and the United Arab Emirates`) or stands after a plural. */
  private plural(i: number, first: number): boolean {
    for (let j = i; j >= Math.max(first, i - 9); j--) {
      const t = this.t(j)!;
      if (/^(and|or|both|who|which|that|they|we|you|some|many|most|others|few|all|several|two|three)$/.test(t.lower)) return true;
      if (t.tag === "NOUN" && t.lower.endsWith("s") && j < i) return true;
      if (/^[,;:"]$/.test(t.text) || /^(a|an|every|each|this)$/.test(t.lower) || (t.tag === "VERB" && this.t(j - 1)?.text !== "-")) return false;
    }
    return false;
  }

  /** Whether the word is part of an infinitive: `to be taken`, `to have been`. */
  private afterTo(i: number, first: number): boolean {
    for (let j = i - 1; j >= first; j--) {
      const t = this.t(j)!;
      if (t.lower === "to") return t.tag === "PART" || /^(be|have)$/.test(this.lower(j + 1));
      if (t.tag !== "ADV" && !/^(be|been|have|being)$/.test(t.lower)) return false;
    }
    return false;
  }

  /** Whether the comma or dash at i closes something put in after a noun that can be a subject. */
  private apposed(i: number, first: number): boolean {
    for (let j = i - 1; j > first; j--) if (this.t(j)!.text === this.t(i)!.text) return this.nominal(j - 1);
    return false;
  }

  private possessive(i: number): boolean {
    const next = this.t(i + 1);
    const before = this.t(i - 1);
    return this.t(i)!.tag === "PART" || (before?.tag !== "PRON" && (next?.tag === "NOUN" || next?.tag === "ADJ" || next?.tag === "PROPN"));
  }

  private finiteAfter(i: number, s: TokenSentence): boolean {
    for (let j = i; j < s.last; j++) {
      const t = this.t(j)!;
      if (/^(which|who|that|and|but|if|because|as|when|while|;|")$/.test(t.lower)) return false;
      if (t.tag === "AUX" || (t.tag === "VERB" && !t.lower.endsWith("ing") && this.lower(j - 1) !== "to")) return true;
    }
    return false;
  }

  private skipAdverbsBack(i: number, first: number): number {
    while (i > first && (this.t(i)!.tag === "ADV" || /^(also|still|never|not|n't|both|each|all|then|privately)$/.test(this.lower(i))) ) i--;
    return i;
  }

  /** The verb group that starts at i. */
  private group(i: number, s: TokenSentence): Group | null {
    let j = i;
    let main = -1;
    let modal: string | null = null;
    let negated: number | null = null;
    let be = false;
    let have = false;
    const step = (): boolean => {
      const t = this.t(j)!;
      if (NOT.has(t.lower)) { negated ??= j; return true; }
      if (MODALS.has(t.lower) && t.tag !== "NOUN") { modal ??= t.lower === "wo" || t.lower === "'ll" ? "will" : t.lower === "ca" || t.lower === "cannot" ? "can" : t.lower === "'d" ? "would" : t.lower; if (t.lower === "cannot") negated ??= j; main = j; return true; }
      if (t.tag === "AUX") { if (BE.has(t.lower)) be = true; if (/^(has|have|had|'ve)$/.test(t.lower)) have = true; main = j; return true; }
      if (t.tag === "ADV" || /^(yet|also|still|already|both|only|certainly|probably)$/.test(t.lower)) return j + 1 < s.last && main >= 0;
      const tagged = t.tag === "VERB" || ((t.tag === "NOUN" || t.tag === "ADJ") && known(VERBS, t.lower) !== null && (modal !== null || (have && isParticiple(t.lower)) || (be && (isParticiple(t.lower) || t.lower.endsWith("ing")))));
      if (tagged || j === i) { main = j; return true; }
      return false;
    };
    let seen = false;
    while (j < s.last && step()) {
      const verb = this.t(j)!.tag !== "AUX" && main === j && !MODALS.has(this.lower(j));
      j++;
      if (verb) { seen = true; break; }
    }
    if (main < 0) return null;
    // Trailing adverbs belong to what follows.
    while (j > main + 1 && !NOT.has(this.lower(j - 1))) j--;
    const passive = seen && be && isParticiple(this.lower(main)) && !this.lower(main).endsWith("ing") && !/^(prepared|determined|inclined|interested|tempted|concerned|worried|convinced)$/.test(this.lower(main));
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
        if (this.t(v)?.tag === "VERB" || this.t(v)?.tag === "AUX" || (this.t(v)?.tag === "NOUN" && known(VERBS, this.lower(v)))) {
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

  private sentence(s: TokenSentence, sentence: number): void {
    const groups: Group[] = [];
    let inverted: number | null = null;
    for (let i = s.first; i < s.last; i++) {
      if (i === s.first || this.t(i - 1)!.text === "," || /^(but|and|;|")$/.test(this.lower(i - 1))) {
        if (/^(should|were|had)$/.test(this.lower(i)) && this.inversion(i, s)) {
          const verb = this.inversion(i, s)!;
          const group = this.group(verb, s);
          if (group) { groups.push({ ...group, modal: this.lower(i) === "should" ? "should" : group.modal }); inverted = i; this.inversions.set(group.first, inverted); i = group.last - 1; continue; }
        }
      }
      if (!this.verbal(i, s)) continue;
      const group = this.group(i, s);
      if (!group) continue;
      groups.push(group);
      i = group.last - 1;
    }
    const base = this.clauses.length;
    let start = s.first;
    groups.forEach((group, n) => {
      const previous = groups[n - 1];
      const found = previous ? this.boundary(previous, group, s, this.clauses[this.clauses.length - 1]!) : this.opening(group, s);
      if (found.resume !== undefined) {
        // The main clause goes on after a relative that stood inside its subject.
        const inner = this.clauses[this.clauses.length - 1]!;
        inner.last = this.trim(found.at);
        const head = inner.shared ?? null;
        const opened = found.resume;
        this.clauses.push({ sentence, first: opened, last: s.last, group, subject: head ? [head[0], inner.last] : null, shared: null, marker: null, kind: "main", parent: null });
        inner.parent = this.clauses.length - 1;
        start = opened;
        return;
      }
      if (previous) this.clauses[this.clauses.length - 1]!.last = this.trim(found.at);
      start = found.at;
      const marker = found.marker;
      const first = this.leading(marker === null ? start : Math.max(start, marker + 1), group.first);
      const clause: Clause = { sentence, first, last: s.last, group, subject: null, shared: null, marker, kind: found.kind, parent: null };
      const subject = this.subject(first, group, found.kind, marker);
      clause.subject = subject;
      if (found.kind === "relative" && marker !== null) clause.shared = this.antecedent(marker, previous ? previous.last : s.first);
      const aside = this.clauses[this.clauses.length - 1];
      if (!subject && found.kind === "main" && aside && n > 0 && aside.subject && this.t(aside.subject[0] - 1)?.text === "," && this.t(aside.group.last)?.text === "," && aside.first < aside.subject[0] - 1 && this.nominal(aside.subject[0] - 2)) {
        clause.subject = [aside.first, aside.subject[0] - 1];
        aside.first = aside.subject[0];
      }
      if (!clause.subject && found.kind === "main" && n > 0) clause.shared = this.sharedSubject(base);
      if (found.kind !== "main") clause.parent = !previous ? null : this.clauses.length - 1 >= base ? this.clauses.length - 1 : null;
      this.clauses.push(clause);
    });
    this.close(base, s);
  }

  private readonly inversions = new Map<number, number>();

  /** Should the rains fail; Were oil to fall; Had they known: the token of the verb, or null. */
  private inversion(i: number, s: TokenSentence): number | null {
    let nouns = 0;
    for (let j = i + 1; j < Math.min(s.last, i + 14); j++) {
      const t = this.t(j)!;
      if (t.text === "," || t.text === "?") return null;
      if (this.lower(i) === "were" ? this.lower(j - 1) === "to" : this.lower(i) === "had" ? (t.tag === "VERB" && isParticiple(t.lower)) : (t.tag === "VERB" || t.tag === "AUX" || (t.tag === "NOUN" && nouns > 0 && known(VERBS, t.lower) !== null && !t.lower.endsWith("s")))) {
        if (nouns > 0 && t.tag !== "ADV" && t.tag !== "DET") return j;
      }
      if (this.nominal(j)) nouns++;
    }
    return null;
  }

  private opening(group: Group, s: TokenSentence): { at: number; marker: number | null; kind: ClauseKind; resume?: number } {
    const inverted = this.inversions.get(group.first);
    if (inverted !== undefined) return { at: s.first, marker: inverted, kind: "condition" };
    for (let i = s.first; i < group.first; i++) {
      const w = this.lower(i);
      if (w === "that" && this.t(i)!.tag !== "DET" && i > s.first && this.nominal(i - 1)) return { at: i, marker: i, kind: "relative" };
      if (/^(which|who|whose|whom)$/.test(w) && i > s.first) return { at: i, marker: i, kind: "relative" };
      if (CONDITION.has(w) && !/^(should|were|had)$/.test(w) && !(/^(once|until)$/.test(w) && !this.plain(i, group.first))) return { at: i, marker: i, kind: "condition" };
      if (ADVERBIAL.has(w) && !(w === "as" && this.lower(i - 1) === "well") && this.opensClause(i, group)) return { at: i, marker: i, kind: "adverbial" };
    }
    return { at: s.first, marker: null, kind: "main" };
  }

  /** Whether no comma and a subject stand between. */
  private plain(i: number, verb: number): boolean {
    for (let j = i + 1; j < verb; j++) if (this.t(j)!.text === ",") return false;
    return this.nominal(this.skipAdverbsBack(verb - 1, i));
  }

  /** `since`, `after`, `before`, `as` open a clause only where a subject and the verb follow without a comma. */
  private opensClause(i: number, group: Group): boolean {
    if (i + 1 >= group.first) return false;
    const w = this.lower(i);
    if (/^(since|after|before|as|than|so|even|where)$/.test(w)) {
      if (w === "even" || w === "so") return false;
      if (this.t(i + 1)!.tag === "NUM" || /^(then|last|next|the|early|late|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(this.lower(i + 1)) && /^(since|before|after)$/.test(w) && this.lower(i + 1) !== "the") return false;
      const subject = this.skipAdverbsBack(group.first - 1, i);
      if (!this.nominal(subject)) return false;
      for (let j = i + 1; j < group.first; j++) if (this.t(j)!.text === ",") return false;
      if (w === "as" && this.lower(i + 1) === "a") return false;
    }
    return true;
  }

  /** Where the clause of `group` starts, between the verb before it and itself. */
  private boundary(previous: Group, group: Group, s: TokenSentence, open: Clause): { at: number; marker: number | null; kind: ClauseKind; resume?: number } {
    const [from, to] = [previous.last, group.first];
    const inverted = this.inversions.get(group.first);
    if (inverted !== undefined) return { at: inverted, marker: inverted, kind: "condition" };
    let comma = -1;
    let conjunction = -1;
    let hard = -1;
    for (let i = to - 1; i >= from; i--) {
      const w = this.lower(i);
      const t = this.t(i)!;
      if (hard < 0 && comma < 0 && conjunction < 0 || t.text !== ",") {
        if (/^(if|unless|until|provided|lest)$/.test(w)) return { at: this.commaBefore(i, from), marker: i, kind: "condition" };
        if (w === "whether" || w === "how" || w === "what" || w === "why") return { at: i, marker: i, kind: "complement" };
        if (w === "that" && (t.tag === "SCONJ" || t.tag === "PRON" || (this.takesThat(previous, i) && (i === from || this.t(i - 1)!.text === ",")))) {
          const noun = this.t(i - 1);
          const complement = i === from || this.t(i - 1)!.tag === "VERB" || this.t(i - 1)!.tag === "ADJ" || this.t(i - 1)!.tag === "ADV" || /^(,|and|but|or|reporters|parliament|journalists|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(this.lower(i - 1)) || this.takesThat(previous, i);
          return { at: i, marker: i, kind: complement && !(noun && i > from && noun.tag === "NOUN" && !this.takesThat(previous, i) && !/^(reporters|parliament|journalists)$/.test(noun.lower)) ? "complement" : "relative" };
        }
        if (/^(which|who|whom|whose)$/.test(w) || (w === "where" && i > from)) return { at: this.t(i - 1)?.tag === "ADP" ? i - 1 : i, marker: i, kind: "relative" };
        if (ADVERBIAL.has(w) && this.opensClause(i, group) && !(w === "as" && this.lower(i - 1) === "well")) return { at: this.commaBefore(i, from), marker: i, kind: "adverbial" };
        if (w === "once" && this.opensClause(i, group) && this.nominal(this.skipAdverbsBack(group.first - 1, i))) return { at: this.commaBefore(i, from), marker: i, kind: "condition" };
      }
      if (hard < 0 && this.bound(i)) hard = i;
      if (conjunction < 0 && /^(and|but|or|yet|nor|so)$/.test(w) && t.tag !== "ADV") {
        const next = this.skipForward(i + 1, to);
        const verbNext = next >= to;
        const end = this.skipAdverbsBack(to - 1, i);
        const subjectNext = this.nominal(end) || (this.t(end)!.text === "," && end > i + 1 && this.apposed(end, i));
        if (verbNext || (this.t(i - 1)?.text === "," && subjectNext) || (subjectNext && this.lower(i) !== "and")) conjunction = i;
        else if (subjectNext && !this.joinsNames(i)) conjunction = i;
      }
      if (comma < 0 && t.text === ",") comma = i;
    }
    if (hard >= 0 && hard > Math.max(conjunction, comma)) return { at: hard + 1, marker: null, kind: "main" };
    const before = this.skipAdverbsBack(to - 1, from);
    if (open.kind === "relative" && from >= to && this.takesThat(previous, from)) return { at: to, marker: null, kind: "complement" };
    if (open.kind === "relative" && conjunction < 0 && open.shared) {
      const object = !this.nominal(before) || this.prepositional(before, from) || before < from || (comma >= 0 && comma === before) || (comma < 0 && hard < 0);
      if (object) return { at: comma >= 0 && comma >= before - 1 ? comma : to, marker: null, kind: "main", resume: this.clauses.length - 1 >= 0 ? open.shared[0] : s.first };
    }
    if (conjunction >= 0) return { at: conjunction, marker: null, kind: "main" };
    if (hard >= 0) return { at: hard + 1, marker: null, kind: "main" };
    if (comma >= 0) return { at: comma + 1, marker: null, kind: "main" };
    // `a dam it cannot control`: the pronoun after a noun opens a relative without a word of its own.
    if (before > from && this.t(before)!.tag === "PRON" && /^(it|they|he|she|we|you|i)$/.test(this.lower(before)) && /^(NOUN|PROPN)$/.test(this.t(before - 1)!.tag) && before - 1 >= from) return { at: before, marker: null, kind: "relative" };
    // No word between: `says it deserves`, `realizes it must`.
    return { at: Math.min(from, to), marker: null, kind: /that/.test(known(VERBS, this.lower(previous.chain[previous.chain.length - 1]!))?.value.join() ?? "") || CUE_ADJECTIVES.has(this.lower(previous.last - 1)) ? "complement" : "relative" };
  }

  /** Whether the clause from `from` may be what the verb before says: its verb takes a that-clause and no noun stands between. */
  private takesThat(previous: Group, that: number): boolean {
    const verb = known(VERBS, this.lower(previous.chain[previous.chain.length - 1]!));
    return verb !== null && verb.value.includes("that") && that - previous.last <= 6;
  }

  private skipForward(i: number, stop: number): number {
    while (i < stop && (this.t(i)!.tag === "ADV" || /^(also|then|still|not)$/.test(this.lower(i)))) i++;
    return i;
  }

  private prepositional(i: number, from: number): boolean {
    for (let j = i; j >= from; j--) {
      const t = this.t(j)!;
      if (t.tag === "ADP" || t.lower === "to") return true;
      if (t.text === "," || t.tag === "VERB" || t.tag === "CCONJ") return false;
    }
    return false;
  }

  /** Whether `and` at i joins two names of one subject: `Berlin and Paris agreed`. */
  private joinsNames(i: number): boolean {
    const [a, b] = [this.t(i - 1), this.t(i + 1)];
    return a?.tag === "PROPN" && b?.tag === "PROPN" && this.t(i + 2)?.tag !== "PART" && this.nominal(i - 1) && !this.verbBefore(i - 1);
  }

  private verbBefore(i: number): boolean {
    for (let j = i; j > i - 4 && j >= 0; j--) if (this.t(j)!.tag === "VERB" || this.t(j)!.tag === "ADP") return true;
    return false;
  }

  private commaBefore(i: number, from: number): number {
    let j = i;
    while (j > from && (this.t(j - 1)!.tag === "ADV" || this.t(j - 1)!.text === "," || /^(and|but|only|even|particularly)$/.test(this.lower(j - 1)))) j--;
    return j;
  }

  /** Steps over `However,`, `First,`, conjunctions and phrases before a comma that are no subject. */
  private leading(first: number, verb: number): number {
    let i = first;
    while (i < verb && !(/^(first|second|third|fourth|still|then|also|finally)$/.test(this.lower(i)) && this.t(i + 1)?.text !== ",") && (/^(and|but|or|yet|so|nor|however|moreover|meanwhile|nevertheless|still|accordingly|instead|indeed|thus|therefore|then|also|first|second|third|fourth|finally|firstly|secondly|thirdly)$/.test(this.lower(i)) || this.t(i)!.text === "," || this.t(i)!.text === '"' || this.t(i)!.text === "]" || this.t(i)!.text === "[")) i++;
    return Math.min(i, verb);
  }

  private subject(first: number, group: Group, kind: ClauseKind, marker: number | null): Range | null {
    if (kind === "relative" && marker !== null && this.skipForward(marker + 1, group.first) >= group.first && this.lower(marker) !== "whose") return null;
    const inverted = this.inversions.get(group.first);
    const end0 = this.skipAdverbsBack(group.first - 1, first);
    if (end0 < first) return null;
    let end = inverted !== undefined && this.lower(end0) === "to" ? end0 - 1 : end0;
    if (this.t(end)!.text === "," || this.dash(end)) {
      // `Kostas Meridis, a former negotiator, doubts`: the subject stands before the first of the two commas.
      const stop = this.t(end)!.text;
      let open = end - 1;
      while (open > first && this.t(open)!.text !== stop) open--;
      if (open > first && (this.nominal(open - 1) || this.t(open - 1)!.tag === "ADJ")) return [this.start(open - 1, first), end];
      return null;
    }
    if (!this.nominal(end) && this.t(end)!.tag !== "ADJ" && this.t(end)!.tag !== "VERB" && this.t(end)!.tag !== "PUNCT") return null;
    if (this.t(end)!.tag === "PUNCT" && this.t(end)!.text !== '"' && this.t(end)!.text !== ")") return null;
    return [this.start(end, first), end + 1];
  }

  /** First token of the noun phrase, with its of- and other phrases, that ends at `end`. */
  private start(end: number, first: number): number {
    let comma = -1;
    for (let i = end; i >= first; i--) {
      if (this.bound(i) && this.t(i)!.text !== '"' && this.t(i)!.text !== ")" && this.t(i)!.text !== "(") return i + 1;
      if (this.t(i)!.text === ",") { comma = i; break; }
    }
    if (comma < 0) return this.afterAdverbs(first, end);
    const opener = this.t(first)!;
    // `At the summit, Japan ...`; but `A, B and C` stays whole.
    if (opener.tag === "ADP" || opener.tag === "ADV" || opener.tag === "SCONJ" || opener.tag === "VERB" || /^(last|this|next|first|second|third|in|most|one|two|a|early|late|ever)$/.test(opener.lower) && !/^(a|one|two)$/.test(opener.lower) || opener.capital && /^(First|Second|Third|Last)$/.test(opener.text)) return this.afterAdverbs(comma + 1, end);
    for (let i = comma + 1; i < end; i++) if (/^(and|or)$/.test(this.lower(i))) return first;
    return this.afterAdverbs(comma + 1, end);
  }

  private afterAdverbs(from: number, end: number): number {
    let i = this.afterDate(from, end);
    while (i < end && (this.t(i)!.tag === "ADV" && !/^(more|most|only|some)$/.test(this.lower(i)) || /^(and|but|or|yet|that)$/.test(this.lower(i)) && this.t(i)!.tag !== "DET")) i++;
    return i;
  }

  /** Steps over `In 2015`, `Last August`, `A week later`, `Since then` before a subject. */
  private afterDate(i: number, end: number): number {
    const words = this.page.tokens.slice(i, Math.min(end, i + 6)).map((t) => t.lower).join(" ");
    const found = TEMPORAL.exec(words);
    if (!found) return i;
    const count = found[0].trim().split(" ").length;
    return i + count <= end ? i + count : i;
  }

  /** The noun phrase that ends just before token i. */
  nounPhraseBefore(i: number, first: number): Range | null {
    let end = i - 1;
    while (end >= first && (this.t(end)!.text === "," || this.t(end)!.tag === "ADP")) end--;
    if (end < first || !this.nominal(end)) return null;
    return [this.phraseStart(end, first), end + 1];
  }

  /** What a relative hangs on: the noun phrase before it with its prepositions, back to the verb, a comma or the start. */
  private antecedent(marker: number, from: number): Range | null {
    const base = this.nounPhraseBefore(marker, from);
    if (!base) return null;
    let [first] = base;
    while (first - 2 >= from && this.t(first - 1)!.tag === "ADP" && this.lower(first - 1) !== "by" && this.nominal(first - 2)) first = this.phraseStart(first - 2, from);
    return [first, base[1]];
  }

  /** First token of the base noun phrase, with `of` phrases, whose last token is `end`. */
  phraseStart(end: number, first: number): number {
    let i = end;
    while (i > first) {
      const t = this.t(i - 1)!;
      if (i - 2 > first && this.t(i - 2)!.text === "-" && this.t(i - 2)!.end === t.start && this.t(i - 3)?.end === this.t(i - 2)!.start && t.tag !== "PUNCT") { i -= 3; continue; }
      const inside = /^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(t.tag) && t.lower !== "to" && t.lower !== "not" || t.text === "-" && !this.dash(i - 1) || /^(its|their|his|her|our|whose|my)$/.test(t.lower) || (t.tag === "VERB" && (t.lower.endsWith("ing") || t.lower.endsWith("ed")) && i - 1 > first && /^(DET|PART|ADJ)$/.test(this.t(i - 2)!.tag)) || (t.tag === "ADV" && this.t(i)!.tag === "ADJ");
      if (inside) { i--; if (t.tag === "DET") { if (this.lower(i - 1) === "of" && this.nominal(i - 2)) { i -= 1; continue; } break; } continue; }
      if (t.lower === "of" && i - 1 > first && this.nominal(i - 2)) { i -= 1; continue; }
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
        if (/^(DET|ADJ|NOUN|PROPN|NUM|SYM)$/.test(t.tag) || t.text === "'s" || t.lower === "'" || (t.text === "-" && !this.dash(j)) || (t.tag === "PRON" && /^(its|their|his|her|them|it|him|us|our|which)$/.test(t.lower) && t.lower !== "which") || (t.tag === "VERB" && t.lower.endsWith("ing") && this.t(j + 1)?.tag === "NOUN") || (t.tag === "VERB" && t.lower.endsWith("ed") && (this.t(j + 1)?.tag === "NOUN" || this.t(j + 1)?.tag === "ADJ")) || t.text === "%") j++;
        else break;
      }
    };
    base();
    while (greedy && j < stop) {
      const t = this.t(j)!;
      if (t.tag === "ADP" && !/^(as|than|by|despite|notwithstanding|because|after|before)$/.test(t.lower) && !(t.lower === "on" && this.lower(j + 2) === "basis") && !(t.lower === "in" && /^(return|exchange|spite|order|response)$/.test(this.lower(j + 1))) && j + 1 < stop && (/^(DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(this.t(j + 1)!.tag) || this.lower(j + 1).endsWith("ing"))) {
        j++;
        if (this.lower(j).endsWith("ing")) j++;
        base();
        continue;
      }
      if (/^(and|or)$/.test(t.lower) && j + 1 < stop && /^(DET|ADJ|NOUN|PROPN)$/.test(this.t(j + 1)!.tag) && !this.startsClause(j + 1, stop)) { j++; base(); continue; }
      if (t.text === "(" ) { let k = j; while (k < stop && this.t(k)!.text !== ")") k++; if (k < stop && k - j <= 4) { j = k + 1; continue; } }
      break;
    }
    return j;
  }

  /** Whether from i a noun phrase and then a finite verb follow. */
  private startsClause(i: number, stop: number): boolean {
    let j = i;
    while (j < stop && /^(DET|ADJ|NOUN|PROPN|NUM|PART)$/.test(this.t(j)!.tag)) j++;
    return j < stop && (this.t(j)!.tag === "AUX" || (this.t(j)!.tag === "VERB" && !this.lower(j).endsWith("ing")));
  }

  private sharedSubject(base: number): Range | null {
    for (let k = this.clauses.length - 1; k >= base; k--) if (this.clauses[k]!.subject && this.clauses[k]!.kind !== "condition") return this.clauses[k]!.subject;
    for (let k = this.clauses.length - 1; k >= base; k--) if (this.clauses[k]!.shared) return this.clauses[k]!.shared;
    return null;
  }

  private trim(at: number): number {
    let i = at;
    while (i > 0 && /^(,|and|but|or|;|:|\u2014|-|yet)$/.test(this.lower(i - 1))) i--;
    return i;
  }

  /** Ends without the full stop; a clause reaches over what hangs on it. */
  private close(base: number, s: TokenSentence): void {
    let end = s.last;
    while (end > s.first && /^([.!?"\])]|')$/.test(this.t(end - 1)!.text)) end--;
    const own = this.clauses.slice(base);
    for (const clause of own) {
      clause.last = Math.max(clause.group.last, Math.min(clause.last, end));
      if (clause.first > clause.group.first) clause.first = clause.group.first;
    }
    for (let k = this.clauses.length - 1; k > base; k--) {
      const clause = this.clauses[k]!;
      const before = this.clauses[k - 1]!;
      if (clause.kind === "main") continue;
      clause.parent ??= k - 1;
      // `that A is so and that B is`: both hang on what the first hangs on.
      if (clause.kind === "complement" && clause.marker !== null && /^(and|or|but|,)$/.test(this.lower(clause.marker - 1)) && before.kind === "complement" && before.sentence === clause.sentence) { clause.parent = before.parent; continue; }
      if (clause.parent < k && clause.last > before.last) before.last = Math.max(before.last, clause.last);
    }
    // A condition that opens the sentence hangs on the main clause after it.
    own.forEach((clause, n) => { if ((clause.kind === "condition" || clause.kind === "adverbial") && clause.parent === null && own[n + 1]) clause.parent = base + n + 1; });
  }
}
