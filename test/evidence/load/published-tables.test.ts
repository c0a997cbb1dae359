/** Files as their publishers lay them out. Every row is made up. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, describe, expect, it } from "vitest";
import { load } from "../../../src/evidence/load/load.ts";
import type { Loaded, LoadOptions } from "../../../src/evidence/load/loaded.ts";
import { rows } from "../../../src/evidence/open.ts";
import { ged, gedHeader, icews, icewsHeader, pinkSheet } from "./rows.ts";
import { emptyStores } from "./stores.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-published-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const lines = (...all: string[]): string => `${all.join("\n")}\n`;
const within = emptyStores();
const known: LoadOptions = { known: { date: "2026-06-01" } };

/** Series ids, periods and values of a file. */
const seriesOf = (
  name: string,
  content: string | Uint8Array,
  options: LoadOptions = known,
): Promise<{ loaded: Loaded; series: unknown[][] }> =>
  within(async (store) => {
    const [loaded] = await load(store, put(name, content), options);
    return {
      loaded,
      series: await rows(store.sql, "SELECT series_id, period, value, unit FROM series ORDER BY series_id, period"),
    };
  });
const eventsOf = (name: string, content: string | Uint8Array, options: LoadOptions = known): Promise<unknown[][]> =>
  within(async (store) => {
    await load(store, put(name, content), options);
    return rows(
      store.sql,
      "SELECT source, event_id, event_date, actor_a, actor_b, code, quad, intensity FROM event ORDER BY event_id",
    );
  });
const refusal = (name: string, content: string | Uint8Array, options: LoadOptions = known): Promise<string> =>
  within(async (store) =>
    load(store, put(name, content), options).then(
      () => "loaded",
      (error: Error) => error.message,
    ),
  );

