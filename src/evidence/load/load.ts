/**
 * Loads files of events, trade and prices into the database. One file is one transaction, loaded whole or not at all;
 * loading is idempotent.
 */
import { createHash } from "node:crypto";
import { existsSync, rmSync, statSync, writeFileSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { temporaryFolder } from "../../files/left-behind.ts";
import { EntenteError, interrupted } from "../../errors.ts";
import {
  duplicates,
  inOrder,
  inWords,
  keepAside,
  repeats,
  setAside,
  shapes,
  type Bad,
  type Loading,
  type Source,
} from "./rejected-rows.ts";
import { isJson, readRecords } from "./json-records.ts";
import { plainSeries, type Layout } from "./layouts.ts";
import { literal, literalPath, rows, type Store } from "../open.ts";
import { isWorkbook, readPinkSheet } from "./pink-sheet.ts";
import { head, recognise, type Recognised } from "./recognise.ts";
import { scarce } from "../errors.ts";
import { readText, statementOf, type Known } from "./insert-sql.ts";
import { cleaned, isWhole } from "./utf8.ts";
import { LIMITS, kindOf, unpack, type Limits, type Part } from "./unpack.ts";

export interface LoadOptions {
  /** Layout named by the user; null: recognised. */
  as?: string | null;
  known?: Known | null;
  /** Encoding of texts, where it is not UTF-8. */
  encoding?: "latin-1" | null;
  limits?: Limits;
  signal?: AbortSignal;
}

/** Result for one file, or one part of an archive. */
export interface Loaded {
  name: string;
  layout: string;
  what: string;
  /** Rows added. */ rows: number;
  /** Rows that an earlier file had loaded. */ repeated: number;
  bad: number;
  /** The first ten bad rows. */ shown: Bad[];
  /** Null, or the name under which the same bytes were loaded before. */ before: string | null;
}

/** Share of unreadable rows above which a file is refused; duplicate rows are set aside and not counted here. */
const MAX_BAD_SHARE = 0.05;
const SHOWN = 10;

/**
 * Loads one file: text, CSV, JSON, zip or gz of them, Parquet or the Pink Sheet.
 * @throws EntenteError `wrong-input` where the file is none of the layouts, is broken, or has more than 5 % bad rows; `unavailable` where disk or
 * memory does not suffice; `interrupted` on the signal. The database is then unchanged.
 */
export async function load({ sql }: Store, path: string, options: LoadOptions = {}): Promise<Loaded[]> {
  if (!existsSync(path)) throw new EntenteError("wrong-input", `there is no file '${path}'`);
  if (!statSync(path).isFile()) throw new EntenteError("wrong-input", `'${path}' is not a file`);
  const folder = temporaryFolder("evidence");
  const stop = (): void => sql.interrupt();
  options.signal?.addEventListener("abort", stop);
  try {
    const hash = await sha256(path, options.signal);
    await sql.run("BEGIN");
    const loaded = await loadParts(sql, path, hash, folder, options);
    if (options.signal?.aborted) throw interrupted();
    await sql.run("COMMIT");
    return loaded;
  } catch (error) {
    await sql.run("ROLLBACK").catch(() => {}); // no transaction is open if the file could not be read
    if (options.signal?.aborted) throw interrupted();
    throw scarce(error) ?? error;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadParts(
  sql: DuckDBConnection,
  path: string,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded[]> {
  const name = basename(path);
  const known = (
    await rows(
      sql,
      `SELECT name, layout FROM file WHERE hash = ${literal(hash)} OR starts_with(hash, ${literal(`${hash}#`)}) LIMIT 1`,
    )
  )[0];
  if (known)
    return [
      {
        name,
        layout: String(known[1]),
        what: String(known[1]),
        rows: 0,
        repeated: 0,
        bad: 0,
        shown: [],
        before: String(known[0]),
      },
    ];
  if (options.as === "pinksheet" || (kindOf(path) === "zip" && isWorkbook(path)))
    return [await loadPinkSheet(sql, path, name, hash, folder, options)];
  const parts = await unpack(path, folder, options.limits ?? LIMITS);
  const loaded: Loaded[] = [];
  for (const [n, part] of parts.entries())
    loaded.push(await loadPart(sql, part, parts.length > 1 ? `${hash}#${n}` : hash, folder, options));
  return loaded;
}

async function sha256(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  const file = await openFile(path, "r");
  const buffer = Buffer.alloc(1 << 20);
  try {
    for (let length = 1; length > 0;) {
      length = (await file.read(buffer)).bytesRead;
      if (signal?.aborted) throw interrupted();
      hash.update(buffer.subarray(0, length));
    }
  } finally {
    await file.close();
  }
  return hash.digest("hex");
}

async function loadPart(
  sql: DuckDBConnection,
  part: Part,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  if (kindOf(part.path) === "parquet") return loadParquet(sql, part, hash, folder, options);
  if (isJson(head(part.path)[0] ?? "")) return loadJson(sql, part, hash, folder, options);
  const recognised = recognise(part.path, part.name, options.as ?? null);
  const whole = options.encoding === "latin-1" || isWhole(part.path);
  if (!whole && recognised.layout.quoted)
    throw new EntenteError("wrong-input", `${part.name} is not UTF-8; --encoding latin-1 reads it as Latin-1`);
  const path = whole ? part.path : join(folder, "cleaned");
  const garbled = whole
    ? []
    : cleaned(part.path, path).map((one) => ({
        ...one,
        why: "not UTF-8 (--encoding latin-1 reads the file as Latin-1)",
      }));
  return insert(
    sql,
    part.name,
    hash,
    recognised,
    { from: readText(path, recognised, options.encoding ?? "utf-8"), path, line: null, garbled },
    options,
  );
}

async function loadParquet(
  sql: DuckDBConnection,
  part: Part,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  let names: string[];
  try {
    names = (
      await rows(sql, `SELECT name FROM parquet_schema(${literalPath(part.path)}) WHERE num_children IS NULL`)
    ).map(([name]) => String(name));
  } catch (error) {
    throw new EntenteError(
      "wrong-input",
      `${part.name} is broken or cut short: ${(error as Error).message.split("\n")[0]}`,
    );
  }
  const header = join(folder, "header.csv");
  writeFileSync(header, `${names.map(quoted).join(",")}\n`);
  const recognised = recognise(header, part.name, options.as ?? null);
  const columns = names.map((name, at) => `CAST(${quoted(name)} AS VARCHAR) AS c${at + 1}`).join(", ");
  return insert(
    sql,
    part.name,
    hash,
    recognised,
    {
      from: `(SELECT ${columns} FROM read_parquet(${literalPath(part.path)}))`,
      path: part.path,
      line: null,
      garbled: null,
    },
    options,
  );
}

/** A response of UN Comtrade's interface; records count from 1. */
async function loadJson(
  sql: DuckDBConnection,
  part: Part,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  if (!isWhole(part.path)) throw new EntenteError("wrong-input", `${part.name} is not UTF-8, as JSON is`);
  const { columns, cells } = readRecords(part.path, part.name);
  const path = writeTable(
    folder,
    columns,
    cells.map((record, n) => [String(n + 1), ...record]),
  );
  const recognised = recognise(path, part.name, options.as ?? "comtrade");
  return insert(sql, part.name, hash, recognised, tableOf(path, recognised), options);
}

/** The cells of the sheet, one a row, with the sheet's own row numbers. */
async function loadPinkSheet(
  sql: DuckDBConnection,
  path: string,
  name: string,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  const { cells, known } = readPinkSheet(path, name);
  const columns = ["series_id", "unit", "period", "value"];
  const table = writeTable(
    folder,
    columns,
    cells.map((cell) => [String(cell.row), cell.series, cell.unit, cell.period, cell.value]),
  );
  const layout = {
    ...plainSeries("pinksheet", "period", [ROW_COLUMN, ...columns], name),
    what: "the World Bank's Pink Sheet, monthly prices",
  };
  const when = options.known ?? (known === null ? null : { date: known });
  const recognised: Recognised = { layout, columns: [ROW_COLUMN, ...columns], header: true };
  return insert(sql, name, hash, recognised, tableOf(table, recognised), { ...options, known: when });
}

/** Column of a written table that holds each row's position in its origin. */
const ROW_COLUMN = "row";

/** Writes JSON records or sheet rows as a table, with each row's position in the first column. @returns its path */
function writeTable(folder: string, columns: readonly string[], cells: readonly (readonly string[])[]): string {
  const path = join(folder, "cells.csv");
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  writeFileSync(path, [[ROW_COLUMN, ...columns], ...cells].map((row) => `${row.map(quote).join(",")}\n`).join(""));
  return path;
}

const tableOf = (path: string, recognised: Recognised): Source => ({
  from: readText(path, recognised, "utf-8"),
  path,
  line: "c1",
  garbled: [],
});

async function insert(
  sql: DuckDBConnection,
  name: string,
  hash: string,
  { layout, columns, header }: Recognised,
  source: Source,
  options: LoadOptions,
): Promise<Loaded> {
  const known = knownOf(name, layout, options.known ?? null);
  const file = Number((await rows(sql, "SELECT coalesce(max(file), 0) + 1 FROM file"))[0][0]);
  if (source.garbled) await sql.run("DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS rejects_scan");
  const { statement, each } = statementOf(layout, columns, source.from, file, known);
  try {
    await sql.run(statement);
  } catch (error) {
    if (options.signal?.aborted || scarce(error)) throw error;
    throw new EntenteError(
      "wrong-input",
      `${name} cannot be read as ${layout.what}: ${(error as Error).message.split("\n")[0]}`,
    );
  }
  const [first, added] = (
    await rows(sql, `SELECT min(rowid)::VARCHAR, count(*) FROM ${layout.table} WHERE file = ${file}`)
  )[0] as [string | null, number];
  const scan = source.garbled ? await shapes(sql, source.path, layout.quoted) : { ragged: [], records: [] };
  const loading: Loading = {
    sql,
    layout,
    file,
    each,
    source,
    ragged: inOrder([...(source.garbled ?? []), ...scan.ragged]),
    skip: new Set([...(header ? [1] : []), ...scan.records]),
    first: first ?? "0",
  };
  const records = added / each + loading.ragged.length;
  if (records === 0) throw new EntenteError("wrong-input", `${name} has no rows`);
  const wrong = await setAside(loading);
  const again = await repeats(sql, layout.table, file);
  const unread = inOrder([...loading.ragged, ...wrong]);
  const bad = inOrder([...unread, ...(await duplicates(loading))]);
  if (unread.length > MAX_BAD_SHARE * records)
    throw new EntenteError(
      "wrong-input",
      [
        `${unread.length} of ${records} rows of ${name} are bad, more than ${MAX_BAD_SHARE * 100} in 100; nothing of it was loaded`,
        ...unread.slice(0, SHOWN).map(inWords),
      ].join("\n"),
    );
  await keepAside(sql, file, bad);
  const kept = Number((await rows(sql, `SELECT count(*) FROM ${layout.table} WHERE file = ${file}`))[0][0]);
  await sql.run(
    `INSERT INTO file VALUES (${file}, ${literal(hash)}, ${literal(name)}, ${literal(layout.id)}, ${literal(known === null ? "row" : "date" in known ? known.date : `+${known.days}`)}, ${kept}, ${again}, ${bad.length})`,
  );
  return {
    name,
    layout: layout.id,
    what: layout.what,
    rows: kept,
    repeated: again,
    bad: bad.length,
    shown: bad.slice(0, SHOWN),
    before: null,
  };
}

/** When the rows became known: by their own columns (null), by the file's name, or by the user's statement. */
function knownOf(name: string, layout: Layout, said: Known | null): Known | null {
  if (layout.known && said)
    throw new EntenteError("wrong-input", `${name} says itself when each row was known; leave out --known`);
  if (layout.known || said) return said;
  const day = layout.named?.exec(name)?.[1];
  if (day) return { date: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` };
  throw new EntenteError(
    "wrong-input",
    `${name} (${layout.what}) does not say when its rows could be known; say --known DATE (when it was published) or --known +DAYS (so long after each row's own date)`,
  );
}
