/** Treaties, memoranda, contracts and deals, signed or proposed; an unsigned accord is never reported as signed. */
import { clauseAt, clausesOf, sentenceAt, tokenAt, wordAt, wordsOf, type AnalysedText } from "../../analysed-text.ts";
import { timeOf } from "../../times.ts";
import { codesIn, codesOf, withList } from "../../people.ts";
import { collect, type Collected, type Items } from "../../items.ts";
import type { Attributions } from "../../attribution/index.ts";
import { phraseEnd, phraseStart, type Clause, type Range } from "../../grammar/index.ts";
import { by as agents } from "../events/index.ts";
import { isUntrue } from "../untrue.ts";
import { standing } from "./status.ts";
import { MONTHS } from "../../lexicon/organisations.ts";
import { ACCORD_NOUNS, NOT_BINDING, WEAK_ACCORDS } from "../../lexicon/roles.ts";
import type { Accord, AccordStatus } from "../../reading.ts";

/** `Norland leases a terminal`, `the farmers lease land`: what is tagged a noun between a bare subject and an object. */
const isVerb = (text: AnalysedText, i: number, from: number): boolean => {
  const before = tokenAt(text, i - 1);
  const after = tokenAt(text, i + 1);
  return (
    /^(leases?|contracts?|charters?)$/.test(wordAt(text, i)) &&
    i > from &&
    (before.tag === "PROPN" || (before.tag === "NOUN" && before.lower.endsWith("s"))) &&
    /^(DET|NOUN|ADJ|NUM|PRON)$/.test(after?.tag ?? "")
  );
};

export function accords(text: AnalysedText, speech: Attributions): Items<"accord"> {
  const found = collect(text, "accord");
  const { tokens, sentences } = text.page;
  let listed: { sentence: number; status: AccordStatus; subject: string[]; item: Accord } | null = null;
  sentences.forEach((s, sentence) => {
    // `These accords deal with A; B; as well as C`: parts of the accord named just before.
    const opener = wordsOf(text, [s.first, Math.min(s.last, s.first + 6)]).toLowerCase();
    if (
      listed &&
      sentence - listed.sentence <= 1 &&
      /^(these|those|the) (\w+ )?(accords|agreements|deals|contracts|pacts|documents|memoranda)\b/.test(opener)
    ) {
      parts(found, text, speech, sentence, listed);
      return;
    }
    let covered = s.first;
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i].lower;
      const extended = extends_(text, i, s.last);
      if (
        !(ACCORD_NOUNS.has(word) || extended || phrasal(text, i)) ||
        i < covered ||
        (!/^(NOUN|PROPN|ADJ)$/.test(tokens[i].tag) && !/^(DET|ADJ)$/.test(tokens[i - 1]?.tag ?? ""))
      )
        continue;
      if (
        /^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? "") &&
        !tokens[i + 1].capital &&
        !/^(talks)$/.test(word) &&
        tokens[i + 1].lower !== "mou"
      )
        continue;
      if (
        tokens[i - 1]?.lower === "no" ||
        tokens[i - 1]?.lower === "any" ||
        (tokens[i - 1]?.text === "-" && !/^(non|draft)$/.test(tokens[i - 2]?.lower ?? ""))
      )
        continue;
      if (planned(text, i) || isVerb(text, i, s.first)) continue;
      const first = start(text, i, s.first);
      const adjectives = tokens.slice(first, i).map((t) => t.lower);
      const last = extended ? phraseEnd(text.page.tokens, i + 1, s.last) : end(found, text, i, s.last, first);
      const clause = clauseAt(text, i);
      const told = standing(text, i, [first, last], sentence);
      if (
        /^(signed|in force|lapsed|ended)$/.test(told.status ?? "") &&
        told.stated &&
        isSaidNotSo(text, speech, clause, i)
      )
        Object.assign(told, { status: "proposed", basis: "denied" });
      const proper = tokens[i].capital;
      if (
        /^(charter|convention|statute|covenant|concession|licence|license)$/.test(word) &&
        !proper &&
        !(word !== "charter" && tokens[i - 1]?.capital) &&
        told.status !== "signed" &&
        !/\b(1[89]|20)\d\d\b/.test(wordsOf(text, [first, last]))
      )
        continue;
      if (wordsOf(text, [i + 1, i + 5]).toLowerCase() === "in all but name") continue;
      if (/^(statement|document)$/.test(word) && told.status !== "signed" && told.status !== "in force") continue;
      // `a signed treaty is a signed treaty`: any one.
      if (/^(a|an)$/.test(adjectives[0] ?? "") && adjectives.includes("signed")) continue;
      if (told.status === "in force" && !told.stated && sameSigned(found, text, [first, last])) told.status = "signed";
      if (WEAK_ACCORDS.has(word) && told.status === null && !proper) continue;
      if (/^(the|this|that|these|such|its|their|an|a)$/.test(adjectives.join(" ")) && told.status === null) continue;
      // A bare `an agreement` counts only if it is signed or under negotiation.
      if (
        /^(a|an)$/.test(adjectives.join(" ")) &&
        last === i + 1 &&
        told.status === "proposed" &&
        !(
          clause &&
          clause.group.chain.some((v) =>
            /^(propos|draft|discuss|negotiat|offer|seek|sought|tabl|prepar|sign|conclud|ratif|reach)/.test(
              wordAt(text, v),
            ),
          )
        )
      )
        continue;
      if (/^(any|every|each|some|another|most)$/.test(adjectives[0] ?? "") && told.status === "proposed") continue;
      if (
        adjectives.length === 1 &&
        /^(the|this|that)$/.test(adjectives[0]) &&
        !proper &&
        last === i + 1 &&
        (named(found, word) || (WEAK_ACCORDS.has(word) && found.all.length > 0))
      )
        continue;
      covered = extended && tokens.slice(i + 2, last).some((t) => t.capital) ? i + 1 : last;
      const parties = partiesOf(text, i, [first, last], sentence);
      const signed = told.status === "signed" || told.status === "in force";
      const soft =
        adjectives
          .concat(
            word,
            tokens.slice(i + 1, last).map((t) => t.lower),
          )
          .some((w) => NOT_BINDING.has(w)) || adjectives.join("").includes("non-binding");
      const time =
        timeOf(text, [first, last], sentence) ??
        (told.time ? timeOf(text, told.time, sentence) : undefined) ??
        timeOf(text, [Math.min(first, clause?.group.first ?? first), last], sentence);
      const made = time && !time.basis.startsWith("from the time of writing") ? { time } : {};
      const item = found.add([first, last], {
        speaker: speech.chain(i),
        ...(told.status ? { status: told.status, stated: told.stated } : {}),
        binding: /^(proposed|refused|hypothetical)$/.test(told.status ?? "") ? "would bind" : soft ? "no" : "yes",
        accord_kind: kindOf(text, first, i),
        ...(parties.length > 0 ? { subject: parties } : {}),
        ...made,
        ...(told.basis ? { note: told.basis } : {}),
      });
      if (item && signed && word.endsWith("s") && word !== "mous")
        listed = { sentence, status: told.status!, subject: parties, item };
    }
  });
  return found;
}

