/** Whether an accord is signed, in force, only proposed, suspended or ended, by the words inside its name and the verbs that it stands beside. */
import type { Clause, Range } from "./grammar/index.ts";
import { bases } from "./lexicon/forms.ts";
import { LIGHT } from "./lexicon/events.ts";
import { DRAFT_WORDS, ENDED_VERBS, FORCE_WORDS, PROPOSED_WORDS, SIGNED_VERBS, SUSPENDED_VERBS, UPON_STANDING, WEAK_ACCORDS } from "./lexicon/roles.ts";
import type { Item } from "./reading.ts";
import type { Scene } from "./scene.ts";

export type Status = NonNullable<Item["status"]>;
export interface Standing { status: Status | null; basis: string | null; time: Range | null }

/** A verb that says something of the accord, and whether it tells a fact. */
interface Said { word: string; fact: boolean; negated: boolean; clause: Clause | null; at: number }

const PARTICIPLE = /^(signed|concluded|ratified|agreed|reached|sealed|adopted|initialled|initialed|brokered|negotiated|struck|proposed|drafted|mooted|floated|abandoned|suspended|shelved|frozen|scrapped|tabled|offered|suggested|renewed|extended|annulled|dating|made|finalised|finalized|approved|endorsed)$/;
const is = (set: ReadonlySet<string>, word: string): boolean => bases(word).some((b) => set.has(b));

