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

describe("a state is named by its name, and not by its money, its organs' names or an adverb", () => {
  const entities = (text: string): { [id: string]: { name: string } } =>
    read(text, { asOf: "2024-05-20" }).entities as { [id: string]: { name: string } };
  it.each([
    "Brazil will pay Paraguay US$ 450 million.",
    "Brazil will pay Paraguay US$450 million.",
    "Brazil will pay Paraguay 450 million US dollars.",
  ])("%s", (text) => expect(entities(text)).not.toHaveProperty("USA"));
  it("while a state that pays in its money is named", () =>
    expect(entities("The US paid Paraguay US$ 450 million.")).toHaveProperty("USA"));
  it.each(["Furthermore", "Additionally", "Separately", "Sadly", "Reportedly"])("%s Brazil", (adverb) => {
    const named = Object.values(entities(`Talks went on. ${adverb} Brazil accepted that Paraguay can sell its power.`));
    expect(named.map(({ name }) => name)).toEqual(["the author of the text", "Brazil", "Paraguay"]);
  });
  it.each([
    ["Peru's Congress met. Chile and Peru wait for Congress to agree.", "PER.LEG", "USCONGRESS"],
    ["Chile and Peru wait for Congress. The Peruvian congress will vote in May.", "PER.LEG", "USCONGRESS"],
    ["The Congress of Peru met. Chile asked Congress to agree.", "PER.LEG", "USCONGRESS"],
    ["Washington asked Peru. Congress refused to agree.", "USCONGRESS", "PER.LEG"],
    ["The US Congress met. The Peruvian Congress met. Congress refused.", "USCONGRESS", "XXX"],
  ])("%s", (text, named, absent) => {
    expect(entities(text)).toHaveProperty([named]);
    expect(entities(text)).not.toHaveProperty([absent]);
  });
  it("a congress of no state that the text names is nobody's", () =>
    expect(Object.keys(entities("Chile and Peru wait for Congress to agree."))).not.toContain("USCONGRESS"));
});
