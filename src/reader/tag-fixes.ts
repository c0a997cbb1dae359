/** Corrections of part-of-speech tags that the model often gets wrong in such texts, by the words around them. */
import { isParticiple, known } from "./lexicon/forms.ts";
import { EVENT_NOUNS } from "./lexicon/events.ts";
import { GROUPS } from "./lexicon/people.ts";
import { ACCORD_NOUNS, DRIVER_NOUNS, NEED_NOUNS, STAKE_NOUNS } from "./lexicon/roles.ts";
import { VERBS } from "./lexicon/verbs.ts";
import type { Token } from "./tokens.ts";

const BEFORE_MONTH = /^(of|in|since|by|until|till|before|after|from|last|next|this|early|late|during|\d{1,2})$/;
const COMMON = new Set([...DRIVER_NOUNS, ...NEED_NOUNS, ...STAKE_NOUNS, ...ACCORD_NOUNS, ...EVENT_NOUNS.keys()]);
const TELLS =
  /^(told|tells|tell|informed|informs|assured|assures|warned|warns|reminded|reminds|persuaded|convinced|notified|advised)$/;
const OWNER = /^('s|'|its|their|his|our|my|your)$/;

/** Whether a condition opens a few words back without a verb before the next comma. */
function opened(tokens: readonly Token[], i: number): boolean {
  let k = i - 1;
  while (k >= 0 && i - k < 6 && /^(DET|ADJ|NOUN|PROPN|PART|PRON|NUM)$/.test(tokens[k].tag)) k--;
  if (!/^(if|unless|once|when|until)$/.test(tokens[k]?.lower ?? "")) return false;
  for (let j = i + 1; j < tokens.length && !/^[,.;:]$/.test(tokens[j].text); j++)
    if (/^(VERB|AUX)$/.test(tokens[j].tag) && tokens[j - 1].lower !== "to") return false;
  return true;
}

/** Verbs whose third person the model tags as a noun, beside those of the lists. */
const ACTS = new Set(
  "import export shelve want plan cost use win lead back offer risk mean need want honour honor value trust share lack shape force rank rate aid arm guard mine tax fund load ship market target question challenge matter stake scale count figure suit doubt veto table bar chair head man police permit produce process project protest rebel refuse record reform regret reject release rescue resort result reward rule scrap signal spy sport stage stem strike study supply surrender survey suspect tap taunt trail transfer transport treat trouble trust urge visit voice vote wage walk weigh welcome wish work".split(
    " ",
  ),
);

/** `Turkey imports more`, `which fears that`, `the Senate shelves its bill`: a form in -s between a name or a relative and an object. */
function acts(tokens: readonly Token[], i: number): boolean {
  const [t, before, next] = [tokens[i], tokens[i - 1], tokens[i + 1]];
  if (
    !before ||
    !next ||
    t.capital ||
    !/[^s]s$/.test(t.lower) ||
    (known(VERBS, t.lower) === null && !ACTS.has(t.lower.slice(0, -1)) && !ACTS.has(t.lower.slice(0, -2)))
  )
    return false;
  const relative = /^(which|who)$/.test(before.lower);
  const object =
    /^(its|their|his|her|it|them|him|the|a|an|this|no|every|each|some|any)$/.test(next.lower) ||
    (/^(more|less|about|nearly|almost|some)$/.test(next.lower) &&
      tokens.slice(i + 2, i + 4).some((x) => x.tag === "NUM"));
  const said =
    next.lower === "that" &&
    !/^(AUX|VERB)$/.test(tokens[i + 2]?.tag ?? "") &&
    known(VERBS, t.lower)?.value.includes("that") === true;
  if (relative || (before.tag === "PROPN" && tokens[i - 2]?.text !== "'s")) return object || said;
  // `The pact of 1995, which both accuse each other of breaking, lapses once`: after an insertion behind the subject.
  return (
    before.text === "," &&
    (object || /^(once|when|if|unless|until|after|before|as|into|to)$/.test(next.lower)) &&
    tokens
      .slice(Math.max(0, i - 16), i - 1)
      .some((x, k, all) => /^(which|who|whose)$/.test(x.lower) && all[k - 1]?.text === ",")
  );
}

