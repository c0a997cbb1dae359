import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zipSync, strToU8 } from "fflate";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { load } from "../../../src/evidence/load/load.ts";
import { wideRows, withoutRows } from "../../../src/evidence/load/wide-rows.ts";
import { open, type Store } from "../../../src/evidence/open.ts";
import type { Recognised } from "../../../src/evidence/load/recognise.ts";
import {
  comtrade,
  comtradeHeader,
  gdelt,
  ged,
  gedHeader,
  icews,
  icewsHeader,
  jodiHeader,
  polecat,
  polecatHeader,
} from "./rows.ts";

const folder = mkdtempSync(join(tmpdir(), "entente-long-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const put = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
let store: Store;
beforeAll(async () => {
  store = await open(":memory:", { make: true });
});
afterAll(() => store.close());
const MAX_MESSAGE_CHARACTERS = 4000;
const LONG = "x".repeat(20_000);

/** What a load says: the message of its refusal, or the reasons of its bad rows. */
async function said(path: string): Promise<string> {
  for (const known of [null, { days: 30 }])
    try {
      const loaded = await load(store, path, { known });
      return loaded.flatMap(({ name, shown }) => [name, ...shown.map(({ why }) => why)]).join("\n");
    } catch (error) {
      const { message } = error as Error;
      if (known !== null || !/--known/.test(message)) return message;
    }
  return "";
}

/** A header, between commas or tabs, and a sound row of each layout. */
const LAYOUTS: readonly (readonly [name: string, header: string, row: string])[] = [
  ["a.export.CSV", "", gdelt("gdelt2", {})],
  ["bq.csv", "GLOBALEVENTID,SQLDATE,QuadClass,DATEADDED", "1,20121005,4,20121006"],
  ["events.2012.20130115120000.tab", icewsHeader, icews({})],
  ["ngec.txt", polecatHeader, polecat({})],
  ["ged.csv", gedHeader, ged({})],
  [
    "acled.csv",
    "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,fatalities",
    "N1,01 February 2012,Battles,Armed clash,A,B,3",
  ],
  ["trade.csv", comtradeHeader, comtrade({})],
  ["jodi.csv", jodiHeader, "JP,2012-01,LNG,TOTIMPSB,M3,5,1"],
  ["plain.csv", "period,value", "2012-01,5"],
  ["dated.csv", "event_id,event_date,known_at,quad", "1,2012-01-03,2012-01-04,4"],
  ["fred.csv", "observation_date,X", "2012-01-01,4"],
  ["owid.csv", "Entity,Code,Year,Gas", "Norland,NOR,2001,5"],
];

describe("a long text in a file", () => {
  it("is shortened in what is said about it, in whichever cell of whichever layout it stands", async () => {
    for (const [name, header, row] of LAYOUTS) {
      const mark = row.includes("\t") ? "\t" : ",";
      const cells = row.split(mark);
      const every = Math.ceil(cells.length / 3);
      for (let at = 0; at < cells.length; at += every) {
        const long = cells.map((cell, n) => (n >= at && n < at + every ? LONG : cell)).join(mark);
        const path = put(name, [...(header === "" ? [] : [header]), row, long, ""].join("\n"));
        expect((await said(path)).length, `${name}, cell ${at + 1}`).toBeLessThan(MAX_MESSAGE_CHARACTERS);
      }
      if (header !== "")
        expect((await said(put(name, `${LONG}${header}\n${row}\n`))).length, name).toBeLessThan(MAX_MESSAGE_CHARACTERS);
    }
  });
  it("is shortened as the name of a part of an archive", async () => {
    const zip = zipSync({ [`${"n".repeat(60_000)}.csv`]: strToU8("a,b\n1,2\n"), "b.csv": strToU8("a,b\n1,2\n") });
    expect((await said(put("names.zip", zip))).length).toBeLessThan(MAX_MESSAGE_CHARACTERS);
  });
});

describe("a name in a row", () => {
  it("that is too long or holds marks which are not shown makes the row bad; joiners and other scripts do not", async () => {
    const good = Array.from({ length: 40 }, (_, n) => `${n},2012-01-03,2012-01-04,4,A,B`);
    const header = "event_id,event_date,known_at,quad,actor_a,actor_b";
    const path = put(
      "names.csv",
      [
        header,
        ...good,
        `x,2012-01-03,2012-01-04,4,JPN\ufeff,B`,
        `y,2012-01-03,2012-01-04,4,A,${"B".repeat(501)}`,
        "z,2012-01-03,2012-01-04,4,\u0645\u06cc\u200c\u0631\u0648\u062f,\u65e5\u672c",
        "",
      ].join("\n"),
    );
    expect((await said(path)).split("\n")).toEqual([
      "names.csv",
      "'JPN\ufeff' holds characters that are not shown (an actor)",
      `'${"B".repeat(60)}...' is too long for an actor`,
    ]);
  });
});

const recognised = (columns: number, quoted = true): Recognised =>
  ({ columns: Array.from({ length: columns }, String), header: true, delimiter: ",", quoted }) as unknown as Recognised;

describe("rows with more cells than there are columns", () => {
  const long = "x".repeat(500);
  it("are found behind marks that hold delimiters and breaks, and not where the cells too many are empty", () => {
    const path = put(
      "wide.csv",
      `a,b,c,d,e,${long}\n1,${long}\n"x,y\n,z,${long}",2\n3,4,${long}\n6,${long},,,\n"a,b","c,d${long}"\n"${long}",b,"c\n"\n8,${long},10\r\n11,12`,
    );
    expect(wideRows(path, recognised(2)).map(({ line, text, lines }) => [line, text.slice(0, 4), lines])).toEqual([
      [5, "3,4,", 1],
      [8, '"xxx', 2],
      [10, "8,xx", 1],
    ]);
    expect(wideRows(path, recognised(2, false)).map(({ line }) => line)).toEqual([4, 5, 7, 8, 10]);
  });
  it("are left out of a copy in which all others keep their lines", () => {
    const text = `a,b\n1,2,${long}\n4,"\n${long}",6\n7,8\n9,10,${long}`;
    const [path, copy] = [put("wide.csv", text), join(folder, "narrow.csv")];
    withoutRows(path, copy, wideRows(path, recognised(2)));
    expect(readFileSync(copy, "utf8").split("\n")).toEqual(["a,b", "", "", "", "7,8", ""]);
  });
  it("cost no more than their length: three million bytes of cells are set aside in seconds", async () => {
    const started = process.cpuUsage();
    const good = Array.from(
      { length: 40 },
      (_, n) => `JP,${2000 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, "0")},LNG,TOTIMPSB,M3,5,1`,
    );
    const path = put("jodi.csv", [jodiHeader, ...good, `JP${",x".repeat(900_000)}`, ""].join("\n"));
    expect(await said(path)).toBe("jodi.csv\ntoo many columns");
    const many = put(
      "jodi.csv",
      [jodiHeader, ...Array.from({ length: 1500 }, () => `JP${",x".repeat(1000)}`), ""].join("\n"),
    );
    expect(await said(many)).toMatch(/^1500 of 1500 rows of jodi.csv are bad/);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1e6).toBeLessThan(10);
  });
});
