/** Between two verbs: start of the second clause, its opening word and its kind. */
import { CUE_ADJECTIVES } from "../lexicon/cues.ts";
import { isParticiple, known } from "../lexicon/forms.ts";
import { VERBS } from "../lexicon/verbs.ts";
import type { TokenSentence } from "../tokens.ts";
import { Subjects, type ClauseKind } from "./subjects.ts";
import type { Group } from "./verbs.ts";
import type { Range } from "./words.ts";

export interface Clause {
  sentence: number;
  /** With nested clauses, without its marker. */
  first: number;
  last: number;
  group: Group;
  subject: Range | null;
  /** The relative's antecedent or the subject that a coordinate verb shares. */
  shared: Range | null;
  /** Token of `if`, `that`, `which`, ... */
  marker: number | null;
  kind: ClauseKind;
  /** Index of the superordinate clause. */
  parent: number | null;
}

const CONDITION = new Set([
  "providing",
  "assuming",
  "supposing",
  "if",
  "unless",
  "should",
  "were",
  "had",
  "provided",
  "once",
  "until",
  "lest",
]);
const ADVERBIAL = new Set([
  "because",
  "since",
  "while",
  "whereas",
  "although",
  "though",
  "when",
  "as",
  "after",
  "before",
  "so",
  "whenever",
  "where",
  "than",
  "even",
]);

export abstract class Boundaries extends Subjects {
  readonly clauses: Clause[] = [];

  protected opening(
    group: Group,
    s: TokenSentence,
  ): { at: number; marker: number | null; kind: ClauseKind; resume?: number } {
    const inverted = this.inversions.get(group.first);
    if (inverted !== undefined) return { at: s.first, marker: inverted, kind: "condition" };
    for (let i = s.first; i < group.first; i++) {
      const w = this.lower(i);
      if (w === "that" && this.t(i)!.tag !== "DET" && i > s.first && this.nominal(i - 1))
        return { at: i, marker: i, kind: "relative" };
      if (/^(which|who|whose|whom)$/.test(w) && i > s.first) return { at: i, marker: i, kind: "relative" };
      if (
        CONDITION.has(w) &&
        !/^(should|were|had)$/.test(w) &&
        !(/^(once|until)$/.test(w) && !this.plain(i, group.first))
      )
        return { at: i, marker: i, kind: "condition" };
      if (this.longAs(i)) return { at: i, marker: i, kind: "condition" };
      if (ADVERBIAL.has(w) && !(w === "as" && this.lower(i - 1) === "well") && this.opensClause(i, group))
        return { at: i, marker: i, kind: "adverbial" };
    }
    return { at: s.first, marker: null, kind: "main" };
  }

  /** `as long as`, `so long as`, `on condition that`: the first word of a condition of three. */
  protected longAs(i: number): boolean {
    return (
      (/^(as|so)$/.test(this.lower(i)) && this.lower(i + 1) === "long" && this.lower(i + 2) === "as") ||
      (this.lower(i) === "on" && this.lower(i + 1) === "condition" && this.lower(i + 2) === "that")
    );
  }

  /** Whether no comma and subject are between. */
  protected plain(i: number, verb: number): boolean {
    for (let j = i + 1; j < verb; j++) if (this.t(j)!.text === ",") return false;
    return this.nominal(this.skipAdverbsBack(verb - 1, i));
  }