describe("tables of series", () => {
  const OIL = [
    ["2012-01-01", 90.5],
    ["2012-02-01", null],
  ];
  it.each([
    [
      "FRED, one series",
      "fredgraph.csv",
      lines("observation_date,OILX", "2012-01-01,90.5", "2012-02-01,."),
      OIL.map(([period, value]) => ["OILX", period, value, null]),
    ],
    [
      "FRED before 2024, several series",
      "old.csv",
      lines("DATE,OILX,GASX", "2012-01-01,90.5,3", "2012-02-01,.,4"),
      [
        ["GASX", "2012-01-01", 3, null],
        ["GASX", "2012-02-01", 4, null],
        ...OIL.map(([period, value]) => ["OILX", period, value, null]),
      ],
    ],
    [
      "Our World in Data: Entity, Code, Year",
      "owid.csv",
      lines(
        "Entity,Code,Year,Gas production",
        "Norland,NOR,2011,7.25",
        "Norland,NOR,2012,8",
        '"South, East",SEA,2012,1',
      ),
      [
        ["Norland Gas production", "2011-01-01", 7.25, null],
        ["Norland Gas production", "2012-01-01", 8, null],
        ["South, East Gas production", "2012-01-01", 1, null],
      ],
    ],
    [
      "IMF, one period a column, with a row of its flags",
      "imf.csv",
      lines(
        '"Country Name","Country Code","Indicator Name","Indicator Code","Attribute","2012M1","2012M2",',
        '"Norland","900","LNG price","PX","Value","17.5","18",',
        '"Norland","900","LNG price","PX","Status","E","",',
      ),
      [
        ["Norland LNG price", "2012-01-01", 17.5, null],
        ["Norland LNG price", "2012-02-01", 18, null],
      ],
    ],
    [
      "the World Bank, with lines above the header",
      "wdi.csv",
      lines(
        '"Data Source","Indicators",',
        "",
        '"Last Updated Date","2020-01-01",',
        "",
        '"Country Name","Country Code","Indicator Name","Indicator Code","2011","2012",',
        '"Norland","NOR","GDP","NY","","5.5",',
      ),
      [
        ["Norland GDP", "2011-01-01", null, null],
        ["Norland GDP", "2012-01-01", 5.5, null],
      ],
    ],
    [
      "EIA, months as names in columns",
      "eia.csv",
      lines(
        "Gas of Norland",
        "https://example.org",
        "Source: an agency",
        "description,units,source key,Jan 2012,Feb 2012",
        "Norland : exports,bcf,NG.X.M,1.5,--",
      ),
      [
        ["Norland : exports", "2012-01-01", 1.5, "bcf"],
        ["Norland : exports", "2012-02-01", null, "bcf"],
      ],
    ],
    [
      "EIA, months as names in rows",
      "eiarows.csv",
      lines("Month,Imports Million Cubic Feet", "Feb-2012,4", "Jan-2012,3"),
      [
        ["Imports Million Cubic Feet", "2012-01-01", 3, null],
        ["Imports Million Cubic Feet", "2012-02-01", 4, null],
      ],
    ],
    [
      "SDMX, quarters",
      "sdmx.csv",
      lines(
        "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,UNIT_MEASURE",
        "Q,NO,2012-Q1,5,A,PC",
        "Q,NO,2012-Q2,6,E,PC",
      ),
      [
        ["Q NO", "2012-01-01", 5, "PC"],
        ["Q NO", "2012-04-01", 6, "PC"],
      ],
    ],
    [
      "semicolons and decimal commas",
      "komma.csv",
      lines("Datum;Date;Preis", "x;31.01.2012;1.234,5", "x;29.02.2012;12"),
      [
        ["x Preis", "2012-01-31", 1234.5, null],
        ["x Preis", "2012-02-29", 12, null],
      ],
    ],
    [
      "UTF-16 between tabs",
      "wide.txt",
      Buffer.from(`\ufeff${lines("Year\tMonth\tNorth\u00e9", "2012\t1\t3", "2012\tFeb\t4")}`, "utf16le"),
      [
        ["North\u00e9", "2012-01-01", 3, null],
        ["North\u00e9", "2012-02-01", 4, null],
      ],
    ],
    [
      "January first and 2012 Q1 by words",
      "words.csv",
      lines("period,A", "January 2012,1", "2012 Mar,2", "01 April 2012,3", "2012/05,4"),
      [
        ["A", "2012-01-01", 1, null],
        ["A", "2012-03-01", 2, null],
        ["A", "2012-04-01", 3, null],
        ["A", "2012-05-01", 4, null],
      ],
    ],
  ] as [string, string, string | Uint8Array, unknown[][]][])("%s", async (_, name, content, wanted) => {
    const { loaded, series } = await seriesOf(name, content);
    expect(loaded.bad).toBe(0);
    expect(series).toEqual(wanted);
  });
  it("with 5,000 columns load in a second's time, every column a series", async () => {
    const names = Array.from({ length: 5000 }, (_, n) => `s${n}`);
    const table = lines(
      ["date", ...names].join(","),
      ["2012-01", ...names.map((_, n) => n)].join(","),
      ["2012-02", ...names.map(() => "")].join(","),
    );
    const { loaded } = await seriesOf("many.csv", table);
    expect(loaded).toMatchObject({ rows: 10_000, bad: 0 });
  });
  it("with a million columns are refused at once", async () => {
    expect(await refusal("wide.csv", `date${",".repeat(1_000_000)}\n2012-01,1\n`)).toMatch(
      /has a row of 1,000,001 cells, more than the 20,000 that are read/,
    );
  });
  it("with days and months that cannot be told apart are refused with their reason; one day after the 12th settles it", async () => {
    const table = (last: string): string => lines("date,A", "01/02/2012,1", "02/03/2012,2", `${last},3`);
    expect(await refusal("either.csv", table("03/04/2012"))).toMatch(/either number may be the month.*2012-10-31/);
    expect((await seriesOf("day.csv", table("13/04/2012"))).series.map(([, period]) => period)).toEqual([
      "2012-02-01",
      "2012-03-02",
      "2012-04-13",
    ]);
    expect((await seriesOf("month.csv", table("03/14/2012"))).series.map(([, period]) => period)).toEqual([
      "2012-01-02",
      "2012-02-03",
      "2012-03-14",
    ]);
    expect(await refusal("both.csv", lines("date,A", "13/04/2012,1", "04/13/2012,2"))).toMatch(
      /some dates with the day/,
    );
  });
  it("whose rows fall together lose none of them silently", async () => {
    const { loaded } = await seriesOf(
      "same.csv",
      lines("Entity,Year,Flag,A", ...Array.from({ length: 30 }, (_, n) => `N,${1980 + n},f,${n}`), "N,1990,g,7"),
    );
    expect(loaded).toMatchObject({
      rows: 30,
      bad: 1,
      shown: [{ line: 32, why: expect.stringMatching(/stood there before with another value/) }],
    });
  });
  it("with years of two digits are refused row by row", async () => {
    expect(await refusal("short.csv", lines("date,A", "Jan-12,1", "Feb-12,2"))).not.toBe("loaded");
  });
});

