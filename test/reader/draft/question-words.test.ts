/** The words of questions: as a forecaster would write them, from an outcome, from a forecast, and from a model's. */
import { describe, expect, it } from "vitest";
import { askAsWritten, askOf, askOfApproval, askOfForecast } from "../../../src/reader/draft/question-words.ts";

const parties = ["Japan", "Russia"];
const ofOutcome = (issue: string, outcome: string, unspecified = false): string =>
  askOf({ parties, names: [...parties, "European Union", "Varda"], issue, outcome, unspecified, by: "2015-12" });

describe("an outcome", () => {
  it.each([
    ["Peace treaty", "A peace treaty", "Will Japan and Russia sign a peace treaty by the end of 2015?"],
    ["Peace treaty", "A treaty is signed", "Will a treaty be signed by the end of 2015?"],
    ["Peace treaty", "Signed", "Will the peace treaty be signed by the end of 2015?"],
    ["The border", "Joint patrols", "Will Japan and Russia agree on joint patrols by the end of 2015?"],
    ["Tolls", "Russia lifts its tolls", "Will Russia lift its tolls by the end of 2015?"],
    ["Tolls", "Russia abolishes tolls", "Will Russia abolish tolls by the end of 2015?"],
    ["Islands", "Japan gets two islands", "Will Japan get two islands by the end of 2015?"],
    ["Islands", "The two islands are handed over", "Will the two islands be handed over by the end of 2015?"],
    ["Vote", "European Union observers are let in", "Will European Union observers be let in by the end of 2015?"],
    [
      "Gas",
      "Ten years at a fixed price",
      "Will Japan and Russia agree on ten years at a fixed price by the end of 2015?",
    ],
    ["The name", "Upper or Lower Varda", "Will Japan and Russia agree on Upper or Lower Varda by the end of 2015?"],
    ["Gas", "Japanese gas first", "Will Japan and Russia agree on Japanese gas first by the end of 2015?"],
    ["Gas", "Varda-wide patrols", "Will Japan and Russia agree on Varda-wide patrols by the end of 2015?"],
    [
      "Force",
      "Declaration against force",
      "Will Japan and Russia sign a declaration against force by the end of 2015?",
    ],
    [
      "Force",
      "Interim agreement on tolls",
      "Will Japan and Russia sign an interim agreement on tolls by the end of 2015?",
    ],
    [
      "Oil",
      "Oil revenue shared, new state dropped",
      "Will oil revenue be shared and new state dropped by the end of 2015?",
    ],
    ["Oil", "Sanctions lifted", "Will sanctions be lifted by the end of 2015?"],
    ["Oil", "The new speed", "Will Japan and Russia agree on the new speed by the end of 2015?"],
    ["Prisoners", "All are exchanged", "Will all be exchanged (Prisoners) by the end of 2015?"],
  ])("%s: %s", (issue, outcome, ask) => expect(ofOutcome(issue, outcome)).toBe(ask));
  it.each([
    ["Kuril Islands", "Will Japan and Russia settle the Kuril Islands by the end of 2015?"],
    ["Lake Orsk", "Will Japan and Russia settle the question of Lake Orsk by the end of 2015?"],
    ["Border", "Will Japan and Russia settle the border by the end of 2015?"],
  ])("without terms is a settlement of its matter: %s", (issue, ask) =>
    expect(ofOutcome(issue, "A settlement", true)).toBe(ask),
  );
  it("names no more parties than can be read, and the month where it is not the year's last", () => {
    const many = ["Peru", "Chile", "Mali", "Niger"];
    expect(
      askOf({ parties: many, names: many, issue: "Water", outcome: "A pact", unspecified: false, by: "2027-03" }),
    ).toBe("Will the parties sign a pact by the end of March 2027?");
    expect(askOf({ parties, names: parties, issue: "Water", outcome: "A pact", unspecified: false, by: null })).toBe(
      "Will Japan and Russia sign a pact?",
    );
  });
  it.each([
    ["The Diet", "Will the Diet give its approval"],
    ["Knesset", "Will Knesset give its approval"],
    ["Brazilian congress", "Will Brazilian congress give its approval"],
    ["The voters", "Will the voters give their approval"],
    ["Both parliaments", "Will both parliaments give their approval"],
    ["The House of Lords", "Will the House of Lords give its approval"],
  ])("of a procedure is an approval: %s", (who, begins) =>
    expect(askOfApproval(who, "2027-12")).toBe(`${begins} by the end of 2027?`),
  );
});

describe("a forecast of a text", () => {
  const names = ["Norland", "Varda", "Lower House"];
  it.each([
    ["Norland may close the port", "Will Norland close the port?"],
    ["Norland will probably not close the port before May", "Will Norland close the port before May?"],
    ["Norland and Varda are unlikely to sign a pact by June", "Will Norland and Varda sign a pact by June?"],
    ["The talks are expected to resume in May", "Will the talks resume in May?"],
    ["A partial deal could still be signed this year", "Will a partial deal be signed this year?"],
    ["an interim pact is more likely by 2027", "Will there be an interim pact by 2027?"],
    ["Lower House might reject it", "Will Lower House reject it?"],
    ["there will be a signature by the summer", "Will there be a signature by the summer?"],
  ])("%s", (quote, ask) => expect(askOfForecast(quote, [], names)).toBe(ask));
  it("names who its pronoun stands for", () =>
    expect(askOfForecast("They could go to arbitration", ["Norland", "Varda"], names)).toBe(
      "Will Norland and Varda go to arbitration?",
    ));
  it.each([
    "might lead to a breakthrough",
    "Without Tern we will pay for every winter twice",
    "By May they could sign",
    "which could return at any time",
    "it may be",
    "They will pay",
    "He may have been too kind",
    "nobody will sign",
    "I would call that improbable",
    "the rest to follow quickly",
    "What is still possible",
  ])("that does not say who or what is not a question: %s", (quote) =>
    expect(askOfForecast(quote, [], names)).toBeNull(),
  );
});

describe("a question as written", () => {
  it.each([
    ["Does Norland sign by May?", "Will Norland sign by May?"],
    ["Is the treaty signed before March", "Will the treaty be signed before March?"],
    ["do the two agree?", "Will the two agree?"],
    ["Will Norland sign?", "Will Norland sign?"],
    ["Is there a deal by 2027?", "Is there a deal by 2027?"],
    [
      "Is the licence of the United States Treasury renewed?",
      "Will the licence of the United States Treasury be renewed?",
    ],
    ["Is the disputed border finally settled?", "Will the disputed border be finally settled?"],
    ["Are both detained crews given back?", "Will both detained crews be given back?"],
    ["Is a newly signed pact kept?", "Will a newly signed pact be kept?"],
  ])("%s", (given, ask) => expect(askAsWritten(given)).toBe(ask));
});
