import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { report } from "../../src/report/index.ts";
import { degenerate, hostile, realistic } from "./fixture.ts";
import { stableFixture } from "./stability-fixture.ts";
import { beside, leaving, standingSentence, turnedBy } from "../../src/wording/stability.ts";

const section = (html: string) => parseHTML(html).document.querySelector("#holds");
const words = (html: string) => section(html)!.textContent!.replace(/[\s\u00a0]+/g, " ");

describe("which outcomes hold", () => {
  test("is told with its caveats, drawn, tabled by concept, and set beside odds and outside view", () => {
    const text = words(report(stableFixture()));
    expect(text).toContain("The status quo is left alone by all in 60 % ± 2 of the worlds");
    expect(text).toContain(
      "In another 16 % an actor would leave if the others did not answer, and is deterred by what they could do back; they would do so in their own interest in 1 %.",
    );
    expect(text).toContain("they say nothing about when, which comes from the simulation alone");
    expect(text).toContain("Stability by itself is a weak forecaster");
    expect(text).toMatch(/Status quo60 %61 %75 %76 %stands61 % ± 2/);
    expect(text).toContain("no way out: stable by lack of moves");
    expect(text).toMatch(/20 % ± 215 % ± 2/); // reached, and holds
    expect(section(report(stableFixture()))!.querySelectorAll("svg")).toHaveLength(1);
  });
  test("says who would leave, for what, what answers, and links the numbers that it hangs on with their quotes", () => {
    const result = stableFixture();
    const page = report(result);
    const text = words(page);
    expect(text).toContain(
      "Summit would leave it in 28 % of worlds (median margin +0.6 points), most often for gas terminal (20 %)",
    );
    expect(text).toContain("In 70 % of these worlds Norland would answer");
    expect(text).toContain("(in its own interest in 10 %); in 30 % nothing deters it.");
    expect(text).toContain("It is turned by");
    const links = [...section(page)!.querySelectorAll(".grounds a")].map((a) => a.getAttribute("href")!);
    expect(links.length).toBeGreaterThan(0);
    const { document } = parseHTML(page);
    for (const href of links) expect(document.querySelector(href), href).not.toBeNull();
    const quoted = result.citations[0];
    if (quoted.kind !== "judged") expect(text).toContain(quoted.quote.replace(/\s+/g, " "));
  });
  test("is left out where the result has no lens, and stays text where names are hostile", () => {
    expect(section(report(realistic()))).toBeNull();
    expect(section(report(degenerate()))).toBeNull();
    const evil = "</script><script>alert(1)</script>";
    const result = stableFixture();
    const lens = result.lenses.stability!;
    const page = report({
      ...hostile(),
      lenses: { stability: { ...lens, movers: lens.movers.map((mover) => ({ ...mover, name: evil })) } },
    });
    expect(parseHTML(page).document.querySelectorAll("script").length).toBe(0);
  });
  test("has sentences for a standing that nobody can leave, that nobody would leave, and that nothing turns", () => {
    const result = stableFixture();
    const lens = result.lenses.stability!;
    const [standing] = lens.packages;
    const one = { share: 1, se: 0 };
    const all = { nash: one, seq: one, smr: one, gmr: one };
    const changed = (over: object) => ({
      ...result,
      lenses: { stability: { ...lens, packages: [{ ...standing!, ...over }] } },
    });
    expect(standingSentence(changed({ no_way_out: true }))).toContain("stable by lack of moves, not by preference");
    expect(standingSentence(changed({ stable: all }))).toContain("in over 99.2\u00a0% of the worlds");
    expect(leaving(result, { ...standing!, movers: {} })).toEqual([]);
    expect(turnedBy(result, { ...standing!, centre: { holds: true, flips: [] } })).toContain("No number moved alone");
    expect(turnedBy(result, { ...standing!, centre: null })).toBe("");
    expect(beside(realistic(), "energy_deal", realistic().questions["energy_deal"])).toBe("");
  });
});
