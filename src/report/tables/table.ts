/** A table of a result: its columns, its rows, and both as CSV. */

export type Cell = string | number | boolean | null | undefined;
export interface Table {
  name: string;
  columns: string[];
  rows: Cell[][];
}

/** Keys of a row that hold what a cell can show. */
type Column<Row> = { [K in keyof Row]-?: Row[K] extends Cell ? K : never }[keyof Row] & string;

/** A table of the named members of its rows. */
export function table<Row extends object>(name: string, columns: Column<Row>[], rows: Row[]): Table {
  return { name, columns, rows: rows.map((row) => columns.map((column) => row[column] as Cell)) };
}

/** A table as CSV (RFC 4180). Text that a spreadsheet would read as a formula gets a leading apostrophe. */
export function csv({ columns, rows }: Table): string {
  const cell = (value: Cell): string => {
    if (value === null || value === undefined) return "";
    if (typeof value !== "string") return String(value);
    const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
    return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
  };
  return [columns, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
}

/** `gas=contract;treaty=signed`. */
export const optionList = (options: { [issue: string]: string }): string =>
  Object.entries(options)
    .map(([issue, option]) => `${issue}=${option}`)
    .join(";");
