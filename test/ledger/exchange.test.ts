import { describe, expect, it } from "vitest";
import { draftAfter, verify, type Line } from "../../src/ledger/index.ts";
import {
  benchForecasts,
  exportRows,
  fileImported,
  formatOf,
  fromForecastBench,
  fromJson,
  fromMetaculus,
  EXPORT_COLUMNS,
  type FiledImport,
  type Imported,
  type JsonFormat,
} from "../../src/ledger/exchange/index.ts";
import { benchId, benchParts } from "../../src/ledger/exchange/forecast-bench.ts";
import { instantOfMilliseconds, instantOfText } from "../../src/ledger/exchange/instants.ts";
import { csvRows } from "../../src/ledger/exchange/csv-rows.ts";
import { describeShared, sharedJson } from "../shared.ts";
import { sha256 } from "./files.ts";

const NOW = "2026-11-29T12:00:00Z";

/** A ledger to which imports are added, each at an instant of its own; what it holds then is read again and holds. */
function ledgerOf() {
  let bytes: Uint8Array = new Uint8Array();
  return {
    add(imported: Imported, at = NOW, cluster: string | null = null): { filed: FiledImport; added: readonly Line[] } {
      const { draft, sealed } = draftAfter(verify(bytes, sha256), at, "omar", sha256);
      const filed = fileImported(draft, imported, cluster);
      bytes = Buffer.concat([bytes, sealed().bytes]);
      expect(verify(bytes, sha256).fault).toBeNull();
      return { filed, added: draft.added };
    },
    read: () => verify(bytes, sha256).ledger,
  };
}
const linesOf = (imported: Imported): readonly Line[] => ledgerOf().add(imported).added;

