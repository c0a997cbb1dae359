import { Ajv2020 } from "ajv/dist/2020.js";
import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { writeSyntheticGdelt } from "../../bench/synthetic-gdelt.ts";
import { main } from "../../src/cli/main.ts";
import { check } from "../../src/language/index.ts";
import { besideCase } from "../beside.ts";
import { entente, inFolder } from "../cli/command.ts";

const validate = new Ajv2020({ allowUnionTypes: true }).compile(
  JSON.parse(readFileSync(join(root, "docs/result.schema.json"), "utf8")),
);
const { folder, spawned } = inFolder("evidence-cli");
const at = (name: string): string => join(folder, name);

const CASE = `entente: 1
title: Two
as_of: 2012-10-15
until: 2014-12
residual: 3
sources:
  gdelt: {title: Synthetic rows in the layout of GDELT, date: 2012-10}
actors:
  a: {stakes: {land: {weight: 50, values: {all: 100}}}, needs: {calm: {weight: 50, sharpened_by: {pressure: {from: 20, to: 80}}, met_by: {land: {all: 0.5}}}}, because: [{judgment: Made up.}]}
  b: {stakes: {land: {weight: 100, values: {all: -100}}}, because: [{judgment: Made up.}]}
drivers:
  pressure: {process: mean-reverting, range: [0, 100], mean: 40, spread: 5, half_life_months: 6, history: {series: pressure}, because: [{judgment: Made up.}]}
issues:
  land: {options: {none: nothing, all: everything}}
tables:
  talks: {parties: [a, b], issues: [land], meetings_per_year: 2, because: [{judgment: Made up.}]}
`;
const EVIDENCE = `pressure:
  file: series/pressure.csv
  source: gdelt1
  events: {from: CHN, to: JPN, quad: [3, 4]}
  measure: share
  weight: none
  duplicates: all
  gaps: zero
  scale: {0: 0, p95: 90}
  because: [{judgment: Synthetic rows.}]
`;

