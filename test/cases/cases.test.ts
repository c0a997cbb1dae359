import { existsSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { describeShared, sharedText } from "../shared.ts";

const folder = fileURLToPath(new URL("../../cases/", import.meta.url));
const ids = readdirSync(folder).filter((id) => existsSync(`${folder}${id}/case.yaml`));
const text = (path: string): string => readFileSync(folder + path, "utf8");
const yaml = (path: string): any => parse(text(path), { schema: "core" });

/** Every `because` entry of a tree: [source or 'judgment', sentence]. */
function grounds(tree: unknown): [string, string][] {
  if (Array.isArray(tree)) return tree.flatMap(grounds);
  if (tree === null || typeof tree !== "object") return [];
  return Object.entries(tree).flatMap(([key, value]) =>
    key === "because"
      ? (value as object[]).flatMap((entry) => Object.entries(entry) as [string, string][])
      : grounds(value),
  );
}
/** White space, quotes and dashes made alike, as a reader's eye does. */
const folded = (s: string): string =>
  s.replace(/[‘’]/g, "'").replace(/[“”]/g, '"').replace(/[–—]/g, "-").replace(/\s+/g, " ");

describe.each(ids)("case %s", (id) => {
  const tree = yaml(`${id}/case.yaml`);
  const evidence = existsSync(`${folder}${id}/evidence.yaml`) ? yaml(`${id}/evidence.yaml`) : null;
  it("quotes its kept texts verbatim", () => {
    const kept = Object.entries<any>(tree.sources).filter(([, source]) => source.text !== undefined);
    expect(kept.length).toBeGreaterThan(0);
    for (const [source, { text: file }] of kept) {
      const passage = folded(text(`${id}/${file}`));
      const quotes = grounds(tree).filter(([from]) => from === source);
      expect(quotes.length).toBeGreaterThan(3);
      for (const [, quote] of quotes) expect(passage, quote).toContain(folded(quote));
    }
  });
  it("cites no source that it does not list and lists none that it does not cite", () => {
    const cited = new Set(
      grounds([tree, evidence])
        .map(([from]) => from)
        .filter((from) => from !== "judgment"),
    );
    expect([...cited].sort()).toEqual(Object.keys(tree.sources).sort());
  });
  it("cites nothing published after its date unless it says so", () => {
    for (const [source, { date, later }] of Object.entries<any>(tree.sources)) {
      const published = String(date);
      expect(published > tree.as_of.slice(0, published.length), source).toBe(later === true);
    }
  });
  it("names its schema for the editor and is a folder's own", () => {
    expect(text(`${id}/case.yaml`).split("\n")[0]).toBe("# yaml-language-server: $schema=../../dist/case.schema.json");
  });
});

describe("the fictional cases", () => {
  it.each(ids.filter((id) => id !== "kurils-2012"))(
    "%s says in title and text that its countries are fictional",
    (id) => {
      expect(yaml(`${id}/case.yaml`).title).toMatch(/fictional/);
      const article = text(`${id}/article.txt`);
      expect(article).toMatch(/do not exist/);
      const words = article.split(/\s+/).length;
      expect(words).toBeGreaterThan(200);
      expect(words).toBeLessThan(400);
    },
  );
  it("exercise between them what the flagship leaves aside", () => {
    const written = ids
      .filter((id) => id !== "kurils-2012")
      .map((id) => text(`${id}/case.yaml`))
      .join("\n");
    for (const word of [
      "ratified_by",
      "exit",
      "transfers: true",
      "points_per_bn",
      "proposes: own",
      "deadline",
      "procedure:",
      "otherwise:",
      "stays: true",
      "expected:",
      "governments:",
      "past:",
      "changes:",
      "turnover:",
      "factors:",
      "with: {",
      "friction: {",
      "meets_on: {",
      "meets_on: [",
      "moved_by: {",
      "opens:",
      "while:",
      "given:",
      "any: [",
      "failed:",
      "over: true",
      "exit: {",
      "chairs",
      "power",
      "process: regimes",
      "process: path",
      "process: trend",
      "process: constant",
      "one_of",
      "triangular(",
      "pert(",
      "lognormal(",
      "beta(",
      "uniform(",
      "roughly even chance",
      "%",
    ])
      expect(written, word).toContain(word);
  });
});

describe("the flagship case", () => {
  const tree = yaml("kurils-2012/case.yaml");
  const written = text("kurils-2012/case.yaml") + text("kurils-2012/evidence.yaml");
  const withoutTitlesAndMeetings = written.replace(/title:.*/g, "").replace(/^ {6}20\d\d-\d\d:$/gm, "");
  const series = readdirSync(`${folder}kurils-2012/series`);
  it("leans on no fact of its leak guard", () => {
    for (const unknown of [
      "87.31",
      "6.927",
      "116.7",
      "592.3",
      "138 bcm",
      "18.15",
      "332",
      "eight Chinese",
      "2013-11",
      "2014-12-10",
      "USD 32",
      "77 %",
      "VCIOM",
      "Levada",
      "Abe ",
    ])
      expect(withoutTitlesAndMeetings, unknown).not.toContain(unknown);
  });
  it("has no month of a series, and no figure of a file, that was not known then", () => {
    expect(series).toEqual(["brent.csv", "senkaku-ships.csv"]);
    for (const file of series) {
      const months = text(`kurils-2012/series/${file}`)
        .split("\n")
        .filter((line) => /^\d/.test(line))
        .map((line) => line.slice(0, 7));
      expect(months.at(-1)! <= "2012-10", file).toBe(true);
      expect([...months].sort()).toEqual(months);
    }
    const points = Object.values<any>(yaml("kurils-2012/evidence.yaml"))
      .flatMap(({ points: p }) => Object.keys(p ?? {}))
      .filter((key) => key !== "because");
    expect(points.filter((month) => month > "2012-10")).toEqual([]);
  });
  it("has in its calendar what was known then: elections and congresses that were due, summits whose year or month was named", () => {
    const dates = Object.values<any>(tree.actors).flatMap(({ governments }) =>
      Object.values<any>(governments?.changes ?? {}).flatMap(({ on }) => on ?? []),
    );
    expect(dates).toEqual(["2013-01", "2013-09", "2016-12", "2020-10", "2018-05", "2012-11", "2017-11"]);
    expect(Object.keys(tree.tables.summit.meets_on)).toEqual([
      "2012-12",
      "2013-06",
      "2013-11",
      "2014-06",
      "2014-11",
      "2015-11",
      "2016-11",
    ]);
  });
  it("counts the ships that the Coast Guard counted: 2 in 2008, none in 2009 and 2010, 2 in 2011, and 37 of the 73 of 2012 by October", () => {
    const years = new Map<string, number>();
    for (const line of text("kurils-2012/series/senkaku-ships.csv").split("\n"))
      if (/^\d/.test(line))
        years.set(line.slice(0, 4), (years.get(line.slice(0, 4)) ?? 0) + Number(line.split(",")[1]));
    expect([...years]).toEqual([
      ["2008", 2],
      ["2009", 0],
      ["2010", 0],
      ["2011", 2],
      ["2012", 37],
    ]); // November 15 and December 21 make 73
  });
  it("has nothing dated after its date but what it asks about, guesses, expects of elections and summits or marks as later", () => {
    const { questions: _q, sources: _s, until: _u, drivers, actors, tables, ...rest } = tree;
    const years = JSON.stringify({
      ...rest,
      actors: Object.values<any>(actors).map(({ governments, ...actor }) => [actor, { ...governments, changes: null }]),
      tables: Object.values<any>(tables).map(({ meets_on: _m, ...table }) => table),
      drivers: Object.fromEntries(Object.entries<any>(drivers).map(([id, { points: _p, ...driver }]) => [id, driver])),
    }).match(/\b20(1[3-9]|2\d)\b/g);
    expect(years).toEqual(["2013"]); // a forecast of 2012 for 2013, in the scenario `restart`
  });
});

const outcomes = ids.filter((id) => existsSync(`${folder}${id}/outcomes.yaml`));
describe.each(outcomes)("outcomes of %s", (id) => {
  const { sources: _sources, ...answers } = yaml(`${id}/outcomes.yaml`);
  const { questions, as_of } = yaml(`${id}/case.yaml`);
  it("answers every question of the case and no other", () => {
    expect(Object.keys(answers).sort()).toEqual(Object.keys(questions).sort());
  });
  it("gives each answer a date after as_of and a ground", () => {
    for (const [question, { answer, on, because }] of Object.entries<any>(answers)) {
      expect(["yes", "no"], question).toContain(answer);
      if (on !== undefined) expect(String(on) > as_of.slice(0, String(on).length), question).toBe(true);
      expect(because.length, question).toBeGreaterThan(0);
    }
  });
  it("are not named in the case, so that no run can lean on them", () => {
    expect(text(`${id}/case.yaml`)).not.toMatch(/outcomes\.yaml/);
  });
});

describeShared("the flagship's article", () => {
  it("is the excerpt as it was found, byte for byte", () => {
    expect(text("kurils-2012/article.txt")).toBe(sharedText("reference/article.txt"));
  });
});
