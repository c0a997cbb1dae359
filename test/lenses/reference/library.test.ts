import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { root } from "../../../scripts/build.mjs";
import { yamlValue } from "../../../scripts/yaml-values.mjs";
import { readLibrary } from "../../../src/language/classes/library.ts";
import { libraryClasses, type ClassFigures } from "../../../src/language/index.ts";
import { readingOf } from "../../../src/lenses/reference/class-reading.ts";
import { gammaQuantile } from "../../../src/numbers/gamma.ts";
import { describeShared, sharedJson } from "../../shared.ts";

const figuresOf = (id: string): ClassFigures => libraryClasses().find((one) => one.id === id)!.figures;
const text = readFileSync(join(root, "library/reference-classes.yaml"), "utf8");

describeShared("odds of a class as in the reference values", () => {
  const { risk, asked, stage } = sharedJson("reference/numbers/ledger.json").classes;
  it("at a rate a year", () => {
    for (const { events, years, t_years, p } of risk)
      expect(readingOf({ kind: "risk", events, years }, []).within(t_years).p).toBeCloseTo(p, 10);
  });
  it("of posed questions, the same at any horizon", () => {
    const { within } = readingOf({ kind: "asked", yes: asked.yes, of: asked.of }, []);
    for (const years of [0.1, 1, 30]) {
      expect(within(years).p).toBeCloseTo(asked.mean, 10);
      expect(within(years).p5).toBeCloseTo(asked.p5, 10);
      expect(within(years).p95).toBeCloseTo(asked.p95, 10);
    }
  });
  it("of texts, by years", () => {
    const { within } = readingOf({ kind: "stage", shares: stage.shares, at_risk: stage.at_risk }, []);
    for (const { t, p } of stage.values) expect(within(t).p).toBeCloseTo(p, 10);
    expect(within(5).p5).toBeCloseTo(stage.interval_at_5[0], 10);
    expect(within(5).p95).toBeCloseTo(stage.interval_at_5[1], 10);
    expect(within(10.1).p).toBeNaN();
  });
});

describe("odds of a class against slow twins", () => {
  it("a rate: the mean over a fine grid of the gamma law", () => {
    const CELLS = 20_000;
    for (const [events, years, t] of [
      [0, 40, 10],
      [7, 818, 3],
      [62, 6052, 25],
    ]) {
      let sum = 0;
      for (let n = 0; n < CELLS; n++)
        sum += 1 - Math.exp((-t * gammaQuantile(events + 0.5, (n + 0.5) / CELLS)) / years);
      expect(readingOf({ kind: "risk", events, years }, []).within(t).p).toBeCloseTo(sum / CELLS, 4);
    }
  });
  it("shares by years: the hazard of each span, added up day by day", () => {
    const shares: { [years: string]: number } = { 1: 0.07, 2: 0.16, 5: 0.3, 10: 0.37 };
    const { within } = readingOf({ kind: "stage", shares, at_risk: 59 }, []);
    const DAYS = 1000;
    let left = 1;
    for (let day = 1; day <= 10 * DAYS; day++) {
      const years = [1, 2, 5, 10].find((n) => day <= n * DAYS)!;
      const before = [0, 1, 2, 5][[1, 2, 5, 10].indexOf(years)];
      const survived = (1 - shares[years]) / (before === 0 ? 1 : 1 - shares[before]);
      left *= survived ** (1 / ((years - before) * DAYS));
      if (day % 500 === 0) expect(within(day / DAYS).p).toBeCloseTo(1 - left, 10);
    }
  });
});

describe("the library that comes with Entente", () => {
  it("has the three kinds, each class with source, terms, years and a first date", () => {
    const classes = libraryClasses();
    expect(new Set(classes.map(({ kind }) => kind))).toEqual(new Set(["asked", "risk", "stage"]));
    for (const one of classes) {
      expect(one.because.join(""), one.id).not.toBe("");
      expect(one.terms.join(""), one.id).not.toBe("");
      expect(readingOf(one.figures, []).within(1).p, one.id).toBeGreaterThan(0);
    }
  });
  it("reads a class of a group together with it and by itself, and one without a group by itself", () => {
    const group = libraryClasses().filter(({ group }) => group === "gjp");
    const meetings = readingOf(
      figuresOf("asked.leaders_meet"),
      group.filter(({ id }) => id !== "asked.leaders_meet").map(({ figures }) => figures),
    );
    expect(meetings.alone!.within(1).p).toBeCloseTo(0.5 / 9, 12);
    expect(meetings.within(1).p).toBeCloseTo(0.1123349212679141, 9);
    expect(readingOf(figuresOf("icow_bilateral_all"), []).alone).toBeNull();
  });
  it.each([
    ["an unknown key", "    kind: asked\n", "    kind: asked\n    knid: asked\n", /classes\.asked\.all_binary/],
    ["a kind that there is not", "kind: risk", "kind: rsik", /kind/],
    ["more than all", "{yes: 79, of: 302}", "{yes: 303, of: 302}", /303 of 302 is more than all/],
    ["figures of another kind", "{yes: 79, of: 302}", "{events: 79, years: 302}", /figures/],
    ["half an event", "{events: 62, years: 6052}", "{events: 6.5, years: 6052}", /events/],
    ["shares that fall", "{1: 0.37, 2: 0.58, 5: 0.76}", "{1: 0.37, 2: 0.3}", /within 2 years is less/],
    ["a share of all", "{5: 0.08}", "{5: 1}", /shares/],
    ["a class that was known before it was counted", "since: 2015\n", "since: 2011\n", /known since 2011/],
    ["a date that is none", "since: 2015-10", "since: autumn", /is not a date/],
    ["years in the wrong order", "[2000, 2015]", "[2016, 2015]", /span begins in 2016/],
    ["a source that is not listed", "- ogj: ", "- ojg: ", /unknown source 'ojg'/],
    ["two kinds in one group", "    kind: stage\n", "    kind: stage\n    group: gjp\n", /another kind/],
    ["a class twice", "asked.clash:", "asked.territory:", /unique/i],
    ["another version", "entente_classes: 1", "entente_classes: 2", /entente_classes/],
    ["no library", text, "", /the file/],
  ])("refuses %s", (_, from, to, said) => {
    expect(text).toContain(from);
    expect(() => readLibrary(yamlValue(text.replace(from, to)))).toThrow(said);
  });
  it("finds nothing wrong with the one that comes with Entente, which is used as it is", () => {
    expect(JSON.stringify(libraryClasses())).toBe(JSON.stringify(readLibrary(yamlValue(text))));
  });
});
