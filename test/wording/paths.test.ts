import { expect, test } from "vitest";
import { blockInWords, inWords } from "../../src/wording/paths.ts";
import { realistic } from "../report/fixture.ts";

test("a path is said in the names of the case", () => {
  const result = realistic();
  expect(inWords(result, "actors.norland.needs.gas.weight")).toBe(
    "Norland: need \u2018gas for idle reactors\u2019, weight",
  );
  expect(inWords(result, "actors.norland.stakes.skerries.values.two")).toBe(
    "Norland: stake in The four Skerries, value of \u2018Two pass to Norland\u2019",
  );
  expect(inWords(result, "actors.varda.beliefs.actors.norland.needs.gas.weight.bias")).toBe(
    "Varda: beliefs, Norland: need \u2018gas for idle reactors\u2019, weight (added to the truth)",
  );
  expect(inWords(result, "scenarios.overbearing.set.drivers.pressure.mean")).toBe(
    "Scenario: The pressure becomes overbearing: Pressure on Norland: mean",
  );
  expect(inWords(result, "learning")).toContain("share of a mistaken belief");
  expect(inWords(result, "actors.nobody.some_new_thing")).toBe("nobody: some new thing");
});

test("a cited block without numbers is said by its kind and name", () => {
  const result = realistic();
  const [question] = Object.entries(result.questions);
  expect(blockInWords(result, "record")).toBe("the record");
  expect(blockInWords(result, `questions.${question[0]}`)).toBe(`the question \u2018${question[1].ask}\u2019`);
  expect(blockInWords(result, "accords.no_such_accord")).toBe("the accord \u2018no such accord\u2019");
  expect(blockInWords(result, "constraints.one_deal")).toBe("the rule \u2018one deal\u2019");
  expect(blockInWords(result, "actors.norland.needs.gas")).toBe(inWords(result, "actors.norland.needs.gas"));
});
