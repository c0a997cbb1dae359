/** Constructions that articles on disputes are made of, kind by kind; sentences of our own. */
import { describe, expect, it } from "vitest";
import {
  isTelling,
  read,
  type ItemOf,
  type Kind,
  type Reading,
  type Telling,
  type Time,
} from "../../src/reader/index.ts";

const reading = (text: string, asOf = "2024-05-20"): Reading => read(text, { asOf });
const quotes = (text: string, kind: Kind, asOf?: string): string[] =>
  reading(text, asOf)
    .items.filter((i) => i.kind === kind)
    .map((i) => i.quote);
const telling = (text: string): Telling[] => reading(text).items.filter(isTelling);
const first = <K extends Kind>(text: string, kind: K, asOf?: string): ItemOf<K> => {
  const found = reading(text, asOf).items.find((i): i is ItemOf<K> => i.kind === kind);
  if (!found) throw new Error(`no ${kind} in '${text}'`);
  return found;
};

describe("frames of speech", () => {
  it.each([
    [
      'The envoys met. "It is done," Ana Silva, the minister, said. Luis Prado, an envoy, was guarded: "We are close to it."',
      "PRADO",
    ],
    ['Luis Prado, an envoy, had one worry: "We shall not sign anything before the winter."', "PRADO"],
  ])("a quotation behind a colon is of the subject before it: %s", (text, who) => {
    const said = reading(text).items.filter(({ quote, kind }) => kind === "claim" && text.endsWith(`${quote}."`));
    expect(said.map(({ speaker }) => speaker.at(-1))).toEqual([who]);
  });
  it.each([
    [
      "Finland's prime minister, Aino Laine, told Yle on Sunday that Helsinki would not cede its waters.",
      "Finland's prime minister, Aino Laine, told Yle on Sunday that",
    ],
    ["Norway urged Iceland to return to the table.", "Norway urged Iceland to"],
    ["The court ruled in March that the decree was void.", "The court ruled in March that"],
    ["Zambia had heard from Harare that the bridge was unsafe.", "Zambia had heard from Harare that"],
    ["Togo did not rule out a summit in Accra.", "Togo did not rule out"],
    ["Tirana considers the swap acceptable.", "Tirana considers"],
    ["In Riga's eyes, the accord is a dead letter.", "In Riga's eyes"],
    [
      "According to two people familiar with the talks, Riyadh has shelved the plan.",
      "According to two people familiar with the talks",
    ],
    ["Nine in ten traders said that prices would rise.", "Nine in ten traders said that"],
    ["The plan will fail, a former envoy, Luis Prado, told reporters.", "a former envoy, Luis Prado, told reporters"],
    [
      'Chad\'s foreign minister attacked the decision as "a provocation".',
      "Chad's foreign minister attacked the decision as",
    ],
  ])("%s", (text, frame) => {
    expect(quotes(text, "attribution").join(" | ")).toContain(frame.replace(/ familiar with the talks$/, ""));
  });
  it("'he' and 'she' go to whoever was called so, before one of whom it is not known", () => {
    const r = reading(
      'Hanna Berg negotiated for Sweden. She left in May. President Joao Alves regards the matter as closed. "It is not," she said.',
    );
    expect(r.items.find((i) => i.quote === "she said")).toMatchObject({ source: "BERG" });
  });
  it("'the mediator' is the one who was described before, and nobody else", () => {
    const r = reading(
      'Melissa Ramos signed for Belize. The line must hold, according to a Swiss mediator. "Nobody can yield," the mediator said.',
    );
    const [a, b] = r.items.filter((i) => i.kind === "attribution");
    expect(b!.source).toBe(a!.source);
  });
  it("a quotation that goes on after its frame, and answers in an interview, keep their speaker", () => {
    const r = reading(
      '"We did not ask for this," Mayor Ilir Hoxha told reporters. "Serbian pressure has made us bold."',
    );
    expect(r.items.find((i) => i.kind === "driver")!.speaker).toEqual(["AUTHOR", "HOXHA"]);
    const talk = reading(
      'We put three questions to Sara Nkomo, a lawyer in Harare.\n\nWill it rain? "Malawi\'s heavy dependence on maize has made it anxious."',
    );
    expect(talk.items.find((i) => i.kind === "driver")!.speaker).toEqual(["AUTHOR", "NKOMO"]);
  });
  it("'her argument goes like this' hands the text over, and 'I' takes it back", () => {
    const r = reading(
      "In the Review, Clara Weiss has an essay claiming that the dam is doomed. Her argument goes like this.\n\nSudan's growing debts have made Cairo bold. I doubt that debts alone would do it.",
    );
    expect(r.items.find((i) => i.kind === "driver")!.speaker).toEqual(["AUTHOR", "WEISS"]);
    expect(r.items.find((i) => i.quote.startsWith("debts alone"))!.speaker).toEqual(["AUTHOR"]);
  });
  it("four links and the author nest, the last of them a belief", () => {
    const r = reading(
      "Reuters reported that a Thai diplomat had said that Hanoi had told Manila that Beijing believed a strike would be short.",
    );
    expect(r.items.find((i) => i.kind === "belief")!.speaker).toEqual(["AUTHOR", "REUTERS", "THA.GOV", "VNM", "CHN"]);
  });
});

