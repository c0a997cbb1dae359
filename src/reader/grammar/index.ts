/**
 * Clauses of a sentence, found by their verbs: verb group, subject, start, end and opening word. Shallow parsing:
 * enough for actor, act and condition.
 */
import { isParticiple } from "../lexicon/forms.ts";
import type { Page, TokenSentence } from "../tokens.ts";
import { Boundaries, type Clause } from "./boundaries.ts";
import type { Group } from "./verbs.ts";
import type { Range } from "./words.ts";

export type { Clause } from "./boundaries.ts";
export type { ClauseKind } from "./subjects.ts";
export type { Group } from "./verbs.ts";
export type { Range } from "./words.ts";

export class Grammar extends Boundaries {
  /** Clause of a token: the innermost that contains it. */
  readonly at: Int32Array;

  /** Clauses by sentence. */
  readonly ofSentence: Clause[][];

  constructor(page: Page) {
    super(page);
    this.at = new Int32Array(page.tokens.length).fill(-1);
    page.sentences.forEach((sentence, index) => this.sentence(sentence, index));
    this.ofSentence = page.sentences.map(() => []);
    for (const clause of this.clauses) this.ofSentence[clause.sentence].push(clause);
    const bySize = this.clauses.map((c, at) => [c.last - c.first, at] as const).sort((a, b) => b[0] - a[0]);
    for (const [, at] of bySize) for (let i = this.clauses[at].first; i < this.clauses[at].last; i++) this.at[i] = at;
  }

