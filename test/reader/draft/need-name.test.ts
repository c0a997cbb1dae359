import { expect, it } from "vitest";
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
