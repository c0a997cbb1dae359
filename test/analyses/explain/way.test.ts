import { expect, it } from "vitest";
import { explainQuestion, type QuestionExplanation } from "../../../src/analyses/index.ts";
import { questionLines } from "../../../src/cli/explain-question.ts";
import { AGREEMENTS } from "../../engine/agreements-text.ts";
import { readText } from "../../engine/read-text.ts";

const c = readText(AGREEMENTS);
const explained = (id: string): QuestionExplanation => {
  const found = explainQuestion(c, id, null);
  if ("problem" in found) throw new Error(found.problem);
  return found;
};
const steps = (id: string): string[] => explained(id).way.map(({ kind, id: step }) => `${kind} ${step}`);

it("the way to a yes begins with what other steps wait for", () => {
  expect(steps("agreed")).toEqual(["table talks", "exit name"]);
  expect(steps("ratified")).toEqual(["table talks", "exit name", "procedure vote"]);
  expect(steps("invited")).toEqual(["table talks", "exit name", "procedure vote", "actor club", "expected club"]);
});

it("a question about talks that fail names the talks", () => {
  expect(steps("collapse")).toContain("table talks");
});

it("each step has the chances and months that the case states", () => {
  const [procedure] = explained("ratified").way.filter(({ kind }) => kind === "procedure");
  expect(procedure).toMatchObject({
    chances: [{ option: "ratified", chance: { p5: 0.6, p50: 0.6, p95: 0.6 } }],
    months: { p5: 4, p50: 4, p95: 4 },
  });
});

it("and the terminal says them in words", () => {
  const text = questionLines(c, explained("invited"), null).join(" ").replace(/\s+/g, " ");
  for (const words of [
    "The talks (Arda, Borea), while War below 60",
    "Borea can leave: The name: disputed",
    "The vote: opens once The name: agreed; then ratified 60",
    "after 4 months",
    "The club: those who sign expect, once The vote: ratified, invited 80",
  ])
    expect(text).toContain(words);
  expect(questionLines(c, explained("collapse"), null).join(" ").replace(/\s+/g, " ")).toContain(
    "The talks met without result in at least 3 months, or the deadline of The talks passed without result",
  );
});