/** `would in all likelihood agree to`, `are close to signing`: some words before a verb say that it is not done yet. */
function unreal(scene: Scene, verb: number, first: number): boolean {
  const before: string[] = [];
  for (let k = verb - 1; k >= Math.max(first, verb - 8) && !/^([,;:"]|that|which|who|and|but)$/.test(scene.lower(k)); k--) before.unshift(scene.lower(k));
  const words = before.join(" ");
  if (scene.lower(verb).endsWith("ing") && /\b(to|of|from|towards|toward|before|without|for|about|on|against)$/.test(words)) return true;
  return /\b(would|could|may|might|should|will|shall|cannot|can)\b(?! have)/.test(words) || /\b(close|near|about|ready|prepared|willing|poised|due|set|likely|unlikely|expected|eager|keen|reluctant|able|unable|free|hopes?|plans?|wants?|wishe?s?|means?|aims?|hoping|planning|pledged|promised|vowed|threatened|offered|proposed|urged|asked|told|invited|refused|declined|failed|forgot|yet) ([\w-]+ ){0,2}to$/.test(words);
}

/** What the verbs around the accord say: the one it is subject or object of, relatives that hang on it, participles after it. */
function sayings(scene: Scene, i: number, last: number, sentence: number): Said[] {
  const s = scene.page.sentences[sentence]!;
  const asked = scene.token(s.last - 1).text === "?";
  const out: Said[] = [];
  const put = (clause: Clause, verbs: readonly number[]): void => {
    const { group } = clause;
    const doubtful = asked || group.modal !== null || clause.kind === "condition" || (clause.marker !== null && /^(whether|if|unless|how)$/.test(scene.lower(clause.marker)));
    for (const v of verbs.slice(-1)) {
      const at = group.chain.indexOf(v);
      const stance = at > 0 && !group.chain.slice(0, at).every((c) => is(LIGHT, scene.lower(c)) && !/^(seek|try|tried|trying|sought|attempt|attempted)$/.test(scene.lower(c)));
      const neither = clause.subject !== null && /^(neither|nobody|none|no)$/.test(scene.lower(clause.subject[0]));
      out.push({ word: scene.lower(v), fact: !doubtful && !stance && !unreal(scene, v, s.first), negated: group.negated !== null || neither, clause, at: v });
    }
  };
  const own = scene.clauseOf(i);
  for (const clause of scene.clausesOf(sentence)) {
    const subject = clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1];
    const hangs = clause.kind === "relative" && clause.shared !== null && clause.shared[0] <= i && i < clause.shared[1] && clause.marker !== null && clause.marker - last <= 2 || clause.kind === "complement" && clause.marker === last && scene.lower(last) === "that";
    if (clause === own || subject || hangs) put(clause, clause.group.chain);
  }
  for (let k = last; k < Math.min(s.last, last + 3); k++) {
    const word = scene.lower(k);
    if (PARTICIPLE.test(word) && !out.some(({ at }) => at === k) && scene.token(k).tag !== "NOUN") out.push({ word, fact: true, negated: scene.lower(k - 1) === "not" || scene.lower(k - 1) === "never", clause: null, at: k });
    if (scene.token(k).tag !== "PUNCT" && scene.token(k).tag !== "ADV" && !/^(not|never|first)$/.test(word)) break;
  }
  return out;
}

/** Whether the accord has a name or a date of its own, or is spoken of as one that stands. */
function stands(scene: Scene, i: number, first: number, last: number): boolean {
  const words = scene.words([first, last]);
  if (/\b(1[89]|20)\d\d\b/.test(words)) return true;
  const owned = /^(its|their|his|the|this|both)$/.test(scene.lower(first)) || scene.page.tokens.slice(first, i).some((t) => t.text === "'s");
  const aged = scene.page.tokens.slice(first, i).some((t) => /^(existing|current|old|present|original|colonial|wartime|longstanding|long-standing|standing|decades-old|so-called|landmark|historic)$/.test(t.lower));
  const named = scene.token(i).capital && i > 0 && (first < i || scene.lower(i + 1) === "of" || scene.lower(i + 1) === "on") || (scene.token(i - 1)?.capital === true && scene.token(i - 1).tag !== "DET" && i - 1 >= first && scene.mentionOf(i - 1)?.form !== "adjective");
  return owned && (aged || named) || named && !/^(a|an)$/.test(scene.lower(first));
}

export function standing(scene: Scene, i: number, first: number, last: number, sentence: number): Standing {
  const { tokens } = scene.page;
  const s = scene.page.sentences[sentence]!;
  const inside = tokens.slice(first, last).map((t) => t.lower);
  const rest = tokens.slice(last, s.last).map((t) => t.lower).join(" ");
  const from = tokens.slice(first, s.last).map((t) => t.lower).join(" ");
  const said = sayings(scene, i, last, sentence);
  const answer = (status: Status | null, basis: string | null, of?: Said): Standing => ({ status, basis, time: of?.clause ? [Math.min(of.clause.first, of.at), of.clause.last] : of ? [of.at, Math.min(s.last, of.at + 8)] : null });
  const draft = inside.find((w) => DRAFT_WORDS.has(w));
  if (draft) return answer("proposed", draft);
  if (/^(on|over|about|to|towards|toward|for|of)$/.test(scene.lower(first - 1)) && /^(talks|negotiations|discussions|close|closer|push|road|roadmap|progress|hopes|hope|chance|chances|odds|prospect|prospects|way|calls|call|proposal|proposals|idea|ideas|plans|plan|work|need|terms|possibility|blueprint)$/.test(scene.lower(first - 2))) return answer("proposed", scene.words([first - 2, first]));
  const over = said.find((v) => v.fact && !v.negated && /^(expired|lapsed|collapsed)$/.test(v.word) && v.clause?.subject);
  if (over) return answer("ended", over.word, over);
  if (/\b(never|not|n't|yet to be|yet to) (yet |been |be |formally )*(signed|sign|ratified|ratify|concluded|agreed|adopted|initialled|finali[sz]ed)\b/.test(from)) return answer("proposed", "not signed");
  if (/^\W*(\w+ ){0,2}(remains|is|was|lies|still|stays|sits) (\w+ )?(unsigned|unratified)\b|\b(unsigned|awaits (signature|ratification|approval))\b/.test(rest)) return answer("proposed", "unsigned");
  const facts = said.filter((v) => v.fact && !v.negated);
  const suspended = facts.find((v) => is(SUSPENDED_VERBS, v.word)) ?? null;
  if (suspended || /\b(was|were|been|is|are) (since |then |later )?(suspended|frozen|shelved|put on ice|put on hold)\b/.test(rest.split(/ ; | , and | , but /)[0]!)) return answer("suspended", suspended?.word ?? "suspended", suspended ?? undefined);
  // `a new pact remains on paper`, `a truce is still a dream`: what is not there yet.
  if (/^\W*(remains?|is|are|was|were|stays?|looks?|seems?) (still |yet |as yet |only |merely |just )?(on paper|on the table|an idea|a dream|a hope|a distant|elusive|far off|far away|some way off|out of reach|within reach|in sight|under discussion|unsigned|unwritten|a draft|to be)\b/.test(rest) && !/^(under|since)$/.test(scene.lower(first - 1))) return answer("proposed", "not there yet");
  const force = facts.find((v) => is(FORCE_WORDS, v.word) && v.clause?.subject && v.clause.subject[0] <= i);
  if (/\b(remains?|is|are|was|were|been|still) (\w+ )?in (force|effect)\b|\bstill (stands|holds)\b|^\W*in (force|effect)\b/.test(rest)) return answer("in force", "said to be in force", force);
  const proposed = facts.find((v) => v.clause === null && /^(proposed|drafted|mooted|floated|tabled|offered|suggested)$/.test(v.word));
  if (proposed) return answer("proposed", proposed.word, proposed);
  const ended = facts.find((v) => is(ENDED_VERBS, v.word)) ?? null;
  if (ended && !ended.word.endsWith("s") && (ended.clause === null || ended.at < i || ended.clause.group.passive || /^(expire|expired|expires|lapse|lapsed|collapse|collapsed)$/.test(ended.word))) return answer("ended", ended.word, ended);
  const signed = facts.find((v) => is(SIGNED_VERBS, v.word) && !(is(LIGHT, v.word)));
  // An accord that is spoken of as `a` or `another` one is in force only where a verb or an adjective says so.
  const indefinite = /^(a|an|another|any|some|no|such)$/.test(scene.lower(first));
  const fresh = indefinite && inside.some((w) => /^(new|fresh|another|better|lasting|broader|wider|fuller|successor|follow-on|such|any|some)$/.test(w));
  const exists = stands(scene, i, first, last);
  const soft = /^(declaration|communique|communiqué|statement|memorandum)$/.test(scene.lower(i)) && exists;
  // A plan that is announced is still a plan.
  if (signed && /^(plan|formula|timetable|roadmap|proposal)$/.test(scene.lower(i)) && /^(announc|unveil|complet|finish|conclud)/.test(signed.word)) return answer("proposed", signed.word, signed);
  if (signed) return answer("signed", signed.word, signed);
  // `a breach of the association agreement`, `parties to the pact`
  if (/^(of|to)$/.test(scene.lower(first - 1)) && scene.lower(first) === "the" && /^(breach|breaches|violation|violations|infringement|spirit|letter|terms|provisions|signatories|parties|party|signatory|implementation|anniversary|guarantors?|member|members|article|articles|clause|clauses|preamble)$/.test(scene.lower(first - 2))) return answer("in force", scene.words([first - 2, first]));
  if (force && !fresh && (exists || !WEAK_ACCORDS.has(scene.lower(i)) || scene.lower(first) === "the")) return answer("in force", "spoken of as standing", force);
  const upon = said.find((v) => is(UPON_STANDING, v.word));
  if (exists && (upon || said.every((v) => !is(SIGNED_VERBS, v.word)) || /\d{4}/.test(scene.words([first, last])))) return answer(soft && !force ? "signed" : "in force", "spoken of as standing");
  const maybe = said.find((v) => (is(SIGNED_VERBS, v.word) || (is(PROPOSED_WORDS, v.word) && !/^(call|called|calls|back|backed|work|need|press)/.test(v.word))) && !(v.negated && v.fact && is(PROPOSED_WORDS, v.word)));
  const doubtful = said.some((v) => !v.fact || v.negated);
  if (maybe) return answer("proposed", maybe.word);
  const weak = WEAK_ACCORDS.has(scene.lower(i)) && !/^(deal|deals|compromise|arrangement|standstill|moratorium|contract|lease)$/.test(scene.lower(i));
  if (inside.some((w) => PROPOSED_WORDS.has(w) && !(weak && /^(broader|final|lasting|grand|comprehensive|limited|partial)$/.test(w)))) return answer("proposed", inside.find((w) => PROPOSED_WORDS.has(w))!);
  if (doubtful && !weak) return answer("proposed", "not told as a fact");
  if (fresh && !weak) return answer("proposed", "spoken of as a new one, and no verb makes it one that stands");
  if (exists || /^(under|in|by|since|after|within|despite|of)$/.test(scene.lower(first - 1)) && /^(the|its|their|this)$/.test(scene.lower(first))) return answer("in force", "spoken of as standing");
  if (/^(under|in|by|through|after|with)$/.test(scene.lower(first - 1)) && /^(a|an)$/.test(scene.lower(first)) && !doubtful) return answer("signed", "spoken of as made");
  if (force) return answer("in force", "spoken of as standing", force);
  return answer(null, null);
}
