/** Confidence of a clause, and whether it is denied. */
import { HEDGES, NEGATING, NEGATORS, RANGES, type Hedge } from "./lexicon/hedges.ts";
import { bases } from "./lexicon/forms.ts";
import { GROUPS, OFFICES } from "./lexicon/people.ts";
import type { Strength } from "./reading.ts";
import type { Page } from "./tokens.ts";

/** Token range with the meaning of its words; adjacent words (`may certainly`) are one hedge. */
export interface FoundHedge {
  first: number;
  last: number;
  hedges: Hedge[];
  chance?: number;
}

const BY_FIRST = new Map<string, Hedge[]>();
for (const hedge of HEDGES) {
  // `cannot` is two tokens, `50-50` is one.
  const first = /^(can(?=not\b)|[a-z]+|\S+)/.exec(hedge.phrase)![0];
  (BY_FIRST.get(first) ?? BY_FIRST.set(first, []).get(first)!).push(hedge);
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
const MODAL = /^(may|might|could|would|will|should|must)( (just|in fact|even|still|indeed|perhaps))?$/;
const WORD = /[\p{L}\p{N}]/u;
const FRACTIONS: { [word: string]: number } = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twenty: 20,
  hundred: 100,
  third: 3,
  half: 2,
  quarter: 4,
};

export function findHedges(page: Page): FoundHedge[] {
  const { tokens, text } = page;
  const found: FoundHedge[] = [];
  const low = text.toLowerCase();
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i];
    const chance = chanceAt(page, i);
    if (chance) {
      found.push(chance);
      i = chance.last - 1;
      continue;
    }
    const rated = ratedAt(page, i);
    if (rated) {
      const before = found[found.length - 1];
      // `the chance that ... is small`: the stated size takes precedence over the bare chance.
      if (
        before &&
        before.hedges.length === 1 &&
        /^(chance that|a chance)$/.test(before.hedges[0].phrase) &&
        i - before.last < 24
      )
        found.pop();
      found.push(rated);
      continue;
    }
    if (t.tag === "NOUN" && /^(must|might|will|can)$/.test(t.lower)) continue;
    if (t.text === "May" && !/^(we|he|she|they|it)$/.test(tokens[i + 1]?.lower ?? "")) continue;
    for (const hedge of BY_FIRST.get(t.lower) ?? []) {
      const end = t.start + hedge.phrase.length;
      if (!low.startsWith(hedge.phrase, t.start) || (end < text.length && WORD.test(text[end]))) continue;
      if (
        hedge.phrase === "certain" &&
        /^(of|that|about)$/.test(tokens[i + 1]?.lower ?? "") === false &&
        tokens[i + 1]?.tag === "NOUN"
      )
        break;
      if (hedge.phrase === "impossible" && tokens[i - 1]?.tag === "NOUN") break;
      if (hedge.phrase === "will" && /^(the|its|their|a|political|of)$/.test(tokens[i - 1]?.lower ?? "")) break;
      let last = i + 1;
      while (last < tokens.length && tokens[last].start < end) last++;
      if (otherSense(page, hedge.phrase, i, last)) continue;
      const before = found[found.length - 1];
      // `may certainly` is one cue of two words; `certainly would` are two cues.
      // `barely 60,000 barrels`: an amount, not doubt.
      if (/^(barely|hardly|scarcely)$/.test(hedge.phrase) && tokens[i + 1]?.tag === "NUM") break;
      if (
        before &&
        before.last === i &&
        !/^(hardly|barely|scarcely|not )/.test(hedge.phrase) &&
        MODAL.test(before.hedges[before.hedges.length - 1]?.phrase ?? "")
      ) {
        before.last = last;
        before.hedges.push(hedge);
      } else found.push({ first: i, last, hedges: [hedge] });
      i = last - 1;
      break;
    }
  }
  return found;
}

/**
 * `risks losing` and `the drought threatens to` are chances, `the risks` and `Lima threatens to` are not; `is due to
 * begin` is, `is due to rain` is not.
 */
function otherSense({ tokens }: Page, phrase: string, i: number, last: number): boolean {
  if (/^risk(s|ed)?$/.test(phrase)) return !(tokens[last]?.lower.endsWith("ing") && tokens[last].tag === "VERB");
  if (/^(threaten|promise)(s|ed)? to$/.test(phrase)) {
    const doer = tokens[i - 1]?.lower ?? "";
    return (
      tokens[i - 1]?.tag !== "NOUN" || GROUPS.has(doer) || OFFICES.has(doer) || OFFICES.has(doer.replace(/s$/, ""))
    );
  }
  return /^(is|are|was|were) due to$/.test(phrase) && !/^(VERB|AUX)$/.test(tokens[last]?.tag ?? "");
}

