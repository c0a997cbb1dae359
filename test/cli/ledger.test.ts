import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { runToEnd } from "../child.ts";
import { root } from "../../scripts/build.mjs";
import { commitHash } from "../../src/ledger/index.ts";
import { sha256 } from "../ledger/files.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { inFolder, type Ended } from "./command.ts";

const { folder, entente, small, file } = inFolder("ledger");
const before = process.env["ENTENTE_NOW"];
afterAll(() => {
  if (before === undefined) delete process.env["ENTENTE_NOW"];
  else process.env["ENTENTE_NOW"] = before;
});
const at = (instant: string): void => {
  process.env["ENTENTE_NOW"] = instant;
};
beforeEach(() => at("2026-11-29T12:00:00Z"));

let made = 0;
/** A command on a ledger, written by omar. */
const on =
  (path: string) =>
  (...args: string[]): Promise<Ended> =>
    entente("ledger", ...args, "--ledger", path, ...(args[0] === "score" ? [] : ["--by", "omar"]));
const newLedger = () => {
  const path = join(folder, `ledger-${++made}.jsonl`);
  return {
    path,
    ledger: on(path),
    lines: () =>
      readFileSync(path, "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line)),
  };
};
/** A ledger with a question that is open until the end of the year. */
const started = async (id = "q/border") => {
  const all = newLedger();
  const asked = await all.ledger("question", id, "--text", "Will the crossing reopen?", "--closes", "2026-12-31");
  expect(asked).toMatchObject({ status: 0, stderr: "" });
  return all;
};
const QUOTE = ["--because", "remains closed", "--source", "the agency"];

describe("a question's life by commands", () => {
  it("asked, forecast, due, resolved, resolved again, taken back, and annulled", async () => {
    const { ledger, lines, path } = await started();
    const added = await ledger("add", "--p", "q/border=30%", "--as", "omar", "--note", "talks announced");
    expect(added.stdout).toMatch(/^1 forecast in .*, line 2, head( [0-9a-f]{4}){5}\n$/);
    expect(lines()[1]).toMatchObject({ p: 0.3, source: "analyst:omar", made: "live", note: "talks announced" });
    expect((await ledger("due")).stdout).toMatch(/nothing is due/);
    expect((await ledger("due", "--days", "40")).stdout).toMatch(/q\/border {2}closes 2026-12-31[^]*analyst:omar 30 %/);
    at("2027-01-02T08:00:00Z");
    expect((await ledger("due")).stdout).toMatch(/due since 2027-01-01/);
    expect(await ledger("resolve", "q/border", "no", ...QUOTE)).toMatchObject({ status: 0 });
    expect((await ledger("due")).stdout).toMatch(/nothing is due/);
    const anew = ["resolve", "q/border", "yes", "--on", "2026-12-30", ...QUOTE];
    expect(await ledger(...anew)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("in force as 'no' (r3): say --why"),
    });
    expect(await ledger(...anew, "--why", "that was of passengers")).toMatchObject({ status: 0 });
    expect(await ledger("resolve", "q/border", "open", "--why", "the report was false")).toMatchObject({ status: 0 });
    expect(await ledger("resolve", "q/border", "annulled", "--why", "two crossings were meant")).toMatchObject({
      status: 0,
    });
    expect(
      lines()
        .slice(2)
        .map(({ outcome, supersedes }) => [outcome, supersedes]),
    ).toEqual([
      ["no", null],
      ["yes", "r3"],
      ["open", "r4"],
      ["annulled", null],
    ]);
    expect(await ledger("verify")).toMatchObject({
      status: 0,
      stderr: "",
      stdout: expect.stringMatching(/holds: 6 lines/),
    });
    expect(readdirSync(dirname(path)).filter((name) => name.includes(".lock"))).toEqual([]);
  });
  it("a question asked given another is annulled with it, and opened again where that no is superseded", async () => {
    const { ledger, lines } = newLedger();
    const place = join(root, "cases/two-thirds");
    const odds = ["--p", "carried=0.4", "--p", "admitted=0.6"];
    expect(await ledger("add", place, "--as", "omar", ...odds)).toMatchObject({ status: 0 });
    expect(lines().find(({ id }) => id === "two-thirds/admitted").rule.given).toBe("carried");
    await ledger("resolve", "two-thirds/carried", "no", ...QUOTE);
    expect(lines().at(-1)).toMatchObject({
      question: "two-thirds/admitted",
      outcome: "annulled",
      why: "the condition did not come",
    });
    await ledger("resolve", "two-thirds/carried", "yes", ...QUOTE, "--why", "another paper");
    expect(lines().at(-1)).toMatchObject({ question: "two-thirds/admitted", outcome: "open" });
  });
  it("is asked of a day, a number, or options in order too", async () => {
    const { ledger, lines } = newLedger();
    const ask = ["--text", "What comes?", "--closes", "2026-12-31"];
    await ledger("question", "d", ...ask, "--type", "date");
    await ledger("question", "n", ...ask, "--type", "number", "--unit", "bn USD");
    await ledger("question", "o", ...ask, "--type", "ordered", "--options", "low,mid,high");
    expect(await ledger("resolve", "d", "2026-11-20", ...QUOTE)).toMatchObject({ status: 0 });
    expect(await ledger("resolve", "n", "-1.5", ...QUOTE)).toMatchObject({ status: 0 });
    expect(await ledger("resolve", "o", "mid", ...QUOTE)).toMatchObject({ status: 0 });
    expect(
      lines()
        .slice(3)
        .map(({ outcome, happened_on }) => [outcome, happened_on]),
    ).toEqual([
      ["2026-11-20", "2026-11-20"],
      [-1.5, null],
      ["mid", null],
    ]);
  });
});

