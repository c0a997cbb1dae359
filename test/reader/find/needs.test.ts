/** What a need is, from where to where it is quoted, and what only looks like one. */
import { describe, expect, it } from "vitest";
import { propose } from "../../../src/reader/draft/propose.ts";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "PER", "Chile"],
  ["Norway", "NOR", "Russia"],
  ["Kenya", "KEN", "Ghana"],
] as const;
const needs = (sentence: string, [a, , b]: (typeof PAIRS)[number]): { quote: string; subject?: string[] }[] =>
  read(`AA and BB negotiate a fishing treaty. ${sentence}`.replaceAll("AA", a).replaceAll("BB", b), { asOf: "2024-05" })
    .items.filter((item) => item.kind === "need")
    .map((item) => ({ quote: item.quote, ...(item.subject ? { subject: item.subject } : {}) }));

describe("a need", () => {
  it.each([
    "AA warned of BB's hunger for gas.",
    "AA welcomed BB's need for gas.",
    "AA, which mocked BB's fear of isolation, signed nothing.",
    "In AA, BB's fear of isolation is a joke.",
  ])("is held by the one whose noun it is: %s", (sentence) => {
    const codes = { Chile: "CHL", Russia: "RUS", Ghana: "GHA" };
    for (const pair of PAIRS) expect(needs(sentence, pair).map(({ subject }) => subject)).toEqual([[codes[pair[2]]]]);
  });
  it.each([
    ["AA needs pilots.", "AA needs pilots"],
    ["AA, which lost its port in the war, needs pilots.", "AA, which lost its port in the war, needs pilots"],
    ["AA (and three others) wants a bigger share.", "AA (and three others) wants a bigger share"],
    ["AA needs a treaty before the season opens in June.", "AA needs a treaty before the season opens in June"],
    ["AA wants to show that it can wait.", "AA wants to show that it can wait"],
    ["AA is looking for a buyer.", "AA is looking for a buyer"],
  ])("is quoted from its holder to its end: %s", (sentence, quote) => {
    for (const pair of PAIRS)
      expect(needs(sentence, pair)).toEqual([{ quote: quote.replaceAll("AA", pair[0]), subject: [pair[1]] }]);
  });
  it.each([
    "AA must leave within ninety days.",
    "The president of AA must call an election.",
    "The Senate of AA must concur in any treaty.",
    "Any treaty of AA needs two thirds of the assembly.",
    "In AA a lease needs a majority and a referendum.",
    "The treaty needs the consent of AA.",
    "AA got all that it wanted.",
    "It was not the port that AA was looking for.",
    "AA had insisted on a larger share.",
    "Refiners of AA are lobbying for a signature.",
    "AA will settle for less.",
  ])("is no duty, no rule, no deed, nothing of the past and nothing without its object: %s", (sentence) => {
    for (const pair of PAIRS) expect(needs(sentence, pair)).toEqual([]);
  });
});

/** The needs that a draft takes from a sentence on AA and BB, as its cards say them. */
const drafted = (sentence: string, [a, , b]: (typeof PAIRS)[number] = PAIRS[0]): string[] =>
  propose(
    read(`AA and BB negotiate a fishing treaty. ${sentence}`.replaceAll("AA", a).replaceAll("BB", b), {
      asOf: "2024-05",
    }),
    { date: "2024-05", basis: "" },
  ).needs.map(({ polarity, name }) => `${polarity} ${name}`);

/** Verbs of a wish, after a name and after `does not`; of `want` and `desire` a denial says that the opposite is wanted. */
const WISHES = [
  ["wants", "want"],
  ["needs", "need"],
  ["requires", "require"],
  ["seeks", "seek"],
  ["desires", "desire"],
  ["craves", "crave"],
  ["covets", "covet"],
  ["fears", "fear"],
  ["dreads", "dread"],
  ["hopes for", "hope for"],
  ["longs for", "long for"],
  ["looks for", "look for"],
  ["strives for", "strive for"],
] as const;

