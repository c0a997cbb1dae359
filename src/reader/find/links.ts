/**
 * Links between items: causes to needs and questions, accords to needs, corrections to beliefs, frames to their
 * content.
 */
import { quoteOf, sentenceAt, tokenFrom, type AnalysedText } from "../analysed-text.ts";
import type { Frame } from "../attribution/index.ts";
import type { Findings } from "../items.ts";
import type { Attribution, Belief, Claim, Driver, Item, Relation, Span, Tension } from "../reading.ts";
import { causeOf } from "./causes.ts";
import type { Clause, Range } from "../grammar/index.ts";

const add = (from: Item, rel: Relation, to: Item): void => {
  const links = (from.links ??= []);
  if (from !== to && !links.some((l) => l.rel === rel && l.to === to.id)) links.push({ rel, to: to.id });
};
const both = (from: Item, rel: Relation, to: Item, back: Relation): void => {
  add(from, rel, to);
  add(to, back, from);
};
const inside = (a: Span, start: number, end: number): boolean => a.start >= start && a.end <= end;

/** Sentences before and after an accord that are searched for a need that it meets: some three pages. */
const MAX_SENTENCES_APART = 60;

/**
 * Links the items of a text among each other.
 *
 * @param attributions by the frame that each was made of
 */
export function link(text: AnalysedText, found: Findings, attributions: ReadonlyMap<Frame, Attribution>): void {
  introduces(text, found, attributions);
  for (const clause of text.grammar.clauses) {
    const cause = causeOf(text, clause);
    if (cause && clause.subject) effects(text, found, clause, clause.subject, cause);
  }
  text.page.sentences.forEach((_, sentence) => {
    const [claims, beliefs, needs, drivers] = [
      found.claims.in(sentence),
      found.beliefs.in(sentence),
      found.needs.in(sentence),
      found.drivers.in(sentence),
    ];
    const before = [sentence - 2, sentence - 1, sentence].flatMap((near) => found.beliefs.in(near));
    corrections(before, claims);
    for (const question of found.questions.in(sentence))
      if (question.condition)
        for (const driver of drivers)
          if (driver.start < question.condition.end && question.condition.start < driver.end)
            add(question, "conditional-on", driver);
    for (const claim of claims.filter((c) => c.connective === "despite")) {
      for (const belief of before)
        if (belief.end <= claim.start && claim.start - belief.end < 60) both(claim, "weakens", belief, "weakened-by");
      for (const stake of found.stakes.all.slice(0, 50)) if (shareName(claim, stake)) add(claim, "same-as", stake);
    }
    for (const belief of beliefs)
      for (const need of needs)
        if (inside(need, belief.start, belief.end) && need.subject?.some((s) => belief.object?.includes(s)))
          add(belief, "about", need);
    for (const claim of claims)
      for (const need of needs) if (inside(need, claim.start, claim.end)) add(claim, "states", need);
    // Sales to a single buyer sharpen the need for several.
    for (const driver of drivers)
      if (driver.note?.startsWith("dependence on one"))
        for (const need of needs)
          if (need.end <= driver.start && driver.start - need.end < 4) both(driver, "sharpens", need, "sharpened-by");
  });
  meets(text, found);
  sameDriver(found.drivers.all);
}

/** Characters by which an item may miss the part of the clause that it stands in. */
const NEAR = 3;

/** What stands in the subject of a verb of cause, with what stands behind the verb. */
function effects(
  text: AnalysedText,
  { drivers, needs, questions, beliefs }: Findings,
  clause: Clause,
  subject: Range,
  cause: { verb: number; sign: 1 | -1 },
): void {
  const from = quoteOf(text, subject);
  const to = quoteOf(text, [cause.verb + 1, Math.max(cause.verb + 2, clause.last)]);
  const here = [...drivers.in(clause.sentence), ...needs.in(clause.sentence)];
  const causes = here.filter((i) => i.start < from.end + NEAR && i.end > from.start && i.start >= from.start - NEAR);
  const behind = (effect: Span): boolean => effect.end > to.start && effect.start < to.end;
  for (const c of causes) {
    for (const effect of [...needs.in(clause.sentence), ...drivers.in(clause.sentence), ...beliefs.in(clause.sentence)])
      if (effect !== c && behind(effect) && effect.start >= to.start - NEAR) {
        if (cause.sign > 0) both(c, "sharpens", effect, "sharpened-by");
        else both(c, "weakens", effect, "weakened-by");
      }
    for (const question of questions.in(clause.sentence))
      if (behind(question)) add(c, cause.sign > 0 ? "supports" : "weakens", question);
  }
}

/** A frame introduces its content in its own sentence, unless a narrower frame inside introduces it. */
function introduces(text: AnalysedText, found: Findings, attributions: ReadonlyMap<Frame, Attribution>): void {
  const bySentence = new Map<number, [Frame, Attribution][]>();
  for (const pair of attributions)
    if (pair[0].covers)
      (bySentence.get(pair[0].sentence) ?? bySentence.set(pair[0].sentence, []).get(pair[0].sentence)!).push(pair);
  for (const [sentence, pairs] of bySentence) {
    const s = text.page.sentences[sentence];
    const reach = pairs
      .map(([frame, item]) => ({
        item,
        at: quoteOf(text, [
          Math.max(frame.covers![0], s.first),
          Math.max(Math.max(frame.covers![0], s.first) + 1, Math.min(frame.covers![1], s.last)),
        ]),
        in: frame.covers![0] < s.last && frame.covers![1] > s.first,
      }))
      .filter((r) => r.in)
      .sort((a, b) => a.at.end - a.at.start - (b.at.end - b.at.start));
    for (const { in: of } of [found.claims, found.beliefs, found.events, found.needs])
      for (const other of of(sentence)) {
        const narrowest = reach.find(
          ({ item, at }) => inside(other, at.start - 1, at.end + 1) && other.start !== item.start,
        );
        if (narrowest) add(narrowest.item, "introduces", other);
      }
  }
}

