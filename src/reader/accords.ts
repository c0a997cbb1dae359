/** Treaties, memoranda, contracts and deals, signed or only proposed; what stands unsigned is never called signed. */
import type { Attributions } from "./speech/index.ts";
import type { Range } from "./grammar/index.ts";
import { bases } from "./lexicon/forms.ts";
import { ACCORD_NOUNS, ENDED_VERBS, FORCE_WORDS, NOT_BINDING, PROPOSED_WORDS, SIGNED_VERBS, SUSPENDED_VERBS, WEAK_ACCORDS } from "./lexicon/roles.ts";
import type { Item } from "./reading.ts";
import type { Scene } from "./scene.ts";

type Status = NonNullable<Item["status"]>;

export function accords(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  let listed: { sentence: number; status: Status; subject: string[]; item: Item } | null = null;
  sentences.forEach((s, sentence) => {
    // `These accords deal with A; B; as well as C`: parts of what was signed just before.
    const opener = scene.words([s.first, Math.min(s.last, s.first + 6)]).toLowerCase();
    if (listed && sentence - listed.sentence <= 1 && /^(these|those|the) (\w+ )?(accords|agreements|deals|contracts|pacts|documents|memoranda)\b/.test(opener)) {
      parts(scene, speech, sentence, listed);
      return;
    }
    let covered = s.first;
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      if (!(ACCORD_NOUNS.has(word) || (word === "code" && scene.lower(i + 1) === "of" && scene.lower(i + 2) === "conduct")) || i < covered || (!/^(NOUN|PROPN|ADJ)$/.test(tokens[i]!.tag) && !/^(DET|ADJ)$/.test(tokens[i - 1]?.tag ?? ""))) continue;
      if (/^(NOUN|PROPN)$/.test(tokens[i + 1]?.tag ?? "") && !tokens[i + 1]!.capital && !/^(talks)$/.test(word) && tokens[i + 1]!.lower !== "mou") continue;
      if (tokens[i - 1]?.lower === "no" || tokens[i - 1]?.lower === "any" || tokens[i - 1]?.text === "-" && !/^(non|draft)$/.test(tokens[i - 2]?.lower ?? "")) continue;
      const first = start(scene, i, s.first);
      const adjectives = tokens.slice(first, i).map((t) => t.lower);
      const last = end(scene, i, s.last);
      const clause = scene.clauseOf(i);
      const found = status(scene, i, first, last, sentence);
      const proper = tokens[i]!.capital;
      if (/^(charter|convention|statute|covenant|concession|licence|license|lease)$/.test(word) && !proper && !(word !== "charter" && tokens[i - 1]?.capital) && found.status !== "signed") continue;
      if (WEAK_ACCORDS.has(word) && found.status === null && !proper) continue;
      if (/^(the|this|that|these|such|its|their|an|a)$/.test(adjectives.join(" ")) && found.status === null) continue;
      // A bare `an agreement` counts only where it is signed or on the table.
      if (/^(a|an)$/.test(adjectives.join(" ")) && last === i + 1 && found.status === "proposed" && !(clause && clause.group.chain.some((v) => /^(propos|draft|discuss|negotiat|offer|seek|sought|tabl|prepar|sign|conclud|ratif|reach)/.test(scene.lower(v))))) continue;
      if (/^(any|every|each|some|another|most)$/.test(adjectives[0] ?? "") && found.status === "proposed") continue;
      if (adjectives.length === 1 && /^(the|this|that)$/.test(adjectives[0]!) && !proper && last === i + 1 && known(scene, word)) continue;
      covered = last;
      const of = scene.codes([first, last]);
      const subject = of.length >= 2 ? of : [...new Set([...(clause ? scene.codesOf(clause.group.passive ? null : clause.subject ?? clause.shared, sentence) : []), ...of])];
      const parties = subject.length > 0 ? subject : scene.lastStates(first);
      const signed = found.status === "signed" || found.status === "in force";
      const soft = adjectives.concat(word, tokens.slice(i + 1, last).map((t) => t.lower)).some((w) => NOT_BINDING.has(w)) || adjectives.join("").includes("non-binding");
      const time = scene.time([Math.min(first, clause?.group.first ?? first), last], sentence);
      const item = scene.add("accord", [first, last], {
        speaker: speech.chain(i), status: found.status ?? "in force", binding: found.status === "proposed" ? "would bind" : soft ? "no" : "yes", accord_kind: kindOf(scene, first, i),
        ...(parties.length > 0 ? { subject: parties } : {}), ...(time ? { time } : {}), ...(found.basis ? { note: found.basis } : {}),
      });
      if (item && signed && word.endsWith("s") && word !== "mous") listed = { sentence, status: found.status!, subject: parties, item };
    }
  });
}