describe("a participle between an article and a name or a noun", () => {
  it.each([
    ["Greece and Turkey quarrel over a dam in the disputed Aegean.", "a dam in the disputed Aegean"],
    ["Greece and Turkey argue over the disputed Aegean.", "the disputed Aegean"],
    ["Chad and Mali quarrel over the sunken ships.", "the sunken ships"],
    ["Chad and Mali quarrel over the promised Danish loan.", "the promised Danish loan"],
  ])("stays in the phrase: %s", (text, phrase) => {
    const stakes = quotes(text, "stake");
    expect(stakes).toContain(phrase);
    for (const stake of stakes) expect(stake.split(" ").length).toBeGreaterThan(1);
  });
});

describe("frames around what is said, further ones", () => {
  it.each([
    ["In the view of most traders, the pipeline is dead.", "In the view of most traders"],
    ["Peru has no friends, as the mayor put it.", "the mayor put it"],
    [
      "The warning from the energy ministry that gas will run short frightened Sofia.",
      "The warning from the energy ministry that",
    ],
    ["By the ministry's own account, the dam leaks.", "By the ministry's own account"],
    ["To hear Lima tell it, the talks never began.", "To hear Lima tell it"],
    ["Tunis's line has been that the waters are its own.", "Tunis's line has been that"],
    ["The minister told a crowd in Oran that the gate was shut.", "The minister told a crowd in Oran that"],
    ["The president assured his generals that fuel would come.", "The president assured his generals that"],
    [
      "A Danish envoy quoted a Greenlandic hunter as saying that the ice was thin.",
      "A Danish envoy quoted a Greenlandic hunter as saying that",
    ],
    ["The deal died, said Amal Idris, who insisted that nobody had read it.", "who insisted that"],
    ["The harbour is safe, even if its pilot denies that the channel is deep.", "its pilot denies that"],
    ["By ten votes to five the African Union found that the ballot was fair.", "the African Union found that"],
    ["The company boasted that it would drill in June.", "The company boasted that"],
    ["It is rumoured that Togo has paid.", "It is rumoured that"],
    ["The envoys claimed to be acting for the king.", "The envoys claimed"],
    [
      "A World Bank team estimated last spring that shared rules would help.",
      "A World Bank team estimated last spring that",
    ],
    ["Minister Ana Ruiz was blunter. By her reckoning, the odds are poor.", "By her reckoning"],
    ["Niger closed the road after accusing Chad of arming rebels.", "accusing Chad of"],
    ["Oslo takes the view that the shelf is its own.", "Oslo takes the view that"],
    ["The minister voiced fears that prices would soar.", "The minister voiced fears that"],
    ["Rabat rejects the claim that it bugged the phones.", "Rabat rejects the claim that"],
    ["Ghana's president made it clear that the port would stay.", "Ghana's president made it clear that"],
    ["The junta let it be known that talks were over.", "The junta let it be known that"],
    [
      "Optimists, a small band, point out that a rail link would help everyone.",
      "Optimists, a small band, point out that",
    ],
    ["Green groups suspect that the gate is broken.", "Green groups suspect that"],
    ["Algerian officials deny trying to stir up trouble.", "Algerian officials deny"],
    ["The envoy went further, telling a French newspaper that the deal was dead.", "telling a French newspaper that"],
  ])("%s", (text, frame) => {
    expect(quotes(text, "attribution")).toContain(frame);
  });
  it("'this newspaper' is the author, and nobody rules nothing out", () => {
    expect(first("This newspaper has always believed that tolls are folly.", "attribution").source).toBe("AUTHOR");
    for (const text of ["Nobody ruled out a truce.", "Nobody doubts that the field is rich."])
      expect(quotes(text, "attribution")).toEqual([]);
  });
  it("somebody behind a name and a comma is the person named, in what he or she goes on to say", () => {
    const r = reading(
      "Lars Hedberg, a Norwegian lawyer who advised both governments, is sceptical. The letters, he notes, were never ratified.",
    );
    expect(r.items.find((i) => i.kind === "attribution" && i.quote === "he notes")!).toMatchObject({
      source: "HEDBERG",
    });
  });
});