describe("entente evidence", () => {
  it("goes from files to a database, from rows to the series of a case, and from the series to a history that runs", async () => {
    mkdirSync(join(folder, "two"));
    writeFileSync(join(folder, "two/case.yaml"), CASE);
    writeFileSync(join(folder, "two/evidence.yaml"), EVIDENCE);
    writeSyntheticGdelt(join(folder, "rows.CSV"), { rows: 30_000, columns: 58, from: "2009-01-01", days: 1500 });
    expect(await entente("check", at("two"))).toMatchObject({
      status: 1,
      stdout: expect.stringMatching(
        /evidence\.yaml:2:9 pressure\.file: there is no such file beside the case; `entente evidence series CASE` makes it/,
      ),
    });
    expect(spawned(["evidence", "series", "two"])).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(
        /there is no 'evidence\.duckdb'; `entente evidence load FILE --db evidence\.duckdb` makes it/,
      ),
    });
    const loaded = spawned(["evidence", "load", "rows.CSV"]);
    expect(loaded).toMatchObject({
      status: 0,
      stdout: "rows.CSV: GDELT 1.0 events; 30000 rows added\n30000 rows added to evidence.duckdb\n",
    });
    const again = await entente("evidence", "load", at("rows.CSV"), "--db", at("evidence.duckdb"));
    expect(again.stdout).toMatch(/loaded before; nothing added\n0 rows added/);
    const made = spawned(["evidence", "series", "two"]);
    expect(made.stdout).toMatch(
      /^pressure: 46 months, 2009-01 to 2012-10, written to two\/series\/pressure\.csv\n {2}2012-10 is not whole: the last row of it that was known is of 2012-10-14\n {2}WITH kept AS/,
    );
    const { case: c, messages } = check({ id: "two", file: "case.yaml", text: CASE }, (path) => ({
      text: readFileSync(join(folder, "two", path), "utf8"),
    }));
    expect(messages.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(c!.drivers[0].history.length).toBe(46);
    expect(c!.drivers[0].evidence!.notes.some((note) => note.startsWith("query: WITH"))).toBe(true);
    const result = JSON.parse((await entente("run", at("two"), "--draws", "20", "--json", "--workers", "1")).stdout);
    expect(validate(result), JSON.stringify(validate.errors?.[0])).toBe(true);
    expect(result.drivers.pressure.evidence.months.length).toBe(46);
    expect(result.drivers.pressure.fit.candidates.map(({ process }: { process: string }) => process).sort()).toEqual([
      "jumps",
      "mean-reverting",
      "regimes",
      "trend",
    ]);
  });
  it("writes over a series that it made, and not over one that somebody wrote", async () => {
    const series = (...flags: string[]) =>
      entente("evidence", "series", at("two"), "--db", at("evidence.duckdb"), ...flags);
    writeFileSync(join(folder, "two/series/pressure.csv"), "month,value\n2012-01,4\n");
    expect(await series()).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/was not made by this command; --force writes over it/),
    });
    expect(readFileSync(join(folder, "two/series/pressure.csv"), "utf8")).toBe("month,value\n2012-01,4\n");
    expect((await series("--force")).status).toBe(0);
    expect((await series()).status).toBe(0);
  });
  it("fits the flagship's long histories, prints the block for case.yaml, draws them, and writes nothing into the case", async () => {
    cpSync(join(root, "cases/kurils-2012"), join(folder, "kurils"), {
      recursive: true,
      filter: (path) => !path.endsWith("/out"),
    });
    const before = readFileSync(join(folder, "kurils/case.yaml"), "utf8");
    const fitted = spawned(["evidence", "fit", "kurils", "-o", "pictures"]);
    expect(fitted.status).toBe(0);
    expect(fitted.stdout).toMatch(/Price of oil \[oil\], 141 months, 2001-01 to 2012-09, USD a barrel/);
    expect(fitted.stdout).toMatch(/Ljung-Box over 12 months: p/);
    for (const id of ["pressure", "oil"])
      expect(readFileSync(join(folder, `pictures/fit-${id}.svg`), "utf8")).toMatch(/^<svg .*<\/svg>\n$/s);
    expect(readFileSync(join(folder, "kurils/case.yaml"), "utf8")).toBe(before);
    const blocks = [...fitted.stdout.matchAll(/if you want it:\n((?: {4}.*\n)+)/g)].map(([, block]) =>
      parse(block!.replace(/^ {4}/gm, "")),
    );
    expect(blocks.map(({ process, because }) => [process, because[0].judgment.slice(0, 9)])).toEqual([
      ["regimes", "Fitted to"],
      ["mean-reverting", "Fitted to"],
    ]);
    const one = await entente("evidence", "fit", at("kurils"), "--driver", "oil", "--json");
    expect(Object.keys(JSON.parse(one.stdout))).toEqual(["oil"]);
    const text = readFileSync(join(root, "cases/kurils-2012/case.yaml"), "utf8").replace(
      / {4}process: mean-reverting\n {4}start: 105 to 115\n {4}mean: 70 to 110\n {4}spread: 15 to 28\n {4}half_life_months: 18 to 40\n/,
      Object.entries(blocks[1])
        .filter(([key]) => key !== "because")
        .map(
          ([key, value]) =>
            `    ${key}: ${typeof value === "object" ? JSON.stringify(value).replaceAll(":", ": ") : String(value)}\n`,
        )
        .join(""),
    );
    const changed = check({ id: "kurils-2012", file: "case.yaml", text }, besideCase("kurils-2012"));
    expect(changed.messages.filter(({ severity }) => severity === "error")).toEqual([]);
  });
  it("that is interrupted says what it has loaded", async () => {
    const stop = new AbortController();
    writeFileSync(at("more.CSV"), "");
    let stderr = "";
    const write = (): void => stop.abort(); // what is printed of the first file
    const status = await main(
      ["evidence", "load", at("rows.CSV"), at("more.CSV"), "--db", at("stopped.duckdb")],
      { out: { write }, err: { write: (text) => (stderr += text) } },
      () => stop.signal,
    );
    expect([status, stderr]).toEqual([130, "entente: interrupted; the file before it is loaded\n"]);
  });
  it("takes the columns that --map names, says what was revised, and leaves no database behind a load that fails", async () => {
    const file = at("deaths.csv");
    writeFileSync(file, "id,type_of_violence,side_a,side_b,date_start,dead\n5,1,Here,Front,2012-10-05,12\n");
    const load = (...args: string[]): ReturnType<typeof entente> =>
      entente("evidence", "load", ...args, "--db", at("mapped.duckdb"));
    expect(await load(file, "--known", "+3")).toMatchObject({ status: 1, stderr: expect.stringMatching(/'best'/) });
    expect(existsSync(at("mapped.duckdb"))).toBe(false);
    expect(await load(file, "--known", "+3", "--map", "best")).toMatchObject({ status: 2 });
    expect(await load(file, "--known", "+3", "--map", "best=dead")).toMatchObject({ status: 0 });
    for (const value of [1, 2]) writeFileSync(at(`x${value}.csv`), `date,X\n2012-01,${value}\n`);
    await load(at("x1.csv"), "--known", "+3");
    expect((await load(at("x2.csv"), "--known", "+3")).stdout).toMatch(/1 of them revised figures/);
  });
  it("says in one line what is wrong, and with which status", async () => {
    writeFileSync(join(folder, "prose.txt"), "It was a dark night.\n");
    const said = async (...args: string[]): Promise<[number | null, string]> => {
      const { status, stderr } = await entente("evidence", ...args);
      return [status, stderr];
    };
    expect(await said()).toEqual([2, "entente: evidence is followed by load, series, fit\n"]);
    expect(await said("lod", "x")).toEqual([
      2,
      "entente: evidence is followed by load, series, fit, not 'lod' (did you mean 'load'?)\n",
    ]);
    expect(await said("load")).toEqual([2, expect.stringMatching(/evidence load needs FILE\.\.\./)]);
    expect(await said("load", at("prose.txt"), "--db", at("evidence.duckdb"))).toEqual([
      1,
      expect.stringMatching(/^entente: prose\.txt is none of the known layouts/),
    ]);
    expect(await said("load", at("rows.CSV"), "--known", "soon")).toEqual([
      2,
      expect.stringMatching(/--known takes a day/),
    ]);
    expect(await said("load", at("rows.CSV"), "--known", "2012-02-30")).toEqual([
      2,
      expect.stringMatching(/--known takes a day/),
    ]);
    expect(await said("load", at("rows.CSV"), "--db", at("prose.txt"))).toEqual([
      1,
      expect.stringMatching(/^entente: '.*prose\.txt' cannot be opened as a database/),
    ]);
    expect(await said("fit", at("two"), "--driver", "presure")).toEqual([
      2,
      expect.stringMatching(/the case has no driver 'presure'; it has pressure/),
    ]);
    expect(existsSync(join(folder, "prose.txt"))).toBe(true);
  });
  it("says what to install where DuckDB is not, and everything else runs without it", () => {
    cpSync(join(root, "dist"), join(folder, "alone"), { recursive: true });
    const alone = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
      runToEnd(process.execPath, [join(folder, "alone/cli.js"), ...args], { cwd: folder, encoding: "utf8" });
    const { status, stderr } = alone("evidence", "load", "rows.CSV", "--db", "alone.duckdb");
    expect([status, stderr]).toEqual([
      3,
      expect.stringMatching(
        /^entente: event and price files are read with the package @duckdb\/node-api, which is not installed; to install it: npm .*\n$/,
      ),
    ]);
    expect(existsSync(join(folder, "alone.duckdb"))).toBe(false);
    expect(alone("check", "kurils").status).toBe(0);
    expect(alone("evidence", "fit", "kurils", "--driver", "oil").status).toBe(0);
  });
});
