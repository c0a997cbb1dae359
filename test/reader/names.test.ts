/** Names with titles, particles and numbers, and names that are also months. */
import { describe, expect, it } from "vitest";
import { read, type Item } from "../../src/reader/index.ts";

const actors = (text: string): string[] =>
  read(text, { asOf: "2024-05-20" })
    .items.filter(({ kind }) => kind === "actor")
    .map(({ quote }) => quote);
const source = (text: string): string | null | undefined => {
  const speech = read(text, { asOf: "2024-05-20" }).items.filter((item: Item) => item.kind === "attribution");
  return speech[speech.length - 1]?.source;
};

describe("a name that is also a month", () => {
  it.each([
    ["Prime Minister Theresa May met President de Gaulle.", "Prime Minister Theresa May"],
    ["Prime Minister May met President Macron.", "Prime Minister May"],
    ["Mrs May said that Britain would sign.", "Mrs May"],
    ["Foreign Minister June Kelly met President Macron.", "Foreign Minister June Kelly"],
  ])("%s", (text, name) => expect(actors(text)).toContain(name));
  it("speaks by its surname alone", () =>
    expect(source("Prime Minister Theresa May met President Macron. May said that the deal was dead.")).toBe("MAY"));
  it.each([
    "In May 2017 Turkey signed an agreement with Ghana.",
    "Theresa May met President Macron in May.",
    "President Macron left on 5 May.",
    "Since May Turkey has waited.",
  ])("is a month behind a preposition or before a number: %s", (text) =>
    expect(actors(text).filter((name) => /^May\b/.test(name))).toEqual([]),
  );
});

describe("one person under two forms of a name", () => {
  it.each([
    ["Ursula von der Leyen met Mohammed bin Salman. Von der Leyen said that the deal was dead.", "LEYEN"],
    ["King Abdullah II said that Jordan would sign. Abdullah said that it was time.", "ABDULLAH"],
    ["President Hassan Rouhani met the envoys. Rouhani said that it was time.", "ROUHANI"],
  ])("%s", (text, id) => expect(source(text)).toBe(id));
});