const WORDS = (i: Item): Set<string> =>
  new Set(
    i.quote
      .toLowerCase()
      .match(/[\p{L}]{4,}/gu)
      ?.filter((w) => !/^(that|this|with|from|their|over|which|into|have|been|will|would|more|than|both)$/.test(w)) ??
      [],
  );
const shareName = (a: Item, b: Item): boolean => {
  const [x, y] = [WORDS(a), WORDS(b)];
  return [...x].some((w) => /islands?|sea|strait|river|border|dam|field/.test(w) && y.has(w));
};

/** `is only partially true`, `That assumption is probably wrong`: the claim corrects the belief in it or just before it. */
function corrections(beliefs: readonly Belief[], claims: readonly Claim[]): void {
  for (const claim of claims) {
    if (
      !/\b(partially|partly|only half|not entirely|not quite|un)\s*(true|right|correct|so)\b|\b(wrong|mistaken|false|untrue|misplaced|exaggerated|illusion|a mistake|an error|misjudged|too optimistic|too pessimistic)\b/i.test(
        claim.quote,
      )
    )
      continue;
    const within = beliefs.filter((b) => b.start < claim.end && claim.start < b.end);
    const before = beliefs
      .filter((b) => b.end <= claim.start && claim.start - b.end < 160)
      .sort((a, b) => b.end - a.end)
      .slice(0, 1);
    for (const belief of within.length > 0 ? within : before) both(claim, "corrects", belief, "corrected-by");
  }
}

/** An accord and a need of one of its parties that share a subject, not too far apart. */
function meets(text: AnalysedText, found: Findings): void {
  const matter =
    /\b(gas|oil|energy|water|fish\w*|power|electricity|trade|market|security|defen[cs]e|minerals?|earths?|grain|transit|sanctions?|enrichment|supplies|catch|quotas?|border|ports?|rail\w*)\b/gi;
  const words = (i: Item): Set<string> => new Set([...i.quote.matchAll(matter)].map((m) => m[0].toLowerCase()));
  const needs = found.needs.all
    .map((need) => ({ need, words: words(need), at: sentenceAt(text, tokenFrom(text, need.start)) }))
    .filter((n) => n.words.size > 0)
    .sort((a, b) => a.at - b.at);
  let low = 0;
  for (const { accord, own, at } of found.accords.all
    .map((accord) => ({ accord, own: words(accord), at: sentenceAt(text, tokenFrom(text, accord.start)) }))
    .filter((a) => a.own.size > 0)
    .sort((a, b) => a.at - b.at)) {
    while (low < needs.length && needs[low].at < at - MAX_SENTENCES_APART) low++;
    for (let k = low; k < needs.length && needs[k].at <= at + MAX_SENTENCES_APART; k++)
      if ([...needs[k].words].some((w) => own.has(w))) both(accord, "meets", needs[k].need, "met-by");
  }
}

/** The same quantity of the same actor, each time that it recurs: linked to the first mention. */
function sameDriver(drivers: readonly Driver[]): void {
  const noun = /\b(pressure|dependence|price|prices|propensity|demand|tension|tensions)\b/i;
  const first = new Map<string, Driver>();
  for (const driver of drivers) {
    const word = noun.exec(driver.quote)?.[0].toLowerCase();
    if (!word) continue;
    const known = (driver.subject ?? []).map((s) => first.get(`${word} ${s}`)).find((d) => d !== undefined);
    if (known) add(driver, "same-as", known);
    for (const s of driver.subject ?? []) if (!first.has(`${word} ${s}`)) first.set(`${word} ${s}`, driver);
  }
}

/**
 * Conflicting statements: an accord signed although no agreement is reported; contradictory hedges of one claim; a
 * corrected belief.
 */
export function tensions(text: AnalysedText, { beliefs, accords, claims }: Findings): Tension[] {
  const out: Tension[] = [];
  const believed = new Map(beliefs.all.map((belief) => [belief.id, belief]));
  const signed = accords.all.filter(({ status }) => status === "signed");
  for (const claim of claims.all) {
    if (
      /\b(nothing (tangible|concrete|substantial|solid|to show)|no (agreement|accord|deal|progress|results?|breakthrough|treaty)|without result)\b/i.test(
        claim.quote,
      )
    )
      for (const accord of signed.slice(0, 4)) {
        if (accord.links?.some((l) => l.rel === "part-of")) continue;
        out.push({
          items: [claim.id, accord.id],
          why: "the text says that nothing was agreed, and that this was signed",
        });
        add(claim, "in-tension-with", accord);
      }
    for (const { rel, to } of claim.links ?? [])
      if (rel === "corrects")
        out.push({
          items: [claim.id, to],
          why: `${text.cast.entities[believed.get(to)?.holder ?? ""]?.name ?? "Somebody"} holds it, and the text corrects it`,
        });
  }
  return out;
}
