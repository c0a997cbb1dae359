/** Drivers: what rises and falls and presses on the actors. */
import { speaks } from "./speech/frames.ts";
import type { Attributions } from "./speech/index.ts";
import { headOf, isCausal, trendOf } from "./causes.ts";
import type { Range } from "./grammar/index.ts";
import { DRIVER_NOUNS, NEED_NOUNS, STRONG_DRIVERS, TREND, TREND_VERBS } from "./lexicon/roles.ts";
import type { Scene } from "./scene.ts";

const TRENDS = new Map(Object.entries(TREND));

export function drivers(scene: Scene, speech: Attributions): void {
  nouns(scene, speech);
  trends(scene, speech);
  causes(scene, speech);
  conditions(scene, speech);
  oneBuyer(scene, speech);
}

/** Whether a driver has been read from some of these words. */
const read = (scene: Scene, [first, last]: Range): boolean => { const at = scene.quoted([first, last]); return scene.here("driver", scene.sentenceAt(first)).some((d) => d.start < at.end && at.start < d.end); };

function nouns(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last; i++) {
      const word = tokens[i]!.lower;
      if (!(DRIVER_NOUNS.has(word) || (word.endsWith("s") && DRIVER_NOUNS.has(word.slice(0, -1)))) || tokens[i]!.tag !== "NOUN" || /^(NOUN)$/.test(tokens[i + 1]?.tag ?? "") && DRIVER_NOUNS.has(scene.lower(i + 1))) continue;
      const clause = scene.clauseOf(i);
      const first = driverStart(scene, i, s.first);
      const inner = tokens.slice(first, i).map((t) => t.lower);
      const trend = inner.map((w) => (TRENDS.has(w) ? w : null)).find((w) => w !== null) ?? null;
      const causal = clause !== null && isCausal(scene, clause) && clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1] && headOf(scene, clause.subject) === i;
      const grows = clause !== null && clause.subject !== null && clause.subject[0] <= i && i < clause.subject[1] && (clause.group.modal === null || clause.kind === "condition") ? trendOf(scene, clause) : null;
      const strong = STRONG_DRIVERS.has(word) && (scene.mentions([first, i]).length > 0 || /^(on|of|from|to)$/.test(scene.lower(i + 1)));
      const direction = trend ? TREND[trend]! : null;
      if (!(strong || causal || grows || (direction === "rising" || direction === "falling") && !/^(presence|number|share|need|exports|strength|interest)$/.test(`${word}`) || direction === "high" && STRONG_DRIVERS.has(word))) continue;
      let last = scene.grammar.phraseEnd(i, s.last);
      if (scene.lower(i + 1) === "to" && tokens[i + 2]?.tag === "VERB") last = infinitives(scene, i + 1, s.last);
      if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
      // `nationalism in Delhi and Beijing makes`: the subject is whole.
      if (clause?.subject && clause.subject[0] === first && clause.subject[1] > last && !tokens.slice(first, clause.subject[1]).some((t) => /^(,|that|which|who|whose)$/.test(t.lower))) last = clause.subject[1];
      const when = scene.lower(last) === "since" && /^\d{4}$/.test(scene.lower(last + 1)) ? last + 2 : last;
      const condition = clause?.kind === "condition" && grows;
      let stop = when;
      let threshold: string | null = null;
      if (condition || (clause?.kind === "condition" && clause.subject && clause.subject[0] <= i && i < clause.subject[1])) {
        stop = clause!.last;
        threshold = scene.words([clause!.group.last, clause!.last]);
      } else if (grows && !trend && clause && clause.kind !== "condition") stop = Math.min(clause.last, scene.grammar.phraseEnd(clause.group.last, clause.last));
      const owner = scene.mentions([first, i]);
      const subject = owner.length > 0 ? [...new Set(owner.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))] : /^(its|their|his|her)$/.test(scene.lower(first)) ? scene.codesOf([first, first + 1], sentence) : [];
      const object = scene.codes([i + 1, last]).filter((id) => !subject.includes(id));
      const time = scene.time([first, stop], sentence);
      scene.add("driver", [first, stop], {
        speaker: speech.chain(i), level: "unfilled", direction: direction ?? (grows ? TREND_VERBS[grows] ?? "rising" : "high"), ...(trend ?? grows ? { trend_word: trend ?? scene.lower(clause!.group.main) } : {}),
        ...(subject.length > 0 ? { subject } : {}), ...(object.length > 0 ? { object } : {}), ...(threshold ? { threshold: "unfilled" as const, threshold_word: threshold } : {}), ...(time ? { time } : {}),
      });
    }
  });
}

function driverStart(scene: Scene, i: number, first: number): number {
  let at = scene.grammar.phraseStart(i, first);
  while (at > first && TRENDS.has(scene.lower(at - 1)) && !/^(is|are)$/.test(scene.lower(at - 2))) at = scene.grammar.phraseStart(at - 1, first);
  for (let k = at; k < i; k++) if (scene.lower(k) === "of" && !scene.token(k + 1)!.capital && k < i - 3) at = k + 1;
  return at;
}

function infinitives(scene: Scene, from: number, stop: number): number {
  let j = from;
  while (j < stop && scene.lower(j) === "to" && scene.token(j + 1)?.tag === "VERB") j += 2;
  return scene.grammar.phraseEnd(j, stop);
}

