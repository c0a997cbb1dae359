/** Who speaks, how sure, and which kind a statement is; sentences of our own. */
import { describe, expect, it } from "vitest";
import { isTelling, read, type Actor, type ItemOf, type Kind, type Reading } from "../../src/reader/index.ts";

const reading = (text: string, asOf = "2024-05-20"): Reading => read(text, { asOf });
const of = <K extends Kind>(r: Reading, kind: K): ItemOf<K>[] => r.items.filter((i): i is ItemOf<K> => i.kind === kind);
const one = <K extends Kind>(r: Reading, kind: K, part: string): ItemOf<K> => {
  const found = of(r, kind).find((i) => i.quote.includes(part));
  if (!found) throw new Error(`no ${kind} with '${part}' in ${JSON.stringify(of(r, kind).map((i) => i.quote))}`);
  return found;
};

describe("who speaks", () => {
  it("a column that is retold covers what follows it without quote marks, and a minister inside it is the third in the chain", () => {
    const r = reading(`In the Gulf Review one Clara Weiss has an essay up arguing that the pipeline will never be built.

First, Algeria's growing debts have made Rabat bold. Second, Algerian Foreign Minister Karim Belaid stated that Algeria was prepared to discuss transit fees.`);
    const event = one(r, "event", "was prepared to discuss");
    expect(event.speaker).toEqual(["AUTHOR", "WEISS", "BELAID"]);
    expect(one(r, "driver", "debts").speaker).toEqual(["AUTHOR", "WEISS"]);
  });
  it("without any sign that the argument goes on, the next sentence is the author's again", () => {
    const r = reading(
      "Clara Weiss argues in an essay that the pipeline is dead. Algeria's growing debts have made Rabat bold.",
    );
    expect(one(r, "claim", "made Rabat bold").speaker).toEqual(["AUTHOR"]);
  });
  it("four links nest as a stack", () => {
    const r = reading(
      "According to Reuters, a Turkish diplomat said that President Ilham Orucov believes that Iran fears isolation.",
    );
    const held = one(r, "belief", "Iran fears isolation");
    expect(held.speaker).toHaveLength(4);
    expect(held.speaker.slice(-1)).toEqual(["OROCOV".replace("OROCOV", "ORUCOV")]);
    expect(held.speaker[1]).toBe("REUTERS");
  });
  it("stands after what is said, and behind a pronoun", () => {
    const r = reading(
      'Norway\'s energy minister, Kari Dahl, met reporters in Oslo. "The cable will be cut," she said. Exports may rise, diplomats said.',
    );
    expect(one(r, "attribution", "she said").source).toBe("DAHL");
    expect(one(r, "question", "will be cut").speaker).toEqual(["AUTHOR", "DAHL"]);
    expect(one(r, "question", "may rise").speaker[1]).toBe("DIPLOMATS");
  });
  it("a gloss between dashes is not in the mouth of the one who is quoted", () => {
    const r = reading(
      'Lavrov indicated Russia\'s willingness to discuss "any matters" that are of interest to Japan - ie the Kurile Islands and China - and to seek an agreement.',
    );
    expect(one(r, "attribution", "any matters").verb_class).toBe("direct-quote");
    expect(
      of(r, "event")
        .filter((e) => e.event?.plover === "AGREE")
        .map((e) => e.quote),
    ).toEqual(['Russia\'s willingness to discuss "any matters" that are of interest to Japan', "to seek an agreement"]);
  });
  it("nobody is named by a passive without an agent", () => {
    const r = reading("Peru is regarded as one of the largest suppliers of copper.");
    expect(of(r, "attribution")[0]).toMatchObject({ source: null, verb_class: "believe" });
    expect(one(r, "claim", "is regarded as").strength).toMatchObject({ word: "likely" });
  });
});

