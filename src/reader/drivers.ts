/** Drivers: what rises and falls and presses on the actors. */
import { speaks } from "./speech/frames.ts";
import type { Attributions } from "./speech/index.ts";
import { causeOf, headOf, isCausal, trendOf } from "./causes.ts";
import type { Clause, Range } from "./grammar/index.ts";
import { DRIVER_NOUNS, NEED_NOUNS, STAKE_NOUNS, STRONG_DRIVERS, TREND, TREND_VERBS } from "./lexicon/roles.ts";
import type { Scene } from "./scene.ts";

const TRENDS = new Map(Object.entries(TREND));

export function drivers(scene: Scene, speech: Attributions): void {
  nouns(scene, speech);
  trends(scene, speech);
  causes(scene, speech);
  conditions(scene, speech);
  forces(scene, speech);
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
      const strong = STRONG_DRIVERS.has(word) && (scene.mentions([first, i]).length > 0 || /^(on|of|from|to)$/.test(scene.lower(i + 1)) || word === "pressure" && tokens[i - 1]?.tag === "ADJ");
      const direction = trend ? TREND[trend]! : null;
      if (!(strong || causal || grows || (direction === "rising" || direction === "falling") && !/^(presence|number|share|need|exports|strength|interest)$/.test(`${word}`) || direction === "high" && STRONG_DRIVERS.has(word))) continue;
      let last = scene.grammar.phraseEnd(i, s.last);
      if (scene.lower(i + 1) === "to" && tokens[i + 2]?.tag === "VERB") last = infinitives(scene, i + 1, s.last);
      if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
      // `Pressure that was meant to isolate Mali has driven`: the subject with what narrows it.
      if (causal && clause!.subject![1] > last && /^(that|which)$/.test(scene.lower(last))) last = clause!.subject![1];
      // `nationalism in Delhi and Beijing makes`: the subject is whole.
      if (clause?.subject && clause.subject[0] === first && clause.subject[1] > last && !tokens.slice(first, clause.subject[1]).some((t) => /^(,|that|which|who|whose)$/.test(t.lower))) last = clause.subject[1];
      last = coordinate(scene, i, last);
      const when = scene.lower(last) === "since" && /^\d{4}$/.test(scene.lower(last + 1)) ? last + 2 : last;
      const condition = clause?.kind === "condition" && grows;
      let stop = when;
      let threshold: string | null = null;
      if (condition || (clause?.kind === "condition" && clause.subject && clause.subject[0] <= i && i < clause.subject[1])) {
        stop = clause!.last;
        threshold = scene.words([clause!.group.last, clause!.last]);
      } else if (grows && !trend && clause && clause.kind !== "condition") stop = clauseEnd(scene, clause) - clause.group.last <= 7 ? clauseEnd(scene, clause) : Math.min(clause.last, scene.grammar.phraseEnd(clause.group.last, clause.last));
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

/** `a shrinking harvest and Peru's mounting debt`: two drivers; the first one ends before `and`. */
function coordinate(scene: Scene, head: number, last: number): number {
  for (let k = head + 1; k < last; k++) if (scene.lower(k) === "and") for (let j = k + 1; j < Math.min(last, k + 5); j++) if (TREND[scene.lower(j)] !== undefined || CHANGES.test(scene.lower(j)) && /^(of|in)$/.test(scene.lower(j + 1)) || NEED_NOUNS.has(scene.lower(j)) && scene.token(j).tag === "NOUN" || DRIVER_NOUNS.has(scene.lower(j)) && scene.lower(j - 1) === "'s") return k;
  return last;
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
      last = coordinate(scene, head, last);
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
    if (last <= first || scene.token(head).tag !== "NOUN" && !/^(january|february|march|april|june|july|august|september|october|november|december)$/.test(scene.lower(head)) || scene.mentionOf(head) !== null || /^(both|it|this|that|these|those|they|nothing|everything|something|who|he|she|we|i|neither|nobody)$/.test(scene.lower(first)) || read(scene, [first, last])) continue;
    if (STAKE_NOUNS.has(scene.lower(head)) && !DRIVER_NOUNS.has(scene.lower(head))) continue;
    if (speaks(scene.lower(head)) || AGENTS.test(scene.lower(head)) && !NO_AGENTS.test(scene.lower(head))) continue;
    if (/^(minister|president|government|officials?|diplomats?|leaders?|court|parliament|company|sides?|capitals?|war|attack|visit|meeting|summit|talks|agreement|treaty|deal|accord|claim|belief|argument|assumption|statement|report|question|answer)$/.test(scene.lower(head))) continue;
    const owner = scene.mentions([first, head]);
    if (NEED_NOUNS.has(scene.lower(head)) || (owner.length === 0 && last - first < 4 && !(clause.group.modal !== null && last - first > 2 && scene.token(head - 1).tag === "ADJ") && !/^(its|their|his|her)$/.test(scene.lower(first)))) continue;
    const subject = [...new Set(owner.flatMap((m) => m.ids).map((id) => scene.cast.code(id)))];
    const time = scene.time([first, last], clause.sentence);
    scene.add("driver", [first, last], { speaker: speech.chain(head), level: "unfilled", direction: "high", ...(subject.length > 0 ? { subject } : {}), ...(time ? { time } : {}) });
  }
}

