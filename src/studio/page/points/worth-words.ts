/** Words for the worth of an outcome. */
import { WORTHS } from "../../../reader/draft/ranges.ts";

/**
 * Words for the worth of an outcome beside today, with the range that each stands for.
 *
 * @param side on which it is known to lie: -1 worse, 1 better; 0 where that is open
 */
export function worthWords(side: -1 | 0 | 1): { word: string; range: string }[] {
  if (side === 0)
    return [
      { word: "worse than today", range: WORTHS.low },
      { word: "about as today", range: WORTHS.medium },
      { word: "better than today", range: WORTHS.high },
    ];
  const than = side < 0 ? "worse" : "better";
  return Object.entries({ "a little": [5, 30], "": [20, 60], much: [50, 100] }).map(([how, [near, far]]) => ({
    word: `${how} ${than}`.trim(),
    range: side < 0 ? `${-far!} to ${-near!}` : `${near} to ${far}`,
  }));
}
