/** PLOVER's type of a clause from its verbs. */
import { clauseAt, clausesOf, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { EVENT_NOUNS, EVENT_RULES, HOSTILE, LIGHT, STANCE, type VerbRule } from "../../lexicon/events.ts";
import { QUAD, type Plover } from "../../../language/blocks/events.ts";
import { known } from "../../lexicon/forms.ts";
import type { Clause, Range } from "../../grammar/index.ts";
import { modeOf } from "../../lexicon/modes.ts";
import type { EventCode } from "../../reading.ts";

export interface Coded {
  type: Plover;
  cue: Range;
  verb: number;
  stance: boolean;
  worded?: boolean;
}

/** Codes the verb group of a clause; null where its verbs have no PLOVER type. */
export function codeClause(text: AnalysedText, clause: Clause): Coded | null {
  const { group } = clause;
  let stance: Plover | null = null;
  let denied = group.negated !== null;
  const s = text.page.sentences[clause.sentence];
  for (let at = 0; at < group.chain.length; at++) {
    const v = group.chain[at];
    const word = wordAt(text, v);
    const more = at + 1 < group.chain.length;
    if (more && /^(be|is|are|was|were|been)$/.test(word)) {
      const adjective = text.page.tokens
        .slice(v, group.chain[at + 1])
        .map((t) => t.lower)
        .find((w) => /^(ready|willing|prepared|keen|eager|reluctant|unwilling|set|due)$/.test(w));
      if (adjective) stance ??= /^(reluctant|unwilling)$/.test(adjective) ? "REJECT" : "AGREE";
      else if (text.page.tokens.slice(v + 1, group.chain[at + 1]).some((t) => t.tag === "ADJ")) return null;
      continue;
    }
    if (more && /^(prepared|expected|determined)$/.test(word) && at === 0 && group.first < v) {
      stance ??= "AGREE";
      continue;
    }
    const held = more ? known(STANCES, word) : null;
    if (held) {
      stance ??= held.value;
      continue;
    }
    if (more && known(LIGHTS, word)) continue;
    const rule = ruleFor(text, v, Math.min(s.last, Math.max(clause.last, v + 2)));
    if (!rule) {
      if (more) continue;
      break;
    }
    const { type } = rule.rule;
    const cue: Range = [group.chain[0], rule.last];
    const future = group.modal === "will" || group.modal === "shall" || group.modal === "would";
    let coded: Plover = stance
      ? combine(stance, type)
      : future && !HOSTILE.has(type) && type !== "REQUEST" && type !== "ACCUSE"
        ? "AGREE"
        : future && HOSTILE.has(type) && type !== "REJECT"
          ? "THREATEN"
          : type;
    // Who did not shell a port or recall an envoy refused nothing.
    if (denied && !stance && HOSTILE.has(type) && type !== "REJECT") return null;
    if (denied)
      coded =
        QUAD[type].endsWith("cooperation") || stance === "AGREE" ? "REJECT" : type === "REJECT" ? "AGREE" : "REJECT";
    denied = false;
    return { type: coded, cue, verb: v, stance: stance !== null, worded: rule.rule.words !== null };
  }
  if (stance === "REJECT" || stance === "THREATEN" || stance === "REQUEST" || stance === "AGREE") {
    const first = group.chain[0];
    return {
      type: stance === "AGREE" && group.negated !== null ? "REJECT" : stance,
      cue: [first, group.last],
      verb: first,
      stance: true,
    };
  }
  return null;
}

const STANCES = new Map(Object.entries(STANCE));
const LIGHTS = new Map([...LIGHT].map((v) => [v, true]));

function combine(stance: Plover, type: Plover): Plover {
  if (stance === "AGREE") return type === "REJECT" ? "REJECT" : HOSTILE.has(type) ? "THREATEN" : "AGREE";
  if (stance === "REJECT") return "REJECT";
  return stance;
}

/** The first rule of the verb whose words follow it (or that requires none). */
function ruleFor(text: AnalysedText, v: number, stop: number): { rule: VerbRule; last: number } | null {
  const rules = known(EVENT_RULES, wordAt(text, v))?.value;
  if (!rules) return null;
  const reach = Math.min(stop, v + 10);
  for (const rule of rules) {
    if (rule.subject) {
      const clause = clauseAt(text, v);
      const subject = clause?.subject ?? clause?.shared;
      if (subject)
        for (let i = subject[0]; i < subject[1]; i++)
          if (rule.words!.has(wordAt(text, i))) return { rule, last: v + 1 };
      continue;
    }
    if (!rule.words) return { rule, last: v + 1 };
    const near = rule.words.has("on") || rule.words.has("upon") ? Math.min(reach, v + 3) : reach;
    for (let i = v + 1; i < near; i++)
      if (rule.words.has(wordAt(text, i)) || rule.words.has(wordAt(text, i).replace(/s$/, "")))
        return { rule, last: i + 1 };
    // `the treaty that both signed`: the object is the antecedent.
    const hung = clauseAt(text, v);
    if (hung?.kind === "relative" && hung.shared && hung.subject)
      for (let i = hung.shared[0]; i < hung.shared[1]; i++)
        if (rule.words.has(wordAt(text, i))) return { rule, last: v + 1 };
    // Passive: the object stands before the verb.
    if (hung?.group.passive && hung.subject && hung.group.main === v)
      for (let i = hung.subject[0]; i < hung.subject[1]; i++)
        if (rule.words.has(wordAt(text, i)) && tokenAt(text, i).tag === "NOUN") return { rule, last: v + 1 };
    for (let i = Math.max(0, v - 8); i < v; i++)
      if (
        rule.words.has(wordAt(text, i)) &&
        /NOUN/.test(tokenAt(text, i).tag) &&
        text.page.tokens.slice(i, v).some((t) => /^(was|were|been|is|are|be)$/.test(t.lower))
      )
        return { rule, last: v + 1 };
  }
  return null;
}

/** The type with its mode: words of the cue take precedence over more distant ones. */
export function eventCode(text: AnalysedText, plover: Plover, cue: Range, whole: Range): EventCode {
  const words = ([from, to]: Range): string[] =>
    text.page.tokens.slice(from, Math.min(to, from + 24)).map((t) => t.lower);
  const mode = modeOf(plover, words(cue)) ?? modeOf(plover, words(whole));
  return { plover, ...(mode ? { mode } : {}), cue: wordsOf(text, cue) };
}

/** The one type that a sentence is about, for scoring against single-label records: the first event that its main clauses tell. */
export function codeSentence(text: AnalysedText, sentence: number): Coded | null {
  const clauses = clausesOf(text, sentence);
  const all = clauses.map((c) => codeClause(text, c)).filter((c): c is Coded => c !== null);
  if (all.length > 0) return all[0];
  const s = text.page.sentences[sentence];
  for (let i = s.first; i < s.last; i++) {
    const type = EVENT_NOUNS.get(wordAt(text, i));
    if (type) return { type, cue: [i, i + 1], verb: i, stance: false };
  }
  return null;
}