describe("how sure, and whether denied", () => {
  it("'may certainly' keeps both hedges and picks neither", () => {
    const { hedges, strength } = one(
      reading("Sanctions may certainly be driving Tehran to look for new partners."),
      "claim",
      "Sanctions may certainly",
    );
    expect(hedges!.map((h) => h.text)).toEqual(["may certainly"]);
    expect(strength).toMatchObject({ word: null, unfilled: true });
    expect(strength!.range[0]).toBeLessThan(0.6);
    expect(strength!.range[1]).toBeGreaterThan(0.6);
  });
  it("bare may, might and could have no word of ICD-203 and stay unfilled", () => {
    for (const modal of ["may", "might", "could"])
      expect(one(reading(`Ecuador ${modal} leave the pact.`), "question", `${modal} leave`).strength).toMatchObject({
        word: null,
        range: [0.2, 0.6],
        unfilled: true,
      });
  });
  it.each([
    ["will probably", "likely"],
    ["is unlikely to", "unlikely"],
    ["will almost certainly", "almost certain"],
    ["is very likely to", "very likely"],
  ])("'%s' is '%s'", (words, word) => {
    expect(one(reading(`Kenya ${words} close the border.`), "question", "close the border").strength!.word).toBe(word);
  });
  it("a one-in-five chance and a 40 percent chance are numbers of the text; ninety percent who agreed are not", () => {
    expect(
      one(reading("There is a one-in-five chance that Chad will withdraw its troops."), "question", "withdraw")
        .strength!.range,
    ).toEqual([0.2, 0.2]);
    expect(one(reading("We put the chance of a strike at 40 percent."), "question", "chance").strength!.range).toEqual([
      0.4, 0.4,
    ]);
    const r = reading("Ninety percent of villagers agreed that the dam is a mistake.");
    expect(r.items.filter(isTelling).every((i) => i.strength?.range[0] !== 0.9)).toBe(true);
  });
  it("'denied that' and 'doubts that' turn what is said; denying twice turns it back", () => {
    expect(
      one(reading("Ghana denied that its soldiers crossed the river."), "claim", "soldiers crossed").polarity,
    ).toBe("negative");
    expect(one(reading("Togo doubts that Benin wants a deal."), "claim", "Benin wants").polarity).toBe("negative");
    expect(
      one(reading("Neither Ghana nor Togo has denied that talks took place."), "claim", "talks took place").polarity,
    ).toBe("positive");
    expect(one(reading("It is not impossible that Togo prefers a delay."), "claim", "not impossible").polarity).toBe(
      "positive",
    );
  });
  it("'only partially true' corrects what one side believes of the other", () => {
    const r = reading("The strong demand for Russian energy that Moscow imputes to Tokyo is only partially true.");
    const belief = one(r, "belief", "demand for Russian energy");
    const claim = one(r, "claim", "only partially true");
    expect(belief).toMatchObject({ holder: "RUS", object: ["JPN"] });
    expect(claim.polarity).toBe("partial");
    expect(claim.links).toContainEqual({ rel: "corrects", to: belief.id });
  });
});

describe("accords", () => {
  it("an offer to discuss a treaty signs none; a memorandum is signed and does not bind", () => {
    const r = reading(
      "Serbia was prepared to discuss a border treaty with Croatia. Last week the two countries signed a memorandum of understanding (MoU) on railways.",
    );
    expect(one(r, "accord", "treaty")).toMatchObject({ status: "proposed", binding: "would bind" });
    expect(one(r, "accord", "memorandum")).toMatchObject({ status: "signed", binding: "no" });
  });
  it.each([
    "Oman drafted a fisheries agreement with Yemen.",
    "Oman wants a fisheries agreement with Yemen.",
    "A fisheries agreement could be signed by 2030.",
    "The fisheries agreement has not been signed.",
    "If Oman signs a fisheries agreement, Yemen will gain.",
    "Oman offered to sign a fisheries agreement.",
    "A proposed fisheries agreement was discussed.",
    "Oman refused to sign a fisheries agreement with Yemen.",
    "The fisheries agreement remains unsigned.",
  ])("is not signed: %s", (text) => {
    for (const { quote, status } of of(reading(text), "accord"))
      expect(status, quote).toMatch(/proposed|refused|hypothetical/);
  });
  it("nothing tangible and a series of signed agreements pull apart, and both are said", () => {
    const r = reading(
      "Italy and Libya signed a series of agreements on migration. There is as yet nothing tangible to show for it.",
    );
    expect(r.tensions).toHaveLength(1);
    const [a, b] = r.tensions[0].items.map((id) => r.items.find((i) => i.id === id)!);
    expect([a!.kind, b!.kind].sort()).toEqual(["accord", "claim"]);
  });
});