describe("who is who, by the shape of names", () => {
  it.each([
    ["Hamad bin Rashid deposed his uncle.", "Hamad bin Rashid"],
    ['"We are ready," concedes Omar al-Farsi, an Omani negotiator.', "Omar al-Farsi"],
    ["Maria van der Berg, a Dutch economist, reckons that prices may well rise.", "Maria van der Berg"],
    ["RusHydro, the Russian power company, walked away.", "RusHydro"],
    ["Opponents in the Ata-Jurt party say as much.", "Ata-Jurt party"],
    ["The head of the Osh Farmers' Union said that wells were dry.", "Osh Farmers' Union"],
    ["Equinor's engineers believe that the well is dry.", "Equinor's engineers"],
    ["Its spokesman denies that the plant is unsafe.", "Its spokesman"],
    ["Officials from both ministries say that the bridge will open.", "Officials from both ministries"],
    ["People close to the talks say that Paris would accept a joint zone.", "People close to the talks"],
    ["Gunmen killed four guards in May.", "Gunmen"],
    ["Peace is far off, predicts Pavel Orlov of the Carnegie Center.", "Pavel Orlov"],
    ["The ASEAN secretariat has been urging patience.", "ASEAN secretariat"],
    ["The Mekong states met again.", "Mekong states"],
  ])("%s", (text, actor) => {
    expect(quotes(text, "actor")).toContain(actor);
  });
  it("a court that sits in a city is not its government, nor is a treaty's city", () => {
    expect(quotes("A Stockholm court made the award.", "actor")).toEqual(["Stockholm court"]);
    expect(quotes("Under the Treaty of Lima the port is free.", "actor")).toEqual([]);
  });
});

describe("how sure it sounds", () => {
  it.each([
    ["The odds of war remain slim.", "slim", [0.05, 0.2]],
    ["The chances of a deal this year are, on balance, good.", "good", [0.55, 0.8]],
    ["A new embargo is a foregone conclusion.", "a foregone conclusion", [0.95, 0.99]],
    ["A short truce cannot be excluded.", "cannot be excluded", [0.2, 0.6]],
    ["A swap of prisoners is odds-on.", "odds-on", [0.55, 0.8]],
    ["Chad has seemingly given way.", "seemingly", [0.55, 0.8]],
    ["A truce is on the cards.", "on the cards", [0.55, 0.8]],
    ["The drought threatens to empty the lake.", "threatens to", [0.2, 0.6]],
    ["A truce is a realistic possibility.", "a realistic possibility", [0.4, 0.5]],
    ["The talks are doomed.", "doomed", [0.95, 0.99]],
    ["A deal is less likely than a truce.", "less likely", [0.2, 0.45]],
  ])("%s", (text, cue, range) => {
    const claim = telling(text as string).find((i) => (i.hedges ?? []).length > 0)!;
    expect(claim.hedges!.map((h) => h.text)).toContain(cue);
    expect(claim.strength!.range).toEqual(range);
  });
  it("a number some words behind the chance of it is its probability, and so is an estimate of one's own", () => {
    expect(
      first(
        "I would put the chance of a full reopening of the long frontier before the next summer games at three in five.",
        "question",
      ).strength!.range,
    ).toEqual([0.6, 0.6]);
    expect(
      telling("A swap is possible. Our own estimate is one in four.").some((i) => i.strength?.range[0] === 0.25),
    ).toBe(true);
  });
});

