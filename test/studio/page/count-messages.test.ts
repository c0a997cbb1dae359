import { expect, it } from "vitest";
import { check, strict } from "../../../src/language/index.ts";
import { countMessages } from "../../../src/studio/page/state/count-messages.ts";
import { AGREEMENTS } from "../../engine/agreements-text.ts";

const messagesOf = (text: string) =>
  check({ id: "x", file: "case.yaml", text }, () => ({ problem: "absent" })).messages;

it("counts a number to be filled in as no warning, and a warning that is made an error once", () => {
  const whole = messagesOf(AGREEMENTS);
  const { errors, warnings } = countMessages(whole);
  expect(errors).toBe(0);
  expect(warnings).toBe(whole.length);
  const path = /weight: [^,}\n]+/.exec(AGREEMENTS)![0];
  const draft = messagesOf(AGREEMENTS.replace(path, 'weight: "? 10 to 40: nobody says"'));
  expect(draft.map(({ code }) => code)).toContain("unfilled");
  expect(countMessages(draft).warnings).toBeLessThan(draft.length);
  const hard = countMessages(strict(whole));
  expect(hard.errors + hard.warnings).toBe(warnings);
});
