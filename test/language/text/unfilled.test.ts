import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { check, edit, fill, format, helpFor, schema, unfilledText } from "../../../src/language/index.ts";

const BASE = `entente: 1
title: Two shores
as_of: 2012-10
until: "? 2022-12: the text names no date"
residual: {value: "? 2 to 8: what is left out is not told", because: [{judgment: Elections are left out.}]}
sources:
  column: {title: The column, date: 2012, text: article.txt}
actors:
  a:
    stakes:
      land:
        weight: "? 30 to 60: the text calls it a standoff, which is not a size"   # a note
        values: {all: "? 50 to 100"}
        because: [{column: a standoff over the land}]
  b:
    stakes:
      land:
        weight:
          value: "? 20 to 50"
          because: [{column: a standoff}]
        values: {all: {value: "?", judgment: Not told.}}
        because: [{column: a standoff over the land}]
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2, because: [{judgment: Twice a year.}]}
accords:
  memo: {parties: [a, b], date: "? 2012-09: 'recent' is not a date", kind: memorandum, binds: false}
questions:
  soon: {ask: Will it pass?, when: {land: all}, by: "? 2018-12"}
`;
const look = (text: string) =>
  check({ id: "x", file: "case.yaml", text }, () => ({ text: "They spoke of a standoff over the land." }));
const OPEN = [
  "until",
  "residual",
  "actors.a.stakes.land.weight",
  "actors.a.stakes.land.values.all",
  "actors.b.stakes.land.weight",
  "actors.b.stakes.land.values.all",
  "accords.memo.date",
  "questions.soon.by",
];

const filled = (text: string, path: string, written: string, sentence: string | null = null): string => {
  const done = fill(text, path, written, sentence);
  if ("problem" in done) throw new Error(done.problem);
  return done.text;
};

describe("a case with numbers that are not filled in", () => {
  it("is a draft and no case, and every gap is a warning in its place", () => {
    const { case: c, draft, messages } = look(BASE);
    expect(c).toBeNull();
    expect([...draft!.unfilled.map(({ path }) => path)].sort()).toEqual([...OPEN].sort());
    expect(messages.every(({ code, severity }) => code === "unfilled" && severity === "warning")).toBe(true);
    expect(messages.map(format)).toContain(
      "case.yaml:12:17 actors.a.stakes.land.weight: warning: not filled in yet: the text calls it a standoff, which is not a size; suggested: 30 to 60",
    );
  });
  it("says of each what it is, what it may be and what stands behind it", () => {
    const { draft } = look(BASE);
    const of = (path: string) => draft!.unfilled.find((u) => u.path === path)!;
    expect(of("actors.a.stakes.land.weight")).toMatchObject({
      suggestion: "30 to 60",
      is: "number",
      range: "at least 0",
    });
    expect(of("actors.b.stakes.land.values.all")).toMatchObject({
      suggestion: null,
      reason: null,
      range: "between -100 and 100",
    });
    expect(of("accords.memo.date")).toMatchObject({
      suggestion: "2012-09",
      reason: "'recent' is not a date",
      is: "date",
    });
    expect(of("questions.soon.by").is).toBe("month");
    expect(of("actors.a.stakes.land.values.all").citations.map((at) => draft!.case.citations[at].quote)).toEqual([
      "a standoff over the land",
    ]);
  });
  it("keeps its errors: a suggestion must fit as a number must", () => {
    expect(look(BASE.replace("? 50 to 100", "? 150")).messages.map(({ code }) => code)).toContain("out-of-range");
    expect(look(BASE.replace("? 2018-12", "? 2030-12")).messages.map(({ code }) => code)).toContain("date-order");
    expect(look(BASE.replace("? 2018-12", "? 2018")).messages.map(({ code }) => code)).toContain("bad-date");
    expect(look(BASE.replace("? 50 to 100", "? many")).draft).toBeNull();
  });
  it("stands in quotes, and the message says so where it does not", () => {
    for (const bare of ["values: {all: ?}", "values: {all: ? 50 to 100}"])
      expect(
        look(BASE.replace('values: {all: "? 50 to 100"}', bare)).messages.map(({ message }) => message),
        bare,
      ).toEqual(['a number that is not known yet stands in quotes: "?", or "? 10 to 60"']);
    expect(look(BASE.replace("meetings_per_year: 2,", "meetings_per_year: ?,")).messages[0].message).toMatch(
      /stands in quotes/,
    );
  });
  it("fits the schema for editors", () => {
    const fits = new Ajv2020({ strict: false, allErrors: true }).compile(schema());
    expect(fits(parse(BASE)), JSON.stringify(fits.errors)).toBe(true);
  });
});