/** `the treaty`, after it was named. */
const known = (scene: Scene, word: string): boolean => scene.of("accord").some((i) => i.quote.toLowerCase().includes(word));

function start(scene: Scene, i: number, first: number): number {
  let at = scene.grammar.phraseStart(i, first);
  // `a series of agreements`
  if (scene.lower(at - 1) === "of" && /^(series|number|package|set|raft|string|pair|batch|handful|clutch)$/.test(scene.lower(at - 2))) at = scene.grammar.phraseStart(at - 2, first);
  // `Ukraine's transit contract`; a coordinated subject is no part of it.
  for (let k = at; k < i; k++) if (scene.token(k).text === "," || (scene.lower(k) === "of" && k > at && !/^(series|number|package|set|raft|string|pair|batch|handful|clutch)$/.test(scene.lower(k - 1)))) at = k + 1;
  return at;
}

function end(scene: Scene, i: number, stop: number): number {
  const { grammar } = scene;
  let last = i + 1;
  if (scene.token(last)?.text === "(" && scene.token(last + 2)?.text === ")") last += 3;
  const w = scene.lower(last);
  if (/^(on|of|between|with|over|for|about|among)$/.test(w)) last = grammar.phraseEnd(last, stop);
  else if (w === "to" && scene.token(last + 1)?.tag === "VERB") last = Math.min(stop, grammar.phraseEnd(last + 2, stop));
  else if (w === "under" && scene.lower(last + 1) === "which") last = sentenceEnd(scene, last, stop);
  else if (w === "," && /^(signed|proposed|concluded|drafted|agreed|ratified|brokered|negotiated|sealed)$/.test(scene.lower(last + 1))) last = commaOr(scene, last + 1, stop);
  else if (w === "," && /^(a|an|the)$/.test(scene.lower(last + 1)) && /[,]/.test(scene.token(commaOr(scene, last + 1, stop))?.text ?? "")) last = commaOr(scene, last + 1, stop);
  else if (dashed(scene, last, stop) !== null) last = dashed(scene, last, stop)!;
  else if (/^(signed|proposed|concluded|drafted|agreed|negotiated|brokered)$/.test(w) && /^(in|by|on|last|at|after|between)$/.test(scene.lower(last + 1))) last = grammar.phraseEnd(last + 2, stop);
  if (scene.token(last)?.text === "," && /^(signed|proposed|concluded|drafted|agreed|ratified|brokered|negotiated|sealed)$/.test(scene.lower(last + 1))) last = commaOr(scene, last + 1, stop);
  // `The Athens declaration of December 2023, a non-binding text on friendly relations,`
  if (scene.token(last)?.text === "," && /^(a|an|the)$/.test(scene.lower(last + 1)) && scene.token(commaOr(scene, last + 1, stop))?.text === "," && !/^(and|or)$/.test(scene.lower(commaOr(scene, last + 1, stop) + 1))) last = commaOr(scene, last + 1, stop);
  if (scene.lower(last) === "to" && scene.token(last + 1)?.tag === "VERB" && last - i <= 4) last = grammar.phraseEnd(last + 2, stop);
  // `the agreement that both leaders announced`
  if (scene.lower(last) === "that") {
    const relative = scene.clausesOf(scene.sentenceAt(i)).find((c) => c.kind === "relative" && c.marker === last);
    if (relative && relative.last - last <= 12) last = relative.last;
  }
  const clause = scene.clauseOf(i);
  if (clause && clause.group.first > i && clause.kind !== "relative") last = Math.min(last, clause.group.first);
  return Math.max(i + 1, last);
}