describe("odds as they are typed", () => {
  it.each([
    ["30%", 0.3, undefined],
    ["33.3%", 0.333, undefined],
    ["0.3", 0.3, undefined],
    ["0", 0, undefined],
    ["1", 1, undefined],
    ["likely", 0.675, { p5: 0.55, p95: 0.8 }],
  ])("%s", async (typed, p, interval) => {
    const { ledger, lines } = await started();
    await ledger("add", "--p", `q/border=${typed}`, "--as", "omar");
    expect(lines()[1].p).toBe(p);
    expect(lines()[1].interval).toEqual(interval);
  });
  it.each(["12", "1.2", "120%", "-0.1", "perhaps", "0,3", "NaN"])("%s is refused", async (typed) => {
    const { ledger, lines } = await started();
    const refused = await ledger("add", "--p", `q/border=${typed}`, "--as", "omar");
    expect(refused).toMatchObject({
      status: 2,
      stderr: expect.stringContaining(
        `${typed} is not a share; write ${typed === "12" ? "12% or 0.12" : typed === "1.2" ? "1.2% or 0.012" : "0.3 or 30%"}`,
      ),
    });
    expect(lines()).toHaveLength(1);
  });
});

it("odds of a writer whose name has blanks stand under that name in one word", async () => {
  const { path, lines } = await started();
  const args = ["ledger", "add", "--p", "q/border=30%", "--ledger", path, "--by", "Ana  Lee, Oslo"];
  expect(await entente(...args)).toMatchObject({ status: 0, stderr: "" });
  expect(lines()[1]).toMatchObject({ source: "analyst:Ana-Lee-Oslo", by: "Ana  Lee, Oslo" });
});

