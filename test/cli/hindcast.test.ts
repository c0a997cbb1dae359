/** `entente hindcast`: odds first, outcomes after, scores with the sample that they are of. */
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { root } from "../../scripts/build.mjs";
import { hindcastOver } from "../../src/cli/hindcast/index.ts";
import { printingTo } from "../../src/cli/terminal.ts";
import { nodeSuiteFiles, type SuiteFiles } from "../../src/files/suite-folder.ts";
import { inFolder } from "./command.ts";

const { folder, entente } = inFolder("hindcast");
const NOW = "2041-01-01T12:00:00Z";
const FEW = ["--draws", "60", "--paths", "2", "--workers", "1"];
let clock: string | undefined;
beforeAll(() => {
  clock = process.env["ENTENTE_NOW"];
  process.env["ENTENTE_NOW"] = NOW;
});
afterAll(() => {
  if (clock === undefined) delete process.env["ENTENTE_NOW"];
  else process.env["ENTENTE_NOW"] = clock;
});

const WATER = `sources:
  gazette: {title: Gazette, date: 2031-02}
dam_built: {answer: yes, on: 2029-05-04, because: [{gazette: signed at Three Oaks}]}
pact_holds: {answer: no, because: [{judgment: The pact lapsed in 2033.}]}
`;
const NAME = `signed: {answer: no, because: [{judgment: No text was signed.}]}
carried: {answer: no, because: [{judgment: There was nothing to vote on.}]}
`;
const SUITE = `entente_suite: 1
title: Two made-up disputes
universe: {text: Disputes made up for a test, counted: 4}
rule: Every second one.
chosen: {by: lea, on: 2026-11-20, knowing: outcomes}
cases:
  velna-water: {role: held_out, author_knew: outcomes}
  two-thirds: {role: development}
`;

/** A folder with two cases, one of them a level down, and what came of them. */
function suite(name: string, text: string | null = SUITE): string {
  const place = join(folder, name);
  for (const [id, at] of [
    ["two-thirds", "two-thirds"],
    ["velna-water", "water/velna-water"],
  ]) {
    mkdirSync(join(place, at), { recursive: true });
    for (const file of ["case.yaml", "article.txt"]) cpSync(join(root, "cases", id, file), join(place, at, file));
  }
  writeFileSync(join(place, "two-thirds/outcomes.yaml"), NAME);
  writeFileSync(join(place, "water/velna-water/outcomes.yaml"), WATER);
  if (text !== null) writeFileSync(join(place, "suite.yaml"), text);
  return place;
}

describe("a suite of two cases", () => {
  let place = "";
  beforeAll(() => (place = suite("two")));

  it("keeps the odds, and scores held-out and development cases apart", async () => {
    const { status, stdout, stderr } = await entente("hindcast", place, ...FEW);
    expect(stderr).toBe("");
    expect(status).toBe(0);
    expect(readdirSync(join(place, "out")).sort()).toEqual([
      "cache",
      "hindcast.json",
      "odds.json",
      "track-record-sources.csv",
      "track-record.csv",
      "track-record.html",
    ]);
    const found = JSON.parse(readFileSync(join(place, "out/hindcast.json"), "utf8"));
    expect(stdout).toContain(found.odds_sha256);
    expect(found.opened_at).toBe(NOW);
    expect(found.role).toBe("held_out");
    expect(found.sources.model).toMatchObject({ questions: 2, cases: 1, yes: 1 });
    expect(found.others.development.sources.model).toMatchObject({ questions: 2, cases: 1, yes: 0 });
    expect(found.others.development.questions["two-thirds/admitted"].state).toBe("annulled");
    expect(found.cases["two-thirds"].role).toBe("development");
    const p = found.questions["velna-water/dam_built"].scores.model.p;
    expect(found.questions["velna-water/dam_built"].scores.model.brier).toBeCloseTo((1 - p) ** 2, 12);
    expect(found.no_blend).toContain("8 cases");
    expect(stdout).not.toMatch(/The model did (better|worse)/);
  });

  it("takes an unchanged case from the cache, with the same odds to the byte", async () => {
    const before = readFileSync(join(place, "out/odds.json"), "utf8");
    const keys = readdirSync(join(place, "out/cache"));
    const started = performance.now();
    const { status } = await entente("hindcast", place, ...FEW, "--json");
    expect(status).toBe(0);
    expect(performance.now() - started).toBeLessThan(1500);
    expect(readFileSync(join(place, "out/odds.json"), "utf8")).toBe(before);
    expect(readdirSync(join(place, "out/cache"))).toEqual(keys);
  });

  it("files odds and outcomes in a ledger as hindcasts, once", async () => {
    const file = join(folder, "ledger.jsonl");
    const first = await entente("hindcast", place, ...FEW, "--ledger", file);
    expect(first.status).toBe(0);
    const text = readFileSync(file, "utf8");
    const lines = text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));
    const forecasts = lines.filter(({ kind }) => kind === "forecast");
    expect(forecasts.length).toBeGreaterThan(3);
    expect(new Set(forecasts.map(({ made }) => made))).toEqual(new Set(["hindcast"]));
    expect(lines.filter(({ kind }) => kind === "resolution").length).toBe(5);
    await entente("hindcast", place, ...FEW, "--ledger", file);
    expect(readFileSync(file, "utf8")).toBe(text);
  });

  it("writes a page without scripts, and text that no spreadsheet takes for a formula", () => {
    const page = readFileSync(join(place, "out/track-record.html"), "utf8");
    expect(page).not.toMatch(/<script|https?:\/\/(?!www\.w3\.org)|javascript:/i);
    expect(page).toContain("default-src 'none'");
    const csv = readFileSync(join(place, "out/track-record.csv"), "utf8");
    expect(
      csv.split("\r\n").filter((line) => line.startsWith("held_out,velna-water/dam_built")).length,
    ).toBeGreaterThan(0);
    expect(csv).not.toMatch(/(^|,|\n)[=@]/);
  });
});