describe("accords and where they stand", () => {
  it.each([
    "Oman's plan for a new transit pact remains on paper.",
    "Hopes of a new trade pact faded.",
    "With a new pact, both would gain.",
    "Oslo dreams of a new fisheries accord with London.",
    "Chad wants a ten-year deal under African rules.",
    "A lasting peace requires another water treaty.",
    "A new border pact remains a distant dream.",
    "Some agreement, analysts reckon, is a year away.",
    "A broader water treaty is still an idea.",
    "Nobody ruled out a short bridging deal.",
    "Should the season be a bad one, Manila and Hanoi would in all probability agree to a temporary truce.",
    "They are close to signing a border treaty.",
    "The emir is expected soon to sign a transit pact.",
    "Oman's peace plan, announced in March, pleased nobody.",
    "Chad wants an accord of at least ten years.",
    "They lack an extradition treaty.",
  ])("what a text only proposes is never signed or in force: %s", (text) => {
    for (const { status } of reading(text).items.filter((i) => i.kind === "accord"))
      expect(["proposed", "hypothetical", "refused", undefined]).toContain(status);
  });
  it("an extension, a supplement and what an accord would do belong to its name", () => {
    expect(quotes("Gabon offered a two-year extension of the present lease.", "accord")[0]).toBe(
      "a two-year extension of the present lease",
    );
    expect(quotes("They signed a supplement to the Basel Agreement.", "accord")[0]).toBe(
      "a supplement to the Basel Agreement",
    );
    expect(quotes("She proposes a contract that would swap copper for a port.", "accord")).toEqual([
      "a contract that would swap copper for a port",
    ]);
  });
  it("what is breached, or has parties, stands", () => {
    expect(first("The embargo is a breach of the fisheries agreement.", "accord").status).toBe("in force");
  });
  it("who signed it says so behind `that`", () => {
    expect(first("The line was foreseen in a memorandum that Oman and Yemen signed in January.", "accord").status).toBe(
      "signed",
    );
  });
  it.each([
    ["Peru and Chile have initialled a lithium accord.", "signed"],
    ["The truce of 1999 still holds.", "in force"],
    ["The pact lapsed in 2008.", "lapsed"],
    ["Oman has suspended the border treaty of 1982.", "lapsed"],
    ["The roadmap was shelved in May.", "lapsed"],
    ["The 1991 convention remains in force.", "in force"],
    ["Jordan tore up the water compact of 1994.", "ended"],
    ["Kuwait tabled a draft protocol.", "proposed"],
    ["A hotline has only been proposed.", "proposed"],
    ["The still unsigned Geneva principles divide them.", "proposed"],
    ["We ask whether Laos and Cambodia will conclude a binding code of conduct.", "proposed"],
    ["Fiji would sign a maritime treaty if Tonga did.", "proposed"],
    ["Ghana might invoke its 1961 defence treaty with Togo.", "in force"],
    ["The ceasefire brokered by Qatar expired at midnight.", "lapsed"],
  ])("%s", (text, status) => {
    expect(first(text, "accord").status).toBe(status);
  });
  it("an accord is its name, without what is told of it", () => {
    expect(
      quotes("The transit treaty that Mali and Niger have discussed since 2012 is still unsigned.", "accord"),
    ).toEqual(["The transit treaty"]);
    expect(quotes("The Declaration on Fair Passage (DFP), signed in 2002, is not binding.", "accord")).toEqual([
      "The Declaration on Fair Passage (DFP)",
    ]);
  });
});

