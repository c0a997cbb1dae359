import { expect, it } from "vitest";
import { idOf, isPlural } from "../../../src/reader/draft/names.ts";
import { needName } from "../../../src/reader/draft/need-name.ts";

it.each([
  ["Velland needs gas", "gas"],
  ["which needs electricity in winter", "electricity in winter"],
  ["Norland, which needs power, wants to fill the lake within four years", "to fill the lake within four years"],
  ["Norland would prefer to keep it for use abroad only", "to keep it for use abroad only"],
  ["Varda hopes to receive an invitation", "to receive an invitation"],
  ["Varda fears for its cotton", "harm to its cotton"],
  ["Varda fears that the dam takes its water", "that the dam takes its water"],
  ["the islands", "islands"],
])("a need is called by what is needed, without who needs it: %s", (quote, name) => {
  expect(needName(quote)).toBe(name);
});

it("an id ends with a whole word, and one long word is cut", () => {
  expect(idOf("Partial flow under an interim arrangement, with the contracts left for later")).toBe(
    "partial_flow_under_an_interim",
  );
  expect(idOf("Iraq, Kurdistan Region, oil companies (APIKUR)")).toBe("iraq_kurdistan_region_oil_companies");
  expect(idOf("a".repeat(60))).toBe("a".repeat(40));
});

it.each([
  ["oil companies (APIKUR)", true],
  ["the islanders", true],
  ["the people", true],
  ["United States", false],
  ["the congress", false],
  ["Kurdistan Region", false],
])("%s is spoken of as several: %s", (name, several) => {
  expect(isPlural(name)).toBe(several);
});