/** `denied that it signed a treaty`, `did not say that the pact had lapsed`, `it is not true that they agreed`. */
const isSaidNotSo = (text: AnalysedText, speech: Attributions, clause: Clause | null, i: number): boolean =>
  (clause !== null && isUntrue(text, clause)) ||
  speech
    .covering(i)
    .some(
      ({ sentence, verb_class, negated }) => sentence === sentenceAt(text, i) && (verb_class === "deny") !== !!negated,
    );

/**
 * Who an accord is of: `a treaty with Ghana and Mali` has its clause's subject beside those named; `between`, `Turkey's
 * treaty with Libya` and `Russo-Turkish` name all; else those of the clause, else the states named last.
 */
function partiesOf(text: AnalysedText, i: number, [first, last]: Range, sentence: number): string[] {
  const named = codesIn(text, withList(text, [first, last]));
  const clause = clauseAt(text, i);
  const before = codesIn(text, [first, i]);
  const complete =
    text.page.tokens.slice(i, last).some((t) => t.lower === "between" || t.lower === "among") ||
    before.length >= 2 ||
    (before.length === 1 && named.length >= 2);
  if (complete && named.length >= 2) return named;
  const relative = clausesOf(text, sentence).find(
    (c) => c !== clause && c.subject !== null && c.marker !== null && c.marker - last >= 0 && c.marker - last <= 1,
  );
  const made = relative && (relative.kind === "relative" || wordAt(text, last) === "that") ? relative : null;
  const by = made ?? clause;
  const passive = by !== null && !made && (by.group.passive || by.group.first === last);
  const subject = by === null ? [] : passive ? agents(text, by) : codesOf(text, by.subject ?? by.shared, sentence);
  return [...new Set([...subject, ...named])];
}

/**
 * Heads that are an accord only with the words after or before them: `code of conduct`, `letter of intent`, `joint
 * statement`.
 */
