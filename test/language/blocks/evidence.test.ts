import { describe, expect, it } from "vitest";
import { check, format, type Beside, type Case, type Message } from "../../../src/language/index.ts";

const CASE = `entente: 1
title: Two
as_of: 2012-10-15
until: 2014-12
residual: 3
sources:
  guard: {title: A count, date: 2012-10}
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}, needs: {calm: {weight: 20, sharpened_by: {pressure: {from: 20, to: 80}}, met_by: {land: {all: 0.5}}}}}
  b: {stakes: {land: {weight: 50, values: {all: -100}}}}
drivers:
  pressure: {process: mean-reverting, range: [0, 100], mean: 40, spread: 5, half_life_months: 6, history: {series: ships}}
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}
`;
const EVIDENCE = `ships:
  name: Ships
  unit: ships a month
  file: ships.csv
  scale: {0: 10, 10: 60, 20: 80}
  points: {2012-03: 33, because: [{judgment: A riot.}]}
  because:
    - guard: ten ships
`;
const SHIPS =
  "# counted by the guard\n# query: SELECT 1\nmonth,value\n2012-01,0\n2012-02,5\n2012-03,10\n2012-04,\n2012-05,15\n2012-06,40\n";

function read(
  evidence: string | null = EVIDENCE,
  ships: string | null = SHIPS,
  text = CASE,
): { case: Case | null; messages: Message[]; said: string[] } {
  const beside = (path: string): Beside => {
    const found = path === "evidence.yaml" ? evidence : path === "ships.csv" ? ships : null;
    return found === null ? { problem: "absent" } : { text: found };
  };
  const found = check({ id: "two", file: "case.yaml", text }, beside);
  return {
    ...found,
    said: found.messages
      .filter(({ code, severity }) => severity === "error" || code === "later-rows" || code === "idle-series")
      .map(format),
  };
}
const levels = (c: Case | null): [string, number, string][] =>
  c!.parameters
    .filter(({ path }) => path.startsWith("drivers.pressure.history."))
    .map((p) => [p.path.slice(25), (p.quantity as { value: number }).value, p.cited]);

describe("a history from evidence.yaml", () => {
  it("is the file's months through the scale, with the points before them and empty months left out", () => {
    const { case: c, said } = read();
    expect(said).toEqual([]);
    expect(
      c!.drivers[0].history.map(({ month, value }) => [
        month - 12 * 2012,
        (c!.parameters[value].quantity as { value: number }).value,
      ]),
    ).toEqual([
      [0, 10],
      [1, 35],
      [2, 33],
      [4, 70],
      [5, 80],
    ]);
    expect(levels(c)).toEqual([
      ["2012-03", 33, "judged"],
      ["2012-01", 10, "argued"],
      ["2012-02", 35, "argued"],
      ["2012-05", 70, "argued"],
      ["2012-06", 80, "argued"],
    ]);
    const evidence = c!.drivers[0].evidence!;
    expect(evidence.notes).toEqual(["counted by the guard", "query: SELECT 1"]);
    expect(evidence.months.map(({ raw }) => raw)).toEqual([0, 5, 10, null, 15, 40]);
    expect(
      c!.citations.filter((_, at) => evidence.citations.includes(at)).map(({ quote, path }) => [quote, path]),
    ).toEqual([["ten ships", "evidence.ships"]]);
  });
  it("states the figures of a file without a scale, and argues those that a scale has made", () => {
    const { case: c } = read(EVIDENCE.replace(/  scale:.*\n/, ""));
    expect(levels(c).map(([, , cited]) => cited)).toEqual(["judged", ...Array<string>(4).fill("figure")]);
  });
  it("ends at as_of: later months, and months known only later, are left out with a word", () => {
    const { case: c, said } = read(
      EVIDENCE,
      "month,value,known_at\n2012-08,5,2012-09-01\n2012-09,7,2012-10-16\n2012-10,9,2012-10-15\n2012-11,9,2012-10-01\n",
    );
    expect(levels(c).map(([month]) => month)).toEqual(["2012-03", "2012-08", "2012-10"]);
    expect(said).toEqual([
      expect.stringMatching(/^evidence\.yaml:4:9 ships\.file: .*2 rows of ships\.csv are of after as_of/),
    ]);
  });
  it("takes percentiles of the file's own months up to as_of", () => {
    const { case: c } = read(
      EVIDENCE.replace("{0: 10, 10: 60, 20: 80}", "{p0: 0, p50: 40, p100: 100}"),
      `${SHIPS}2013-01,4000\n`,
    );
    expect(levels(c).map(([month, level]) => [month, level])).toEqual([
      ["2012-03", 33],
      ["2012-01", 0],
      ["2012-02", 20],
      ["2012-05", 50],
      ["2012-06", 100],
    ]);
  });
  it("may be points alone, and a case without evidence.yaml never looks for one", () => {
    expect(levels(read("ships: {points: {2012-01: 5 , 2012-02: 7}}", null).case).map(([, level]) => level)).toEqual([
      5, 7,
    ]);
    expect(
      check({ id: "two", file: "case.yaml", text: CASE.replace("{series: ships}", "{2012-01: 5}") }, () => {
        throw new Error("read");
      }).case,
    ).not.toBeNull();
  });
});

it("An evidence.yaml that cannot be read is one mistake, and not that of every driver as well", () => {
  expect(read(`${EVIDENCE}\tx: 3\n`).said).toEqual([expect.stringMatching(/^evidence\.yaml:9:1: a tab cannot indent/)]);
});