it("no outcomes.yaml is opened before odds.json is on the disk", async () => {
  const place = suite("order");
  const calls: string[] = [];
  const served = new Map(
    ["two-thirds", "water/velna-water"].map((at) => [
      join(place, at, "outcomes.yaml"),
      at === "two-thirds" ? NAME : WATER,
    ]),
  );
  // the files themselves are broken, so that whoever reads past these calls fails
  for (const path of served.keys()) writeFileSync(path, "[");
  const files: SuiteFiles = {
    ...nodeSuiteFiles,
    read: (path) => {
      const text = served.get(path);
      if (text === undefined) return nodeSuiteFiles.read(path);
      calls.push("outcomes");
      if (!existsSync(join(place, "out/odds.json"))) throw new Error("an outcome was opened before the odds were kept");
      return { text };
    },
    write: (written) => {
      nodeSuiteFiles.write(written);
      for (const [path] of written) calls.push(path.includes("cache") ? "cache" : path.slice(place.length + 5));
    },
  };
  const quiet = { out: { write: () => {} }, err: { write: () => {} } };
  const flags = { draws: "60", paths: "2", workers: "1" };
  await printingTo(quiet, () =>
    hindcastOver({ positionals: [place], flags, list: {} }, new AbortController().signal, files),
  );
  expect(calls.filter((call) => call !== "cache")).toEqual([
    "odds.json",
    "outcomes",
    "outcomes",
    "hindcast.json",
    "track-record.html",
    "track-record.csv",
    "track-record-sources.csv",
  ]);
});

describe("what is wrong is told with its place, and nothing is scored", () => {
  const wrong: [what: string, change: (place: string) => void, says: RegExp][] = [
    [
      "a suite with an unknown word",
      (place) => writeFileSync(join(place, "suite.yaml"), SUITE.replace("role: held_out", "role: heldout")),
      /suite\.yaml:7:\d+ cases\.velna-water\.role: unknown role 'heldout' \(did you mean 'held_out'\?\)/,
    ],
    [
      "a suite that names a case which is not there",
      (place) => writeFileSync(join(place, "suite.yaml"), `${SUITE}  other-2015: {role: held_out}\n`),
      /names 'other-2015', and no folder of that name/,
    ],
    [
      "a case without its stratum",
      (place) => writeFileSync(join(place, "suite.yaml"), `${SUITE}strata: {settled: {universe: 2}}\n`),
      /'stratum' is missing/,
    ],
    [
      "an event after its question's date",
      (place) =>
        writeFileSync(join(place, "water/velna-water/outcomes.yaml"), WATER.replace("2029-05-04", "2031-05-04")),
      /outcomes\.yaml:3:\d+ dam_built\.on: 2031-05-04 is after the question's date \(2030-12-31\): then the answer is no/,
    ],
    [
      "an outcome of no question",
      (place) => writeFileSync(join(place, "water/velna-water/outcomes.yaml"), WATER.replace("dam_built", "dam_build")),
      /unknown question 'dam_build' \(did you mean 'dam_built'\?\)/,
    ],
    [
      "an outcome that nothing shows",
      (place) => writeFileSync(join(place, "two-thirds/outcomes.yaml"), "signed: {answer: no}\n"),
      /an outcome needs a because/,
    ],
  ];
  it.each(wrong)("%s", async (what, change, says) => {
    const place = suite(`wrong ${what}`.replaceAll(" ", "-"));
    cpSync(join(folder, "two/out"), join(place, "out"), { recursive: true });
    for (const name of ["hindcast.json", "track-record.html"]) writeFileSync(join(place, "out", name), "old");
    change(place);
    const { status, stderr } = await entente("hindcast", place, ...FEW);
    expect(stderr).toMatch(says);
    expect(status).toBe(1);
    expect(readFileSync(join(place, "out/hindcast.json"), "utf8")).toBe("old");
  });

  it("a folder without cases, and a name that --only does not find", async () => {
    mkdirSync(join(folder, "empty"));
    const none = await entente("hindcast", join(folder, "empty"));
    expect(none).toMatchObject({ status: 1 });
    expect(none.stderr).toContain("case.yaml and an outcomes.yaml");
    const name = await entente("hindcast", join(folder, "two"), "--only", "velna-watr");
    expect(name.stderr).toContain("did you mean 'velna-water'?");
  });
});

it("without suite.yaml every output begins with what that means", async () => {
  const place = suite("unstated", null);
  cpSync(join(folder, "two/out/cache"), join(place, "out/cache"), { recursive: true });
  const { stdout } = await entente("hindcast", place, ...FEW);
  const said = "No suite.yaml: how these cases were chosen is not said.";
  expect(stdout.split("\n")[1]).toContain(said.slice(0, 60));
  expect(readFileSync(join(place, "out/track-record.html"), "utf8")).toContain(said);
});

it("a case of the suite that has no outcomes yet is run, and waits", async () => {
  const place = suite("waiting");
  rmSync(join(place, "two-thirds/outcomes.yaml"));
  cpSync(join(folder, "two/out/cache"), join(place, "out/cache"), { recursive: true });
  const { status, stdout } = await entente("hindcast", place, ...FEW);
  expect(status).toBe(0);
  expect(stdout).toMatch(/no outcomes\.yaml gives the outcome of two-thirds/);
  expect(Object.keys(JSON.parse(readFileSync(join(place, "out/odds.json"), "utf8")).cases)).toContain("two-thirds");
});