  /** `since`, `after`, `before`, `as` open a clause only where a subject and the verb follow without a comma. */
  protected opensClause(i: number, group: Group): boolean {
    if (i + 1 >= group.first) return false;
    const w = this.lower(i);
    if (/^(since|after|before|as|than|so|even|where)$/.test(w)) {
      if (w === "even" || w === "so") return false;
      if (
        this.t(i + 1)!.tag === "NUM" ||
        (/^(then|last|next|the|early|late|january|february|march|april|may|june|july|august|september|october|november|december)$/.test(
          this.lower(i + 1),
        ) &&
          /^(since|before|after)$/.test(w) &&
          this.lower(i + 1) !== "the")
      )
        return false;
      const subject = this.skipAdverbsBack(group.first - 1, i);
      if (!this.nominal(subject)) return false;
      for (let j = i + 1; j < group.first; j++) if (/^[,;:"]$/.test(this.t(j)!.text)) return false;
      if (w === "as" && this.lower(i + 1) === "a") return false;
    }
    return true;
  }

  /** Where the clause of `group` starts, between the verb before it and itself. */
  protected boundary(
    previous: Group,
    group: Group,
    s: TokenSentence,
    open: Clause,
  ): { at: number; marker: number | null; kind: ClauseKind; resume?: number } {
    const [from, to] = [previous.last, group.first];
    const inverted = this.inversions.get(group.first);
    if (inverted !== undefined) return { at: inverted, marker: inverted, kind: "condition" };
    let comma = -1;
    let conjunction = -1;
    let hard = -1;
    for (let i = to - 1; i >= from; i--) {
      const w = this.lower(i);
      const t = this.t(i)!;
      if ((hard < 0 && comma < 0 && conjunction < 0) || t.text !== ",") {
        if (/^(if|unless|until|provided|lest)$/.test(w))
          return { at: this.commaBefore(i, from), marker: i, kind: "condition" };
        if (this.longAs(i)) return { at: this.commaBefore(i, from), marker: i, kind: "condition" };
        if (/^(as|that)$/.test(w) && this.longAs(i - 2)) continue;
        if (w === "whether" || w === "how" || w === "what" || w === "why")
          return { at: i, marker: i, kind: "complement" };
        if (
          w === "that" &&
          (t.tag === "SCONJ" ||
            t.tag === "PRON" ||
            (this.takesThat(previous, i) && (i === from || this.t(i - 1)!.text === ",")))
        ) {
          if (this.carries(previous, i)) return { at: i, marker: i, kind: "complement" };
          const noun = this.t(i - 1);
          const complement =
            i === from ||
            this.t(i - 1)!.tag === "VERB" ||
            this.t(i - 1)!.tag === "ADJ" ||
            this.t(i - 1)!.tag === "ADV" ||
            /^(,|and|but|or|reporters|parliament|journalists|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
              this.lower(i - 1),
            ) ||
            this.takesThat(previous, i);
          return {
            at: i,
            marker: i,
            kind:
              complement &&
              !(
                noun &&
                i > from &&
                noun.tag === "NOUN" &&
                !this.takesThat(previous, i) &&
                !/^(reporters|parliament|journalists)$/.test(noun.lower)
              )
                ? "complement"
                : "relative",
          };
        }
        if (/^(which|who|whom|whose)$/.test(w) || (w === "where" && i > from))
          return { at: this.t(i - 1)?.tag === "ADP" ? i - 1 : i, marker: i, kind: "relative" };
        if (ADVERBIAL.has(w) && this.opensClause(i, group) && !(w === "as" && this.lower(i - 1) === "well"))
          return { at: this.commaBefore(i, from), marker: i, kind: "adverbial" };
        if (w === "once" && this.opensClause(i, group) && this.nominal(this.skipAdverbsBack(group.first - 1, i)))
          return { at: this.commaBefore(i, from), marker: i, kind: "condition" };
      }
      if (hard < 0 && this.bound(i)) hard = i;
      if (conjunction < 0 && /^(and|but|or|yet|nor|so)$/.test(w) && t.tag !== "ADV") {
        const next = this.skipForward(i + 1, to);
        const verbNext = next >= to;
        const end = this.skipAdverbsBack(to - 1, i);
        const subjectNext = this.nominal(end) || (this.t(end)!.text === "," && end > i + 1 && this.apposed(end, i));
        const joins = !verbNext && subjectNext && this.t(i - 1)?.text !== "," && this.commaConjunction(from, i);
        if (joins) continue;
        if (verbNext || (this.t(i - 1)?.text === "," && subjectNext) || (subjectNext && this.lower(i) !== "and"))
          conjunction = i;
        else if (subjectNext && !this.joinsNames(i)) conjunction = i;
      }
      if (comma < 0 && t.text === ",") comma = i;
    }
    if (hard >= 0 && hard > Math.max(conjunction, comma)) return { at: hard + 1, marker: null, kind: "main" };
    const before = this.skipAdverbsBack(to - 1, from);
    if (open.kind === "relative" && from >= to && this.takesThat(previous, from))
      return { at: to, marker: null, kind: "complement" };
    if (open.kind === "relative" && conjunction < 0 && open.shared) {
      const object =
        !this.nominal(before) ||
        this.prepositional(before, from) ||
        before < from ||
        (comma >= 0 && comma === before) ||
        (comma < 0 && hard < 0);
      if (object)
        return {
          at: comma >= 0 && comma >= before - 1 ? comma : to,
          marker: null,
          kind: "main",
          resume: this.clauses.length - 1 >= 0 ? open.shared[0] : s.first,
        };
    }
    // `A pact signed in May has been broken`: the participle belongs to the subject.
    if (
      (open.kind === "main" || open.kind === "complement") &&
      open.subject &&
      !open.shared &&
      conjunction < 0 &&
      comma < 0 &&
      hard < 0 &&
      previous.first === previous.main &&
      isParticiple(this.lower(previous.main)) &&
      this.t(previous.last)?.tag === "ADP" &&
      !known(VERBS, this.lower(previous.main))?.value.includes("that") &&
      this.t(to)!.tag === "AUX" &&
      this.nominal(before)
    ) {
      open.kind = "relative";
      open.shared = open.subject;
      open.subject = null;
      return { at: to, marker: null, kind: "main", resume: open.shared[0] };
    }
    if (conjunction >= 0) return { at: conjunction, marker: null, kind: "main" };
    if (hard >= 0) return { at: hard + 1, marker: null, kind: "main" };
    if (comma >= 0) return { at: this.apposition(comma, from, to) + 1, marker: null, kind: "main" };
    // `a dam it cannot control`: the pronoun after a noun opens a relative clause without a relative pronoun.
    if (
      before > from &&
      this.t(before)!.tag === "PRON" &&
      /^(it|they|he|she|we|you|i)$/.test(this.lower(before)) &&
      /^(NOUN|PROPN)$/.test(this.t(before - 1)!.tag) &&
      before - 1 >= from
    )
      return { at: before, marker: null, kind: "relative" };
    // No word between: `says it deserves`, `realizes it must`.
    const told = /^(me|us|him|them|reporters|journalists|lawmakers)$/.test(this.lower(from)) && from + 1 < to ? 1 : 0;
    return {
      at: Math.min(from + told, to),
      marker: null,
      kind:
        /that/.test(known(VERBS, this.lower(previous.chain[previous.chain.length - 1]))?.value.join() ?? "") ||
        CUE_ADJECTIVES.has(this.lower(previous.last - 1))
          ? "complement"
          : "relative",
    };
  }

  /** Whether `, and` with a subject behind it stands between: then a bare `and` after it joins two nouns (`talks may open, and a deal on trade and crossings might follow`). */
  private commaConjunction(from: number, to: number): boolean {
    for (let i = from + 1; i < to - 1; i++)
      if (
        /^(and|but|or)$/.test(this.lower(i)) &&
        this.t(i - 1)!.text === "," &&
        this.nominal(to - 1) &&
        /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(this.t(i + 1)!.tag)
      )
        return true;
    return false;
  }

  /** `makes the case that`, `takes the view that`: the noun introduces the content. */
  private carries(previous: Group, that: number): boolean {
    return (
      /^(make|makes|made|take|takes|took|hold|holds|held|share|shares|shared|put|puts|advance|advances|advanced|press|presses|pressed|reach|reaches|reached|come|comes|came)$/.test(
        this.lower(previous.main),
      ) &&
      that - previous.last <= 4 &&
      /^(case|view|point|argument|line|position|opinion|conclusion|stance)$/.test(this.lower(that - 1))
    );
  }

  /**
   * `..., a former envoy, Luc Delorme, told`: the comma before the whole subject, where the last one only closes an
   * insertion.
   */
  private apposition(comma: number, from: number, to: number): number {
    if (this.skipForward(comma + 1, to) < to) return comma;
    const earlier = (before: number): number => {
      let j = before - 1;
      while (j >= from && this.t(j)!.text !== ",") j--;
      return j;
    };
    const open = earlier(comma);
    if (open < from || !this.nominal(comma - 1)) return comma;
    const head = earlier(open);
    return this.nominal(open - 1) && open - 1 > Math.max(head, from) ? Math.max(head, from - 1) : comma;
  }

  /**
   * Whether the clause from `from` can be the content of the verb before: the verb takes a that-clause and no noun is
   * between.
   */
  protected takesThat(previous: Group, that: number): boolean {
    const verb = known(VERBS, this.lower(previous.chain[previous.chain.length - 1]));
    return verb !== null && verb.value.includes("that") && that - previous.last <= 6;
  }

  protected prepositional(i: number, from: number): boolean {
    for (let j = i; j >= from; j--) {
      const t = this.t(j)!;
      if (t.tag === "ADP" || t.lower === "to") return true;
      if (t.text === "," || t.tag === "VERB" || t.tag === "CCONJ") return false;
    }
    return false;
  }

  /** Whether `and` at i joins two names of one subject: `Berlin and Paris agreed`. */
  protected joinsNames(i: number): boolean {
    const [a, b] = [this.t(i - 1), this.t(i + 1)];
    return (
      a?.tag === "PROPN" &&
      b?.tag === "PROPN" &&
      this.t(i + 2)?.tag !== "PART" &&
      this.nominal(i - 1) &&
      !this.verbBefore(i - 1)
    );
  }

  protected verbBefore(i: number): boolean {
    for (let j = i; j > i - 4 && j >= 0 && this.t(j)!.tag !== "NUM"; j--)
      if (this.t(j)!.tag === "VERB" || this.t(j)!.tag === "ADP") return true;
    return false;
  }

  protected commaBefore(i: number, from: number): number {
    let j = i;
    while (
      j > from &&
      (this.t(j - 1)!.tag === "ADV" ||
        this.t(j - 1)!.text === "," ||
        /^(and|but|only|even|particularly)$/.test(this.lower(j - 1)))
    )
      j--;
    return j;
  }
}