describe("refusals", () => {
  it.each([
    ["a question that is like none, with those that there are", ["resolve", "xyz", "no"], 1, "there are q/border"],
    [
      "a question that is not there, with the nearest",
      ["add", "--p", "q/bordr=0.2", "--as", "omar"],
      1,
      "no question 'q/bordr' (did you mean 'q/border'?)",
    ],
    ["a name that can be no source", ["add", "--p", "q/border=0.2", "--as", "Ines Duarte"], 2, "without blanks"],
    ["nothing to add", ["add"], 2, "takes a case, a result.json, or odds"],
    ["odds on one question twice", ["add", "--p", "q/border=0.2", "--p", "q/border=0.3", "--as", "omar"], 2, "twice"],
    ["an answer without a quote", ["resolve", "q/border", "no"], 1, "--because QUOTE --source S"],
    ["a quote without a source", ["resolve", "q/border", "no", "--because", "x"], 2, "belong together"],
    ["an outcome of another type", ["resolve", "q/border", "perhaps", ...QUOTE], 1, "takes yes or no"],
    [
      "an event after the last day",
      ["resolve", "q/border", "yes", "--on", "2027-02-01", ...QUOTE],
      1,
      "is after today",
    ],
    ["an annulment without why", ["resolve", "q/border", "annulled"], 1, "needs --why"],
    [
      "days in the wrong order",
      ["resolve", "q/border", "yes", "--between", "2026-11-02..2026-11-01", ...QUOTE],
      2,
      "two days in order",
    ],
    ["a day that is none", ["resolve", "q/border", "yes", "--on", "2026-02-30", ...QUOTE], 2, "takes a day"],
    [
      "another question under the same id",
      ["question", "q/border", "--text", "Will it?", "--closes", "2026-12-31"],
      1,
      "asks 'Will the crossing reopen?' in the ledger and 'Will it?' here",
    ],
    [
      "an id that is none",
      ["question", "a b", "--text", "T", "--closes", "2026-12-31"],
      2,
      "cannot be a question's id",
    ],
    ["a question without its last day", ["question", "q/x", "--text", "T"], 2, "needs --closes"],
    ["a correction of words", ["correct", "q/border", "--set", "text=x", "--why", "y"], 2, "never change"],
    ["a correction of nothing", ["correct", "q/borde", "--set", "tags=x", "--why", "y"], 1, "did you mean 'q/border'?"],
    ["an anchor without a place", ["anchor"], 2, "--where"],
    ["a head that is too short", ["verify", "--head", "86ebf7d5"], 2, "first 16 digits or more"],
    [
      "another ledger's head",
      ["verify", "--head", "86ebf7d5e1a6fd27"],
      1,
      "the head 86ebf7d5\u2026 is not in this ledger: it has been rewritten, or it is another one",
    ],
  ])("%s", async (_, args, status, says) => {
    const { ledger, path } = await started();
    const bytes = readFileSync(path);
    const ended = await ledger(...args);
    expect(ended.status).toBe(status);
    expect(ended.stderr).toContain(says);
    expect(readFileSync(path)).toEqual(bytes);
  });
  it("an event after the last day of a question that has closed: then the answer is no", async () => {
    const { ledger } = await started();
    at("2027-03-01T12:00:00Z");
    const ended = await ledger("resolve", "q/border", "yes", "--on", "2027-02-01", ...QUOTE);
    expect(ended).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("--on 2027-02-01 is after closes (2026-12-31): then the answer is no"),
    });
  });
  it("a forecast on a question whose answer is known, but for a hindcast", async () => {
    const { ledger, lines } = await started();
    await ledger("resolve", "q/border", "no", ...QUOTE);
    const add = ["add", "--p", "q/border=0.2", "--as", "omar"];
    expect(await ledger(...add)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("is resolved (no, r2): a new forecast could know the answer"),
    });
    expect(await ledger(...add, "--hindcast")).toMatchObject({ status: 0 });
    expect(lines().at(-1).made).toBe("hindcast");
  });
  it("a clock that went back by hours", async () => {
    const { ledger } = await started();
    at("2026-11-29T09:00:00Z");
    const ended = await ledger("add", "--p", "q/border=0.2", "--as", "omar");
    expect(ended).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("3 hours ahead of this one (last line 12:00:00Z)"),
    });
  });
  it("a quote that is not in its file", async () => {
    const { ledger } = await started();
    const text = file("note.txt", "The crossing\nremains  closed for now.");
    const resolve = (quote: string) =>
      ledger("resolve", "q/border", "no", "--because", quote, "--source", "S", "--text", text);
    expect(await resolve("stays closed")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("the quote is not in"),
    });
    expect(await resolve("crossing remains closed")).toMatchObject({ status: 0 });
  });
  it("a ledger that is not there, a folder, and a place that cannot be written", async () => {
    expect(await on(join(folder, "none.jsonl"))("verify")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("start a ledger"),
    });
    expect(await on(folder)("verify")).toMatchObject({ status: 1, stderr: expect.stringContaining("it is a folder") });
    const ended = await on(join(folder, "no/such/ledger.jsonl"))(
      "question",
      "q",
      "--text",
      "T",
      "--closes",
      "2026-12-31",
    );
    expect(ended).toMatchObject({ status: 3, stderr: expect.stringContaining("make the folder") });
  });
});

