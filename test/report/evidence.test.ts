import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import type { Result } from "../../src/result/index.ts";
import { fit } from "../../src/evidence/fit/index.ts";
import { fitted, sourced } from "../../src/pictures/index.ts";
import { report } from "../../src/report/index.ts";
import { uniforms } from "../random.ts";
import { realistic } from "./fixture.ts";

const name = (m: number): string => `${2007 + Math.floor(m / 12)}-${String((m % 12) + 1).padStart(2, "0")}`;

/** The realistic result with a counted history of pressure: 60 months, two of them stated, one of which nothing is known. */
function counted(): Result {
  const result = realistic();
  const u = uniforms(3);
  let x = 0;
  const raw = Array.from({ length: 60 }, () => {
    x = 0.7 * x + 6 * (u() - 0.5);
    return Math.round(10 + x);
  });
  const driver = result.drivers["pressure"];
  const history = raw.flatMap((value, m) =>
    m === 30 ? [] : [{ month: name(m), value: m === 20 || m === 21 ? 85 : 4 * value }],
  );
  const months = history.map((_, i) => (i < 30 ? i : i + 1));
  const found = fit({ months, values: history.map(({ value }) => value) });
  const [best] = found;
  driver.history = history;
  driver.evidence = {
    series: "pressure",
    name: "Ships <b>counted</b>",
    unit: "ships a month",
    file: "series/ships.csv",
    notes: ["made by entente evidence series: pressure", "query: SELECT month FROM event WHERE code <> '<script>'"],
    scale: [
      { raw: 0, level: 0 },
      { raw: 25, level: 100 },
    ],
    citations: [0],
    months: raw.map((value, m) => ({
      month: name(m),
      raw: m === 30 ? null : value,
      stated: m === 20 || m === 21,
      rows: value,
      covered: 1000 + m,
    })),
  };
  driver.fit = {
    candidates: found.map(({ process, behind, estimates, left }) => ({ process, behind, estimates, left })),
    seen: history.map((point, i) => ({ ...point, expected: best!.expected[i] })),
    fan: Array.from({ length: 24 }, (_, k) => ({ month: name(60 + k), ...best!.ahead(k + 1) })),
  };
  result.drivers["price"].evidence = {
    series: "price",
    name: "price",
    unit: null,
    file: null,
    notes: [],
    scale: [],
    citations: [],
    months: [{ month: "2010-01", raw: null, stated: true, rows: null, covered: null }],
  };
  return result;
}
const paper = { document: parseHTML("<!doctype html><html><body></body></html>").document };

describe("where histories come from", () => {
  const page = parseHTML(report(counted())).document;
  const section = page.querySelector("#evidence")!;
  it("shows each month with its count, its coverage, its level and whether it was counted, stated or left empty", () => {
    const rows = [...section.querySelectorAll(".months tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent),
    );
    expect(rows.length).toBe(60);
    expect(rows[20].slice(2)).toEqual([expect.stringMatching(/, 1[\u202f,]?020$/), "85", "stated"]);
    expect(rows[30].slice(1)).toEqual(["", expect.any(String), "", "nothing known"]);
    expect(rows[31].at(-1)).toBe("counted");
  });
  it("says how much is counted, how much stated and how much empty, and on what scale", () => {
    const said = section.textContent!.replaceAll("\u00a0", " ");
    expect(said).toMatch(
      /57 months counted, January 2007 to December 2011, 2 stated in their place or beside them, 1 between of which nothing is said/,
    );
    expect(said).toMatch(/Scale: 0 is 0, 25 is 100; linear between/);
  });
  it("shows the fits with their intervals beside each other, the picture of the best, and what is left over", () => {
    expect([...section.querySelectorAll(".fits tbody th")].map((cell) => cell.textContent)).toEqual(
      counted().drivers["pressure"].fit!.candidates.map(({ process }) => process),
    );
    expect(section.querySelectorAll("svg").length).toBe(2);
    expect(section.querySelector(".fits caption")!.textContent).toMatch(/90 % intervals/);
  });
  it("shows the very query, as text, and drivers that are stated month by month in a line", () => {
    expect(section.querySelector("code")!.textContent).toBe("SELECT month FROM event WHERE code <> '<script>'");
    expect(section.querySelector("b")).toBeNull();
    expect(section.textContent).toMatch(/\(1 month\): stated month by month/);
  });
  it("is not there where no history is counted", () => {
    expect(parseHTML(report(realistic())).document.querySelector("#evidence")).toBeNull();
  });
});

describe("its figures", () => {
  it.each([
    ["sourced", () => sourced(counted(), "pressure", paper)],
    [
      "fitted",
      () => {
        const { fit: found } = counted().drivers["pressure"];
        return fitted({ title: "Chinese pressure", note: "mean-reverting", seen: found!.seen, fan: found!.fan }, paper);
      },
    ],
  ])("%s looks as it was reviewed", async (id, draw) => {
    const svg = draw();
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(svg).toBe(draw());
    await expect(svg).toMatchFileSnapshot(`../pictures/output/${id}.svg`);
  });
  it("are empty where there is nothing to draw", () => {
    expect(
      sourced(realistic(), "pressure", paper) +
        sourced(counted(), "nobody", paper) +
        fitted({ title: "", note: "", seen: [], fan: [] }, paper),
    ).toBe("");
  });
});