  protected sentence(s: TokenSentence, sentence: number): void {
    const groups: Group[] = [];
    let inverted: number | null = null;
    for (let i = s.first; i < s.last; i++) {
      if (i === s.first || this.t(i - 1)!.text === "," || /^(but|and|;|")$/.test(this.lower(i - 1))) {
        if (/^(should|were|had)$/.test(this.lower(i)) && this.inversion(i, s)) {
          const verb = this.inversion(i, s)!;
          const group = this.group(verb, s);
          if (group) {
            groups.push({ ...group, modal: this.lower(i) === "should" ? "should" : group.modal });
            inverted = i;
            this.inversions.set(group.first, inverted);
            i = group.last - 1;
            continue;
          }
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
      const found = previous
        ? this.boundary(previous, group, s, this.clauses[this.clauses.length - 1])
        : this.opening(group, s);
      if (found.resume !== undefined) {
        // The main clause continues after a relative clause inside its subject.
        const inner = this.clauses[this.clauses.length - 1];
        inner.last = this.trim(found.at);
        const head = inner.shared ?? null;
        const opened = found.resume;
        this.clauses.push({
          sentence,
          first: opened,
          last: s.last,
          group,
          subject: head ? [head[0], inner.last] : null,
          shared: null,
          marker: null,
          kind: "main",
          parent: null,
        });
        inner.parent = this.clauses.length - 1;
        start = opened;
        return;
      }
      if (previous) this.clauses[this.clauses.length - 1].last = this.trim(found.at);
      start = found.at;
      const marker = found.marker;
      const first = this.leading(
        marker === null ? start : Math.max(start, marker + (this.longAs(marker) ? 3 : 1)),
        group.first,
      );
      const clause: Clause = {
        sentence,
        first,
        last: s.last,
        group,
        subject: null,
        shared: null,
        marker,
        kind: found.kind,
        parent: null,
      };
      const subject = this.subject(first, group, found.kind, marker);
      clause.subject = subject;
      if (found.kind === "relative" && marker !== null)
        clause.shared = this.antecedent(marker, previous ? previous.last : s.first);
      const aside = this.clauses[this.clauses.length - 1];
      if (
        !subject &&
        found.kind === "main" &&
        aside &&
        n > 0 &&
        aside.subject &&
        this.t(aside.subject[0] - 1)?.text === "," &&
        this.t(aside.group.last)?.text === "," &&
        aside.first < aside.subject[0] - 1 &&
        (this.nominal(aside.subject[0] - 2) ||
          (this.t(aside.subject[0] - 2)!.tag === "VERB" && this.lower(aside.subject[0] - 3) === "to"))
      ) {
        clause.subject = [aside.first, aside.subject[0] - 1];
        aside.first = aside.subject[0];
      }
      // `Mali, where half are poor, needs`: the subject precedes the inserted clause.
      if (
        !clause.subject &&
        found.kind === "main" &&
        aside &&
        aside.kind === "adverbial" &&
        aside.marker !== null &&
        this.t(aside.marker - 1)?.text === "," &&
        this.t(group.first - 1)?.text === "," &&
        aside.marker - 2 >= s.first &&
        this.nominal(aside.marker - 2)
      )
        clause.subject = [this.phraseStart(aside.marker - 2, s.first), aside.marker - 1];
      // `gas, widely seen as a prize that would pay, may make`: the subject precedes the comma that opens the insertion.
      if (
        !clause.subject &&
        found.kind === "main" &&
        aside?.kind === "relative" &&
        this.t(group.first - 1)?.text === "," &&
        aside.sentence === sentence
      ) {
        let open = (aside.marker ?? aside.first) - 1;
        while (open > s.first && this.t(open)!.text !== ",") open--;
        if (
          open > s.first &&
          this.nominal(open - 1) &&
          (isParticiple(this.lower(open + 1)) ||
            isParticiple(this.lower(open + 2)) ||
            this.lower(open + 1).endsWith("ing"))
        )
          clause.subject = [this.phraseStart(open - 1, s.first), group.first - 1];
      }
      if (!clause.subject && found.kind === "main" && n > 0) clause.shared = this.sharedSubject(base);
      if (found.kind !== "main")
        clause.parent = !previous ? null : this.clauses.length - 1 >= base ? this.clauses.length - 1 : null;
      this.clauses.push(clause);
    });
    this.close(base, s);
  }

  protected sharedSubject(base: number): Range | null {
    for (let k = this.clauses.length - 1; k >= base; k--)
      if (this.clauses[k].subject && this.clauses[k].kind !== "condition") return this.clauses[k].subject;
    for (let k = this.clauses.length - 1; k >= base; k--) if (this.clauses[k].shared) return this.clauses[k].shared;
    return null;
  }

  protected trim(at: number): number {
    let i = at;
    while (i > 0 && /^(,|and|but|or|;|:|\u2014|-|yet)$/.test(this.lower(i - 1))) i--;
    return i;
  }

  /** Ends before the full stop; a clause includes its subordinate clauses. */
  protected close(base: number, s: TokenSentence): void {
    let end = s.last;
    while (end > s.first && /^([.!?"\])]|')$/.test(this.t(end - 1)!.text)) end--;
    const own = this.clauses.slice(base);
    for (const clause of own) {
      clause.last = Math.max(clause.group.last, Math.min(clause.last, end));
      if (clause.first > clause.group.first) clause.first = clause.group.first;
    }
    for (let k = this.clauses.length - 1; k > base; k--) {
      const clause = this.clauses[k];
      const before = this.clauses[k - 1];
      if (clause.kind === "main") continue;
      clause.parent ??= k - 1;
      // `that A is so and that B is`: both have the same superordinate clause.
      if (
        clause.kind === "complement" &&
        clause.marker !== null &&
        /^(and|or|but|,)$/.test(this.lower(clause.marker - 1)) &&
        before.kind === "complement" &&
        before.sentence === clause.sentence
      ) {
        clause.parent = before.parent;
        continue;
      }
      if (clause.parent < k && clause.last > before.last) before.last = Math.max(before.last, clause.last);
    }
    // A condition that opens the sentence belongs to the main clause after it.
    own.forEach((clause, n) => {
      if ((clause.kind !== "condition" && clause.kind !== "adverbial") || clause.parent !== null || !own[n + 1]) return;
      const main = own.findIndex((c, k) => k > n && c.kind === "main");
      clause.parent = base + (main > 0 ? main : n + 1);
    });
  }
}