describe("filling one in", () => {
  it("changes its own text alone, and sets the sentence beside it", () => {
    expect(filled(BASE, "actors.a.stakes.land.weight", "40 to 55", "Half of what a: can lose.")).toBe(
      BASE.replace(/"\? 30 to 60.*"(?= +# a note)/, '{value: 40 to 55, judgment: "Half of what a: can lose."}'),
    );
    expect(filled(BASE, "actors.a.stakes.land.weight", "40 to 55")).toBe(
      BASE.replace(/"\? 30 to 60.*"(?= +# a note)/, "40 to 55"),
    );
    expect(filled(BASE, "until", "2020-12", "No use.")).toBe(
      BASE.replace('"? 2022-12: the text names no date"', "2020-12"),
    );
    expect(filled(BASE, "actors.b.stakes.land.weight", "10 to 20", "So.")).toBe(
      BASE.replace('value: "? 20 to 50"\n', 'value: 10 to 20\n          judgment: "So."\n'),
    );
    expect(filled(BASE, "residual", "3", "So.")).toBe(
      BASE.replace('value: "? 2 to 8: what is left out is not told"', 'value: 3, judgment: "So."'),
    );
    expect(filled(BASE, "actors.b.stakes.land.values.all", "pert(10, 20, 30)", "Told.")).toBe(
      BASE.replace('{value: "?", judgment: Not told.}', '{value: pert(10 20 30), judgment: "Told."}'),
    );
  });
  it("keeps CRLF", () => {
    const text = BASE.replaceAll("\n", "\r\n");
    expect(filled(text, "actors.b.stakes.land.weight", "10 to 20")).toBe(text.replace('"? 20 to 50"', "10 to 20"));
  });
  it("of everything, in any order, leaves a case whose numbers carry the sentence beside the quote", () => {
    for (const order of [OPEN, [...OPEN].reverse()]) {
      const values: { [path: string]: string } = {
        until: "2022-12",
        "accords.memo.date": "2012-09-08",
        "questions.soon.by": "2018-12",
        "actors.b.stakes.land.values.all": "-100",
      };
      const text = order.reduce((t, path) => filled(t, path, values[path] ?? "70", `Judged: ${path}.`), BASE);
      const { case: c, draft } = look(text);
      expect(draft).toBeNull();
      const weight = c!.parameters.find(({ path }) => path === "actors.a.stakes.land.weight")!;
      expect(weight.cited).toBe("argued");
      expect(weight.citations.map((at) => c!.citations[at].quote)).toEqual([
        "a standoff over the land",
        "Judged: actors.a.stakes.land.weight.",
      ]);
      expect(c!.parameters.every(({ unfilled }) => unfilled === undefined)).toBe(true);
    }
  });
  it.each<[string, string, string, RegExp]>([
    ["what is not a quantity", "actors.a.stakes.land.weight", "40-60", /write 40 to 60/],
    ["what is out of range", "actors.a.stakes.land.values.all", "120", /between -100 and 100/],
    ["a word where no share is meant", "actors.a.stakes.land.weight", "likely", /is a probability word/],
    ["a date that is none", "accords.memo.date", "last week", /'last week' is not a date/],
    ["a date that cannot be", "accords.memo.date", "2013-02", /2013-02 is after as_of/],
    ["an end before the beginning", "until", "2011-12", /until must be after as_of/],
    ["what is filled in", "tables.talks.meetings_per_year", "3", /is filled in already/],
    ["what is not there", "actors.a.stakes.land.wight", "3", /did you mean 'actors\.a\.stakes\.land\.weight'/],
  ])("refuses %s", (_, path, written, said) => {
    const done = fill(BASE, path, written, null);
    expect("problem" in done && done.problem).toMatch(said);
  });
  it("is what an edit does too, without a sentence", () => {
    expect(edit(BASE, { "actors.a.stakes.land.weight": "40 to 55" })).toEqual({
      text: filled(BASE, "actors.a.stakes.land.weight", "40 to 55"),
    });
    expect(edit(BASE, { "accords.memo.date": "2012-09-08" })).toEqual({
      text: filled(BASE, "accords.memo.date", "2012-09-08"),
    });
  });
});

describe("around it", () => {
  it("an unfilled number is written so that it is read again", () => {
    for (const open of [
      { suggestion: "10 to 60", reason: 'the text says "much": no size' },
      { suggestion: null, reason: "so" },
      { suggestion: null, reason: null },
      { suggestion: "pert(1 2 3)", reason: null },
    ]) {
      const text = BASE.replace('"? 50 to 100"', unfilledText(open));
      expect(look(text).messages.filter(({ severity }) => severity === "error")).toEqual([]);
      expect(look(text).draft!.unfilled.find(({ path }) => path === "actors.a.stakes.land.values.all")).toMatchObject(
        open,
      );
    }
  });
  it("a judgment beside a number joins what covers its block", () => {
    const text = BASE.replace("meetings_per_year: 2,", "meetings_per_year: {value: 2, judgment: Both hosts said so.},");
    const { draft } = look(text);
    const number = draft!.case.parameters.find(({ path }) => path === "tables.talks.meetings_per_year")!;
    expect(number.citations.map((at) => draft!.case.citations[at].quote)).toEqual([
      "Twice a year.",
      "Both hosts said so.",
    ]);
  });
  it.each([
    ["actors.a.needs.x.weight", /fully felt, fully unmet/],
    ["actors.a.needs.x.met_by.gas.mou", /Part of the need that this option meets/],
    ["actors.a.stakes.land.values.all", /-100 to 100/],
    ["drivers.p.mean", /Level to which it returns/],
    ["drivers.p.jumps.size", /Size of a jump/],
    ["drivers.p.levels.low.stay_months", /Mean stay/],
    ["tables.t.concludes", /ends in a text where one is acceptable/],
    ["until", /Last simulated month/],
    ["questions.q.by", /Last month that counts/],
    ["accords.a.date", /signing/],
    ["scenarios.s.set.drivers.p.mean", /Level to which it returns/],
    ["actors.a.beliefs.actors.b.needs.x.weight.bias", /added to the truth/],
    ["actors.a.reliability", /./],
    ["nothing.of.it", /^$/],
  ])("%s is told in words", (path, said) => expect(helpFor(path)).toMatch(said));
});
