import { expect, it } from "vitest";
import { approverIn } from "../../../src/reader/draft/approver.ts";

it.each([
  ["In Varda, parliament must approve it", "Parliament in Varda"],
  ["In March parliament must approve it", "Parliament"],
  ["In September 2027 the upper house votes on it", "The upper house"],
  ["In Mr Orr's view the senate must approve it", "The senate"],
  ["In Varda\u2019s favour, its congress must agree", "Congress"],
  ["Within the European Union the council has to agree", "The council in the European Union"],
  ["It waits for the consent of parliament in March", "Parliament"],
  ["Any deal would need parliament in Varda to agree in March", "Parliament in Varda"],
  ["It has to be agreed", null],
])("whoever must agree has the place of a sentence, and no month or name for one: %s", (sentence, who) => {
  expect(approverIn(sentence)?.toLowerCase().replace(/^the /, "") ?? null).toBe(
    who?.toLowerCase().replace(/^the /, "") ?? null,
  );
});

it.each([
  ["Any treaty on land would need the approval of Guyana's National Assembly", "Guyana's National Assembly"],
  ["It has to pass the Upper House of Alba", "The Upper House of Alba"],
  ["Parliament must approve it", "Parliament"],
])("a body keeps the letters of its name: %s", (sentence, who) => {
  expect(approverIn(sentence)).toBe(who);
});