describe("the odds of a run", () => {
  it("are filed with their questions and their run, once, and refused where the case has changed", async () => {
    const { ledger, lines } = newLedger();
    const place = small();
    const none = await ledger("add", place);
    expect(none).toMatchObject({ status: 1, stderr: expect.stringContaining("`entente run") });
    await entente("run", place, "--draws", "50", "--paths", "1", "--workers", "1");
    const added = await ledger("add", place);
    expect(added.stdout).toMatch(/question.* run and \d+ forecasts/);
    const kinds = lines().map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === "run")).toHaveLength(1);
    const result = JSON.parse(readFileSync(join(place, "out/result.json"), "utf8"));
    for (const [id, { p, se }] of Object.entries<{ p: number; se: number }>(result.questions)) {
      const filed = lines().filter(
        ({ question, source }) => question === `${result.case.id}/${id}` && source === "model",
      );
      expect(filed).toHaveLength(1);
      if (!result.questions[id].given) expect(filed[0]).toMatchObject({ p, se });
    }
    expect((await ledger("add", place)).stdout).toMatch(/nothing new was written/);
    expect((await ledger("add", join(place, "out/result.json"))).stdout).toMatch(/nothing new was written/);
    writeFileSync(join(place, "case.yaml"), `${readFileSync(join(place, "case.yaml"), "utf8")}\n# changed\n`);
    expect(await ledger("add", place)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("not of the case as it stands"),
    });
    expect(await ledger("verify")).toMatchObject({ status: 0 });
  });
  it("are left out, with a word, of a run that kept too few worlds to give any", async () => {
    const { ledger, lines } = newLedger();
    const place = small();
    await entente("run", place, "--draws", "10", "--paths", "2", "--workers", "1");
    expect((await ledger("add", place)).stdout).toMatch(/left out: the run of .* kept 10 worlds and gives no odds/);
    expect(new Set(lines().map(({ kind }) => kind))).toEqual(new Set(["question"]));
  });
});

describe("run --ledger", () => {
  const settings = ["--draws", "60", "--paths", "2", "--workers", "1", "--by", "omar"];
  it("files after the result, and says before the new odds how those on resolved questions did", async () => {
    const { ledger, lines, path } = newLedger();
    const place = join(root, "cases/two-thirds");
    const out = ["-o", join(folder, "two-thirds-out"), "--format", "html,md"];
    const first = await entente("run", place, ...settings, ...out, "--ledger", path);
    expect(first.stdout).toMatch(/filed {2}4 questions, 1 run and \d+ forecasts in .*, lines 1 to \d+, head/);
    expect(first.stdout).not.toContain("How earlier odds did");
    const p = lines().find(({ question, source }) => question === "two-thirds/lost" && source === "model").p;
    await ledger("resolve", "two-thirds/lost", "no", ...QUOTE);
    const count = lines().length;
    const second = await entente("run", place, ...settings, ...out, "--seed", "2", "--ledger", path);
    expect(second.stdout.indexOf("How earlier odds did")).toBeGreaterThan(0);
    expect(second.stdout.indexOf("How earlier odds did")).toBeLessThan(second.stdout.indexOf("By the end of"));
    expect(second.stdout).toContain("left out: two-thirds/lost is resolved (no, r");
    const result = JSON.parse(readFileSync(join(folder, "two-thirds-out/result.json"), "utf8"));
    const model = result.earlier.sources.find(({ source }: { source: string }) => source === "model");
    expect(model).toMatchObject({ made: "hindcast", questions: 1 });
    expect(model.brier).toBeCloseTo(p * p, 12);
    const page = readFileSync(join(folder, "two-thirds-out/report.html"), "utf8");
    expect(page.indexOf('id="earlier"')).toBeGreaterThan(0);
    expect(page.indexOf('id="earlier"')).toBeLessThan(page.indexOf('class="lead"'));
    const added = lines().slice(count);
    expect(added.some(({ question }) => question === "two-thirds/lost")).toBe(false);
    expect(added.filter(({ kind }) => kind === "run")).toHaveLength(1);
    expect(await ledger("verify")).toMatchObject({ status: 0, stderr: "" });
  });
  it("files a run with corrected numbers under a source of its own, and nothing else of it", async () => {
    const { ledger, lines, path } = newLedger();
    const run = [
      "run",
      join(root, "cases/velna-water"),
      ...settings,
      "-o",
      join(folder, "velna-out"),
      "--ledger",
      path,
    ];
    const { drivers } = JSON.parse(
      (await entente("run", join(root, "cases/velna-water"), ...settings, "--json")).stdout,
    );
    await entente(...run, "--pin", `${Object.keys(drivers)[0]}=1`);
    const sources = new Set(lines().flatMap(({ source }) => source ?? []));
    expect([...sources]).toEqual([expect.stringMatching(/^model:set-[0-9a-f]{8}$/)]);
    expect(lines().find(({ kind }) => kind === "run").settings.pin).toEqual({ [Object.keys(drivers)[0]]: 1 });
    expect(await ledger("verify")).toMatchObject({ status: 0 });
  });
  it("is refused before the run where the folder of the case has a name that no id holds", async () => {
    const place = join(folder, "Où est l’eau");
    cpSync(small(), place, { recursive: true });
    for (const filing of [
      () => entente("run", place, "--draws", "1", "--ledger", newLedger().path),
      () => newLedger().ledger("add", place, "--p", "dam_built=20%"),
    ]) {
      const { status, stderr, stdout } = await filing();
      expect([status, stdout]).toEqual([1, ""]);
      expect(stderr).toMatch(/'Où est l’eau' holds characters that no id has: rename the folder, in letters, digits/);
    }
    expect(existsSync(join(place, "out/result.json"))).toBe(false);
  });
  it("is refused before the run where the ledger asks something else, with both texts", async () => {
    const { ledger, path } = newLedger();
    const place = small();
    const name = place.split("/").at(-1)!;
    const [, id, by] = /^questions:\n {2}(\w+):\n[^]*?by: (\S+)/m.exec(readFileSync(join(place, "case.yaml"), "utf8"))!;
    await ledger("add", place, "--p", `${id}=0.5`, "--as", "omar");
    const text = readFileSync(join(place, "case.yaml"), "utf8");
    const earlier = `${Number(by.slice(0, 4)) - 1}${by.slice(4)}`;
    const at = text.indexOf(`by: ${by}`, text.indexOf("questions:"));
    writeFileSync(join(place, "case.yaml"), `${text.slice(0, at)}by: ${earlier}${text.slice(at + 4 + by.length)}`);
    const refused = await entente("run", place, ...settings, "--ledger", path);
    expect(refused).toMatchObject({
      status: 1,
      stdout: "",
      stderr: expect.stringContaining(
        `${name}/${id} is asked by ${by} in the ledger and by ${earlier} in the case: give it another id, or annul the old one`,
      ),
    });
    expect(existsSync(join(place, "out/result.json"))).toBe(false);
  });
});

