import { createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runToEnd } from "../../child.ts";
import { load } from "../../../src/evidence/load/load.ts";
import type { Loaded, LoadOptions } from "../../../src/evidence/load/loaded.ts";
import { open, rows, type Store } from "../../../src/evidence/open.ts";
import { EntenteError } from "../../../src/errors.ts";
import { monthly, seriesFile } from "../../../src/evidence/series.ts";
import type { EventRecipe, SeriesRecipe } from "../../../src/language/case.ts";
import { writeSyntheticGdelt } from "../../../bench/synthetic-gdelt.ts";
import { uniforms } from "../../random.ts";
import { describeShared } from "../../shared.ts";
import { root } from "../../../scripts/build.mjs";
import {
  comtrade,
  comtradeHeader,
  comtradeRecord,
  gdelt,
  gdelt57,
  ged,
  gedHeader,
  icews,
  icewsHeader,
  jodiHeader,
  pinkSheet,
  polecat,
  polecatHeader,
} from "./rows.ts";
import { emptyStores } from "./stores.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-load-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const lines = (...all: string[]): string => `${all.join("\n")}\n`;
const AS_OF = "2012-10-31";
const recipe = (source: string, more: Partial<EventRecipe> = {}): EventRecipe => ({
  kind: "events",
  source: [source],
  from: [],
  to: [],
  quad: [],
  code: [],
  measure: "count",
  weight: "none",
  duplicates: "all",
  gaps: "zero",
  ...more,
});

const within = emptyStores();
/** A database with an event, a bad row beside it and a value of a series, into which everything is loaded that is refused. */
let kept: Store;
const all = (): Promise<unknown[][]> =>
  Promise.all(
    ["file", "event", "series", "rejected"].map((table) => rows(kept.sql, `SELECT * FROM ${table} ORDER BY ALL`)),
  );
beforeAll(async () => {
  kept = await open(":memory:", { make: true });
  await load(
    kept,
    put("before.CSV", lines(...good(30, (k) => gdelt("gdelt2", { GLOBALEVENTID: k === 3 ? "three" : `9${k}` })))),
  );
  await load(kept, put("before.csv", lines("month,value,known_at", "2012-09,13,2012-10-02")));
  expect((await all()).map((table) => table.length)).toEqual([2, 29, 1, 1]);
});
afterAll(() => kept.close());
/** What a load says; all that was there is there afterwards, and nothing more. */
const refused = async (path: string, options: LoadOptions = {}): Promise<string> => {
  const before = await all();
  const said = await load(kept, path, options).then(
    (loaded) => `loaded ${loaded[0].rows}`,
    (error: Error) => error.message,
  );
  expect(await all()).toEqual(before);
  return said;
};

/** Of each format: a file with two good rows, of which the second could be known only after October 2012, and what the first becomes. */
const good = (n: number, row: (n: number) => string): string[] => Array.from({ length: n }, (_, k) => row(k));
const FORMATS: {
  id: string;
  file: string;
  content: () => string | Uint8Array;
  options?: LoadOptions;
  table: "event" | "series";
  first: unknown[];
  later: string;
}[] = [
  {
    id: "gdelt1",
    file: "20121006.export.CSV",
    table: "event",
    first: [
      "1",
      "2012-10-05",
      "2012-10-06 00:00:00",
      "CHN",
      "JPN",
      "190",
      4,
      -10,
      4,
      "Uotsuri Shima, Okinawa, Japan",
      25.7,
      123.5,
    ],
    later: "2013-04-01",
    content: () => lines(gdelt("gdelt1", {}), gdelt57({ GLOBALEVENTID: "2", DATEADDED: "20130401" })),
  },
  {
    id: "gdelt2",
    file: "20150218230000.export.CSV",
    table: "event",
    first: [
      "1",
      "2012-10-05",
      "2012-10-06 12:00:00",
      "CHN",
      "JPN",
      "190",
      4,
      -10,
      4,
      "Uotsuri Shima, Okinawa, Japan",
      25.7,
      123.5,
    ],
    later: "2015-02-18",
    content: () => lines(gdelt("gdelt2", {}), gdelt("gdelt2", { GLOBALEVENTID: "2", DATEADDED: "20150218230000" })),
  },
  {
    id: "icews",
    file: "events.2012.tab",
    options: { known: { days: 20 } },
    table: "event",
    first: [
      "7@2012-10-05",
      "2012-10-05",
      "2012-10-25 00:00:00",
      "China",
      "Japan",
      "0152",
      1,
      -7.2,
      null,
      "Okinawa, Japan",
      26.2,
      127.7,
    ],
    later: "2012-11-01",
    content: () =>
      lines(icewsHeader, icews({ "CAMEO Code": "0152" }), icews({ "Event ID": "8", "Event Date": "10/12/2012" })),
  },
  {
    id: "polecat",
    file: "ngecEvents.DV.2012.txt",
    table: "event",
    first: [
      "20121005-1",
      "2012-10-05",
      "2012-10-06 00:00:00",
      "CHN",
      "JPN",
      "COERCE",
      4,
      -6,
      null,
      "Uotsuri Shima",
      25.7,
      123.5,
    ],
    later: "2012-11-02",
    content: () =>
      lines(polecatHeader, polecat({}), polecat({ "Event ID": "20121005-2", "Publication Date": "2012-11-02" })),
  },
  {
    id: "ged",
    file: "GEDEvent_v13_1.csv",
    options: { known: { days: 20 } },
    table: "event",
    first: [
      "11",
      "2012-10-05",
      "2012-10-25 00:00:00",
      "Government of Here",
      "Front, Northern",
      "1",
      4,
      12,
      2,
      null,
      10.5,
      20.5,
    ],
    later: "2012-11-09",
    content: () => lines(gedHeader, ged({}), ged({ id: "12", date_start: "2012-10-20" })),
  },
  {
    id: "comtrade",
    file: "comtrade.csv",
    options: { known: { days: 45 } },
    table: "series",
    first: ["M JPN>RUS M 271111", "2012-08-01", 800000.5, "USD", "2012-10-15 00:00:00"],
    later: "2012-11-14",
    content: () => lines(comtradeHeader, comtrade({}), comtrade({ period: "201209" })),
  },
  {
    id: "jodi",
    file: "jodi_gas_beta.csv",
    options: { known: { days: 45 } },
    table: "series",
    first: ["JP LNG TOTIMPSB M3", "2012-08-01", 11000, "M3", "2012-10-15 00:00:00"],
    later: "2012-11-14",
    content: () => lines(jodiHeader, "JP,2012-08,LNG,TOTIMPSB,M3,11000,1", "JP,2012-09,LNG,TOTIMPSB,M3,10500,1"),
  },
  {
    id: "pinksheet",
    file: "CMO-Historical-Data-Monthly.xlsx",
    options: { known: { days: 4 } },
    table: "series",
    first: ["Crude oil, Brent", "2012-09-01", 113, "$/bbl", "2012-10-04 00:00:00"],
    later: "2012-11-04",
    content: () =>
      pinkSheet([
        ["2012M09", "113", "18.1", "…"],
        ["2012M10", "112", "..", "90"],
      ]),
  },
  {
    id: "csv",
    file: "ships.csv",
    table: "series",
    first: ["ships", "2012-09-01", 13, null, "2012-10-02 00:00:00"],
    later: "2012-11-02",
    content: () => lines("month,value,known_at", "2012-09,13,2012-10-02", "2012-10,19,2012-11-02"),
  },
];
const EVENT = "event_id, event_date, known_at, actor_a, actor_b, code, quad, intensity, mentions, place, lat, lon";

