/** Chances as numbers and sizes: `a one-in-five chance`, `the odds are poor`. */
import { dictionary } from "../lexicon/lists.ts";
import { RANGES } from "../lexicon/hedges.ts";
import { NUMBER_WORDS } from "../lexicon/number-words.ts";
import type { Page } from "../tokens.ts";
import type { FoundHedge } from "./found.ts";

const FRACTIONS: { [word: string]: number } = dictionary(
  Object.entries({ ...NUMBER_WORDS, third: 3, half: 2, quarter: 4 }),
);

const RATED: { [size: string]: string } = dictionary(
  Object.entries({
    "very unlikely": "slim small slight remote scant low slender negligible minimal tiny",
    unlikely: "poor dim bleak weak modest limited",
    "roughly even chance": "even",
    likely: "good fair high strong decent reasonable considerable substantial better rising",
    "very likely": "excellent overwhelming",
  }).flatMap(([word, sizes]) => sizes.split(" ").map((size) => [size, word])),
);

/** `The chance that they meet is small`, `odds of a deal remain poor`: stated size of a chance. */
export function ratedAt(page: Page, i: number): FoundHedge | null {
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
export function chanceAt(page: Page, i: number): FoundHedge | null {
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