describe("a head that is kept elsewhere", () => {
  it("is found again with or without blanks, and not where the ledger was written again", async () => {
    const { ledger, path, lines } = await started();
    await ledger("add", "--p", "q/border=0.2", "--as", "omar");
    const [, hash, groups] = (await ledger("head")).stdout.trim().split("\n");
    expect(hash).toBe(
      createHash("sha256").update(readFileSync(path, "utf8").trimEnd().split("\n").at(-1)!).digest("hex"),
    );
    await ledger("anchor", "--where", "commit 4f2a");
    await ledger("anchor", "--where", "commit 4f2a");
    expect(lines()).toHaveLength(3);
    expect(lines()[2]).toMatchObject({ head: hash, lines: 2, where: "commit 4f2a", proof: null });
    expect((await ledger("verify", "--head", groups)).stdout).toMatch(/was that of line 2/);
    const other = await started();
    expect((await other.ledger("verify", "--head", hash)).status).toBe(1);
  });
  it("its proof stands in the line", async () => {
    const { ledger, lines } = await started();
    await ledger("anchor", "--where", "a page", "--proof", file("token.tsr", new Uint8Array([0, 1, 255])));
    expect(Buffer.from(lines()[1].proof, "base64")).toEqual(Buffer.from([0, 1, 255]));
    const large = await ledger("anchor", "--where", "b", "--proof", file("large", new Uint8Array(70_000)));
    expect(large).toMatchObject({ status: 1, stderr: expect.stringContaining("64 KiB") });
  });
});

