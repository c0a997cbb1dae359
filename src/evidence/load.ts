/**
 * Files of events, trade and prices into the database. One file is one transaction: it is loaded whole or not at all, and twice is once.
 *
 * A row is read as text and parsed in SQL. A bad row goes in with an empty date and its reason, so that one parallel pass reads the file;
 * its place in the table tells its line. Bad rows are then moved to `rejected` with line and text.
 */
import { createHash } from "node:crypto";
import { createReadStream, existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { DuckDBConnection } from "@duckdb/node-api";
import { plainSeries, type Check, type Column, type Layout } from "./layouts.ts";
import { locate } from "./locate.ts";
import { literal, rows, type Store } from "./open.ts";
import { isWorkbook, readPinkSheet } from "./pink-sheet.ts";
import { cellsOf, recognise, type Recognised } from "./recognise.ts";
import { Refused } from "./refused.ts";
import { cleaned, isWhole } from "./utf8.ts";
import { LIMITS, kindOf, unpack, type Limits, type Part } from "./unpack.ts";

/** When the rows of a file could be known: on one day, or so many days after each row's own date. */
export type Known = { date: string } | { days: number };

export interface LoadOptions {
  /** What the user says that the file is; null: recognised. */
  as?: string | null;
  known?: Known | null;
  /** Encoding of texts, where it is not UTF-8. */
  encoding?: "latin-1" | null;
  limits?: Limits;
  signal?: AbortSignal;
}

export interface Bad { line: number; why: string; text: string }
/** What came of one file, or of one part of an archive. */
export interface Loaded { name: string; layout: string; what: string; /** Rows added. */ rows: number; /** Rows that were there before. */ repeated: number; bad: number; /** The first ten bad rows. */ shown: Bad[]; /** Null, or the name under which the same bytes were loaded before. */ before: string | null }

/** Share of rows that cannot be read beyond which a file is not what it was taken for; a row that stands twice is set aside and not counted here. */
export const MOST_BAD = 0.05;
const SHOWN = 10;
/** Rows set aside for their shape that are kept apart; a file with more is refused in any case unless it has 20 million rows. */
const MOST_REJECTS = 1_000_000;

/** The load was stopped from outside; the database is as it was. */
export class Stopped extends Error {}

/**
 * Loads one file: text, CSV, zip or gz of them, Parquet or the Pink Sheet.
 * @throws Refused where the file is none of the layouts, is broken, or has more than 5 % bad rows; Stopped on the signal. The database is then as it was.
 */
export async function load({ sql }: Store, path: string, options: LoadOptions = {}): Promise<Loaded[]> {
  if (!existsSync(path)) throw new Refused(`there is no file '${path}'`);
  if (!statSync(path).isFile()) throw new Refused(`'${path}' is not a file`);
  const folder = mkdtempSync(join(tmpdir(), "entente-evidence-"));
  const stop = (): void => sql.interrupt();
  options.signal?.addEventListener("abort", stop);
  try {
    const hash = await sha256(path, options.signal);
    await sql.run("BEGIN");
    const loaded = await loadParts(sql, path, hash, folder, options);
    if (options.signal?.aborted) throw new Stopped();
    await sql.run("COMMIT");
    return loaded;
  } catch (error) {
    await sql.run("ROLLBACK").catch(() => {}); // no transaction is open where the file itself could not be read
    if (options.signal?.aborted) throw new Stopped();
    throw error;
  } finally {
    options.signal?.removeEventListener("abort", stop);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function loadParts(sql: DuckDBConnection, path: string, hash: string, folder: string, options: LoadOptions): Promise<Loaded[]> {
  const name = basename(path);
  const known = (await rows(sql, `SELECT name, layout FROM file WHERE hash = ${literal(hash)} OR starts_with(hash, ${literal(`${hash}#`)}) LIMIT 1`))[0];
  if (known) return [{ name, layout: String(known[1]), what: String(known[1]), rows: 0, repeated: 0, bad: 0, shown: [], before: String(known[0]) }];
  if (options.as === "pinksheet" || (kindOf(path) === "zip" && isWorkbook(path))) return [await loadPinkSheet(sql, path, name, hash, folder, options)];
  const parts = await unpack(path, folder, options.limits ?? LIMITS);
  const loaded: Loaded[] = [];
  for (const [n, part] of parts.entries()) loaded.push(await loadPart(sql, part, parts.length > 1 ? `${hash}#${n}` : hash, folder, options));
  return loaded;
}

async function sha256(path: string, signal?: AbortSignal): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    if (signal?.aborted) throw new Stopped();
    hash.update(chunk as Buffer);
  }
  return hash.digest("hex");
}

interface Source { /** SQL of the table that is read, with columns c1, c2, ... */ from: string; path: string; /** Column of the file's own row number, where the text was made from something else. */ line: string | null; /** Lines left out since they are not UTF-8; null where no text is read. */ garbled: Bad[] | null }

async function loadPart(sql: DuckDBConnection, part: Part, hash: string, folder: string, options: LoadOptions): Promise<Loaded> {
  if (kindOf(part.path) === "parquet") return loadParquet(sql, part, hash, folder, options);
  const recognised = recognise(part.path, part.name, options.as ?? null);
  const whole = options.encoding === "latin-1" || isWhole(part.path);
  if (!whole && recognised.layout.quoted) throw new Refused(`${part.name} is not UTF-8; --encoding latin-1 reads it as Latin-1`);
  const path = whole ? part.path : join(folder, "cleaned");
  const garbled = whole ? [] : cleaned(part.path, path).map((one) => ({ ...one, why: "not UTF-8 (--encoding latin-1 reads the file as Latin-1)" }));
  return insert(sql, part.name, hash, recognised, { from: readText(path, recognised, options), path, line: null, garbled }, options);
}

/** A CSV scan of all columns as text; rows of another shape and bytes of another encoding go to the table `rejects`. */
function readText(path: string, { layout, columns, header }: Recognised, { encoding }: LoadOptions): string {
  const list = columns.map((_, at) => `'c${at + 1}': 'VARCHAR'`).join(", ");
  const quoting = layout.quoted ? `quote = '"', escape = '"'` : "quote = '', escape = ''";
  return `read_csv(${literal(path)}, auto_detect = false, delim = '${layout.delimiter}', ${quoting}, header = false, skip = ${header ? 1 : 0}, columns = {${list}}, null_padding = ${layout.short !== undefined}, strict_mode = true, encoding = '${encoding ?? "utf-8"}', store_rejects = true, rejects_table = 'rejects', rejects_scan = 'rejects_scan', rejects_limit = ${MOST_REJECTS})`;
}

async function loadParquet(sql: DuckDBConnection, part: Part, hash: string, folder: string, options: LoadOptions): Promise<Loaded> {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  let names: string[];
  try {
    names = (await rows(sql, `SELECT name FROM parquet_schema(${literal(part.path)}) WHERE num_children IS NULL`)).map(([name]) => String(name));
  } catch (error) {
    throw new Refused(`${part.name} is broken or cut short: ${(error as Error).message.split("\n")[0]}`);
  }
  const header = join(folder, "header.csv");
  writeFileSync(header, `${names.map(quoted).join(",")}\n`);
  const recognised = recognise(header, part.name, options.as ?? null);
  const columns = names.map((name, at) => `CAST(${quoted(name)} AS VARCHAR) AS c${at + 1}`).join(", ");
  return insert(sql, part.name, hash, recognised, { from: `(SELECT ${columns} FROM read_parquet(${literal(part.path)}))`, path: part.path, line: null, garbled: null }, options);
}

/** The cells of the sheet as a plain table, one a line, with the sheet's own row numbers. */
async function loadPinkSheet(sql: DuckDBConnection, path: string, name: string, hash: string, folder: string, options: LoadOptions): Promise<Loaded> {
  const { cells, known } = readPinkSheet(path, name);
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const table = join(folder, "cells.csv");
  writeFileSync(table, `row,series_id,unit,period,value\n${cells.map((cell) => [String(cell.row), cell.series, cell.unit, cell.period, cell.value].map(quote).join(",")).join("\n")}\n`);
  const columns = ["row", "series_id", "unit", "period", "value"];
  const layout = { ...plainSeries("pinksheet", "period", columns, name), what: "the World Bank's Pink Sheet, monthly prices" };
  const recognised: Recognised = { layout, columns, header: true };
  const when = options.known ?? (known === null ? null : { date: known });
  return insert(sql, name, hash, recognised, { from: readText(table, recognised, {}), path: table, line: "c1", garbled: [] }, { ...options, known: when });
}

/** What is known of one file while it is loaded. */
interface Loading { sql: DuckDBConnection; layout: Layout; file: number; /** Rows of the table that one record makes. */ each: number; source: Source; header: boolean; /** Rows that the scan itself set aside. */ ragged: Bad[]; /** First row of the file in the table, as text: such numbers are longer than a double holds. */ first: string }

async function insert(sql: DuckDBConnection, name: string, hash: string, { layout, columns, header }: Recognised, source: Source, options: LoadOptions): Promise<Loaded> {
  const known = knownOf(name, layout, options.known ?? null);
  const file = Number((await rows(sql, "SELECT coalesce(max(file), 0) + 1 FROM file"))[0]![0]);
  if (source.garbled) await sql.run("DROP TABLE IF EXISTS rejects; DROP TABLE IF EXISTS rejects_scan");
  const { statement, each } = statementOf(layout, columns, source, file, known);
  try {
    await sql.run(statement);
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Refused(`${name} cannot be read as ${layout.what}: ${(error as Error).message.split("\n")[0]}`);
  }
  const [first, added] = (await rows(sql, `SELECT min(rowid)::VARCHAR, count(*) FROM ${layout.table} WHERE file = ${file}`))[0]! as [string | null, number];
  const loading: Loading = { sql, layout, file, each, source, header, ragged: source.garbled ? inOrder([...source.garbled, ...await shapes(sql)]) : [], first: first ?? "0" };
  const records = added / each + loading.ragged.length;
  if (records === 0) throw new Refused(`${name} has no rows`);
  const wrong = await setAside(loading);
  const again = await repeats(sql, layout.table, file);
  const unread = inOrder([...loading.ragged, ...wrong]);
  const bad = inOrder([...unread, ...await duplicates(loading)]);
  if (unread.length > MOST_BAD * records) throw new Refused([`${unread.length} of ${records} rows of ${name} are bad, more than ${MOST_BAD * 100} in 100; nothing of it was loaded`, ...unread.slice(0, SHOWN).map(inWords)].join("\n"));
  await keepAside(sql, file, bad);
  const kept = Number((await rows(sql, `SELECT count(*) FROM ${layout.table} WHERE file = ${file}`))[0]![0]);
  await sql.run(`INSERT INTO file VALUES (${file}, ${literal(hash)}, ${literal(name)}, ${literal(layout.id)}, ${literal(known === null ? "row" : "date" in known ? known.date : `+${known.days}`)}, ${kept}, ${again}, ${bad.length})`);
  return { name, layout: layout.id, what: layout.what, rows: kept, repeated: again, bad: bad.length, shown: bad.slice(0, SHOWN), before: null };
}

/** When the rows could be known: by themselves (null), by the file's name, or as the user says. */
function knownOf(name: string, layout: Layout, said: Known | null): Known | null {
  if (layout.known && said) throw new Refused(`${name} says itself when each row was known; leave out --known`);
  if (layout.known || said) return said;
  const day = layout.named?.exec(name)?.[1];
  if (day) return { date: `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}` };
  throw new Refused(`${name} (${layout.what}) does not say when its rows could be known; say --known DATE (when it was published) or --known +DAYS (so long after each row's own date)`);
}

/** In order of lines, one entry a line. */
function inOrder(bad: readonly Bad[]): Bad[] {
  const lines = new Map<number, Bad>();
  for (const one of bad) if (!lines.has(one.line)) lines.set(one.line, one);
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

/** A bad row as it is shown. */
export const inWords = ({ line, why, text }: Bad): string => `  line ${line}: ${why}${text === "" ? "" : `: ${text.replaceAll("\t", " | ").slice(0, 100)}`}`;

/** Reason for which a row is bad, as SQL; NULL of a good one. */
const problem = (checks: readonly Check[]): string => (checks.length === 0 ? "NULL" : `CASE ${checks.map(({ when, words }) => `WHEN ${when} THEN ${words}`).join(" ")} END`);

function statementOf(layout: Layout, columns: readonly string[], source: Source, file: number, known: Known | null): { statement: string; each: number } {
  const c: Column = (name) => {
    const at = columns.indexOf(name) + 1;
    return at === 0 ? "NULL::VARCHAR" : layout.padded ? `nullif(trim(c${at}), '')` : `c${at}`;
  };
  const from = source.from;
  const knownAt = (day: string): string => (layout.known ? layout.known(c) : "date" in known! ? `TIMESTAMP ${literal(known!.date)}` : `(${day})::DATE + INTERVAL ${known!.days} DAY`);
  if (layout.table === "event") {
    const v = layout.values(c);
    const list = Object.entries(v).map(([name, value]) => `${name === "event_date" ? `(${value})::DATE` : value} AS ${name}`).join(", ");
    const names = Object.keys(v).filter((name) => !["event_id", "event_date", "url"].includes(name)).join(", ");
    return { each: 1, statement: `INSERT INTO event BY NAME SELECT ${file} AS file, ${literal(layout.id)} AS source, event_id, CASE WHEN why IS NULL THEN event_date END AS event_date, known_at, ${names}, CASE WHEN why IS NULL THEN url ELSE why END AS url FROM (SELECT *, ${problem(layout.checks(c))} AS why FROM (SELECT *, ${knownAt(v.event_date)} AS known_at, ${list} FROM ${from}))` };
  }
  const values = layout.values(c, columns);
  const own = problem(layout.checks(c));
  const structs = values.map((v) => `{'series_id': ${v.series_id}, 'period': (${v.period})::DATE, 'value': ${v.value}, 'unit': ${v.unit}, 'why': coalesce(${own}, ${problem(v.checks ?? [])})}`);
  return { each: values.length, statement: `INSERT INTO series SELECT ${file}, ${literal(layout.id)}, v.series_id, CASE WHEN v.why IS NULL THEN v.period END, v.value, CASE WHEN v.why IS NULL THEN v.unit ELSE v.why END, known_at FROM (SELECT unnest([${structs.join(", ")}]) AS v, ${knownAt(layout.ends(c))} AS known_at FROM ${from})` };
}

const SHAPES: { [type: string]: string } = { "MISSING COLUMNS": "too few columns", "TOO MANY COLUMNS": "too many columns", "UNQUOTED VALUE": "text after a closing quotation mark", "LINE SIZE OVER MAXIMUM": "longer than two million bytes" };

/** Rows that the scan itself set aside. */
async function shapes(sql: DuckDBConnection): Promise<Bad[]> {
  const found = await rows(sql, "SELECT line, any_value(error_type)::VARCHAR, any_value(csv_line)[1:500] FROM rejects GROUP BY line ORDER BY line");
  return found.map(([line, type, text]) => ({ line: Number(line), why: SHAPES[String(type)] ?? String(type).toLowerCase(), text: String(text ?? "") }));
}

const dateOf = (table: Layout["table"]): string => (table === "event" ? "event_date" : "period");

/** Bad rows with their lines and texts, taken out of the table again. */
async function setAside(loading: Loading): Promise<Bad[]> {
  const { sql, layout: { table }, file, first } = loading;
  const empty = `file = ${file} AND ${dateOf(table)} IS NULL`;
  const wrong = await rows(sql, `SELECT rowid - ${first}, ${table === "event" ? "url" : "unit"} FROM ${table} WHERE ${empty} ORDER BY rowid`);
  if (wrong.length > 0) await sql.run(`DELETE FROM ${table} WHERE ${empty}`);
  return placed(loading, wrong.map(([at, why]) => ({ at: Number(at), why: String(why) })));
}

/** Lines and texts of bad rows, by their place among the rows that the file made. */
function placed({ source, layout, header, ragged, each }: Loading, bad: readonly { at: number; why: string }[]): Bad[] {
  const record = (at: number): number => Math.floor(at / each);
  if (bad.length === 0 || source.garbled === null) return bad.map(({ at, why }) => ({ line: record(at) + 1, why, text: "" }));
  const found = locate(source.path, layout.quoted, new Set([...(header ? [1] : []), ...ragged.map(({ line }) => line)]), new Set(bad.map(({ at }) => record(at))));
  return bad.map(({ at, why }) => {
    const { line, text } = found.get(record(at)) ?? { line: 0, text: "" };
    return { line: source.line === null ? line : Number(cellsOf(text, ",")[0]), why, text };
  });
}

const KEY = { event: ["event_id"], series: ["series_id", "period", "known_at"] } as const;

/** Rows that an earlier file brought, taken out of this one. @returns how many. */
async function repeats(sql: DuckDBConnection, table: Layout["table"], file: number): Promise<number> {
  const before = (await rows(sql, `SELECT 1 FROM ${table} WHERE file < ${file} LIMIT 1`)).length > 0;
  if (!before) return 0;
  const key = KEY[table];
  const same = key.map((k) => `n.${k} IS NOT DISTINCT FROM o.${k}`).join(" AND ");
  await sql.run(`CREATE OR REPLACE TEMP TABLE known_rows AS SELECT DISTINCT ${key.map((k) => `o.${k}`).join(", ")} FROM ${table} o SEMI JOIN (SELECT ${key.join(", ")} FROM ${table} WHERE file = ${file}) n ON ${same} WHERE o.file < ${file} AND o.source = (SELECT source FROM ${table} WHERE file = ${file} LIMIT 1)`);
  const [count] = (await rows(sql, "SELECT count(*) FROM known_rows"))[0]!;
  let gone = 0;
  if (Number(count) > 0) {
    gone = Number((await rows(sql, `SELECT count(*) FROM ${table} n SEMI JOIN known_rows o ON ${same} WHERE n.file = ${file}`))[0]![0]);
    await sql.run(`DELETE FROM ${table} n USING known_rows o WHERE n.file = ${file} AND ${same}`);
  }
  await sql.run("DROP TABLE known_rows");
  return gone;
}

/** Rows that stand twice in the file itself: the first is kept. Equal hashes are looked for first, since numbers are counted far faster than texts. */
async function duplicates(loading: Loading): Promise<Bad[]> {
  const { sql, layout: { table }, file, first } = loading;
  const key = KEY[table].join(", ");
  await sql.run(`CREATE OR REPLACE TEMP TABLE twice AS SELECT hash(${key}) AS h FROM ${table} WHERE file = ${file} GROUP BY h HAVING count(*) > 1`);
  const any = Number((await rows(sql, "SELECT count(*) FROM twice"))[0]![0]);
  const found = any === 0 ? [] : await rows(sql, `SELECT rowid - ${first}, concat_ws(' ', ${key}), rowid::VARCHAR FROM ${table} WHERE file = ${file} AND hash(${key}) IN (SELECT h FROM twice) QUALIFY row_number() OVER (PARTITION BY ${key} ORDER BY rowid) > 1 ORDER BY rowid`);
  await sql.run("DROP TABLE twice");
  if (found.length > 0) await sql.run(`DELETE FROM ${table} WHERE file = ${file} AND rowid IN (${found.map(([, , rowid]) => rowid).join(", ")})`);
  return placed(loading, found.map(([at, id]) => ({ at: Number(at), why: `'${String(id)}' stood there before` })));
}

async function keepAside(sql: DuckDBConnection, file: number, bad: readonly Bad[]): Promise<void> {
  for (let at = 0; at < bad.length; at += 500) {
    await sql.run(`INSERT INTO rejected VALUES ${bad.slice(at, at + 500).map(({ line, why, text }) => `(${file}, ${line}, ${literal(why)}, ${literal(text)})`).join(", ")}`);
  }
}
