import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import type { OutsideView } from "../../src/result/index.ts";
import { firstPassage } from "../../src/pictures/index.ts";
import { markdown, report } from "../../src/report/index.ts";
import { degenerate, hostile, realistic } from "./fixture.ts";

const view = (over: Partial<OutsideView> = {}): OutsideView => ({
  name: "Old claims",
  counts: "claims that ended",
  caveat: "No claim of this region is in the data.",
  p: 0.05,
  p5: 0.02,
  p95: 0.09,
  curve: [
    { month: "2013-01", p: 0.01, p5: 0, p95: 0.02 },
    { month: "2018-12", p: 0.05, p5: 0.02, p95: 0.09 },
  ],
  then: [],
  citations: [0],
  ...over,
});
const words = (html: string) => parseHTML(html).document.body.textContent!.replace(/\s+/g, " ");

test("the outside view stands beside the odds with interval, count, ground and caveat, and in the picture", () => {
  const result = { ...realistic(), lenses: { reference: { energy_deal: { old: view() } } } };
  const text = words(report(result));
  expect(text).toContain("Old claims: 5 % (2 % to 9 %). Counted: claims that ended.");
  expect(text).toContain("No claim of this region is in the data.");
  expect(text).toContain(result.citations[0].quote);
  expect(firstPassage(result, "energy_deal")).toContain("Outside view, Old claims: 5");
  expect(firstPassage(realistic(), "energy_deal")).not.toContain("Outside view");
});

test("an average stands only where the case asks for it, with its weights", () => {
  const result = {
    ...realistic(),
    lenses: {
      reference: { energy_deal: { old: view() } },
      blend: { energy_deal: { p: 0.123, weights: { inside: 2, old: 1 } } },
    },
  };
  expect(words(report(result))).toContain(
    "Averaged as the case asks, with the weights the odds above 2, Old claims 1: 12 %.",
  );
  expect(words(report({ ...realistic(), lenses: { reference: { energy_deal: { old: view() } } } }))).not.toContain(
    "Averaged",
  );
});

test("several classes are told apart by letters, in the picture as in the list", () => {
  const result = {
    ...realistic(),
    lenses: {
      reference: {
        energy_deal: {
          old: view(),
          young: view({ name: "Young claims", p: 0.3, then: [{ name: "ratified", p: 0.81, p5: 0.7, p95: 0.9 }] }),
        },
      },
    },
  };
  const text = words(report(result));
  expect(text).toContain("a Old claims: 5 %");
  expect(text).toContain("b Young claims: 30 %");
  expect(text).toContain("Times ratified 81 %.");
  const picture = firstPassage(result, "energy_deal");
  expect(picture).toContain(">a 5");
  expect(picture).toContain(">b 30");
});

test("a class of the library says its kind, its own count, and that it could be known only later", () => {
  const result = {
    ...realistic(),
    lenses: {
      reference: {
        energy_deal: {
          asked: view({
            figures: { kind: "asked", yes: 0, of: 8 },
            alone: { p: 0.056, p5: 0, p95: 0.21, lent: 12.14 },
            later: "2015-10",
          }),
          staged: view({
            p5: null,
            p95: null,
            figures: { kind: "stage", shares: { 1: 0.37, 5: 0.76 }, at_risk: null },
          }),
          risk: view({ figures: { kind: "risk", events: 7, years: 818 } }),
        },
      },
    },
  };
  for (const text of [words(report(result)), markdown(result).replace(/\s+/g, " ")]) {
    expect(text).toContain("Of posed questions, whatever their date: 0 of 8.");
    expect(text).toContain("By its own count alone 6 % (0 % to 21 %); the rest of its group lends 12.1 questions.");
    expect(text).toContain("It could be known only from October 2015 on, after the date of the case.");
    expect(text).toContain("5 % (no interval)");
    expect(text).toContain("Of such texts: 37 % within 1 year and 76 % within 5 years.");
    expect(text).toContain("A year: 0.9 %, from 7 in 818 years at risk.");
  }
});

test("a gap of more than a factor of three is said beside the odds, a smaller one is not", () => {
  const told = (p: number): string =>
    words(report({ ...realistic(), lenses: { reference: { energy_deal: { old: view({ p }) } } } }));
  const inside = realistic().questions["energy_deal"].p;
  expect(told(inside / 3.2)).toContain("The outside view is more than three times lower:");
  expect(told(Math.min(1, inside * 3.2))).toContain("The outside view is more than three times higher:");
  expect(told(inside / 2.9)).not.toContain("more than three times");
});

test("hostile names stay text, and a result without questions has no outside view", () => {
  const evil = "</script><script>alert(1)</script>";
  const result = hostile();
  const id = Object.keys(result.questions)[0];
  const page = report({
    ...result,
    lenses: { reference: { [id]: { x: view({ name: evil, counts: evil, caveat: evil }) } } },
  });
  expect(parseHTML(page).document.querySelectorAll("script").length).toBe(0);
  expect(() => report({ ...degenerate(), lenses: { reference: { nobody: { x: view() } } } })).not.toThrow();
});