describe("a broken ledger", () => {
  it("is refused by every command with the line and what holds before it; verify ends with status 1", async () => {
    const { ledger, path } = await started();
    await ledger("add", "--p", "q/border=0.2", "--as", "omar");
    await ledger("add", "--p", "q/border=0.3", "--as", "omar");
    writeFileSync(path, readFileSync(path, "utf8").replace('"p":0.2', '"p":0.9'));
    const bytes = readFileSync(path);
    for (const args of [["verify"], ["due"], ["head"], ["add", "--p", "q/border=0.4", "--as", "omar"]]) {
      const ended = await ledger(...args);
      expect(ended).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/:3: prev is not the hash of line 2.*Lines 1 to 2 hold\./),
      });
    }
    expect(JSON.parse((await ledger("verify", "--json")).stdout)).toMatchObject({
      ok: false,
      lines: 2,
      fault: { line: 3 },
    });
    expect(readFileSync(path)).toEqual(bytes);
  });
  it("a torn line is told by every command and set aside by the next that writes", async () => {
    const { ledger, path } = await started();
    await ledger("add", "--p", "q/border=0.2", "--as", "omar");
    writeFileSync(path, readFileSync(path).subarray(0, -7));
    expect(await ledger("verify")).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/:2: torn: \d+ bytes without an end of line, not counted/),
    });
    expect(await ledger("due")).toMatchObject({ status: 0, stderr: expect.stringContaining("not counted") });
    const added = await ledger("add", "--p", "q/border=0.2", "--as", "omar");
    expect(added).toMatchObject({
      status: 0,
      stderr: expect.stringMatching(/copied to .*torn-[0-9a-f]{8} and removed/),
    });
    expect(await ledger("verify")).toMatchObject({ status: 0, stderr: "" });
  });
});

describe("blind rounds", () => {
  it("promise a file and open it, and refuse one that was changed", async () => {
    const { ledger, lines } = newLedger();
    const place = small();
    mkdirSync(join(place, "analysts"));
    const path = join(place, "analysts/ines.yaml");
    writeFileSync(path, "entente_analyst: 1\n");
    expect(await ledger("commit", path)).toMatchObject({ status: 2, stderr: expect.stringContaining("--round") });
    await ledger("commit", path, "--round", "1");
    await ledger("commit", path, "--round", "1");
    const salt = readFileSync(`${path}.salt`, "utf8").trim();
    expect(lines()).toHaveLength(1);
    expect(lines()[0]).toMatchObject({
      file: "analysts/ines.yaml",
      case: place.split("/").at(-1),
      round: 1,
      sha256: commitHash(salt, readFileSync(path), sha256),
    });
    writeFileSync(path, "entente_analyst: 1\nname: Ines\n");
    const refused = await ledger("open", path);
    expect(refused).toMatchObject({
      status: 1,
      stderr: expect.stringMatching(/is not what was committed on 2026-11-29 \(k1\)/),
    });
    await ledger("commit", path, "--round", "1");
    await ledger("open", path);
    await ledger("open", path);
    expect(lines().slice(1)).toMatchObject([
      { kind: "commit" },
      { kind: "open", of: "k2", file_sha256: sha256(readFileSync(path)) },
    ]);
    writeFileSync(path, "entente_analyst: 1\n");
    await ledger("open", path);
    expect(lines()[3]).toMatchObject({ kind: "open", of: "k1", salt });
  });
  it("a file of no case is refused", async () => {
    const { ledger, path } = newLedger();
    expect(await ledger("commit", file("alone.yaml", "x"), "--round", "1")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("lies in no case"),
    });
    expect(existsSync(path)).toBe(false);
  });
  describeShared("the reference", () => {
    it("hash of salt, line feed and file", () => {
      const { file: text, salt, sha256: hash } = sharedJson("reference/numbers/believe.json").commit;
      expect(commitHash(salt, new TextEncoder().encode(text), sha256)).toBe(hash);
    });
  });
});

