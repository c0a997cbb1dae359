import { describe, expect, it } from "vitest";
import { percent } from "../../src/wording/format.ts";
import { headlinePercent } from "../../src/wording/headline.ts";
import { ESTIMATIVE_WORDS, ICD203, WORD_EDGES, estimateOf, wordFor } from "../../src/numbers/icd203.ts";

describe("words of estimative probability", () => {
  it("never contradict the percentage that is printed beside them", () => {
    const words = new Map<string, Set<string | null>>();
    for (let n = 0; n <= 100_000; n++) {
      const share = n / 100_000;
      const told = percent(share);
      words.set(told, (words.get(told) ?? new Set()).add(wordFor(share)));
      const printed = Number(told.replace(/[^\d.]/g, "")) / 100;
      if (printed >= 0.02 && printed <= 0.98) expect(wordFor(share), told).toBe(wordFor(printed));
      if (headlinePercent(share).startsWith("under")) expect([null, "almost no chance"]).toContain(wordFor(share));
    }
    for (const [told, all] of words) if (!/^(1|99|1\.0|99\.0)\u00a0/.test(told)) expect([...all], told).toHaveLength(1);
  });
  it("cover 1 to 99 % without gap or overlap", () => {
    expect([ICD203[0].low, ICD203.at(-1)!.high]).toEqual([0.01, 0.99]);
    ICD203.slice(1).forEach(({ low }, at) => expect(ICD203[at].high).toBe(low));
    expect(WORD_EDGES).toEqual([0.05, 0.2, 0.45, 0.55, 0.8, 0.95]);
    expect(new Set(ESTIMATIVE_WORDS).size).toBe(ESTIMATIVE_WORDS.length);
  });
  it("stand for every share of their range, the lower edge included, and for none outside", () => {
    for (const { word, low, high } of ICD203) {
      expect([wordFor(low), wordFor((low + high) / 2), wordFor(high - 0.006)]).toEqual([word, word, word]);
      expect(estimateOf(word)).toMatchObject({ low, high });
    }
    expect([0, 0.0099, 0.9901, 1, NaN].map(wordFor)).toEqual([null, null, null, null, null]);
    expect(wordFor(0.99)).toBe("almost certain");
    expect([estimateOf("probable"), estimateOf("perhaps")]).toMatchObject([{ low: 0.55, high: 0.8 }, null]);
  });
});
