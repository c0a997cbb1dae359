/** Needs by verbs: `Iran needs relief`, `which fears a war`, `cannot afford to lose`. */
import { clausesOf, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { codesIn, codesOf } from "../../people.ts";
import type { Collected } from "../../items.ts";
import { headOf } from "../causes.ts";
import { type Clause } from "../../grammar/index.ts";
import { bases, known } from "../../lexicon/forms.ts";
import { NEED_PHRASES } from "../../lexicon/roles.ts";
import type { Attributions } from "../../attribution/index.ts";
import { wishOf } from "./denied.ts";
import { NEEDS, SHUNS, add, needEnd } from "./place.ts";

/** `Iran needs relief`, `looks for new support`, `which fears a war`. What is only to be done (`it must sell`) is no need. */
export function verbNeed(found: Collected<"need">, text: AnalysedText, speech: Attributions, clause: Clause): void {
  const { group } = clause;
  const subject = clause.subject ?? clause.shared;
  const s = text.page.sentences[clause.sentence];
  for (const v of group.chain) {
    const verb = known(NEEDS, wordAt(text, v));
    const next = wordAt(text, v + 1);
    const phrase = NEED_PHRASES.some(
      ([a, b]) =>
        bases(wordAt(text, v)).includes(a) &&
        (next === b || (tokenAt(text, v + 1)?.tag === "ADV" && wordAt(text, v + 2) === b)),
    );
    // `would like a road`
    const like = group.modal === "would" && /^(like|prefer|welcome)$/.test(wordAt(text, v)) && v === group.main;
    // `can ill afford to lose`, `cannot do without gas`
    const forced = unaffordable(text, clause, v);
    if (!verb && !phrase && !like && !forced) continue;
    if (verb && /^(hope|long|aim|wish|lack|search)$/.test(verb.base) && next !== "for" && next !== "to") continue;
    // `had insisted on`: a wish of the past.
    if (wordAt(text, group.first) === "had") continue;
    // `fears that`, `hopes that` are beliefs.
    if (
      next === "that" ||
      (verb?.base === "fear" && /^(he|she|it|they|the|a)$/.test(next) && clauseFollows(text, clause))
    )
      continue;
    if (
      v === group.chain[0] &&
      group.passive &&
      !(next === "to" && !/^(is|are|was|were|be|been|being)$/.test(wordAt(text, v - 1)))
    )
      continue;
    if (
      clause.kind === "condition" ||
      (clause.subject !== null &&
        [clause.subject[0] - 1, clause.subject[0]].some((at) => /^(what|all)$/.test(wordAt(text, at))) &&
        /\b(is|was|are|were)\b/.test(wordsOf(text, [v + 1, Math.min(s.last, v + 4)])))
    )
      continue;
    const direct = codesOf(text, subject, clause.sentence);
    const ids = direct.length > 0 || !subject ? direct : codesIn(text, subject);
    if (
      ids.length === 0 &&
      !(
        subject &&
        (/^(he|she|they|it|we)$/.test(wordAt(text, subject[0])) || PEOPLE.test(wordAt(text, headOf(text, subject))))
      )
    )
      continue;
    const last = needEnd(text, v + 1, clause, s.last);
    // `all that it wants`, `the image they were looking for`: the object precedes.
    if (last <= v + (phrase ? 2 : 1) || (clause.kind === "relative" && clause.subject)) continue;
    // `any lease needs two thirds of the assembly` is a rule.
    if (VOTE.test(wordsOf(text, [v + 1, last]))) continue;
    // `wants one`: the object is elsewhere.
    if (last === v + 2 && /^(one|it|them|this|that|none|so|neither|both|more|to)$/.test(next)) continue;
    const relative = clause.kind === "relative" && !clause.subject;
    const first =
      relative && clause.marker !== null
        ? clause.marker
        : clause.subject && clause.subject[1] - clause.subject[0] <= MOST_SUBJECT
          ? clause.subject[0]
          : group.first;
    const object = phrase ? (tokenAt(text, v + 1)?.tag === "ADV" ? v + 3 : v + 2) : v + 1;
    const wish = forced
      ? /^(do|live|manage|survive|get)$/.test(wordAt(text, v))
        ? "affirmed"
        : "averse"
      : wishOf(text, clause, v, [object, last]);
    const shunned = isShunned(text, v, object);
    if (wish !== "absent") add(found, text, speech, [first, last], ids, group.main, wish === "averse" || shunned);
    return;
  }
}

/** Longest subject in words with which a need is quoted, what is inserted between commas included. */
const MOST_SUBJECT = 20;
/** What a vote or an approval takes. */
const VOTE =
  /\b(?:majority|thirds|fifths|quorum|referendum|ratification|(?:consent|assent|approval) (?:of|in|from))\b/i;

/** People that may have a need without being an actor of the text: `growers in the delta`. */
const PEOPLE =
  /^(growers|farmers|fishermen|voters|miners|traders|importers|exporters|buyers|sellers|producers|consumers|investors|lenders|creditors|shippers|smelters|refiners|builders|generals|officers|soldiers|settlers|herders|villagers|islanders|residents|refugees|workers|drivers|pensioners|households|firms|companies|banks|mills|utilities|factories|industry|unions|clerics|ministers|officials|diplomats|politicians|lawmakers|leaders|rulers|elites|cities|provinces|regions|neighbours|neighbors|allies|capitals|governments?|sides|parties|camp|opposition|public|army|navy|military|lobby|coalition|regime|cabinet|palace|court|people|citizens|nationalists|reformers|hardliners|moderates|hawks|rebels|insurgents|militias)$/;

/**
 * Whether the verb at token v expresses that something is indispensable: `cannot afford to`, `can ill afford`, `cannot
 * do without`, `could not bear`.
 */
function unaffordable(text: AnalysedText, { group }: Clause, v: number): boolean {
  if (v !== group.main || (group.modal === null && group.negated === null)) return false;
  const word = wordAt(text, v);
  if (/^(do|live|manage|survive|get)$/.test(word))
    return (
      group.negated !== null &&
      (wordAt(text, v + 1) === "without" || (word === "get" && wordsOf(text, [v + 1, v + 3]) === "by without"))
    );
  if (!/^(afford|bear|risk|countenance|stomach|tolerate|brook|abide|relish)$/.test(word)) return false;
  return (
    group.negated !== null ||
    /\b(ill|hardly|scarcely|barely|little)\b/.test(wordsOf(text, [group.first, v]).toLowerCase())
  );
}

/** Whether what the verb at v ties to its holder is to be kept away: `fears a war`, `wants to avoid a war`. */
const isShunned = (text: AnalysedText, v: number, object: number): boolean =>
  /^(fear|dread|worr|fret|agoni[sz]|recoil|shrink|shrank|shrunk|balk|baulk)/.test(wordAt(text, v)) ||
  (wordAt(text, object) === "to" && SHUNS.test(wordAt(text, object + 1)));

function clauseFollows(text: AnalysedText, clause: Clause): boolean {
  return clausesOf(text, clause.sentence).some(
    (c) => c.kind === "complement" && c.first >= clause.group.last && c.first <= clause.group.last + 1,
  );
}
