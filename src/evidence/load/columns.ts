/** The columns of a file by their names: those of a layout under other spellings, and those that the user names. */
import { EntenteError } from "../../errors.ts";
import { nearest, suggestion } from "../../language/text/nearest.ts";
import { shorten } from "../../language/text/visible.ts";
import { namesOf, type Layout } from "./layouts/layout.ts";

export type Delimiter = "\t" | "," | ";" | "|";

/** A column of the file that the user says to be one of the layout, `--map NAME=COLUMN`. */
export interface Renamed {
  name: string;
  column: string;
}

/** Most columns of a table. */
const MAX_COLUMNS = 20_000;
/** Columns that a message names. */
const MAX_NAMED_COLUMNS = 12;

/** @throws EntenteError `wrong-input` where a row of a table has too many cells */
export function limitColumns(count: number, file: string): void {
  if (count > MAX_COLUMNS)
    throw new EntenteError(
      "wrong-input",
      `${file} has a row of ${count.toLocaleString("en")} cells, more than the ${MAX_COLUMNS.toLocaleString("en")} that are read; it is refused`,
    );
}

/** Letters and digits of a name in lower case: spellings differ in capitals, blanks and underscores. */
const plainly = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** The columns of a header with the layout's own names, where it has them under these or other spellings. */
export function matched(layout: Layout, cells: readonly string[]): string[] {
  const own = new Map(namesOf(layout).map((name) => [plainly(name), name]));
  const columns = cells.map((cell) => (own.has(cell) ? cell : (own.get(plainly(cell)) ?? cell)));
  for (const [name, others] of Object.entries(layout.aliases ?? {})) {
    if (columns.includes(name)) continue;
    const at = columns.findIndex((column) => others.some((other) => plainly(other) === plainly(column)));
    if (at >= 0) columns[at] = name;
  }
  return columns;
}

/**
 * Cells of a header with the columns renamed that the user named.
 * @param layout whose names alone may be given; null for any
 * @throws EntenteError `wrong-input` where the file lacks such a column, or the layout such a name
 */
export function mapped(
  cells: readonly string[],
  renamed: readonly Renamed[],
  layout: Layout | null,
  file: string,
): string[] {
  const columns = [...cells];
  for (const { name, column } of renamed) {
    const names = layout === null ? null : namesOf(layout);
    if (names && !names.includes(name))
      throw new EntenteError(
        "wrong-input",
        `--map: ${layout!.id} has no column '${shorten(name)}'${suggestion(nearest(name, names)) || `; it has ${names.join(", ")}`}`,
      );
    const at = cells.indexOf(column);
    if (at < 0)
      throw new EntenteError(
        "wrong-input",
        `--map: ${file} has no column '${shorten(column)}'${suggestion(nearest(column, cells)) || `; it has ${named(cells)}`}`,
      );
    columns.forEach((other, n) => {
      if (other === name) columns[n] = "";
    });
    columns[at] = name;
  }
  return columns;
}

/** What a header lacks of a layout, with the nearest of its columns, in words. */
export function missingFrom(layout: Layout, cells: readonly string[]): string {
  const columns = matched(layout, cells);
  const lacking = layout.required.filter((column) => !columns.includes(column));
  const free = columns.filter((column) => !namesOf(layout).includes(column) && column !== "");
  const near = nearest(lacking[0], free);
  return `it lacks the column${lacking.length === 1 ? "" : "s"} ${lacking.map((one) => `'${one}'`).join(", ")}${near === null ? `; it has ${named(free.length > 0 ? free : cells)}` : `; the nearest is '${shorten(near)}'`}; \`--map '${lacking[0]}=COLUMN'\` says which column that is`;
}

function named(cells: readonly string[]): string {
  const all = cells.filter((cell) => cell !== "").map((cell) => shorten(cell, 30));
  return `${all.slice(0, MAX_NAMED_COLUMNS).join(", ")}${all.length > MAX_NAMED_COLUMNS ? ` and ${all.length - MAX_NAMED_COLUMNS} more` : ""}`;
}

/** Cells of one line; quotation marks count where the delimiter is not a tab. */
export function cellsOf(line: string, delimiter: Delimiter): string[] {
  if (delimiter === "\t" && !line.includes('"')) return line.split("\t").map((cell) => cell.trim());
  const quotedCell = /\s*"((?:[^"]|"")*)"[ \t]*/y;
  const cells: string[] = [];
  for (let at = 0; at <= line.length;) {
    quotedCell.lastIndex = at;
    const quoted = quotedCell.exec(line);
    const closed = quoted && (quotedCell.lastIndex === line.length || line[quotedCell.lastIndex] === delimiter);
    const next = line.indexOf(delimiter, closed ? quotedCell.lastIndex : at);
    const end = next < 0 ? line.length : next;
    cells.push(closed ? quoted[1].replaceAll('""', '"') : line.slice(at, end).trim());
    at = end + 1;
  }
  return cells;
}
