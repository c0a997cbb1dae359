/** What ties items together: causes to needs and questions, accords to needs, corrections to beliefs, frames to what they say. */
import type { Frame } from "./speech/index.ts";
import type { Item, Relation, Tension } from "./reading.ts";
import { causeOf } from "./causes.ts";
import type { Scene } from "./scene.ts";

const link = (from: Item, rel: Relation, to: Item): void => {
  const links = from.links ??= [];
  if (from !== to && !links.some((l) => l.rel === rel && l.to === to.id)) links.push({ rel, to: to.id });
};
const both = (from: Item, rel: Relation, to: Item, back: Relation): void => { link(from, rel, to); link(to, back, from); };
const inside = (a: Item, start: number, end: number): boolean => a.start >= start && a.end <= end;

export function links(scene: Scene, attributions: ReadonlyMap<Frame, Item>): void {
  const all = new Map<string, Item[]>();
  const of = (...kinds: Item["kind"][]): Item[] => { const key = kinds.join(); return all.get(key) ?? all.set(key, scene.items.filter((i) => kinds.includes(i.kind))).get(key)!; };
  for (const [frame, item] of attributions) {
    if (!frame.covers) continue;
    const { start, end } = scene.quoted(frame.covers);
    const sentence = scene.page.sentences[frame.sentence]!;
    const [a, b] = [scene.folded.back(sentence.start, sentence.end).start, scene.folded.back(sentence.start, sentence.end).end];
    for (const other of of("claim", "belief", "event", "need")) if (inside(other, Math.max(start, a) - 1, Math.min(end, b) + 1) && other.start !== item.start) link(item, "introduces", other);
  }
  for (const clause of scene.grammar.clauses) {
    const cause = causeOf(scene, clause);
    if (!cause || !clause.subject) continue;
    const from = scene.quoted(clause.subject);
    const to = scene.quoted([cause.verb + 1, Math.max(cause.verb + 2, clause.last)]);
    const near = 3;
    const causes = of("driver", "need").filter((i) => i.start < from.end + near && i.end > from.start && i.start >= from.start - near);
    for (const c of causes) for (const effect of of("need", "driver", "question", "belief")) {
      if (effect === c || effect.end <= to.start || effect.start >= to.end || (effect.start < to.start - near && effect.kind !== "question")) continue;
      if (effect.kind === "question") { link(c, cause.sign > 0 ? "supports" : "weakens", effect); continue; }
      if (cause.sign > 0) both(c, "sharpens", effect, "sharpened-by");
      else both(c, "weakens", effect, "weakened-by");
    }
  }
  corrections(of("belief"), of("claim"));
  for (const question of of("question")) {
    if (!question.condition) continue;
    for (const driver of of("driver")) if (driver.start < question.condition.end && question.condition.start < driver.end) link(question, "conditional-on", driver);
  }
  for (const claim of of("claim").filter((c) => c.connective === "despite")) {
    for (const belief of of("belief")) if (belief.end <= claim.start && claim.start - belief.end < 60) both(claim, "weakens", belief, "weakened-by");
    for (const stake of of("stake")) if (shareName(claim, stake)) link(claim, "same-as", stake);
  }
  meets(of("accord"), of("need"));
  for (const belief of of("belief")) for (const need of of("need")) if (belief.object && need.subject && need.start >= belief.start && need.end <= belief.end && need.subject.some((s) => belief.object!.includes(s))) link(belief, "about", need);
  for (const claim of of("claim")) for (const need of of("need")) if (need.start >= claim.start && need.end <= claim.end) link(claim, "states", need);
  sameDriver(of("driver"));
}

const WORDS = (i: Item): Set<string> => new Set(i.quote.toLowerCase().match(/[\p{L}]{4,}/gu)?.filter((w) => !/^(that|this|with|from|their|over|which|into|have|been|will|would|more|than|both)$/.test(w)) ?? []);
const shareName = (a: Item, b: Item): boolean => { const [x, y] = [WORDS(a), WORDS(b)]; return [...x].some((w) => /islands?|sea|strait|river|border|dam|field/.test(w) && y.has(w)); };

/** `is only partially true`, `That assumption is probably wrong`: the claim corrects the belief in it or just before it. */
function corrections(beliefs: readonly Item[], claims: readonly Item[]): void {
  for (const claim of claims) {
    if (!/\b(partially|partly|only half|not entirely|not quite|un)\s*(true|right|correct|so)\b|\b(wrong|mistaken|false|untrue|misplaced|exaggerated|illusion|a mistake|an error|misjudged|too optimistic|too pessimistic)\b/i.test(claim.quote)) continue;
    const within = beliefs.filter((b) => b.start < claim.end && claim.start < b.end);
    const before = beliefs.filter((b) => b.end <= claim.start && claim.start - b.end < 160).sort((a, b) => b.end - a.end).slice(0, 1);
    for (const belief of within.length > 0 ? within : before) both(claim, "corrects", belief, "corrected-by");
  }
}

/** An accord that shares a matter with a need of one of its parties. */
function meets(accords: readonly Item[], needs: readonly Item[]): void {
  const matter = /\b(gas|oil|energy|water|fish\w*|power|electricity|trade|market|security|defen[cs]e|minerals?|earths?|grain|transit|sanctions?|enrichment|supplies|catch|quotas?)\b/gi;
  for (const accord of accords) {
    const own = new Set([...accord.quote.matchAll(matter)].map((m) => m[0].toLowerCase()));
    for (const need of needs) if ([...need.quote.matchAll(matter)].some((m) => own.has(m[0].toLowerCase()))) both(accord, "meets", need, "met-by");
  }
}

function sameDriver(drivers: readonly Item[]): void {
  for (let a = 0; a < drivers.length; a++) for (let b = a + 1; b < drivers.length; b++) {
    const [x, y] = [drivers[a]!, drivers[b]!];
    const noun = /\b(pressure|dependence|price|prices|propensity|demand|tension|tensions)\b/i;
    const [m, n] = [noun.exec(x.quote)?.[0].toLowerCase(), noun.exec(y.quote)?.[0].toLowerCase()];
    if (m && m === n && (x.subject ?? []).some((s) => (y.subject ?? []).includes(s))) link(y, "same-as", x);
  }
}

/** Statements that pull apart: nothing was agreed although something was signed; hedges of one claim that contradict each other; a belief that is corrected. */
export function tensions(scene: Scene): Tension[] {
  const out: Tension[] = [];
  const signed = scene.items.filter((i) => i.kind === "accord" && i.status === "signed");
  for (const claim of scene.items.filter((i) => i.kind === "claim")) {
    if (/\b(nothing (tangible|concrete|substantial|solid|to show)|no (agreement|accord|deal|progress|results?|breakthrough|treaty)|without result)\b/i.test(claim.quote)) for (const accord of signed.slice(0, 4)) {
      if (accord.links?.some((l) => l.rel === "part-of")) continue;
      out.push({ items: [claim.id, accord.id], why: "the text says that nothing was agreed, and that this was signed" });
      link(claim, "in-tension-with", accord);
    }
    for (const { rel, to } of claim.links ?? []) if (rel === "corrects") {
      const belief = scene.items.find((i) => i.id === to)!;
      out.push({ items: [claim.id, to], why: `${scene.cast.entities[belief.holder ?? ""]?.name ?? "Somebody"} holds it, and the text corrects it` });
    }
  }
  return out;
}
