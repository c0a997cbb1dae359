/** Which cards stand on the page of proposals: a rule and whoever must agree by it are one, where both rest on one passage. */
import { expect, it } from "vitest";
import { sectionsOf } from "../../../src/studio/page/authoring/card-groups.ts";
import type { CardShown } from "../../../src/studio/workers/authoring.ts";

const card = (id: string, quote: string | null): CardShown => ({
  id,
  kind: id.split(".")[0] as CardShown["kind"],
  by: quote === null ? "analyst" : "rules",
  quote: quote === null ? null : { text: quote, start: 0, end: quote.length },
  speaker: [],
  becomes: id,
  state: "accepted",
  stands: true,
  left_out: null,
  canDrop: true,
  leaning: [],
  page: null,
  fields: [],
});
const shownOf = (cards: CardShown[]): string[] =>
  sectionsOf(cards).flatMap(({ shown }) => shown.map(({ lead }) => lead.id));

it.each([
  ["the same passage", "Its parliament must agree.", "Its parliament must agree.", ["constraints.rule"]],
  ["two passages", "Its parliament must agree.", "A court decides.", ["constraints.rule", "procedures.body"]],
  ["no passage, both said by a person", null, null, ["constraints.rule", "procedures.body"]],
])("of %s", (_, rule, body, shown) => {
  expect(shownOf([card("constraints.rule", rule), card("procedures.body", body)])).toEqual(shown);
});
