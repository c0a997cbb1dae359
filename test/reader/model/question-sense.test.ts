/** A model whose questions turn, suppose or misdate what its passages say, and that puts onlookers at the table. */
import { describe, expect, it } from "vitest";
import type { Proposed } from "../../../src/reader/draft/proposed.ts";
import { read } from "../../../src/reader/index.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { says } from "./stand-in.ts";

const PAIRS = [
  ["Peru", "Chile", "Ghana"],
  ["Norway", "Denmark", "Japan"],
  ["Mali", "Niger", "Oman"],
] as const;

interface Lie {
  sentence: string;
  quote: string;
  ask?: string;
  polarity?: "positive" | "negative";
  party?: string;
}

async function drafted({
  sentence,
  quote,
  ask = "Will a fishing treaty be signed?",
  polarity,
  party,
}: Lie): Promise<Proposed> {
  const [a, b] =
    PAIRS.find((pair) => [sentence, party].some((one) => one?.includes(pair[0]) || one?.includes(pair[2]))) ?? PAIRS[0];
  const text = `${a} and ${b} have been talking about a fishing treaty since January. ${a} wants larger quotas, and ${b} offers a fishing treaty. ${sentence} The two will meet again in June.`;
  const parties = [a, b, ...(party === undefined ? [] : [party])].map((name) => ({
    id: name.toLowerCase(),
    name,
    quotes: [],
  }));
  const draft = {
    negotiation: true,
    parties,
    others: [],
    issues: [
      {
        id: "fish",
        name: "fishing treaty",
        quotes: ["a fishing treaty"],
        options: [
          { id: "none", text: "No treaty", quotes: [] },
          { id: "treaty", text: "A fishing treaty", quotes: ["a fishing treaty"] },
        ],
      },
    ],
    questions:
      party === undefined ? [{ id: "q", ask, issue: "fish", option: "treaty", polarity, quotes: [quote] }] : [],
  };
  const { proposed } = await propose(
    read(text, { asOf: "2024-05-15" }),
    "liar",
    says({ "read-1": { actors: [], items: [] }, draft, criticise: { edits: [] } }),
  );
  return proposed!;
}

const SETTLED = "a fishing treaty is signed";
describe.each(PAIRS.map(([a, b]) => ({ a, b })))("a question about $a and $b", ({ a, b }) => {
  it.each([
    [`If ${SETTLED}, the boats of ${a} will return.`, SETTLED],
    [`Unless ${SETTLED}, ${b} will close the port.`, SETTLED],
    [`Should a fishing treaty be signed, ${a} would pay.`, "a fishing treaty be signed"],
    [`The boats of ${a} stay at home until ${SETTLED}.`, SETTLED],
    [`${b} will help ${a} as long as ${SETTLED}.`, SETTLED],
  ])("is refused where its passage is only a condition: %s", async (sentence, quote) => {
    const [question] = (await drafted({ sentence, quote })).questions;
    expect(question).toMatchObject({ drafted: false, left_out: expect.stringContaining("only a condition") });
  });
  it.each([
    [`I would be surprised if a fishing treaty were signed by ${a}.`, `a fishing treaty were signed by ${a}`],
    [`It would astonish me if a fishing treaty were signed by ${a}.`, `a fishing treaty were signed by ${a}`],
    [`${a} and ${b} could sign a fishing treaty.`, `${a} and ${b} could sign a fishing treaty`],
  ])("takes the sign of its passage, and a surprise denies nothing: %s", async (sentence, quote) => {
    const [question] = (await drafted({ sentence, quote, polarity: "negative" })).questions;
    expect(question).toMatchObject({ drafted: true, polarity: "positive" });
  });
  it.each([
    [`Will ${a} and ${b} sign a fishing treaty? No.`, `Will ${a} and ${b} sign a fishing treaty`],
    [`A fishing treaty of ${a} and ${b} this year? Not under this government.`, `A fishing treaty of ${a} and ${b}`],
  ])("keeps the sign of the model where the text asks and then answers: %s", async (sentence, quote) => {
    const [question] = (await drafted({ sentence, quote, polarity: "negative" })).questions;
    expect(question!.polarity).toBe("negative");
  });
  it.each([
    [`${a} will not sign a fishing treaty.`, `${a} will not sign a fishing treaty`],
    [`Nobody expects that ${a} signs a fishing treaty.`, `${a} signs a fishing treaty`],
    [`${b} doubts that a fishing treaty comes about.`, "a fishing treaty comes about"],
    [`No fishing treaty will be signed by ${a}.`, `No fishing treaty will be signed by ${a}`],
  ])("is negative where its passage denies: %s", async (sentence, quote) => {
    const [question] = (await drafted({ sentence, quote, polarity: "positive" })).questions;
    expect(question!.polarity).toBe("negative");
  });
  it.each([
    [
      `${a} may expel the envoy of ${b}.`,
      `${a} may expel the envoy of ${b}`,
      `Will ${a} and ${b} raise quotas?`,
      "says nothing",
    ],
    [
      `${a} may sign a fishing treaty.`,
      `${a} may sign a fishing treaty`,
      `Will ${a} sign a fishing treaty by 2031?`,
      "2031",
    ],
    [
      `The pact of 2019 runs out on 30 September.`,
      `The pact of 2019 runs out on 30 September`,
      `Will the pact run out on 30 September?`,
      "runs out",
    ],
  ])("is refused where outcome or date are not those of its passage: %s", async (sentence, quote, ask, why) => {
    const text = sentence.includes("2031") ? sentence : `${sentence} The port was built for 2031.`;
    const [question] = (await drafted({ sentence: text, quote, ask })).questions;
    expect(question).toMatchObject({ drafted: false, left_out: expect.stringContaining(why) });
  });
});

describe.each(PAIRS.map(([a, b, c]) => ({ a, b, c })))("$c beside $a and $b", ({ a, b, c }) => {
  it.each([
    `${c} has welcomed the talks.`,
    `${c} said that the talks were overdue.`,
    `The press of the region watches, and ${c}'s exporters profited from the quarrel.`,
    `A newspaper in ${c} wrote about the fish of ${a}.`,
    `${c} is watching, and ${c} warned ${b} of the winter.`,
  ])("is not a party where it only looks on: %s", async (sentence) => {
    const { parties } = await drafted({ sentence, quote: "", party: c });
    expect(parties.find(({ name }) => name === c)).toMatchObject({
      drafted: false,
      left_out: expect.stringContaining("look on"),
    });
    expect(parties.filter((party) => party.drafted).map(({ name }) => name)).toEqual([a, b]);
  });
  it.each([
    `${c} said that it would sign the treaty too.`,
    `${c} refuses to sign.`,
    `${c} has welcomed the talks and wants a share of the quotas.`,
  ])("is one where it consents, refuses or asks: %s", async (sentence) => {
    const { parties } = await drafted({ sentence: `${sentence} The treaty needs ${c}.`, quote: "", party: c });
    expect(parties.filter((party) => party.drafted).map(({ name }) => name)).toEqual([a, b, c]);
  });
});
