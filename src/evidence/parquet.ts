/** A table as a Parquet file, written by DuckDB with stated types in a stated order. */
import { mkdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { temporaryFolder } from "../files/left-behind.ts";
import { put } from "../files/put.ts";
import { literal, openInMemory } from "./open.ts";

/** @param csvText of the table, with a row of names. @param types of columns that are not DOUBLE. @param order columns to sort by. @throws EntenteError `unavailable` where DuckDB is not installed */
export async function writeParquet(
  path: string,
  csvText: string,
  columns: readonly string[],
  types: { readonly [column: string]: string },
  order: readonly string[],
): Promise<void> {
  const { sql, close } = await openInMemory();
  try {
    const folder = temporaryFolder("parquet");
    const [from, to] = [join(folder, "table.csv"), join(folder, "table.parquet")];
    put(from, csvText);
    const named = (name: string): string => `"${name.replaceAll('"', '""')}"`;
    const stated = columns.map((name) => `${literal(name)}: ${literal(types[name] ?? "DOUBLE")}`).join(", ");
    await sql.run(
      `COPY (SELECT * FROM read_csv(${literal(from)}, header = true, delim = ',', quote = '"', escape = '"', columns = {${stated}}) ORDER BY ${order.map(named).join(", ")}) TO ${literal(to)} (FORMAT parquet, COMPRESSION zstd)`,
    );
    mkdirSync(dirname(path), { recursive: true });
    put(path, readFileSync(to));
  } finally {
    close();
  }
}
