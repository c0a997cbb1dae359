/** A package that no table can sign at once is told in steps, wherever its acceptance is told. */
import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { packageLines } from "../../src/cli/explain-package.ts";
import { dealPackage, deals } from "../../src/mcp/topics/case.ts";
import { markdown, report } from "../../src/report/index.ts";
import type { PackageFinding, Result } from "../../src/result/index.ts";
import { stepsOf, stepsText } from "../../src/wording/steps.ts";
import { complete } from "../report/fixture.ts";

/** The complete case with its one table's agenda dealt out to several. */
function withTables(...agendas: string[][]): Result {
  const result = complete();
  const [table] = Object.values(result.tables);
  return { ...result, tables: Object.fromEntries(agendas.map((issues, n) => [`t${n}`, { ...table!, issues }])) };
}
const both = ({ packages }: Result): PackageFinding => {
  const found = packages.find(({ changes }) => Object.keys(changes).join() === "skerries,gas")!;
  return Object.assign(found, { now: { zone: 0, frontier: 0, nash: 0 } });
};

describe("a package of two issues", () => {
  it("has no steps where one table has both on its agenda, or all would accept it", () => {
    const one = withTables(["skerries", "gas"], ["gas"]);
    expect(stepsOf(one, both(one))).toBeNull();
    const apart = withTables(["skerries"], ["gas"]);
    expect(stepsOf(apart, { ...both(apart), now: { zone: 0.1, frontier: 0, nash: 0 } })).toBeNull();
  });
  it("has a step a table otherwise, with the share of worlds in which all would accept that", () => {
    const apart = withTables(["skerries"], ["gas"]);
    const steps = stepsOf(apart, both(apart))!;
    expect(steps.map(({ changes }) => Object.keys(changes).join()).sort()).toEqual(["gas", "skerries"]);
    for (const { changes, accepted } of steps) {
      const alone = apart.packages.find((one) => JSON.stringify(one.changes) === JSON.stringify(changes));
      expect(accepted).toBe(alone === undefined ? null : alone.now.zone);
    }
    expect(stepsText(apart, steps)).toMatch(
      /^no one table can sign it at once; in two steps: .* \(acceptable to all today in 38\u00a0% of worlds\)/,
    );
  });
  it("has a step for an issue of no table, without a share", () => {
    const apart = withTables(["gas"]);
    expect(stepsOf(apart, both(apart))!.find(({ changes }) => "skerries" in changes)!.accepted).toBeNull();
  });
});

it("is told in steps in page, markdown, terminal and assistant, with the month by which it is reached, and no dash or 0", () => {
  const result = withTables(["skerries"], ["gas"]);
  const found = both(result);
  const text = "No one table can sign it at once; in two steps";
  const { document } = parseHTML(report(result));
  const row = [...document.querySelectorAll("table.packages tbody tr")].find((tr) => tr.textContent.includes(text))!;
  expect(
    [...row.querySelectorAll("td")].map((cell) => cell.textContent).filter((cell) => cell === "in steps"),
  ).toHaveLength(2);
  expect(document.querySelector("table.packages caption")!.textContent).toMatch(/came about by .*\d{4}, the last/);
  const line = markdown(result)
    .split("\n")
    .find((one) => one.includes(text))!;
  expect(line).toContain("| in steps | in steps |");
  const explained = {
    changes: [{ name: "a", text: "b" }],
    feasible: true,
    forbidden_by: [],
    actors: [],
    found,
    stability: null,
  };
  expect(
    packageLines(explained as never, result)
      .join(" ")
      .replace(/\s+/g, " "),
  ).toMatch(/No one table can sign it at once; in two steps.*It came about by/);
  const id = Object.entries(found.changes)
    .map((pair) => pair.join("="))
    .sort()
    .join(",");
  expect(dealPackage(result, id).lines.join(" ")).toContain("No one table can sign it at once");
  const row_ = deals(result, undefined).rows.find((one) => one["package"] === id)!;
  expect(row_["acceptable_today"]).toBeNull();
});
