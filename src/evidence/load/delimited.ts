/** A table of text between delimiters, read whole, for tables that the database cannot scan by itself. */
import { readFileSync, statSync } from "node:fs";
import { EntenteError } from "../../errors.ts";
import type { Delimiter } from "./columns.ts";

/** A row of a table: its line in the file, from 1, and its cells. */
export interface Row {
  row: number;
  cells: string[];
}

/** Largest file that is read whole. */
const MAX_FILE_BYTES = 64 * 2 ** 20;

/**
 * Text of a file of limited size without its mark of order.
 * @throws EntenteError `wrong-input` where the file is larger than 64 MiB
 */
export function wholeText(path: string, name: string, encoding: "utf-8" | "latin-1"): string {
  if (statSync(path).size > MAX_FILE_BYTES)
    throw new EntenteError(
      "wrong-input",
      `${name} is larger than ${MAX_FILE_BYTES / 2 ** 20} MiB, beyond which tables must have columns period, value, series_id and periods as 2012-10; it is refused`,
    );
  return readFileSync(path, encoding === "latin-1" ? "latin1" : "utf8").replace(/^\ufeff/, "");
}

/** Rows of a text; a quotation mark opens a cell only at its beginning, and lines without any text are left out. */
export function delimitedRows(text: string, delimiter: Delimiter): Row[] {
  const rows: Row[] = [];
  let [line, start] = [1, 1];
  let cells: string[] = [];
  const end = (): void => {
    if (cells.some((cell) => cell !== "")) rows.push({ row: start, cells });
    cells = [];
  };
  for (let at = 0; at <= text.length;) {
    let cell: string;
    let next = at;
    while (text[next] === " ") next++;
    if (text[next] === '"') {
      const parts: string[] = [];
      let from = next + 1;
      for (;;) {
        const mark = text.indexOf('"', from);
        parts.push(text.slice(from, mark < 0 ? text.length : mark));
        next = mark < 0 ? text.length : mark + 1;
        if (mark < 0 || text[next] !== '"') break;
        parts.push('"');
        from = next + 1;
      }
      cell = parts.join("");
      for (let n = cell.indexOf("\n"); n >= 0; n = cell.indexOf("\n", n + 1)) line++;
    } else cell = "";
    const from = next;
    while (next < text.length && text[next] !== delimiter && text[next] !== "\n" && text[next] !== "\r") next++;
    cells.push((cell + text.slice(from, next)).trim());
    if (next < text.length && text[next] === delimiter) {
      at = next + 1;
      continue;
    }
    end();
    line++;
    start = line;
    at = next + (text[next] === "\r" && text[next + 1] === "\n" ? 2 : 1);
  }
  return rows;
}

/** The delimiter that gives most of the first rows the same number of cells, more than one; a comma where none does. */
export function delimiterOf(text: string): Delimiter {
  const end = text.indexOf("\n", 50_000);
  const sample = text.slice(0, end < 0 ? text.length : Math.min(end, 2_000_000));
  let best: { delimiter: Delimiter; score: number } = { delimiter: ",", score: 0 };
  for (const delimiter of ["\t", ";", ",", "|"] as const) {
    const widths = new Map<number, number>();
    for (const { cells } of delimitedRows(sample, delimiter).slice(0, 60))
      if (cells.length > 1) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
    const score = Math.max(0, ...widths.values());
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
