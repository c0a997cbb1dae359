/** Files of events, trade and prices in every layout, sound or broken in the ways in which files arrive. The same seed gives the same bytes. */
import { gzipSync } from "node:zlib";
import { strToU8, zipSync } from "fflate";
import {
  comtrade,
  comtradeHeader,
  comtradeRecord,
  gdelt,
  ged,
  gedHeader,
  icews,
  icewsHeader,
  jodiHeader,
  pinkSheet,
  polecat,
  polecatHeader,
} from "../evidence/load/rows.ts";
import { pick, uniforms, type Random } from "../random.ts";

export interface EvidenceFile {
  name: string;
  content: Uint8Array;
}

/** Words that act instead of showing, end a statement, or stand for more than they are. */
const HOSTILE = [
  "",
  "'); DROP TABLE event; --",
  '"',
  '""',
  '"a""b',
  "\u202egnp.exe",
  "\u0000",
  "\u001b[2J",
  "__proto__",
  "constructor",
  "NaN",
  "1e999",
  "-0",
  "99999999999999999999",
  "1,234.5",
  "0001-01-01",
  "9999-12-31",
  "2012-02-30",
  "31/12/2012",
  "01/02/2012",
  "=1+1",
  "{{7*7}}",
  "\ufeff",
  "\ud83d",
  "a\tb",
  "a,b",
  "a;b",
  "a\nb",
  "a\r",
  "&#x110000;",
];
const MAX_FIELD_CHARACTERS = 3_000_000;

const table = (header: string, row: (n: number) => string, n: number): string =>
  [...(header === "" ? [] : [header]), ...Array.from({ length: n }, (_, k) => row(k))].join("\n") + "\n";
const month = (n: number): string => `${2000 + Math.floor(n / 12)}-${String(1 + (n % 12)).padStart(2, "0")}`;

const LAYOUTS: readonly ((n: number) => [name: string, text: string])[] = [
  (n) => ["a.export.CSV", table("", (k) => gdelt("gdelt2", { GLOBALEVENTID: String(k) }), n)],
  (n) => ["b.export.CSV", table("", (k) => gdelt("gdelt1", { GLOBALEVENTID: String(k) }), n)],
  (n) => ["bq.csv", table("GLOBALEVENTID,SQLDATE,QuadClass,DATEADDED", (k) => `${k},20121005,4,20121006`, n)],
  (n) => ["events.2012.20130115120000.tab", table(icewsHeader, (k) => icews({ "Event ID": String(k) }), n)],
  (n) => ["ngecEvents.txt", table(polecatHeader, (k) => polecat({ "Event ID": String(k) }), n)],
  (n) => ["ged.csv", table(gedHeader, (k) => ged({ id: String(k) }), n)],
  (n) => [
    "acled.csv",
    table(
      "event_id_cnty,event_date,event_type,sub_event_type,actor1,actor2,fatalities",
      (k) => `N${k},01 February 2012,Battles,Armed clash,A,B,${k}`,
      n,
    ),
  ],
  (n) => ["trade.csv", table(comtradeHeader, (k) => comtrade({ period: month(k).replace("-", "") }), n)],
  (n) => [
    "trade.json",
    JSON.stringify({
      data: Array.from({ length: n }, (_, k) => comtradeRecord({ period: month(k).replace("-", "") })),
    }),
  ],
  (n) => ["jodi.csv", table(jodiHeader, (k) => `JP,${month(k)},LNG,TOTIMPSB,M3,${k},1`, n)],
  (n) => ["fred.csv", table("observation_date,X", (k) => `${month(k)}-01,${k % 7 === 0 ? "." : k}`, n)],
  (n) => ["owid.csv", table("Entity,Code,Year,Gas", (k) => `Norland,NOR,${1900 + k},${k}`, n)],
  (n) => [
    "imf.csv",
    `Country,Indicator,${Array.from({ length: n }, (_, k) => month(k).replace("-", "M")).join(",")}\nA,B,${Array.from({ length: n }, (_, k) => k).join(",")}\n`,
  ],
  (n) => ["komma.csv", table("Date;Preis", (k) => `${month(k)};1,${k}`, n)],
];