describe("a wish that the text denies", () => {
  it("is a need to avoid it where it is not wanted, and else no need", () => {
    for (const not of ["does not", "doesn't", "never did", "does not really"])
      expect(drafted(WISHES.map(([, base]) => `AA ${not} ${base} a ${base} port.`).join(" ")), not).toEqual([
        "avoid want port",
        "avoid desire port",
      ]);
  });
  it.each(["no longer", "hardly", "scarcely", "barely", "seldom", "rarely"])("is no need: %s", (adverb) => {
    expect(drafted(WISHES.map(([finite]) => `AA ${adverb} ${finite} a second port.`).join(" "))).toEqual([]);
  });
  it.each([
    ["nothing of that kind", false],
    ["neither a port nor a road", false],
    ["little help", false],
    ["not a port but a road", false],
    ["no second port in the north of the country", true],
  ])("by its object, is no need: %s", (object, shunned) => {
    expect(drafted(WISHES.map(([finite]) => `AA ${finite} ${object}.`).join(" "))).toEqual(
      shunned ? Array<string>(2).fill("avoid second port in the north of the country") : [],
    );
  });
  it.each([
    "refuses to",
    "is unwilling to",
    "is reluctant to",
    "declined to",
    "has ceased to",
    "has yet to",
    "used to",
    "pretends to",
    "may not",
    "cannot",
    "can hardly",
    "need not",
  ])("by the verb before it, is no need: %s", (before) => {
    expect(drafted(WISHES.map(([, base]) => `AA ${before} ${base} a second port.`).join(" "))).toEqual([]);
  });
  it.each([
    "Nobody in AA",
    "No leader of AA",
    "Few in AA",
    "Neither AA nor BB",
    "Hardly anybody in AA",
    "It is not true that AA",
    "It is wrong that AA",
    "There is no sign that AA",
    "There is little evidence that AA",
    "It is doubtful whether AA",
    "It is unclear whether AA",
    "BB did not say that AA",
    "AA denied that it",
  ])("by its subject or the clause above it, is no need: %s", (subject) => {
    expect(drafted(WISHES.map(([finite]) => `${subject} ${finite} a second port.`).join(" "))).toEqual([]);
  });
  it.each([
    "AA has no MM a second port.",
    "AA sees no MM a second port.",
    "AA shows little MM a second port.",
    "AA has lost its MM a second port.",
    "AA's MM a second port has gone.",
    "AA's MM a second port is not real.",
    "AA's lack of any MM a second port is known.",
    "AA's supposed MM a second port is an excuse.",
  ])("by its noun, is no need: %s", (sentence) => {
    const nouns = ["need for", "desire for", "wish for", "hunger for", "quest for", "thirst for", "fear of"];
    expect(drafted(nouns.map((noun) => sentence.replace("MM", noun)).join(" "))).toEqual([]);
  });
  it.each([
    ["AA does not want to pay.", "avoid having to pay"],
    ["AA wants not to pay.", "avoid having to pay"],
    ["AA does not want BB to sell its gas.", "avoid BB selling its gas"],
    ["AA does not want the line to reopen.", "avoid line reopening"],
    ["AA does not want the right to vote.", "avoid right to vote"],
    ["AA, which does not want a loan, signed nothing.", "avoid loan"],
    ["AA would not like a war.", "avoid war"],
    ["What AA does not want is a war.", "avoid war"],
    ["What AA fears most is a war.", "avoid war"],
    ["AA wants to avoid a war.", "avoid war"],
    ["AA cannot afford a war.", "avoid war"],
    ["AA said that it did not want a loan.", "avoid loan"],
  ])("is called by what is to be avoided: %s", (sentence, name) => {
    for (const pair of PAIRS) expect(drafted(sentence, pair)).toEqual([name.replace("BB", pair[2])]);
  });
  it.each([
    ["AA does not only want a loan.", "get loan"],
    ["AA not only needs a loan but asks for it.", "get loan"],
    ["AA makes no secret that it wants a loan.", "get loan"],
    ["AA, not BB, wants a loan.", "get loan"],
    ["AA cannot do without a loan.", "get loan"],
    ["AA wants nothing less than a loan.", "get nothing less than a loan"],
    ["AA needs a loan, not a grant.", "get loan"],
    ["AA, without a fleet, needs a loan.", "get loan"],
    ["AA wants a loan that is not tied.", "get loan that is not tied"],
    ["AA seeks a wall to prevent floods.", "get wall to prevent floods"],
  ])("is none where something else is denied: %s", (sentence, need) => {
    for (const pair of PAIRS) expect(drafted(sentence, pair)).toEqual([need]);
  });
});