/** `growing arms purchases`: what grows or shrinks, whatever it is, but not a need. */
function trends(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first; i < s.last - 1; i++) {
      const direction = TREND[tokens[i]!.lower];
      if ((direction !== "rising" && direction !== "falling") || !/^(ADJ|VERB|NOUN)$/.test(tokens[i]!.tag) || /^(is|are|was|were|be|been|being)$/.test(scene.lower(i - 1))) continue;
      let head = i;
      while (head + 1 < s.last && /^(ADJ|NOUN|PROPN)$/.test(tokens[head + 1]!.tag)) head++;
      if (head === i || tokens[head]!.tag !== "NOUN" || /^(needs?|fears?|desires?|wish|hunger|thirst|number|numbers|list|body|chorus|part|season|scene|sense|evidence|distance|belief|confidence|hopes?)$/.test(tokens[head]!.lower)) continue;
      const first = driverStart(scene, head, s.first);
      const clause = scene.clauseOf(i);
      const acts = clause !== null && clause.subject !== null && clause.subject[0] <= head && head < clause.subject[1];
      const by = /^(by|of|under|amid|given|despite)$/.test(scene.lower(first - 1));
      if ((!acts && !by) || read(scene, [first, head + 1])) continue;
      let last = scene.grammar.phraseEnd(head, s.last);
      if (clause && clause.group.first > head) last = Math.min(last, clause.group.first);
      const owner = scene.mentions([first, head]);
      const subject = owner.length > 0 ? [...new Set(owner.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))] : /^(its|their|his|her)$/.test(scene.lower(first)) ? scene.codesOf([first, first + 1], sentence) : [];
      scene.add("driver", [first, last], { speaker: speech.chain(head), level: "unfilled", direction, trend_word: tokens[i]!.lower, ...(subject.length > 0 ? { subject } : {}) });
    }
  });
}

/** `Turkey's dependence, and the shock of the embargo, have given it a reason`: what brings something about, as far as its first comma. */
function causes(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (!clause.subject || !isCausal(scene, clause) || clause.kind === "complement" && clause.marker !== null && /^(whether|what|how)$/.test(scene.lower(clause.marker))) continue;
    const [first, stop] = clause.subject;
    let last = first;
    while (last < stop && !/^(,|that|which|who)$/.test(scene.lower(last))) last++;
    const head = headOf(scene, [first, last]);
    if (last <= first || scene.token(head).tag !== "NOUN" || scene.mentionOf(head) !== null || /^(both|it|this|that|these|those|they|nothing|everything|something|who|he|she|we|i|neither|nobody)$/.test(scene.lower(first)) || read(scene, [first, last])) continue;
    if (speaks(scene.lower(head))) continue;
    if (/^(minister|president|government|officials?|diplomats?|leaders?|court|parliament|company|sides?|capitals?|war|attack|visit|meeting|summit|talks|agreement|treaty|deal|accord|claim|belief|argument|assumption|statement|report|question|answer)$/.test(scene.lower(head))) continue;
    const owner = scene.mentions([first, head]);
    if (NEED_NOUNS.has(scene.lower(head)) || (owner.length === 0 && last - first < 4 && !/^(its|their|his|her)$/.test(scene.lower(first)))) continue;
    const subject = [...new Set(owner.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))];
    const time = scene.time([first, last], clause.sentence);
    scene.add("driver", [first, last], { speaker: speech.chain(head), level: "unfilled", direction: "high", ...(subject.length > 0 ? { subject } : {}), ...(time ? { time } : {}) });
  }
}

/** What a forecast hangs on, where the words speak of a quantity: `were oil to fall below 50 dollars`, `if Asmara does not ask too much`. */
function conditions(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (clause.kind !== "condition" || !clause.subject || clause.marker === null || !/^(if|unless|should|were|had|provided|once)$/.test(scene.lower(clause.marker))) continue;
    let last = clause.last;
    for (const other of scene.clausesOf(clause.sentence)) if (other !== clause && other.group.first > clause.group.first && other.first < last) last = Math.min(last, other.marker ?? other.first);
    for (let i = clause.group.last; i < last; i++) if (scene.token(i).text === ",") last = i;
    const range: Range = [clause.subject[0], last];
    const quantity = trendOf(scene, clause) !== null || /\b(too|enough|below|above|beyond|at least|more than|less than|under|over|half|double)\b/.test(scene.words([clause.group.last, last]).toLowerCase());
    if (!quantity || last <= clause.group.main || read(scene, range)) continue;
    const subject = scene.codesOf(clause.subject, clause.sentence);
    const trend = trendOf(scene, clause);
    scene.add("driver", range, { speaker: speech.chain(clause.group.main), level: "unfilled", direction: clause.group.negated !== null ? "low" : trend ? TREND_VERBS[trend] ?? "rising" : "rising", threshold: "unfilled", threshold_word: scene.words([clause.group.last, Math.max(clause.group.last, last)]), ...(subject.length > 0 ? { subject } : {}) });
  }
}

/** `it must sell to several partners, not just China`: dependence on the one that is not to be alone. */
function oneBuyer(scene: Scene, speech: Attributions): void {
  const { sentences } = scene.page;
  sentences.forEach((s, sentence) => {
    for (let i = s.first + 1; i < s.last - 2; i++) {
      if (scene.lower(i) !== "not" || !/^(just|only|merely|solely|simply)$/.test(scene.lower(i + 1)) || !/^(,|and)$/.test(scene.lower(i - 1))) continue;
      const named = scene.mentionOf(i + 2) ?? scene.mentionOf(i + 3);
      const clause = scene.clauseOf(i);
      if (!named || named.first > i + 3 || !clause || !/^[,.;]$/.test(scene.lower(named.last)) || read(scene, [i, named.last])) continue;
      const subject = scene.codesOf(clause.subject ?? clause.shared, sentence);
      const object = named.ids.map((id) => scene.cast.code(id)).filter((id) => !subject.includes(id));
      if (object.length > 0) scene.add("driver", [i, named.last], { speaker: speech.chain(i), level: "unfilled", direction: "high", ...(subject.length > 0 ? { subject } : {}), object, note: "dependence on one, implied" });
    }
  });
}
