import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { inFolder } from "./command.ts";

const { folder, entente, file, spawned } = inFolder("exchange");
const before = process.env["ENTENTE_NOW"];
beforeAll(() => {
  process.env["ENTENTE_NOW"] = "2026-11-29T12:00:00Z";
});
afterAll(() => {
  if (before === undefined) delete process.env["ENTENTE_NOW"];
  else process.env["ENTENTE_NOW"] = before;
});

let made = 0;
const newLedger = (): string => join(folder, `ledger-${++made}.jsonl`);
const importing = (ledger: string, ...args: string[]) =>
  entente("ledger", "import", ...args, "--ledger", ledger, "--by", "omar");

const market = (over: object = {}): object => ({
  id: "m1",
  createdTime: Date.UTC(2026, 0, 1),
  closeTime: Date.UTC(2027, 0, 1),
  question: "Will it open?",
  outcomeType: "BINARY",
  probability: 0.3,
  isResolved: false,
  lastBetTime: Date.UTC(2026, 10, 28),
  ...over,
});
const json = (value: unknown): string => file(`in-${++made}.json`, JSON.stringify(value));
const QUESTIONS = `Question ID,Question Title,Question Type,Open Time,Scheduled Close Time,Resolution
41,"Will A, and B, sign?",binary,2026-01-26 16:00:00+00:00,2026-06-30 00:00:00+00:00,
`;
const FORECASTS = `Question ID,Forecaster Username,Start Time,Probability Yes
41,recency_weighted,2026-02-01 10:00:00+00:00,0.2
41,ines,2026-02-03 07:30:00+00:00,0.6
`;
const zipped = (files: { [name: string]: string }): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));
const METACULUS = zipped({ "export/question_data.csv": QUESTIONS, "export/forecast_data.csv": FORECASTS });

describe("ledger import", () => {
  it("says what it recognised, what it wrote and what it left out, and writes nothing the second time", async () => {
    const ledger = newLedger();
    const path = json([market(), market({ id: "m2", outcomeType: "POLL" }), market({ id: "m3", outcomeType: "POLL" })]);
    const first = await importing(ledger, path);
    expect(first).toMatchObject({ status: 0, stderr: "" });
    expect(first.stdout).toContain("manifold: 1 question; 2 left out\nleft out: m2, m3: POLL is not binary\n");
    expect(first.stdout).toMatch(/1 question and 1 forecast in .*, lines 1 to 2, head/);
    const bytes = readFileSync(ledger);
    expect((await importing(ledger, path)).stdout).toMatch(/nothing new was written/);
    expect(readFileSync(ledger)).toEqual(bytes);
  });
  it("takes a zip of Metaculus with a forecaster's own odds, and several files at once", async () => {
    const ledger = newLedger();
    const zip = file("metaculus.zip", METACULUS);
    const { status, stdout } = await importing(ledger, zip, "--user", "ines", "--every", "--json");
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      imports: [{ format: "metaculus", questions: 1, forecasts: 2, left_out: [] }],
    });
    const both = await importing(newLedger(), zip, json(market()));
    expect(both.stdout).toMatch(/metaculus: 1 question[^]*manifold: 1 question[^]*2 questions and 2 forecasts/);
  });
  it("shows what a hostile file holds as text, and cuts what is too long", async () => {
    const path = json([
      market({ id: `x\u001b[31m${"y".repeat(5000)}` }),
      market({ outcomeType: "\u202e".repeat(500) }),
    ]);
    const { status, stdout } = await importing(newLedger(), path);
    expect(status).toBe(0);
    // oxlint-disable-next-line no-control-regex
    expect(stdout).not.toMatch(/[\u001b\u202e]/);
    expect(stdout.length).toBeLessThan(2500);
  });
  it("names at most twenty things that it left out, and all as JSON", async () => {
    const path = json(Array.from({ length: 50 }, (_, n) => market({ id: `m${n}`, closeTime: null })));
    expect((await importing(newLedger(), path)).stdout).toContain("left out: 30 more (--json names all)");
    expect(JSON.parse((await importing(newLedger(), path, "--json")).stdout).imports[0].skipped).toHaveLength(50);
  });

  const whole = JSON.stringify([market(), market({ id: "m2" })]);
  it.each<[string, () => string[], number, RegExp]>([
    ["a file that is not there", () => [join(folder, "none.json")], 1, /none\.json: there is no such file/],
    ["a folder", () => [folder], 1, /it is a folder; name a file/],
    [
      "an empty file",
      () => [file("empty", "")],
      1,
      /is neither JSON nor a zip; ledger import takes an export of Metaculus/,
    ],
    ["a text", () => [file("notes.txt", "Dear all,")], 1, /is neither JSON nor a zip/],
    ["JSON of something else", () => [json({ a: 1 })], 1, /is not recognised; ledger import takes .*; --as forces one/],
    ["bytes that are not text", () => [file("bytes", new Uint8Array([0x7b, 0xff]))], 1, /is not UTF-8/],
    ["JSON cut short", () => [file("cut.json", whole.slice(0, -20))], 1, /cut\.json is cut short or broken/],
    ["a zip cut short", () => [file("cut.zip", METACULUS.slice(0, -30))], 1, /cut\.zip is broken or cut short/],
    [
      "a zip of something else",
      () => [file("other.zip", zipped({ "a.txt": "x" }))],
      1,
      /has no question_data\.csv; it holds a\.txt/,
    ],
    [
      "a table cut short",
      () => [
        file("table.zip", zipped({ "question_data.csv": QUESTIONS.slice(0, -30), "forecast_data.csv": FORECASTS })),
      ],
      1,
      /question_data\.csv:2: \d cells where the first row has 6/,
    ],
    [
      "a kind that there is not",
      () => [json(market()), "--as", "kalshi"],
      2,
      /--as takes metaculus, manifold, polymarket and forecastbench/,
    ],
    ["a kind that it is not", () => [json(market()), "--as", "polymarket"], 1, /holds nothing of polymarket/],
    ["JSON as Metaculus", () => [json(market()), "--as", "metaculus"], 1, /an export of Metaculus is a zip/],
    ["a zip as Manifold", () => [file("m.zip", METACULUS), "--as", "manifold"], 1, /is a zip, and manifold gives JSON/],
    [
      "a forecaster of a market",
      () => [json(market()), "--user", "ines"],
      2,
      /--user and --every are of exports of Metaculus/,
    ],
    [
      "a name with a blank",
      () => [file("n.zip", METACULUS), "--user", "ines k"],
      2,
      /--user takes a name without blanks/,
    ],
  ])("refuses %s and writes nothing", async (_, args, status, said) => {
    const ledger = newLedger();
    const ended = await importing(ledger, ...args());
    expect(ended.status, ended.stderr).toBe(status);
    expect(ended.stderr).toMatch(said);
    expect(existsSync(ledger)).toBe(false);
  });
  it("refuses every cut of a file", async () => {
    const ledger = newLedger();
    for (let end = 1; end < whole.length; end += 37)
      expect((await importing(ledger, file("part.json", whole.slice(0, end)))).status).toBe(1);
    expect(existsSync(ledger)).toBe(false);
  });
});