describe("hostile text", () => {
  const HOSTILE = "=cmd|'/c calc'!A0 <script>alert(1)</script> \u001b[31m \u202e \u0000 \ud83d\ude00 \u2028";
  it("in every field is kept as it is, and shown without acting", async () => {
    const { ledger, lines } = newLedger();
    const text = [
      "--text",
      HOSTILE,
      "--closes",
      "2026-12-31",
      "--source",
      HOSTILE,
      "--fine-print",
      HOSTILE,
      "--tags",
      HOSTILE,
    ];
    expect(await ledger("question", "q/x", ...text)).toMatchObject({ status: 0 });
    await ledger("add", "--p", "q/x=0.5", "--as", "omar", "--note", HOSTILE);
    const listed = await ledger("due", "--days", "90");
    expect(listed.stdout).toContain("<U+001B>[31m <U+202E> <U+0000>");
    // oxlint-disable-next-line no-control-regex
    expect(listed.stdout).not.toMatch(/[\u0000\u001b\u202e]/);
    expect(
      await ledger("resolve", "q/x", "no", "--because", HOSTILE, "--source", HOSTILE, "--why", HOSTILE),
    ).toMatchObject({ status: 0 });
    expect(await ledger("anchor", "--where", HOSTILE)).toMatchObject({ status: 0 });
    expect(lines()[0]).toMatchObject({ text: HOSTILE, fine_print: HOSTILE, resolves_by: [HOSTILE] });
    expect(lines()[1].note).toBe(HOSTILE);
    expect(await ledger("verify")).toMatchObject({ status: 0 });
  });
  it("half of a surrogate pair is refused before anything is written", async () => {
    const { ledger, path } = newLedger();
    const ended = await ledger("question", "q/x", "--text", "a \ud800 b", "--closes", "2026-12-31");
    expect(ended).toMatchObject({ status: 1, stderr: expect.stringContaining("surrogate") });
    expect(existsSync(path)).toBe(false);
  });
});

describe("locks and links on the disk", () => {
  const lock = (path: string, pid: number, since: string): void =>
    writeFileSync(`${path}.lock`, JSON.stringify({ pid, host: hostname(), since }));
  it("the lock of a process that ended, or of one whose number another process has now, is taken over", async () => {
    const ended = runToEnd(process.execPath, ["-e", ""]).pid!;
    const holders: [number, string][] = [[ended, new Date().toISOString()]];
    if (existsSync("/proc/self/stat")) holders.push([process.pid, "2001-01-01T00:00:00.000Z"]);
    for (const [pid, since] of holders) {
      const { ledger, path } = await started();
      lock(path, pid, since);
      const added = await ledger("add", "--p", "q/border=0.2", "--as", "omar");
      expect(added).toMatchObject({
        status: 0,
        stderr: expect.stringContaining(`lock of process ${pid}, which no longer runs`),
      });
      expect(existsSync(`${path}.lock`)).toBe(false);
    }
  });
  it("a ledger behind a symbolic link is written in its place, under the lock of that place", async () => {
    const { ledger, path, lines } = await started();
    const link = join(folder, `link-${made}.jsonl`);
    symlinkSync(path, link);
    lock(path, runToEnd(process.execPath, ["-e", ""]).pid!, new Date().toISOString());
    const added = await on(link)("add", "--p", "q/border=0.2", "--as", "omar");
    expect(added).toMatchObject({ status: 0, stderr: expect.stringContaining("taken over") });
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(lines()).toHaveLength(2);
    expect(await ledger("verify")).toMatchObject({ status: 0 });
  });
  it("a pipe is not a ledger, and nothing waits for it", async () => {
    const pipe = join(folder, "pipe");
    if (spawnSync("mkfifo", [pipe]).status !== 0) return;
    expect(await on(pipe)("verify")).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("not a regular file"),
    });
    expect(await on(pipe)("question", "q", "--text", "T", "--closes", "2026-12-31")).toMatchObject({ status: 1 });
  });
});

describe("a question that the case asks otherwise now", () => {
  it("takes no odds once the old one is annulled, and keeps no other question from being filed", async () => {
    const { ledger, lines } = newLedger();
    const place = small();
    const name = place.split("/").at(-1)!;
    const [, id] = /^questions:\n {2}(\w+):\n/m.exec(readFileSync(join(place, "case.yaml"), "utf8"))!;
    await ledger("add", place, "--p", `${id}=0.5`, "--as", "omar");
    const text = readFileSync(join(place, "case.yaml"), "utf8");
    writeFileSync(
      join(place, "case.yaml"),
      text.replace(new RegExp(`(^  ${id}:\\n    ask: ).*`, "m"), "$1Will something else come?"),
    );
    await entente("run", place, "--draws", "60", "--paths", "2", "--workers", "1");
    expect(await ledger("add", place)).toMatchObject({
      status: 1,
      stderr: expect.stringContaining("or annul the old one"),
    });
    await ledger("resolve", `${name}/${id}`, "annulled", "--why", "asked otherwise now");
    const count = lines().length;
    const added = await ledger("add", place, "--hindcast");
    expect(added).toMatchObject({ status: 0, stdout: expect.stringContaining(`left out: ${name}/${id} is annulled`) });
    expect(
      lines()
        .slice(count)
        .some(({ question }) => question === `${name}/${id}`),
    ).toBe(false);
  });
});