describeShared("imports as in the reference values", () => {
  const { manifold, polymarket, forecastbench, metaculus } = sharedJson("reference/numbers/ledger.json").imports;
  const tables = [metaculus["question_data.csv"], metaculus["forecast_data.csv"]] as const;
  /** Ids before a colon, of `["aB4", "aB6: why"]`. */
  const names = (listed: string[]): string[] => listed.map((text) => text.split(":")[0]).sort();
  it.each([
    ["manifold", manifold, (): Imported => fromJson(manifold.input, "manifold", "file")],
    ["polymarket", polymarket, (): Imported => fromJson(polymarket.input, "polymarket", "file")],
    [
      "forecastbench",
      forecastbench,
      (): Imported => fromForecastBench([forecastbench.question_set, forecastbench.resolution_set]),
    ],
    ["metaculus", metaculus, (): Imported => fromMetaculus(...tables, { user: null, every: false })],
  ])("%s", (_, { expect: wanted, skipped, no_forecast }, read) => {
    const imported = read();
    const lines = linesOf(imported);
    expect(lines).toMatchObject(wanted);
    expect(lines).toHaveLength(wanted.length);
    const told = [...imported.skipped.map(({ name, why }) => `${name}: ${why}`), ...imported.leftOut];
    expect(told).toEqual(skipped);
    if (no_forecast) expect(imported.withoutForecast.map(({ name }) => name).sort()).toEqual(names(no_forecast));
  });
  it("a forecaster's own odds stand beside the platform's, and every row where it is asked for", () => {
    const own = fromMetaculus(...tables, { user: "ines", every: false });
    expect(linesOf(own).filter((line) => line.kind === "forecast" && line.source === "analyst:ines")).toMatchObject(
      metaculus.with_user_ines_besides,
    );
    expect(own.leftOut[0]).toMatch(/^2 rows/);
    const every = linesOf(fromMetaculus(...tables, { user: null, every: true }));
    expect(every.flatMap((line) => (line.kind === "forecast" ? [line.p] : []))).toEqual([0.2, 0.25, 0.4]);
  });
  it("what was imported is not imported again, one by one or together", () => {
    const ledger = ledgerOf();
    const all = (): Imported[] => [
      fromJson(manifold.input, "manifold", "file"),
      fromJson(polymarket.input, "polymarket", "file"),
      fromForecastBench([forecastbench.question_set]),
      fromForecastBench([forecastbench.resolution_set]),
      fromMetaculus(...tables, { user: "ines", every: true }),
    ];
    expect(all().reduce((sum, one) => sum + ledger.add(one).added.length, 0)).toBe(8 + 7 + 6 + 3 + 8);
    for (const one of all()) expect(ledger.add(one, "2026-11-30T08:00:00Z").added).toEqual([]);
  });
  it("each is recognised, and a file of another kind is refused", () => {
    expect(formatOf(manifold.input)).toBe("manifold");
    expect(formatOf(manifold.input[0])).toBe("manifold");
    expect(formatOf(polymarket.input)).toBe("polymarket");
    expect(formatOf([{ title: "event", markets: polymarket.input }])).toBe("polymarket");
    expect(formatOf(forecastbench.question_set)).toBe("forecastbench");
    expect(formatOf(forecastbench.resolution_set)).toBe("forecastbench");
    for (const other of [[], {}, null, 1, "x", [{}], { questions: [] }, [[manifold.input]]])
      expect(formatOf(other)).toBeNull();
    expect(() => fromJson(manifold.input, "polymarket", "file.json")).toThrow("file.json holds nothing of polymarket");
  });

  /** What nobody expects in a field. */
  const HOSTILE: unknown[] = [
    null,
    true,
    -1,
    0,
    2,
    1e308,
    0.5,
    "",
    " ",
    "N/A",
    "=1+1",
    "@x",
    "<script>alert(1)</script>",
    "\ud800",
    "a\u0000b\u202e",
    "../../etc/passwd",
    "__proto__",
    "9999-99-99",
    "0000-01-01",
    "9999-12-31T23:59:59Z",
    "x".repeat(110_000),
    [],
    [[]],
    {},
    { toString: 1 },
  ];
  const sets = [forecastbench.question_set, forecastbench.resolution_set];
  const parts = [...sets, ...sets[0].questions.slice(2), ...sets[1].resolutions.slice(2)];
  it.each<[JsonFormat, { [key: string]: unknown }[], (entry: unknown) => unknown]>([
    ["manifold", manifold.input.slice(0, 3), (entry) => entry],
    ["polymarket", polymarket.input.slice(0, 3), (entry) => entry],
    ["forecastbench", parts, () => sets],
  ])("any value in any field of %s leaves a ledger that holds", (format, entries, whole) => {
    for (const entry of entries)
      for (const key of Object.keys(entry)) {
        const before = entry[key];
        for (const value of HOSTILE) {
          entry[key] = value;
          const input = whole(entry);
          if (formatOf(input) === format) ledgerOf().add(fromJson(input, format, "file"));
        }
        entry[key] = before;
      }
  });
  it("any text in any cell of metaculus leaves a ledger that holds", () => {
    for (const at of [0, 1])
      for (const value of HOSTILE.filter((one) => typeof one === "string")) {
        const rows = [...csvRows(tables[at], "table")].map(({ cells }) => cells);
        rows[0].forEach((_, column) => {
          const changed = rows.map((cells, row) =>
            row === 0 ? cells : cells.map((cell, n) => (n === column ? value : cell)),
          );
          const text = changed
            .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(","))
            .join("\n");
          const [questions, forecasts] = at === 0 ? [text, tables[1]] : [tables[0], text];
          ledgerOf().add(fromMetaculus(questions, forecasts, { user: null, every: false }));
        });
      }
  });
});

const market = (over: object = {}): object => ({
  id: "m1",
  createdTime: Date.UTC(2026, 0, 1),
  closeTime: Date.UTC(2027, 0, 1),
  question: "Will it open?",
  url: "https://example.org/m1",
  outcomeType: "BINARY",
  probability: 0.3,
  isResolved: false,
  lastBetTime: Date.UTC(2026, 10, 28),
  ...over,
});
const manifold = (...markets: object[]): Imported => fromJson(markets, "manifold", "file");
const RESOLVED = { isResolved: true, resolution: "YES", resolutionTime: Date.UTC(2026, 10, 28, 9) };

