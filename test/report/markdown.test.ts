import { describe, expect, it } from "vitest";
import { csvFiles, markdown } from "../../src/report/index.ts";
import { literal } from "../../src/report/markdown.ts";
import { csv } from "../../src/report/tables/table.ts";
import { complete, degenerate, flat, hostile, realistic } from "./fixture.ts";

describe("the report in Markdown", () => {
  it("says what the page says, question by question", async () => {
    const text = markdown(complete());
    for (const title of [
      "The questions one by one",
      "Deals",
      "Why not",
      "What it turns on",
      "Tipping points",
      "What would have to be true",
      "Sensitivity",
      "What is worth finding out",
      "What past silence tells us",
      "What changed since an earlier result",
      "Every number and its source",
      "What this does not say",
      "Warnings",
      "About this report",
    ])
      expect(text).toContain(`\n## ${title}\n`);
    expect(text).toContain("**unlikely, 21\u00a0%** by December\u00a02018");
    expect(text).toContain("entente run skerries --draws 2000");
    await expect(text).toMatchFileSnapshot("output/complete.md");
  });
  it("leaves out what is not there, and holds no NaN and no HTML of a case", () => {
    for (const result of [realistic(), degenerate(), flat(), hostile(), complete()]) {
      const text = markdown(result);
      expect(text).not.toMatch(/NaN|undefined|Infinity|\bnull\b|\[object/);
      expect(text).not.toMatch(/<script|<img/);
      expect(text).not.toMatch(/\n## [^\n]*\n\n(?=## |$)/);
      for (const line of text.split("\n"))
        if (line.startsWith("| ")) expect(line.replace(/\\\|/g, "").split("|").length, line).toBeGreaterThan(3);
    }
  });
  it("takes text of a case literally: on one line, with no table cell, link, tag or mention of its own", () => {
    expect(literal("a | b\n# c <b> @all [x](y) `z` *w*")).toBe(
      "a \\| b \\# c &lt;b&gt; @\u200ball \\[x\\](y) \\`z\\` \\*w\\*",
    );
    expect(literal("Gas (LNG), Russo-Japanese")).toBe("Gas (LNG), Russo-Japanese");
  });
});

describe("CSV of every table", () => {
  const parse = (text: string): string[][] => {
    const rows: string[][] = [[]];
    for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      rows.at(-1)!.push(quoted === undefined ? plain! : quoted.replaceAll('""', '"'));
      if (end === "\r\n") rows.push([]);
    }
    return rows.slice(0, -1);
  };
  it("has as many cells in every row as columns, whatever the text holds", () => {
    for (const result of [complete(), hostile(), degenerate(), flat()])
      for (const [name, text] of csvFiles(result)) {
        const [head, ...rows] = parse(text) as [string[], ...string[][]];
        for (const row of rows) expect(row.length, `${name}: ${row.join("|")}`).toBe(head.length);
        expect(text, name).not.toMatch(/NaN|undefined|\[object/);
      }
  });
  it("keeps numbers as they are, and names every number with its ground", () => {
    const files = Object.fromEntries(csvFiles(complete()));
    expect(parse(files["questions.csv"])[1].slice(0, 6)).toEqual([
      "energy_deal",
      complete().questions["energy_deal"].ask,
      "2018-12",
      "false",
      "0.214",
      "0.0061",
    ]);
    expect(parse(files["numbers.csv"]).length - 1).toBe(Object.keys(complete().parameters).length);
    expect(
      parse(files["numbers.csv"])
        .find(([path]) => path === "actors.varda.reliability")!
        .at(-1),
    ).toContain("herald: ");
  });
  it("is quoted by RFC 4180, and no text of a case is a formula", () => {
    expect(
      csv({
        name: "x",
        columns: ["a", "b"],
        rows: [
          ["=1+1", -2],
          ['say "x", y', null],
          ["line\nbreak", true],
        ],
      }),
    ).toBe('a,b\r\n\'=1+1,-2\r\n"say ""x"", y",\r\n"line\nbreak",true\r\n');
  });
});
