/** Tables on a narrow terminal: no line is too long, and no figure is lost. */
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { main } from "../../src/cli/main.ts";
import { sourceRows } from "../../src/cli/score-rows.ts";
import { columns, printingTo } from "../../src/cli/terminal.ts";
import type { SourceScores } from "../../src/ledger/scores/shape.ts";

const at = <T>(width: number | undefined, make: () => T): T => {
  const out = { write: () => {}, ...(width === undefined ? {} : { columns: width }) };
  return printingTo({ out, err: out }, make);
};
async function printedAt(width: number | undefined, ...args: string[]): Promise<string> {
  let text = "";
  const status = await main(args, {
    out: { write: (written) => (text += written), ...(width ? { columns: width } : {}) },
    err: { write: (written) => (text += written) },
  });
  expect(status, text).toBe(0);
  return text;
}

const tooLong = (text: string, width: number): string[] => text.split("\n").filter((line) => [...line].length > width);
/** Words that hold a digit, each as often as it occurs. */
const figures = (text: string): Map<string, number> =>
  (text.match(/[^\s;,]*\d[^\s;,]*/gu) ?? []).reduce((all, word) => all.set(word, (all.get(word) ?? 0) + 1), new Map());
function expectFit(narrow: string, whole: string, width: number): void {
  expect(tooLong(narrow, width)).toEqual([]);
  const found = figures(narrow);
  for (const [figure, times] of figures(whole)) expect(found.get(figure) ?? 0, figure).toBeGreaterThanOrEqual(times);
}

describe.each([60, 80])("a terminal of %i columns", (width) => {
  it("shows any table whole: columns that do not fit come under each other, with their rows named", () => {
    const name = fc.stringMatching(/^[a-z]{1,12}([ _=][a-z]{1,12}){0,6}$/);
    const cell = fc.oneof(fc.integer({ min: -99999, max: 99999 }).map(String), fc.constant(""), name);
    fc.assert(
      fc.property(
        fc
          .integer({ min: 2, max: 14 })
          .chain((n) =>
            fc.array(fc.tuple(name, fc.array(cell, { minLength: n, maxLength: n })), { minLength: 1, maxLength: 6 }),
          ),
        (made) => {
          const rows = made.map(([first, cells]) => [first, ...cells]);
          const narrow = at(width, () => columns(rows, [1, 3], "  "));
          const whole = at(undefined, () => columns(rows, [1, 3], "  "));
          expectFit(narrow, whole, width);
          expect(whole.split("\n").length).toBe(rows.length);
        },
      ),
      { numRuns: 200 },
    );
  });

  it("shows every score of every source, each interval in the part of its mean", () => {
    const mean = {
      mean: 0.1234,
      p5: 0.0912,
      p95: 0.1622,
      of_cases: 0.1434,
      of_cases_p5: 0.1,
      of_cases_p95: 0.19,
      least: 0.05,
      surprise: 0.31,
    };
    const one = {
      questions: 123,
      cases: 14,
      yes: 31,
      brier: mean,
      log: mean,
      coverage: 0.93,
      curve: mean,
      rps: mean,
      crps: mean,
      skill: { half: 0.51, base: 0.12, outside: -0.07 },
      auc: { within: 0.71 },
      corp: { mcb: 0.0312 },
      expected: mean,
    } as unknown as SourceScores;
    const sources = { model: one, "market:a_house_with_a_long_name": one, "person:somebody": one };
    const told = (columnsOf: number | undefined) => at(columnsOf, () => sourceRows(sources, 0.25, { model: 0.2 }));
    expectFit(told(width), told(undefined), width);
    for (const part of told(width).split("\n\n")) expect(part.split("\n")[0]).not.toMatch(/^source +90 %/u);
  });

  const folder = (name: string) => join(root, name);
  it.each([
    ["stability", folder("examples/elmira.yaml")],
    ["market", folder("examples/three-countries.yaml")],
    ["explain", folder("cases/kurils-2012"), "--claim", "list"],
    ["reference"],
  ])("fits %s %s", async (...args) => {
    expectFit(await printedAt(width, ...args), await printedAt(undefined, ...args), width);
  });
});
