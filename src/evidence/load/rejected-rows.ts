/**
 * Rows of a file that are removed from the table, with reasons: unreadable rows, duplicates, and rows of an earlier
 * file. A bad row's position in the table gives its record, and the record its line; it is moved to `rejected` with
 * line and text.
 */
import type { DuckDBConnection } from "@duckdb/node-api";
import type { Layout } from "./layouts/layout.ts";
import { locate } from "./locate.ts";
import { rows } from "../open.ts";
import { cellsOf } from "./columns.ts";
import type { Recognised } from "./recognise.ts";
import { shorten } from "../../language/text/visible.ts";

export interface Bad {
  line: number;
  why: string;
  text: string;
}

/** Where the rows of a file are read from. */
export interface Source {
  /** SQL of the table to read, with columns c1, c2, ... */ from: string;
  path: string;
  /** Column of the file's own row number, where the text was written from JSON or a sheet. */ line: string | null;
  /** Rows left out before the scan; null where no text is read. */ unread: Bad[] | null;
}

/** State of one file while it is loaded. */
export interface Loading {
  sql: DuckDBConnection;
  recognised: Recognised;
  file: number;
  /** Table rows per record. */ each: number;
  source: Source;
  /** Rows rejected by the scan itself. */ ragged: Bad[];
  /** Record numbers, from 1, without a row: those of the wrong shape and the header. */ skip: ReadonlySet<number>;
  /** First row of the file in the table, as text: such numbers exceed the precision of a double. */ first: string;
}

/** In order of lines, one entry a line. */
export function inOrder(bad: readonly Bad[]): Bad[] {
  const lines = new Map<number, Bad>();
  for (const one of bad) if (!lines.has(one.line)) lines.set(one.line, one);
  return [...lines.values()].sort((a, b) => a.line - b.line);
}

const [MAX_REASON_CHARACTERS, MAX_ROW_CHARACTERS] = [200, 100];

/** A bad row as printed. */
export const inWords = ({ line, why, text }: Bad): string =>
  `  line ${line}: ${shorten(why, MAX_REASON_CHARACTERS)}${text === "" ? "" : `: ${shorten(text.replaceAll("\t", " | "), MAX_ROW_CHARACTERS)}`}`;

const SHAPES: { [type: string]: string } = {
  "MISSING COLUMNS": "too few columns",
  "TOO MANY COLUMNS": "too many columns",
  "UNQUOTED VALUE": "text after a closing quotation mark",
  "LINE SIZE OVER MAXIMUM": "longer than two million bytes",
};

/**
 * Rows rejected by the scan itself, and their numbers among all records from 1, which are their lines where no record
 * spans several.
 */
export async function shapes(
  sql: DuckDBConnection,
  path: string,
  { quoted, delimiter }: Recognised,
): Promise<{ ragged: Bad[]; records: Set<number> }> {
  const found = await rows(
    sql,
    "SELECT line, any_value(error_type)::VARCHAR, trim(any_value(csv_line), chr(10) || chr(13))[1:500] FROM rejects GROUP BY line ORDER BY line",
  );
  const records = new Set(found.map(([record]) => Number(record)));
  const places =
    quoted && found.length > 0
      ? locate(path, delimiter, () => true, new Set([...records].map((record) => record - 1)))
      : null;
  return {
    records,
    ragged: found.map(([record, type, text]) => ({
      line: places?.get(Number(record) - 1)?.line ?? Number(record),
      why: SHAPES[String(type)] ?? String(type).toLowerCase(),
      text: String(text ?? ""),
    })),
  };
}

const dateOf = (table: Layout["table"]): string => (table === "event" ? "event_date" : "period");

/** Bad rows with their lines and texts, removed from the table. */
export async function setAside(loading: Loading): Promise<Bad[]> {
  const {
    sql,
    recognised: {
      layout: { table },
    },
    file,
    first,
  } = loading;
  const empty = `file = ${file} AND ${dateOf(table)} IS NULL`;
  const wrong = await rows(
    sql,
    `SELECT rowid - ${first}, ${table === "event" ? "url" : "unit"} FROM ${table} WHERE ${empty} ORDER BY rowid`,
  );
  if (wrong.length > 0) await sql.run(`DELETE FROM ${table} WHERE ${empty}`);
  return placed(
    loading,
    wrong.map(([at, why]) => ({ at: Number(at), why: String(why) })),
  );
}

