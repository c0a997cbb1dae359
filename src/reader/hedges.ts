/** Words of doubt and chance in a page. */
import { HEDGES, type Hedge } from "./lexicon/hedges.ts";
import { GROUPS, OFFICES } from "./lexicon/people.ts";
import { chanceAt, ratedAt } from "./hedges/chance.ts";
import type { FoundHedge } from "./hedges/found.ts";
import type { Page } from "./tokens.ts";

export type { FoundHedge } from "./hedges/found.ts";
export { negationOf } from "./hedges/negation.ts";
export { strengthOf } from "./hedges/strength.ts";

const BY_FIRST = new Map<string, Hedge[]>();
for (const hedge of HEDGES) {
  // `cannot` is two tokens, `50-50` is one.
  const first = /^(can(?=not\b)|[a-z]+|\S+)/.exec(hedge.phrase)![0];
  (BY_FIRST.get(first) ?? BY_FIRST.set(first, []).get(first)!).push(hedge);
}
for (const list of BY_FIRST.values()) list.sort((a, b) => b.phrase.length - a.phrase.length);
const MODAL = /^(may|might|could|would|will|should|must)( (just|in fact|even|still|indeed|perhaps))?$/;
const WORD = /[\p{L}\p{N}]/u;
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
