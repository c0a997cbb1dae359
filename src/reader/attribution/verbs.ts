/** Frames of verbs: `S says that C`, `C, S said`, `S regards X as Y`, `X is thought to`. */
import type { Clause, Range } from "../grammar/index.ts";
import { AS, CUES, CUE_ADJECTIVES, NAMES, ONLY_WITH, PASSIVE } from "../lexicon/cues.ts";
import { known } from "../lexicon/forms.ts";
import type { Frame } from "./frames.ts";
import { Reach } from "./scope.ts";

const NOT_SAID = new Set(["know", "regard", "see", "view", "consider", "fear", "expect", "imagine"]);
const NEEDS_OBJECT = new Set([
  "see",
  "view",
  "regard",
  "fear",
  "hope",
  "urge",
  "order",
  "demand",
  "request",
  "accuse",
  "sign",
]);
const SMALL = new Set(["consider", "deem", "judge", "find", "think", "believe", "reckon"]);
/** `officials said on Tuesday,` */
const DAY =
  /^((on |late on |early on )?(monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|today|(last|this) (week|month|night|year|weekend)|in [a-z]+)( [,.]|[,.])/;
const CARRIES =
  /^(make|made|take|took|hold|held|share|put|advance|press|reach|come|came)\w* (to )?(the|a|an|this|that|his|her|their|its) (\w+ )?(case|view|point|argument|line|position|opinion|conclusion|stance)$/;
const NEED_LIKE = new Set(["hope", "fear", "expect"]);

export abstract class SpeechVerbs extends Reach {
  protected verb(clause: Clause, at: number): void {
    const { scene } = this;
    const { group, sentence } = clause;
    const s = scene.page.sentences[sentence];
    const main = group.chain[group.chain.length - 1];
    const word = scene.lower(main);
    if (
      group.main !== main &&
      group.passive &&
      known(CUES, scene.lower(group.main)) &&
      !(known(CUES, word)?.value === "believe" && scene.lower(group.last) === "that") &&
      this.passive(clause)
    )
      return;
    // `they claimed to be enforcing it`
    const opens = group.chain[0];
    if (
      /^(claim|claims|claimed|profess|professes|professed|purport|purports|purported|pretend|pretends|pretended)$/.test(
        scene.lower(opens),
      ) &&
      scene.lower(opens + 1) === "to" &&
      (clause.subject ?? clause.shared) &&
      scene.lower(clause.marker ?? 0) !== "than"
    ) {
      this.add(
        {
          quote: [clause.subject?.[0] ?? opens, opens + 1],
          cue: scene.lower(opens),
          verb_class: "state",
          covers: [opens + 1, clause.last],
          sentence,
        },
        clause.subject ?? clause.shared,
      );
      return;
    }
    const cue = known(CUES, word);
    // `made it clear that`, `let it be known that`
    const plain =
      /^(make|makes|made)$/.test(word) && /^it (clear|plain)$/.test(scene.words([group.last, group.last + 2]))
        ? group.last + 2
        : scene.lower(group.chain[0]).startsWith("let") &&
            scene.words([group.chain[0] + 1, group.chain[0] + 5]).startsWith("it be known that")
          ? group.chain[0] + 4
          : null;
    if (plain !== null && clause.subject && scene.lower(plain) === "that") {
      this.add(
        {
          quote: [clause.subject[0], plain + 1],
          cue: scene.words([group.first, plain + 1]),
          verb_class: "state",
          covers: [plain + 1, this.sentenceEnd(plain, sentence)],
          sentence,
        },
        clause.subject,
      );
      return;
    }
    // `makes the case that`, `takes the view that`
    const carried = scene.grammar.clauses[at + 1];
    if (
      clause.subject &&
      !group.passive &&
      carried?.kind === "complement" &&
      carried.marker !== null &&
      carried.sentence === sentence &&
      carried.marker - group.last <= 4 &&
      CARRIES.test(scene.words([main, carried.marker]).toLowerCase())
    ) {
      this.add(
        {
          quote: [clause.subject[0], carried.marker + 1],
          cue: scene.words([group.first, carried.marker + 1]),
          verb_class: /view|opinion|conclusion/.test(scene.lower(carried.marker - 1)) ? "believe" : "argue",
          covers: [carried.marker + 1, this.sentenceEnd(carried.marker, sentence)],
          sentence,
        },
        clause.subject,
      );
      return;
    }
    const clear = /^(make|makes|made)$/.test(word) && scene.lower(group.last) === "clear";
    const adjective = clear
      ? ("state" as const)
      : (CUE_ADJECTIVES.get(scene.lower(group.last)) ?? CUE_ADJECTIVES.get(word));
    if ((!cue && !adjective) || scene.mentionOf(main) !== null) return;
    const particle = /^(point|spell|set)$/.test(cue?.base ?? "") && scene.lower(group.last) === "out" ? 1 : 0;
    const after = group.last + particle + (adjective && !cue && !CUE_ADJECTIVES.has(word) ? 1 : 0);
    const next = scene.grammar.clauses[at + 1];
    const subject = this.fronted(clause.subject) ?? (clause.kind === "relative" ? clause.shared : null);
    const base = cue?.base ?? scene.lower(group.last);
    const verb_class = cue?.value ?? adjective!;
    // `is thought to`, `are believed to`: an unnamed source.
    if (cue && PASSIVE.has(base) && this.passive(clause)) return;
    if (cue && group.passive && PASSIVE.has(base)) return;
    if (subject && scene.lower(subject[0]) === "what") return;
    // `it is hard to imagine`: no source.
    if (subject && scene.lower(subject[0]) === "it" && /^(is|was|'s)$/.test(scene.lower(group.first))) return;
    const indirect = this.indirect(after, s.last);
    const that = scene.lower(indirect) === "that" ? indirect + 1 : indirect;
    const speech = this.quoteAfter(indirect, s.last);
    const content: Range | null =
      next &&
      next.sentence === sentence &&
      next.kind === "complement" &&
      next.first <= that + 3 &&
      next.group.first >= after &&
      !/^[;:.]$/.test(scene.token(Math.max(0, next.first - 2)).text) &&
      (next.marker !== null || next.group.first - that <= 16) &&
      !(verb_class === "ask" && next.marker === null)
        ? [Math.min(next.first, that), this.through(at + 1, sentence)]
        : null;
    const source: Range | null = subject ?? (clause.shared && clause.kind === "main" ? clause.shared : null);
    // `Amal Idris, who insisted that`: the frame begins with the pronoun.
    const who =
      clause.kind === "relative" &&
      clause.subject === null &&
      clause.marker !== null &&
      scene.lower(clause.marker) === "who" &&
      scene.token(clause.marker - 1)?.text === ",";
    const own: Range = [
      who ? clause.marker! : subject ? subject[0] : group.first,
      scene.lower(indirect) === "that" && scene.token(after)?.text !== "," && content
        ? indirect + 1
        : Math.max(after, 0),
    ];
    const negated =
      group.negated !== null || (source !== null && /^(neither|no|nobody|none|few)$/.test(scene.lower(source[0])));
    const frame = { cue: scene.words([group.first, own[1]]), verb_class, sentence, ...(negated ? { negated } : {}) };
    const inverted = this.inverted(clause, main, s.first, s.last);
    if (inverted && !NOT_SAID.has(base) && !ONLY_WITH.has(base)) {
      this.add({ ...frame, quote: [main, inverted.source[1]], cue: word, covers: inverted.covers }, inverted.source);
      return;
    }
    if (content && (!ONLY_WITH.has(base) || scene.lower(indirect) === "that")) {
      if (clause.kind !== "condition" || scene.lower((clause.marker ?? 0) - 1) === "even")
        this.add({ ...frame, quote: own, covers: content }, source);
      return;
    }
    if (speech) {
      this.add({ ...frame, quote: own, covers: speech }, source);
      return;
    }
    if (clause.kind === "relative" && base === "impute" && clause.shared) {
      this.add(
        {
          ...frame,
          quote: [subject?.[0] ?? group.first, this.objectEnd(group.last, clause.last)],
          covers: clause.shared,
        },
        source,
      );
      return;
    }
    // `accuses Chad of arming rebels`, `suspects Iceland of`.
    if (/^(accuse|suspect|blame)$/.test(base) && subject && !group.passive) {
      const of = this.find(/^(of|for)$/, after, Math.min(clause.last, after + 6));
      if (of !== null) {
        this.add({ ...frame, quote: [subject[0], of + 1], cue: word, covers: [of + 1, clause.last] }, source);
        return;
      }
    }
    // `urged Minsk to open the border`, `told Baku not to wait`
    const calls = base === "call" && /^(on|upon)$/.test(scene.lower(group.last));
    if (
      (verb_class === "order" || calls || /^(tell|warn|ask|advise|remind)$/.test(base)) &&
      subject &&
      !group.passive
    ) {
      const to = this.find("to", after, Math.min(clause.last, after + 9));
      if (
        to !== null &&
        to > after &&
        /^(VERB|AUX)$/.test(scene.token(to + 1)?.tag ?? "") &&
        scene.token(to - 1).tag !== "ADP" &&
        !/^(,|that|about|of)$/.test(scene.lower(to - 1))
      ) {
        this.add({ ...frame, quote: [subject[0], to + 1], cue: word, covers: [to + 1, clause.last] }, source);
        return;
      }
    }
    // `did not rule out a meeting`
    if (base === "rule" && scene.lower(group.last) === "out" && subject && !group.passive) {
      this.add(
        { ...frame, verb_class: "deny", quote: [subject[0], group.last + 1], covers: [group.last + 1, clause.last] },
        source,
      );
      return;
    }
    // `has heard from Tirana that`
    if (/^(hear|learn)$/.test(base) && scene.lower(group.last) === "from" && subject) {
      const stop = scene.grammar.phraseEnd(group.last + 1, s.last, false);
      if (scene.lower(stop) === "that" && next && next.sentence === sentence) {
        this.add(
          {
            ...frame,
            verb_class: "state",
            quote: [subject[0], stop + 1],
            covers: [stop + 1, this.through(at + 1, sentence)],
          },
          [group.last + 1, stop],
        );
        return;
      }
    }
    // `expects prices to fall`
    if (verb_class === "believe" && /^(expect|believe|consider|judge)$/.test(base) && subject && !group.passive) {
      const to = this.find("to", after, Math.min(clause.last, after + 6));
      if (to !== null && to > after && scene.token(to + 1)?.tag === "VERB") {
        this.add({ ...frame, quote: [subject[0], after], covers: [after, clause.last] }, source);
        return;
      }
    }
    // `quoted the minister as saying that`
    if (/^(quote|cite|report)$/.test(base) && subject && !group.passive) {
      const as = this.find("as", after, Math.min(clause.last, after + 12));
      if (
        as !== null &&
        /^(saying|telling|warning|arguing|claiming|insisting|adding|denying|asking)$/.test(scene.lower(as + 1))
      ) {
        const that = scene.lower(as + 2) === "that" ? as + 3 : as + 2;
        this.add(
          { ...frame, quote: [subject[0], that], cue: word, covers: [that, this.sentenceEnd(that, sentence)] },
          source,
        );
        return;
      }
    }
    if (AS.has(base)) {
      const as = this.find("as", after, Math.min(clause.last, after + 12));
      if (as !== null && subject) {
        const object: Range = [
          after === as && clause.kind === "relative" && clause.shared ? clause.shared[0] : after,
          clause.last,
        ];
        this.add({ ...frame, quote: [subject[0], as + 1], cue: `${word} as`, covers: object }, source);
        return;
      }
    }
    // `considers the swap acceptable`: the content is a noun phrase and its adjective.
    if (SMALL.has(base) && subject && !group.passive && group.last < clause.last) {
      const object = scene.grammar.phraseEnd(group.last, clause.last, false);
      const tail = scene.token(Math.min(object, clause.last - 1));
      if (
        object > group.last &&
        (object < clause.last
          ? /^(ADJ|ADV|VERB)$/.test(tail.tag) && (tail.tag !== "ADV" || scene.token(object + 1)?.tag === "ADJ")
          : scene.token(object - 1).tag === "ADJ" && object - group.last > 1)
      ) {
        this.add({ ...frame, quote: [subject[0], group.last], covers: [group.last, clause.last] }, source);
        return;
      }
    }
    // `does not believe it`, `doubts this`
    if (
      /^(believe|doubt|deny|dispute)$/.test(base) &&
      subject &&
      /^(it|this|that|so)$/.test(scene.lower(group.last)) &&
      group.last + 1 >= clause.last
    ) {
      this.add({ ...frame, quote: [subject[0], group.last + 1], covers: null }, source);
      return;
    }
    // `think it highly improbable`
    if (verb_class === "believe" && scene.lower(group.last) === "it" && subject)
      for (let k = group.last + 1; k < Math.min(clause.last, group.last + 4); k++)
        if (scene.token(k).tag === "ADJ") {
          this.add({ ...frame, quote: [subject[0], group.last], covers: [group.last, clause.last] }, source);
          return;
        }
    // `officials deny trying to stir up trouble`
    if (
      /^(deny|admit|acknowledge|concede|confess)$/.test(base) &&
      subject &&
      !group.passive &&
      scene.lower(group.last).endsWith("ing") &&
      /^(VERB|AUX)$/.test(scene.token(group.last)?.tag ?? "")
    ) {
      this.add({ ...frame, quote: [subject[0], group.last], covers: [group.last, clause.last] }, source);
      return;
    }
    if (calls || (base === "call" && (scene.lower(group.last) === "for" || group.last >= clause.last - 1))) return;
    if (NAMES.has(base) && source && group.last < clause.last && !group.passive) {
      this.add(
        {
          ...frame,
          quote: [subject?.[0] ?? group.first, this.objectEnd(group.last, clause.last)],
          covers: [group.last, clause.last],
        },
        source,
      );
      return;
    }
    // `indicated Russia's willingness`, `have indicated their desire`.
    if (/^(indicate|signal|express|voice|state|declare|announce|reiterate|show|confirm)$/.test(base) && subject) {
      const noun = this.find(
        /^(willingness|readiness|desire|interest|intention|wish|support|concern|hope|commitment|opposition)$/,
        after,
        Math.min(clause.last, after + 5),
      );
      if (noun !== null) {
        this.add({ ...frame, quote: [subject[0], after], covers: [after, clause.last] }, source);
        return;
      }
    }
    if (ONLY_WITH.has(base)) return;
    // Trailing: `..., diplomats said`; `as some biologists expect`.
    const open = scene.token(
      Math.max(
        0,
        (subject && subject[0] > clause.first && scene.token(subject[0] - 1).text === "," ? subject[0] : clause.first) -
          1,
      ),
    );
    const aside = scene.token(group.last)?.text === "," && subject !== null && open.text === ",";
    if (aside && clause.kind === "main" && group.chain.length === 1) {
      this.add({ ...frame, quote: [subject![0], group.last], covers: [s.first, s.last] }, source);
      return;
    }
    const said =
      group.chain.length === 1 || /^(like|likes|liked|love|loves|use|used)$/.test(scene.lower(group.chain[0]));
    const trailing =
      (group.last >= clause.last - 2 ||
        (clause.kind === "main" &&
          open.text === "," &&
          DAY.test(`${scene.words([group.last, Math.min(s.last, group.last + 4)]).toLowerCase()} `))) &&
      subject !== null &&
      clause.first > s.first &&
      (open.text === "," || open.text === '"' || scene.token(clause.first).text === '"' || clause.kind === "adverbial");
    if (
      trailing &&
      said &&
      scene.lower(clause.marker ?? 0) !== "than" &&
      (clause.kind === "main" ||
        (clause.kind === "adverbial" && scene.lower(clause.marker!) === "as") ||
        clause.kind === "complement")
    ) {
      this.add(
        {
          ...frame,
          quote: [subject![0], Math.max(group.last, indirect)],
          covers: this.spoken(s.first, clause.first - 1, sentence),
        },
        source,
      );
      return;
    }
    // `"...," Jógvan Dam, who runs the company, said of the Norwegians` and `told reporters`.
    if (this.quoteBefore(subject?.[0] ?? group.first, s.first) && subject && !NEEDS_OBJECT.has(base)) {
      this.add(
        {
          ...frame,
          quote: [subject[0], Math.max(group.last, indirect)],
          covers: this.spoken(s.first, subject[0], sentence),
        },
        source,
      );
      return;
    }
    if (
      /^(say|insist|argue|contend|believe|think|reckon|maintain|hope)$/.test(base) &&
      subject &&
      group.last < clause.last - 2 &&
      /^(DET|PROPN|NOUN|ADJ|PRON)$/.test(scene.token(group.last).tag) &&
      group.chain.length === 1
    ) {
      this.add({ ...frame, quote: own, covers: [group.last, clause.last] }, source);
      return;
    }
    if (verb_class === "doubt" && subject && /^that$/.test(scene.lower(after)) && after + 1 >= clause.last) {
      this.add({ ...frame, quote: [subject[0], after + 1], covers: null }, source);
      return;
    }
    if (
      verb_class === "believe" &&
      clause.kind === "relative" &&
      clause.shared &&
      subject &&
      !NEED_LIKE.has(base) &&
      base !== "conclude"
    )
      this.add({ ...frame, quote: [subject[0], group.last], covers: clause.shared }, source);
  }

  /** `By ten votes to five the court`: a phrase before the subject is not part of it. */
  private fronted(subject: Range | null): Range | null {
    const { scene } = this;
    if (!subject || !/^(by|after|in|at|during|with|on|from|for|under|despite)$/.test(scene.lower(subject[0])))
      return subject;
    const [named] = scene.mentions(subject).filter((m) => m.last === subject[1] && m.form !== "place");
    const first = named ? scene.grammar.phraseStart(named.first, subject[0]) : subject[1];
    return named && first > subject[0] + 1 && !/^(of|in|for|from|with|by|at)$/.test(scene.lower(first - 1))
      ? [first, subject[1]]
      : subject;
  }

  /** `Russia is regarded as one`: quote from the subject to the cue; also `is thought to be`. */
  protected passive(clause: Clause): boolean {
    const { scene } = this;
    const { group } = clause;
    const main = group.main;
    const base = known(CUES, scene.lower(main))?.base ?? "";
    const be = scene.page.tokens.slice(group.first, main).some((t) => /^(is|are|was|were|been|being)$/.test(t.lower));
    if (!be || group.chain.length > 3 || !PASSIVE.has(base)) return false;
    const next = scene.lower(main + 1);
    if (!/^(as|to|that)$/.test(next) || !clause.subject) return false;
    const frame: Frame = {
      quote: [clause.subject[0], main + 2],
      source: null,
      also: [],
      cue: scene.words([group.first, main + 2]),
      verb_class: CUES.get(base)!,
      covers: [clause.subject[0], clause.last],
      sentence: clause.sentence,
      described: null,
    };
    this.frames.push(frame);
    return true;
  }
}