/** A file from a seed. */
export function evidenceFile(seed: number): EvidenceFile {
  const u = uniforms(seed);
  const [name, sound] = pick(u, LAYOUTS)(2 + Math.floor(u() * 60));
  let text = sound;
  const times = Math.floor(u() * 4);
  for (let n = 0; n < times; n++) text = pick(u, DAMAGES)(text, u);
  const bytes = pick(u, ENCODINGS)(text);
  const cut = u() < 0.15 ? bytes.subarray(0, Math.floor(u() * bytes.length)) : bytes;
  const kind = u();
  if (kind < 0.08) return { name: `${name}.gz`, content: damaged(gzipSync(cut), u) };
  if (kind < 0.16) return { name: `${name}.zip`, content: damaged(zipSync({ [name]: cut }), u) };
  if (kind < 0.26) return { name: "pink.xlsx", content: damaged(workbook(u), u) };
  return { name, content: cut };
}

function workbook(u: Random): Uint8Array {
  const rows = Array.from({ length: 20 }, (_, n) => [month(n).replace("-", "M"), String(n), "..", "7"]);
  const at = Math.floor(u() * rows.length);
  rows[at][Math.floor(u() * 4)] = pick(u, HOSTILE);
  return pinkSheet(rows, pick(u, ["Updated on November 05, 2012", "", "Updated on Foo 99, 2012"]));
}

/** Bytes as they are, cut, or with some of them changed. */
function damaged(bytes: Uint8Array, u: Random): Uint8Array {
  const kind = u();
  if (kind < 0.6) return bytes;
  if (kind < 0.8) return bytes.subarray(0, Math.floor(u() * bytes.length));
  const copy = Uint8Array.from(bytes);
  for (let n = 0; n < 5; n++) copy[Math.floor(u() * copy.length)] = Math.floor(u() * 256);
  return copy;
}

const ENCODINGS: readonly ((text: string) => Uint8Array)[] = [
  strToU8,
  strToU8,
  strToU8,
  (text) => Buffer.from(`\ufeff${text}`, "utf8"),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le"),
  (text) => Buffer.from(`\ufeff${text}`, "utf16le").swap16(),
  (text) => Buffer.from(text, "latin1"),
  (text) =>
    Buffer.concat([
      Buffer.from(text.slice(0, text.length / 2)),
      Buffer.from([0xff, 0xfe, 0x80]),
      Buffer.from(text.slice(text.length / 2)),
    ]),
];

const places = (text: string): number[] => [...text.matchAll(/[,;\t\n]/g)].slice(0, 20_000).map(({ index }) => index);
const put = (text: string, at: number, what: string): string => text.slice(0, at) + what + text.slice(at);

const DAMAGES: readonly ((text: string, u: Random) => string)[] = [
  (text, u) => put(text, pick(u, [0, ...places(text)]), pick(u, HOSTILE)),
  (text, u) => put(text, Math.floor(u() * text.length), pick(u, HOSTILE)),
  (text, u) =>
    put(
      text,
      pick(u, [0, ...places(text)]) + 1,
      pick(u, ["x", '"', ",", "\n", " "]).repeat(Math.floor(u() ** 4 * MAX_FIELD_CHARACTERS)),
    ),
  (text, u) => text.replaceAll(pick(u, [",", "\t", "-"]), pick(u, [";", ",", "\t", "|", "/"])),
  (text) => text.replaceAll("\n", "\r\n"),
  (text) => text.replaceAll("\n", "\r"),
  (text, u) =>
    text
      .split("\n")
      .filter(() => u() > 0.1)
      .join("\n"),
  (text, u) =>
    text
      .split("\n")
      .flatMap((line) => (u() < 0.1 ? [line, line] : [line]))
      .join("\n"),
  (text, u) =>
    text
      .split("\n")
      .map((line, n) => (n > 0 && u() < 0.04 ? line.replace(/\d+/g, pick(u, HOSTILE)) : line))
      .join("\n"),
  (text) => `Some title\nand a note, with a comma\n\n${text}`,
  (text) => text.slice(text.indexOf("\n") + 1),
  (text, u) => {
    const wide = Array.from({ length: 5000 }, (_, n) => `c${n}`).join(pick(u, [",", "\t", ";"]));
    return text.replace("\n", `,${wide}\n`);
  },
];