function phrasal(text: AnalysedText, i: number): boolean {
  const [before, here] = [wordAt(text, i - 1), wordsOf(text, [i, i + 3]).toLowerCase()];
  return (
    /^(code of conduct|letters? of (intent|understanding)|exchange of (notes|letters)|heads of (agreement|terms)|rules of engagement)$/.test(
      here,
    ) ||
    /^(joint|common|final) (statement|document)$/.test(`${before} ${wordAt(text, i)}`) ||
    /^term sheets?$/.test(`${before} ${wordAt(text, i)}`)
  );
}

/** Heads that are an accord where they extend or amend one: `a supplement to the Basel Agreement`. */
const EXTENDERS =
  /^(extension|extensions|supplement|supplements|annex|annexes|amendment|amendments|addendum|renewal|prolongation)$/;
const extends_ = (text: AnalysedText, i: number, stop: number): boolean =>
  EXTENDERS.test(wordAt(text, i)) &&
  /^(of|to)$/.test(wordAt(text, i + 1)) &&
  text.page.tokens
    .slice(i + 2, Math.min(stop, i + 8))
    .some(
      (t, k, all) =>
        ACCORD_NOUNS.has(t.lower) &&
        !all.slice(0, k).some((x) => x.tag === "VERB" || (x.tag === "PUNCT" && x.text !== "-")),
    );

/** `a plan for a new pact`, `the timetable of an agreement`: the accord is the object of the plan. */
const planned = (text: AnalysedText, i: number): boolean =>
  /^(plan|formula|timetable|roadmap)$/.test(wordAt(text, i)) &&
  /^(for|of|on|towards|toward)$/.test(wordAt(text, i + 1)) &&
  text.page.tokens
    .slice(i + 2, i + 8)
    .some(
      (t, k, all) =>
        ACCORD_NOUNS.has(t.lower) &&
        all.slice(0, k).every((x) => /^(DET|ADJ|NOUN|NUM|ADV|PROPN)$/.test(x.tag) || x.text === "-"),
    );

/**
 * Whether an accord with the same proper name was just reported as signed (`the deal signed at Prespa` ... `the Prespa
 * accord`).
 */
function sameSigned(found: Items<"accord">, text: AnalysedText, range: Range): boolean {
  const names = text.page.tokens
    .slice(...range)
    .filter((t, k) => k > 0 && t.capital)
    .map((t) => t.text);
  return found.all.some((a) => a.status === "signed" && names.some((name) => a.quote.includes(name)));
}
const MADE = /^(signed|reached|struck|concluded|brokered|agreed|negotiated|initialled|sealed)$/;

/** `the treaty`, after it was named. */
const named = (found: Items<"accord">, word: string): boolean =>
  found.all.some((i) => i.quote.toLowerCase().includes(word));

function start(text: AnalysedText, i: number, first: number): number {
  let at = phraseStart(text.page.tokens, i, first);
  // `a series of agreements`
  if (
    wordAt(text, at - 1) === "of" &&
    /^(series|number|package|set|raft|string|pair|batch|handful|clutch)$/.test(wordAt(text, at - 2))
  )
    at = phraseStart(text.page.tokens, at - 2, first);
  // `Ukraine's transit contract`; a coordinated subject is not part of it.
  for (let k = at; k < i; k++)
    if (
      tokenAt(text, k).text === "," ||
      (wordAt(text, k) === "of" &&
        k > at &&
        !(tokenAt(text, k - 1).capital && (tokenAt(text, k + 1).capital || tokenAt(text, k + 2)?.capital)) &&
        !/^(series|number|package|set|raft|string|pair|batch|handful|clutch)$/.test(wordAt(text, k - 1)))
    )
      at = k + 1;
  return at;
}

/**
 * End of an accord's name: brackets and phrases with `of`, `on`, `between` and `to` included; signatories and date are
 * separate.
 */
