/** Whose need it is: of the one whose noun the text names, never of who speaks of it or stands beside it. */
import { describe, expect, it } from "vitest";
import { read } from "../../../src/reader/index.ts";

const PAIRS = [
  ["Peru", "PER", "Chile", "CHL"],
  ["Norway", "NOR", "Russia", "RUS"],
  ["Kenya", "KEN", "Ghana", "GHA"],
] as const;
const holders = (text: string): (string | undefined)[] =>
  read(text, { asOf: "2024-05" })
    .items.filter((item) => item.kind === "need")
    .flatMap((item) => (item.subject ? [...item.subject] : [undefined]));

describe("a need is held by the one whose noun it is", () => {
  it.each([
    "AA warned of BB's hunger for gas.",
    "AA welcomed BB's need for gas.",
    "AA, which mocked BB's fear of isolation, signed nothing.",
    "Officials of AA dismissed BB's desire for recognition.",
    "In AA, BB's fear of isolation is a joke.",
  ])("%s", (sentence) => {
    for (const [a, , b, code] of PAIRS) {
      const text = `AA and BB negotiate a fishing treaty. ${sentence}`.replaceAll("AA", a).replaceAll("BB", b);
      expect(new Set(holders(text)), text).toEqual(new Set([code]));
    }
  });
  it.each([
    "AA raised prices to meet the market's hunger for gas.",
    "AA ignored the refugees' need for shelter.",
    "AA spoke of the farmers' fear of drought.",
    "AA published a study of the buyers' need for certainty.",
    "AA has read of an investor's fear of default.",
  ])("%s", (sentence) => {
    for (const [a, code, b] of PAIRS) {
      const text = `AA and BB negotiate a fishing treaty. ${sentence}`.replaceAll("AA", a).replaceAll("BB", b);
      expect(holders(text), text).not.toContain(code);
    }
  });
});