describe("a platform that changes its mind", () => {
  it("a new price is a new forecast that supersedes the one before", () => {
    const ledger = ledgerOf();
    ledger.add(manifold(market()));
    const { added } = ledger.add(
      manifold(market({ probability: 0.4, lastBetTime: Date.UTC(2026, 10, 30) })),
      "2026-12-01T00:00:00Z",
    );
    expect(added).toMatchObject([{ kind: "forecast", p: 0.4, supersedes: "f2", made: "live" }]);
  });
  it("a question with other words is left out by name, and the rest of the file is filed", () => {
    const ledger = ledgerOf();
    ledger.add(manifold(market()));
    const { filed, added } = ledger.add(manifold(market({ question: "Will it close?" }), market({ id: "m2" })));
    expect(filed.skipped).toEqual([
      { name: "m1", why: expect.stringMatching(/'Will it open\?' in the ledger and 'Will it close\?'/) },
    ]);
    expect(added).toHaveLength(2);
  });
  it("an answer that is turned is superseded once, and one that was overruled by hand is not filed again", () => {
    const ledger = ledgerOf();
    ledger.add(manifold(market(RESOLVED)));
    const turned = { ...RESOLVED, resolution: "NO" };
    expect(ledger.add(manifold(market(turned))).added).toMatchObject([
      { kind: "resolution", outcome: "no", why: "resolved again on the platform", supersedes: "r2" },
    ]);
    expect(ledger.add(manifold(market(turned))).added).toEqual([]);
    expect(ledger.add(manifold(market(RESOLVED))).added).toEqual([]);
  });
  it("what is of tomorrow is left out", () => {
    const late = manifold(
      market({ lastBetTime: Date.UTC(2027, 5, 1) }),
      market({ ...RESOLVED, id: "m2", resolutionTime: Date.UTC(2027, 5, 1) }),
    );
    const { filed } = ledgerOf().add(late);
    expect(filed).toMatchObject({ questions: 2, forecasts: 0, resolutions: 0 });
    expect(filed.skipped.map(({ why }) => why)).toEqual([
      expect.stringMatching(/after today/),
      expect.stringMatching(/after today/),
    ]);
  });
  it("all new questions are of one cluster where one is named", () => {
    const { added } = ledgerOf().add(manifold(market(), market({ id: "m2" })), NOW, "pipes");
    expect(added.flatMap((line) => (line.kind === "question" ? [line.cluster] : []))).toEqual(["pipes", "pipes"]);
  });
});

describe("a table of text", () => {
  const rows = (text: string): string[][] => [...csvRows(text, "t.csv")].map(({ cells }) => cells);
  it("has quoted commas, line breaks and quotes, empty lines and lines of Windows", () => {
    expect(rows('a,b\r\n"x, ""y""\nz",2\n\n,\n"q"')).toEqual([["a", "b"], ['x, "y"\nz', "2"], ["", ""], ["q"]]);
  });
  it("that ends within a quote, or in a row too short, is cut short", () => {
    expect(() => rows('a,b\n1,"x')).toThrow("t.csv:2: a quote is not closed; the file is cut short or broken");
    const head = "Question ID,Question Title,Question Type,Open Time,Scheduled Close Time,Resolution\n";
    const forecasts = "Question ID,Start Time,Probability Yes\n";
    expect(() => fromMetaculus(`${head}1,x,bin`, forecasts, { user: null, every: false })).toThrow(
      /question_data\.csv:2: 3 cells where the first row has 6/,
    );
    expect(() => fromMetaculus("a,b\n", forecasts, { user: null, every: false })).toThrow(
      /no column 'Question ID', .*; the columns are a, b/,
    );
    expect(() => fromMetaculus(head, "", { user: null, every: false })).toThrow("forecast_data.csv is empty");
  });
});

it.each([
  ["2026-01-26 16:00:00+00:00", "2026-01-26T16:00:00Z"],
  ["2026-06-12 23:26:26+00", "2026-06-12T23:26:26Z"],
  ["2026-11-28T10:00:00.123Z", "2026-11-28T10:00:00Z"],
  ["2026-01-01T01:30:00+02:00", "2025-12-31T23:30:00Z"],
  ["2026-01-01T23:30:00-0100", "2026-01-02T00:30:00Z"],
  ["2026-01-01", "2026-01-01T00:00:00Z"],
  ["2026-02-29", null],
  ["2026-01-01T24:00:00Z", null],
  ["0000-01-01T00:00:00+01:00", null],
  ["soon", null],
  [17, null],
])("the instant %s is %s", (text, instant) => expect(instantOfText(text)).toBe(instant));

