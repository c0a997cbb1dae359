/** Verbs around an accord: which ones, and how each is meant: told as done, denied, refused, wished, or only possible. */
import { clauseAt, clausesOf, tokenAt, wordAt, type AnalysedText } from "../../analysed-text.ts";
import type { Clause } from "../../grammar/index.ts";
import { LIGHT } from "../../lexicon/events.ts";
import { bases } from "../../lexicon/forms.ts";

/**
 * `done`: told as a fact. `denied`: said not to be. `refused`: somebody will not. `wished`: sought, planned, promised,
 * near. `possible`: under a modal, a condition or a question.
 */
export type Mood = "done" | "denied" | "refused" | "wished" | "possible";

/** A verb about the accord, with its token; without a clause it is a participle after the name. */
export interface Said {
  word: string;
  mood: Mood;
  clause: Clause | null;
  at: number;
  /** Whether the accord is what the verb acts on. */
  acted: boolean;
}

export const oneOf = (set: ReadonlySet<string>, word: string): boolean => bases(word).some((b) => set.has(b));

const PARTICIPLE =
  /^(signed|concluded|ratified|agreed|reached|sealed|adopted|initialled|initialed|brokered|negotiated|struck|proposed|drafted|mooted|floated|abandoned|suspended|shelved|frozen|scrapped|tabled|offered|suggested|renewed|extended|annulled|dating|made|finalised|finalized|approved|endorsed|rejected|refused|spurned)$/;
const MODAL = /^(would|could|may|might|should|will|shall|cannot|can|must)$/;
/** Words before `to` and a verb: an act that is near, ready, wished or promised has not happened. */
const WISHED =
  /\b(close|near|about|ready|prepared|willing|poised|due|set|likely|unlikely|expected|eager|keen|able|unable|free|hopes?|hoped|plans?|planned|wants?|wanted|wishe?s?|means?|aims?|hoping|planning|pledged|promised|vowed|threatened|offered|proposed|urged|asked|told|invited|pressed|seeks?|sought|seeking|tries|tried|trying|failed|yet|scheduled|slated|meant|supposed|bound|intends?|intended|agreed) ([\w-]+ ){0,2}to( be)?$/;
const REFUSED =
  /\b(refuses?|refused|refusing|declines?|declined|reluctant|loath|unwilling|balked|baulked|will not|wo n't|would not|will never|would never) ([\w-]+ ){0,2}(to|at)?( be)?$/;
const BEFORE_GERUND = /\b(to|of|from|towards|toward|before|without|for|about|on|against)$/;
const ALMOST = /^(almost|nearly)$/;

/**
 * Verbs with the accord as subject or object, those of relative clauses on it, and participles right after it.
 *
 * @param i head of its name, which covers tokens `[first, last)`
 */
export function sayings(text: AnalysedText, i: number, [first, last]: [number, number], sentence: number): Said[] {
  const s = text.page.sentences[sentence];
  const asked = tokenAt(text, s.last - 1).text === "?";
  const own = clauseAt(text, i);
  const out: Said[] = [];
  for (const clause of clausesOf(text, sentence)) {
    const subject = within(clause.subject, i);
    if (clause !== own && !subject && !hangs(text, clause, i, last)) continue;
    const { chain } = clause.group;
    const at = chain[chain.length - 1];
    const relative = clause.kind === "relative" && !clause.subject;
    const acted = clause.group.passive || (!subject && !relative && at < first) || (relative && clause.group.passive);
    out.push({
      word: wordAt(text, at),
      mood: asked ? "possible" : moodOf(text, clause, at, s.first),
      clause,
      at,
      acted: acted || (clause !== own && !subject && clause.subject !== null),
    });
  }
  for (let k = last; k < Math.min(s.last, last + 3); k++) {
    const word = wordAt(text, k);
    if (PARTICIPLE.test(word) && !out.some(({ at }) => at === k) && tokenAt(text, k).tag !== "NOUN")
      out.push({
        word,
        mood: /^(not|never)$/.test(wordAt(text, k - 1))
          ? "denied"
          : ALMOST.test(wordAt(text, k - 1))
            ? "wished"
            : "done",
        clause: null,
        at: k,
        acted: true,
      });
    if (!/^(PUNCT|ADV)$/.test(tokenAt(text, k).tag) && !/^(not|never|first)$/.test(word)) break;
  }
  return out;
}

const within = (range: Clause["subject"], i: number): boolean => range !== null && range[0] <= i && i < range[1];

/** `a treaty, which`, `the idea of a treaty that` */
function hangs(text: AnalysedText, { kind, shared, marker }: Clause, i: number, last: number): boolean {
  if (kind === "relative") return within(shared, i) && marker !== null && marker - last <= 2;
  return kind === "complement" && marker === last && wordAt(text, last) === "that";
}

function moodOf(text: AnalysedText, clause: Clause, verb: number, first: number): Mood {
  const { group, kind, marker, subject } = clause;
  const before: string[] = [];
  for (
    let k = verb - 1;
    k >= Math.max(first, verb - 8) && !/^([,;:"]|that|which|who|and|but)$/.test(wordAt(text, k));
    k--
  )
    before.unshift(wordAt(text, k));
  const words = before.join(" ");
  const modal = text.page.tokens.slice(verb - before.length, verb).some((t) => t.tag === "AUX" && MODAL.test(t.lower));
  const nobody = subject !== null && /^(neither|nobody|none|no)$/.test(wordAt(text, subject[0]));
  const negated = group.negated !== null || nobody;
  const will = /^(will|would|wo|'ll|'d|shall)$/.test(group.modal ?? "");
  if (kind === "condition" || (marker !== null && /^(whether|if|unless|how)$/.test(wordAt(text, marker))))
    return "possible";
  if (REFUSED.test(words) || (will && negated && !group.passive)) return negated && !will ? "wished" : "refused";
  if (group.modal !== null && !group.perfect) return "possible";
  if (group.modal !== null && /^(may|might|could|would|should)$/.test(group.modal)) return "possible";
  if (negated) return "denied";
  const stance = group.chain
    .slice(0, -1)
    .some((c) => !oneOf(LIGHT, wordAt(text, c)) || /^(seek|try|tried|trying|sought|attempt)/.test(wordAt(text, c)));
  if (
    stance ||
    (modal && !/\b(would|could|may|might|should|must) have\b/.test(words)) ||
    WISHED.test(words) ||
    ALMOST.test(before[before.length - 1] ?? "") ||
    /\ball but$/.test(words) ||
    (wordAt(text, verb).endsWith("ing") && BEFORE_GERUND.test(words))
  )
    return "wished";
  return "done";
}
