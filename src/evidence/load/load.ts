/**
 * Loads files of events, trade and prices into the database. One file is one transaction, loaded whole or not at all;
 * loading is idempotent.
 */
import { createHash } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { open as openFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { temporaryFolder } from "../../files/left-behind.ts";
import { requireFile } from "../../files/named-file.ts";
import { EntenteError, interrupted } from "../../errors.ts";
import { shorten } from "../../language/text/visible.ts";
import { limitColumns, mapped } from "./columns.ts";
import type { Source } from "./rejected-rows.ts";
import { isJson, readRecords } from "./json-records.ts";
import { delimitedRows, delimiterOf, wholeText } from "./delimited.ts";
import { plainSeries } from "./layouts/plain.ts";
import type { Layout } from "./layouts/layout.ts";
import { literal, literalPath, rows, type Store } from "../open.ts";
import { isPinkSheet, MONTHLY_PRICES, readPinkSheet } from "./pink-sheet.ts";
import { head, notKnown, recognise, type Recognised } from "./recognise.ts";
import { readSeriesTable, type SeriesTable } from "./series-table.ts";
import { isWorkbook, sheetRows } from "./workbook.ts";
import { scarce } from "../errors.ts";
import { MAX_CAUSE_CHARACTERS, insertRows } from "./insert-rows.ts";
import { readText } from "./insert-sql.ts";
import type { Loaded, LoadOptions } from "./loaded.ts";
import { cleaned, decoded, isWhole } from "./utf8.ts";
import { wideRows, withoutRows } from "./wide-rows.ts";
import { LIMITS, kindOf, unpack, type Part } from "./unpack.ts";

/**
 * Loads one file: text, CSV, JSON, zip or gz of them, Parquet or the Pink Sheet.
 * @throws EntenteError `wrong-input` where the file is none of the layouts, is broken, or has more than 5 % bad rows; `unavailable` where disk or
 * memory does not suffice; `interrupted` on the signal. The database is then unchanged.
 */
export async function load({ sql }: Store, path: string, options: LoadOptions = {}): Promise<Loaded[]> {
  requireFile(path);
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
        revised: null,
        bad: 0,
        shown: [],
        before: String(known[0]),
      },
    ];
  if (kindOf(path) === "zip" && (options.as === "pinksheet" || isWorkbook(path)))
    return [
      await loadTable(
        sql,
        readPinkSheet(sheetRows(path, name, MONTHLY_PRICES), name),
        PINK_SHEET,
        name,
        hash,
        folder,
        options,
      ),
    ];
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
  const text = decoded(part, folder);
  if (isJson(head(text)[0] ?? "")) return loadJson(sql, { ...part, path: text }, hash, folder, options);
  const recognised = recognise(text, part.name, options.as ?? null, options.renamed ?? []);
  const whole = options.encoding === "latin-1" || isWhole(text);
  if (!whole && (recognised === null || recognised.quoted))
    throw new EntenteError("wrong-input", `${part.name} is not UTF-8; --encoding latin-1 reads it as Latin-1`);
  if (recognised === null) return loadSeriesTable(sql, { ...part, path: text }, hash, folder, options);
  const decodable = whole ? text : join(folder, "cleaned");
  const garbled = whole
    ? []
    : cleaned(text, decodable).map((one) => ({
        ...one,
        why: "not UTF-8 (--encoding latin-1 reads the file as Latin-1)",
      }));
  const wide = wideRows(decodable, recognised);
  const path = wide.length === 0 ? decodable : join(folder, "narrow");
  if (wide.length > 0) withoutRows(decodable, path, wide);
  return insertRows(
    sql,
    part.name,
    hash,
    recognised,
    {
      from: readText(path, recognised, options.encoding ?? "utf-8"),
      path,
      line: null,
      unread: [...garbled, ...wide.map(({ line, why, text }) => ({ line, why, text }))],
    },
    options,
  );
}

/** A table of series in a text, read whole. */
async function loadSeriesTable(
  sql: DuckDBConnection,
  part: Part,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  const text = wholeText(part.path, part.name, options.encoding ?? "utf-8");
  const lines = delimitedRows(text, delimiterOf(text));
  for (const { cells } of lines) limitColumns(cells.length, part.name);
  if (options.as === PINK_SHEET || ((options.as === null || options.as === undefined) && isPinkSheet(lines)))
    return loadTable(sql, readPinkSheet(lines, part.name), PINK_SHEET, part.name, hash, folder, options);
  if (lines.length > 0)
    lines[0] = { ...lines[0], cells: mapped(lines[0].cells, options.renamed ?? [], null, part.name) };
  const table = readSeriesTable(lines, part.name);
  if (!table) throw notKnown(head(part.path), part.name, options.as ?? null);
  return loadTable(sql, table, "csv", part.name, hash, folder, options);
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
      `${part.name} is broken or cut short: ${shorten((error as Error).message.split("\n")[0], MAX_CAUSE_CHARACTERS)}`,
    );
  }
  const header = join(folder, "header.csv");
  writeFileSync(header, `${names.map(quoted).join(",")}\n`);
  const recognised = recognise(header, part.name, options.as ?? null, options.renamed ?? []);
  if (!recognised) {
    const text = join(folder, "table.csv");
    await sql.run(
      `COPY (SELECT ${names.map((name) => `CAST(${quoted(name)} AS VARCHAR) AS ${quoted(name)}`).join(", ")} FROM read_parquet(${literalPath(part.path)})) TO ${literal(text)} (HEADER, DELIMITER ',')`,
    );
    return loadSeriesTable(sql, { ...part, path: text }, hash, folder, options);
  }
  const columns = names.map((name, at) => `CAST(${quoted(name)} AS VARCHAR) AS c${at + 1}`).join(", ");
  return insertRows(
    sql,
    part.name,
    hash,
    recognised,
    {
      from: `(SELECT ${columns} FROM read_parquet(${literalPath(part.path)}))`,
      path: part.path,
      line: null,
      unread: null,
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
  const recognised = recognise(path, part.name, options.as ?? "comtrade", options.renamed ?? []);
  if (!recognised) throw notKnown(head(path), part.name, options.as ?? "comtrade");
  return insertRows(sql, part.name, hash, recognised, tableOf(path, recognised), options);
}

/** The values of a table, one a row, with the table's own row numbers. */
async function loadTable(
  sql: DuckDBConnection,
  { cells, known, what }: SeriesTable,
  id: string,
  name: string,
  hash: string,
  folder: string,
  options: LoadOptions,
): Promise<Loaded> {
  const columns = ["series_id", "unit", "period", "value"];
  const table = writeTable(
    folder,
    columns,
    cells.map((cell) => [String(cell.row), cell.series, cell.unit, cell.period, cell.value]),
  );
  const layout = { ...plainSeries(id, "period", [ROW_COLUMN, ...columns], name), what };
  const when = options.known ?? (known === null ? null : { date: known });
  const recognised = written(layout, [ROW_COLUMN, ...columns]);
  return insertRows(sql, name, hash, recognised, tableOf(table, recognised), { ...options, known: when });
}

const PINK_SHEET = "pinksheet";
const written = (layout: Layout, columns: string[]): Recognised => ({
  layout,
  columns,
  header: true,
  delimiter: ",",
  quoted: true,
  sample: [],
});

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
  unread: [],
});
