import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import type { Result } from "../../src/result/index.ts";
import { command } from "../../src/report/ending.ts";
import { report } from "../../src/report/index.ts";
import { style } from "../../src/report/style.ts";
import { GROUND_ORDER, GROUND_WORD, groundsText } from "../../src/wording/grounds.ts";
import { complete, degenerate, flat, hostile, realistic } from "./fixture.ts";

const page = (result: Result) => parseHTML(report(result)).document;
const all = { realistic, complete, degenerate, flat, hostile };
type Element = { localName: string; attributes: Iterable<{ name: string; value: string }>; textContent: string | null };
const elements = (document: { querySelectorAll(selector: string): Iterable<unknown> }, selector = "*") =>
  [...document.querySelectorAll(selector)] as Element[];

describe.each(Object.entries(all))("the %s report", (_, make) => {
  const text = report(make()),
    document = parseHTML(text).document;

  test("is one file under 1.5 MB that says the same each time", () => {
    expect(text.length).toBeLessThan(1_500_000);
    expect(report(make())).toBe(text);
  });

  test("holds no NaN, undefined, Infinity or null", () => {
    expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|\[object/);
  });

  test("holds no script, no handler, and nothing that would be loaded", () => {
    const forbidden = new Set([
      "script",
      "img",
      "iframe",
      "object",
      "embed",
      "link",
      "base",
      "form",
      "image",
      "use",
      "foreignobject",
      "animate",
      "set",
    ]);
    for (const element of elements(document)) {
      expect(forbidden.has(element.localName.toLowerCase()), element.localName).toBe(false);
      for (const attribute of element.attributes) {
        expect(attribute.name).not.toMatch(/^on|^src$|^srcset$|^xlink/);
        if (attribute.name === "href") expect(attribute.value).toMatch(/^(#|https?:\/\/)/);
      }
    }
    expect(style).not.toMatch(/url\(|@import/);
  });

  test("has every id once and every link's target", () => {
    const ids = elements(document, "[id]").map(
      (element) => [...element.attributes].find((attribute) => attribute.name === "id")?.value,
    );
    expect(new Set(ids).size).toBe(ids.length);
    for (const element of elements(document, "[href^='#'], [aria-labelledby]"))
      for (const attribute of element.attributes) {
        if (attribute.name === "href") expect(ids).toContain(attribute.value.slice(1));
        if (attribute.name === "aria-labelledby") expect(ids).toContain(attribute.value);
      }
  });

  test("has its headings in order, a language, a title and a way past the header", () => {
    const levels = elements(document, "h1,h2,h3,h4,h5,h6").map((heading) => Number(heading.localName.slice(1)));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (let n = 1; n < levels.length; n++) expect(levels[n] - levels[n - 1]).toBeLessThanOrEqual(1);
    expect(document.documentElement.getAttribute("lang")).toBe("en");
    expect(document.title.length).toBeGreaterThan(0);
    expect(document.querySelector("a.skip")?.getAttribute("href")).toBe("#main");
    for (const svg of document.querySelectorAll("svg:not([aria-hidden])"))
      expect(svg.getAttribute("aria-label")).toBeTruthy();
  });

  test("says once that Monte Carlo error is not model error", () => {
    expect(text.split("Monte Carlo error is not model error")).toHaveLength(2);
  });

  test("prints every number of the case", () => {
    const printed = elements(document, "table.numbers tbody tr[id]").length;
    expect(printed).toBe(Object.keys(make().parameters).length);
  });

  test("never puts a likelihood and a confidence into one sentence", () => {
    expect(text.toLowerCase()).not.toContain("confidence");
  });
});

describe("what the report says", () => {
  const text = report(realistic()),
    document = page(realistic());
  const words = (selector: string) => (document.querySelector(selector)?.textContent ?? "").replaceAll("\u00a0", " ");

  test("the lead gives the first headline question, its word and its odds, and the odds without the record", () => {
    expect(words(".lead")).toContain(
      "almost ruled out (under 5 %, or 6 % without the record) that a peace treaty will be signed",
    );
  });

  test("a question that no future answered yes is 'under', never 0 %", () => {
    expect(words("#question-war")).toContain("Under 0.03 % (none of 16\u202f000 futures)");
    expect(words("#question-war > p")).not.toMatch(/\b0 %/);
  });

  test("an answer under 1 or over 99 % stands without a word", () => {
    expect(words("#question-settlement p")).toMatch(
      /^0\.7 % \(± 0\.08 points\), by December 2022\. Without the record: 6 %\./,
    );
    expect(words("#question-joint_holds p")).toMatch(/^99\.9 % .*, at the end of December 2018/);
  });

  test("the article is printed in full, marks and all", () => {
    const kept = realistic().sources["herald"].text ?? "";
    const copy = parseHTML(text).document;
    for (const raised of copy.querySelectorAll(".text sup")) raised.remove();
    expect([...copy.querySelectorAll(".text p")].map((paragraph) => paragraph.textContent).join("\n")).toBe(kept);
  });

  test("every quoted span is marked, and leads to its numbers and back", () => {
    const result = realistic();
    const spans = new Set(
      result.citations
        .filter((citation) => citation.start !== null)
        .map((citation) => `${citation.start} ${citation.end}`),
    );
    expect(document.querySelectorAll(".leans > li").length).toBe(spans.size);
    for (let n = 1; n <= spans.size; n++) {
      expect(document.querySelector(`.text sup a[href="#leans-${n}"]`), `passage ${n}`).toBeTruthy();
      expect(document.querySelector(`#leans-${n} a[href="#quote-${n}"]`)).toBeTruthy();
    }
    for (const [path, indices] of Object.entries(result.cited_by))
      for (const index of indices) {
        if (result.citations[index].start === null) continue;
        const row = Object.keys(result.parameters).indexOf(path) + 1;
        const target = [`number-${row}`, `number-series-${row}`].find((id) => document.getElementById(id));
        expect(document.querySelector(`.leans a[href="#${target}"]`), path).toBeTruthy();
        expect(document.querySelector(`#${target} sup a[href^="#quote-"]`), path).toBeTruthy();
      }
  });

  test("where two quotes overlap the shared words are marked as such, and both keep their place", () => {
    expect(words("mark.two")).toBe("driving the cabinet");
    expect(words("#quote-3").startsWith("That pressure")).toBe(true);
    expect(words("#quote-4").startsWith("driving the cabinet")).toBe(true);
  });

  test("each number says its class, and the counts of the classes are those of the rows", () => {
    const from = [...document.querySelectorAll("table.numbers tbody tr[id]")].map(
      (row) => row.querySelector("td:last-child")?.textContent ?? "",
    );
    const { grounds } = realistic();
    expect(words("#numbers p")).toBe(groundsText(grounds));
    for (const ground of GROUND_ORDER)
      expect(
        from.filter((cell) => cell.startsWith(GROUND_WORD[ground])),
        ground,
      ).toHaveLength(grounds[ground]);
  });

  test("nothing that the case says for itself is left out: every quote and judgement is printed", () => {
    const printed = (document.body.textContent ?? "").replace(/\s+/g, " ");
    for (const citation of realistic().citations) expect(printed).toContain(citation.quote.replace(/\s+/g, " "));
  });

  test("a run under a scenario, with numbers set and drivers pinned, says so at the top", () => {
    const result = realistic();
    result.run = { ...result.run, scenario: "overbearing", pin: { pressure: 80 } };
    const condition = page(result).querySelector("header .condition")?.textContent ?? "";
    expect(condition).toBe(
      "Run under the scenario \u2018The pressure becomes overbearing\u2019, with \u2018Norland: need \u2018gas for idle reactors\u2019, weight\u2019 set to 20 to 30, with Pressure on Norland held at 80.",
    );
  });

  test("what the record taught is told in the case's names, not in paths", () => {
    expect(words("#record p")).toContain(
      "since March 2001; the rest were dropped. The record moved \u2018Varda: cost of signing anything\u2019 most",
    );
    expect(words("#record p")).toContain("lowered the odds of three of the four questions");
  });

  test("a fit under 1 % is called out where it stands", () => {
    const result = realistic();
    result.run.fit = 0.004;
    expect(page(result).querySelector("#record .caution")?.textContent ?? "").toContain("can hardly explain");
    expect(document.querySelector("#record .caution")).toBeNull();
  });

  test("a source published later than the forecast's date is marked", () => {
    expect(words(".sources")).toContain("published later");
  });

  test("the curve's figure carries its caveat where it stands", () => {
    expect(words("#questions .note")).toContain("the middle half of the worlds\u2019 own odds");
    expect(words("#turns .note")).toContain("what happens if the driver is set");
    expect(words("#numbers .note")).toContain("independently of one another");
  });

  test("what is absent leaves no gap: no record, no section; no packages, no table", () => {
    const empty = page(degenerate());
    expect(empty.getElementById("record")).toBeNull();
    expect(empty.getElementById("turns-never")).toBeNull();
    expect(empty.querySelector("table.packages")).toBeNull();
    expect(empty.querySelector("#questions")?.textContent ?? "").toContain("not conditioned on what has happened");
    for (const section of empty.querySelectorAll("main > section"))
      expect((section.textContent ?? "").length).toBeGreaterThan(30);
  });

  test("the command can be pasted into a shell", () => {
    expect(command(realistic())).toBe(
      "entente run skerries --draws 2000 --paths 8 --seed 1 --limit 200000 --set 'actors.norland.needs.gas.weight=20 to 30'",
    );
    expect(command(degenerate())).toContain(`'x'\\''y'`);
    expect(command(degenerate())).toContain("--scenario grim");
    expect(command(degenerate())).toContain("--pin d=3");
  });
});

describe("the colours", () => {
  const channel = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
  const luminance = (hex: string) =>
    [0.2126, 0.7152, 0.0722].reduce(
      (sum, weight, n) => sum + weight * channel(parseInt(hex.slice(1 + 2 * n, 3 + 2 * n), 16) / 255),
      0,
    );
  const contrast = (a: string, b: string) => {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  };
  const schemes = [...style.matchAll(/:root\{(--ground[^}]*)\}/g)].map((found) =>
    Object.fromEntries([...found[1].matchAll(/--(\w+):(#[0-9a-f]{6})/g)].map((pair) => [pair[1], pair[2]])),
  );

  test.each([
    ["light", 0],
    ["dark", 1],
  ] as const)("of the %s page reach WCAG AA as text (4.5:1, Success Criterion 1.4.3)", (_, n) => {
    const scheme = schemes[n];
    for (const key of ["ink", "quiet", "blue", "orange", "green", "accent"])
      expect(contrast(scheme[key], scheme["ground"]), key).toBeGreaterThanOrEqual(4.5);
    for (const ground of ["mark", "mark2"])
      expect(contrast(scheme["ink"], scheme[ground]), ground).toBeGreaterThanOrEqual(4.5);
    expect(contrast(scheme["accent"], scheme["mark"]), "note numbers").toBeGreaterThanOrEqual(4.5);
  });
});