describe("ledger score", () => {
  /** Two questions of one tag: odds of two people, one resolved yes and one still open. */
  const scored = async () => {
    const all = await started("q/border");
    await all.ledger(
      "question",
      "q/pipe",
      "--text",
      "=Will the pipe <b>open</b>?",
      "--closes",
      "2027-12-31",
      "--tags",
      "energy",
    );
    for (const [who, p] of [
      ["omar", "30%"],
      ["ines", "80%"],
    ])
      await all.ledger("add", "--p", `q/border=${p}`, "--p", `q/pipe=${p}`, "--as", who);
    at("2026-12-20T12:00:00Z");
    await all.ledger(
      "resolve",
      "q/border",
      "yes",
      "--on",
      "2026-12-19",
      "--because",
      "it is open",
      "--source",
      "the agency",
    );
    return { ...all, score: (...args: string[]) => entente("ledger", "score", "--ledger", all.path, ...args) };
  };

  it("prints and writes every source's scores, and says that two cases are too few", async () => {
    const { score, path } = await scored();
    const found = JSON.parse((await score("--json")).stdout);
    expect(found.ledger).toMatchObject({ lines: 7 });
    expect(found.sources["analyst:ines"].brier.mean).toBeCloseTo(0.04, 12);
    expect(found.sources["analyst:omar"].brier.mean).toBeCloseTo(0.49, 12);
    expect(found.counts).toMatchObject({ open: 1, due: 0 });
    const { stdout, status } = await score("-o", join(folder, "scores"));
    expect(status).toBe(0);
    expect(stdout).toContain("too few cases for an interval");
    expect(stdout).not.toMatch(/did (better|worse)/);
    expect(stdout).toContain("Not scored: 1 open.");
    const page = readFileSync(join(folder, "scores/ledger-scores.html"), "utf8");
    expect(page).not.toMatch(/<b>open|<script/);
    expect(page).toContain("=Will the pipe &lt;b&gt;open");
    expect(readFileSync(join(folder, "scores/ledger-scores.csv"), "utf8")).toContain(
      "q/border,q/border,Will the crossing reopen?",
    );
    expect(existsSync(path)).toBe(true);
  });

  it("says of which other forecasts some are resolved, where none of those asked for are", async () => {
    const { ledger } = await started("q/past");
    const filed = await ledger("add", "--p", "q/past=unlikely", "--hindcast");
    expect(filed.stdout).toContain("'unlikely' is filed as 32.5 %, the middle of 20 % to 45 %");
    expect((await ledger("score")).stdout).not.toContain("--made hindcast");
    at("2027-01-02T12:00:00Z");
    expect(await ledger("resolve", "q/past", "no", ...QUOTE)).toMatchObject({ status: 0 });
    const { stdout } = await ledger("score");
    expect(stdout).toContain("No question with live forecasts has been resolved yet.");
    expect(stdout.replace(/\s+/g, " ")).toContain("`entente ledger score --made hindcast`");
    expect((await ledger("score", "--made", "hindcast")).stdout).not.toContain("has been resolved yet");
  });
  it("scores the ledger as it stood on a day, and what a group has", async () => {
    const { score } = await scored();
    expect((await score("--until", "2026-12-01")).stdout).toContain(
      "No question with live forecasts has been resolved yet.",
    );
    const { groups } = JSON.parse((await score("--by", "horizon", "--json")).stdout);
    expect(Object.keys(groups)).toEqual(["31 to 90 days"]);
  });

  it.each([
    [["--made", "dead"], "--made takes live, hindcast, archive, not 'dead'"],
    [["--when", "spot:x"], "--when takes mean, first, last or spot:DAYS"],
    [["--made", "hindcast", "--when", "last"], "hindcasts are scored once"],
    [["--base", "1.2"], "is not a share"],
    [["--format", "pdf"], "--format takes csv, html"],
    [["--source", "analyst:inés"], "no forecast of 'analyst:inés' (did you mean 'analyst:ines'?)"],
  ])("refuses %j", async (args, says) => {
    const { score } = await scored();
    const { status, stderr } = await score(...args);
    expect(stderr).toContain(says);
    expect(status).toBeGreaterThan(0);
  });
});