it("milliseconds outside the years 0 to 9999 are not an instant", () => {
  expect(instantOfMilliseconds(1774900000999)).toBe("2026-03-30T19:46:40Z");
  for (const value of [1e18, -1e18, NaN, Infinity, "1774900000000"]) expect(instantOfMilliseconds(value)).toBeNull();
});

it("ids of ForecastBench come back from those of the ledger", () => {
  for (const id of ["DGS1", "a/b c", "x_002fy", "_", "ü.é", "a.b", "0x12"])
    for (const date of [null, "2026-05-17"])
      expect(benchParts(benchId("fred", id, date))).toEqual({ source: "fred", id, date });
  expect(benchParts("manifold/aB3")).toBeNull();
});

describe("exports", () => {
  const set = (name: string, ...questions: object[]): object => ({
    forecast_due_date: name.slice(0, 10),
    question_set: name,
    questions,
  });
  const asked = (id: string, over: object = {}): object => ({
    id,
    source: "manifold",
    question: "Deal?",
    resolution_criteria: "r",
    market_info_open_datetime: "2026-01-24T09:13:52+00:00",
    market_info_close_datetime: "2026-12-31T23:59:00+00:00",
    freeze_datetime: "2026-05-06T00:00:00+00:00",
    freeze_datetime_value: "0.2",
    resolution_dates: "N/A",
    url: "u",
    ...over,
  });
  const filled = (...sources: string[]) => {
    const ledger = ledgerOf();
    ledger.add(
      fromForecastBench([
        set("2026-05-10-llm.json", asked("old")),
        set("2026-05-24-llm.json", asked("a/b"), asked("D", { source: "fred", resolution_dates: ["2026-12-01"] })),
      ]),
    );
    const own = sources.flatMap((source) =>
      [
        ["forecastbench/manifold.a_002fb", 0.3],
        ["forecastbench/fred.D.2026-12-01", 0.6],
        ["forecastbench/manifold.old", 0.1],
      ].map(([id, p]) => ({
        name: "x",
        ids: [id as string],
        question: null,
        forecasts: [{ source, p: p as number, information_until: NOW }],
        resolution: null,
      })),
    );
    ledger.add({ format: "forecastbench", questions: own, skipped: [], withoutForecast: [], leftOut: [] });
    return ledger.read();
  };
  it("a source's odds on the newest question set, as ForecastBench takes them", () => {
    expect(benchForecasts(filled("analyst:omar"), "our team", null)).toEqual({
      organization: "our team",
      model: "analyst:omar",
      question_set: "2026-05-24-llm.json",
      forecast_due_date: "2026-05-24",
      forecasts: [
        { id: "a/b", source: "manifold", forecast: 0.3, resolution_date: null, reasoning: null },
        { id: "D", source: "fred", forecast: 0.6, resolution_date: "2026-12-01", reasoning: null },
      ],
    });
  });
  it("which source is said where it is not plain", () => {
    expect(() => benchForecasts(filled(), "us", null)).toThrow(
      /no odds on questions of ForecastBench but those of markets/,
    );
    expect(() => benchForecasts(filled("pool", "blend"), "us", null)).toThrow(/name one with --source: pool, blend/);
    expect(() => benchForecasts(filled("pool"), "us", "model")).toThrow(/model has no odds/);
    expect(benchForecasts(filled("pool", "blend"), "us", "blend").model).toBe("blend");
  });
  it("every forecast is a row with its own scores", () => {
    const ledger = ledgerOf();
    ledger.add(manifold(market()));
    ledger.add(manifold(market({ ...RESOLVED, resolutionTime: Date.UTC(2026, 10, 30) })), "2026-12-01T00:00:00Z");
    const [row, ...rest] = exportRows(ledger.read(), "2026-12-01");
    expect(rest).toEqual([]);
    const named = Object.fromEntries(EXPORT_COLUMNS.map((column, n) => [column, row[n]]));
    expect(named).toMatchObject({
      line: 2,
      question: "manifold/m1",
      source: "market:manifold",
      made: "live",
      p: 0.3,
      state: "resolved",
      outcome: "yes",
      happened_on: null,
      curve: null,
    });
    expect(named["brier"]).toBeCloseTo(0.49, 12);
    expect(named["log"]).toBeCloseTo(-Math.log(0.3), 12);
  });
});
