import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { VariantComparison } from "../../src/analyses/index.ts";
import type { Result } from "../../src/result/index.ts";
import { entente, inFolder } from "./command.ts";

const { folder, spawned, file, small } = inFolder("compare");
const few = ["--draws", "60", "--paths", "4", "--workers", "1"];
let made = 0;
/** A run of a case, and what it says. */
async function run(name: string, ...args: string[]): Promise<{ result: Result; file: string; stdout: string }> {
  const out = join(folder, `out-${++made}`);
  const { status, stderr, stdout } = await entente("run", name, "-o", out, ...few, ...args);
  if (status !== 0) throw new Error(stderr);
  const file = join(out, "result.json");
  return { result: JSON.parse(readFileSync(file, "utf8")) as Result, file, stdout };
}

describe("entente compare", () => {
  it("prints the comparison as data, the case as it is first", () => {
    const compared = JSON.parse(
      spawned(["compare", small(), "--scenario", "dry_decade", ...few, "--json"]).stdout,
    ) as VariantComparison & { entente: number };
    expect(compared).toMatchObject({
      entente: 1,
      case: { id: "case-1" },
      run: { seed: 1, draws: 60, paths: 4 },
      a: { scenario: null, set: {} },
      b: { scenario: "dry_decade", set: {} },
      worlds: { both: 60, only_a: 0, only_b: 0 },
    });
    expect(Object.keys(compared.questions).length).toBeGreaterThan(0);
  });
  it("sets two corrected numbers side by side and counts the worlds that only one side keeps", async () => {
    const { stdout, status } = await entente(
      "compare",
      small(),
      "--set",
      "tables.commission.meetings_per_year=0.5; learning=0.2",
      "--set",
      "tables.commission.meetings_per_year=6",
      ...few,
    );
    expect(status).toBe(0);
    expect(stdout).toContain("A: tables.commission.meetings_per_year at 0.5 and learning at 0.2");
    expect(stdout).toContain("B: tables.commission.meetings_per_year at 6");
    expect(stdout).toMatch(
      /Paired over \d+ worlds? kept in both; |Paired over \d+ worlds? kept in both; \d+ only in A and \d+ only in B are not compared/,
    );
    expect(stdout).not.toMatch(/NaN|undefined/);
  });
  it("says that nothing differs where nothing does", async () => {
    const { stdout } = await entente("compare", small(), "--set", "learning=0.1", "--set", "learning=0.1", ...few);
    expect(stdout.match(/no future answers otherwise/g)).toHaveLength(2);
  });
  it.each<[string[], RegExp, number]>([
    [[], /compare takes two sides, not 0: analysts or cases by name .* --scenario NAME and --set PATH=QUANTITY/, 2],
    [["--scenario", "dry_decade", "--scenario", "dry_decade", "--set", "learning=0.1"], /two sides, not 3/, 2],
    [["--scenario", "dry_decad"], /unknown scenario 'dry_decad' \(did you mean 'dry_decade'\?\)/, 1],
    [["--set", "learning"], /--set takes PATH=QUANTITY, several joined by ';', not 'learning'/, 2],
    [["--set", "learnin=0.1"], /unknown number 'learnin'/, 1],
  ])("refuses %j", async (args, said, expected) => {
    const { status, stderr, stdout } = await entente("compare", small(), ...args);
    expect(stderr).toMatch(said);
    expect([status, stdout]).toEqual([expected, ""]);
  });
});

describe("run --since", () => {
  it("adds what changed to the result and says it", async () => {
    const first = await run(small());
    const later = small((text) => text.replace("meetings_per_year: 1 to 3", "meetings_per_year: 2 to 4"));
    const { result, stdout } = await run(later, "--since", first.file);
    expect(result.since!.numbers).toEqual([
      { path: "tables.commission.meetings_per_year", before: "1 to 3", now: "2 to 4" },
    ]);
    for (const { steps } of Object.values(result.since!.questions))
      expect(steps.map(({ why }) => why)).toEqual(["elsewhere", "numbers"]);
    expect(stdout).toContain("Since the run of");
    expect(stdout).not.toMatch(/NaN|undefined/);
  });
  it("refuses what is not a result, before the work begins", async () => {
    const name = small();
    file("no.json", "{");
    file("other.json", '{"a": 1}');
    file("two.json", JSON.stringify({ entente: 2, case: {}, run: {}, questions: {}, parameters: {} }));
    file("part.json", JSON.stringify({ entente: 1, run: {}, questions: {} }));
    for (const [earlier, said] of [
      ["nowhere.json", /there is no such file/],
      ["no.json", /is not JSON/],
      ["other.json", /is not a result of entente/],
      [
        "two.json",
        /two\.json: this result was written by format 2, and this version reads format 1; run the case again/,
      ],
      ["part.json", /part\.json: case is missing \(and \d+ more\); run the case again/],
    ] as const) {
      const { status, stderr } = await entente("run", name, "--since", join(folder, earlier), ...few);
      expect(stderr).toMatch(said);
      expect(status).toBe(1);
    }
  });
});