/** Where a second dash closes what the first at i opened. */
function dashed(scene: Scene, i: number, stop: number): number | null {
  if (!/^[-\u2014]$/.test(scene.token(i)?.text ?? "") || scene.page.text[scene.token(i).start - 1] !== " ") return null;
  for (let k = i + 1; k < stop; k++) if (scene.token(k).text === scene.token(i).text && scene.page.text[scene.token(k).start - 1] === " ") return k;
  return null;
}

function commaOr(scene: Scene, from: number, stop: number): number {
  for (let k = from; k < stop; k++) if (/^[,;.]$/.test(scene.token(k).text)) return k;
  return stop;
}
function sentenceEnd(scene: Scene, from: number, stop: number): number {
  for (let k = from; k < stop; k++) if (/^[;.]$/.test(scene.token(k).text)) return k;
  return stop;
}

/** Signed, in force, proposed, suspended or ended, by the verb that the accord stands beside and the words inside it. */
function status(scene: Scene, i: number, first: number, last: number, sentence: number): { status: Status | null; basis: string | null } {
  const { tokens } = scene.page;
  const s = scene.page.sentences[sentence]!;
  const inside = tokens.slice(first, last).map((t) => t.lower);
  const clause = scene.clauseOf(i);
  const group = clause?.group ?? null;
  const verbs = group ? [...group.chain] : [];
  const is = (set: Set<string>, word: string): boolean => bases(word).some((b) => set.has(b));
  const irrealis = group !== null && (group.modal !== null && group.modal !== "will" || clause!.kind === "condition");
  const negated = group !== null && group.negated !== null;
  // A participle inside the phrase: `signed in 2019`, `proposed by`.
  const participle = tokens.slice(i + 1, last).find((t) => /^(signed|concluded|ratified|agreed|reached|sealed|proposed|drafted|abandoned|suspended|brokered)$/.test(t.lower));
  const after = group && group.first > i ? verbs : [];
  const nextVerbs = after.length === 0 ? scene.clausesOf(sentence).filter((c) => c.group.first > i && (c.subject !== null && c.subject[0] <= i && i < c.subject[1])).flatMap((c) => c.group.chain) : after;
  const rest = tokens.slice(last, s.last).map((t) => t.lower).join(" ");
  if (/\bin force\b|\bstill stands\b|\bremains in (force|effect)\b/.test(rest) && !irrealis) return { status: "in force", basis: "said to be in force" };
  // `talks on a gas contract`, `close to a deal`
  if (/^(on|over|about|to|towards|toward|for|of)$/.test(scene.lower(first - 1)) && /^(talks|negotiations|discussions|close|closer|push|road|roadmap|progress|hopes|hope|chance|prospect|prospects|way|calls|proposal|proposals|idea|plans|plan|work)$/.test(scene.lower(first - 2))) return { status: "proposed", basis: scene.words([first - 2, first]) };
  if (participle && /proposed|drafted/.test(participle.lower)) return { status: "proposed", basis: participle.text };
  if (inside.includes("draft") || inside.includes("proposed") || inside.includes("unsigned")) return { status: "proposed", basis: "draft" };
  if (/\b(never|not|n't|yet to be) (been |be )?(signed|ratified|concluded|agreed|adopted)\b/.test(`${tokens.slice(first, s.last).map((t) => t.lower).join(" ")}`)) return { status: "proposed", basis: "not signed" };
  if (/\b(remains|is|was|lies|still|stays) (still )?unsigned\b|\bawaits (signature|ratification)\b/.test(rest)) return { status: "proposed", basis: "unsigned" };
  const ended = /\b(suspended|frozen|shelved)\b/.test(rest) ? "suspended" : /\b(expired|lapsed|collapsed|was abandoned|was torn up|was scrapped|was terminated|tore up|scrapped|repudiated|abrogated)\b/.test(rest) ? "ended" : null;
  const own = (set: Set<string>): boolean => [...verbs, ...nextVerbs].some((v) => is(set, scene.lower(v)));
  const dative = [...verbs, ...nextVerbs].find((v) => is(SIGNED_VERBS, scene.lower(v)));
  if (dative !== undefined && !irrealis && !negated) {
    const chain = group?.chain ?? [];
    const stance = chain.indexOf(dative) > 0 && !/^(has|have|had|begin|began)$/.test(scene.lower(chain[0]!));
    if (!stance) return { status: ended === "suspended" ? "suspended" : ended === "ended" ? "ended" : "signed", basis: scene.lower(dative) };
  }
  if (ended) return { status: ended, basis: "what is said of it after" };
  if (participle && nextVerbs.some((v) => is(FORCE_WORDS, scene.lower(v)))) return { status: "in force", basis: "spoken of as standing" };
  if (participle) return { status: "signed", basis: participle.text };
  if (own(SUSPENDED_VERBS) && !irrealis && !negated) return { status: "suspended", basis: "suspended" };
  if (irrealis && WEAK_ACCORDS.has(scene.lower(i)) && !/^(deal|deals|compromise|arrangement|standstill|moratorium|contract)$/.test(scene.lower(i)) && !inside.some((w) => PROPOSED_WORDS.has(w) && !/^(broader|final|lasting|grand|future)$/.test(w)) && !own(PROPOSED_WORDS)) return { status: null, basis: null };
  if (irrealis || inside.some((w) => PROPOSED_WORDS.has(w)) || own(PROPOSED_WORDS) || (dative !== undefined && (irrealis || negated || group!.chain.indexOf(dative) > 0)) || group?.modal === "will") return { status: "proposed", basis: group ? scene.words([group.first, group.last]) : null };
  if (own(ENDED_VERBS) && !negated && group !== null && group.first < i) return { status: "ended", basis: scene.words([group.first, group.last]) };
  if (nextVerbs.some((v) => is(FORCE_WORDS, scene.lower(v))) || /^(under|in|by|since|after|within|despite)$/.test(scene.lower(first - 1)) || /\b(1[89]|20)\d\d\b/.test(scene.words([first, last])) || /\bin force\b|\bstill stands\b/.test(rest)) return { status: "in force", basis: "spoken of as standing" };
  return { status: null, basis: null };
}

const kindOf = (scene: Scene, first: number, i: number): string => {
  const word = scene.lower(i);
  if (word.startsWith("memorand")) return "memorandum of understanding";
  const before = scene.token(i - 1);
  return i > first && before && (before.tag === "NOUN" || before.tag === "ADJ") && !before.capital ? `${before.lower} ${word}` : word;
};

/** The parts of a list of accords, between semicolons or commas and `as well as`. */
function parts(scene: Scene, speech: Attributions, sentence: number, whole: { status: Status; subject: string[]; item: Item }): void {
  const s = scene.page.sentences[sentence]!;
  const { tokens } = scene.page;
  let from = s.first;
  while (from < s.last && !/^(with|cover|on|:|include|concern|for|including|covering)$/.test(tokens[from]!.lower)) from++;
  from++;
  const cuts: Range[] = [];
  const semicolons = tokens.slice(from, s.last).some((t) => t.text === ";");
  let open = from;
  for (let i = from; i <= s.last; i++) {
    const t = tokens[i];
    const cut = i === s.last || (semicolons ? t!.text === ";" : t!.text === "," || (t!.lower === "and" && open < i));
    if (!cut) continue;
    let a = open;
    while (a < i && /^(as|well|and|,|;)$/.test(tokens[a]!.lower)) a++;
    let b = i;
    while (b > a && /^[.,;"]$/.test(tokens[b - 1]!.text)) b--;
    if (b > a) cuts.push([a, b]);
    open = i + 1;
  }
  for (const range of cuts) {
    const words = tokens.slice(range[0], range[1]).map((t) => t.lower);
    const of = scene.codes(range);
    const soft = words.some((w) => NOT_BINDING.has(w));
    const kind = words.find((w) => ACCORD_NOUNS.has(w));
    const item = scene.add("accord", range, {
      speaker: speech.chain(range[0]), status: whole.status, binding: soft ? "no" : "yes", accord_kind: kind ? (/^memorand|^mou/.test(kind) ? "memorandum of understanding" : kind) : "agreement",
      subject: of.length >= 2 ? of : whole.subject, links: [{ rel: "part-of", to: whole.item.id }],
    });
    if (item) (whole.item.links ??= []).push({ rel: "has-part", to: item.id });
  }
  if (cuts.length > 1) whole.item.binding = "mixed";
}