describe("events", () => {
  it.each([
    ["Chad's president attacked the plan.", "ACCUSE"],
    ["Chad's president attacked him for the delay.", "ACCUSE"],
    ["Togo's minister attacked her account as a dream.", "ACCUSE"],
    ["Rebels attacked the port on 3 May.", "ASSAULT"],
    ["Sudanese troops attacked the town.", "ASSAULT"],
    ["Turkish officials protested that their ally had left them.", "ACCUSE"],
    ["Kosovo raised customs duties on Serbian goods.", "SANCTION"],
    ["Peru's bid to join the club failed.", "REJECT"],
    ["Eritrean troops moved onto the hill.", "MOBILIZE"],
    ["Egypt bought a stake in the field.", "COOPERATE"],
    ["Talks between Serbia and Kosovo resumed in May.", "CONSULT"],
    ["Georgia vowed to tear up the deal.", "REJECT"],
    ["Niger reopened the border crossing.", "CONCEDE"],
  ])("%s is %s", (text, type) => {
    expect(first(text, "event").event!.plover).toBe(type);
  });
  it("a mode stands where the words give it", () => {
    const mode = (text: string): string | undefined => first(text, "event").event!.mode;
    expect(mode("China has attempted to block Japan from buying rare earths.")).toBe("discontinue");
    expect(mode("Swiss diplomats mediated between Iran and Oman.")).toBe("third-party");
    expect(mode("Iran's president spoke by telephone to Oman's sultan.")).toBe("phone");
    expect(mode("Mali expelled the French ambassador.")).toBe("expel");
    expect(mode("Oman accused Yemen of smuggling.")).toBe("allege");
    expect(mode("Russian jets bombed the depot.")).toBe("heavy-weapons");
    expect(mode("Togo signed a treaty with Benin.")).toBeUndefined();
  });
  it("what is asked, denied, never done or only refused by `no` is no event", () => {
    expect(quotes("Why did Iran sign the treaty?", "event")).toEqual([]);
    expect(quotes("Iran denied that it shelled the town.", "event")).toEqual([]);
    expect(quotes("Iran did not withdraw its troops.", "event")).toEqual([]);
  });
  it("an event without a date takes what is said beside it, and says on what that rests", () => {
    const of = (text: string, part: string): Time | undefined =>
      telling(text).find((i) => i.kind === "event" && i.quote.includes(part))!.time;
    expect(of("Mali's minister met Niger's on 6 May and agreed to restore ties.", "agreed")).toMatchObject({
      resolved: ["2024-05-06", "2024-05-06"],
      basis: expect.stringContaining("beside it"),
    });
    expect(of("At the recent summit in Lomé, Togo and Benin signed a pact.", "signed")).toMatchObject({
      resolved: ["2024-02", "2024-05-20"],
      basis: expect.stringContaining("recent"),
    });
    expect(of("In 2019 Iran built a port. Oman has blocked the strait.", "blocked")).toMatchObject({
      expr: null,
      resolved: ["2019", "2024-05-20"],
      basis: expect.stringContaining("perfect tense"),
    });
    expect(of("Oman has blocked the strait.", "blocked")).toMatchObject({
      expr: null,
      resolved: ["2024", "2024-05-20"],
      basis: expect.stringContaining("by convention"),
    });
    expect(of("Oman blocked the strait.", "blocked")).toBeUndefined();
  });
});

describe("drivers, needs, stakes, beliefs", () => {
  it.each([
    ["Vietnam's growing arms purchases reflect this.", "Vietnam's growing arms purchases"],
    ["Rising nationalism in Delhi and Beijing makes compromise hard.", "Rising nationalism in Delhi and Beijing"],
    ["Serbia's relentless campaign against us goes on.", "Serbia's relentless campaign against us"],
    ["Were copper to fall below 6,000 dollars, Zambia would probably default.", "copper to fall below 6,000 dollars"],
    ["Djibouti's heavy dependence on one client worries it.", "Djibouti's heavy dependence on one client"],
  ])("driver: %s", (text, quote) => {
    expect(quotes(text, "driver")).toContain(quote);
  });
  it.each([
    ["Brazil, which fears a war on its frontier, moved troops.", "which fears a war on its frontier"],
    ["Ethiopia, where half have no light, needs power exports.", "needs power exports"],
  ])("need: %s", (text, quote) => {
    expect(
      quotes(text, "need").some((q) => q.includes(quote)),
      quotes(text, "need").join(" | "),
    ).toBe(true);
  });
  it.each([
    [
      "The quarrel between Djibouti and Eritrea over Ras Doumeira goes on.",
      "The quarrel between Djibouti and Eritrea over Ras Doumeira",
    ],
    ["Argentina reiterated its claim to the islands.", "its claim to the islands"],
    ["The feud over fishing quotas is old.", "The feud over fishing quotas"],
    ["Their standoff over the strait is old.", "Their standoff over the strait"],
    ["Sovereignty over the reef divides them.", "Sovereignty over the reef"],
  ])("stake: %s", (text, quote) => {
    expect(quotes(text, "stake")).toContain(quote);
  });
  it("what is doubted is no belief; what is assumed is one", () => {
    expect(quotes("Togo doubts that Benin wants a deal.", "belief")).toEqual([]);
    expect(quotes("Ankara assumed that Baku would accept the deal as long as the talks advanced.", "belief")).toEqual([
      "Baku would accept the deal as long as the talks advanced",
    ]);
  });
});