/** Things that press without anybody's doing. */
const FORCES = /^(rain|monsoon|weather|winter|summer|drought|flood|harvest|war|fighting|recession|crisis|epidemic|plague|famine|frost|temperature|price|river|aquifer|reservoir|snow|storm|season|currency|market|economy|debt|oil|gas|grain|crop|yield|reserve|stock|fever|mood|tide|violence|insurgency|rebellion|unrest|hunger|heat|cold|growth|sea|ice|wave|blackout|shortage|deficit|inflation)$/;

/** What a forecast hangs on, where the words speak of a quantity: `were oil to fall below 50 dollars`, `if Asmara does not ask too much`. */
function conditions(scene: Scene, speech: Attributions): void {
  for (const clause of scene.grammar.clauses) {
    if (clause.kind !== "condition" || !clause.subject || clause.marker === null || !/^(if|unless|should|were|had|provided|once)$/.test(scene.lower(clause.marker))) continue;
    let last = clause.last;
    for (const other of scene.clausesOf(clause.sentence)) if (other !== clause && other.group.first > clause.group.first && other.first < last) last = Math.min(last, other.marker ?? other.first);
    for (let i = clause.group.last; i < last; i++) if (scene.token(i).text === ",") last = i;
    const range: Range = [clause.subject[0], last];
    const quantity = trendOf(scene, clause) !== null || /\b(too|enough|below|above|beyond|at least|more than|less than|under|over|half|double)\b/.test(scene.words([clause.group.last, last]).toLowerCase());
    // `should the rains fail`, `once the temperature drops`: what nobody does by himself presses on all.
    const head = headOf(scene, clause.subject);
    if (clause.group.passive && !quantity) continue;
    const thing = scene.token(head).tag === "NOUN" && scene.mentionOf(head) === null && FORCES.test(scene.lower(head).replace(/s$/, "")) || DRIVER_NOUNS.has(scene.lower(head));
    const leans = /^(leans?|press|presses|squeez|tighten|turns? up)/.test(scene.lower(clause.group.main));
    if (!(quantity || thing || leans) || last <= clause.group.main || read(scene, range)) continue;
    const subject = scene.codesOf(clause.subject, clause.sentence);
    const trend = trendOf(scene, clause);
    scene.add("driver", range, { speaker: speech.chain(clause.group.main), level: "unfilled", direction: clause.group.negated !== null ? "low" : trend ? TREND_VERBS[trend] ?? "rising" : "rising", threshold: "unfilled", threshold_word: scene.words([clause.group.last, Math.max(clause.group.last, last)]), ...(subject.length > 0 ? { subject } : {}) });
  }
}

/** People who act are no force. */
const AGENTS = /^(judges?|generals?|states|friends|neighbou?rs?|allies|ally|envoys?|monarchs?|kings?|courts?|cabinets?|banks?|firms?|unions?|clerics?|critics?|[a-z]{2,}(?:[^w]ers|ators?|itors?|men|ists|ians))$/;
const NO_AGENTS = /^(numbers|orders|borders|rivers|waters|papers|matters|quarters|barriers|disorders|dangers|tankers|boosters|answers|disasters|winters|summers)$/;

/** Heads of a change: `the loss of its ports`, `a fall in the price of oil`, `any closure of the strait`. */
const CHANGES = /^(loss|losses|fall|falls|drop|rise|increase|collapse|closure|slump|plunge|surge|spike|jump|decline|shrinkage|erosion|exhaustion|depletion|cut|cuts|cutback|cutbacks|growth|influx|outflow|drain|hike|hikes|dip|slide|shift|squeeze|strain|scarcity|lack|want|absence|failure|failures|end|weight|burden|cost|bite|sting|toll)$/;
const DEMANDING = /^(end|cost|toll|failure|failures|want|shift|cut|cuts|closure|collapse|rise|weight|absence|growth)$/;