const RATED: { [size: string]: string } = Object.fromEntries(
  Object.entries({
    "very unlikely": "slim small slight remote scant low slender negligible minimal tiny",
    unlikely: "poor dim bleak weak modest limited",
    "roughly even chance": "even",
    likely: "good fair high strong decent reasonable considerable substantial better rising",
    "very likely": "excellent overwhelming",
  }).flatMap(([word, sizes]) => sizes.split(" ").map((size) => [size, word])),
);

/** `The chance that they meet is small`, `odds of a deal remain poor`: stated size of a chance. */
function ratedAt(page: Page, i: number): FoundHedge | null {
  const { tokens } = page;
  const word = RATED[tokens[i].lower];
  if (word === undefined || tokens[i + 1]?.tag === "NOUN" || tokens[i + 1]?.tag === "ADJ") return null;
  let k = i - 1;
  while (k > 0 && tokens[k].tag === "ADV") k--;
  // `are, on balance, fair`
  if (tokens[k]?.text === ",")
    for (let c = k - 1; c > k - 6 && c > 0; c--)
      if (tokens[c].text === ",") {
        k = c - 1;
        break;
      }
  if (!/^(is|are|was|were|remain|remains|look|looks|seem|seems|as|be)$/.test(tokens[k]?.lower ?? "")) return null;
  const clause = tokens
    .slice(Math.max(0, i - 22), k)
    .map((w) => w.lower)
    .join(" ")
    .split(/ [.;?!] /)
    .pop()!;
  if (!/\b(chance|chances|odds|probability|likelihood|prospect|prospects|possibility)\b/.test(clause)) return null;
  const { lower } = tokens[i];
  return { first: i, last: i + 1, hedges: [{ phrase: lower, word, range: RANGES[word] }] };
}

/**
 * `one-in-five chance`, `a 40 percent probability`, `chance of war at 30 %`: a number is a probability only beside such
 * a word.
 */
function chanceAt(page: Page, i: number): FoundHedge | null {
  const { tokens } = page;
  const t = tokens[i];
  if (t.tag !== "NUM" && !(t.lower in FRACTIONS) && !/^\d/.test(t.text)) return null;
  const words = tokens.slice(i, i + 8).map((w) => w.lower);
  const joined = words.join(" ");
  const near = /\b(chance|chances|probability|(?<!at )odds|likelihood|prospect)\b/;
  const inN = /^(\w+) (?:- )?in (?:- )?(?:a )?(\w+)(?: (chance|chances|probability|odds))?/.exec(joined);
  const earlier = tokens
    .slice(Math.max(0, i - 12), i)
    .map((w) => w.lower)
    .join(" ")
    .split(" . ")
    .pop()!;
  const wider = tokens
    .slice(Math.max(0, i - 26), i)
    .map((w) => w.lower)
    .join(" ")
    .split(/ [.;?!] /)
    .pop()!;
  const own =
    /\b(our|my|own|his|her|their) (\w+ )?(estimate|guess|bet|judgement|judgment|forecast|reckoning) (\w+ ){0,3}(is|was|at|of)$/;
  if (
    inN &&
    !near.test(joined) &&
    ((near.test(wider) &&
      /\b(at|is|are|as|to|of|small|slim|low|,)( (perhaps|about|roughly|some|around|maybe|say|only))?$/.test(wider)) ||
      own.test(wider))
  ) {
    const [a, b] = [FRACTIONS[inN[1]] ?? Number(inN[1]), FRACTIONS[inN[2]] ?? Number(inN[2])];
    if (a > 0 && b >= a) return { first: i, last: i + inN[0].trim().split(" ").length, hedges: [], chance: a / b };
  }
  if (inN && near.test(joined)) {
    const [a, b] = [FRACTIONS[inN[1]] ?? Number(inN[1]), FRACTIONS[inN[2]] ?? Number(inN[2])];
    const last = i + words.findIndex((w) => near.test(w)) + 1;
    if (a > 0 && b >= a && last > i) return { first: i, last, hedges: [], chance: a / b };
  }
  const percent = /^(\d+(?:\.\d+)?|\w+) (?:%|percent|per cent)/.exec(joined);
  if (percent) {
    const value = Number(percent[1]) || FRACTIONS[percent[1]];
    const after = tokens
      .slice(i, i + 5)
      .map((w) => w.lower)
      .join(" ");
    if (
      value > 0 &&
      value <= 100 &&
      (near.test(earlier) ||
        (near.test(wider) && /\bat( (perhaps|about|roughly|some|around))?$/.test(wider)) ||
        own.test(wider) ||
        /\b(i|we|i 'd|we 'd) (would |might )?(say|put it at|guess)( about| some| perhaps)?$/.test(earlier) ||
        /(percent|per cent|%) (chance|probability|likelihood|odds)/.test(after))
    ) {
      return { first: i, last: i + (/^\S+ per cent/.test(joined) ? 3 : 2), hedges: [], chance: value / 100 };
    }
  }
  return null;
}

