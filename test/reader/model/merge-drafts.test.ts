import { expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";
import { cardsOf, withAnswer } from "../../../src/reader/draft/cards.ts";
import { standing } from "../../../src/reader/draft/parts.ts";
import { emptyProposed, type Part, type Proposed } from "../../../src/reader/draft/proposed.ts";
import { EXAMPLE_DRAFT } from "../../../src/reader/model/example-draft.ts";
import { EXAMPLE_ANSWER, EXAMPLE_TEXT } from "../../../src/reader/model/guideline.ts";
import { propose } from "../../../src/reader/model/index.ts";
import { mergeDrafts } from "../../../src/reader/model/merge-drafts.ts";
import { says } from "./stand-in.ts";

const example = read(EXAMPLE_TEXT, { asOf: "2027-04" });
const { proposed } = await propose(
  example,
  "m",
  says({ "read-1": EXAMPLE_ANSWER, draft: EXAMPLE_DRAFT, criticise: { edits: [] } }),
);
const byModel = proposed!;

const part = (id: string, words: string): Part => {
  const start = EXAMPLE_TEXT.indexOf(words);
  const quotes = [{ text: words, start, end: start + words.length }];
  return { id, by: "rules", quotes, speaker: [], state: "proposed", drafted: true, left_out: null };
};
const rules: Proposed = {
  ...emptyProposed({ date: "2027-04", basis: "given", conflicts: [] }),
  parties: [
    { ...part("ta", "Tavia"), name: "Tavia", names: ["Tavia"], code: null, can: null },
    { ...part("nor", "Norvia"), name: "Norvia", names: ["Norvia"], code: null, can: null },
  ],
  issues: [
    {
      ...part("water", "the water of the Mersa dam"),
      name: "water",
      options: [
        { ...part("now", "quarrelled"), text: "as it is", unspecified: false },
        { ...part("pact", "a water treaty"), text: "a pact", unspecified: true },
        { ...part("draft", "a draft accord"), text: "the draft accord", unspecified: false },
      ],
    },
    {
      ...part("open", "A memorandum on flood warnings"),
      name: "flood warnings",
      options: [{ ...part("memo", "A memorandum on flood warnings"), text: "a memorandum", unspecified: false }],
    },
  ],
  needs: [
    {
      ...part("envoy", "recalled its envoy"),
      holder: "ta",
      name: "its envoy",
      polarity: "get",
      weight: null,
      met_by: [
        { issue: "water", option: "pact", share: "half" },
        { issue: "water", option: "draft", share: "little" },
        { issue: "open", option: "memo", share: "little" },
      ],
      sharpened_by: [],
    },
  ],
};

it("what the rules propose beside a model is shown and not drafted, and what both propose stands once", () => {
  const merged = mergeDrafts(byModel, rules);
  expect(merged.parties).toEqual(byModel.parties);
  expect(merged.others).toEqual(byModel.others);
  expect(merged.issues.map(({ id, drafted }) => [id, drafted])).toEqual([
    ["filling", true],
    ["electricity", true],
    ["open", false],
  ]);
  expect(standing(merged)).toEqual(standing(byModel));
  expect(cardsOf(merged).find(({ id }) => id === "needs.envoy")!.left_out).toMatch(/not in the model's draft/);
});

it("a part of the rules names the parts of the merged draft, and stands once it is accepted", () => {
  const merged = mergeDrafts(byModel, rules);
  expect(merged.needs.at(-1)).toMatchObject({
    holder: "tavia",
    met_by: [
      { issue: "filling", option: "treaty" },
      { issue: "filling", option: "draft" },
      { issue: "open", option: "memo" },
    ],
  });
  expect(standing(withAnswer(merged, "needs.envoy", { do: "accept" })).has("needs.envoy")).toBe(true);
});

it("a model that found no negotiation is not overruled", () => {
  const none = { ...byModel, negotiation: false, why: "an obituary", parties: [] };
  expect(mergeDrafts(none, rules)).toBe(none);
});