describe("ledger export", () => {
  it("writes a table in which no text is a formula", async () => {
    const ledger = newLedger();
    await importing(
      ledger,
      json([market({ question: '=HYPERLINK("x")' }), market({ id: "m2", question: "+1, or\n-1?" })]),
    );
    const { stdout, status } = await entente("ledger", "export", "--csv", "--ledger", ledger);
    expect(status).toBe(0);
    expect(stdout.split("\r\n")[0]).toMatch(/^line,question,text,cluster,tags,source,made,at,/);
    expect(stdout).toContain(`"'=HYPERLINK(""x"")"`);
    expect(stdout).toContain(`"'+1, or\n-1?"`);
    const out = join(folder, "table.csv");
    const written = await entente("ledger", "export", "--csv", "--ledger", ledger, "-o", out);
    expect(written.stdout).toMatch(/^2 forecasts in .*table\.csv\n$/);
    expect(readFileSync(out, "utf8")).toBe(stdout);
  });
  it("writes what ForecastBench takes, from odds that were filed on its questions", async () => {
    const ledger = newLedger();
    const set = {
      forecast_due_date: "2026-11-22",
      question_set: "2026-11-22-llm.json",
      questions: [
        {
          id: "q1",
          source: "manifold",
          question: "Deal?",
          market_info_close_datetime: "2027-06-30T23:59:00+00:00",
          freeze_datetime: "2026-11-20T00:00:00+00:00",
          freeze_datetime_value: "N/A",
          resolution_dates: "N/A",
        },
      ],
    };
    await importing(ledger, json(set));
    const none = await entente("ledger", "export", "--forecastbench", "--ledger", ledger);
    expect(none).toMatchObject({ status: 1, stderr: expect.stringMatching(/no odds on questions of ForecastBench/) });
    await entente(
      "ledger",
      "add",
      "--p",
      "forecastbench/manifold.q1=30%",
      "--as",
      "omar",
      "--ledger",
      ledger,
      "--by",
      "omar",
    );
    const { stdout } = await entente("ledger", "export", "--forecastbench", "--ledger", ledger, "--by", "our team");
    expect(JSON.parse(stdout)).toEqual({
      organization: "our team",
      model: "analyst:omar",
      question_set: "2026-11-22-llm.json",
      forecast_due_date: "2026-11-22",
      forecasts: [{ id: "q1", source: "manifold", forecast: 0.3, resolution_date: null, reasoning: null }],
    });
  });
  it("asks for one of its forms", () => {
    expect(spawned(["ledger", "export"])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/--csv or --forecastbench/),
    });
    expect(spawned(["ledger", "export", "--csv", "--source", "model"])).toMatchObject({ status: 2 });
  });
});
