/**
 * Synthetic GDELT event rows in the exact layout: 61 columns (2.0), 58 or 57 (1.0, the last being the backfile without SOURCEURL).
 * Every row is made up; the same seed gives the same bytes. Events lie on consecutive days, DATEADDED is a quarter of an hour of the day after.
 */
import { closeSync, openSync, writeSync } from "node:fs";
import { uniforms } from "../test/random.ts";

export interface Synthetic {
  rows: number;
  columns: 57 | 58 | 61;
  seed?: number;
  /** First day, `YYYY-MM-DD`. */ from?: string;
  days?: number;
  /** First GLOBALEVENTID. */ id?: number;
}

const STATES = ["CHN", "JPN", "RUS", "USA", "KOR", "VNM", "PHL", "IND", "DEU", "GBR", "", ""];
const FIPS: { [code: string]: string } = {
  CHN: "CH",
  JPN: "JA",
  RUS: "RS",
  USA: "US",
  KOR: "KS",
  VNM: "VM",
  PHL: "RP",
  IND: "IN",
  DEU: "GM",
  GBR: "UK",
};
const CODES: [string, number, number][] = [
  ["010", 1, 0],
  ["036", 1, 4],
  ["042", 1, 1.9],
  ["057", 1, 8],
  ["061", 2, 6.4],
  ["0841", 2, 7],
  ["112", 3, -2],
  ["120", 3, -4],
  ["138", 3, -7],
  ["173", 4, -5],
  ["190", 4, -10],
  ["1724", 4, -5],
];

const HOURS = Array.from({ length: 24 }, (_, h) => String(h).padStart(2, "0"));
const QUARTERS = ["00", "15", "30", "45"];
const DAY = 86_400_000;
const compact = (time: number): string => new Date(time).toISOString().slice(0, 10).replaceAll("-", "");

/** The part of a row after its dates, and before DATEADDED: made once for each of a few thousand kinds of event. */
function tails(u: () => number, columns: number, count: number): { tail: string; url: string }[] {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(u() * list.length)];
  const actor = (code: string): string[] => [
    code,
    code === "" ? "" : `NAME OF ${code}`,
    code,
    "",
    "",
    "",
    "",
    code === "" ? "" : pick(["GOV", "MIL", "BUS", ""]),
    "",
    "",
  ];
  const place = (code: string): string[] => {
    const fips = FIPS[code] ?? "";
    const cells = [
      fips === "" ? "0" : "4",
      fips === "" ? "" : `Somewhere, Province, "${code}"`,
      fips,
      fips && `${fips}01`,
      ...(columns === 61 ? [fips && "12345"] : []),
      fips && (60 * u() - 10).toFixed(4),
      fips && (180 * u()).toFixed(4),
      fips && "-1904043",
    ];
    return cells;
  };
  return Array.from({ length: count }, (_, n) => {
    const [a, b] = [pick(STATES), pick(STATES)];
    const [code, quad, goldstein] = pick(CODES);
    const tail = [
      ...actor(a),
      ...actor(b),
      u() < 0.6 ? "1" : "0",
      code,
      code.slice(0, 3),
      code.slice(0, 2),
      String(quad),
      String(goldstein),
      String(1 + Math.floor(12 * u() * u())),
      "1",
      String(1 + Math.floor(10 * u())),
      (10 * u() - 7).toFixed(6),
      ...place(a),
      ...place(b),
      ...place(a || b),
    ].join("\t");
    return {
      tail,
      url: `https://news.example/${n}/a-story-about-${a.toLowerCase() || "nobody"}-and-${b.toLowerCase() || "nobody"}-with-a-long-name.html`,
    };
  });
}

/** Rows in chunks of text, each of whole lines. */
export function* syntheticGdelt({
  rows,
  columns,
  seed = 1,
  from = "2015-03-01",
  days = 365,
  id = 400_000_000,
}: Synthetic): Generator<string> {
  const u = uniforms(seed);
  const kinds = tails(u, columns, 4096);
  const start = Date.parse(from);
  const dates = Array.from({ length: days + 1 }, (_, day) => compact(start + day * DAY));
  let chunk: string[] = [];
  for (let n = 0; n < rows; n++) {
    const day = Math.floor((n / rows) * days);
    const date = dates[day];
    const { tail, url } = kinds[Math.floor(u() * kinds.length)];
    const added =
      columns === 61 ? `${dates[day + 1]}${HOURS[Math.floor(u() * 24)]}${QUARTERS[n & 3]}00` : dates[day + 1];
    chunk.push(
      `${id + n}\t${date}\t${date.slice(0, 6)}\t${date.slice(0, 4)}\t${date.slice(0, 4)}.${String(Math.floor((10_000 * (day % 365)) / 365)).padStart(4, "0")}\t${tail}\t${added}${columns === 57 ? "" : `\t${url}`}\n`,
    );
    if (chunk.length === 5000) {
      yield chunk.join("");
      chunk = [];
    }
  }
  if (chunk.length > 0) yield chunk.join("");
}

/** Writes the rows to a file. @returns bytes written. */
export function writeSyntheticGdelt(path: string, what: Synthetic): number {
  const file = openSync(path, "w");
  let bytes = 0;
  try {
    for (const chunk of syntheticGdelt(what)) bytes += writeSync(file, chunk);
  } finally {
    closeSync(file);
  }
  return bytes;
}