/** Joint strength of the hedges of one clause; without any, that of a flat assertion. */
export function strengthOf(found: readonly FoundHedge[], text: (f: FoundHedge) => string): Strength {
  const chance = found.find((f) => f.chance !== undefined);
  if (chance)
    return { word: null, range: [chance.chance!, chance.chance!], basis: `the text's number: ${text(chance)}` };
  const all = found.flatMap((f) => f.hedges);
  if (all.length === 0) return { word: null, range: [0.95, 0.99], basis: "asserted without a hedge" };
  const worded = all.filter((h) => h.word !== null);
  const said = found.map(text).join(", ");
  const bare = all.find((h) => h.bare);
  if (worded.length > 0) {
    const strongest = worded[0];
    const apart =
      bare &&
      !/^(could|would|will|can)$/.test(bare.phrase) &&
      (strongest.word === "almost certain" || strongest.word === "almost no chance");
    if (apart) {
      const [low, high] = [bare.range, strongest.range].map(([a, b]) => (a + b) / 2).sort((a, b) => a - b) as [
        number,
        number,
      ];
      return {
        word: null,
        range: [low, high],
        unfilled: true,
        basis: `${said}: two hedges that pull apart, both kept`,
      };
    }
    return { word: strongest.word, range: RANGES[strongest.word!], basis: `${said}: ICD-203 '${strongest.word}'` };
  }
  if (bare)
    return {
      word: null,
      range: bare.range,
      unfilled: true,
      basis: `${said}: possibility, no ICD-203 word; readers vary widely`,
    };
  return { word: null, range: all[0].range, unfilled: true, basis: `${said}: no ICD-203 word` };
}

export interface Negation {
  tokens: [number, number][];
  negative: boolean;
  partial: boolean;
}

/** Negators of a range of tokens; two cancel out. `not only` and `not just` deny nothing. */
export function negationOf(
  page: Page,
  first: number,
  last: number,
  hedges: readonly FoundHedge[] = [],
  group?: { last: number; chain: readonly number[] },
): Negation {
  const { tokens } = page;
  const found: [number, number][] = [];
  let count = 0;
  let partial = false;
  for (let i = first; i < Math.min(last, tokens.length); i++) {
    const w = tokens[i].lower;
    const next = tokens[i + 1]?.lower ?? "";
    // `not impossible`, `no doubt`, `cannot be ruled out` are hedges as they stand.
    if (
      hedges.some(
        (h) =>
          (h.last - h.first > 1 && h.first <= i && i < h.last && !/^(only|partially|partly|half|not)$/.test(w)) ||
          (h.first <= i &&
            i < h.last &&
            h.hedges.some((x) => /^cannot|\bnot (be )?(im|in|un|out|ex|rule)/.test(x.phrase))),
      )
    )
      continue;
    if (/^(only|not)$/.test(w) && /^(partially|partly|entirely|wholly|fully)$/.test(next)) {
      partial = true;
      continue;
    }
    if (
      /^(partially|partly)$/.test(w) ||
      (w === "half" && /^(right|true|wrong)$/.test(next)) ||
      (w === "not" && next === "so" && tokens[i + 2]?.lower === "much")
    ) {
      partial = true;
      continue;
    }
    // `leave Cairo with nothing`: the clause is not denied.
    if (group && i > group.last && tokens[i - 1]?.tag === "ADP" && tokens[i - 1].lower !== "by") continue;
    if (NEGATORS.has(w)) {
      if (/^(barely|hardly|scarcely)$/.test(w) && tokens[i + 1]?.tag === "NUM") continue;
      if (/^(not|n't)$/.test(w) && /^(only|just|merely|least)$/.test(next)) {
        found.push([i, i + 2]);
        continue;
      }
      if (w === "no" && /^(longer|doubt|matter|one|sooner)$/.test(next) && next !== "longer" && next !== "one")
        continue;
      if (/^(unless|without)$/.test(w)) {
        found.push([i, i + 1]);
        continue;
      }
      if (w === "little" || w === "few") {
        if (tokens[i - 1]?.lower === "a" || tokens[i + 1]?.tag !== "NOUN") continue;
        found.push([i, i + 1]);
        continue;
      }
      found.push([i, i + 1]);
      count++;
    } else if (
      tokens[i].tag === "VERB" &&
      (!group || (group.chain.includes(i) && !tokens.slice(group.chain[0], i).some((t) => t.lower === "too"))) &&
      bases(w).some((b) => NEGATING.has(b))
    ) {
      const rule = bases(w).includes("rule");
      if (rule && next !== "out" && tokens[i + 2]?.lower !== "out") continue;
      found.push([i, rule && next === "out" ? i + 2 : i + 1]);
      count++;
    }
  }
  return { tokens: found, negative: count % 2 === 1, partial };
}