export function retag(tokens: readonly Token[]): void {
  tokens.forEach((t, i) => {
    const [before, next] = [tokens[i - 1], tokens[i + 1]];
    // `of May 1994`, `in May`: the month, not the modal.
    if (t.text === "May" && (next?.tag === "NUM" || (before !== undefined && BEFORE_MONTH.test(before.lower))))
      t.tag = "PROPN";
    // `Exports have fallen`: a capital at the head of a sentence does not make a name.
    if (
      t.tag === "PROPN" &&
      (before === undefined || /^[.!?"-]$/.test(before.text)) &&
      t.capital &&
      !next?.capital &&
      (COMMON.has(t.lower) || COMMON.has(t.lower.replace(/s$/, "")))
    )
      t.tag = "NOUN";
    // `Gunmen killed`, `Officials say`: a word for people is not a name either.
    if (
      t.tag === "PROPN" &&
      t.capital &&
      (before === undefined || /^[.!?"]$/.test(before.text)) &&
      !next?.capital &&
      GROUPS.has(t.lower)
    )
      t.tag = "NOUN";
    // `if cotton prices fall below`, `by closing two crossings`
    if (
      t.tag === "NOUN" &&
      /^(fall|rise|drop|climb|slump|soar|slide|plunge|shrink|grow|collapse|sink|tumble|decline|surge|slow|ease|swell|mount|cool|harden|stall|rebound)$/.test(
        t.lower,
      ) &&
      before?.tag === "NOUN" &&
      /[^s]s$/.test(before.lower) &&
      next !== undefined &&
      /^(ADP|ADV|PUNCT|ADJ|SCONJ|CCONJ)$/.test(next.tag) &&
      next.lower !== "of"
    ) {
      t.tag = "VERB";
      return;
    }
    if (t.tag === "NOUN" && acts(tokens, i)) {
      t.tag = "VERB";
      return;
    }
    // `the yes camp wins`: before a verb with its ending a bare form is a noun.
    if (
      t.tag === "VERB" &&
      next?.tag === "VERB" &&
      /[^s]s$/.test(next.lower) &&
      before !== undefined &&
      /^(INTJ|ADJ|NOUN|PROPN)$/.test(before.tag) &&
      tokens[i - 2]?.tag === "DET" &&
      known(VERBS, t.lower) === null
    )
      t.tag = "NOUN";
    // `If foreign aid dries up`, `unless the court rules before June`
    if (
      t.tag === "NOUN" &&
      /[^s]s$/.test(t.lower) &&
      before !== undefined &&
      /^(NOUN|PROPN)$/.test(before.tag) &&
      !before.lower.endsWith("s") &&
      next !== undefined &&
      /^(ADP|ADV|PUNCT|PRON|DET)$/.test(next.tag) &&
      known(VERBS, t.lower) !== null &&
      opened(tokens, i)
    ) {
      t.tag = "VERB";
      return;
    }
    if (
      t.tag === "NOUN" &&
      t.lower.endsWith("ing") &&
      before?.lower === "by" &&
      next !== undefined &&
      /^(DET|NUM|PRON|PROPN)$/.test(next.tag)
    ) {
      t.tag = "VERB";
      return;
    }
    if (/^(north|south|east|west|centre|interior)$/.test(t.lower) && before?.lower === "the") t.tag = "NOUN";
    // `a new pact`, `a short bridging deal`
    if (
      t.tag === "ADV" &&
      before?.tag === "DET" &&
      /^(new|short|close|fast|late|early|hard|deep|fair|long|low|high)$/.test(t.lower) &&
      /^(NOUN|ADJ|VERB)$/.test(next?.tag ?? "")
    )
      t.tag = "ADJ";
    // `told his officials that`
    if (
      t.lower === "that" &&
      t.tag === "DET" &&
      /^(NOUN|PROPN|PRON)$/.test(before?.tag ?? "") &&
      tokens.slice(Math.max(0, i - 6), i).some((v) => TELLS.test(v.lower))
    )
      t.tag = "SCONJ";
    // `fishermen from Albina fear that`
    if (
      t.tag === "NOUN" &&
      next?.lower === "that" &&
      /^(fear|hope|claim|doubt|reckon|report|stress|hint|caution|judge|guess|bet|vow|pledge|promise|suspect|warn|counter|object|reply|boast|worry|wager)$/.test(
        t.lower,
      ) &&
      ((/(s|men|people)$/.test(before?.lower ?? "") && before!.tag === "NOUN") ||
        (before?.tag === "PROPN" && /^(NOUN|PROPN)$/.test(tokens[i - 3]?.tag ?? "") && tokens[i - 2]?.tag === "ADP"))
    )
      t.tag = "VERB";
    // `optimists point out that`, `made it clear that`
    if (/^points?$/.test(t.lower) && t.tag === "NOUN" && next?.lower === "out") t.tag = "VERB";
    if (
      /^(clear|plain)$/.test(t.lower) &&
      before?.lower === "it" &&
      /^(make|makes|made|making)$/.test(tokens[i - 2]?.lower ?? "")
    )
      t.tag = "ADJ";
    // `few disputes look`
    if (
      t.tag === "VERB" &&
      /^(few|many|most|some|all|no|other|several|these|those|such|two|three|both)$/.test(before?.lower ?? "") &&
      (before === tokens[0] || next?.tag === "VERB" || next?.tag === "AUX") &&
      COMMON.has(t.lower) &&
      t.lower.endsWith("s")
    )
      t.tag = "NOUN";
    // `the Mekong states met`: not the verb of saying.
    if (t.lower === "states" && t.tag === "VERB" && !/^(that|"|:|,|in|on)$/.test(next?.lower ?? "") && before?.capital)
      t.tag = "NOUN";
    // `Both governments face pressure`
    if (
      t.lower === "face" &&
      t.tag === "NOUN" &&
      before?.tag === "NOUN" &&
      before.lower.endsWith("s") &&
      /^(DET|ADJ|NOUN|PROPN)$/.test(next?.tag ?? "")
    ) {
      t.tag = "VERB";
      return;
    }
    // `the navy chief denied`
    if (
      t.lower === "chief" &&
      t.tag === "ADJ" &&
      before !== undefined &&
      /^(NOUN|PROPN)$/.test(before.tag) &&
      /^(VERB|AUX|PUNCT|ADP)$/.test(next?.tag ?? "")
    )
      t.tag = "NOUN";
    // `denied that his crew`
    if (t.lower === "that" && t.tag === "DET" && /^(his|her|its|their|our|my|the|a|an)$/.test(next?.lower ?? ""))
      t.tag = "SCONJ";
    // `falling catches have`
    if (
      t.tag === "VERB" &&
      t.lower.endsWith("s") &&
      /^(falling|rising|growing|shrinking|mounting|dwindling|soaring|declining|waning)$/.test(before?.lower ?? "") &&
      next?.tag === "AUX"
    )
      t.tag = "NOUN";
    // `the tussle over Block 9`
    if (t.tag === "VERB" && t.capital && before?.tag === "ADP" && (next?.tag === "NUM" || next?.capital === true))
      t.tag = "PROPN";
    if (t.tag !== "VERB") return;
    // `Hopes of a truce faded`, `Fears that`: a noun at the head of a sentence.
    if (
      /^(hopes?|fears?|claims?|reports?|calls?|talks?|demands?|doubts?|warnings?|threats?|offers?|plans?|worries|hints?|promises?|pledges?)$/.test(
        t.lower,
      ) &&
      t.capital &&
      (before === undefined || /^[.!?"]$/.test(before.text)) &&
      /^(of|for|that|over|about|in|among|from|by|to|on)$/.test(next?.lower ?? "")
    ) {
      t.tag = "NOUN";
      return;
    }
    // `Fear does not wait`
    if (
      /^(do|does|did)$/.test(next?.lower ?? "") &&
      (before === undefined || /^(yet|but|and|so|or|,|;)$/.test(before.lower))
    )
      t.tag = "NOUN";
    if (before === undefined) return;
    const base = !t.lower.endsWith("ing") && !isParticiple(t.lower);
    // `Were oil to fall`
    if (/^(Were|Had)$/.test(before.text) && next?.lower === "to") {
      t.tag = "NOUN";
      return;
    }
    // `Peru's need for cash`, `their fear of war`: after a possessive it is a noun.
    if (base && OWNER.test(before.lower) && before.tag !== "AUX") t.tag = "NOUN";
    else if (
      base &&
      (before.tag === "DET" || before.lower === "her") &&
      !/^(that|this|these|those|all|both|who|which)$/.test(before.lower) &&
      (next === undefined || next.tag === "ADP" || next.tag === "PUNCT")
    )
      t.tag = "NOUN";
    else if (
      base &&
      /^(growing|rising|mounting|increasing|pressing|deepening|falling|shrinking)$/.test(before.lower) &&
      /^(DET|PART|PRON)$/.test(tokens[i - 2]?.tag ?? "")
    )
      t.tag = "NOUN";
    // `a growing need for`, `no urgent need to`
    else if (
      base &&
      before.tag === "ADJ" &&
      /^(need|fear|desire|demand|hope|claim|support|offer|call|wish)$/.test(t.lower) &&
      /^(DET|PART|PRON|ADJ)$/.test(tokens[i - 2]?.tag ?? "") &&
      /^(for|of|to|from|on|by)$/.test(next?.lower ?? "")
    )
      t.tag = "NOUN";
  });
}
