import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { amend, analystSchema, asAnalyst, asPool, readAnalyst, type Case } from "../../../src/language/index.ts";
import { smallCase } from "../../analyses/small-case.ts";

const c = smallCase();
const WEIGHT = "actors.arland.stakes.dam.weight";

const fileOf = (numbers: string, more = ""): string =>
  `entente_analyst: 1\nname: Ines Duarte\nround: 2\ndate: 2025-03-20\nnumbers:\n${numbers}${more}`;
const read = (text: string, of: Case = c) => readAnalyst({ id: "ines", file: "analysts/ines.yaml", text }, of);
const sound = (text: string) => {
  const { analyst, messages } = read(text);
  if (!analyst) throw new Error(messages.map(({ message }) => message).join("\n"));
  return analyst;
};
const at = (of: Case, path: string) => of.parameters.find((one) => one.path === path)!;

describe("an analyst's file", () => {
  it("puts its numbers with their sentences in place of the case's, and leaves the others as they are", () => {
    const analyst = sound(
      fileOf(
        `  ${WEIGHT}: {value: 45 to 60, because: [{judgment: Every village counts on it.}]}\n`,
        "odds: {dam_built: 30%}\n",
      ),
    );
    expect(analyst).toMatchObject({ name: "Ines Duarte", round: 2, date: "2025-03-20", odds: { dam_built: 0.3 } });
    const own = asAnalyst(c, analyst);
    const number = at(own, WEIGHT);
    expect(number).toMatchObject({
      text: "45 to 60",
      cited: "judged",
      quantity: { kind: "normal", low: 45, high: 60 },
    });
    expect(number.citations.map((one) => own.citations[one].quote)).toEqual(["Every village counts on it."]);
    expect(own.parameters.filter((one, p) => one !== c.parameters[p]).map(({ path }) => path)).toEqual([WEIGHT]);
    expect(own.citations.slice(0, c.citations.length)).toEqual(c.citations);
  });
  it("may quote the sources of the case, and a quote that is not in them is refused where it stands", () => {
    const quoting = (quote: string) => read(fileOf(`  ${WEIGHT}: {value: 45 to 60, because: [{paper: ${quote}}]}\n`));
    expect(quoting("water pacts here are easily left").analyst).not.toBeNull();
    expect(quoting("water pacts here are never left").messages).toMatchObject([
      { code: "quote-not-found", line: 6, file: "analysts/ines.yaml" },
    ]);
  });
  it("says of a number without a because that it is bare", () => {
    const { analyst, messages } = read(fileOf(`  ${WEIGHT}: 45 to 60\n`));
    expect(messages).toMatchObject([{ code: "bare-number", severity: "warning", line: 6 }]);
    expect(at(asAnalyst(c, analyst!), WEIGHT).cited).toBe("bare");
  });
  it("sets a number that stands for several actors for all of them", () => {
    const some = smallCase((text) =>
      text.replace(/^learning:/m, "turnover: {per_year: 0.1 to 0.2, persistence: 0.5}\nlearning:"),
    );
    const { analyst } = read(fileOf("  turnover.per_year: 0.3 to 0.5\n"), some);
    const own = asAnalyst(some, analyst!);
    const turnovers = own.parameters.filter(({ shared }) => shared === "turnover.per_year");
    expect(turnovers.length).toBeGreaterThan(1);
    for (const { text } of turnovers) expect(text).toBe("0.3 to 0.5");
  });
  it.each<[what: string, text: string, code: string, line: number, says: RegExp]>([
    [
      "an unknown number",
      fileOf("  actors.arland.stakes.dam.wieght: 3\n"),
      "unknown-path",
      6,
      /did you mean 'actors.arland.stakes.dam.weight'/,
    ],
    ["a month of the history", fileOf("  drivers.drought.history.2015-01: 3\n"), "unknown-path", 6, /history/],
    ["a number out of its range", fileOf(`  ${WEIGHT}: -5\n`), "out-of-range", 6, /at least 0/],
    ["a range written backwards", fileOf(`  ${WEIGHT}: 60 to 45\n`), "bad-quantity", 6, /backwards/],
    ["a number left open", fileOf(`  ${WEIGHT}: "?"\n`), "unfilled", 6, /still open/],
    ["a block of structure", fileOf(`  ${WEIGHT}: 50\n`, "actors: {}\n"), "unknown-key", 7, /actors/],
    [
      "odds of an unknown question",
      fileOf(`  ${WEIGHT}: 50\n`, "odds: {dam_bilt: 30%}\n"),
      "unknown-name",
      7,
      /dam_built/,
    ],
    [
      "odds that are a range",
      fileOf(`  ${WEIGHT}: 50\n`, "odds: {dam_built: 20% to 30%}\n"),
      "bad-quantity",
      7,
      /one number/,
    ],
    ["certainty", fileOf(`  ${WEIGHT}: 50\n`, "odds: {dam_built: 1}\n"), "bad-quantity", 7, /above 0 and below 1/],
    [
      "a round that is not a count",
      fileOf(`  ${WEIGHT}: 50\n`).replace("round: 2", "round: 0"),
      "wrong-type",
      3,
      /whole number/,
    ],
    [
      "another format",
      fileOf(`  ${WEIGHT}: 50\n`).replace("analyst: 1", "analyst: 2"),
      "format",
      1,
      /entente_analyst: 1/,
    ],
    ["a file that is not a block", "- 1\n", "wrong-type", 1, /block of keys/],
  ])("is refused with its place where it has %s", (_, text, code, line, says) => {
    const { analyst, messages } = read(text);
    expect(analyst).toBeNull();
    const error = messages.find(({ severity }) => severity === "error")!;
    expect(error).toMatchObject({ code, line, file: "analysts/ines.yaml" });
    expect(error.message).toMatch(says);
  });
  it("whose name is not an id is refused", () => {
    const { messages } = readAnalyst(
      { id: "Ines D", file: "analysts/Ines D.yaml", text: fileOf(`  ${WEIGHT}: 50\n`) },
      c,
    );
    expect(messages).toContainEqual(expect.objectContaining({ code: "bad-id", hint: "ines_d" }));
  });
});