describe.each(FORMATS)("$id", ({ id, file, content, options = {}, table, first, later }) => {
  it("is recognised and read into the common table, row by row", () =>
    within(async (store) => {
      const [loaded] = await load(store, put(file, content()), options);
      expect([loaded!.layout, loaded!.bad]).toEqual([id, 0]);
      const found = await rows(
        store.sql,
        `SELECT ${table === "event" ? EVENT : "series_id, period, value, unit, known_at"} FROM ${table} ORDER BY file, rowid`,
      );
      expect(found[0]).toEqual(first);
    }));
  it("is the same with any break of lines", () =>
    within(async (store) => {
      const text = content();
      if (typeof text !== "string") return;
      const read = async (written: string): Promise<unknown[][]> => {
        await load(store, put(file, written), options);
        const found = await rows(store.sql, `SELECT * EXCLUDE (file) FROM ${table} ORDER BY rowid`);
        for (const name of ["event", "series", "file"]) await store.sql.run(`DELETE FROM ${name}`);
        return found;
      };
      const expected = await read(text);
      expect(expected.length).toBeGreaterThan(1);
      for (const end of ["\r", "\r\n"]) expect(await read(text.replaceAll("\n", end))).toEqual(expected);
    }));
  it("keeps what was known only after October 2012 from a case of October 2012", () =>
    within(async (store) => {
      await load(store, put(file, content()), options);
      const all = await rows(
        store.sql,
        `SELECT count(*) FROM ${table} WHERE known_at >= DATE '2012-11-01' AND known_at::DATE = DATE '${later}'`,
      );
      expect(all[0][0], "the row from the future is in the database").toBeGreaterThan(0);
      const what: EventRecipe | SeriesRecipe =
        table === "event" ? recipe(id) : { kind: "series", source: [id], series: first[0] as string, measure: "mean" };
      const then = await monthly(store, "x", what, AS_OF);
      expect(then.months.map(({ month, rows: count, covered }) => [month, count, covered])).toEqual([
        [String(first[1]).slice(0, 7), 1, 1],
      ]);
      const now = await monthly(store, "x", what, "2020-12-31");
      expect(now.months.reduce((sum, { rows: count }) => sum + count, 0)).toBe(2);
    }));
  it("adds nothing when it is loaded again, under its own name or another", () =>
    within(async (store) => {
      const path = put(file, content());
      const [before] = await load(store, path, options);
      expect(await load(store, path, options)).toMatchObject([{ rows: 0, before: file }]);
      const other = file.endsWith(".xlsx")
        ? put(`copy-${file}`, content())
        : put(
            `copy-${file}`,
            id === "csv"
              ? lines("month,value,known_at,series_id", "2012-09,13,2012-10-02,ships", "2012-10,19,2012-11-02,ships")
              : `${content() as string}\n`,
          );
      const [again] = await load(store, other, options);
      expect([again!.rows, file.endsWith(".xlsx") ? before!.rows : again!.repeated]).toEqual([0, before!.rows]);
    }));
});