function end(found: Items<"accord">, text: AnalysedText, i: number, stop: number, first: number): number {
  let last = i + 1;
  if (tokenAt(text, last)?.text === "(" && tokenAt(text, last + 2)?.text === ")") last += 3;
  const w = wordAt(text, last);
  if (/^(code|letters?|exchange|heads)$/.test(wordAt(text, i)) && phrasal(text, i)) last += 2;
  // `the deal signed at Lake Prespa`: the place of signature is part of the name.
  else if (
    MADE.test(w) &&
    /^(in|at)$/.test(wordAt(text, last + 1)) &&
    tokenAt(text, last + 2)?.capital &&
    !found.all.some((a) => a.quote.toLowerCase().includes(wordAt(text, i)))
  ) {
    last += 3;
    while (last < stop && tokenAt(text, last).capital && !MONTHS.has(tokenAt(text, last).text)) last++;
    if (MONTHS.has(tokenAt(text, last - 1).text)) last = i + 1;
  } else if (/^(of|from)$/.test(w) && /^(1[89]|20)\d\d$/.test(wordAt(text, last + 1))) last += 2;
  else if (w === "of" && wordAt(text, last + 1) === "at" && /^(least|most)$/.test(wordAt(text, last + 2)))
    last = phraseEnd(text.page.tokens, last + 3, stop);
  else if (/^(on|of|between|with|over|for|about|among|against|along)$/.test(w))
    last = phraseEnd(text.page.tokens, last, stop);
  else if (
    w === "under" &&
    /^(ADJ|PROPN|NOUN)$/.test(tokenAt(text, last + 1)?.tag ?? "") &&
    !/^(pressure|duress|protest|fire|discussion|negotiation|review|way|threat|which|construction)$/.test(
      wordAt(text, last + 1),
    )
  )
    last = phraseEnd(text.page.tokens, last, stop);
  else if (w === "to" && tokenAt(text, last + 1)?.tag === "VERB")
    last = Math.min(stop, phraseEnd(text.page.tokens, last + 2, stop));
  if (tokenAt(text, last)?.text === "(" && tokenAt(text, last + 2)?.text === ")") last += 3;
  if (wordAt(text, last) === "to" && tokenAt(text, last + 1)?.tag === "VERB" && last - i <= 4)
    last = phraseEnd(text.page.tokens, last + 2, stop);
  for (let k = i + 1; k < last; k++)
    if (/^(unless|if|until|before|after|while|because|so|when)$/.test(wordAt(text, k))) last = k;
  const clause = clauseAt(text, i);
  if (clause && clause.group.first > i && clause.kind !== "relative") last = Math.min(last, clause.group.first);
  // A relative clause that begins inside belongs to the statement about the accord.
  for (const other of clausesOf(text, sentenceAt(text, i))) {
    if (
      (other.kind !== "relative" && !(other.kind === "complement" && other.marker === last)) ||
      other.marker === null ||
      other.marker <= i
    )
      continue;
    // `a contract that would swap gas for a port`: the relative clause is part of an accord that does not exist yet.
    if (other.marker === last && /^(a|an)$/.test(wordAt(text, first)) && wordAt(text, other.marker + 1) === "would")
      return Math.max(i + 1, other.last);
    last = Math.min(last, other.marker);
  }
  return Math.max(i + 1, last);
}

const kindOf = (text: AnalysedText, first: number, i: number): string => {
  const word = wordAt(text, i);
  if (word.startsWith("memorand")) return "memorandum of understanding";
  const before = tokenAt(text, i - 1);
  return i > first && before && (before.tag === "NOUN" || before.tag === "ADJ") && !before.capital
    ? `${before.lower} ${word}`
    : word;
};

/** The parts of a list of accords, between semicolons or commas and `as well as`. */
function parts(
  found: Collected<"accord">,
  text: AnalysedText,
  speech: Attributions,
  sentence: number,
  whole: { status: AccordStatus; subject: string[]; item: Accord },
): void {
  const s = text.page.sentences[sentence];
  const { tokens } = text.page;
  let from = s.first;
  while (from < s.last && !/^(with|cover|on|:|include|concern|for|including|covering)$/.test(tokens[from].lower))
    from++;
  from++;
  const cuts: Range[] = [];
  const semicolons = tokens.slice(from, s.last).some((t) => t.text === ";");
  let open = from;
  for (let i = from; i <= s.last; i++) {
    const t = tokens[i];
    const cut = i === s.last || (semicolons ? t!.text === ";" : t!.text === "," || (t!.lower === "and" && open < i));
    if (!cut) continue;
    let a = open;
    while (a < i && /^(as|well|and|,|;)$/.test(tokens[a].lower)) a++;
    let b = i;
    while (b > a && /^[.,;"]$/.test(tokens[b - 1].text)) b--;
    if (b > a) cuts.push([a, b]);
    open = i + 1;
  }
  for (const range of cuts) {
    const words = tokens.slice(range[0], range[1]).map((t) => t.lower);
    const of = codesIn(text, range);
    const soft = words.some((w) => NOT_BINDING.has(w));
    const kind = words.find((w) => ACCORD_NOUNS.has(w));
    const item = found.add(range, {
      speaker: speech.chain(range[0]),
      status: whole.status,
      binding: soft ? "no" : "yes",
      accord_kind: kind ? (/^memorand|^mou/.test(kind) ? "memorandum of understanding" : kind) : "agreement",
      subject: of.length >= 2 ? of : whole.subject,
      links: [{ rel: "part-of", to: whole.item.id }],
    });
    if (item) (whole.item.links ??= []).push({ rel: "has-part", to: item.id });
  }
  if (cuts.length > 1) whole.item.binding = "mixed";
}
