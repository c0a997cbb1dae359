import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { ledgerHere } from "../../src/cli/ledger/filed.ts";
import { inFolder } from "./command.ts";

const { entente, spawned, small, folder } = inFolder("analysts");
const WEIGHT = "actors.arland.stakes.dam.weight";
const few = ["--draws", "60", "--paths", "2", "--limit", "800", "--workers", "1", "--lens", "none"];

/** A small case with the files of analysts beside it. */
function withPeople(files: { [name: string]: string }): string {
  const place = small();
  mkdirSync(join(place, "analysts"));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(place, "analysts", name), text);
  return place;
}
const file = (name: string, number: string): string =>
  `entente_analyst: 1\nname: ${name}\nnumbers:\n  ${WEIGHT}: {value: ${number}, because: [{judgment: ${name} says so.}]}\n`;

let place: string;
beforeAll(() => {
  place = withPeople({ "ines.yaml": file("Ines Duarte", "45 to 60"), "lea.yaml": file("Lea Brandt", "10 to 20") });
});

describe("entente run with analysts", () => {
  it("prints each one's own odds and the pool, and writes them in every form", async () => {
    const out = join(folder, "pool");
    const { status, stdout } = await entente(
      "run",
      place,
      ...few,
      "--analysts",
      "all",
      "--weights",
      "ines=2",
      "-o",
      out,
      "--format",
      "html,md,csv",
    );
    expect(status).toBe(0);
    const result = JSON.parse(readFileSync(join(out, "result.json"), "utf8"));
    expect(result.run.analysts).toEqual({ ines: 2 / 3, lea: 1 / 3 });
    for (const text of [
      stdout,
      readFileSync(join(out, "report.html"), "utf8"),
      readFileSync(join(out, "report.md"), "utf8"),
    ])
      for (const said of ["Ines Duarte", "Lea Brandt", "share between them"]) expect(text).toContain(said);
    expect(readFileSync(join(out, "report.html"), "utf8")).toContain("--analysts ines,lea --weights ines=2,lea=1");
    expect(readFileSync(join(out, "tables/analysts.csv"), "utf8")).toMatch(/^question,analyst,p.*\r\ndam_built,ines,/);
  });
  it("takes one analyst's numbers by --as, and gives the same where the pool has one member", async () => {
    const run = async (...flags: string[]) =>
      JSON.parse((await entente("run", place, ...few, "--json", ...flags)).stdout);
    const [as, alone, plain] = [await run("--as", "ines"), await run("--analysts", "ines"), await run()];
    expect(as.run.analyst).toEqual({ id: "ines", name: "Ines Duarte" });
    expect(as.parameters[WEIGHT].text).toBe("45 to 60");
    expect(alone.questions).toEqual(as.questions);
    expect(alone.analysts).toBeUndefined();
    expect(as.case.hash).not.toBe(plain.case.hash);
    expect(plain.run).not.toHaveProperty("analyst");
  });
  it.each<[flags: string[], status: number, says: RegExp]>([
    [["--as", "inse"], 1, /no analyst 'inse' \(did you mean 'ines'\?\)/],
    [["--as", "ines", "--analysts", "all"], 2, /name one of them/],
    [["--analysts", "ines,ines"], 2, /'ines' twice/],
    [["--analysts", ","], 1, /ines, lea/],
    [["--weights", "ines=2"], 2, /belongs to --analysts/],
    [["--analysts", "all", "--weights", "ines=0"], 2, /above 0/],
    [["--analysts", "all", "--weights", "omar=1"], 1, /'omar' is not among/],
    [["--as", "ines", "--since", "x.json"], 2, /--since/],
    [["--as", "ines", "--live"], 2, /--live/],
  ])("refuses %j", async (flags, status, says) => {
    const ended = await entente("run", place, ...few, ...flags);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toMatch(says);
    expect(ended.stdout).toBe("");
  });
  it("says that a case has no analysts, and where a file is wrong", async () => {
    expect(await entente("run", small(), "--analysts", "all")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/no analysts/),
    });
    const wrong = withPeople({ "lea.yaml": file("Lea", "20 to 10") });
    expect(await entente("run", wrong, "--as", "lea")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/analysts\/lea\.yaml:4:\d+ .*backwards/),
    });
  });
});

