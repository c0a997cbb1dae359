import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { csvFiles, markdown, report } from "../../src/report/index.ts";
import { complete } from "./fixture.ts";

test("sixty actors with names of 200 characters, each with a gain, make a readable page", () => {
  const result = complete();
  for (let n = 0; n < 60; n++) {
    result.actors[`a${n}`] = {
      name: `${"Very long name ".repeat(14).slice(0, 196)} ${n}`,
      code: null,
      part_of: null,
      range: 80 + n,
      needs: {},
    };
    result.parameters[`actors.a${n}.friction`] = structuredClone(result.parameters["actors.varda.friction"]);
    result.packages[1].gain[`a${n}`] = structuredClone(result.packages[1].gain["varda"]);
    result.tables["summit"].parties.push(`a${n}`);
    result.deals[0].packages.forEach((p) => {
      p.gain[`a${n}`] = n - 20;
    });
  }
  const text = report(result);
  expect(text.length).toBeLessThan(1_500_000);
  expect(
    text +
      markdown(result) +
      csvFiles(result)
        .map(([, file]) => file)
        .join(""),
  ).not.toMatch(/NaN|undefined|Infinity/);
  const document = parseHTML(text).document;
  for (const svg of document.querySelectorAll("svg"))
    for (const label of svg.querySelectorAll("text")) expect(label.textContent!.length).toBeLessThan(140);
});