describe("files", () => {
  it("of GDELT come zipped and gzipped, and several in one zip", () =>
    within(async (store) => {
      const [a, b] = [1, 2].map((n) =>
        lines(...good(3, (k) => gdelt("gdelt2", { GLOBALEVENTID: String(10 * n + k) }))),
      );
      await load(store, put("a.zip", zipSync({ "a.export.CSV": strToU8(a!), "folder/b.export.CSV": strToU8(b!) })));
      await load(store, put("c.CSV.gz", gzipSync(lines(gdelt("gdelt2", { GLOBALEVENTID: "99" })))));
      expect(await rows(store.sql, "SELECT count(*), count(DISTINCT file) FROM event")).toEqual([[7, 3]]);
    }));
  it("may be called as a pattern or as what they are not: one file is read, as it is", () =>
    within(async (store) => {
      put("globbed.CSV", lines(gdelt("gdelt2", { GLOBALEVENTID: "2" })));
      for (const [n, name] of ["glob*.CSV", "glob?[e]d.CSV", "plain.gz", "text.zst"].entries()) {
        expect(
          await load(store, put(name, lines(gdelt("gdelt2", { GLOBALEVENTID: String(10 + n) })))),
          name,
        ).toMatchObject([{ name, rows: 1 }]);
      }
      for (const name of ["x1.parquet", "x[1].parquet"])
        await store.sql.run(`COPY (SELECT '2012-09' AS period, 5 AS value) TO '${join(folder, name)}'`);
      expect(await load(store, join(folder, "x[1].parquet"), { known: { date: "2012-10-02" } })).toMatchObject([
        { rows: 1 },
      ]);
      expect(await rows(store.sql, "SELECT series_id FROM series")).toEqual([["x[1]"]]);
    }));
  it("that a Mac adds to a zip are passed over", () =>
    within(async (store) => {
      expect(
        await load(
          store,
          put(
            "mac.zip",
            zipSync({
              "a.CSV": strToU8(lines(gdelt("gdelt2", {}))),
              "__MACOSX/._a.CSV": new Uint8Array([0, 5, 22, 7]),
            }),
          ),
        ),
      ).toMatchObject([{ name: "a.CSV", rows: 1 }]);
    }));
  it("may be Parquet, of events or of a series", () =>
    within(async (store) => {
      const path = join(folder, "events.parquet");
      await store.sql.run(
        `COPY (SELECT 'e' || i AS event_id, DATE '2012-10-01' + i::INTEGER AS event_date, TIMESTAMP '2012-10-20' + INTERVAL (i) DAY AS known_at, 'CHN' AS actor_a, 3 AS quad, -2.5 AS intensity FROM range(20) t(i)) TO '${path}'`,
      );
      expect(await load(store, path)).toMatchObject([{ layout: "csv", rows: 20, bad: 0 }]);
      expect(
        (await monthly(store, "x", recipe("csv", { measure: "intensity", gaps: "missing" }), AS_OF)).months,
      ).toEqual([{ month: "2012-10", value: -2.5, rows: 12, covered: 12 }]);
      const series = join(folder, "brent.parquet");
      await store.sql.run(
        `COPY (SELECT DATE '2012-01-01' + INTERVAL (i) MONTH AS period, 100.0 + i AS value FROM range(12) t(i)) TO '${series}'`,
      );
      expect(await load(store, series, { known: { days: 40 } })).toMatchObject([{ layout: "csv", rows: 12 }]);
      expect(
        (
          await monthly(store, "x", { kind: "series", source: ["csv"], series: "brent", measure: "last" }, AS_OF)
        ).months.at(-1),
      ).toEqual({ month: "2012-09", value: 108, rows: 1, covered: 1 });
    }));
  it("may be a plain table with a series in each column, whose missing cells are months without a value", () =>
    within(async (store) => {
      await load(
        store,
        put(
          "prices.csv",
          lines('Date,Brent,"LNG, Japan"', "2012-08,113.4,17.5", "2012-09,112.9,N/A", "2012-10,111.7,17.3"),
        ),
        { known: { date: "2012-10-31" } },
      );
      expect(
        (
          await monthly(store, "x", { kind: "series", source: ["csv"], series: "LNG, Japan", measure: "mean" }, AS_OF)
        ).months.map(({ value }) => value),
      ).toEqual([17.5, null, 17.3]);
      await expect(
        monthly(store, "x", { kind: "series", source: ["csv"], series: "LNG Japan", measure: "mean" }, AS_OF),
      ).rejects.toThrow(/the nearest ids are 'LNG, Japan'/);
    }));
  it("of Comtrade keep parts of a total apart from the total", () =>
    within(async (store) => {
      await load(
        store,
        put(
          "parts.csv",
          lines(
            comtradeHeader,
            comtrade({}),
            comtrade({ motCode: "2100", primaryValue: "700000" }),
            comtrade({ customsCode: "C05", primaryValue: "600000" }),
          ),
        ),
        { known: { days: 30 } },
      );
      expect(
        await rows(store.sql, "SELECT series_id, value FROM series WHERE unit = 'USD' ORDER BY value DESC"),
      ).toEqual([
        ["M JPN>RUS M 271111", 800000.5],
        ["M JPN>RUS M 271111 motCode 2100", 700000],
        ["M JPN>RUS M 271111 customsCode C05", 600000],
      ]);
    }));
  it("of Comtrade may be the JSON of its interface: the same rows as the table's, bad records by their number", () =>
    within(async (store) => {
      const records = [
        comtradeRecord({}),
        comtradeRecord({ period: "201209", primaryValue: 750000, netWgt: null }),
        ...good(20, (k) => comtradeRecord({ period: String(201001 + (k % 12) + 100 * Math.floor(k / 12)) }) as never),
        comtradeRecord({ period: "201299" }),
      ];
      await load(store, put("table.csv", lines(comtradeHeader, comtrade({}))), { known: { days: 45 } });
      const [loaded] = await load(
        store,
        put(
          "answer.json",
          JSON.stringify({ elapsedTime: "0.1 secs", count: records.length, data: records, error: "" }),
        ),
        { known: { days: 45 } },
      );
      expect(loaded).toMatchObject({
        layout: "comtrade",
        rows: 42,
        repeated: 2,
        bad: 1,
        shown: [{ line: 23, why: "'201299' is not a year or a month (period)" }],
      });
      expect(
        await rows(
          store.sql,
          "SELECT series_id, value, known_at FROM series WHERE period = DATE '2012-09-01' ORDER BY unit",
        ),
      ).toEqual([
        ["M JPN>RUS M 271111", 750000, "2012-11-14 00:00:00"],
        ["M JPN>RUS M 271111 netWgt", null, "2012-11-14 00:00:00"],
      ]);
      await load(
        store,
        put(
          "plain.json",
          JSON.stringify([comtradeRecord({ period: "200001", cmdDesc: 'Gas, "liquefied"\nor not' })], null, 2),
        ),
        { known: { days: 45 } },
      );
      expect(await rows(store.sql, "SELECT count(*) FROM series WHERE period = DATE '2000-01-01'")).toEqual([[2]]);
    }));
  it("of the Pink Sheet say themselves when they were known, row numbers of bad cells are the sheet's", () =>
    within(async (store) => {
      const months = Array.from({ length: 30 }, (_, k) => [
        `2010M${String(1 + (k % 12)).padStart(2, "0")}`.replace("2010", String(2010 + Math.floor(k / 12))),
        String(80 + k),
        "10",
        k === 4 ? "n.q." : "90",
      ]);
      expect(await load(store, put("pink.xlsx", pinkSheet(months)))).toMatchObject([
        { layout: "pinksheet", rows: 89, bad: 1, shown: [{ line: 11, why: "'n.q.' is not a number (value)" }] },
      ]);
      expect(await rows(store.sql, "SELECT DISTINCT known_at FROM series")).toEqual([["2012-11-05 00:00:00"]]);
      expect(await rows(store.sql, "SELECT DISTINCT series_id, unit FROM series ORDER BY ALL")).toEqual([
        ["Coal & coke", "$/mt"],
        ["Crude oil, Brent", "$/bbl"],
        ["Liquefied natural gas, Japan", "$/mmbtu"],
      ]);
    }));
  it("of ICEWS carry the day of publication in their name", () =>
    within(async (store) => {
      await load(store, put("events.2012.20130115120000.tab", lines(icewsHeader, icews({}))));
      expect(await rows(store.sql, "SELECT known_at FROM event")).toEqual([["2013-01-15 00:00:00"]]);
    }));
  it("of GED without a header are known by their 49 columns", () =>
    within(async (store) => {
      expect(
        await load(store, put("candidate.csv", lines(ged({}), ged({ id: "13" }))), { known: { date: "2012-10-20" } }),
      ).toMatchObject([{ layout: "ged", rows: 2 }]);
    }));
  it("may have a nanosecond of everything: Parquet and CSV of the same rows are one", () =>
    within(async (store) => {
      const path = put("one.csv", lines("event_id,event_date,known_at", "a,2012-10-01,2012-10-02"));
      await load(store, path);
      const copy = join(folder, "one.parquet");
      await store.sql.run(
        `COPY (SELECT 'a' AS event_id, DATE '2012-10-01' AS event_date, DATE '2012-10-02' AS known_at) TO '${copy}'`,
      );
      expect(await load(store, copy)).toMatchObject([{ rows: 0, repeated: 1 }]);
    }));
});