describe("what is wrong with evidence is said in its own file and line", () => {
  const cases: [string, () => string[], RegExp][] = [
    [
      "no evidence.yaml",
      () => read(null).said,
      /^case\.yaml:12:\d+ drivers\.pressure\.history\.series: .*evidence\.yaml: there is no such file/,
    ],
    [
      "a series that it does not have",
      () => read(EVIDENCE.replace("ships:", "shipps:")).said,
      /case\.yaml:12:\d+ .*unknown series of evidence\.yaml 'ships' \(did you mean 'shipps'\?\)/,
    ],
    [
      "a series that no driver takes",
      () => read(`${EVIDENCE}other: {points: {2012-01: 4}}\n`).said,
      /evidence\.yaml:9:1 other: .*no driver takes this series/,
    ],
    [
      "a misspelt key",
      () => read(EVIDENCE.replace("scale:", "scael:")).said,
      /evidence\.yaml:5:3 ships\.scael: unknown key 'scael' \(did you mean 'scale'\?\)/,
    ],
    [
      "a file that is not there",
      () => read(EVIDENCE, null).said,
      /evidence\.yaml:4:9 ships\.file: there is no such file beside the case/,
    ],
    [
      "a file out of the folder",
      () => read(EVIDENCE.replace("ships.csv", "../ships.csv")).said,
      /evidence\.yaml:4:9 ships\.file: .*stays in it/,
    ],
    [
      "an unknown source",
      () => read(EVIDENCE.replace("guard:", "gaurd:")).said,
      /evidence\.yaml:8:7 .*unknown source 'gaurd' \(did you mean 'guard'\?\)/,
    ],
    [
      "a level outside the driver's range",
      () => read(EVIDENCE.replace("20: 80", "20: 180")).said,
      /evidence\.yaml:5:3 ships\.scale: 2012-05 of this series comes to 120, outside the driver's range 0 to 100/,
    ],
    [
      "a scale of one point",
      () => read(EVIDENCE.replace("{0: 10, 10: 60, 20: 80}", "{0: 10}")).said,
      /at least two points/,
    ],
    [
      "a scale that is not a number",
      () => read(EVIDENCE.replace("20: 80", "lots: 80")).said,
      /'lots' is neither a value nor a percentile/,
    ],
    [
      "a point after as_of",
      () => read(EVIDENCE.replace("2012-03: 33", "2012-11: 33")).said,
      /evidence\.yaml:6:\d+ .*2012-11 is after as_of/,
    ],
    [
      "a header that is not month,value",
      () => read(EVIDENCE, SHIPS.replace("month,value", "date,value")).said,
      /ships\.csv:3:1: .*unknown column 'date'/,
    ],
    [
      "a number with a comma",
      () => read(EVIDENCE, SHIPS.replace("2012-05,15", "2012-05,1,500")).said,
      /ships\.csv:8:1: .*3 cells and the header 2; a number is written without commas/,
    ],
    [
      "a month that does not exist",
      () => read(EVIDENCE, SHIPS.replace("2012-05", "2012-13")).said,
      /ships\.csv:8:1: .*'2012-13' is not a month/,
    ],
    [
      "a month that is given twice",
      () => read(EVIDENCE, SHIPS.replace("2012-05", "2012-02")).said,
      /ships\.csv:8:1: .*is given twice/,
    ],
    [
      "text for a number",
      () => read(EVIDENCE, SHIPS.replace("2012-05,15", "2012-05,many")).said,
      /ships\.csv:8:1: .*'many' is not a number/,
    ],
    ["an empty file", () => read(EVIDENCE, "").said, /ships\.csv:1:1: .*empty/],
    [
      "events without how they are counted",
      () => read(EVIDENCE.replace("  file:", "  events: {from: CHN}\n  file:")).said,
      /'source' is missing: how rows become months is never taken for granted/,
    ],
    [
      "an unknown measure",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {from: CHN}\n  measure: intensty\n  weight: none\n  duplicates: once\n  gaps: missing\n  file:",
          ),
        ).said,
      /unknown measure of events 'intensty' \(did you mean 'intensity'\?\)/,
    ],
    [
      "a zero for an intensity that nobody measured",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {from: CHN}\n  measure: intensity\n  weight: none\n  duplicates: once\n  gaps: zero\n  file:",
          ),
        ).said,
      /a month without events has no intensity/,
    ],
    [
      "events of an empty list",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {from: [], quad: [4]}\n  measure: count\n  weight: none\n  duplicates: once\n  gaps: zero\n  file:",
          ),
        ).said,
      /evidence\.yaml:5:18 ships\.events\.from: an empty list chooses nothing; leave the key out where any will do/,
    ],
    [
      "events of an empty list of quad classes",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {from: CHN, quad: []}\n  measure: count\n  weight: none\n  duplicates: once\n  gaps: zero\n  file:",
          ),
        ).said,
      /ships\.events\.quad: an empty list chooses nothing/,
    ],
    [
      "a quad class without a list",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {quad: 4}\n  measure: count\n  weight: none\n  duplicates: once\n  gaps: zero\n  file:",
          ),
        ).said,
      /a list of quad classes is expected here; write \[4\]/,
    ],
    [
      "a quad class that does not exist",
      () =>
        read(
          EVIDENCE.replace(
            "  file:",
            "  source: gdelt1\n  events: {quad: [5]}\n  measure: count\n  weight: none\n  duplicates: once\n  gaps: zero\n  file:",
          ),
        ).said,
      /unknown quad class '5'/,
    ],
  ];
  it.each(cases)("%s", (_, said, wanted) => {
    const found = said();
    expect(
      found.some((line) => wanted.test(line)),
      found.join("\n"),
    ).toBe(true);
  });
  it("and a broken evidence.yaml is one message, not an echo for each driver", () => {
    expect(read("ships: [").said.filter((line) => line.startsWith("evidence.yaml")).length).toBe(1);
  });
});
