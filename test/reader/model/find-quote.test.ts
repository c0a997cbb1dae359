import { describe, expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";
import { QuoteFinder } from "../../../src/reader/model/find-quote.ts";

const TEXT = `He says that “[. . . F]or Moscow   nothing tangible has come of it,” and Japan’s “winter” – a hard one – has [again] begun. The talks on tolls, which opened in May, have not yet really failed.`;
const { sentences } = read(TEXT);
const finder = new QuoteFinder(TEXT, sentences);
const found = (quote: string): string[] => finder.find(quote).map(({ start, end }) => TEXT.slice(start, end));

describe("a quote is found, and its words are the text's own", () => {
  it.each<[string, string, string]>([
    ["letter by letter", "nothing tangible has come of it", "nothing tangible has come of it"],
    ["in other case", "the TALKS on tolls", "The talks on tolls"],
    ["with end punctuation", "“nothing tangible has come of it.”", "nothing tangible has come of it"],
    ["with other white space", "For\nMoscow nothing", "F]or Moscow   nothing"],
    ["with other marks", "Japan's 'winter' -- a hard one", "Japan’s “winter” – a hard one"],
    ["without the text's marks", "Japan's winter - a hard one", "Japan’s “winter” – a hard one"],
    ["with the text's brackets", "[. . . F]or Moscow", "[. . . F]or Moscow"],
    ["with brackets of its own", "[f]or Moscow nothing", "F]or Moscow   nothing"],
    ["without a bracketed insertion of the text", "a hard one – has begun", "a hard one – has [again] begun"],
    ["with a bracketed insertion of its own", "has [again] begun [in earnest]", "has [again] begun"],
    ["with an omission", "The talks on tolls ... have not yet failed", "none"],
    [
      "with an omission in one sentence",
      "The talks on tolls … really failed",
      "The talks on tolls, which opened in May, have not yet really failed",
    ],
    [
      "with two omissions",
      "talks ... opened [...] failed",
      "talks on tolls, which opened in May, have not yet really failed",
    ],
  ])("%s", (_, quote, words) => {
    expect(found(quote)).toEqual(words === "none" ? [] : [words]);
  });
  it.each<[string, string]>([
    ["of other words", "the talks on tolls have failed"],
    ["of part of a word", "angible has com"],
    ["whose ends stand in two sentences", "nothing tangible ... really failed"],
    ["whose ends stand the other way round", "failed ... talks"],
    ["of marks alone", " “...” "],
    ["of nothing", ""],
  ])("but not one %s", (_, quote) => {
    expect(found(quote)).toEqual([]);
  });
});

it("every quote cut from a text is found at its place, however its letters are dressed", () => {
  const { items, text, sentences: all } = read(TEXT);
  const own = new QuoteFinder(text, all);
  for (const { quote, start } of items) {
    const dressed = `"${quote.toUpperCase().replaceAll("“", '"').replaceAll("”", '"').replaceAll("’", "'").replaceAll(" ", "\n ")}."`;
    expect(
      own.find(dressed).some((place) => Math.abs(place.start - start) <= 1),
      quote,
    ).toBe(true);
  }
});
