/** Whether a range of words is denied. */
import { bases } from "../lexicon/forms.ts";
import { NEGATING, NEGATORS } from "../lexicon/hedges.ts";
import type { Page } from "../tokens.ts";
import type { FoundHedge } from "./found.ts";

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
