/** Evidence in the bench: synthetic GDELT 2.0 rows loaded, a driver's monthly series from them, memory; and a small file from start to series. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statfsSync, statSync, writeFileSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { load } from "../src/evidence/load/load.ts";
import { open, rows } from "../src/evidence/open.ts";
import { recognise } from "../src/evidence/load/recognise.ts";
import { monthly } from "../src/evidence/series.ts";
import { readText } from "../src/evidence/load/insert-sql.ts";
import { writeSyntheticGdelt } from "./synthetic-gdelt.ts";

const ROWS = 10_000_000;
/** Bytes of disk that a row takes in the file and in the database with what DuckDB spills, roughly. */
const BYTES_A_ROW = 700;
const seconds = (since: number): number => (performance.now() - since) / 1000;
/** Seconds of processor time that this process has used, all threads of DuckDB's among them. */
const processor = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
/** Columns that an event is made of. */
const USED = [
  "GLOBALEVENTID",
  "SQLDATE",
  "Actor1CountryCode",
  "Actor2CountryCode",
  "EventCode",
  "QuadClass",
  "GoldsteinScale",
  "NumMentions",
  "ActionGeo_FullName",
  "ActionGeo_Lat",
  "ActionGeo_Long",
  "DATEADDED",
  "SOURCEURL",
];
const recipe = {
  kind: "events",
  source: ["gdelt2"],
  from: ["CHN"],
  to: ["JPN"],
  quad: [3, 4],
  code: [],
  measure: "share",
  weight: "none",
  duplicates: "once",
  gaps: "zero",
} as const;

const CASE =
  "entente: 1\ntitle: Bench\nas_of: 2016-12-31\nuntil: 2017-12\nresidual: 3\nactors:\n  a: {stakes: {land: {weight: 100, values: {all: 100}}}}\n  b: {stakes: {land: {weight: 100, values: {all: -100}}}}\nissues:\n  land: {options: {none: nothing, all: everything}}\ntables:\n  talks: {parties: [a, b], issues: [land], meetings_per_year: 2}\n";
const EVIDENCE =
  "pressure:\n  file: pressure.csv\n  source: gdelt2\n  events: {from: CHN, to: JPN, quad: [3, 4]}\n  measure: share\n  weight: none\n  duplicates: once\n  gaps: zero\n";

/** Peak resident memory of this process in MB, where the system tells; the generator has run before in it and takes some 100 MB. */
const peak = (): number => {
  try {
    return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** `npm run bench -- evidence [ROWS]`: ten million rows, or as many as the free disk holds. */
export async function evidence(asked = ROWS): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "entente-bench-evidence-"));
  try {
    const { bavail, bsize } = statfsSync(folder);
    const room = Math.floor((bavail * bsize * 0.8) / BYTES_A_ROW / 100_000) * 100_000;
    const count = Math.min(asked, room);
    console.log(
      `evidence: ${count.toLocaleString("en")} synthetic GDELT 2.0 rows${count < asked ? `; ${asked.toLocaleString("en")} were asked for, and the free disk (${((bavail * bsize) / 2 ** 30).toFixed(1)} GiB) holds no more` : ""}`,
    );
    const file = join(folder, "rows.export.CSV");
    const making = performance.now();
    writeSyntheticGdelt(file, { rows: count, columns: 61 });
    console.log(`  made in ${seconds(making).toFixed(1)} s, ${(statSync(file).size / 2 ** 30).toFixed(2)} GiB`);
    const store = await open(join(folder, "bench.duckdb"), { make: true });
    const [scanning, scanned] = [performance.now(), processor()];
    const used = recognise(file, file, null, [])!;
    await rows(
      store.sql,
      `SELECT ${USED.map((name) => `count(c${used.columns.indexOf(name) + 1})`).join(", ")} FROM ${readText(file, used, "utf-8")}`,
    );
    console.log(
      `  limit   ${seconds(scanning).toFixed(1)} s, ${((processor() - scanned) / (count / 1e6)).toFixed(2)} s of processor time per million rows: the scan of the same columns alone, nothing parsed or kept`,
    );
    const [loading, before] = [performance.now(), processor()];
    const [loaded] = await load(store, file);
    const took = seconds(loading);
    console.log(
      `  load    ${took.toFixed(1)} s, ${Math.round(loaded!.rows / took).toLocaleString("en")} rows/s (300,000 asked for), ${((processor() - before) / (count / 1e6)).toFixed(2)} s of processor time per million rows, ${loaded!.bad} bad; load of the machine ${loadavg()
        .map((l) => l.toFixed(1))
        .join(" ")}`,
    );
    const asking = performance.now();
    const { months } = await monthly(store, "pressure", recipe as never, "2016-12-31");
    console.log(`  series  ${seconds(asking).toFixed(2)} s for ${months.length} months (under 2 s asked for)`);
    const again = performance.now();
    const [twice] = await load(store, file);
    console.log(`  again   ${seconds(again).toFixed(1)} s, ${twice!.rows} rows added`);
    const [[total]] = (await rows(store.sql, "SELECT count(*) FROM event")) as [[number]];
    store.close();
    console.log(
      `  peak    ${peak().toFixed(0)} MB of memory (under 1,500 MB asked for); ${total!.toLocaleString("en")} rows in ${(statSync(join(folder, "bench.duckdb")).size / 2 ** 20).toFixed(0)} MiB`,
    );
    small(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The commands themselves: 100,000 rows from the start of the first to the end of the second. */
function small(folder: string): void {
  const at = join(folder, "case");
  mkdirSync(at);
  writeFileSync(join(at, "case.yaml"), CASE);
  writeFileSync(join(at, "evidence.yaml"), EVIDENCE);
  writeSyntheticGdelt(join(folder, "small.export.CSV"), { rows: 100_000, columns: 61 });
  const entente = (...args: string[]): void => {
    const { status, stderr } = spawnSync(
      process.execPath,
      [join(process.cwd(), "dist/cli.js"), "evidence", ...args, "--db", join(folder, "small.duckdb")],
      { encoding: "utf8" },
    );
    if (status !== 0) throw new Error(stderr);
  };
  const times = [1, 2, 3]
    .map(() => {
      for (const end of ["", ".wal"]) rmSync(join(folder, `small.duckdb${end}`), { force: true });
      const start = performance.now();
      entente("load", join(folder, "small.export.CSV"));
      const loaded = seconds(start);
      entente("series", at);
      return [seconds(start), loaded] as const;
    })
    .sort(([a], [b]) => a - b);
  const [all, loading] = times[1];
  console.log(
    `  100,000 rows, \`evidence load\` and \`evidence series\` from start to end: ${all.toFixed(2)} s, ${loading.toFixed(2)} s of it the load; the middle of three (under 3 s asked for)\n`,
  );
}
