import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { open } from "../../src/reader/input/document.ts";
import { MAX_TEXT_CHARACTERS, read } from "../../src/reader/read.ts";

describe("what cannot be read is said", () => {
  it.each([
    ["", "empty"],
    [" \n\t\u00a0", "empty"],
  ])("%j is empty", (text, code) => {
    expect(read(text)).toMatchObject({ items: [], remarks: [{ code }] });
  });
  it("a text without a verb has no sentence to read", () => {
    expect(read("Annex B. Table 3.").remarks[0].code).toBe("no-sentence");
  });
  it.each([
    [
      "German",
      "Der Vertrag zwischen Deutschland und Polen wurde gestern in Warschau unterzeichnet. Die Regierung hofft nun auf eine schnelle Einigung, denn das Gas soll noch vor dem Winter durch die neue Leitung nach Westen fließen.",
    ],
    [
      "French",
      "Le ministre français des affaires étrangères a déclaré lundi que son pays était prêt à discuter d'un traité avec l'Algérie. Selon lui, les deux gouvernements ont intérêt à trouver une solution avant la fin de l'année.",
    ],
    [
      "Spanish",
      "El presidente de Venezuela dijo que su país no aceptará la sentencia de la corte. Los gobiernos de la región temen que la disputa por el petróleo termine en una guerra que nadie puede ganar en este momento.",
    ],
    ["Russian", "Министр иностранных дел России заявил, что Москва готова обсуждать мирный договор с Японией."],
    ["Japanese", "日本とロシアは首脳会談で一連の合意文書に署名した。"],
  ])("%s is said and not guessed", (_, text) => {
    expect(read(text, { asOf: "2024-01" })).toMatchObject({ items: [], remarks: [{ code: "language" }] });
  });
  it("a text that is too long is refused with the limit", () => {
    const { items, remarks } = read("a ".repeat(MAX_TEXT_CHARACTERS / 2 + 1));
    expect(items).toEqual([]);
    expect(remarks[0]).toMatchObject({
      code: "too-long",
      message: expect.stringContaining(String(MAX_TEXT_CHARACTERS)) as string,
    });
  });
  it("one line of sixty thousand characters without a full stop is read in pieces", () => {
    const text = "the treaty between Iran and Iraq may fail, said Tehran, ".repeat(1100);
    const { items } = read(text, { asOf: "2012-10" });
    expect(items.length).toBeGreaterThan(100);
    for (const { start, end, quote } of items) expect(text.slice(start, end)).toBe(quote);
  });
});

describe("the same text in another dress", () => {
  const PLAIN = 'Egypt\'s water minister, Hany Fadel, said that Cairo might sign a treaty. "We will wait," he said.';
  const dress = (how: string): string =>
    ({
      curly: PLAIN.replace("'", "\u2019").replace(/"(.*?)"/, "\u201c$1\u201d"),
      nbsp: PLAIN.replaceAll(" ", "\u00a0"),
      soft: PLAIN.replace("treaty", "trea\u00adty").replace("minister", "min\u00adister"),
      crlf: `${PLAIN}\r\n`,
      marks: PLAIN.replace("Fadel", "Fade\u0301l"),
      zero: PLAIN.replace("Cairo", "\u200bCairo"),
      emoji: `\u{1f4a7} ${PLAIN}`,
    })[how]!;
  const kinds = (text: string): string[] =>
    read(text, { asOf: "2022-06" })
      .items.map((i) => i.kind)
      .sort();
  it.each(["curly", "nbsp", "soft", "crlf", "marks", "zero", "emoji"])(
    "%s: the same items, with quotes of the dressed text",
    (how) => {
      const text = dress(how);
      expect(kinds(text)).toEqual(kinds(PLAIN));
      for (const { start, end, quote } of read(text, { asOf: "2022-06" }).items)
        expect(text.slice(start, end)).toBe(quote);
    },
  );
  it("read twice gives the same reading", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(PLAIN.split(" ")), (words) => {
        const text = words.join(" ");
        expect(JSON.stringify(read(text, { asOf: "2022-06" }))).toBe(JSON.stringify(read(text, { asOf: "2022-06" })));
      }),
      { numRuns: 30 },
    );
  });
});

describe("words that every object of the language knows", () => {
  const KNOWN = Object.getOwnPropertyNames(Object.prototype);
  /** Every value inside a value. */
  const inside = (value: unknown): unknown[] =>
    typeof value === "object" && value !== null ? Object.values(value).flatMap(inside) : [value];
  it.each(KNOWN)("%s is read as a word like any other", async (word) => {
    for (const text of [
      `Norland's Balder ${word} said that Varda would sign. The ${word} warned Norland.`,
      `The Balder ${word}, a ${word} of Norland, needs gas in ${word} 2012, and is ${word} on Varda in ${word} of ${word} cases.`,
      `Balder ${word} and Norland ${word} the treaty. There is a ${word} chance that they ${word} it by ${word}.`,
    ])
      expect(inside(read(text, { asOf: "2012-10" })).filter((value) => typeof value === "function")).toEqual([]);
    const opened = await open(new TextEncoder().encode(`Norland &${word}; needs gas.`), "a.md");
    expect("document" in opened && opened.document.text).toContain(`&${word.replaceAll("_", "")};`);
  });
});