/** Puts a phrase down as a driver, unless one has been read from its words. */
function put(scene: Scene, speech: Attributions, range: Range, at: number, direction: "rising" | "falling" | "high" | "low"): void {
  if (range[1] <= range[0] || read(scene, range)) return;
  const sentence = scene.sentenceAt(at);
  const owner = scene.codes(range);
  const subject = owner.length > 0 ? owner.slice(0, 1) : /^(its|their|his|her)$/.test(scene.lower(range[0])) ? scene.codesOf([range[0], range[0] + 1], sentence) : [];
  const time = scene.time(range, sentence);
  scene.add("driver", range, { speaker: speech.chain(at), level: "unfilled", direction, ...(subject.length > 0 ? { subject } : {}), ...(owner.length > 1 ? { object: owner.slice(1, 3) } : {}), ...(time ? { time } : {}) });
}

/** Forces by the words around them: a change in or of something, what is grown by `because of`, `driven by`, `as reserves run down`, and the hold that something has lost. */
function forces(scene: Scene, speech: Attributions): void {
  const { tokens, sentences } = scene.page;
  for (const clause of scene.grammar.clauses) {
    const { group } = clause;
    // `as its wells run dry`, `since Peru began to buy less of it`, `while reserves shrink`
    const marker = clause.marker === null ? "" : scene.lower(clause.marker);
    if (clause.kind === "adverbial" && /^(as|since|because|while|now|when)$/.test(marker) && clause.subject && group.modal === null) {
      const head = headOf(scene, clause.subject);
      const less = /\b(less|fewer|more|short|dry|low|out|down)\b/.test(scene.words([group.last, Math.min(clause.last, group.last + 4)]).toLowerCase());
      const named = scene.mentionOf(head) !== null || /^(it|they|he|she|we|i|that|this|there|both)$/.test(scene.lower(head));
      const trend = trendOf(scene, clause) ?? (less && /^(run|runs|ran|go|goes|went)$/.test(scene.lower(group.main)) ? "shrink" : null);
      if (NEED_NOUNS.has(scene.lower(head)) || group.negated !== null) continue;
      if (trend && !named || marker !== "when" && less && named && /^(begin|began|buy|buys|bought|sell|sells|sold|need|needs|export|exports|import|imports|take|takes|took|pump|pumps)$/.test(scene.lower(group.main))) put(scene, speech, [clause.subject[0], clauseEnd(scene, clause)], group.main, trend ? TREND_VERBS[trend] ?? "rising" : "falling");
    }
    // `Wells are unusually low, which has raised`: what is so brings it about.
    if (clause.kind === "relative" && marker === "which" && scene.lower(clause.marker! - 1) === "," && isCausal(scene, clause)) {
      const state = scene.clausesOf(clause.sentence).find((c) => c.kind === "main" && c.group.first < clause.group.first && c.last >= clause.marker! - 1 && c.subject !== null && /^(is|are|was|were)$/.test(scene.lower(c.group.main)) && scene.token(clause.marker! - 2).tag === "ADJ");
      if (state && scene.mentionOf(headOf(scene, state.subject!)) === null) put(scene, speech, [state.subject![0], clause.marker! - 1], state.group.main, "high");
    }
    // `were Congress to pass sanctions against ships`: what would be laid on.
    if (clause.kind === "condition" && /^(pass|impose|tighten|adopt|raise|increase|intensif|step|reimpose|extend)/.test(scene.lower(group.chain[group.chain.length - 1]!))) {
      const last = scene.grammar.phraseEnd(group.last, clause.last);
      const head = last > group.last ? headOf(scene, [group.last, last]) : group.last;
      if (last > group.last && /^(sanctions|tariffs|duties|pressure|embargo|blockade|levies|quotas|curbs|patrols|restrictions)$/.test(scene.lower(head))) put(scene, speech, [group.last, last], head, "rising");
    }
    // `has blunted Moscow's leverage`: what is raised or lowered.
    const cause = causeOf(scene, clause);
    if (cause && /^(DET|PRON|PROPN|ADJ|NOUN)$/.test(scene.token(cause.verb + 1)?.tag ?? "")) {
      const last = scene.grammar.phraseEnd(cause.verb + 1, clause.last, false);
      const head = last - 1;
      const owned = scene.mentions([cause.verb + 1, head]).length > 0 || /^(its|their)$/.test(scene.lower(cause.verb + 1));
      if (owned && STRONG_OBJECTS.test(scene.lower(head))) put(scene, speech, [cause.verb + 1, scene.grammar.phraseEnd(cause.verb + 1, clause.last)], head, cause.sign > 0 ? "rising" : "falling");
    }
  }
  sentences.forEach((s) => {
    for (let i = s.first; i < s.last - 1; i++) {
      const word = tokens[i]!.lower;
      if (CHANGES.test(word) && tokens[i]!.tag !== "VERB" && /^(of|in)$/.test(scene.lower(i + 1)) && /^(DET|ADJ|NOUN|PROPN|PRON|NUM)$/.test(tokens[i + 2]?.tag ?? "")) {
        const first = scene.grammar.phraseStart(i, s.first);
        const opened = scene.lower(first);
        if (first === i && !tokens[i]!.capital || /^(is|at|by)$/.test(scene.lower(first - 1)) && /^(end|cost)$/.test(word)) continue;
        const clause = scene.clauseOf(i);
        const acts = clause?.subject !== null && clause?.subject !== undefined && clause.subject[0] <= i && i < clause.subject[1];
        const forced = acts && (isCausal(scene, clause!) || clause!.group.modal !== null || clause!.kind === "condition") || /^(of|by|amid|despite|given|to|against|from|after|with)$/.test(scene.lower(first - 1)) && /^(because|driven|due|thanks|owing|fear|fears|afraid|pressed|hit|squeezed|hurt)$/.test(scene.lower(first - 2));
        if (DEMANDING.test(word) ? !forced && !/^any$/.test(opened) : !forced && !acts && !/^(a|an|the|any|its|their)$/.test(opened)) continue;
        let last = coordinate(scene, i, scene.grammar.phraseEnd(i, s.last));
        if (clause && clause.group.first > i) last = Math.min(last, clause.group.first);
        put(scene, speech, [first, last], i, /^(rise|increase|surge|spike|jump|growth|influx|hike|hikes)$/.test(word) ? "rising" : /^(weight|burden|cost|bite|sting|toll|strain|squeeze)$/.test(word) ? "high" : "falling");
      }
      // `because of the drought`, `driven by debt`, `thanks to cheap coal`
      const two = `${word} ${scene.lower(i + 1)}`;
      if (/^(because of|thanks to|owing to|due to|driven by|fuelled by|fueled by|prompted by|spurred by|squeezed by|pressed by|stoked by|sharpened by|deepened by|forced by|hit by|battered by|worsened by)$/.test(two) && i + 3 < s.last) {
        const last = scene.grammar.phraseEnd(i + 2, s.last);
        const head = headOf(scene, [i + 2, last]);
        if (last - i > 3 && tokens[head]!.tag === "NOUN" && !scene.mentionOf(head) && !NOT_FORCES.test(scene.lower(head)) && !(word === "due" && /^(expire|end|start|begin|meet)/.test(scene.lower(i + 2)))) put(scene, speech, [i + 2, last], i + 2, "high");
      }
    }
  });
}

/** What one side can bring to bear, or what holds it. */
const STRONG_OBJECTS = /^(leverage|dependence|dependency|reliance|isolation|influence|clout|exposure|vulnerability|grip|hold|weight|pressure|debt|debts|deficit|revenue|revenues|income|reserves|power|bargaining|strength|assertiveness|propensity|weakness|insecurity|resentment|anger|mistrust|distrust)$/;
const NOT_FORCES = /^(minister|president|government|officials?|diplomats?|leaders?|court|parliament|company|sides?|capitals?|attack|visit|meeting|summit|talks|agreement|treaty|deal|accord|statement|report|law|vote|efforts?|help|mediation|reasons?|desire|need|fear|ambition|hope|hunger|quest|wish|troops|police|army)$/;

function clauseEnd(scene: Scene, clause: Clause): number {
  let last = clause.last;
  for (const other of scene.clausesOf(clause.sentence)) if (other !== clause && other.group.first > clause.group.first && other.first < last) last = Math.min(last, other.marker ?? other.first);
  for (let i = clause.group.last; i < last; i++) if (/^[,;]$/.test(scene.token(i).text)) last = i;
  while (last > clause.group.last && /^(and|but|or|,)$/.test(scene.lower(last - 1))) last--;
  return last;
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
