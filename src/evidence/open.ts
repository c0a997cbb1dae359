/** The database of loaded rows: one DuckDB file, opened only by the evidence commands. */
import { closeSync, existsSync, openSync, readSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import type { DuckDBConnection } from "@duckdb/node-api";
import { EntenteError } from "../errors.ts";
import { DUCKDB, missingPart } from "../optional-parts.ts";
import { visible } from "../language/text/visible.ts";

export interface Store {
  sql: DuckDBConnection;
  /** Closes the connection and the file. */ close(): void;
}

/** The database of a command that names none. */
export const DEFAULT_DATABASE = "evidence.duckdb";
/**
 * Storage version of new files: the first that packs strings in one step, a third smaller and a fifth quicker to write;
 * DuckDB reads it from 1.3 on.
 */
const STORAGE_VERSION = "v1.3.0";
/** Memory limit of DuckDB before it spills to disk; the process itself needs about 150 MB more. */
const MEMORY_LIMIT = "1000MB";

/** Views and macros that an error names. */
const MAX_NAMED_PROGRAMS = 3;

const TABLES = [
  `CREATE TABLE IF NOT EXISTS file (file INTEGER PRIMARY KEY, hash VARCHAR UNIQUE, name VARCHAR, layout VARCHAR, known VARCHAR, rows BIGINT, repeated BIGINT, bad BIGINT)`,
  `CREATE TABLE IF NOT EXISTS event (file INTEGER, source VARCHAR, event_id VARCHAR, event_date DATE, known_at TIMESTAMP, actor_a VARCHAR, actor_b VARCHAR, code VARCHAR, quad UTINYINT, intensity DOUBLE, mentions INTEGER, place VARCHAR, lat DOUBLE, lon DOUBLE, url VARCHAR)`,
  `CREATE TABLE IF NOT EXISTS series (file INTEGER, source VARCHAR, series_id VARCHAR, period DATE, value DOUBLE, unit VARCHAR, known_at TIMESTAMP)`,
  `CREATE TABLE IF NOT EXISTS rejected (file INTEGER, line BIGINT, why VARCHAR, text VARCHAR)`,
];

/**
 * DuckDB by `require`: an import would first scan every file of the package for names. @throws EntenteError `unavailable` where it is not
 * installed
 */
function installed(): typeof import("@duckdb/node-api") {
  try {
    return createRequire(import.meta.url)("@duckdb/node-api") as typeof import("@duckdb/node-api");
  } catch (error) {
    throw new EntenteError("unavailable", missingPart(DUCKDB, error));
  }
}

/**
 * Opens a database of evidence.
 * @param path `:memory:` or a file
 * @param make whether to open it for writing and create it where absent; else it is only read, and may be
 * write-protected
 * @throws EntenteError `unavailable` where DuckDB is not installed or another process holds the file; `wrong-input` where the file is not such a
 * database, or holds views or macros. A database that is only read gets no access to other files.
 */
export async function open(path: string, { make }: { make: boolean }): Promise<Store> {
  if (path !== ":memory:" && !existsSync(path) && !make)
    throw new EntenteError(
      "wrong-input",
      `there is no '${path}'; \`entente evidence load FILE --db ${path}\` makes it`,
    );
  const not = (why: string): EntenteError =>
    new EntenteError("wrong-input", `'${path}' cannot be opened as a database of evidence: ${why}`);
  if (path !== ":memory:" && existsSync(path) && statSync(path).isFile() && !isDatabase(path))
    throw not("it is another kind of file");
  const duckdb = installed();
  try {
    const instance = await duckdb.DuckDBInstance.create(path, {
      memory_limit: MEMORY_LIMIT,
      storage_compatibility_version: STORAGE_VERSION,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      allow_community_extensions: "false",
      access_mode: make ? "AUTOMATIC" : "READ_ONLY",
      ...(make ? {} : { enable_external_access: "false" }),
      lock_configuration: "true",
    });
    const sql = await instance.connect();
    const close = (): void => {
      sql.closeSync();
      instance.closeSync();
    };
    const [tables, ours] = (
      await rows(
        sql,
        "SELECT count(DISTINCT table_name), count(*) FILTER (table_name = 'file' AND column_name IN ('file', 'hash', 'layout', 'known')) FROM duckdb_columns() WHERE NOT internal",
      )
    )[0] as [number, number];
    if (ours < 4 && (tables > 0 || !make)) {
      close();
      throw not("it holds the tables of another program");
    }
    const programs = await programsIn(sql);
    if (programs.length > 0) {
      close();
      throw not(
        `it holds ${programs.slice(0, MAX_NAMED_PROGRAMS).join(", ")}${programs.length > MAX_NAMED_PROGRAMS ? ` and ${programs.length - MAX_NAMED_PROGRAMS} more` : ""}, which could read other files when they are used; a database of evidence has tables alone, so load the files into a new one`,
      );
    }
    if (make) for (const table of TABLES) await sql.run(table);
    return { sql, close };
  } catch (error) {
    if (error instanceof EntenteError) throw error;
    const said = error instanceof Error ? error.message : String(error);
    if (/lock/i.test(said)) throw new EntenteError("unavailable", `'${path}' is in use by another process`);
    throw not(said.split("\n")[0]);
  }
}

/** An empty database in memory. @throws EntenteError `unavailable` where DuckDB is not installed */
export async function openInMemory(): Promise<Store> {
  const instance = await installed().DuckDBInstance.create(":memory:", {
    memory_limit: MEMORY_LIMIT,
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const sql = await instance.connect();
  return {
    sql,
    close: () => {
      sql.closeSync();
      instance.closeSync();
    },
  };
}

/** Views and macros of a database, in words: a macro may have the name of a function that the queries use. */
async function programsIn(sql: DuckDBConnection): Promise<string[]> {
  const found = await rows(
    sql,
    "SELECT 'the view ' || view_name FROM duckdb_views() WHERE NOT internal UNION ALL SELECT DISTINCT 'the macro ' || function_name FROM duckdb_functions() WHERE NOT internal AND function_type IN ('macro', 'table_macro') ORDER BY 1",
  );
  return found.map(([words]) => visible(String(words)));
}

/** Whether a file has DuckDB's magic: four letters after a checksum of eight bytes. */
function isDatabase(path: string): boolean {
  const buffer = Buffer.alloc(12);
  const file = openSync(path, "r");
  readSync(file, buffer, 0, 12, 0);
  closeSync(file);
  return buffer.toString("latin1", 8) === "DUCK";
}

/** Text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A path as an SQL literal for this one file: pattern characters in it are escaped. */
export const literalPath = (path: string): string => literal(path.replace(/[*?[]/g, "[$&]"));

/** Rows of a query as arrays of plain values: bigint as number, dates and times as ISO text. */
export async function rows(sql: DuckDBConnection, query: string): Promise<(string | number | boolean | null)[][]> {
  const reader = await sql.runAndReadAll(query);
  return reader
    .getRowsJson()
    .map((row) =>
      row.map((value, at) =>
        typeof value === "string" && /BIGINT|HUGEINT/.test(String(reader.columnType(at)))
          ? Number(value)
          : (value as string | number | boolean | null),
      ),
    );
}
