/** How sure a statement is by its hedges. */
import { RANGES } from "../lexicon/hedges.ts";
import type { Strength } from "../reading.ts";
import type { FoundHedge } from "./found.ts";

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