describe("the factors of a number", () => {
  const tied = smallCase((text) =>
    text
      .replace(/^actors:/m, "factors: {mood: {}, heat: {}}\nactors:")
      .replace("weight: 25 to 40", "weight: {value: 25 to 40, with: {mood: 0.6}}"),
  );
  const factorsOf = (number: string) =>
    at(asAnalyst(tied, read(fileOf(`  ${WEIGHT}: ${number}\n`), tied).analyst!), WEIGHT).factors;
  it("stay the case's unless the analyst writes others, and go where the number is exact", () => {
    expect(at(tied, WEIGHT).factors).toEqual([{ factor: 0, correlation: 0.6 }]);
    expect(factorsOf("45 to 60")).toEqual([{ factor: 0, correlation: 0.6 }]);
    expect(factorsOf("{value: 45 to 60, with: {heat: -0.3}}")).toEqual([{ factor: 1, correlation: -0.3 }]);
    expect(factorsOf("50")).toBeUndefined();
  });
});

describe("a pool", () => {
  const people = ["45 to 60", "10 to 20"].map((text, n) => ({
    analyst: {
      ...sound(fileOf(`  ${WEIGHT}: {value: ${text}, because: [{judgment: So I see it ${n}.}]}\n`)),
      id: ["omar", "ines"][n],
    },
    weight: n + 1,
  }));
  it("stands in the order of the ids, and says of a number what each has", () => {
    const pool = asPool(c, people);
    expect(pool.pool!.map(({ id, weight }) => [id, weight])).toEqual([
      ["ines", 2],
      ["omar", 1],
    ]);
    expect(at(pool, WEIGHT)).toMatchObject({ text: "10 to 20 (ines); 45 to 60 (omar)", cited: "judged" });
    expect(at(pool, WEIGHT).citations.map((one) => pool.citations[one].quote)).toEqual([
      "So I see it 1.",
      "So I see it 0.",
    ]);
    for (const { parameters } of pool.pool!)
      for (const { citations } of parameters) for (const one of citations) expect(pool.citations[one]).toBeDefined();
  });
  it("takes a corrected number for every analyst", () => {
    const done = amend(asPool(c, people), WEIGHT, "33");
    if ("problem" in done) throw new Error(done.problem);
    for (const { parameters } of done.case.pool!)
      expect(parameters.find(({ path }) => path === WEIGHT)).toMatchObject({
        text: "33",
        quantity: { kind: "exact", value: 33 },
      });
    expect(amend(asPool(c, people), WEIGHT, "-3")).toHaveProperty("problem");
  });
});

describe("the JSON Schema of an analyst's file", () => {
  const accepts = new Ajv2020({ allowUnionTypes: true, strict: false }).compile(analystSchema());
  it("accepts what the reader accepts, and refuses unknown keys", () => {
    const tree = parse(
      fileOf(`  ${WEIGHT}: {value: 45 to 60, because: [{judgment: So.}]}\n`, "odds: {dam_built: 30%}\n"),
      { schema: "core" },
    );
    expect(accepts(tree), JSON.stringify(accepts.errors?.slice(0, 2))).toBe(true);
    expect(accepts({ ...tree, nubmers: {} })).toBe(false);
    expect(accepts({ numbers: {} })).toBe(false);
  });
});