describe("bad rows", () => {
  const many = (bad: { [at: number]: string }, n = 400): string =>
    lines(...good(n, (k) => bad[k] ?? gdelt("gdelt2", { GLOBALEVENTID: String(1000 + k) })));
  it("are counted, shown with their lines, and set aside with their text; the rest is loaded", () =>
    within(async (store) => {
      const bad = {
        3: gdelt("gdelt2", { GLOBALEVENTID: "3", SQLDATE: "20121332" }),
        10: gdelt("gdelt2", { GLOBALEVENTID: "10" }).split("\t").slice(0, 58).join("\t"),
        11: `${gdelt("gdelt2", { GLOBALEVENTID: "11" })}\textra`,
        50: gdelt("gdelt2", { GLOBALEVENTID: "50", NumMentions: "1,234" }),
        51: gdelt("gdelt2", { GLOBALEVENTID: "51", QuadClass: "7" }),
        52: gdelt("gdelt2", { GLOBALEVENTID: "52", DATEADDED: "20120230000000" }),
        60: gdelt("gdelt2", { GLOBALEVENTID: "1059" }),
        61: gdelt("gdelt2", { GLOBALEVENTID: "x" }),
        399: gdelt("gdelt2", { GLOBALEVENTID: "399", GoldsteinScale: "low" }),
      };
      const [loaded] = await load(store, put("bad.CSV", many(bad)));
      expect(loaded).toMatchObject({ rows: 391, bad: 9 });
      expect(loaded!.shown.map(({ line, why }) => [line, why])).toEqual([
        [4, "'20121332' is not a date (SQLDATE)"],
        [11, "too few columns"],
        [12, "too many columns"],
        [51, "'1,234' is not a number (NumMentions)"],
        [52, "'7' is not a quad class, 1 to 4 (QuadClass)"],
        [53, "'20120230000000' is not a date (DATEADDED)"],
        [61, "'1059' stood there before"],
        [62, "'x' is not an event id (GLOBALEVENTID)"],
        [400, "'low' is not a number (GoldsteinScale)"],
      ]);
      expect(loaded!.shown[0].text).toMatch(/^3\t20121332\t/);
      expect(await rows(store.sql, "SELECT count(*), min(line), max(line) FROM rejected")).toEqual([[9, 4, 400]]);
    }));
  it.each([
    ["whole numbers in a row", 400_000_000n, 1],
    ["numbers far apart", 3n, 1_000_003],
    ["numbers that no double holds", 9_007_199_254_740_993n, 1],
  ] as const)("are those of an id that stood there before, of %s and of texts", (_, from, step) =>
    within(async (store) => {
      const u = uniforms(5);
      const ids = Array.from(
        { length: 400 },
        (__, k) => (u() < 0.1 ? "7" : u() < 0.1 ? "07" : "") + String(from + BigInt(step * (u() < 0.03 ? 0 : k))),
      );
      const again = ids.flatMap((id, at) => (ids.indexOf(id) < at ? [at + 1] : []));
      expect(again.length).toBeGreaterThan(5);
      const [loaded] = await load(
        store,
        put("ids.CSV", lines(...ids.map((id) => gdelt("gdelt2", { GLOBALEVENTID: id })))),
      );
      expect(loaded).toMatchObject({ rows: 400 - again.length, bad: again.length });
      expect(await rows(store.sql, "SELECT line FROM rejected ORDER BY line")).toEqual(again.map((line) => [line]));
      expect((await rows(store.sql, "SELECT event_id FROM event ORDER BY rowid")).map(([id]) => id)).toEqual([
        ...new Set(ids),
      ]);
      const apart = Array.from({ length: 400 }, (__, k) => String(from + BigInt(step * (399 - k))));
      await within(async (other) =>
        expect(
          await load(other, put("apart.CSV", lines(...apart.map((id) => gdelt("gdelt2", { GLOBALEVENTID: id }))))),
        ).toMatchObject([{ rows: 400, bad: 0 }]),
      );
      const mixed = lines(
        "event_id,event_date,known_at",
        ...["a", "b", "1", "2", "a", "2"].map((id) => `${id},2012-10-01,2012-10-02`),
      );
      expect(await load(store, put("mixed.csv", mixed))).toMatchObject([
        { rows: 4, bad: 2, shown: [{ line: 6 }, { line: 7 }] },
      ]);
    }),
  );
  it("of which there are more than ten are shown by the first ten, and all stand in `rejected`", () =>
    within(async (store) => {
      const [loaded] = await load(
        store,
        put(
          "twelve.CSV",
          many(
            Object.fromEntries(
              Array.from({ length: 12 }, (_, k) => [
                20 * k,
                gdelt("gdelt2", { GLOBALEVENTID: String(k), SQLDATE: "2012-10-05" }),
              ]),
            ),
          ),
        ),
      );
      expect([loaded!.bad, loaded!.shown.length, loaded!.shown[9].line]).toEqual([12, 10, 181]);
      expect(await rows(store.sql, "SELECT count(*) FROM rejected")).toEqual([[12]]);
    }));
  it("of more than 5 in 100 stop the load, and nothing of it is done; just 5 in 100 do not", async () => {
    const some = (n: number): string =>
      many(
        Object.fromEntries(
          Array.from({ length: n }, (_, k) => [k, gdelt("gdelt2", { GLOBALEVENTID: String(k), SQLDATE: "20129999" })]),
        ),
        100,
      );
    expect(await refused(put("six.CSV", some(6)))).toMatch(
      /^6 of 100 rows of six\.CSV are bad, more than 5 in 100; nothing of it was loaded\n {2}line 1: '20129999' is not a date/,
    );
    await within(async (store) =>
      expect(await load(store, put("five.CSV", some(5)))).toMatchObject([{ rows: 95, bad: 5 }]),
    );
  });
  it("with line breaks and commas inside quotation marks keep the lines right", () =>
    within(async (store) => {
      const text = lines(
        "event_id,event_date,known_at,place",
        'a,2012-10-01,2012-10-02,"Two\nlines, ""quoted"""',
        ...good(40, (k) => `g${k},2012-10-01,2012-10-02,Here`),
        'b,2012-13-01,2012-10-02,"x"',
        "c,2012-10-01,2012-10-02,y",
      );
      const [loaded] = await load(store, put("quoted.csv", text));
      expect(loaded!.shown).toEqual([
        { line: 44, why: "'2012-13-01' is not a date (event_date)", text: 'b,2012-13-01,2012-10-02,"x"' },
      ]);
      expect(await rows(store.sql, "SELECT place FROM event WHERE event_id = 'a'")).toEqual([['Two\nlines, "quoted"']]);
    }));
  it("of a file whose records run over several lines have their lines right, whatever the scan set aside before them", () =>
    within(async (store) => {
      const row = (id: string, place: string): string => `${id},2012-10-01,2012-10-02,${place}`;
      const text = lines(
        "event_id,event_date,known_at,place",
        "",
        row("a", '"Two\nlines"'),
        row("b", 'half "open'),
        "r,2012-10-01",
        ...good(100, (k) => row(`g${k}`, '"One\n\nand another"')),
        row("x", '"Two" lines'),
        row("y", '"never closed'),
        row("z", '"Here"'),
        "",
        row("w", "1").replace("2012-10-01", "2012-13-01"),
        row("a", "again"),
      );
      const at = (start: string): number => text.slice(0, text.indexOf(`\n${start},2012`) + 1).split("\n").length;
      const [loaded] = await load(store, put("over.csv", text));
      expect(loaded!.shown.map(({ line, why, text: shown }) => [line, why, shown.slice(0, 2)])).toEqual([
        [at("r"), "too few columns", "r,"],
        [at("x"), "text after a closing quotation mark", "x,"],
        [at("y"), "text after a closing quotation mark", "y,"],
        [at("w"), "'2012-13-01' is not a date (event_date)", "w,"],
        [text.split("\n").length - 1, "'a' stood there before with other contents", "a,"],
      ]);
    }));
  it("are those of a later date than the day on which the file is said to have been known", async () => {
    const days = (n: number): string => lines("month,value", ...good(40, (k) => `${k < n ? 2013 : 1970 + k}-02,1`));
    await within(async (store) =>
      expect(await load(store, put("days.csv", days(1)), { known: { date: "2012-10-31" } })).toMatchObject([
        {
          rows: 39,
          bad: 1,
          shown: [{ line: 2, why: "'2013-02-01' is after the day on which the file was known, 2012-10-31" }],
        },
      ]),
    );
    expect(await refused(put("early.tab", lines(icewsHeader, icews({}))), { known: { date: "2011-10-31" } })).toMatch(
      /1 of 1 rows .*bad.*\n.*'2012-10-05' is after the day on which the file was known, 2011-10-31/,
    );
  });
  it("are shown without the marks that would move a terminal's cursor", async () => {
    const said = await refused(
      put(
        "escape.CSV",
        many({ 3: gdelt("gdelt2", { SQLDATE: "\u001b[2J" }), 4: gdelt("gdelt2", { SQLDATE: "now" }) }, 20),
      ),
    );
    expect(said).toContain("'<U+001B>[2J' is not a date");
    expect(await refused(put("escape.txt", "\u001b[2J\u202e and so on\n"))).toMatch(
      /one column: <U\+001B>\[2J<U\+202E> and so on/,
    );
  });
  it("are not those with quotation marks inside fields, where the format has none", () =>
    within(async (store) => {
      const places = ['He said "no"', '"', '"Quoted", Okinawa', 'half "open', "O'Hara; DROP"];
      await load(
        store,
        put(
          "marks.CSV",
          lines(...places.map((place, k) => gdelt("gdelt2", { GLOBALEVENTID: String(k), ActionGeo_FullName: place }))),
        ),
      );
      expect(await rows(store.sql, "SELECT place FROM event ORDER BY event_id")).toEqual(
        places.map((place) => [place]),
      );
    }));
  it("of a comma-separated file are those with text after a closing quotation mark, and those that a mark which is never closed runs into", async () => {
    const some = (k: number, row: string): string =>
      lines(
        "event_id,event_date,known_at,place",
        ...good(40, (n) => (n === k ? row : `g${n},2012-10-01,2012-10-02,"Here"`)),
      );
    await within(async (store) =>
      expect(await load(store, put("after.csv", some(5, 'x,2012-10-01,2012-10-02,"Two" lines')))).toMatchObject([
        { rows: 39, bad: 1, shown: [{ line: 7 }] },
      ]),
    );
    await within(async (store) => {
      expect(await load(store, put("open.csv", some(5, 'x,2012-10-01,2012-10-02,"Two lines')))).toMatchObject([
        { rows: 38, bad: 1, shown: [{ line: 7 }] },
      ]);
      expect(await rows(store.sql, "SELECT count(*) FROM event WHERE event_id IN ('g4', 'g7')")).toEqual([[2]]);
    });
  });
  it("in Latin-1 are set aside with a word, or read where the user says so", async () => {
    const text = Buffer.from(
      lines(
        polecatHeader,
        ...good(60, (k) => polecat({ "Event ID": `p${k}`, Placename: k === 30 ? "S\u00e3o Paulo" : "Here" })),
      ),
      "latin1",
    );
    await within(async (store) => {
      const [loaded] = await load(store, put("latin.txt", text));
      expect(loaded).toMatchObject({ rows: 59, bad: 1, shown: [{ line: 32 }] });
      expect(loaded!.shown[0].why).toMatch(/not UTF-8 \(--encoding latin-1/);
    });
    await within(async (store) => {
      expect(await load(store, put("latin.txt", text), { encoding: "latin-1" })).toMatchObject([{ rows: 60, bad: 0 }]);
      expect(await rows(store.sql, "SELECT place FROM event WHERE event_id = 'p30'")).toEqual([["S\u00e3o Paulo"]]);
    });
  });
});

describe("what is not a file of a known layout is refused, nothing is left behind, and nothing is lost of what was loaded before", () => {
  const G = lines(...good(20, (k) => gdelt("gdelt2", { GLOBALEVENTID: String(k) })));
  it.each([
    [
      "the wrong delimiter",
      () => put("semicolon.CSV", G.replaceAll("\t", ";")),
      {},
      /none of the known layouts: its first line has 61 columns between semicolons/,
    ],
    ["commas for tabs", () => put("commas.CSV", G.replaceAll("\t", "|")), {}, /61 columns between bars/],
    [
      "sixty columns",
      () =>
        put(
          "sixty.CSV",
          lines(
            ...G.trim()
              .split("\n")
              .map((line) => line.replace(/\t[^\t]*$/, "")),
          ),
        ),
      {},
      /none of the known layouts/,
    ],
    [
      "another layout than was said",
      () => put("said.CSV", G),
      { as: "gdelt1" },
      /is not gdelt1: it looks like GDELT 2\.0 events/,
    ],
    [
      "a layout that it was said to have and has not",
      () => put("sixty.CSV", lines(G.split("\n")[0].replace(/\t[^\t]*$/, ""))),
      { as: "gdelt2" },
      /^sixty\.CSV is not gdelt2: its first line has 60 columns between tabs: .*; gdelt2 has 61 columns between tabs and no header$/,
    ],
    [
      "two columns of one name",
      () => put("twice.csv", "month,value,value\n2012-01,1,2\n"),
      { known: { days: 3 } },
      /twice\.csv has two columns 'value'; which of them is meant is not known/,
    ],
    ["an archive of nothing", () => put("nothing.zip", zipSync({})), {}, /nothing\.zip holds no file/],
    [
      "a layout that nobody knows",
      () => put("said.CSV", G),
      { as: "gdelt3" },
      /unknown layout 'gdelt3' \(did you mean 'gdelt1'\?\)/,
    ],
    ["an empty file", () => put("empty.csv", ""), {}, /empty\.csv is empty/],
    ["a header and no rows", () => put("header.csv", "month,value,known_at\n"), {}, /has no rows/],
    [
      "prose",
      () => put("prose.txt", "It was a dark and stormy night.\nThe rain fell.\n"),
      {},
      /first line has one column/,
    ],
    [
      "a file that says nothing of when it was known",
      () => put("jodi.csv", lines(jodiHeader, "JP,2012-08,LNG,TOTIMPSB,M3,11000,1")),
      {},
      /say --known DATE/,
    ],
    [
      "a day of knowledge for rows that have their own",
      () => put("own.CSV", G),
      { known: { days: 3 } },
      /says itself when each row was known/,
    ],
    ["a folder", () => folder, {}, /it is a folder; name a file/],
    ["a file that is not there", () => join(folder, "gone.csv"), {}, /there is no such file/],
    [
      "a truncated zip",
      () => put("cut.zip", zipSync({ "a.CSV": strToU8(G.repeat(50)) }).slice(0, -300)),
      {},
      /cut\.zip is broken or cut short/,
    ],
    [
      "a zip whose end alone is missing",
      () => put("end.zip", zipSync({ "a.CSV": strToU8(G) }).slice(0, -22)),
      {},
      /end\.zip is broken or cut short/,
    ],
    [
      "a truncated gz",
      () => put("cut.csv.gz", gzipSync(G.repeat(50)).subarray(0, 400)),
      {},
      /cut\.csv\.gz is broken or cut short/,
    ],
    [
      "a zip bomb",
      () => put("bomb.zip", zipSync({ "a.CSV": new Uint8Array(64 * 2 ** 20) })),
      {},
      /bomb\.zip unpacks to more than 200 times its size/,
    ],
    [
      "a gz bomb",
      () => put("bomb.gz", gzipSync(new Uint8Array(64 * 2 ** 20))),
      {},
      /bomb\.gz unpacks to more than 200 times its size/,
    ],
    [
      "an archive beyond the limit",
      () => put("large.zip", zipSync({ "a.CSV": strToU8(G) })),
      { limits: { bytes: 1000, ratio: 200, entries: 10 } },
      /unpacks to more than/,
    ],
    [
      "a name that leads out of an archive",
      () => put("out.zip", zipSync({ "../../evil.CSV": strToU8(G) })),
      {},
      /names a file outside itself, '\.\.\/\.\.\/evil\.CSV'/,
    ],
    [
      "an absolute name in an archive",
      () => put("abs.zip", zipSync({ "/etc/evil.CSV": strToU8(G) })),
      {},
      /names a file outside itself/,
    ],
    [
      "an archive with one file of another kind",
      () => put("mixed.zip", zipSync({ "a.CSV": strToU8(G), "readme.txt": strToU8("hello\n") })),
      {},
      /readme\.txt is none of the known layouts/,
    ],
    [
      "a workbook that is not the Pink Sheet",
      () =>
        put(
          "other.xlsx",
          zipSync({
            "[Content_Types].xml": strToU8("x"),
            "xl/workbook.xml": strToU8('<workbook><sheets><sheet name="Sheet1" r:id="rId1"/></sheets></workbook>'),
          }),
        ),
      {},
      /has no sheet 'Monthly Prices'; it has Sheet1/,
    ],
    [
      "JSON that is cut short",
      () => put("cut.json", JSON.stringify({ data: [comtradeRecord({})] }).slice(0, -9)),
      {},
      /cut\.json is broken or cut short/,
    ],
    [
      "JSON in Latin-1",
      () => put("latin.json", Buffer.from(JSON.stringify([comtradeRecord({ cmdDesc: "S\u00e3o" })]), "latin1")),
      {},
      /latin\.json is not UTF-8, as JSON is/,
    ],
    [
      "JSON without records",
      () => put("none.json", '{"message": "rate limit"}'),
      {},
      /none\.json is JSON without a list of records, at its top or under 'data' or 'dataset'/,
    ],
    ["JSON with a list of no record", () => put("zero.json", '{"data": []}'), {}, /zero\.json has no rows/],
    [
      "JSON of something else",
      () => put("else.json", '[{"period": "2012-09", "value": 3}]'),
      {},
      /else\.json is not comtrade: its first line has 3 columns between commas/,
    ],
    [
      "a broken workbook",
      () => put("cut.xlsx", pinkSheet([["2012M09", "1", "2", "3"]]).slice(0, -40)),
      { as: "pinksheet" },
      /broken or cut short/,
    ],
    ["a broken Parquet file", () => put("cut.parquet", strToU8("PAR1 and nothing else")), {}, /broken or cut short/],
  ] as [string, () => string, LoadOptions, RegExp][])("%s", async (_, path, options, wanted) => {
    expect(await refused(path(), options)).toMatch(wanted);
  });
});

describe("names and values with SQL in them", () => {
  it("are names and values: nothing of them is executed", () =>
    within(async (store) => {
      const evil = "'); DROP TABLE event; --";
      await load(
        store,
        put(
          "evil'); DROP TABLE series; --.csv",
          lines(`period,"x""y'); DROP TABLE series; --","${evil}"`, "2012-09,1,2", "2012-08,3,4"),
        ),
        { known: { date: "2012-10-01" } },
      );
      expect(await rows(store.sql, "SELECT DISTINCT series_id FROM series ORDER BY ALL")).toEqual([
        [evil],
        ["x\"y'); DROP TABLE series; --"],
      ]);
      const parquet = join(folder, "evil.parquet");
      await store.sql.run(`COPY (SELECT '2012-09' AS period, 5 AS "a""; DROP TABLE event; --") TO '${parquet}'`);
      await load(store, parquet, { known: { date: "2012-10-01" } });
      await load(store, put("values.CSV", lines(gdelt("gdelt1", { GLOBALEVENTID: "77", Actor1CountryCode: evil }))));
      expect((await monthly(store, evil, recipe("gdelt1", { from: [evil] }), AS_OF)).months).toEqual([
        { month: "2012-10", value: 1, rows: 1, covered: 1 },
      ]);
      await expect(monthly(store, "x", recipe("gdelt1", { to: ["' OR 1=1 --"] }), AS_OF)).rejects.toThrow(
        /no loaded row/,
      );
      expect(await rows(store.sql, "SELECT count(*) FROM event")).toEqual([[1]]);
    }));
});

describe("a database", () => {
  it.each([
    [
      "a view in place of a table",
      "DROP TABLE event; CREATE VIEW event AS SELECT * FROM read_csv('SECRET')",
      "the view event",
    ],
    ["another view", "CREATE VIEW other AS SELECT content FROM read_text('SECRET')", "the view other"],
    [
      "a macro under the name of a function",
      "CREATE MACRO starts_with(a, b) AS (SELECT content FROM read_text('SECRET'))",
      "the macro starts_with",
    ],
    [
      "a macro that gives a table",
      "CREATE MACRO rows_of() AS TABLE SELECT * FROM read_text('SECRET')",
      "the macro rows_of",
    ],
  ])("with %s is refused, to read as to write", async (_, sql, named) => {
    const secret = put("secret.txt", "password\n");
    const path = join(folder, `foreign-${named.replaceAll(" ", "-")}.duckdb`);
    (await open(path, { make: true })).close();
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const instance = await DuckDBInstance.create(path);
    const connection = await instance.connect();
    for (const statement of sql.split("; ")) await connection.run(statement.replace("SECRET", secret));
    connection.closeSync();
    instance.closeSync();
    for (const make of [true, false])
      await expect(open(path, { make })).rejects.toThrow(new RegExp(`it holds ${named}, which could read other files`));
  });
  it("that is only read has no access to other files, and nothing gives it any", async () => {
    const path = join(folder, "own.duckdb");
    (await open(path, { make: true })).close();
    const store = await open(path, { make: false });
    const secret = put("secret.txt", "password\n");
    await expect(rows(store.sql, `SELECT * FROM read_text('${secret}')`)).rejects.toThrow(/disabled/);
    await expect(store.sql.run("SET enable_external_access = true")).rejects.toThrow();
    store.close();
  });
  it("of another program is refused and left as it is", async () => {
    const { DuckDBInstance } = await import("@duckdb/node-api");
    const path = join(folder, "other.duckdb");
    const other = await DuckDBInstance.create(path);
    const sql = await other.connect();
    await sql.run("CREATE TABLE event (id INTEGER)");
    sql.closeSync();
    other.closeSync();
    const before = readFileSync(path);
    for (const make of [true, false])
      await expect(open(path, { make })).rejects.toThrow(
        /cannot be opened as a database of evidence: it holds the tables of another program/,
      );
    expect(readFileSync(path).equals(before)).toBe(true);
    await expect(open(put("empty.duckdb", ""), { make: true })).rejects.toThrow(
      /cannot be opened as a database of evidence: it is another kind of file/,
    );
  });
  it("is only read where nothing is to be added, by several at once", async () => {
    const path = join(folder, "read.duckdb");
    const store = await open(path, { make: true });
    await load(store, put("one.CSV", lines(gdelt("gdelt1", {}))));
    store.close();
    const readers = [await open(path, { make: false }), await open(path, { make: false })];
    for (const reader of readers) expect((await monthly(reader, "x", recipe("gdelt1"), AS_OF)).months.length).toBe(1);
    await expect(readers[0].sql.run("DELETE FROM event")).rejects.toThrow(/read-only/);
    for (const reader of readers) reader.close();
  });
});

describe("an interrupted load", () => {
  it("leaves the database as it was", async () => {
    const big = join(folder, "big.CSV");
    writeSyntheticGdelt(big, { rows: 60_000, columns: 61 });
    const database = join(folder, "kept.duckdb");
    const store = await open(database, { make: true });
    await load(store, put("small.CSV", lines(gdelt("gdelt2", {}))));
    const stop = new AbortController();
    const loading = load(store, big, { signal: stop.signal });
    const run = store.sql.run.bind(store.sql);
    store.sql.run = (async (query: string) => {
      if (query.startsWith("INSERT INTO event")) setTimeout(() => stop.abort(), 5);
      return run(query);
    }) as typeof store.sql.run;
    await expect(loading).rejects.toThrow();
    store.sql.run = run;
    expect(await rows(store.sql, "SELECT count(*) FROM event")).toEqual([[1]]);
    expect(await load(store, big)).toMatchObject([{ rows: 60_000 }]);
    store.close();
    const again = await open(database, { make: false });
    expect(await rows(again.sql, "SELECT count(*), count(DISTINCT file) FROM event")).toEqual([[60_001, 2]]);
    again.close();
  });
  it.each(['Could not write file "x.duckdb": No space left on device', "Out of Memory Error: failed to allocate data"])(
    "for want of disk or memory is not a fault of the file: %s",
    async (said) => {
      const run = kept.sql.run.bind(kept.sql);
      const before = await all();
      for (const [at, name] of [
        ["COMMIT", "commit.CSV"],
        ["INSERT INTO event", "insert.CSV"],
      ] as const) {
        kept.sql.run = (async (query: string) => {
          if (query.startsWith(at)) throw new Error(said);
          return run(query);
        }) as typeof kept.sql.run;
        await expect(load(kept, put(name, lines(gdelt("gdelt2", { GLOBALEVENTID: "555" }))))).rejects.toThrow(
          new EntenteError("unavailable", `there is not enough disk or memory: ${said}`),
        );
        kept.sql.run = run;
        expect(await all()).toEqual(before);
      }
    },
  );
  it("that a process did not survive is gone when the file is opened again", async () => {
    const database = join(folder, "killed.duckdb");
    const code = `import { DuckDBInstance } from "@duckdb/node-api"; const i = await DuckDBInstance.create(process.argv[1]); const c = await i.connect(); await c.run("BEGIN"); await c.run("INSERT INTO event SELECT 9, 'gdelt2', i::VARCHAR, DATE '2012-10-01', TIMESTAMP '2012-10-02', 'CHN', 'JPN', '19', 4, -10, 1, '', 0, 0, '' FROM range(300000) t(i)"); process.kill(process.pid, "SIGKILL");`;
    const store = await open(database, { make: true });
    await load(store, put("small.CSV", lines(gdelt("gdelt2", {}))));
    store.close();
    expect(runToEnd(process.execPath, ["--input-type=module", "-e", code, database], { cwd: root }).signal).toBe(
      "SIGKILL",
    );
    const again = await open(database, { make: false });
    expect(await rows(again.sql, "SELECT count(*) FROM event")).toEqual([[1]]);
    again.close();
  });
});

describe("a series", () => {
  const day = (n: number): string => `201210${String(n).padStart(2, "0")}`;
  const some = lines(
    gdelt("gdelt1", {
      GLOBALEVENTID: "1",
      SQLDATE: "20120805",
      DATEADDED: "20120806",
      GoldsteinScale: "-4",
      NumMentions: "2",
      EventCode: "120",
      QuadClass: "3",
    }),
    gdelt("gdelt1", {
      GLOBALEVENTID: "2",
      SQLDATE: day(1),
      DATEADDED: day(2),
      GoldsteinScale: "-10",
      NumMentions: "3",
    }),
    gdelt("gdelt1", {
      GLOBALEVENTID: "3",
      SQLDATE: day(1),
      DATEADDED: day(3),
      GoldsteinScale: "-10",
      NumMentions: "9",
    }), // the same day, dyad and code again
    gdelt("gdelt1", {
      GLOBALEVENTID: "4",
      SQLDATE: day(4),
      DATEADDED: day(5),
      GoldsteinScale: "-5",
      NumMentions: "1",
      EventCode: "173",
    }),
    gdelt("gdelt1", {
      GLOBALEVENTID: "5",
      SQLDATE: day(4),
      DATEADDED: day(5),
      Actor1CountryCode: "USA",
      GoldsteinScale: "3",
      QuadClass: "1",
      EventCode: "036",
    }),
    gdelt("gdelt1", {
      GLOBALEVENTID: "6",
      SQLDATE: "20120910",
      DATEADDED: "20120911",
      Actor1CountryCode: "",
      Actor2CountryCode: "",
      GoldsteinScale: "1",
      QuadClass: "1",
      EventCode: "010",
    }),
  );
  const months = (more: Partial<EventRecipe>): Promise<(number | null)[][]> =>
    within(async (store) => {
      await load(store, put("some.CSV", some));
      return (await monthly(store, "x", recipe("gdelt1", { from: ["CHN"], to: ["JPN"], ...more }), AS_OF)).months.map(
        ({ value, rows: count, covered }) => [value, count, covered],
      );
    });
  it("counts, shares out of all rows, and averages intensity, once or every time, with months that only others cover as zero or missing", async () => {
    expect(await months({})).toEqual([
      [1, 1, 1],
      [0, 0, 1],
      [3, 3, 4],
    ]);
    expect(await months({ gaps: "missing" })).toEqual([
      [1, 1, 1],
      [null, 0, 1],
      [3, 3, 4],
    ]);
    expect(await months({ duplicates: "once" })).toEqual([
      [1, 1, 1],
      [0, 0, 1],
      [2, 3, 4],
    ]);
    expect(await months({ measure: "share" })).toEqual([
      [1, 1, 1],
      [0, 0, 1],
      [0.75, 3, 4],
    ]);
    expect((await months({ measure: "share", duplicates: "once" }))[2][0]).toBeCloseTo(2 / 3, 12);
    expect(await months({ weight: "mentions" })).toEqual([
      [2, 1, 1],
      [0, 0, 1],
      [13, 3, 4],
    ]);
    expect(await months({ measure: "intensity", gaps: "missing" })).toEqual([
      [-4, 1, 1],
      [null, 0, 1],
      [-25 / 3, 3, 4],
    ]);
    expect((await months({ measure: "intensity", weight: "mentions", gaps: "missing" }))[2][0]).toBeCloseTo(
      (-10 * 3 - 10 * 9 - 5) / 13,
      12,
    );
    expect(
      (await months({ measure: "intensity", weight: "mentions", duplicates: "once", gaps: "missing" }))[2][0],
    ).toBeCloseTo((-10 * 9 - 5) / 10, 12);
  });
  it("takes quad classes, and codes by their beginning", async () => {
    expect((await months({ quad: [3] })).map(([value]) => value)).toEqual([1, 0, 0]);
    expect((await months({ code: ["17", "12"] })).map(([value]) => value)).toEqual([1, 0, 1]);
  });
  it("says which words of a recipe stand in no row, with the nearest that do, and where the last month is not whole", () =>
    within(async (store) => {
      await load(store, put("some.CSV", some));
      await expect(monthly(store, "x", recipe("gdelt1", { from: ["chn"], code: ["19", "99"] }), AS_OF)).rejects.toThrow(
        /no loaded row that was known by 2012-10-31 is such a row; no row of gdelt1 has actor_a 'chn'; the nearest are 'CHN', 'USA'; no row of gdelt1 has code '99'; the nearest are/,
      );
      const made = await monthly(store, "x", recipe("gdelt1", { from: ["CHN", "CHX"] }), AS_OF);
      expect(made.doubts).toEqual([
        "2012-10 is not whole: the last row of it that was known is of 2012-10-04",
        "no row of gdelt1 has actor_a 'CHX'; the nearest are 'CHN', 'USA'",
      ]);
      expect(seriesFile("x", made)).toContain(`\n# ${made.doubts[0]}\n# ${made.doubts[1]}\n`);
      expect((await monthly(store, "x", recipe("gdelt1", { from: ["CHN"] }), "2012-08-31")).doubts).toEqual([
        "2012-08 is not whole: the last row of it that was known is of 2012-08-05",
      ]);
    }));
  it("is not weighed by mentions where the source has none", () =>
    within(async (store) => {
      await load(store, put("events.2012.tab", lines(icewsHeader, icews({}))), { known: { days: 20 } });
      await expect(monthly(store, "x", recipe("icews", { weight: "mentions" }), AS_OF)).rejects.toThrow(
        /rows of icews do not say how often they were mentioned; weight: none counts each once/,
      );
    }));
  it("has no value in a month whose last known vintage has none", () =>
    within(async (store) => {
      await load(
        store,
        put(
          "v.csv",
          lines("month,value,known_at", "2012-07,9,2012-09-15", "2012-08,10,2012-09-15", "2012-08,..,2012-10-15"),
        ),
      );
      expect(
        (await monthly(store, "x", { kind: "series", source: ["csv"], series: "v", measure: "mean" }, AS_OF)).months[1],
      ).toEqual({ month: "2012-08", value: null, rows: 0, covered: 1 });
    }));
  it("takes of several vintages the last that was known", () =>
    within(async (store) => {
      await load(
        store,
        put(
          "v.csv",
          lines("month,value,known_at", "2012-08,10,2012-09-15", "2012-08,11,2012-10-15", "2012-08,99,2012-12-15"),
        ),
      );
      expect(
        (await monthly(store, "x", { kind: "series", source: ["csv"], series: "v", measure: "mean" }, AS_OF)).months,
      ).toEqual([{ month: "2012-08", value: 11, rows: 1, covered: 1 }]);
    }));
  it("is a plain file with rows, files and the very query at its head, which gives the same months again", () =>
    within(async (store) => {
      await load(store, put("some.CSV", some));
      const made = await monthly(store, "pressure", recipe("gdelt1", { from: ["CHN"], to: ["JPN"] }), AS_OF);
      const file = seriesFile("pressure of x as of 2012-10-31", made);
      expect(file).toContain(`sha256 ${createHash("sha256").update(some).digest("hex").slice(0, 12)}...`);
      expect(file).toMatch(
        /^# made by entente evidence series: pressure of x as of 2012-10-31\n# gdelt1: 4 rows of 2012-08 to 2012-10, known by 2012-10-31\n# 2012-10 is not whole: the last row of it that was known is of 2012-10-04\n# file: some\.CSV, 6 rows, sha256 [0-9a-f]{12}\.\.\., known as each row says\n# query: WITH /,
      );
      expect(file.split("\n").slice(-5)).toEqual([
        "month,value,rows,covered",
        "2012-08,1,1,1",
        "2012-09,0,0,1",
        "2012-10,3,3,4",
        "",
      ]);
      const query = /^# query: (.*)$/m.exec(file)![1];
      expect((await rows(store.sql, query)).map((row) => row.map(String).join(","))).toEqual(
        file.split("\n").slice(-4, -1),
      );
    }));
});

describe("a tenth of a million synthetic rows", () => {
  it("are in the exact layout, load without a bad one, and give a year of months", () =>
    within(async (store) => {
      const path = join(folder, "synthetic.CSV");
      writeSyntheticGdelt(path, { rows: 100_000, columns: 61 });
      const [loaded]: Loaded[] = await load(store, path);
      expect([loaded!.layout, loaded!.rows, loaded!.bad]).toEqual(["gdelt2", 100_000, 0]);
      const { months } = await monthly(
        store,
        "x",
        recipe("gdelt2", { from: ["CHN"], to: ["JPN"], measure: "intensity", gaps: "missing" }),
        "2016-12-31",
      );
      expect(months.length).toBe(12);
      expect(months.reduce((sum, { covered }) => sum + covered, 0)).toBe(100_000);
    }));
  it("come in three widths, the same bytes each time", () => {
    const [a, b, c] = ([57, 58, 61] as const).map((columns) => {
      const path = join(folder, `w${columns}.CSV`);
      writeSyntheticGdelt(path, { rows: 50, columns, from: "2012-01-01" });
      return readFileSync(path, "utf8");
    });
    expect(
      [a, b, c].map(
        (text) =>
          new Set(
            text!
              .trim()
              .split("\n")
              .map((line) => line.split("\t").length),
          ),
      ),
    ).toEqual([new Set([57]), new Set([58]), new Set([61])]);
    const again = join(folder, "again.CSV");
    writeSyntheticGdelt(again, { rows: 50, columns: 61, from: "2012-01-01" });
    expect(readFileSync(again, "utf8")).toBe(c);
  });
});

describeShared("real rows of GDELT", () => {
  const samples = new URL("../../../../shared/samples/", import.meta.url).pathname;
  it("of 2.0 load, 270 of 270, and of 1.0 the three different ones of four, the row of 57 columns included", () =>
    within(async (store) => {
      expect(await load(store, `${samples}gdelt2-20191024143000-interstate.export.CSV`)).toMatchObject([
        { layout: "gdelt2", rows: 270, bad: 0 },
      ]);
      const [old] = await load(store, `${samples}gdelt1-4rows.export.CSV`);
      expect(old).toMatchObject({ layout: "gdelt1", rows: 3, bad: 1 });
      expect(old!.shown[0].why).toMatch(/stood there before/);
      expect(await rows(store.sql, "SELECT count(*) FROM event WHERE actor_a = 'JPN' OR actor_b = 'JPN'")).toEqual([
        [23],
      ]);
      expect(await rows(store.sql, "SELECT count(*) FROM event WHERE actor_a = 'RUS' OR actor_b = 'RUS'")).toEqual([
        [35],
      ]);
    }));
});
