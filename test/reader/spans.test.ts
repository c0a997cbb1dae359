import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { read } from "../../src/reader/index.ts";

const PIECES = [
  "Russia’s foreign minister, Sergei Lavrov, said that Moscow “would sign”.",
  "The Franco\u00adGerman treaty may col\u00adlapse.",
  "Côte d\u2019Ivoire and Cafe\u0301 owners — 👍🏽 — agreed.",
  "Tokyo\u00a0fears isolation.",
  "\r\n\r\n",
  "\n",
  " ",
  "\u200b",
  "😀",
  "e\u0301\u0302",
  '"',
  "(EU)",
  "U.S.",
  "Should the rains fail, Cairo will not sign.",
  "\ufeff",
  "٪",
  "日本",
  "-",
  "…",
];

describe("places in the text", () => {
  it("give back the quote, whatever blanks, quote marks, marks and emoji stand around", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: "binary", maxLength: 8 })), { maxLength: 12 }),
        (pieces) => {
          const text = pieces.join("");
          const reading = read(text, { asOf: "2012-10" });
          expect(reading.text).toBe(text);
          for (const { start, end, quote } of reading.items) expect(text.slice(start, end)).toBe(quote);
        },
      ),
      { numRuns: 300 },
    );
  });
});