describe("events", () => {
  it("an attempt is certain, its success is not said", () => {
    const e = one(reading("China has attempted to block Japan from buying rare earths."), "event", "block");
    expect(e).toMatchObject({ event: { plover: "SANCTION" }, subject: ["CHN"], object: ["JPN"] });
    expect(e.hedges!.map((h) => h.text)).toEqual(["attempted to"]);
  });
  it("'attacked' as speech is told from an attack by what is attacked", () => {
    expect(one(reading("Rebels attacked the port of Aden on 3 May."), "event", "attacked").event!.plover).toBe(
      "ASSAULT",
    );
  });
  it("what is only conditional or future is not an event", () => {
    expect(of(reading("If Mali attacks, Niger would seal its border. Niger might expel the envoy."), "event")).toEqual(
      [],
    );
  });
});

describe("questions and their conditions", () => {
  it("'either in energy or in a broader settlement' asks two things under one condition, whose threshold is the words of the text", () => {
    const r = reading(
      "If Chinese pressure on Japan becomes too overbearing, we may yet see progress either in energy or in a broader settlement between Russia and Japan.",
    );
    const asked = of(r, "question");
    expect(asked.map((q) => q.quote)).toEqual([
      "progress either in energy",
      "a broader settlement between Russia and Japan",
    ]);
    for (const q of asked) expect(q.condition!.text).toBe("If Chinese pressure on Japan becomes too overbearing");
    expect(one(r, "driver", "Chinese pressure")).toMatchObject({ threshold_word: "too overbearing" });
    expect(asked[0].links).toContainEqual({ rel: "alternative-to", to: asked[1].id });
  });
  it.each([
    ["Should the rains fail, Sudan will probably side with Egypt.", "Should the rains fail"],
    ["Were the EU to lift the ban, Jakarta could hardly refuse.", "Were the EU to lift the ban"],
    ["Unless Lima pays, the mine is unlikely to open.", "Unless Lima pays"],
    ["The mine might close if copper falls.", "if copper falls"],
  ])("%s", (text, condition) => {
    expect(of(reading(text), "question")[0].condition!.text).toBe(condition);
  });
  it("'nothing is agreed until everything is agreed' is a claim with a condition and no accord", () => {
    const r = reading("Nothing is agreed until everything is agreed, the envoy said.");
    expect(of(r, "accord")).toEqual([]);
    expect(one(r, "claim", "Nothing is agreed").condition!.text).toContain("until everything is agreed");
  });
});

describe("names", () => {
  it("family name first, two nations in one word, a capital for its government", () => {
    const r = reading(
      "Russo-Japanese talks were held when Prime Minister Noda Yoshihiko met President Vladimir Putin. Noda left early. Tokyo fears delay.",
    );
    const actor = (words: string): Actor => one(r, "actor", words);
    expect(actor("Russo-Japanese")).toMatchObject({ entity: "RUS", also: ["JPN"] });
    expect(actor("Noda Yoshihiko").entity).toBe("NODA");
    expect(r.entities["NODA"]).toMatchObject({ iso3: "JPN", sector: "GOV", type: "person" });
    expect(actor("Tokyo").entity).toBe("JPN");
  });
  it("an acronym in brackets names the body from there on; a place where something happens is not an actor", () => {
    const r = reading("The Mekong Basin Council (MBC) met in Vienna. The MBC rejected the plan.");
    expect(of(r, "actor").map((a) => a.quote)).toEqual(["Mekong Basin Council (MBC)"]);
    expect(one(r, "event", "rejected").subject).toEqual(["MBC"]);
  });
});