describe("the Pink Sheet", () => {
  const months = [
    ["1960M01", "1.5", "\u2026", "7"],
    ["1960M02", "1.6", "..", "8"],
  ];
  const wanted = [
    ["Coal & coke", "1960-01-01", 7, "$/mt"],
    ["Coal & coke", "1960-02-01", 8, "$/mt"],
    ["Crude oil, Brent", "1960-01-01", 1.5, "$/bbl"],
    ["Crude oil, Brent", "1960-02-01", 1.6, "$/bbl"],
    ["Liquefied natural gas, Japan", "1960-01-01", null, "$/mmbtu"],
    ["Liquefied natural gas, Japan", "1960-02-01", null, "$/mmbtu"],
  ];
  const codes = ["", "CRUDE_BRENT", "NGAS_JP", "COAL_AUS"];
  it.each([
    ["with its months from row 7", months],
    ["with a row of codes before its months", [codes, ...months]],
  ])("%s, as a workbook", async (_, table) => {
    const { loaded, series } = await seriesOf("pink.xlsx", pinkSheet(table), {});
    expect([loaded.layout, loaded.bad, series]).toEqual(["pinksheet", 0, wanted]);
  });
  it.each([[false], [true]])("saved as a text, with codes: %s", async (coded) => {
    const text = lines(
      "World Bank Commodity Price Data (The Pink Sheet),,,",
      "Updated on June 02, 2020,,,",
      ',"Crude oil, Brent","Liquefied natural gas, Japan **",Coal & coke',
      ",($/bbl),($/mmbtu),($/mt)",
      ...(coded ? [codes.join(",")] : []),
      ...months.map((row) => row.join(",")),
    );
    const { loaded, series } = await seriesOf("pink.csv", text, {});
    expect([loaded.layout, series]).toEqual(["pinksheet", wanted]);
  });
  it("with references beyond the last character, and with sheets of unclosed cells, is read in linear time", async () => {
    const files = unzipSync(pinkSheet(months));
    const text = (part: string): string => new TextDecoder().decode(files[part]);
    const strange = text("xl/sharedStrings.xml").replace("Coal", "&#x110000;&#99999999;Coal");
    const unclosed = `${"<si><t>a".repeat(50_000)}${'<c r="A1"'.repeat(50_000)}`;
    const started = performance.now();
    const { series } = await seriesOf(
      "strange.xlsx",
      zipSync({
        ...files,
        "xl/sharedStrings.xml": strToU8(strange),
        "xl/worksheets/sheet2.xml": strToU8(text("xl/worksheets/sheet2.xml").replace("</worksheet>", unclosed)),
      }),
      {},
    );
    expect(series.map(([id]) => id)).toContain("\ufffd\ufffdCoal & coke");
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe("event files", () => {
  it("of ICEWS of 2017 have their codes from the titles and their dates with the month first", async () => {
    const header = icewsHeader.replace("CAMEO Code\t", "");
    const row = (cells: { [column: string]: string }): string => {
      const all = icews(cells).split("\t");
      return all.filter((_, n) => n !== icewsHeader.split("\t").indexOf("CAMEO Code")).join("\t");
    };
    expect(
      await eventsOf(
        "events.2017.20180101000000.tab",
        lines(
          header,
          row({ "Event ID": "1", "Event Date": "3/4/2017", "Event Text": "Make statement" }),
          row({ "Event ID": "2", "Event Date": "12/31/2017", "Event Text": "fight with small arms and light weapons" }),
        ),
        {},
      ),
    ).toEqual([
      ["icews", "1@2017-03-04", "2017-03-04", "China", "Japan", "010", 1, -7.2],
      ["icews", "2@2017-12-31", "2017-12-31", "China", "Japan", "193", 4, -7.2],
    ]);
  });
  it("of GED are of 17.1 and before, without the columns that came later, or with new ones", async () => {
    const old = lines(
      "id,year,type_of_violence,side_a,side_b,date_start,best_est,low_est,high_est,latitude,longitude",
      "5,2012,1,Here,Front,2012-10-05,12,10,20,1.5,2.5",
    );
    const wanted = [["ged", "5", "2012-10-05", "Here", "Front", "1", 4, 12]];
    expect(await eventsOf("ged171.csv", old)).toEqual(wanted);
    const later = ged({ id: "5", side_a: "Here", side_b: "Front" });
    expect(await eventsOf("ged251.csv", lines(`${gedHeader},new_column`, `${later},x`))).toEqual(wanted);
  });
  it("of GDELT are any columns by name, as BigQuery exports them", async () => {
    const header = "GLOBALEVENTID,SQLDATE,Actor1CountryCode,Actor2CountryCode,EventCode,GoldsteinScale,DATEADDED";
    expect(await eventsOf("bq.csv", lines(header, '7,20121005,CHN,,"0231",-1.5,20121006120000'), {})).toEqual([
      ["gdelt2", "7", "2012-10-05", "CHN", null, "0231", null, -1.5],
    ]);
    expect(await eventsOf("bq1.csv", lines(header, "7,20121005,CHN,JPN,190,-10,20121006"), {})).toEqual([
      ["gdelt1", "7", "2012-10-05", "CHN", "JPN", "190", null, -10],
    ]);
    const bare = lines("GLOBALEVENTID,SQLDATE,QuadClass", "7,20121005,4");
    expect(await refusal("bare.csv", bare)).toMatch(/say --as gdelt1 or --as gdelt2/);
    expect(await eventsOf("bare.csv", bare, { ...known, as: "gdelt1" })).toEqual([
      ["gdelt1", "7", "2012-10-05", null, null, null, 4, null],
    ]);
  });
  it("of ACLED have either layout", async () => {
    const wanted = [["acled", "NOR1", "2023-02-01", "Front", "Police", "Armed clash", 4, 3]];
    expect(
      await eventsOf(
        "old-acled.csv",
        lines(
          "data_id,iso,event_id_cnty,event_id_no_cnty,event_date,year,event_type,sub_event_type,actor1,actor2,country,latitude,longitude,notes,fatalities,timestamp",
          '9,1,NOR1,1,01 February 2023,2023,Battles,Armed clash,Front,Police,Norland,1,2,"a, b",3,1675900000',
        ),
      ),
    ).toEqual(wanted);
    expect(
      await eventsOf(
        "new-acled.csv",
        lines(
          "event_id_cnty,event_date,year,disorder_type,event_type,sub_event_type,actor1,actor2,civilian_targeting,iso,country,location,latitude,longitude,notes,fatalities,tags,timestamp",
          "NOR1,2023-02-01,2023,Political violence,Battles,Armed clash,Front,Police,,1,Norland,Town,1,2,x,3,,1675900000",
        ),
      ),
    ).toEqual(wanted);
  });
  it("that lack a column, or have lines above their header, are never read as series", async () => {
    const acled = "event_id_cnty,event_date,year,event_type,actor1,actor2,latitude";
    expect(await refusal("acled.csv", lines(acled, "N1,2012-01-02,2012,Battles,A,B,1.5"))).toMatch(
      /almost ACLED events.*lacks the column 'fatalities'/,
    );
    expect(await refusal("titled.csv", lines("GED,a title", gedHeader, ged({})))).toMatch(
      /the columns of UCDP GED events below other lines/,
    );
  });
  it("that lack a column name it with the nearest, and --map says which column it is", async () => {
    const table = lines("id,type_of_violence,side_a,side_b,date_start,bost", "5,1,Here,Front,2012-10-05,12");
    expect(await refusal("lacks.csv", table)).toMatch(
      /almost UCDP GED events.*'best'.*nearest is 'bost'.*--map 'best=COLUMN'/,
    );
    const renamed = [{ name: "best", column: "bost" }];
    expect(await eventsOf("lacks.csv", table, { ...known, renamed })).toHaveLength(1);
    expect(await refusal("lacks.csv", table, { ...known, renamed: [{ name: "best", column: "bast" }] })).toMatch(
      /no column 'bast' \(did you mean 'bost'\?\)/,
    );
    expect(
      await refusal("lacks.csv", table, { ...known, as: "ged", renamed: [{ name: "bist", column: "bost" }] }),
    ).toMatch(/ged has no column 'bist' \(did you mean 'best'\?\)/);
  });
});

describe("Comtrade", () => {
  const WEB =
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,Netweight (kg),Trade Value (US$),Flag";
  const row = (classification: string, more = ""): string =>
    `${classification},2012,2012,2012,4,0,1,Import,392,Japan,JPN,643,Russia,RUS,2711,Gas,8,kg,,1000,800.5${more},0`;
  it("of the web site that closed in 2023 has 22 or 35 columns", async () => {
    const wanted = [
      ["A JPN>RUS M HS 2711", "2012-01-01", 800.5, "USD"],
      ["A JPN>RUS M HS 2711 netWgt", "2012-01-01", 1000, "kg"],
    ];
    expect((await seriesOf("web22.csv", lines(WEB, row("H4")))).series).toEqual(wanted);
    const long = WEB.replace(
      "Partner ISO,",
      "Partner ISO,2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,Mode of Transport Code,Mode of Transport,",
    ).replace(
      "Qty,Netweight (kg),Trade Value (US$)",
      "Qty,Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),CIF Trade Value (US$),FOB Trade Value (US$)",
    );
    expect(long.split(",")).toHaveLength(35);
    const cells: { [name: string]: string } = Object.fromEntries(
      WEB.split(",").map((name, n) => [name, row("H4").split(",")[n]]),
    );
    expect(
      (
        await seriesOf(
          "web35.csv",
          lines(
            long,
            long
              .split(",")
              .map((name) => cells[name] ?? "")
              .join(","),
          ),
        )
      ).series,
    ).toEqual(wanted);
  });
  it("of the interface of that time is JSON with other names", async () => {
    const record = {
      pfCode: "H4",
      yr: 2012,
      period: 2012,
      rgCode: 1,
      rgDesc: "Import",
      rtCode: 392,
      rt3ISO: "JPN",
      ptCode: 0,
      pt3ISO: "WLD",
      cmdCode: "2711",
      NetWeight: null,
      TradeValue: 5,
    };
    const { series } = await seriesOf("old.json", JSON.stringify({ validation: { status: {} }, dataset: [record] }));
    expect(series[0]).toEqual(["A JPN>W00 M HS 2711", "2012-01-01", 5, "USD"]);
  });
  it("keeps gas of HS and fertilizer of SITC apart, which have one number", async () => {
    const { series } = await seriesOf("both.csv", lines(WEB, row("H4"), row("S3")));
    expect(series.map(([id]) => id)).toEqual([
      "A JPN>RUS M HS 2711",
      "A JPN>RUS M HS 2711 netWgt",
      "A JPN>RUS M SITC3 2711",
      "A JPN>RUS M SITC3 2711 netWgt",
    ]);
  });
});

describe("figures that an earlier file has", () => {
  const first = lines("observation_date,X", "2012-01-01,1", "2012-02-01,2");
  const second = lines("observation_date,X", "2012-01-01,1", "2012-02-01,3", "2012-03-01,4");
  it("are a new vintage where they are revised and the day is counted, known from the day of the load, once", () =>
    within(async (store) => {
      const options: LoadOptions = { known: { days: 45 }, today: "2013-01-01" };
      await load(store, put("first.csv", first), options);
      expect(await load(store, put("second.csv", second), options)).toMatchObject([
        { rows: 2, repeated: 1, bad: 0, revised: { rows: 1, known: "2013-01-01" } },
      ]);
      const all = await rows(
        store.sql,
        "SELECT value, known_at::DATE FROM series WHERE period = DATE '2012-02-01' ORDER BY known_at",
      );
      expect(all.map(([value]) => value)).toEqual([2, 3]);
      expect(all[1][1]).toBe("2013-01-01");
      expect(await load(store, put("third.csv", `${second}\n`), options)).toMatchObject([
        { rows: 0, repeated: 3, revised: null },
      ]);
    }));
  it("are set aside with a word where two files of one day contradict each other", () =>
    within(async (store) => {
      const options: LoadOptions = { known: { date: "2013-01-01" } };
      await load(store, put("first.csv", first), options);
      expect(await load(store, put("second.csv", second), options)).toMatchObject([
        {
          rows: 1,
          repeated: 1,
          bad: 1,
          shown: [{ line: 3, why: expect.stringMatching(/from an earlier file with another value, which stays/) }],
        },
      ]);
    }));
});