describe("questions and what they hang on", () => {
  it.each([
    ["Whether Jakarta will sign the code is open.", "Whether Jakarta will sign the code"],
    ["The deepening fear of isolation on both sides of the strait might lead to a pact.", "might lead to a pact"],
    [
      "Should the truce hold, a wider accord is likelier than not, and with it, perhaps, an end to the blockade.",
      "an end to the blockade",
    ],
    ["It is likely that the plan will be adopted.", "the plan will be adopted"],
    ["The chance of a deal next year is slim, so we put the odds of a war at one in five.", "the odds of a war"],
    ["The accords could either lapse in silence or be withdrawn.", "be withdrawn"],
    ["There is little prospect that the parliament will approve the plan.", "the parliament will approve the plan"],
  ])("%s", (text, quote) => {
    expect(quotes(text, "question")).toContain(quote);
  });
  it.each([
    [
      "As long as oil stays above 80 dollars, Baku will not yield unless pressed, and it might wait.",
      "As long as oil stays above 80 dollars",
    ],
    [
      "If the road is repaired, as the plan foresees, Asmara will probably open the port.",
      "If the road is repaired, as the plan foresees",
    ],
  ])("condition: %s", (text, condition) => {
    expect(
      telling(text)
        .filter((i) => i.condition)
        .map((i) => i.condition!.text),
    ).toContain(condition);
  });
  it("'nothing is agreed until everything is agreed' is a claim with its condition even inside a relative", () => {
    const claim = reading(
      "They hold to the formula of 2014, under which nothing is agreed until everything is agreed.",
    ).items.find((i) => i.kind === "claim" && i.condition);
    expect(claim).toMatchObject({ quote: "nothing is agreed until everything is agreed", polarity: "negative" });
  });
  it("numbers: one in five beside odds is one; a share, a count or 'next November' is none", () => {
    expect(first("I would put the odds of a war at one in five.", "question").strength!.range).toEqual([0.2, 0.2]);
    for (const text of [
      "Ninety percent of Kosovars agreed.",
      "Of the twelve envoys, nine agreed that Togo will lose.",
      "Seventy-eight percent of voters support duties on Serbian goods.",
    ])
      for (const i of telling(text)) expect([0.9, 0.75, 0.78]).not.toContain(i.strength?.range[0]);
    expect(first("Ghana will probably lift the ban next November.", "question").time).toMatchObject({
      resolved: ["2024-11", "2024-11"],
    });
  });
});

describe("who is only described", () => {
  it("an official of an organisation is not the organisation; a body of somebody's own is an actor", () => {
    const r = reading(
      "A senior EU official said that Togo will pay. Ghana's state bank lent it money, and our prime minister met two delegates.",
    );
    expect(r.items.find((i) => i.kind === "attribution")!.source).toBe("EU.GOV");
  });
  it("a place to which somebody goes is no actor; a nationality behind a name is not another one", () => {
    expect(quotes("President Ali Bongo flew to Yerevan.", "actor")).toEqual(["President Ali Bongo"]);
    expect(quotes("Kostas Meridis, a former Greek negotiator, doubts that Turkey wants war.", "actor")).toEqual([
      "Kostas Meridis",
      "Turkey",
    ]);
  });
});

describe("links", () => {
  it("a frame introduces what it covers itself, not what a frame inside it does", () => {
    const r = reading("Oman said that Yemen believes that Iran is weak.");
    const [outer, inner] = r.items.filter((i) => i.kind === "attribution");
    const belief = r.items.find((i) => i.kind === "belief")!;
    expect(inner!.links).toContainEqual({ rel: "introduces", to: belief.id });
    expect((outer!.links ?? []).some((l) => l.to === belief.id)).toBe(false);
  });
});