/** Lines and texts of bad rows, by their position among the file's rows. */
export function placed(
  { source, recognised, skip, each }: Loading,
  bad: readonly { at: number; why: string }[],
): Bad[] {
  const record = (at: number): number => Math.floor(at / each);
  if (bad.length === 0 || source.unread === null)
    return bad.map(({ at, why }) => ({ line: record(at) + 1, why, text: "" }));
  const found = locate(
    source.path,
    recognised.quoted ? recognised.delimiter : null,
    (number, blank) => !blank && !skip.has(number),
    new Set(bad.map(({ at }) => record(at))),
  );
  return bad.map(({ at, why }) => {
    const { line, text } = found.get(record(at)) ?? { line: 0, text: "" };
    return { line: source.line === null ? line : Number(cellsOf(text, ",")[0]), why, text };
  });
}

/** Columns by which rows of a table are one. */
export const KEY = { event: ["event_id"], series: ["series_id", "period", "known_at"] } as const;
/** Columns in which such rows may differ. */
export const CONTENT = {
  event: ["event_date", "actor_a", "actor_b", "code", "quad", "intensity", "mentions", "place", "lat", "lon", "url"],
  series: ["value", "unit"],
} as const;

/** Greatest ratio of id range to id count at which a bit map beats a hash table, and the most bits. */
const [MAX_SPARSITY, MAX_BITS] = [16, 500_000_000];

/**
 * Whether the ids of a file's events are certainly distinct: integers, one bit each. Texts such as 7 and 07 share a bit
 * and leave it open.
 */
async function allDiffer(sql: DuckDBConnection, file: number): Promise<boolean> {
  const ids = `(SELECT try_cast(event_id AS BIGINT) AS id FROM event WHERE file = ${file})`;
  const [least, most, count] = (await rows(sql, `SELECT min(id), max(id), count(*) FROM ${ids}`))[0] as [
    number | null,
    number | null,
    number,
  ];
  if (
    least === null ||
    most === null ||
    !Number.isSafeInteger(least) ||
    !Number.isSafeInteger(most) ||
    most - least >= Math.min(MAX_SPARSITY * count, MAX_BITS)
  )
    return false;
  return (
    (await rows(sql, `SELECT bit_count(bitstring_agg(id, ${least}, ${most})) = ${count} FROM ${ids}`))[0][0] === true
  );
}

/**
 * Duplicate rows within the file: the first is kept. Equal hashes are searched first, since numbers are counted far
 * faster than texts.
 */
export async function duplicates(loading: Loading): Promise<Bad[]> {
  const {
    sql,
    recognised: {
      layout: { table },
    },
    file,
    first,
  } = loading;
  if (table === "event" && (await allDiffer(sql, file))) return [];
  const key = KEY[table].join(", ");
  await sql.run(
    `CREATE OR REPLACE TEMP TABLE twice AS SELECT hash(${key}) AS h FROM ${table} WHERE file = ${file} GROUP BY h HAVING count(*) > 1`,
  );
  const content = `hash(${CONTENT[table].join(", ")})`;
  await sql.run(
    `CREATE OR REPLACE TEMP TABLE later AS SELECT rowid AS id, concat_ws(' ', ${key}) AS key, ${content} = first(${content}) OVER rows_of AS same FROM ${table} WHERE file = ${file} AND hash(${key}) IN (SELECT h FROM twice) WINDOW rows_of AS (PARTITION BY ${key} ORDER BY rowid) QUALIFY row_number() OVER rows_of > 1`,
  );
  const found = await rows(sql, `SELECT id - ${first}, key, same FROM later ORDER BY id`);
  if (found.length > 0) await sql.run(`DELETE FROM ${table} WHERE file = ${file} AND rowid IN (SELECT id FROM later)`);
  await sql.run("DROP TABLE twice; DROP TABLE later");
  return placed(
    loading,
    found.map(([at, id, same]) => ({
      at: Number(at),
      why: `'${shorten(String(id))}' stood there before${same ? "" : ` with ${table === "event" ? "other contents" : "another value"}`}`,
    })),
  );
}

/** Stores bad rows with their lines and texts. */
export async function keepAside(sql: DuckDBConnection, file: number, bad: readonly Bad[]): Promise<void> {
  const appender = await sql.createAppender("rejected");
  for (const { line, why, text } of bad) {
    appender.appendInteger(file);
    appender.appendBigInt(BigInt(line));
    appender.appendVarchar(why);
    appender.appendVarchar(text);
    appender.endRow();
  }
  appender.closeSync();
}
