import { parseHTML } from "linkedom";
import { expect, it } from "vitest";
import { driver } from "../../src/mcp/topics/case.ts";
import { tipping as tippingTopic } from "../../src/mcp/topics/question.ts";
import { tipping } from "../../src/pictures/index.ts";
import { tippingSentences } from "../../src/wording/findings.ts";
import { movesMost } from "../../src/wording/headline.ts";
import { levelToday } from "../../src/wording/levels.ts";
import { complete } from "../report/fixture.ts";

const [HELD, MEAN] = [64.7, 61.9];

/** A case in which the curves over the pressure hold a level today that is not the mean of the kept worlds. */
function told() {
  const result = complete();
  result.drivers["pressure"]!.now = MEAN;
  const curves = Object.entries(result.questions).flatMap(([id, { threshold }]) => {
    const today = threshold["pressure"]?.find((level) => level.today);
    if (today) today.at = HELD;
    return today ? [id] : [];
  });
  return { result, curves };
}

it("a driver's level today is the same in sentences, figure and answers: the one that its curves hold", () => {
  const { result, curves } = told();
  expect(levelToday(result, "pressure")).toBe(HELD);
  const texts = [
    ...curves.map((id) => movesMost(result, id)),
    ...curves.flatMap((id) => tippingSentences(result, id)),
    ...curves.map((id) => tipping(result, id, { document: parseHTML("<html></html>").document })),
    driver(result, "pressure").lines.join(" "),
    JSON.stringify(tippingTopic(result, "energy_deal").rows),
  ];
  expect(texts.filter((text) => text.includes(String(HELD))).length).toBeGreaterThanOrEqual(4);
  for (const text of texts) expect(text).not.toContain(String(MEAN));
});
it("and the mean of the kept worlds where no curve holds one", () => {
  const { result } = told();
  for (const question of Object.values(result.questions)) question.threshold = {};
  expect(levelToday(result, "pressure")).toBe(MEAN);
});