describe("entente believe with analysts", () => {
  const believe = (...flags: string[]) =>
    entente("believe", place, "--question", "dam_built=60%", ...few.slice(0, -2), ...flags);
  it("weighs the worlds of a pool, and says whose numbers would then hold", async () => {
    const { status, stdout, stderr } = await believe("--analysts", "all", "--weights", "ines=2", "--json");
    expect(status, stderr).toBe(0);
    const found = JSON.parse(stdout);
    expect(found.run.analysts).toEqual({ ines: 2 / 3, lea: 1 / 3 });
    const { before, after } = found.shifts.find(({ path }: { path: string }) => path === "analysts.lea");
    expect(found.shifts.filter(({ path }: { path: string }) => path.startsWith("analysts."))).toHaveLength(1);
    for (const { mean } of [before, after]) expect(mean > 0 && mean < 1).toBe(true);
    expect((await believe("--analysts", "all")).stdout).toContain("A pool of Ines Duarte and Lea Brandt");
  });
  it("takes one analyst's numbers by --as", async () => {
    const found = JSON.parse((await believe("--as", "ines", "--json")).stdout);
    expect(found.run.analyst).toEqual({ id: "ines", name: "Ines Duarte" });
    expect(found.shifts.some(({ path }: { path: string }) => path.startsWith("analysts."))).toBe(false);
    expect((await believe("--as", "inse")).stderr).toMatch(/did you mean 'ines'/);
  });
});

describe("entente check", () => {
  it("reads every analyst's file beside the case", async () => {
    const doubtful = withPeople({ "ines.yaml": file("Ines", "45 to 60"), "lea.yaml": file("Lea", "20 to 10") });
    const { status, stdout } = await entente("check", doubtful);
    expect(status).toBe(1);
    expect(stdout).toMatch(/analysts\/lea\.yaml:4:\d+/);
    expect(stdout).not.toMatch(/analysts\/ines/);
  });
});

describe("a ledger and analysts", () => {
  const ledger = () => join(folder, `ledger-${++made}.jsonl`);
  let made = 0;
  const lines = (path: string) =>
    readFileSync(path, "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
  it("takes the odds of an analyst's file by --as, once", async () => {
    const path = ledger();
    const stating = withPeople({
      "ines.yaml": `${file("Ines", "45 to 60")}odds: {dam_built: 30%}\n`,
      "lea.yaml": file("Lea", "10 to 20"),
    });
    const add = (...flags: string[]) => entente("ledger", "add", stating, ...flags, "--ledger", path, "--by", "ines");
    expect((await add("--as", "ines")).status).toBe(0);
    expect((await add("--as", "ines")).status).toBe(0);
    const forecasts = lines(path).filter(({ kind }) => kind === "forecast");
    expect(forecasts).toMatchObject([{ source: "analyst:ines", p: 0.3 }]);
    expect(await add("--as", "lea")).toMatchObject({ status: 1, stderr: expect.stringMatching(/states no odds/) });
    expect(await add("--as", "inse")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/did you mean 'ines'/),
    });
  });
  it("holds a pooled run as pool, and says who committed before the first opening of the round", async () => {
    const path = ledger();
    const pooled = withPeople({ "ines.yaml": file("Ines", "45 to 60"), "lea.yaml": file("Lea", "10 to 20") });
    const at = ["--ledger", path, "--by", "ines"];
    const [ines, lea] = ["ines", "lea"].map((id) => join(pooled, `analysts/${id}.yaml`));
    for (const [command, ...flags] of [
      ["commit", ines, "--round", "1"],
      ["open", ines],
      ["commit", lea, "--round", "1"],
    ])
      expect((await entente("ledger", command, ...flags, ...at)).status).toBe(0);
    const { stdout, status } = await entente(
      "run",
      pooled,
      ...few,
      "--analysts",
      "all",
      ...at,
      "-o",
      join(folder, "filed"),
    );
    expect(status).toBe(0);
    expect(stdout).toContain(
      "committed before the first opening of round 1: Ines; committed after the first opening of round 1: Lea",
    );
    copyFileSync(path, join(folder, "ledger.jsonl"));
    const unfiled = spawned(["run", pooled, ...few, "--analysts", "all"]);
    expect(unfiled.stdout, unfiled.stderr).toContain("before the first opening of round 1: Ines");
    expect(readFileSync(join(folder, "ledger.jsonl"))).toEqual(readFileSync(path));
    rmSync(join(folder, "ledger.jsonl"));
    writeFileSync(join(folder, "broken.jsonl"), "{}\n");
    const broken = { positionals: [], flags: { ledger: join(folder, "broken.jsonl") }, list: {} };
    expect(ledgerHere(broken).lines).toEqual([]);
    const filed = lines(path);
    expect(filed.find(({ kind }) => kind === "run").settings).toEqual({ analysts: { ines: 0.5, lea: 0.5 } });
    expect(new Set(filed.filter(({ kind }) => kind === "forecast").map(({ source }) => source))).toEqual(
      new Set(["pool"]),
    );
  });
});
